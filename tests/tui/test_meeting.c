/*
 * The meeting screen on the practice file, as a chair sees it: the pictures at three sizes in two languages beside the
 * kept ones (TEST_GOLDEN=write keeps new ones: look at the difference before you commit it), the picture in README.md, and a
 * meeting played by keys.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#undef fail /* ours is in base/error.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/demo.h"
#include "base/place.h"
#include "tui/tui.h"

/* cmocka's fail_msg needs the macro that base/error.h takes the name of. */
#define fail_with(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

struct table {
	struct app app;
	struct arena *arena;
	struct ui *ui;
};

static const char *top_folder(void)
{
	const char *top = getenv("TOP");

	return top ? top : ".";
}

static const char practice[] = "practice.db";

/* The practice file of the drawings' moment, made once; each test works on a copy. */
static int make_practice(void **state)
{
	struct demo_options demo = { .path = practice };
	struct demo_count made;
	struct error err = { 0 };
	struct app app;

	(void)state;
	setenv("TAFEL_NOW", "2026-11-19T13:42:00+01:00", 1);
	if (!app_start(&app, &err) || !demo_make(&app, &demo, &made, &err))
		fail_with("%s", err.text);
	app_close(&app);
	return 0;
}

static void copy_practice(const char *path)
{
	char piece[65536];
	FILE *from = fopen(practice, "rb"), *to = fopen(path, "wb");
	size_t got;

	assert_non_null(from);
	assert_non_null(to);
	while ((got = fread(piece, 1, sizeof piece, from)) > 0)
		assert_int_equal(fwrite(piece, 1, got, to), got);
	fclose(from);
	assert_int_equal(fclose(to), 0);
}

/* A fresh copy of the practice file, with the screens in a language. */
static struct table *table_open(const char *language, int rows, int cols)
{
	static int files;
	struct table *table = calloc(1, sizeof *table);
	struct error err = { 0 };
	const char *path;

	setenv("TAFEL_LANG", language, 1);
	arena_open(&table->arena);
	language_open(table->arena);
	path = arena_print(table->arena, "meeting-%d.db", ++files);
	copy_practice(path);
	if (!app_start(&table->app, &err) || !app_open(&table->app, path, &err))
		fail_with("%s", err.text);
	table->ui = ui_open_headless(&table->app, rows, cols);
	ui_feed(table->ui, "Tab S-Tab");
	return table;
}

static void table_close(struct table *table)
{
	ui_close(&table->ui);
	app_close(&table->app);
	arena_close(&table->arena);
	free(table);
}

static const char *read_whole(struct arena *arena, const char *path)
{
	struct buffer text = { .arena = arena };
	char piece[4096];
	size_t got;
	FILE *file = fopen(path, "r");

	if (!file)
		return NULL;
	while ((got = fread(piece, 1, sizeof piece, file)) > 0)
		buffer_add(&text, piece, got);
	fclose(file);
	return text.text;
}

