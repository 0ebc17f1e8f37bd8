/*
 * What the command line says: data on stdout, messages on stderr, both safe for a terminal.
 */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include "command.h"

/* Text for people on stdout; made safe, lines kept. */
void print_text(struct cli *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* JSON or CSV on stdout: to the byte in a file or pipe, made safe on a terminal. */
void print_data(struct cli *, const char *text, size_t length);

/* A sentence on stderr, with a line end. */
void print_note(struct cli *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Columns of the terminal on stdout; 80 when it is none. */
int print_columns(void);

/* Two columns: `left` with `right` behind it from column `indent` on, wrapped. */
void print_pair(struct cli *, const char *left, const char *right, int indent);

/* A progress line on stderr, only when that is a terminal. `what` is translated; done == total ends the line. */
struct print_progress {
	struct cli *cli;
	const char *what;
	int64_t shown; /* per mille that stands there now */
};
void print_progress(void *progress, int64_t done, int64_t total);

/* A table whose columns have fixed widths, so that it is printed row by row. */
struct print_column {
	const char *heading;
	int width;  /* 0: the rest of the line, uncut */
	bool right; /* numbers */
};
void print_headings(struct cli *, const struct print_column *, size_t count);
void print_cells(struct cli *, const struct print_column *, size_t count, const char *const *cells);

#endif
