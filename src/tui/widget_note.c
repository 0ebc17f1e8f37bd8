/* A box of several lines with a count: "77 / 600". */
#include <string.h>

#include "tui/widget.h"

enum { NOTE_LINES = 3, NOTE_LINES_LONG = 5, NOTE_LONG = 1000, NOTE_COLUMNS = 68 };

static int note_rows(struct ui *ui, const struct input *input, int columns)
{
	bool room = ui->grid.rows >= 36;

	(void)columns;
	return 2 + (input->field->max >= NOTE_LONG && room ? NOTE_LINES_LONG : NOTE_LINES);
}

static struct pane note_box(const struct pane *pane)
{
	return pane_part(pane, 0, 0, pane->rows, pane->cols < NOTE_COLUMNS ? pane->cols : NOTE_COLUMNS);
}

static struct pane note_inside(const struct pane *box)
{
	struct pane inside = pane_inside(box);

	return pane_part(&inside, 0, 1, inside.rows, inside.cols - 1);
}

static void draw_note(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	struct pane box = note_box(pane), inside = note_inside(&box);
	size_t typed = edit_length(&input->line.edit);
	bool wrong = input->err.code && input->left;
	const char *count = input->field->max > 0
		? arena_print(ui->frame, "%zu / %lld", typed, (long long)input->field->max)
		: arena_print(ui->frame, "%zu", typed);

	pane_box(&box, wrong ? STYLE_WRONG : focused ? STYLE_FRAME_AT : STYLE_FRAME, NULL, count);
	line_draw(&input->line, ui, &inside, focused, true, focused ? STYLE_FIELD_AT : STYLE_FIELD);
}

static bool key_note(struct ui *ui, struct input *input, const struct event *event, int columns)
{
	const char *before = arena_text(ui->frame, line_text(&input->line));

	(void)columns;
	if (!line_key(&input->line, ui, event))
		return false;
	if (!strcmp(before, line_text(&input->line)))
		return true;
	input->left = false;
	input_check(ui, input);
	return true;
}

static void click_note(struct ui *ui, struct input *input, const struct pane *pane, int row, int col)
{
	(void)ui;
	(void)pane;
	line_click(&input->line, row - 1, col - 2);
}

const struct widget widget_note = {
	.name = "note",
	.types = true,
	.hint = N_("Enter makes a new line, Tab goes on."),
	.rows = note_rows,
	.draw = draw_note,
	.key = key_note,
	.click = click_note,
};
