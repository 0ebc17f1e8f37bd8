/* Shared homes: who may join, what to look at, and who shares costs. Days and ages reckoned by hand. */
#include "rules/household.h"

#include "base/day.h"
#include "book_kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct code_entry entries[] = {
	ENTRY("household_rule", "five", "Five live here.", "members.min=5\nmembers.max=5\nsource=text 2"),
	ENTRY("household_rule", "two", "In two homes.", "homes.min=2\nhomes.max=2"),
	ENTRY("household_rule", "age", "18 to 27.", "age.min=18\nage.max=27"),
	ENTRY("household_rule", "years", "Two years.", "months=24"),
	ENTRY("household_rule", "lead", "One lead each.", "lead_organisation=true"),
	ENTRY("household_rule", "elder", "There is a house elder.", "house_elder=true"),
	ENTRY("household_rule", "line", "They keep contact.", "contact_line=true"),
	ENTRY("home_role", "assistant", "assistant", "counts_occupancy=true\ncounts_costs=true\nneeds_yes=true"),
	ENTRY("home_role", "house_elder", "house elder", "counts_occupancy=true\ncounts_costs=true\nneeds_yes=true"),
	ENTRY("home_role", "caretaker", "caretaker", "counts_occupancy=false"),
	ENTRY("communication", "letter", "letter", "needs_yes=true"),
};
static const struct codebook book = { .entries = (struct code_entry *)entries, .count = ARRAY_LEN(entries) };
static const struct codebook no_rules = { .count = 0 };

enum { ROOM = 8 };

/* The homes A and B of BW light on 19 November 2026. */
struct house {
	struct arena *arena;
	struct household household;
	struct home homes[2];
	struct member members[ROOM];
	struct home_role roles[ROOM];
	struct communication letter;
	const struct home *home_list[2];
	const struct member *member_list[ROOM];
	const struct home_role *role_list[ROOM];
	const struct communication *letters[1];
	struct household_facts facts;
	struct verdict verdict;
};

static int64_t day(const char *text)
{
	int64_t out;

	assert_true(day_read(text, &out));
	return out;
}

static struct house *open_house(void)
{
	struct arena *arena;
	struct house *house;

	arena_open(&arena);
	house = arena_alloc(arena, sizeof *house);
	house->arena = arena;
	row_clear(&entity_household, &house->household);
	for (size_t i = 0; i < 2; i++) {
		row_clear(&entity_home, &house->homes[i]);
		house->homes[i].row.id = i ? "b" : "a";
		house->homes[i].number = i ? "BL-2" : "BL-1";
		house->home_list[i] = &house->homes[i];
	}
	for (size_t i = 0; i < ROOM; i++) {
		row_clear(&entity_member, &house->members[i]);
		row_clear(&entity_home_role, &house->roles[i]);
		house->member_list[i] = &house->members[i];
		house->role_list[i] = &house->roles[i];
	}
	row_clear(&entity_communication, &house->letter);
	house->letter.kind = "letter";
	house->letters[0] = &house->letter;
	house->facts = (struct household_facts){ .book = &book,
		.household = &house->household,
		.homes = house->home_list,
		.home_count = 2,
		.members = house->member_list,
		.roles = house->role_list,
		.communications = house->letters,
		.today = day("2026-11-19") };
	house->verdict.arena = arena;
	return house;
}

static struct member *add_member(
	struct house *house, const char *name, const char *home, const char *born, const char *joins)
{
	struct member *member = &house->members[house->facts.member_count++];

	member->row.id = name;
	member->call_name = name;
	member->home = home;
	member->born = born ? day(born) : UNKNOWN;
	member->joins_on = day(joins);
	member->lead_organisation = "cardea";
	return member;
}

static struct home_role *add_role(struct house *house, const char *role, const char *name, const char *born)
{
	struct home_role *row = &house->roles[house->facts.role_count++];

	row->role = role;
	row->name = name;
	row->home = "a";
	row->born = born ? day(born) : UNKNOWN;
	row->starts = day("2025-11-01");
	row->lives_in = 1;
	row->agreed_known = 1;
	return row;
}

/* The house lies in its own arena. */
static void close_house(struct house *house)
{
	struct arena *arena = house->arena;

	arena_close(&arena);
}

