/*
 * The facts that gates look at, gathered from the file: rows beside the case, and what is counted. Private to app.
 */
#ifndef APP_FACTS_H
#define APP_FACTS_H

#include "app/app.h"
#include "rules/gate.h"

/* The case with its proposal and home: those of its dossier, or those that are about to be. */
struct facts_of {
	const struct application *application;
	const struct client *client;     /* NULL: not here */
	const struct proposal *proposal; /* the one that stands (it is no rival of itself); NULL */
	const struct home *home;         /* NULL */
};

/* Fills *facts (also its rows contract, agenda_item and meeting, in the arena) as far as gates before the steps up to
 * `until` ask for it; NULL: all gates. `decision` and `asked` are the caller's. */
MUST_CHECK bool gate_facts_of(struct app *, struct arena *, const struct codebook *, const struct facts_of *,
	const char *until, struct gate_facts *facts, struct error *);

/* Fills in whether the client agrees to an expert by experience, for words of other lists than gates. */
MUST_CHECK bool facts_experts(struct app *, struct arena *, struct gate_facts *, struct error *);

/* The contract of a case that was drawn up last, in the arena; NULL: none. */
MUST_CHECK bool facts_contract(
	struct app *, struct arena *, const char *application, const struct contract **, struct error *);

/* Loads a row that may be missing (its records have not arrived, or it was deleted): *row is then NULL. */
MUST_CHECK bool facts_row(
	struct app *, struct arena *, const struct entity *, const char *id, void **row, struct error *);

#endif
