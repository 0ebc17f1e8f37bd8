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
	{ &entity_step_change,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "set_at", 16 }, { "step_before", 18 },
			{ "step_after", 18 }, { "role", 18 } } },
	{ &entity_contract,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "home", 17 }, { "form", 20 }, { "complete_on", 10 },
			{ "result", 20 } } },
	{ &entity_appointment,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "moment", 24 }, { "due", 10 }, { "state", 12 },
			{ "planned_at", 16 } } },
	{ &entity_checklist,
		{ { "id", ID_WIDTH }, { "appointment", ID_WIDTH }, { "application", 17 }, { "checklist", 24 } } },
	{ &entity_incident,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "kind", 20 }, { "urgency", 12 }, { "opened_on", 10 },
			{ "state", 12 }, { "forum", 18 } } },
	{ &entity_time_out,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "kind", 20 }, { "starts", 10 }, { "expected_back", 10 },
			{ "back_on", 10 } } },
	{ &entity_hurdle,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "household", 18 }, { "kind", 22 }, { "owner", 18 },
			{ "due", 10 }, { "solved_on", 10 } } },
	{ &entity_recipe,
		{ { "id", ID_WIDTH }, { "kind", 22 }, { "what", 30 }, { "solved_on", 10 }, { "days_won", 4 } } },
	{ &entity_promise,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "who", 18 }, { "what", 30 }, { "due", 10 },
			{ "state", 10 } } },
	{ &entity_household,
		{ { "id", ID_WIDTH }, { "name", 24 }, { "arrangement", 20 }, { "state", 14 }, { "starts", 10 } } },
	{ &entity_member,
		{ { "id", ID_WIDTH }, { "household", 20 }, { "call_name", 14 }, { "home", 12 }, { "joins_on", 10 },
			{ "left_on", 10 }, { "lead_organisation", 20 } } },
	{ &entity_progress,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "member", 14 }, { "seen_on", 10 }, { "axes", 40 } } },
	{ &entity_home_role,
		{ { "id", ID_WIDTH }, { "home", 12 }, { "role", 24 }, { "name", 14 }, { "starts", 10 },
			{ "ends", 10 } } },
	{ &entity_support_level,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "member", 14 }, { "starts", 10 }, { "hours", 5 },
			{ "why", 30 } } },
	{ &entity_neighbour_question,
		{ { "id", ID_WIDTH }, { "home", 12 }, { "received_at", 16 }, { "question", 30 },
			{ "answered_at", 16 } } },
	{ &entity_neighbourhood,
		{ { "id", ID_WIDTH }, { "name", 20 }, { "municipality", 14 }, { "welfare_contact", 20 } } },
	{ &entity_communication,
		{ { "id", ID_WIDTH }, { "home", 12 }, { "kind", 16 }, { "done_on", 10 }, { "invited", 4 },
			{ "came", 4 } } },
	{ &entity_condition,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "what", 30 }, { "owner", 18 }, { "due", 10 },
			{ "state", 10 } } },
	{ &entity_quota,
		{ { "id", ID_WIDTH }, { "year", 4 }, { "municipality", 14 }, { "households", 8 }, { "social_homes", 8 },
			{ "status", 14 } } },
	{ &entity_loan, { { "id", ID_WIDTH }, { "year", 4 }, { "lender", 14 }, { "borrower", 14 }, { "homes", 4 } } },
	{ &entity_finding,
		{ { "id", ID_WIDTH }, { "household", 20 }, { "voice", 12 }, { "found_on", 10 }, { "words", 40 } } },
	{ &entity_expert,
		{ { "id", ID_WIDTH }, { "application", 17 }, { "role", 24 }, { "name", 14 }, { "starts", 10 } } },
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
