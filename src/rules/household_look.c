/* What to look at in a shared home as it is. */
#include <string.h>

#include "base/day.h"
#include "household_rules.h"

static const char *name_of(const struct home *home)
{
	return home && home->number ? home->number : _("the home");
}

static const char *call_name(const char *name)
{
	return name ? name : _("A member");
}

/* ---- places ----------------------------------------------------------------------------------------------------- */

static void look_at_places(const struct household_facts *facts, struct verdict *verdict)
{
	const struct code_entry *rule = household_rule_with(facts->book, "members.max");
	long long max = (long long)codebook_number(rule, "members.max");
	long long now = (long long)household_living(facts, NULL, facts->today);
	const char *source = household_source(verdict->arena, rule);

	if (!rule)
		return;
	if (now > max)
		verdict_add(verdict, VERDICT_LOOK, "places", source, _("%lld live here, %lld more than agreed."), now,
			now - max);
	else if (now < max)
		verdict_add(
			verdict, VERDICT_LOOK, "places", source, _("%lld of %lld places are free."), max - now, max);
	else
		verdict_add(verdict, VERDICT_YES, "places", source, _("All %lld places are taken."), max);
}

static void look_at_homes(const struct household_facts *facts, struct verdict *verdict)
{
	const struct code_entry *rule = household_rule_with(facts->book, "homes.max");
	int64_t min = codebook_number(rule, "homes.min"), max = codebook_number(rule, "homes.max");
	int64_t now = (int64_t)facts->home_count;

	if (rule && (now > max || (min != UNKNOWN && now < min)))
		verdict_add(verdict, VERDICT_LOOK, "homes", household_source(verdict->arena, rule),
			_("Homes here: %lld. %s"), (long long)now, household_rule_text(facts->book, rule));
	for (size_t i = 0; i < facts->home_count; i++) {
		const struct home *home = facts->homes[i];
		int64_t live = (int64_t)household_occupants(facts, home->row.id, facts->today);

		if (home->shared_by != UNKNOWN && live > home->shared_by)
			verdict_add(verdict, VERDICT_LOOK, "home_full", NULL, _("%s: %lld live there, it is for %lld."),
				name_of(home), (long long)live, (long long)home->shared_by);
	}
}

/* ---- agreements ------------------------------------------------------------------------------------------------- */

/* A home may be used before the agreement is signed; then that is known. */
static void look_at_signing(const struct household_facts *facts, struct verdict *verdict)
{
	const struct household *household = facts->household;
	struct arena *arena = verdict->arena;

	if (household->starts == UNKNOWN || household->starts > facts->today)
		return;
	if (household->agreement_on == UNKNOWN)
		verdict_add(verdict, VERDICT_LOOK, "signed", NULL,
			_("In use since %s, and the agreement is not signed yet."),
			day_format(arena, household->starts));
	else if (household->agreement_on > household->starts)
		verdict_add(verdict, VERDICT_YES, "signed", NULL, _("In use since %s, the agreement was signed on %s."),
			day_format(arena, household->starts), day_format(arena, household->agreement_on));
}

static void look_at_contact(const struct household_facts *facts, struct verdict *verdict)
{
	const struct code_entry *rule = household_rule_with(facts->book, "contact_line");
	const char *line = facts->household->contact_line;

	if (rule && !(line && *line))
		verdict_add(verdict, VERDICT_ASK, "contact_line", household_source(verdict->arena, rule),
			_("It is not told how. %s"), household_rule_text(facts->book, rule));
}

/* ---- members ---------------------------------------------------------------------------------------------------- */

