#include "app/queue.h"

#include <string.h>

#include "base/day.h"
#include "course_facts.h"
#include "rules/gate.h"
#include "store/query.h"
#include "store/store.h"

/* Queues that are read as one (Servicepunt: of all tables, and of the cases that have no table). */
enum { FORUMS_MAX = 128 };

const char *const queue_mark_signs[MARK_COUNT] = {
	[MARK_NONE] = "",
	[MARK_READY] = "",
	[MARK_NOW] = "",
	[MARK_DISCUSSED] = "",
	[MARK_MISSING] = "?",
	[MARK_TERM] = "!",
	[MARK_CONFLICT] = "!",
	[MARK_HOLD] = "",
	[MARK_BACK] = "",
};

const char *const queue_mark_labels[MARK_COUNT] = {
	[MARK_NONE] = "",
	[MARK_READY] = N_("ready"),
	[MARK_NOW] = N_("now"),
	[MARK_MISSING] = N_("fact"),
	[MARK_TERM] = N_("term"),
	[MARK_CONFLICT] = N_("diff"),
	[MARK_HOLD] = N_("hold"),
	[MARK_DISCUSSED] = N_("done"),
	[MARK_BACK] = N_("back"),
};

const char *const queue_mark_texts[MARK_COUNT] = {
	[MARK_NONE] = "",
	[MARK_READY] = N_("ready for the table"),
	[MARK_NOW] = N_("now on the table"),
	[MARK_MISSING] = N_("facts are missing"),
	[MARK_TERM] = N_("the term has passed"),
	[MARK_CONFLICT] = N_("two laptops disagree"),
	[MARK_HOLD] = N_("on hold"),
	[MARK_DISCUSSED] = N_("discussed today"),
	[MARK_BACK] = N_("back from hold"),
};

/* The two statements of an order, and whether it has a sort key before the wait. */
static const struct order {
	enum query next, previous;
	int first; /* column of that key; -1: the wait itself is first */
} orders[QUEUE_SORT_COUNT] = {
	[QUEUE_BY_WAIT] = { QUERY_QUEUE_WAIT_NEXT, QUERY_QUEUE_WAIT_PREV, -1 },
	[QUEUE_BY_WEIGHT] = { QUERY_QUEUE_WEIGHT_NEXT, QUERY_QUEUE_WEIGHT_PREV, QUEUE_WEIGHT_ORDER },
	[QUEUE_BY_STEP] = { QUERY_QUEUE_STEP_NEXT, QUERY_QUEUE_STEP_PREV, QUEUE_STEP_RANK },
};

/* ---- places ----------------------------------------------------------------------------------------------------- */

/* Order of two places: by sort key, wait, then key. */
static int compare_places(const struct queue_place *a, const struct queue_place *b)
{
	if (a->sort != b->sort)
		return a->sort < b->sort ? -1 : 1;
	if (a->second != b->second)
		return a->second < b->second ? -1 : 1;
	return a->key == b->key ? 0 : a->key < b->key ? -1 : 1;
}

struct queue_place queue_before(const struct queue_place *place)
{
	struct queue_place before = *place;

	before.key--;
	return before;
}

static struct queue_place place_of_row(const struct order *order, struct cursor *cursor)
{
	int64_t wait = query_number(cursor, QUEUE_WAIT);

	if (order->first < 0)
		return (struct queue_place){ wait, 0, query_number(cursor, QUEUE_KEY) };
	return (struct queue_place){ query_number(cursor, order->first), wait, query_number(cursor, QUEUE_KEY) };
}

/* ---- reading several tables in one order ------------------------------------------------------------------------ */

struct forums {
	const char *ids[FORUMS_MAX];
	size_t count;
	struct arena *arena;
};

static bool next_forum(struct app *app, struct forums *forums, const char *after, bool *more, struct error *err)
{
	struct cursor *cursor;
	bool good;

	if (!query_open(app->store, QUERY_QUEUE_FORUM, &cursor, err, "s", after))
		return false;
	good = query_next(cursor, more, err);
	if (good && *more)
		forums->ids[forums->count++] = arena_text(forums->arena, query_text(cursor, 0));
	query_close(&cursor);
	return good;
}

/* Asked of the cases, not of the list of tables: nobody falls out whose table is not known here. */
static bool list_forums(
	struct app *app, struct arena *arena, const struct queue *queue, struct forums *forums, struct error *err)
{
	const char *last = "";
	bool more = true;

