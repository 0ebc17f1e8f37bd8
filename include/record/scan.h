/*
 * A strict JSON scanner in front of cJSON. cJSON alone accepts invalid texts, cuts strings at \u0000, damages integers
 * above 2^53 and turns 1e400 into null; what passes here cJSON reads without loss. All JSON from outside goes through.
 */
#ifndef RECORD_SCAN_H
#define RECORD_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { SCAN_LINE_DEPTH = 8, SCAN_FILE_DEPTH = 32, SCAN_LINE_MAX = 64 * 1024, SCAN_FILE_MAX = 1024 * 1024 };

/* Where a text went wrong. */
struct scan_place {
	size_t line, column; /* 1-based; column counts bytes */
};

/* Is `text` one JSON object that is RFC 8259 grammar, strict UTF-8, without raw control characters, with no escapes for
 * control characters but \n and \t, no \u0000, no lone surrogates, at most `depth` levels, no duplicate keys, integers
 * only and |n| ≤ 2^53, ending at `length`? With `pretty` false blanks and line breaks between tokens are refused too (a
 * record line has one spelling). `place` may be NULL. On false err tells what and where. */
MUST_CHECK bool scan_json(
	const char *text, size_t length, int depth, bool pretty, struct scan_place *place, struct error *);

#endif
