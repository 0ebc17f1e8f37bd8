#include "columns.h"

#include <string.h>

#include "base/text.h"

enum { ID_WIDTH = 26, WIDTH_OTHERWISE = 24 };

struct choice_of_column {
	const char *field; /* wire name, "id" for the id */
	int width;         /* widened to its heading */
};

static const struct {
	const struct entity *entity;
	struct choice_of_column columns[COLUMNS_MAX + 1];
} tables[] = {
	{ &entity_application,
		{ { "number", 17 }, { "client", 14 }, { "weight", 9 }, { "received", 10 }, { "step", 22 },
			{ "step_since", 10 }, { "forum", 20 } } },
	{ &entity_client,
		{ { "id", ID_WIDTH }, { "call_name", 14 }, { "birth_year", 4 }, { "origin", 12 }, { "adults", 2 },
			{ "children", 2 }, { "present_stay", 20 } } },
	{ &entity_home,
		{ { "number", 17 }, { "complex", 16 }, { "municipality", 12 }, { "neighbourhood", 16 }, { "rooms", 2 },
			{ "rent", 9 }, { "free_from", 10 }, { "offer", 9 } } },
	{ &entity_complex,
		{ { "id", ID_WIDTH }, { "name", 20 }, { "municipality", 12 }, { "neighbourhood", 16 }, { "homes", 4 },
			{ "special_share", 4 } } },
	{ &entity_proposal,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "home", 17 }, { "proposed_on", 10 }, { "state", 20 } } },
	{ &entity_decision,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "decided_at", 16 }, { "outcome", 26 },
			{ "step_after", 18 }, { "withdrawn", 3 } } },
	{ &entity_signature,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "role", 20 }, { "name", 20 }, { "signed_on", 10 } } },
	{ &entity_meeting,
		{ { "id", ID_WIDTH }, { "forum", 20 }, { "starts", 16 }, { "place", 20 }, { "closed", 3 } } },
	{ &entity_agenda_item,
		{ { "id", ID_WIDTH }, { "meeting", 16 }, { "position", 2 }, { "application", 17 }, { "state", 20 } } },
	{ &entity_attendance,
		{ { "id", ID_WIDTH }, { "meeting", 16 }, { "application", 17 }, { "role", 20 }, { "name", 20 },
			{ "state", 14 } } },
	{ &entity_party, { { "id", ID_WIDTH }, { "name", 40 }, { "kind", 20 }, { "status", 10 } } },
	{ &entity_person, { { "id", ID_WIDTH }, { "name", 24 }, { "role", 20 }, { "party", 24 }, { "forum", 20 } } },
	{ &entity_device, { { "id", 16 }, { "name", 20 }, { "person", 20 }, { "since", 10 } } },
	{ &entity_forum, { { "id", 20 }, { "name", 30 }, { "kind", 20 }, { "level", 16 } } },
	{ &entity_arrangement,
		{ { "id", 20 }, { "title_nl", 40 }, { "version", 3 }, { "status", 12 }, { "valid_from", 10 } } },
	{ &entity_arrangement_part, { { "id", ID_WIDTH }, { "arrangement", 20 }, { "part", 3 }, { "parts", 3 } } },
};

static void add(struct columns *out, const struct entity *entity, const char *name, int width)
{
	const struct field *field = entity_field(entity, name);
	const char *heading = !field ? _("Id") : field->brief ? _(field->brief) : _(field->label);
	bool right =
		field && (field->kind == &kind_count || field->kind == &kind_decimal || field->kind == &kind_money);

	if (text_width(heading) > width)
		width = text_width(heading);
	out->fields[out->count] = field;
	out->columns[out->count++] = (struct print_column){ heading, width, right };
}

static void add_otherwise(struct columns *out, const struct entity *entity)
{
	add(out, entity, "id", ID_WIDTH);
	if (entity->number)
		add(out, entity, entity->number, WIDTH_OTHERWISE);
	if (entity->title && (!entity->number || strcmp(entity->number, entity->title)))
		add(out, entity, entity->title, WIDTH_OTHERWISE);
}

void columns_of(const struct entity *entity, struct columns *out)
{
	out->count = 0;
	for (size_t i = 0; i < ARRAY_LEN(tables); i++)
		for (size_t j = 0; tables[i].entity == entity && tables[i].columns[j].field; j++)
			add(out, entity, tables[i].columns[j].field, tables[i].columns[j].width);
	if (!out->count)
		add_otherwise(out, entity);
}

void columns_cells(struct arena *arena, const struct columns *columns, const struct context *context, const void *row,
	const char *cells[COLUMNS_MAX])
{
	for (size_t i = 0; i < columns->count; i++) {
		const struct field *field = columns->fields[i];

		cells[i] = !field                    ? ((const struct row *)row)->id
			: field_is_known(field, row) ? field_format(arena, field, context, row)
						     : "";
	}
}
