/*
 * What proposing and the contract share: a case on its way to a key, the gates before it, and what a refusal causes.
 * Private to app.
 */
#ifndef APP_PROPOSE_PARTS_H
#define APP_PROPOSE_PARTS_H

#include "app/propose.h"
#include "course_parts.h"

enum { PROPOSALS_MAX = 1000 };

/* Word of a gate that proposing judges by itself, with more to tell. */
#define EXCLUSIVE_WORD "@one_proposal"

/* A gate that is not met, or what this use case itself asks for. */
struct unmet {
	const char *code, *text;
};

/* A case, its standing proposal with the home, and the contract for that home. */
struct placing {
	struct standing standing; /* the case where it is now */
	struct app *app;
	struct arena *arena;
	const struct codebook *book;
	struct dossier *dossier;
	const struct application *application;
	struct proposal *proposal; /* NULL: none stands */
	struct home *home;         /* of it; NULL */
	struct contract *contract; /* for that home; NULL: not drawn up */
	struct unmet *unmet;       /* filled by placing_judge */
	size_t unmet_count, unmet_room;
	struct buffer told; /* sentences for who did it */
	struct step_note note;
};

/* Loads it. E_MISSING: the case is not here or was deleted. */
MUST_CHECK bool placing_load(struct app *, struct arena *, const char *application, struct placing *, struct error *);

/* E_INPUT without a standing proposal. */
MUST_CHECK bool placing_load_proposed(
	struct app *, struct arena *, const char *application, struct placing *, struct error *);

/* Adds a sentence. */
void placing_tell(struct placing *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void placing_add_unmet(struct placing *, const char *code, const char *text);

/* The step that an event takes the case to: it stays (*step is where it is) when it is there or further already; NULL
 * when the arrangement has no such event. E_INPUT: it cannot follow the step of now. */
MUST_CHECK bool placing_step(struct placing *, const char *event, const char **step, struct error *);

/* Is the case at the step of an event, or behind it? */
bool placing_is_past(const struct placing *, const char *event);

/* Gates before `step` that are not met by the rows of the placing as they stand in memory (so: with what is about to be
 * written in them), behind what was added before. Those that were passed on the way to an earlier step, with a reason,
 * are not asked again. */
MUST_CHECK bool placing_judge(struct placing *, const char *step, struct error *);

/* Passes what is unmet, or refuses (E_INPUT, names it) when there is no reason to: notes both for the entry. */
MUST_CHECK bool placing_pass(struct placing *, const char *why, struct error *);

/* Codes of what is unmet, ", " between; "" when nothing is. */
const char *placing_gates(const struct placing *);

/* The newest contract for the home of the placing; NULL: none. */
MUST_CHECK bool placing_load_contract(struct placing *, struct error *);

/* Where homes are not proposed (the arrangement has no event "proposal"): the home of the shared home that the case lives in
 * as a member, else none; and its contract. */
MUST_CHECK bool placing_load_shared(struct placing *, struct error *);

/* In the open use case: enters the step with the note of the placing. */
MUST_CHECK bool placing_enter(struct placing *, const char *step, struct error *);

/* Who refuses: kind of the reasons, state of the proposal after it. */
struct refuser {
	const char *kind, *state;
	bool keeps_home; /* the home is not offered again, unless the reason says so (`frees`) */
};
extern const struct refuser refuser_care, refuser_client, refuser_association;

/* Checks the reason that goes with a refusal and what it asks for; *reason is its entry. */
MUST_CHECK bool refusal_check(struct placing *, const struct refuser *, const struct propose_verdict *,
	const struct code_entry **reason, struct error *);

/* In the open use case: the proposal is refused, its home free, the case back where homes are looked for, with all that
 * the reason causes. `cells` are more of the proposal. */
MUST_CHECK bool refusal_write(struct placing *, const struct refuser *, const struct propose_verdict *,
	const struct code_entry *reason, struct write_cells *cells, struct error *);

/* The step that a case goes back to when its home is refused: the one of the event "refusal" that it was in last (a case
 * that was admitted on conditions does not lose them by a home that did not fit), else the first one. NULL: there is none. */
const char *refusal_step(const struct placing *);

/* In the open use case: puts the case on the agenda of the next meeting of a kind of table, not later than `last` (UNKNOWN:
 * any day). *day: of that meeting; UNKNOWN: there is none yet. */
MUST_CHECK bool refusal_schedule(
	struct placing *, const char *forum_kind, const char *asked, int64_t last, int64_t *day, struct error *);

/* In an open use case: the home of a proposal is free again, or held by the newest other proposal that stands for it.
 * `offer`: "free" or "gone". */
MUST_CHECK bool release_home(struct app *, struct arena *, const struct proposal *, const char *offer, struct error *);

/* In an open use case: a contract for the home of a proposal goes; its key was never handed over. */
MUST_CHECK bool release_contract(struct app *, struct arena *, const struct proposal *, struct error *);

#endif
