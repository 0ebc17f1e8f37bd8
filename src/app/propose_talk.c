/* A case that has to be talked about: on the agenda of the next meeting of a kind of table. */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "forum_pick.h"
#include "propose_parts.h"
#include "store/query.h"
#include "store/store.h"

enum { AHEAD_DAYS = 366, ASKED_MAX = 200 };

struct place {
	const char *meeting;
	int64_t starts;
};

/* The next meeting of one table that is not closed, between two times. */
static bool next_meeting(
	struct placing *placing, const char *forum, int64_t from, int64_t until, struct place *place, struct error *err)
{
	struct cursor *cursor;
	bool row = false, good;

	if (!query_open(placing->app->store, QUERY_MEETING_OF_DAY, &cursor, err, "sii", forum, from, until))
		return false;
	while ((good = query_next(cursor, &row, err)) && row) {
		if (query_number(cursor, 3) == 1)
			continue;
		if (!place->meeting || query_number(cursor, 2) < place->starts) {
			place->meeting = arena_text(placing->arena, query_text(cursor, 1));
			place->starts = query_number(cursor, 2);
		}
		break;
	}
	query_close(&cursor);
	return good;
}

/* The table of the case when it is of that kind, else the one of that kind for where the client comes from. */
static bool find_place(struct placing *placing, const char *kind, int64_t last, struct place *place, struct error *err)
{
	int64_t from = clock_time(&placing->app->clock);
	int64_t until = ((last == UNKNOWN ? app_today(placing->app) + AHEAD_DAYS : last) + 1) * MINUTES_PER_DAY;
	const char *forum = placing->application->forum;
	void *own;

	if (!facts_row(placing->app, placing->arena, &entity_forum, forum, &own, err))
		return false;
	if ((!own || !((struct forum *)own)->kind || strcmp(((struct forum *)own)->kind, kind) != 0) &&
		!forum_pick(placing->app, placing->arena, kind, placing->dossier->client->origin, &forum, err))
		return false;
	return !forum || next_meeting(placing, forum, from, until, place, err);
}

/* Behind what is on the agenda; *there: the case is on it already. */
static bool last_position(
	struct placing *placing, const char *meeting, int64_t *position, const char **there, struct error *err)
{
	struct cursor *cursor;
	bool row = false, good;

	*position = 0;
	*there = NULL;
	if (!query_open(placing->app->store, QUERY_AGENDA_OF_MEETING, &cursor, err, "s", meeting))
		return false;
	while ((good = query_next(cursor, &row, err)) && row) {
		const char *application = query_text(cursor, 2);

		if (query_number(cursor, 3) > *position)
			*position = query_number(cursor, 3);
		if (application && !strcmp(application, placing->application->row.id))
			*there = arena_text(placing->arena, query_text(cursor, 1));
	}
	query_close(&cursor);
	return good;
}

bool refusal_schedule(struct placing *placing, const char *forum_kind, const char *asked, int64_t last, int64_t *day,
	struct error *err)
{
	struct place place = { NULL, UNKNOWN };
	struct write_cells cells = { .arena = placing->arena };
	struct meeting meeting;
	const char *there;
	char made[ID_TEXT];
	int64_t position;

	*day = UNKNOWN;
	if (!find_place(placing, forum_kind, last, &place, err))
		return false;
	if (!place.meeting)
		return true;
	*day = place.starts / MINUTES_PER_DAY;
	if (!store_load(placing->app->store, placing->arena, &entity_meeting, place.meeting, &meeting, err) ||
		!last_position(placing, place.meeting, &position, &there, err))
		return false;
	if (there)
		return true;
	store_new_id(placing->app->store, made);
	write_add(&cells, "meeting", place.meeting);
	write_add(&cells, "application", placing->application->row.id);
	write_add(&cells, "position", arena_print(placing->arena, "%lld", (long long)position + 1));
	write_add(&cells, "asked", text_fit(placing->arena, asked, ASKED_MAX));
	write_add(&cells, "state", "ready");
	return store_set(
		placing->app->store, &entity_agenda_item, made, meeting.row.scope, cells.cells, cells.count, err);
}
