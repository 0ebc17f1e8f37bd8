/*
 * The screens beside the four panels: each opens by its key, from the menu and from the list of commands, at every size
 * and in both languages, and does on the file what it says.
 */
#include "fixture.h"

#include "app/moment.h"
#include "base/day.h"
#include "base/place.h"
#include "tui/tui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct desk {
	struct fixture *f;
	struct ui *ui;
	const char *application;
};

/* A laptop of the table of Velsen with one case, and the screens in a language and size. */
static struct desk desk_open(const char *language, int rows, int cols)
{
	struct desk desk = { .f = fixture_open("velsen") };

	desk.application = fixture_case(desk.f, "ZK-2026-0042", CELLS("step=submitted", "forum=velsen"));
	setenv("TAFEL_LANG", language, 1);
	language_open(desk.f->arena);
	desk.f->app.dutch = !strcmp(language, "nl");
	desk.f->app.codebook = NULL;
	desk.ui = ui_open_headless(&desk.f->app, rows, cols);
	ui_feed(desk.ui, "Tab S-Tab");
	return desk;
}

static void desk_shut(struct desk *desk)
{
	ui_close(&desk->ui);
	fixture_close(desk->f);
}

static void assert_shows(struct desk *desk, const char *text)
{
	const char *now = ui_dump(desk->ui, desk->f->arena);

	if (!strstr(now, text))
		print_error("not on the screen: %s\n%s", text, now);
	assert_non_null(strstr(now, text));
}

static const struct screen {
	const char *key, *nl, *en; /* what its first line holds */
	const char *command_nl, *command_en;
} screens[] = {
	{ "c", "Verloop van ZK-2026-0042", "Course of ZK-2026-0042", "Verloop van deze zaak", "Course of this case" },
	{ "F7", "Agenda en gesprekken", "Agenda and talks", "Agenda en gesprekken", "Agenda and talks" },
	{ "a", "Agenda en gesprekken", "Agenda and talks", "Agenda en gesprekken", "Agenda and talks" },
	{ "F9", "Maximum 2026", "Maximum 2026", "Maximum per gemeente", "Maximum per municipality" },
	{ "v", "Maximum 2026", "Maximum 2026", "Maximum per gemeente", "Maximum per municipality" },
	{ "i", "Casussen", "Incidents", "Casussen", "Incidents" },
	{ "t", "Time-outs", "Time-outs", "Time-outs", "Time-outs" },
	{ "d", "Hindernissen", "Hurdles", "Hindernissen", "Hurdles" },
	{ "l", "Afspraken", "Promises", "Afspraken", "Promises" },
	{ "r", "Gedeelde woningen", "Shared homes", "Gedeelde woningen", "Shared homes" },
	{ "u", "Vragen van omwonenden", "Neighbours' questions", "Vragen van omwonenden", "Neighbours' questions" },
};

static void assert_title(struct desk *desk, const char *title)
{
	const char *row = ui_row(desk->ui, desk->f->arena, 0);

	if (!strstr(row, title))
		print_error("the first line is \"%s\" and not \"%s\"\n", row, title);
	assert_non_null(strstr(row, title));
}

static void every_screen_opens_by_its_key_at_every_size(void **state)
{
	static const struct {
		int rows, cols;
	} sizes[] = { { 24, 80 }, { 40, 120 }, { 16, 60 } };

	(void)state;
	for (size_t s = 0; s < ARRAY_LEN(sizes) * 2; s++) {
		struct desk desk = desk_open(s % 2 ? "en" : "nl", sizes[s / 2].rows, sizes[s / 2].cols);

		for (size_t i = 0; i < ARRAY_LEN(screens); i++) {
			assert_true(ui_feed(desk.ui, screens[i].key));
			assert_title(&desk, s % 2 ? screens[i].en : screens[i].nl);
			assert_true(ui_feed(desk.ui, "Down Up PgDn Home size:16x60 size:40x120 size:24x80"));
			assert_title(&desk, s % 2 ? screens[i].en : screens[i].nl);
			assert_true(ui_feed(desk.ui, "Esc"));
			assert_shows(&desk, s % 2 ? "Table Velsen" : "Tafel Velsen");
		}
		desk_shut(&desk);
	}
}

