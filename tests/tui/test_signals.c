/*
 * What can happen to a program on a terminal: signals, a closed terminal, kill -9, sizes of every kind. It is gone
 * within a second, leaves nothing of clients on the screen, keeps what was typed, and what it called saved is there.
 */
#include "term.h"

#include "base/clock.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { LIMIT = 20000, KILLS = 12, STORM = 400, WITHIN_US = 1000000 };

static const char *program(void)
{
	const char *named = getenv("TAFEL");

	return named ? named : "build/tafel";
}

static bool slow(void)
{
	const char *sanitise = getenv("SANITISE");

	return sanitise && *sanitise;
}

/* Runs a shell command; its exit status. */
static int shell(const char *format, ...) __attribute__((format(printf, 1, 2)));

static int shell(const char *format, ...)
{
	char command[600];
	va_list args;
	int status;

	va_start(args, format);
	vsnprintf(command, sizeof command, format, args);
	va_end(args);
	status = system(command);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static int setup(void **state)
{
	(void)state;
	setenv("TAFEL", program(), 0);
	setenv("TAFEL_LANG", "en", 1);
	setenv("TAFEL_NOW", "2026-11-19T13:42:00+01:00", 1);
	return shell("rm -f a.db*; \"$TAFEL\" demo a.db --applications 150 >/dev/null 2>&1");
}

static struct term *open_with(const char *term, const char *const *env, const char *before)
{
	char command[300];
	const char *argv[] = { "sh", "-c", command, NULL };
	struct term *t;

	snprintf(command, sizeof command, "%s \"$TAFEL\" -f a.db", before);
	assert_true(term_open(&t, &(struct term_options){ .argv = argv, .env = env, .term = term }));
	assert_true(term_wait_text(t, "0042", LIMIT));
	assert_true(term_wait_quiet(t, LIMIT));
	return t;
}

static struct term *open_screens(const char *term)
{
	/* ncurses loads the mouse library of the Linux console, which keeps the name of the terminal when unloaded. */
	static const char *const no_leaks[] = { "ASAN_OPTIONS=detect_leaks=0", NULL };

	return open_with(term, term && !strcmp(term, "linux") ? no_leaks : NULL, "exec");
}

/* Nothing of clients is left, and the line is the shell's again. */
static void assert_clean(struct term *t)
{
	const char *screen = term_screen(t);

	if (strspn(screen, " \n") != strlen(screen)) {
		term_dump(t, "not wiped");
		fail();
	}
	assert_true(term_cooked(t));
	assert_false(term_altscreen(t));
	assert_true(term_cursor(t, NULL, NULL));
}

static void assert_soon(int64_t since)
{
	assert_in_range(term_now() - since, 0, slow() ? 5 * WITHIN_US : WITHIN_US);
}

static void assert_lazy(struct term *t)
{
	struct rusage used = term_usage(t);

	assert_in_range(used.ru_utime.tv_sec * 1000000 + used.ru_utime.tv_usec + used.ru_stime.tv_sec * 1000000 +
			used.ru_stime.tv_usec,
		0, slow() ? 6000000 : 700000);
}

/* ---- signals that end it */

static void a_signal_ends_it_and_wipes(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };
	static const char *const terms[] = { "xterm-256color", "linux" };

	(void)state;
	for (size_t i = 0; i < 8; i++) {
		struct term *t = open_screens(terms[i % 2]);
		int64_t since = term_now();

		assert_true(term_signal(t, signals[i / 2]));
		assert_true(term_wait_exit(t, LIMIT));
		assert_soon(since);
		assert_int_equal(term_exit_status(t), 0);
		assert_clean(t);
		term_close(&t);
		assert_int_not_equal(access("a.db.lock", F_OK), 0);
	}
}

static void a_closed_terminal_ends_it(void **state)
{
	/* The second has no controlling terminal, and so hears of no SIGHUP: it must see the end by itself. */
	static const char *const before[] = { "exec", "exec setsid -w" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct term *t = open_with(NULL, NULL, before[i]);
		int64_t since = term_now();

		term_hangup(t);
		assert_true(term_wait_exit(t, LIMIT));
		assert_soon(since);
		assert_lazy(t);
		term_close(&t);
	}
	assert_int_equal(shell("\"$TAFEL\" -f a.db verify >/dev/null 2>&1"), 0);
}

