/*
 * A laptop for tests: a real file with a clock that is set by hand and a random source with a seed. Whatever should not
 * fail ends the program with a message (laptop_die), after the line that tells how to replay it.
 */
#ifndef LAPTOP_H
#define LAPTOP_H

#include "store/store.h"
#include "store/stream.h"
#include "sync/import.h"

struct laptop {
	struct clock clock;
	struct random random;
	struct store *store;
	char path[256];
};

/* A folder of this run, in memory when the machine has one for that; removed by laptop_leave. */
const char *laptop_room(char out[200]);
void laptop_leave(const char *room);

/* The line to print before dying; NULL: none. */
void laptop_replay(const char *how);
_Noreturn void laptop_die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* `path` is made new; each laptop has a seed of its own. */
void laptop_create(struct laptop *, const char *path, uint64_t seed, int64_t now_ms);
/* Opens what is at `path`. */
void laptop_open(struct laptop *, const char *path, uint64_t seed, int64_t now_ms);
void laptop_close(struct laptop *);
void copy_file(const char *from, const char *to);

/* One use case that sets one cell; value NULL clears. */
void laptop_set(struct laptop *, const struct entity *, const char *id, const char *cell, const char *value);

void laptop_export(struct laptop *, const char *folder);

/* Imports every file of a folder; *result lives in the arena. */
void laptop_import_folder(struct laptop *, struct arena *, const char *folder, struct import_result *);
void laptop_import(struct laptop *, struct arena *, const char *const *paths, size_t count, struct import_result *);

/* Paths of the .jsonl files in a folder, sorted. */
size_t folder_list(struct arena *, const char *folder, const char ***paths);

/* The snapshot as a text in the arena. */
const char *laptop_snapshot(struct laptop *, struct arena *);

/* Value of a cell in its row as loaded; NULL unknown. */
const char *laptop_value(struct laptop *, struct arena *, const struct entity *, const char *id, const char *cell);

/* Writes an export file of hand-made lines, which need not be good records; those without a good salt get a leaf of
 * zeros. Returns its path in the arena. */
const char *craft_file(struct arena *, const char *folder, const char *writer, const char *scope, const char *class,
	int64_t from, const char *const *lines, size_t count);

#endif
