/*
 * Files that a person hands over: regular files only, no link is followed, the size is looked at before reading.
 * Private to app.
 */
#ifndef APP_INPUT_H
#define APP_INPUT_H

#include "base/arena.h"
#include "base/error.h"

/* The bytes of a file, with a NUL behind them. E_MISSING: there is no such file; E_INPUT: it is not a plain file, or
 * larger than `most` bytes. */
MUST_CHECK bool input_read(
	struct arena *, const char *path, size_t most, const char **bytes, size_t *length, struct error *);

#endif
