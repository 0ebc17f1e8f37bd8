/*
 * The queue of a table: the applications that wait, a window of them at a time. Nothing here grows with the file: a
 * window is found by key, not by counting; the count follows in slices between keys.
 */
#ifndef APP_QUEUE_H
#define APP_QUEUE_H

#include "app/app.h"

enum queue_sort { QUEUE_BY_WAIT, QUEUE_BY_WEIGHT, QUEUE_BY_STEP, QUEUE_SORT_COUNT };

/* A filter: all that is not NULL must fit. */
struct queue_filter {
	const char *step, *weight, *municipality; /* codes */
	bool missing_only;                        /* only with something missing or over its term */
};

/* The mark at the end of a queue line: a word and a sign. */
enum queue_mark {
	MARK_NONE,
	MARK_READY,
	MARK_NOW,
	MARK_MISSING,
	MARK_TERM,
	MARK_CONFLICT,
	MARK_HOLD,
	MARK_DISCUSSED,
	MARK_BACK, /* its hold is over: it is back by itself */
	MARK_COUNT,
};

extern const char *const queue_mark_signs[MARK_COUNT];  /* "", "", "", "?", "!", "x" … */
extern const char *const queue_mark_labels[MARK_COUNT]; /* message ids, ≤ 5 columns in Dutch: "klaar" "nu" "geg" */
extern const char *const queue_mark_texts[MARK_COUNT];  /* whole message ids for the legend: "facts are missing" */

struct queue_row {
	int64_t key; /* of the application in this file */
	const char *id, *number, *client, *call_name;
	const char *step, *weight, *municipality;
	int64_t received; /* day; UNKNOWN */
	int64_t waits;    /* days until today; UNKNOWN */
	enum queue_mark mark;
	int64_t mark_day;         /* last day of the term, or of the hold; UNKNOWN */
	const char *turn;         /* role or kind of party whose turn it is (code); NULL: nobody's */
	int64_t turn_days;        /* for how many days; UNKNOWN */
	bool returned;            /* its hold is over: `step` is the one before it */
	bool contested, shielded; /* shielded: call_name says so, and is no name */
};

/* A place in the queue: opaque, may be kept while the queue changes. */
struct queue_place {
	int64_t sort, second, key;
};

struct queue {
	const char *forum; /* "" : all tables, and the cases that have none */
	enum queue_sort sort;
	struct queue_filter filter;
};

struct queue_line {
	struct queue_row row;
	struct queue_place place;
};

/* One look at the queue: at most `limit` rows after (or, backwards, before) a place, nearest first. With a filter
 * no more than QUEUE_SLICE rows are looked at: then `cut` is true and the caller goes on from `reached`. */
enum { QUEUE_SLICE = 4000 };
struct queue_read {
	const struct queue_place *from; /* NULL: from the start; backwards: from the end */
	bool backwards;
	size_t limit;
	/* what comes back */
	struct queue_line *lines;
	size_t count;
	struct queue_place reached; /* the last row looked at */
	bool cut;
};
MUST_CHECK bool queue_read(struct app *, struct arena *, const struct queue *, struct queue_read *, struct error *);

/* The place just before a row, so that a read after it begins with that row. */
struct queue_place queue_before(const struct queue_place *);

/* Counting in slices: start with {0}; each call looks at no more than 10,000 keys, or 1,000 rows with a filter.
 * Done when `done`. `before` counts the rows before `at` (its rank − 1) when `at` is given. */
struct queue_count {
	struct queue_place next;
	bool started, done;
	size_t forum; /* queue that is being counted, when there is no filter */
	int64_t total, before;
};
MUST_CHECK bool queue_count_slice(
	struct app *, const struct queue *, const struct queue_place *at, struct queue_count *, struct error *);

/* The place of one application in the queue; false in *in_queue when it does not stand in it, or not with this
 * filter. */
MUST_CHECK bool queue_place_of(struct app *, const struct queue *, const char *application, struct queue_place *,
	bool *in_queue, struct error *);

#endif
