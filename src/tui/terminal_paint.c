#include "tui/terminal_paint.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

enum {
	GAP = 8, /* equal cells between two changes that are cheaper to send again than to skip */
	NO_STYLE = -1,
};

static void add(struct painter *o, const char *bytes, size_t length)
{
	if (o->length + length > o->room) {
		o->room = (o->length + length) * 2 + 4096;
		o->bytes = realloc(o->bytes, o->room);
		if (!o->bytes)
			out_of_memory();
	}
	memcpy(o->bytes + o->length, bytes, length);
	o->length += length;
}

void painter_add(struct painter *o, const char *bytes)
{
	while (bytes && *bytes) {
		const char *delay = strstr(bytes, "$<"), *end = delay ? strchr(delay, '>') : NULL;

		add(o, bytes, end ? (size_t)(delay - bytes) : strlen(bytes));
		bytes = end ? end + 1 : NULL;
	}
}

void painter_resize(struct painter *o, int rows, int cols)
{
	free(o->shown);
	o->shown = calloc((size_t)rows * (size_t)cols, sizeof *o->shown);
	if (!o->shown)
		out_of_memory();
	o->rows = rows;
	o->cols = cols;
	o->stale = true;
}

void painter_close(struct painter *o)
{
	free(o->shown);
	free(o->bytes);
	*o = (struct painter){ 0 };
}

static bool same(const struct cell *a, const struct cell *b)
{
	return !memcmp(a, b, sizeof *a);
}

/* The next run of cells to send, from *from on: begins and ends with a change, and never with half a wide character. */
static bool next_run(const struct cell *now, const struct cell *shown, int cols, int *from, int *end)
{
	int at = *from;

	while (at < cols && same(now + at, shown + at))
		at++;
	if (at == cols)
		return false;
	*from = at > 0 && !now[at].width ? at - 1 : at;
	*end = ++at;
	for (int equal = 0; at < cols && equal <= GAP; at++) {
		equal = same(now + at, shown + at) ? equal + 1 : 0;
		if (!equal)
			*end = at + 1;
	}
	while (*end < cols && !now[*end].width)
		++*end;
	return true;
}

static void add_run(struct painter *o, const struct cell *now, int row, int from, int end, int *style)
{
	if (o->corner_scrolls && row == o->rows - 1 && end == o->cols)
		end--;
	painter_add(o, o->place(row, from));
	for (int i = from; i < end; i++) {
		if (!now[i].width)
			continue;
		if (now[i].style != *style) {
			*style = now[i].style;
			painter_add(o, o->styles[*style]);
		}
		if (now[i].text[1])
			add(o, now[i].text, strnlen(now[i].text, CELL_TEXT));
		else
			add(o, now[i].text, 1);
	}
}

static void add_row(struct painter *o, const struct grid *g, int row, int *style)
{
	const struct cell *now = g->cells + (size_t)row * (size_t)g->cols;
	struct cell *shown = o->shown + (size_t)row * (size_t)o->cols;

	if (!memcmp(now, shown, (size_t)o->cols * sizeof *now))
		return;
	for (int from = 0, end; next_run(now, shown, o->cols, &from, &end); from = end)
		add_run(o, now, row, from, end, style);
	memcpy(shown, now, (size_t)o->cols * sizeof *now);
}

/* A cleared screen is known to be blank. */
static void begin_anew(struct painter *o)
{
	struct cell blank = { .text = " ", .width = 1, .style = STYLE_NORMAL };

	o->stale = false;
	o->cursor_known = false;
	painter_add(o, o->styles[STYLE_NORMAL]);
	painter_add(o, o->clear);
	for (size_t i = 0; o->clear && i < (size_t)o->rows * (size_t)o->cols; i++)
		o->shown[i] = blank;
}

static void add_cursor(struct painter *o, const struct grid *g)
{
	if (!o->cursor_known || o->cursor_shown != g->cursor_shown)
		painter_add(o, g->cursor_shown ? o->show_cursor : o->hide_cursor);
	o->cursor_known = true;
	o->cursor_shown = g->cursor_shown;
	if (g->cursor_shown)
		painter_add(o, o->place(g->cursor_row, g->cursor_col));
}

void painter_draw(struct painter *o, const struct grid *g)
{
	int style = NO_STYLE;

	if (g->rows != o->rows || g->cols != o->cols)
		return;
	if (o->stale)
		begin_anew(o);
	for (int row = 0; row < g->rows; row++)
		add_row(o, g, row, &style);
	if (style != NO_STYLE && style != STYLE_NORMAL)
		painter_add(o, o->plain);
	add_cursor(o, g);
}

/* Some other program may have left the terminal non-blocking. */
static bool wait_for_room(int fd)
{
	struct pollfd out = { .fd = fd, .events = POLLOUT };

	return poll(&out, 1, -1) > 0 && !(out.revents & (POLLHUP | POLLERR | POLLNVAL));
}

bool painter_write(struct painter *o, int fd)
{
	size_t done = 0, length = o->length;

	o->length = 0;
	while (done < length) {
		ssize_t n = write(fd, o->bytes + done, length - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR && (errno != EAGAIN || !wait_for_room(fd)))
			return false;
	}
	return true;
}
