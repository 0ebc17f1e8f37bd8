/*
 * The screens on a terminal: signals, sizes, pastes, mouse, poor terminals and dead ones. The program under test is this
 * one, started again with "screens": it shows the screens of an app without a file.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#undef fail /* ours is in base/error.h */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/term.h"
#include "base/place.h"
#include "tui/dialog.h"
#include "tui/tui.h"

enum { LIMIT = 10000, SECOND_US = 1000000 };

static int show_screens(void)
{
	struct app app = { 0 };
	struct codebook codebook = { 0 };
	struct error err;
	struct arena *arena;
	int status;

	arena_open(&arena);
	language_open(arena);
	if (!app_start(&app, &err))
		return 9;
	app.codebook = &codebook;
	status = tui_main(&app, &(struct tui_options){ .color_never = getenv("COLOR_NEVER") != NULL });
	app_close(&app);
	arena_close(&arena);
	return status;
}

static struct term *open_as(int rows, int cols, const char *name, const char *setting)
{
	static const char *argv[] = { "/proc/self/exe", "screens", NULL };
	const char *env[] = { "TAFEL_LANG=en", setting, NULL };
	char self[512];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	struct term *t;

	assert_true(n > 0);
	self[n] = '\0';
	argv[0] = self;
	assert_true(term_open(
		&t, &(struct term_options){ .rows = rows, .cols = cols, .argv = argv, .env = env, .term = name }));
	return t;
}

static struct term *open_screens(int rows, int cols)
{
	struct term *t = open_as(rows, cols, NULL, NULL);

	assert_true(term_wait_text(t, "1 Queue", LIMIT));
	assert_true(term_wait_quiet(t, LIMIT));
	return t;
}

static void press(struct term *t, const char *keys)
{
	assert_true(term_keys(t, keys));
	assert_true(term_wait_quiet(t, LIMIT));
}

static void assert_wiped(struct term *t)
{
	assert_false(term_find(t, "Queue", NULL, NULL));
	assert_false(term_find(t, "Meeting", NULL, NULL));
}

static void person_stops(void **state)
{
	struct term *t = open_screens(24, 80);

	(void)state;
	assert_false(term_cooked(t));
	press(t, "Tab x");
	assert_true(term_find(t, "That key does nothing here.", NULL, NULL));
	assert_true(term_keys(t, "\x11") && term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 0);
	assert_false(term_altscreen(t));
	assert_wiped(t);
	assert_true(term_cooked(t));
	term_close(&t);
}

static void ctrl_keys_are_no_signals(void **state)
{
	struct term *t = open_screens(24, 80);

	(void)state;
	press(t, "C-c C-z C-\\ C-s");
	assert_true(term_find(t, "Everything is saved already.", NULL, NULL));
	press(t, "Esc Esc");
	assert_false(term_ended(t, NULL));
	assert_true(term_keys(t, "C-q") && term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 0);
	term_close(&t);
}

static void cursor_stands_on_the_focus(void **state)
{
	struct term *t = open_screens(24, 80);
	int row, col;

	(void)state;
	press(t, "3");
	assert_true(term_cursor(t, &row, &col));
	assert_true(row >= 13 && col >= 33);
	press(t, "m");
	assert_true(term_cursor(t, &row, &col));
	assert_int_equal(row, 3);
	term_close(&t);
}

static void signals_end_it_within_a_second(void **state)
{
	static const int list[] = { SIGTERM, SIGHUP, SIGINT };

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		struct term *t = open_screens(24, 80);
		int64_t start = term_now();

		assert_true(term_signal(t, list[i]));
		assert_true(term_wait_exit(t, LIMIT));
		assert_true(term_now() - start < SECOND_US);
		assert_int_equal(term_exit_status(t), 0);
		assert_wiped(t);
		assert_false(term_altscreen(t));
		assert_true(term_cooked(t));
		term_close(&t);
	}
}

static void abort_gives_the_terminal_back(void **state)
{
	struct term *t = open_screens(24, 80);

	(void)state;
	assert_true(term_signal(t, SIGABRT));
	assert_true(term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 128 + SIGABRT);
	assert_wiped(t);
	assert_false(term_altscreen(t));
	assert_true(term_cooked(t));
	term_close(&t);
}

static void dead_terminal_ends_it(void **state)
{
	struct term *t = open_screens(24, 80);
	int64_t start = term_now();

	(void)state;
	term_hangup(t);
	assert_true(term_wait_exit(t, LIMIT));
	assert_true(term_now() - start < SECOND_US);
	assert_true(term_usage(t).ru_utime.tv_sec == 0);
	term_close(&t);
}

