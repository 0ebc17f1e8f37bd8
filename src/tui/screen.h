/*
 * The stack of views and what all of them share. The meeting screen lies at the bottom; dialogs, menus, forms and
 * lists lie on top. The top view gets the events; all are drawn, from the bottom up, each time something changed. The
 * place of everything is computed anew at each drawing from the size of the pane: no view keeps positions.
 *
 * A view owns an arena. What it allocates there goes when the view closes.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/app.h"
#include "base/arena.h"
#include "tui/action.h"
#include "tui/grid.h"
#include "tui/key.h"

struct view;
struct meeting_view;

/* A key that a view takes by itself, told in the bottom line and in help. */
struct view_key {
	int key;           /* as key_event takes it: 'p', ' ', K_ENTER */
	const char *label; /* message id of a word or two, for the bottom line */
	const char *help;  /* message id: what it does, for the list of help; NULL: the label says all */
};
enum { VIEW_KEYS_MAX = 14 };

/* What a kind of view can do. All but draw may be NULL. */
struct view_kind {
	const char *name; /* "decide"; for tests */
	enum where where; /* which actions hold in it */
	bool whole;       /* covers all that lies below; that is then not drawn */
	/* Does it take characters as text at this moment? NULL: no, they are keys (twins). */
	bool (*typing)(struct ui *, struct view *);
	/* Draws on the screen without its last two lines (message and keys). */
	void (*draw)(struct ui *, struct view *, const struct pane *);
	/* EVENT_KEY, TEXT, PASTE, MOUSE, IDLE, END. True: handled. Keys of the action table come here first, except
	 * that Esc and Ctrl+C arrive as K_ESC. False for K_ESC closes the view. */
	bool (*key)(struct ui *, struct view *, const struct event *);
	/* Its own keys, the most wanted first: where the bottom line is too short, the last ones go. Fills at most
	 * VIEW_KEYS_MAX, returns how many. NULL: those of the action table are all. */
	size_t (*keys)(struct ui *, struct view *, struct view_key *);
	/* One slice (at most about 2 ms) of work that may wait, while no key is pressed. True: there is more. */
	bool (*idle)(struct ui *, struct view *);
	/* Values typed and not saved: counted in the header, asked about when the person stops. */
	size_t (*drafts)(struct ui *, struct view *);
	/* A committed change in the file, by this program: load anew what may have changed. */
	void (*changed)(struct ui *, struct view *);
	/* Before the view and its arena go. */
	void (*close)(struct ui *, struct view *);
};

struct view {
	const struct view_kind *kind;
	struct arena *arena; /* the view's own */
	void *self;          /* the kind's own struct, in that arena */
	struct view *below;
};

enum { MESSAGE_MAX = 400 };

struct ui {
	struct app *app;
	struct grid grid;
	struct view *top;
	struct meeting_view *meeting; /* the bottom view's */
	struct arena *frame;          /* for one drawing or one event; emptied after it. Never keep what lies in it */
	const struct theme *theme;
	bool read_aloud, dirty, urgent, ended;
	char message[MESSAGE_MAX];         /* stays until the next one */
	char hint[MESSAGE_MAX];            /* stands before it until the next key */
	bool message_warns, message_fresh; /* fresh: said by the event at hand */
	size_t kept_drafts;                /* of all rows, for the status line */
	int64_t now_ms;                    /* of the event at hand, monotonic: for the 300 ms of Enter */
};

/* Lays a view on top. `size` zeroed bytes in its arena become view->self. */
struct view *screen_push(struct ui *, const struct view_kind *, size_t size);

/* Takes the top view away; the meeting screen stays. The view must not be used after it. */
void screen_pop(struct ui *);

/* Takes away `view` and all above it. */
void screen_close(struct ui *, struct view *);

/* The view of a kind that lies highest; NULL: none. */
struct view *screen_find(struct ui *, const struct view_kind *);

/* Something changed: draw before the next wait. Every handled event does so by itself; idle slices must ask. */
void screen_redraw(struct ui *);

/* The same before any more idle work: it is what a person waits for. */
void screen_show(struct ui *);

/* The message line: what happened, what is safe, what now. Translated text, printf. `warn` gives it a "!" in front. */
void screen_say(struct ui *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void screen_warn(struct ui *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A sentence that goes at the next key ("That key does nothing here. ? shows what can be done."). */
void screen_hint(struct ui *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The sentence of an error as a warning. */
void screen_fail(struct ui *, const struct error *);

/* The file was changed by a use case: every view loads anew what it shows. Call it after each save. */
void screen_changed(struct ui *);

/* Drafts in all views. */
size_t screen_drafts(struct ui *);

/* Counts anew the drafts that lie in the file's drawer (ui->kept_drafts): after a form has put or taken some. */
void screen_count_kept(struct ui *);

/* Handles one event: the view on top first, then the action table; then says that the key does nothing. */
void screen_event(struct ui *, const struct event *);

/* One slice of idle work of the views, from the top; true: there is more. */
bool screen_idle(struct ui *);

/* Draws everything into ui->grid. */
void screen_draw(struct ui *);

/* The pane that views are drawn in now: to find again where things lie when the mouse clicks. */
struct pane screen_body(struct ui *);

/* Stops the screens: at once, or when values are typed and not saved after a question. */
void screen_quit(struct ui *);

/* The same with a question in any case. */
void screen_quit_asking(struct ui *);

/* For loop and dump: the state of a run with the meeting screen at the bottom, and its end. */
struct tui_options;
struct ui *screen_open(struct app *, int rows, int cols, const struct tui_options *);
void screen_end(struct ui **);

#endif
