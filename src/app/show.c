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

static bool was_taken(const struct decision *decision, const struct show_as_of *as_of)
{
	if (!as_of)
		return true;
	if (as_of->decision && !strcmp(decision->row.id, as_of->decision))
		return false;
	return decision->decided_at <= as_of->time;
}

static int newest_first(const void *left, const void *right)
{
	const struct decision *a = *(struct decision *const *)left, *b = *(struct decision *const *)right;

	if (a->decided_at != b->decided_at)
		return a->decided_at < b->decided_at ? 1 : -1;
	return strcmp(b->row.id, a->row.id);
}

bool show_decisions(struct app *app, struct arena *arena, const char *application, const struct show_as_of *as_of,
	struct decision ***decisions, size_t *count, struct error *err)
{
	void **rows;
	size_t all;

	*count = 0;
	if (!store_list_by(
		    app->store, arena, &entity_decision, "application", application, DECISIONS_MAX, &rows, &all, err))
		return false;
	*decisions = arena_alloc(arena, (all + 1) * sizeof(**decisions));
	for (size_t i = 0; i < all; i++)
		if (was_taken(rows[i], as_of))
			(*decisions)[(*count)++] = rows[i];
	qsort(*decisions, *count, sizeof(**decisions), newest_first);
	return true;
}
