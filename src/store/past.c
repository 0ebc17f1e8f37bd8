/*
 * Rows as they were: the records that count at a moment are merged again, in memory.
 */
#include <string.h>

#include "inner.h"

static struct op *next_op(struct op_list *ops, struct arena *arena)
{
	ops->list = arena_grow(arena, ops->list, ops->count, &ops->room, sizeof *ops->list);
	return &ops->list[ops->count++];
}

bool ops_of_row(struct store *store, struct arena *arena, int64_t key, struct op_list *ops, struct error *err)
{
	sqlite3_stmt *from;
	bool row;

	*ops = (struct op_list){ 0 };
	for (bool good = sql_first(store, SQL_OP_OF_ROW, &from, &row, err, "i", key);;
		good = sql_step(store, from, &row, err)) {
		if (!good)
			return false;
		if (!row)
			break;
		if (!op_column_read(arena, from, next_op(ops, arena), err)) {
			sqlite3_reset(from);
			return false;
		}
	}
	ops->wanted = arena_alloc(arena, ops->count + 1);
	memset(ops->wanted, true, ops->count);
	return true;
}

bool image_replay(
	struct store *store, struct image *image, const struct op_list *ops, size_t *merged, struct error *err)
{
	*merged = 0;
	for (size_t i = 0; i < ops->count; i++) {
		const struct op *op = &ops->list[i];
		struct arrival arrival = { op->number, op->id, &op->record };
		const struct entity *entity;
		const char *why;

		if (!ops->wanted[i] || record_judge(&op->record, &entity, &why) != OP_APPLIED ||
			entity != image->entity)
			continue;
		if (!image_merge(store, image, &arrival, err))
			return false;
		++*merged;
	}
	return true;
}

static void want_until(struct op_list *ops, struct stamp stamp)
{
	for (size_t i = 0; i < ops->count; i++)
		ops->wanted[i] = ops->list[i].record.stamp.value <= stamp.value;
}

static bool want_op(struct op_list *ops, const struct op_id *id)
{
	for (size_t i = 0; i < ops->count; i++)
		if (!memcmp(&ops->list[i].id, id, sizeof *id)) {
			bool is_new = !ops->wanted[i];

			ops->wanted[i] = true;
			return is_new;
		}
	return false;
}

/* What was known when the decision was made: the heads that it names, and all that those replaced. Newest first, since a
 * record mostly came after what it replaces: one round then does for a row with a long life. */
static void want_known(struct op_list *ops, const struct record *decision)
{
	bool more = true;

	memset(ops->wanted, false, ops->count);
	for (size_t i = 0; i < decision->about_count; i++)
		want_op(ops, &decision->about[i]);
	while (more) {
		more = false;
		for (size_t i = ops->count; i-- > 0;)
			for (size_t r = 0; ops->wanted[i] && r < ops->list[i].record.replaces_count; r++)
				more |= want_op(ops, &ops->list[i].record.replaces[r]);
	}
}

static bool row_of(struct store *store, const struct entity *entity, const char *id, int64_t *key, const char **scope,
	struct error *err)
{
	int64_t name;

	if (!entity_key(store, entity, &name, err) || !row_key(store, name, id, "regio", false, key, scope, err))
		return false;
	return *key || fail(err, E_MISSING, _("There is no %s with id %s."), _(entity->label), id);
}

/* The record that added the decision. */
static bool find_decision(
	struct store *store, struct arena *arena, const char *id, struct record *out, struct error *err)
{
	struct op_list ops;
	const char *scope;
	int64_t key;

	if (!row_of(store, &entity_decision, id, &key, &scope, err) || !ops_of_row(store, arena, key, &ops, err))
		return false;
	for (size_t i = 0; i < ops.count; i++)
		if (ops.list[i].record.kind == RECORD_ADD) {
			*out = ops.list[i].record;
			return true;
		}
	return fail(err, E_MISSING, _("There is no %s with id %s."), _(entity_decision.label), id);
}

static size_t count_late(const struct op_list *ops, struct stamp stamp)
{
	size_t late = 0;

	for (size_t i = 0; i < ops->count; i++)
		late += ops->wanted[i] && ops->list[i].at > stamp_ms(stamp);
	return late;
}

bool store_load_as_of(struct store *store, struct arena *arena, const struct entity *entity, const char *id,
	struct stamp stamp, const char *decision, void *row, size_t *late, struct error *err)
{
	struct record known = { 0 };
	struct op_list ops;
	struct image image;
	const char *scope;
	size_t merged;
	int64_t key;

	if (!row_of(store, entity, id, &key, &scope, err) || !ops_of_row(store, arena, key, &ops, err))
		return false;
	if (decision) {
		if (!find_decision(store, arena, decision, &known, err))
			return false;
		stamp = known.stamp;
		want_known(&ops, &known);
	} else {
		want_until(&ops, stamp);
	}
	image_clear(&image, arena, entity, key, arena_text(arena, id), arena_text(arena, scope));
	if (!image_replay(store, &image, &ops, &merged, err))
		return false;
	if (!merged)
		return fail(err, E_MISSING, _("%s %s was not there yet."), _(entity->label), id);
	*late = count_late(&ops, stamp);
	memcpy(row, image.row, entity->size);
	return true;
}
