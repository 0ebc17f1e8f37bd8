/* Days, times, the clock and the random source. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/id.h"

/* After our headers: cmocka has a macro fail(), which (fail)(…) goes round. */
#include <cmocka.h>

static struct arena *arena_of(void **state)
{
	return *state;
}

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

/* 2026-11-19 is a Thursday in week 47. */
static int64_t today(void)
{
	return day_of(2026, 11, 19);
}

static void days_count_from_1970(void **state)
{
	(void)state;
	assert_int_equal(day_of(1970, 1, 1), 0);
	assert_int_equal(day_of(1969, 12, 31), -1);
	assert_int_equal(day_of(2000, 3, 1), 11017);
	assert_int_equal(day_of(2026, 11, 19), 20776);
}

static void every_day_splits_and_joins(void **state)
{
	int64_t expected = day_of(DAY_YEAR_MIN, 1, 1);
	int y, m, d;

	(void)state;
	for (int year = DAY_YEAR_MIN; year <= DAY_YEAR_MAX; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= day_in_month(year, month); day++, expected++) {
				assert_int_equal(day_of(year, month, day), expected);
				day_split(expected, &y, &m, &d);
				assert_true(y == year && m == month && d == day);
			}
	assert_int_equal(day_in_month(1900, 2), 28);
	assert_int_equal(day_in_month(2000, 2), 29);
	assert_int_equal(day_in_month(2024, 2), 29);
	assert_int_equal(day_in_month(2026, 2), 28);
}

