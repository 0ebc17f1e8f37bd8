/* May somebody join a shared home? */
#include <string.h>

#include "base/day.h"
#include "household_rules.h"

static bool is_same(const struct member *a, const struct member *b)
{
	return a->row.id && b->row.id && !strcmp(a->row.id, b->row.id);
}

const char *household_rule_text(const struct codebook *book, const struct code_entry *rule)
{
	return book->dutch ? rule->nl : rule->en;
}

const char *household_source(struct arena *arena, const struct code_entry *rule)
{
	return codebook_value(arena, rule, "source");
}

const struct home *household_home(const struct household_facts *facts, const char *home)
{
	if (!home)
		return facts->home_count == 1 ? facts->homes[0] : NULL;
	for (size_t i = 0; i < facts->home_count; i++)
		if (!strcmp(facts->homes[i]->row.id, home))
			return facts->homes[i];
	return NULL;
}

/* Everybody but the member at hand, as they live there on the day of joining. */
static size_t others(const struct household_facts *facts, const struct member *member, const char *home)
{
	size_t count = household_living(facts, home, member->joins_on);

	for (size_t i = 0; i < facts->member_count; i++)
		if (is_same(facts->members[i], member) && household_lives(facts->members[i], member->joins_on) &&
			(!home || !facts->members[i]->home || !strcmp(facts->members[i]->home, home)))
			count--;
	return count;
}

static bool fits_age(const struct code_entry *rule, int64_t age)
{
	int64_t min = codebook_number(rule, "age.min"), max = codebook_number(rule, "age.max");

	return (min == UNKNOWN || age >= min) && (max == UNKNOWN || age <= max);
}

/* Age on the day of admission, where both are known, else on the day of joining; *admitted tells which. */
static int64_t age_that_counts(const struct household_facts *facts, const struct member *member, bool *admitted)
{
	int64_t age = UNKNOWN;

	if (facts->application)
		age = household_age(member->born, facts->application->admitted_on);
	*admitted = age != UNKNOWN;
	return *admitted ? age : household_age_at_joining(member);
}

/* The last year counts in full: who is 27 may, until the day of turning 28. */
static void judge_age(const struct household_facts *facts, const struct member *member, struct verdict *verdict)
{
	const struct code_entry *rule = household_rule_with(facts->book, "age.min");
	const char *source, *text;
	bool admitted;
	int64_t age = age_that_counts(facts, member, &admitted);

	if (!rule)
		rule = household_rule_with(facts->book, "age.max");
	if (!rule)
		return;
	source = household_source(verdict->arena, rule);
	text = household_rule_text(facts->book, rule);
	if (age == UNKNOWN)
		verdict_add(verdict, VERDICT_ASK, "age", source, _("The age is not known. Ask for it. %s"), text);
	else
		verdict_add(verdict, fits_age(rule, age) ? VERDICT_YES : VERDICT_NO, "age", source,
			admitted ? _("%lld on the day of admission. %s") : _("%lld on the day of joining. %s"),
			(long long)age, text);
}

static void judge_places(const struct household_facts *facts, const struct member *member, struct verdict *verdict)
{
	const struct code_entry *rule = household_rule_with(facts->book, "members.max");
	int64_t max = codebook_number(rule, "members.max");
	int64_t now = (int64_t)others(facts, member, NULL);

	if (!rule)
		return;
	verdict_add(verdict, now < max ? VERDICT_YES : VERDICT_NO, "members", household_source(verdict->arena, rule),
		_("%lld of %lld places are taken. %s"), (long long)now, (long long)max,
		household_rule_text(facts->book, rule));
}

