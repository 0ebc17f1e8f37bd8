/*
 * Memory that goes in one piece. A screen or a command owns one arena; rows and strings live in it and are dropped
 * together. Nothing that comes from an arena is ever freed by itself. Allocation never returns NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new, empty arena; close it with arena_close. */
void arena_open(struct arena **out);

/* Gives all memory back and sets *arena to NULL. NULL inside is fine. */
void arena_close(struct arena **arena);

/* Forgets everything in the arena but keeps its first block, so that a loop does not go to the system each time. */
void arena_reset(struct arena *arena);

/* `size` zeroed bytes, aligned for any type. size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of a NUL-ended text; NULL gives NULL. */
const char *arena_text(struct arena *arena, const char *text);

/* A copy of `length` bytes with a NUL after them. */
char *arena_copy(struct arena *arena, const void *bytes, size_t length);

/* A list in the arena with room for one more element of `size` bytes: itself, or a larger copy when *room is used up. */
void *arena_grow(struct arena *arena, void *list, size_t count, size_t *room, size_t size);

/* printf into the arena. */
const char *arena_print(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *arena_vprint(struct arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* A text that grows: a list of bytes in an arena. Start with {.arena = a}; `text` is always NUL-ended after an add. */
struct buffer {
	struct arena *arena;
	char *text;
	size_t length, room;
};

void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_print(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