static void it_sleeps_between_keys(void **state)
{
	struct term *t = open_screens(24, 80);

	(void)state;
	press(t, "j");
	term_mark(t);
	press(t, "Esc"); /* only the hint changes */
	assert_true(term_received(t) > 0);
	assert_true(term_received(t) < 200);
	term_close(&t);
}

static void stopped_and_continued(void **state)
{
	struct term *t = open_screens(24, 80);

	(void)state;
	assert_true(term_signal(t, SIGTSTP));
	assert_true(term_wait_gone(t, "1 Queue", LIMIT));
	assert_true(term_wait_stopped(t, LIMIT));
	assert_true(term_signal(t, SIGCONT));
	assert_true(term_wait_text(t, "1 Queue", LIMIT));
	press(t, "2");
	assert_true(term_find(t, "╔═ 2 Client", NULL, NULL));
	term_close(&t);
}

static void every_size_is_survived(void **state)
{
	static const struct {
		int rows, cols;
	} sizes[] = { { 40, 120 }, { 1, 1 }, { 0, 0 }, { 999, 999 }, { 16, 60 }, { 15, 60 }, { 2, 200 }, { 200, 2 },
		{ 24, 80 } };
	struct term *t = open_screens(24, 80);

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		assert_true(term_resize(t, sizes[i].rows, sizes[i].cols));
		press(t, "F1 Esc Tab");
		assert_false(term_ended(t, NULL));
	}
	assert_true(term_wait_text(t, "1 Queue", LIMIT));
	for (int i = 0; i < 300; i++)
		assert_true(term_resize(t, 1 + i * 37 % 60, 1 + i * 53 % 200));
	assert_true(term_resize(t, 10, 40));
	assert_true(term_wait_text(t, "Window too small (40x10).", LIMIT));
	assert_true(term_wait_quiet(t, LIMIT));
	assert_string_equal(
		term_screen(t), "Window too small (40x10). Make it larger\nor press Ctrl+minus.\n\n\n\n\n\n\n\n\n");
	term_close(&t);
}

static void paste_is_one_event(void **state)
{
	struct term *t = open_screens(24, 80);

	(void)state;
	assert_true(term_paste(t, "q\x11 b F8")); /* a list ignores it */
	assert_true(term_wait_quiet(t, LIMIT));
	assert_false(term_ended(t, NULL));
	press(t, "F1");
	assert_true(term_paste(t, "to the\nclient"));
	assert_true(term_wait_text(t, "[to the client", LIMIT));
	press(t, "Enter");
	assert_true(term_wait_text(t, "╔═ 2 Client", LIMIT));
	term_close(&t);
}

static void accents_are_typed(void **state)
{
	struct term *t = open_screens(24, 80);

	(void)state;
	press(t, "F1");
	assert_true(term_type(t, "e\xCC\x81\xC5\x9E"));
	assert_true(term_wait_text(t, "[\xC3\xA9\xC5\x9E", LIMIT));
	press(t, "Backspace Backspace");
	assert_true(term_wait_text(t, "[____", LIMIT));
	/* broken and split characters */
	assert_true(term_send(t, "\xC3", 1) && term_wait_quiet(t, LIMIT));
	assert_true(term_send(t, "\xAB", 1) && term_wait_text(t, "[\xC3\xAB", LIMIT));
	assert_true(term_send(t, "\xFF\xC3z", 3) && term_wait_text(t, "[\xC3\xABz", LIMIT));
	term_close(&t);
}

static void unknown_sequences_are_no_text(void **state)
{
	struct term *t = open_screens(24, 80);

	(void)state;
	press(t, "F1");
	assert_true(term_send(t, "\033[1;3B\033[99;99~\033Oz", 17) && term_wait_quiet(t, LIMIT));
	assert_true(term_find(t, "[_____", NULL, NULL));
	assert_true(term_send(t, "\033x", 2) && term_wait_quiet(t, LIMIT));
	assert_true(term_find(t, "[_____", NULL, NULL));
	term_close(&t);
}

static void keys_of_other_terminals_are_known(void **state)
{
	static const char *const f1[] = { "\033[11~", "\033[[A", "\033OP" };
	struct term *t = open_screens(24, 80);

	(void)state;
	for (size_t i = 0; i < sizeof f1 / sizeof *f1; i++) {
		assert_true(term_send(t, f1[i], strlen(f1[i])) && term_wait_text(t, "What can be done here", LIMIT));
		assert_true(term_key(t, "Esc") && term_wait_gone(t, "What can be done here", LIMIT));
	}
	term_close(&t);
}

