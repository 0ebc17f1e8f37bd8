/*
 * The one table of what a person can do. Key map, bottom line, menus, help and the list of commands all print from it;
 * nothing else in the program knows which key does what. A key that is not in it, and that the view on top does not
 * take itself (moving, typing), does nothing and says so.
 */
#ifndef TUI_ACTION_H
#define TUI_ACTION_H

#include <stdbool.h>
#include <stddef.h>

struct ui;
struct event;

/* Where an action can be done: the kind of the view on top. */
enum where {
	WHERE_MEETING = 1, /* the four panels */
	WHERE_FORM = 2,
	WHERE_LIST = 4, /* a list that takes letters: search, help, choices */
	WHERE_DIALOG = 8,
	WHERE_MENU = 16,
	WHERE_ALL = 31,
};

enum menu {
	MENU_NONE,
	MENU_MEETING,
	MENU_CASE,
	MENU_HOME,
	MENU_DECISION,
	MENU_EXCHANGE,
	MENU_VIEW,
	MENU_HELP,
	MENU_COUNT
};

enum { ACTION_KEYS = 4 };

struct action {
	const char *name;      /* for tests and settings; never changes: "decide" */
	const char *label;     /* message id, as in menu and help: "Record a decision" */
	unsigned bar_in;       /* enum where: in which views the bottom line shows it, in the order of the table */
	const char *bar;       /* message id for the bottom line from 120 columns; NULL: label */
	const char *brief;     /* for 80 columns; NULL: `bar` serves */
	int drop;              /* where the bottom line is too short, the highest goes first; 0: stays longest */
	int keys[ACTION_KEYS]; /* F-key first, then its twins; characters only count where nobody types */
	unsigned where;        /* enum where, several */
	enum menu menu;
	const char *help;         /* message id: one sentence; NULL: the label says all */
	void (*run)(struct ui *); /* NULL: the view on top handles the key; the line stands here to be told */
};

extern const struct action actions[];
extern const size_t action_count;

/* Message ids of the menus: "Meeting", "Case" … */
extern const char *const menu_labels[MENU_COUNT];

/* The action that this event starts in a view of this kind; NULL: none. `typing`: characters are text, not keys.
 * Letters and digits are keys in the four panels only. */
const struct action *action_for(const struct event *, unsigned where, bool typing);

const struct action *action_named(const char *name);

/* Can it be done in this kind of view? */
bool action_holds(const struct action *, unsigned where);

/* Its keys for people, "F8, b"; at most `limit` of them. `out` has room for 80 bytes. */
enum { ACTION_KEYS_TEXT = 80 };
void action_keys_format(const struct action *, int limit, char out[ACTION_KEYS_TEXT]);

#endif
