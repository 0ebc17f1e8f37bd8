/*
 * What the subcommands of casuistry share: incident, time-out, hurdle, recipe, promise.
 */
#ifndef CLI_CASUS_H
#define CLI_CASUS_H

#include "app/casuistry.h"
#include "command.h"
#include "print.h"

enum { CASUS_LINES = 10000, CASUS_ID_WIDTH = 12 };

/* What a word on the command line means: a row of `entity`, a case or a shared home; the others stay NULL. */
struct casus_word {
	const char *id;
	const char *application, *household;
};
MUST_CHECK bool casus_find(struct cli *, const struct entity *, const char *typed, struct casus_word *, struct error *);

/* The shortest beginning of an id that means this row alone. */
const char *casus_id(struct cli *, const char *id);

/* "ZK-2026-0042 Sam", or the name of a shared home; "(shielded)" in the place of a name that is. */
const char *casus_concern(struct cli *, const struct concern *);

/* A field of a row for people, "" when it is not known. */
const char *casus_value(struct cli *, const struct entity *, const char *field, const void *row);

/* The code or number that a person meant for a field. */
MUST_CHECK bool casus_code(
	struct cli *, const struct entity *, const char *field, const char *typed, const char **code, struct error *);
MUST_CHECK bool casus_number(
	struct cli *, const struct entity *, const char *field, const char *typed, int64_t *value, struct error *);

/* "12-11-2026", with the days behind it when it is late. */
const char *casus_due(struct cli *, int64_t due, int64_t days_late);

/* Headings that are message ids, translated. */
void casus_headings(struct cli *, struct print_column *, const struct print_column *from, size_t count);

/* Rows as a JSON array; row number i is at `lines + i * size`, which begins with a pointer to it. */
MUST_CHECK bool casus_json(
	struct cli *, const struct entity *, const void *lines, size_t size, size_t count, struct error *);

/* One row as a sheet, or with --json as an object. */
MUST_CHECK bool casus_show(struct cli *, const struct entity *, const char *id, struct error *);

/* FIELD=VALUE pairs of the options that were given. */
struct casus_option {
	const char *option, *field;
};
size_t casus_pairs(struct cli *, const struct casus_option *, size_t count, const char **pairs);

#endif
