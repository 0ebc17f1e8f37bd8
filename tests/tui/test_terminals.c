/* Terminals of every kind, and none; with colours and without; in a C locale. The program starts or says why not. */
#include "term.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

enum { LIMIT = 20000 };

static int setup(void **state)
{
	(void)state;
	setenv("TAFEL", "build/tafel", 0);
	setenv("TAFEL_LANG", "en", 1);
	setenv("TAFEL_NOW", "2026-11-19T13:42:00+01:00", 1);
	return system("rm -f a.db*; \"$TAFEL\" demo a.db --applications 150 >/dev/null 2>&1");
}

/* Runs `script` in a shell on a terminal. */
static struct term *open_script(const char *term, const char *const *env, const char *script)
{
	const char *argv[] = { "sh", "-c", script, NULL };
	struct term *t;

	assert_true(term_open(&t, &(struct term_options){ .argv = argv, .env = env, .term = term }));
	return t;
}

/* The program itself, so that the harness sees when it rests. */
static struct term *open_screens(const char *term, const char *const *env, const char *options)
{
	/* ncurses loads the mouse library of the Linux console, which keeps the name of the terminal when unloaded. */
	static const char *const no_leaks[] = { "ASAN_OPTIONS=detect_leaks=0", NULL };
	char script[200];

	if (!env && term && !strcmp(term, "linux"))
		env = no_leaks;
	snprintf(script, sizeof script, "exec \"$TAFEL\" -f a.db %s", options);
	return open_script(term, env, script);
}

/* Does the program set a colour: ESC [ … 30 to 37 or 40 to 47, 90 and up … m? */
static bool has_color(struct term *t)
{
	size_t length;
	const char *bytes = term_bytes(t, &length);

	for (const char *at = bytes; (at = memchr(at, '\033', (size_t)(bytes + length - at))); at++) {
		const char *end = at + 1;

		if (*end != '[')
			continue;
		for (end++; (*end >= '0' && *end <= '9') || *end == ';'; end++)
			if ((end[-1] == '[' || end[-1] == ';') && (*end == '3' || *end == '4') && end[1] >= '0' &&
				end[1] <= '9')
				if (end[strspn(end, "0123456789;")] == 'm')
					return true;
	}
	return false;
}

static void works(struct term *t)
{
	assert_true(term_wait_text(t, "Mehmet", LIMIT));
	assert_true(term_wait_quiet(t, LIMIT));
	assert_true(term_keys(t, "j j k"));
	assert_true(term_wait_quiet(t, LIMIT));
	assert_true(term_keys(t, "?"));
	assert_true(term_wait_text(t, "Enter does", LIMIT) || term_wait_text(t, "Help", LIMIT));
	assert_true(term_keys(t, "Esc C-q"));
	assert_true(term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 0);
	assert_true(term_cooked(t));
	assert_false(term_find(t, "Mehmet", NULL, NULL));
	term_close(&t);
}

static void it_works_on_terminals_that_place_a_cursor(void **state)
{
	static const char *const terms[] = { "xterm", "xterm-256color", "vt100", "vt220", "linux", "screen",
		"screen-256color", "tmux", "tmux-256color", "rxvt", "ansi" };

	(void)state;
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		char command[80];

		snprintf(command, sizeof command, "infocmp %s >/dev/null 2>&1", terms[i]);
		if (system(command) != 0) {
			printf("no description of %s here\n", terms[i]);
			continue;
		}
		printf("%s\n", terms[i]);
		works(open_screens(terms[i], NULL, ""));
	}
}

/* The sentence and the exit status, and the line as it was. */
static void refused(const char *script)
{
	char whole[300];
	struct term *t;

	snprintf(whole, sizeof whole, "%s \"$TAFEL\" -f a.db; echo \"status $?\"", script);
	t = open_script("xterm", NULL, whole);
	assert_true(term_wait_exit(t, LIMIT));
	if (!term_find(t, "tafel:", NULL, NULL) || !term_find(t, "tafel list", NULL, NULL) ||
		!term_find(t, "status 2", NULL, NULL)) {
		term_dump(t, script);
		fail();
	}
	assert_true(term_cooked(t));
	assert_false(term_find(t, "Mehmet", NULL, NULL));
	term_close(&t);
}

static void it_says_why_on_others(void **state)
{
	(void)state;
	refused("TERM=dumb");
	refused("TERM=no-such-terminal");
	refused("TERM=");
	refused("unset TERM;");
	refused("TERM=../../../etc/passwd");
	refused("TERM=hardcopy");
}

static void no_terminal_is_said(void **state)
{
	(void)state;
	assert_int_equal(WEXITSTATUS(system("\"$TAFEL\" -f a.db </dev/null >out 2>err")), 2);
	assert_int_equal(system("grep -q '^tafel: .*tafel list' err && ! test -s out"), 0);
}

static void colours_can_be_left_out(void **state)
{
	static const char *const no_color[] = { "NO_COLOR=1", NULL };
	struct term *t = open_screens("xterm-256color", NULL, "");

	(void)state;
	assert_true(term_wait_text(t, "Mehmet", LIMIT) && term_wait_quiet(t, LIMIT));
	assert_true(has_color(t));
	works(t);
	t = open_screens("xterm-256color", NULL, "--color=never");
	assert_true(term_wait_text(t, "Mehmet", LIMIT) && term_wait_quiet(t, LIMIT));
	assert_false(has_color(t));
	works(t);
	t = open_screens("xterm-256color", no_color, "");
	assert_true(term_wait_text(t, "Mehmet", LIMIT) && term_wait_quiet(t, LIMIT));
	assert_false(has_color(t));
	works(t);
	t = open_screens("vt100", NULL, "");
	assert_true(term_wait_text(t, "Mehmet", LIMIT) && term_wait_quiet(t, LIMIT));
	assert_false(has_color(t));
	works(t);
}

/* Text is UTF-8 whatever the environment says, frames too. */
static void a_c_locale_is_no_matter(void **state)
{
	static const char *const envs[][4] = { { "LANG=C", "LC_ALL", NULL }, { "LC_ALL=C", NULL },
		{ "LANG", "LC_ALL", "LC_CTYPE", NULL }, { "LC_ALL=nl_NL.ISO-8859-1", NULL }, { "LC_ALL=xx_YY", NULL } };

	(void)state;
	for (size_t i = 0; i < sizeof envs / sizeof *envs; i++) {
		struct term *t = open_screens(NULL, envs[i], "");

		assert_true(term_wait_text(t, "Mehmet", LIMIT) && term_wait_quiet(t, LIMIT));
		assert_true(term_find(t, "\xe2\x95\x94", NULL, NULL));
		assert_false(term_find(t, "?????", NULL, NULL));
		works(t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(it_works_on_terminals_that_place_a_cursor, setup),
		cmocka_unit_test_setup(it_says_why_on_others, setup),
		cmocka_unit_test_setup(no_terminal_is_said, setup),
		cmocka_unit_test_setup(colours_can_be_left_out, setup),
		cmocka_unit_test_setup(a_c_locale_is_no_matter, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
