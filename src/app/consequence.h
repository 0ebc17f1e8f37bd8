/*
 * What the reason of a decision or a step causes: the `then` of a reason in the arrangement. Private to app.
 *
 *	to          the step that the case goes to instead of the outcome's
 *	park        "date": it waits until a day that is asked for; "proof": until something is in
 *	frees       the standing proposal is withdrawn and its home is free
 *	counts      the proposal counts as refused
 *	times, talk a talk at that kind of table, at that time of counting (without times: always)
 *	within, forum_kind  it goes to that kind of table within that time; of a hold: it comes back then at the latest
 *	area        the neighbourhood of the home is no longer asked for; the reason is not kept with the case
 * `waiting` is read where days are counted (course_facts.c), `reopen` where a case is reopened.
 */
#ifndef APP_CONSEQUENCE_H
#define APP_CONSEQUENCE_H

#include "course_parts.h"

struct consequence {
	const struct standing *standing;
	const struct code_entry *reason; /* NULL: nothing follows */
	int64_t until;                   /* as given; UNKNOWN */
	const char *what;                /* what is needed, in words; NULL */
	struct buffer told;              /* sentences for who did it */
};

struct consequence consequence_of(
	const struct standing *, const struct code_entry *reason, int64_t until, const char *what);

/* E_INPUT: the reason asks for a day ahead and there is none. */
MUST_CHECK bool consequence_check(const struct consequence *, struct error *);

/* The step that it leads to, else `otherwise`. */
const char *consequence_step(const struct consequence *, const char *otherwise);

/* Until when a case waits in a step that suspends: as given, else as long as the reason allows; UNKNOWN. */
int64_t consequence_until(const struct consequence *, const struct code_entry *step);

/* Cells of the case, its client and (may be NULL) its proposal. */
void consequence_add(struct consequence *, struct write_cells *application, struct write_cells *client,
	struct write_cells *proposal);

/* In the open use case, behind the rest: frees the home, puts talks on agendas. */
MUST_CHECK bool consequence_follow(struct consequence *, struct error *);

/* Of that only the talks: for who frees the home by itself. */
MUST_CHECK bool consequence_talks(struct consequence *, struct error *);

#endif
