/*
 * Gates: facts that must be known before a step (lists in the arrangement, design: defaults 2). A gate gives its reason
 * in words and never blocks: it can be passed with a reason and a name.
 *
 * What a gate needs is data: words separated by blanks, all of which must hold. A word may name several with | between:
 * one of them is enough. A word about a row that is not here is not judged.
 *	client.debts          the field is known; a flag must be true
 *	!home.open_nuisance   the flag is known and false; any other field is not known
 *	application.motivation|application.motivation_on
 *	decision.messenger    judged while a decision is taken whose outcome asks for that field
 *	@sharing              the client's permission to share is there: not withdrawn, not past its last day
 *	@landing              26 weeks lie between the start of the soft landing and the key (or today without one)
 *	@capacity             the capacity of the neighbourhood is known and not older than 6 months
 * A gate may stand before several steps. A gate without such words speaks of facts that this program does not keep
 * yet: it is left to the table.
 */
#ifndef RULES_GATE_H
#define RULES_GATE_H

#include "base/arena.h"
#include "model/codebook.h"
#include "model/entity.h"

enum { LANDING_DAYS = 26 * 7, CAPACITY_MONTHS = 6 };

struct gate_facts {
	const struct application *application;
	const struct client *client;     /* NULL: not here */
	const struct proposal *proposal; /* NULL: none */
	const struct home *home;         /* NULL: none; gates that ask for a home are then not judged */
	const struct decision *decision; /* NULL: none is being taken */
	const char *asked;               /* fields of it that its outcome asks for, blanks between */
	int64_t today;
};

struct gate_check {
	const struct code_entry *gate;
	const char *text; /* reason in the language of the codebook */
};

/* The gates before `step` that are not met, in the arrangement's order. */
size_t gate_check(
	struct arena *, const struct codebook *, const struct gate_facts *, const char *step, struct gate_check **out);

/* The same for every step up to and including `step`. */
size_t gate_check_until(
	struct arena *, const struct codebook *, const struct gate_facts *, const char *step, struct gate_check **out);

/* The gates that a decision passes which takes a case from one step to another, in the arrangement's order: none
 * when it goes back or when no gate stands before `to`; those before `to` alone when that is an end; else all up
 * to `to`. */
size_t gate_check_passage(struct arena *, const struct codebook *, const struct gate_facts *, const char *from,
	const char *to, struct gate_check **out);

/* Is the permission to share there today? Days as in struct application. */
bool gate_is_shared(int64_t share_on, int64_t share_until, int64_t share_withdrawn, int64_t today);

/* The earliest honest key day: start of the soft landing plus 26 weeks, not before today. UNKNOWN when the landing has
 * not begun. */
int64_t gate_earliest_key(const struct application *, int64_t today);

#endif
