/*
 * FIELD=VALUE pairs, for rows that are here and for new ones. Private to app.
 */
#ifndef APP_EDIT_PARTS_H
#define APP_EDIT_PARTS_H

#include "app/edit.h"
#include "write.h"

/* The row and the heads of its cells as the form got them. */
struct edit_seen {
	const void *row;
	struct head *heads;
	size_t count;
};

/* A row that pairs speak of, as it will be after the ones before: an application passes names that it does not have on
 * to its client. */
struct edit_target {
	const struct entity *entity;
	const char *id;
	void *row;
	struct edit_seen seen;
	struct write_cells cells;
	const char *const
		*given; /* of a new row: DERIVED fields that may be typed all the same, NULL at the end; else NULL */
};

/* Parses one pair into the row and the cells of a target; `targets` are the row and, of an application, its client. */
MUST_CHECK bool edit_assign_pair(
	struct app *, struct arena *, struct edit_target *targets, size_t count, const char *pair, struct error *);

#endif
