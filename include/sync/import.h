/*
 * Reading export files. Each file is taken in whole or not at all; a bad one costs no other.
 */
#ifndef SYNC_IMPORT_H
#define SYNC_IMPORT_H

#include "record/bundle.h"
#include "store/stream.h"

enum import_state {
	IMPORT_TAKEN,      /* all its records are in the file now; some may have been before */
	IMPORT_KNOWN,      /* all were here already: nothing changed */
	IMPORT_INCOMPLETE, /* not all of it has arrived yet: nothing taken in, try again later */
	IMPORT_REFUSED,    /* damaged, not ours, or a newer format: nothing taken in */
	IMPORT_STATE_COUNT,
};

struct import_file {
	const char *path;
	enum import_state state;
	struct bundle_head head;        /* zero when it could not be read */
	int64_t records[APPLIED_COUNT]; /* what became of its records; all zero when nothing was taken in */
	struct error why;               /* of incomplete and refused: a sentence */
};

struct import_order {
	const char *const *paths;
	size_t count;
	/* Called now and then with bytes done and in all; false stops, safely: the files at hand (those of one
	 * transaction) are not taken in. May be NULL. */
	bool (*progress)(void *from, int64_t done, int64_t total);
	void *from;
};

struct import_result {
	struct import_file *files; /* in the order in which they were read: by stream and number */
	size_t count;              /* less than asked for when stopped */
	bool stopped;
};

/* Reads the files, those of one stream in the order of their numbers, in flat memory whatever their size. True also
 * when files are refused: each tells. False: the own file could not be written; the files before it are in. */
MUST_CHECK bool import_files(
	struct store *, struct arena *, const struct import_order *, struct import_result *, struct error *);

#endif
