#include <string.h>

#include "kind_parts.h"

static bool read_day(struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	(void)field;
	return day_read(wire, value) ||
		fail(err, E_INPUT, _("\"%s\" is not a date as in 2026-12-03."), quoted(arena, wire));
}

static bool read_time(struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	(void)field;
	return time_read(wire, value) ||
		fail(err, E_INPUT, _("\"%s\" is not a time as in 2026-12-03T13:00."), quoted(arena, wire));
}

static const char *write_day(struct arena *arena, const struct field *field, const void *value)
{
	(void)field;
	return day_write(arena, *(const int64_t *)value);
}

static const char *write_time(struct arena *arena, const struct field *field, const void *value)
{
	(void)field;
	return time_write(arena, *(const int64_t *)value);
}

static bool is_blank(const char *typed)
{
	return typed[strspn(typed, " \t\n")] == '\0';
}

static bool parse_day(struct arena *arena, const struct field *field, const struct context *context, const char *typed,
	void *value, struct error *err)
{
	(void)arena;
	(void)field;
	*(int64_t *)value = UNKNOWN;
	return is_blank(typed) || day_parse(typed, context->today, value, err);
}

static bool parse_time(struct arena *arena, const struct field *field, const struct context *context, const char *typed,
	void *value, struct error *err)
{
	(void)arena;
	(void)field;
	*(int64_t *)value = UNKNOWN;
	return is_blank(typed) || time_parse(typed, context->today, value, err);
}

static const char *format_day(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	(void)field;
	(void)context;
	return day_format(arena, *(const int64_t *)value);
}

static const char *format_time(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	(void)field;
	(void)context;
	return time_format(arena, *(const int64_t *)value);
}

const struct kind kind_day = {
	.name = "day",
	.number = true,
	.read = read_day,
	.write = write_day,
	.parse = parse_day,
	.format = format_day,
};

const struct kind kind_time = {
	.name = "time",
	.number = true,
	.read = read_time,
	.write = write_time,
	.parse = parse_time,
	.format = format_time,
};
