/*
 * What the records tell beside the present value: heads, differences, history, earlier times.
 */
#include <stdlib.h>
#include <string.h>

#include "inner.h"

/* ---- heads and differences */

struct place {
	struct head head;
	size_t order; /* of the field; unknown ones last */
};

static int compare_places(const void *left, const void *right)
{
	const struct place *a = left, *b = right;
	int order;

	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	order = strcmp(a->head.cell, b->head.cell);
	if (order)
		return order;
	if (a->head.stamp.value != b->head.stamp.value)
		return a->head.stamp.value > b->head.stamp.value ? -1 : 1;
	return -op_compare(&a->head.op, &b->head.op);
}

/* A row with its heads, by id; E_MISSING when it is not here. */
static bool load_named(struct store *store, struct arena *arena, const struct entity *entity, const char *id,
	bool whole, struct image *image, struct error *err)
{
	int64_t name, key;
	const char *scope;

	if (!entity_key(store, entity, &name, err) || !row_key(store, name, id, "regio", false, &key, &scope, err) ||
		(key && !image_load(store, image, arena, entity, key, id, scope, whole, err)))
		return false;
	return (key && image->exists) || fail(err, E_MISSING, _("There is no %s with id %s."), _(entity->label), id);
}

static bool add_places(struct store *store, const struct image *image, const struct stake *stake, int64_t only,
	struct place *places, size_t *count, struct error *err)
{
	struct arena *arena = image->heads.arena;
	struct op op;
	bool found;
	int64_t key;

	if (only && !cells_hold(stake->cells, stake->count, only))
		return true;
	if (!op_find(store, arena, &stake->op, &op, &found, err))
		return false;
	for (size_t i = 0; found && i < op.record.cell_count; i++) {
		struct place *place = &places[*count];
		const struct field *field;
		const char *element;

		if (!op_cell(store, image->entity, &op.record, i, &key, err))
			return false;
		if ((only && key != only) || !cells_hold(stake->cells, stake->count, key))
			continue;
		field = name_field(store, key, image->entity, &element);
		place->order = field ? (size_t)(field - image->entity->fields) : image->entity->field_count;
		place->head = (struct head){ stake->op, stake->stamp, NULL, op.record.cells[i].value, op.record.user,
			arena_text(arena, op.record.writer) };
		if (!name_text(store, key, &place->head.cell, err))
			return false;
		place->head.cell = arena_text(arena, place->head.cell);
		++*count;
	}
	return true;
}

bool store_heads(struct store *store, struct arena *arena, const struct entity *entity, const char *id,
	const char *cell, struct head **heads, size_t *count, struct error *err)
{
	struct image image;
	struct place *places;
	size_t room = 1;
	int64_t only = 0;

	*count = 0;
	*heads = NULL;
	if (!load_named(store, arena, entity, id, false, &image, err) ||
		(cell && !cell_known(store, entity, cell, &only, err)))
		return false;
	if (cell && !only)
		return true; /* no record names such a cell */
	for (size_t i = 0; i < image.heads.stake_count; i++)
		room += image.heads.stakes[i].count;
	places = arena_alloc(arena, room * sizeof *places);
	for (size_t i = 0; i < image.heads.stake_count; i++)
		if (!add_places(store, &image, &image.heads.stakes[i], only, places, count, err))
			return false;
	qsort(places, *count, sizeof *places, compare_places);
	*heads = arena_alloc(arena, (*count + 1) * sizeof **heads);
	for (size_t i = 0; i < *count; i++)
		(*heads)[i] = places[i].head;
	return true;
}

bool store_head_cells(struct store *store, struct arena *arena, const struct entity *entity, const char *id,
	struct head **heads, size_t *count, struct error *err)
{
	struct image image;
	size_t room = 1;

	*count = 0;
	if (!load_named(store, arena, entity, id, false, &image, err))
		return false;
	for (size_t i = 0; i < image.heads.stake_count; i++)
		room += image.heads.stakes[i].count;
	*heads = arena_alloc(arena, room * sizeof **heads);
	for (size_t i = 0; i < image.heads.stake_count; i++) {
		const struct stake *stake = &image.heads.stakes[i];

		for (size_t c = 0; c < stake->count; c++) {
			struct head *head = &(*heads)[(*count)++];

			head->op = stake->op;
			head->stamp = stake->stamp;
			if (!name_text(store, stake->cells[c], &head->cell, err))
				return false;
			head->cell = arena_text(arena, head->cell);
		}
	}
	return true;
}

