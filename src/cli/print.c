#include "print.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.h"

enum { COLUMNS_MIN = 40, COLUMNS_USUAL = 80 };

void print_text(struct cli *cli, const char *format, ...)
{
	struct arena *arena;
	va_list args;

	(void)cli;
	arena_open(&arena);
	va_start(args, format);
	fputs(text_safe(arena, arena_vprint(arena, format, args), false), stdout);
	va_end(args);
	arena_close(&arena);
}

void print_data(struct cli *cli, const char *text, size_t length)
{
	if (isatty(STDOUT_FILENO))
		print_text(cli, "%.*s", (int)length, text);
	else
		fwrite(text, 1, length, stdout);
}

void print_note(struct cli *cli, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "%s\n", text_safe(cli->arena, arena_vprint(cli->arena, format, args), false));
	va_end(args);
}

int print_columns(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || size.ws_col < COLUMNS_MIN)
		return COLUMNS_USUAL;
	return size.ws_col;
}

void print_pair(struct cli *cli, const char *left, const char *right, int indent)
{
	const char *const *lines;
	size_t count = text_wrap(cli->arena, right, print_columns() - indent - 1, &lines);
	int room = indent - text_width(left);

	if (room < 1) {
		print_text(cli, "%s\n%*s", left, indent, "");
		room = 0;
	} else {
		print_text(cli, "%s%*s", left, room, "");
	}
	for (size_t i = 0; i < count; i++)
		print_text(cli, "%*s%s\n", i ? indent : 0, "", lines[i]);
}

void print_progress(void *from, int64_t done, int64_t total)
{
	struct print_progress *progress = from;
	int64_t now = total > 0 ? done * 1000 / total : 1000;

	if (!isatty(STDERR_FILENO) || (now == progress->shown && done))
		return;
	progress->shown = now;
	fprintf(stderr, "\r%s %lld / %lld%s", text_safe(progress->cli->arena, progress->what, true), (long long)done,
		(long long)total, done >= total ? "\n" : "");
}

/* ---- tables ------------------------------------------------------------------------------------------------------- */

static void print_cell(
	struct arena *arena, struct buffer *line, const struct print_column *column, const char *cell, bool last)
{
	const char *text = text_safe(arena, cell ? cell : "", true);
	int room;

	if (column->width)
		text = text_fit(arena, text, column->width);
	room = column->width - text_width(text);
	if (room < 0)
		room = 0;
	if (column->right)
		buffer_print(line, "%*s", room, "");
	buffer_text(line, text);
	if (!last)
		buffer_print(line, "%*s", 2 + (column->right ? 0 : room), "");
}

/* Blanks at the end of a line are nobody's. */
static void print_cells_in(struct cli *cli, struct arena *arena, const struct print_column *columns, size_t count,
	const char *const *cells)
{
	struct buffer line = { .arena = arena };
	size_t length;

	for (size_t i = 0; i < count; i++)
		print_cell(arena, &line, &columns[i], cells[i], i + 1 == count);
	for (length = line.length; length && line.text[length - 1] == ' ';)
		length--;
	print_text(cli, "%.*s\n", (int)length, line.text);
}

void print_cells(struct cli *cli, const struct print_column *columns, size_t count, const char *const *cells)
{
	struct arena *arena;

	arena_open(&arena);
	print_cells_in(cli, arena, columns, count, cells);
	arena_close(&arena);
}

void print_headings(struct cli *cli, const struct print_column *columns, size_t count)
{
	const char **cells = arena_alloc(cli->arena, count * sizeof(*cells));

	for (size_t i = 0; i < count; i++)
		cells[i] = columns[i].heading;
	print_cells(cli, columns, count, cells);
}
