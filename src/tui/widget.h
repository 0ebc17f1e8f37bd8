/*
 * Widgets: how a value of each kind is typed in a form. base may not see a screen, so the table kind → widget stands
 * here. An input is one place on a form; a widget is the code that all inputs of a kind share.
 *
 * Whatever the widget, what the person typed is text in `line`, which edit_field can read: for a choice the label, for
 * a set the codes with commas between.
 */
#ifndef TUI_WIDGET_H
#define TUI_WIDGET_H

#include "app/edit.h"
#include "tui/line.h"
#include "tui/screen.h"

struct input {
	const struct field *field; /* how it is typed: the field, or one element of scores made a field by itself */
	const struct field *whole; /* the field in the table of the entity */
	const char *element;       /* part of scores, else NULL */
	size_t row, group;         /* of the form: which row, which part */
	bool shown_only;           /* DERIVED: kept by the program */
	bool beside;               /* goes with the input above it and is not counted: the sentence to a criterion */
	struct line line;          /* what is typed */
	const char *saved;         /* what `line` would hold if it were as in the file */
	char picked[32];           /* code chosen from the list, while the text is still its label */
	struct error err;          /* what is not good about it; E_NONE: it is good */
	bool left;                 /* the person has moved on: now what is wrong gets its mark */
	const char *draft;         /* what the file keeps as its draft, NULL: nothing */
	size_t at;                 /* option under the cursor: sets */
	const struct past *heads;  /* the values of a contested cell, */
	size_t head_count;         /* more than one then */
};

struct widget {
	const char *name;
	bool types;       /* characters are text in it */
	bool picks;       /* F4 opens a list of choices, typing narrows it */
	bool dates;       /* F4 opens a calendar */
	const char *hint; /* message id for the bottom line; NULL: none */
	int (*rows)(struct ui *, const struct input *, int columns);
	void (*draw)(struct ui *, struct input *, const struct pane *, bool focused);
	/* True: handled. Moving over its edge is not. */
	bool (*key)(struct ui *, struct input *, const struct event *, int columns);
	/* A click at a place of the pane it was drawn in; the input has the focus already. NULL: that was all. */
	void (*click)(struct ui *, struct input *, const struct pane *, int row, int col);
};

/* The widget of an input in that many columns: few choices are a row of buttons, many are a line with a list. */
const struct widget *widget_of(struct ui *, const struct input *, int columns);

/* Makes `line` and `saved` fit: a fresh input, nothing typed. Memory in the arena. */
void input_open(struct input *, struct arena *);

/* Text of the row's value as this input types it; in the arena. */
const char *input_text(struct app *, struct arena *, const struct input *, const void *row);

/* Is something typed that the file does not have? */
bool input_is_dirty(const struct input *);

/* Text to save: the picked code, else what is typed. */
const char *input_typed(const struct input *);

/* Looks at what is typed and fills `err`. */
void input_check(struct ui *, struct input *);

/* Another text from outside: a draft, a choice, a value put back. */
void input_set(struct ui *, struct input *, const char *text, const char *picked);

/* The choices of an input, all of them, in the order of the list. */
struct option *input_options(struct ui *, const struct input *, size_t *count);

/* What stands beside a day in that many columns: "in 29 weeks", "03-12-2026 · in 2 weeks"; "" when it is no day. */
const char *widget_day_hint(struct ui *, const char *typed, int columns);

/* Parts of widgets, by file. */
extern const struct widget widget_text, widget_number, widget_money, widget_day, widget_time, widget_pick; /* _line.c */
extern const struct widget widget_note;                           /* widget_note.c */
extern const struct widget widget_radio, widget_flag, widget_set; /* widget_choice.c */

/* Do the choices fit as a row of buttons? */
bool widget_radio_fits(struct ui *, const struct input *, int columns);

/* The list of choices under an input that picks: narrowed by typing. */
struct picker {
	struct arena *arena;
	bool open, moved; /* moved: the person has pointed at a line */
	struct option *options;
	size_t count, fits, all, at, top;
};

enum { PICKER_ROWS = 8, PICKER_LIMIT = 200 };

/* Opens it over all choices (`typed` ""), or those that fit. */
void picker_open(struct picker *, struct ui *, const struct input *, const char *typed);
void picker_close(struct picker *);

/* Rows it takes with its frame. */
int picker_rows(const struct picker *, int room);

void picker_draw(struct picker *, struct ui *, const struct pane *);

/* Moving; true: handled. */
bool picker_key(struct picker *, const struct event *);

/* The line under the cursor, NULL: none. */
const struct option *picker_at(const struct picker *);

/* A click on a row of the pane it was drawn in; true: a line was hit, and it is the one under the cursor now. */
bool picker_click(struct picker *, int row, int rows);

/* A month to point in. */
struct calendar {
	bool open;
	int64_t day;
};

enum { CALENDAR_ROWS = 9, CALENDAR_COLUMNS = 28 };

void calendar_open(struct calendar *, struct ui *, const char *typed);
/* "November 2026": the month that a day lies in. */
const char *calendar_title(struct arena *, int64_t day);

void calendar_draw(const struct calendar *, struct ui *, const struct pane *);
bool calendar_key(struct calendar *, const struct event *);
bool calendar_click(struct calendar *, int row, int col);

#endif
