/*
 * Sheets as Dutch spreadsheets write them: `;` `,` or tab, quotes with line breaks in them, UTF-8 with or without mark
 * or Windows-1252, any line end. Private to app.
 */
#ifndef APP_CSV_H
#define APP_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum { CSV_COLUMNS_MAX = 512 };

struct csv {
	const char *at, *end;
	char mark;    /* what stands between cells */
	int64_t row;  /* of the last row read: 1 is the first, as a spreadsheet counts */
	bool windows; /* the file was Windows-1252 */
};

struct csv_row {
	int64_t row;
	const char **cells; /* valid UTF-8, without outer quotes; as they stand otherwise */
	size_t count;
};

/* Makes ready to read `bytes`: finds encoding and mark. The text lives in the arena. False: a NUL byte, UTF-16, or a
 * byte that is neither UTF-8 nor Windows-1252. */
MUST_CHECK bool csv_open(struct arena *, const char *bytes, size_t length, struct csv *, struct error *);

/* The next row, cells in the arena; *more is false at the end. An empty line is a row of one empty cell. False: a quote
 * that is never closed, or text behind a closing quote. */
MUST_CHECK bool csv_next(struct csv *, struct arena *, struct csv_row *, bool *more, struct error *);

#endif
