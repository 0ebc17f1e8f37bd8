/*
 * Sums over the course of a case: days in each step, days that do not count (on hold, parked), the term with its
 * suspension, whose turn it is and since when. Facts in, figures out; checked by hand in the tests.
 *
 * Days are counted from the morning of one day to the morning of another: on hold from the 2nd until the 16th is 14
 * days, and on the 16th the term runs again.
 */
#ifndef RULES_COURSE_H
#define RULES_COURSE_H

#include "model/codebook.h"

/* A step that a case entered on a day, or stayed in with a new day until which it waits. In order of time. */
struct course_fact {
	const char *step;
	int64_t day;
	int64_t until; /* of a hold or a parking: the day on which it ends by itself; of another step: its term; UNKNOWN */
	bool parked; /* waits in this step until that day, although the step itself is no hold */
	bool lost;   /* the days waited so far do not count any more once it goes on (reason: waiting "lost") */
};

struct course_state {
	const struct code_entry *step; /* now; a hold that is over has returned to the step before it */
	int64_t since;                 /* in this step since; of one that returned: since then; UNKNOWN */
	int64_t days_in_step;          /* UNKNOWN when since is */
	int64_t waits; /* days from receipt to the key or the end, without suspended and closed ones; UNKNOWN */
	int64_t suspended_days; /* days on hold or parked in all */
	int64_t term_ends; /* last day of the term, moved on by the suspension in it; of a hold: its last day; UNKNOWN */
	int64_t term_suspended; /* by so many calendar days it was moved */
	const char *turn;       /* role or party kind; NULL: nobody's, or it is parked */
	int64_t turn_since;
	int64_t until; /* it waits until this day (on hold or parked, not over yet); UNKNOWN */
	bool returned; /* the hold is over: it is back by itself */
	bool late;     /* the term has passed */
};

/*
 * The state on `today` of a case received on a day, from its steps in order of time (withdrawn ones left out).
 *
 * Members of steps that count: `suspends` (days in it do not count), `returns` (it ends by itself on its day), `term` and
 * `term_since` (the term runs from the last entering of that step; naming the step itself: from the first one), `final`
 * and the event "key" (nobody waits any longer). A step that goes on after a hold keeps its term: one in working days is
 * moved by the working days lost, any other by the days. A hold that begins after the term has ended does not revive it.
 */
struct course_state course_reckon(
	const struct codebook *, int64_t received, const struct course_fact *, size_t count, int64_t today);

/* Days from a fact to the next one, or to today for the last. */
int64_t course_days(const struct course_fact *, size_t count, size_t at, int64_t today);

#endif
