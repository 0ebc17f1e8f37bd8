/*
 * A list of lines that scrolls, over a source of lines by number. For lists that fit in memory (choices, help, hits);
 * the queue reads its window by key instead.
 */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "tui/screen.h"

struct list {
	size_t count;   /* the caller keeps it up to date */
	size_t at, top; /* focused line, first line shown; kept within count by every call */
	void *from;     /* handed to `text` */
	/* Line i in at most `columns` columns (longer is cut), in the arena; *style may be changed. Draw it as said. */
	const char *(*text)(void *from, struct arena *, size_t i, int columns, enum style *);
	/* Can the focus stand on line i? NULL: on all. Headings say no. */
	bool (*can_focus)(void *from, size_t i);
};

/* Draws the lines; the focused one with ">" in column 0 and STYLE_ROW_AT, and the cursor on it when `focused`. */
void list_draw(struct list *, struct ui *, const struct pane *, bool focused);

/* Up Down PgUp PgDn Home End, and j k g G when `letters`; rows: lines that show. True: handled. */
bool list_key(struct list *, const struct event *, int rows, bool letters);

/* The wheel moves, a click focuses the line at `row` of the pane; *clicked says whether a line was hit. */
bool list_mouse(struct list *, enum mouse, int row, int rows, bool *clicked);

/* Focus to the next line whose text begins with what was typed, without accents; false: none. */
bool list_seek(struct list *, const char *typed);

/* "3 of 14", for the foot of a frame. */
const char *list_foot(const struct list *, struct arena *);

#endif
