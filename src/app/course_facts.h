/*
 * From the entries on a case to facts for rules/course.h. Private to app.
 */
#ifndef APP_COURSE_FACTS_H
#define APP_COURSE_FACTS_H

#include "app/app.h"
#include "rules/course.h"

/* What is known of a case beside its entries: as in struct application, UNKNOWN or NULL where it is not. */
struct course_case {
	const char *id, *step;
	int64_t received, step_since, hold_until, parked_until;
};

/* The facts in order of time; the last one is always the step that the case is in, since that may have been set without
 * an entry (intake, another laptop). */
MUST_CHECK bool course_facts(struct app *, struct arena *, const struct codebook *, const struct course_case *,
	struct course_fact **, size_t *count, struct error *);

/* Facts and sums in one go. */
MUST_CHECK bool course_state_of(struct app *, struct arena *, const struct codebook *, const struct course_case *,
	struct course_state *, struct error *);

struct course_case course_case_of(const struct application *);

/* The step that a hold interrupted, from those facts; `step` itself when it is no hold. */
const char *course_step_before_hold(
	const struct codebook *, const struct course_fact *, size_t count, const char *step);

#endif
