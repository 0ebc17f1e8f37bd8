/* The gauge: which contract forms those have who live there, against what the arrangement expects. */
#include <stdlib.h>
#include <string.h>

#include "app/propose.h"
#include "store/store.h"

struct tally {
	struct app *app;
	struct arena *arena; /* of one contract; emptied each time */
	struct contract_share *lines;
	size_t count;
	int64_t total;
};

/* Is the case at the step of the event "key", or behind it, and not at its end? */
static bool lives_there(const struct codebook *book, const struct application *application)
{
	const struct code_entry *key = codebook_event_step(book, "key");
	const struct code_entry *step = application->step ? codebook_find(book, "step", application->step) : NULL;

	return !application->row.gone && application->key_on != UNKNOWN && step && !step->step.final &&
		(!key || step >= key); /* steps lie in their order */
}

static bool counts(struct tally *tally, const struct contract *contract, bool *counted, struct error *err)
{
	struct error why = { E_NONE, "" };
	struct application application;

	*counted = false;
	if (!contract->application || !contract->form)
		return true;
	if (!store_load(
		    tally->app->store, tally->arena, &entity_application, contract->application, &application, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	*counted = lives_there(app_codebook_of(tally->app, application.arrangement), &application);
	return true;
}

static bool visit(void *from, const void *row, struct error *err)
{
	const struct contract *contract = row;
	struct tally *tally = from;
	bool counted;

	arena_reset(tally->arena);
	if (!counts(tally, contract, &counted, err))
		return false;
	for (size_t i = 0; counted && i < tally->count; i++) {
		if (strcmp(tally->lines[i].form->code, contract->form) != 0)
			continue;
		tally->lines[i].count++;
		tally->total++;
	}
	return true;
}

bool contract_shares(struct app *app, struct arena *arena, struct contract_share **lines, size_t *count, int64_t *total,
	struct error *err)
{
	struct tally tally = { .app = app };
	const struct code_entry *forms = codebook_list(app_codebook(app), "contract_form", &tally.count);
	bool good;

	tally.lines = arena_alloc(arena, (tally.count + 1) * sizeof(*tally.lines));
	for (size_t i = 0; i < tally.count; i++)
		tally.lines[i] = (struct contract_share){ &forms[i], 0, codebook_number(&forms[i], "expected") };
	arena_open(&tally.arena);
	good = store_walk(app->store, &entity_contract, visit, &tally, err);
	arena_close(&tally.arena);
	*lines = tally.lines;
	*count = tally.count;
	*total = tally.total;
	return good;
}
