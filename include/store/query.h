/*
 * Every hand-written SQL statement, by name, in one table (src/store/query.c); tests prepare each and look at its plan:
 * none may scan a table that grows. App reads through cursors and never sees SQL.
 */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "store/store.h"

/* Parameters and columns of each query stand beside its SQL in query.c. */
enum query {
	QUERY_QUEUE_WAIT_NEXT, /* queue of a table by wait: after (received, key), forwards */
	QUERY_QUEUE_WAIT_PREV, /* the same, backwards */
	QUERY_QUEUE_WEIGHT_NEXT,
	QUERY_QUEUE_WEIGHT_PREV,
	QUERY_QUEUE_STEP_NEXT,
	QUERY_QUEUE_STEP_PREV,
	QUERY_WORD,               /* words with a beginning: (word, entity, key) after (word, key) */
	QUERY_DECISIONS_OF_FORUM, /* newest first */
	QUERY_PROPOSAL_OF_HOME,
	QUERY_APPLICATIONS_OF_CLIENT,
	QUERY_MEETING_OF_DAY, /* of a forum */
	QUERY_AGENDA_OF_MEETING,
	QUERY_QUEUE_ROW,       /* one application with the columns of a queue */
	QUERY_QUEUE_NAMES,     /* what a search of one or two letters looks at, in the order of waiting */
	QUERY_QUEUE_COUNT,     /* a slice of the count of a queue */
	QUERY_QUEUE_SKIP,      /* and where the next slice begins */
	QUERY_QUEUE_FORUM,     /* the tables that have a queue, one after another */
	QUERY_NUMBER_LAST,     /* highest number of an entity with a beginning */
	QUERY_HOMES_OFFERED,   /* count of a municipality between two days */
	QUERY_HOMES_LET,       /* the same of those let */
	QUERY_HOMES_SURE,      /* sure to come free before a day, not offered yet */
	QUERY_HOMES_LEDGER,    /* homes of a municipality offered or let between two days */
	QUERY_COURSE_OF_CASE,  /* steps that decisions and step changes brought, in no order */
	QUERY_MOMENTS_DUE,     /* open appointments up to a due day */
	QUERY_MOMENTS_PLANNED, /* those planned before a time and due only later */
	QUERY_AGENDA_COUNT,    /* cases on the agenda of a meeting */
	QUERY_INCIDENTS_OPEN,  /* keys of what still asks for something: incidents … */
	QUERY_TIME_OUTS_OPEN,
	QUERY_HURDLES_OPEN,
	QUERY_PROMISES_OPEN,
	QUERY_QUESTIONS_OPEN,         /* neighbours' questions without an answer, oldest first */
	QUERY_QUESTIONS_ANSWERED,     /* and with one, newest first */
	QUERY_QUESTIONS_OPEN_OF_HOME, /* the same of one home */
	QUERY_QUESTIONS_ANSWERED_OF_HOME,
	QUERY_HOMES_FREE, /* homes of a municipality that are free or come free by a day */
	QUERY_COUNT
};

/* Columns of the queries QUERY_MOMENTS_…: */
enum moment_column {
	MOMENT_KEY,
	MOMENT_DUE,
	MOMENT_PLANNED_AT,
	MOMENT_STATE,
	MOMENT_APPLICATION,    /* id; NULL: of a shared home */
	MOMENT_HOUSEHOLD,      /* id */
	MOMENT_FORUM,          /* of the case or shared home */
	MOMENT_SUPPORT_WORKER, /* of the case; of a shared home its care supporter */
};

/* Columns of the queries QUERY_QUEUE_…: */
enum queue_column {
	QUEUE_KEY,
	QUEUE_ID,
	QUEUE_NUMBER,
	QUEUE_CALL_NAME,
	QUEUE_RECEIVED,
	QUEUE_STEP,
	QUEUE_WEIGHT,
	QUEUE_HOLD_UNTIL,
	QUEUE_STEP_SINCE,
	QUEUE_CONTESTED, /* > 0: case or client has differences */
	QUEUE_CLIENT,    /* id */
	QUEUE_AMBULANT_CARE,
	QUEUE_MOTIVATION, /* 1: the letter is there, or its day is known; else NULL */
	QUEUE_SHARE_ON,
	QUEUE_WAIT,         /* sort keys: give them back to go on behind this row */
	QUEUE_WEIGHT_ORDER, /* heavy 0, medium 1, light 2, unknown 3 */
	QUEUE_STEP_RANK,
	QUEUE_SHARE_UNTIL,
	QUEUE_SHARE_WITHDRAWN,
	QUEUE_SHIELDED,
	QUEUE_LANDING_SINCE,
	QUEUE_KEY_ON,
	QUEUE_CLIENT_GONE,
	QUEUE_ORIGIN, /* municipality of the client */
	QUEUE_ARRANGEMENT,
	QUEUE_PARKED_UNTIL,
	QUEUE_FORUM, /* QUERY_QUEUE_ROW only, this and the next */
	QUEUE_QUEUED,
};

struct cursor;

/* Starts a query with its parameters in order: each 's' const char *, 'i' int64_t (e.g. "si"). */
MUST_CHECK bool query_open(struct store *, enum query, struct cursor **, struct error *, const char *types, ...);

/* Next row: true and *row true; at the end *row is false. */
MUST_CHECK bool query_next(struct cursor *, bool *row, struct error *);
int64_t query_number(struct cursor *, int column);   /* UNKNOWN for NULL */
const char *query_text(struct cursor *, int column); /* until the next call; NULL for NULL */
void query_close(struct cursor **);

/* The SQL itself, for the test that looks at every plan. */
const char *query_sql(enum query);

#endif
