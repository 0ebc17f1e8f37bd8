/*
 * Moments: the talks that the arrangement asks for, counted from admission, key or return. They come into being by
 * themselves; the support worker plans them; none is lost: moved and dropped ask a reason.
 */
#ifndef APP_MOMENT_H
#define APP_MOMENT_H

#include "app/app.h"
#include "report/sink.h"
#include "rules/planner.h"

/* Makes the appointments of an anchor ("admission", "key", "return", "household") of a case or, with application NULL, of
 * a shared home, in the open use case. Those that are there already stay; when the anchor's day has changed, those that
 * were not held move along, with that as reason. "key" is T0, the day on which the key is handed over: the key itself is
 * held then, and what had to come before it and was never made is written as dropped. At "admission" with a known key day
 * also what comes before the key. *made counts the new ones. */
MUST_CHECK bool moment_make(struct app *, struct arena *, const char *application, const char *household,
	const char *anchor, int64_t day, size_t *made, struct error *);

/* The same for a key day that is wished or agreed and not there yet: only the moments before the key, and the key. */
MUST_CHECK bool moment_make_before(
	struct app *, struct arena *, const char *application, int64_t key, size_t *made, struct error *);

/* For who enters a step, in the open use case: at the steps of the events admission and conditional it makes the
 * appointments that hang on the admission; at the one of the event contract those before the key, when its day is known; at a final one those that are still open are dropped, with that step as reason
 * (after the event settlement only those that are late: what comes later goes on). A case that is reopened has them
 * back. */
MUST_CHECK bool moment_follow_step(
	struct app *, struct arena *, const char *application, const char *step, int64_t day, struct error *);

/* One line of the agenda of moments. */
struct moment_line {
	struct appointment *appointment;
	const char *number;    /* of the case; NULL: of a shared home, or a meeting */
	const char *call_name; /* of the client, or name of the shared home; "(shielded)" for a shielded client */
	const char *moment;    /* text; of a meeting the name of its table */
	const char *who;       /* who attends, in words; of a meeting the number of cases */
	int64_t day;           /* planned day, else due */
	int64_t at;            /* planned time (local wall-clock minutes); UNKNOWN: no time was agreed */
	int64_t days_late;     /* > 0: late; a moment not planned in time is late too */
	bool meeting;          /* a meeting of a table, no appointment: then `appointment` is NULL */
	const char *id;        /* of the appointment or meeting */
	size_t cases;          /* of a meeting: on its agenda */
};
struct moment_filter {
	const char *application; /* id; NULL: all */
	const char *household;
	const char *support_worker; /* part of a name; NULL: all */
	bool late_only;
	int64_t until; /* last day; UNKNOWN: 30 days ahead */
};
/* Late first, then by day: open appointments of the cases and shared homes of the own table (of all, at the Servicepunt),
 * and the meetings to come. Late is what was not held by the day it was due or planned for. At most `limit`; *total counts
 * all. */
MUST_CHECK bool moment_agenda(struct app *, struct arena *, const struct moment_filter *, size_t limit,
	struct moment_line **, size_t *count, size_t *total, struct error *);

/* The same lines as a calendar (RFC 5545): number of the case and the moment, never a name or a place. To a file it is
 * written whole or not at all. */
MUST_CHECK bool moment_calendar(
	struct app *, struct arena *, const struct moment_filter *, sink_write *, void *from, struct error *);
MUST_CHECK bool moment_write_calendar(
	struct app *, struct arena *, const struct moment_filter *, const char *path, struct error *);

/* Every appointment of a case or shared home in order of day, also held and dropped ones. */
MUST_CHECK bool moment_list(struct app *, struct arena *, const char *application, const char *household,
	struct moment_line **, size_t *count, struct error *);

/* One appointment, with the text of its moment. */
MUST_CHECK bool moment_text(struct app *, struct arena *, const char *appointment, struct appointment *row,
	const char **text, struct error *);

/* `by` NULL: the person of this file when it is their task, else the support worker of the case. */
MUST_CHECK bool moment_plan(
	struct app *, struct arena *, const char *appointment, int64_t at, const char *by, struct error *);

/* Held: who was there and who agrees with the report (roles, blanks between). Says in *told who of those that the moment
 * asks for is missing; NULL: nobody. */
MUST_CHECK bool moment_hold(struct app *, struct arena *, const char *appointment, int64_t day, const char *attended,
	const char *agreed, const char **told, struct error *);

/* Both ask a reason (E_INPUT without). Moving gives it a new due day; the first one stays readable. */
MUST_CHECK bool moment_move(
	struct app *, struct arena *, const char *appointment, int64_t day, const char *reason, struct error *);
MUST_CHECK bool moment_drop(struct app *, struct arena *, const char *appointment, const char *reason, struct error *);

/* Talks that fall in a time-out get a new day, with that as reason, in the open use case; tenancy and end of support stay
 * where they are. *moved counts. */
MUST_CHECK bool moment_move_for_time_out(struct app *, struct arena *, const char *application, int64_t from,
	int64_t back, size_t *moved, struct error *);

/* The checklist of an appointment: its questions with the answers so far. A hidden question is never in a list; it can be
 * answered all the same. */
struct moment_question {
	const struct code_entry *question;
	const char *code;   /* as one types it: without the name of the checklist */
	const char *answer; /* NULL: not talked about */
	bool shared;        /* seen by all three; else by client and care alone */
};
MUST_CHECK bool moment_questions(struct app *, struct arena *, const char *appointment, struct moment_question **,
	size_t *count, struct error *);

/* An answer; `question` is its code, with or without the name of the checklist before it. `share`: the client wants all three
 * to see it; a new answer to a question of client and care is for them alone again. text NULL: not talked about. */
MUST_CHECK bool moment_answer(struct app *, struct arena *, const char *appointment, const char *question,
	const char *text, bool share, struct error *);

/* Backward planner: a wished key day, and every latest day that follows from it. `key` UNKNOWN: the agreed or wished one of
 * the case; E_INPUT when there is none. What was held, or dropped with a reason, stands in nothing's way. */
MUST_CHECK bool moment_planner(
	struct app *, struct arena *, const char *application, int64_t key, struct planner *, struct error *);

#endif
