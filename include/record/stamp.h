/*
 * Hybrid clock: 48 bits of UTC milliseconds and 16 of counter in one number, so that numeric order is time order. It
 * only orders what is shown; what replaces what is told by the parents of a record.
 */
#ifndef RECORD_STAMP_H
#define RECORD_STAMP_H

#include <stdbool.h>
#include <stdint.h>

enum { STAMP_TEXT = 18 };

struct stamp {
	uint64_t value; /* ms << 16 | counter */
};

/* A stamp later than `last` and not earlier than `now_ms`, counting up when the clock stands still or runs back; a full
 * counter moves the milliseconds up by one. The very last stamp (the year 10889) has none after it and gives itself. */
struct stamp stamp_next(struct stamp last, int64_t now_ms);

int64_t stamp_ms(struct stamp);

/* "019b2c44d1e0-0003": text order is time order. Reading is strict: lower-case hex, nothing before or behind. */
void stamp_write(struct stamp, char out[STAMP_TEXT]);
bool stamp_read(const char *text, struct stamp *);

#endif
