/*
 * The desk: what the four panels share. A window of the queue, the case that is chosen, and what is known of it.
 * Private to panel_*.c.
 */
#ifndef TUI_PANEL_DESK_H
#define TUI_PANEL_DESK_H

#include "app/dossier.h"
#include "app/queue.h"
#include "tui/panel.h"

/* Decisions that are read at once: a screenful and some; more when someone goes down that far. */
enum { DESK_LOG_FIRST = 12, DESK_LOG_MAX = 2000 };

/* One line of a panel of facts: a name and what is known; a mark in front of it. */
struct fact {
	const char *label; /* NULL: the text takes the whole line */
	const char *text;
	enum style style;
};

struct facts {
	struct arena *arena;
	struct fact lines[64];
	size_t count;
	bool told, wide; /* told: the lines are those of the chosen case, short or wide */
};

struct desk {
	struct arena *window_arena; /* lines */
	struct queue queue;
	struct queue_line *lines; /* what the queue panel shows */
	size_t count, at;         /* at: the chosen one */
	int rows;                 /* lines that the panel had when they were read */
	bool searching;           /* a filter has not filled the window yet */
	struct queue_place searched;
	struct queue_count counting; /* of the whole queue, in slices */
	int64_t rank;                /* of the chosen line, from 1; 0 not known */
	struct queue_place anchor;   /* where the choice stood when its rank was lost, and how far it went since */
	int64_t moved;
	bool anchored;
	char chosen[32]; /* id of the case on the table; "" none */

	struct arena *case_arena; /* dossier and fit */
	struct dossier *dossier;  /* of `chosen`; NULL: not loaded */
	struct fit_line *fit;
	size_t fit_count;
	bool case_stale, window_stale; /* to be read again when they are drawn */
	struct facts client, home;     /* what the panels tell of it; in case_arena */

	struct arena *log_arena; /* decisions of the table, agenda */
	struct logged *log;
	size_t log_count, log_limit;
	struct agenda *agenda;
	bool log_stale;

	size_t client_top, home_top, log_at; /* first line shown of a long panel; chosen line of the log */
};

struct desk *desk_of(struct ui *);

/* The dossier of the chosen case, loaded when needed; NULL: there is none. */
struct dossier *desk_dossier(struct ui *);

/* Does it wait for a fact: one that a gate asks for, or one of those that give the mark "?" in the queue? */
bool desk_is_incomplete(struct ui *, const struct dossier *);

/* The newest decisions of the table, at least as far as log_at. */
size_t desk_log(struct ui *, struct logged **);

/* The agenda of today, never NULL. */
const struct agenda *desk_agenda(struct ui *);

/* Reads the window again for `rows` lines, keeping the chosen case in it. */
void desk_fill(struct ui *, int rows);

/* One slice of the count of the queue, and the rank when that is known then. */
void desk_count(struct ui *);

/* Moves the choice; rows: lines of the panel. */
void desk_move(struct ui *, int by, int rows);
void desk_page(struct ui *, bool down, int rows);
void desk_edge(struct ui *, bool end, int rows);
void desk_choose(struct ui *, size_t line);

/* A window of the queue is read from the file: in panel_window.c. Rank: the place of the choice, from 1. */
void desk_choose_edge(struct desk *, bool end);
void desk_set_rank(struct desk *, int64_t rank);
void desk_lose_rank(struct desk *, const struct queue_place *at);
void desk_forget_case(struct desk *);
bool desk_has_file(const struct ui *);
bool desk_show_around(struct ui *, int rows);
void desk_search_on(struct ui *);

/* Where in the window the chosen case stands; count when it is not there. */
size_t desk_find_chosen(const struct desk *);

/* Starts from the top with another order or filter. */
void desk_restart(struct ui *);

/* From this many columns a panel of facts tells them wide. */
enum { PANEL_WIDE = 60 };

/* What a panel needs to tell of the chosen case. */
struct telling {
	struct ui *ui;
	struct arena *arena;
	const struct dossier *dossier;
	struct facts *facts;
	bool wide;
};

/* The facts of a panel about the chosen case: told once for each case and width. `tell` adds them. */
typedef void facts_tell(struct ui *, struct facts *);
const struct facts *desk_facts(struct ui *, struct facts *, bool wide, facts_tell *);

/* Facts: adding, drawing from line `top` on, one as a sentence. */
void facts_add(struct facts *, const char *label, const char *text);
void facts_mark(struct facts *, enum style, const char *label, const char *text);
void facts_draw(const struct facts *, const struct pane *, int label_columns, size_t *top, bool focused);
const char *facts_say(const struct facts *, struct arena *, size_t i);
bool facts_key(const struct event *, size_t *top, size_t count, int rows);

/* Text of a field for people; "?" words when it is not known. */
const char *fact_text(struct ui *, struct arena *, const struct entity *, const char *field, const void *row);
/* The same, NULL when it is not known. */
const char *fact_known(struct ui *, struct arena *, const struct entity *, const char *field, const void *row);

#endif