/* The line is given back after the last byte, which nothing tells of. */
static bool wait_cooked(struct term *t)
{
	static const struct timespec moment = { .tv_nsec = 1000000 };
	int64_t since = term_now();

	while (!term_cooked(t) && term_now() - since < LIMIT * INT64_C(1000))
		nanosleep(&moment, NULL);
	return term_cooked(t);
}

static void a_stopped_program_shows_nothing(void **state)
{
	struct term *t = open_screens(NULL);

	(void)state;
	assert_true(term_signal(t, SIGTSTP));
	assert_true(term_wait_gone(t, "0042", LIMIT));
	assert_true(wait_cooked(t));
	assert_true(term_wait_stopped(t, LIMIT));
	assert_true(term_signal(t, SIGCONT));
	assert_true(term_wait_text(t, "0042", LIMIT));
	assert_true(term_wait_quiet(t, LIMIT));
	assert_false(term_cooked(t));
	assert_true(term_keys(t, "C-q"));
	assert_true(term_wait_exit(t, LIMIT));
	assert_clean(t);
	term_close(&t);
}

/* ---- what was typed */

static void go_to_field(struct term *t, int number)
{
	char where[40];

	assert_true(term_keys(t, "Home 2 F2"));
	assert_true(term_wait_text(t, "field 1 of", LIMIT));
	for (int i = 2; i <= number; i++) {
		assert_true(term_key(t, "Tab"));
		snprintf(where, sizeof where, "field %d of", i);
		assert_true(term_wait_text(t, where, LIMIT));
	}
}

static void end_by_signal(struct term *t, int way)
{
	if (way == 2)
		term_hangup(t);
	else
		assert_true(term_signal(t, way ? SIGHUP : SIGTERM));
}

/* Half a date, then the end, without a quiet moment between. Field 8 is "There since". */
static void half_a_date_survives(void **state)
{
	for (int way = 0; way < 3; way++) {
		struct term *t;
		char half[8], shown[16];

		assert_int_equal(setup(state), 0);
		t = open_screens(NULL);
		snprintf(half, sizeof half, "31-%d", way + 1);
		go_to_field(t, 8);
		assert_true(term_key(t, "End"));
		for (int i = 0; i < 12; i++)
			assert_true(term_key(t, "Backspace"));
		assert_true(term_type(t, half));
		snprintf(shown, sizeof shown, "[%s_", half);
		assert_true(term_wait_text(t, shown, LIMIT));
		assert_true(term_wait_text(t, "not saved", LIMIT));
		end_by_signal(t, way);
		assert_true(term_wait_exit(t, LIMIT));
		term_close(&t);
		t = open_screens(NULL);
		assert_true(term_keys(t, "Home 2 F2"));
		assert_true(term_wait_text(t, shown, LIMIT));
		term_close(&t);
	}
}

/* Typed, left alone until the screen slept for good, killed: a crash costs seconds of typing at most. */
static void a_draft_survives_kill_9(void **state)
{
	struct term *t = open_screens(NULL);

	(void)state;
	go_to_field(t, 2);
	assert_true(term_type(t, "qzqzq"));
	assert_true(term_wait_text(t, "qzqzq", LIMIT));
	assert_true(term_wait_quiet(t, LIMIT));
	assert_int_equal(shell("for i in $(seq 200); do grep -aq qzqzq a.db && exit 0; sleep 0.1; done; exit 1"), 0);
	assert_true(term_signal(t, SIGKILL));
	assert_true(term_wait_exit(t, LIMIT));
	term_close(&t);
	t = open_screens(NULL);
	assert_true(term_keys(t, "Home 2 F2"));
	assert_true(term_wait_text(t, "qzqzq", LIMIT));
	term_close(&t);
}

/* ---- kill -9 */

