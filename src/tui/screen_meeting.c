/* The frame of the meeting screen: status line, menu bar or tabs, and four panels with one focus. */
#include "tui/panel.h"

#include <stdio.h>

#include "base/text.h"
#include "tui/menu.h"

static const struct panel_kind *const kinds[PANEL_COUNT] = {
	[PANEL_QUEUE] = &panel_queue,
	[PANEL_CLIENT] = &panel_client,
	[PANEL_HOME] = &panel_home,
	[PANEL_DECISIONS] = &panel_decisions,
};

enum { CHAIR_COLS = 120, TABS_COL = 1, PARTS = 5 };

/* ---- status line ---- */

static const char *time_now(struct ui *ui)
{
	int minutes = (int)(clock_time(&ui->app->clock) % MINUTES_PER_DAY);

	return arena_print(ui->frame, "%02d:%02d", minutes / 60, minutes % 60);
}

static const char *join(struct arena *arena, const char *a, const char *between, const char *b)
{
	if (!a || !*a)
		return b;
	return b && *b ? arena_print(arena, "%s%s%s", a, between, b) : a;
}

/* The right end: case, people present, drafts, projection, time; the first `parts` of the less needed ones go first. */
static const char *status_right(struct ui *ui, const struct status *s, int level)
{
	size_t drafts = ui->kept_drafts;
	const char *text = s->where;

	if (level > 1 && s->invited && ui->grid.cols >= CHAIR_COLS)
		text = join(
			ui->frame, text, " · ", arena_print(ui->frame, _("present %zu/%zu"), s->present, s->invited));
	if (drafts)
		text = join(ui->frame, text, " · ",
			arena_print(ui->frame, ngettext("%zu draft", "%zu drafts", drafts), drafts));
	if (level > 0)
		text = join(ui->frame, text, " · ", _("projection OFF"));
	return join(ui->frame, text, " · ", time_now(ui));
}

static const char *status_left(struct ui *ui, const struct status *s, int level)
{
	const char *text = join(ui->frame, s->forum, "  ", day_format_long(ui->frame, app_today(ui->app)));

	if (level > 1 && s->chair && ui->grid.cols >= CHAIR_COLS)
		text = join(ui->frame, text, "  ", arena_print(ui->frame, _("chair: %s"), s->chair));
	return level > 0 ? text : s->forum;
}

/* The longest wording of which both ends fit beside each other. */
static void draw_status(struct ui *ui, const struct pane *p)
{
	static const struct {
		int left, right;
	} levels[] = { { 2, 2 }, { 1, 2 }, { 1, 1 }, { 1, 0 }, { 0, 0 } };
	struct status s = { 0 };
	const char *left = "", *right = "";

	desk_status(ui, ui->frame, &s);
	for (size_t i = 0; i < ARRAY_LEN(levels); i++) {
		left = status_left(ui, &s, levels[i].left);
		right = status_right(ui, &s, levels[i].right);
		if (1 + text_width(left ? left : "") + 2 + text_width(right) + 1 <= p->cols)
			break;
	}
	pane_fill_row(p, 0, STYLE_STATUS);
	pane_text_fit(p, 0, 1, p->cols - text_width(right) - 3, STYLE_STATUS, left);
	pane_text_right(p, 0, p->cols - 1, p->cols - 2, STYLE_STATUS, right);
}

/* ---- tabs, for small screens ---- */

static const char *tab_text(struct arena *arena, int place, enum panel_place focus)
{
	return arena_print(arena, place == (int)focus ? "[%d %s]" : " %d %s ", place + 1, _(kinds[place]->name));
}

static void draw_tabs(struct ui *ui, const struct pane *p)
{
	int col = TABS_COL;

	pane_fill_row(p, 0, STYLE_MENU);
	for (int i = 0; i < PANEL_COUNT; i++)
		col += pane_text(p, 0, col, i == (int)ui->meeting->focus ? STYLE_MENU_AT : STYLE_MENU,
			tab_text(ui->frame, i, ui->meeting->focus));
}

