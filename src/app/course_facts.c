#include "course_facts.h"

#include <stdlib.h>
#include <string.h>

#include "store/query.h"
#include "store/store.h"

/* Columns of QUERY_COURSE_OF_CASE. */
enum { COURSE_AT, COURSE_BEFORE, COURSE_AFTER, COURSE_UNTIL, COURSE_REASON, COURSE_BEFORE_SINCE, COURSE_KEY };

/* A decision or a step change, as far as it counts. */
struct entry {
	int64_t at, key, until, before_since;
	const char *before, *after, *reason;
};

struct gathered {
	const struct codebook *book;
	struct course_fact *facts;
	size_t count, room;
	struct arena *arena;
};

static bool is_same(const char *left, const char *right)
{
	return left && right && !strcmp(left, right);
}

static void add(struct gathered *to, const struct course_fact *fact)
{
	to->facts = arena_grow(to->arena, to->facts, to->count, &to->room, sizeof(*to->facts));
	to->facts[to->count++] = *fact;
}

/* What was there before the first entry: from the day that it names, else from receipt. */
static void add_first(struct gathered *to, const struct course_case *of, const char *step, int64_t since, int64_t day)
{
	int64_t from = since != UNKNOWN ? since : of->received != UNKNOWN && of->received < day ? of->received : day;

	add(to, &(struct course_fact){ .step = step, .day = from, .until = UNKNOWN });
}

/* Within one minute in the order in which they came into this file. */
static int in_order(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->key < b->key ? -1 : a->key > b->key;
}

static bool read_entries(struct app *app, struct arena *arena, const char *application, struct entry **entries,
	size_t *count, struct error *err)
{
	struct cursor *cursor;
	size_t room = 0;
	bool row = true, good;

	*entries = NULL;
	*count = 0;
	if (!query_open(app->store, QUERY_COURSE_OF_CASE, &cursor, err, "s", application))
		return false;
	while ((good = query_next(cursor, &row, err)) && row) {
		*entries = arena_grow(arena, *entries, *count, &room, sizeof(**entries));
		(*entries)[(*count)++] = (struct entry){ .at = query_number(cursor, COURSE_AT),
			.key = query_number(cursor, COURSE_KEY),
			.until = query_number(cursor, COURSE_UNTIL),
			.before_since = query_number(cursor, COURSE_BEFORE_SINCE),
			.before = arena_text(arena, query_text(cursor, COURSE_BEFORE)),
			.after = arena_text(arena, query_text(cursor, COURSE_AFTER)),
			.reason = arena_text(arena, query_text(cursor, COURSE_REASON)) };
	}
	query_close(&cursor);
	if (*count)
		qsort(*entries, *count, sizeof(**entries), in_order);
	return good;
}

static void add_entry(struct gathered *to, const struct course_case *of, const struct entry *entry)
{
	const struct code_entry *reason = entry->reason ? codebook_find(to->book, "decline", entry->reason) : NULL;
	int64_t day = entry->at / MINUTES_PER_DAY;
	bool parks = codebook_value(to->arena, reason, "then.park") != NULL;
	bool waits = codebook_flag(codebook_find(to->book, "step", entry->after), "suspends");

	if (!to->count && entry->before)
		add_first(to, of, entry->before, entry->before_since, day);
	/* what leaves the case where it is tells nothing, but for a hold that is prolonged or a parking that ends */
	if (!entry->after ||
		(is_same(entry->before, entry->after) && !waits && !parks && !to->facts[to->count - 1].parked))
		return;
	add(to,
		&(struct course_fact){ .step = entry->after,
			.day = day,
			.until = waits || parks ? entry->until : UNKNOWN,
			.parked = parks && !waits,
			.lost = is_same(codebook_value(to->arena, reason, "then.waiting"), "lost") });
}

/* The case itself has the last word. */
static void add_now(struct gathered *to, const struct course_case *of)
{
	struct course_fact *last = to->count ? &to->facts[to->count - 1] : NULL;

	if (!of->step)
		return;
	if (!last || strcmp(last->step, of->step) != 0) {
		add(to, &(struct course_fact){ .step = of->step, .day = of->step_since, .until = UNKNOWN });
		last = &to->facts[to->count - 1];
		if (last->day == UNKNOWN && to->count > 1)
			last->day = to->facts[to->count - 2].day;
	}
	if (of->hold_until != UNKNOWN) {
		last->until = of->hold_until;
	} else if (of->parked_until != UNKNOWN) {
		last->until = of->parked_until;
		last->parked = true;
	}
}

bool course_facts(struct app *app, struct arena *arena, const struct codebook *book, const struct course_case *of,
	struct course_fact **facts, size_t *count, struct error *err)
{
	struct gathered to = { .book = book, .arena = arena };
	struct entry *entries;
	size_t entry_count;

	if (!read_entries(app, arena, of->id, &entries, &entry_count, err))
		return false;
	for (size_t i = 0; i < entry_count; i++)
		add_entry(&to, of, &entries[i]);
	add_now(&to, of);
	*facts = to.facts;
	*count = to.count;
	return true;
}

bool course_state_of(struct app *app, struct arena *arena, const struct codebook *book, const struct course_case *of,
	struct course_state *state, struct error *err)
{
	struct course_fact *facts;
	size_t count;

	if (!course_facts(app, arena, book, of, &facts, &count, err))
		return false;
	*state = course_reckon(book, of->received, facts, count, app_today(app));
	return true;
}

struct course_case course_case_of(const struct application *application)
{
	return (struct course_case){ .id = application->row.id,
		.step = application->step,
		.received = application->received,
		.step_since = application->step_since,
		.hold_until = application->hold_until,
		.parked_until = application->parked_until };
}

const char *course_step_before_hold(
	const struct codebook *book, const struct course_fact *facts, size_t count, const char *step)
{
	for (size_t i = count; step && i > 0; i--)
		if (!codebook_flag(codebook_find(book, "step", facts[i - 1].step), "suspends"))
			return facts[i - 1].step;
	return step;
}
