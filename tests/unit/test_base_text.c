/* Text of people: kept in one form, shown without harm, found without accents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

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
	assert_null(arena);
	return 0;
}

static void only_strict_utf8_is_utf8(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		bool good;
	} rows[] = {
		{ "", 0, true },
		{ "abc", 3, true },
		{ "Zo\xC3\xAB", 4, true },
		{ "\xF0\x9F\x87\xB3", 4, true },
		{ "\xF4\x8F\xBF\xBF", 4, true },
		{ "a\0b", 3, false },
		{ "\xC3", 1, false },
		{ "\x80", 1, false },
		{ "\xC0\xAF", 2, false },
		{ "\xE0\x80\x80", 3, false },
		{ "\xED\xA0\x80", 3, false },
		{ "\xF4\x90\x80\x80", 4, false },
		{ "\xF8\x88\x80\x80\x80", 5, false },
		{ "\xFF", 1, false },
		{ "abc\xE2\x82", 5, false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (text_is_utf8(rows[i].bytes, rows[i].length) != rows[i].good)
			fail_msg("row %zu", i);
}

static void clean_text_has_one_form(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{ "", "" },
		{ "  two words ", "two words" },
		{ "e\xCC\x81", "\xC3\xA9" },
		{ "a\r\nb\rc\nd", "a\nb\nc\nd" },
		{ "\n\t a \n", "a" },
		{ "a\x1B[31mb\x07", "a[31mb" },
		{ "a\xC2\x9B"
		  "31mb",
			"a31mb" },
		{ "a\x7F"
		  "b",
			"ab" },
		{ "tab\tstays", "tab\tstays" },
		{ "\xC2\xA0nbsp\xE2\x80\xA8", "nbsp" },
		{ "\xE2\x84\xAB", "\xC3\x85" },
		{ "S\xCC\xA7"
		  "evval",
			"\xC5\x9E"
			"evval" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *out, *again;

		assert_true(text_clean(*state, rows[i].in, strlen(rows[i].in), &out, NULL));
		assert_string_equal(out, rows[i].out);
		assert_true(text_clean(*state, out, strlen(out), &again, NULL));
		assert_string_equal(again, out);
	}
}

static void text_that_is_not_utf8_is_refused(void **state)
{
	struct error err = { .code = E_NONE };
	const char *out;

	assert_false(text_clean(*state, "Zo\xEB", 3, &out, &err));
	assert_int_equal(err.code, E_INPUT);
	assert_false(text_clean(*state, "a\0b", 3, &out, &err));
}

static void shown_text_cannot_harm_a_terminal(void **state)
{
#define MARK "\xEF\xBF\xBD"
	static const struct {
		const char *in, *one_line, *lines;
	} rows[] = {
		{ "plain", "plain", "plain" },
		{ "a\nb\tc", "a b c", "a\nb c" },
		{ "\x1B]0;x\x07", MARK "]0;x" MARK, MARK "]0;x" MARK },
		{ "\xC2\x9B", MARK, MARK },
		{ "a\xE2\x80\xAE"
		  "b",
			"a" MARK "b", "a" MARK "b" },
		{ "a\xE2\x80\x8B"
		  "b",
			"a" MARK "b", "a" MARK "b" },
		{ "\xEE\x80\x80", MARK, MARK },
		{ "\xCD\xB8", MARK, MARK },
		{ "Zo\xEB", "Zo" MARK, "Zo" MARK },
		{ "Zo\xC3\xAB", "Zo\xC3\xAB", "Zo\xC3\xAB" },
		{ "\xE2\x80\xA8", MARK, MARK },
		{ "\xE3\x85\xA4", MARK, MARK },
		{ "\xF3\xA0\x81\x81", MARK, MARK },
		{ "\r", MARK, MARK },
		{ "", "", "" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_string_equal(text_safe(*state, rows[i].in, true), rows[i].one_line);
		assert_string_equal(text_safe(*state, rows[i].in, false), rows[i].lines);
	}
}

static void accents_do_not_matter_in_search(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{ "Jan-Willem", "jan willem" },
		{ "\xC5\x9E"
		  "evval",
			"sevval" },
		{ "\xC5\x81ukasz", "lukasz" },
		{ "\xC4\xB0stanbul \xC4\xB1\xC5\x9F\xC4\xB1k", "istanbul isik" },
		{ "\xC4\x90\xC3\x98\xC3\x86\xC5\x92\xC3\x9E\xC3\x90\xC3\x9F", "doaeoethdss" },
		{ "\xC4\xB3sje \xC4\xB2SJE", "ijsje ijsje" },
		{ "  Zo\xC3\xAB   de  Vries. ", "zoe de vries" },
		{ "Zoe\xCC\x88", "zoe" },
		{ "'s-Gravenhage", "s gravenhage" },
		{ "ZK-2026-0042", "zk 2026 0042" },
		{ "\xE2\x80\x99t Hart", "t hart" },
		{ "\xD0\x9C\xD0\xB0\xD1\x80\xD0\xB8\xD1\x8F", "\xD0\xBC\xD0\xB0\xD1\x80\xD0\xB8\xD1\x8F" },
		{ "\xEF\xBC\xA1\xEF\xBC\x91", "a1" },
		{ "a\xC2\xAD"
		  "b",
			"ab" },
		{ "", "" },
		{ " - ", "" },
		{ "x\xFFy", "x y" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(text_fold(*state, rows[i].in), rows[i].out);
}

static void a_long_text_folds_whole(void **state)
{
	char text[2001];

	memset(text, 'A', 2000);
	text[2000] = '\0';
	assert_int_equal(strlen(text_fold(*state, text)), 2000);
}

static void names_sort_as_people_expect(void **state)
{
	static const struct {
		const char *a, *b;
		int order;
	} rows[] = {
		{ "Zo\xC3\xAB", "Zoe", 1 },
		{ "\xC3\x89milie", "Eva", -1 },
		{ "anna", "Bert", -1 },
		{ "\xC5\x81ukasz", "Lz", -1 },
		{ "a", "a", 0 },
		{ "Jan Willem", "Jan-Willem", -1 },
		{ "jan", "jana", -1 },
		{ "jan.", "jan", 1 },
		{ "jan w", "jana", -1 },
		{ NULL, "a", 1 },
		{ "a", NULL, -1 },
		{ NULL, NULL, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (text_compare(rows[i].a, rows[i].b) != rows[i].order)
			fail_msg("row %zu: %d", i, text_compare(rows[i].a, rows[i].b));
		assert_int_equal(text_compare(rows[i].b, rows[i].a), -rows[i].order);
	}
}

static void width_counts_columns(void **state)
{
	static const struct {
		const char *text;
		int width;
		size_t points;
	} rows[] = {
		{ "", 0, 0 },
		{ "abc", 3, 3 },
		{ "Zo\xC3\xAB", 3, 3 },
		{ "e\xCC\x81", 1, 2 },
		{ "\xE6\x97\xA5", 2, 1 },
		{ "\xE2\x82\xAC 5", 3, 3 },
		{ "a\xFF", 2, 2 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_int_equal(text_width(rows[i].text), rows[i].width);
		assert_int_equal(text_length(rows[i].text), rows[i].points);
	}
}

static void a_text_that_does_not_fit_ends_in_dots(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *out;
	} rows[] = {
		{ "abc", 3, "abc" },
		{ "abcd", 3, "ab\xE2\x80\xA6" },
		{ "abcd", 1, "\xE2\x80\xA6" },
		{ "abcd", 0, "" },
		{ "abcd", -1, "" },
		{ "\xE6\x97\xA5\xE6\x97\xA5", 3, "\xE6\x97\xA5\xE2\x80\xA6" },
		{ "\xE6\x97\xA5\xE6\x97\xA5", 2, "\xE2\x80\xA6" },
		{ "e\xCC\x81"
		  "e\xCC\x81"
		  "e",
			2, "e\xCC\x81\xE2\x80\xA6" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(text_fit(*state, rows[i].text, rows[i].columns), rows[i].out);
}

static void graphemes_hold_together(void **state)
{
	static const struct {
		const char *text;
		size_t first, before_end;
	} rows[] = {
		{ "", 0, 0 },
		{ "ab", 1, 1 },
		{ "e\xCC\x81x", 3, 3 },
		{ "xe\xCC\x81", 1, 1 },
		{ "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1", 8, 0 },
		{ "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1\xF0\x9F\x87\xA7\xF0\x9F\x87\xAA", 8, 8 },
		{ "a\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1", 1, 1 },
		{ "a\xFF"
		  "b",
			1, 2 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_int_equal(text_grapheme(rows[i].text, NULL), rows[i].first);
		assert_int_equal(text_before(rows[i].text, strlen(rows[i].text)), rows[i].before_end);
		assert_int_equal(text_before(rows[i].text, 0), 0);
	}
}

static void check_lines(struct arena *arena, const char *text, int columns, const char *expected)
{
	struct buffer joined = { .arena = arena };
	const char *const *lines;
	size_t count = text_wrap(arena, text, columns, &lines);

	buffer_text(&joined, "");
	for (size_t i = 0; i < count; i++)
		buffer_print(&joined, "[%s]", lines[i]);
	assert_string_equal(joined.text, expected);
}

static void lines_break_at_blanks(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *lines;
	} rows[] = {
		{ "", 10, "[]" },
		{ "one two three", 7, "[one two][three]" },
		{ "one two three", 8, "[one two][three]" },
		{ "one two three", 6, "[one][two][three]" },
		{ "abcdefgh", 3, "[abc][def][gh]" },
		{ "a\nb", 10, "[a][b]" },
		{ "a\n", 10, "[a][]" },
		{ "a\n\nb", 10, "[a][][b]" },
		{ "abc  ", 3, "[abc]" },
		{ "abc \nd", 3, "[abc][d]" },
		{ "  abc", 3, "[][abc]" },
		{ "\xE6\x97\xA5\xE6\x97\xA5", 1, "[\xE6\x97\xA5][\xE6\x97\xA5]" },
		{ "ab", 0, "[a][b]" },
		/* a blank in one grapheme with a mark, or with the sign before it, is no place to break */
		{ "ab \xCC\x81", 2, "[ab][ \xCC\x81]" },
		{ "ab \xCC\x81"
		  "cd",
			3, "[ab \xCC\x81][cd]" },
		{ "a b \xCC\x81", 3, "[a][b \xCC\x81]" },
		{ "\xD8\x83  ", 1, "[\xD8\x83 ]" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		check_lines(*state, rows[i].text, rows[i].columns, rows[i].lines);
}