static void weekdays_and_weeks(void **state)
{
	static const struct {
		int year, month, day, weekday, week, week_year;
	} rows[] = {
		{ 2026, 11, 19, 4, 47, 2026 },
		{ 1970, 1, 1, 4, 1, 1970 },
		{ 1969, 12, 28, 7, 52, 1969 },
		{ 2021, 1, 3, 7, 53, 2020 },
		{ 2027, 1, 1, 5, 53, 2026 },
		{ 2024, 12, 30, 1, 1, 2025 },
		{ 1900, 1, 1, 1, 1, 1900 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t day = day_of(rows[i].year, rows[i].month, rows[i].day);
		int year;

		assert_int_equal(day_weekday(day), rows[i].weekday);
		assert_int_equal(day_week(day, &year), rows[i].week);
		assert_int_equal(year, rows[i].week_year);
		assert_int_equal(day_week(day, NULL), rows[i].week);
	}
}

static void months_and_workdays_add(void **state)
{
	(void)state;
	assert_int_equal(day_add_months(day_of(2026, 1, 31), 1), day_of(2026, 2, 28));
	assert_int_equal(day_add_months(day_of(2024, 1, 31), 1), day_of(2024, 2, 29));
	assert_int_equal(day_add_months(day_of(2026, 11, 30), 3), day_of(2027, 2, 28));
	assert_int_equal(day_add_months(day_of(2026, 1, 15), -1), day_of(2025, 12, 15));
	assert_int_equal(day_add_months(day_of(2026, 3, 31), -13), day_of(2025, 2, 28));
	assert_int_equal(day_add_workdays(day_of(2026, 11, 20), 1), day_of(2026, 11, 23));
	assert_int_equal(day_add_workdays(day_of(2026, 11, 21), 1), day_of(2026, 11, 23));
	assert_int_equal(day_add_workdays(day_of(2026, 11, 23), -1), day_of(2026, 11, 20));
	assert_int_equal(day_add_workdays(today(), 10), day_of(2026, 12, 3));
	assert_int_equal(day_add_workdays(today(), 0), today());
}

static void the_wire_has_one_spelling_of_a_day(void **state)
{
	static const char *const refused[] = {
		"",
		"2026-12-3",
		"2026-12-03 ",
		" 2026-12-03",
		"26-12-03",
		"2026/12/03",
		"03-12-2026",
		"2026-02-29",
		"2026-13-01",
		"2026-00-01",
		"2026-12-00",
		"1899-12-31",
		"2200-01-01",
		"+026-12-03",
		"2026-12-03T",
		"20261203",
		"2026-12-03T13:00",
		"2026-1a-03",
	};
	int64_t day = 0;

	assert_true(day_read("2026-12-03", &day));
	assert_int_equal(day, day_of(2026, 12, 3));
	assert_string_equal(day_write(*state, day), "2026-12-03");
	assert_null(day_write(*state, UNKNOWN));
	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		if (day_read(refused[i], &day))
			fail_msg("\"%s\" was taken", refused[i]);
}

static void the_wire_has_one_spelling_of_a_time(void **state)
{
	static const char *const refused[] = {
		"",
		"2026-12-03",
		"2026-12-03T24:00",
		"2026-12-03T13:60",
		"2026-12-03 13:00",
		"2026-12-03t13:00",
		"2026-12-03T13:00:00",
		"2026-12-03T13:00Z",
		"2026-12-03T1:00",
		"2026-02-30T13:00",
	};
	int64_t time = 0;

	assert_true(time_read("2026-12-03T13:05", &time));
	assert_int_equal(time, day_of(2026, 12, 3) * MINUTES_PER_DAY + 13 * 60 + 5);
	assert_string_equal(time_write(*state, time), "2026-12-03T13:05");
	assert_string_equal(time_format(*state, time), "03-12-2026 13:05");
	assert_string_equal(time_write(*state, -1), "1969-12-31T23:59");
	assert_null(time_write(*state, UNKNOWN));
	assert_string_equal(time_format(*state, UNKNOWN), "");
	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		if (time_read(refused[i], &time))
			fail_msg("\"%s\" was taken", refused[i]);
}

static void days_are_typed_in_many_ways(void **state)
{
	static const struct {
		const char *typed, *day;
	} rows[] = {
		{ "3-12-2026", "2026-12-03" },
		{ "03-12-2026", "2026-12-03" },
		{ "3-12-26", "2026-12-03" },
		{ "3/12/26", "2026-12-03" },
		{ "3.12.2026", "2026-12-03" },
		{ "3 12 2026", "2026-12-03" },
		{ "2026-12-03", "2026-12-03" },
		{ "  3-12-2026 ", "2026-12-03" },
		{ "3-12", "2026-12-03" },
		{ "3 dec", "2026-12-03" },
		{ "3dec", "2026-12-03" },
		{ "3 dec.", "2026-12-03" },
		{ "3 december 2026", "2026-12-03" },
		{ "December 3, 2026", "2026-12-03" },
		{ "3 DECEMBER", "2026-12-03" },
		{ "12 mrt", "2027-03-12" },
		{ "12 maart", "2027-03-12" },
		{ "12 may", "2027-05-12" },
		{ "12 mei", "2027-05-12" },
		{ "1 jun", "2026-06-01" },
		{ "19 mei", "2026-05-19" },
		{ "18 mei", "2027-05-18" },
		{ "5-11", "2026-11-05" },
		{ "do 3-12-2026", "2026-12-03" },
		{ "donderdag 3 december", "2026-12-03" },
		{ "Thu 3 dec 2026", "2026-12-03" },
		{ "12-3-46", "2046-03-12" },
		{ "12-3-47", "1947-03-12" },
		{ "29-2-2028", "2028-02-29" },
		{ "vandaag", "2026-11-19" },
		{ "Today", "2026-11-19" },
		{ "morgen", "2026-11-20" },
		{ "tomorrow", "2026-11-20" },
		{ "overmorgen", "2026-11-21" },
		{ "gisteren", "2026-11-18" },
		{ "yesterday", "2026-11-18" },
		{ "+6w", "2026-12-31" },
		{ "+ 6 weken", "2026-12-31" },
		{ "6 weeks", "2026-12-31" },
		{ "-2d", "2026-11-17" },
		{ "\xE2\x88\x92"
		  "2d",
			"2026-11-17" },
		{ "+3m", "2027-02-19" },
		{ "+1j", "2027-11-19" },
		{ "+1y", "2027-11-19" },
		{ "-1 jaar", "2025-11-19" },
		{ "vr", "2026-11-20" },
		{ "fri", "2026-11-20" },
		{ "do", "2026-11-26" },
		{ "woensdag", "2026-11-25" },
		{ "zo", "2026-11-22" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct error err = { .text = "" };
		int64_t day = UNKNOWN;

		if (!day_parse(rows[i].typed, today(), &day, &err))
			fail_msg("%s: %s", rows[i].typed, err.text);
		if (strcmp(day_write(*state, day), rows[i].day))
			fail_msg("%s: %s", rows[i].typed, day_write(*state, day));
	}
}

static void a_wrong_day_is_explained(void **state)
{
	static const struct {
		const char *typed, *text;
	} rows[] = {
		{ "31-11-2026", "31-11-2026 does not exist. November has 30 days." },
		{ "31 nov", "31-11-2026 does not exist. November has 30 days." },
		{ "29-2-2026", "29-02-2026 does not exist. February has 28 days." },
		{ "2026-02-30", "30-02-2026 does not exist. February has 28 days." },
		{ "0-11-2026", "00-11-2026 does not exist. November has 30 days." },
		{ "12-25-2026", "There is no month 25. Type the day first, then the month." },
		{ "3-0-2026", "There is no month 0. Type the day first, then the month." },
		{ "morgn", "\"morgn\" is not a date. Did you mean morgen?" },
		{ "3 decmber", "\"3 decmber\" is not a date. Did you mean december?" },
		{ "3-12-2300", "\"3-12-2300\" is too far away. Use a year from 1900 to 2199." },
		{ "+9999w", "\"+9999w\" is too far away. Use a year from 1900 to 2199." },
		{ "+999999d", "\"+999999d\" is too far away. Use a year from 1900 to 2199." },
		{ "vr 3-12-2026", "The weekday in \"vr 3-12-2026\" does not fit the date. Check both." },
		{ "3", "\"3\" is not a date. Type for example 3-12-2026, 3 dec or +6w." },
		{ "", "\"\" is not a date. Type for example 3-12-2026, 3 dec or +6w." },
		{ "xyz", "\"xyz\" is not a date. Type for example 3-12-2026, 3 dec or +6w." },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct error err = { .text = "" };
		int64_t day = 0;

		assert_false(day_parse(rows[i].typed, today(), &day, &err));
		assert_string_equal(err.text, rows[i].text);
		assert_int_equal(err.code, E_INPUT);
	}
}

static void what_is_no_day_is_refused(void **state)
{
	static const char *const refused[] = {
		"-",
		"+",
		"+6",
		"+w",
		"3-12-202",
		"3-12-2",
		"003-12-2026",
		"1 2 3 4",
		"3 dec jan",
		"dec",
		"maart 2026",
		"3-12-2026-1",
		"morgen morgen",
		"vr za",
		"+6w 3",
		"3 dec +6w",
		"aaaaaaaaaaaaaaaaaaaaaaaa",
		"999999999999999999-1-1",
		"1-1-1-1-1-1-1-1-1-1",
	};
	char longer[500];
	int64_t day;

	(void)state;
	memset(longer, '1', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	assert_false(day_parse(longer, today(), &day, NULL));
	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		if (day_parse(refused[i], today(), &day, NULL))
			fail_msg("\"%s\" was taken", refused[i]);
}

static void times_are_typed_in_many_ways(void **state)
{
	static const struct {
		const char *typed, *time;
	} rows[] = {
		{ "13:00", "2026-11-19T13:00" },
		{ "13.00", "2026-11-19T13:00" },
		{ "13u", "2026-11-19T13:00" },
		{ "13 uur", "2026-11-19T13:00" },
		{ "13u30", "2026-11-19T13:30" },
		{ "13h", "2026-11-19T13:00" },
		{ "9:05", "2026-11-19T09:05" },
		{ "13:00 uur", "2026-11-19T13:00" },
		{ "3-12-2026 13:00", "2026-12-03T13:00" },
		{ "3 dec 13:00", "2026-12-03T13:00" },
		{ "3 dec om 13:00", "2026-12-03T13:00" },
		{ "morgen 13u", "2026-11-20T13:00" },
		{ "tomorrow at 9:30", "2026-11-20T09:30" },
		{ "2026-12-03T13:00", "2026-12-03T13:00" },
		{ "03-12-2026 13:05", "2026-12-03T13:05" },
		{ "om 13:00", "2026-11-19T13:00" },
		{ " 00:00 ", "2026-11-19T00:00" },
		{ "+6w 23:59", "2026-12-31T23:59" },
	};
	static const char *const refused[] = {
		"",
		"3-12-2026",
		"24:00",
		"13:60",
		"13",
		"13:0",
		"1300",
		"3-13-2026 13:00",
		"xyz 13:00",
		"13:00:00",
		"u",
		"123:00",
	};
	int64_t time;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct error err = { .text = "" };

		if (!time_parse(rows[i].typed, today(), &time, &err))
			fail_msg("%s: %s", rows[i].typed, err.text);
		if (strcmp(time_write(*state, time), rows[i].time))
			fail_msg("%s: %s", rows[i].typed, time_write(*state, time));
	}
	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		if (time_parse(refused[i], today(), &time, NULL))
			fail_msg("\"%s\" was taken", refused[i]);
}

static void days_are_shown_day_first(void **state)
{
	assert_string_equal(day_format(*state, day_of(2026, 3, 1)), "01-03-2026");
	assert_string_equal(day_format(*state, UNKNOWN), "");
	assert_string_equal(day_format_long(*state, today()), "Thu 19-11-2026");
	assert_string_equal(day_format_long(*state, UNKNOWN), "");
}

static void what_is_shown_can_be_typed(void **state)
{
	for (int64_t day = day_of(2025, 1, 1); day < day_of(2027, 1, 1); day++) {
		int64_t back;

		assert_true(day_parse(day_format_long(arena_of(state), day), today(), &back, NULL));
		assert_int_equal(back, day);
	}
}

static void a_stamp_is_strict(void **state)
{
	static const struct {
		const char *stamp;
		int64_t ms;
		int offset;
	} rows[] = {
		{ "1970-01-01T00:00:00Z", 0, 0 },
		{ "1970-01-01T01:00:00+01:00", 0, 60 },
		{ "1969-12-31T18:30:00-05:30", 0, -330 },
		{ "1970-01-01T00:00:01.25Z", 1250, 0 },
		{ "1970-01-01T00:00:01.123987Z", 1123, 0 },
		{ "2026-11-19T13:42:00+01:00", 1795092120000, 60 },
	};
	static const char *const refused[] = {
		"",
		"2026-11-19",
		"2026-11-19T13:42",
		"2026-11-19T13:42:00",
		"2026-11-19 13:42:00Z",
		"2026-11-31T13:42:00Z",
		"2026-11-19T24:00:00Z",
		"2026-11-19T13:60:00Z",
		"2026-11-19T13:42:60Z",
		"2026-11-19T13:42:00.Z",
		"2026-11-19T13:42:00+0100",
		"2026-11-19T13:42:00+01",
		"2026-11-19T13:42:00Z ",
		"2026-11-19t13:42:00z",
		"2026-11-19T13:42:00+24:00",
		"x",
	};
	int64_t ms;
	int offset;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_true(clock_read(rows[i].stamp, &ms, &offset));
		assert_int_equal(ms, rows[i].ms);
		assert_int_equal(offset, rows[i].offset);
	}
	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		if (clock_read(refused[i], &ms, &offset))
			fail_msg("\"%s\" was taken", refused[i]);
}

static void a_fixed_clock_stands_still(void **state)
{
	struct clock clock;
	struct error err;

	(void)state;
	setenv("TAFEL_NOW", "2026-11-19T23:42:00+01:00", 1);
	assert_true(clock_open(&clock, &err));
	assert_int_equal(clock_today(&clock), today());
	assert_int_equal(clock_time(&clock), today() * MINUTES_PER_DAY + 23 * 60 + 42);
	assert_int_equal(clock_ms(&clock), clock_ms(&clock));
	setenv("TAFEL_NOW", "yesterday", 1);
	assert_false(clock_open(&clock, &err));
	assert_non_null(strstr(err.text, "TAFEL_NOW is \"yesterday\""));
	unsetenv("TAFEL_NOW");
	assert_true(clock_open(&clock, &err));
	assert_true(clock_ms(&clock) > 1600000000000);
}

static void local_time_knows_summer(void **state)
{
	struct clock clock;
	int64_t ms;
	int offset;

	(void)state;
	unsetenv("TAFEL_NOW");
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	assert_true(clock_open(&clock, NULL));
	assert_true(clock_read("2026-07-01T11:00:00Z", &ms, &offset));
	assert_int_equal(clock_local(&clock, ms), day_of(2026, 7, 1) * MINUTES_PER_DAY + 13 * 60);
	assert_true(clock_read("2026-12-31T23:30:00Z", &ms, &offset));
	assert_int_equal(clock_local(&clock, ms), day_of(2027, 1, 1) * MINUTES_PER_DAY + 30);
}

static void a_seed_gives_the_same_bytes(void **state)
{
	struct random a, b;
	unsigned char first[37], second[37];
	int seen[6] = { 0 };

	(void)state;
	random_seed(&a, 7);
	random_seed(&b, 7);
	random_bytes(&a, first, sizeof first);
	random_bytes(&b, second, sizeof second);
	assert_memory_equal(first, second, sizeof first);
	random_seed(&b, 8);
	random_bytes(&b, second, sizeof second);
	assert_memory_not_equal(first, second, sizeof first);
	for (int i = 0; i < 6000; i++)
		seen[random_below(&a, 6)]++;
	for (int i = 0; i < 6; i++)
		assert_in_range(seen[i], 850, 1150);
	assert_int_equal(random_below(&a, 1), 0);
	random_open(&a);
	random_bytes(&a, first, sizeof first);
	random_bytes(&a, second, sizeof second);
	assert_memory_not_equal(first, second, sizeof first);
}

static void ids_sort_by_time(void **state)
{
	struct random source;
	char early[ID_TEXT], late[ID_TEXT];

	(void)state;
	random_seed(&source, 1);
	id_make(&source, 1469918176385, early);
	assert_memory_equal(early, "01ARYZ6S41", 10);
	id_make(&source, 1469918176386, late);
	assert_true(strcmp(early, late) < 0);
	assert_true(id_is_ulid(early));
	assert_false(id_is_code(early));
}

static void ids_and_codes_are_strict(void **state)
{
	static const struct {
		const char *text;
		bool ulid, code;
	} rows[] = {
		{ "01ARYZ6S41TSV4RRFFQ69G5FAV", true, false },
		{ "7ZZZZZZZZZZZZZZZZZZZZZZZZZ", true, false },
		{ "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", false, false },
		{ "01ARYZ6S41TSV4RRFFQ69G5FAU", false, false },
		{ "01aryz6s41tsv4rrffq69g5fav", false, false },
		{ "01ARYZ6S41TSV4RRFFQ69G5FA", false, false },
		{ "01ARYZ6S41TSV4RRFFQ69G5FAVX", false, false },
		{ "", false, false },
		{ "haarlem", false, true },
		{ "no_region", false, true },
		{ "3d", false, true },
		{ "Haarlem", false, false },
		{ "a-b", false, false },
		{ "a b", false, false },
		{ "abcdefghijklmnopqrstuvwxyz", false, false },
		{ "abcdefghijklmnopqrstuvwxyz0123456789_abc", false, true },
		{ "abcdefghijklmnopqrstuvwxyz0123456789_abcd", false, false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_int_equal(id_is_ulid(rows[i].text), rows[i].ulid);
		assert_int_equal(id_is_code(rows[i].text), rows[i].code);
	}
}

static void base64_has_one_spelling(void **state)
{
	static const struct {
		const char *text;
		size_t length;
	} refused[] = {
		{ "Zh", 1 },
		{ "Z", 1 },
		{ "Zg==", 1 },
		{ "Zm9", 2 },
		{ "Zm+v", 3 },
		{ "Zm/v", 3 },
		{ "Zm9v", 2 },
		{ "Zm 9", 3 },
	};
	unsigned char bytes[33], back[33];
	char text[64];

	(void)state;
	for (size_t length = 0; length <= sizeof bytes; length++) {
		for (size_t i = 0; i < length; i++)
			bytes[i] = (unsigned char)(i * 71 + length + 250);
		base64url_write(bytes, length, text);
		assert_int_equal(strlen(text), (length * 4 + 2) / 3);
		assert_true(base64url_read(text, strlen(text), back, length));
		assert_memory_equal(bytes, back, length);
	}
	base64url_write((const unsigned char *)"\xFB\xEF\xFF", 3, text);
	assert_string_equal(text, "--__");
	for (size_t i = 0; i < ARRAY_LEN(refused); i++)
		if (base64url_read(refused[i].text, strlen(refused[i].text), back, refused[i].length))
			fail_msg("\"%s\" was taken", refused[i].text);
	assert_false(base64url_read("Zm\0v", 4, back, 3));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)
	const struct CMUnitTest tests[] = {
		TEST(days_count_from_1970),
		TEST(every_day_splits_and_joins),
		TEST(weekdays_and_weeks),
		TEST(months_and_workdays_add),
		TEST(the_wire_has_one_spelling_of_a_day),
		TEST(the_wire_has_one_spelling_of_a_time),
		TEST(days_are_typed_in_many_ways),
		TEST(a_wrong_day_is_explained),
		TEST(what_is_no_day_is_refused),
		TEST(times_are_typed_in_many_ways),
		TEST(days_are_shown_day_first),
		TEST(what_is_shown_can_be_typed),
		TEST(a_stamp_is_strict),
		TEST(a_fixed_clock_stands_still),
		TEST(local_time_knows_summer),
		TEST(a_seed_gives_the_same_bytes),
		TEST(ids_sort_by_time),
		TEST(ids_and_codes_are_strict),
		TEST(base64_has_one_spelling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
