/*
 * Rules of shared homes (list "household_rule" of the arrangement) and the sums that go with them: age on the day of
 * joining, places, the expected stay, who counts as cost sharer.
 */
#ifndef RULES_HOUSEHOLD_H
#define RULES_HOUSEHOLD_H

#include "model/codebook.h"
#include "model/entity.h"
#include "model/verdict.h"

struct household_facts {
	const struct codebook *book; /* of the arrangement of the household */
	const struct household *household;
	const struct home *const *homes;
	size_t home_count;
	const struct member *const *members; /* all, also who left */
	size_t member_count;
	const struct home_role *const *roles;
	size_t role_count;
	int64_t today;
};

/* May `member` (joins_on, born or age, home, lead_organisation) join? Adds its reasons. */
void household_may_join(const struct household_facts *, const struct member *, struct verdict *);

/* What to look at in the household as it is. Adds its reasons. */
void household_look(const struct household_facts *, struct verdict *);

/* Age in whole years on a day; UNKNOWN when the day of birth is. */
int64_t household_age(int64_t born, int64_t day);

/* Persons in a home who count as cost sharers on a day: aged 27 or more since 1-1-2023, 21 or more before
 * (Participatiewet, art. 19a and 22a). Members without a known age are counted in *unknown. */
int64_t household_cost_sharers(const struct household_facts *, const char *home, int64_t day, int64_t *unknown);

#endif
