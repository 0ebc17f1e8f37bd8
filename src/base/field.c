#include "base/field.h"

#include <string.h>

#include "elements.h"
#include "kind_parts.h"

const char *const class_names[CLASS_COUNT] = {
	[CLASS_BASIC] = "basic",
	[CLASS_PROFILE] = "profile",
	[CLASS_CARE] = "care",
	[CLASS_DECISION] = "decision",
	[CLASS_LOG] = "log",
};

const struct kind *const all_kinds[] = {
	&kind_text,
	&kind_note,
	&kind_count,
	&kind_decimal,
	&kind_day,
	&kind_time,
	&kind_money,
	&kind_flag,
	&kind_choice,
	&kind_code,
	&kind_set,
	&kind_scores,
	&kind_ref,
	NULL,
};

const int64_t *field_number(const struct field *field, const void *row)
{
	return (const int64_t *)(const void *)((const char *)row + field->offset);
}

const char *const *field_text(const struct field *field, const void *row)
{
	return (const char *const *)(const void *)((const char *)row + field->offset);
}

void *field_at(const struct field *field, void *row)
{
	return (char *)row + field->offset;
}

bool field_is_known(const struct field *field, const void *row)
{
	const char *text;

	if (field->kind->number)
		return *field_number(field, row) != UNKNOWN;
	text = *field_text(field, row);
	return text && *text;
}

void field_clear(const struct field *field, void *row)
{
	if (field->kind->number)
		*(int64_t *)field_at(field, row) = UNKNOWN;
	else
		*(const char **)field_at(field, row) = NULL;
}

static bool read_element(struct arena *arena, const struct field *field, void *row, const char *element,
	const char *wire, struct error *err)
{
	const char **all = field_at(field, row), *value = NULL;

	if (!element_check(arena, field, element, err))
		return false;
	if (wire && !field->kind->read(arena, field, wire, &value, err))
		return false;
	*all = element_put(arena, *all, element, value && field->kind == &kind_set ? "" : value);
	return true;
}

static bool read_number(struct arena *arena, const struct field *field, void *row, const char *wire, struct error *err)
{
	int64_t value;

	if (!field->kind->read(arena, field, wire, &value, err) || !number_check(arena, field, value, err))
		return false;
	*(int64_t *)field_at(field, row) = value;
	return true;
}

bool field_cell_read(struct arena *arena, const struct field *field, void *row, const char *element, const char *wire,
	struct error *err)
{
	const char *text;

	if (element && !field->kind->elements)
		return fail(err, E_INPUT, _("%s has no parts. Write it without \".%s\"."), field->name,
			quoted(arena, element));
	if (element)
		return read_element(arena, field, row, element, wire, err);
	if (!wire) {
		field_clear(field, row);
		return true;
	}
	if (field->kind->elements)
		return fail(err, E_INPUT, _("%s has parts. Name one, as in %s.code."), field->name, field->name);
	if (field->kind->number)
		return read_number(arena, field, row, wire, err);
	if (!field->kind->read(arena, field, wire, &text, err))
		return false;
	*(const char **)field_at(field, row) = text;
	return true;
}

const char *field_cell_write(struct arena *arena, const struct field *field, const void *row, const char *element)
{
	const char *all, *code, *value;

	if (!field->kind->elements)
		return field->kind->write(arena, field, (const char *)row + field->offset);
	all = *field_text(field, row);
	if (element)
		value = element_get(arena, all, element);
	else if (!field_next_element(arena, &all, &code, &value))
		return NULL;
	return field->kind == &kind_set && (value || !element) ? "true" : value;
}

static bool parse_number(struct arena *arena, const struct field *field, const struct context *context,
	const char *typed, void *row, struct error *err)
{
	int64_t value;

	if (!field->kind->parse(arena, field, context, typed, &value, err))
		return false;
	if (value != UNKNOWN && !number_check(arena, field, value, err))
		return false;
	*(int64_t *)field_at(field, row) = value;
	return true;
}

bool field_parse(struct arena *arena, const struct field *field, const struct context *context, const char *typed,
	void *row, struct error *err)
{
	const char *value = NULL;

	if (field->kind->number)
		return parse_number(arena, field, context, typed, row, err);
	if (!field->kind->parse(arena, field, context, typed, &value, err))
		return false;
	*(const char **)field_at(field, row) = value;
	return true;
}

const char *field_format(struct arena *arena, const struct field *field, const struct context *context, const void *row)
{
	return field->kind->format(arena, field, context, (const char *)row + field->offset);
}

const char *field_choice_label(const struct field *field, const char *code)
{
	const struct choice *choice = choice_of(field->choices, code);

	return choice ? _(choice->label) : NULL;
}
