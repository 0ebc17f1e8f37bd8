/*
 * A shared home as its project leader keeps it with keys alone: made, lived in by three, a fourth refused with the reason,
 * one who leaves and is replaced, neighbours told and answered, what was found, and the evaluation halfway.
 */
#include "desk_kit.h"

#include "app/household.h"
#include "app/list.h"

static struct desk begin(void)
{
	const char *top = getenv("TOP");
	struct desk desk;
	char path[400];

	snprintf(path, sizeof path, "%s/assets/arrangements/friends-leiderdorp.json", top ? top : ".");
	desk.f = fixture_open_of(path, "friends_overleg", "project_leader");
	desk.application = NULL;
	fixture_row(desk.f, &entity_home, "regio",
		CELLS("number=W-0301", "municipality=leiderdorp", "neighbourhood=Ouderzorg", "kind=shared", "rooms=4",
			"rent=950.00", "free_from=2026-11-01", "offer=free", "open_nuisance=false", "shared_by=3"));
	desk_show(&desk, "en", 24, 80);
	return desk;
}

static bool take_id(void *from, const void *row, struct error *err)
{
	struct desk *desk = from;

	(void)err;
	desk->application = arena_text(desk->f->arena, ((const struct row *)row)->id);
	return true;
}

/* The only one there is. */
static const char *household_of(struct desk *desk)
{
	desk->application = NULL;
	GOOD(desk->f, list_rows(&desk->f->app, &entity_household, NULL, 0, take_id, desk, &desk->f->err));
	assert_non_null(desk->application);
	return desk->application;
}

static struct household_sheet *sheet_of(struct desk *desk)
{
	struct household_sheet *sheet;

	GOOD(desk->f, household_load(&desk->f->app, desk->f->arena, household_of(desk), &sheet, &desk->f->err));
	return sheet;
}

static void made_with_a_home(struct desk *desk)
{
	press(desk, "r");
	SHOWS(desk, "There is no shared home.");
	press(desk, "n");
	SHOWS(desk, "New shared home · 1 of 6");
	press(desk, "Enter");
	SHOWS(desk, "fill this in, please");
	say(desk, "Lindehof");
	press(desk, "Enter");
	say(desk, "1-11-2026");
	press(desk, "Enter");
	say(desk, "31-10-2028");
	say(desk, "A. Smit");
	SHOWS(desk, "The shared home is recorded.");
	SHOWS(desk, "Lindehof");
	press(desk, "Enter");
	SHOWS(desk, "Shared home  Lindehof");
	press(desk, "h");
	SHOWS(desk, "W-0301");
	press(desk, "Enter");
	SHOWS(desk, "The home belongs to this shared home now.");
	SHOWS(desk, "HOMES (1)");
	assert_int_equal(sheet_of(desk)->home_count, 1);
}

static void joins(struct desk *desk, const char *name, const char *born, const char *day)
{
	press(desk, "n");
	SHOWS(desk, "Who joins?");
	say(desk, name);
	say(desk, born);
	SHOWS(desk, "Lead organisation");
	press(desk, "End Enter");
	say(desk, day);
}

static void lived_in_by_three(struct desk *desk)
{
	joins(desk, "Imke", "11-2-2005", "1-11-2026");
	SHOWS(desk, "The member is recorded.");
	joins(desk, "Łukasz", "30-5-2006", "1-11-2026");
	joins(desk, "Élodie", "19-7-2003", "1-11-2026");
	assert_int_equal(sheet_of(desk)->living, 3);
	assert_string_equal(sheet_of(desk)->household->state, "living");
	joins(desk, "Vera", "1-1-2005", "19-11-2026");
	SHOWS(desk, "3 of 3 places are taken.");
	SHOWS(desk, "Go on all the same?");
	press(desk, "Esc");
	assert_int_equal(sheet_of(desk)->living, 3);
	assert_int_equal(sheet_of(desk)->member_count, 3);
	go_to(desk, "Łukasz");
}

