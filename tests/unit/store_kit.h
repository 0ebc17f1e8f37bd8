/* What the tests of the store share: a folder, a clock and random source that are fixed, short words for long calls. */
#ifndef STORE_KIT_H
#define STORE_KIT_H

/* cmocka has a macro `fail`: our headers come first. */
#include "store/codes.h"
#include "store/query.h"
#include "store/store.h"
#include "store/stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct kit {
	char folder[64], path[96];
	struct clock clock;
	struct random random;
	struct store_host host;
	struct store *store;
	struct arena *arena;
	struct error err;
};

#define GOOD(kit, call)                                                                                                \
	do {                                                                                                           \
		if (!(call))                                                                                           \
			fail_msg("%s:%d: %s", __FILE__, __LINE__, (kit)->err.text);                                    \
	} while (0)
#define REFUSED(kit, wanted, call)                                                                                     \
	do {                                                                                                           \
		assert_false(call);                                                                                    \
		assert_int_equal((kit)->err.code, wanted);                                                             \
	} while (0)

/* 2026-11-19T12:00Z */
static const int64_t kit_noon = INT64_C(1795089600000);

static inline struct kit *kit_open(uint64_t seed)
{
	struct kit *kit = calloc(1, sizeof *kit);

	assert_non_null(kit);
	/* Memory where there is some: these tests do thousands of transactions, and none of them cuts the power. */
	snprintf(kit->folder, sizeof kit->folder, "%s/tafel-store-XXXXXX",
		access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
	assert_non_null(mkdtemp(kit->folder));
	snprintf(kit->path, sizeof kit->path, "%s/a.tafel", kit->folder);
	kit->clock = (struct clock){ .fixed = true, .fixed_ms = kit_noon, .fixed_offset = 60 };
	random_seed(&kit->random, seed);
	kit->host = (struct store_host){ &kit->clock, &kit->random, kit->folder, "A. de Wit" };
	arena_open(&kit->arena);
	GOOD(kit, store_create(&kit->store, kit->path, &kit->host, &kit->err));
	return kit;
}

static inline void kit_close(struct kit *kit)
{
	char command[128];

	store_close(&kit->store);
	arena_close(&kit->arena);
	snprintf(command, sizeof command, "rm -rf '%s'", kit->folder);
	assert_int_equal(system(command), 0);
	free(kit);
}

static inline void kit_reopen(struct kit *kit)
{
	store_close(&kit->store);
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
}

/* One use case that sets one cell. */
static inline void kit_set(
	struct kit *kit, const struct entity *entity, const char *id, const char *cell, const char *value)
{
	struct cell cells[] = { { cell, value } };

	kit->clock.fixed_ms += 1000;
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	GOOD(kit, store_set(kit->store, entity, id, "velsen.hvo", cells, 1, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
}

/* The value of a cell as the wire has it, NULL when unknown. */
static inline const char *kit_get(struct kit *kit, const struct entity *entity, const char *id, const char *cell)
{
	void *row = arena_alloc(kit->arena, entity->size);
	const char *element;
	const struct field *field = entity_cell(entity, cell, &element);

	GOOD(kit, store_load(kit->store, kit->arena, entity, id, row, &kit->err));
	assert_non_null(field);
	return field_cell_write(kit->arena, field, row, element);
}

static inline void kit_expect(
	struct kit *kit, const struct entity *entity, const char *id, const char *cell, const char *value)
{
	const char *is = kit_get(kit, entity, id, cell);

	if (!value)
		assert_null(is);
	else
		assert_string_equal(is ? is : "(nothing)", value);
}

#endif
