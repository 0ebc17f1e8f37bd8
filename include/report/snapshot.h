/*
 * The present state of a file as one JSON document (JSON Schema: assets/schema/snapshot.schema.json). It holds nothing
 * that belongs to one file only (keys, order of arrival, settings of the device), so two files with the same records
 * give the same bytes:
 *
 *	{"format":"tafel-snapshot/1",
 *	"arrangement":[
 *	{"id":"pact",…},
 *	…],
 *	…,
 *	"differences":[
 *	{"entity":"client","id":"…","cell":"debts","values":[{"value":"stable","user":"…","at":"…","op":"…"},…]},
 *	…]}
 */
#ifndef REPORT_SNAPSHOT_H
#define REPORT_SNAPSHOT_H

#include "report/json.h"

struct snapshot {
	struct sink *sink;
	struct arena *scratch; /* emptied at each row */
	size_t count;          /* rows of the list at hand */
};

/* One value of a contested cell, as the caller has it from the store: best first. */
struct snapshot_value {
	const char *value, *user; /* NULL: not known; "" as it is */
	const char *at, *op;      /* wire text of stamp and record id */
};

void snapshot_begin(struct snapshot *, struct sink *, struct arena *scratch);

/* Every entity in turn, then its rows in the order of their ids. */
void snapshot_entity(struct snapshot *, const struct entity *);
void snapshot_row(struct snapshot *, const struct entity *, const void *row);

/* After the entities: the differences in the order of entity, id, cell. */
void snapshot_differences(struct snapshot *);
void snapshot_difference(struct snapshot *, const char *entity, const char *id, const char *cell,
	const struct snapshot_value *values, size_t count);
void snapshot_end(struct snapshot *);

#endif
