/*
 * Writing streams of records as files for other devices (format: man tafel-export). A file is one span of one stream
 * and never changes after it has its name.
 */
#ifndef SYNC_EXPORT_H
#define SYNC_EXPORT_H

#include "store/store.h"

struct export_order {
	const char *folder;  /* made when it is not there */
	const char *version; /* of the program, for the header */
	/* Called now and then with records done and in all; false stops, safely. May be NULL. */
	bool (*progress)(void *from, int64_t done, int64_t total);
	void *from;
};

struct export_result {
	int64_t files, records; /* written */
	int64_t there;          /* records that files in the folder held already */
	bool stopped;           /* progress wanted so: what was written is whole and stays */
};

/* Writes every record of the file, own and of others, that the folder does not hold yet, so that each stream stands in
 * it whole: files that are there count by their header and closing line when they join up with ours. At most
 * BUNDLE_COUNT_MAX records and about 64 MiB a file. False, E_STORE or E_INPUT: a file could not be written; those
 * written before are whole. */
MUST_CHECK bool export_all(struct store *, const struct export_order *, struct export_result *, struct error *);

#endif
