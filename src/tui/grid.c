#include "tui/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

enum { GRID_MAX = 999 };

#define ELLIPSIS "\xE2\x80\xA6"

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

static struct cell blank(enum style style)
{
	return (struct cell){ .text = " ", .width = 1, .style = (unsigned char)style };
}

void grid_open(struct grid *g, int rows, int cols)
{
	*g = (struct grid){ 0 };
	arena_open(&g->arena);
	grid_resize(g, rows, cols);
}

void grid_close(struct grid *g)
{
	arena_close(&g->arena);
	free(g->cells);
	g->cells = NULL;
}

void grid_resize(struct grid *g, int rows, int cols)
{
	size_t need;

	g->rows = clamp(rows, 1, GRID_MAX);
	g->cols = clamp(cols, 1, GRID_MAX);
	need = (size_t)g->rows * (size_t)g->cols;
	if (need > g->room) {
		free(g->cells);
		g->cells = malloc(need * sizeof *g->cells);
		if (!g->cells)
			out_of_memory();
		g->room = need;
	}
	grid_clear(g);
}

void grid_clear(struct grid *g)
{
	size_t count = (size_t)g->rows * (size_t)g->cols;

	/* By doubling: a fifth of the time of a loop. */
	g->cells[0] = blank(STYLE_NORMAL);
	for (size_t done = 1, more; done < count; done += more) {
		more = done < count - done ? done : count - done;
		memcpy(g->cells + done, g->cells, more * sizeof *g->cells);
	}
	g->cursor_shown = false;
	g->cursor_row = g->cursor_col = 0;
	arena_reset(g->arena);
}

struct pane grid_whole(struct grid *g)
{
	return (struct pane){ .grid = g, .rows = g->rows, .cols = g->cols };
}

struct pane pane_part(const struct pane *p, int row, int col, int rows, int cols)
{
	struct pane part = { .grid = p->grid };
	int top = clamp(row, 0, p->rows), left = clamp(col, 0, p->cols);

	part.row = p->row + top;
	part.col = p->col + left;
	part.rows = clamp(row + clamp(rows, 0, GRID_MAX), top, p->rows) - top;
	part.cols = clamp(col + clamp(cols, 0, GRID_MAX), left, p->cols) - left;
	return part;
}

struct pane pane_inside(const struct pane *p)
{
	return pane_part(p, 1, 1, p->rows - 2, p->cols - 2);
}

/* The cells of a row of the pane; NULL: there is no such row. */
static struct cell *row_of(const struct pane *p, int row)
{
	if (row < 0 || row >= p->rows)
		return NULL;
	return p->grid->cells + (size_t)(p->row + row) * (size_t)p->grid->cols + p->col;
}

/* Writes a cell, and blanks the other half of a wide character that it cuts in two. */
static void put(const struct pane *p, struct cell *row, int col, const struct cell *cell)
{
	struct cell *at = row + col;

	if (at->width == 0 && p->col + col > 0 && at[-1].width == 2)
		at[-1] = blank(at[-1].style);
	if (at->width == 2 && p->col + col + 1 < p->grid->cols)
		at[1] = blank(at->style);
	*at = *cell;
}

static void put_wide(const struct pane *p, struct cell *row, int col, const struct cell *cell)
{
	struct cell half = { .style = cell->style };

	put(p, row, col, cell);
	if (cell->width != 2)
		return;
	put(p, row, col + 1, &half);
	row[col] = *cell; /* put() took the new left half for an old one */
}

/* Length of a text of plain printable ASCII; -1: something else is in it. */
static int plain_length(const char *text)
{
	int n = 0;

	for (; text[n]; n++)
		if (text[n] < ' ' || text[n] > '~')
			return -1;
	return n;
}

static void put_plain(const struct pane *p, int row, int col, int count, enum style style, const char *text)
{
	struct cell *cells = row_of(p, row), one = blank(style);

	if (!cells)
		return;
	for (int i = 0; i < count; i++) {
		if (col + i < 0 || col + i >= p->cols)
			continue;
		one.text[0] = text[i];
		put(p, cells, col + i, &one);
	}
}

/* One grapheme as a cell; returns its bytes. A mark without a letter stands on a blank. */
static size_t read_cell(const char *text, struct cell *cell)
{
	int width;
	size_t bytes = text_grapheme(text, &width), used = bytes, start = 0;

	cell->width = (unsigned char)clamp(width, 1, 2);
	memset(cell->text, 0, sizeof cell->text);
	if (!width)
		cell->text[start++] = ' ';
	while (used > CELL_TEXT - 1 - start || (used < bytes && ((unsigned char)text[used] & 0xC0) == 0x80))
		used--;
	memcpy(cell->text + start, text, used);
	return bytes;
}

static int put_graphemes(const struct pane *p, int row, int col, int columns, enum style style, const char *text)
{
	struct cell *cells = row_of(p, row), one = blank(style);
	int used = 0;

	while (*text) {
		text += read_cell(text, &one);
		if (used + one.width > columns)
			break;
		if (cells && col + used >= 0 && col + used + one.width <= p->cols)
			put_wide(p, cells, col + used, &one);
		used += one.width;
	}
	return used;
}

