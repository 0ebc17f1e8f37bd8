/* What the maximum and the sheet of its figures share; private to app. */
#ifndef APP_QUOTA_INNER_H
#define APP_QUOTA_INNER_H

#include "app/quota.h"
#include "store/store.h"

int64_t quota_this_year(const struct app *);

/* All rows of figures of a year or before it, in the arena. */
MUST_CHECK bool quota_rows(
	struct app *, struct arena *, int64_t most, struct quota **rows, size_t *count, struct error *);

/* The row of a year and municipality among them; NULL: none. */
const struct quota *quota_row_of(const struct quota *, size_t count, int64_t year, const char *municipality);

#endif