static void every_screen_is_a_command(void **state)
{
	(void)state;
	for (int language = 0; language < 2; language++) {
		struct desk desk = desk_open(language ? "en" : "nl", 24, 80);

		for (size_t i = 0; i < ARRAY_LEN(screens); i++) {
			assert_true(ui_feed(desk.ui, "C-p"));
			assert_true(ui_type(desk.ui, language ? screens[i].command_en : screens[i].command_nl));
			assert_true(ui_feed(desk.ui, "Enter"));
			assert_title(&desk, language ? screens[i].en : screens[i].nl);
			assert_true(ui_feed(desk.ui, "Esc"));
		}
		desk_shut(&desk);
	}
}

/* All menus one after another, as text. */
static const char *all_menus(struct desk *desk)
{
	struct buffer text = { .arena = desk->f->arena };

	ui_feed(desk->ui, "F10");
	for (int i = 0; i < 8; i++) {
		buffer_text(&text, ui_dump(desk->ui, desk->f->arena));
		ui_feed(desk->ui, "Right");
	}
	ui_feed(desk->ui, "Esc");
	return text.text;
}

static void every_screen_is_in_a_menu(void **state)
{
	struct desk desk = desk_open("nl", 40, 120);
	const char *menus = all_menus(&desk);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(screens); i++)
		HOLDS(menus, screens[i].command_nl);
	desk_shut(&desk);
}

/* The only row of an entity. */
static const char *only_row(struct desk *desk, const struct entity *entity)
{
	void **rows;
	size_t count;

	GOOD(desk->f,
		store_list_by(desk->f->app.store, desk->f->arena, entity, "application", desk->application, 9, &rows,
			&count, &desk->f->err));
	assert_int_equal(count, 1);
	return ((struct row *)rows[0])->id;
}

static void an_incident_hears_three_voices(void **state)
{
	struct desk desk = desk_open("en", 24, 80);
	const char *id;

	(void)state;
	ui_feed(desk.ui, "i");
	assert_shows(&desk, "There is no incident.");
	ui_feed(desk.ui, "n 1 Enter 1 Enter");
	ui_type(desk.ui, "De buren bellen elke nacht.");
	ui_feed(desk.ui, "Enter");
	assert_shows(&desk, "Handed in.");
	assert_shows(&desk, "ZK-2026-0042");
	id = only_row(&desk, &entity_incident);
	assert_string_equal(fixture_value(desk.f, &entity_incident, id, "question"), "De buren bellen elke nacht.");
	ui_feed(desk.ui, "v 1 Enter");
	ui_type(desk.ui, "Ik wil slapen.");
	ui_feed(desk.ui, "Enter");
	assert_string_equal(fixture_value(desk.f, &entity_incident, id, "client_voice"), "Ik wil slapen.");
	ui_feed(desk.ui, "a");
	ui_type(desk.ui, "Om tien uur is het stil.");
	ui_feed(desk.ui, "Enter");
	ui_type(desk.ui, "J. Bakker");
	ui_feed(desk.ui, "Enter");
	ui_type(desk.ui, "26-11-2026");
	ui_feed(desk.ui, "Enter");
	assert_shows(&desk, "Agreed.");
	assert_string_equal(fixture_value(desk.f, &entity_incident, id, "state"), "agreed");
	ui_feed(desk.ui, "Esc l");
	assert_shows(&desk, "Om tien uur is het stil.");
	ui_feed(desk.ui, "Space");
	assert_string_equal(fixture_value(desk.f, &entity_promise, only_row(&desk, &entity_promise), "state"), "kept");
	desk_shut(&desk);
}

static void esc_in_a_question_keeps_nothing(void **state)
{
	struct desk desk = desk_open("en", 24, 80);
	void **rows;
	size_t count;

	(void)state;
	ui_feed(desk.ui, "i n 1 Enter Esc");
	GOOD(desk.f,
		store_list_by(desk.f->app.store, desk.f->arena, &entity_incident, "application", desk.application, 9,
			&rows, &count, &desk.f->err));
	assert_int_equal(count, 0);
	assert_shows(&desk, "There is no incident.");
	desk_shut(&desk);
}

