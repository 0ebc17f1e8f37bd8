/* The mouse in a form, and what opens over it. */
#include "tui/dialog.h"
#include "tui/form.h"

static void chosen_head(struct ui *ui, void *from, int line)
{
	struct form *form = from;

	if (line >= 0 && form_input(form))
		form_settle(ui, form, form_input(form), (size_t)line);
}

static void ask_head(struct ui *ui, struct form *form, struct input *input)
{
	const char **lines = arena_alloc(ui->frame, input->head_count * sizeof(*lines));

	for (size_t i = 0; i < input->head_count; i++) {
		const char *value = form_past_value(ui, input, &input->heads[i]);

		lines[i] = arena_print(ui->frame, "%s · %s · %s", *value ? value : _("(empty)"), input->heads[i].who,
			time_format(ui->frame, input->heads[i].time));
	}
	dialog_choose(ui,
		&(struct dialog_choose){ .title = _(input->field->label),
			.text = _("Which value holds?"),
			.lines = lines,
			.count = input->head_count,
			.numbered = true,
			.done = chosen_head,
			.from = form });
}

static int value_columns(struct ui *ui, struct form *form)
{
	struct pane body = screen_body(ui);
	struct form_layout layout;

	form_lay_out(ui, form, &body, &layout);
	return layout.fields.cols - layout.label - 1;
}

void form_open_choices(struct ui *ui, struct form *form)
{
	struct input *input = form_input(form);
	const struct widget *widget;

	if (!input || form->stop != ON_FIELD)
		return;
	widget = widget_of(ui, input, value_columns(ui, form));
	if (input->head_count > 1)
		ask_head(ui, form, input);
	else if (widget->picks)
		picker_open(&form->picker, ui, input,
			input_is_dirty(input) && !*input->picked ? line_text(&input->line) : "");
	else if (widget->dates)
		calendar_open(&form->calendar, ui, line_text(&input->line));
	else
		screen_hint(ui, "%s", widget->hint ? _(widget->hint) : _("This field has no list. Type the text."));
	form->said |= !widget->picks && !widget->dates;
}

void form_take(struct ui *ui, struct form *form)
{
	struct input *input = form_input(form);
	const struct option *option = picker_at(&form->picker);

	if (input && form->picker.open && option)
		input_set(ui, input, option->text, option->code);
	if (input && form->calendar.open)
		input_set(ui, input, day_format(ui->frame, form->calendar.day), NULL);
	if (input)
		input->left = false;
	picker_close(&form->picker);
	form->calendar.open = false;
}

static bool click_popup(struct ui *ui, struct form *form, const struct form_layout *layout, const struct event *event)
{
	struct pane popup = form_popup_pane(form, layout);
	int row = event->row - popup.row, col = event->col - popup.col;

	if (!popup.rows || row < 0 || col < 0 || row >= popup.rows || col >= popup.cols)
		return false;
	if (form->picker.open ? picker_click(&form->picker, row, popup.rows)
			      : calendar_click(&form->calendar, row, col))
		form_take(ui, form);
	return true;
}

static const struct form_spot *spot_at(const struct form_layout *layout, const struct event *event)
{
	int row = event->row - layout->fields.row, col = event->col - layout->fields.col;

	if (col < 0 || col >= layout->fields.cols)
		return NULL;
	for (size_t i = 0; i < layout->count; i++)
		if (row >= layout->spots[i].row && row < layout->spots[i].row + layout->spots[i].rows)
			return &layout->spots[i];
	return NULL;
}

/* A click on one of the values of a contested cell. */
static bool click_head(struct ui *ui, struct form *form, const struct form_layout *layout, const struct form_spot *spot,
	const struct event *event)
{
	struct input *input = &form->inputs[spot->input];
	int first = layout->fields.row + spot->row + spot->rows - (int)input->head_count;

	if (input->head_count < 2 || event->row < first)
		return false;
	form_settle(ui, form, input, (size_t)(event->row - first));
	return true;
}

static void click_field(struct ui *ui, struct form *form, const struct form_layout *layout,
	const struct form_spot *spot, const struct event *event)
{
	struct input *input = &form->inputs[spot->input];
	struct pane value = form_value_pane(layout, spot);
	const struct widget *widget;
	int row = event->row - value.row, col = event->col - value.col;

	if (input->shown_only)
		return;
	form_go(ui, form, spot->input);
	if (click_head(ui, form, layout, spot, event))
		return;
	widget = widget_of(ui, input, value.cols);
	if (col < 0 || row >= spot->value_rows)
		return;
	if (widget->picks && col >= value.cols - 3)
		form_open_choices(ui, form);
	else if (widget->click)
		widget->click(ui, input, &value, row, col);
}

static void click(struct ui *ui, struct form *form, const struct form_layout *layout, const struct event *event)
{
	const char *labels[2];
	size_t count = form_buttons(labels), group = form->group_count;
	int button = dialog_button_at(&layout->buttons, labels, count, event->row, event->col);
	const struct form_spot *spot = spot_at(layout, event);

	if (layout->side.rows && event->col < layout->side.cols)
		group = form_group_at_row(form, layout, event->row);
	if (layout->tabs.rows && event->row == layout->tabs.row)
		group = form_group_at_col(ui, form, layout, event->col);
	if (group < form->group_count)
		form_go_group(ui, form, group);
	else if (button == 0)
		form_go_group(ui, form, form->group + 1);
	else if (button == 1)
		form_close(ui, form);
	else if (spot)
		click_field(ui, form, layout, spot, event);
}

bool form_mouse(struct ui *ui, struct form *form, const struct event *event)
{
	struct pane body = screen_body(ui);
	struct form_layout layout;

	form_lay_out(ui, form, &body, &layout);
	if (event->mouse != MOUSE_CLICK) {
		struct event key = key_event(event->mouse == MOUSE_WHEEL_UP ? K_UP : K_DOWN);

		if (form->picker.open)
			picker_key(&form->picker, &key);
		else if (event->mouse == MOUSE_WHEEL_UP)
			form_previous(ui, form);
		else
			form_next(ui, form);
		return true;
	}
	if (!click_popup(ui, form, &layout, event))
		click(ui, form, &layout, event);
	return true;
}
