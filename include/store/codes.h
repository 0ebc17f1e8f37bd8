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
	const char *more;  /* the rest of its JSON object, as JSON text; or NULL */
	bool queued;       /* step: cases in it stand in the queue */
};

/* Replaces the codes of an arrangement in one transaction (its own, or the open use case) and brings derived columns of
 * applications (in queue? rank of step and weight) up to date. */
MUST_CHECK bool codes_replace(
	struct store *, const char *arrangement, const struct code *, size_t count, struct error *);

/* The arrangement parts that came give nothing that this program can use: the codes stay as they are until other parts
 * come, or a program that knows more fields. */
MUST_CHECK bool codes_keep(struct store *, struct error *);

/* Codes of one list in order. */
MUST_CHECK bool codes_load(
	struct store *, struct arena *, const char *list, struct code **, size_t *count, struct error *);

/* True after a rebuild, import or field upgrade that touched arrangement parts: app must call codes_replace. */
bool codes_are_stale(struct store *);

#endif
