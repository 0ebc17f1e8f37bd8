/*
 * What goes wrong, and what was promised: incidents with three voices and one agreement, time-outs, hurdles with their
 * recipes, promises, conditions, findings. New rows are made by edit_new or `tafel add`; here is what needs more than
 * filling in fields.
 */
#ifndef APP_CASUISTRY_H
#define APP_CASUISTRY_H

#include "app/app.h"

/* Of whom a row is: the number of the case with the client's first name, or the name of the shared home. */
struct concern {
	const char *number; /* or the name of the shared home; "" when neither is here */
	const char *name;   /* NULL: of a shared home, or the client is shielded */
	bool shielded;
};
MUST_CHECK bool concern_of(
	struct app *, struct arena *, const char *application, const char *household, struct concern *, struct error *);

/* Which rows a list holds: of one case, of one shared home, or (both NULL) of all; of one table (NULL: all). Where only
 * what still asks for something is wanted, `open_only`. */
struct casuistry_filter {
	const char *application, *household, *forum;
	bool open_only;
	bool late_only; /* of promises */
};

/* Opens an incident on a case or shared home, with the case conference of the arrangement from this moment on. `pairs`:
 * FIELD=VALUE (kind, urgency, question …); with `application` NULL they name the case or shared home. *id: the incident. */
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

/* Incidents with the day they want an answer: the most urgent first, then by that day; closed ones last, newest first. */
struct incident_line {
	struct incident *incident;
	struct concern of;
	int64_t due;       /* UNKNOWN: the next meeting */
	int64_t days_late; /* > 0: no agreement yet, and that day has passed */
};
MUST_CHECK bool incident_list(struct app *, struct arena *, const struct casuistry_filter *, size_t limit,
	struct incident_line **, size_t *count, size_t *total, struct error *);

/* A time-out begins: talks in it get a new day with that reason. *told: how many, and what is not arranged yet. */
MUST_CHECK bool time_out_start(struct app *, struct arena *, const char *application, const char *const *pairs,
	size_t count, const char **id, const char **told, struct error *);
/* It lasts longer, or shorter: talks that fall in it now get a new day too. */
MUST_CHECK bool time_out_extend(
	struct app *, struct arena *, const char *time_out, int64_t expected_back, const char **told, struct error *);
/* Back: makes the moments that hang on the return; talks up to then that had kept their day get a new one. */
MUST_CHECK bool time_out_return(
	struct app *, struct arena *, const char *time_out, int64_t day, const char **told, struct error *);

/* Time-outs: `open_only` those that run now, by the day somebody is expected back; else newest first. */
struct time_out_line {
	struct time_out *time_out;
	struct concern of;
	int64_t days;      /* so far, or in all */
	int64_t days_late; /* > 0: should have been back */
};
MUST_CHECK bool time_out_list(struct app *, struct arena *, const struct casuistry_filter *, size_t limit,
	struct time_out_line **, size_t *count, size_t *total, struct error *);

/* What is not arranged yet, in words ("who has the key, who reads the post"); "" when all is. */
const char *time_out_missing(struct app *, struct arena *, const struct time_out *, const struct client *);

/* Hurdles: those not solved by their day, then solved ones, newest first. */
struct hurdle_line {
	struct hurdle *hurdle;
	struct concern of;
	int64_t days_late; /* > 0: not solved in time */
};
MUST_CHECK bool hurdle_list(struct app *, struct arena *, const struct casuistry_filter *, size_t limit,
	struct hurdle_line **, size_t *count, size_t *total, struct error *);

/* Solved: how, and the days won; `recipe` (may be NULL) is the text for others, without names: then a recipe is made.
 * `day` UNKNOWN: today. `days_won` UNKNOWN: the days between solved and due, when it was solved before that. E_INPUT: the
 * recipe holds the name of somebody of the case or shared home; nothing is saved then. */
MUST_CHECK bool hurdle_solve(struct app *, struct arena *, const char *hurdle, int64_t day, const char *solution,
	int64_t days_won, const char *recipe, struct error *);

/* Recipes for a kind of hurdle (NULL: any) whose words begin with all words of `typed` (NULL: all). Newest first. */
MUST_CHECK bool recipe_find(struct app *, struct arena *, const char *kind, const char *typed, size_t limit,
	struct recipe ***, size_t *count, struct error *);

/* Kept or not, with a day. */
MUST_CHECK bool promise_settle(
	struct app *, struct arena *, const char *promise, bool kept, const char *remark, struct error *);

/* Promises: open ones by their day, then settled ones, newest first. With a forum: those that its next meeting begins with. */
struct promise_line {
	struct promise *promise;
	struct concern of;
	const char *what;  /* of an incident: what was agreed there, where that is known here */
	int64_t days_late; /* > 0: still open after its day */
};
MUST_CHECK bool promise_list(struct app *, struct arena *, const struct casuistry_filter *, size_t limit,
	struct promise_line **, size_t *count, size_t *total, struct error *);

#endif
