#include "tui/line.h"

void line_open(struct line *l, struct arena *arena, size_t max, bool note)
{
	edit_open(&l->edit, arena, max, note);
}

void line_set(struct line *l, const char *text)
{
	edit_set(&l->edit, text);
}

const char *line_text(const struct line *l)
{
	return l->edit.text;
}

static const struct {
	int key;
	bool (*run)(struct edit *);
	bool notes_only, passes; /* passes: not handled when it could not move */
} keys[] = {
	{ K_LEFT, edit_left, false, false },
	{ K_RIGHT, edit_right, false, false },
	{ K_HOME, edit_home, false, false },
	{ K_END, edit_end, false, false },
	{ K_CTRL | K_LEFT, edit_word_left, false, false },
	{ K_CTRL | K_RIGHT, edit_word_right, false, false },
	{ K_CTRL | K_HOME, edit_top, true, false },
	{ K_CTRL | K_END, edit_bottom, true, false },
	{ K_UP, edit_up, true, true },
	{ K_DOWN, edit_down, true, true },
	{ K_BACKSPACE, edit_backspace, false, false },
	{ K_DELETE, edit_delete, false, false },
	{ K_CTRL | 'k', edit_kill, false, false },
	{ K_CTRL | 'u', edit_clear, false, false },
};

static bool insert(struct line *l, struct ui *ui, const char *bytes, size_t length)
{
	if (!edit_insert(&l->edit, bytes, length))
		screen_hint(ui, _("This field holds at most %zu characters."), l->edit.max);
	return true;
}

bool line_key(struct line *l, struct ui *ui, const struct event *e)
{
	if (e->kind == EVENT_TEXT)
		return insert(l, ui, e->text, e->length);
	if (e->kind == EVENT_PASTE)
		return insert(l, ui, e->paste, e->length);
	if (e->kind != EVENT_KEY)
		return false;
	if (e->key == K_ENTER && l->edit.lines)
		return insert(l, ui, "\n", 1);
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		if (keys[i].key == e->key && (l->edit.lines || !keys[i].notes_only))
			return keys[i].run(&l->edit) || !keys[i].passes;
	return false;
}

void line_click(struct line *l, int row, int col)
{
	edit_point(&l->edit, row, col);
}

static void draw_lines(const struct edit_view *shown, const struct pane *p, enum style style, bool focused)
{
	for (size_t i = 0; i < shown->count; i++)
		pane_text(p, (int)i, 0, style, shown->lines[i]);
	if (focused)
		pane_cursor(p, shown->row, shown->column);
}

void line_draw(struct line *l, struct ui *ui, const struct pane *p, bool focused, bool bare, enum style style)
{
	bool brackets = !bare && !l->edit.lines;
	struct pane inner = pane_part(p, 0, brackets, p->rows, p->cols - 2 * brackets);
	struct edit_view shown;

	if (inner.cols < 1 || inner.rows < 1)
		return;
	edit_resize(&l->edit, inner.cols, inner.rows);
	edit_view(&l->edit, ui->frame, &shown);
	if (brackets) {
		pane_text(p, 0, 0, style, "[");
		pane_text(p, 0, p->cols - 1, style, "]");
	}
	pane_fill(&inner, style);
	if (brackets && inner.cols > 1)
		for (int col = 0; col < inner.cols; col++)
			pane_sign(&inner, 0, col, style, "_");
	draw_lines(&shown, &inner, style, focused);
}