	*forums = (struct forums){ .arena = arena };
	if (queue->forum && *queue->forum) {
		forums->ids[forums->count++] = queue->forum;
		return true;
	}
	while (more && forums->count < FORUMS_MAX - 1) {
		if (!next_forum(app, forums, last, &more, err))
			return false;
		last = more ? forums->ids[forums->count - 1] : last;
	}
	forums->ids[forums->count++] = NULL;
	return true;
}

/* One table's rows in order, the next one ready to be looked at. */
struct source {
	struct cursor *cursor;
	bool row;
	struct queue_place place;
};

struct walk {
	const struct order *order;
	bool backwards;
	struct source sources[FORUMS_MAX];
	size_t count;
	struct source *best; /* whose row is next */
};

static bool advance(struct walk *walk, struct source *source, struct error *err)
{
	if (!query_next(source->cursor, &source->row, err))
		return false;
	if (source->row)
		source->place = place_of_row(walk->order, source->cursor);
	return true;
}

static struct source *find_best(struct walk *walk)
{
	struct source *best = NULL;

	for (size_t i = 0; i < walk->count; i++) {
		struct source *source = &walk->sources[i];
		int order = best ? compare_places(&source->place, &best->place) : 0;

		if (source->row && (!best || (walk->backwards ? order > 0 : order < 0)))
			best = source;
	}
	return best;
}

static bool open_source(struct app *app, struct walk *walk, const char *forum, const struct queue_place *from,
	int64_t limit, struct error *err)
{
	struct source *source = &walk->sources[walk->count];
	enum query query = walk->backwards ? walk->order->previous : walk->order->next;
	int64_t edge = walk->backwards ? INT64_MAX : INT64_MIN;
	struct queue_place at = from ? *from : (struct queue_place){ edge, edge, edge };
	bool good = walk->order->first < 0
		? query_open(app->store, query, &source->cursor, err, "siii", forum, at.sort, at.key, limit)
		: query_open(
			  app->store, query, &source->cursor, err, "siiii", forum, at.sort, at.second, at.key, limit);

	if (!good)
		return false;
	walk->count++;
	return advance(walk, source, err);
}

static void close_walk(struct walk *walk)
{
	for (size_t i = 0; i < walk->count; i++)
		query_close(&walk->sources[i].cursor);
}

static bool open_walk(struct app *app, struct arena *arena, const struct queue *queue, const struct queue_place *from,
	bool backwards, int64_t limit, struct walk *walk, struct error *err)
{
	struct forums forums;

	*walk = (struct walk){ .order = &orders[queue->sort], .backwards = backwards };
	if (!list_forums(app, arena, queue, &forums, err))
		return false;
	for (size_t i = 0; i < forums.count; i++) {
		if (!open_source(app, walk, forums.ids[i], from, limit, err)) {
			close_walk(walk);
			return false;
		}
	}
	walk->best = find_best(walk);
	return true;
}

static bool next_row(struct walk *walk, struct error *err)
{
	if (!advance(walk, walk->best, err))
		return false;
	walk->best = find_best(walk);
	return true;
}

/* ---- marks ------------------------------------------------------------------------------------------------------ */

/* The agenda of today, read once for all rows. */
struct today {
	int64_t day;
	const struct agenda_mark {
		const char *application, *state;
	} * marks;
	size_t count;
};

static bool read_agenda(
	struct app *app, struct arena *arena, const char *meeting, struct today *today, struct error *err)
{
	struct agenda_mark *marks = arena_alloc(arena, 1000 * sizeof(*marks));
	struct cursor *cursor;
	bool row = true, good = true;

	if (!query_open(app->store, QUERY_AGENDA_OF_MEETING, &cursor, err, "s", meeting))
		return false;
	while (today->count < 1000 && (good = query_next(cursor, &row, err)) && row)
		marks[today->count++] = (struct agenda_mark){ arena_text(arena, query_text(cursor, 2)),
			arena_text(arena, query_text(cursor, 4)) };
	query_close(&cursor);
	today->marks = marks;
	return good;
}

/* The meeting that agenda_today gives: the first one that is not closed, else the last. */
static bool find_meeting(
	struct app *app, struct arena *arena, const char *forum, int64_t day, const char **meeting, struct error *err)
{
	enum { MEETING_ID = 1, MEETING_CLOSED = 3 };
	struct cursor *cursor;
	bool row = true, good = true, open = false;

