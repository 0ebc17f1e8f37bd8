#include <string.h>

#include "base/edit.h"
#include "base/text.h"
#include "edit_layout.h"

static bool move(struct edit *edit, size_t to)
{
	bool moved = to != edit->cursor;

	edit->cursor = to;
	edit->goal = -1;
	return moved;
}

bool edit_left(struct edit *edit)
{
	return move(edit, text_before(edit->text, edit->cursor));
}

bool edit_right(struct edit *edit)
{
	return move(edit, edit->cursor + text_grapheme(edit->text + edit->cursor, NULL));
}

static bool is_word(const char *at)
{
	unsigned char c = (unsigned char)*at;

	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool edit_word_left(struct edit *edit)
{
	size_t at = edit->cursor;

	while (at && !is_word(edit->text + text_before(edit->text, at)))
		at = text_before(edit->text, at);
	while (at && is_word(edit->text + text_before(edit->text, at)))
		at = text_before(edit->text, at);
	return move(edit, at);
}

bool edit_word_right(struct edit *edit)
{
	size_t at = edit->cursor;

	while (edit->text[at] && is_word(edit->text + at))
		at += text_grapheme(edit->text + at, NULL);
	while (edit->text[at] && !is_word(edit->text + at))
		at += text_grapheme(edit->text + at, NULL);
	return move(edit, at);
}

bool edit_home(struct edit *edit)
{
	return move(edit, edit_line_of(edit, edit->cursor).start);
}

bool edit_end(struct edit *edit)
{
	struct edit_line line = edit_line_of(edit, edit->cursor);

	return move(edit, line.start + line.length);
}

bool edit_top(struct edit *edit)
{
	return move(edit, 0);
}

bool edit_bottom(struct edit *edit)
{
	return move(edit, edit->length);
}

static bool move_line(struct edit *edit, int by)
{
	struct edit_line line = edit_line_of(edit, edit->cursor), other;
	int goal = edit->goal >= 0 ? edit->goal : edit_column(edit, line, edit->cursor);

	if ((by < 0 && !line.number) || (by > 0 && line.last))
		return false;
	other = edit_line_at(edit, by < 0 ? line.number - 1 : line.number + 1);
	edit->cursor = edit_offset(edit, other, goal);
	edit->goal = goal;
	return true;
}

bool edit_up(struct edit *edit)
{
	return edit->lines && move_line(edit, -1);
}

bool edit_down(struct edit *edit)
{
	return edit->lines && move_line(edit, 1);
}

void edit_point(struct edit *edit, int row, int column)
{
	struct edit_line line = { .start = edit->first, .length = edit->length - edit->first };

	if (edit->lines)
		line = edit_line_at(edit, edit->first + (size_t)(row > 0 ? row : 0));
	move(edit, edit_offset(edit, line, column));
}