static int tab_at(struct ui *ui, int col)
{
	int start = TABS_COL;

	for (int i = 0; i < PANEL_COUNT; i++) {
		int width = text_width(tab_text(ui->frame, i, ui->meeting->focus));

		if (col >= start && col < start + width)
			return i;
		start += width;
	}
	return -1;
}

static void draw_banner(struct ui *ui, const struct pane *p)
{
	const char *banner = _(" PRACTICE ");
	int width = text_width(banner);

	if (ui->app->practice)
		pane_text_right(p, 0, p->cols - 1, width, STYLE_PRACTICE, banner);
}

/* ---- panels ---- */

static void draw_panel(struct ui *ui, int place, const struct pane *p)
{
	const struct panel_kind *kind = kinds[place];
	bool focused = ui->meeting->focus == (enum panel_place)place;
	struct pane inside = pane_inside(p);
	const char *title = kind->title ? kind->title(ui, ui->frame, p->cols - 8) : _(kind->name);
	const char *foot = kind->foot ? kind->foot(ui, ui->frame, p->cols - 6) : NULL;

	pane_frame(p, focused, arena_print(ui->frame, "%d %s", place + 1, title), foot);
	if (focused)
		pane_cursor(p, 0, 3);
	kind->draw(ui, &inside, focused);
}

static void load_panels(struct ui *ui, const struct pane *p)
{
	struct panel_places l;

	panel_place_all(p, ui->meeting->focus, &l);
	for (int i = 0; i < PANEL_COUNT; i++) {
		struct pane inside = pane_inside(&l.panels[i]);

		if (l.panels[i].rows && kinds[i]->load)
			kinds[i]->load(ui, &inside);
	}
}

static void draw_panels(struct ui *ui, const struct pane *p)
{
	struct panel_places l;
	struct pane bar = pane_part(p, 1, 0, 1, p->cols);

	panel_place_all(p, ui->meeting->focus, &l);
	if (l.tabs)
		draw_tabs(ui, &bar);
	else
		menu_draw_bar(&bar, MENU_NONE);
	draw_banner(ui, &bar);
	for (int i = 0; i < PANEL_COUNT; i++)
		if (l.panels[i].rows && i != (int)ui->meeting->focus)
			draw_panel(ui, i, &l.panels[i]);
	draw_panel(ui, ui->meeting->focus, &l.panels[ui->meeting->focus]);
}

/* ---- read-aloud: one panel, whole sentences ---- */

static int rows_of(struct ui *ui, const struct panel_kind *kind, size_t i, int cols)
{
	const char *const *lines;

	return (int)text_wrap(ui->frame, kind->say(ui, ui->frame, i), cols, &lines);
}

/* The first sentence of a page that ends with the focused one. */
static size_t first_line(struct ui *ui, const struct panel_kind *kind, size_t at, const struct pane *p)
{
	int used = rows_of(ui, kind, at, p->cols);

	while (at > 0 && used < p->rows) {
		used += rows_of(ui, kind, at - 1, p->cols);
		if (used <= p->rows)
			at--;
	}
	return at;
}

static void draw_lines(struct ui *ui, const struct panel_kind *kind, const struct pane *p)
{
	size_t count = kind->lines ? kind->lines(ui) : 0, at = kind->at ? kind->at(ui) : 0;
	int row = 0;

	if (at >= count)
		return;
	for (size_t i = first_line(ui, kind, at, p); i < count && row < p->rows; i++) {
		if (i == at)
			pane_cursor(p, row, 0);
		row += pane_wrap(p, row, 0, i == at ? STYLE_STRONG : STYLE_NORMAL, kind->say(ui, ui->frame, i));
	}
}

static void draw_aloud(struct ui *ui, const struct pane *p)
{
	const struct panel_kind *kind = kinds[ui->meeting->focus];
	struct pane rest = pane_part(p, 2, 0, p->rows - 2, p->cols);
	struct status s = { 0 };

	desk_status(ui, ui->frame, &s);
	pane_text(p, 0, 0, STYLE_NORMAL, join(ui->frame, s.forum, ", ", join(ui->frame, s.where, ", ", time_now(ui))));
	pane_print(p, 1, 0, STYLE_STRONG, "%d %s", ui->meeting->focus + 1,
		kind->title ? kind->title(ui, ui->frame, p->cols - 2) : _(kind->name));
	pane_cursor(p, 1, 0);
	if (kind->say)
		draw_lines(ui, kind, &rest);
	else
		kind->draw(ui, &rest, true);
}

