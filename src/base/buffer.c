#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { SMALLEST = 64 };

static void make_room(struct buffer *buffer, size_t more)
{
	size_t room = buffer->room ? buffer->room : SMALLEST;
	char *text;

	if (more > SIZE_MAX / 4 - buffer->length)
		out_of_memory();
	if (buffer->text && buffer->length + more < buffer->room)
		return;
	while (room <= buffer->length + more)
		room *= 2;
	text = arena_alloc(buffer->arena, room);
	if (buffer->length)
		memcpy(text, buffer->text, buffer->length);
	buffer->text = text;
	buffer->room = room;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
	make_room(buffer, length);
	if (length)
		memcpy(buffer->text + buffer->length, bytes, length);
	buffer->length += length;
	buffer->text[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_print(struct buffer *buffer, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		return;
	make_room(buffer, (size_t)length);
	va_start(args, format);
	vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, args);
	va_end(args);
	buffer->length += (size_t)length;
}
