/*
 * Taking a use case back: private to app, for undo and for withdrawing a decision.
 */
#ifndef APP_UNDO_H
#define APP_UNDO_H

#include "app/app.h"
#include "store/store.h"

/* Writes, in the open use case, what takes these changes back: for each cell that is still as they made it the
 * value before; a row that they made and nobody changed goes; for an entry a correction that withdraws it, with
 * `reason` (may be NULL), for a correction one that takes it back. What was changed since is left and named in
 * *left (words without a full stop, or NULL). `changes` are all of a use case that it should look at, newest
 * first. */
MUST_CHECK bool undo_changes(struct app *, struct arena *, const struct change *changes, size_t count,
	const char *reason, const char **left, struct error *);

#endif
