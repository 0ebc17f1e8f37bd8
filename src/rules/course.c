#include "rules/course.h"

#include <string.h>

#include "base/day.h"
#include "rules/term.h"

struct reckoning {
	const struct codebook *book;
	const struct course_fact *facts;
	size_t count;
	int64_t today;
};

static const struct code_entry *step_of(const struct reckoning *r, size_t at)
{
	return codebook_find(r->book, "step", r->facts[at].step);
}

static bool is_same(const char *left, const char *right)
{
	return left && right && !strcmp(left, right);
}

static bool suspends(const struct code_entry *step)
{
	return codebook_flag(step, "suspends");
}

/* Does it end by itself on the day that it was put off until? */
static bool ends_itself(const struct reckoning *r, size_t at)
{
	const struct course_fact *fact = &r->facts[at];

	return fact->until != UNKNOWN && (fact->parked || codebook_flag(step_of(r, at), "returns"));
}

static int64_t start_of(const struct reckoning *r, size_t at)
{
	return r->facts[at].day < r->today ? r->facts[at].day : r->today;
}

static int64_t end_of(const struct reckoning *r, size_t at)
{
	return at + 1 < r->count ? start_of(r, at + 1) : r->today;
}

int64_t course_days(const struct course_fact *facts, size_t count, size_t at, int64_t today)
{
	const struct reckoning r = { NULL, facts, count, today };
	int64_t days = end_of(&r, at) - start_of(&r, at);

	return days < 0 ? 0 : days;
}

/* The day on which the suspension that begins with a fact ends, not before it begins; UNKNOWN: it suspends nothing.
 * `ahead`: of one that runs still, the day on which it will end by itself; else today. */
static int64_t suspended_until(const struct reckoning *r, size_t at, bool ahead)
{
	const struct course_fact *fact = &r->facts[at];
	bool last = at + 1 == r->count;
	int64_t end = end_of(r, at);

	if (!fact->parked && !suspends(step_of(r, at)))
		return UNKNOWN;
	if (ends_itself(r, at) && (fact->until < end || (last && ahead)))
		end = fact->until;
	return end < start_of(r, at) ? start_of(r, at) : end;
}

/* ---- waiting ------------------------------------------------------------------------------------------------------ */

static void add_waiting(const struct reckoning *r, int64_t received, struct course_state *state)
{
	bool waiting = true;

	if (received != UNKNOWN)
		state->waits = received < start_of(r, 0) ? start_of(r, 0) - received : 0;
	for (size_t i = 0; i < r->count; i++) {
		const struct code_entry *step = step_of(r, i);
		int64_t until = suspended_until(r, i, false);
		int64_t suspended = until == UNKNOWN ? 0 : until - start_of(r, i);
		bool last = i + 1 == r->count;

		state->suspended_days += suspended;
		waiting = waiting && !codebook_holds(step, "event", "key");
		if (received == UNKNOWN)
			continue;
		if (waiting && !(step && step->step.final))
			state->waits += course_days(r->facts, r->count, i, r->today) - suspended;
		if (r->facts[i].lost && !last)
			state->waits = 0;
	}
}

/* ---- the step now ------------------------------------------------------------------------------------------------- */

/* The first of the facts that keep a case in the step of fact `at`; with `over_holds` also over holds in between. */
static size_t entering_of(const struct reckoning *r, size_t at, bool over_holds)
{
	size_t first = at;

	for (size_t i = at; i > 0; i--) {
		if (is_same(r->facts[i - 1].step, r->facts[at].step))
			first = i - 1;
		else if (!over_holds || !suspends(step_of(r, i - 1)))
			break;
	}
	return first;
}