static void judge_home(const struct household_facts *facts, const struct member *member, struct verdict *verdict)
{
	const struct home *home = household_home(facts, member->home);
	int64_t now;

	if (member->home && !home) {
		verdict_add(verdict, VERDICT_NO, "home", NULL, _("That home is not one of this shared home."));
	} else if (!home) {
		verdict_add(verdict, VERDICT_ASK, "home", NULL,
			facts->home_count ? _("In which of its homes is not known yet.")
					  : _("This shared home has no home yet."));
	} else if (home->shared_by != UNKNOWN) {
		now = (int64_t)(household_occupants(facts, home->row.id, member->joins_on) -
			household_living(facts, home->row.id, member->joins_on) + others(facts, member, home->row.id));
		verdict_add(verdict, now < home->shared_by ? VERDICT_YES : VERDICT_NO, "home_full", NULL,
			_("%s: %lld of %lld live there."), home->number ? home->number : "", (long long)now,
			(long long)home->shared_by);
	}
}

static void judge_lead(const struct household_facts *facts, const struct member *member, struct verdict *verdict)
{
	const struct code_entry *rule = household_rule_with(facts->book, "lead_organisation");

	if (rule && !member->lead_organisation)
		verdict_add(verdict, VERDICT_ASK, "lead_organisation", household_source(verdict->arena, rule),
			_("The lead organisation is not known. %s"), household_rule_text(facts->book, rule));
}

/* Nobody has two places; who comes in somebody's place comes after they left, and alone. */
static void judge_place(const struct household_facts *facts, const struct member *member, struct verdict *verdict)
{
	for (size_t i = 0; i < facts->member_count; i++) {
		const struct member *other = facts->members[i];

		if (is_same(other, member) || other->row.gone)
			continue;
		if (member->application && other->application && !strcmp(member->application, other->application) &&
			household_lives(other, member->joins_on))
			verdict_add(verdict, VERDICT_NO, "twice", NULL, _("%s has a place here already."),
				other->call_name ? other->call_name : _("This person"));
		if (!member->replaces)
			continue;
		if (other->row.id && !strcmp(other->row.id, member->replaces) &&
			household_lives(other, member->joins_on))
			verdict_add(verdict, VERDICT_NO, "replaces", NULL, _("%s still lives there on that day."),
				other->call_name ? other->call_name : _("This person"));
		if (other->replaces && !strcmp(other->replaces, member->replaces))
			verdict_add(verdict, VERDICT_NO, "replaces", NULL, _("%s came in that place already."),
				other->call_name ? other->call_name : "?");
	}
}

void household_look_at_stay(const struct household_facts *facts, const struct member *member, struct verdict *verdict)
{
	int64_t ends = household_stay_ends(facts->book, member), agreed = facts->household->agreement_until;
	const struct home *home = household_home(facts, member->home);
	const char *name = member->call_name ? member->call_name : _("A member");
	struct arena *arena = verdict->arena;

	if (ends == UNKNOWN)
		ends = facts->today > member->joins_on ? facts->today : member->joins_on;
	if (agreed != UNKNOWN && agreed < ends)
		verdict_add(verdict, VERDICT_LOOK, "agreement", NULL,
			_("%s: the stay lasts until %s, the agreement until %s."), name, day_format(arena, ends),
			day_format(arena, agreed));
	if (home && home->available_until != UNKNOWN && home->available_until < ends)
		verdict_add(verdict, VERDICT_LOOK, "building", NULL,
			_("%s: the stay lasts until %s, and %s is there until %s."), name, day_format(arena, ends),
			home->number ? home->number : _("the home"), day_format(arena, home->available_until));
}

void household_may_join(const struct household_facts *facts, const struct member *member, struct verdict *verdict)
{
	const char *state = facts->household->state;

	if (state && !strcmp(state, "ended"))
		verdict_add(verdict, VERDICT_NO, "ended", NULL, _("This shared home has ended."));
	if (member->joins_on == UNKNOWN) {
		verdict_add(verdict, VERDICT_ASK, "joins_on", NULL, _("The day of joining is not known."));
		return;
	}
	judge_age(facts, member, verdict);
	judge_places(facts, member, verdict);
	judge_home(facts, member, verdict);
	judge_lead(facts, member, verdict);
	judge_place(facts, member, verdict);
	household_look_at_stay(facts, member, verdict);
}
