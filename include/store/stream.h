/*
 * Streams of records, for export and import. A stream is writer/scope/class; its records are numbered 1, 2, 3 … and
 * chained. What a file has of each stream are spans without holes; two different records with one number are branches,
 * both kept.
 */
#ifndef STORE_STREAM_H
#define STORE_STREAM_H

#include "store/store.h"

struct span {
	char writer[WRITER_TEXT], scope[SCOPE_TEXT], class[16];
	int64_t branch;              /* 0, and 1, 2 … where a writer was used twice */
	int64_t from, to;            /* numbers, both included */
	struct hash before, after;   /* link before `from` and link of `to` */
	bool before_known;           /* false: the chain starts in the middle, before was only claimed by a file */
};

/* All spans of the file, by writer, scope, class, branch, from. */
MUST_CHECK bool stream_spans(struct store *, struct arena *, struct span **, size_t *count, struct error *);

/* Calls `visit` for the raw lines of a stream from..to of a branch in order; flat memory. */
typedef bool line_visit(void *from, const char *line, size_t length, int64_t number, struct error *);
MUST_CHECK bool stream_read(struct store *, const struct span *, line_visit *, void *from, struct error *);

/* What became of an imported record. */
enum applied {
	APPLIED_NEW,         /* stored and merged */
	APPLIED_KNOWN,       /* was here already: nothing changed */
	APPLIED_KEPT,        /* stored and forwarded, not understood (newer version, unknown entity) */
	APPLIED_QUARANTINED, /* stored, refused by a rule (a set aimed at an entry) */
	APPLIED_COUNT,
};

/* Starts and ends the import of one file: one transaction, all or nothing. Works with store_rollback. */
MUST_CHECK bool stream_begin(struct store *, struct error *);
MUST_CHECK bool stream_end(struct store *, struct error *);

/* Stores and merges one record, whose numbers follow on each other within a file. Order of arrival of records does not
 * matter for the result. `record` was read from `line` by record_read. */
MUST_CHECK bool stream_apply(struct store *, const struct record *record, const char *line, size_t length,
			     enum applied *, struct error *);

/* Notes that a file gave from..to of a stream with these links; joins spans; E_FORMAT when links contradict what is
 * here (the import then rolls back). Called once per file after its records. */
MUST_CHECK bool stream_note_span(struct store *, const struct span *, struct error *);

#endif
