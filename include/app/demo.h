/*
 * The practice file: an invented region with people in every step, twelve life stories and a meeting for today at each
 * table. Beside the cases there are the figures of the maximum, contracts, talks, shared homes, incidents, hurdles and
 * promises; a few talks are late, one case has fallen out, four values differ, so that every screen has something to
 * show. Everybody in it is invented; the file says so (setting practice). The same seed, size and moment give the same
 * rows and ids, byte for byte in a snapshot.
 */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "app/app.h"

enum { DEMO_APPLICATIONS = 423, DEMO_SEED = 1 };

/* Called now and then with the part that is done, in changes. */
typedef void demo_progress(void *from, size_t done, size_t total);

struct demo_options {
	const char *path;
	/* 1 or more; 0: DEMO_APPLICATIONS. More of the same, in the same parts; talks, contracts and steps with their
	 * entries have only as many as there are in the region as drawn */
	size_t applications;
	size_t homes;  /* homes that are free or expected, beside those that people live in; 0: in proportion */
	uint64_t seed; /* 0: DEMO_SEED */
	demo_progress *progress; /* may be NULL */
	void *from;
};

/* What is in the new file. */
struct demo_count {
	size_t applications, homes, meetings, changes;
};

/* Makes the file in `app`, which was started and has no file open, and leaves it open, as the chair of a table. A
 * practice file that is there already is replaced; any other file is refused (E_INPUT) and left as it is. False: no
 * practice file is left behind. */
MUST_CHECK bool demo_make(struct app *, const struct demo_options *, struct demo_count *, struct error *);

#endif
