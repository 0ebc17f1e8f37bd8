/*
 * Signals as bytes in a pipe, so that the loop hears them in poll() and nothing but write() happens in a handler.
 */
#ifndef TUI_TERMINAL_SIGNAL_H
#define TUI_TERMINAL_SIGNAL_H

#include <signal.h>
#include <stdbool.h>

enum { SIGNALS_KEPT = 9 };

struct signals {
	int read_fd, write_fd;
	struct sigaction before[SIGNALS_KEPT];
};

/* Installs the handlers. False: no pipe; nothing was installed. */
bool signals_open(struct signals *);

/* Puts back what was there. */
void signals_close(struct signals *);

/* The next signal that came; 0: none. */
int signals_read(struct signals *);

/* Is it one that ends the program? */
bool signal_ends(int number);

#endif
