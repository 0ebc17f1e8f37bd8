/* Dividing homes over municipalities, against sums made by hand. */
#include "rules/apportion.h"

#include "base/day.h"
#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ROW(name, hh, homes)                                                                                           \
	{                                                                                                              \
		.municipality = name, .households = hh, .social_homes = homes                                          \
	}

enum { HALF = 500, ALL = 1000 };

struct kit {
	struct arena *arena;
	size_t missing;
};

static int set_up(void **state)
{
	static struct kit kit;

	arena_open(&kit.arena);
	*state = &kit;
	return 0;
}

static int tear_down(void **state)
{
	arena_close(&((struct kit *)*state)->arena);
	return 0;
}

static int64_t sum_of(const struct apportion_row *rows, size_t count)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += rows[i].quota;
	return sum;
}

/* 10 homes, half by each of 1000 households and 400 social homes:
 *	a 500 200: 10 × (0.25 + 0.25)  = 5
 *	b 300 100: 10 × (0.15 + 0.125) = 2 3/4
 *	c 200 100: 10 × (0.10 + 0.125) = 2 1/4
 * 5 + 2 + 2 = 9; the tenth goes to b, whose remainder is the largest. */
static void half_by_each(void **state)
{
	struct kit *kit = *state;
	struct apportion_row rows[] = { ROW("a", 500, 200), ROW("b", 300, 100), ROW("c", 200, 100) };

	assert_true(apportion(kit->arena, 10, HALF, rows, ARRAY_LEN(rows), &kit->missing));
	assert_string_equal(rows[0].share, "5");
	assert_string_equal(rows[0].remainder, "0");
	assert_string_equal(rows[1].share, "11/4");
	assert_string_equal(rows[1].remainder, "3/4");
	assert_string_equal(rows[2].share, "9/4");
	assert_int_equal(rows[1].share_parts, 27500);
	assert_int_equal(rows[2].remainder_parts, 2500);
	assert_int_equal(rows[0].quota, 5);
	assert_int_equal(rows[1].quota, 3);
	assert_int_equal(rows[2].quota, 2);
	assert_true(rows[1].topped);
	assert_false(rows[2].topped || rows[0].topped || rows[1].tied);
	assert_int_equal(sum_of(rows, ARRAY_LEN(rows)), 10);
}

/* 7 homes, three quarters by 12 households: a 7 × (3/4 · 5/12 + 1/4 · 1/3) = 7 × 19/48 = 133/48 = 2 37/48. */
static void weights_are_data(void **state)
{
	struct kit *kit = *state;
	struct apportion_row rows[] = { ROW("a", 5, 1), ROW("b", 7, 2) };

	assert_true(apportion(kit->arena, 7, 750, rows, ARRAY_LEN(rows), &kit->missing));
	assert_string_equal(rows[0].share, "133/48");
	assert_string_equal(rows[0].remainder, "37/48");
	assert_string_equal(rows[1].share, "203/48");
	assert_int_equal(rows[0].quota, 3);
	assert_int_equal(rows[1].quota, 4);
}

static void equal_remainders_are_told(void **state)
{
	struct kit *kit = *state;
	struct apportion_row rows[] = { ROW("a", 10, 4), ROW("b", 10, 4), ROW("c", 20, 8) };

	/* 6 homes: 1 1/2, 1 1/2, 3 */
	assert_true(apportion(kit->arena, 6, HALF, rows, ARRAY_LEN(rows), &kit->missing));
	assert_int_equal(rows[0].quota, 2);
	assert_int_equal(rows[1].quota, 1);
	assert_int_equal(rows[2].quota, 3);
	assert_true(rows[0].tied && rows[1].tied);
	assert_false(rows[2].tied);
}

/* Nobody guesses: with one figure missing the whole cannot be divided, and it says how many are missing. */
static void what_is_not_known_divides_nothing(void **state)
{
	struct kit *kit = *state;
	struct apportion_row rows[] = { ROW("a", 500, 200), ROW("b", UNKNOWN, 100), ROW("c", UNKNOWN, UNKNOWN) };

	assert_false(apportion(kit->arena, 10, HALF, rows, ARRAY_LEN(rows), &kit->missing));
	assert_int_equal(kit->missing, 2);
	assert_true(rows[0].quota == UNKNOWN);
	assert_string_equal(rows[0].share, "");
}

static void a_figure_without_weight_is_not_asked(void **state)
{
	struct kit *kit = *state;
	struct apportion_row rows[] = { ROW("a", 300, UNKNOWN), ROW("b", 100, UNKNOWN) };

	assert_true(apportion(kit->arena, 4, ALL, rows, ARRAY_LEN(rows), &kit->missing));
	assert_int_equal(rows[0].quota, 3);
	assert_int_equal(rows[1].quota, 1);
	assert_int_equal(kit->missing, 0);
}

static void nothing_to_divide_by(void **state)
{
	struct kit *kit = *state;
	struct apportion_row rows[] = { ROW("a", 0, 5), ROW("b", 0, 5) };

	assert_false(apportion(kit->arena, 4, HALF, rows, ARRAY_LEN(rows), &kit->missing));
	assert_int_equal(kit->missing, 0);
	assert_true(rows[0].quota == UNKNOWN);
	assert_false(apportion(kit->arena, 4, HALF, rows, 0, &kit->missing));
}

/* A country: 342 municipalities of the largest size that counts, and no sum runs over. */
static void a_country_fits(void **state)
{
	enum { COUNTRY = 342, HOMES = 1000000 };
	struct kit *kit = *state;
	struct apportion_row *rows = arena_alloc(kit->arena, COUNTRY * sizeof(*rows));

	for (int i = 0; i < COUNTRY; i++)
		rows[i] = (struct apportion_row){ .municipality = "x",
			.households = APPORTION_FIGURE_MAX - i,
			.social_homes = APPORTION_FIGURE_MAX - 2 * i };
	assert_true(apportion(kit->arena, HOMES, 333, rows, COUNTRY, &kit->missing));
	assert_int_equal(sum_of(rows, COUNTRY), HOMES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(half_by_each, set_up, tear_down),
		cmocka_unit_test_setup_teardown(weights_are_data, set_up, tear_down),
		cmocka_unit_test_setup_teardown(equal_remainders_are_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_not_known_divides_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_figure_without_weight_is_not_asked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_to_divide_by, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_country_fits, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
