/*
 * The screen as cells, without a terminal. Everything draws into panes: a rectangle of the grid that clips. Rows and
 * columns of a pane count from 0 at its upper left corner. Nothing drawn outside a pane does harm, however large or
 * negative the place.
 *
 * All text is made safe here (text_safe): nothing from a file reaches the terminal in another way.
 */
#ifndef TUI_GRID_H
#define TUI_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "tui/theme.h"

enum { CELL_TEXT = 14 };

/* One cell. `text` is one grapheme (cut at a code point when longer), NUL-ended. The right half of a wide one has
 * width 0 and no text. Unused bytes are 0, so that cells compare with memcmp. */
struct cell {
	char text[CELL_TEXT];
	unsigned char width, style;
};

struct grid {
	int rows, cols;
	struct cell *cells; /* rows * cols */
	size_t room;        /* cells allocated */
	bool plain;         /* read-aloud: frames show their title only */
	int cursor_row, cursor_col;
	bool cursor_shown;
	struct arena *arena; /* for the text of one redraw; emptied by grid_clear */
};

struct pane {
	struct grid *grid;
	int row, col, rows, cols;
};

void grid_open(struct grid *, int rows, int cols);
void grid_close(struct grid *);

/* Another size, 1 to 999 each way (clamped); the content is lost. */
void grid_resize(struct grid *, int rows, int cols);

/* All blank in STYLE_NORMAL, cursor hidden. */
void grid_clear(struct grid *);

/* The whole grid. */
struct pane grid_whole(struct grid *);

/* A part of a pane, clipped to it. Negative sizes count as 0. */
struct pane pane_part(const struct pane *, int row, int col, int rows, int cols);

/* The inside of a frame drawn with pane_frame: one cell less on each side. */
struct pane pane_inside(const struct pane *);

/* Text from `row`, `col` on one line, at most to the right edge; "…" ends it when it was cut. Returns the columns it
 * took, so that `col += pane_text(…)` goes on behind it. NULL is "". */
int pane_text(const struct pane *, int row, int col, enum style, const char *text);

/* As pane_text, in at most `columns` columns. */
int pane_text_fit(const struct pane *, int row, int col, int columns, enum style, const char *text);

/* As pane_text_fit, and the rest of the `columns` becomes blank in that style. */
void pane_cell(const struct pane *, int row, int col, int columns, enum style, const char *text);

/* Text that ends at column `col` (not included), in at most `columns` columns. Returns where it begins. */
int pane_text_right(const struct pane *, int row, int col, int columns, enum style, const char *text);

/* One sign of the program's own, one column wide ("│", ">"): no checks, fast. */
void pane_sign(const struct pane *, int row, int col, enum style style, const char *sign);

/* printf and pane_text. */
int pane_print(const struct pane *, int row, int col, enum style, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* Text over several lines, wrapped at blanks, from `row` on; returns the rows it took (not more than the pane has). */
int pane_wrap(const struct pane *, int row, int col, enum style, const char *text);

/* A label and its value on one line, the value from column `at`. */
void pane_pair(const struct pane *, int row, int at, const char *label, const char *value);

/* Blanks over the whole pane, or over one line of it, in a style. */
void pane_fill(const struct pane *, enum style);
void pane_fill_row(const struct pane *, int row, enum style);

/* Gives cells that were drawn another style, as for the focused line. */
void pane_restyle(const struct pane *, int row, int col, int columns, enum style);

/* A frame around the pane: double when `focused`, single otherwise; the title in the top edge after one line, the foot
 * in the bottom edge before the last, as drawn: "╔═ Title ═══╗", "╚═══ foot ═╝". NULL: none. */
void pane_frame(const struct pane *, bool focused, const char *title, const char *foot);

/* Same, in one style and always single: dialogs and menus. */
void pane_box(const struct pane *, enum style, const char *title, const char *foot);

/* "[ label ]" as drawn for buttons; returns its columns. */
int pane_button(const struct pane *, int row, int col, bool focused, const char *label);

/* Where the hardware cursor goes after this redraw: the focused item. The last call counts. Outside the pane: hidden. */
void pane_cursor(const struct pane *, int row, int col);

/* One row as text, blanks at its end cut off; "" outside. */
const char *grid_row_text(const struct grid *, struct arena *, int row);

#endif
