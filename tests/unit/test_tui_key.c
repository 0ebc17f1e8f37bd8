/* Names of keys, and the table of actions. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "tui/action.h"
#include "tui/key.h"

static void names_are_read_and_written(void **state)
{
	static const struct {
		const char *name;
		int key;
	} list[] = {
		{ "F8", K_F8 },
		{ "Esc", K_ESC },
		{ "C-s", K_CTRL | 's' },
		{ "S-Tab", K_SHIFT | K_TAB },
		{ "M-x", K_ALT | 'x' },
		{ "Space", ' ' },
		{ "b", 'b' },
		{ "?", '?' },
		{ "-", '-' },
		{ "C-PgUp", K_CTRL | K_PAGE_UP },
		{ "é", 0xE9 },
		{ "漢", 0x6F22 },
		{ "C--", K_CTRL | '-' },
	};
	char name[KEY_NAME];

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		assert_int_equal(key_parse(list[i].name), list[i].key);
		key_write(list[i].key, name);
		assert_string_equal(name, list[i].name);
	}
	assert_int_equal(key_parse("Hyper"), K_NONE);
	assert_int_equal(key_parse(""), K_NONE);
	assert_int_equal(key_parse("C-"), K_NONE);
	assert_int_equal(key_parse("C-S"), K_CTRL | 's');
}

static void people_read_other_names(void **state)
{
	char name[KEY_NAME * 2];

	(void)state;
	key_format(K_CTRL | 's', name);
	assert_string_equal(name, "Ctrl+S");
	key_format(K_SHIFT | K_TAB, name);
	assert_string_equal(name, "Shift+Tab");
	key_format('b', name);
	assert_string_equal(name, "b");
}

static void characters_become_text(void **state)
{
	static const int points[] = { 'a', 0xE9, 0x20AC, 0x1F600 };

	(void)state;
	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		struct event e = key_event(points[i]);

		assert_int_equal(e.kind, EVENT_TEXT);
		assert_int_equal(e.length, i + 1);
		assert_int_equal(key_parse(e.text), points[i]);
	}
	assert_int_equal(key_event(K_F1).kind, EVENT_KEY);
	assert_true(event_is(&(struct event){ .kind = EVENT_TEXT, .key = 'B' }, 'b'));
	assert_false(event_is(&(struct event){ .kind = EVENT_MOUSE, .key = 'b' }, 'b'));
}

static void no_key_does_two_things(void **state)
{
	(void)state;
	for (size_t i = 0; i < action_count; i++)
		for (int k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++) {
			struct event e = key_event(actions[i].keys[k]);

			for (unsigned where = 1; where <= WHERE_MENU; where <<= 1)
				if (actions[i].where & where) {
					const struct action *found = action_for(&e, where, false);

					if (found && found != &actions[i])
						fail_msg("%s and %s have one key", actions[i].name, found->name);
				}
		}
}

static void every_f_key_has_a_twin(void **state)
{
	(void)state;
	for (size_t i = 0; i < action_count; i++)
		if (actions[i].keys[0] >= K_F1 && actions[i].keys[0] <= K_F12 && actions[i].where & WHERE_MEETING)
			assert_int_not_equal(actions[i].keys[1], K_NONE);
}

static void letters_are_no_keys_where_people_type(void **state)
{
	struct event b = key_event('b'), quit = key_event(K_CTRL | 'q');

	(void)state;
	assert_string_equal(action_for(&b, WHERE_MEETING, false)->name, "decide");
	assert_null(action_for(&b, WHERE_MEETING, true));
	assert_null(action_for(&b, WHERE_FORM, true));
	assert_null(action_for(&(struct event){ .kind = EVENT_TEXT, .key = 'q' }, WHERE_DIALOG, false));
	assert_string_equal(action_for(&quit, WHERE_FORM, true)->name, "quit");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_read_and_written),
		cmocka_unit_test(people_read_other_names),
		cmocka_unit_test(characters_become_text),
		cmocka_unit_test(no_key_does_two_things),
		cmocka_unit_test(every_f_key_has_a_twin),
		cmocka_unit_test(letters_are_no_keys_where_people_type),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