/* ---- the view ---- */

static void draw(struct ui *ui, struct view *v, const struct pane *p)
{
	struct pane status = pane_part(p, 0, 0, 1, p->cols);

	(void)v;
	if (ui->read_aloud) {
		draw_aloud(ui, p);
		return;
	}
	load_panels(ui, p);
	draw_status(ui, &status);
	draw_panels(ui, p);
}

static void set_focus(struct ui *ui, int place)
{
	ui->meeting->focus = (enum panel_place)((place + PANEL_COUNT) % PANEL_COUNT);
	ui->dirty = true;
}

/* The inside of the focused panel at the present size. */
static struct pane focused_inside(struct ui *ui)
{
	struct pane body = screen_body(ui);
	struct panel_places l;

	panel_place_all(&body, ui->meeting->focus, &l);
	return ui->read_aloud ? pane_part(&body, 2, 0, body.rows - 2, body.cols)
			      : pane_inside(&l.panels[ui->meeting->focus]);
}

static bool click_top(struct ui *ui, const struct panel_places *l, const struct event *e)
{
	int tab = l->tabs ? tab_at(ui, e->col) : -1;
	enum menu menu = l->tabs ? MENU_NONE : menu_at(e->col);

	if (e->mouse != MOUSE_CLICK)
		return true;
	if (tab >= 0)
		set_focus(ui, tab);
	else if (menu)
		menu_open(ui, menu);
	return true;
}

static bool click(struct ui *ui, const struct event *e)
{
	struct pane body = screen_body(ui);
	struct panel_places l;

	panel_place_all(&body, ui->meeting->focus, &l);
	if (e->row == 1)
		return click_top(ui, &l, e);
	for (int i = 0; i < PANEL_COUNT; i++) {
		const struct pane *p = &l.panels[i];
		struct pane inside = pane_inside(p);

		if (e->row < p->row || e->row >= p->row + p->rows || e->col < p->col || e->col >= p->col + p->cols)
			continue;
		if (e->mouse == MOUSE_CLICK)
			set_focus(ui, i);
		if (kinds[i]->click && e->row >= inside.row && e->row < inside.row + inside.rows)
			kinds[i]->click(ui, e->mouse, e->row - inside.row, e->col - inside.col, inside.rows);
	}
	return true;
}

static bool key(struct ui *ui, struct view *v, const struct event *e)
{
	const struct panel_kind *kind = kinds[ui->meeting->focus];

	(void)v;
	if (e->kind == EVENT_MOUSE)
		return click(ui, e);
	if (e->kind != EVENT_KEY && e->kind != EVENT_TEXT)
		return false;
	return kind->key && kind->key(ui, e, focused_inside(ui).rows);
}

static bool idle(struct ui *ui, struct view *v)
{
	(void)v;
	return desk_idle(ui);
}

static void changed(struct ui *ui, struct view *v)
{
	(void)v;
	desk_changed(ui);
}

static void close_desk(struct ui *ui, struct view *v)
{
	(void)v;
	desk_close(&ui->meeting->desk);
}

const struct view_kind meeting_kind = {
	.name = "meeting",
	.where = WHERE_MEETING,
	.whole = true,
	.draw = draw,
	.key = key,
	.idle = idle,
	.changed = changed,
	.close = close_desk,
};

void panel_next(struct ui *ui)
{
	set_focus(ui, ui->meeting->focus + 1);
}

void panel_previous(struct ui *ui)
{
	set_focus(ui, (int)ui->meeting->focus - 1);
}

void panel_to_queue(struct ui *ui)
{
	set_focus(ui, PANEL_QUEUE);
}

void panel_to_client(struct ui *ui)
{
	set_focus(ui, PANEL_CLIENT);
}

void panel_to_home(struct ui *ui)
{
	set_focus(ui, PANEL_HOME);
}

void panel_to_decisions(struct ui *ui)
{
	set_focus(ui, PANEL_DECISIONS);
}
