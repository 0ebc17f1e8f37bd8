/* Shared homes in the file: joining, leaving, support, neighbours' questions, homes that come free. */
#include "app/edit.h"
#include "app/household.h"
#include "base/day.h"
#include "book_kit.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct code_entry entries[] = {
	ENTRY("household_rule", "three", "Three share the home.", "members.max=3"),
	ENTRY("household_rule", "age", "18 to 27.", "age.min=18\nage.max=27"),
	ENTRY("household_rule", "years", "Two years.", "months=24"),
	ENTRY("home_role", "assistant", "assistant", "counts_occupancy=true\ncounts_costs=true"),
	ENTRY("way_out", "own_home", "own home", NULL),
	ENTRY("way_out", "other", "other", NULL),
	ENTRY("destination", "this_group", "this group", NULL),
	ENTRY("destination", "regular", "regular", NULL),
	ENTRY("communication", "letter", "letter", "needs_yes=true"),
};

struct house {
	struct fixture *fx;
	const char *id, *home;
};

static struct house open_house(void)
{
	struct house house = { .fx = fixture_open("velsen") };
	struct fixture *fx = house.fx;

	fx->app.codebook = book_with(fx->arena, app_codebook(&fx->app), entries, ARRAY_LEN(entries));
	GOOD(fx,
		edit_new(&fx->app, fx->arena, &entity_household, CELLS("name=Lindehof", "agreement_until=31-10-2027"),
			2, &house.id, &fx->err));
	house.home = fixture_row(fx, &entity_home, "regio",
		CELLS("number=W-0001", "municipality=velsen", arena_print(fx->arena, "household=%s", house.id)));
	return house;
}

static int64_t day(const char *text)
{
	int64_t out;

	assert_true(day_read(text, &out));
	return out;
}

static int64_t at(const char *text)
{
	int64_t out;

	assert_true(time_read(text, &out));
	return out;
}

static const char *join(struct house *house, const char *const *pairs, const char *passed_why, const char **told)
{
	struct fixture *fx = house->fx;
	const char *id;
	size_t count = 0;

	while (pairs[count])
		count++;
	fixture_wait(fx, 1);
	if (!household_join(&fx->app, fx->arena, house->id, pairs, count, passed_why, &id, told, &fx->err))
		return NULL;
	return id;
}

static const char *joined(struct house *house, const char *const *pairs)
{
	const char *told, *id = join(house, pairs, NULL, &told);

	if (!id)
		fail_msg("%s", house->fx->err.text);
	return id;
}

static const char *value(struct house *house, const struct entity *entity, const char *id, const char *cell)
{
	return fixture_value(house->fx, entity, id, cell);
}

static void the_first_member_makes_it_lived_in(void **state)
{
	struct house house = open_house();
	const char *told,
		*id = join(&house, CELLS("call_name=Imke", "born=1-2-2006", "joins_on=1-11-2025"), NULL, &told);

	(void)state;
	assert_non_null(id);
	assert_null(told); /* two years end with the agreement */
	assert_string_equal(value(&house, &entity_member, id, "home"), house.home);
	assert_string_equal(value(&house, &entity_member, id, "expected_until"), "2027-10-31");
	assert_string_equal(value(&house, &entity_household, house.id, "state"), "living");
	assert_string_equal(value(&house, &entity_household, house.id, "starts"), "2025-11-01");
	fixture_close(house.fx);
}

static void rules_refuse_and_a_reason_passes(void **state)
{
	struct house house = open_house();
	struct fixture *fx = house.fx;
	const char *told, *id;

	(void)state;
	assert_null(join(&house, CELLS("call_name=Sander", "born=1-2-1998"), NULL, &told));
	assert_int_equal(fx->err.code, E_INPUT);
	HOLDS(fx->err.text, "28 on the day of joining. 18 to 27.");
	id = join(&house, CELLS("call_name=Sander", "born=1-2-1998"), "his brother lives here", &told);
	assert_non_null(id);
	HOLDS(told, "28 on the day of joining.");
	HOLDS(told, "the agreement until 31-10-2027");
	assert_string_equal(value(&house, &entity_member, id, "passed_why"), "his brother lives here");
	/* a reason is kept only where something was passed; who is unknown is asked for */
	id = join(&house, CELLS("call_name=Nadia", "born=1-2-1999"), "to be sure", &told);
	assert_string_equal(value(&house, &entity_member, id, "passed_why"), "");
	id = join(&house, CELLS("call_name=Bo"), NULL, &told);
	assert_non_null(id);
	HOLDS(told, "The age is not known.");
	assert_null(join(&house, CELLS("call_name=Ali", "age=20"), NULL, &told));
	HOLDS(fx->err.text, "3 of 3 places are taken.");
	assert_null(join(&house, CELLS("age=20"), NULL, &told));
	/* `add member` would go round the rules */
	REFUSED(fx, E_INPUT, edit_new(&fx->app, fx->arena, &entity_member, CELLS("call_name=Ali"), 1, &id, &fx->err));
	HOLDS(fx->err.text, "member join");
	fixture_close(fx);
}

