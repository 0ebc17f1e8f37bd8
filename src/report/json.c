#include "report/json.h"

#include <stdio.h>
#include <string.h>

static bool needs_escape(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\';
}

static void put_escape(struct sink *sink, unsigned char c)
{
	char text[8];

	if (c == '"' || c == '\\')
		snprintf(text, sizeof text, "\\%c", c);
	else if (c == '\n')
		snprintf(text, sizeof text, "\\n");
	else if (c == '\t')
		snprintf(text, sizeof text, "\\t");
	else
		snprintf(text, sizeof text, "\\u%04x", c);
	sink_text(sink, text);
}

static void put_part(struct sink *sink, const char *text, size_t length)
{
	size_t from = 0;

	for (size_t i = 0; i < length; i++) {
		if (!needs_escape((unsigned char)text[i]))
			continue;
		sink_add(sink, text + from, i - from);
		put_escape(sink, (unsigned char)text[i]);
		from = i + 1;
	}
	sink_add(sink, text + from, length - from);
}

void json_string(struct sink *sink, const char *text)
{
	if (!text) {
		sink_add(sink, "null", 4);
		return;
	}
	sink_add(sink, "\"", 1);
	put_part(sink, text, strlen(text));
	sink_add(sink, "\"", 1);
}

static void put_text(struct sink *sink, struct arena *arena, const struct field *field, const void *row)
{
	(void)arena;
	json_string(sink, *field_text(field, row));
}

static void put_count(struct sink *sink, struct arena *arena, const struct field *field, const void *row)
{
	int64_t value = *field_number(field, row);
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char digits[24], *at = digits + sizeof digits;

	(void)arena;
	do
		*--at = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (value < 0)
		*--at = '-';
	sink_add(sink, at, (size_t)(digits + sizeof digits - at));
}

static void put_flag(struct sink *sink, struct arena *arena, const struct field *field, const void *row)
{
	(void)arena;
	sink_text(sink, *field_number(field, row) ? "true" : "false");
}

/* The value of a set or scores is its elements, one per line. */
static void put_elements(struct sink *sink, struct arena *arena, const struct field *field, const void *row)
{
	const char *mark = "[\"";

	(void)arena;
	for (const char *at = *field_text(field, row); *at;) {
		size_t length = strcspn(at, "\n");
		sink_text(sink, mark);
		put_part(sink, at, length);
		mark = "\",\"";
		at += length + (at[length] == '\n');
	}
	sink_add(sink, "\"]", 2);
}

static void put_wire(struct sink *sink, struct arena *arena, const struct field *field, const void *row)
{
	json_string(sink, field->kind->write(arena, field, (const char *)row + field->offset));
}

/* Kinds that are not here are texts that are their own wire form. */
static const struct {
	const struct kind *kind;
	void (*put)(struct sink *, struct arena *, const struct field *, const void *row);
} puts_of[] = {
	{ &kind_count, put_count },
	{ &kind_flag, put_flag },
	{ &kind_set, put_elements },
	{ &kind_scores, put_elements },
	{ &kind_day, put_wire },
	{ &kind_time, put_wire },
	{ &kind_money, put_wire },
	{ &kind_decimal, put_wire },
};

static void put_value(struct sink *sink, struct arena *arena, const struct field *field, const void *row)
{
	for (size_t i = 0; i < ARRAY_LEN(puts_of); i++)
		if (puts_of[i].kind == field->kind) {
			puts_of[i].put(sink, arena, field, row);
			return;
		}
	put_text(sink, arena, field, row);
}

static void put_field(struct sink *sink, struct arena *arena, const struct field *field, const void *row)
{
	sink_add(sink, ",\"", 2);
	sink_text(sink, field->name);
	sink_add(sink, "\":", 2);
	if (field_is_known(field, row))
		put_value(sink, arena, field, row);
	else
		sink_add(sink, "null", 4);
}

void json_row(struct sink *sink, struct arena *scratch, const struct entity *entity, const void *row)
{
	sink_text(sink, "{\"id\":");
	json_string(sink, ((const struct row *)row)->id);
	for (size_t i = 0; i < entity->field_count; i++)
		put_field(sink, scratch, &entity->fields[i], row);
	sink_add(sink, "}", 1);
}

void json_array_row(
	struct sink *sink, struct arena *scratch, size_t index, const struct entity *entity, const void *row)
{
	sink_text(sink, index ? ",\n" : "[\n");
	json_row(sink, scratch, entity, row);
}

void json_array_end(struct sink *sink, size_t count)
{
	sink_text(sink, count ? "\n]" : "[]");
}
