/*
 * A screen with a list and, where there is room, the chosen line as a whole: beside the list on a wide screen, below it
 * on a high one. Read aloud there is the list alone.
 */
#ifndef TUI_SIDE_H
#define TUI_SIDE_H

#include "tui/screen.h"

struct side {
	struct pane list, detail; /* with their frames; detail.rows 0: no room */
};

void side_place(const struct ui *, const struct pane *body, struct side *);

/* A text in the frame of the detail; what does not fit is counted in its foot. */
void side_tell(struct ui *, const struct pane *detail, const char *title, const char *text);

/* Padded to so many columns, safe, with at least one blank behind it. */
const char *side_pad(struct arena *, const char *text, int columns);

#endif
