/*
 * A terminal for tests: a program on a pty, its output shown by libvterm.
 *
 * A test opens a terminal with a program in it, sends keys, waits until the screen or the program is in
 * some state, and looks at the screen. There is no call that waits for a time: every wait ends as soon as its
 * state is there, and a time limit only ends a test that has failed. A wait that fails says on stderr what it
 * waited for and prints the whole screen.
 *
 *	struct term *t;
 *	const char *argv[] = { "build/tafel", "-f", file, NULL };
 *
 *	assert_true(term_open(&t, &(struct term_options){ .rows = 24, .cols = 80, .argv = argv }));
 *	assert_true(term_wait_text(t, "Wachtrij", 5000));
 *	assert_true(term_keys(t, "j j F8") && term_wait_quiet(t, 5000));
 *	assert_string_equal(term_row(t, 0), " Tafel Zuid-Kennemerland");
 *	term_close(&t);
 *
 * Rows and columns count from 0, at the upper left. Times are microseconds of CLOCK_MONOTONIC, limits are
 * milliseconds. Text is UTF-8. Strings that come back are the terminal's own; each stays good until the same
 * function is called again, or until term_close.
 */
#ifndef TESTS_TERM_H
#define TESTS_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

struct term;

/* What to open. All strings are the caller's and are only read during term_open. */
struct term_options {
	int rows, cols;          /* size of the screen; 0 is 24 or 80 */
	const char *const *argv; /* the program, found along PATH, and its arguments; NULL at the end */
	const char *const
		*env;     /* added to the environment: "NAME=VALUE" sets, "NAME" unsets; NULL at the end; may be NULL */
	const char *term; /* TERM; NULL is xterm-256color */
	const char *dir;  /* folder to start in; NULL is the present one */
};

enum {
	TERM_DEFAULT_COLOR = -1, /* the terminal's own foreground or background */
	TERM_RGB = 0x1000000,    /* this bit is set in a colour that is given as 0xRRGGBB */
};

/* One cell as shown. The right half of a wide character has width 0 and no text; a blank has text "". */
struct term_cell {
	char text[32]; /* the character with its combining characters */
	int width;     /* 1, or 2 for a wide character */
	int fg, bg;    /* 0 to 255, TERM_DEFAULT_COLOR, or TERM_RGB with a value */
	bool bold, underline, italic, blink, reverse;
};

/* Starts the program on a new terminal. False: *t is NULL and stderr says why. A program that cannot be found
 * is no failure here: it ends with status 127 and says so on the screen. */
bool term_open(struct term **t, const struct term_options *options);

/* Ends the program with SIGKILL if it still runs, gives everything back and sets *t to NULL. */
void term_close(struct term **t);

/* Sends bytes as they are; reads what the program writes meanwhile. False: the program does not take them within 10 seconds or is gone. */
bool term_send(struct term *t, const void *bytes, size_t len);

/* Sends text as if typed, character by character, without a bracket around it. */
bool term_type(struct term *t, const char *text);

/* Sends one key by name: Enter Tab Esc Backspace Space Up Down Left Right Home End PgUp PgDn Ins Del F1 to F63, or one
 * UTF-8 character, after any of the prefixes C- S- M- (control, shift, meta). What is sent follows the modes that the program has
 * set, as xterm does (arrows with and without keypad mode). False: no such key; stderr names it. */
bool term_key(struct term *t, const char *name);

/* Sends several keys, names as above with blanks between: "F8 1 Enter". */
bool term_keys(struct term *t, const char *names);

/* Presses and releases a mouse button (1 left, 2 middle, 3 right, 4 wheel up, 5 wheel down) on a cell, in the form that the
 * program asked for (X10 or SGR); nothing is sent if it asked for no mouse. */
bool term_click(struct term *t, int button, int row, int col);

/* Sends text as a paste: in brackets if the program asked for them, bare otherwise. */
bool term_paste(struct term *t, const char *text);