	if (!query_open(app->store, QUERY_MEETING_OF_DAY, &cursor, err, "sii", forum, day * MINUTES_PER_DAY,
		    (day + 1) * MINUTES_PER_DAY))
		return false;
	while (!open && (good = query_next(cursor, &row, err)) && row) {
		*meeting = arena_text(arena, query_text(cursor, MEETING_ID));
		open = query_number(cursor, MEETING_CLOSED) != 1;
	}
	query_close(&cursor);
	return good;
}

static bool read_today(struct app *app, struct arena *arena, const char *forum, struct today *today, struct error *err)
{
	const char *meeting = NULL;

	*today = (struct today){ .day = app_today(app) };
	if (!forum || !*forum)
		return true;
	return find_meeting(app, arena, forum, today->day, &meeting, err) &&
		(!meeting || read_agenda(app, arena, meeting, today, err));
}

static enum queue_mark mark_of_agenda(const struct today *today, const char *application)
{
	static const struct {
		const char *state;
		enum queue_mark mark;
	} marks[] = { { "ready", MARK_READY }, { "now", MARK_NOW }, { "discussed", MARK_DISCUSSED } };

	for (size_t i = 0; i < today->count; i++) {
		if (!today->marks[i].application || strcmp(today->marks[i].application, application))
			continue;
		for (size_t m = 0; m < ARRAY_LEN(marks); m++)
			if (today->marks[i].state && !strcmp(today->marks[i].state, marks[m].state))
				return marks[m].mark;
	}
	return MARK_NONE;
}

static bool is_fact_missing(const struct today *today, struct cursor *cursor)
{
	return !query_text(cursor, QUEUE_AMBULANT_CARE) || query_number(cursor, QUEUE_MOTIVATION) == UNKNOWN ||
		!gate_is_shared(query_number(cursor, QUEUE_SHARE_ON), query_number(cursor, QUEUE_SHARE_UNTIL),
			query_number(cursor, QUEUE_SHARE_WITHDRAWN), today->day);
}

/* What is told of a row: the table's own state first, then what asks for a hand. */
static void set_mark(
	const struct today *today, struct cursor *cursor, const struct course_state *state, struct queue_row *row)
{
	row->mark_day = state->term_ends;
	row->mark = mark_of_agenda(today, row->id);
	if (row->mark == MARK_NOW || row->mark == MARK_DISCUSSED)
		return;
	if (row->contested)
		row->mark = MARK_CONFLICT;
	else if (state->returned)
		row->mark = state->late ? MARK_TERM : MARK_BACK;
	else if (is_fact_missing(today, cursor))
		row->mark = MARK_MISSING;
	else if (row->mark == MARK_READY)
		return;
	else if (state->late)
		row->mark = MARK_TERM;
	else if (query_number(cursor, QUEUE_HOLD_UNTIL) != UNKNOWN)
		row->mark = MARK_HOLD;
}

/* One statement a row, whatever its step: what a key costs does not hang on who is in view. */
static bool reckon(struct app *app, struct arena *arena, struct cursor *cursor, const struct queue_row *row,
	struct course_state *state, struct error *err)
{
	const struct course_case of = { .id = row->id,
		.step = row->step,
		.received = row->received,
		.step_since = query_number(cursor, QUEUE_STEP_SINCE),
		.hold_until = query_number(cursor, QUEUE_HOLD_UNTIL),
		.parked_until = query_number(cursor, QUEUE_PARKED_UNTIL) };

	return course_state_of(
		app, arena, app_codebook_of(app, query_text(cursor, QUEUE_ARRANGEMENT)), &of, state, err);
}

/* ---- rows ------------------------------------------------------------------------------------------------------- */

static bool fill_row(struct app *app, struct arena *arena, const struct today *today, struct cursor *cursor,
	struct queue_row *row, struct error *err)
{
	struct course_state state;

