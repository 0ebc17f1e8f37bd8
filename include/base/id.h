/*
 * Row ids: ULIDs (26 letters of Crockford's base32: 48 bits of milliseconds, 80 random bits; text order = time order).
 * Rows that an arrangement defines carry the arrangement's code instead: 1 to 40 of a-z 0-9 _ and never 26 long.
 */
#ifndef BASE_ID_H
#define BASE_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"

enum { ID_TEXT = 27 };

/* Writes a new ULID with its NUL. */
void id_make(struct random *, int64_t ms, char out[ID_TEXT]);

bool id_is_ulid(const char *text);
bool id_is_code(const char *text);

/* base64url without padding: out has room for ((length * 4 + 2) / 3) + 1. Reading is strict: one spelling per value. */
void base64url_write(const unsigned char *bytes, size_t length, char *out);
bool base64url_read(const char *text, size_t text_length, unsigned char *out, size_t length);

#endif
