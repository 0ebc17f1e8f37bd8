/*
 * The form: all fields of one or more rows, made from the field tables, by their groups. Private to form*.c, history.c
 * and command_form.c.
 *
 * A field that is good is saved when the person leaves it; what is not good stays as a draft, in the form and, from the
 * next quiet second on, in the file. Nothing here keeps a place on the screen: it follows from size and focus.
 */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include "tui/widget.h"

enum { FORM_ROWS = 2, FORM_GROUPS = 24 };

/* What to open: rows in the order of their groups. */
struct form_target {
	const struct entity *entity;
	const char *id;
};

/* Opens the form, or says why not. `title` is translated. */
void form_open(struct ui *, const char *title, const struct form_target *, size_t count);

extern const struct view_kind form_view;

/* Where the focus is: on a field, or on one of the buttons. */
enum form_stop { ON_FIELD, ON_NEXT, ON_BACK };

struct form_row {
	const struct entity *entity;
	const char *id;
	void *row;
	struct edit_seen *seen;
	struct past *past; /* loaded when it is first asked for */
	size_t past_count;
	bool past_loaded;
	const struct field *beside; /* the field whose newest changes are in `newest`; NULL: none yet */
	struct past *newest;
	size_t newest_count;
};

struct form {
	struct arena *arena;      /* the view's */
	struct arena *rows_arena; /* rows, texts as saved, history: new at each load */
	const char *title;
	struct form_row rows[FORM_ROWS];
	size_t row_count;
	const char *groups[FORM_GROUPS]; /* message ids */
	size_t group_count;
	struct input *inputs; /* by group */
	size_t input_count, room;
	size_t group, focus; /* focus: an input, also while the focus is on a button */
	enum form_stop stop;
	struct picker picker;
	struct calendar calendar;
	int64_t draft_at; /* when a draft was last kept, local minutes; UNKNOWN */
	bool said;        /* this event has told something: no hint over it */
};

/* form_build.c: the inputs of the rows, by group. */
void form_build(struct ui *, struct form *);

/* form_load.c: rows from the file; what is being typed stays. False: err says why. */
bool form_load(struct ui *, struct form *, struct error *);

/* All changes of a row, newest first. */
const struct past *form_past(struct ui *, struct form *, size_t row, size_t *count);

/* Is this change one of the input's cell? */
/* The newest changes of the field of an input: what is shown beside it. Loaded once for each field and save. */
const struct past *form_newest(struct ui *, struct form *, const struct input *, size_t *count);

bool form_past_is_of(const struct past *, const struct input *);

/* Its value without the name of the element. */
const char *form_past_value(struct ui *, const struct input *, const struct past *);

/* form_save.c: saves what is typed when it is good. False: it is not, or could not be saved; then it is a draft. */
bool form_save(struct ui *, struct form *, struct input *);

/* Settles a contested cell on one of its values. */
void form_settle(struct ui *, struct form *, struct input *, size_t head);

/* Keeps everything that is typed and not saved; drops drafts that are no longer different. */
void form_keep_drafts(struct ui *, struct form *);

/* Puts drafts of an earlier time back in their fields and says so. */
void form_offer_drafts(struct ui *, struct form *);

/* Puts back what the file has. */
void form_revert(struct ui *, struct form *, struct input *);

size_t form_dirty(const struct form *);

/* form_move.c: the focus. Leaving an input saves it. */
void form_go(struct ui *, struct form *, size_t input);
void form_next(struct ui *, struct form *);
void form_previous(struct ui *, struct form *);
void form_go_group(struct ui *, struct form *, size_t group);
void form_go_stop(struct ui *, struct form *, enum form_stop);
void form_leave(struct ui *, struct form *);

/* The first input of a group that can be typed in; input_count: none. */
size_t form_first(const struct form *, size_t group);

struct input *form_input(struct form *);

/* form_place.c: what is where. */
enum { FORM_VISIBLE = 64 };

struct form_spot {
	size_t input;
	int row, rows, value_rows; /* in `fields`; the value's own rows come first, then sentences */
};

struct form_layout {
	struct pane head, side, tabs, body, fields, buttons, explain, history; /* rows 0: not there */
	int label;                                                             /* columns before the value */
	struct form_spot spots[FORM_VISIBLE];
	size_t count, above, below; /* shown fields; fields of the part that do not show */
};

void form_lay_out(struct ui *, struct form *, const struct pane *, struct form_layout *);

/* The place of the value of a shown input. */
struct pane form_value_pane(const struct form_layout *, const struct form_spot *);

/* The spot of the input with the focus; NULL: it does not show. */
const struct form_spot *form_focus_spot(const struct form *, const struct form_layout *);

/* The list or calendar that is open, near its input. */
struct pane form_popup_pane(const struct form *, const struct form_layout *);

/* The sentence under or beside an input; NULL: none. *beside: it fits on the line of the value. */
const char *form_sentence(struct ui *, const struct form *, const struct input *, int columns, bool *beside);

/* "2 values, choose one" above the values of a contested cell. */
const char *form_contested_text(void);

/* form_draw.c and form_side.c */
void form_draw(struct ui *, struct view *, const struct pane *);
void form_draw_side(struct ui *, struct form *, const struct form_layout *);
void form_draw_explain(struct ui *, struct form *, const struct form_layout *);
void form_draw_history(struct ui *, struct form *, const struct form_layout *);

/* The part that is drawn at this row of the left column, or column of the tab line; group_count: none. */
size_t form_group_at_row(const struct form *, const struct form_layout *, int row);
size_t form_group_at_col(struct ui *, const struct form *, const struct form_layout *, int col);

/* Labels of the buttons. */
size_t form_buttons(const char *labels[2]);

/* Inputs of a part that count, and how many of them are filled. */
size_t form_count(const struct form *, size_t group, size_t *filled);

/* form.c: leaves the field at hand, keeps drafts, and back to what lies below. */
void form_close(struct ui *, struct form *);

/* form_click.c */
bool form_mouse(struct ui *, struct form *, const struct event *);

/* Opens the list, the calendar or the question about a contested cell: F4. */
void form_open_choices(struct ui *, struct form *);

/* Takes the line or the day under the cursor. */
void form_take(struct ui *, struct form *);

/* history.c: every change of these rows, newest first. */
void history_open(struct ui *, const char *title, const struct form_target *, size_t count);

#endif
