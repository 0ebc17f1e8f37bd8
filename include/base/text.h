/*
 * Text of people: UTF-8 that is valid, NFC, safe to show, and searched without accents. All of Unicode's knowledge
 * comes from utf8proc (chosen over ICU: small, in Debian, no start-up cost; over wcwidth(): its tables are newer than
 * glibc's and the same on every system).
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

/* Strict UTF-8 (no overlong forms, surrogates or code points over 10FFFF) and no NUL in `length` bytes? */
bool text_is_utf8(const char *text, size_t length);

/* Canonical text to keep: valid UTF-8 becomes NFC, CRLF and CR become \n, control characters but \n and \t go, white
 * space at both ends goes. False: it is not UTF-8. The result is in the arena; empty stays "". */
MUST_CHECK bool text_clean(struct arena *, const char *text, size_t length, const char **out, struct error *);

/* As text_clean, but white space at both ends stays: for text that is still being typed. */
MUST_CHECK bool text_tidy(struct arena *, const char *text, size_t length, const char **out, struct error *);

/* Text that is safe to show on a terminal, in a pipe or a preview: control characters, ESC and C1, bidi controls,
 * zero-width, private and unassigned code points and broken bytes become U+FFFD or a visible mark; \n and \t become a
 * blank when `one_line`, else \n stays. Every byte that leaves the program for a terminal passes here. */
const char *text_safe(struct arena *, const char *text, bool one_line);

/* The form that searching and sorting use: lower case, without marks, with ı ł đ ø ĳ ß æ œ þ ð as plain letters,
 * punctuation as blanks, runs of blanks as one. "Jan-Willem" → "jan willem", "Şevval" → "sevval". */
const char *text_fold(struct arena *, const char *text);

/* -1, 0 or 1: order of two texts by their folded form, then by bytes. NULL comes last. */
int text_compare(const char *a, const char *b);

/* Columns that the text takes on a terminal (wide characters 2, combining 0). Broken bytes count 1 each. */
int text_width(const char *text);

/* The text cut at a grapheme so that it takes at most `columns`; "…" ends it when something was cut. */
const char *text_fit(struct arena *, const char *text, int columns);

/* Bytes of the grapheme cluster that starts at `text` (0 at the end), its columns in *width (may be NULL). */
size_t text_grapheme(const char *text, int *width);

/* Start of the grapheme before byte `at` (0 ≤ at ≤ length); 0 at the start. */
size_t text_before(const char *text, size_t at);

/* Number of code points. */
size_t text_length(const char *text);

/* Breaks text into lines of at most `columns` at blanks (a longer word is cut), keeping \n. Returns the number of
 * lines; *lines is an array in the arena. An empty text is one empty line. */
size_t text_wrap(struct arena *, const char *text, int columns, const char *const **lines);

/* One step of text_wrap without memory: the first line of `text` has *length bytes, the following one starts at byte
 * *next. False: this was the last line. columns under 1 count as 1. */
bool text_line(const char *text, int columns, size_t *length, size_t *next);

/* Next word of a folded text: sets *start and *length, returns where to go on, NULL when there is none. */
const char *text_word(const char *folded, const char **start, size_t *length);

/* Edit distance between two texts in folded form, swapped neighbours as one; for "did you mean". Only the first 64
 * bytes count. */
int text_distance(const char *a, const char *b);

/* Windows-1252 bytes as UTF-8 (its five unassigned bytes become U+FFFD). */
const char *text_from_windows(struct arena *, const char *bytes, size_t length);

/* Does the text hold a number that passes the Dutch citizen service number (BSN) test? 8 or 9 digits, optional dots or
 * blanks between them, "elfproef" (source: Logisch Ontwerp BSN). Such a number must not be kept. */
bool text_holds_bsn(const char *text);

#endif