static void one_is_replaced(struct desk *desk)
{
	const struct household_sheet *sheet;

	go_to(desk, "places are taken");
	press(desk, "w");
	SHOWS(desk, "Choose a member first.");
	go_to(desk, "Imke");
	press(desk, "w");
	SHOWS(desk, "Imke leaves · 1 of 3");
	say(desk, "19-11-2026");
	go_to(desk, "home of their own");
	press(desk, "Enter");
	say(desk, "een eigen studio");
	SHOWS(desk, "Left, and recorded. The place is free.");
	assert_int_equal(sheet_of(desk)->living, 2);
	joins(desk, "Lianne", "8-3-2007", "19-11-2026");
	SHOWS(desk, "Imke, left on 19-11-2026");
	press(desk, "Enter");
	SHOWS(desk, "The member is recorded.");
	sheet = sheet_of(desk);
	assert_int_equal(sheet->living, 3);
	assert_string_equal(sheet->members[2]->call_name, "Lianne");
	assert_string_equal(sheet->members[2]->replaces, sheet->members[3]->row.id);
	go_to(desk, "Lianne W-0301");
	press(desk, "s");
	SHOWS(desk, "Support of Lianne");
	say(desk, "3,5");
	press(desk, "Enter");
	say(desk, "eerste weken");
	press(desk, "Enter");
	SHOWS(desk, "The support is recorded.");
}

static void neighbours(struct desk *desk)
{
	press(desk, "b");
	SHOWS(desk, "Telling the neighbours · 1 of 12");
	press(desk, "2 Enter");
	say(desk, "8-11-2026");
	press(desk, "Enter");
	say(desk, "18-11-2026");
	say(desk, "de straat en het hofje");
	say(desk, "veel");
	SHOWS(desk, "Doors invited");
	press(desk, "C-u");
	say(desk, "14");
	say(desk, "11");
	say(desk, "fietsen op de stoep");
	say(desk, "drie huurders, zoals iedereen");
	say(desk, "P. Visser, werkdagen tot vijf");
	say(desk, "gezellig, met appeltaart");
	SHOWS(desk, "What neighbours were told is recorded.");
	assert_int_equal(sheet_of(desk)->communication_count, 1);
	assert_int_equal(sheet_of(desk)->communications[0]->came, 11);
	press(desk, "u");
	SHOWS(desk, "Neighbours' questions");
	SHOWS(desk, "No neighbour asked anything.");
	press(desk, "n 1 Enter");
	say(desk, "Kan de muziek zachter?");
	SHOWS(desk, "The question is recorded.");
	fixture_wait(desk->f, 125);
	press(desk, "a");
	say(desk, "Ja, na tien uur is het stil.");
	say(desk, "P. Visser");
	SHOWS(desk, "in 2:0");
	press(desk, "Esc");
	assert_int_equal(sheet_of(desk)->question_count, 1);
	assert_int_equal(sheet_of(desk)->questions_late, 0);
}

static void found(struct desk *desk, const char *round, const char *words)
{
	press(desk, "v 2 Enter");
	press(desk, round);
	press(desk, "Enter");
	say(desk, words);
	say(desk, "een wasrooster");
	say(desk, "A. Smit");
	say(desk, "+2w");
	SHOWS(desk, "The finding is recorded.");
}

static void evaluated(struct desk *desk)
{
	found(desk, "1", "Ik leer hier koken voor drie en ruzie maken zonder deuren.");
	assert_int_equal(sheet_of(desk)->finding_count, 1);
	assert_string_equal(sheet_of(desk)->findings[0]->round, "interim");
	assert_string_equal(sheet_of(desk)->findings[0]->improvement, "een wasrooster");
	fixture_wait(desk->f, 350 * 24 * 60);
	press(desk, "Esc Esc F7");
	SHOWS(desk, "Agenda and talks");
	SHOWS(desk, "LATE (3)");
	go_to(desk, "Parties evaluate");
	SHOWS(desk, "halfway");
	press(desk, "Space");
	SHOWS(desk, "Held today: who was there?");
	SHOWS(desk, "[x] housing association");
	press(desk, "Enter Enter");
	SHOWS(desk, "Held, and recorded.");
	press(desk, "Esc r Enter");
	found(desk, "2", "Nog een jaar kijken.");
	assert_int_equal(sheet_of(desk)->finding_count, 2);
}

static void a_shared_home_from_beginning_to_evaluation(void **state)
{
	struct desk desk = begin();

	(void)state;
	made_with_a_home(&desk);
	lived_in_by_three(&desk);
	one_is_replaced(&desk);
	neighbours(&desk);
	evaluated(&desk);
	desk_shut(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_shared_home_from_beginning_to_evaluation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
