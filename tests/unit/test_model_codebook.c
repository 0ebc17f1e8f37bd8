/* The codebook: finding codes, texts in two languages, words in a list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include "model/codebook.h"

#include <cmocka.h>

static struct code_entry entries[] = {
	{ .list = "role", .code = "chair", .nl = "voorzitter", .en = "chair" },
	{ .list = "role",
		.code = "municipality",
		.nl = "gemeente (Wmo-consulent)",
		.en = "municipality (Wmo consultant)",
		.nl_short = "gemeente",
		.en_short = "municipality" },
	{ .list = "step", .code = "chair", .nl = "een stap", .en = "a step" },
	{ .list = "step",
		.code = "scheduled",
		.nl = "op de agenda",
		.en = "on the agenda",
		.step = { .queued = true } },
};

static const struct codebook dutch = { .entries = entries, .count = 4, .dutch = true };
static const struct codebook english = { .entries = entries, .count = 4 };

static void a_code_is_found_in_its_own_list(void **state)
{
	(void)state;
	assert_ptr_equal(codebook_find(&dutch, "role", "chair"), &entries[0]);
	assert_ptr_equal(codebook_find(&dutch, "step", "chair"), &entries[2]);
	assert_true(codebook_find(&dutch, "step", "scheduled")->step.queued);
	assert_null(codebook_find(&dutch, "role", "scheduled"));
	assert_null(codebook_find(&dutch, "party", "chair"));
	assert_null(codebook_find(&dutch, "role", NULL));
}

static void a_list_is_what_stands_together(void **state)
{
	const struct codebook empty = { .count = 0 };
	size_t count;

	(void)state;
	assert_ptr_equal(codebook_list(&dutch, "step", &count), &entries[2]);
	assert_int_equal(count, 2);
	assert_null(codebook_list(&dutch, "none", &count));
	assert_int_equal(count, 0);
	assert_null(codebook_list(&empty, "step", &count));
	assert_int_equal(count, 0);
}

static void texts_follow_the_language(void **state)
{
	(void)state;
	assert_string_equal(codebook_text(&dutch, "step", "scheduled"), "op de agenda");
	assert_string_equal(codebook_text(&english, "step", "scheduled"), "on the agenda");
	assert_string_equal(codebook_text(&dutch, "step", "newer"), "newer");
	assert_string_equal(codebook_text(&dutch, "step", NULL), "");
	assert_string_equal(codebook_short(&dutch, "role", "municipality"), "gemeente");
	assert_string_equal(codebook_short(&english, "role", "municipality"), "municipality");
	assert_string_equal(codebook_short(&english, "role", "chair"), "chair");
	assert_string_equal(codebook_short(&dutch, "role", "newer"), "newer");
}

static void words_are_whole_words(void **state)
{
	(void)state;
	assert_true(codebook_has_word("reason until note", "until"));
	assert_true(codebook_has_word("reason until note", "note"));
	assert_true(codebook_has_word("reason", "reason"));
	assert_true(codebook_has_word("reason  note", "note"));
	assert_false(codebook_has_word("reasons until", "reason"));
	assert_false(codebook_has_word("reason until", "unti"));
	assert_false(codebook_has_word("reason", ""));
	assert_false(codebook_has_word("", "reason"));
	assert_false(codebook_has_word(NULL, "reason"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_is_found_in_its_own_list),
		cmocka_unit_test(a_list_is_what_stands_together),
		cmocka_unit_test(texts_follow_the_language),
		cmocka_unit_test(words_are_whole_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
