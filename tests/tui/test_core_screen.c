/* The frame of the meeting screen, menus, help and dialogs, without a terminal and without a file. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#undef fail /* ours is in base/error.h */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "tui/dialog.h"
#include "tui/screen.h"
#include "tui/tui.h"

struct fixture {
	struct app app;
	struct codebook codebook; /* empty: nothing is looked up in a file */
	struct arena *arena;
	struct ui *ui;
	int answered;
	char typed[40];
};

static struct fixture *open_screen(int rows, int cols)
{
	static struct fixture f;
	struct error err;

	f = (struct fixture){ .answered = -9 };
	assert_true(app_start(&f.app, &err));
	f.app.codebook = &f.codebook;
	arena_open(&f.arena);
	f.ui = ui_open_headless(&f.app, rows, cols);
	return &f;
}

static void close_screen(struct fixture *f)
{
	ui_close(&f->ui);
	arena_close(&f->arena);
	app_close(&f->app);
}

static const char *row(struct fixture *f, int i)
{
	return ui_row(f->ui, f->arena, i);
}

static void assert_shows(struct fixture *f, const char *text)
{
	const char *screen = ui_dump(f->ui, f->arena);

	if (!strstr(screen, text))
		print_error("not on the screen: %s\n%s", text, screen);
	assert_non_null(strstr(screen, text));
}

static void assert_hides(struct fixture *f, const char *text)
{
	const char *screen = ui_dump(f->ui, f->arena);

	if (strstr(screen, text))
		print_error("on the screen: %s\n%s", text, screen);
	assert_null(strstr(screen, text));
}

/* Column where the corner of a panel stands in a row; counts characters. */
static void assert_corners(struct fixture *f, int i, const char *const corners[4], const int at[4])
{
	const char *text = row(f, i);
	int col = 0, found = 0;

	for (size_t n; *text; text += n, col++) {
		n = text_grapheme(text, NULL);
		if (found < 4 && !strncmp(text, corners[found], n) && n == strlen(corners[found])) {
			assert_int_equal(col, at[found]);
			found++;
		}
	}
	assert_int_equal(found, 4);
}

static void panels_lie_as_drawn(void **state)
{
	static const char *const upper[] = { "╔", "╗", "┌", "┐" }, *const lower[] = { "┌", "┐", "┌", "┐" },
				 *const foot[] = { "└", "┘", "└", "┘" };
	static const int narrow[] = { 0, 32, 33, 79 }, wide[] = { 0, 47, 48, 119 };
	struct fixture *f = open_screen(24, 80);

	(void)state;
	assert_corners(f, 2, upper, narrow);
	assert_corners(f, 13, lower, narrow);
	assert_corners(f, 21, foot, narrow);
	ui_feed(f->ui, "size:40x120");
	assert_corners(f, 2, upper, wide);
	assert_corners(f, 22, lower, wide);
	assert_corners(f, 37, foot, wide);
	close_screen(f);
}

static void bottom_line_fits_every_width(void **state)
{
	struct fixture *f = open_screen(40, 120);

	(void)state;
	assert_string_equal(row(f, 39),
		" F1 Help  F2 Edit fields  F3 Find a case  F4 Filter  F5 Does it fit?  F7 Agenda  F8 Decision  F9 Maximum  F10 Menu");
	ui_feed(f->ui, "size:24x80");
	assert_string_equal(row(f, 23), " F1 Help F2 Edit F3 Find F4 Filter F5 Fits? F7 Agenda F8 Decision F10 Menu");
	ui_feed(f->ui, "size:16x60");
	assert_string_equal(row(f, 15), " F1 Help F2 Edit F3 Find F4 Filter F8 Decision F10 Menu");
	close_screen(f);
}

static void focus_goes_round(void **state)
{
	struct fixture *f = open_screen(24, 80);
	int r, c;

	(void)state;
	assert_shows(f, "╔═ 1 ");
	ui_feed(f->ui, "Tab");
	assert_shows(f, "╔═ 2 ");
	assert_shows(f, "┌─ 1 ");
	ui_feed(f->ui, "S-Tab S-Tab");
	assert_shows(f, "╔═ 4 ");
	ui_feed(f->ui, "3");
	assert_shows(f, "╔═ 3 ");
	assert_true(ui_cursor(f->ui, &r, &c));
	assert_true(r >= 13 && c >= 33);
	ui_feed(f->ui, "click:5,5");
	assert_shows(f, "╔═ 1 ");
	close_screen(f);
}

