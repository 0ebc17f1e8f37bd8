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
	const struct communication *const *communications; /* of its homes */
	size_t communication_count;
	const struct application *application; /* of who would join; NULL: none, or not here */
	int64_t today;
};

/* Does somebody live there on a day: joined by then, and not left? A role counts when it is of somebody who lives in,
 * is no member, and the arrangement counts it (list "home_role": counts_occupancy). */
bool household_lives(const struct member *, int64_t day);

/* Members living in the shared home on a day; `home` NULL: in all its homes. */
size_t household_living(const struct household_facts *, const char *home, int64_t day);

/* Persons in one home on a day: members, and roles that count. */
size_t household_occupants(const struct household_facts *, const char *home, int64_t day);

/* The last day of the stay that is expected of a member: as was told, else as long as the arrangement expects
 * (household_rule: months) from the day of joining; UNKNOWN: nothing is expected. */
int64_t household_stay_ends(const struct codebook *, const struct member *);

/* Age on the day of joining: by the day of birth, else as was told; UNKNOWN. */
int64_t household_age_at_joining(const struct member *);

/* May `member` (joins_on, born or age, home, lead_organisation, replaces) join? The age is that of the day of admission
 * where the case has one: who was admitted at 27 and then waited for a place may come in. Adds its reasons: NO breaks
 * a rule of the arrangement, ASK is not known, LOOK goes beyond an agreement or a building, YES fits. A member who is
 * among the facts by id is left out of the count. Codes: age members home homes home_full lead_organisation twice
 * replaces ended agreement building. */
void household_may_join(const struct household_facts *, const struct member *, struct verdict *);

/* What to look at in the household as it is. Adds its reasons: places homes home_full signed agreement stay building
 * lead_organisation cost_sharers cost_sharer_turns role_yes role_missing contact_line neighbours residents_yes. */
void household_look(const struct household_facts *, struct verdict *);

/* Age in whole years on a day; UNKNOWN when the day of birth is, or lies behind it. Born on 29 February: a year older on
 * 1 March where there is no such day. */
int64_t household_age(int64_t born, int64_t day);

/* Persons in a home who count as cost sharers on a day: aged 27 or more since 1-1-2023, 21 or more before
 * (Participatiewet, art. 19a and 22a). Those without a known day of birth are counted in *unknown. Students and who rents
 * commercially do not count by law; that is not known here, so what comes out is an indication. */
int64_t household_cost_sharers(const struct household_facts *, const char *home, int64_t day, int64_t *unknown);

/* The age from which somebody shares costs on a day. */
int64_t household_cost_sharer_age(int64_t day);

/* What each of `sharers` gets, in hundredths of a per cent of the norm: 7000, 5000, 4333, 4000, 3800 for 1 to 5 (art. 22a:
 * 40 % and 30 % for each, divided). 0 for none. */
int64_t household_cost_share(int64_t sharers);

#endif
