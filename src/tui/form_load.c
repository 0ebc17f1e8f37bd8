/* Rows of a form from the file, again after each change of it; what is being typed stays. */
#include <string.h>

#include "base/text.h"
#include "tui/form.h"

static bool load_rows(struct ui *ui, struct form *form, struct arena *arena, struct form_row *rows, struct error *err)
{
	for (size_t i = 0; i < form->row_count; i++) {
		const struct form_row *row = &form->rows[i];

		rows[i] = (struct form_row){
			.entity = row->entity, .id = row->id, .row = arena_alloc(arena, row->entity->size)
		};
		if (!edit_look(ui->app, arena, row->entity, row->id, rows[i].row, &rows[i].seen, err))
			return false;
	}
	return true;
}

static void refresh(struct ui *ui, struct form *form, struct arena *arena, struct input *input)
{
	bool dirty = input_is_dirty(input);

	input->saved = input_text(ui->app, arena, input, form->rows[input->row].row);
	if (!dirty && strcmp(line_text(&input->line), input->saved) != 0)
		line_set(&input->line, input->saved);
	if (!dirty)
		*input->picked = '\0';
	input_check(ui, input);
}

bool form_past_is_of(const struct past *past, const struct input *input)
{
	const char *name = input->field->name;
	size_t length = strlen(name);

	return !strncmp(past->cell, name, length) && (!past->cell[length] || past->cell[length] == '.');
}

enum { NEWEST = 12 };

const struct past *form_newest(struct ui *ui, struct form *form, const struct input *input, size_t *count)
{
	struct form_row *row = &form->rows[input->row];
	struct error ignored;

	if (row->beside != input->field &&
		!edit_field_history(ui->app, form->rows_arena, row->entity, row->id, input->field, NEWEST, &row->newest,
			&row->newest_count, &ignored))
		row->newest_count = 0;
	row->beside = input->field;
	*count = row->newest_count;
	return row->newest;
}

const struct past *form_past(struct ui *ui, struct form *form, size_t at, size_t *count)
{
	struct form_row *row = &form->rows[at];
	struct error ignored;

	if (!row->past_loaded &&
		!edit_history(
			ui->app, form->rows_arena, row->entity, row->id, NULL, &row->past, &row->past_count, &ignored))
		row->past_count = 0;
	row->past_loaded = true;
	*count = row->past_count;
	return row->past;
}

const char *form_past_value(struct ui *ui, const struct input *input, const struct past *past)
{
	const char *dot = strchr(past->cell, '.');
	size_t skip;

	if (input->element) {
		skip = strlen(app_label(ui->app, ui->frame, input->whole, input->element)) + 2;
		return strlen(past->value) > skip ? past->value + skip : "";
	}
	if (!dot || *past->value)
		return past->value;
	dot = input->field->choices ? field_choice_label(input->field, dot + 1)
				    : app_label(ui->app, ui->frame, input->field, dot + 1);
	return arena_print(ui->frame, _("no longer: %s"), dot ? dot : past->cell);
}

/* Another value stands beside this one in the same cell. */
static bool has_rival(const struct past *past, size_t count, size_t at)
{
	for (size_t i = 0; i < count; i++)
		if (past[i].present && !strcmp(past[i].cell, past[at].cell) &&
			strcmp(past[i].value, past[at].value) != 0)
			return true;
	return false;
}

/* The values of a contested cell, each once. */
static void find_heads(struct ui *ui, struct form *form, struct input *input)
{
	size_t count;
	const struct past *past = form_past(ui, form, input->row, &count);
	struct past *heads = arena_alloc(form->rows_arena, (count + 1) * sizeof(*heads));

	for (size_t i = 0; i < count; i++) {
		bool known = !past[i].present || !form_past_is_of(&past[i], input) || !has_rival(past, count, i);

		for (size_t h = 0; h < input->head_count; h++)
			known |= !strcmp(heads[h].value, past[i].value) && !strcmp(heads[h].cell, past[i].cell);
		if (!known)
			heads[input->head_count++] = past[i];
	}
	input->heads = heads;
}

bool form_load(struct ui *ui, struct form *form, struct error *err)
{
	struct form_row rows[FORM_ROWS];
	struct arena *arena;

	arena_open(&arena);
	if (!load_rows(ui, form, arena, rows, err)) {
		arena_close(&arena);
		return false;
	}
	memcpy(form->rows, rows, form->row_count * sizeof(*rows));
	for (size_t i = 0; i < form->input_count; i++)
		refresh(ui, form, arena, &form->inputs[i]);
	if (form->rows_arena)
		arena_close(&form->rows_arena);
	form->rows_arena = arena;
	for (size_t i = 0; i < form->input_count; i++) {
		struct input *input = &form->inputs[i];

		input->head_count = 0;
		if (((const struct row *)form->rows[input->row].row)->contested)
			find_heads(ui, form, input);
	}
	return true;
}
