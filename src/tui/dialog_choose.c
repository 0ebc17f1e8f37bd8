/* Dialogs that ask for one line: out of a list, or typed. */
#include "tui/dialog.h"

#include <stdlib.h>

#include "base/text.h"
#include "tui/line.h"

enum { INPUT_COLS = 50, LIST_ROWS = 14 };

static int rows_of(struct ui *ui, const char *text, int cols)
{
	const char *const *lines;

	return text && *text ? (int)text_wrap(ui->frame, text, cols, &lines) : 0;
}

static int between(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* ---- out of a list ---- */

struct choosing {
	struct dialog_choose ask;
	struct list list;
	int widest;
	int64_t guard;
};

static const char *choice_text(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	struct choosing *c = from;

	(void)columns;
	(void)style;
	return c->ask.numbered ? arena_print(arena, "%zu %s", i + 1, c->ask.lines[i]) : c->ask.lines[i];
}

/* The list's part of the dialog; *inside is the whole. */
static struct pane choosing_box(struct ui *ui, struct choosing *c, const struct pane *p, struct pane *inside)
{
	int cols = between(c->widest + 4, 30, p->cols - 4), above = rows_of(ui, c->ask.text, cols);
	int rows = between((int)c->list.count, 1, LIST_ROWS);

	*inside = dialog_box(p, above + rows, cols, c->ask.title, list_foot(&c->list, ui->frame));
	return pane_part(inside, above, 0, inside->rows - above, inside->cols);
}

static void choosing_draw(struct ui *ui, struct view *v, const struct pane *p)
{
	struct choosing *c = v->self;
	struct pane inside, list = choosing_box(ui, c, p, &inside);

	if (c->ask.text)
		pane_wrap(&inside, 0, 0, STYLE_DIALOG, c->ask.text);
	list_draw(&c->list, ui, &list, true);
}

static void take(struct ui *ui, int line)
{
	struct choosing *c = ui->top->self;
	struct dialog_choose ask = c->ask;

	screen_pop(ui);
	if (ask.done)
		ask.done(ui, ask.from, line);
}

static bool choosing_click(struct ui *ui, struct choosing *c, const struct event *e)
{
	struct pane body = screen_body(ui), inside, list = choosing_box(ui, c, &body, &inside);
	size_t before = c->list.at;
	bool hit;

	if (e->col < list.col || e->col >= list.col + list.cols)
		return true;
	list_mouse(&c->list, e->mouse, e->row - list.row, list.rows, &hit);
	if (hit && before == c->list.at)
		take(ui, (int)c->list.at);
	return true;
}

static bool choosing_text(struct choosing *c, const struct event *e)
{
	size_t wanted = (size_t)(e->key - '1');

	if (!c->ask.numbered || e->key < '1' || e->key > '9')
		return list_seek(&c->list, e->text);
	if (wanted < c->list.count)
		c->list.at = wanted;
	return wanted < c->list.count;
}

static bool choosing_key(struct ui *ui, struct view *v, const struct event *e)
{
	struct choosing *c = v->self;
	struct pane body = screen_body(ui), inside, list;
	bool entered = dialog_enter(ui, &c->guard, e);

	if (e->kind == EVENT_MOUSE)
		return choosing_click(ui, c, e);
	if (e->kind == EVENT_TEXT)
		return choosing_text(c, e);
	list = choosing_box(ui, c, &body, &inside);
	if (event_is(e, K_ESC))
		take(ui, -1);
	else if (entered)
		take(ui, c->list.count ? (int)c->list.at : -1);
	else
		return event_is(e, K_ENTER) || list_key(&c->list, e, list.rows, false);
	return true;
}

static const struct view_kind choosing_kind = {
	.name = "choose",
	.where = WHERE_DIALOG,
	.draw = choosing_draw,
	.key = choosing_key,
};

void dialog_choose(struct ui *ui, const struct dialog_choose *ask)
{
	struct view *v = screen_push(ui, &choosing_kind, sizeof(struct choosing));
	struct choosing *c = v->self;
	const char **lines = arena_alloc(v->arena, ask->count * sizeof *lines);

	c->ask = *ask;
	c->ask.title = arena_text(v->arena, ask->title);
	c->ask.text = arena_text(v->arena, ask->text);
	for (size_t i = 0; i < ask->count; i++) {
		int width = text_width(ask->lines[i]);

		lines[i] = arena_text(v->arena, ask->lines[i]);
		c->widest = width > c->widest ? width : c->widest;
	}
	c->ask.lines = lines;
	c->list = (struct list){ .count = ask->count, .at = ask->focus, .from = c, .text = choice_text };
	c->guard = ui->now_ms;
}

/* ---- typed ---- */

struct typing {
	struct dialog_input ask;
	struct line line;
	struct error err;
	int64_t guard;
};

static struct pane typing_box(struct ui *ui, struct typing *t, const struct pane *p, struct pane *line)
{
	int cols = between(INPUT_COLS, 10, p->cols - 4), above = rows_of(ui, t->ask.text, cols);
	int below = rows_of(ui, t->err.text, cols);
	struct pane inside = dialog_box(p, above + 1 + below, cols, t->ask.title, NULL);

	*line = pane_part(&inside, above, 0, 1, inside.cols);
	return inside;
}

static void typing_draw(struct ui *ui, struct view *v, const struct pane *p)
{
	struct typing *t = v->self;
	struct pane line, inside = typing_box(ui, t, p, &line);

	if (t->ask.text)
		pane_wrap(&inside, 0, 0, STYLE_DIALOG, t->ask.text);
	if (*t->err.text)
		pane_wrap(&inside, line.row - inside.row + 1, 0, STYLE_LOOK, t->err.text);
	line_draw(&t->line, ui, &line, true, false, STYLE_FIELD_AT);
}

static void hand_over(struct ui *ui, bool taken)
{
	struct typing *t = ui->top->self;
	struct dialog_input ask = t->ask;
	const char *text = line_text(&t->line);

	t->err.text[0] = '\0';
	if (taken && ask.check && !ask.check(ui, ask.from, text, &t->err))
		return;
	text = taken ? arena_text(ui->frame, text) : NULL;
	screen_pop(ui);
	if (ask.done)
		ask.done(ui, ask.from, text);
}

static bool typing_key(struct ui *ui, struct view *v, const struct event *e)
{
	struct typing *t = v->self;
	struct pane line, body = screen_body(ui);

	if (e->kind == EVENT_MOUSE) {
		typing_box(ui, t, &body, &line);
		if (e->mouse == MOUSE_CLICK && e->row == line.row)
			line_click(&t->line, 0, e->col - line.col - 1);
		return true;
	}
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

static const struct view_kind typing_kind = {
	.name = "input",
	.where = WHERE_DIALOG,
	.typing = typing_always,
	.draw = typing_draw,
	.key = typing_key,
};

void dialog_input(struct ui *ui, const struct dialog_input *ask)
{
	struct view *v = screen_push(ui, &typing_kind, sizeof(struct typing));
	struct typing *t = v->self;

	t->ask = *ask;
	t->ask.title = arena_text(v->arena, ask->title);
	t->ask.text = arena_text(v->arena, ask->text);
	line_open(&t->line, v->arena, ask->max, false);
	line_set(&t->line, ask->value);
	t->guard = ui->now_ms;
}
