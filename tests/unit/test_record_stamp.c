/* The hybrid clock: always later than the last stamp, whatever the wall clock does. */
#include "base/error.h" /* before cmocka, which has a macro fail() */
#include "record/stamp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct stamp stamp_of(const char *text)
{
	struct stamp stamp = { 0 };

	if (!stamp_read(text, &stamp))
		fail_msg("%s is not read", text);
	return stamp;
}

static void test_next(void **state)
{
	static const struct {
		const char *last;
		int64_t now;
		const char *next;
	} cases[] = {
		{ "000000000000-0000", 5, "000000000005-0000" },  /* a new file */
		{ "000000000005-0003", 6, "000000000006-0000" },  /* the clock goes on */
		{ "000000000005-0003", 5, "000000000005-0004" },  /* it stands still */
		{ "000000000005-0003", 2, "000000000005-0004" },  /* it runs back */
		{ "000000000005-0003", -7, "000000000005-0004" }, /* to before 1970 */
		{ "000000000005-0003", INT64_MIN, "000000000005-0004" },
		{ "000000000005-ffff", 5, "000000000006-0000" }, /* the counter is full */
		{ "000000000005-ffff", 6, "000000000006-0000" },
		{ "000000000005-ffff", 0, "000000000006-0000" },
		{ "0000000000ff-ffff", 0, "000000000100-0000" },
		{ "000000000005-0000", 0x019b2c44d1e0, "019b2c44d1e0-0000" },
		{ "019b2c44d1e0-0000", INT64_MAX, "ffffffffffff-0000" }, /* a clock that no stamp can hold */
		{ "000000000005-0000", INT64_C(1) << 48, "ffffffffffff-0000" },
		{ "ffffffffffff-fffe", 0, "ffffffffffff-ffff" },
		{ "ffffffffffff-ffff", 0, "ffffffffffff-ffff" }, /* none after it */
		{ "ffffffffffff-ffff", INT64_MAX, "ffffffffffff-ffff" },
	};
	char text[STAMP_TEXT];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		stamp_write(stamp_next(stamp_of(cases[i].last), cases[i].now), text);
		assert_string_equal(text, cases[i].next);
	}
}

static void test_a_clock_that_jumps(void **state)
{
	struct stamp last = { 0 };
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		struct stamp next;

		seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		next = stamp_next(last, (int64_t)(seed >> 44));
		assert_true(next.value > last.value && stamp_ms(next) >= (int64_t)(seed >> 44));
		last = next;
	}
}

static void test_text(void **state)
{
	static const char *const bad[] = {
		"",
		"019b2c44d1e0",
		"019b2c44d1e0-",
		"019b2c44d1e0-003",
		"019b2c44d1e0-00003",
		"19b2c44d1e0-0003",
		"0019b2c44d1e0-0003",
		"019b2c44d1e00003-",
		"019b2c44d1e0_0003",
		"019B2C44D1E0-0003",
		"019b2c44d1e0-000A",
		" 19b2c44d1e0-0003",
		"0x9b2c44d1e0-0003",
		"+19b2c44d1e0-0003",
		"019b2c44d1e0--003",
		"019b2c44d1e0-0003 ",
		"019b2c44d1eg-0003",
		"-19b2c44d1e0-0003",
		"019b2c44d1e0-0x03",
	};
	struct stamp stamp = stamp_of("019b2c44d1e0-0003");
	char text[STAMP_TEXT];

	(void)state;
	assert_true(stamp_ms(stamp) == 0x019b2c44d1e0 && (stamp.value & 0xffff) == 3);
	stamp_write(stamp, text);
	assert_string_equal(text, "019b2c44d1e0-0003");
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		if (stamp_read(bad[i], &stamp))
			fail_msg("%s is read", bad[i]);
}

static void test_order_of_text_is_order_of_time(void **state)
{
	static const char *const rising[] = {
		"000000000000-0000",
		"000000000000-ffff",
		"000000000001-0000",
		"000000000009-0000",
		"00000000000a-0000",
		"0fffffffffff-0000",
		"100000000000-0000",
		"ffffffffffff-ffff",
	};

	(void)state;
	for (size_t i = 1; i < ARRAY_LEN(rising); i++) {
		assert_true(strcmp(rising[i - 1], rising[i]) < 0);
		assert_true(stamp_of(rising[i - 1]).value < stamp_of(rising[i]).value);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_next),
		cmocka_unit_test(test_a_clock_that_jumps),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_order_of_text_is_order_of_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
