/* Where the four panels lie, computed from the size of the screen alone. */
#include "tui/panel.h"

enum {
	TOP_ROWS = 2, /* status line, menu bar or tabs */
	NARROW_LEFT = 33,
	WIDE_LEFT = 48, /* columns of the left panels at 80 and at 120 */
	NARROW = 80,
	WIDE = 120,
};

static int left_cols(int cols)
{
	return NARROW_LEFT + (cols - NARROW) * (WIDE_LEFT - NARROW_LEFT) / (WIDE - NARROW);
}

/* 11 of 20 rows at 80x24, 20 of 36 at 120x40, as drawn. */
static int upper_rows(int rows)
{
	return rows * 5 / 9;
}

void panel_place_all(const struct pane *body, enum panel_place focus, struct panel_places *l)
{
	int rows = body->rows - TOP_ROWS, left = left_cols(body->cols), upper = upper_rows(rows);

	*l = (struct panel_places){ .tabs = body->rows + 2 < PANELS_ROWS_MIN || body->cols < PANELS_COLS_MIN };
	if (l->tabs) {
		l->panels[focus] = pane_part(body, TOP_ROWS, 0, rows, body->cols);
		return;
	}
	l->panels[PANEL_QUEUE] = pane_part(body, TOP_ROWS, 0, upper, left);
	l->panels[PANEL_CLIENT] = pane_part(body, TOP_ROWS, left, upper, body->cols - left);
	l->panels[PANEL_DECISIONS] = pane_part(body, TOP_ROWS + upper, 0, rows - upper, left);
	l->panels[PANEL_HOME] = pane_part(body, TOP_ROWS + upper, left, rows - upper, body->cols - left);
}
