/*
 * A decision that is being taken: what is known, and what it will do. Private to app.
 */
#ifndef APP_DECIDE_PARTS_H
#define APP_DECIDE_PARTS_H

#include "app/decide.h"
#include "consequence.h"
#include "course_parts.h"

struct scene {
	const struct decide *decide;
	struct standing standing;
	const struct code_entry *outcome, *reason; /* reason: NULL, none given */
	const char *to;                            /* step that outcome or reason lead to; NULL: none */
	const struct code_entry *entered;          /* the same when the case is not in it; NULL: it stays */
	const char *forum;                         /* table that decides; NULL */
	struct decision decision;                  /* as it will be recorded */
};

MUST_CHECK bool scene_set(struct app *, struct arena *, const struct decide *, struct scene *, struct error *);

/* The gates that the decision passes; with its own answers or without them. */
MUST_CHECK bool scene_gates(
	const struct scene *, bool answers, struct gate_check **gates, size_t *count, struct error *);

/* In the open use case: rows that the outcome adds from the answers: conditions, promises, an incident. */
MUST_CHECK bool scene_add_rows(const struct scene *, const char *decision, struct error *);

/* As decide_result, with the lists that held for the case. */
const char *decide_result_in(const struct codebook *, const char *outcome, const char *before, const char *after);

#endif
