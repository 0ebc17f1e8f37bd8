/* The loop of events of a run on a terminal. */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "tui/screen.h"
#include "tui/terminal.h"

/* Until the screens end. */
void loop_run(struct ui *, struct terminal *);

/* Milliseconds of a clock that only goes on. */
int64_t loop_now(void);

#endif
