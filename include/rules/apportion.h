/*
 * Dividing a number of homes over municipalities: weighted shares of households and social rented homes, largest
 * remainder, everything shown so that anyone can add it up again. Whole-number sums: no rounding hides.
 */
#ifndef RULES_APPORTION_H
#define RULES_APPORTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct apportion_row {
	const char *municipality;
	int64_t households, social_homes; /* UNKNOWN: not known */
	/* what comes back */
	const char *share;     /* exact, as a fraction or decimal text: "23 1/3"; "" when it cannot be reckoned */
	const char *remainder; /* what was left after the whole homes, exact; "" */
	int64_t whole;         /* whole homes of the share */
	int64_t quota;         /* with or without one for its remainder; UNKNOWN: cannot be reckoned */
	bool topped;           /* got one for its remainder */
	bool tied;             /* its remainder equals that of another at the border: the table chooses */
};

/* Divides `max` homes; weight_households in thousandths (500: half by each). False: a figure that is needed is not known
 * (one with weight 0 is not needed): every quota is then UNKNOWN and *missing counts. */
bool apportion(
	struct arena *, int64_t max, int64_t weight_households, struct apportion_row *, size_t count, size_t *missing);

#endif
