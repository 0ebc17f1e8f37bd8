#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum { FIRST_BLOCK = 4096, LARGEST_STEP = 1 << 20 };

struct block {
	struct block *next;
	size_t used, room;
	max_align_t bytes[];
};

struct arena {
	struct block *first, *last;
};

static struct block *block_open(size_t room)
{
	struct block *block;

	if (room > SIZE_MAX - sizeof *block)
		out_of_memory();
	block = malloc(sizeof *block + room);
	if (!block)
		out_of_memory();
	*block = (struct block){ .room = room };
	return block;
}

static void blocks_close(struct block *block)
{
	while (block) {
		struct block *next = block->next;

		free(block);
		block = next;
	}
}

void arena_open(struct arena **out)
{
	struct arena *arena = malloc(sizeof *arena);

	if (!arena)
		out_of_memory();
	arena->first = arena->last = block_open(FIRST_BLOCK);
	*out = arena;
}

void arena_close(struct arena **arena)
{
	if (!*arena)
		return;
	blocks_close((*arena)->first);
	free(*arena);
	*arena = NULL;
}

void arena_reset(struct arena *arena)
{
	blocks_close(arena->first->next);
	arena->first->next = NULL;
	arena->first->used = 0;
	arena->last = arena->first;
}

static void add_block(struct arena *arena, size_t needed)
{
	size_t room = arena->last->room;

	if (room < LARGEST_STEP)
		room *= 2;
	if (room < needed)
		room = needed;
	arena->last->next = block_open(room);
	arena->last = arena->last->next;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	struct block *block;
	void *bytes;

	if (size > SIZE_MAX / 2)
		out_of_memory();
	size = size ? (size + align - 1) / align * align : align;
	if (size > arena->last->room - arena->last->used)
		add_block(arena, size);
	block = arena->last;
	bytes = (char *)block->bytes + block->used;
	block->used += size;
	return memset(bytes, 0, size);
}

void *arena_grow(struct arena *arena, void *list, size_t count, size_t *room, size_t size)
{
	enum { ROOM_FIRST = 8 };
	void *larger;

	if (count < *room)
		return list;
	*room = count ? 2 * count : ROOM_FIRST;
	larger = arena_alloc(arena, *room * size);
	if (count)
		memcpy(larger, list, count * size);
	return larger;
}

char *arena_copy(struct arena *arena, const void *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

const char *arena_text(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

const char *arena_vprint(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	char *text;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		return arena_text(arena, "");
	text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, args);
	return text;
}

const char *arena_print(struct arena *arena, const char *format, ...)
{
	const char *text;
	va_list args;

	va_start(args, format);
	text = arena_vprint(arena, format, args);
	va_end(args);
	return text;
}
