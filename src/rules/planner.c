#include "rules/planner.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"

enum { DAYS_PER_WEEK = 7, YEARS_AHEAD = 20, DAYS_PER_YEAR = 366 };

static bool is_known(struct code_span span)
{
	return span.workdays != UNKNOWN || span.days != UNKNOWN || span.months != UNKNOWN;
}

/* How far from an anchor the moment is due: the end of its time when it has one, else the day itself. */
static bool span_of(const struct code_entry *moment, const char *anchor, struct code_span *span)
{
	const struct code_span at_once = { .workdays = UNKNOWN, .days = 0, .months = UNKNOWN };

	if (codebook_holds(moment, "anchor", anchor)) {
		*span = codebook_span(moment, "until");
		if (!is_known(*span))
			*span = codebook_span(moment, "after");
	} else if (codebook_holds(moment, "also.anchor", anchor)) {
		*span = codebook_span(moment, "also.after");
	} else {
		return false;
	}
	if (!is_known(*span))
		*span = at_once;
	return true;
}

int64_t planner_due(const struct code_entry *moment, const char *anchor, int64_t day)
{
	struct code_span span;

	return span_of(moment, anchor, &span) ? codebook_day_after(span, day) : UNKNOWN;
}

bool planner_is_before(const struct code_entry *moment, const char *anchor)
{
	struct code_span span;

	if (!span_of(moment, anchor, &span))
		return false;
	return (span.workdays != UNKNOWN && span.workdays < 0) || (span.days != UNKNOWN && span.days < 0) ||
		(span.months != UNKNOWN && span.months < 0);
}

/* The first key day, not before today, with which the moment is due on `day` or later: due days never go back while the
 * key goes forward. UNKNOWN: none within twenty years. */
static int64_t first_key(const struct code_entry *moment, int64_t day, int64_t today)
{
	int64_t low = today, high = today + (int64_t)YEARS_AHEAD * DAYS_PER_YEAR;

	if (planner_due(moment, "key", high) < day)
		return UNKNOWN;
	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (planner_due(moment, "key", middle) >= day)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static void look_at(struct planner *plan, int64_t earliest, const char *why)
{
	if (earliest == UNKNOWN || earliest <= plan->earliest)
		return;
	plan->earliest = earliest;
	plan->why = why;
}

/* A landing that goes on was begun on its own day, whatever became of the talk. */
static bool is_landing(const struct code_entry *moment, int64_t landing_since)
{
	return landing_since != UNKNOWN && codebook_holds(moment, "marks", "landing");
}

static struct planner_line line_of(
	const struct code_entry *moment, int64_t key, int64_t landing_since, const char *held, int64_t today)
{
	struct planner_line line = { .moment = moment, .day = planner_due(moment, "key", key) };

	if (is_landing(moment, landing_since))
		line.impossible = landing_since > line.day;
	else
		line.impossible = line.day < today && !codebook_has_word(held, moment->code);
	return line;
}

static int compare_lines(const void *a, const void *b)
{
	const struct planner_line *left = a, *right = b;

	if (left->day != right->day)
		return left->day < right->day ? -1 : 1;
	/* entries of a list lie one behind another, in the arrangement's order */
	return left->moment < right->moment ? -1 : left->moment > right->moment;
}

static void look_at_landing(const struct codebook *book, int64_t landing_since, int64_t today, struct planner *plan)
{
	int64_t weeks = codebook_figure(book, "landing_weeks", UNKNOWN);

	if (weeks != UNKNOWN)
		look_at(plan, (landing_since == UNKNOWN ? today : landing_since) + weeks * DAYS_PER_WEEK,
			"landing_weeks");
}

void planner_plan(struct arena *arena, const struct codebook *book, int64_t key, int64_t landing_since,
	const char *held, int64_t today, struct planner *plan)
{
	size_t count;
	const struct code_entry *moments = codebook_list(book, "moment", &count);

	*plan = (struct planner){ .key = key, .earliest = today };
	plan->lines = arena_alloc(arena, (count + 1) * sizeof(*plan->lines));
	look_at_landing(book, landing_since, today, plan);
	for (size_t i = 0; i < count; i++) {
		const struct code_entry *moment = &moments[i];
		bool landing = is_landing(moment, landing_since);

		if (codebook_flag(moment, "household") || planner_due(moment, "key", key) == UNKNOWN)
			continue;
		plan->lines[plan->count++] = line_of(moment, key, landing_since, held, today);
		if (planner_is_before(moment, "key") && (landing || !codebook_has_word(held, moment->code)))
			look_at(plan, first_key(moment, landing ? landing_since : today, today), moment->code);
	}
	qsort(plan->lines, plan->count, sizeof(*plan->lines), compare_lines);
}
