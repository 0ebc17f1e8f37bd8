/* The line editor: what is typed, where the cursor stands, what is seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/edit.h"
#include "base/text.h"

/* After our headers: cmocka has a macro fail(), which (fail)(…) goes round. */
#include <cmocka.h>

#define ACUTE "\xCC\x81"
#define E_ACUTE "\xC3\xA9"
#define NL_FLAG "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1"
#define BE_FLAG "\xF0\x9F\x87\xA7\xF0\x9F\x87\xAA"
#define DOTLESS_I "\xC4\xB1"
#define S_CEDILLA "\xC5\x9E"

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

static bool type(struct edit *edit, const char *text)
{
	return edit_insert(edit, text, strlen(text));
}

/* The text with a bar where the cursor stands. */
static const char *shown(struct arena *arena, const struct edit *edit)
{
	return arena_print(arena, "%.*s|%s", (int)edit->cursor, edit->text, edit->text + edit->cursor);
}

/* Keys in a script: < > left right, [ ] word, H E home end, T B top bottom, u d up down, b backspace, x delete, k kill,
 * c clear, and 'text' is typed as one piece. */
static void press(struct edit *edit, const char *keys)
{
	static const struct {
		char key;
		bool (*run)(struct edit *);
	} table[] = {
		{ '<', edit_left },
		{ '>', edit_right },
		{ '[', edit_word_left },
		{ ']', edit_word_right },
		{ 'H', edit_home },
		{ 'E', edit_end },
		{ 'T', edit_top },
		{ 'B', edit_bottom },
		{ 'u', edit_up },
		{ 'd', edit_down },
		{ 'b', edit_backspace },
		{ 'x', edit_delete },
		{ 'k', edit_kill },
		{ 'c', edit_clear },
	};

	while (*keys) {
		if (*keys == '\'') {
			size_t length = strcspn(keys + 1, "'");

			edit_insert(edit, keys + 1, length);
			keys += length + 2;
			continue;
		}
		for (size_t i = 0; i < ARRAY_LEN(table); i++)
			if (table[i].key == *keys)
				table[i].run(edit);
		keys++;
	}
}

