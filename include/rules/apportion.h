/*
 * Dividing a number of homes over municipalities: weighted shares of households and social rented homes, largest
 * remainder, everything shown so that anyone can add it up again. The formula is a proposal (design: domain, section 2);
 * its weights are data. All sums are of whole numbers: no rounding decides who gets the last home.
 */
#ifndef RULES_APPORTION_H
#define RULES_APPORTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
	APPORTION_WEIGHT_ALL = 1000,     /* weights are thousandths */
	APPORTION_PARTS = 10000,         /* decimals of a share for people: ten-thousandths */
	APPORTION_ROWS_MAX = 500,        /* municipalities */
	APPORTION_FIGURE_MAX = 20000000, /* households or homes of one municipality */
	APPORTION_HOMES_MAX = 1000000,   /* homes to divide */
};

struct apportion_row {
	const char *municipality;
	int64_t households, social_homes; /* UNKNOWN: not known */
	/* what comes back; texts lie in the arena, "" when the share cannot be reckoned */
	const char *share;       /* exact, lowest terms: "9127/384" or "12" */
	const char *remainder;   /* share less its whole homes, exact in the same way */
	int64_t share_parts;     /* the share in ten-thousandths, rounded down; UNKNOWN */
	int64_t remainder_parts; /* the same of the remainder; UNKNOWN */
	int64_t whole;           /* whole homes of the share; UNKNOWN */
	int64_t quota;           /* with one more for a large remainder; UNKNOWN: cannot be reckoned */
	bool topped;             /* got one for its remainder */
	bool tied; /* its remainder equals that of another of which only one got a home: people choose; here the first did */
};

/* Divides `max` homes; weight_households in thousandths (500: half by each), social homes weigh the rest. False: a figure
 * that is needed is not known (one of weight 0 is not needed), or all of a weighed kind are 0: then no quota is reckoned.
 * *missing counts the municipalities of which a needed figure is not known. Figures beyond the bounds above count as not
 * known. */
bool apportion(
	struct arena *, int64_t max, int64_t weight_households, struct apportion_row *, size_t count, size_t *missing);

#endif