static void who_leaves_is_replaced(void **state)
{
	struct house house = open_house();
	struct fixture *fx = house.fx;
	const char *imke = joined(&house, CELLS("call_name=Imke", "age=20", "joins_on=1-11-2025")), *told, *lianne,
		   *role;
	struct household_sheet *sheet;

	(void)state;
	joined(&house, CELLS("call_name=Soraya", "age=19", "joins_on=1-11-2025"));
	joined(&house, CELLS("call_name=Bo", "age=22", "joins_on=1-11-2025"));
	role = fixture_row(fx, &entity_home_role, "velsen",
		CELLS(arena_print(fx->arena, "home=%s", house.home), arena_print(fx->arena, "member=%s", imke),
			"role=assistant", "starts=2025-11-01"));
	REFUSED(fx, E_INPUT, household_leave(&fx->app, fx->arena, imke, day("2026-10-01"), NULL, NULL, &fx->err));
	HOLDS(fx->err.text, "own_home, other");
	REFUSED(fx, E_INPUT, household_leave(&fx->app, fx->arena, imke, day("2026-10-01"), "moon", NULL, &fx->err));
	REFUSED(fx, E_INPUT, household_leave(&fx->app, fx->arena, imke, day("2025-10-01"), "own_home", NULL, &fx->err));
	fixture_wait(fx, 1);
	GOOD(fx, household_leave(&fx->app, fx->arena, imke, day("2026-10-01"), "own_home", "own studio", &fx->err));
	assert_string_equal(value(&house, &entity_home_role, role, "ends"), "2026-10-01");
	REFUSED(fx, E_INPUT, household_leave(&fx->app, fx->arena, imke, day("2026-10-02"), "own_home", NULL, &fx->err));
	lianne = join(&house, CELLS("call_name=Lianne", "age=19", "joins_on=16-11-2026", "replaces=imke"), NULL, &told);
	assert_non_null(lianne);
	assert_string_equal(value(&house, &entity_member, lianne, "replaces"), imke);
	HOLDS(told, "Lianne: the stay lasts until 15-11-2028, the agreement until 31-10-2027.");
	GOOD(fx, household_load(&fx->app, fx->arena, house.id, &sheet, &fx->err));
	assert_int_equal(sheet->member_count, 4);
	assert_int_equal(sheet->living, 3);
	assert_string_equal(sheet->members[3]->call_name, "Imke");
	fixture_close(fx);
}

static void nobody_has_two_places(void **state)
{
	struct house house = open_house();
	struct fixture *fx = house.fx;
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=living")), *other, *told;
	const char *pair = arena_print(fx->arena, "application=%s", id);

	(void)state;
	joined(&house, CELLS("call_name=Imke", "age=20", pair));
	fixture_wait(fx, 1);
	GOOD(fx, edit_new(&fx->app, fx->arena, &entity_household, CELLS("name=Garenhuis"), 1, &other, &fx->err));
	house.id = other;
	assert_null(join(&house, CELLS("call_name=Imke", "age=20", pair), NULL, &told));
	HOLDS(fx->err.text, "Imke has a place already: Lindehof.");
	fixture_close(fx);
}

static const char *support(struct house *house, const char *member, const char *from, int64_t hours)
{
	struct fixture *fx = house->fx;
	const char *told;

	fixture_wait(fx, 1);
	GOOD(fx, support_set(&fx->app, fx->arena, NULL, member, day(from), hours, "a loss", "Tijmen", &told, &fx->err));
	return told;
}

