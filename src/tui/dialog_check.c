/* A dialog that asks for any number out of a list: Space turns a line on or off, Enter takes what stands. */
#include "tui/dialog.h"

#include <string.h>

#include "base/text.h"

enum { COLS_LEAST = 34, LIST_ROWS = 14, LIST_LEAST = 5, BOX = 4 };

struct checking {
	struct dialog_check ask;
	bool *on;
	struct list list;
	int widest;
	int64_t guard;
};

static const char *check_text(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	const struct checking *c = from;

	(void)columns;
	(void)style;
	return arena_print(arena, "[%c] %s", c->on[i] ? 'x' : ' ', c->ask.lines[i]);
}

static int between(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

static struct pane checking_box(struct ui *ui, struct checking *c, const struct pane *p, struct pane *above)
{
	int cols = between(c->widest + BOX + 2, COLS_LEAST, p->cols - 4), text = 0;
	int rows = between((int)c->list.count, 1, LIST_ROWS), least = between(rows, 1, LIST_LEAST);
	const char *const *lines;
	struct pane inside;

	if (c->ask.text && *c->ask.text)
		text = between((int)text_wrap(ui->frame, c->ask.text, cols, &lines), 0, p->rows - 2 - least);
	inside = dialog_box(p, text + rows, cols, c->ask.title, _("Space turns, Enter takes"));
	*above = pane_part(&inside, 0, 0, text, inside.cols);
	return pane_part(&inside, text, 0, inside.rows - text, inside.cols);
}

static void checking_draw(struct ui *ui, struct view *v, const struct pane *p)
{
	struct checking *c = v->self;
	struct pane above, list = checking_box(ui, c, p, &above);

	if (c->ask.text)
		pane_wrap(&above, 0, 0, STYLE_DIALOG, c->ask.text);
	list_draw(&c->list, ui, &list, true);
}

static void hand_over(struct ui *ui, bool taken)
{
	struct checking *c = ui->top->self;
	struct dialog_check ask = c->ask;
	bool *on = arena_alloc(ui->frame, ask.count * sizeof(*on) + 1);

	memcpy(on, c->on, ask.count * sizeof(*on));
	screen_pop(ui);
	if (ask.done)
		ask.done(ui, ask.from, taken ? on : NULL);
}

static void turn(struct checking *c)
{
	if (c->list.count)
		c->on[c->list.at] = !c->on[c->list.at];
}

/* The line without its box: letters find it. */
static const char *plain_text(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	(void)arena;
	(void)columns;
	(void)style;
	return ((const struct checking *)from)->ask.lines[i];
}

static bool seek(struct checking *c, const char *typed)
{
	bool found;

	c->list.text = plain_text;
	found = list_seek(&c->list, typed);
	c->list.text = check_text;
	return found;
}

static bool checking_click(struct ui *ui, struct checking *c, const struct event *e)
{
	struct pane body = screen_body(ui), above, list = checking_box(ui, c, &body, &above);
	bool hit;

	if (e->col < list.col || e->col >= list.col + list.cols)
		return true;
	list_mouse(&c->list, e->mouse, e->row - list.row, list.rows, &hit);
	if (hit)
		turn(c);
	return true;
}

static bool checking_key(struct ui *ui, struct view *v, const struct event *e)
{
	struct checking *c = v->self;
	struct pane body = screen_body(ui), above, list = checking_box(ui, c, &body, &above);
	bool entered = dialog_enter(ui, &c->guard, e);

	if (e->kind == EVENT_MOUSE)
		return checking_click(ui, c, e);
	if (event_is(e, ' '))
		turn(c);
	else if (event_is(e, K_ESC))
		hand_over(ui, false);
	else if (entered)
		hand_over(ui, true);
	else if (e->kind == EVENT_TEXT)
		return seek(c, e->text);
	else
		return event_is(e, K_ENTER) || list_key(&c->list, e, list.rows, false);
	return true;
}

static size_t own_keys(struct ui *ui, struct view *v, struct view_key *keys)
{
	(void)ui;
	(void)v;
	keys[0] = (struct view_key){ ' ', N_("On or off"), NULL };
	keys[1] = (struct view_key){ K_ENTER, N_("Done"), NULL };
	return 2;
}

static const struct view_kind checking_kind = {
	.name = "check",
	.where = WHERE_DIALOG,
	.draw = checking_draw,
	.key = checking_key,
	.keys = own_keys,
};

void dialog_check(struct ui *ui, const struct dialog_check *ask)
{
	struct view *v = screen_push(ui, &checking_kind, sizeof(struct checking));
	struct checking *c = v->self;
	const char **lines = arena_alloc(v->arena, ask->count * sizeof(*lines));

	c->ask = *ask;
	c->ask.title = arena_text(v->arena, ask->title);
	c->ask.text = arena_text(v->arena, ask->text);
	c->widest = text_width(c->ask.title) - BOX;
	c->on = arena_alloc(v->arena, ask->count * sizeof(*c->on) + 1);
	for (size_t i = 0; i < ask->count; i++) {
		lines[i] = arena_text(v->arena, ask->lines[i]);
		c->on[i] = ask->on && ask->on[i];
		c->widest = text_width(lines[i]) > c->widest ? text_width(lines[i]) : c->widest;
	}
	c->ask.lines = lines;
	c->list = (struct list){ .count = ask->count, .from = c, .text = check_text };
	c->guard = ui->now_ms;
}
