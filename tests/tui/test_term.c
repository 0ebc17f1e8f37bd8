/* The terminal harness itself, with small programs that every system has. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../lib/term.h"

#define LIMIT 10000 /* ms; only a failing test waits so long */

static struct term *open_sh(const char *script, int rows, int cols)
{
	const char *argv[] = { "sh", "-c", script, NULL };
	const char *env[] = { "GREETING=hallo", "HOME", NULL };
	struct term *t;

	assert_true(term_open(&t, &(struct term_options){ .rows = rows, .cols = cols, .argv = argv, .env = env }));
	return t;
}

static void test_text_and_exit(void **state)
{
	struct term *t = open_sh("printf 'een\\ntwee  '; echo \"$GREETING ${HOME-none} $TERM\"; exit 7", 4, 40);
	int row, col;

	(void)state;
	assert_true(term_wait_text(t, "hallo none xterm-256color", LIMIT));
	assert_true(term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 7);
	assert_string_equal(term_row(t, 0), "een");
	assert_string_equal(term_screen(t), "een\ntwee  hallo none xterm-256color\n\n\n");
	assert_true(term_find(t, "hallo", &row, &col));
	assert_int_equal(row, 1);
	assert_int_equal(col, 6);
	assert_true(term_usage(t).ru_maxrss > 0);
	term_close(&t);
	assert_null(t);
}

static void test_wide_and_combining(void **state)
{
	struct term *t = open_sh("printf '\\345\\256\\266x e\\314\\201 \\305\\236evval'; read _", 2, 20);
	struct term_cell cell;
	int col;

	(void)state;
	assert_true(term_wait_quiet(t, LIMIT));
	assert_string_equal(term_row(t, 0), "家x e\xcc\x81 Şevval");
	assert_true(term_cell(t, 0, 0, &cell));
	assert_int_equal(cell.width, 2);
	assert_true(term_cell(t, 0, 1, &cell));
	assert_int_equal(cell.width, 0);
	assert_string_equal(cell.text, "");
	assert_true(term_cell(t, 0, 4, &cell));
	assert_string_equal(cell.text, "e\xcc\x81");
	assert_true(term_find(t, "Şevval", NULL, &col));
	assert_int_equal(col, 6);
	assert_false(term_cell(t, 2, 0, &cell));
	term_close(&t);
}

static void test_attributes_and_cursor(void **state)
{
	struct term *t = open_sh("printf '\\033[1;7;31;44mA\\033[0mB\\033[3;5H\\033[?25l'; read _", 5, 20);
	struct term_cell cell;
	int row, col;

	(void)state;
	assert_true(term_wait_quiet(t, LIMIT));
	assert_true(term_cell(t, 0, 0, &cell));
	assert_true(cell.bold && cell.reverse);
	assert_int_equal(cell.fg, 1);
	assert_int_equal(cell.bg, 4);
	assert_true(term_cell(t, 0, 1, &cell));
	assert_false(cell.bold || cell.reverse);
	assert_int_equal(cell.fg, TERM_DEFAULT_COLOR);
	assert_int_equal(cell.bg, TERM_DEFAULT_COLOR);
	assert_false(term_cursor(t, &row, &col));
	assert_int_equal(row, 2);
	assert_int_equal(col, 4);
	term_close(&t);
}

/* What `od` prints for the bytes that a program in raw mode gets for some keys. */
static void assert_keys(const char *modes, const char *keys, int count, const char *expected)
{
	char script[256];
	struct term *t;

	snprintf(script, sizeof(script),
		"stty raw -echo; printf '%s'; echo go; dd bs=1 count=%d 2>/dev/null | od -An -c | tr -s ' \\n' '  '; echo end",
		modes, count);
	t = open_sh(script, 5, 100);
	assert_true(term_wait_text(t, "go", LIMIT) && term_wait_quiet(t, LIMIT));
	assert_true(term_keys(t, keys));
	assert_true(term_wait_exit(t, LIMIT));
	assert_true(term_wait_text(t, expected, LIMIT));
	term_close(&t);
}

