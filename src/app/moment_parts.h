/*
 * What the files of moments share; private to app.
 */
#ifndef APP_MOMENT_PARTS_H
#define APP_MOMENT_PARTS_H

#include "app/moment.h"
#include "write.h"

enum { MOMENT_ROWS_MAX = 2000 }; /* appointments of one case or shared home */

/* To be planned, planned or moved: somebody still has to do something. */
bool moment_is_open(const struct appointment *);

/* The planned day, else the day that it is due. */
int64_t moment_day(const struct appointment *);

/* Elements of a set (roles) with blanks between. */
const char *moment_words(struct arena *, const char *set);

/* The case or shared home that appointments are of, with its lists. Both NULL: neither was named. */
struct moment_owner {
	const struct application *application;
	const struct household *household;
	const struct codebook *book; /* never NULL */
	const char *scope;           /* where its appointments go */
};
MUST_CHECK bool moment_owner_load(struct app *, struct arena *, const char *application, const char *household,
	struct moment_owner *, struct error *);

/* The appointments of a case or of a shared home, in order of id. */
MUST_CHECK bool moment_rows(struct app *, struct arena *, const char *application, const char *household,
	struct appointment ***, size_t *count, struct error *);

/* One appointment and whose it is. */
struct moment_at {
	struct appointment *row;
	struct moment_owner owner;
	const struct code_entry *moment; /* NULL: not in the lists here */
	const char *text;                /* of it, in the language of the screen */
};
MUST_CHECK bool moment_load(struct app *, struct arena *, const char *appointment, struct moment_at *, struct error *);

/* For who writes fields of a row, in the open use case and behind it: a key day that is agreed or wished for after the
 * admission makes or moves what hangs on it, the first day in a shared home its moments. */
MUST_CHECK bool moment_follow_cells(struct app *, struct arena *, const struct entity *, const char *id,
	const struct cell *, size_t count, struct error *);

#endif
