/*
 * Ready-made dialogs. Each closes itself before `done` is called, so that `done` may open the next one. Texts are
 * translated by the caller and copied. `from` is the caller's and must live as long as the view below does.
 */
#ifndef TUI_DIALOG_H
#define TUI_DIALOG_H

#include "tui/list.h"

/* Enter within this time of the opening is ignored: it is the same long press. */
enum { DIALOG_ENTER_MS = 300 };

enum { DIALOG_BUTTONS = 4 };

/* A question with buttons. The first button is [Back] and has the focus, unless `focus` says otherwise. done gets the
 * number of the button; 0 also for Esc. */
struct dialog_ask {
	const char *title, *text;
	const char *buttons[DIALOG_BUTTONS]; /* NULL after the last; none: only [Back] */
	int focus;
	void (*done)(struct ui *, void *from, int button);
	void *from;
};
void dialog_ask(struct ui *, const struct dialog_ask *);

/* A message with only [Back]. */
void dialog_tell(struct ui *, const char *title, const char *text);

/* One out of a list: arrows, digits 1-9 and letters move, Enter takes, Esc goes back. done gets the number of the line,
 * or -1. `count` texts, copied. */
struct dialog_choose {
	const char *title, *text; /* text above the list; NULL: none */
	const char *const *lines;
	size_t count, focus;
	bool numbered; /* "1 …": digits move */
	void (*done)(struct ui *, void *from, int line);
	void *from;
};
void dialog_choose(struct ui *, const struct dialog_choose *);

/* Any number out of a list, each "[x]": Space turns one, Enter takes what stands. done gets one flag per line (in ui->frame),
 * or NULL for Esc. `count` texts, copied; on: those that stand at first, NULL: none. */
struct dialog_check {
	const char *title, *text;
	const char *const *lines;
	const bool *on;
	size_t count;
	void (*done)(struct ui *, void *from, const bool *on);
	void *from;
};
void dialog_check(struct ui *, const struct dialog_check *);

/* One line of text; from 100 characters on its place has several rows and wraps, and Enter takes it all the same. done gets
 * the text (in ui->frame: copy it), or NULL for Esc. check may refuse: false keeps the
 * dialog open and shows err. */
struct dialog_input {
	const char *title, *text, *value; /* value to begin with; NULL: "" */
	size_t max;
	bool (*check)(struct ui *, void *from, const char *text, struct error *);
	void (*done)(struct ui *, void *from, const char *text);
	void *from;
};
void dialog_input(struct ui *, const struct dialog_input *);

/* For dialogs of one's own: true for an Enter that has not been held down since before the opening. Set the guard to
 * ui->now_ms when the view opens, and call it with every event: another key ends the wait. */
bool dialog_enter(struct ui *, int64_t *guard, const struct event *);

/* A box of that size in the middle of the pane, filled, framed and titled; shrinks to what
 * there is. Returns its inside with a blank column on both sides. */
struct pane dialog_box(const struct pane *, int rows, int cols, const char *title, const char *foot);

/* A row of buttons in the last line of `inside`, from the right as drawn; the cursor goes to the focused one. */
void dialog_buttons(const struct pane *inside, const char *const *labels, size_t count, int focus);

/* Which button is at this place of the screen: -1 none. */
int dialog_button_at(const struct pane *inside, const char *const *labels, size_t count, int row, int col);

#endif
