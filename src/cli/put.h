/*
 * Objects of JSON, member by member, for what is no row.
 */
#ifndef CLI_PUT_H
#define CLI_PUT_H

#include <stdint.h>

#include "base/arena.h"
#include "report/sink.h"

/* Start with {sink, arena}; the arena is for days and times. */
struct put {
	struct sink *sink;
	struct arena *arena;
	size_t members;
};

void put_open(struct put *); /* { */
void put_close(struct put *);
void put_name(struct put *, const char *name);                    /* what follows is the caller's */
void put_text(struct put *, const char *name, const char *value); /* NULL and "" are null */
void put_number(struct put *, const char *name, int64_t value);   /* UNKNOWN is null */
void put_flag(struct put *, const char *name, bool value);
void put_day(struct put *, const char *name, int64_t day);            /* "2026-11-19" */
void put_time(struct put *, const char *name, int64_t time);          /* "2026-11-19T13:42" */
void put_words(struct put *, const char *name, const char *elements); /* a set: an array of codes */

#endif
