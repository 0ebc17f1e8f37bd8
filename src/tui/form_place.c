/* What is where in a form: all of it follows from the size, the part that shows and the focus. */
#include <string.h>

#include "base/text.h"
#include "tui/form.h"

enum {
	SIDE = 20,
	SIDE_WIDE = 24, /* the left column with its frame */
	LABEL = 20,
	LABEL_WIDE = 28, /* mark, label, " *" and a blank */
	NARROW = 76,
	WIDE = 118, /* from so many columns: left column; wide */
	TALL = 34,
	EXPLAIN_ROWS = 13, /* boxes at the bottom */
	ROOMY = 19,        /* from so many rows a blank line above the fields */
};

const char *form_contested_text(void)
{
	return _("Laptops disagree: F4 chooses");
}

/* While one types, only what can be seen to be wrong at once is told. */
static bool tells_error(const struct input *input)
{
	bool text = input->field->kind == &kind_text || input->field->kind == &kind_note;

	return input->err.code && (input->left || text);
}

const char *form_sentence(struct ui *ui, const struct form *form, const struct input *input, int columns, bool *beside)
{
	const char *text;
	bool small = input->field->kind->number && input->field->kind != &kind_flag;

	(void)form;
	*beside = false;
	if (!tells_error(input))
		return NULL;
	text = arena_print(ui->frame, "! %s", input->err.text);
	*beside = small && text_width(text) <= columns - 18;
	return text;
}

static int rows_of(struct ui *ui, struct form *form, const struct input *input, int columns, int *value_rows)
{
	const char *const *lines;
	bool beside;
	const char *text = form_sentence(ui, form, input, columns, &beside);
	int rows;

	*value_rows = input->shown_only ? 1 : widget_of(ui, input, columns)->rows(ui, input, columns);
	rows = *value_rows;
	if (text && !beside)
		rows += (int)text_wrap(ui->frame, text, columns, &lines);
	if (input->head_count > 1)
		rows += 1 + (int)input->head_count;
	return rows;
}

/* The first input that shows, so that the focused one and the one after it do. */
static size_t first_shown(struct ui *ui, struct form *form, int columns, int room)
{
	size_t top = form->focus < form->input_count ? form->focus : 0;
	int ignored, used = form->input_count ? rows_of(ui, form, &form->inputs[top], columns, &ignored) : 0;

	if (top + 1 < form->input_count && form->inputs[top + 1].group == form->group)
		used += rows_of(ui, form, &form->inputs[top + 1], columns, &ignored);
	while (top > 0 && form->inputs[top - 1].group == form->group) {
		used += rows_of(ui, form, &form->inputs[top - 1], columns, &ignored);
		if (used > room)
			break;
		top--;
	}
	return top;
}

static void place_fields(struct ui *ui, struct form *form, struct form_layout *out)
{
	int columns = out->fields.cols - out->label - 1, room = out->fields.rows, row = 0;
	size_t at = first_shown(ui, form, columns, room);

	for (size_t i = at; i > 0 && form->inputs[i - 1].group == form->group; i--)
		out->above++;
	for (; at < form->input_count && form->inputs[at].group == form->group; at++) {
		struct form_spot spot = { .input = at, .row = row };

		spot.rows = rows_of(ui, form, &form->inputs[at], columns, &spot.value_rows);
		if ((row && row + spot.rows > room) || out->count == FORM_VISIBLE)
			break;
		out->spots[out->count++] = spot;
		row += spot.rows;
	}
	for (; at < form->input_count && form->inputs[at].group == form->group; at++)
		out->below++;
}

/* The boxes with explanation and history, under the fields. */
static void place_boxes(const struct pane *pane, struct form_layout *out, int side)
{
	int rows = EXPLAIN_ROWS + (pane->rows > 38 ? pane->rows - 38 : 0) / 2, half = (pane->cols - side) / 2 - 2;

	out->explain = pane_part(pane, pane->rows - rows, side, rows, half);
	out->history = pane_part(pane, pane->rows - rows, side + half, rows, pane->cols - side - half);
	out->body = pane_part(pane, 1, side, pane->rows - 1 - rows, pane->cols - side);
}

void form_lay_out(struct ui *ui, struct form *form, const struct pane *pane, struct form_layout *out)
{
	bool narrow = pane->cols < NARROW || pane->grid->plain, wide = pane->cols >= WIDE;
	int side = narrow ? 0 : wide ? SIDE_WIDE : SIDE, blank;
	struct pane inside;

	*out = (struct form_layout){ .label = wide ? LABEL_WIDE : LABEL };
	out->head = pane_part(pane, 0, 0, 1, pane->cols);
	out->body = pane_part(pane, 1 + narrow, side, pane->rows - 1 - narrow, pane->cols - side);
	if (narrow)
		out->tabs = pane_part(pane, 1, 0, 1, pane->cols);
	else
		out->side = pane_part(pane, 1, 0, pane->rows - 1, side);
	if (wide && pane->rows >= TALL && !narrow)
		place_boxes(pane, out, side);
	inside = pane_inside(&out->body);
	blank = inside.rows >= ROOMY;
	out->fields = pane_part(&inside, blank, 0, inside.rows - 1 - 2 * blank, inside.cols);
	out->buttons = pane_part(&inside, inside.rows - 1, 0, 1, inside.cols - 1);
	place_fields(ui, form, out);
}

struct pane form_value_pane(const struct form_layout *layout, const struct form_spot *spot)
{
	return pane_part(
		&layout->fields, spot->row, layout->label, spot->value_rows, layout->fields.cols - layout->label - 1);
}

const struct form_spot *form_focus_spot(const struct form *form, const struct form_layout *layout)
{
	for (size_t i = 0; i < layout->count; i++)
		if (layout->spots[i].input == form->focus)
			return &layout->spots[i];
	return NULL;
}

struct pane form_popup_pane(const struct form *form, const struct form_layout *layout)
{
	const struct form_spot *spot = form_focus_spot(form, layout);
	const struct pane *fields = &layout->fields;
	int columns = fields->cols - layout->label - 1, under, above, rows;

	if (!spot || (!form->picker.open && !form->calendar.open))
		return pane_part(fields, 0, 0, 0, 0);
	/* The list may lie over the buttons. */
	under = fields->rows + 1 - (spot->row + 1);
	above = spot->row;
	rows = form->calendar.open ? CALENDAR_ROWS : picker_rows(&form->picker, PICKER_ROWS + 2);
	columns = form->calendar.open ? CALENDAR_COLUMNS : columns > 48 ? 46 : columns - 3;
	if (rows <= under || under >= above)
		return pane_part(
			&(struct pane){ fields->grid, fields->row, fields->col, fields->rows + 2, fields->cols },
			spot->row + 1, layout->label, rows < under ? rows : under, columns);
	rows = rows < above ? rows : above;
	return pane_part(fields, spot->row - rows, layout->label, rows, columns);
}