static bool add_contested(struct store *store, struct arena *arena, const struct entity *entity, int64_t key,
	const char *id, size_t limit, struct difference *list, size_t *count, struct error *err)
{
	struct image image;
	const char *cell;

	if (!image_load(store, &image, arena, entity, key, id, "", false, err))
		return false;
	for (size_t i = 0; i < image.heads.contested_count && *count < limit; i++) {
		if (!name_text(store, image.heads.contested[i], &cell, err))
			return false;
		list[(*count)++] = (struct difference){ entity, id, arena_text(arena, cell) };
	}
	return true;
}

static bool entity_differences(struct store *store, struct arena *arena, const struct entity *entity, size_t limit,
	struct difference *list, size_t *count, struct error *err)
{
	sqlite3_stmt *from;
	int64_t name;
	bool row;

	if (!entity_key(store, entity, &name, err))
		return false;
	for (bool good = sql_first(store, SQL_CONTESTED, &from, &row, err, "ii", name, (int64_t)(limit - *count));;
		good = sql_step(store, from, &row, err)) {
		if (!good)
			return false;
		if (!row)
			return true;
		if (!add_contested(store, arena, entity, sqlite3_column_int64(from, 0), sql_text(arena, from, 1), limit,
			    list, count, err)) {
			sqlite3_reset(from);
			return false;
		}
	}
}

static bool count_differences(struct store *store, int64_t *total, struct error *err)
{
	sqlite3_stmt *from;
	bool row;

	if (!sql_first(store, SQL_CONTESTED_COUNT, &from, &row, err, ""))
		return false;
	*total = row ? sqlite3_column_int64(from, 0) : 0;
	sqlite3_reset(from);
	return true;
}

/* From the list of rows with differences: the cost is that of the differences, not of the file. */
bool store_differences(struct store *store, struct arena *arena, size_t limit, struct difference **list, size_t *count,
	int64_t *total, struct error *err)
{
	*count = 0;
	*list = arena_alloc(arena, (limit + 1) * sizeof **list);
	if (!count_differences(store, total, err))
		return false;
	for (size_t i = 0; *total && i < ENTITY_COUNT && *count < limit; i++)
		if (!entity_differences(store, arena, entities[i], limit, *list, count, err))
			return false;
	return true;
}

/* ---- history */

struct change_list {
	struct change *list;
	size_t count, room;
};

static void add_change(struct change_list *changes, struct arena *arena, const struct op *op)
{
	const struct entity *entity;
	struct change *change;

	changes->list = arena_grow(arena, changes->list, changes->count, &changes->room, sizeof *changes->list);
	change = &changes->list[changes->count++];
	*change = (struct change){ .arrival = op->number, .arrived_ms = op->at, .op = op->id, .record = op->record };
	change->applied = record_judge(&op->record, &entity, &change->why) == OP_APPLIED;
}

static bool find_row_key(struct store *store, const struct entity *entity, const char *id, int64_t *key,
	const char **scope, struct error *err)
{
	int64_t name;

	return entity_key(store, entity, &name, err) && row_key(store, name, id, "regio", false, key, scope, err);
}

/* All changes that a query with these parameters gives. */
static bool list_changes(struct store *store, struct arena *arena, sqlite3_stmt *from, bool row, struct change **out,
	size_t *count, struct error *err)
{
	struct change_list changes = { 0 };
	struct op op;

	while (row) {
		if (!op_column_read(arena, from, &op, err)) {
			sqlite3_reset(from);
			return false;
		}
		add_change(&changes, arena, &op);
		if (!sql_step(store, from, &row, err))
			return false;
	}
	*out = changes.list;
	*count = changes.count;
	return true;
}

bool store_history(struct store *store, struct arena *arena, const struct entity *entity, const char *id,
	struct change **out, size_t *count, struct error *err)
{
	const char *scope;
	sqlite3_stmt *from;
	int64_t key;
	bool row;

	*count = 0;
	return find_row_key(store, entity, id, &key, &scope, err) &&
		sql_first(store, SQL_OP_OF_ROW, &from, &row, err, "i", key) &&
		list_changes(store, arena, from, row, out, count, err);
}

bool store_field_history(struct store *store, struct arena *arena, const struct entity *entity, const char *id,
	const char *field, size_t limit, struct change **out, size_t *count, struct error *err)
{
	/* a name in quotes stands in a line only as a key: quotes in a value are escaped */
	const char *whole = arena_print(arena, "\"%s\":", field), *element = arena_print(arena, "\"%s.", field);
	const char *scope;
	sqlite3_stmt *from;
	int64_t key;
	bool row;

	*count = 0;
	return find_row_key(store, entity, id, &key, &scope, err) &&
		sql_first(store, SQL_OP_OF_FIELD, &from, &row, err, "issi", key, whole, element, (int64_t)limit) &&
		list_changes(store, arena, from, row, out, count, err);
}

