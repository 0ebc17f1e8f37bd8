/* The list of choices that opens under a field. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/widget.h"

/* Rows stand in the order in which they were made; people look for a name. */
static int by_text(const void *a, const void *b)
{
	const struct option *one = a, *other = b;

	return text_compare(one->text, other->text);
}

void picker_open(struct picker *picker, struct ui *ui, const struct input *input, const char *typed)
{
	struct error err;
	struct option *all;
	size_t count;

	if (!picker->arena)
		arena_open(&picker->arena);
	arena_reset(picker->arena);
	picker->count = picker->fits = picker->all = picker->at = picker->top = 0;
	picker->moved = false;
	picker->open = edit_options(ui->app, picker->arena, input->field, "", 0, &all, &count, &picker->all, &err) &&
		edit_options(ui->app, picker->arena, input->field, typed, PICKER_LIMIT, &picker->options,
			&picker->count, &picker->fits, &err);
	if (!picker->open)
		screen_fail(ui, &err);
	else if (input->field->ref)
		qsort(picker->options, picker->count, sizeof(*picker->options), by_text);
}

void picker_close(struct picker *picker)
{
	if (picker->arena)
		arena_close(&picker->arena);
	picker->open = false;
}

int picker_rows(const struct picker *picker, int room)
{
	int rows = (int)picker->count < PICKER_ROWS ? (int)picker->count : PICKER_ROWS;

	rows = (rows ? rows : 1) + 2;
	return rows < room ? rows : room;
}

static void keep_visible(struct picker *picker, size_t rows)
{
	if (picker->at < picker->top)
		picker->top = picker->at;
	if (rows && picker->at >= picker->top + rows)
		picker->top = picker->at - rows + 1;
}

static void draw_option(const struct pane *inside, int row, const struct option *option, bool at)
{
	enum style style = at ? STYLE_ROW_AT : STYLE_NORMAL;
	int beside = option->beside ? text_width(option->beside) : 0;

	if (beside > inside->cols / 2)
		beside = 0;
	pane_fill_row(inside, row, style);
	pane_text(inside, row, 0, style, at ? ">" : " ");
	pane_text_fit(inside, row, 1, inside->cols - 3 - beside, style, option->text);
	if (beside)
		pane_text_right(inside, row, inside->cols - 1, beside, style, option->beside);
}

void picker_draw(struct picker *picker, struct ui *ui, const struct pane *pane)
{
	struct pane inside = pane_inside(pane);
	bool wide = pane->cols >= 44;
	const char *foot =
		arena_print(ui->frame, wide ? _("%zu of %zu · Enter chooses · Esc closes") : _("%zu of %zu · type on"),
			picker->fits, picker->all);

	pane_fill(pane, STYLE_NORMAL);
	pane_box(pane, STYLE_FRAME_AT, NULL, foot);
	if (!picker->count)
		pane_text(&inside, 0, 1, STYLE_HINT, _("Nothing fits what you typed."));
	keep_visible(picker, (size_t)(inside.rows > 0 ? inside.rows : 1));
	for (int i = 0; i < inside.rows && picker->top + (size_t)i < picker->count; i++)
		draw_option(
			&inside, i, &picker->options[picker->top + (size_t)i], picker->top + (size_t)i == picker->at);
}

bool picker_key(struct picker *picker, const struct event *event)
{
	static const struct {
		int key, by;
	} moves[] = { { K_UP, -1 }, { K_DOWN, 1 }, { K_PAGE_UP, -PICKER_ROWS }, { K_PAGE_DOWN, PICKER_ROWS } };

	for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
		long to = (long)picker->at + moves[i].by;

		if (!event_is(event, moves[i].key))
			continue;
		if (to >= (long)picker->count)
			to = (long)picker->count - 1;
		picker->at = to > 0 ? (size_t)to : 0;
		picker->moved = true;
		return true;
	}
	return false;
}

const struct option *picker_at(const struct picker *picker)
{
	return picker->open && picker->at < picker->count ? &picker->options[picker->at] : NULL;
}

bool picker_click(struct picker *picker, int row, int rows)
{
	size_t i = picker->top + (size_t)(row - 1);

	if (row < 1 || row >= rows - 1 || i >= picker->count)
		return false;
	picker->at = i;
	picker->moved = true;
	return true;
}
