/* Lines of a file from outside, one at a time, in one buffer. */
#ifndef SYNC_LINES_H
#define SYNC_LINES_H

#include "base/error.h"
#include "record/bundle.h"
#include "record/scan.h"

struct lines {
	int fd;
	int64_t size, at; /* of the file, and bytes read from it */
	size_t from, to;  /* what stands in the buffer and was not given yet */
	char buffer[2 * (SCAN_LINE_MAX + 1)];
};

/* Opens a regular file, following no link; name is relative to the folder (AT_FDCWD for the present one). */
MUST_CHECK bool lines_open(struct lines *, int folder, const char *name, struct error *);
void lines_close(struct lines *);

/* The next line, without its end, until the next call. *line is NULL at the end of the file, and when its last line
 * has no end (*length is then not 0). E_FORMAT: a line is too long. */
MUST_CHECK bool lines_next(struct lines *, const char **line, size_t *length, struct error *);

/* The closing line, read from the end of the file without moving. E_FORMAT: it is not there. */
MUST_CHECK bool lines_tail(const struct lines *, struct bundle_tail *, struct error *);

#endif
