/* Beside the fields: the parts of the form, what is still needed, and what is known of the field at hand. */
#include <string.h>

#include "base/text.h"
#include "tui/form.h"

size_t form_count(const struct form *form, size_t group, size_t *filled)
{
	size_t count = 0;

	*filled = 0;
	for (size_t i = 0; i < form->input_count; i++) {
		const struct input *input = &form->inputs[i];

		if (input->group != group || input->shown_only || input->beside)
			continue;
		count++;
		*filled += *input->saved != '\0';
	}
	return count;
}

static bool is_required(const struct input *input)
{
	return input->field->flags & REQUIRED && !input->shown_only && !input->element;
}

static size_t count_required(const struct form *form, size_t *filled)
{
	size_t count = 0;

	*filled = 0;
	for (size_t i = 0; i < form->input_count; i++) {
		if (!is_required(&form->inputs[i]))
			continue;
		count++;
		*filled += *form->inputs[i].saved != '\0';
	}
	return count;
}

static void draw_group(struct ui *ui, const struct form *form, const struct pane *inside, size_t group)
{
	size_t filled, count = form_count(form, group, &filled);
	bool at = group == form->group;
	enum style style = at ? STYLE_ROW_AT : STYLE_NORMAL;
	const char *counts = arena_print(ui->frame, "%zu/%zu", filled, count);
	int row = (int)group, width = text_width(counts);

	if (at)
		pane_fill_row(inside, row, style);
	pane_text_fit(inside, row, 0, inside->cols - width - 1, style,
		arena_print(ui->frame, "%s%zu %s", at ? ">" : " ", group + 1, _(form->groups[group])));
	pane_text_right(inside, row, inside->cols, width, style, counts);
}

/* "[██████░░]" */
static void draw_bar(struct ui *ui, const struct pane *inside, int row, size_t filled, size_t count)
{
	int room = inside->cols - 4, done = count ? (int)(filled * (size_t)room / count) : room;
	struct buffer out = { .arena = ui->frame };

	buffer_text(&out, "[");
	for (int i = 0; i < room; i++)
		buffer_text(&out, i < done ? "█" : "░");
	buffer_text(&out, "]");
	pane_text(inside, row, 1, STYLE_NORMAL, out.text);
}

static void draw_needed(struct ui *ui, const struct form *form, const struct pane *inside, int row, int until)
{
	pane_text(inside, row++, 1, STYLE_LABEL, _("Still needed:"));
	for (size_t i = 0; i < form->input_count && row < until; i++) {
		const struct input *input = &form->inputs[i];

		if (is_required(input) && !*input->saved)
			pane_text(inside, row++, 1, STYLE_NORMAL,
				arena_print(ui->frame, "%2zu %s", input->group + 1,
					_(input->field->brief ? input->field->brief : input->field->label)));
	}
}

/* From the bottom up: what must never go comes first. */
static int draw_legend(const struct pane *inside, int top)
{
	static const char *const texts[] = { N_("No medical facts or BSN."), N_("! = is not right"), N_("* = required"),
		N_("Ctrl+PgUp/PgDn or a click changes") };
	int row = inside->rows;

	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		int rows = (i == 0 || i == 3) ? 2 : 1;
		struct pane part;

		if (row - rows < top)
			break;
		row -= rows;
		part = pane_part(inside, row, 1, rows, inside->cols - 1);
		pane_wrap(&part, 0, 0, STYLE_HINT, _(texts[i]));
		if (i == 2 && row > top)
			row--;
	}
	return row;
}

static void draw_column(struct ui *ui, struct form *form, const struct pane *side)
{
	struct pane inside = pane_inside(side);
	size_t filled, count = count_required(form, &filled);
	int row = (int)form->group_count + 1, until;
	bool wide = side->cols >= 24 && inside.rows >= (int)form->group_count + 16;

	pane_frame(side, false, _("Parts"), NULL);
	for (size_t i = 0; i < form->group_count; i++)
		draw_group(ui, form, &inside, i);
	until = draw_legend(&inside, row + 1);
	if (row < until)
		pane_text(&inside, row, 1, STYLE_NORMAL, arena_print(ui->frame, _("Required: %zu/%zu"), filled, count));
	if (!wide)
		return;
	draw_bar(ui, &inside, row + 1, filled, count);
	if (filled < count)
		draw_needed(ui, form, &inside, row + 3, until - 1);
}

/* ---- the tab line of small screens ------------------------------------------------------------------------------- */

static const char *tab_text(struct ui *ui, const struct form *form, size_t group)
{
	size_t filled, count = form_count(form, group, &filled);

	if (group != form->group)
		return arena_print(ui->frame, " %zu %s ", group + 1, _(form->groups[group]));
	return arena_print(ui->frame, "[%zu %s %zu/%zu]", group + 1, _(form->groups[group]), filled, count);
}

