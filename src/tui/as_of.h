/* A case as it was at a moment, or as a decision knew it; private to history.c and as_of*.c. */
#ifndef TUI_AS_OF_H
#define TUI_AS_OF_H

#include "app/show.h"
#include "tui/form.h"

/* Asks for which moment: that of a change, that of a decision on the case, or one that is typed; then shows the rows as
 * they were. `time`: wall-clock minutes of the chosen change, UNKNOWN: none. Targets are copied. */
void as_of_ask(struct ui *, const struct form_target *targets, size_t count, int64_t time);

#endif
