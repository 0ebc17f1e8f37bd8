#include "edit_layout.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* Columns of one grapheme as it is shown: invisible characters are drawn as a mark and take a column. */
static size_t grapheme_shown(const char *text, int *width)
{
	size_t bytes = text_grapheme(text, width);
	struct arena *arena;

	if (bytes <= 1 && *width == 1)
		return bytes;
	arena_open(&arena);
	*width = text_width(text_safe(arena, arena_copy(arena, text, bytes), true));
	arena_close(&arena);
	return bytes;
}

static bool next_line(const struct edit *edit, struct edit_line *line, size_t *next)
{
	size_t step;
	bool more = text_line(edit->text + *next, edit->columns, &line->length, &step);

	line->start = *next;
	line->last = !more;
	*next += step;
	return more;
}

/* Walks until `number` is reached or the following line starts after `at`. */
static struct edit_line find_line(const struct edit *edit, size_t number, size_t at)
{
	struct edit_line line = { .length = edit->length, .last = true };
	size_t next = 0;

	if (!edit->lines)
		return line;
	while (next_line(edit, &line, &next) && line.number < number && next <= at)
		line.number++;
	return line;
}

struct edit_line edit_line_at(const struct edit *edit, size_t number)
{
	return find_line(edit, number, SIZE_MAX);
}

struct edit_line edit_line_of(const struct edit *edit, size_t at)
{
	return find_line(edit, SIZE_MAX, at);
}

int edit_column(const struct edit *edit, struct edit_line line, size_t at)
{
	int column = 0, width;

	for (size_t i = line.start; i < at && edit->text[i];) {
		i += grapheme_shown(edit->text + i, &width);
		column += width;
	}
	return column;
}

size_t edit_offset(const struct edit *edit, struct edit_line line, int column)
{
	size_t at = line.start, end = line.start + line.length;
	int width;

	while (at < end) {
		size_t bytes = grapheme_shown(edit->text + at, &width);

		if (column < width)
			break;
		column -= width;
		at += bytes;
	}
	return at;
}

/* A single line scrolls by bytes: the cursor, which takes a column itself, must fit, and no room is wasted. */
static void scroll_line(struct edit *edit)
{
	struct edit_line line = { .length = edit->length };
	int room = edit->columns - 1, width;

	if (edit->first > edit->length)
		edit->first = edit->length;
	if (edit->first > edit->cursor)
		edit->first = edit->cursor;
	line.start = edit->first;
	for (int used = edit_column(edit, line, edit->cursor); used > room; used -= width)
		edit->first += grapheme_shown(edit->text + edit->first, &width);
	while (edit->first) {
		line.start = text_before(edit->text, edit->first);
		if (edit_column(edit, line, edit->length) > room)
			break;
		edit->first = line.start;
	}
}

/* The bytes from `start` that fit in the columns, safe to show. */
static const char *show(const struct edit *edit, struct arena *arena, size_t start, size_t length)
{
	size_t end = start;
	int left = edit->columns, width;

	while (end < start + length) {
		size_t bytes = grapheme_shown(edit->text + end, &width);

		if (width > left)
			break;
		left -= width;
		end += bytes;
	}
	return text_safe(arena, arena_copy(arena, edit->text + start, end - start), true);
}

static void view_line(struct edit *edit, struct arena *arena, struct edit_view *out)
{
	struct edit_line line = { .start = edit->first, .length = edit->length - edit->first };
	const char **lines = arena_alloc(arena, sizeof *lines);

	lines[0] = show(edit, arena, line.start, line.length);
	*out = (struct edit_view){
		.lines = lines,
		.count = 1,
		.column = edit_column(edit, line, edit->cursor),
		.before = edit->first > 0,
		.after = edit_column(edit, line, edit->length) > edit->columns,
	};
}

static void scroll_note(struct edit *edit, size_t cursor_line)
{
	size_t last = edit_line_at(edit, SIZE_MAX).number, rows = (size_t)edit->rows;

	if (edit->first > cursor_line)
		edit->first = cursor_line;
	if (cursor_line >= edit->first + rows)
		edit->first = cursor_line - rows + 1;
	if (edit->first + rows > last + 1)
		edit->first = last + 1 > rows ? last + 1 - rows : 0;
}

static void view_note(struct edit *edit, struct arena *arena, struct edit_view *out)
{
	struct edit_line at_cursor = edit_line_of(edit, edit->cursor), line = { .number = edit->first };
	const char **lines = arena_alloc(arena, (size_t)edit->rows * sizeof *lines);
	int column = edit_column(edit, at_cursor, edit->cursor);
	size_t count = 0, next = edit_line_at(edit, edit->first).start;
	bool more = true;

	while (more && count < (size_t)edit->rows) {
		more = next_line(edit, &line, &next);
		lines[count++] = show(edit, arena, line.start, line.length);
	}
	*out = (struct edit_view){
		.lines = lines,
		.count = count,
		.row = (int)(at_cursor.number - edit->first),
		/* Blanks at a wrap lie past the last column, and so may the cursor. */
		.column = column < edit->columns ? column : edit->columns - 1,
		.before = edit->first > 0,
		.after = more,
	};
}

void edit_view(struct edit *edit, struct arena *arena, struct edit_view *out)
{
	if (edit->lines) {
		scroll_note(edit, edit_line_of(edit, edit->cursor).number);
		view_note(edit, arena, out);
	} else {
		scroll_line(edit);
		view_line(edit, arena, out);
	}
}