/* The first part that shows, so that the one at hand fits. */
static size_t first_tab(struct ui *ui, const struct form *form, int columns)
{
	int used = text_width(tab_text(ui, form, form->group));
	size_t first = form->group;

	while (first > 0 && (used += text_width(tab_text(ui, form, first - 1))) <= columns - 2)
		first--;
	return first;
}

static void draw_tabs(struct ui *ui, const struct form *form, const struct pane *tabs)
{
	size_t first = first_tab(ui, form, tabs->cols);
	int col = 1;

	pane_fill_row(tabs, 0, STYLE_MENU);
	if (first)
		pane_text(tabs, 0, 0, STYLE_MENU, "<");
	for (size_t i = first; i < form->group_count && col < tabs->cols; i++)
		col += pane_text(tabs, 0, col, i == form->group ? STYLE_MENU_AT : STYLE_MENU, tab_text(ui, form, i));
}

size_t form_group_at_col(struct ui *ui, const struct form *form, const struct form_layout *layout, int col)
{
	size_t i = first_tab(ui, form, layout->tabs.cols);

	for (int at = layout->tabs.col + 1; i < form->group_count; i++) {
		int width = text_width(tab_text(ui, form, i));

		if (col >= at && col < at + width)
			return i;
		at += width;
	}
	return form->group_count;
}

size_t form_group_at_row(const struct form *form, const struct form_layout *layout, int row)
{
	int at = row - layout->side.row - 1;

	return at >= 0 && at < (int)form->group_count ? (size_t)at : form->group_count;
}

void form_draw_side(struct ui *ui, struct form *form, const struct form_layout *layout)
{
	if (layout->side.rows)
		draw_column(ui, form, &layout->side);
	if (layout->tabs.rows)
		draw_tabs(ui, form, &layout->tabs);
}

/* ---- the boxes under the fields ---------------------------------------------------------------------------------- */

static const char *bounds_text(struct ui *ui, const struct field *field)
{
	bool text = field->kind == &kind_text || field->kind == &kind_note;

	if (text && field->max > 0)
		return arena_print(ui->frame, _("At most %lld characters."), (long long)field->max);
	if (field->kind == &kind_count && field->max > field->min)
		return arena_print(ui->frame, _("From %lld to %lld."), (long long)field->min, (long long)field->max);
	return NULL;
}

void form_draw_explain(struct ui *ui, struct form *form, const struct form_layout *layout)
{
	struct input *input = form_input(form);
	struct pane inside = pane_inside(&layout->explain), text;
	const char *bounds;
	int row = 0;

	if (!layout->explain.rows)
		return;
	pane_frame(&layout->explain, false, _("About this field"), NULL);
	if (!input || form->stop != ON_FIELD)
		return;
	text = pane_part(&inside, 0, 1, inside.rows, inside.cols - 2);
	bounds = bounds_text(ui, input->field);
	row += pane_wrap(&text, row, 0, STYLE_STRONG, _(input->beside ? input->whole->label : input->field->label));
	if (input->field->help)
		row += pane_wrap(&text, row, 0, STYLE_NORMAL, _(input->field->help));
	row++;
	if (bounds)
		row += pane_wrap(&text, row, 0, STYLE_NORMAL, bounds);
	pane_wrap(&text, row, 0, STYLE_NORMAL,
		is_required(input) ? _("Required, but it may stay empty for now.") : _("May stay empty."));
}

static void draw_change(
	struct ui *ui, const struct pane *pane, int row, const struct input *input, const struct past *past)
{
	const char *value = form_past_value(ui, input, past), *when = time_format(ui->frame, past->time);
	int half = (pane->cols - 13) / 2;

	/* "17-11-2026 10:12" without its year. */
	if (strlen(when) == 16)
		when = arena_print(ui->frame, "%.5s %s", when, when + 11);
	pane_text(pane, row, 0, STYLE_HINT, when);
	pane_text_fit(pane, row, 13, half - 1, STYLE_NORMAL, *value ? value : _("(empty)"));
	pane_text_fit(pane, row, 13 + half, pane->cols - 13 - half, STYLE_HINT, past->state ? past->state : past->who);
}

void form_draw_history(struct ui *ui, struct form *form, const struct form_layout *layout)
{
	struct input *input = form_input(form);
	struct pane inside = pane_inside(&layout->history), text;
	const struct past *past;
	size_t count;
	int row = 0;

	if (!layout->history.rows)
		return;
	pane_frame(&layout->history, false, _("History of this field"), NULL);
	if (!input || form->stop != ON_FIELD)
		return;
	text = pane_part(&inside, 0, 1, inside.rows, inside.cols - 2);
	past = form_newest(ui, form, input, &count);
	for (size_t i = 0; i < count && row < text.rows; i++)
		if (form_past_is_of(&past[i], input))
			draw_change(ui, &text, row++, input, &past[i]);
	if (!row)
		pane_text(&text, 0, 0, STYLE_HINT, _("Never filled in."));
}
