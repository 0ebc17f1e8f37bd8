/* The agenda of moments: its state, shared by drawing and keys. Private to screen_agenda*.c. */
#ifndef TUI_SCREEN_AGENDA_H
#define TUI_SCREEN_AGENDA_H

#include "app/moment.h"
#include "tui/columns.h"
#include "tui/list.h"
#include "tui/screen.h"

/* Lines are read by the page: more when somebody goes down that far. */
enum { AGENDA_PAGE = 60, AGENDA_MAX = 4000 };

/* Which talks it shows; T takes the next. */
enum agenda_filter { AGENDA_ALL, AGENDA_MINE, AGENDA_LATE, AGENDA_FILTERS };

/* A line of the list: a heading, or a moment of `lines`. */
struct agenda_row {
	const char *heading; /* NULL: a moment */
	const struct moment_line *line;
	const char *cells[COLUMNS_MAX]; /* whose, name, moment */
	const char *brief;              /* the moment, where there is little room */
};

struct agenda_view {
	struct arena *rows_arena; /* new at each load */
	struct moment_line *lines;
	size_t count, total, limit; /* read, in all, most to be read */
	struct agenda_row *rows;
	int widest[COLUMNS_MAX];
	struct list list;
	enum agenda_filter filter;
	bool aloud;
	int year;                /* of today: a line of another one tells it */
	const char *application; /* only of this case; NULL: all */
	const char *number;      /* its number */
	char asked[40];          /* id of the appointment whose checklist is counted */
	size_t questions, answered;
	int64_t asked_day;      /* between two questions of a dialog */
	const char *asked_text; /* the same */
};

/* The line with the focus; NULL: none. */
const struct moment_line *agenda_line(const struct agenda_view *);

/* The same when it is a talk; NULL: none, or a meeting of a table. */
const struct moment_line *agenda_chosen(const struct agenda_view *);

/* (screen_agenda_rows.c) */
MUST_CHECK bool agenda_load(struct ui *, struct agenda_view *, struct error *);

/* Counts the checklist of the chosen talk, when it was not counted yet. */
void agenda_count_checklist(struct ui *, struct agenda_view *);

/* Where what lies on a screen body of that size; rows 0: not shown. (screen_agenda_draw.c) */
struct agenda_places {
	struct pane frame, list, filter; /* list and filter lie inside the frame */
	struct pane month, chosen;       /* with their frames */
};
void agenda_place(const struct agenda_view *, const struct pane *body, struct agenda_places *);

void agenda_draw(struct ui *, struct view *, const struct pane *);
const char *agenda_line_text(void *from, struct arena *, size_t i, int columns, enum style *);

/* What the box "Chosen" tells, lines with \n. */
const char *agenda_tell(struct ui *, const struct agenda_view *);

/* The day at a place of the month; UNKNOWN: none. */
int64_t agenda_day_at(struct ui *, const struct agenda_view *, const struct pane *month, int row, int col);

/* Buttons in the box "Chosen": -1 none, 0 open, 1 move. */
int agenda_button_at(const struct agenda_places *, int row, int col);

/* What can be done with the chosen moment; each asks what it needs. (screen_agenda_act.c) */
void agenda_open_moment(struct ui *, struct agenda_view *);
void agenda_ask_plan(struct ui *, struct agenda_view *);
void agenda_ask_held(struct ui *, struct agenda_view *);
void agenda_ask_move(struct ui *, struct agenda_view *);
void agenda_ask_drop(struct ui *, struct agenda_view *);
void agenda_ask_calendar(struct ui *, struct agenda_view *);
void agenda_show_checklist(struct ui *, struct agenda_view *);

/* As `view` shows them: for a calendar file too. */
struct moment_filter agenda_filter_of(struct ui *, const struct agenda_view *);

/* The checklist of an appointment, as a screen of its own. (screen_checklist.c) */
void checklist_open(struct ui *, const char *appointment, const char *title);

#endif
