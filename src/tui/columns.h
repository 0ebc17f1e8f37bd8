/*
 * Columns of a list that share the width: what fits stands whole, what does not shrinks or goes, at any size.
 */
#ifndef TUI_COLUMNS_H
#define TUI_COLUMNS_H

#include <stddef.h>

#include "base/arena.h"

/* A column takes what its longest text needs, at most `most`. Where that is too much the widest shrink, down to
 * `least`; then the one with the highest `drop` goes. The last column has all that is left. Widths count one blank. */
struct column {
	const char *heading; /* message id; NULL: none */
	int most, least;     /* most 0 ends an array of them */
	int drop;            /* 0: never goes */
};

enum { COLUMNS_MAX = 6 };

size_t columns_count(const struct column *);

/* Keeps in widest[COLUMNS_MAX] how much the cells (COLUMNS_MAX of them; NULL: empty) and the headings want. */
void columns_measure(const struct column *, const char *const *cells, int *widest);

/* The cells in so many columns of the screen, safe. */
const char *columns_text(struct arena *, const struct column *, const int *widest, const char *const *cells, int room);

/* The headings in the same way; NULL: there are none. */
const char *columns_headings(struct arena *, const struct column *, const int *widest, int room);

/* Read aloud a line is whole: what is known of it, one after another with commas. */
const char *columns_aloud(struct arena *, const char *const *cells);

#endif
