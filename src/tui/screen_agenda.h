/* The agenda of moments: its state, shared by drawing and keys. Private to screen_agenda*.c. */
#ifndef TUI_SCREEN_AGENDA_H
#define TUI_SCREEN_AGENDA_H

#include "app/moment.h"
#include "tui/list.h"
#include "tui/screen.h"

enum { AGENDA_MAX = 500 };

/* A line of the list: a heading, or a moment of `moments`. */
struct agenda_row {
	const char *heading; /* NULL: a moment */
	const struct moment_line *line;
};

struct agenda_view {
	struct arena *rows_arena; /* new at each load */
	struct moment_line *lines;
	size_t count, total;
	struct agenda_row *rows;
	struct list list;
	bool late_only;
	const char *application; /* only of this case; NULL: all */
	const char *number;      /* its number */
	int64_t asked_day;       /* between two questions of a dialog */
	const char *asked_text;  /* the same */
};

/* The moment with the focus; NULL: none, or a meeting of a table is. */
const struct moment_line *agenda_chosen(const struct agenda_view *);

MUST_CHECK bool agenda_load(struct ui *, struct agenda_view *, struct error *);

void agenda_draw(struct ui *, struct view *, const struct pane *);

/* The inside of the list's frame in a screen body of that size. */
struct pane agenda_list_place(const struct pane *body);

/* What can be done with the chosen moment; each asks what it needs. (screen_agenda_act.c) */
void agenda_open_moment(struct ui *, struct agenda_view *);
void agenda_ask_plan(struct ui *, struct agenda_view *);
void agenda_ask_held(struct ui *, struct agenda_view *);
void agenda_ask_move(struct ui *, struct agenda_view *);
void agenda_ask_drop(struct ui *, struct agenda_view *);

/* The checklist of an appointment, as a screen of its own. (screen_checklist.c) */
void checklist_open(struct ui *, const char *appointment, const char *title);

#endif