static void a_hurdle_becomes_a_recipe(void **state)
{
	struct desk desk = desk_open("en", 24, 80);
	const char *id;

	(void)state;
	ui_feed(desk.ui, "d n 4 Enter");
	ui_type(desk.ui, "Toeslag stopte");
	ui_feed(desk.ui, "Enter");
	ui_type(desk.ui, "J. Bakker");
	ui_feed(desk.ui, "Enter Enter");
	ui_type(desk.ui, "+2w");
	ui_feed(desk.ui, "Enter");
	assert_shows(&desk, "The hurdle is recorded.");
	id = only_row(&desk, &entity_hurdle);
	assert_string_equal(fixture_value(desk.f, &entity_hurdle, id, "due"), "2026-12-03");
	ui_feed(desk.ui, "s");
	ui_type(desk.ui, "Samen gebeld met de toeslagen.");
	ui_feed(desk.ui, "Enter Enter");
	assert_shows(&desk, "Solved, and recorded.");
	assert_string_equal(fixture_value(desk.f, &entity_hurdle, id, "solved_on"), "2026-11-19");
	ui_feed(desk.ui, "r");
	assert_shows(&desk, "Samen gebeld met de toeslagen.");
	desk_shut(&desk);
}

static void make_talks(struct desk *desk)
{
	struct app *app = &desk->f->app;
	size_t made;

	GOOD(desk->f, store_begin(app->store, "", &desk->f->err));
	GOOD(desk->f,
		moment_make(app, desk->f->arena, desk->application, NULL, "key", app_today(app) - 50, &made,
			&desk->f->err));
	GOOD(desk->f, store_commit(app->store, &desk->f->err));
	assert_true(made > 5);
}

static void a_talk_is_planned_held_and_moved(void **state)
{
	struct desk desk = desk_open("en", 24, 80);

	(void)state;
	make_talks(&desk);
	ui_feed(desk.ui, "a");
	assert_shows(&desk, "LATE (");
	ui_feed(desk.ui, "u");
	ui_type(desk.ui, "3-12-2026");
	ui_feed(desk.ui, "Enter");
	ui_feed(desk.ui, "Enter");
	assert_shows(&desk, "Say why in a few words.");
	ui_type(desk.ui, "griep");
	ui_feed(desk.ui, "Enter");
	assert_shows(&desk, "Moved to 03-12-2026.");
	ui_feed(desk.ui, "Space");
	assert_shows(&desk, "Held today: who was there?");
	ui_feed(desk.ui, "Enter Enter");
	assert_shows(&desk, "recorded.");
	desk_shut(&desk);
}

static void the_course_sets_a_step_and_asks_why(void **state)
{
	struct desk desk = desk_open("en", 40, 120);

	(void)state;
	ui_feed(desk.ui, "c");
	assert_shows(&desk, "NOW");
	assert_shows(&desk, "NEXT");
	assert_shows(&desk, "Whose turn: Servicepunt");
	desk_shut(&desk);
}

static void what_was_known_then(void **state)
{
	struct desk desk = desk_open("en", 24, 80);

	(void)state;
	fixture_wait(desk.f, 60);
	fixture_set(desk.f, &entity_application, desk.application, CELLS("support_worker=Iemand anders"));
	ui_feed(desk.ui, "h t");
	assert_shows(&desk, "What was known then");
	ui_feed(desk.ui, "End Enter");
	ui_type(desk.ui, "19-11-2026 13:45");
	ui_feed(desk.ui, "Enter");
	assert_shows(&desk, "As it was on 19-11-2026 13:45");
	ui_feed(desk.ui, "PgDn PgDn");
	assert_shows(&desk, "now: Iemand anders");
	desk_shut(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_opens_by_its_key_at_every_size),
		cmocka_unit_test(every_screen_is_a_command),
		cmocka_unit_test(every_screen_is_in_a_menu),
		cmocka_unit_test(an_incident_hears_three_voices),
		cmocka_unit_test(esc_in_a_question_keeps_nothing),
		cmocka_unit_test(a_hurdle_becomes_a_recipe),
		cmocka_unit_test(a_talk_is_planned_held_and_moved),
		cmocka_unit_test(the_course_sets_a_step_and_asks_why),
		cmocka_unit_test(what_was_known_then),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
