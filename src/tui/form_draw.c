/* How a form looks: head, fields, sentences, buttons, and what is open over them. */
#include <string.h>

#include "base/text.h"
#include "tui/dialog.h"
#include "tui/form.h"

/* Number and name of what is edited, as the file has them now: "ZK-2026-0042  Mehmet". */
static const char *name_of(struct ui *ui, const struct form *form)
{
	struct buffer out = { .arena = ui->frame };

	buffer_text(&out, "");
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < form->row_count; i++) {
			const struct entity *entity = form->rows[i].entity;
			const char *name = pass ? entity->title : entity->number;
			const struct field *field = name ? entity_field(entity, name) : NULL;

			if (!field || (pass && entity->number && !strcmp(entity->number, name)))
				continue;
			buffer_print(&out, "  %s", edit_text(ui->app, ui->frame, field, form->rows[i].row));
		}
	}
	return out.text;
}

static size_t typed_inputs(const struct form *form, size_t until)
{
	size_t count = 0;

	for (size_t i = 0; i < until && i < form->input_count; i++)
		count += !form->inputs[i].shown_only;
	return count;
}

static const char *state_text(struct ui *ui, const struct form *form)
{
	size_t dirty = form_dirty(form);
	const char *text = arena_print(ui->frame, _("field %zu of %zu"), typed_inputs(form, form->focus + 1),
		typed_inputs(form, form->input_count));
	int minutes = (int)(form->draft_at % MINUTES_PER_DAY);

	if (dirty == 1)
		text = arena_print(ui->frame, "%s · %s", text, _("not saved *"));
	else if (dirty)
		text = arena_print(ui->frame, "%s · %s", text, arena_print(ui->frame, _("%zu not saved *"), dirty));
	if (dirty && form->draft_at != UNKNOWN && ui->grid.cols >= 118)
		text = arena_print(ui->frame, "%s · %s", text,
			arena_print(ui->frame, _("draft kept at %02d:%02d"), minutes / 60, minutes % 60));
	return text;
}

static void draw_head(struct ui *ui, const struct form *form, const struct pane *head)
{
	const char *state = state_text(ui, form);

	pane_fill_row(head, 0, STYLE_STATUS);
	pane_text_fit(head, 0, 1, head->cols - text_width(state) - 3, STYLE_STATUS,
		arena_print(ui->frame, "%s%s", form->title, name_of(ui, form)));
	pane_text_right(head, 0, head->cols - 1, head->cols - 2, STYLE_STATUS, state);
}

static void draw_label(
	struct ui *ui, const struct form_layout *layout, const struct form_spot *spot, const struct input *input)
{
	bool required = input->field->flags & REQUIRED && !input->element && !input->shown_only;
	bool contested = input->head_count > 1, wrong = input->err.code && input->left;
	int room = layout->label - 1 - (required ? 2 : 0) - (input->beside ? 2 : 0);
	const char *label = _(input->field->label);
	int col = 1 + (input->beside ? 2 : 0);

	if (text_width(label) > room && input->field->brief)
		label = _(input->field->brief);
	if (wrong || contested)
		pane_text(&layout->fields, spot->row, 0, STYLE_LOOK, "!");
	col += pane_text_fit(&layout->fields, spot->row, col, room, STYLE_LABEL, label);
	if (required)
		pane_text(&layout->fields, spot->row, col, STYLE_LABEL, " *");
	/* How much fits in a note stands under its label. */
	if (input->field->kind == &kind_note && input->field->max > 0)
		pane_text(&layout->fields, spot->row + 1, 2, STYLE_HINT,
			arena_print(ui->frame, _("(at most %lld)"), (long long)input->field->max));
}

static void draw_shown_only(struct ui *ui, const struct pane *pane, const struct input *input)
{
	const char *text = *input->saved ? input->saved : "-";
	int col = pane_text(pane, 0, 0, STYLE_NORMAL, text);

	(void)ui;
	pane_text(pane, 0, col + 2, STYLE_HINT, _("(kept by the program)"));
}

