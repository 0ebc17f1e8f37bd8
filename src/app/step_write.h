/*
 * Entering a step outside a table's decision: the one place where that is written. Private to app.
 */
#ifndef APP_STEP_WRITE_H
#define APP_STEP_WRITE_H

#include "app/app.h"
#include "write.h"

/* What is told with it. Start with step_note_of(): days are UNKNOWN there. */
struct step_note {
	const char *role, *name;        /* on whose behalf; NULL: role and name of the person of this file */
	const char *reason, *note;      /* code of list "decline", a sentence; NULL */
	int64_t until;                  /* UNKNOWN */
	const char *passed_gates;       /* codes of gates that were not met, ", " between; NULL or "": none */
	const char *passed_why;         /* NULL */
	const char *proposal, *home;    /* that it is about, besides case and client; NULL */
	struct write_cells also;        /* more cells of the application, written with the step */
	struct write_cells also_client; /* and of its client */
};
struct step_note step_note_of(struct arena *);

/* The lists that hold for a case: those of its own arrangement where this file has it. */
const struct codebook *step_book(struct app *, const struct application *);

/*
 * In the open use case: adds the step_change entry (step before and after, who, reason, gates passed, version of the
 * arrangement), and sets step and step_since, the cells of the note, what the step `sets`, and what it `releases`. A hold
 * and a parking do not outlive the step that they were for, unless the note or the step sets them anew. A step that the
 * case is in already keeps its day. `step` NULL (the arrangement has no such event): only the cells of the note are
 * written, and an entry when the note has a reason or a passed gate. *id: of the entry, NULL when there is none.
 * No gate is judged here, nor who may set it. */
MUST_CHECK bool step_enter(struct app *, struct arena *, const struct application *, const char *step,
	const struct step_note *, const char **id, struct error *);

/* Cells that a step sets ("application.hold_until=until", "client.rung='3'" …), for a decision that enters it too. */
void step_add_sets(struct app *, struct arena *, const struct code_entry *step, int64_t until,
	struct write_cells *application, struct write_cells *client);

/* In the open use case: what entering the step releases: the open proposal with its home, the places on agendas of
 * meetings to come. For a decision too. */
MUST_CHECK bool step_release(
	struct app *, struct arena *, const struct application *, const struct code_entry *step, struct error *);

#endif
