/*
 * Terms: how long a case may stay in a step (the arrangement's data), and when that ends.
 */
#ifndef RULES_TERM_H
#define RULES_TERM_H

#include <stdint.h>

#include "model/codebook.h"

/* Last day of the term of a case that is in `step` (NULL: not known) since that day. A case that is on hold until a day
 * has its term there. UNKNOWN: there is none. */
int64_t term_end(const struct code_entry *step, int64_t since, int64_t hold_until);

#endif
