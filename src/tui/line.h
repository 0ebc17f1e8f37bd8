/*
 * A place to type in: base/edit.h with keys, mouse and drawing. One line "[text____]", or a note of several lines.
 */
#ifndef TUI_LINE_H
#define TUI_LINE_H

#include "base/edit.h"
#include "tui/screen.h"

struct line {
	struct edit edit;
};

/* An empty one of at most `max` code points (0: no bound but EDIT_MAX). Memory in the arena. */
void line_open(struct line *, struct arena *, size_t max, bool note);

/* Another text, cursor at its end. */
void line_set(struct line *, const char *text);

/* What stands in it. */
const char *line_text(const struct line *);

/* Typing, pasting, moving (arrows, Ctrl+arrows, Home, End), removing (Backspace, Delete, Ctrl+U all, Ctrl+K to the
 * end). Enter makes a line break in a note only; up and down move in a note only, and are not handled at its edge. */
bool line_key(struct line *, struct ui *, const struct event *);

/* A click at a place of the pane that it was drawn in. */
void line_click(struct line *, int row, int col);

/* Draws it in the whole pane (one row: in brackets, or without when `bare`). With focus the cursor goes to its place. */
void line_draw(struct line *, struct ui *, const struct pane *, bool focused, bool bare, enum style);

#endif
