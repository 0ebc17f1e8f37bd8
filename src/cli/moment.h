/*
 * What the subcommands about moments share.
 */
#ifndef CLI_MOMENT_H
#define CLI_MOMENT_H

#include "app/moment.h"
#include "command.h"
#include "report/sink.h"

/* The rows of this many lines, one a line, as objects of an array. */
MUST_CHECK bool moment_print_json(struct cli *, const struct moment_line *, size_t count, struct error *);

/* The appointment that was typed: its id or a unique beginning of it, or CASE/MOMENT: the newest of that moment (a code)
 * of a case or shared home. */
MUST_CHECK bool moment_find(struct cli *, const char *typed, const char **id, struct error *);

/* A case or shared home: one of the two is put. */
MUST_CHECK bool moment_find_owner(
	struct cli *, const char *typed, const char **application, const char **household, struct error *);

#endif
