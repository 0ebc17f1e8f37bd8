/* Records between stores, for tests: all lines of a store with the links around them, and taking one of them in. */
#ifndef STORE_EXCHANGE_H
#define STORE_EXCHANGE_H

#include "store_kit.h"

struct parcel {
	struct span span; /* one record */
	const char *line;
	size_t length;
};

struct parcels {
	struct arena *arena;
	struct span span;
	struct hash link;
	struct parcel list[4096];
	size_t count;
};

static inline bool parcel_add(void *from, const char *line, size_t length, int64_t number, struct error *err)
{
	struct parcels *parcels = from;
	struct parcel *parcel = &parcels->list[parcels->count++];
	struct record record;
	struct hash leaf;

	assert_true(parcels->count < ARRAY_LEN(parcels->list));
	if (!record_read(parcels->arena, line, length, &record, err))
		return false;
	leaf = leaf_of(line, length, record.salt);
	parcel->span = parcels->span;
	parcel->span.from = parcel->span.to = number;
	parcel->span.before = parcels->link;
	parcel->span.after = parcels->link = link_after(&parcels->link, &leaf);
	parcel->line = arena_copy(parcels->arena, line, length);
	parcel->length = length;
	return true;
}

/* Adds all records of a store. */
static inline void parcels_collect(struct kit *kit, struct parcels *parcels)
{
	struct span *spans;
	size_t count;

	GOOD(kit, stream_spans(kit->store, parcels->arena, &spans, &count, &kit->err));
	for (size_t i = 0; i < count; i++) {
		parcels->span = spans[i];
		parcels->link = spans[i].before;
		GOOD(kit, stream_lines(kit->store, &spans[i], parcel_add, parcels, &kit->err));
	}
}

static inline bool parcel_try(struct kit *kit, const struct parcel *parcel, enum applied *applied)
{
	struct record record;

	if (!stream_begin(kit->store, &parcel->span, &kit->err))
		return false;
	if (record_read(kit->arena, parcel->line, parcel->length, &record, &kit->err) &&
		stream_apply(kit->store, &record, parcel->line, parcel->length, applied, &kit->err))
		return stream_end(kit->store, &kit->err);
	store_rollback(kit->store);
	return false;
}

static inline enum applied parcel_take(struct kit *kit, const struct parcel *parcel)
{
	enum applied applied;

	GOOD(kit, parcel_try(kit, parcel, &applied));
	return applied;
}

/* Everything that `from` has comes to `to`. */
static inline void kit_send(struct kit *from, struct kit *to)
{
	struct parcels *parcels = calloc(1, sizeof *parcels);

	assert_non_null(parcels);
	arena_open(&parcels->arena);
	parcels_collect(from, parcels);
	for (size_t i = 0; i < parcels->count; i++)
		parcel_take(to, &parcels->list[i]);
	arena_close(&parcels->arena);
	free(parcels);
}

struct dump {
	struct kit *kit;
	const struct entity *entity;
	struct buffer text;
};

static inline bool dump_row(void *from, const void *row, struct error *err)
{
	struct dump *dump = from;
	const struct row *head = row;
	struct head *heads;
	char op[OP_TEXT];
	size_t count;

	buffer_print(&dump->text, "%s %s %s %d\n", dump->entity->name, head->id, head->scope, head->contested);
	for (size_t i = 0; i < dump->entity->field_count; i++) {
		const struct field *field = &dump->entity->fields[i];

		if (!field_is_known(field, row))
			continue;
		if (field->kind->number)
			buffer_print(&dump->text, " %s=%lld\n", field->name, (long long)*field_number(field, row));
		else
			buffer_print(&dump->text, " %s=%s\n", field->name, *field_text(field, row));
	}
	if (!store_heads(dump->kit->store, dump->kit->arena, dump->entity, head->id, NULL, &heads, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		op_write(&heads[i].op, op);
		buffer_print(&dump->text, " ~ %s %s %s\n", heads[i].cell, heads[i].value ? heads[i].value : "-", op);
	}
	return true;
}

/* All rows with their heads, as text in kit->arena: equal for equal stores. */
static inline const char *kit_dump(struct kit *kit)
{
	struct dump dump = { .kit = kit, .text = { .arena = kit->arena } };
	struct difference *differences;
	int64_t total;
	size_t count;

	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		dump.entity = entities[i];
		GOOD(kit, store_walk(kit->store, entities[i], dump_row, &dump, &kit->err));
	}
	GOOD(kit, store_differences(kit->store, kit->arena, 1000, &differences, &count, &total, &kit->err));
	buffer_print(&dump.text, "differences %lld\n", (long long)total);
	return dump.text.text;
}

#endif
