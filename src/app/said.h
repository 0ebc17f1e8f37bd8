/*
 * A row that moves to another scope is said again there, cell for cell, though nobody changed it (store_move). Private to
 * app, for what tells or takes back changes.
 */
#ifndef APP_SAID_H
#define APP_SAID_H

#include "store/store.h"

/* Does the record only move its row? That is no change, and is not taken back by itself: where a case stands follows from
 * its fields. */
bool said_by_move(const struct record *);

/* Does the record name `op` as what it replaces? Does it give this cell this value? */
bool said_names(const struct record *, const struct op_id *op);
bool said_same(const struct record *, const struct cell *);

/* Is `head` what `op` said of the cell: that record itself, or one by which a move said it again? `changes` are those of
 * the row. */
bool said_still(const struct change *changes, size_t count, const struct op_id *op, const struct cell *,
	const struct op_id *head);

#endif
