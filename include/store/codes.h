/*
 * The arrangement in force, as tables: filled by app when an arrangement is loaded or arrives, so that screens need not
 * parse a file at start. Derived from the records, like every table: rebuilt by app after a rebuild.
 */
#ifndef STORE_CODES_H
#define STORE_CODES_H

#include "store/store.h"

/* One code of one list: steps, outcomes, reasons, roles, municipalities, criteria, contract forms … */
struct code {
	const char *list, *code;
	int64_t rank;                    /* order as in the file, from 0 */
	const char *nl, *en;             /* whole text */
	const char *nl_short, *en_short; /* at most 14 columns, or NULL */
	const char *about; /* what it hangs on: kind of a decline reason, forum kind of an outcome; or NULL */
	const char *more;  /* the rest of its JSON object, as lines key=value; or NULL */
	bool queued;       /* step: cases in it stand in the queue */
};

/* Replaces the codes of an arrangement in one transaction (its own, or the open use case) and brings derived columns of
 * applications (in queue? rank of step and weight) up to date. The first arrangement of a file is its own one: it holds
 * for cases that name none, or one that is not here. */
MUST_CHECK bool codes_replace(
	struct store *, const char *arrangement, const struct code *, size_t count, struct error *);

/* All arrangement parts that came have been looked at: codes_are_stale is false until other parts come, or a program
 * that knows more fields. */
MUST_CHECK bool codes_settle(struct store *, struct error *);

/* Codes of one list in order; with list NULL of all lists, by the names of the lists, in one query. arrangement NULL:
 * the own one. */
MUST_CHECK bool codes_load(struct store *, struct arena *, const char *arrangement, const char *list, struct code **,
	size_t *count, struct error *);

/* The arrangement that comes after `after` ("": the first) among those that have codes; NULL at the end. */
MUST_CHECK bool codes_next_arrangement(
	struct store *, struct arena *, const char *after, const char **arrangement, struct error *);

/* True after a rebuild, import or field upgrade that touched arrangement parts: app must call codes_replace, then
 * codes_settle. */
bool codes_are_stale(struct store *);

#endif
