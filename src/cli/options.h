/*
 * Options and words of a command line, over tables: --name, --name=value, --name value, -n value; `--` ends them.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct option_row {
	const char *name;  /* "json", without the dashes */
	char letter;       /* short twin, 0: none */
	const char *value; /* what stands behind it, as help calls it ("FILE"); NULL: nothing */
	const char *help;  /* message id, one line */
	bool many;         /* may be given more than once */
};

struct option_given {
	const struct option_row *row;
	const char *value; /* NULL when the option takes none */
};

struct options {
	struct option_given *given;
	size_t given_count;
	const char **words; /* all that is no option */
	size_t word_count;
};

/* Tables of options that hold at once; each ends with a row without a name. */
struct option_tables {
	const struct option_row *own, *common; /* own may be NULL */
};

/* Reads arguments from *at on and adds them to `options` (start with {0}). With `first_word_ends` it stops before the
 * first word; *at is then its place, else argc. False, E_INPUT: an option is unknown, lacks its value, has one too many
 * or stands twice. */
MUST_CHECK bool options_parse(struct arena *, int argc, char **argv, int *at, const struct option_tables *,
	bool first_word_ends, struct options *, struct error *);

bool options_has(const struct options *, const char *name);

/* The value of an option, NULL when it was not given. */
const char *options_value(const struct options *, const char *name);

/* All values of an option that may be given more than once, in order; returns their number. */
size_t options_values(struct arena *, const struct options *, const char *name, const char *const **values);

/* A number from 1 up to `max`; `otherwise` when the option was not given. False, E_INPUT: it is no such number. */
MUST_CHECK bool options_number(
	const struct options *, const char *name, int64_t otherwise, int64_t max, int64_t *out, struct error *);

#endif