static void look_at_member(const struct household_facts *facts, const struct member *member, struct verdict *verdict)
{
	const struct code_entry *rule = household_rule_with(facts->book, "months");
	const struct code_entry *lead = household_rule_with(facts->book, "lead_organisation");
	int64_t ends = household_stay_ends(facts->book, member);

	if (ends != UNKNOWN && ends < facts->today)
		verdict_add(verdict, VERDICT_LOOK, "stay", household_source(verdict->arena, rule),
			_("%s lives here since %s, %lld days longer than was expected."), call_name(member->call_name),
			day_format(verdict->arena, member->joins_on), (long long)(facts->today - ends));
	if (lead && !member->lead_organisation)
		verdict_add(verdict, VERDICT_ASK, "lead_organisation", household_source(verdict->arena, lead),
			_("%s: the lead organisation is not known."), call_name(member->call_name));
	household_look_at_stay(facts, member, verdict);
}

/* ---- cost sharers ----------------------------------------------------------------------------------------------- */

static const char cost_law[] = "Participatiewet, art. 19a, 22a";

/* "43.33 %"; whole ones without a fraction. */
static const char *share_text(const struct household_facts *facts, struct arena *arena, int64_t sharers)
{
	enum { HUNDREDTHS = 100 };
	long long share = (long long)household_cost_share(sharers);

	if (share % HUNDREDTHS)
		return arena_print(arena, "%lld%c%02lld %%", share / HUNDREDTHS, facts->book->dutch ? ',' : '.',
			share % HUNDREDTHS);
	return arena_print(arena, "%lld %%", share / HUNDREDTHS);
}

static void look_at_costs(const struct household_facts *facts, const struct home *home, struct verdict *verdict)
{
	int64_t unknown, now = household_cost_sharers(facts, home->row.id, facts->today, &unknown);
	long long age = (long long)household_cost_sharer_age(facts->today);

	if (now > 1)
		verdict_add(verdict, VERDICT_LOOK, "cost_sharers", cost_law,
			_("%s: %lld share costs, %s of the norm each. An indication, not a decision."), name_of(home),
			(long long)now, share_text(facts, verdict->arena, now));
	else if (!unknown)
		verdict_add(verdict, VERDICT_YES, "cost_sharers", cost_law,
			_("%s: nobody shares costs, since fewer than two are %lld or older."), name_of(home), age);
	if (unknown)
		verdict_add(verdict, VERDICT_ASK, "cost_sharers", cost_law,
			_("%s: of %lld the day of birth is not known, so costs cannot be reckoned."), name_of(home),
			(long long)unknown);
}

/* The day on which one more shares costs changes what all in that home get. */
static void look_at_birthday(const struct household_facts *facts, const struct home *home, const char *name,
	int64_t born, struct verdict *verdict)
{
	enum { YEARS_AHEAD = 2, MONTHS_PER_YEAR = 12 };
	int64_t age = household_cost_sharer_age(facts->today), turns, now, then, unknown;

	if (born == UNKNOWN)
		return;
	turns = household_day_of_age(born, age);
	if (turns <= facts->today || turns > day_add_months(facts->today, YEARS_AHEAD * MONTHS_PER_YEAR))
		return;
	now = household_cost_sharers(facts, home->row.id, turns - 1, &unknown);
	then = household_cost_sharers(facts, home->row.id, turns, &unknown);
	if (then > 1 && then > now)
		verdict_add(verdict, VERDICT_LOOK, "cost_sharer_turns", cost_law,
			_("%s turns %lld on %s: from then %lld share costs in %s, %s of the norm each instead of %s."),
			name, (long long)age, day_format(verdict->arena, turns), (long long)then, name_of(home),
			share_text(facts, verdict->arena, then), share_text(facts, verdict->arena, now < 1 ? 1 : now));
}

static void look_at_birthdays(const struct household_facts *facts, struct verdict *verdict)
{
	for (size_t i = 0; i < facts->member_count; i++) {
		const struct member *member = facts->members[i];
		const struct home *home = household_home(facts, member->home);

		if (home && household_lives(member, facts->today))
			look_at_birthday(facts, home, call_name(member->call_name), member->born, verdict);
	}
	for (size_t i = 0; i < facts->role_count; i++) {
		const struct home_role *role = facts->roles[i];
		const struct home *home = household_home(facts, role->home);
		const char *text = codebook_text(facts->book, "home_role", role->role);

		if (home && !role->member && role->lives_in == 1)
			look_at_birthday(facts, home, text, role->born, verdict);
	}
}

