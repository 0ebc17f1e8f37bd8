#include "tui/bar.h"

#include <string.h>

#include "base/text.h"

enum { PIECES_MAX = VIEW_KEYS_MAX + 6, WIDE = 120, MESSAGE_ROWS = 4 };

struct piece {
	int key, drop;
	char name[KEY_NAME * 2]; /* of the key */
	const char *label;
	int col, width;
};

/* A sentence that was just said and is too long for its line takes the lines above it until the next key. */
static struct pane room_of_message(struct ui *ui, const struct pane *whole, int row, const char *text)
{
	const char *const *lines;
	int rows = 1;

	if (*ui->hint || ui->message_fresh)
		rows = (int)text_wrap(ui->frame, text, whole->cols - 2, &lines);
	rows = rows < 1 ? 1 : rows > MESSAGE_ROWS ? MESSAGE_ROWS : rows;
	return pane_part(whole, row + 1 - rows, 0, rows, whole->cols);
}

void bar_draw_message(struct ui *ui, const struct pane *whole, int row)
{
	const char *text = *ui->hint ? ui->hint : ui->message;
	bool warns = ui->message_warns && text == ui->message && *text;
	enum style style = warns ? STYLE_LOOK : STYLE_MESSAGE;
	struct pane p, inside;

	text = warns ? arena_print(ui->frame, "! %s", text) : text;
	p = room_of_message(ui, whole, row, text);
	inside = pane_part(&p, 0, warns ? 0 : 1, p.rows, p.cols - 1);
	if (warns || p.rows > 1)
		pane_fill(&p, style);
	if (p.rows > 1)
		pane_wrap(&inside, 0, 0, style, text);
	else
		pane_text(&inside, 0, 0, style, text);
}

static const char *label_of(const struct action *a, bool wide)
{
	if (!wide && a->brief)
		return _(a->brief);
	return _(a->bar ? a->bar : a->label);
}

/* Puts the pieces side by side; false: they take more than `cols`. */
static bool place(struct piece *pieces, size_t count, int gap, int cols)
{
	int col = 1;

	for (size_t i = 0; i < count; i++) {
		pieces[i].col = col;
		pieces[i].width = text_width(pieces[i].name) + 1 + text_width(pieces[i].label);
		col += pieces[i].width + gap;
	}
	return col - gap <= cols;
}

static struct piece piece_of(int key, const char *label, int drop)
{
	struct piece piece = { .key = key, .label = label, .drop = drop };

	key_format(key >= 'a' && key <= 'z' ? key - 'a' + 'A' : key, piece.name);
	return piece;
}

/* Keys of the view itself; they go before those of the table. */
static size_t collect_own(struct ui *ui, struct piece *pieces)
{
	struct view_key keys[VIEW_KEYS_MAX];
	size_t count = ui->top->kind->keys ? ui->top->kind->keys(ui, ui->top, keys) : 0;

	for (size_t i = 0; i < count; i++)
		pieces[i] = piece_of(keys[i].key, _(keys[i].label), (int)i + 1);
	return count;
}

static bool is_there(const struct piece *pieces, size_t count, int key)
{
	for (size_t i = 0; i < count; i++)
		if (pieces[i].key == key)
			return true;
	return false;
}

static size_t collect(struct ui *ui, bool wide, struct piece *pieces)
{
	size_t own = collect_own(ui, pieces), count = own;

	for (size_t i = 0; i < action_count && count < PIECES_MAX; i++)
		if ((actions[i].bar_in & ui->top->kind->where) && !is_there(pieces, own, actions[i].keys[0]))
			pieces[count++] = piece_of(actions[i].keys[0], label_of(&actions[i], wide), actions[i].drop);
	return count;
}

/* The least needed piece; the last one (menu, back) stays. */
static size_t least_needed(const struct piece *pieces, size_t count)
{
	size_t least = count - 2;

	for (size_t i = 0; i + 1 < count; i++)
		if (pieces[i].drop > pieces[least].drop)
			least = i;
	return least;
}

/* What fits: whole labels, else short ones, closer together, fewer of them. */
static size_t lay_out(struct ui *ui, int cols, struct piece *pieces)
{
	bool wide = cols >= WIDE;
	size_t count = collect(ui, wide, pieces);

	if ((wide && place(pieces, count, 2, cols)) || !count)
		return count;
	count = collect(ui, false, pieces);
	/* The meeting screen keeps the places that it has with all its keys. */
	if (ui->top->kind->where != WHERE_MEETING && place(pieces, count, 2, cols))
		return count;
	while (!place(pieces, count, 1, cols) && count > 2) {
		size_t least = least_needed(pieces, count);

		memmove(pieces + least, pieces + least + 1, (count - least - 1) * sizeof *pieces);
		count--;
	}
	return count;
}

void bar_draw_keys(struct ui *ui, const struct pane *p)
{
	struct piece pieces[PIECES_MAX];
	size_t count = lay_out(ui, p->cols, pieces);

	for (size_t i = 0; i < count; i++) {
		int col = pieces[i].col;

		col += pane_text(p, 0, col, STYLE_BAR_KEY, pieces[i].name) + 1;
		pane_text(p, 0, col, STYLE_BAR, pieces[i].label);
	}
}

int bar_at(struct ui *ui, int cols, int col)
{
	struct piece pieces[PIECES_MAX];
	size_t count = lay_out(ui, cols, pieces);

	for (size_t i = 0; i < count; i++)
		if (col >= pieces[i].col && col < pieces[i].col + pieces[i].width)
			return pieces[i].key;
	return K_NONE;
}