static void test_keys(void **state)
{
	(void)state;
	assert_keys("", "Down S-Tab F1 F8", 14, "033 [ B 033 [ Z 033 O P 033 [ 1 9 ~");
	assert_keys("\\033[?1h", "Down Home End PgDn", 13, "033 O B 033 O H 033 O F 033 [ 6 ~");
	assert_keys("", "C-s C-i C-m M-x Enter Esc Space a S-a Backspace", 11, "023 \\t \\r 033 x \\r 033 a A 177");
	assert_keys("", "\xc5\x9e", 2, "305 236");
	assert_keys("", "F13 C-Right", 12, "033 [ 1 ; 2 P 033 [ 1 ; 5 C");
}

static void test_unknown_key(void **state)
{
	struct term *t = open_sh("read _", 2, 20);

	(void)state;
	assert_false(term_key(t, "F0"));
	assert_false(term_key(t, "Nowhere"));
	assert_false(term_key(t, ""));
	term_close(&t);
}

static void test_mouse_and_paste(void **state)
{
	static const char script[] =
		"stty raw -echo; printf '\\033[?%sgo'; dd bs=1 count=%d 2>/dev/null | od -An -c | tr -s ' \\n' '  '; echo end";
	char text[256];
	struct term *t;

	(void)state;
	snprintf(text, sizeof(text), script, "1000;1006h", 20);
	t = open_sh(text, 5, 100);
	assert_true(term_wait_text(t, "go", LIMIT) && term_wait_quiet(t, LIMIT));
	assert_true(term_click(t, 1, 3, 12));
	assert_true(term_wait_text(t, "033 [ < 0 ; 1 3 ; 4 M 033 [ < 0 ; 1 3 ; 4 m", LIMIT));
	term_close(&t);

	snprintf(text, sizeof(text), script, "2004h", 16);
	t = open_sh(text, 5, 100);
	assert_true(term_wait_text(t, "go", LIMIT) && term_wait_quiet(t, LIMIT));
	assert_true(term_paste(t, "a\rbc"));
	assert_true(term_wait_text(t, "033 [ 2 0 0 ~ a \\r b c 033 [ 2 0 1 ~", LIMIT));
	term_close(&t);
}

/* Quiet is a state of the program: it comes after a pause of the program, and after what it writes then. */
static void test_quiet_is_no_pause(void **state)
{
	struct term *t = open_sh(
		"read a; echo first; sleep 0.3; echo second; (sleep 0.2; echo third); read _; echo fourth; read _", 8,
		30);

	(void)state;
	assert_true(term_wait_quiet(t, LIMIT));
	term_mark(t);
	assert_int_equal(term_received(t), 0);
	assert_true(term_type(t, "x\n") && term_wait_quiet(t, LIMIT));
	assert_true(term_find(t, "third", NULL, NULL));
	assert_false(term_find(t, "fourth", NULL, NULL));
	assert_true(term_received(t) > strlen("first"));
	assert_true(term_type(t, "\n") && term_wait_text(t, "fourth", LIMIT));
	term_close(&t);
}

/* The answer to a key is complete when the wait ends, a thousand times in a row. */
static void test_quiet_is_complete(void **state)
{
	struct term *t = open_sh(
		"stty -echo; while read a; do i=0; while [ $i -lt 20 ]; do printf '%s\\n' \"$a$i\"; i=$((i + 1)); done; printf 'end%s\\033[H' \"$a\"; done",
		24, 30);
	char line[32], end[40];
	int64_t before;

	(void)state;
	assert_true(term_wait_quiet(t, LIMIT));
	for (int i = 0; i < 1000; i++) {
		snprintf(line, sizeof(line), "<%d>\n", i);
		snprintf(end, sizeof(end), "end<%d>", i);
		before = term_now();
		assert_true(term_type(t, line) && term_wait_quiet(t, LIMIT));
		assert_true(term_find(t, end, NULL, NULL));
		assert_true(term_last_byte(t) >= before && term_last_byte(t) <= term_now());
	}
	term_close(&t);
}

