/*
 * What is told line by line: rows of shared homes, incidents, hurdles, promises … that a story or a screen needs. A line
 * sets cells of a row on a day. Private to app.
 */
#ifndef APP_DEMO_TOLD_H
#define APP_DEMO_TOLD_H

#include "demo_parts.h"

/*
 * A line makes a row, or, with a key that came before, changes it. Values: "@2026-11-19" is a day of the drawings and
 * "@2026-11-17T09:10" a moment; "&key" is the id of a told row, "&Omar" of a case, "&Omar/evaluation_3" of a talk of it;
 * an empty value takes the cell away. A line whose person or row is not in the file (it is small) is left out.
 *
 * Without a key a line about an application, client, home, proposal or contract changes the row of the case; with the
 * code of a moment as key a line about an appointment changes the talk of the case.
 */
struct demo_told {
	const char *day;
	const struct entity *entity;
	const char *key;   /* NULL: nobody comes back to it */
	const char *of;    /* name of the story that it is about: its application is set and its scope taken; NULL */
	const char *forum; /* table whose row it is; NULL: that of the story */
	const char *const *cells;
};

/* Each ends with a line without a day. (demo_told_*.c) */
extern const struct demo_told demo_told_shared[], demo_told_neighbours[], demo_told_cases[], demo_told_incidents[],
	demo_told_hurdles[], demo_told_promises[];

/* An event for each line that can be told. */
void demo_plan_told(struct demo *);

/* Where a line must wait for the next use case: the use case in which its row was last written. */
size_t *demo_told_chunk(struct demo *, size_t line);
MUST_CHECK bool demo_write_told(struct demo *, size_t line, struct error *);

/* A told row by its key; NULL: not here (yet). */
const char *demo_told_id(const struct demo *, const char *key);

#endif
