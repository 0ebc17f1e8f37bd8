/*
 * What the files of shared homes share; private to app.
 */
#ifndef APP_HOUSEHOLD_PARTS_H
#define APP_HOUSEHOLD_PARTS_H

#include "app/household.h"
#include "write.h"

enum { HOUSEHOLD_ROWS_MAX = 1000 };

/* A shared home with all that hangs on it, as the rules want it. */
struct household_all {
	struct household *household;
	struct home **homes;
	struct member **members;
	struct home_role **roles;
	struct communication **communications;
	struct household_facts facts;
};
MUST_CHECK bool household_gather(
	struct app *, struct arena *, const char *household, struct household_all **, struct error *);

/* Rows of an entity whose ref is that, without those that are gone. */
MUST_CHECK bool household_rows(struct app *, struct arena *, const struct entity *, const char *field, const char *id,
	void ***rows, size_t *count, struct error *);

/* The lists of the arrangement of a home: of its shared home, else the own ones. */
MUST_CHECK bool household_book_of_home(
	struct app *, struct arena *, const struct home *, const struct codebook **, struct error *);

/* Neighbours' questions of one home, late or not; *late is added to. */
MUST_CHECK bool household_question_line(
	struct app *, struct arena *, struct neighbour_question *, struct question_line *, struct error *);

#endif
