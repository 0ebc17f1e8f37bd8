/*
 * New rows from FIELD=VALUE pairs, in two steps: what is wrong is told before anything is written, and a use case that
 * makes more than this row looks at it and adds to it in between. Private to app.
 */
#ifndef APP_ADD_H
#define APP_ADD_H

#include "edit_parts.h"

struct add {
	struct edit_target targets[2]; /* the row; of an application also its client */
	size_t count;
	const char *scope;
};

/* Parses, fills in what nobody should have to type (day, state, who), and finds where the row goes. */
MUST_CHECK bool add_prepare(struct app *, struct arena *, const struct entity *, const char *const *pairs, size_t count,
	struct add *, struct error *);

/* One more value, as wire, into row and cells. NULL clears. */
MUST_CHECK bool add_value(struct add *, const char *field, const char *wire, struct error *);

/* In the open use case: writes it. *id: of the row. */
MUST_CHECK bool add_write(struct app *, struct arena *, struct add *, const char **id, struct error *);

#endif
