/*
 * From a home to a key: propose, judge, view, answer, draw up the contract, sign, hand over the key. Each is one use case
 * and one transaction. Gates that are not met are told; they are passed with a reason and the name of who does it.
 */
#ifndef APP_PROPOSE_H
#define APP_PROPOSE_H

#include "app/app.h"

/* Proposes a home for a case: exclusive, so the home is held and no other proposal may be open for either (passing that
 * gate is possible with a reason, like any other). Sets the step of the event "proposal". *id: the proposal. */
MUST_CHECK bool propose_home(struct app *, struct arena *, const char *application, const char *home,
	const char *passed_why, const char **id, struct error *);

/* What would be said before proposing: gates, the maximum of the municipality, the capacity of the neighbourhood … */
MUST_CHECK bool propose_warnings(struct app *, struct arena *, const char *application, const char *home,
	const char ***warnings, size_t *count, struct error *);

/* The care provider's judgement of the open proposal on a case. Only the care provider judges: `role` must be one of the
 * roles that the arrangement lets judge (figure: step of the event "judgement", set_by); somebody else may write down
 * what was said with that role and `name`. `verdict`: fits, talk, does_not_fit; a refusal needs a reason of kind
 * "care", and frees the home at once. */
struct propose_verdict {
	const char *application;
	const char *verdict;
	const char *role, *name;
	const char *reason, *note;
	int64_t until; /* reason asks to park: until when */
	const char *passed_why;
};
MUST_CHECK bool propose_judge(
	struct app *, struct arena *, const struct propose_verdict *, const char **told, struct error *);

/* The viewing was, or will be, on a day. Sets the step of the event "viewing" once its gates are met; the day is noted in
 * any case, and *told says what is not met yet (NULL: nothing). */
MUST_CHECK bool propose_view(
	struct app *, struct arena *, const char *application, int64_t day, const char **told, struct error *);

/* The client's answer: "yes" or "no" (reason of kind "client"). At a yes the home is accepted, the step of the event
 * "acceptance" is set, and nothing else stays open for the home or the case: the other proposals are withdrawn and their
 * cases go back to where homes are looked for. A no has the consequence of its reason: counted or not,
 * parked until, a place that is no longer asked, talk at the table at the second time. */
MUST_CHECK bool propose_answer(
	struct app *, struct arena *, const struct propose_verdict *, const char **told, struct error *);

/* The association takes the home back (reason of kind "association"). */
MUST_CHECK bool propose_refuse(
	struct app *, struct arena *, const struct propose_verdict *, const char **told, struct error *);

/* Open, in viewing or accepted: it holds its home. */
bool propose_is_standing(const struct proposal *);

/* In an open use case: takes back every standing proposal of a case (withdrawn, declined, ended) and frees the homes that
 * they hold. What has been let stays. */
MUST_CHECK bool propose_release(struct app *, struct arena *, const char *application, struct error *);

/* Draws up the contract on the accepted proposal: sets the step of the event "contract". `pairs` are FIELD=VALUE of the
 * contract beside form. Drawn up once more it is changed, or, when somebody signed it already, made anew: those
 * signatures were under another text. When the day of the key is known and lies ahead, the moments that hang on it are made,
 * so that the first talks can be planned before it. *id: the contract. E_INPUT: no home was accepted, the form is none of the
 * arrangement's, or the key was handed over. */
MUST_CHECK bool contract_draw(struct app *, struct arena *, const char *application, const char *form,
	const char *const *pairs, size_t count, const char **id, struct error *);

/* What is still to be looked at before the key: gates that are not met, in words, and a form that the home was not
 * offered for. Nothing is wrong without any. */
MUST_CHECK bool contract_warnings(
	struct app *, struct arena *, const char *application, const char ***warnings, size_t *count, struct error *);

/* A signature on the contract by a role that its form asks for, on a day (UNKNOWN: today). At the last one it is
 * complete, on the latest of their days: *complete. */
MUST_CHECK bool contract_sign(struct app *, struct arena *, const char *application, const char *role, const char *name,
	int64_t day, bool *complete, struct error *);

/* Roles of the form that have not signed yet, in words; NULL: none is missing, or there is no contract. */
MUST_CHECK bool contract_missing(
	struct app *, struct arena *, const char *application, const char **missing, struct error *);

/* The key: T0, today or before. The home is let, the step of the event "key" is set and counted from that day, support
 * is promised until figure support_months after it unless the contract says another day, all moments that hang on the key
 * are made: *moments counts them. */
MUST_CHECK bool contract_key(struct app *, struct arena *, const char *application, int64_t day, const char *passed_why,
	size_t *moments, struct error *);

/* What came of the contract (list "contract_result"), apart from what came of the case. */
MUST_CHECK bool contract_result(
	struct app *, struct arena *, const char *application, const char *result, int64_t day, struct error *);

/* Expected against actual share of the contract forms among those living there: the 85 % gauge. One line per form of the
 * arrangement; *total counts contracts, each of a case that has its key and has not ended. */
struct contract_share {
	const struct code_entry *form;
	int64_t count;
	int64_t expected; /* per cent of all; UNKNOWN: the arrangement expects nothing */
};
MUST_CHECK bool contract_shares(
	struct app *, struct arena *, struct contract_share **, size_t *count, int64_t *total, struct error *);

#endif
