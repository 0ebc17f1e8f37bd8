/*
 * The course of a case: which steps it went through and by whom, where it is, whose turn it is and for how long, what
 * is asked before each next step, and setting a step. Which steps there are, who may set them and what they ask for is
 * data of the arrangement; decisions of a table are in app/decide.h.
 */
#ifndef APP_COURSE_H
#define APP_COURSE_H

#include "app/app.h"
#include "app/dossier.h"
#include "rules/course.h"

/* One line of what happened: a decision or a step that was set. Newest last. */
struct course_line {
	const char *id;           /* of the entry */
	bool decision, withdrawn; /* decision: of a table; else a step_change */
	int64_t at;               /* wall-clock minutes */
	const char *step;         /* code of the step after it; NULL: it stayed */
	const char *text;         /* what it made of the case: "admitted, on conditions" */
	const char *who;          /* table or role and name */
	const char *reason;       /* text of the reason; NULL */
	const char *passed;       /* gates passed, in words with why; NULL */
	const char *arrangement;  /* code and version of the rules that held: "pact/2" */
	int64_t until;            /* day until which it waits by this line; UNKNOWN */
	int64_t days; /* how long the case was in that step; of the last line: until today; UNKNOWN: it stayed */
};

/* "sharing, landing_26w" as the texts of those gates, with the reason to pass them behind. NULL: none was passed. */
const char *course_passed(struct arena *, const struct codebook *, const char *codes, const char *why);

/* A gate before a step: met, not met, or about the answers of the decision that leads there. */
struct course_gate {
	const char *code, *text;
	bool met, asked;
};

/* A step that may be set next. */
struct course_next {
	const struct code_entry *step;
	bool by_decision;   /* only by a decision of a table (F8) */
	const char *set_by; /* roles in words */
	struct course_gate *gates;
	size_t gate_count, unmet;
};

/* A track that runs beside the step: soft landing, looking for a home. */
struct course_track {
	const struct code_entry *track;
	int64_t since;    /* UNKNOWN: should have begun and has not */
	int64_t begin_by; /* last day to begin; UNKNOWN */
	int64_t full_on;  /* day on which the landing has lasted as long as the arrangement asks; UNKNOWN */
};

struct course {
	struct dossier *dossier;
	struct course_line *lines;
	size_t line_count;
	struct course_state state; /* rules/course.h: days, suspension, term, whose turn */
	const char *turn;          /* whose turn, in words with the party's name where known; NULL: nobody's */
	struct course_next *next;
	size_t next_count;
	struct course_track *tracks;
	size_t track_count;
	size_t care_refusals, client_refusals; /* those that count */
	const char *orphan;                    /* why this case stands in no queue and on no list; NULL: it does not */
};

MUST_CHECK bool course_load(struct app *, struct arena *, const char *application, struct course **, struct error *);

/* Setting a step without a table: submitted, complete, scheduled, withdrawn, reopened … */
struct course_set {
	const char *application; /* id */
	const char *step;        /* code */
	const char *role, *name; /* on whose behalf; NULL: the person of this file */
	const char *reason;      /* code of a reason of the step's kind; NULL */
	const char *note;        /* NULL */
	int64_t until;           /* UNKNOWN */
	const char *passed_why;  /* reason for passing gates that are not met; NULL: none given */
};

/* What is not met before it, in words; none is fine. */
MUST_CHECK bool course_warnings(
	struct app *, struct arena *, const struct course_set *, const char ***warnings, size_t *count, struct error *);

/* Records it: the entry, the step, what the step sets and releases. In one use case. E_INPUT: the step cannot follow, the
 * role may not set it, a reason is wanted, or gates are not met and passed_why is NULL (err names them and says how to
 * pass them). The step that a parked case is in already ends its parking. *id is the entry's; *told: what follows from it,
 * in sentences, NULL: nothing. */
MUST_CHECK bool course_set(
	struct app *, struct arena *, const struct course_set *, const char **id, const char **told, struct error *);

/* Sets the step of the event "withdrawal": reason, and role and name of who withdraws it, are asked (`step` is not read). */
MUST_CHECK bool course_withdraw(
	struct app *, struct arena *, const struct course_set *, const char **told, struct error *);

/* Takes up a case that ended, within the months that its last step allows (`reopen`) and unless its reason forbids it. It goes
 * back to the step that it was in; one whose home or place on an agenda went to others, to the step before that. The days
 * waited so far are kept or lost as the reason says. *step: where it is now. */
MUST_CHECK bool course_reopen(
	struct app *, struct arena *, const char *application, const char *why, const char **step, struct error *);

/* Triage: weight with one sentence, and who is invited for this case. `invite` are roles, role=why, or
 * role=why|own ground; NULL or count 0: as the matrix of the arrangement has it. They become attendance of the next meeting
 * of the table; who was asked before and is not named any more goes. Sets the step of the event "triage"; a case that is
 * further keeps its step. */
struct course_triage {
	const char *application, *weight, *why;
	const char *const *invite;
	size_t invite_count;
	const char *passed_why;
};
MUST_CHECK bool course_triage(struct app *, struct arena *, const struct course_triage *, struct error *);

/* Who the matrix invites for a weight: filled in, never decided. `when` of a line is judged on the case. */
struct course_invitee {
	const struct code_entry *role;
	char mark; /* 'R' must be there, 'I' invited for this case, 'Q' only when asked with a reason, '-' not in the room */
	const char *why; /* why the line holds or does not: "no children"; NULL */
};
MUST_CHECK bool course_invitees(struct app *, struct arena *, const char *application, const char *weight,
	struct course_invitee **, size_t *count, struct error *);

/* Puts a triaged case on the agenda of a meeting (id; NULL: the next one of its table) and sets the step of the event
 * "scheduling". */
MUST_CHECK bool course_schedule(struct app *, struct arena *, const char *application, const char *meeting,
	const char *passed_why, struct error *);

/* Cases that stand in no queue and for which nobody has a turn, at most `limit`, with the reason. */
struct course_orphan {
	const char *application, *number, *why;
};
MUST_CHECK bool course_orphans(
	struct app *, struct arena *, size_t limit, struct course_orphan **, size_t *count, struct error *);

/* Puts a case in another scope (table or ambulant care provider changed): sync, section 3. In the open use case. */
MUST_CHECK bool course_move(struct app *, struct arena *, const char *application, const char *scope, struct error *);

#endif
