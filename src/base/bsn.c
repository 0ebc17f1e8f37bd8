#include <string.h>

#include "base/day.h"
#include "base/text.h"

enum { GROUPS_MAX = 64, BSN_DIGITS = 9, PHONE_DIGITS = 10 };

/* Groups of digits with one dot, blank or hyphen between them: "1234.56.782", "06-1234 5678". */
struct run {
	size_t count, digits;
	struct group {
		const char *at;
		size_t length;
	} groups[GROUPS_MAX];
};

static size_t digits_at(const char *text)
{
	return strspn(text, "0123456789");
}

/* Takes the run that starts at `text`; returns the byte after it. A longer run goes on as a next one. */
static const char *take_run(const char *text, struct run *run)
{
	run->count = run->digits = 0;
	while (run->count < GROUPS_MAX) {
		size_t length = digits_at(text);

		run->groups[run->count++] = (struct group){ text, length };
		run->digits += length;
		text += length;
		if (!*text || !strchr(". -", *text) || !digits_at(text + 1))
			break;
		text++;
	}
	return text;
}

/* 9·a + 8·b + … + 2·h − i is a multiple of eleven. */
static bool passes_eleven_test(const char digits[BSN_DIGITS])
{
	int sum = -(digits[8] - '0');

	for (int i = 0; i < 8; i++)
		sum += (digits[i] - '0') * (9 - i);
	return sum % 11 == 0 && strspn(digits, "0") < BSN_DIGITS;
}

static int number(const char *digits, int length)
{
	int value = 0;

	while (length--)
		value = value * 10 + *digits++ - '0';
	return value;
}

static bool is_year(int year)
{
	return year >= DAY_YEAR_MIN && year <= DAY_YEAR_MAX;
}

/* "03.12.2026" and "2025 2026" have eight digits too, and notes are full of them. */
static bool is_date_or_years(const struct group *groups, size_t count, const char digits[BSN_DIGITS])
{
	int first = number(digits + 1, 4), last = number(digits + 5, 4);

	if (count == 2 && groups[0].length == 4 && groups[1].length == 4)
		return is_year(first) && is_year(last);
	return count == 3 && groups[0].length == 2 && groups[1].length == 2 && groups[2].length == 4 &&
		day_exists(last, number(digits + 3, 2), number(digits + 1, 2));
}

static bool starts_with_bsn(const struct group *groups, size_t count)
{
	char digits[BSN_DIGITS + 2] = "0";
	size_t used = 1;

	for (size_t i = 0; i < count; i++) {
		if (i && groups[i].at[-1] == '-')
			return false;
		if (groups[i].length > sizeof digits - 1 - used)
			return false;
		memcpy(digits + used, groups[i].at, groups[i].length);
		used += groups[i].length;
		if (used == 9 && passes_eleven_test(digits) && !is_date_or_years(groups, i + 1, digits))
			return true;
		if (used == 10 && passes_eleven_test(digits + 1))
			return true;
	}
	return false;
}

bool text_holds_bsn(const char *text)
{
	struct run run;

	for (text += strcspn(text, "0123456789"); *text; text += strcspn(text, "0123456789")) {
		text = take_run(text, &run);
		if (run.digits == PHONE_DIGITS && run.groups[0].at[0] == '0')
			continue;
		for (size_t i = 0; i < run.count; i++)
			if (starts_with_bsn(run.groups + i, run.count - i))
				return true;
	}
	return false;
}
