/* The agenda of moments: what is late, what comes, and the meetings of tables between. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "moment_parts.h"
#include "store/query.h"
#include "store/store.h"

enum { DAYS_AHEAD = 30 };

/* A line before it is dressed: enough to sort and count by. */
struct entry {
	int64_t key; /* of the appointment; 0: a meeting */
	const char *meeting, *forum;
	int64_t day, at, days_late;
};

struct agenda_of {
	struct app *app;
	struct arena *arena;
	const struct moment_filter *filter;
	int64_t today, until;
	const char *support_worker; /* folded; NULL: all */
	struct entry *entries;
	size_t count, room;
};

static struct entry *add_entry(struct agenda_of *agenda)
{
	agenda->entries =
		arena_grow(agenda->arena, agenda->entries, agenda->count, &agenda->room, sizeof(*agenda->entries));
	agenda->entries[agenda->count] = (struct entry){ .at = UNKNOWN };
	return &agenda->entries[agenda->count++];
}

/* Late since the day it was due; or, planned in time and not told to be held, since the planned day. */
static int64_t days_late(const struct appointment *row, int64_t today)
{
	int64_t day = moment_day(row);

	if (!moment_is_open(row))
		return 0;
	if (row->due != UNKNOWN && row->due < today)
		return today - row->due;
	return day != UNKNOWN && day < today ? today - day : 0;
}

static bool same_text(const char *a, const char *b)
{
	return a && b && !strcmp(a, b);
}

static bool is_wanted(const struct agenda_of *agenda, struct cursor *cursor)
{
	const struct moment_filter *filter = agenda->filter;
	const char *name = query_text(cursor, MOMENT_SUPPORT_WORKER);

	if (filter->application && !same_text(filter->application, query_text(cursor, MOMENT_APPLICATION)))
		return false;
	if (filter->household && !same_text(filter->household, query_text(cursor, MOMENT_HOUSEHOLD)))
		return false;
	if (*agenda->app->forum && !same_text(agenda->app->forum, query_text(cursor, MOMENT_FORUM)))
		return false;
	return !agenda->support_worker || (name && strstr(text_fold(agenda->arena, name), agenda->support_worker));
}

static void take_row(struct agenda_of *agenda, struct cursor *cursor)
{
	const struct appointment row = {
		.state = query_text(cursor, MOMENT_STATE),
		.due = query_number(cursor, MOMENT_DUE),
		.planned_at = query_number(cursor, MOMENT_PLANNED_AT),
	};
	int64_t late = days_late(&row, agenda->today), day = moment_day(&row);
	struct entry *entry;

	if (!is_wanted(agenda, cursor) || (!late && (agenda->filter->late_only || day > agenda->until)))
		return;
	entry = add_entry(agenda);
	entry->key = query_number(cursor, MOMENT_KEY);
	entry->day = day;
	entry->at = row.state && !strcmp(row.state, "planned") ? row.planned_at : UNKNOWN;
	entry->days_late = late;
}

static bool take_rows(struct agenda_of *agenda, struct cursor *cursor, struct error *err)
{
	bool row = true, good = true;

	while (row && (good = query_next(cursor, &row, err)))
		if (row)
			take_row(agenda, cursor);
	query_close(&cursor);
	return good;
}

/* By due day, and those that were planned before it falls due. */
static bool take_moments(struct agenda_of *agenda, struct error *err)
{
	struct store *store = agenda->app->store;
	int64_t last = agenda->until > agenda->today ? agenda->until : agenda->today;
	struct cursor *cursor;

	return query_open(store, QUERY_MOMENTS_DUE, &cursor, err, "i", last) && take_rows(agenda, cursor, err) &&
		query_open(store, QUERY_MOMENTS_PLANNED, &cursor, err, "ii", (last + 1) * MINUTES_PER_DAY, last) &&
		take_rows(agenda, cursor, err);
}

/* ---- meetings --------------------------------------------------------------------------------------------------- */

