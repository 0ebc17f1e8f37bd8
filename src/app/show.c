#include "app/show.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "store/store.h"

enum { DECISIONS_MAX = 1000, MS_PER_MINUTE = 60000, STAMP_COUNTER_BITS = 16 };

bool show_find(struct app *app, struct arena *arena, const struct entity *entity, const char *typed,
	const struct entity **found, const char **id, struct error *err)
{
	return store_find(app->store, arena, entity, typed, found, id, err);
}

/* ---- moments ------------------------------------------------------------------------------------------------------ */

/* The last millisecond of a minute of the wall clock. The second step is for an offset that changed in between. */
static int64_t end_of_minute(const struct clock *clock, int64_t time)
{
	int64_t ms = time * MS_PER_MINUTE;

	ms -= (clock_local(clock, ms) - time) * MS_PER_MINUTE;
	ms -= (clock_local(clock, ms) - time) * MS_PER_MINUTE;
	return ms + MS_PER_MINUTE - 1;
}

static bool read_time(struct app *app, const char *typed, int64_t *time)
{
	struct error ignored;
	int64_t day;

	if (time_parse(typed, app_today(app), time, &ignored))
		return true;
	if (!day_parse(typed, app_today(app), &day, &ignored))
		return false;
	*time = day * MINUTES_PER_DAY + MINUTES_PER_DAY - 1;
	return true;
}

static bool read_decision(
	struct app *app, struct arena *arena, const char *typed, struct show_as_of *out, struct error *err)
{
	const struct entity *entity;
	struct decision decision;

	if (!store_find(app->store, arena, &entity_decision, typed, &entity, &out->decision, err) ||
		!store_load(app->store, arena, &entity_decision, out->decision, &decision, err))
		return false;
	out->time = decision.decided_at;
	out->ms = end_of_minute(&app->clock, decision.decided_at);
	return true;
}

bool show_when(struct app *app, struct arena *arena, const char *typed, struct show_as_of *out, struct error *err)
{
	struct error ignored = { E_NONE, "" };
	int offset;

	*out = (struct show_as_of){ 0, 0, NULL };
	if (clock_read(typed, &out->ms, &offset)) {
		out->time = clock_local(&app->clock, out->ms);
		return true;
	}
	if (read_time(app, typed, &out->time)) {
		out->ms = end_of_minute(&app->clock, out->time);
		return true;
	}
	if (read_decision(app, arena, typed, out, &ignored))
		return true;
	if (ignored.code == E_STORE)
		return fail(err, ignored.code, "%s", ignored.text);
	return fail(err, E_INPUT,
		_("\"%s\" is no moment and no decision. Type for example 2026-11-19, 3-12-26 13:00 or "
		  "the id of a decision."),
		typed);
}

/* ---- rows --------------------------------------------------------------------------------------------------------- */

static struct stamp stamp_of(const struct show_as_of *as_of)
{
	uint64_t ms = as_of->ms > 0 ? (uint64_t)as_of->ms : 0;

	return (struct stamp){ ms << STAMP_COUNTER_BITS | ((1u << STAMP_COUNTER_BITS) - 1) };
}

bool show_load(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	const struct show_as_of *as_of, void **row, size_t *late, struct error *err)
{
	*row = arena_alloc(arena, entity->size);
	*late = 0;
	if (!as_of)
		return store_load(app->store, arena, entity, id, *row, err);
	return store_load_as_of(app->store, arena, entity, id, stamp_of(as_of), as_of->decision, *row, late, err);
}

/* An entry as it stood at a moment: what withdrew it later is not known yet. */
struct entries {
	struct app *app;
	struct arena *arena;
	const struct entity *entity;
	const struct field *at; /* when it happened, in wall-clock minutes */
	const struct show_as_of *as_of;
	int64_t key; /* of the decision that is looked back from, among all rows of this file; UNKNOWN */
};

static int64_t happened(const struct entries *e, const void *row)
{
	return *field_number(e->at, row);
}

