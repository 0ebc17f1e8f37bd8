/* A folder with export files: what of each stream is in it already, and new files put there whole. */
#ifndef SYNC_FOLDER_H
#define SYNC_FOLDER_H

#include "record/bundle.h"

struct folder {
	int fd;
	const char *name;
	struct arena *arena;
	struct bundle_head *heads; /* of the whole files in it, by stream and number */
	size_t count, room;
};

/* Opens the folder, makes it when it is not there, and reads the headers in it. */
MUST_CHECK bool folder_open(struct folder *, const char *name, struct error *);
void folder_close(struct folder *);

/* The whole file that goes on in this stream at `from` after link `before` and ends at or before `to`; the longest when
 * there are more; NULL: none. */
const struct bundle_head *folder_find(
	const struct folder *, const struct bundle_head *stream, int64_t from, const struct hash *before, int64_t to);

/* Is this a file of that many bytes? */
bool folder_has(const struct folder *, const char *name, int64_t size);

/* Order by stream, then by number. */
int bundle_compare(const void *, const void *);

#endif
