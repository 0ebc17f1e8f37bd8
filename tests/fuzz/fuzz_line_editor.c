/*
 * The line editor under any keys: two bytes choose the size and the kind, then each byte is a key or opens a piece of
 * text that is typed. The text stays valid, in NFC and within its bound, the cursor between graphemes and in sight.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/edit.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { KEYS_MAX = 400, PIECE_MAX = 40 };

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void check_cursor(const struct edit *edit)
{
	size_t at = 0;

	while (at < edit->cursor)
		at += text_grapheme(edit->text + at, NULL);
	require(at == edit->cursor && at <= edit->length);
	require(text_before(edit->text, at) < at || at == 0);
}

static void check_text(const struct edit *edit, struct arena *arena)
{
	const char *again;

	require(strlen(edit->text) == edit->length && edit->length < edit->room);
	require(text_length(edit->text) <= edit->max);
	require(text_tidy(arena, edit->text, edit->length, &again, NULL));
	require(!strcmp(again, edit->text));
	require(edit->lines || !strpbrk(edit->text, "\n\t"));
}

static void check_view(struct edit *edit, struct arena *arena)
{
	struct edit_view view;

	edit_view(edit, arena, &view);
	require(view.count >= 1 && view.count <= (size_t)edit->rows);
	require(view.row >= 0 && (size_t)view.row < view.count);
	require(view.column >= 0 && view.column < edit->columns);
	for (size_t i = 0; i < view.count; i++) {
		require(text_width(view.lines[i]) <= edit->columns);
		require(!strcmp(text_safe(arena, view.lines[i], true), view.lines[i]));
	}
}

/* One key; returns how many bytes of the input it took. */
static size_t press(struct edit *edit, const uint8_t *data, size_t size)
{
	static bool (*const keys[])(struct edit *) = {
		edit_left,
		edit_right,
		edit_word_left,
		edit_word_right,
		edit_home,
		edit_end,
		edit_top,
		edit_bottom,
		edit_up,
		edit_down,
		edit_backspace,
		edit_delete,
		edit_kill,
		edit_clear,
	};
	size_t key = data[0] % (sizeof keys / sizeof *keys + 3), length;

	if (key < sizeof keys / sizeof *keys) {
		keys[key](edit);
		return 1;
	}
	if (size < 3)
		return size;
	if (key == sizeof keys / sizeof *keys) {
		edit_resize(edit, (int8_t)data[1], (int8_t)data[2]);
		return 3;
	}
	if (key == sizeof keys / sizeof *keys + 1) {
		edit_point(edit, (int8_t)data[1], (int8_t)data[2]);
		return 3;
	}
	length = data[1] % PIECE_MAX;
	if (length > size - 2)
		length = size - 2;
	edit_insert(edit, (const char *)data + 2, length);
	return 2 + length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena, *scratch;
	struct edit edit;

	if (size < 3)
		return 0;
	arena_open(&arena);
	arena_open(&scratch);
	edit_open(&edit, arena, data[0], data[1] & 1);
	edit_resize(&edit, data[1] >> 1, data[2] & 7);
	data += 3;
	size -= 3;
	for (size_t i = 0; i < KEYS_MAX && size; i++) {
		size_t taken = press(&edit, data, size);

		data += taken;
		size -= taken;
		check_text(&edit, scratch);
		check_cursor(&edit);
		check_view(&edit, scratch);
		arena_reset(scratch);
	}
	arena_close(&scratch);
	arena_close(&arena);
	return 0;
}