static void mouse_clicks(void **state)
{
	struct term *t = open_screens(24, 80);

	(void)state;
	assert_true(term_click(t, 1, 15, 40) && term_wait_text(t, "╔═ 3", LIMIT));
	assert_true(term_click(t, 1, 1, 2) && term_wait_text(t, ">Agenda and talks", LIMIT));
	assert_true(term_click(t, 1, 20, 70) && term_wait_gone(t, ">Agenda and talks", LIMIT));
	assert_true(term_click(t, 1, 23, 2) && term_wait_text(t, "What can be done here", LIMIT));
	assert_true(term_click(t, 5, 10, 20) && term_wait_quiet(t, LIMIT));
	assert_true(term_click(t, 3, 10, 20) && term_wait_quiet(t, LIMIT));
	assert_false(term_ended(t, NULL));
	term_close(&t);
}

static void poor_terminals_do(void **state)
{
	static const char *const names[] = { "vt100", "linux", "xterm", "screen", "rxvt", "ansi", "tmux-256color",
		"vt220" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct term *t = open_as(24, 80, names[i], NULL);

		if (term_wait_text(t, "1 Queue", 3000)) {
			press(t, "2");
			assert_true(term_find(t, "2 Client", NULL, NULL));
			press(t, "x");
			assert_true(term_find(t, "F10 Menu", NULL, NULL));
			assert_true(term_keys(t, "\x11"));
			assert_true(term_wait_exit(t, LIMIT));
			assert_wiped(t);
		} else {
			/* A system without that description. */
			assert_true(term_ended(t, NULL));
			assert_int_equal(term_exit_status(t), 2);
		}
		term_close(&t);
	}
}

static void dumb_terminal_is_refused(void **state)
{
	static const char *const names[] = { "dumb", "no-such-terminal" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct term *t = open_as(24, 80, names[i], NULL);

		assert_true(term_wait_exit(t, LIMIT));
		assert_int_equal(term_exit_status(t), 2);
		assert_true(term_find(t, "This terminal cannot place the cursor.", NULL, NULL));
		assert_true(term_cooked(t));
		term_close(&t);
	}
}

static bool any_color(struct term *t)
{
	struct term_cell cell;

	for (int row = 0; row < 24; row++)
		for (int col = 0; col < 80; col++)
			if (term_cell(t, row, col, &cell) &&
				(cell.fg != TERM_DEFAULT_COLOR || cell.bg != TERM_DEFAULT_COLOR))
				return true;
	return false;
}

static void colour_can_be_left_out(void **state)
{
	static const char *const settings[] = { "NO_COLOR=1", "COLOR_NEVER=1" };
	struct term *t = open_screens(24, 80);

	(void)state;
	assert_true(any_color(t));
	term_close(&t);
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
		t = open_as(24, 80, NULL, settings[i]);
		assert_true(term_wait_text(t, "1 Queue", LIMIT) && term_wait_quiet(t, LIMIT));
		assert_false(any_color(t));
		term_close(&t);
	}
}

static void colour_never_shows_focus_alone(void **state)
{
	struct term *t = open_as(24, 80, "vt100", NULL);

	(void)state;
	assert_true(term_wait_text(t, "╔═ 1 Queue", LIMIT));
	term_close(&t);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(person_stops),
		cmocka_unit_test(ctrl_keys_are_no_signals),
		cmocka_unit_test(cursor_stands_on_the_focus),
		cmocka_unit_test(signals_end_it_within_a_second),
		cmocka_unit_test(abort_gives_the_terminal_back),
		cmocka_unit_test(dead_terminal_ends_it),
		cmocka_unit_test(it_sleeps_between_keys),
		cmocka_unit_test(stopped_and_continued),
		cmocka_unit_test(every_size_is_survived),
		cmocka_unit_test(paste_is_one_event),
		cmocka_unit_test(accents_are_typed),
		cmocka_unit_test(unknown_sequences_are_no_text),
		cmocka_unit_test(keys_of_other_terminals_are_known),
		cmocka_unit_test(mouse_clicks),
		cmocka_unit_test(poor_terminals_do),
		cmocka_unit_test(dumb_terminal_is_refused),
		cmocka_unit_test(colour_can_be_left_out),
		cmocka_unit_test(colour_never_shows_focus_alone),
	};

	if (argc > 1 && !strcmp(argv[1], "screens"))
		return show_screens();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
