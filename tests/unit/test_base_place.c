/* Where things are, and in which language they are said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/place.h"

/* After our headers: cmocka has a macro fail(), which (fail)(…) goes round. */
#include <cmocka.h>

static int open_arena(void **state)
{
	struct arena *arena;

	arena_open(&arena);
	*state = arena;
	return 0;
}

static int close_arena(void **state)
{
	struct arena *arena = *state;

	arena_close(&arena);
	return 0;
}

static void set(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void the_file_that_opens_by_itself(void **state)
{
	static const struct {
		const char *file, *data_home, *path;
	} rows[] = {
		{ "here.db", "/data", "here.db" },
		{ NULL, "/data", "/data/tafel/tafel.db" },
		{ "", "/data", "/data/tafel/tafel.db" },
		{ NULL, NULL, "/home/kees/.local/share/tafel/tafel.db" },
		{ NULL, "", "/home/kees/.local/share/tafel/tafel.db" },
		{ NULL, "relative", "/home/kees/.local/share/tafel/tafel.db" },
	};

	set("HOME", "/home/kees");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		set("TAFEL_FILE", rows[i].file);
		set("XDG_DATA_HOME", rows[i].data_home);
		assert_string_equal(place_default_file(*state), rows[i].path);
	}
}

static void drafts_lie_in_the_state_folder(void **state)
{
	set("HOME", "/home/kees");
	set("XDG_STATE_HOME", NULL);
	assert_string_equal(place_state(*state), "/home/kees/.local/state/tafel");
	set("XDG_STATE_HOME", "/state");
	assert_string_equal(place_state(*state), "/state/tafel");
}

static void the_program_finds_its_data(void **state)
{
	const char *folder = place_data(*state, "");

	assert_string_equal(place_data(*state, "rules/x.json"), arena_print(*state, "%s/rules/x.json", folder));
	assert_true(folder[0] == '/' && folder[strlen(folder) - 1] != '/');
	assert_true(place_locale(*state)[0] == '/');
}

static void text_is_utf8_in_any_environment(void **state)
{
	static const char *const locales[] = { "C", "POSIX", "", "nowhere", "C.UTF-8", "nl_NL.ISO-8859-1" };

	for (size_t i = 0; i < ARRAY_LEN(locales); i++) {
		set("LC_ALL", locales[i]);
		language_open(*state);
		assert_string_equal(nl_langinfo(CODESET), "UTF-8");
		assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
		/* gettext is silent in the C locale. */
		assert_string_not_equal(setlocale(LC_MESSAGES, NULL), "C");
	}
}

static void the_screen_speaks_dutch_unless_told(void **state)
{
	static const struct {
		const char *wanted, *language, *environment;
	} rows[] = {
		{ NULL, "nl", "nl" },
		{ "", "nl", "nl" },
		{ "nl", "nl", "nl" },
		{ "en", "en", "en" },
		{ "fr", "en", "fr" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		set("TAFEL_LANG", rows[i].wanted);
		set("LANGUAGE", "de");
		assert_string_equal(language_open(*state), rows[i].language);
		assert_string_equal(getenv("LANGUAGE"), rows[i].environment);
		assert_string_equal(textdomain(NULL), "tafel");
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)
	const struct CMUnitTest tests[] = {
		TEST(the_file_that_opens_by_itself),
		TEST(drafts_lie_in_the_state_folder),
		TEST(the_program_finds_its_data),
		TEST(text_is_utf8_in_any_environment),
		TEST(the_screen_speaks_dutch_unless_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
