/*
 * Help and the list of commands: both are the action table as a list that can be searched and run.
 */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "tui/screen.h"

/* F1 ?: what can be done in the view on top, then the rest. */
void help_run(struct ui *);

/* Ctrl+P and `:` the same list with the cursor in the search line. */
void help_commands(struct ui *);

#endif
