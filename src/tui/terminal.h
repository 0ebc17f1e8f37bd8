/*
 * The terminal: the only place that knows ncurses. It turns bytes and signals into events, and a grid into as few bytes
 * as will do. One at a time: curses has state of its own.
 */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include "base/error.h"
#include "tui/grid.h"
#include "tui/key.h"

struct terminal;

/* Takes the terminal on stdin and stdout: raw, no echo, keys by name, bracketed paste, mouse. Installs the signal
 * handlers. False: there is no terminal, or it cannot place a cursor; nothing was changed. */
MUST_CHECK bool terminal_open(struct terminal **, const struct theme *, bool mouse, struct error *);

/* Wipes the screen and gives the terminal back as it was. */
void terminal_close(struct terminal **);

void terminal_size(const struct terminal *, int *rows, int *cols);

/* Waits at most `timeout_ms` (0: not at all, -1: for ever) and reads one event. False: none came. */
bool terminal_read(struct terminal *, int timeout_ms, struct event *);

/* Brings the screen to what the grid shows: only the spans that differ are sent. */
void terminal_flush(struct terminal *, const struct grid *);

#endif
