/*
 * F3: search without accents over what is SEARCHED in any entity. One or two letters walk the queue in its order; from
 * three letters the word table serves. Each call does a bounded amount of work.
 *
 * Every word that was typed must begin a word of the case or its client, or of the home; digits also one with zeros
 * before them. A shielded client is found by the case number alone.
 */
#ifndef APP_FIND_H
#define APP_FIND_H

#include "app/app.h"
#include "app/queue.h"

struct found {
	const struct entity
		*entity;         /* application (a client's words give it), home, recipe, shared home, neighbourhood */
	const char *id, *number; /* number: the name of the kind where a row has none */
	const char *application; /* id of the case to show: itself, or the one of the home; NULL: none */
	const char *text;        /* "Mehmet  Haarlem  on the agenda" */
	bool waits;              /* a case that stands in a queue: those come first */
	int64_t key;
};

/* A search in progress; start with {.text = …}. Rows are added to `rows` (room `limit`) until it is full or `done`. */
struct find {
	const char *text;          /* as typed */
	const struct queue *queue; /* for short searches */
	struct found *rows;        /* in the caller's arena */
	size_t limit, count;
	int64_t total; /* hits so far; final when done */
	bool done;
	/* private */
	size_t settled; /* hits of earlier slices: they keep their places */
	struct queue_place place;
	bool started;
	size_t way;
	const char *last_word;
	int64_t last_entity, last_key;
};
MUST_CHECK bool find_slice(struct app *, struct arena *, struct find *, struct error *);

#endif
