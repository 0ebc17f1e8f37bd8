/*
 * All that the meeting screen shows of one case, loaded in a handful of statements that do not grow with the file.
 */
#ifndef APP_DOSSIER_H
#define APP_DOSSIER_H

#include "app/app.h"
#include "rules/course.h"
#include "rules/gate.h"

enum { DOSSIER_DECISIONS_MAX = 50 };

struct dossier {
	struct application *application;
	struct client *client;      /* never NULL: empty when the client's records have not arrived */
	struct proposal *proposal;  /* newest one that is open or accepted; NULL: no home yet */
	struct home *home;          /* of the proposal; NULL */
	struct complex *complex;    /* of the home; NULL */
	struct gate_check *missing; /* gates not met before the next step, with their reasons */
	size_t missing_count;
	struct decision **decisions; /* on this case, newest first, at most DOSSIER_DECISIONS_MAX */
	size_t decision_count;
	struct course_state state; /* where it stands: a hold that is over has returned, with days and term */
	int64_t term_ends;         /* last day of the term of this step; UNKNOWN when none */
	int64_t waits; /* days since received, 0 for a day to come, also those on hold (state.suspended_days); UNKNOWN */
	int64_t earliest_key; /* earliest honest key day (26 weeks of soft landing); UNKNOWN before admission */
	bool contested;
};

MUST_CHECK bool dossier_load(struct app *, struct arena *, const char *application, struct dossier **, struct error *);

/* The newest decisions of a table (or of all tables, forum ""), newest first; those before the decision `before`
 * (NULL: the newest), so that pages join without gap or repeat. */
struct logged {
	struct decision *decision;
	const char *number, *call_name; /* of the case; a shielded client has no name here */
};
MUST_CHECK bool dossier_log(struct app *, struct arena *, const char *forum, const struct decision *before,
	size_t limit, struct logged **, size_t *count, struct error *);

/* The meeting of today at the own table (of several the first that is not closed) and its agenda; meeting NULL:
 * none today. */
struct agenda_line {
	struct agenda_item *item;
	const char *number, *call_name;
};
struct agenda {
	struct meeting *meeting;
	struct agenda_line *lines;
	size_t count;
	size_t present, invited; /* people, over the whole meeting */
};
MUST_CHECK bool agenda_today(struct app *, struct arena *, struct agenda **, struct error *);

/* What the program can say of the home for this client now: facts side by side, counted. Matching in full is a later
 * matter; here: rooms, stairs, rent asked, nuisance file, area, pet, concentration. */
struct fit_line {
	const char *rule;            /* translated: "rooms" */
	const char *asked, *offered; /* ready to show */
	enum fit { FIT_YES, FIT_LOOK, FIT_NO, FIT_ASK } fit;
};
MUST_CHECK bool dossier_fit(
	struct app *, struct arena *, const struct dossier *, struct fit_line **, size_t *count, struct error *);

#endif
