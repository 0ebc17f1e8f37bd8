/* A dialog to type in: one line, or some lines where the text may be long. Enter takes it. */
#include "tui/dialog.h"

#include <string.h>

#include "base/text.h"
#include "tui/line.h"

enum { COLS = 50, COLS_LONG = 64, COLS_LEAST = 10, LONG = 100, ROWS_LONG = 5 };

struct typing {
	struct dialog_input ask;
	struct line line;
	struct error err;
	int64_t guard;
};

static bool is_long(const struct typing *t)
{
	return t->ask.max > LONG;
}

static int rows_of(struct ui *ui, const char *text, int cols)
{
	const char *const *lines;

	return text && *text ? (int)text_wrap(ui->frame, text, cols, &lines) : 0;
}

static int at_most(int value, int bound)
{
	return value < bound ? value : bound;
}

/* What lies above, the place to type in and what is wrong with it; the place stays whole at any size. */
struct typing_places {
	struct pane text, line, wrong;
};

static void typing_box(struct ui *ui, const struct typing *t, const struct pane *p, struct typing_places *places)
{
	int cols = at_most(is_long(t) ? COLS_LONG : COLS, p->cols - 4), rows = is_long(t) ? ROWS_LONG : 1, above, below;
	const char *count =
		is_long(t) ? arena_print(ui->frame, "%zu / %zu", edit_length(&t->line.edit), t->ask.max) : NULL;
	struct pane inside;

	cols = cols > COLS_LEAST ? cols : COLS_LEAST;
	below = at_most(rows_of(ui, t->err.text, cols), p->rows - 2 - rows);
	above = at_most(rows_of(ui, t->ask.text, cols), p->rows - 2 - rows - below);
	inside = dialog_box(p, above + rows + below, cols, t->ask.title, count);
	places->text = pane_part(&inside, 0, 0, above, inside.cols);
	places->line = pane_part(&inside, above, 0, rows, inside.cols);
	places->wrong = pane_part(&inside, above + rows, 0, inside.rows - above - rows, inside.cols);
}

static void typing_draw(struct ui *ui, struct view *v, const struct pane *p)
{
	struct typing *t = v->self;
	struct typing_places places;

	typing_box(ui, t, p, &places);
	if (t->ask.text)
		pane_wrap(&places.text, 0, 0, STYLE_DIALOG, t->ask.text);
	if (*t->err.text)
		pane_wrap(&places.wrong, 0, 0, STYLE_LOOK, t->err.text);
	line_draw(&t->line, ui, &places.line, true, false, STYLE_FIELD_AT);
}

/* A line break that was pasted is a blank: what asks here wants a line, however long. */
static const char *typed_text(struct ui *ui, const struct typing *t)
{
	char *text = arena_copy(ui->frame, line_text(&t->line), strlen(line_text(&t->line)));

	for (char *at = text; (at = strchr(at, '\n'));)
		*at = ' ';
	return text;
}

static void hand_over(struct ui *ui, bool taken)
{
	struct typing *t = ui->top->self;
	struct dialog_input ask = t->ask;
	const char *text = typed_text(ui, t);

	t->err.text[0] = '\0';
	if (taken && ask.check && !ask.check(ui, ask.from, text, &t->err))
		return;
	screen_pop(ui);
	if (ask.done)
		ask.done(ui, ask.from, taken ? text : NULL);
}

static bool typing_click(struct ui *ui, struct typing *t, const struct event *e)
{
	struct pane body = screen_body(ui);
	struct typing_places places;

	typing_box(ui, t, &body, &places);
	if (e->mouse == MOUSE_CLICK && e->row >= places.line.row && e->row < places.line.row + places.line.rows)
		line_click(&t->line, e->row - places.line.row, e->col - places.line.col - !is_long(t));
	return true;
}

static bool typing_key(struct ui *ui, struct view *v, const struct event *e)
{
	struct typing *t = v->self;

	if (e->kind == EVENT_MOUSE)
		return typing_click(ui, t, e);
	if (event_is(e, K_ESC))
		hand_over(ui, false);
	else if (dialog_enter(ui, &t->guard, e))
		hand_over(ui, true);
	else
		return event_is(e, K_ENTER) || line_key(&t->line, ui, e);
	return true;
}

static bool typing_always(struct ui *ui, struct view *v)
{
	(void)ui;
	(void)v;
	return true;
}

static size_t own_keys(struct ui *ui, struct view *v, struct view_key *keys)
{
	(void)ui;
	(void)v;
	keys[0] = (struct view_key){ K_ENTER, N_("Go on"), NULL };
	return 1;
}

static const struct view_kind typing_kind = {
	.name = "input",
	.where = WHERE_DIALOG,
	.typing = typing_always,
	.draw = typing_draw,
	.key = typing_key,
	.keys = own_keys,
};

void dialog_input(struct ui *ui, const struct dialog_input *ask)
{
	struct view *v = screen_push(ui, &typing_kind, sizeof(struct typing));
	struct typing *t = v->self;

	t->ask = *ask;
	t->ask.title = arena_text(v->arena, ask->title);
	t->ask.text = arena_text(v->arena, ask->text);
	line_open(&t->line, v->arena, ask->max, is_long(t));
	line_set(&t->line, ask->value);
	t->guard = ui->now_ms;
}
