/*
 * The clock and the random source, as values that are passed: rules never read either, tests fix both.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct clock {
	bool fixed;       /* a clock that stands still at `fixed_ms`, for tests and practice */
	int64_t fixed_ms; /* milliseconds since 1970 UTC */
	int fixed_offset; /* minutes east of UTC while fixed */
};

/* The system clock, or the moment of $TAFEL_NOW (RFC 3339, 2026-11-19T13:42:00+01:00). False: TAFEL_NOW is wrong. */
MUST_CHECK bool clock_open(struct clock *, struct error *);

/* Strict RFC 3339, as in TAFEL_NOW: milliseconds since 1970 UTC and minutes east of UTC. False: it is not that. */
bool clock_read(const char *stamp, int64_t *ms, int *offset);

int64_t clock_ms(const struct clock *);    /* milliseconds since 1970 UTC */
int64_t clock_today(const struct clock *); /* local day number, see base/day.h */
int64_t clock_time(const struct clock *);  /* local wall-clock minutes, see base/day.h */

/* Local wall-clock minutes of a moment in UTC milliseconds. */
int64_t clock_local(const struct clock *, int64_t ms);

/* A source of random bytes: the system's (getrandom), or a seeded one that gives the same bytes each run. */
struct random {
	bool seeded;
	uint64_t state[4]; /* xoshiro256** when seeded: for practice data and tests only */
};

void random_open(struct random *);
void random_seed(struct random *, uint64_t seed);
void random_bytes(struct random *, void *out, size_t length);
uint64_t random_below(struct random *, uint64_t bound); /* 0 ≤ x < bound; bound > 0 */

#endif
