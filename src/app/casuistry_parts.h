/*
 * What the files of casuistry share; private to app.
 */
#ifndef APP_CASUISTRY_PARTS_H
#define APP_CASUISTRY_PARTS_H

#include "add.h"
#include "app/casuistry.h"
#include "store/query.h"

enum { CASUISTRY_ROWS_MAX = 5000 }; /* of one list; what still asks for something never comes near it */

/* The rows that a filter may want, in no order: of the case or shared home, the open ones by their query, or all. */
MUST_CHECK bool casuistry_rows(struct app *, struct arena *, const struct entity *, const struct casuistry_filter *,
	enum query open, void ***rows, size_t *count, struct error *);

/* In a use case of its own: sets cells of a row that is here. */
MUST_CHECK bool casuistry_set(
	struct app *, const struct entity *, const char *id, const struct write_cells *, struct error *);

/* Loads a row that was not deleted. */
MUST_CHECK bool casuistry_load(
	struct app *, struct arena *, const struct entity *, const char *id, void *row, struct error *);

/* The client of a case; empty when its records are not here. */
MUST_CHECK bool casuistry_client(
	struct app *, struct arena *, const char *application, struct client *, struct error *);

/* What was typed, cleaned; E_INPUT "%s is missing" with that label when nothing is left. */
MUST_CHECK bool casuistry_needed(
	struct arena *, const char *label, const char *typed, const char **text, struct error *);

/* Adds what was typed, cleaned, when there is something left of it. */
MUST_CHECK bool casuistry_take(struct write_cells *, const char *field, const char *typed, struct error *);

/* What a new incident cannot do without, and the table that it goes to. */
MUST_CHECK bool incident_finish(struct app *, struct arena *, struct add *, struct error *);

#endif