/* Yara, Tijmen and Koen in A; Rafael in B. */
static void move_in(struct house *house)
{
	add_member(house, "Yara", "a", "2008-03-01", "2026-06-01");
	add_member(house, "Tijmen", "a", "2003-05-05", "2025-11-01");
	add_member(house, "Koen", "a", "2000-02-09", "2025-11-01");
	add_member(house, "Rafael", "b", "2005-01-01", "2025-11-01");
}

/* "+age !members" in order; the texts are looked at where they matter. */
static const char *codes(struct house *house)
{
	struct buffer out = { .arena = house->arena };

	buffer_text(&out, "");
	for (size_t i = 0; i < house->verdict.count; i++)
		buffer_print(&out, "%s%c%s", i ? " " : "", "+!?x"[house->verdict.reasons[i].level],
			house -> verdict.reasons[i].code);
	return out.text;
}

static const char *text_of(const struct house *house, const char *code)
{
	for (size_t i = 0; i < house->verdict.count; i++)
		if (!strcmp(house->verdict.reasons[i].code, code))
			return house->verdict.reasons[i].text;
	fail_msg("no reason %s", code);
	return NULL;
}

static void holds(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" does not hold \"%s\"", text, part);
}

static bool has_code(const struct house *house, const char *code)
{
	for (size_t i = 0; i < house->verdict.count; i++)
		if (!strcmp(house->verdict.reasons[i].code, code))
			return true;
	return false;
}

static const char *may_join(struct house *house, const struct member *member)
{
	house->verdict.count = 0;
	household_may_join(&house->facts, member, &house->verdict);
	return codes(house);
}

static struct member candidate(struct house *house, const char *born, const char *joins)
{
	struct member member;

	(void)house;
	row_clear(&entity_member, &member);
	member.call_name = "Nadia";
	member.home = "b";
	member.lead_organisation = "cardea";
	member.born = born ? day(born) : UNKNOWN;
	member.joins_on = day(joins);
	return member;
}

static void ages_in_whole_years(void **state)
{
	(void)state;
	assert_int_equal(household_age(day("2000-11-20"), day("2026-11-19")), 25);
	assert_int_equal(household_age(day("2000-11-19"), day("2026-11-19")), 26);
	assert_int_equal(household_age(day("2000-12-01"), day("2026-11-30")), 25);
	assert_int_equal(household_age(day("2004-02-29"), day("2026-02-28")), 21);
	assert_int_equal(household_age(day("2004-02-29"), day("2026-03-01")), 22);
	assert_int_equal(household_age(day("2004-02-29"), day("2028-02-29")), 24);
	assert_true(household_age(UNKNOWN, day("2026-11-19")) == UNKNOWN);
	assert_true(household_age(day("2027-01-01"), day("2026-11-19")) == UNKNOWN);
}

static void twenty_seven_may_and_twenty_eight_may_not(void **state)
{
	struct house *house = open_house();
	struct member member;

	(void)state;
	move_in(house);
	/* the last day of being 27, and the day of turning 28 */
	member = candidate(house, "1998-11-20", "2026-11-19");
	assert_string_equal(may_join(house, &member), "+age +members");
	holds(text_of(house, "age"), "27 on the day of joining");
	member = candidate(house, "1998-11-20", "2026-11-20");
	assert_string_equal(may_join(house, &member), "xage +members");
	holds(text_of(house, "age"), "28 on the day of joining. 18 to 27.");
	/* the first day of being 18, and the day before */
	member = candidate(house, "2008-11-19", "2026-11-19");
	assert_string_equal(may_join(house, &member), "+age +members");
	member = candidate(house, "2008-11-19", "2026-11-18");
	assert_string_equal(may_join(house, &member), "xage +members");
	/* not known asks; an age that was told counts */
	member = candidate(house, NULL, "2026-11-19");
	assert_string_equal(may_join(house, &member), "?age +members");
	member.age = 28;
	assert_string_equal(may_join(house, &member), "xage +members");
	/* turning 28 while living there is looked at by nobody */
	household_look(&house->facts, &house->verdict);
	assert_false(has_code(house, "turned"));
	close_house(house);
}

