/*
 * Where reports write to: a buffer in front of a function that takes bytes, so that a document of any size needs no
 * memory and its writers need not look at each call. The first failure is kept and told by sink_end.
 */
#ifndef REPORT_SINK_H
#define REPORT_SINK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Takes all the bytes, or is false and fills err. */
typedef bool sink_write(void *from, const char *bytes, size_t length, struct error *);

enum { SINK_ROOM = 32 * 1024 };

struct sink {
	sink_write *write;
	void *from;
	size_t used;
	bool failed;
	struct error why;
	char buffer[SINK_ROOM];
};

void sink_begin(struct sink *, sink_write *, void *from);
void sink_add(struct sink *, const char *bytes, size_t length);
void sink_text(struct sink *, const char *text);

/* Hands on what is still in the buffer. False: some of it could not be written; err says why. */
MUST_CHECK bool sink_end(struct sink *, struct error *);

#endif
