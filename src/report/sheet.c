#include "report/sheet.h"

#include <string.h>

#include "base/text.h"

enum { MARK_COLUMNS = 2, LABEL_COLUMNS = 28, VALUE_FROM = MARK_COLUMNS + LABEL_COLUMNS + 1 };

struct sheet {
	struct sink *sink;
	struct arena *arena;
	const struct entity *entity;
	const struct context *context;
	const void *row;
	int columns;
};

static void put(struct sheet *sheet, const char *left, int indent, const char *text)
{
	const char *const *lines;
	size_t count = text_wrap(sheet->arena, text, sheet->columns - indent, &lines);

	for (size_t i = 0; i < count; i++) {
		const char *before = i ? "" : left;

		sink_text(sheet->sink,
			arena_print(sheet->arena, "%s%*s%s\n", before, indent - text_width(before), "", lines[i]));
	}
}

static void put_line(struct sheet *sheet, const char *mark, const struct field *field, const char *value)
{
	const char *label = text_fit(sheet->arena, _(field->label), LABEL_COLUMNS);

	put(sheet, arena_print(sheet->arena, "%s %s", mark, label), VALUE_FROM, value);
}

static bool is_in_group(const struct field *field, const char *group)
{
	return !strcmp(field->group ? field->group : "", group) && !(field->flags & HIDDEN);
}

static void put_known(struct sheet *sheet, const struct field *field)
{
	if (field_is_known(field, sheet->row))
		put_line(sheet, " ", field, field_format(sheet->arena, field, sheet->context, sheet->row));
	else if (field->flags & REQUIRED)
		put_line(sheet, "?", field, _("not known"));
}

static void put_group(struct sheet *sheet, const char *group)
{
	struct buffer unknown = { .arena = sheet->arena };

	sink_text(sheet->sink, arena_print(sheet->arena, "\n%s\n", *group ? _(group) : ""));
	for (size_t i = 0; i < sheet->entity->field_count; i++) {
		const struct field *field = &sheet->entity->fields[i];

		if (!is_in_group(field, group))
			continue;
		put_known(sheet, field);
		if (!field_is_known(field, sheet->row) && !(field->flags & REQUIRED))
			buffer_print(&unknown, "%s%s", unknown.length ? ", " : "", _(field->label));
	}
	if (unknown.length)
		put(sheet, "", MARK_COLUMNS, arena_print(sheet->arena, _("Not filled in: %s"), unknown.text));
}

static bool is_first_of_group(const struct entity *entity, size_t at)
{
	const char *group = entity->fields[at].group ? entity->fields[at].group : "";

	for (size_t i = 0; i < at; i++)
		if (is_in_group(&entity->fields[i], group))
			return false;
	return is_in_group(&entity->fields[at], group);
}

void sheet_print(struct sink *sink, struct arena *arena, const struct entity *entity, const struct context *context,
	const void *row, int columns)
{
	struct sheet sheet = { sink, arena, entity, context, row,
		columns < SHEET_COLUMNS_MIN ? SHEET_COLUMNS_MIN : columns };

	for (size_t i = 0; i < entity->field_count; i++)
		if (is_first_of_group(entity, i))
			put_group(&sheet, entity->fields[i].group ? entity->fields[i].group : "");
}

void sheet_heading(struct sink *sink, struct arena *arena, const char *text)
{
	int width = text_width(text);

	sink_text(sink, arena_print(arena, "%s\n", text));
	for (int i = 0; i < width; i++)
		sink_text(sink, "=");
	sink_text(sink, "\n");
}
