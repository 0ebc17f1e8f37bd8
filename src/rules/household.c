#include "household_rules.h"

#include <string.h>

#include "base/day.h"

static bool same_text(const char *a, const char *b)
{
	return a && b && !strcmp(a, b);
}

/* ---- who lives there -------------------------------------------------------------------------------------------- */

bool household_lives(const struct member *member, int64_t day)
{
	return !member->row.gone && member->joins_on != UNKNOWN && member->joins_on <= day &&
		(member->left_on == UNKNOWN || member->left_on > day);
}

/* Where there is one home, everybody lives in that one. */
static bool is_in(const struct household_facts *facts, const char *of, const char *home)
{
	return !home || same_text(of, home) || (!of && facts->home_count == 1);
}

size_t household_living(const struct household_facts *facts, const char *home, int64_t day)
{
	size_t living = 0;

	for (size_t i = 0; i < facts->member_count; i++)
		living += household_lives(facts->members[i], day) && is_in(facts, facts->members[i]->home, home);
	return living;
}

static bool holds_role(const struct home_role *role, int64_t day)
{
	return !role->row.gone && (role->starts == UNKNOWN || role->starts <= day) &&
		(role->ends == UNKNOWN || role->ends > day);
}

/* Somebody with a role who lives in and is no member; a member is counted as such. */
static bool lives_by_role(const struct household_facts *facts, const struct home_role *role, const char *counts,
	const char *home, int64_t day)
{
	return holds_role(role, day) && role->lives_in == 1 && !role->member && is_in(facts, role->home, home) &&
		codebook_flag(codebook_find(facts->book, "home_role", role->role), counts);
}

/* One person may have two roles. */
static bool is_named_before(const struct household_facts *facts, size_t at, const char *counts, int64_t day)
{
	const struct home_role *role = facts->roles[at];

	for (size_t i = 0; i < at; i++)
		if (same_text(facts->roles[i]->name, role->name) && same_text(facts->roles[i]->home, role->home) &&
			lives_by_role(facts, facts->roles[i], counts, NULL, day))
			return true;
	return false;
}

static size_t living_by_role(const struct household_facts *facts, const char *counts, const char *home, int64_t day)
{
	size_t living = 0;

	for (size_t i = 0; i < facts->role_count; i++)
		living += lives_by_role(facts, facts->roles[i], counts, home, day) &&
			!is_named_before(facts, i, counts, day);
	return living;
}

size_t household_occupants(const struct household_facts *facts, const char *home, int64_t day)
{
	return household_living(facts, home, day) + living_by_role(facts, "counts_occupancy", home, day);
}

/* ---- ages ------------------------------------------------------------------------------------------------------- */

int64_t household_age(int64_t born, int64_t day)
{
	int born_year, born_month, born_day, year, month, of_month;

	if (born == UNKNOWN || day == UNKNOWN || day < born)
		return UNKNOWN;
	day_split(born, &born_year, &born_month, &born_day);
	day_split(day, &year, &month, &of_month);
	return year - born_year - (month < born_month || (month == born_month && of_month < born_day));
}

int64_t household_age_at_joining(const struct member *member)
{
	int64_t age = household_age(member->born, member->joins_on);

	return age == UNKNOWN ? member->age : age;
}

int64_t household_day_of_age(int64_t born, int64_t age)
{
	int64_t day = day_add_months(born, (int)(age * 12));

	return household_age(born, day) < age ? day + 1 : day;
}

/* ---- cost sharers ----------------------------------------------------------------------------------------------- */

int64_t household_cost_sharer_age(int64_t day)
{
	enum { AGE_SINCE_2023 = 27, AGE_BEFORE = 21 };

	return day >= day_of(2023, 1, 1) ? AGE_SINCE_2023 : AGE_BEFORE;
}

int64_t household_cost_share(int64_t sharers)
{
	enum { BASE = 4000, EACH = 3000 };

	return sharers < 1 ? 0 : (BASE + sharers * EACH) / sharers;
}

static void count_sharer(int64_t born, int64_t day, int64_t *sharers, int64_t *unknown)
{
	int64_t age = household_age(born, day);

	*unknown += age == UNKNOWN;
	*sharers += age != UNKNOWN && age >= household_cost_sharer_age(day);
}

int64_t household_cost_sharers(const struct household_facts *facts, const char *home, int64_t day, int64_t *unknown)
{
	int64_t sharers = 0;

	*unknown = 0;
	for (size_t i = 0; i < facts->member_count; i++)
		if (household_lives(facts->members[i], day) && is_in(facts, facts->members[i]->home, home))
			count_sharer(facts->members[i]->born, day, &sharers, unknown);
	for (size_t i = 0; i < facts->role_count; i++)
		if (lives_by_role(facts, facts->roles[i], "counts_costs", home, day) &&
			!is_named_before(facts, i, "counts_costs", day))
			count_sharer(facts->roles[i]->born, day, &sharers, unknown);
	return sharers;
}

/* ---- rules of the arrangement ----------------------------------------------------------------------------------- */

int64_t household_stay_ends(const struct codebook *book, const struct member *member)
{
	size_t count;
	const struct code_entry *rules = codebook_list(book, "household_rule", &count);

	if (member->expected_until != UNKNOWN || member->joins_on == UNKNOWN)
		return member->expected_until;
	for (size_t i = 0; i < count; i++) {
		int64_t months = codebook_number(&rules[i], "months");

		if (months != UNKNOWN)
			return day_add_months(member->joins_on, (int)months) - 1;
	}
	return UNKNOWN;
}

const struct code_entry *household_rule_with(const struct codebook *book, const char *key)
{
	size_t count;
	const struct code_entry *rules = codebook_list(book, "household_rule", &count);

	for (size_t i = 0; i < count; i++)
		if (codebook_number(&rules[i], key) != UNKNOWN || codebook_flag(&rules[i], key))
			return &rules[i];
	return NULL;
}