static bool take_meetings_of(struct agenda_of *agenda, const char *forum, struct error *err)
{
	enum { MEETING_ID = 1, MEETING_STARTS, MEETING_CLOSED };
	struct cursor *cursor;
	bool row = true, good = true;

	if (!query_open(agenda->app->store, QUERY_MEETING_OF_DAY, &cursor, err, "sii", forum,
		    agenda->today * MINUTES_PER_DAY, (agenda->until + 1) * MINUTES_PER_DAY))
		return false;
	while (row && (good = query_next(cursor, &row, err))) {
		struct entry *entry;

		if (!row || query_number(cursor, MEETING_CLOSED) == 1)
			continue;
		entry = add_entry(agenda);
		entry->meeting = arena_text(agenda->arena, query_text(cursor, MEETING_ID));
		entry->forum = forum;
		entry->at = query_number(cursor, MEETING_STARTS);
		entry->day = entry->at / MINUTES_PER_DAY;
	}
	query_close(&cursor);
	return good;
}

static bool take_meetings(struct agenda_of *agenda, struct error *err)
{
	const struct moment_filter *filter = agenda->filter;
	size_t count;
	const struct code_entry *forums = codebook_list(app_codebook(agenda->app), "forum", &count);

	if (filter->application || filter->household || filter->support_worker || filter->late_only)
		return true;
	for (size_t i = 0; i < count; i++)
		if ((!*agenda->app->forum || !strcmp(agenda->app->forum, forums[i].code)) &&
			!take_meetings_of(agenda, forums[i].code, err))
			return false;
	return true;
}

static bool dress_meeting(
	struct agenda_of *agenda, const struct entry *entry, struct moment_line *line, struct error *err)
{
	struct cursor *cursor;
	bool row = false, good;

	line->meeting = true;
	line->id = entry->meeting;
	line->moment = codebook_text(app_codebook(agenda->app), "forum", entry->forum);
	if (!query_open(agenda->app->store, QUERY_AGENDA_COUNT, &cursor, err, "s", entry->meeting))
		return false;
	good = query_next(cursor, &row, err);
	if (good && row)
		line->cases = (size_t)query_number(cursor, 0);
	query_close(&cursor);
	line->who = arena_print(agenda->arena, ngettext("%zu case", "%zu cases", line->cases), line->cases);
	return good;
}

/* ---- lines ------------------------------------------------------------------------------------------------------ */

static const char *list_roles(struct arena *arena, const struct codebook *book, const struct code_entry *moment)
{
	const char *roles = codebook_value(arena, moment, "attends");
	struct buffer out = { .arena = arena };

	while (roles && *roles) {
		size_t length = strcspn(roles, "\t");

		buffer_print(&out, "%s%s", out.length ? ", " : "",
			codebook_text(book, "role", arena_copy(arena, roles, length)));
		roles += length + (roles[length] == '\t');
	}
	return out.text ? out.text : "";
}