static void words_come_one_by_one(void **state)
{
	const char *at = " jan  willem", *word;
	size_t length;

	(void)state;
	at = text_word(at, &word, &length);
	assert_int_equal(length, 3);
	assert_memory_equal(word, "jan", 3);
	at = text_word(at, &word, &length);
	assert_int_equal(length, 6);
	assert_null(text_word(at, &word, &length));
}

static void distance_counts_slips(void **state)
{
	static const struct {
		const char *a, *b;
		int distance;
	} rows[] = {
		{ "morgen", "morgen", 0 },
		{ "morgn", "morgen", 1 },
		{ "mogren", "morgen", 1 },
		{ "Zo\xC3\xAB", "zoe", 0 },
		{ "", "abc", 3 },
		{ "kat", "hond", 4 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(text_distance(rows[i].a, rows[i].b), rows[i].distance);
}

static void windows_text_becomes_utf8(void **state)
{
	assert_string_equal(text_from_windows(*state, "Zo\xEB \x80 5 \x81", 9), "Zo\xC3\xAB \xE2\x82\xAC 5 " MARK);
	assert_string_equal(text_from_windows(*state, "", 0), "");
}

static void a_citizen_number_is_seen(void **state)
{
	static const struct {
		const char *text;
		bool holds;
	} rows[] = {
		{ "123456782", true },
		{ "bsn 123456782.", true },
		{ "bsn:123456782", true },
		{ "1234.56.782", true },
		{ "123 456 782", true },
		{ "1 2 3 4 5 6 7 8 2", true },
		{ "woont op nr 5, 123456782", true },
		{ "5 123456782", true },
		{ "10000008", true },
		{ "010000008", true },
		{ "123456789", false },
		{ "000000000", false },
		{ "0612345678", false },
		{ "06 12345678", false },
		{ "06-10000008", false },
		{ "1234-56782", false },
		{ "1234567820", false },
		{ "12345678", false },
		{ "ZK-2026-0042", false },
		{ "04.01.2009", false },
		{ "NL91ABNA0417164300", false },
		{ "", false },
		{ "geen nummer", false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (text_holds_bsn(rows[i].text) != rows[i].holds)
			fail_msg("row %zu: %s", i, rows[i].text);
}

/* Eight digits of a date may well pass the eleven test: find one that does, then look at both spellings. */
static void a_date_is_no_citizen_number(void **state)
{
	size_t passing = 0;

	for (int day = 1; day <= 28; day++) {
		const char *run = arena_print(*state, "%02d122026", day);

		passing += text_holds_bsn(run);
		assert_false(text_holds_bsn(arena_print(*state, "op %02d.12.2026 gezien", day)));
		assert_false(text_holds_bsn(arena_print(*state, "%d %d", 2000 + day, 2001 + day)));
	}
	assert_true(passing > 0);
}

static void memory_is_zeroed_aligned_and_kept(void **state)
{
	struct arena *arena = *state;
	const char *small = arena_text(arena, "small");

	for (size_t size = 0; size < 20000; size += 777) {
		unsigned char *bytes = arena_alloc(arena, size);

		assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(bytes[i], 0);
		memset(bytes, 0xAA, size);
	}
	assert_string_equal(small, "small");
	assert_null(arena_text(arena, NULL));
	arena_reset(arena);
	assert_int_equal(*(unsigned char *)arena_alloc(arena, 100), 0);
	assert_string_equal(arena_print(arena, "%d-%s", 7, "x"), "7-x");
}

static void a_buffer_grows(void **state)
{
	struct buffer buffer = { .arena = *state };

	for (int i = 0; i < 1000; i++)
		buffer_print(&buffer, "%03d", i);
	assert_int_equal(buffer.length, 3000);
	assert_int_equal(strlen(buffer.text), 3000);
	assert_memory_equal(buffer.text + 2997, "999", 3);
	buffer = (struct buffer){ .arena = *state };
	buffer_add(&buffer, "", 0);
	assert_string_equal(buffer.text, "");
}

static void a_message_is_whole_utf8(void **state)
{
	struct error err;
	char longer[2 * ERROR_TEXT_MAX];

	(void)state;
	for (size_t i = 0; i + 2 < sizeof longer; i += 2)
		memcpy(longer + i, "\xC3\xAB", 3);
	for (size_t start = 0; start < 2; start++) {
		assert_false((fail)(&err, E_INPUT, "%s%s", start ? "x" : "", longer));
		assert_true(text_is_utf8(err.text, strlen(err.text)));
		assert_true(strlen(err.text) > ERROR_TEXT_MAX - 5);
		assert_null(strchr(err.text, '?'));
	}
	assert_false((fail)(&err, E_MISSING, "no \"%s\"", "\xFF\x1B[2J"));
	assert_string_equal(err.text, "no \"? [2J\"");
	assert_false(fail_within(&err, "row %d: ", 17));
	assert_string_equal(err.text, "row 17: no \"? [2J\"");
	assert_int_equal(err.code, E_MISSING);
	assert_false((fail)(NULL, E_INPUT, "nobody listens"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)
	const struct CMUnitTest tests[] = {
		TEST(only_strict_utf8_is_utf8),
		TEST(clean_text_has_one_form),
		TEST(text_that_is_not_utf8_is_refused),
		TEST(shown_text_cannot_harm_a_terminal),
		TEST(accents_do_not_matter_in_search),
		TEST(a_long_text_folds_whole),
		TEST(names_sort_as_people_expect),
		TEST(width_counts_columns),
		TEST(a_text_that_does_not_fit_ends_in_dots),
		TEST(graphemes_hold_together),
		TEST(lines_break_at_blanks),
		TEST(words_come_one_by_one),
		TEST(distance_counts_slips),
		TEST(windows_text_becomes_utf8),
		TEST(a_citizen_number_is_seen),
		TEST(a_date_is_no_citizen_number),
		TEST(memory_is_zeroed_aligned_and_kept),
		TEST(a_buffer_grows),
		TEST(a_message_is_whole_utf8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