static void what_it_called_saved_is_there(void **state)
{
	char id[40] = "", text[20];
	const char *at;
	struct term *t;

	(void)state;
	for (int i = 0; i < KILLS; i++) {
		t = open_screens(NULL);
		if (!*id) {
			at = strstr(term_screen(t), "ZK-2026-");
			assert_non_null(at);
			snprintf(id, sizeof id, "%.12s", at);
		}
		go_to_field(t, 6);
		snprintf(text, sizeof text, "k%02d", i);
		assert_true(term_key(t, "End") && term_type(t, text) && term_key(t, "Tab"));
		assert_true(term_wait_text(t, "Saved ", LIMIT));
		kill(term_pid(t), SIGKILL);
		assert_true(term_wait_exit(t, LIMIT));
		term_close(&t);
		assert_int_equal(shell("\"$TAFEL\" -f a.db show %s | grep -q %s", id, text), 0);
	}
	assert_int_equal(shell("\"$TAFEL\" -f a.db verify >/dev/null 2>&1"), 0);
}

static void a_second_program_is_told(void **state)
{
	struct term *t = open_screens(NULL);

	(void)state;
	assert_int_equal(shell("\"$TAFEL\" -f a.db list queue >out 2>err"), 5);
	assert_int_equal(
		shell("grep -q 'a.db is in use by [A-Z].* on .* since 19-11-2026 13:42 (process %d)' err && ! test -s out",
			(int)term_pid(t)),
		0);
	assert_int_equal(shell("\"$TAFEL\" -f a.db set 0042 weight=light 2>err"), 5);
	assert_true(term_signal(t, SIGKILL));
	assert_true(term_wait_exit(t, LIMIT));
	term_close(&t);
	assert_int_equal(shell("\"$TAFEL\" -f a.db list queue >out 2>err"), 0);
}

/* ---- sizes and keys, on the real thing */

static void a_storm_does_no_harm(void **state)
{
	static const char *const keys[] = { "j", "k", "PgDn", "PgUp", "Home", "End", "Tab", "S-Tab", "F1", "F2", "F3",
		"F4", "F5", "F8", "F10", "Esc", "Enter", "Down", "Right", "C-s", "C-z", "C-p", "h", "s", "2", "3" };
	struct term *t = open_screens(NULL);
	struct random dice;

	(void)state;
	random_seed(&dice, 5);
	for (int i = 0; i < STORM; i++) {
		uint64_t way = random_below(&dice, 10);
		int rows = (int)random_below(&dice, way ? 60 : 1000), cols = (int)random_below(&dice, way ? 200 : 1000);

		if (way < 3)
			assert_true(term_resize(t, rows, cols));
		else if (way < 9)
			assert_true(term_key(t, keys[random_below(&dice, sizeof keys / sizeof *keys)]));
		else
			assert_true(term_click(t, 1, (int)random_below(&dice, 24), (int)random_below(&dice, 80)) &&
				term_paste(t, "31-11\n\033[2J"));
		if (term_ended(t, NULL))
			fail_msg("ended at event %d", i);
	}
	assert_true(term_resize(t, 10, 40));
	assert_true(term_wait_text(t, "Window too small (40x10)", LIMIT));
	assert_true(term_resize(t, 16, 60));
	assert_true(term_wait_gone(t, "too small", LIMIT));
	assert_true(term_resize(t, 0, 0) && term_resize(t, 24, 80));
	assert_true(term_wait_quiet(t, LIMIT));
	assert_true(term_signal(t, SIGTERM));
	assert_true(term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 0);
	assert_clean(t);
	term_close(&t);
	assert_int_equal(shell("\"$TAFEL\" -f a.db verify >/dev/null 2>&1"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_signal_ends_it_and_wipes, setup),
		cmocka_unit_test_setup(a_closed_terminal_ends_it, setup),
		cmocka_unit_test_setup(a_stopped_program_shows_nothing, setup),
		cmocka_unit_test_setup(half_a_date_survives, setup),
		cmocka_unit_test_setup(a_draft_survives_kill_9, setup),
		cmocka_unit_test_setup(what_it_called_saved_is_there, setup),
		cmocka_unit_test_setup(a_second_program_is_told, setup),
		cmocka_unit_test_setup(a_storm_does_no_harm, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