static bool name_of_client(struct app *app, struct arena *arena, const char *id, const char **name, struct error *err)
{
	struct error why = { E_NONE, "" };
	struct client client;

	*name = "";
	if (!id)
		return true;
	if (!store_load(app->store, arena, &entity_client, id, &client, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	if (!client.row.gone)
		*name = client.shielded == 1 ? _("(shielded)") : client.call_name ? client.call_name : "";
	return true;
}

/* What hangs on a row whose records have not come yet is told without it. */
static bool load_owner(struct app *app, struct arena *arena, const struct appointment *row, struct moment_owner *owner,
	struct error *err)
{
	struct error why = { E_NONE, "" };

	if (moment_owner_load(app, arena, row->application, row->household, owner, &why))
		return true;
	owner->application = NULL;
	owner->household = NULL;
	return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
}

static bool dress_row(
	struct app *app, struct arena *arena, struct appointment *row, struct moment_line *line, struct error *err)
{
	struct moment_owner owner;

	if (!load_owner(app, arena, row, &owner, err))
		return false;
	*line = (struct moment_line){
		.appointment = row,
		.id = row->row.id,
		.number = owner.application ? owner.application->number : NULL,
		.call_name = owner.household ? owner.household->name : NULL,
		.moment = codebook_text(owner.book, "moment", row->moment),
		.who = list_roles(arena, owner.book, codebook_find(owner.book, "moment", row->moment)),
		.day = moment_day(row),
		.at = row->state && !strcmp(row->state, "planned") ? row->planned_at : UNKNOWN,
		.days_late = days_late(row, app_today(app)),
	};
	return !owner.application || name_of_client(app, arena, owner.application->client, &line->call_name, err);
}

static bool dress(struct agenda_of *agenda, const struct entry *entry, struct moment_line *line, struct error *err)
{
	struct appointment *row = arena_alloc(agenda->arena, sizeof(*row));

	*line = (struct moment_line){ .day = entry->day, .at = entry->at };
	if (!entry->key)
		return dress_meeting(agenda, entry, line, err);
	return store_load_key(agenda->app->store, agenda->arena, &entity_appointment, entry->key, row, err) &&
		dress_row(agenda->app, agenda->arena, row, line, err);
}

static int compare_numbers(int64_t a, int64_t b)
{
	return a == b ? 0 : a < b ? -1 : 1;
}

/* Late ones first, the longest first; then by day, what has a time after what has none, then by time. */
static int compare_entries(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;

	if ((left->days_late > 0) != (right->days_late > 0))
		return left->days_late > 0 ? -1 : 1;
	if (left->days_late != right->days_late)
		return compare_numbers(right->days_late, left->days_late);
	if (left->day != right->day)
		return compare_numbers(left->day, right->day);
	if (left->at != right->at)
		return compare_numbers(left->at, right->at);
	return compare_numbers(left->key, right->key);
}

bool moment_agenda(struct app *app, struct arena *arena, const struct moment_filter *filter, size_t limit,
	struct moment_line **lines, size_t *count, size_t *total, struct error *err)
{
	struct agenda_of agenda = { app, arena, filter, .today = app_today(app), .until = filter->until };

	*count = *total = 0;
	if (agenda.until == UNKNOWN)
		agenda.until = agenda.today + DAYS_AHEAD;
	if (filter->support_worker)
		agenda.support_worker = text_fold(arena, filter->support_worker);
	if (!take_moments(&agenda, err) || !take_meetings(&agenda, err))
		return false;
	if (agenda.count)
		qsort(agenda.entries, agenda.count, sizeof(*agenda.entries), compare_entries);
	*total = agenda.count;
	*lines = arena_alloc(arena, (agenda.count + 1) * sizeof(**lines));
	while (*count < agenda.count && *count < limit) {
		if (!dress(&agenda, &agenda.entries[*count], &(*lines)[*count], err))
			return false;
		++*count;
	}
	return true;
}

/* ---- of one case or shared home --------------------------------------------------------------------------------- */

static int compare_rows(const void *a, const void *b)
{
	const struct appointment *left = *(struct appointment *const *)a, *right = *(struct appointment *const *)b;

	if (left->due != right->due)
		return compare_numbers(left->due, right->due);
	return strcmp(left->row.id, right->row.id);
}

bool moment_list(struct app *app, struct arena *arena, const char *application, const char *household,
	struct moment_line **lines, size_t *count, struct error *err)
{
	struct appointment **rows;
	size_t found;

	*count = 0;
	if (!moment_rows(app, arena, application, household, &rows, &found, err))
		return false;
	if (found)
		qsort(rows, found, sizeof(struct appointment *), compare_rows);
	*lines = arena_alloc(arena, (found + 1) * sizeof(**lines));
	for (size_t i = 0; i < found; i++)
		if (!dress_row(app, arena, rows[i], &(*lines)[(*count)++], err))
			return false;
	return true;
}
