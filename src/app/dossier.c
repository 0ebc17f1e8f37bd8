#include "app/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "course_facts.h"
#include "facts.h"
#include "step_write.h"
#include "store/store.h"

enum { ROWS_MAX = 1000 };

static int by_newest_decision(const void *a, const void *b)
{
	const struct decision *left = *(void *const *)a, *right = *(void *const *)b;

	if (left->decided_at != right->decided_at)
		return left->decided_at < right->decided_at ? 1 : -1;
	return left->row.key < right->row.key ? 1 : -1;
}

static bool load_decisions(struct app *app, struct arena *arena, struct dossier *dossier, struct error *err)
{
	void **rows;
	size_t count;

	if (!store_list_by(app->store, arena, &entity_decision, "application", dossier->application->row.id, ROWS_MAX,
		    &rows, &count, err))
		return false;
	if (count)
		qsort(rows, count, sizeof(*rows), by_newest_decision);
	dossier->decision_count = count < DOSSIER_DECISIONS_MAX ? count : DOSSIER_DECISIONS_MAX;
	dossier->decisions = arena_alloc(arena, (count + 1) * sizeof(*dossier->decisions));
	for (size_t i = 0; i < dossier->decision_count; i++)
		dossier->decisions[i] = rows[i];
	return true;
}

static bool is_standing(const struct proposal *proposal)
{
	static const char *const states[] = { "open", "viewing", "accepted" };

	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (proposal->state && !strcmp(proposal->state, states[i]))
			return true;
	return false;
}

static bool load_home(struct app *app, struct arena *arena, struct dossier *dossier, struct error *err)
{
	void **rows, *home, *complex = NULL;
	size_t count;

	if (!store_list_by(app->store, arena, &entity_proposal, "application", dossier->application->row.id, ROWS_MAX,
		    &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct proposal *proposal = rows[i];

		if (is_standing(proposal) &&
			(!dossier->proposal || proposal->proposed_on >= dossier->proposal->proposed_on))
			dossier->proposal = proposal;
	}
	if (!facts_row(app, arena, &entity_home, dossier->proposal ? dossier->proposal->home : NULL, &home, err))
		return false;
	dossier->home = home;
	if (home && !facts_row(app, arena, &entity_complex, dossier->home->complex, &complex, err))
		return false;
	dossier->complex = complex;
	return true;
}

/* The step until which facts ought to be known by now: the next one, unless that leads out of the queue. */
static const char *step_ahead(const struct codebook *book, const char *step)
{
	size_t count;
	const struct code_entry *steps = codebook_list(book, "step", &count);

	for (size_t i = 0; i < count; i++) {
		if (!step || strcmp(steps[i].code, step))
			continue;
		if (steps[i].step.final)
			return NULL;
		if (i + 1 < count && (steps[i + 1].step.queued || !steps[i].step.queued) && !steps[i + 1].step.final)
			i++;
		return steps[i].code;
	}
	return NULL;
}

static bool find_missing(struct app *app, struct arena *arena, struct dossier *dossier, struct error *err)
{
	const struct codebook *book = step_book(app, dossier->application);
	const struct facts_of of = { dossier->application, dossier->client, dossier->proposal, dossier->home };
	const char *ahead =
		step_ahead(book, dossier->state.step ? dossier->state.step->code : dossier->application->step);
	struct gate_facts facts;

	if (!ahead)
		return true;
	if (!gate_facts_of(app, arena, book, &of, ahead, &facts, err))
		return false;
	dossier->missing_count = gate_check_until(arena, book, &facts, ahead, &dossier->missing);
	return true;
}

static bool reckon(struct app *app, struct arena *arena, struct dossier *dossier, struct error *err)
{
	const struct application *application = dossier->application;
	const struct codebook *book = step_book(app, application);
	const struct course_case of = course_case_of(application);
	int64_t today = app_today(app), received = application->received;

	if (!course_state_of(app, arena, book, &of, &dossier->state, err) || !find_missing(app, arena, dossier, err))
		return false;
	dossier->term_ends = dossier->state.term_ends;
	dossier->waits = received == UNKNOWN ? UNKNOWN : received > today ? 0 : today - received;
	dossier->earliest_key =
		application->admitted_on == UNKNOWN ? UNKNOWN : gate_earliest_key(book, application, today);
	dossier->contested = application->row.contested || dossier->client->row.contested;
	return true;
}

bool dossier_load(
	struct app *app, struct arena *arena, const char *application, struct dossier **out, struct error *err)
{
	struct dossier *dossier = arena_alloc(arena, sizeof(*dossier));
	void *client;

	dossier->application = arena_alloc(arena, sizeof(*dossier->application));
	if (!store_load(app->store, arena, &entity_application, application, dossier->application, err) ||
		!facts_row(app, arena, &entity_client, dossier->application->client, &client, err))
		return false;
	if (!client) {
		client = arena_alloc(arena, sizeof(struct client));
		row_clear(&entity_client, client);
	}
	dossier->client = client;
	if (!load_home(app, arena, dossier, err) || !load_decisions(app, arena, dossier, err))
		return false;
	*out = dossier;
	return reckon(app, arena, dossier, err);
}