/* Changes the size of the screen; the program gets SIGWINCH. Sizes below 1 are told to the program and shown as 1. */
bool term_resize(struct term *t, int rows, int cols);

/* Sends a signal to the program. */
bool term_signal(struct term *t, int signal);

/* Cuts the line: the program sees a closed terminal (SIGHUP, then end of file). The screen stays to be read. */
void term_hangup(struct term *t);

/* True as soon as the text stands on the screen, within one row. False: not within the limit, or the program ended without it. */
bool term_wait_text(struct term *t, const char *text, int limit_ms);

/* True as soon as the text is not on the screen. */
bool term_wait_gone(struct term *t, const char *text, int limit_ms);

/* True as soon as the program has read all that was sent, has shown all that it wrote, and sleeps until a next key (or has ended).
 * Sleeping is a fact from /proc, for the program and all that it waits for: blocked in read, poll, select or epoll. A poll of 50 ms or
 * less is not sleep, but the wait for the rest of an escape sequence. What it writes is put on the screen after the wait only,
 * so that showing costs nothing in what term_last_byte tells. */
bool term_wait_quiet(struct term *t, int limit_ms);

/* As term_wait_quiet, and *when tells since when all rows but `loose_rows` have looked as they do at rest: the answer to a key is
 * there although a count in one row follows later. Nothing written: *when is term_last_byte. Wait for rest before sending what is measured. */
bool term_wait_settled(struct term *t, int loose_rows, int limit_ms, int64_t *when);

/* True as soon as the program has ended; all that it wrote has been read. */
bool term_wait_exit(struct term *t, int limit_ms);

/* True if the program has ended. Then *status, if not NULL, is as from waitpid. */
bool term_ended(struct term *t, int *status);

/* The program's exit status; 128 + the signal if one ended it; -1 while it runs. */
int term_exit_status(struct term *t);

/* What the ended program used; all zero while it runs. ru_maxrss (KiB) is never less than what the test itself held when it
 * started the program, so a test that measures must be small. */
struct rusage term_usage(const struct term *t);

/* The program's process id, also after its end. */
pid_t term_pid(const struct term *t);

/* Waits until the program itself has stopped (state T), as after SIGTSTP: only then does a SIGCONT wake it. */
bool term_wait_stopped(struct term *t, int limit);

/* One row as text, blanks at its end cut off. Outside the screen: "". */
const char *term_row(struct term *t, int row);

/* All rows, each ending with a newline; blanks at the end of rows cut off. */
const char *term_screen(struct term *t);

/* True if the text stands on the screen in one row; *row and *col, where not NULL, then tell where it begins. */
bool term_find(struct term *t, const char *text, int *row, int *col);

/* One cell. Outside the screen: false. */
bool term_cell(struct term *t, int row, int col, struct term_cell *cell);

/* The place of the cursor; true if it is shown. */
bool term_cursor(struct term *t, int *row, int *col);

/* The size of the screen. */
void term_size(const struct term *t, int *rows, int *cols);

/* True if the program has switched to the alternate screen, and not back. */
bool term_altscreen(const struct term *t);

/* True if the line is as a shell wants it: echo and whole lines. False: a program has it in raw mode. */
bool term_cooked(const struct term *t);

/* Starts the count and the record of received bytes anew. */
void term_mark(struct term *t);

/* Bytes received since term_mark, or since the start. */
uint64_t term_received(const struct term *t);

/* The bytes themselves, the first MiB of them; *len is how many. They end with a 0 that is not counted. */
const char *term_bytes(const struct term *t, size_t *len);

/* When the last byte came, 0 if none ever did. */
int64_t term_last_byte(const struct term *t);

/* When the program was started, just before the fork. */
int64_t term_started(const struct term *t);

/* The present time on the same clock. */
int64_t term_now(void);

/* Prints the screen in a frame on stderr under a heading. */
void term_dump(struct term *t, const char *heading);

#endif
