#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "kind_parts.h"

static bool is_blank(const char *typed)
{
	return typed[strspn(typed, " \t\n")] == '\0';
}

static bool read_number(
	struct arena *arena, const char *wire, int decimals, bool exactly, void *value, struct error *err)
{
	if (number_read(wire, decimals, exactly, value))
		return true;
	return fail(err, E_INPUT, _("\"%s\" is not a number in its plain form, as in %s."), quoted(arena, wire),
		decimals ? exactly ? "641.20" : "1.5" : "12");
}

static bool parse_number(struct arena *arena, const char *typed, int decimals, int64_t *value, struct error *err)
{
	*value = UNKNOWN;
	return is_blank(typed) || number_parse(arena, typed, decimals, value, err);
}

static int64_t number_of(const void *value)
{
	return *(const int64_t *)value;
}

static const char *sign_of(int64_t value)
{
	return value < 0 ? "-" : "";
}

static bool count_read(struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	(void)field;
	return read_number(arena, wire, 0, true, value, err);
}

static const char *count_write(struct arena *arena, const struct field *field, const void *value)
{
	(void)field;
	return number_of(value) == UNKNOWN ? NULL : arena_print(arena, "%lld", (long long)number_of(value));
}

static bool count_parse(struct arena *arena, const struct field *field, const struct context *context,
	const char *typed, void *value, struct error *err)
{
	(void)field;
	(void)context;
	return parse_number(arena, typed, 0, value, err);
}

static const char *count_format(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	const char *text = count_write(arena, field, value);

	(void)context;
	return text ? text : "";
}

/* Thousandths without zeros at the end. */
static const char *print_decimal(struct arena *arena, int64_t value, char mark)
{
	long long whole = llabs((long long)value) / 1000, part = llabs((long long)value) % 1000;
	int digits = 3;

	if (!part)
		return arena_print(arena, "%s%lld", sign_of(value), whole);
	for (; part % 10 == 0; digits--)
		part /= 10;
	return arena_print(arena, "%s%lld%c%0*lld", sign_of(value), whole, mark, digits, part);
}

static bool decimal_read(
	struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	(void)field;
	return read_number(arena, wire, 3, false, value, err);
}

static const char *decimal_write(struct arena *arena, const struct field *field, const void *value)
{
	(void)field;
	return number_of(value) == UNKNOWN ? NULL : print_decimal(arena, number_of(value), '.');
}

static bool decimal_parse(struct arena *arena, const struct field *field, const struct context *context,
	const char *typed, void *value, struct error *err)
{
	(void)field;
	(void)context;
	return parse_number(arena, typed, 3, value, err);
}

static const char *decimal_format(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	(void)field;
	(void)context;
	return number_of(value) == UNKNOWN ? "" : print_decimal(arena, number_of(value), number_mark());
}

static bool money_read(struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	(void)field;
	return read_number(arena, wire, 2, true, value, err);
}

static const char *money_write(struct arena *arena, const struct field *field, const void *value)
{
	long long cents;

	(void)field;
	if (number_of(value) == UNKNOWN)
		return NULL;
	cents = llabs((long long)number_of(value));
	return arena_print(arena, "%s%lld.%02lld", sign_of(number_of(value)), cents / 100, cents % 100);
}

static bool money_parse(struct arena *arena, const struct field *field, const struct context *context,
	const char *typed, void *value, struct error *err)
{
	(void)field;
	(void)context;
	return parse_number(arena, typed, 2, value, err);
}

/* 1234567 → 1.234.567 */
static const char *group_thousands(struct arena *arena, long long whole, char separator)
{
	if (whole < 1000)
		return arena_print(arena, "%lld", whole);
	return arena_print(
		arena, "%s%c%03lld", group_thousands(arena, whole / 1000, separator), separator, whole % 1000);
}

static const char *money_format(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	long long cents;
	char mark = number_mark();

	(void)field;
	(void)context;
	if (number_of(value) == UNKNOWN)
		return "";
	cents = llabs((long long)number_of(value));
	return arena_print(arena, "€ %s%s%c%02lld", sign_of(number_of(value)),
		group_thousands(arena, cents / 100, mark == ',' ? '.' : ','), mark, cents % 100);
}

static bool flag_read(struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	(void)field;
	*(int64_t *)value = !strcmp(wire, "true");
	return number_of(value) || !strcmp(wire, "false") ||
		fail(err, E_INPUT, _("\"%s\" is neither true nor false."), quoted(arena, wire));
}

static const char *flag_write(struct arena *arena, const struct field *field, const void *value)
{
	(void)arena;
	(void)field;
	return number_of(value) == UNKNOWN ? NULL : number_of(value) ? "true" : "false";
}

/* Input in both languages, whatever the screen speaks. */
static bool flag_parse(struct arena *arena, const struct field *field, const struct context *context, const char *typed,
	void *value, struct error *err)
{
	static const struct {
		const char *word;
		int64_t value;
	} words[] = {
		{ "ja", 1 },
		{ "j", 1 },
		{ "yes", 1 },
		{ "y", 1 },
		{ "true", 1 },
		{ "waar", 1 },
		{ "x", 1 },
		{ "nee", 0 },
		{ "n", 0 },
		{ "no", 0 },
		{ "neen", 0 },
		{ "false", 0 },
		{ "onwaar", 0 },
		{ "0", 0 },
		{ "1", 1 },
	};
	const char *folded = text_fold(arena, typed);

	(void)field;
	(void)context;
	*(int64_t *)value = UNKNOWN;
	if (is_blank(typed))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (!strcmp(words[i].word, folded)) {
			*(int64_t *)value = words[i].value;
			return true;
		}
	}
	return fail(err, E_INPUT, _("\"%s\" is neither yes nor no. Type yes or no."), quoted(arena, typed));
}

static const char *flag_format(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	(void)arena;
	(void)field;
	(void)context;
	return number_of(value) == UNKNOWN ? "" : number_of(value) ? _("yes") : _("no");
}

const struct kind kind_count = {
	.name = "count",
	.number = true,
	.read = count_read,
	.write = count_write,
	.parse = count_parse,
	.format = count_format,
};

const struct kind kind_decimal = {
	.name = "decimal",
	.number = true,
	.read = decimal_read,
	.write = decimal_write,
	.parse = decimal_parse,
	.format = decimal_format,
};

const struct kind kind_money = {
	.name = "money",
	.number = true,
	.read = money_read,
	.write = money_write,
	.parse = money_parse,
	.format = money_format,
};

const struct kind kind_flag = {
	.name = "flag",
	.number = true,
	.read = flag_read,
	.write = flag_write,
	.parse = flag_parse,
	.format = flag_format,
};
