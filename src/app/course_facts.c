#include "course_facts.h"

#include <string.h>

#include "store/query.h"
#include "store/store.h"

/* Columns of QUERY_COURSE_OF_CASE. */
enum { COURSE_AT, COURSE_BEFORE, COURSE_AFTER, COURSE_UNTIL, COURSE_REASON, COURSE_BEFORE_SINCE };

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

static void add_entry(struct gathered *to, const struct course_case *of, struct cursor *cursor)
{
	const char *before = arena_text(to->arena, query_text(cursor, COURSE_BEFORE));
	const char *after = arena_text(to->arena, query_text(cursor, COURSE_AFTER));
	const char *code = arena_text(to->arena, query_text(cursor, COURSE_REASON));
	const struct code_entry *reason = code ? codebook_find(to->book, "decline", code) : NULL;
	int64_t day = query_number(cursor, COURSE_AT) / MINUTES_PER_DAY;
	bool parks = codebook_value(to->arena, reason, "then.park") != NULL;
	bool waits = codebook_flag(codebook_find(to->book, "step", after), "suspends");

	if (!to->count && before)
		add_first(to, of, before, query_number(cursor, COURSE_BEFORE_SINCE), day);
	/* what leaves the case where it is tells nothing, but for a hold that is prolonged or a parking that ends */
	if (!after || (is_same(before, after) && !waits && !parks && !to->facts[to->count - 1].parked))
		return;
	add(to,
		&(struct course_fact){ .step = after,
			.day = day,
			.until = waits || parks ? query_number(cursor, COURSE_UNTIL) : UNKNOWN,
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
	struct cursor *cursor;
	bool row = true, good = true;

	if (!query_open(app->store, QUERY_COURSE_OF_CASE, &cursor, err, "s", of->id))
		return false;
	while ((good = query_next(cursor, &row, err)) && row)
		add_entry(&to, of, cursor);
	query_close(&cursor);
	add_now(&to, of);
	*facts = to.facts;
	*count = to.count;
	return good;
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