/* A count that follows late does not make the rows late. */
static void test_settled(void **state)
{
	struct term *t = open_sh("read _; echo rows; echo rows; sleep 0.2; echo count; read _", 8, 30);
	int64_t when = 0, sent;

	(void)state;
	assert_true(term_wait_quiet(t, LIMIT));
	sent = term_now();
	assert_true(term_type(t, "\n") && term_wait_settled(t, 1, LIMIT, &when));
	assert_true(when >= sent && when + 100000 <= term_last_byte(t));
	assert_true(term_find(t, "count", NULL, NULL));
	term_close(&t);
}

static void test_resize(void **state)
{
	struct term *t = open_sh("trap 'stty size' WINCH; stty size; while :; do read _; done", 10, 40);
	int rows, cols;

	(void)state;
	assert_true(term_wait_text(t, "10 40", LIMIT) && term_wait_quiet(t, LIMIT));
	assert_true(term_resize(t, 16, 60));
	assert_true(term_wait_text(t, "16 60", LIMIT));
	term_size(t, &rows, &cols);
	assert_int_equal(rows, 16);
	assert_int_equal(cols, 60);
	assert_true(term_resize(t, 0, 0) && term_resize(t, 999, 999));
	assert_true(term_wait_text(t, "999 999", LIMIT));
	term_close(&t);
}

static void test_signal_and_hangup(void **state)
{
	struct term *t = open_sh("read _", 4, 40);

	(void)state;
	assert_true(term_wait_quiet(t, LIMIT));
	assert_int_equal(term_exit_status(t), -1);
	assert_true(term_signal(t, SIGTERM) && term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 128 + SIGTERM);
	term_close(&t);

	t = open_sh("read _", 4, 40);
	assert_true(term_wait_quiet(t, LIMIT));
	term_hangup(t);
	assert_true(term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 128 + SIGHUP);
	term_close(&t);
}

static void test_modes_of_the_line(void **state)
{
	struct term *t = open_sh(
		"printf '\\033[?1049h'; stty raw -echo; read _; stty sane; printf '\\033[?1049l'; read _", 4, 40);

	(void)state;
	assert_true(term_wait_quiet(t, LIMIT));
	assert_false(term_cooked(t));
	assert_true(term_altscreen(t));
	assert_true(term_type(t, "\n") && term_wait_quiet(t, LIMIT));
	assert_true(term_cooked(t));
	assert_false(term_altscreen(t));
	term_close(&t);
}

static void test_no_such_program(void **state)
{
	const char *argv[] = { "./no-such-program", NULL };
	struct term *t;

	(void)state;
	assert_true(term_open(&t, &(struct term_options){ .argv = argv }));
	assert_true(term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 127);
	assert_true(term_find(t, "./no-such-program", NULL, NULL));
	term_close(&t);
}

static void test_wait_fails(void **state)
{
	struct term *t = open_sh("echo here; read _; exit 0", 3, 20);

	(void)state;
	assert_true(term_wait_text(t, "here", LIMIT));
	assert_false(term_wait_text(t, "elsewhere", 20));
	assert_false(term_wait_gone(t, "here", 20));
	assert_false(term_wait_exit(t, 20));
	term_close(&t);

	t = open_sh("sleep 30", 3, 20);
	assert_false(term_wait_quiet(t, 50));
	term_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_and_exit),
		cmocka_unit_test(test_wide_and_combining),
		cmocka_unit_test(test_attributes_and_cursor),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_unknown_key),
		cmocka_unit_test(test_mouse_and_paste),
		cmocka_unit_test(test_quiet_is_no_pause),
		cmocka_unit_test(test_quiet_is_complete),
		cmocka_unit_test(test_settled),
		cmocka_unit_test(test_resize),
		cmocka_unit_test(test_signal_and_hangup),
		cmocka_unit_test(test_modes_of_the_line),
		cmocka_unit_test(test_no_such_program),
		cmocka_unit_test(test_wait_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