static void support_is_a_series(void **state)
{
	struct house house = open_house();
	struct fixture *fx = house.fx;
	const char *id = joined(&house, CELLS("call_name=Tijmen", "age=23")), *told;
	const char *of_case = fixture_case(fx, "ZK-2026-0001", CELLS("step=living"));
	struct support_level **levels;
	size_t count;

	(void)state;
	assert_string_equal(support(&house, id, "2026-01-01", 6000), "6 hours a week from 01-01-2026.");
	assert_string_equal(
		support(&house, id, "2026-05-01", 14500), "Up from 6 to 14.5 hours a week from 01-05-2026.");
	assert_string_equal(
		support(&house, id, "2026-09-01", 8000), "Down from 14.5 to 8 hours a week from 01-09-2026.");
	/* told later of a day between: against what held then */
	assert_string_equal(support(&house, id, "2026-03-01", 6000), "6 hours a week from 01-03-2026, as it was.");
	GOOD(fx, support_list(&fx->app, fx->arena, NULL, id, &levels, &count, &fx->err));
	assert_int_equal(count, 4);
	assert_int_equal(levels[0]->hours, 6000);
	assert_int_equal(levels[2]->hours, 14500);
	assert_int_equal(levels[3]->hours, 8000);
	assert_string_equal(levels[3]->row.scope, "velsen.none");
	GOOD(fx, support_set(&fx->app, fx->arena, of_case, NULL, UNKNOWN, 0, NULL, NULL, &told, &fx->err));
	assert_string_equal(told, "0 hours a week from 19-11-2026.");
	GOOD(fx, support_list(&fx->app, fx->arena, of_case, NULL, &levels, &count, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(levels[0]->row.scope, "velsen.hvo");
	fixture_close(fx);
}

static const char *ask(struct house *house, const char *text, const char *when, const char **told)
{
	struct fixture *fx = house->fx;
	const char *id;

	fixture_wait(fx, 1);
	GOOD(fx,
		question_ask(&fx->app, fx->arena, house->home, text, "phone", when ? at(when) : UNKNOWN, &id, told,
			&fx->err));
	return id;
}

/* "bikes! rubbish(390)": open ones late, answered ones with their minutes. */
static const char *questions(struct house *house, const char *home, bool open_only, size_t *late)
{
	struct fixture *fx = house->fx;
	struct buffer out = { .arena = fx->arena };
	struct question_line *lines;
	size_t count;

	GOOD(fx, question_list(&fx->app, fx->arena, home, open_only, 50, &lines, &count, late, &fx->err));
	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++) {
		buffer_print(&out, "%s%s%s", i ? " " : "", lines[i].question->question, lines[i].late ? "!" : "");
		if (lines[i].minutes != UNKNOWN)
			buffer_print(&out, "(%d)", (int)lines[i].minutes);
	}
	return out.text;
}

static void questions_have_a_term_in_working_days(void **state)
{
	struct house house = open_house();
	struct fixture *fx = house.fx;
	const char *told, *bikes;
	struct household_sheet *sheet;
	size_t late;

	(void)state;
	/* Friday afternoon: two working days end on Tuesday; today is Thursday */
	ask(&house, "noise", "2026-11-13T16:55", &told);
	assert_null(told);
	bikes = ask(&house, "bikes", "2026-11-17T09:10", &told);
	ask(&house, "light", "2026-11-17T10:00", &told);
	assert_string_equal(questions(&house, NULL, false, &late), "noise! bikes light");
	assert_int_equal(late, 1);
	GOOD(fx,
		question_answer(&fx->app, fx->arena, bikes, "the shed is open now", "caretaker", at("2026-11-17T15:40"),
			&fx->err));
	assert_string_equal(questions(&house, house.home, false, &late), "noise! light bikes(390)");
	assert_string_equal(questions(&house, NULL, true, &late), "noise! light");
	REFUSED(fx, E_INPUT, question_answer(&fx->app, fx->arena, bikes, "again", NULL, UNKNOWN, &fx->err));
	GOOD(fx, household_load(&fx->app, fx->arena, house.id, &sheet, &fx->err));
	assert_int_equal(sheet->question_count, 3);
	assert_int_equal(sheet->questions_late, 1);
	/* on the evening of the last day it is not late yet */
	fx->app.clock.fixed_ms -= (int64_t)2 * 24 * 60 * 60 * 1000;
	assert_string_equal(questions(&house, NULL, true, &late), "noise light");
	fixture_close(fx);
}

static void a_question_is_checked(void **state)
{
	struct house house = open_house();
	struct fixture *fx = house.fx;
	const char *told, *id;

	(void)state;
	joined(&house, CELLS("call_name=Şevval", "age=20"));
	id = ask(&house, "Is sevval home at night?", NULL, &told);
	HOLDS(told, "Şevval");
	assert_string_equal(value(&house, &entity_neighbour_question, id, "household"), house.id);
	assert_string_equal(value(&house, &entity_neighbour_question, id, "received_at"), "2026-11-19T13:44");
	ask(&house, "Mevrouw Jansen asks about the hedge", NULL, &told);
	HOLDS(told, "Jansen");
	ask(&house, "The lady next door asks about the hedge", NULL, &told);
	assert_null(told);
	REFUSED(fx, E_INPUT, question_ask(&fx->app, fx->arena, house.home, "", NULL, UNKNOWN, &id, &told, &fx->err));
	REFUSED(fx, E_INPUT,
		question_ask(&fx->app, fx->arena, house.home, "x", NULL, at("2026-11-20T09:00"), &id, &told, &fx->err));
	id = ask(&house, "hedge", "2026-11-19T09:00", &told);
	REFUSED(fx, E_INPUT, question_answer(&fx->app, fx->arena, id, "cut", NULL, at("2026-11-19T08:00"), &fx->err));
	REFUSED(fx, E_INPUT, question_answer(&fx->app, fx->arena, id, "", NULL, UNKNOWN, &fx->err));
	GOOD(fx, question_answer(&fx->app, fx->arena, id, "cut", NULL, UNKNOWN, &fx->err));
	assert_string_equal(value(&house, &entity_neighbour_question, id, "answered_by"), "A. de Wit");
	fixture_close(fx);
}

static void the_weekly_list_of_homes(void **state)
{
	struct house house = open_house();
	struct fixture *fx = house.fx;
	struct home **homes;
	size_t count;
	const char *first;

	(void)state;
	first = fixture_row(fx, &entity_home, "regio",
		CELLS("number=W-0002", "municipality=velsen", "offer=expected", "free_from=2026-12-03",
			"certainty=sure"));
	fixture_row(fx, &entity_home, "regio",
		CELLS("number=W-0003", "municipality=beverwijk", "offer=free", "free_from=2026-11-10"));
	fixture_row(fx, &entity_home, "regio",
		CELLS("number=W-0004", "municipality=velsen", "offer=expected", "free_from=2027-02-01"));
	fixture_row(fx, &entity_home, "regio",
		CELLS("number=W-0005", "municipality=velsen", "offer=let", "free_from=2026-12-01"));
	GOOD(fx, home_list_free(&fx->app, fx->arena, NULL, UNKNOWN, day("2026-12-31"), &homes, &count, &fx->err));
	assert_int_equal(count, 2);
	assert_string_equal(homes[0]->number, "W-0003");
	assert_string_equal(homes[1]->number, "W-0002");
	GOOD(fx,
		home_list_free(
			&fx->app, fx->arena, "velsen", day("2026-11-19"), day("2027-02-01"), &homes, &count, &fx->err));
	assert_int_equal(count, 2);
	assert_string_equal(homes[1]->number, "W-0004");
	fixture_wait(fx, 1);
	REFUSED(fx, E_INPUT, home_assign(&fx->app, fx->arena, first, "moon", NULL, &fx->err));
	HOLDS(fx->err.text, "this_group, regular");
	GOOD(fx, home_assign(&fx->app, fx->arena, first, "regular", "J. Bakker", &fx->err));
	assert_string_equal(value(&house, &entity_home, first, "goes_to"), "regular");
	assert_string_equal(value(&house, &entity_home, first, "goes_to_by"), "J. Bakker");
	assert_string_equal(value(&house, &entity_home, first, "goes_to_on"), "2026-11-19");
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_member_makes_it_lived_in),
		cmocka_unit_test(rules_refuse_and_a_reason_passes),
		cmocka_unit_test(who_leaves_is_replaced),
		cmocka_unit_test(nobody_has_two_places),
		cmocka_unit_test(support_is_a_series),
		cmocka_unit_test(questions_have_a_term_in_working_days),
		cmocka_unit_test(a_question_is_checked),
		cmocka_unit_test(the_weekly_list_of_homes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
