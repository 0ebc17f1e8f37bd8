#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "day_words.h"

enum { TYPED_MAX = 80, TOKENS_MAX = 8, TOKEN_MAX = 16, DIGITS_MAX = 6, BACK_MONTHS = 6, NEAR_YEARS = 20 };

/* What was typed, taken apart: "do 3 dec. 2026" is a weekday, 3, a month, 2026. */
struct token {
	bool number;
	int digits, value;
	char word[TOKEN_MAX];
};

struct tokens {
	size_t count;
	struct token list[TOKENS_MAX];
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool not_a_date(const char *typed, struct error *err)
{
	return fail(err, E_INPUT, _("\"%s\" is not a date. Type for example 3-12-2026, 3 dec or +6w."), typed);
}

static bool take_token(const char **at, struct token *token)
{
	const char *start = *at;
	bool number = is_digit(*start);
	size_t length;

	token->value = 0;
	for (; **at && **at != ' ' && is_digit(**at) == number; ++*at)
		if (number && *at - start < DIGITS_MAX)
			token->value = token->value * 10 + **at - '0';
	length = (size_t)(*at - start);
	if (length >= TOKEN_MAX || (number && length > DIGITS_MAX))
		return false;
	memcpy(token->word, start, length);
	token->word[length] = '\0';
	token->number = number;
	token->digits = (int)length;
	return true;
}

static bool take_apart(const char *folded, struct tokens *tokens)
{
	tokens->count = 0;
	while (*folded) {
		if (*folded == ' ') {
			folded++;
			continue;
		}
		if (tokens->count == TOKENS_MAX || !take_token(&folded, &tokens->list[tokens->count++]))
			return false;
	}
	return tokens->count > 0;
}

static bool check_range(int64_t day, const char *typed, int64_t *out, struct error *err)
{
	if (!day_in_range(day))
		return fail(err, E_INPUT, _("\"%s\" is too far away. Use a year from %d to %d."), typed, DAY_YEAR_MIN,
			DAY_YEAR_MAX);
	*out = day;
	return true;
}

static int full_year(int year, int64_t today)
{
	int this_year, month, day;

	if (year >= 100)
		return year;
	day_split(today, &this_year, &month, &day);
	return 2000 + year > this_year + NEAR_YEARS ? 1900 + year : 2000 + year;
}

/* The nearest year in which the date is at most six months back. */
static int likely_year(int month, int day, int64_t today)
{
	int64_t earliest = day_add_months(today, -BACK_MONTHS);
	int year, this_month, this_day;

	day_split(today, &year, &this_month, &this_day);
	for (int candidate = year - 1; candidate <= year; candidate++) {
		int longest = day_in_month(candidate, month);

		if (day_of(candidate, month, day < longest ? day : longest) >= earliest)
			return candidate;
	}
	return year + 1;
}

static bool no_month(int month, struct error *err)
{
	return fail(err, E_INPUT, _("There is no month %d. Type the day first, then the month."), month);
}

static bool make_day(int year, int month, int day, const char *typed, int64_t *out, struct error *err)
{
	if (month < 1 || month > 12)
		return no_month(month, err);
	if (year < DAY_YEAR_MIN || year > DAY_YEAR_MAX)
		return check_range(INT64_MAX, typed, out, err);
	if (!day_exists(year, month, day)) {
		char date[TOKEN_MAX * 2];

		snprintf(date, sizeof date, "%02d-%02d-%04d", day, month, year);
		return fail(err, E_INPUT, _("%s does not exist. %s has %d days."), date, day_month_name(month),
			day_in_month(year, month));
	}
	*out = day_of(year, month, day);
	return true;
}

/* Numbers of a date with at most one month by name; `month` is 0 when it is a number too. */
static bool parse_numbers(const struct token *const *numbers, size_t count, int month, int64_t today, const char *typed,
	int64_t *out, struct error *err)
{
	size_t needed = month ? 1 : 2;
	int day, year;

	if (count == 3 && !month && numbers[0]->digits == 4)
		return make_day(numbers[0]->value, numbers[1]->value, numbers[2]->value, typed, out, err);
	if (count < needed || count > needed + 1 || numbers[0]->digits > 2)
		return not_a_date(typed, err);
	if (count > needed && numbers[needed]->digits != 2 && numbers[needed]->digits < 4)
		return not_a_date(typed, err);
	day = numbers[0]->value;
	if (!month)
		month = numbers[1]->value;
	if (month < 1 || month > 12)
		return no_month(month, err);
	year = count > needed ? full_year(numbers[needed]->value, today) : likely_year(month, day, today);
	return make_day(year, month, day, typed, out, err);
}

static bool check_weekday(int weekday, int64_t day, const char *typed, struct error *err)
{
	if (!weekday || day_weekday(day) == weekday)
		return true;
	return fail(err, E_INPUT, _("The weekday in \"%s\" does not fit the date. Check both."), typed);
}

/* "+6w": a number and a unit, and a sign that may be missing. */
static bool parse_relative(
	const struct tokens *tokens, int sign, int64_t today, const char *typed, int64_t *out, struct error *err)
{
	int amount = sign * tokens->list[0].value;
	char unit;

	if (!day_word_unit(tokens->list[1].word, &unit))
		return not_a_date(typed, err);
	if (abs(amount) > 120000)
		return check_range(INT64_MAX, typed, out, err);
	switch (unit) {
	case 'd': return check_range(today + amount, typed, out, err);
	case 'w': return check_range(today + (int64_t)amount * 7, typed, out, err);
	case 'm': return check_range(day_add_months(today, amount), typed, out, err);
	default: return check_range(day_add_months(today, amount * 12), typed, out, err);
	}
}

static bool is_relative(const struct tokens *tokens)
{
	char unit;

	return tokens->count == 2 && tokens->list[0].number && !tokens->list[1].number &&
		day_word_unit(tokens->list[1].word, &unit);
}

static bool unknown_word(const char *word, const char *typed, struct error *err)
{
	const char *near = day_word_near(word);

	if (!near)
		return not_a_date(typed, err);
	return fail(err, E_INPUT, _("\"%s\" is not a date. Did you mean %s?"), typed, near);
}

static int64_t next_weekday(int weekday, int64_t today)
{
	return today + 1 + (weekday - day_weekday(today + 1) + 7) % 7;
}

static bool parse_calendar(
	const struct tokens *tokens, int64_t today, const char *typed, int64_t *out, struct error *err)
{
	const struct token *numbers[TOKENS_MAX];
	size_t count = 0;
	int month = 0, weekday = 0, offset;

	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->list[i];

		if (token->number)
			numbers[count++] = token;
		else if (i == 0 && day_word_weekday(token->word, &weekday))
			continue;
		else if (tokens->count == 1 && day_word_offset(token->word, &offset))
			return check_range(today + offset, typed, out, err);
		else if (month || !day_word_month(token->word, &month))
			return unknown_word(token->word, typed, err);
	}
	if (weekday && tokens->count == 1)
		return check_range(next_weekday(weekday, today), typed, out, err);
	return parse_numbers(numbers, count, month, today, typed, out, err) && check_weekday(weekday, *out, typed, err);
}

