/*
 * Sums with the arrangement's moments: when each is due from an anchor day, and backwards from a wished key day what had
 * to begin when, what is already impossible, and the earliest honest key day.
 */
#ifndef RULES_PLANNER_H
#define RULES_PLANNER_H

#include "model/codebook.h"

/* Due day of a moment from its anchor: the end of the time that it may take (list "moment": until), else the day itself
 * (after); from its second anchor (also) the latest day that this one allows. UNKNOWN: it does not hang on that anchor,
 * or the day is not known. */
int64_t planner_due(const struct code_entry *moment, const char *anchor, int64_t day);

/* Does the moment lie before that anchor ("after" is negative)? Then it can only be planned while the day is ahead. */
bool planner_is_before(const struct code_entry *moment, const char *anchor);

/* A moment that hangs on the key, with the day that follows from it. */
struct planner_line {
	const struct code_entry *moment;
	int64_t day;     /* latest, or due */
	bool impossible; /* that day is gone and it was not held */
};

struct planner {
	int64_t key;      /* as wished */
	int64_t earliest; /* earliest honest key day, not before today */
	const char *why;  /* code of the moment or figure that makes it the earliest: "landing_weeks"; NULL: today */
	struct planner_line *lines; /* by day */
	size_t count;
};

/* `landing_since`: UNKNOWN when it has not begun (then it begins today at the earliest). `held`: codes of moments that
 * were held, blanks between. */
void planner_plan(struct arena *, const struct codebook *, int64_t key, int64_t landing_since, const char *held,
	int64_t today, struct planner *);

#endif
