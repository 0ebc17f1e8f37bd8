/*
 * All rows of an entity, or those that fit, one after another in flat memory.
 */
#ifndef APP_LIST_H
#define APP_LIST_H

#include "app/app.h"

/* Sees one row; it and what hangs on it are gone after the call. False stops the walk: err says why, or is left empty
 * for a wilful stop. */
typedef bool list_visit(void *from, const void *row, struct error *);

/* Walks the rows of `entity` in the order of their ids. Each of `where` is FIELD=VALUE and must hold: a wire value, a
 * label or what people type for it; text without regard to accents and capitals; `FIELD=` for not known; of a set or
 * scores the elements named must be there (wishes=quiet, criteria.days=yes). E_INPUT: there is no such field, or the
 * value cannot be one of it. */
MUST_CHECK bool list_rows(struct app *, const struct entity *, const char *const *where, size_t where_count,
	list_visit *, void *from, struct error *);

#endif
