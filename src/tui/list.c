#include "tui/list.h"

#include <string.h>

#include "base/text.h"

static bool focusable(const struct list *l, size_t i)
{
	return !l->can_focus || l->can_focus(l->from, i);
}

/* Brings focus and scroll within what there is. */
static void settle(struct list *l, int rows)
{
	size_t page = rows > 0 ? (size_t)rows : 1;

	if (l->at >= l->count)
		l->at = l->count ? l->count - 1 : 0;
	if (l->top > l->at)
		l->top = l->at;
	if (l->at >= l->top + page)
		l->top = l->at - page + 1;
	if (l->top + page > l->count)
		l->top = l->count > page ? l->count - page : 0;
	/* A heading above the first line shows with it. */
	if (l->top > 0 && l->top == l->at && !focusable(l, l->top - 1) && page > 1)
		l->top--;
}

static void draw_line(struct list *l, struct ui *ui, const struct pane *p, int row, size_t i, bool focused)
{
	enum style style = i == l->at ? STYLE_ROW_AT : STYLE_NORMAL;
	const char *text = l->text(l->from, ui->frame, i, p->cols - 1, &style);

	if (i == l->at && focusable(l, i)) {
		pane_cell(p, row, 1, p->cols - 1, focused ? style : STYLE_STRONG, text);
		pane_text(p, row, 0, focused ? style : STYLE_STRONG, ">");
		if (focused)
			pane_cursor(p, row, 0);
		return;
	}
	pane_text(p, row, 1, style, text);
}

void list_draw(struct list *l, struct ui *ui, const struct pane *p, bool focused)
{
	settle(l, p->rows);
	if (l->count && !focusable(l, l->at))
		list_key(l, &(struct event){ .kind = EVENT_KEY, .key = K_DOWN }, p->rows, false);
	for (int row = 0; row < p->rows && l->top + (size_t)row < l->count; row++)
		draw_line(l, ui, p, row, l->top + (size_t)row, focused);
}

/* The nearest line from `from` on, in a direction, that can have the focus; the present one when there is none. */
static size_t nearest(const struct list *l, size_t from, int step)
{
	for (size_t i = from; i < l->count; i += (size_t)step)
		if (focusable(l, i))
			return i;
	return l->count;
}

static void move_to(struct list *l, size_t wanted, int step)
{
	size_t found = nearest(l, wanted, step);

	if (found == l->count)
		found = nearest(l, wanted, -step);
	if (found < l->count)
		l->at = found;
}

static const struct {
	int key, letter;
	enum { ONE_UP, ONE_DOWN, PAGE_BACK, PAGE_ON, FIRST, LAST } move;
} moves[] = {
	{ K_UP, 'k', ONE_UP },
	{ K_DOWN, 'j', ONE_DOWN },
	{ K_PAGE_UP, 0, PAGE_BACK },
	{ K_PAGE_DOWN, 0, PAGE_ON },
	{ K_HOME, 0, FIRST },
	{ K_END, 0, LAST },
};

static int move_for(const struct event *e, bool letters)
{
	if (letters && e->kind == EVENT_TEXT && (e->key == 'g' || e->key == 'G'))
		return e->key == 'g' ? FIRST : LAST;
	for (size_t i = 0; i < ARRAY_LEN(moves); i++)
		if (event_is(e, moves[i].key) || (letters && moves[i].letter && event_is(e, moves[i].letter)))
			return moves[i].move;
	return -1;
}

bool list_key(struct list *l, const struct event *e, int rows, bool letters)
{
	size_t page = rows > 1 ? (size_t)rows : 1, last = l->count ? l->count - 1 : 0;
	int move = move_for(e, letters);

	if (move < 0 || !l->count)
		return move >= 0;
	switch (move) {
	case ONE_UP: move_to(l, l->at ? l->at - 1 : 0, l->at ? -1 : 1); break;
	case ONE_DOWN: move_to(l, l->at < last ? l->at + 1 : last, l->at < last ? 1 : -1); break;
	case PAGE_BACK: move_to(l, l->at > page ? l->at - page : 0, 1); break;
	case PAGE_ON: move_to(l, l->at + page < last ? l->at + page : last, -1); break;
	case FIRST: move_to(l, 0, 1); break;
	default: move_to(l, last, -1); break;
	}
	settle(l, rows);
	return true;
}

bool list_mouse(struct list *l, enum mouse mouse, int row, int rows, bool *clicked)
{
	size_t hit = l->top + (size_t)(row < 0 ? 0 : row);

	*clicked = mouse == MOUSE_CLICK && row >= 0 && row < rows && hit < l->count && focusable(l, hit);
	if (*clicked)
		l->at = hit;
	else if (mouse == MOUSE_WHEEL_DOWN)
		list_key(l, &(struct event){ .kind = EVENT_KEY, .key = K_DOWN }, rows, false);
	else if (mouse == MOUSE_WHEEL_UP)
		list_key(l, &(struct event){ .kind = EVENT_KEY, .key = K_UP }, rows, false);
	return *clicked || mouse != MOUSE_CLICK;
}

bool list_seek(struct list *l, const char *typed)
{
	struct arena *arena;
	const char *wanted;
	bool found = false;

	arena_open(&arena);
	wanted = text_fold(arena, typed);
	for (size_t n = 1; n <= l->count && *wanted && !found; n++) {
		size_t i = (l->at + n) % l->count;
		enum style style = STYLE_NORMAL;
		const char *text = text_fold(arena, l->text(l->from, arena, i, 200, &style));

		found = focusable(l, i) && !strncmp(text, wanted, strlen(wanted));
		if (found)
			l->at = i;
	}
	arena_close(&arena);
	return found;
}

const char *list_foot(const struct list *l, struct arena *arena)
{
	return l->count ? arena_print(arena, _("%zu of %zu"), l->at + 1, l->count) : NULL;
}
