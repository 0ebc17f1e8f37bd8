/*
 * Rows that were just merged, while much is written at once: the records of a row mostly come close together, and a row
 * is then read and written once for all of them. At most SLOTS rows, each saved when another one takes its place.
 */
#include <string.h>

#include "inner.h"

/* Merges until a row is saved, so that its arena stays small. */
enum { MERGES_MAX = 32 };

static struct slot *slot_of(struct store *store, const struct entity *entity, const char *id)
{
	uint64_t hash = entity_index(entity) + 1;

	while (*id)
		hash = (hash ^ (unsigned char)*id++) * UINT64_C(0x100000001b3);
	return &store->slots[(hash ^ hash >> 32) % SLOTS];
}

static bool slot_save(struct store *store, struct slot *slot, struct error *err)
{
	bool dirty = slot->merges > 0;

	slot->merges = 0;
	return !dirty || image_save(store, &slot->image, err);
}

static bool slot_load(struct store *store, struct slot *slot, const struct entity *entity, const char *id,
	const char *scope, struct error *err)
{
	int64_t name, key;

	if (!slot->arena)
		arena_open(&slot->arena);
	arena_reset(slot->arena);
	slot->image.entity = NULL;
	if (!entity_key(store, entity, &name, err) || !row_key(store, name, id, scope, true, &key, &scope, err) ||
		!image_load(store, &slot->image, slot->arena, entity, key, arena_text(slot->arena, id),
			arena_text(slot->arena, scope), false, err)) {
		slot->image.entity = NULL;
		return false;
	}
	return true;
}

bool slot_find(struct store *store, const struct entity *entity, const char *id, const char *scope, struct slot **out,
	struct error *err)
{
	struct slot *slot = slot_of(store, entity, id);

	*out = slot;
	if (slot->image.entity == entity && !strcmp(slot->image.id, id) && slot->merges < MERGES_MAX)
		return true;
	return slot_save(store, slot, err) && slot_load(store, slot, entity, id, scope, err);
}

bool slots_save(struct store *store, struct error *err)
{
	for (size_t i = 0; i < SLOTS; i++) {
		if (!slot_save(store, &store->slots[i], err))
			return false;
		store->slots[i].image.entity = NULL;
	}
	return true;
}

void slots_forget(struct store *store)
{
	for (size_t i = 0; i < SLOTS; i++) {
		arena_close(&store->slots[i].arena);
		store->slots[i] = (struct slot){ 0 };
	}
}
