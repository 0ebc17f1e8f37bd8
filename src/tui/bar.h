/*
 * The two lines at the bottom: message, and the keys of the view on top.
 */
#ifndef TUI_BAR_H
#define TUI_BAR_H

#include "tui/screen.h"

/* The message line in that row of the screen; a long one that was just said takes rows above it. */
void bar_draw_message(struct ui *, const struct pane *whole, int row);

/* The keys that hold in the view on top, shortened to what fits, on row 0 of the pane. */
void bar_draw_keys(struct ui *, const struct pane *);

/* The key that is drawn at this column; K_NONE: none. */
int bar_at(struct ui *, int cols, int col);

#endif
