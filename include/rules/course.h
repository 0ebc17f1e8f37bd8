/*
 * Sums over the course of a case: days in each step, days that do not count (on hold), the term with its suspension,
 * whose turn it is and since when. Facts in, figures out; checked by hand in the tests.
 */
#ifndef RULES_COURSE_H
#define RULES_COURSE_H

#include "model/codebook.h"

/* A step that a case entered on a day. In order of time. */
struct course_fact {
	const char *step;
	int64_t day;
	int64_t until; /* of a hold: the day it was put on hold until; UNKNOWN */
};

struct course_state {
	const struct code_entry *step; /* now; a hold that is over has returned to the step before it */
	int64_t since;                 /* in this step since; UNKNOWN */
	int64_t days_in_step;          /* UNKNOWN when since is */
	int64_t waits;                 /* days since the application came in, suspended ones not counted */
	int64_t suspended_days;        /* days on hold in all */
	int64_t term_ends;             /* last day of the term, moved on by the suspension in it; UNKNOWN: no term */
	int64_t term_suspended;        /* of these days the term was moved */
	const char *turn;              /* role or party kind; NULL */
	int64_t turn_since;
	bool returned; /* the hold is over: it is back by itself */
	bool late;     /* the term has passed */
};

/* The state on `today` of a case received on a day, from its steps in order of time (withdrawn ones left out). */
struct course_state course_reckon(
	const struct codebook *, int64_t received, const struct course_fact *, size_t count, int64_t today);

#endif
