/*
 * Streams of records, for export and import. A stream is writer/scope/class; its records are numbered 1, 2, 3 … and
 * chained. What a file has of each stream are spans without holes; two different records with one number are branches,
 * both kept.
 */
#ifndef STORE_STREAM_H
#define STORE_STREAM_H

#include "store/store.h"

struct span {
	char writer[WRITER_TEXT], scope[SCOPE_TEXT], class[CLASS_TEXT];
	int64_t branch;            /* 0, and 1, 2 … where a writer was used twice */
	int64_t from, to;          /* numbers, both included */
	struct hash before, after; /* link before `from` and link of `to` */
	bool before_known;         /* false: the chain starts in the middle, before was only claimed by a file */
};

/* All spans of the file, by writer, scope, class, branch, from. */
MUST_CHECK bool stream_spans(struct store *, struct arena *, struct span **, size_t *count, struct error *);

/* Calls `visit` for the raw lines of a stream from..to of a branch in order; flat memory. (stream_read is of
 * record.) */
typedef bool line_visit(void *from, const char *line, size_t length, int64_t number, struct error *);
MUST_CHECK bool stream_lines(struct store *, const struct span *, line_visit *, void *from, struct error *);

/* What became of an imported record. */
enum applied {
	APPLIED_NEW,         /* stored and merged */
	APPLIED_KNOWN,       /* was here already: nothing changed */
	APPLIED_KEPT,        /* stored and forwarded, not understood (newer version, unknown entity) */
	APPLIED_QUARANTINED, /* stored, refused by a rule (a set aimed at an entry) */
	APPLIED_COUNT,
};

/* Starts the import of one file that claims to hold these records of this stream (its branch and before_known do not
 * matter): one transaction, all or nothing, ended by stream_end or store_rollback. Which branch they belong to follows
 * from the link before them, which is why it must be known first. */
MUST_CHECK bool stream_begin(struct store *, const struct span *claim, struct error *);

/* Stores and merges one record: from, from + 1 … to. Order of arrival of files does not matter for the result. `record`
 * was read from `line` by record_read. E_FORMAT: not the record that follows, or its links contradict what is here. */
MUST_CHECK bool stream_apply(
	struct store *, const struct record *record, const char *line, size_t length, enum applied *, struct error *);

/* All records of the claim are here: joins spans and commits. E_FORMAT when the chain does not end at claim->after;
 * then
 * nothing of the file is kept. */
MUST_CHECK bool stream_end(struct store *, struct error *);

/* Several files in one transaction, so that the disk is waited for once: stream_begin and stream_end of each file come
 * between. A file that fails undoes the whole batch (stream_in_batch is false then): the caller begins the good ones
 * again, one by one. */
MUST_CHECK bool stream_batch_begin(struct store *, struct error *);
MUST_CHECK bool stream_batch_end(struct store *, struct error *);
bool stream_in_batch(const struct store *);

#endif