static void keys_in_a_single_line(void **state)
{
	static const struct {
		const char *keys, *result;
	} rows[] = {
		{ "'Jan-Willem'", "Jan-Willem|" },
		{ "'e''" ACUTE "'", E_ACUTE "|" },
		{ "'e''" ACUTE "'b", "|" },
		{ "'Zoe''\xCC\x88'<", "Zo|\xC3\xAB" },
		{ "'" ACUTE "'H'e'", E_ACUTE "|" },
		{ "'ex'<'" ACUTE "'", E_ACUTE "|x" },
		{ "'" S_CEDILLA "evval'H>", S_CEDILLA "|evval" },
		{ "'S''\xCC\xA7''evval'", S_CEDILLA "evval|" },
		{ "'" DOTLESS_I "s" DOTLESS_I "k'<<b", DOTLESS_I "|" DOTLESS_I "k" },
		{ "'a" NL_FLAG "b'<<", "a|" NL_FLAG "b" },
		{ "'" NL_FLAG BE_FLAG "'b", NL_FLAG "|" },
		{ "'" NL_FLAG BE_FLAG "'Hx", "|" BE_FLAG },
		{ "'x\xCC\xB2" ACUTE "'b", "|" },
		{ "'x\xCC\xB2" ACUTE "'<'y'", "y|x\xCC\xB2" ACUTE },
		{ "'a\nb\r\nc\td'", "a b c d|" },
		{ "'a\x1B[31mb'", "a[31mb|" },
		{ "'blank ''at end'", "blank at end|" },
		{ "'two words here'[[", "two |words here" },
		{ "'two words here'[[[[", "|two words here" },
		{ "'two words here'H]", "two |words here" },
		{ "'Jan-Willem'[", "Jan-|Willem" },
		{ "'abc'<k", "ab|" },
		{ "'abc'k", "abc|" },
		{ "'abc'<c", "|" },
		{ "'abc'Hx", "|bc" },
		{ "'abc'H<b", "|abc" },
		{ "'abc'>x", "abc|" },
		{ "'abc'ud", "abc|" },
		{ "'abc'Tb>B", "abc|" },
		{ "b<x[k", "|" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct edit edit;

		edit_open(&edit, *state, 40, false);
		press(&edit, rows[i].keys);
		assert_string_equal(shown(*state, &edit), rows[i].result);
	}
}

static void keys_in_a_note(void **state)
{
	static const struct {
		const char *keys, *result;
	} rows[] = {
		{ "'one\r\ntwo'", "one\ntwo|" },
		{ "'one\ntwo'u", "one|\ntwo" },
		{ "'one\ntwo'u'!'", "one!|\ntwo" },
		{ "'one\ntwo'uH", "|one\ntwo" },
		{ "'one\ntwo'H", "one\n|two" },
		{ "'one\ntwo'T", "|one\ntwo" },
		{ "'one\ntwo'TE", "one|\ntwo" },
		{ "'one\ntwo'Td>", "one\nt|wo" },
		{ "'one\ntwo'TEk", "one|two" },
		{ "'one\ntwo'Tk", "|\ntwo" },
		{ "'one\ntwo'Hb", "one|two" },
		{ "'e\n" ACUTE "'T>x", E_ACUTE "|" },
		{ "'longer line\na\nlonger too'uu", "longer lin|e\na\nlonger too" },
		{ "'longer line\na\nlonger too'u", "longer line\na|\nlonger too" },
		{ "'aaaa bbbb cccc dddd'u", "aaaa| bbbb cccc dddd" },
		{ "'aaaa bbbb cccc dddd'uE", "aaaa bbbb cccc| dddd" },
		{ "'aaaa bbbb cccc dddd'uuu", "aaaa| bbbb cccc dddd" },
		{ "'a\n'", "a\n|" },
		{ "'a\n'u", "|a\n" },
		{ "'a\n'ud", "a\n|" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct edit edit;

		edit_open(&edit, *state, 0, true);
		edit_resize(&edit, 14, 3);
		press(&edit, rows[i].keys);
		assert_string_equal(shown(*state, &edit), rows[i].result);
	}
}

/* A blank may be one grapheme with the mark after it, or with the sign before it (U+0603). */
static void a_wrap_parts_no_grapheme(void **state)
{
	static const struct {
		const char *keys, *result;
	} rows[] = {
		{ "'ab " ACUTE "cd'H", "ab " ACUTE "|cd" },
		{ "'ab " ACUTE "cd'TE", "ab " ACUTE "|cd" },
		{ "'ab " ACUTE "cd'Hb", "ab|cd" },
		{ "'abc " ACUTE "'H'x'", "abcx| " ACUTE },
		{ "'a\xD8\x83    b'TE", "a\xD8\x83 |   b" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct edit edit;

		edit_open(&edit, *state, 0, true);
		edit_resize(&edit, 3, 3);
		press(&edit, rows[i].keys);
		assert_string_equal(shown(*state, &edit), rows[i].result);
	}
}

static void a_full_field_takes_what_fits(void **state)
{
	struct edit edit;

	edit_open(&edit, *state, 5, false);
	assert_false(type(&edit, "abcdefgh"));
	assert_string_equal(shown(*state, &edit), "abcde|");
	assert_false(type(&edit, "x"));
	assert_string_equal(edit.text, "abcde");
	edit_backspace(&edit);
	assert_true(type(&edit, "e"));
	assert_true(type(&edit, ACUTE));
	assert_string_equal(edit.text, "abcd" E_ACUTE);
	edit_clear(&edit);
	assert_false(type(&edit, "abc" NL_FLAG BE_FLAG));
	assert_string_equal(edit.text, "abc" NL_FLAG);
	assert_int_equal(edit_length(&edit), 5);
}

static void broken_bytes_are_not_typed(void **state)
{
	struct edit edit;

	edit_open(&edit, *state, 5, false);
	assert_false(edit_insert(&edit, "a\xC3", 2));
	assert_false(edit_insert(&edit, "a\0b", 3));
	assert_string_equal(edit.text, "");
	assert_false(edit.dirty);
	edit_set(&edit, "Zo\xEB");
	assert_string_equal(edit.text, "Zo\xEF\xBF\xBD");
}

static void only_a_change_makes_it_dirty(void **state)
{
	struct edit edit;

	edit_open(&edit, *state, 20, false);
	edit_set(&edit, "Zoe\xCC\x88");
	assert_string_equal(shown(*state, &edit), "Zo\xC3\xAB|");
	assert_false(edit.dirty);
	press(&edit, "H>E<kb");
	assert_true(edit.dirty);
	edit_set(&edit, NULL);
	assert_false(edit.dirty);
	press(&edit, "bxkc<>");
	assert_true(type(&edit, "\x07"));
	assert_false(edit.dirty);
	assert_string_equal(edit.text, "");
}

static void a_key_that_does_nothing_says_so(void **state)
{
	struct edit edit;

	edit_open(&edit, *state, 20, true);
	assert_false(edit_left(&edit) || edit_right(&edit) || edit_word_left(&edit) || edit_word_right(&edit));
	assert_false(edit_home(&edit) || edit_end(&edit) || edit_top(&edit) || edit_bottom(&edit));
	assert_false(edit_up(&edit) || edit_down(&edit));
	assert_false(edit_backspace(&edit) || edit_delete(&edit) || edit_kill(&edit) || edit_clear(&edit));
	edit_set(&edit, "a\nb");
	assert_true(edit_up(&edit));
	assert_false(edit_up(&edit));
	assert_true(edit_down(&edit));
	assert_false(edit_down(&edit));
	assert_true(edit_left(&edit));
}

static void check_view(struct arena *arena, struct edit *edit, const char *expected)
{
	struct buffer out = { .arena = arena };
	struct edit_view view;

	edit_view(edit, arena, &view);
	for (size_t i = 0; i < view.count; i++)
		buffer_print(&out, "[%s]", view.lines[i]);
	buffer_print(&out, "%d,%d%s%s", view.row, view.column, view.before ? "<" : "", view.after ? ">" : "");
	assert_string_equal(out.text, expected);
}

static void a_single_line_scrolls(void **state)
{
	static const struct {
		const char *keys, *view;
	} rows[] = {
		{ "", "[]0,0" },
		{ "'abc'", "[abc]0,3" },
		{ "'abcde'", "[bcde]0,4<" },
		{ "'abcdefgh'", "[efgh]0,4<" },
		{ "'abcdefgh'H", "[abcde]0,0>" },
		{ "'abcdefgh'<<<<<", "[defgh]0,0<" },
		{ "'abcdefgh'bbb", "[bcde]0,4<" },
		{ "'abcdefgh'bbbb", "[abcd]0,4" },
		{ "'\xE6\x97\xA5\xE6\x97\xA5\xE6\x97\xA5'", "[\xE6\x97\xA5\xE6\x97\xA5]0,4<" },
		{ "'\xE6\x97\xA5\xE6\x97\xA5\xE6\x97\xA5'H", "[\xE6\x97\xA5\xE6\x97\xA5]0,0>" },
		{ "'e''" ACUTE "'", "[" E_ACUTE "]0,1" },
		{ "'a\xE2\x80\xAE"
		  "b'",
			"[a\xEF\xBF\xBD"
			"b]0,3" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct edit edit;
		struct edit_view view;

		edit_open(&edit, *state, 40, false);
		edit_resize(&edit, 5, 1);
		for (const char *key = rows[i].keys; *key;) {
			size_t length = *key == '\'' ? strcspn(key + 1, "'") + 2 : 1;

			press(&edit, arena_copy(*state, key, length));
			edit_view(&edit, *state, &view);
			key += length;
		}
		check_view(*state, &edit, rows[i].view);
	}
}

static void a_note_wraps_and_scrolls(void **state)
{
	static const struct {
		const char *keys, *view;
	} rows[] = {
		{ "", "[]0,0" },
		{ "'aa bb cc'", "[aa bb][cc]1,2" },
		{ "'aa bb cc\ndd'", "[cc][dd]1,2<" },
		{ "'aa bb cc\ndd'T", "[aa bb][cc]0,0>" },
		{ "'a\n'", "[a][]1,0" },
		{ "'abcdefgh'", "[abcde][fgh]1,3" },
		{ "'abcde   '", "[abcde]0,4" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct edit edit;

		edit_open(&edit, *state, 0, true);
		edit_resize(&edit, 5, 2);
		press(&edit, rows[i].keys);
		check_view(*state, &edit, rows[i].view);
	}
}

static void no_row_stays_empty_after_removing(void **state)
{
	struct edit edit;

	edit_open(&edit, *state, 0, true);
	edit_resize(&edit, 5, 2);
	press(&edit, "'a\nb\nc\nd'");
	check_view(*state, &edit, "[c][d]1,1<");
	press(&edit, "bb");
	check_view(*state, &edit, "[b][c]1,1<");
	press(&edit, "bbbb");
	check_view(*state, &edit, "[a]0,1");
}

static void a_click_puts_the_cursor(void **state)
{
	static const struct {
		int row, column;
		const char *result;
	} rows[] = {
		{ 0, 0, "|aa bb cc\ndd" },
		{ 0, 1, "a|a bb cc\ndd" },
		{ 0, 9, "aa bb| cc\ndd" },
		{ 1, 1, "aa bb c|c\ndd" },
		{ 9, 9, "aa bb cc\ndd|" },
		{ -1, -5, "|aa bb cc\ndd" },
	};
	struct edit edit;

	edit_open(&edit, *state, 0, true);
	edit_resize(&edit, 5, 3);
	edit_set(&edit, "aa bb cc\ndd");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		edit_point(&edit, rows[i].row, rows[i].column);
		assert_string_equal(shown(*state, &edit), rows[i].result);
	}
	edit_open(&edit, *state, 0, false);
	edit_set(&edit, "a" NL_FLAG "b");
	edit_point(&edit, 0, 1);
	assert_string_equal(shown(*state, &edit), "a|" NL_FLAG "b");
	edit_point(&edit, 0, 99);
	assert_string_equal(shown(*state, &edit), "a" NL_FLAG "b|");
}

static void any_size_does_no_harm(void **state)
{
	static const int sizes[] = { -1, 0, 1, 2, 999 };
	struct edit edit;
	struct edit_view view;

	for (size_t lines = 0; lines < 2; lines++) {
		edit_open(&edit, *state, 0, lines);
		edit_set(&edit, "aa \xE6\x97\xA5 e" ACUTE "\nb " NL_FLAG);
		for (size_t i = 0; i < ARRAY_LEN(sizes) * ARRAY_LEN(sizes); i++) {
			edit_resize(&edit, sizes[i % ARRAY_LEN(sizes)], sizes[i / ARRAY_LEN(sizes)]);
			press(&edit, i % 2 ? "T" : "B<");
			edit_view(&edit, *state, &view);
			assert_in_range(view.column, 0, edit.columns - 1);
			assert_in_range(view.row, 0, edit.rows - 1);
			assert_in_range(view.count, 1, edit.rows);
			for (size_t j = 0; j < view.count; j++)
				assert_true(text_width(view.lines[j]) <= edit.columns);
		}
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)
	const struct CMUnitTest tests[] = {
		TEST(keys_in_a_single_line),
		TEST(keys_in_a_note),
		TEST(a_wrap_parts_no_grapheme),
		TEST(a_full_field_takes_what_fits),
		TEST(broken_bytes_are_not_typed),
		TEST(only_a_change_makes_it_dirty),
		TEST(a_key_that_does_nothing_says_so),
		TEST(a_single_line_scrolls),
		TEST(a_note_wraps_and_scrolls),
		TEST(no_row_stays_empty_after_removing),
		TEST(a_click_puts_the_cursor),
		TEST(any_size_does_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
