/*
 * A roll: a screen that lists rows of one kind (incidents, hurdles, promises, members, neighbours' questions …) with what
 * can be done with the chosen one. Each is a table: its columns, how it loads, and its acts. What all of them share stands
 * in roll.c.
 */
#ifndef TUI_ROLL_H
#define TUI_ROLL_H

#include "tui/ask.h"
#include "tui/columns.h"
#include "tui/list.h"
#include "tui/screen.h"

struct roll;

/* One line: a row, or a heading when it has no entity. */
struct roll_line {
	const char *cells[COLUMNS_MAX]; /* by column; a heading has the first alone */
	const struct column *columns;   /* NULL: those of the kind */
	const char *mark;               /* "!" late, "+" done, "-" over; NULL: none */
	enum style style;
	const struct entity *entity;
	const char *id;
	const char *application; /* case that it hangs on; NULL: none */
	const char *detail;      /* the whole of it, lines with \n; NULL: the cells are all */
};

/* What can be done: with the chosen line, or (anywhere) without one. */
struct roll_act {
	int key;
	const char *label; /* message id, in the list that Enter opens */
	const char *brief; /* message id, in the bottom line */
	bool anywhere;
	void (*run)(struct ui *, struct roll *);
};

enum { ROLL_MAX = 500, ROLL_ACTS_MAX = 10, ROLL_GROUPS = 6 };

struct roll_kind {
	const char *name;                          /* of the view: "incidents" */
	const char *title;                         /* message id */
	const char *empty;                         /* message id: what an empty list says */
	const struct column *columns;              /* of all its lines that have none of their own */
	void (*enter)(struct ui *, struct roll *); /* what Enter does with a row; NULL: it lists what can be done */
	bool all;                                  /* nothing in it is ever done: no "only open" */
	bool (*load)(struct ui *, struct roll *, struct error *); /* adds its lines, sets total */
	struct roll_act acts[ROLL_ACTS_MAX];                      /* ends with a label of NULL */
};

/* Widest text of each column of some lines. */
struct roll_group {
	const struct column *columns;
	int widest[COLUMNS_MAX];
};

struct roll {
	const struct roll_kind *kind;
	struct arena *arena;      /* of the view */
	struct arena *rows_arena; /* new at each load: lines and what they tell */
	struct roll_line *lines;
	struct roll_group groups[ROLL_GROUPS];
	size_t group_count;
	size_t total;
	struct list list;
	const char *application; /* only of this case; NULL: all */
	const char *about;       /* what the roll is about, for its title: name of a shared home */
	const char *id;          /* of the row that the roll is of (a shared home); NULL */
	bool open_only;
	bool aloud;       /* lines are read aloud: no columns */
	const char *kept; /* what an act keeps between two questions */
};

/* Opens it. application, id and about may be NULL; copied. */
void roll_open(struct ui *, const struct roll_kind *, const char *application, const char *id, const char *about);

/* The chosen row; NULL and a hint when there is none. */
const struct roll_line *roll_chosen(struct ui *, const struct roll *);

/* Adds a line; texts lie in rows_arena. Room is for ROLL_MAX. */
void roll_add(struct roll *, const struct roll_line *);

/* After an act: loads anew and says it; `good` false: says why not. `told` NULL: `done` alone. Returns `good`. */
bool roll_done(struct ui *, bool good, const struct error *err, const char *done, const char *told);

void roll_edit(struct ui *, struct roll *); /* act: the form over the row */

/* The text of line i in so many columns. (roll_columns.c) */
const char *roll_text(const struct roll *, struct arena *, size_t i, int columns);

/* The line of headings in so many columns; NULL: the kind has none. */
const char *roll_headings(const struct roll *, struct arena *, int columns);

/* How wide the texts are, of all lines: after a load. */
void roll_measure(struct roll *);

#endif
