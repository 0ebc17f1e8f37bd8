/* Frames, boxes and buttons. */
#include "tui/grid.h"

#include "base/text.h"

struct edges {
	const char *left_top, *right_top, *left_foot, *right_foot, *across, *down;
};

static const struct edges single = { "┌", "┐", "└", "┘", "─", "│" };
static const struct edges twofold = { "╔", "╗", "╚", "╝", "═", "║" };

/* A row of the frame without its corners. */
static void draw_across(const struct pane *p, int row, enum style style, const struct edges *e)
{
	for (int col = 1; col < p->cols - 1; col++)
		pane_sign(p, row, col, style, e->across);
}

static void draw_edges(const struct pane *p, enum style style, const struct edges *e)
{
	int last = p->rows - 1, right = p->cols - 1;

	draw_across(p, 0, style, e);
	draw_across(p, last, style, e);
	for (int row = 1; row < last; row++) {
		pane_sign(p, row, 0, style, e->down);
		pane_sign(p, row, right, style, e->down);
	}
	pane_sign(p, 0, 0, style, e->left_top);
	pane_sign(p, 0, right, style, e->right_top);
	pane_sign(p, last, 0, style, e->left_foot);
	pane_sign(p, last, right, style, e->right_foot);
}

/* "╔═ Title ═╗": six columns go to the frame. */
static void draw_title(const struct pane *p, enum style edge, enum style style, const char *title)
{
	int used;

	if (!title || !*title || p->cols < 8)
		return;
	used = pane_text_fit(p, 0, 3, p->cols - 6, style, title);
	pane_text(p, 0, 2, edge, " ");
	pane_text(p, 0, 3 + used, edge, " ");
}

static void draw_foot(const struct pane *p, enum style edge, const char *foot)
{
	int start;

	if (!foot || !*foot || p->cols < 8)
		return;
	start = pane_text_right(p, p->rows - 1, p->cols - 3, p->cols - 6, edge, foot);
	pane_text(p, p->rows - 1, start - 1, edge, " ");
	pane_text(p, p->rows - 1, p->cols - 3, edge, " ");
}

/* For a screen reader: the title as a line, no edges. */
static bool draw_plain(const struct pane *p, const char *title)
{
	if (p->grid->plain)
		pane_text(p, 0, 0, STYLE_TITLE, title);
	return p->grid->plain;
}

void pane_frame(const struct pane *p, bool focused, const char *title, const char *foot)
{
	enum style edge = focused ? STYLE_FRAME_AT : STYLE_FRAME;

	if (p->rows < 2 || p->cols < 2 || draw_plain(p, title))
		return;
	draw_edges(p, edge, focused ? &twofold : &single);
	draw_title(p, edge, focused ? STYLE_TITLE_AT : STYLE_TITLE, title);
	draw_foot(p, edge, foot);
}

void pane_box(const struct pane *p, enum style style, const char *title, const char *foot)
{
	if (p->rows < 2 || p->cols < 2 || draw_plain(p, title))
		return;
	draw_edges(p, style, &single);
	draw_title(p, style, style, title);
	draw_foot(p, style, foot);
}

int pane_button(const struct pane *p, int row, int col, bool focused, const char *label)
{
	enum style style = focused ? STYLE_BUTTON_AT : STYLE_BUTTON;
	int start = col;

	col += pane_text(p, row, col, style, "[ ");
	col += pane_text(p, row, col, style, label);
	col += pane_text(p, row, col, style, " ]");
	return col - start;
}
