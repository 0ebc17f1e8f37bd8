/*
 * The line editor of all screens, without any screen: a text that is being typed, a cursor and what is visible of it.
 * The text is always valid UTF-8 in NFC, the cursor always between two graphemes: no key can part an accent from its
 * letter. Used for one line (line breaks become blanks) and for notes (lines, wrapped at blanks).
 *
 * Memory: the text grows in the arena that edit_open gets and goes with it. Nothing to close.
 */
#ifndef BASE_EDIT_H
#define BASE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct edit {
	struct arena *arena;
	char *text; /* NUL-ended; read it, never write it */
	size_t length, room;
	size_t cursor;     /* byte offset at the start of a grapheme */
	size_t max;        /* most code points */
	bool lines;        /* a note: may hold line breaks */
	bool dirty;        /* changed since edit_open or edit_set */
	int columns, rows; /* what is visible, both at least 1 */
	size_t first;      /* one line: first visible byte; note: first visible line */
	int goal;          /* column that up and down aim for; -1: that of the cursor */
};

enum { EDIT_MAX = 20000 };

/* An empty text of at most `max` code points (0: EDIT_MAX), 20 columns and 1 row visible. */
void edit_open(struct edit *, struct arena *, size_t max, bool lines);

/* Another text (NULL: empty) with the cursor at its end; not dirty. Bytes that are not UTF-8 become U+FFFD. */
void edit_set(struct edit *, const char *text);

/* How much is visible; the text of a note wraps at `columns`. The cursor stays visible. */
void edit_resize(struct edit *, int columns, int rows);

/* Puts what was typed or pasted before the cursor: control characters go, line breaks become blanks in a single line,
 * and it joins its neighbours (e, then U+0301, is one é). The cursor stands right after. False: not all of it fitted,
 * or it is not UTF-8; what fitted is in. */
bool edit_insert(struct edit *, const char *bytes, size_t length);

/* Movement; false when the cursor could not go further. A word is a run of letters and digits. home and end go to the
 * ends of the visible line, top and bottom to those of the text. up and down work in notes. */
bool edit_left(struct edit *);
bool edit_right(struct edit *);
bool edit_word_left(struct edit *);
bool edit_word_right(struct edit *);
bool edit_home(struct edit *);
bool edit_end(struct edit *);
bool edit_top(struct edit *);
bool edit_bottom(struct edit *);
bool edit_up(struct edit *);
bool edit_down(struct edit *);

/* Removal; false when there was nothing to remove. Whole graphemes. kill goes to the end of the paragraph, at its end
 * it joins the next one; clear removes everything. */
bool edit_backspace(struct edit *);
bool edit_delete(struct edit *);
bool edit_kill(struct edit *);
bool edit_clear(struct edit *);

/* A mouse click: the cursor goes to what is visible at row and column, both from 0. */
void edit_point(struct edit *, int row, int column);

/* What is visible. */
struct edit_view {
	const char *const *lines; /* `count` lines, safe to show, each at most `columns` wide */
	size_t count;             /* 1 to `rows` */
	int row, column;          /* of the cursor, from 0, both inside the visible part */
	bool before, after;       /* more text to the left or above, to the right or below */
};

/* The visible part, after scrolling just enough to hold the cursor; in the arena. */
void edit_view(struct edit *, struct arena *, struct edit_view *out);

/* Code points in the text, for "77 / 600". */
size_t edit_length(const struct edit *);

#endif
