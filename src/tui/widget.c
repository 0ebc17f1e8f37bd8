/* Inputs, and which widget types which kind. */
#include "tui/widget.h"

#include <string.h>

#include "base/text.h"

static const struct {
	const struct kind *kind;
	const struct widget *widget;
} widgets[] = {
	{ &kind_text, &widget_text }, { &kind_note, &widget_note }, { &kind_count, &widget_number },
	{ &kind_day, &widget_day }, { &kind_time, &widget_time }, { &kind_money, &widget_money },
	{ &kind_flag, &widget_flag }, { &kind_choice, &widget_pick }, { &kind_code, &widget_pick },
	{ &kind_ref, &widget_pick }, { &kind_set, &widget_set }, { &kind_decimal, &widget_number },
	{ &kind_scores, &widget_text }, /* whole scores have no place in a form: each element is an input */
};

const struct widget *widget_of(struct ui *ui, const struct input *input, int columns)
{
	if (input->field->kind == &kind_choice && widget_radio_fits(ui, input, columns))
		return &widget_radio;
	for (size_t i = 0; i < ARRAY_LEN(widgets); i++)
		if (widgets[i].kind == input->field->kind)
			return widgets[i].widget;
	return &widget_text;
}

void input_open(struct input *input, struct arena *arena)
{
	bool note = input->field->kind == &kind_note;
	bool text = note || input->field->kind == &kind_text;

	/* Some more may be typed than fits, so that the sentence can say how much too long it is. */
	line_open(&input->line, arena, text && input->field->max > 0 ? (size_t)input->field->max + 40 : 0, note);
	input->saved = "";
}

static const char *codes_with_commas(struct arena *arena, const struct field *field, const void *row)
{
	const char *at = *field_text(field, row), *code, *value;
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	while (field_next_element(arena, &at, &code, &value))
		buffer_print(&out, "%s%s", out.length ? "," : "", code);
	return out.text;
}

static const char *element_text(struct arena *arena, const struct input *input, const void *row)
{
	const char *code = field_cell_write(arena, input->whole, row, input->element);
	const char *label = code && input->field->choices ? field_choice_label(input->field, code) : NULL;

	return label ? label : code ? code : "";
}

const char *input_text(struct app *app, struct arena *arena, const struct input *input, const void *row)
{
	if (input->element)
		return element_text(arena, input, row);
	if (input->field->kind == &kind_set)
		return codes_with_commas(arena, input->field, row);
	return edit_text(app, arena, input->field, row);
}

bool input_is_dirty(const struct input *input)
{
	return !input->shown_only && strcmp(line_text(&input->line), input->saved) != 0;
}

const char *input_typed(const struct input *input)
{
	return *input->picked ? input->picked : line_text(&input->line);
}

void input_check(struct ui *ui, struct input *input)
{
	input->err = (struct error){ E_NONE, "" };
	if (!input_is_dirty(input) || edit_check(ui->app, input->field, input_typed(input), &input->err))
		input->err.code = E_NONE;
}

void input_set(struct ui *ui, struct input *input, const char *text, const char *picked)
{
	size_t length = picked ? strlen(picked) : 0;

	line_set(&input->line, text);
	if (length >= sizeof(input->picked))
		length = 0;
	if (length)
		memcpy(input->picked, picked, length);
	input->picked[length] = '\0';
	input_check(ui, input);
}

struct option *input_options(struct ui *ui, const struct input *input, size_t *count)
{
	struct option *options;
	struct error ignored;
	size_t total;

	if (edit_options(ui->app, ui->frame, input->field, "", PICKER_LIMIT, &options, count, &total, &ignored))
		return options;
	*count = 0;
	return NULL;
}
