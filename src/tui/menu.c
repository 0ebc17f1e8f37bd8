#include "tui/menu.h"

#include <string.h>

#include "base/text.h"
#include "tui/list.h"

enum { LINES_MAX = 24, GAP = 2 };

struct opened {
	enum menu menu;
	const struct action *lines[LINES_MAX];
	struct list list;
	int widest; /* of the labels */
};

static int bar_col(enum menu wanted)
{
	int col = 1;

	for (int m = MENU_NONE + 1; m < (int)wanted; m++)
		col += text_width(_(menu_labels[m])) + GAP;
	return col;
}

void menu_draw_bar(const struct pane *p, enum menu open)
{
	pane_fill_row(p, 0, STYLE_MENU);
	for (int m = MENU_NONE + 1; m < MENU_COUNT; m++)
		pane_text(p, 0, bar_col((enum menu)m), m == (int)open ? STYLE_MENU_AT : STYLE_MENU, _(menu_labels[m]));
}

enum menu menu_at(int col)
{
	for (int m = MENU_NONE + 1; m < MENU_COUNT; m++) {
		int start = bar_col((enum menu)m);

		if (col >= start && col < start + text_width(_(menu_labels[m])))
			return (enum menu)m;
	}
	return MENU_NONE;
}

static const char *line_of(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	struct opened *o = from;
	const char *label = _(o->lines[i]->label);
	char keys[ACTION_KEYS_TEXT];
	int blanks;

	*style = *style == STYLE_NORMAL ? STYLE_MENU : *style;
	action_keys_format(o->lines[i], 2, keys);
	blanks = columns - text_width(label) - text_width(keys) - 1;
	return arena_print(arena, "%s%*s%s", label, blanks > 1 ? blanks : 1, "", keys);
}

static void fill_menu(struct opened *o, enum menu menu)
{
	o->menu = menu;
	o->list = (struct list){ .from = o, .text = line_of };
	o->widest = 0;
	for (size_t i = 0; i < action_count && o->list.count < LINES_MAX; i++) {
		int width;
		char keys[ACTION_KEYS_TEXT];

		if (actions[i].menu != menu)
			continue;
		action_keys_format(&actions[i], 2, keys);
		width = text_width(_(actions[i].label)) + text_width(keys);
		o->widest = width > o->widest ? width : o->widest;
		o->lines[o->list.count++] = &actions[i];
	}
}

static struct pane menu_box(struct opened *o, const struct pane *p)
{
	int cols = o->widest + 7, col = bar_col(o->menu) - 1;

	if (col + cols > p->cols)
		col = p->cols > cols ? p->cols - cols : 0;
	return pane_part(p, 2, col, (int)o->list.count + 2, cols);
}

static void draw_menu(struct ui *ui, struct view *v, const struct pane *p)
{
	struct opened *o = v->self;
	struct pane bar = pane_part(p, 1, 0, 1, p->cols), box = menu_box(o, p), inside = pane_inside(&box);

	menu_draw_bar(&bar, o->menu);
	pane_fill(&box, STYLE_MENU);
	pane_box(&box, STYLE_MENU, ui->read_aloud ? _(menu_labels[o->menu]) : NULL, NULL);
	for (int row = 0; row < inside.rows; row++)
		pane_fill_row(&inside, row, STYLE_MENU);
	list_draw(&o->list, ui, &inside, true);
}

static void run_line(struct ui *ui, const struct action *a)
{
	screen_pop(ui);
	if (a->run)
		a->run(ui);
}

static bool click(struct ui *ui, struct opened *o, const struct event *e)
{
	struct pane body = screen_body(ui), box = menu_box(o, &body), inside = pane_inside(&box);
	bool hit = false;

	if (e->row == body.row + 1 && e->mouse == MOUSE_CLICK && menu_at(e->col)) {
		fill_menu(o, menu_at(e->col));
		return true;
	}
	if (e->col >= inside.col && e->col < inside.col + inside.cols)
		list_mouse(&o->list, e->mouse, e->row - inside.row, inside.rows, &hit);
	if (hit)
		run_line(ui, o->lines[o->list.at]);
	else if (e->mouse == MOUSE_CLICK)
		screen_pop(ui);
	return true;
}

static enum menu beside(enum menu menu, int step)
{
	int count = MENU_COUNT - 1;

	return (enum menu)(((int)menu - 1 + step + count) % count + 1);
}

static bool key(struct ui *ui, struct view *v, const struct event *e)
{
	struct opened *o = v->self;

	if (e->kind == EVENT_MOUSE)
		return click(ui, o, e);
	if (event_is(e, K_LEFT) || event_is(e, K_SHIFT | K_TAB))
		fill_menu(o, beside(o->menu, -1));
	else if (event_is(e, K_RIGHT) || event_is(e, K_TAB))
		fill_menu(o, beside(o->menu, 1));
	else if (event_is(e, K_ENTER) && o->list.count)
		run_line(ui, o->lines[o->list.at]);
	else if (event_is(e, K_F10))
		screen_pop(ui);
	else if (e->kind == EVENT_TEXT)
		return list_seek(&o->list, e->text);
	else
		return list_key(&o->list, e, (int)o->list.count, false);
	return true;
}

static const struct view_kind menu_kind = { .name = "menu", .where = WHERE_MENU, .draw = draw_menu, .key = key };

void menu_open(struct ui *ui, enum menu menu)
{
	struct view *v = screen_push(ui, &menu_kind, sizeof(struct opened));

	fill_menu(v->self, menu == MENU_NONE ? MENU_MEETING : menu);
}

void menu_run(struct ui *ui)
{
	menu_open(ui, MENU_NONE);
}