/* ---- roles ------------------------------------------------------------------------------------------------------ */

static bool is_held(const struct household_facts *facts, const char *code)
{
	for (size_t i = 0; i < facts->role_count; i++) {
		const struct home_role *role = facts->roles[i];

		if (role->role && !strcmp(role->role, code) && !role->row.gone &&
			(role->ends == UNKNOWN || role->ends > facts->today))
			return true;
	}
	return false;
}

/* A rule with the name of a role asks for somebody in it; a caretaker may also be the live-in assistant. */
static void look_for_role(
	const struct household_facts *facts, const char *key, const char *or_else, struct verdict *verdict)
{
	const struct code_entry *rule = household_rule_with(facts->book, key);

	if (rule && !is_held(facts, key) && !(or_else && is_held(facts, or_else)))
		verdict_add(verdict, VERDICT_ASK, "role_missing", household_source(verdict->arena, rule),
			_("Nobody is named for it yet. %s"), household_rule_text(facts->book, rule));
}

static void look_at_roles(const struct household_facts *facts, struct verdict *verdict)
{
	for (size_t i = 0; i < facts->role_count; i++) {
		const struct home_role *role = facts->roles[i];
		const struct code_entry *entry = codebook_find(facts->book, "home_role", role->role);

		if (role->row.gone || (role->ends != UNKNOWN && role->ends <= facts->today) || role->agreed_known == 1)
			continue;
		if (codebook_flag(entry, "needs_yes"))
			verdict_add(verdict, VERDICT_LOOK, "role_yes", household_source(verdict->arena, entry),
				_("%s: this person has not agreed that others know of it."),
				codebook_text(facts->book, "home_role", role->role));
	}
	look_for_role(facts, "house_elder", NULL, verdict);
	look_for_role(facts, "caretaker", "assistant", verdict);
}

/* ---- neighbours ------------------------------------------------------------------------------------------------- */

static void look_at_neighbours(const struct household_facts *facts, struct verdict *verdict)
{
	bool told = false;
	size_t ways;

	codebook_list(facts->book, "communication", &ways);
	for (size_t i = 0; i < facts->communication_count; i++) {
		const struct communication *one = facts->communications[i];
		const struct code_entry *entry = codebook_find(facts->book, "communication", one->kind);

		told = told || one->done_on != UNKNOWN;
		if (one->residents_agreed == UNKNOWN && codebook_flag(entry, "needs_yes"))
			verdict_add(verdict, VERDICT_LOOK, "residents_yes", NULL,
				_("%s: the residents have not agreed to it."),
				codebook_text(facts->book, "communication", one->kind));
	}
	if (ways && !told && facts->household->starts != UNKNOWN && facts->household->starts <= facts->today)
		verdict_add(verdict, VERDICT_LOOK, "neighbours", NULL, _("The neighbours have not been told yet."));
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

void household_look(const struct household_facts *facts, struct verdict *verdict)
{
	if (facts->household->state && !strcmp(facts->household->state, "ended"))
		return;
	look_at_places(facts, verdict);
	look_at_homes(facts, verdict);
	look_at_signing(facts, verdict);
	for (size_t i = 0; i < facts->member_count; i++)
		if (household_lives(facts->members[i], facts->today))
			look_at_member(facts, facts->members[i], verdict);
	for (size_t i = 0; i < facts->home_count; i++)
		look_at_costs(facts, facts->homes[i], verdict);
	look_at_birthdays(facts, verdict);
	look_at_roles(facts, verdict);
	look_at_contact(facts, verdict);
	look_at_neighbours(facts, verdict);
}
