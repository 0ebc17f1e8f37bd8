/* A dialog that asks for one line out of a list. */
#include "tui/dialog.h"

#include <stdlib.h>

#include "base/text.h"

enum { MARGIN = 4, TITLE_EDGE = 2, COLS_LEAST = 30, LIST_ROWS = 14, LIST_LEAST = 5 };

static int rows_of(struct ui *ui, const char *text, int cols)
{
	const char *const *lines;

	return text && *text ? (int)text_wrap(ui->frame, text, cols, &lines) : 0;
}

/* Columns that a short text wants: up to a reading width, it wraps beyond. */
static int text_columns(struct ui *ui, const char *text)
{
	enum { READING = 60 };
	const char *const *lines;
	size_t count = text && *text ? text_wrap(ui->frame, text, READING, &lines) : 0;
	int widest = 0;

	for (size_t i = 0; i < count; i++)
		widest = text_width(lines[i]) > widest ? text_width(lines[i]) : widest;
	return widest;
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

/* The list's part of the dialog; *inside is the whole. The text above leaves the list some lines at any size. */
static struct pane choosing_box(struct ui *ui, struct choosing *c, const struct pane *p, struct pane *inside)
{
	int text = text_columns(ui, c->ask.text), wanted = c->widest > text ? c->widest : text, cols, above;
	int rows = between((int)c->list.count, 1, LIST_ROWS), least = between(rows, 1, LIST_LEAST);

	cols = between(wanted, COLS_LEAST, p->cols - 4);
	above = between(rows_of(ui, c->ask.text, cols), 0, p->rows - 2 - least);
	*inside = dialog_box(p, above + rows, cols, c->ask.title, list_foot(&c->list, ui->frame));
	return pane_part(inside, above, 0, inside->rows - above, inside->cols);
}

static void choosing_draw(struct ui *ui, struct view *v, const struct pane *p)
{
	struct choosing *c = v->self;
	struct pane inside, list = choosing_box(ui, c, p, &inside);

	if (c->ask.text) {
		struct pane text = pane_part(&inside, 0, 0, list.row - inside.row, inside.cols);

		pane_wrap(&text, 0, 0, STYLE_DIALOG, c->ask.text);
	}
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

/* The line without its number: letters find it. */
static const char *plain_text(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	(void)arena;
	(void)columns;
	(void)style;
	return ((const struct choosing *)from)->ask.lines[i];
}

static bool seek(struct choosing *c, const char *typed)
{
	bool found;

	c->list.text = plain_text;
	found = list_seek(&c->list, typed);
	c->list.text = choice_text;
	return found;
}

static bool choosing_text(struct choosing *c, const struct event *e)
{
	size_t wanted = (size_t)(e->key - '1');

	if (!c->ask.numbered || e->key < '1' || e->key > '9')
		return seek(c, e->text);
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
	c->widest += MARGIN;
	if (text_width(c->ask.title) + TITLE_EDGE > c->widest)
		c->widest = text_width(c->ask.title) + TITLE_EDGE;
	c->list = (struct list){ .count = ask->count, .at = ask->focus, .from = c, .text = choice_text };
	c->guard = ui->now_ms;
}
