/*
 * Exchange with other devices by files (format: man tafel-export): export and import, with a backup before the first
 * import of a day, and what happened in words.
 */
#ifndef APP_EXCHANGE_H
#define APP_EXCHANGE_H

#include "app/app.h"

/* Called now and then with work done and in all; false stops, safely. */
typedef bool exchange_progress(void *from, int64_t done, int64_t total);

struct exchange_export {
	int64_t files, records; /* written */
	int64_t there;          /* records that the folder held already */
	bool stopped;
};

/* Writes all that the file holds and the folder does not, own and of others. `progress` may be NULL. */
MUST_CHECK bool exchange_export(
	struct app *, const char *folder, exchange_progress *, void *from, struct exchange_export *, struct error *);

enum exchange_state { EXCHANGE_TAKEN, EXCHANGE_KNOWN, EXCHANGE_INCOMPLETE, EXCHANGE_REFUSED, EXCHANGE_STATE_COUNT };

struct exchange_file {
	const char *path;
	enum exchange_state state;
	int64_t fresh, known, newer,
		refused;      /* records: new and merged, here already, kept for a newer version, refused by a rule */
	enum error_code code; /* of incomplete and refused */
	const char *why;      /* a sentence, or NULL */
};

struct exchange_import {
	struct exchange_file *files; /* in the order in which they were read */
	size_t count;
	size_t by_state[EXCHANGE_STATE_COUNT];
	int64_t fresh, known, newer, refused; /* records, of all files */
	int64_t differences;                  /* open now: choices that wait */
	const char **twice; /* streams that a laptop wrote twice ("velsen.hvo basic, laptop 7f3a91c2") */
	size_t twice_count;
	bool new_writer;    /* this file turned out to be a restored one: it writes as a new device from now */
	const char *backup; /* the backup that was made before, or NULL */
	bool stopped;
};

/* Takes in each file whole or not at all. True also when files are refused or incomplete: look at `by_state` (exit 1
 * when any is), then at `differences` (exit 4). False: the backup or the own file could not be written. */
MUST_CHECK bool exchange_import(struct app *, struct arena *, const char *const *paths, size_t count,
	exchange_progress *, void *from, struct exchange_import *, struct error *);

/* What happened in all, in a few short sentences, one a line; refused files are counted here and told one by one by
 * exchange_tell_file. */
const char *exchange_tell_export(struct arena *, const struct exchange_export *, const char *folder);
const char *exchange_tell_import(struct arena *, const struct exchange_import *);

/* One file in one sentence. */
const char *exchange_tell_file(struct arena *, const struct exchange_file *);

#endif
