/* The lists of incidents, time-outs, hurdles and promises: filtered, with their lateness, in order. */
#include <stdlib.h>
#include <string.h>

#include "app/casuistry.h"
#include "casuistry_parts.h"

/* One row with what it is sorted by. */
struct entry {
	void *row;
	struct concern of;
	int64_t rank, day; /* smaller comes first; days not known come last */
	int64_t due;
};

struct listing {
	struct entry *entries;
	size_t count;
};

/* What a list keeps of a row: whether it is wanted, and where it stands. */
typedef bool take_row(struct app *, const struct casuistry_filter *, const void *row, struct entry *);

static int by_rank(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;

	if (left->rank != right->rank)
		return left->rank < right->rank ? -1 : 1;
	if (left->day != right->day)
		return left->day == UNKNOWN ? 1 : right->day == UNKNOWN || left->day < right->day ? -1 : 1;
	return strcmp(((struct row *)left->row)->id, ((struct row *)right->row)->id);
}

static bool is_of_forum(const struct casuistry_filter *filter, const char *forum)
{
	return !filter->forum || (forum && !strcmp(filter->forum, forum));
}

static const char *text_of(const struct entity *entity, const char *name, const void *row)
{
	const struct field *field = entity_field(entity, name);

	return field ? *field_text(field, row) : NULL;
}

/* All that are wanted, sorted; the first `limit` of them with whose they are. */
static bool make_list(struct app *app, struct arena *arena, const struct entity *entity,
	const struct casuistry_filter *filter, enum query open, take_row *take, size_t limit, struct listing *list,
	size_t *total, struct error *err)
{
	void **rows;
	size_t count;

	if (!casuistry_rows(app, arena, entity, filter, open, &rows, &count, err))
		return false;
	*list = (struct listing){ .entries = arena_alloc(arena, (count + 1) * sizeof(*list->entries)) };
	for (size_t i = 0; i < count; i++) {
		struct entry entry = { .row = rows[i], .day = UNKNOWN, .due = UNKNOWN };

		if (!((struct row *)rows[i])->gone && take(app, filter, rows[i], &entry))
			list->entries[list->count++] = entry;
	}
	qsort(list->entries, list->count, sizeof(*list->entries), by_rank);
	*total = list->count;
	list->count = list->count < limit ? list->count : limit;
	for (size_t i = 0; i < list->count; i++)
		if (!concern_of(app, arena, text_of(entity, "application", list->entries[i].row),
			    text_of(entity, "household", list->entries[i].row), &list->entries[i].of, err))
			return false;
	return true;
}

static int64_t days_late(const struct app *app, int64_t due, bool open)
{
	int64_t today = app_today(app);

	return open && due != UNKNOWN && today > due ? today - due : 0;
}

/* Newest first among what is over. */
enum { RANK_OVER = 10000 };
static void put_over(struct entry *entry, int64_t day)
{
	entry->rank = RANK_OVER;
	entry->day = day == UNKNOWN ? UNKNOWN : -day;
}

/* ---- incidents --------------------------------------------------------------------------------------------------- */

static bool is_agreed(const struct incident *incident)
{
	return incident->state && (!strcmp(incident->state, "agreed") || !strcmp(incident->state, "closed"));
}

static bool take_incident(struct app *app, const struct casuistry_filter *filter, const void *row, struct entry *entry)
{
	const struct incident *incident = row;
	const struct codebook *book = app_codebook(app);
	bool closed = incident->state && !strcmp(incident->state, "closed");
	const struct code_entry *urgency = codebook_find(book, "urgency", incident->urgency);
	size_t count;

	if ((closed && filter->open_only) ||
		(!is_of_forum(filter, incident->forum) && !is_of_forum(filter, incident->asked_by)))
		return false;
	entry->due = incident_due(app, incident);
	entry->day = entry->due;
	entry->rank = urgency ? urgency - codebook_list(book, "urgency", &count) : RANK_OVER - 1;
	if (closed)
		put_over(entry, incident->closed_on);
	return true;
}

bool incident_list(struct app *app, struct arena *arena, const struct casuistry_filter *filter, size_t limit,
	struct incident_line **lines, size_t *count, size_t *total, struct error *err)
{
	struct listing list;

	if (!make_list(app, arena, &entity_incident, filter, QUERY_INCIDENTS_OPEN, take_incident, limit, &list, total,
		    err))
		return false;
	*count = list.count;
	*lines = arena_alloc(arena, (list.count + 1) * sizeof(**lines));
	for (size_t i = 0; i < list.count; i++) {
		const struct entry *entry = &list.entries[i];

		(*lines)[i] = (struct incident_line){ entry->row, entry->of, entry->due,
			days_late(app, entry->due, !is_agreed(entry->row)) };
	}
	return true;
}

/* ---- time-outs --------------------------------------------------------------------------------------------------- */

