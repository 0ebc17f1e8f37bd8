/*
 * A grid as bytes for a terminal: what differs from what was sent last, in one write. Measured: curses sends a changed
 * screen in some eighty writes, which takes longer than making it.
 */
#ifndef TUI_TERMINAL_PAINT_H
#define TUI_TERMINAL_PAINT_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/grid.h"

struct painter {
	/* What the terminal is told in. NULL: it cannot do that. All are the caller's and stay. */
	const char *(*place)(int row, int col); /* bytes that put the cursor there; good until the next call */
	const char *styles[STYLE_COUNT];        /* bytes that set a style, whatever was set before */
	const char *plain, *clear, *show_cursor, *hide_cursor;
	bool corner_scrolls; /* writing the last cell would scroll the screen */

	int rows, cols;
	struct cell *shown; /* what was sent last; all zero: unknown */
	bool stale;         /* the screen holds something else: clear it first */
	bool cursor_known, cursor_shown;
	char *bytes;
	size_t length, room;
};

/* The screen has this size and shows something unknown. */
void painter_resize(struct painter *, int rows, int cols);
void painter_close(struct painter *);

/* Adds bytes to be written; delays as terminfo writes them ("$<5>") are left out. NULL: nothing. */
void painter_add(struct painter *, const char *bytes);

/* Adds what brings the screen to the grid, which has the same size. */
void painter_draw(struct painter *, const struct grid *);

/* Writes all that was added, in one go where the system lets us. False: the terminal is gone. */
bool painter_write(struct painter *, int fd);

#endif
