#include "model/entity.h"

#include <string.h>

const struct entity *const entities[ENTITY_COUNT] = {
	&entity_arrangement,
	&entity_arrangement_part,
	&entity_party,
	&entity_forum,
	&entity_person,
	&entity_device,
	&entity_neighbourhood,
	&entity_quota,
	&entity_loan,
	&entity_recipe,
	&entity_complex,
	&entity_household,
	&entity_home,
	&entity_client,
	&entity_application,
	&entity_meeting,
	&entity_agenda_item,
	&entity_attendance,
	&entity_proposal,
	&entity_decision,
	&entity_step_change,
	&entity_condition,
	&entity_contract,
	&entity_signature,
	&entity_appointment,
	&entity_checklist,
	&entity_incident,
	&entity_time_out,
	&entity_hurdle,
	&entity_promise,
	&entity_member,
	&entity_progress,
	&entity_support_level,
	&entity_home_role,
	&entity_expert,
	&entity_neighbour_question,
	&entity_communication,
	&entity_finding,
};

size_t entity_index(const struct entity *entity)
{
	size_t i = 0;

	while (i < ENTITY_COUNT && entities[i] != entity)
		i++;
	return i;
}

const struct entity *entity_named(const char *name)
{
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		if (!strcmp(entities[i]->name, name))
			return entities[i];
	return NULL;
}

const struct entity *entity_find(const char *typed)
{
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		if (!strcmp(entities[i]->name, typed) || !strcmp(entities[i]->plural, typed))
			return entities[i];
	return NULL;
}

const struct field *entity_field(const struct entity *entity, const char *name)
{
	const char *element;

	return entity_cell(entity, name, &element);
}

static bool is_named(const struct field *field, const char *name, size_t length)
{
	return (strlen(field->name) == length && !memcmp(field->name, name, length)) ||
		(field->was && strlen(field->was) == length && !memcmp(field->was, name, length));
}

const struct field *entity_cell(const struct entity *entity, const char *cell, const char **element)
{
	const char *dot = strchr(cell, '.');
	size_t length = dot ? (size_t)(dot - cell) : strlen(cell);

	*element = dot ? dot + 1 : NULL;
	for (size_t i = 0; i < entity->field_count; i++)
		if (is_named(&entity->fields[i], cell, length))
			return &entity->fields[i];
	return NULL;
}

void row_clear(const struct entity *entity, void *row)
{
	memset(row, 0, entity->size);
	for (size_t i = 0; i < entity->field_count; i++)
		field_clear(&entity->fields[i], row);
}