/* Columns of safe text as read_cell counts them. */
static int columns_of(const char *text)
{
	struct cell one = blank(STYLE_NORMAL);
	int used = 0;

	while (*text) {
		text += read_cell(text, &one);
		used += one.width;
	}
	return used;
}

int pane_text_fit(const struct pane *p, int row, int col, int columns, enum style style, const char *text)
{
	int length, used;

	if (!text)
		text = "";
	columns = clamp(columns, 0, clamp(p->cols - col, 0, GRID_MAX));
	length = plain_length(text);
	if (length >= 0 && length <= columns) {
		put_plain(p, row, col, length, style, text);
		return length;
	}
	if (columns == 0)
		return 0;
	if (length >= 0) {
		put_plain(p, row, col, columns - 1, style, text);
		pane_sign(p, row, col + columns - 1, style, ELLIPSIS);
		return columns;
	}
	text = text_safe(p->grid->arena, text, true);
	if (columns_of(text) <= columns)
		return put_graphemes(p, row, col, columns, style, text);
	used = put_graphemes(p, row, col, columns - 1, style, text);
	pane_sign(p, row, col + used, style, ELLIPSIS);
	return used + 1;
}

int pane_text(const struct pane *p, int row, int col, enum style style, const char *text)
{
	return pane_text_fit(p, row, col, GRID_MAX, style, text);
}

static void fill_cells(const struct pane *p, int row, int col, int columns, enum style style)
{
	struct cell *cells = row_of(p, row), one = blank(style);

	for (int i = col < 0 ? 0 : col; cells && i < col + columns && i < p->cols; i++)
		put(p, cells, i, &one);
}

void pane_cell(const struct pane *p, int row, int col, int columns, enum style style, const char *text)
{
	int used = pane_text_fit(p, row, col, columns, style, text);

	fill_cells(p, row, col + used, columns - used, style);
}

int pane_text_right(const struct pane *p, int row, int col, int columns, enum style style, const char *text)
{
	int width = text_width(text_safe(p->grid->arena, text ? text : "", true));
	int start = col - (width < columns ? width : columns);

	pane_text_fit(p, row, start, columns, style, text);
	return start;
}

void pane_sign(const struct pane *p, int row, int col, enum style style, const char *sign)
{
	struct cell *cells = row_of(p, row), one = { .width = 1, .style = (unsigned char)style };

	if (!cells || col < 0 || col >= p->cols)
		return;
	for (size_t i = 0; i < CELL_TEXT - 1 && sign[i]; i++)
		one.text[i] = sign[i];
	put(p, cells, col, &one);
}

int pane_print(const struct pane *p, int row, int col, enum style style, const char *format, ...)
{
	va_list args;
	const char *text;

	va_start(args, format);
	text = arena_vprint(p->grid->arena, format, args);
	va_end(args);
	return pane_text(p, row, col, style, text);
}

int pane_wrap(const struct pane *p, int row, int col, enum style style, const char *text)
{
	const char *const *lines;
	size_t count =
		text_wrap(p->grid->arena, text_safe(p->grid->arena, text ? text : "", false), p->cols - col, &lines);
	int used = 0;

	for (size_t i = 0; i < count && row + used < p->rows; i++)
		pane_text(p, row + used++, col, style, lines[i]);
	return used;
}

void pane_pair(const struct pane *p, int row, int at, const char *label, const char *value)
{
	pane_text_fit(p, row, 1, at - 2, STYLE_LABEL, label);
	pane_text(p, row, at, STYLE_NORMAL, value);
}

void pane_fill(const struct pane *p, enum style style)
{
	for (int row = 0; row < p->rows; row++)
		fill_cells(p, row, 0, p->cols, style);
}

void pane_fill_row(const struct pane *p, int row, enum style style)
{
	fill_cells(p, row, 0, p->cols, style);
}

void pane_restyle(const struct pane *p, int row, int col, int columns, enum style style)
{
	struct cell *cells = row_of(p, row);

	for (int i = col < 0 ? 0 : col; cells && i < col + columns && i < p->cols; i++)
		cells[i].style = (unsigned char)style;
}

void pane_cursor(const struct pane *p, int row, int col)
{
	struct grid *g = p->grid;

	g->cursor_shown = row >= 0 && row < p->rows && col >= 0 && col < p->cols;
	g->cursor_row = g->cursor_shown ? p->row + row : 0;
	g->cursor_col = g->cursor_shown ? p->col + col : 0;
}

const char *grid_row_text(const struct grid *g, struct arena *arena, int row)
{
	struct buffer text = { .arena = arena };
	const struct cell *cells;
	int end = g->cols;

	if (row < 0 || row >= g->rows)
		return "";
	cells = g->cells + (size_t)row * (size_t)g->cols;
	while (end > 0 && cells[end - 1].text[0] == ' ' && !cells[end - 1].text[1])
		end--;
	buffer_text(&text, "");
	for (int i = 0; i < end; i++)
		buffer_text(&text, cells[i].text);
	return text.text;
}
