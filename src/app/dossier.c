#include "app/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "rules/term.h"
#include "store/store.h"

enum { ROWS_MAX = 1000 };

/* Loads a row that may be missing (its records have not arrived, or it was deleted): *row is then NULL. */
static bool load_if_here(struct app *app, struct arena *arena, const struct entity *entity, const char *id, void **row,
	struct error *err)
{
	struct error why = { E_NONE, "" };

	*row = NULL;
	if (!id || !*id)
		return true;
	*row = arena_alloc(arena, entity->size);
	if (store_load(app->store, arena, entity, id, *row, &why)) {
		if (((struct row *)*row)->gone)
			*row = NULL;
		return true;
	}
	*row = NULL;
	return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
}

static int by_newest_decision(const void *a, const void *b)
{
	const struct decision *left = *(void *const *)a, *right = *(void *const *)b;

	if (left->decided_at != right->decided_at)
		return left->decided_at < right->decided_at ? 1 : -1;
	return strcmp(right->row.id, left->row.id);
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
	if (!load_if_here(app, arena, &entity_home, dossier->proposal ? dossier->proposal->home : NULL, &home, err))
		return false;
	dossier->home = home;
	if (home && !load_if_here(app, arena, &entity_complex, dossier->home->complex, &complex, err))
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

static void find_missing(struct app *app, struct arena *arena, struct dossier *dossier)
{
	const struct codebook *book = app_codebook(app);
	const struct gate_facts facts = { .application = dossier->application,
		.client = dossier->client,
		.proposal = dossier->proposal,
		.home = dossier->home,
		.today = app_today(app) };
	const char *ahead = step_ahead(book, dossier->application->step);

	if (ahead)
		dossier->missing_count = gate_check_until(arena, book, &facts, ahead, &dossier->missing);
}

static void reckon(struct app *app, struct arena *arena, struct dossier *dossier)
{
	const struct application *application = dossier->application;
	const struct code_entry *step = codebook_find(app_codebook(app), "step", application->step);
	int64_t today = app_today(app), received = application->received;

	find_missing(app, arena, dossier);
	dossier->term_ends = term_end(step, application->step_since, application->hold_until);
	dossier->waits = received == UNKNOWN ? UNKNOWN : received > today ? 0 : today - received;
	dossier->earliest_key = application->admitted_on == UNKNOWN ? UNKNOWN : gate_earliest_key(app_codebook(app), application, today);
	dossier->contested = application->row.contested || dossier->client->row.contested;
}

bool dossier_load(
	struct app *app, struct arena *arena, const char *application, struct dossier **out, struct error *err)
{
	struct dossier *dossier = arena_alloc(arena, sizeof(*dossier));
	void *client;

	dossier->application = arena_alloc(arena, sizeof(*dossier->application));
	if (!store_load(app->store, arena, &entity_application, application, dossier->application, err) ||
		!load_if_here(app, arena, &entity_client, dossier->application->client, &client, err))
		return false;
	if (!client) {
		client = arena_alloc(arena, sizeof(struct client));
		row_clear(&entity_client, client);
	}
	dossier->client = client;
	if (!load_home(app, arena, dossier, err) || !load_decisions(app, arena, dossier, err))
		return false;
	reckon(app, arena, dossier);
	*out = dossier;
	return true;
}
