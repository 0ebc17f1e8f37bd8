/*
 * The first and the last line of an export file (format: man tafel-export). Between them stand the raw lines of the
 * records from..to of one stream.
 */
#ifndef RECORD_BUNDLE_H
#define RECORD_BUNDLE_H

#include "record/leaf.h"
#include "record/line.h"

enum {
	BUNDLE_LINE_MAX = 1024,    /* a header or closing line, without its line end */
	BUNDLE_COUNT_MAX = 100000, /* records in one file */
};

struct bundle_head {
	char writer[WRITER_TEXT];
	char scope[SCOPE_TEXT];
	char class[CLASS_TEXT];
	int64_t from, to;          /* numbers of the first and the last record; 1 ≤ from ≤ to */
	struct hash before, after; /* link before `from` and link of `to` */
	const char *version;       /* of the program that made the file; "" when not told */
	const char *made;          /* when, RFC 3339; "" when not told. For people: nothing is decided by it */
};

struct bundle_tail {
	int64_t count;    /* to - from + 1 */
	struct hash hash; /* BLAKE2b-256 of the record lines, each with its line end */
};

/* Are these bytes the beginning of an export file, as far as they go? None are. */
bool bundle_begins(const char *bytes, size_t length);

/* Reads the first line, without its line end. Unknown keys are passed over. False, E_FORMAT: it is not the beginning of
 * an export file, or of a newer form of it; err tells which. */
MUST_CHECK bool bundle_head_read(struct arena *, const char *line, size_t length, struct bundle_head *, struct error *);

/* Reads the closing line. False, E_FORMAT: it is none. */
MUST_CHECK bool bundle_tail_read(const char *line, size_t length, struct bundle_tail *, struct error *);

/* The lines with their line end, NUL-ended. The same numbers of digits give the same length, whatever the hashes. */
const char *bundle_head_write(struct arena *, const struct bundle_head *);
const char *bundle_tail_write(struct arena *, const struct bundle_tail *);

/* The name of a file: scope.class.writer8.from-to.hash8.jsonl. Only a hint to people and to `export`. */
const char *bundle_name(struct arena *, const struct bundle_head *, const struct hash *content);

#endif
