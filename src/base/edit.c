#include "base/edit.h"

#include <string.h>

#include "base/text.h"

enum { START_ROOM = 64, START_COLUMNS = 20 };

void edit_open(struct edit *edit, struct arena *arena, size_t max, bool lines)
{
	*edit = (struct edit){
		.arena = arena,
		.text = arena_alloc(arena, START_ROOM),
		.room = START_ROOM,
		.max = max ? max : EDIT_MAX,
		.lines = lines,
		.columns = START_COLUMNS,
		.rows = 1,
		.goal = -1,
	};
}

void edit_resize(struct edit *edit, int columns, int rows)
{
	edit->columns = columns > 1 ? columns : 1;
	edit->rows = rows > 1 ? rows : 1;
	edit->goal = -1;
}

size_t edit_length(const struct edit *edit)
{
	return text_length(edit->text);
}

static void store(struct edit *edit, const char *text)
{
	size_t length = strlen(text);

	if (length + 1 > edit->room) {
		while (edit->room < length + 1)
			edit->room *= 2;
		edit->text = arena_alloc(edit->arena, edit->room);
	}
	memcpy(edit->text, text, length + 1);
	edit->length = length;
}

/* The start of a grapheme at or after `at`. */
static size_t boundary_from(const char *text, size_t at)
{
	size_t start = text_before(text, at), next = start + text_grapheme(text + start, NULL);

	while (next < at)
		next += text_grapheme(text + next, NULL);
	return at ? next : 0;
}

static void blank_breaks(char *text, bool lines)
{
	for (char *at = text; *at; at++)
		if (*at == '\t' || (*at == '\n' && !lines))
			*at = ' ';
}

/* What comes in, in the form that the text has. NULL: it is not UTF-8. */
static const char *prepare(const struct edit *edit, struct arena *scratch, const char *bytes, size_t length)
{
	const char *tidy;
	char *text;

	if (!text_tidy(scratch, bytes, length, &tidy, NULL))
		return NULL;
	text = arena_copy(scratch, tidy, strlen(tidy));
	blank_breaks(text, edit->lines);
	return text;
}

/* The text with bytes `from` to `to` replaced. Normalised as a whole, since a mark may join what stands before it. */
static const char *spliced(
	const struct edit *edit, struct arena *scratch, size_t from, size_t to, const char *with, size_t *cursor)
{
	struct buffer out = { .arena = scratch };
	const char *head, *whole;

	buffer_add(&out, edit->text, from);
	buffer_text(&out, with);
	if (!text_tidy(scratch, out.text, out.length, &head, NULL))
		return NULL;
	buffer_text(&out, edit->text + to);
	if (!text_tidy(scratch, out.text, out.length, &whole, NULL))
		return NULL;
	*cursor = boundary_from(whole, strlen(head));
	return whole;
}

static bool replace(struct edit *edit, struct arena *scratch, size_t from, size_t to, const char *with)
{
	size_t cursor;
	const char *whole = spliced(edit, scratch, from, to, with, &cursor);

	if (!whole || text_length(whole) > edit->max)
		return false;
	if (strcmp(whole, edit->text))
		edit->dirty = true;
	store(edit, whole);
	edit->cursor = cursor;
	edit->goal = -1;
	return true;
}

/* As many graphemes as have room. */
static const char *cut_to_fit(const struct edit *edit, struct arena *scratch, const char *text)
{
	size_t used = edit_length(edit), bytes = 0;

	while (text[bytes]) {
		size_t more = text_grapheme(text + bytes, NULL);

		used += text_length(arena_copy(scratch, text + bytes, more));
		if (used > edit->max)
			break;
		bytes += more;
	}
	return arena_copy(scratch, text, bytes);
}

static bool insert(struct edit *edit, struct arena *scratch, const char *bytes, size_t length)
{
	const char *text = prepare(edit, scratch, bytes, length);

	if (!text)
		return false;
	if (replace(edit, scratch, edit->cursor, edit->cursor, text))
		return true;
	text = cut_to_fit(edit, scratch, text);
	if (*text)
		replace(edit, scratch, edit->cursor, edit->cursor, text);
	return false;
}

bool edit_insert(struct edit *edit, const char *bytes, size_t length)
{
	struct arena *scratch;
	bool all;

	arena_open(&scratch);
	all = insert(edit, scratch, bytes, length);
	arena_close(&scratch);
	return all;
}

void edit_set(struct edit *edit, const char *text)
{
	struct arena *scratch;
	size_t length = text ? strlen(text) : 0;

	store(edit, "");
	edit->cursor = edit->first = 0;
	arena_open(&scratch);
	if (text && !text_is_utf8(text, length)) {
		text = text_safe(scratch, text, !edit->lines);
		length = strlen(text);
	}
	if (text)
		insert(edit, scratch, text, length);
	arena_close(&scratch);
	edit->cursor = edit->length;
	edit->dirty = false;
}

static bool remove_bytes(struct edit *edit, size_t from, size_t to)
{
	struct arena *scratch;
	bool removed;

	if (from >= to)
		return false;
	arena_open(&scratch);
	removed = replace(edit, scratch, from, to, "");
	arena_close(&scratch);
	return removed;
}

bool edit_backspace(struct edit *edit)
{
	return remove_bytes(edit, text_before(edit->text, edit->cursor), edit->cursor);
}

bool edit_delete(struct edit *edit)
{
	return remove_bytes(edit, edit->cursor, edit->cursor + text_grapheme(edit->text + edit->cursor, NULL));
}

bool edit_kill(struct edit *edit)
{
	size_t end = edit->cursor + strcspn(edit->text + edit->cursor, "\n");

	if (end == edit->cursor && edit->text[end])
		end++;
	return remove_bytes(edit, edit->cursor, end);
}

bool edit_clear(struct edit *edit)
{
	return remove_bytes(edit, 0, edit->length);
}
