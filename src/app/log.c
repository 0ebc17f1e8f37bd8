/* The table's decisions and its agenda of today. */
#include <stdlib.h>
#include <string.h>

#include "app/dossier.h"
#include "base/day.h"
#include "store/query.h"
#include "store/store.h"

enum { AGENDA_MAX = 200, PEOPLE_MAX = 500 };

/* Columns of QUERY_DECISIONS_OF_FORUM that are used. */
enum { LOG_KEY = 0, LOG_NUMBER = 8, LOG_CALL_NAME = 9, LOG_SHIELDED = 10 };

/* Lists are shown to a room: the name of a shielded client is in none. */
static const char *name_shown(struct arena *arena, struct cursor *cursor, int name, int shielded)
{
	return query_number(cursor, shielded) == 1 ? _("(shielded)") : arena_text(arena, query_text(cursor, name));
}

struct keyed {
	int64_t key;
	const char *number, *call_name;
};

static bool read_keys(struct app *app, struct arena *arena, const char *forum, const struct decision *before,
	size_t limit, struct keyed *keys, size_t *count, struct error *err)
{
	struct cursor *cursor;
	bool row = true, good;

	if (!query_open(app->store, QUERY_DECISIONS_OF_FORUM, &cursor, err, "siii", forum,
		    before ? before->decided_at : INT64_MAX, before ? before->row.key : INT64_MAX, (int64_t)limit))
		return false;
	while ((good = query_next(cursor, &row, err)) && row)
		keys[(*count)++] = (struct keyed){ query_number(cursor, LOG_KEY),
			arena_text(arena, query_text(cursor, LOG_NUMBER)),
			name_shown(arena, cursor, LOG_CALL_NAME, LOG_SHIELDED) };
	query_close(&cursor);
	return good;
}

static int by_newest(const void *a, const void *b)
{
	const struct decision *left = ((const struct logged *)a)->decision,
			      *right = ((const struct logged *)b)->decision;

	if (left->decided_at != right->decided_at)
		return left->decided_at < right->decided_at ? 1 : -1;
	return left->row.key < right->row.key ? 1 : -1;
}

struct forum_log {
	struct app *app;
	struct arena *arena;
	const struct decision *before;
	size_t limit;
	struct keyed *keys;
	size_t count, room;
};

static bool add_forum(void *from, const void *row, struct error *err)
{
	struct forum_log *log = from;

	if (log->count + log->limit > log->room)
		return true;
	return read_keys(log->app, log->arena, ((const struct row *)row)->id, log->before, log->limit, log->keys,
		&log->count, err);
}

enum { LOG_FORUMS = 32 };

bool dossier_log(struct app *app, struct arena *arena, const char *forum, const struct decision *before, size_t limit,
	struct logged **out, size_t *count, struct error *err)
{
	struct forum_log log = { app, arena, before, limit, NULL, 0, *forum ? limit : limit * LOG_FORUMS };

	log.keys = arena_alloc(arena, (log.room + 1) * sizeof(*log.keys));
	*count = 0;
	if (*forum ? !read_keys(app, arena, forum, before, limit, log.keys, &log.count, err)
		   : !store_walk(app->store, &entity_forum, add_forum, &log, err))
		return false;
	*out = arena_alloc(arena, (log.count + 1) * sizeof(**out));
	for (size_t i = 0; i < log.count; i++) {
		struct decision *decision = arena_alloc(arena, sizeof(*decision));

		if (!store_load_key(app->store, arena, &entity_decision, log.keys[i].key, decision, err))
			return false;
		(*out)[(*count)++] = (struct logged){ decision, log.keys[i].number, log.keys[i].call_name };
	}
	qsort(*out, *count, sizeof(**out), by_newest);
	if (*count > limit)
		*count = limit;
	return true;
}

/* ---- agenda ----------------------------------------------------------------------------------------------------- */

/* The first one that is not closed; when all are, the last. */
static bool find_meeting(struct app *app, int64_t day, int64_t *key, struct error *err)
{
	enum { MEETING_KEY = 0, MEETING_CLOSED = 3 };
	struct cursor *cursor;
	bool row = true, good = true, open = false;

	*key = UNKNOWN;
	if (!query_open(app->store, QUERY_MEETING_OF_DAY, &cursor, err, "sii", app->forum, day * MINUTES_PER_DAY,
		    (day + 1) * MINUTES_PER_DAY))
		return false;
	while (!open && (good = query_next(cursor, &row, err)) && row) {
		*key = query_number(cursor, MEETING_KEY);
		open = query_number(cursor, MEETING_CLOSED) != 1;
	}
	query_close(&cursor);
	return good;
}

static bool load_meeting(struct app *app, struct arena *arena, struct agenda *agenda, struct error *err)
{
	int64_t key;

	if (!find_meeting(app, app_today(app), &key, err))
		return false;
	if (key == UNKNOWN)
		return true;
	agenda->meeting = arena_alloc(arena, sizeof(*agenda->meeting));
	return store_load_key(app->store, arena, &entity_meeting, key, agenda->meeting, err);
}

/* Columns of QUERY_AGENDA_OF_MEETING. */
enum { ITEM_KEY = 0, ITEM_NUMBER = 7, ITEM_CALL_NAME = 8, ITEM_SHIELDED = 10 };

static bool load_items(struct app *app, struct arena *arena, struct agenda *agenda, struct error *err)
{
	struct cursor *cursor;
	bool row = true, good = true;

	agenda->lines = arena_alloc(arena, AGENDA_MAX * sizeof(*agenda->lines));
	if (!query_open(app->store, QUERY_AGENDA_OF_MEETING, &cursor, err, "s", agenda->meeting->row.id))
		return false;
	while (agenda->count < AGENDA_MAX && (good = query_next(cursor, &row, err)) && row) {
		struct agenda_line *line = &agenda->lines[agenda->count++];

		line->item = arena_alloc(arena, sizeof(*line->item));
		line->number = arena_text(arena, query_text(cursor, ITEM_NUMBER));
		line->call_name = name_shown(arena, cursor, ITEM_CALL_NAME, ITEM_SHIELDED);
		if (!(good = store_load_key(
			      app->store, arena, &entity_agenda_item, query_number(cursor, ITEM_KEY), line->item, err)))
			break;
	}
	query_close(&cursor);
	return good;
}

static bool count_people(struct app *app, struct arena *arena, struct agenda *agenda, struct error *err)
{
	void **rows;
	size_t count;

	if (!store_list_by(app->store, arena, &entity_attendance, "meeting", agenda->meeting->row.id, PEOPLE_MAX, &rows,
		    &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct attendance *attendance = rows[i];

		if (attendance->application)
			continue;
		agenda->invited++;
		agenda->present += attendance->state && !strcmp(attendance->state, "present");
	}
	return true;
}

bool agenda_today(struct app *app, struct arena *arena, struct agenda **out, struct error *err)
{
	struct agenda *agenda = arena_alloc(arena, sizeof(*agenda));

	*out = agenda;
	if (!*app->forum)
		return true;
	if (!load_meeting(app, arena, agenda, err))
		return false;
	return !agenda->meeting || (load_items(app, arena, agenda, err) && count_people(app, arena, agenda, err));
}