static void draw_heads(struct ui *ui, const struct pane *part, int row, const struct input *input)
{
	pane_text(part, row, 0, STYLE_LOOK, form_contested_text());
	for (size_t i = 0; i < input->head_count; i++) {
		const struct past *head = &input->heads[i];
		const char *value = form_past_value(ui, input, head);

		pane_text(part, row + 1 + (int)i, 0, STYLE_NORMAL,
			arena_print(ui->frame, "%zu %s · %s · %s", i + 1, *value ? value : _("(empty)"), head->who,
				time_format(ui->frame, head->time)));
	}
}

static void draw_sentences(struct ui *ui, struct form *form, const struct form_layout *layout,
	const struct form_spot *spot, struct input *input)
{
	struct pane part = pane_part(
		&layout->fields, spot->row, layout->label, spot->rows, layout->fields.cols - layout->label - 1);
	bool beside;
	const char *text = form_sentence(ui, form, input, part.cols, &beside);
	int row = spot->value_rows;

	if (text && beside)
		pane_text_right(&part, 0, part.cols, part.cols - 14, STYLE_LOOK, text);
	else if (text)
		row += pane_wrap(&part, row, 0, STYLE_LOOK, text);
	if (input->head_count > 1)
		draw_heads(ui, &part, row, input);
}

static void draw_field(struct ui *ui, struct form *form, const struct form_layout *layout, const struct form_spot *spot)
{
	struct input *input = &form->inputs[spot->input];
	struct pane value = form_value_pane(layout, spot);
	bool focused = spot->input == form->focus && form->stop == ON_FIELD;

	draw_label(ui, layout, spot, input);
	if (input->shown_only)
		draw_shown_only(ui, &value, input);
	else
		widget_of(ui, input, value.cols)->draw(ui, input, &value, focused);
	draw_sentences(ui, form, layout, spot, input);
}

size_t form_buttons(const char *labels[2])
{
	labels[0] = _("Next part");
	labels[1] = _("Back");
	return 2;
}

static void draw_buttons(struct form *form, const struct form_layout *layout)
{
	const char *labels[2];
	size_t count = form_buttons(labels);

	dialog_buttons(&layout->buttons, labels, count, (int)form->stop - (int)ON_NEXT);
}

static const char *foot_text(struct ui *ui, const struct form_layout *layout)
{
	const char *text = layout->tabs.rows ? _("No medical facts or BSN.") : NULL;

	if (layout->below)
		text = arena_print(ui->frame, "%s%sv %s", text ? text : "", text ? " · " : "",
			arena_print(ui->frame, _("%zu more"), layout->below));
	else if (layout->above)
		text = arena_print(ui->frame, "%s%s^ %s", text ? text : "", text ? " · " : "",
			arena_print(ui->frame, _("%zu above"), layout->above));
	return text;
}

static void draw_popup(struct ui *ui, struct form *form, const struct form_layout *layout)
{
	struct pane popup = form_popup_pane(form, layout);

	if (form->picker.open)
		picker_draw(&form->picker, ui, &popup);
	if (form->calendar.open)
		calendar_draw(&form->calendar, ui, &popup);
}

void form_draw(struct ui *ui, struct view *view, const struct pane *pane)
{
	struct form *form = view->self;
	struct form_layout layout;

	form_lay_out(ui, form, pane, &layout);
	draw_head(ui, form, &layout.head);
	form_draw_side(ui, form, &layout);
	pane_frame(&layout.body, true, arena_print(ui->frame, "%zu %s", form->group + 1, _(form->groups[form->group])),
		foot_text(ui, &layout));
	for (size_t i = 0; i < layout.count; i++)
		draw_field(ui, form, &layout, &layout.spots[i]);
	draw_buttons(form, &layout);
	form_draw_explain(ui, form, &layout);
	form_draw_history(ui, form, &layout);
	draw_popup(ui, form, &layout);
}
