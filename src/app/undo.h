/*
 * Taking a use case back: private to app, for undo and for withdrawing a decision.
 */
#ifndef APP_UNDO_H
#define APP_UNDO_H

#include "app/app.h"
#include "store/store.h"

/* Writes, in the open use case, what takes these changes back: for each cell that they set and that is still their only
 * head the value before; for an entry a correction that withdraws it, with `reason` (may be NULL). What was changed since
 * is left and named in *left (a sentence, or NULL). */
MUST_CHECK bool undo_changes(struct app *, struct arena *, const struct change *changes, size_t count,
			     const char *reason, const char **left, struct error *);

#endif
