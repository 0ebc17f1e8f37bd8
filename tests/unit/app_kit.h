/*
 * An app with a fresh file for tests: clock at 2026-11-19 13:42, seeded, in a folder that goes.
 */
#ifndef APP_KIT_H
#define APP_KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/upkeep.h"
#include "store/store.h"

#include <cmocka.h>

struct kit {
	struct app app;
	struct arena *arena;
	struct error err;
	char room[200], path[240];
};

/* Fails the test with the sentence of the error. */
#define GOOD(kit, call)                                                                                                \
	do {                                                                                                           \
		if (!(call))                                                                                           \
			fail_msg("%s: %s", #call, (kit)->err.text);                                                    \
	} while (0)

static inline const char *kit_data(struct kit *kit, const char *name)
{
	const char *data = getenv("DATA");

	return arena_print(kit->arena, "%s/%s", data ? data : "tests/data", name);
}

/* An app without a file. */
static inline struct kit *kit_start(void)
{
	struct kit *kit = calloc(1, sizeof *kit);
	const char *tmp = getenv("TMPDIR");

	assert_non_null(kit);
	arena_open(&kit->arena);
	snprintf(kit->room, sizeof kit->room, "%s/app.XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(kit->room));
	snprintf(kit->path, sizeof kit->path, "%s/file.db", kit->room);
	GOOD(kit, app_start(&kit->app, &kit->err));
	kit->app.clock = (struct clock){ true, INT64_C(1795092120000), 60 };
	random_seed(&kit->app.random, 7);
	kit->app.state_dir = NULL;
	kit->app.dutch = true;
	return kit;
}

/* An app with a file under the Pact, for the Servicepunt. */
static inline struct kit *kit_open(void)
{
	static const struct app_setup setup = { "pact", "all", "A. de Wit", "servicepunt", true };
	struct kit *kit = kit_start();

	GOOD(kit, app_create(&kit->app, kit->path, &setup, &kit->err));
	return kit;
}

static inline void kit_close(struct kit *kit)
{
	app_close(&kit->app);
	upkeep_remove(kit->path);
	arena_close(&kit->arena);
	free(kit);
}

/* A file in the room with these bytes; its path. */
static inline const char *kit_file(struct kit *kit, const char *name, const char *bytes, size_t length)
{
	const char *path = arena_print(kit->arena, "%s/%s", kit->room, name);
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	return path;
}

/* The bytes of a file, with a NUL behind them. */
static inline char *kit_read(struct kit *kit, const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *bytes = arena_alloc(kit->arena, 1024 * 1024);

	assert_non_null(file);
	*length = fread(bytes, 1, 1024 * 1024 - 1, file);
	fclose(file);
	return bytes;
}

/* The text with the first `from` in it replaced. */
static inline const char *kit_replaced(struct kit *kit, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	if (!at)
		fail_msg("\"%s\" is not in the text", from);
	return arena_print(kit->arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static inline int64_t kit_records(struct kit *kit)
{
	struct store_count count;

	GOOD(kit, store_counts(kit->app.store, &count, &kit->err));
	return count.records;
}

#endif
