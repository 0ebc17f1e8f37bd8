/* From the field tables to the inputs of a form. */
#include <string.h>

#include "base/text.h"
#include "tui/form.h"

enum { LABEL_MAX = 24 };

static size_t group_of(struct form *form, const char *label)
{
	for (size_t i = 0; i < form->group_count; i++)
		if (!strcmp(form->groups[i], label))
			return i;
	if (form->group_count == FORM_GROUPS)
		return FORM_GROUPS - 1;
	form->groups[form->group_count] = label;
	return form->group_count++;
}

static void find_groups(struct form *form)
{
	for (size_t r = 0; r < form->row_count; r++) {
		const struct entity *entity = form->rows[r].entity;

		for (size_t i = 0; i < entity->field_count; i++)
			if (!(entity->fields[i].flags & HIDDEN) && entity->fields[i].group)
				group_of(form, entity->fields[i].group);
	}
}

static void add(struct form *form, struct input input)
{
	if (form->input_count == form->room) {
		struct input *more = arena_alloc(form->arena, (form->room + 64) * 2 * sizeof(*more));

		if (form->input_count)
			memcpy(more, form->inputs, form->input_count * sizeof(*more));
		form->inputs = more;
		form->room = (form->room + 64) * 2;
	}
	form->inputs[form->input_count++] = input;
}

/* One element of scores as a field by itself, so that widgets, checks and drafts need to know nothing of elements. */
static const struct field *element_field(
	struct ui *ui, struct form *form, const struct field *field, const struct code_entry *entry, bool beside)
{
	const struct codebook *book = app_codebook(ui->app);
	struct field *element = arena_alloc(form->arena, sizeof(*element));
	const char *whole = book->dutch ? entry->nl : entry->en;
	const char *brief = codebook_short(book, entry->list, entry->code);

	*element = *field;
	element->kind = field->choices ? &kind_choice : &kind_text;
	element->name = arena_print(form->arena, "%s.%s", field->name, entry->code);
	element->offset = 0;
	element->list = element->ref = NULL;
	element->label =
		beside ? N_("in one sentence") : arena_text(form->arena, text_width(whole) > LABEL_MAX ? brief : whole);
	element->brief = beside ? N_("sentence") : arena_text(form->arena, brief);
	element->help = beside ? field->help : arena_text(form->arena, whole);
	return element;
}

/* Scores over one list belong together: the answer to a criterion, and the sentence to it. */
static bool is_pair(const struct field *first, const struct field *other)
{
	return other->kind == &kind_scores && first->list && other->list && !strcmp(first->list, other->list) &&
		!strcmp(first->group, other->group);
}

static bool has_earlier_pair(const struct entity *entity, const struct field *field)
{
	for (const struct field *other = entity->fields; other < field; other++)
		if (is_pair(field, other))
			return true;
	return false;
}

static void add_scores(struct ui *ui, struct form *form, size_t row, size_t group, const struct field *field)
{
	const struct entity *entity = form->rows[row].entity;
	size_t count;
	const struct code_entry *entries = codebook_list(app_codebook(ui->app), field->list, &count);

	if (has_earlier_pair(entity, field))
		return;
	for (size_t i = 0; i < count; i++) {
		for (size_t f = 0; f < entity->field_count; f++) {
			const struct field *other = &entity->fields[f];

			if (is_pair(field, other))
				add(form,
					(struct input){
						.field = element_field(ui, form, other, &entries[i], other != field),
						.whole = other,
						.element = arena_text(form->arena, entries[i].code),
						.row = row,
						.group = group,
						.beside = other != field });
		}
	}
}

static void add_field(struct ui *ui, struct form *form, size_t row, size_t group, const struct field *field)
{
	if (field->flags & HIDDEN || !field->group || strcmp(field->group, form->groups[group]) != 0)
		return;
	if (field->kind == &kind_scores && field->list)
		add_scores(ui, form, row, group, field);
	else
		add(form,
			(struct input){ .field = field,
				.whole = field,
				.row = row,
				.group = group,
				.shown_only = field->flags & DERIVED });
}

static void add_group(struct ui *ui, struct form *form, size_t group)
{
	for (size_t r = 0; r < form->row_count; r++) {
		const struct entity *entity = form->rows[r].entity;

		for (size_t i = 0; i < entity->field_count; i++)
			add_field(ui, form, r, group, &entity->fields[i]);
	}
}

/* A part without a field is left out: questions that this arrangement does not ask. */
void form_build(struct ui *ui, struct form *form)
{
	size_t group = 0;

	find_groups(form);
	while (group < form->group_count) {
		size_t before = form->input_count;

		add_group(ui, form, group);
		if (form->input_count > before) {
			group++;
			continue;
		}
		form->group_count--;
		memmove(&form->groups[group], &form->groups[group + 1],
			(form->group_count - group) * sizeof(*form->groups));
	}
	for (size_t i = 0; i < form->input_count; i++)
		input_open(&form->inputs[i], form->arena);
}
