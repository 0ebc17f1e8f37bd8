/*
 * Decisions: the outcomes that the arrangement gives this kind of table at this step, recorded as an entry that never
 * changes, with the step that it causes. Withdrawing is one more entry. The program warns and never blocks.
 */
#ifndef APP_DECIDE_H
#define APP_DECIDE_H

#include "app/app.h"
#include "app/dossier.h"

/* The outcomes that may be chosen for a case now, in the arrangement's order; number i+1 is the key in the dialog. */
MUST_CHECK bool decide_outcomes(struct app *, struct arena *, const struct application *,
	const struct code_entry ***outcomes, size_t *count, struct error *);

/* What is to be recorded: outcome, and the decision fields that were filled in (others unknown). */
struct decide {
	const char *application; /* id */
	const char *outcome;     /* code */
	struct decision fields;  /* of which the caller fills reason, note, conditions, until, … */
};

/* What to tell before recording: missing answers and gates passed. Warnings in words; none is fine. */
MUST_CHECK bool decide_warnings(
	struct app *, struct arena *, const struct decide *, const char ***warnings, size_t *count, struct error *);

/* One line that says what will be recorded: "ZK-2026-0042 admitted, tripartite contract". */
const char *decide_summary(struct app *, struct arena *, const struct decide *);

/* What a decision made of a case, as a log tells it: "admitted", not "admit". A way back is told by its outcome, since a
 * home that was refused does not admit anybody. */
const char *decide_result(struct app *, const char *outcome, const char *before, const char *after);

/* Text of a reason for people. A blank in it, {welk} or {what}, becomes what is needed; not known (NULL): "…". */
const char *decide_reason(struct arena *, const struct codebook *, const char *reason, const char *needed);

/* Records it: the decision, the new step of the application, what the outcome sets and adds (arrangement: `sets`, `adds`),
 * what the step sets and releases, what the reason causes (`then`), the agenda item as discussed. In one use case. Gates
 * that were not met are written into passed_gates, with passed_why as the reason; without one it is recorded all the same
 * (`unexplained`). E_INPUT: the outcome may not be chosen at this step, a reason, contract form or table may not be chosen
 * with it (err lists those that may), or the reason asks until when. */
struct decided {
	const char *id;   /* of the decision, in the arena */
	const char *told; /* what follows from it, in sentences; NULL: nothing */
	bool unexplained; /* gates were passed and nobody said why */
};
MUST_CHECK bool decide_take(struct app *, struct arena *, const struct decide *, struct decided *, struct error *);

/* The same, for who only wants its id. */
MUST_CHECK bool decide_record(struct app *, struct arena *, const struct decide *, const char **id, struct error *);

/* Withdraws the newest decision on the case that is not withdrawn, with a reason (may be NULL): the step and all
 * else that it set go back to what they were, unless they were changed since (then they are left and *left says
 * so, without a full stop; NULL otherwise). E_MISSING: there is none. */
MUST_CHECK bool decide_withdraw(
	struct app *, struct arena *, const char *application, const char *reason, const char **left, struct error *);

#endif
