/*
 * Every hand-written SQL statement, by name, in one table (src/store/query.c); tests prepare each and look at its plan:
 * none may scan a table that grows. App reads through cursors and never sees SQL.
 */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "store/store.h"

/* Parameters and columns of each query stand beside its SQL in query.c. */
enum query {
	QUERY_QUEUE_WAIT_NEXT,   /* queue of a table by wait: after (received, key), forwards */
	QUERY_QUEUE_WAIT_PREV,   /* the same, backwards */
	QUERY_QUEUE_WEIGHT_NEXT,
	QUERY_QUEUE_WEIGHT_PREV,
	QUERY_QUEUE_STEP_NEXT,
	QUERY_QUEUE_STEP_PREV,
	QUERY_WORD,              /* words with a beginning: (word, entity, key) after (word, key) */
	QUERY_WORD_HAS,          /* does a row have a word with this beginning? */
	QUERY_DECISIONS_OF_FORUM, /* newest first */
	QUERY_DECISIONS_OF_CASE,
	QUERY_PROPOSAL_OF_CASE,  /* newest open proposal */
	QUERY_PROPOSAL_OF_HOME,
	QUERY_APPLICATIONS_OF_CLIENT,
	QUERY_MEETING_OF_DAY,    /* of a forum */
	QUERY_AGENDA_OF_MEETING,
	QUERY_AGENDA_OF_CASE,
	QUERY_NUMBER_LAST,       /* highest number with a beginning, of applications or homes */
	QUERY_CODE_LIST,         /* codes of a list of the arrangement in force, in their order */
	QUERY_COUNT
};

struct cursor;

/* Starts a query with its parameters in order: each 's' const char *, 'i' int64_t (e.g. "si"). */
MUST_CHECK bool query_open(struct store *, enum query, struct cursor **, struct error *, const char *types, ...);

/* Next row: true and *row true; at the end *row is false. */
MUST_CHECK bool query_next(struct cursor *, bool *row, struct error *);
int64_t query_number(struct cursor *, int column);          /* UNKNOWN for NULL */
const char *query_text(struct cursor *, int column);        /* until the next call; NULL for NULL */
void query_close(struct cursor **);

#endif