	*row = (struct queue_row){
		.key = query_number(cursor, QUEUE_KEY),
		.id = arena_text(arena, query_text(cursor, QUEUE_ID)),
		.number = arena_text(arena, query_text(cursor, QUEUE_NUMBER)),
		.client = arena_text(arena, query_text(cursor, QUEUE_CLIENT)),
		.call_name = arena_text(arena, query_text(cursor, QUEUE_CALL_NAME)),
		.step = arena_text(arena, query_text(cursor, QUEUE_STEP)),
		.weight = arena_text(arena, query_text(cursor, QUEUE_WEIGHT)),
		.municipality = arena_text(arena, query_text(cursor, QUEUE_ORIGIN)),
		.received = query_number(cursor, QUEUE_RECEIVED),
		.contested = query_number(cursor, QUEUE_CONTESTED) > 0,
	};
	row->waits = row->received == UNKNOWN ? UNKNOWN : row->received > today->day ? 0 : today->day - row->received;
	row->shielded = query_number(cursor, QUEUE_SHIELDED) == 1;
	if (query_number(cursor, QUEUE_CLIENT_GONE) == 1)
		row->call_name = row->municipality = NULL;
	if (row->shielded)
		row->call_name = _("(shielded)");
	if (!reckon(app, arena, cursor, row, &state, err))
		return false;
	set_mark(today, cursor, &state, row);
	row->step = state.step ? state.step->code : row->step;
	row->turn = state.turn;
	row->turn_days = !state.turn || state.turn_since == UNKNOWN ? UNKNOWN
		: state.turn_since > today->day                     ? 0
								    : today->day - state.turn_since;
	row->returned = state.returned;
	return true;
}

static bool is_code(struct cursor *cursor, int column, const char *wanted)
{
	const char *code = query_text(cursor, column);

	return !wanted || (code && !strcmp(code, wanted));
}

/* Cheap tests on the columns first; what needs the whole row is looked at after it was filled. */
static bool may_fit(const struct queue_filter *filter, struct cursor *cursor)
{
	return is_code(cursor, QUEUE_STEP, filter->step) && is_code(cursor, QUEUE_WEIGHT, filter->weight) &&
		is_code(cursor, QUEUE_ORIGIN, filter->municipality);
}

static bool fits(const struct queue_filter *filter, const struct queue_row *row)
{
	return !filter->missing_only || row->mark == MARK_MISSING || row->mark == MARK_TERM ||
		row->mark == MARK_CONFLICT;
}

static bool is_filtered(const struct queue_filter *filter)
{
	return filter->step || filter->weight || filter->municipality || filter->missing_only;
}

bool queue_read(
	struct app *app, struct arena *arena, const struct queue *queue, struct queue_read *read, struct error *err)
{
	int64_t most = is_filtered(&queue->filter) ? QUEUE_SLICE : (int64_t)read->limit;
	struct today today;
	struct walk walk;
	bool good = true;

	read->count = 0;
	read->cut = false;
	read->lines = arena_alloc(arena, (read->limit + 1) * sizeof(*read->lines));
	if (!read_today(app, arena, queue->forum, &today, err) ||
		!open_walk(app, arena, queue, read->from, read->backwards, most + 1, &walk, err))
		return false;
	for (int64_t looked = 0; good && walk.best && read->count < read->limit; looked++) {
		struct queue_line *line = &read->lines[read->count];

		if (looked == most) {
			read->cut = true;
			break;
		}
		read->reached = line->place = walk.best->place;
		if (may_fit(&queue->filter, walk.best->cursor)) {
			good = fill_row(app, arena, &today, walk.best->cursor, &line->row, err);
			read->count += good && fits(&queue->filter, &line->row);
		}
		good = good && next_row(&walk, err);
	}
	close_walk(&walk);
	return good;
}

/* ---- counting --------------------------------------------------------------------------------------------------- */

enum { COUNT_SLICE = 1000, COUNT_SLICE_PLAIN = 20000 };

/* Rows of a table's queue between two places, at most `limit`. */
static bool count_between(struct app *app, const char *forum, const struct queue_place *from,
	const struct queue_place *to, int64_t *count, struct error *err)
{
	struct cursor *cursor;
	bool row, good;

	if (!query_open(app->store, QUERY_QUEUE_COUNT, &cursor, err, "siiiii", forum, from->sort, from->key, to->sort,
		    to->key, (int64_t)COUNT_SLICE_PLAIN))
		return false;
	good = query_next(cursor, &row, err);
	*count = good && row ? query_number(cursor, 0) : 0;
	query_close(&cursor);
	return good;
}

/* The place of the last row of a slice. */
static bool end_of_slice(struct app *app, const char *forum, struct queue_place *place, struct error *err)
{
	struct cursor *cursor;
	bool row, good;

	if (!query_open(app->store, QUERY_QUEUE_SKIP, &cursor, err, "siii", forum, place->sort, place->key,
		    (int64_t)COUNT_SLICE_PLAIN - 1))
		return false;
	good = query_next(cursor, &row, err);
	if (good && row)
		*place = (struct queue_place){ query_number(cursor, 0), 0, query_number(cursor, 1) };
	query_close(&cursor);
	return good;
}

