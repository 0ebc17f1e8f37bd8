/*
 * What the two verdicts on a shared home share; private to rules.
 */
#ifndef RULES_HOUSEHOLD_RULES_H
#define RULES_HOUSEHOLD_RULES_H

#include "rules/household.h"

/* The first rule of the arrangement with that number or flag ("members.max", "lead_organisation"); NULL: none. */
const struct code_entry *household_rule_with(const struct codebook *, const char *key);

/* Text of a rule in the language of the codebook, and where it comes from. */
const char *household_rule_text(const struct codebook *, const struct code_entry *);
const char *household_source(struct arena *, const struct code_entry *);

/* The first day of being that old. */
int64_t household_day_of_age(int64_t born, int64_t age);

/* A member who stays beyond the agreement, or beyond the building. */
void household_look_at_stay(const struct household_facts *, const struct member *, struct verdict *);

/* The home of that id among the facts; the only one for NULL; NULL: none. */
const struct home *household_home(const struct household_facts *, const char *home);

#endif