static void small_screen_has_tabs(void **state)
{
	struct fixture *f = open_screen(16, 60);

	(void)state;
	assert_shows(f, "[1 Queue]");
	assert_hides(f, "┌─ 2");
	ui_feed(f->ui, "2");
	assert_shows(f, "[2 Client]");
	assert_shows(f, "╔═ 2 ");
	ui_feed(f->ui, "click:1,2");
	assert_shows(f, "[1 Queue]");
	close_screen(f);
}

static void too_small_says_so_and_nothing_else(void **state)
{
	struct fixture *f = open_screen(10, 40);

	(void)state;
	assert_string_equal(ui_dump(f->ui, f->arena),
		"Window too small (40x10). Make it larger\nor press Ctrl+minus.\n\n\n\n\n\n\n\n\n");
	ui_feed(f->ui, "F8 b F1 x size:1x1 size:999x999 size:0x0 size:24x80");
	assert_shows(f, "╔═ 1 ");
	assert_hides(f, "What can be done");
	assert_true(ui_feed(f->ui, "size:15x60 Tab"));
	assert_shows(f, "(60x15)");
	assert_false(ui_feed(f->ui, "C-q"));
	close_screen(f);
}

static void unknown_key_says_so_until_the_next(void **state)
{
	struct fixture *f = open_screen(24, 80);

	(void)state;
	screen_say(f->ui, "Saved 13:41.");
	ui_feed(f->ui, "x");
	assert_string_equal(row(f, 22), " That key does nothing here. ? shows what can be done.");
	ui_feed(f->ui, "2");
	assert_string_equal(row(f, 22), " Saved 13:41.");
	ui_feed(f->ui, "Esc");
	assert_false(ui_ended(f->ui));
	ui_feed(f->ui, "C-c C-c");
	assert_false(ui_ended(f->ui));
	ui_paste(f->ui, "qqqq\x1B[200~b");
	assert_false(ui_ended(f->ui));
	close_screen(f);
}

static void menus_open_and_run(void **state)
{
	struct fixture *f = open_screen(24, 80);

	(void)state;
	ui_feed(f->ui, "F10");
	assert_shows(f, ">Agenda and talks");
	ui_feed(f->ui, "Right Right");
	assert_shows(f, ">Why does this home fit?");
	ui_feed(f->ui, "Left Left Left");
	assert_shows(f, ">Help");
	ui_feed(f->ui, "Esc");
	assert_hides(f, ">Help");
	ui_feed(f->ui, "m Left Left Down Down Down Enter");
	assert_shows(f, "╔═ 2 ");
	ui_feed(f->ui, "click:1,1");
	assert_shows(f, ">Agenda and talks");
	ui_feed(f->ui, "click:20,70");
	assert_hides(f, ">Agenda and talks");
	assert_false(ui_feed(f->ui, "m End Enter"));
	assert_true(ui_ended(f->ui));
	close_screen(f);
}

static void help_is_searched_and_run(void **state)
{
	struct fixture *f = open_screen(24, 80);

	(void)state;
	ui_feed(f->ui, "F1");
	assert_shows(f, "What can be done here");
	ui_type(f->ui, "client");
	assert_shows(f, "To the client");
	assert_hides(f, "To the queue");
	ui_feed(f->ui, "Up Up End Home");
	ui_feed(f->ui, "Backspace Backspace Backspace Backspace Backspace Backspace to Space client Enter");
	assert_shows(f, "╔═ 2 ");
	ui_feed(f->ui, "? xyzzy");
	assert_shows(f, "Nothing has these words.");
	ui_feed(f->ui, "Enter Esc : q");
	assert_shows(f, "All commands");
	ui_feed(f->ui, "Esc ? previous Space field Enter");
	assert_shows(f, "\"Previous field\" cannot be done here.");
	close_screen(f);
}

static void answered(struct ui *ui, void *from, int button)
{
	struct fixture *f = from;

	(void)ui;
	f->answered = button;
}

static void typed(struct ui *ui, void *from, const char *text)
{
	struct fixture *f = from;

	(void)ui;
	snprintf(f->typed, sizeof f->typed, "%s", text ? text : "(none)");
}