/* Without a filter the index tells: one table after another, from the index alone. */
static bool count_plain(struct app *app, const struct forums *forums, const struct queue_place *at,
	struct queue_count *count, struct error *err)
{
	static const struct queue_place first = { INT64_MIN, 0, INT64_MIN }, last = { INT64_MAX, 0, INT64_MAX };
	struct queue_place from = count->started ? count->next : first;
	int64_t slice, before = 0;

	if (count->forum >= forums->count) {
		count->done = true;
		return true;
	}
	if (!count_between(app, forums->ids[count->forum], &from, &last, &slice, err) ||
		(at && !count_between(app, forums->ids[count->forum], &from, at, &before, err)))
		return false;
	count->total += slice;
	count->before += before;
	count->started = slice == COUNT_SLICE_PLAIN;
	count->next = from;
	if (count->started)
		return end_of_slice(app, forums->ids[count->forum], &count->next, err);
	count->done = ++count->forum == forums->count;
	return true;
}

static bool count_filtered(struct app *app, const struct queue *queue, const struct queue_place *at,
	struct queue_count *count, struct error *err)
{
	struct arena *arena, *row_arena;
	struct today today;
	struct walk walk = { .count = 0 };
	int64_t looked = 0;
	bool good;

	arena_open(&arena);
	arena_open(&row_arena);
	good = read_today(app, arena, queue->forum, &today, err) &&
		open_walk(app, arena, queue, count->started ? &count->next : NULL, false, COUNT_SLICE + 1, &walk, err);
	while (good && walk.best && looked < COUNT_SLICE) {
		struct queue_row row;
		bool counts = may_fit(&queue->filter, walk.best->cursor);

		if (counts && queue->filter.missing_only) {
			arena_reset(row_arena);
			good = fill_row(app, row_arena, &today, walk.best->cursor, &row, err);
			counts = good && fits(&queue->filter, &row);
		}
		count->total += counts;
		count->before += counts && at && compare_places(&walk.best->place, at) < 0;
		count->next = walk.best->place;
		looked++;
		good = good && next_row(&walk, err);
	}
	count->started = true;
	count->done = !good || !walk.best;
	close_walk(&walk);
	arena_close(&row_arena);
	arena_close(&arena);
	return good;
}

bool queue_count_slice(struct app *app, const struct queue *queue, const struct queue_place *at,
	struct queue_count *count, struct error *err)
{
	struct forums forums;
	struct arena *arena;
	bool good;

	/* the index that is counted is in the order of waiting: it tells the place in no other order */
	if ((at && queue->sort != QUEUE_BY_WAIT) || is_filtered(&queue->filter))
		return count_filtered(app, queue, at, count, err);
	arena_open(&arena);
	good = list_forums(app, arena, queue, &forums, err) && count_plain(app, &forums, at, count, err);
	arena_close(&arena);
	return good;
}

/* ---- one application -------------------------------------------------------------------------------------------- */

static bool stands_in(struct app *app, struct arena *arena, const struct queue *queue, struct cursor *cursor,
	bool *in_queue, struct error *err)
{
	struct today today;
	struct queue_row row;

	*in_queue = query_number(cursor, QUEUE_QUEUED) == 1 && may_fit(&queue->filter, cursor) &&
		(!queue->forum || !*queue->forum || is_code(cursor, QUEUE_FORUM, queue->forum));
	if (!*in_queue || !queue->filter.missing_only)
		return true;
	if (!read_today(app, arena, queue->forum, &today, err))
		return false;
	if (!fill_row(app, arena, &today, cursor, &row, err))
		return false;
	*in_queue = fits(&queue->filter, &row);
	return true;
}

bool queue_place_of(struct app *app, const struct queue *queue, const char *application, struct queue_place *place,
	bool *in_queue, struct error *err)
{
	struct arena *arena;
	struct application loaded;
	struct cursor *cursor = NULL;
	bool good, row = false;

	arena_open(&arena);
	*in_queue = false;
	good = store_load(app->store, arena, &entity_application, application, &loaded, err) &&
		query_open(app->store, QUERY_QUEUE_ROW, &cursor, err, "i", loaded.row.key) &&
		query_next(cursor, &row, err) && (!row || stands_in(app, arena, queue, cursor, in_queue, err));
	if (good && *in_queue)
		*place = place_of_row(&orders[queue->sort], cursor);
	query_close(&cursor);
	arena_close(&arena);
	return good;
}
