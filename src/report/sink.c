#include "report/sink.h"

#include <string.h>

void sink_begin(struct sink *sink, sink_write *write, void *from)
{
	sink->write = write;
	sink->from = from;
	sink->used = 0;
	sink->failed = false;
	sink->why.code = E_NONE;
	sink->why.text[0] = '\0';
}

static void hand_on(struct sink *sink, const char *bytes, size_t length)
{
	if (!sink->failed && length && !sink->write(sink->from, bytes, length, &sink->why))
		sink->failed = true;
}

void sink_add(struct sink *sink, const char *bytes, size_t length)
{
	if (length > SINK_ROOM - sink->used) {
		hand_on(sink, sink->buffer, sink->used);
		sink->used = 0;
	}
	if (length > SINK_ROOM) {
		hand_on(sink, bytes, length);
		return;
	}
	memcpy(sink->buffer + sink->used, bytes, length);
	sink->used += length;
}

void sink_text(struct sink *sink, const char *text)
{
	sink_add(sink, text, strlen(text));
}

bool sink_end(struct sink *sink, struct error *err)
{
	hand_on(sink, sink->buffer, sink->used);
	sink->used = 0;
	if (sink->failed && err)
		*err = sink->why;
	return !sink->failed;
}