static void question_waits_for_a_fresh_enter(void **state)
{
	struct fixture *f = open_screen(24, 80);
	struct dialog_ask ask = {
		.title = "Stop", .text = "Is that so?", .buttons = { "Back", "Stop" }, .done = answered, .from = f
	};

	(void)state;
	dialog_ask(f->ui, &ask);
	ui_feed(f->ui, "hold:Enter hold:Enter hold:Enter");
	assert_int_equal(f->answered, -9);
	ui_feed(f->ui, "Enter");
	assert_int_equal(f->answered, 0);
	dialog_ask(f->ui, &ask);
	ui_feed(f->ui, "Right Enter");
	assert_int_equal(f->answered, 1);
	dialog_ask(f->ui, &ask);
	ui_feed(f->ui, "x Esc");
	assert_int_equal(f->answered, 0);
	assert_hides(f, "Is that so?");
	close_screen(f);
}

static void choices_are_found_by_letter_and_number(void **state)
{
	static const char *const lines[] = { "De Oever", "De Opstap", "Élan", "Door & Ver" };
	struct fixture *f = open_screen(24, 80);
	struct dialog_choose ask = { .title = "Care", .lines = lines, .count = 4, .done = answered, .from = f };

	(void)state;
	dialog_choose(f->ui, &ask);
	ui_feed(f->ui, "e");
	assert_shows(f, ">Élan");
	ui_feed(f->ui, "Enter");
	assert_int_equal(f->answered, 2);
	ask.numbered = true;
	dialog_choose(f->ui, &ask);
	ui_feed(f->ui, "4 Enter");
	assert_int_equal(f->answered, 3);
	dialog_choose(f->ui, &ask);
	ui_feed(f->ui, "9 Esc");
	assert_int_equal(f->answered, -1);
	close_screen(f);
}

static bool refuse_x(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	return strchr(text, 'x') ? fail(err, E_INPUT, "No x.") : true;
}

static void text_is_typed_pasted_and_checked(void **state)
{
	struct fixture *f = open_screen(24, 80);
	struct dialog_input ask = {
		.title = "Name", .value = "Zo", .max = 12, .check = refuse_x, .done = typed, .from = f
	};

	(void)state;
	dialog_input(f->ui, &ask);
	ui_type(f->ui, "e\xCC\x88"); /* e and a diaeresis join */
	ui_feed(f->ui, "q x Enter");
	assert_shows(f, "No x.");
	ui_feed(f->ui, "Backspace Backspace Home");
	ui_paste(f->ui, "a\nb ");
	ui_feed(f->ui, "Enter");
	assert_string_equal(f->typed, "a b Zoë");
	dialog_input(f->ui, &ask);
	ui_feed(f->ui, "Esc");
	assert_string_equal(f->typed, "(none)");
	close_screen(f);
}

static void read_aloud_has_no_frames(void **state)
{
	struct fixture *f = open_screen(24, 80);
	struct tui_options options = { .read_aloud = true };

	(void)state;
	ui_close(&f->ui);
	f->ui = ui_open_headless_with(&f->app, 24, 80, &options);
	ui_feed(f->ui, "2 x");
	for (size_t i = 0; i < 4; i++)
		assert_hides(f, ((const char *const[]){ "─", "═", "│", "║" })[i]);
	assert_shows(f, "2 Client");
	assert_string_equal(row(f, 23), " That key does nothing here. ? shows what can be done.");
	ui_feed(f->ui, "?");
	assert_hides(f, "│");
	assert_shows(f, "What can be done here");
	close_screen(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(panels_lie_as_drawn),
		cmocka_unit_test(bottom_line_fits_every_width),
		cmocka_unit_test(focus_goes_round),
		cmocka_unit_test(small_screen_has_tabs),
		cmocka_unit_test(too_small_says_so_and_nothing_else),
		cmocka_unit_test(unknown_key_says_so_until_the_next),
		cmocka_unit_test(menus_open_and_run),
		cmocka_unit_test(help_is_searched_and_run),
		cmocka_unit_test(question_waits_for_a_fresh_enter),
		cmocka_unit_test(choices_are_found_by_letter_and_number),
		cmocka_unit_test(text_is_typed_pasted_and_checked),
		cmocka_unit_test(read_aloud_has_no_frames),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
