/*
 * The meeting screen: a frame with four panels that keep their place at every size, and the desk, which is what the
 * panels share: the case that lies on the table. The frame (status line, places, focus, titles, mouse, read-aloud)
 * stands in screen_meeting.c; the panels in panel_*.c, the desk in panel_desk.c.
 *
 * From 80x24 all four show; from 60x16 the focused one shows under a bar of tabs. In read-aloud mode only `say` is
 * used.
 */
#ifndef TUI_PANEL_H
#define TUI_PANEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/screen.h"

/* In the order of their numbers 1 to 4: queue left above, client right above, home right below, decisions left below. */
enum panel_place { PANEL_QUEUE, PANEL_CLIENT, PANEL_HOME, PANEL_DECISIONS, PANEL_COUNT };

/* One panel. All but title and draw may be NULL. `desk` is ui->meeting->desk. */
struct panel_kind {
	const char *name; /* message id for the tab bar, without the number: "Queue" (Dutch at most 9 columns) */
	/* Title in the frame without its number: "9 · by wait". At most `columns`; in the arena. NULL function: `name`. */
	const char *(*title)(struct ui *, struct arena *, int columns);
	/* Foot in the frame: "v 1 more", "Enter = more"; NULL: none. */
	const char *(*foot)(struct ui *, struct arena *, int columns);
	/* What it needs before any panel or title is drawn; the pane is its inside. NULL: nothing. */
	void (*load)(struct ui *, const struct pane *);
	/* The inside of the frame. With focus: mark the focused line with ">" and put the cursor on it (pane_cursor). */
	void (*draw)(struct ui *, const struct pane *, bool focused);
	/* Moving and what only this panel does (Enter, arrows, PgUp …); rows is how many its inside has now. Twins come
	 * here only when this returns false. */
	bool (*key)(struct ui *, const struct event *, int rows);
	/* A click or the wheel on a row of the inside; the panel has the focus already. */
	bool (*click)(struct ui *, enum mouse, int row, int col, int rows);
	/* Read-aloud: number of lines, the focused one, and line i as a whole sentence. */
	size_t (*lines)(struct ui *);
	size_t (*at)(struct ui *);
	const char *(*say)(struct ui *, struct arena *, size_t i);
};

extern const struct panel_kind panel_queue, panel_client, panel_home, panel_decisions;

/* What the panels share; the struct is private to the panel_*.c files (panel_desk.h). */
struct desk;

struct meeting_view {
	struct desk *desk;
	enum panel_place focus;
};

/* What the status line shows of it. */
struct status {
	const char *forum; /* "Tafel Zuid-Kennemerland", whole; NULL: none */
	const char *chair; /* name; NULL: no meeting today */
	const char *
		where; /* "zaak 3 van 9", translated and whole; NULL: no case. A count that is not done: "zaak 3 van …" */
	size_t present, invited; /* people; invited 0: not shown */
};

/* The desk of an app; its memory is its own. Never fails: what cannot be read is said in the message line and shows
 * empty. It loads only what the first screen needs. An app without a store gives an empty desk. */
void desk_open(struct ui *, struct desk **);
void desk_close(struct desk **);

/* One slice of counting; true: there is more. */
bool desk_idle(struct ui *);

/* The file changed: load the shown window and case anew. */
void desk_changed(struct ui *);

void desk_status(struct ui *, struct arena *, struct status *);

/* The id of the case on the table; NULL: none. */
const char *desk_case(struct ui *);

/* Puts a case on the table (search, [ and ]); the queue moves along when it stands in it. */
void desk_show_case(struct ui *, const char *application);

/* The focus: around, and to one panel. */
void panel_next(struct ui *);
void panel_previous(struct ui *);
void panel_to_queue(struct ui *);
void panel_to_client(struct ui *);
void panel_to_home(struct ui *);
void panel_to_decisions(struct ui *);

/* The view that all others lie on; its self is the struct meeting_view. */
extern const struct view_kind meeting_kind;

/* What lies where on a screen body of that size (without message and keys). Four panels, or one with tabs. */
struct panel_places {
	bool tabs;                       /* only the focused panel shows */
	struct pane panels[PANEL_COUNT]; /* with their frames; rows 0 when not shown */
};
void panel_place_all(const struct pane *body, enum panel_place focus, struct panel_places *);

/* Fewer rows or columns than these, and the screen only says that it is too small. */
enum { SCREEN_ROWS_MIN = 16, SCREEN_COLS_MIN = 60, PANELS_ROWS_MIN = 24, PANELS_COLS_MIN = 80 };

#endif
