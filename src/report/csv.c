#include "report/csv.h"

#include <string.h>

static void put_quoted(struct sink *sink, const char *guard, const char *text)
{
	sink_add(sink, "\"", 1);
	sink_text(sink, guard);
	for (size_t part; (part = strcspn(text, "\"")), text[part]; text += part + 1) {
		sink_add(sink, text, part);
		sink_add(sink, "\"\"", 2);
	}
	sink_text(sink, text);
	sink_add(sink, "\"", 1);
}

static void put_plain(struct sink *sink, const char *guard, const char *text)
{
	sink_text(sink, guard);
	sink_text(sink, text);
}

void csv_value(struct sink *sink, const char *text)
{
	const char *guard = text && *text && strchr("=+-@\t\r", *text) ? "'" : "";

	if (!text)
		return;
	if (text[strcspn(text, ",\"\r\n")])
		put_quoted(sink, guard, text);
	else
		put_plain(sink, guard, text);
}

void csv_heading(struct sink *sink, const struct entity *entity)
{
	sink_text(sink, "id");
	for (size_t i = 0; i < entity->field_count; i++) {
		sink_add(sink, ",", 1);
		sink_text(sink, entity->fields[i].name);
	}
	sink_add(sink, "\r\n", 2);
}

static const char *elements_of(struct arena *arena, const char *value)
{
	char *text = arena_copy(arena, value, strlen(value));

	for (char *at = text; (at = strchr(at, '\n')); at++)
		*at = ',';
	return text;
}

/* A number is digits: a minus before it is no formula, and a guard would make it a text. */
static void put_field(struct sink *sink, struct arena *arena, const struct field *field, const void *row)
{
	sink_add(sink, ",", 1);
	if (!field_is_known(field, row))
		return;
	if (field->kind->number)
		sink_text(sink, field->kind->write(arena, field, (const char *)row + field->offset));
	else if (field->kind->elements)
		csv_value(sink, elements_of(arena, *field_text(field, row)));
	else
		csv_value(sink, *field_text(field, row));
}

void csv_row(struct sink *sink, struct arena *scratch, const struct entity *entity, const void *row)
{
	csv_value(sink, ((const struct row *)row)->id);
	for (size_t i = 0; i < entity->field_count; i++)
		put_field(sink, scratch, &entity->fields[i], row);
	sink_add(sink, "\r\n", 2);
}
