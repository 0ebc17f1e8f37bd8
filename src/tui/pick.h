/* Choosing a home out of those that are free, or by its number. */
#ifndef TUI_PICK_H
#define TUI_PICK_H

#include "tui/screen.h"

/* Asks for a home; done gets its id (in ui->frame), or NULL for Esc. `from` lives as long as the view below. */
struct pick_home {
	const char *title; /* translated */
	void (*done)(struct ui *, void *from, const char *home);
	void *from;
};
void pick_home(struct ui *, const struct pick_home *);

#endif
