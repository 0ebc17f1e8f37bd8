/*
 * What goes wrong, and what was promised: incidents with three voices and one agreement, time-outs, hurdles with their
 * recipes, promises, conditions, findings. New rows are made by edit_new or `tafel add`; here is what needs more than
 * filling in fields.
 */
#ifndef APP_CASUISTRY_H
#define APP_CASUISTRY_H

#include "app/app.h"

/* Opens an incident on a case or shared home, with the case conference of the arrangement from this moment on. `pairs`:
 * FIELD=VALUE (kind, urgency, question …). *id: the incident. */
MUST_CHECK bool incident_open(struct app *, struct arena *, const char *application, const char *const *pairs,
	size_t count, const char **id, struct error *);

/* One of the three voices: "client", "care", "living". The client is heard first: *told says so when another came before. */
MUST_CHECK bool incident_voice(struct app *, struct arena *, const char *incident, const char *voice, const char *text,
	const char **told, struct error *);

/* The one agreement, with owner and day; makes a promise of it. *told names voices that were not heard. */
MUST_CHECK bool incident_agree(struct app *, struct arena *, const char *incident, const char *agreement,
	const char *owner, int64_t until, const char **told, struct error *);

/* Urgent consult between meetings: with whom, and what came of it. */
MUST_CHECK bool incident_consult(
	struct app *, struct arena *, const char *incident, const char *with, const char *result, struct error *);

/* One level up (forum.up of where it lies), or to the table named; the answer brings it back to the table that asked. */
MUST_CHECK bool incident_escalate(struct app *, struct arena *, const char *incident, const char *forum,
	const char *why, const char **told, struct error *);
MUST_CHECK bool incident_answer(
	struct app *, struct arena *, const char *incident, const char *answer, const char *by, struct error *);
MUST_CHECK bool incident_close(struct app *, struct arena *, const char *incident, const char *why, struct error *);

/* The day before which it wants an answer, from its urgency; UNKNOWN: the next meeting. */
int64_t incident_due(struct app *, const struct incident *);

/* A time-out begins: talks in it get a new day with that reason. *told: how many, and what is not arranged yet. */
MUST_CHECK bool time_out_start(struct app *, struct arena *, const char *application, const char *const *pairs,
	size_t count, const char **id, const char **told, struct error *);
/* Back: makes the moments that hang on the return. */
MUST_CHECK bool time_out_return(
	struct app *, struct arena *, const char *time_out, int64_t day, const char **told, struct error *);

/* Solved: how, and the days won; `recipe` (may be NULL) is the text for others, without names: then a recipe is made. */
MUST_CHECK bool hurdle_solve(struct app *, struct arena *, const char *hurdle, int64_t day, const char *solution,
	int64_t days_won, const char *recipe, struct error *);

/* Recipes for a kind of hurdle (NULL: any) whose words begin with all words of `typed` (NULL: all). Newest first. */
MUST_CHECK bool recipe_find(struct app *, struct arena *, const char *kind, const char *typed, size_t limit,
	struct recipe ***, size_t *count, struct error *);

/* Kept or not, with a day. */
MUST_CHECK bool promise_settle(
	struct app *, struct arena *, const char *promise, bool kept, const char *remark, struct error *);

#endif
