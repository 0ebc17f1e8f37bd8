/*
 * What setting a step, triage, scheduling, reopening and showing a course share: a case where it stands now. Private to
 * app.
 */
#ifndef APP_COURSE_PARTS_H
#define APP_COURSE_PARTS_H

#include "app/course.h"
#include "course_facts.h"
#include "facts.h"
#include "step_write.h"

enum { PASSED_GATES_MAX = 400, COURSE_ROWS_MAX = 1000 };

struct standing {
	struct app *app;
	struct arena *arena;
	const struct codebook *book; /* of the case's own arrangement */
	struct dossier *dossier;
	const struct application *application;
	struct course_fact *facts;
	size_t fact_count;
	struct step_change **changes; /* on this case, oldest first */
	size_t change_count;
	struct course_state state;
	const char *step; /* where it is now: of a hold that returned the step before it; NULL */
};

/* E_MISSING: the case is not here; or, with `alive`, it was deleted. */
MUST_CHECK bool standing_load(
	struct app *, struct arena *, const char *application, bool alive, struct standing *, struct error *);

/* May this step follow by the arrangement, from where the case is? A hold also ends by going back to the step before it. */
bool standing_may_follow(const struct standing *, const struct code_entry *step);

/* Is it for a decision of a table alone? */
bool course_is_decided(const struct standing *, const struct code_entry *step);

/* What brought a case where it is: the newest entry that is not withdrawn and set a step; its reason (code) and whom it names.
 * All NULL: none is here. */
struct course_last {
	const char *step_before, *reason, *needed_from;
};
struct course_last standing_last(const struct standing *);

/* Gates before a step that are not met by those facts. Those that were passed on the way to an earlier step, with a
 * reason, are not asked again unless they stand right before this one. */
size_t standing_unmet(const struct standing *, const struct gate_facts *, const char *to, struct gate_check **unmet);

/* The facts of the case as it stands, for gates up to a step. */
MUST_CHECK bool standing_facts(const struct standing *, const char *until, struct gate_facts *, struct error *);

/* Codes of gates, ", " between, as an entry keeps them; "" when there are none. */
const char *course_gate_codes(struct arena *, const struct gate_check *, size_t count);

/* Puts unmet gates in the note with the reason to pass them; E_INPUT, naming them, when there is none. */
MUST_CHECK bool course_pass(
	struct arena *, const struct gate_check *, size_t count, const char *why, struct step_note *, struct error *);

/* Cells of the application for entering a step: tracks that begin with it by themselves (those without a term to begin
 * in) and have not begun. */
void course_add_tracks(const struct standing *, const struct code_entry *step, struct write_cells *);

/* The next meeting of the table of the case that is not closed, in the arena; NULL: none lies ahead. */
MUST_CHECK bool course_next_meeting(const struct standing *, const struct meeting **, struct error *);

/* Why the case stands in no queue and is nobody's turn; NULL: it is not so. */
const char *course_orphan_why(const struct standing *);

/* Words of an array member of an entry: "servicepunt\tchair" as texts of roles or party kinds, with commas. */
const char *course_names(struct arena *, const struct codebook *, const char *codes);

/* Text of a role or a kind of party. */
const char *course_who(const struct codebook *, const char *code);

#endif
