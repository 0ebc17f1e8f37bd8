/*
 * Events: what the terminal, a test or the clock tells the screens. One type for all.
 */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>

/* Keys that are no text. A letter with Ctrl or Alt is K_CTRL | 'a' (lower case), a named key with them K_CTRL | K_UP.
 * A character by itself stands for itself in tables of keys: 'b', '?'. */
enum key {
	K_NONE = 0,
	K_NAMED = 0x200000, /* above every code point */
	K_ENTER,
	K_ESC,
	K_TAB,
	K_BACKSPACE,
	K_DELETE,
	K_INSERT,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_F1,
	K_F2,
	K_F3,
	K_F4,
	K_F5,
	K_F6,
	K_F7,
	K_F8,
	K_F9,
	K_F10,
	K_F11,
	K_F12,
	K_UNKNOWN, /* a key that no table knows */
	K_CTRL = 0x400000,
	K_SHIFT = 0x800000, /* only with named keys */
	K_ALT = 0x1000000,
};

enum event_kind {
	EVENT_NONE,
	EVENT_KEY,    /* `key` */
	EVENT_TEXT,   /* `text` is one character as typed, `key` its code point: may be a combining mark by itself */
	EVENT_PASTE,  /* `paste`, `length`: any bytes; good until the next event is read */
	EVENT_MOUSE,  /* `mouse`, `row`, `col` of the screen */
	EVENT_RESIZE, /* `row`, `col` hold the new rows and columns */
	EVENT_IDLE,   /* a second has passed since the last key: save drafts */
	EVENT_END,    /* SIGTERM, SIGHUP, SIGINT or a dead terminal: keep drafts; the program is about to go */
};

enum mouse { MOUSE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
	enum event_kind kind;
	int key;
	char text[8];
	const char *paste;
	size_t length;
	enum mouse mouse;
	int row, col;
};

/* Is it this key, a named one or a character (letters in either case)? */
bool event_is(const struct event *, int key);

/* Is it text that a list or a field takes: EVENT_TEXT? */
bool event_is_text(const struct event *);

/* A key by its name in tests and settings: "F8" "C-s" "S-Tab" "Esc" "PgDn" "Space" or one character. K_NONE: no key. */
int key_parse(const char *name);

/* That name. `out` has room for 16 bytes. */
enum { KEY_NAME = 16 };
void key_write(int key, char out[KEY_NAME]);

/* The name for people, in the language of the screen: "F8", "Ctrl+S", "Shift+Tab", "Esc". */
void key_format(int key, char out[KEY_NAME * 2]);

/* An event for that key: EVENT_TEXT for characters, EVENT_KEY for the rest. */
struct event key_event(int key);

/* The character as UTF-8 with its NUL; returns its bytes. */
size_t key_text(int code_point, char out[8]);

#endif