static bool take_time_out(struct app *app, const struct casuistry_filter *filter, const void *row, struct entry *entry)
{
	const struct time_out *time_out = row;

	(void)app;
	if (time_out->back_on != UNKNOWN && filter->open_only)
		return false;
	entry->due = entry->day = time_out->expected_back;
	if (time_out->back_on != UNKNOWN)
		put_over(entry, time_out->back_on);
	return true;
}

bool time_out_list(struct app *app, struct arena *arena, const struct casuistry_filter *filter, size_t limit,
	struct time_out_line **lines, size_t *count, size_t *total, struct error *err)
{
	struct listing list;

	if (!make_list(app, arena, &entity_time_out, filter, QUERY_TIME_OUTS_OPEN, take_time_out, limit, &list, total,
		    err))
		return false;
	*count = list.count;
	*lines = arena_alloc(arena, (list.count + 1) * sizeof(**lines));
	for (size_t i = 0; i < list.count; i++) {
		struct time_out *row = list.entries[i].row;
		int64_t until = row->back_on == UNKNOWN ? app_today(app) : row->back_on;
		bool begun = row->starts != UNKNOWN && row->starts <= until;

		(*lines)[i] = (struct time_out_line){ row, list.entries[i].of, begun ? until - row->starts : 0,
			days_late(app, row->expected_back, row->back_on == UNKNOWN) };
	}
	return true;
}

/* ---- hurdles ----------------------------------------------------------------------------------------------------- */

static bool take_hurdle(struct app *app, const struct casuistry_filter *filter, const void *row, struct entry *entry)
{
	const struct hurdle *hurdle = row;

	(void)app;
	if (hurdle->solved_on != UNKNOWN && filter->open_only)
		return false;
	entry->due = entry->day = hurdle->due;
	if (hurdle->solved_on != UNKNOWN)
		put_over(entry, hurdle->solved_on);
	return true;
}

bool hurdle_list(struct app *app, struct arena *arena, const struct casuistry_filter *filter, size_t limit,
	struct hurdle_line **lines, size_t *count, size_t *total, struct error *err)
{
	struct listing list;

	if (!make_list(app, arena, &entity_hurdle, filter, QUERY_HURDLES_OPEN, take_hurdle, limit, &list, total, err))
		return false;
	*count = list.count;
	*lines = arena_alloc(arena, (list.count + 1) * sizeof(**lines));
	for (size_t i = 0; i < list.count; i++) {
		struct hurdle *row = list.entries[i].row;

		(*lines)[i] = (struct hurdle_line){ row, list.entries[i].of,
			days_late(app, row->due, row->solved_on == UNKNOWN) };
	}
	return true;
}

/* ---- promises ---------------------------------------------------------------------------------------------------- */

static bool is_open_promise(const struct promise *promise)
{
	return !promise->state || !strcmp(promise->state, "open");
}

static bool take_promise(struct app *app, const struct casuistry_filter *filter, const void *row, struct entry *entry)
{
	const struct promise *promise = row;
	bool open = is_open_promise(promise);

	if ((!open && (filter->open_only || filter->late_only)) ||
		(filter->late_only && !days_late(app, promise->due, open)) || !is_of_forum(filter, promise->forum))
		return false;
	entry->day = promise->due;
	if (!open)
		put_over(entry, promise->settled_on);
	return true;
}

/* What was agreed in the incident is care's; where it is not known, the promise says of what kind it is. */
static const char *what_of(struct app *app, struct arena *arena, const struct promise *promise)
{
	struct incident incident;
	struct error ignored;

	if (promise->incident &&
		store_load(app->store, arena, &entity_incident, promise->incident, &incident, &ignored) &&
		incident.agreement)
		return incident.agreement;
	return promise->what ? promise->what : "";
}

bool promise_list(struct app *app, struct arena *arena, const struct casuistry_filter *filter, size_t limit,
	struct promise_line **lines, size_t *count, size_t *total, struct error *err)
{
	struct listing list;

	if (!make_list(
		    app, arena, &entity_promise, filter, QUERY_PROMISES_OPEN, take_promise, limit, &list, total, err))
		return false;
	*count = list.count;
	*lines = arena_alloc(arena, (list.count + 1) * sizeof(**lines));
	for (size_t i = 0; i < list.count; i++) {
		struct promise *row = list.entries[i].row;

		(*lines)[i] = (struct promise_line){ row, list.entries[i].of, what_of(app, arena, row),
			days_late(app, row->due, is_open_promise(row)) };
	}
	return true;
}

/* ---- settling a promise ------------------------------------------------------------------------------------------- */

bool promise_settle(
	struct app *app, struct arena *arena, const char *id, bool kept, const char *remark, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct promise promise;

	if (!casuistry_load(app, arena, &entity_promise, id, &promise, err))
		return false;
	if (!is_open_promise(&promise))
		return fail(err, E_INPUT, _("This promise was settled on %s. Nothing was changed."),
			day_format(arena, promise.settled_on));
	write_add(&cells, "state", kept ? "kept" : "not_kept");
	write_add(&cells, "settled_on", day_write(arena, app_today(app)));
	return casuistry_take(&cells, "remark", remark, err) && casuistry_set(app, &entity_promise, id, &cells, err);
}
