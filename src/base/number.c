#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "kind_parts.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Appends a digit; false when the number grows too large. */
static bool append(int64_t *number, char digit)
{
	if (*number > (NUMBER_MAX - (digit - '0')) / 10)
		return false;
	*number = *number * 10 + digit - '0';
	return true;
}

bool number_read(const char *wire, int decimals, bool exactly, int64_t *out)
{
	bool minus = *wire == '-';
	const char *at = wire + minus;
	int64_t number = 0;
	int used = 0;

	if (!is_digit(*at) || (*at == '0' && is_digit(at[1])))
		return false;
	for (; is_digit(*at); at++)
		if (!append(&number, *at))
			return false;
	if (*at == '.') {
		for (at++; is_digit(*at); at++, used++)
			if (used == decimals || !append(&number, *at))
				return false;
		if (!used || (!exactly && at[-1] == '0'))
			return false;
	}
	if (*at || (exactly && used != decimals) || (minus && !number))
		return false;
	for (; used < decimals; used++)
		if (!append(&number, '0'))
			return false;
	*out = minus ? -number : number;
	return true;
}

char number_mark(void)
{
	/* Translators: write 1.5 as a number in your language; the sign between 1 and 5 is used in all numbers. */
	return _("1.5")[1] == ',' ? ',' : '.';
}

static bool not_a_number(struct arena *arena, const char *typed, int decimals, struct error *err)
{
	const char mark = number_mark();

	if (!decimals)
		return fail(
			err, E_INPUT, _("\"%s\" is not a whole number. Type for example 12."), quoted(arena, typed));
	return fail(err, E_INPUT, _("\"%s\" is not a number. Type for example %s."), quoted(arena, typed),
		arena_print(arena, decimals == 2 ? "641%c20" : "1%c5", mark));
}

/* Digits, points and commas only: the euro sign, blanks, apostrophes between thousands and ",-" go. */
static const char *strip(struct arena *arena, const char *typed, bool *minus)
{
	static const char *const skipped[] = { "€", " ", "\xC2\xA0", "\xE2\x80\xAF", "'", "EUR" };
	struct buffer out = { .arena = arena };
	bool started = false;

	*minus = false;
	buffer_text(&out, "");
	while (*typed) {
		size_t skip = 0;

		for (size_t i = 0; i < ARRAY_LEN(skipped) && !skip; i++)
			if (!strncmp(typed, skipped[i], strlen(skipped[i])))
				skip = strlen(skipped[i]);
		if (!skip && !started && (*typed == '-' || !strncmp(typed, "\xE2\x88\x92", 3))) {
			skip = *typed == '-' ? 1 : 3;
			*minus = started = true;
		}
		if (!skip) {
			buffer_add(&out, typed, skip = 1);
			started = true;
		}
		typed += skip;
	}
	return out.text;
}

/* Dutch prices: "650,-" and "650,--". */
static const char *drop_dashes(struct arena *arena, const char *text)
{
	size_t length = strlen(text), end = length;

	while (end && text[end - 1] == '-')
		end--;
	if (end == length || !end || (text[end - 1] != ',' && text[end - 1] != '.'))
		return text;
	return arena_copy(arena, text, end - 1);
}

/* Points and commas between digits only, thousands in threes before `mark`. */
static bool is_grouped(const char *text, const char *mark, char separator)
{
	const char *group = text;
	bool first = true;

	for (const char *at = text;; at++) {
		if (at < mark && *at && *at != separator)
			continue;
		if (first ? at == group || at - group > 3 : at - group != 3)
			return false;
		if (at >= mark || !*at)
			return true;
		group = at + 1;
		first = false;
	}
}

/* Which byte of the text is the decimal mark? Its end when there is none. */
static const char *find_mark(const char *text, int decimals)
{
	const char *end = text + strlen(text), *point = strrchr(text, '.'), *comma = strrchr(text, ',');
	const char *last = !point || (comma && comma > point) ? comma : point;

	if (!last)
		return end;
	if (point && comma)
		return strchr(text, *last) == last ? last : NULL;
	if (strchr(text, *last) != last)
		return end;
	/* One separator: thousands when three digits follow, unless three decimals are possible and it is our mark. */
	if (end - last != 4 || *text == '0' || last - text > 3 || last == text)
		return last;
	return decimals == 3 && *last == number_mark() ? last : end;
}

static bool take_typed(const char *text, const char *mark, int decimals, int64_t *out, bool *too_fine)
{
	const char *end = text + strlen(text);
	int used = 0;

	*out = 0;
	for (const char *at = text; at < end; at++) {
		if (!is_digit(*at)) {
			if (at > mark || (*at != '.' && *at != ','))
				return false;
			continue;
		}
		if (at > mark && used == decimals) {
			*too_fine |= *at != '0';
			continue;
		}
		used += at > mark;
		if (!append(out, *at))
			return false;
	}
	for (; used < decimals; used++)
		if (!append(out, '0'))
			return false;
	return !*too_fine;
}

static bool is_well_grouped(const char *text, const char *mark)
{
	const char *separator = strpbrk(text, ".,");

	return !separator || separator >= mark || is_grouped(text, mark, *separator);
}

bool number_parse(struct arena *arena, const char *typed, int decimals, int64_t *out, struct error *err)
{
	bool minus, too_fine = false;
	const char *text = drop_dashes(arena, strip(arena, typed, &minus)), *mark;
	int64_t number;

	if (!strpbrk(text, "0123456789") || !(mark = find_mark(text, decimals)) || !is_well_grouped(text, mark))
		return not_a_number(arena, typed, decimals, err);
	if (!take_typed(text, mark, decimals, &number, &too_fine)) {
		if (!too_fine || !decimals)
			return not_a_number(arena, typed, decimals, err);
		return fail(err, E_INPUT, _("\"%s\" has too many decimals. Give at most %d."), quoted(arena, typed),
			decimals);
	}
	*out = minus ? -number : number;
	return true;
}

bool number_check(struct arena *arena, const struct field *field, int64_t value, struct error *err)
{
	const int64_t *passed;

	if (field->max <= field->min || (value >= field->min && value <= field->max))
		return true;
	passed = value < field->min ? &field->min : &field->max;
	return fail(err, E_INPUT,
		passed == &field->min ? _("%s is too low. The lowest is %s.") : _("%s is too high. The highest is %s."),
		field->kind->format(arena, field, NULL, &value), field->kind->format(arena, field, NULL, passed));
}