static void places_and_homes_bound(void **state)
{
	struct house *house = open_house();
	struct member member, *last;

	(void)state;
	move_in(house);
	last = add_member(house, "Zeynep", "b", "2001-07-07", "2026-01-01");
	member = candidate(house, "2000-01-01", "2026-11-19");
	assert_string_equal(may_join(house, &member), "+age xmembers");
	holds(text_of(house, "members"), "5 of 5 places are taken.");
	/* who leaves on a day makes room on that day */
	last->left_on = day("2026-11-19");
	assert_string_equal(may_join(house, &member), "+age +members");
	member.joins_on = day("2026-11-18");
	assert_string_equal(may_join(house, &member), "+age xmembers");
	member.joins_on = day("2026-11-19");
	/* a home of somebody else, and none named */
	member.home = "c";
	assert_string_equal(may_join(house, &member), "+age +members xhome");
	member.home = NULL;
	assert_string_equal(may_join(house, &member), "+age +members ?home");
	/* the live-in assistant takes a room too; a caretaker who lives elsewhere does not */
	house->homes[0].shared_by = 4;
	member.home = "a";
	assert_string_equal(may_join(house, &member), "+age +members +home_full");
	add_role(house, "caretaker", "Piet", NULL);
	assert_string_equal(may_join(house, &member), "+age +members +home_full");
	add_role(house, "assistant", "Marit", "1997-04-04");
	add_role(house, "house_elder", "Marit", "1997-04-04");
	assert_string_equal(may_join(house, &member), "+age +members xhome_full");
	holds(text_of(house, "home_full"), "4 of 4");
	member.lead_organisation = NULL;
	assert_string_equal(may_join(house, &member), "+age +members xhome_full ?lead_organisation");
	close_house(house);
}

static void one_member_one_place(void **state)
{
	struct house *house = open_house();
	struct member member, *koen;

	(void)state;
	move_in(house);
	koen = &house->members[2];
	koen->application = "case-1";
	member = candidate(house, "2000-01-01", "2026-11-19");
	member.application = "case-1";
	assert_string_equal(may_join(house, &member), "+age +members xtwice");
	member.application = NULL;
	member.replaces = "Koen";
	assert_string_equal(may_join(house, &member), "+age +members xreplaces");
	koen->left_on = day("2026-10-01");
	assert_string_equal(may_join(house, &member), "+age +members");
	house->members[3].replaces = "Koen";
	assert_string_equal(may_join(house, &member), "+age +members xreplaces");
	house->household.state = "ended";
	assert_string_equal(may_join(house, &member), "xended +age +members xreplaces");
	close_house(house);
}

static void an_agreement_that_ends_before_a_stay_warns(void **state)
{
	struct house *house = open_house();
	struct member member;

	(void)state;
	house->household.agreement_until = day("2027-10-31");
	/* 24 months from 1 November 2025 end on that very day */
	member = candidate(house, "2005-01-01", "2025-11-01");
	assert_true(household_stay_ends(&book, &member) == day("2027-10-31"));
	assert_string_equal(may_join(house, &member), "+age +members");
	member = candidate(house, "2005-01-01", "2026-11-16");
	assert_string_equal(may_join(house, &member), "+age +members !agreement");
	holds(text_of(house, "agreement"), "Nadia: the stay lasts until 15-11-2028, the agreement until 31-10-2027.");
	/* so does a building that goes earlier */
	house->homes[1].available_until = day("2027-06-30");
	assert_string_equal(may_join(house, &member), "+age +members !agreement !building");
	member.expected_until = day("2027-06-30");
	assert_string_equal(may_join(house, &member), "+age +members");
	close_house(house);
}

static void without_rules_everybody_may(void **state)
{
	struct house *house = open_house();
	struct member member = candidate(house, NULL, "2026-11-19");

	(void)state;
	house->facts.book = &no_rules;
	member.lead_organisation = NULL;
	assert_string_equal(may_join(house, &member), "");
	/* a shelter without a rule of months: what is beyond the building now */
	house->homes[1].available_until = day("2026-11-18");
	assert_string_equal(may_join(house, &member), "!building");
	close_house(house);
}