static void keep(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void assert_picture(struct table *table, const char *name)
{
	const char *path = arena_print(table->arena, "%s/tests/tui/golden/%s.txt", top_folder(), name);
	const char *now = ui_dump(table->ui, table->arena), *kept;

	if (getenv("TEST_GOLDEN"))
		keep(path, now);
	kept = read_whole(table->arena, path);
	assert_non_null(kept);
	if (strcmp(now, kept))
		print_error("--- %s is now:\n%s", name, now);
	assert_string_equal(now, kept);
}

static void the_pictures_are_the_kept_ones(void **state)
{
	static const struct {
		const char *name, *language;
		int rows, cols;
	} pictures[] = {
		{ "meeting-nl-80x24", "nl", 24, 80 },
		{ "meeting-nl-120x40", "nl", 40, 120 },
		{ "meeting-nl-60x16", "nl", 16, 60 },
		{ "meeting-en-80x24", "en", 24, 80 },
		{ "meeting-en-120x40", "en", 40, 120 },
		{ "meeting-en-60x16", "en", 16, 60 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
		struct table *table = table_open(pictures[i].language, pictures[i].rows, pictures[i].cols);

		assert_picture(table, pictures[i].name);
		table_close(table);
	}
}

static void the_readme_shows_the_real_screen(void **state)
{
	struct table *table = table_open("nl", 24, 80);
	const char *readme = read_whole(table->arena, arena_print(table->arena, "%s/README.md", top_folder()));

	(void)state;
	assert_non_null(readme);
	assert_non_null(strstr(readme, ui_dump(table->ui, table->arena)));
	table_close(table);
}

static void assert_shows(struct table *table, const char *text)
{
	const char *now = ui_dump(table->ui, table->arena);

	if (!strstr(now, text))
		fail_with("\"%s\" is not on the screen:\n%s", text, now);
}

static void assert_hides(struct table *table, const char *text)
{
	const char *now = ui_dump(table->ui, table->arena);

	if (strstr(now, text))
		fail_with("\"%s\" is on the screen:\n%s", text, now);
}

static void a_plain_yes_is_three_keys(void **state)
{
	struct table *table = table_open("nl", 40, 120);

	(void)state;
	ui_feed(table->ui, "F3");
	ui_type(table->ui, "2026-0045");
	ui_feed(table->ui, "Enter");
	assert_shows(table, "ZK-2026-0045   Denisa");
	ui_feed(table->ui, "F8 1 Enter");
	assert_shows(table, "Opgeslagen 13:42");
	assert_shows(table, "13:42 ZK-0045 toegelaten");
	ui_feed(table->ui, "C-z");
	assert_shows(table, "Ongedaan gemaakt");
	assert_shows(table, "13:42 ZK-0045 toegelaten x ingetrokken");
	table_close(table);
}

static void a_decline_asks_for_its_reason(void **state)
{
	struct table *table = table_open("nl", 40, 120);

	(void)state;
	ui_feed(table->ui, "F3");
	ui_type(table->ui, "2026-0047");
	ui_feed(table->ui, "Enter F8 4 Enter");
	assert_shows(table, "Reden");
	assert_hides(table, "Opgeslagen 13:42");
	ui_feed(table->ui, "Right");
	assert_shows(table, "Gevolg:");
	ui_feed(table->ui, "Esc Esc");
	assert_shows(table, "Jan-Willem");
	assert_hides(table, "13:42 ZK-0047");
	table_close(table);
}

static void open_case(struct table *table, const char *number)
{
	ui_feed(table->ui, "F3");
	ui_type(table->ui, number);
	ui_feed(table->ui, "Enter");
}

static void a_decision_says_where_it_stands(void **state)
{
	struct table *table = table_open("nl", 24, 80);

	(void)state;
	open_case(table, "2026-0047");
	ui_feed(table->ui, "F8 1 Enter");
	assert_shows(table, "Zie vak 4. Ctrl+Z = ongedaan.");
	table_close(table);
}

static void the_dialog_keeps_what_was_typed(void **state)
{
	struct table *table = table_open("nl", 16, 60);

	(void)state;
	open_case(table, "2026-0047");
	ui_feed(table->ui, "F8 2 Enter");
	ui_type(table->ui, "contact blijft");
	ui_feed(table->ui, "Tab Tab");
	ui_type(table->ui, "31-11");
	ui_feed(table->ui, "Tab");
	assert_shows(table, "31-11-2026 bestaat niet");
	ui_feed(table->ui, "Esc 3 Enter");
	assert_hides(table, "contact blijft");
	ui_feed(table->ui, "Esc 2 Enter");
	assert_shows(table, "contact blijft");
	assert_shows(table, "[31-11");
	assert_shows(table, "v nog 3");
	ui_feed(table->ui, "Esc Esc");
	assert_shows(table, "Wat u hier invulde,");
	ui_feed(table->ui, "Esc 1 Esc Right Enter");
	assert_shows(table, "Wachtrij");
	table_close(table);
}

/* A reason given for a decline does not go along with a yes. */
static void another_outcome_takes_no_answers_along(void **state)
{
	struct table *table = table_open("nl", 24, 80);

	(void)state;
	open_case(table, "2026-0047");
	ui_feed(table->ui, "F8 3 Enter Right Tab");
	assert_shows(table, "Vastleggen: ZK-2026-0047 aangehouden:");
	ui_feed(table->ui, "Esc 1");
	assert_shows(table, "Vastleggen: ZK-2026-0047 toegelaten ");
	ui_feed(table->ui, "Enter");
	assert_shows(table, "13:42 0047 toegelaten");
	table_close(table);
}

static void choices_come_as_a_list(void **state)
{
	struct table *table = table_open("nl", 24, 80);

	(void)state;
	open_case(table, "2026-0047");
	ui_feed(table->ui, "F8 4 Enter F4");
	assert_shows(table, "1 van ");
	ui_feed(table->ui, "Down Enter");
	assert_shows(table, "Gevolg:");
	ui_feed(table->ui, "Esc click:2,4");
	assert_shows(table, "> 1 toelaten");
	table_close(table);
}

static void what_is_missing_stands_in_words(void **state)
{
	struct table *table = table_open("nl", 24, 80);

	(void)state;
	open_case(table, "2026-0147");
	assert_shows(table, "Ontbreekt   ? ");
	assert_shows(table, "w = wat ontbreekt");
	table_close(table);
}

static void letters_go_along_the_agenda_and_stop_with_a_question(void **state)
{
	struct table *table = table_open("nl", 40, 120);

	(void)state;
	ui_feed(table->ui, "n");
	assert_shows(table, "zaak 4 van 9");
	ui_feed(table->ui, "N");
	assert_shows(table, "zaak 3 van 9");
	assert_shows(table, "? geg = gegevens ontbreken (w toont ze)");
	ui_feed(table->ui, "q");
	assert_shows(table, "Nu stoppen?");
	ui_feed(table->ui, "Esc");
	assert_hides(table, "Nu stoppen?");
	table_close(table);
}

static void kept_drafts_are_counted(void **state)
{
	struct table *table = table_open("nl", 24, 80);

	(void)state;
	ui_feed(table->ui, "F2 Tab");
	ui_type(table->ui, "x");
	ui_feed(table->ui, "Esc");
	assert_shows(table, "1 concept");
	ui_feed(table->ui, "j");
	assert_shows(table, "1 concept");
	table_close(table);
}

static void a_long_text_scrolls_in_its_dialog(void **state)
{
	struct table *table = table_open("nl", 16, 60);

	(void)state;
	ui_feed(table->ui, "4 Enter");
	assert_shows(table, "Uitkomst: toelaten");
	assert_shows(table, "v nog ");
	assert_hides(table, "Vastgelegd door");
	ui_feed(table->ui, "End");
	assert_shows(table, "Vastgelegd door");
	table_close(table);
}

static void clicks_work_in_the_decision_dialog(void **state)
{
	struct table *table = table_open("en", 16, 60);

	(void)state;
	ui_feed(table->ui, "F8");
	assert_shows(table, "Tab asks more first.");
	ui_feed(table->ui, "click:4,6");
	assert_shows(table, "> 3 ");
	ui_feed(table->ui, "click:4,6 click:3,30");
	ui_type(table->ui, "a letter");
	assert_shows(table, "[a letter");
	ui_feed(table->ui, "size:24x80 size:40x120");
	assert_shows(table, "[a letter");
	table_close(table);
}

/* A home that was refused is not told as an admission, though the case goes back to that step. */
static void a_refused_home_admits_nobody(void **state)
{
	struct table *table = table_open("nl", 40, 120);

	(void)state;
	ui_feed(table->ui, "F8 1");
	assert_shows(table, "> 1 akkoord met het voorstel");
	ui_feed(table->ui, "Esc F8 4 Enter Right Tab Tab Tab Tab Enter");
	assert_shows(table, "13:42 ZK-0042 nee, zorg");
	assert_hides(table, "ZK-0042 toegelaten");
	table_close(table);
}

static void search_finds_without_accents(void **state)
{
	struct table *table = table_open("nl", 24, 80);

	(void)state;
	ui_feed(table->ui, "/");
	ui_type(table->ui, "sevv");
	assert_shows(table, "Şevval");
	assert_shows(table, "2 gevonden");
	ui_feed(table->ui, "Backspace Backspace Backspace");
	assert_shows(table, "gevonden");
	ui_type(table->ui, "qqq");
	ui_feed(table->ui, "Enter");
	assert_shows(table, "geen regel om te openen");
	ui_feed(table->ui, "Esc");
	table_close(table);
}

static void orders_and_filters_of_the_queue(void **state)
{
	struct table *table = table_open("nl", 40, 120);

	(void)state;
	ui_feed(table->ui, "s");
	assert_shows(table, "op zwaarte");
	assert_non_null(strstr(ui_row(table->ui, table->arena, 4), "zwaar"));
	ui_feed(table->ui, "s s f");
	ui_type(table->ui, "zwaarte: l");
	ui_feed(table->ui, "Esc");
	ui_feed(table->ui, "F4 Down Enter");
	assert_shows(table, "Filter:");
	ui_feed(table->ui, "Backspace");
	assert_hides(table, "Filter:");
	table_close(table);
}

static void a_small_window_says_so(void **state)
{
	struct table *table = table_open("nl", 24, 80);

	(void)state;
	ui_feed(table->ui, "size:10x40");
	assert_shows(table, "Venster te klein (40x10)");
	assert_hides(table, "Mehmet");
	ui_feed(table->ui, "size:24x80");
	assert_shows(table, "Mehmet");
	table_close(table);
}

static void a_key_that_does_nothing_says_so(void **state)
{
	struct table *table = table_open("nl", 24, 80);

	(void)state;
	ui_feed(table->ui, "x");
	assert_shows(table, "Die toets doet hier niets. ? toont wat kan.");
	table_close(table);
}

static void help_runs_its_lines(void **state)
{
	struct table *table = table_open("nl", 24, 80);

	(void)state;
	ui_feed(table->ui, "F1");
	ui_type(table->ui, "besluit nemen");
	ui_feed(table->ui, "Enter");
	assert_shows(table, "Besluit over ZK-2026-0042");
	ui_feed(table->ui, "Esc");
	assert_hides(table, "Besluit over");
	table_close(table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_pictures_are_the_kept_ones),
		cmocka_unit_test(the_readme_shows_the_real_screen),
		cmocka_unit_test(a_plain_yes_is_three_keys),
		cmocka_unit_test(a_decline_asks_for_its_reason),
		cmocka_unit_test(a_decision_says_where_it_stands),
		cmocka_unit_test(the_dialog_keeps_what_was_typed),
		cmocka_unit_test(another_outcome_takes_no_answers_along),
		cmocka_unit_test(choices_come_as_a_list),
		cmocka_unit_test(what_is_missing_stands_in_words),
		cmocka_unit_test(letters_go_along_the_agenda_and_stop_with_a_question),
		cmocka_unit_test(kept_drafts_are_counted),
		cmocka_unit_test(a_long_text_scrolls_in_its_dialog),
		cmocka_unit_test(clicks_work_in_the_decision_dialog),
		cmocka_unit_test(a_refused_home_admits_nobody),
		cmocka_unit_test(search_finds_without_accents),
		cmocka_unit_test(orders_and_filters_of_the_queue),
		cmocka_unit_test(a_small_window_says_so),
		cmocka_unit_test(a_key_that_does_nothing_says_so),
		cmocka_unit_test(help_runs_its_lines),
	};

	return cmocka_run_group_tests(tests, make_practice, NULL);
}
