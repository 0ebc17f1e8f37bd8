#include "app/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "report/snapshot.h"
#include "store/store.h"

struct walk {
	struct snapshot *snapshot;
	const struct entity *entity;
};

static bool take_row(void *from, const void *row, struct error *err)
{
	struct walk *walk = from;

	snapshot_row(walk->snapshot, walk->entity, row);
	if (!walk->snapshot->sink->failed)
		return true;
	*err = walk->snapshot->sink->why;
	return false;
}

static bool write_rows(struct store *store, struct snapshot *snapshot, struct error *err)
{
	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		struct walk walk = { snapshot, entities[i] };
		snapshot_entity(snapshot, entities[i]);
		if (!store_walk(store, entities[i], take_row, &walk, err))
			return false;
	}
	return true;
}

static int difference_compare(const void *left, const void *right)
{
	const struct difference *a = left, *b = right;
	size_t x = entity_index(a->entity), y = entity_index(b->entity);
	int order = (x > y) - (x < y);

	if (!order)
		order = strcmp(a->id, b->id);
	return order ? order : strcmp(a->cell, b->cell);
}

static struct snapshot_value value_of(struct arena *arena, const struct head *head)
{
	char at[STAMP_TEXT], op[OP_TEXT];

	stamp_write(head->stamp, at);
	op_write(&head->op, op);
	return (struct snapshot_value){ head->value, head->user, arena_text(arena, at), arena_text(arena, op) };
}

static bool write_difference(struct store *store, struct arena *arena, struct snapshot *snapshot,
	const struct difference *difference, struct error *err)
{
	struct snapshot_value *values;
	struct head *heads;
	size_t count;

	if (!store_heads(store, arena, difference->entity, difference->id, difference->cell, &heads, &count, err))
		return false;
	values = arena_alloc(arena, count * sizeof *values);
	for (size_t i = 0; i < count; i++)
		values[i] = value_of(arena, &heads[i]);
	snapshot_difference(snapshot, difference->entity->name, difference->id, difference->cell, values, count);
	return true;
}

static bool write_differences(struct store *store, struct arena *arena, struct snapshot *snapshot, struct error *err)
{
	struct difference *differences;
	struct store_count counts;
	struct arena *heads;
	bool good = true;
	int64_t total;
	size_t count;

	snapshot_differences(snapshot);
	if (!store_counts(store, &counts, err) ||
		!store_differences(store, arena, (size_t)counts.differences, &differences, &count, &total, err))
		return false;
	if (count)
		qsort(differences, count, sizeof *differences, difference_compare);
	arena_open(&heads);
	for (size_t i = 0; good && i < count; i++) {
		good = write_difference(store, heads, snapshot, &differences[i], err);
		arena_reset(heads);
	}
	arena_close(&heads);
	return good;
}

bool snapshot_write(struct app *app, sink_write *write, void *from, struct error *err)
{
	struct sink *sink = malloc(sizeof *sink);
	struct arena *scratch, *list;
	struct snapshot snapshot;
	bool good;

	if (!sink)
		out_of_memory();
	arena_open(&scratch);
	arena_open(&list);
	sink_begin(sink, write, from);
	snapshot_begin(&snapshot, sink, scratch);
	good = write_rows(app->store, &snapshot, err) && write_differences(app->store, list, &snapshot, err);
	if (good) {
		snapshot_end(&snapshot);
		good = sink_end(sink, err);
	}
	arena_close(&list);
	arena_close(&scratch);
	free(sink);
	return good;
}