/* A copy that fits in a message. */
static bool copy_typed(const char *typed, char out[TYPED_MAX])
{
	size_t length;

	typed += strspn(typed, " \t\n");
	length = strlen(typed);
	while (length && strchr(" \t\n", typed[length - 1]))
		length--;
	if (length >= TYPED_MAX) {
		snprintf(out, TYPED_MAX, "%.16s", typed);
		return false;
	}
	memcpy(out, typed, length);
	out[length] = '\0';
	return true;
}

static int leading_sign(const char *typed)
{
	if (*typed == '+')
		return 1;
	return *typed == '-' || !strncmp(typed, "\xE2\x88\x92", 3) ? -1 : 0;
}

bool day_parse(const char *typed, int64_t today, int64_t *day, struct error *err)
{
	char copy[TYPED_MAX];
	struct tokens tokens;
	struct arena *arena;
	int sign;
	bool apart;

	if (!copy_typed(typed, copy))
		return not_a_date(copy, err);
	arena_open(&arena);
	apart = take_apart(text_fold(arena, copy), &tokens);
	arena_close(&arena);
	if (!apart)
		return not_a_date(copy, err);
	sign = leading_sign(copy);
	if (sign || is_relative(&tokens))
		return is_relative(&tokens) ? parse_relative(&tokens, sign ? sign : 1, today, copy, day, err)
					    : not_a_date(copy, err);
	return parse_calendar(&tokens, today, copy, day, err);
}