/* The fact that put the case where it is now: the last one, or that before a hold which is over. */
static size_t fact_of_now(const struct reckoning *r, struct course_state *state)
{
	size_t last = r->count - 1;

	if (!suspends(step_of(r, last)) || !ends_itself(r, last) || r->facts[last].until > r->today)
		return last;
	for (size_t i = last; i > 0; i--) {
		if (suspends(step_of(r, i - 1)))
			continue;
		state->returned = true;
		return i - 1;
	}
	return last;
}

/* ---- the term ----------------------------------------------------------------------------------------------------- */

static int64_t start_of_term(const struct reckoning *r, size_t now)
{
	const struct code_entry *step = step_of(r, now);

	if (codebook_holds(step, "term_since", r->facts[now].step))
		for (size_t i = 0; i < now; i++)
			if (is_same(r->facts[i].step, r->facts[now].step))
				return r->facts[i].day;
	for (size_t i = now; i > 0; i--)
		if (codebook_holds(step, "term_since", r->facts[i - 1].step))
			return r->facts[entering_of(r, i - 1, true)].day;
	return r->facts[entering_of(r, now, true)].day;
}

/* Moves the term by every suspension that began while it ran. */
static void move_term(const struct reckoning *r, size_t now, int64_t start, struct course_state *state)
{
	bool workdays = term_span(step_of(r, now)).workdays != UNKNOWN;

	for (size_t i = 0; i < r->count && state->term_ends != UNKNOWN; i++) {
		int64_t from = start_of(r, i), until = suspended_until(r, i, true);

		if (until == UNKNOWN || from < start || from > state->term_ends)
			continue;
		state->term_suspended += until - from;
		state->term_ends = workdays ? day_add_workdays(state->term_ends, (int)term_workdays(from, until))
					    : state->term_ends + until - from;
	}
}

/* What was put off until a day has its term there; a hold without a day has the term of its step. */
static void reckon_term(const struct reckoning *r, size_t now, struct course_state *state)
{
	const struct course_fact *last = &r->facts[r->count - 1];
	int64_t start = start_of_term(r, now);

	if (last->until != UNKNOWN && !last->parked && !state->returned) {
		state->term_ends = last->until;
	} else {
		state->term_ends = codebook_day_after(term_span(state->step), start);
		if (state->returned || !suspends(state->step))
			move_term(r, now, start, state);
	}
	state->late = state->term_ends != UNKNOWN && state->term_ends < r->today;
}

static int64_t since_of(const struct reckoning *r, size_t now, const struct course_state *state)
{
	return state->returned ? r->facts[r->count - 1].until : r->facts[entering_of(r, now, false)].day;
}

struct course_state course_reckon(
	const struct codebook *book, int64_t received, const struct course_fact *facts, size_t count, int64_t today)
{
	const struct reckoning r = { book, facts, count, today };
	struct course_state state = { NULL, UNKNOWN, UNKNOWN, UNKNOWN, 0, UNKNOWN, 0, NULL, UNKNOWN, UNKNOWN, false,
		false };
	const struct course_fact *last;
	size_t now;

	if (!count || facts[0].day == UNKNOWN) {
		state.step = count ? step_of(&r, count - 1) : NULL;
		state.turn = state.step ? state.step->step.turn : NULL;
		state.waits = received == UNKNOWN ? UNKNOWN : received < today ? today - received : 0;
		return state;
	}
	last = &facts[count - 1];
	add_waiting(&r, received, &state);
	now = fact_of_now(&r, &state);
	state.step = step_of(&r, now);
	state.since = since_of(&r, now, &state);
	if (last->until != UNKNOWN && !state.returned && (last->parked || suspends(step_of(&r, count - 1))) &&
		last->until > today)
		state.until = last->until;
	reckon_term(&r, now, &state);
	if (state.since != UNKNOWN)
		state.days_in_step = state.since < today ? today - state.since : 0;
	state.turn = state.step && !(last->parked && state.until != UNKNOWN) ? state.step->step.turn : NULL;
	state.turn_since = last->parked && last->until != UNKNOWN && last->until <= today ? last->until : state.since;
	return state;
}
