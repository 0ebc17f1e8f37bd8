/*
 * A roll: a screen that lists rows of one kind (incidents, hurdles, promises, members, neighbours' questions …) with what
 * can be done with the chosen one. Each is a table: how it loads, and its acts. What all of them share stands in roll.c.
 */
#ifndef TUI_ROLL_H
#define TUI_ROLL_H

#include "tui/ask.h"
#include "tui/list.h"
#include "tui/screen.h"

struct roll;

/* One line: a row, or a heading when it has no entity. */
struct roll_line {
	const char *text; /* whole; cut at the edge */
	enum style style;
	const struct entity *entity;
	const char *id;
	const char *application; /* case that it hangs on; NULL: none */
	const char *detail;      /* shown whole below the list; lines with \n; NULL: none */
};

/* What can be done: with the chosen line, or (anywhere) without one. */
struct roll_act {
	int key;
	const char *label; /* message id */
	bool anywhere;
	void (*run)(struct ui *, struct roll *);
};

enum { ROLL_MAX = 500, ROLL_ACTS_MAX = 10 };

struct roll_kind {
	const char *name;  /* of the view: "incidents" */
	const char *title; /* message id */
	const char *empty; /* message id: what an empty list says */
	const char *all;   /* message id of the frame with all of them; NULL: as the title */
	/* Fills lines, count and total. */
	bool (*load)(struct ui *, struct roll *, struct error *);
	struct roll_act acts[ROLL_ACTS_MAX]; /* ends with a label of NULL */
};

struct roll {
	const struct roll_kind *kind;
	struct arena *arena;      /* of the view */
	struct arena *rows_arena; /* new at each load: lines and what they tell */
	struct roll_line *lines;
	size_t total;
	struct list list;
	const char *application; /* only of this case; NULL: all */
	const char *about;       /* what the roll is about, for its title: "ZK-2026-0042", name of a shared home */
	const char *id;          /* of the row that the roll is of (a shared home); NULL */
	bool open_only;
	const char *kept; /* what an act keeps between two questions */
};

/* Opens it. application, id and about may be NULL; copied. */
void roll_open(struct ui *, const struct roll_kind *, const char *application, const char *id, const char *about);

/* The chosen row; NULL and a hint when there is none. */
const struct roll_line *roll_chosen(struct ui *, const struct roll *);

/* Adds a line; texts lie in rows_arena. Room is for ROLL_MAX. */
void roll_add(struct roll *, const struct roll_line *);

/* After an act: loads anew and says it; `good` false: says why not. `told` NULL: `done` alone. */
void roll_done(struct ui *, bool good, const struct error *, const char *done, const char *told);

/* Padded to columns, safe, with one blank behind it. */
const char *roll_pad(struct arena *, const char *text, int columns);

/* Texts of the pairs that an ask gave, for use as pairs. */
void roll_edit(struct ui *, struct roll *); /* act: the form over the row */

#endif
