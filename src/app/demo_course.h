/*
 * The steps of a case that no table decides: entries with their own day, who set them, and for whom. Private to app.
 */
#ifndef APP_DEMO_COURSE_H
#define APP_DEMO_COURSE_H

#include "demo_parts.h"

/* Entries for the steps from `first` to `last` on the way from "submitted" to "living", each on its own day, at most
 * today. Nothing for a case that is not told. */
MUST_CHECK bool demo_write_course(
	struct demo *, const struct demo_case *, const char *first, const char *last, struct error *);

/* One more step: an end, or what a story has beside the way. */
struct demo_step {
	const char *before, *after, *role;
	int64_t day;
	int minute;                /* of that day */
	const char *reason, *note; /* NULL */
	const char *passed, *why;  /* gates passed; NULL */
};
MUST_CHECK bool demo_write_step(struct demo *, const struct demo_case *, const struct demo_step *, struct error *);

#endif
