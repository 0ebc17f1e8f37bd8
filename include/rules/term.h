/*
 * Terms: how long a case may stay in a step (the arrangement's data), and when that ends.
 */
#ifndef RULES_TERM_H
#define RULES_TERM_H

#include <stdint.h>

#include "model/codebook.h"

/* The length of a step's term; all UNKNOWN: it has none. */
struct code_span term_span(const struct code_entry *step);

/* Last day of the term of a case that is in `step` (NULL: not known) since that day. A case that is on hold until a day
 * has its term there. UNKNOWN: there is none. What was suspended in it is reckoned by rules/course.h. */
int64_t term_end(const struct code_entry *step, int64_t since, int64_t hold_until);

/* Working days after `from` up to and including `until`; 0 when that is not later. */
int64_t term_workdays(int64_t from, int64_t until);

#endif
