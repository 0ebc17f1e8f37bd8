/*
 * Cells that use cases gather before they write them; private to app.
 */
#ifndef APP_WRITE_H
#define APP_WRITE_H

#include "app/app.h"
#include "store/store.h"

/* A list of cells that grows. Start with {.arena = a}. A later value of a cell takes the place of an earlier one. */
struct write_cells {
	struct arena *arena;
	struct cell *cells;
	size_t count, room;
};

void write_add_cells(struct write_cells *, const struct cell *, size_t count);
void write_add(struct write_cells *, const char *name, const char *value);

/* Every known field of a row as cells (for a new row or an entry). */
void write_add_row(struct write_cells *, const struct entity *, const void *row);

/* Cells that turn the elements of a set or scores from `now` into `next` (both as in the row, NULL: none). */
size_t write_element_cells(struct arena *, const struct field *, const char *now, const char *next, struct cell **out);

/* In the open use case: gives a new application or home its number, when the cells have none yet: prefix, year (of
 * today), and the next free number in this file; elsewhere than at the Servicepunt with a mark of this device
 * behind it ("ZK-2026-0056-7f3a"), so that two laptops offline never give the same. */
MUST_CHECK bool write_number(struct app *, struct arena *, const struct entity *, struct write_cells *, struct error *);

/* Scope of a case: table `.` ambulant care provider, or "none" (design: sync, section 3). In small letters: one that no
 * arrangement names has a ULID. */
const char *write_case_scope(struct arena *, const char *forum, const char *ambulant_care);

/* In the open use case, as its last change: moves the case with all that hangs on it when its table or its care provider
 * say that it stands elsewhere now (course_move), or when laptops differ about where it stands. */
MUST_CHECK bool app_rescope(struct app *, struct arena *, const char *application, struct error *);

/* The same after these cells of a row were written, when they are of a case and may tell where it stands; `row` as loaded
 * before. */
MUST_CHECK bool app_rescope_after(
	struct app *, const struct entity *, const void *row, const struct write_cells *, struct error *);

#endif
