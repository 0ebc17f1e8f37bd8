/*
 * One row for people: found by what they typed, as it is now, as it was at a moment, or as it was known to a decision.
 */
#ifndef APP_SHOW_H
#define APP_SHOW_H

#include "app/app.h"

/* The row that a person means with its id, a unique beginning of it, or its number. E_MISSING: there is none; E_INPUT:
 * more than one. `entity` NULL: of any entity, which is put in *found. */
MUST_CHECK bool show_find(struct app *, struct arena *, const struct entity *entity, const char *typed,
	const struct entity **found, const char **id, struct error *);

/* A moment in the past of the file. */
struct show_as_of {
	int64_t ms;           /* the last UTC millisecond that counts */
	int64_t time;         /* the same for people: local wall-clock minutes */
	const char *decision; /* id: what this decision knew; NULL: all that was known at that moment */
};

/* Reads RFC 3339, a day (its last minute counts), a day and a time as people type them (the whole minute counts), or the
 * id of a decision. E_INPUT: it is none of these. */
MUST_CHECK bool show_when(struct app *, struct arena *, const char *typed, struct show_as_of *, struct error *);

/* The row as it was, or as it is when `as_of` is NULL. *late counts changes of that time that reached this file later.
 * E_MISSING: it was not there. */
MUST_CHECK bool show_load(struct app *, struct arena *, const struct entity *, const char *id,
	const struct show_as_of *, void **row, size_t *late, struct error *);

/* The decisions on an application, newest first; with `as_of` those that had been taken, before the decision itself, as they
 * stood then: one that was withdrawn later is not withdrawn yet. */
MUST_CHECK bool show_decisions(struct app *, struct arena *, const char *application, const struct show_as_of *,
	struct decision ***decisions, size_t *count, struct error *);

/* The same of steps that were set outside a decision. */
MUST_CHECK bool show_steps(struct app *, struct arena *, const char *application, const struct show_as_of *,
	struct step_change ***steps, size_t *count, struct error *);

#endif