static void costs_are_shared_by_age_and_year(void **state)
{
	struct house *house = open_house();
	int64_t unknown;

	(void)state;
	/* three of 21 to 26 shared costs in 2019 and do not since 2023 */
	add_member(house, "Imke", "a", "1997-01-01", "2019-01-01");
	add_member(house, "Soraya", "a", "1996-01-01", "2019-01-01");
	add_member(house, "Bo", "a", "1998-06-01", "2019-01-01");
	assert_int_equal(household_cost_sharers(&house->facts, "a", day("2019-03-01"), &unknown), 2);
	assert_int_equal(household_cost_sharers(&house->facts, "a", day("2019-06-01"), &unknown), 3);
	assert_int_equal(household_cost_sharers(&house->facts, "a", day("2022-12-31"), &unknown), 3);
	assert_int_equal(household_cost_sharers(&house->facts, "a", day("2023-01-01"), &unknown), 1);
	assert_int_equal(household_cost_sharers(&house->facts, "b", day("2022-12-31"), &unknown), 0);
	assert_int_equal(unknown, 0);
	house->members[1].born = UNKNOWN;
	assert_int_equal(household_cost_sharers(&house->facts, "a", day("2024-06-01"), &unknown), 1);
	assert_int_equal(unknown, 1);
	/* 40 % and 30 % for each, divided */
	assert_int_equal(household_cost_share(1), 7000);
	assert_int_equal(household_cost_share(2), 5000);
	assert_int_equal(household_cost_share(3), 4333);
	assert_int_equal(household_cost_share(4), 4000);
	assert_int_equal(household_cost_share(5), 3800);
	assert_int_equal(household_cost_share(0), 0);
	close_house(house);
}

static const char *look(struct house *house)
{
	house->verdict.count = 0;
	household_look(&house->facts, &house->verdict);
	return codes(house);
}

static void a_birthday_changes_what_others_get(void **state)
{
	struct house *house = open_house();

	(void)state;
	move_in(house);
	add_role(house, "assistant", "Marit", "1997-04-04");
	add_role(house, "house_elder", "Marit", "1997-04-04");
	house->household.contact_line = "weekly";
	assert_string_equal(look(house), "!places +cost_sharers +cost_sharers !cost_sharer_turns");
	assert_string_equal(text_of(house, "cost_sharer_turns"),
		"Koen turns 27 on 09-02-2027: from then 2 share costs in BL-1, 50 % of the norm each instead of 70 %.");
	house->facts.today = day("2027-02-08");
	look(house);
	assert_true(has_code(house, "cost_sharer_turns"));
	house->facts.today = day("2027-02-09");
	assert_string_equal(look(house), "!places !cost_sharers +cost_sharers");
	holds(text_of(house, "cost_sharers"), "BL-1: 2 share costs, 50 % of the norm each.");
	close_house(house);
}

static void what_is_missing_in_a_shared_home_is_told(void **state)
{
	struct house *house = open_house();

	(void)state;
	move_in(house);
	house->household.starts = day("2025-11-01");
	house->facts.home_count = 1;
	house->members[0].lead_organisation = NULL;
	house->members[1].expected_until = day("2026-11-09");
	house->facts.communication_count = 1;
	assert_string_equal(look(house),
		"!places !homes !signed ?lead_organisation !stay +cost_sharers ?role_missing ?contact_line !residents_yes "
		"!neighbours");
	holds(text_of(house, "stay"), "10 days longer than was expected");
	holds(text_of(house, "places"), "1 of 5 places are free.");
	add_role(house, "house_elder", "Bo", "2005-01-01")->agreed_known = UNKNOWN;
	house->letter.residents_agreed = house->letter.done_on = day("2025-11-10");
	house->household.agreement_on = day("2026-01-15");
	house->household.contact_line = "weekly";
	house->facts.home_count = 2;
	assert_string_equal(
		look(house), "!places +signed ?lead_organisation !stay +cost_sharers +cost_sharers !role_yes");
	holds(text_of(house, "signed"), "the agreement was signed on 15-01-2026");
	house->household.state = "ended";
	assert_string_equal(look(house), "");
	close_house(house);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ages_in_whole_years),
		cmocka_unit_test(twenty_seven_may_and_twenty_eight_may_not),
		cmocka_unit_test(places_and_homes_bound),
		cmocka_unit_test(one_member_one_place),
		cmocka_unit_test(an_agreement_that_ends_before_a_stay_warns),
		cmocka_unit_test(without_rules_everybody_may),
		cmocka_unit_test(costs_are_shared_by_age_and_year),
		cmocka_unit_test(a_birthday_changes_what_others_get),
		cmocka_unit_test(what_is_missing_in_a_shared_home_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
