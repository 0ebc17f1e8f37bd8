#include "tui/dialog.h"

#include "base/text.h"

enum { TEXT_COLS = 56, GAP = 2 };

bool dialog_enter(struct ui *ui, int64_t *guard, const struct event *e)
{
	bool fresh = ui->now_ms - *guard >= DIALOG_ENTER_MS;

	if (!event_is(e, K_ENTER)) {
		if (e->kind != EVENT_IDLE)
			*guard = ui->now_ms - DIALOG_ENTER_MS; /* another key: no long press */
		return false;
	}
	if (!fresh)
		*guard = ui->now_ms;
	return fresh;
}

static int at_most(int value, int bound)
{
	return value < bound ? value : bound;
}

struct pane dialog_box(const struct pane *p, int rows, int cols, const char *title, const char *foot)
{
	struct pane box, inside;

	if (p->grid->plain) {
		box = *p;
	} else {
		rows = at_most(rows + 2, p->rows);
		cols = at_most(cols + 4, p->cols);
		box = pane_part(p, (p->rows - rows) / 2, (p->cols - cols) / 2, rows, cols);
	}
	pane_fill(&box, STYLE_DIALOG);
	pane_box(&box, STYLE_DIALOG, title, foot);
	inside = pane_inside(&box);
	return pane_part(&inside, 0, 1, inside.rows, inside.cols - 2);
}

static int button_width(const char *label)
{
	return text_width(label) + 4;
}

static int buttons_start(const struct pane *inside, const char *const *labels, size_t count)
{
	int width = 0;

	for (size_t i = 0; i < count; i++)
		width += button_width(labels[i]) + (i ? GAP : 0);
	return width < inside->cols ? inside->cols - width : 0;
}

void dialog_buttons(const struct pane *inside, const char *const *labels, size_t count, int focus)
{
	int row = inside->rows - 1, col = buttons_start(inside, labels, count);

	for (size_t i = 0; i < count; i++) {
		int width = pane_button(inside, row, col, (int)i == focus, labels[i]);

		if ((int)i == focus)
			pane_cursor(inside, row, col + 2);
		col += width + GAP;
	}
}

int dialog_button_at(const struct pane *inside, const char *const *labels, size_t count, int row, int col)
{
	int at = inside->col + buttons_start(inside, labels, count);

	if (row != inside->row + inside->rows - 1)
		return -1;
	for (size_t i = 0; i < count; i++) {
		int width = button_width(labels[i]);

		if (col >= at && col < at + width)
			return (int)i;
		at += width + GAP;
	}
	return -1;
}

/* ---- a question ---- */

struct question {
	struct dialog_ask ask; /* texts in the view's arena */
	size_t buttons;
	int focus, top; /* top: first line shown of a text that does not fit */
	int64_t guard;
};

/* The box and its text; a text that does not fit scrolls, and the foot says how much there is below. */
static struct pane question_box(
	struct ui *ui, struct question *q, const struct pane *p, const char *const **lines, int *count)
{
	int cols = at_most(TEXT_COLS, p->cols - 4), room = p->rows - 4, below;
	const char *foot = NULL;

	*count = (int)text_wrap(ui->frame, q->ask.text, cols, lines);
	q->top = at_most(q->top, *count > room ? *count - room : 0);
	below = *count - room - q->top;
	if (below > 0)
		foot = arena_print(ui->frame, _("v %lld more"), (long long)below);
	else if (q->top)
		foot = _("the end");
	return dialog_box(p, *count + 2, cols, q->ask.title, foot);
}

static void question_draw(struct ui *ui, struct view *v, const struct pane *p)
{
	struct question *q = v->self;
	const char *const *lines;
	int count;
	struct pane inside = question_box(ui, q, p, &lines, &count);

	for (int i = q->top; i < count && i - q->top < inside.rows - 2; i++)
		pane_text_fit(&inside, i - q->top, 0, inside.cols, STYLE_DIALOG, lines[i]);
	dialog_buttons(&inside, q->ask.buttons, q->buttons, q->focus);
}

static bool question_scroll(struct question *q, const struct event *e)
{
	static const struct {
		int key, by;
	} moves[] = {
		{ K_UP, -1 },
		{ K_DOWN, 1 },
		{ K_PAGE_UP, -8 },
		{ K_PAGE_DOWN, 8 },
		{ K_HOME, -10000 },
		{ K_END, 10000 },
	};

	for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
		if (!event_is(e, moves[i].key))
			continue;
		q->top = q->top + moves[i].by > 0 ? q->top + moves[i].by : 0;
		return true;
	}
	return false;
}

static void answer(struct ui *ui, int button)
{
	struct question *q = ui->top->self;
	struct dialog_ask ask = q->ask;

	screen_pop(ui);
	if (ask.done)
		ask.done(ui, ask.from, button);
}

static bool question_click(struct ui *ui, struct question *q, const struct event *e)
{
	const char *const *lines;
	int count;
	struct pane body = screen_body(ui), inside = question_box(ui, q, &body, &lines, &count);
	int hit = dialog_button_at(&inside, q->ask.buttons, q->buttons, e->row, e->col);

	if (e->mouse == MOUSE_CLICK && hit >= 0)
		answer(ui, hit);
	else if (e->mouse != MOUSE_CLICK)
		q->top = e->mouse == MOUSE_WHEEL_DOWN ? q->top + 1 : q->top > 0 ? q->top - 1 : 0;
	return true;
}

static bool question_key(struct ui *ui, struct view *v, const struct event *e)
{
	struct question *q = v->self;
	int count = (int)q->buttons;
	bool pressed = dialog_enter(ui, &q->guard, e) || event_is(e, ' ');

	if (e->kind == EVENT_MOUSE)
		return question_click(ui, q, e);
	if (event_is(e, K_RIGHT) || event_is(e, K_TAB))
		q->focus = (q->focus + 1) % count;
	else if (event_is(e, K_LEFT) || event_is(e, K_SHIFT | K_TAB))
		q->focus = (q->focus + count - 1) % count;
	else if (event_is(e, K_ESC))
		answer(ui, 0);
	else if (pressed)
		answer(ui, q->focus);
	else
		return question_scroll(q, e) || event_is(e, K_ENTER);
	return true;
}

static const struct view_kind question_kind = {
	.name = "question",
	.where = WHERE_DIALOG,
	.draw = question_draw,
	.key = question_key,
};

void dialog_ask(struct ui *ui, const struct dialog_ask *ask)
{
	struct view *v = screen_push(ui, &question_kind, sizeof(struct question));
	struct question *q = v->self;

	q->ask = *ask;
	q->ask.title = arena_text(v->arena, ask->title);
	q->ask.text = arena_text(v->arena, ask->text ? ask->text : "");
	for (; q->buttons < DIALOG_BUTTONS && ask->buttons[q->buttons]; q->buttons++)
		q->ask.buttons[q->buttons] = arena_text(v->arena, ask->buttons[q->buttons]);
	if (!q->buttons)
		q->ask.buttons[q->buttons++] = _("Back");
	q->focus = ask->focus;
	q->guard = ui->now_ms;
}

void dialog_tell(struct ui *ui, const char *title, const char *text)
{
	dialog_ask(ui, &(struct dialog_ask){ .title = title, .text = text });
}
