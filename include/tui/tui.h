/*
 * The screens. tui_main runs them on the terminal until the person stops. The ui_* functions run the same screens
 * without a terminal: keys go in by name and the picture comes out as text, for tests.
 */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include "app/app.h"
#include "base/arena.h"
#include "base/error.h"

struct tui_options {
	bool color_never;  /* --color=never; NO_COLOR in the environment does the same */
	bool read_aloud;   /* --read-aloud: no frames, one panel, the cursor on the line */
	bool no_mouse;     /* leave the mouse to the terminal */
	const char *theme; /* "standard", "light", "contrast", "none"; NULL: standard */
};

/* Shows the meeting screen of an app whose file is open. Returns the exit status: 0 stopped by the person, by SIGTERM
 * or by a closed terminal (drafts are kept); 2 no terminal, or one that cannot place a cursor (said on stderr). The
 * terminal is wiped and restored in all cases. The app stays the caller's. */
int tui_main(struct app *, const struct tui_options *);

struct ui;

/* The same screens on a grid of `rows` by `cols` without a terminal. Never fails. The app is the caller's and outlives
 * it; one whose store is NULL shows empty panels. Close with ui_close. */
struct ui *ui_open_headless(struct app *, int rows, int cols);
struct ui *ui_open_headless_with(struct app *, int rows, int cols, const struct tui_options *);
void ui_close(struct ui **);

/* Feeds events by name, blanks between: "F8 1 Enter", "C-s", "S-Tab", "j". A name that is no key is typed letter by
 * letter ("haarlem"); "Space" is a blank. After each event idle work is done to its end, as if the person waits. Also:
 * "click:ROW,COL", "wheel-up:ROW,COL", "wheel-down:ROW,COL" (from 0), "size:ROWSxCOLS", "idle" (a second without a
 * key), "end" (SIGTERM), "hold:Enter" (a key at once after the last one, as when it is held down). False: the screens
 * have ended. */
bool ui_feed(struct ui *, const char *events);

/* Types text as it is, blanks too; pastes text as one event. */
bool ui_type(struct ui *, const char *text);
bool ui_paste(struct ui *, const char *text);

/* The screen: one line per row, blanks at the end of a line cut off, each ended by \n. In the arena. */
const char *ui_dump(struct ui *, struct arena *);

/* One row of the screen (from 0), blanks at the end cut off; "" outside. */
const char *ui_row(struct ui *, struct arena *, int row);

/* Where the hardware cursor stands; false: it is hidden. */
bool ui_cursor(struct ui *, int *row, int *col);

/* Has the person (or the end event) stopped the screens? */
bool ui_ended(const struct ui *);

#endif