/* ---- the newest own use case */

/* Nobody undoes more than this by hand: what lies further back in the same use case is left out. */
enum { USE_CASE_MAX = 1000 };

/* The newest own record before record `before` of this file, by the index on streams: what was imported in between may be
 * the greater part of the file. 0: none. */
static bool own_before(struct store *store, const char *writer, int64_t before, int64_t *number, struct error *err)
{
	sqlite3_stmt *found;
	bool row;

	*number = 0;
	if (!sql_first(store, SQL_OP_OWN_BEFORE, &found, &row, err, "is", before, writer))
		return false;
	if (row)
		*number = sqlite3_column_int64(found, 0);
	sqlite3_reset(found);
	return true;
}

/* Of a newer version, the introduction of a writer, or a move: nothing to undo. */
static bool is_work(const struct record *record)
{
	return record->kind != RECORD_MOVE && !record->restates && record->entity && record->id &&
		strcmp(record->entity, entity_device.name) != 0;
}

/* The use case that ends with record *number; *number is then its first. Its records stand together, since one
 * transaction wrote them. */
static bool read_use_case(struct store *store, struct arena *arena, const char *writer, int64_t *number, bool wanted,
	struct change_list *changes, struct error *err)
{
	sqlite3_stmt *from;
	struct op op, last = { .number = 0 };
	bool row, good = sql_first(store, SQL_OP_UNTIL, &from, &row, err, "i", *number);

	changes->count = 0;
	while (good && row && (!wanted || changes->count < USE_CASE_MAX)) {
		good = op_column_read(arena, from, &op, err);
		if (!good || strcmp(op.record.writer, writer) ||
			(last.number && op.record.stamp.value != last.record.stamp.value))
			break;
		if (is_work(&op.record))
			add_change(changes, arena, &op);
		last = op;
		good = sql_step(store, from, &row, err);
	}
	if (from)
		sqlite3_reset(from);
	*number = last.number;
	return good;
}

bool store_last_use_case(
	struct store *store, struct arena *arena, size_t skip, struct change **out, size_t *count, struct error *err)
{
	struct change_list changes = { 0 };
	int64_t number = INT64_MAX;
	const char *writer;

	*out = NULL;
	*count = 0;
	if (!store_setting(store, arena, "writer", &writer, err))
		return false;
	for (;;) {
		if (!own_before(store, writer ? writer : "", number, &number, err))
			return false;
		if (!number)
			return true;
		if (!read_use_case(store, arena, writer, &number, skip == 0, &changes, err))
			return false;
		if (changes.count && skip-- == 0)
			break;
	}
	*out = changes.list;
	*count = changes.count;
	return true;
}

/* ---- earlier values */

static bool value_in(struct store *store, const struct entity *entity, const struct record *record, int64_t cell,
	bool *sets, const char **value, struct error *err)
{
	int64_t key;

	*sets = false;
	for (size_t i = 0; i < record->cell_count; i++) {
		if (!op_cell(store, entity, record, i, &key, err))
			return false;
		if (key == cell) {
			*sets = true;
			*value = record->cells[i].value;
		}
	}
	return true;
}

bool store_value_before(struct store *store, struct arena *arena, const struct entity *entity, const char *id,
	const char *cell, const struct op_id *op_id, const char **value, struct error *err)
{
	struct op op, old;
	struct stamp best = { 0 };
	const char *candidate;
	bool found, sets;
	int64_t key;

	*value = NULL;
	if (!cell_known(store, entity, cell, &key, err) || !op_find(store, arena, op_id, &op, &found, err))
		return false;
	if (!found || !op.record.id || strcmp(op.record.id, id))
		return fail(err, E_MISSING, _("That change is not in this file."));
	for (size_t i = 0; i < op.record.replaces_count; i++) {
		if (!op_find(store, arena, &op.record.replaces[i], &old, &found, err))
			return false;
		if (!found || old.row != op.row)
			continue;
		if (!value_in(store, entity, &old.record, key, &sets, &candidate, err))
			return false;
		if (sets && old.record.stamp.value >= best.value) {
			best = old.record.stamp;
			*value = candidate;
		}
	}
	return true;
}
