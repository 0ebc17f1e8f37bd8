/*
 * The talks of the people in the practice file, as the arrangement's moments ask for them: what lies behind was held,
 * what lies ahead is to be planned. Private to app.
 */
#ifndef APP_DEMO_TALKS_H
#define APP_DEMO_TALKS_H

#include "demo_parts.h"

/* Which talks the case has and which of them were held, with an event for each of those. */
void demo_plan_talks(struct demo *, size_t of);

/* Writes those that were held by a day and are not here yet. */
MUST_CHECK bool demo_write_held(struct demo *, struct demo_case *, int64_t day, struct error *);

/* Writes those that hang on an anchor ("admission", "key") and were not held. */
MUST_CHECK bool demo_write_open(struct demo *, struct demo_case *, const char *anchor, struct error *);

/* Of what comes in the next weeks some has its time; in an open use case. */
MUST_CHECK bool demo_write_times(struct demo *, struct error *);

#endif
