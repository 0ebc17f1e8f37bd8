#include "record/stamp.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COUNTER_BITS = 16, MS_DIGITS = 12 };

static const int64_t MS_MAX = (INT64_C(1) << 48) - 1;

struct stamp stamp_next(struct stamp last, int64_t now_ms)
{
	int64_t ms = now_ms < 0 ? 0 : now_ms > MS_MAX ? MS_MAX : now_ms;
	uint64_t now = (uint64_t)ms << COUNTER_BITS;

	if (now > last.value || last.value == UINT64_MAX)
		return (struct stamp){ now > last.value ? now : last.value };
	return (struct stamp){ last.value + 1 };
}

int64_t stamp_ms(struct stamp stamp)
{
	return (int64_t)(stamp.value >> COUNTER_BITS);
}

void stamp_write(struct stamp stamp, char out[STAMP_TEXT])
{
	snprintf(out, STAMP_TEXT, "%012" PRIx64 "-%04x", stamp.value >> COUNTER_BITS, (unsigned)(stamp.value & 0xffff));
}

bool stamp_read(const char *text, struct stamp *stamp)
{
	static const char digits[] = "0123456789abcdef";

	if (strlen(text) != STAMP_TEXT - 1 || strspn(text, digits) != MS_DIGITS || text[MS_DIGITS] != '-' ||
		strspn(text + MS_DIGITS + 1, digits) != STAMP_TEXT - 2 - MS_DIGITS)
		return false;
	stamp->value = (uint64_t)strtoull(text, NULL, 16) << COUNTER_BITS | strtoull(text + MS_DIGITS + 1, NULL, 16);
	return true;
}