/* Within the minute of that decision only what came into this file before it. */
static bool had_happened(const struct entries *e, const struct row *row)
{
	if (!e->as_of)
		return true;
	if (e->as_of->decision && e->key != UNKNOWN && happened(e, row) == e->as_of->time)
		return row->key < e->key;
	return happened(e, row) <= e->as_of->time;
}

/* *then NULL: it was recorded later. */
static bool take_back(const struct entries *e, void *row, void **then, struct error *err)
{
	struct error why = { E_NONE, "" };
	size_t late;

	*then = row;
	if (!e->as_of)
		return true;
	*then = arena_alloc(e->arena, e->entity->size);
	if (store_load_as_of(e->app->store, e->arena, e->entity, ((struct row *)row)->id, stamp_of(e->as_of), NULL,
		    *then, &late, &why))
		return true;
	*then = NULL;
	return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
}

static bool list_entries(
	const struct entries *e, const char *application, void ***entries, size_t *count, struct error *err)
{
	void **rows, *then;
	size_t all;

	*count = 0;
	if (!store_list_by(
		    e->app->store, e->arena, e->entity, "application", application, DECISIONS_MAX, &rows, &all, err))
		return false;
	*entries = arena_alloc(e->arena, (all + 1) * sizeof(**entries));
	for (size_t i = 0; i < all; i++) {
		if (!had_happened(e, rows[i]))
			continue;
		if (!take_back(e, rows[i], &then, err))
			return false;
		if (then) {
			((struct row *)then)->key = ((struct row *)rows[i])->key;
			(*entries)[(*count)++] = then;
		}
	}
	return true;
}

static struct entries entries_of(struct app *app, struct arena *arena, const struct entity *entity, const char *at,
	const struct show_as_of *as_of)
{
	struct entries entries = { app, arena, entity, entity_field(entity, at), as_of, UNKNOWN };
	struct error ignored;
	struct decision decision;

	if (as_of && as_of->decision &&
		store_load(app->store, arena, &entity_decision, as_of->decision, &decision, &ignored))
		entries.key = decision.row.key;
	return entries;
}

static int newest_decision_first(const void *left, const void *right)
{
	const struct decision *a = *(struct decision *const *)left, *b = *(struct decision *const *)right;

	if (a->decided_at != b->decided_at)
		return a->decided_at < b->decided_at ? 1 : -1;
	return a->row.key < b->row.key ? 1 : -1;
}

static int newest_step_first(const void *left, const void *right)
{
	const struct step_change *a = *(struct step_change *const *)left, *b = *(struct step_change *const *)right;

	if (a->set_at != b->set_at)
		return a->set_at < b->set_at ? 1 : -1;
	return a->row.key < b->row.key ? 1 : -1;
}

bool show_decisions(struct app *app, struct arena *arena, const char *application, const struct show_as_of *as_of,
	struct decision ***decisions, size_t *count, struct error *err)
{
	const struct entries entries = entries_of(app, arena, &entity_decision, "decided_at", as_of);
	void **rows;

	if (!list_entries(&entries, application, &rows, count, err))
		return false;
	*decisions = arena_alloc(arena, (*count + 1) * sizeof(**decisions));
	for (size_t i = 0; i < *count; i++)
		(*decisions)[i] = rows[i];
	if (*count)
		qsort(*decisions, *count, sizeof(**decisions), newest_decision_first);
	return true;
}

bool show_steps(struct app *app, struct arena *arena, const char *application, const struct show_as_of *as_of,
	struct step_change ***steps, size_t *count, struct error *err)
{
	const struct entries entries = entries_of(app, arena, &entity_step_change, "set_at", as_of);
	void **rows;

	if (!list_entries(&entries, application, &rows, count, err))
		return false;
	*steps = arena_alloc(arena, (*count + 1) * sizeof(**steps));
	for (size_t i = 0; i < *count; i++)
		(*steps)[i] = rows[i];
	if (*count)
		qsort(*steps, *count, sizeof(**steps), newest_step_first);
	return true;
}
