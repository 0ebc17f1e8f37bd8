/*
 * Rows between their tables and memory. The statements are made from the field table: a whole row, the part of it that
 * merging looks at, and for saving one UPDATE per set of changed columns, so that an index is touched only when its
 * column changed.
 */
#include <string.h>

#include "inner.h"

static bool mask_has(const uint64_t *mask, size_t place)
{
	return mask[place / 64] >> place % 64 & 1;
}

bool field_is_merged(const struct entity *entity, const struct field *field)
{
	return field->kind->elements || (field->flags & SEARCHED) ||
		(entity_is_derived(entity) && field_is_derived_from(field));
}

static void add_columns(struct buffer *text, const struct entity *entity, bool whole)
{
	for (size_t i = 0; i < entity->field_count; i++)
		if (whole || field_is_merged(entity, &entity->fields[i]))
			buffer_print(text, ", e.\"%s\"", entity->fields[i].name);
}

const char *row_select(struct arena *arena, const struct entity *entity, const char *where)
{
	struct buffer text = { .arena = arena };

	buffer_text(&text, "SELECT e._key, r.id, r.scope, e._gone, e._contested");
	add_columns(&text, entity, true);
	buffer_print(&text, " FROM row r JOIN \"%s\" e ON e._key = r.key WHERE %s", entity->name, where);
	return text.text;
}

static void read_column(struct arena *arena, const struct field *field, sqlite3_stmt *from, int column, void *row)
{
	if (field->kind->number)
		*(int64_t *)field_at(field, row) = sql_number(from, column);
	else
		*(const char **)field_at(field, row) = sql_text(arena, from, column);
}

void row_columns(struct arena *arena, const struct entity *entity, sqlite3_stmt *from, int column, void *row)
{
	for (size_t i = 0; i < entity->field_count; i++)
		read_column(arena, &entity->fields[i], from, column + (int)i, row);
}

bool row_fill(struct store *store, struct arena *arena, const struct entity *entity, sqlite3_stmt *from, void *row,
	struct error *err)
{
	struct row *head = row;
	const char *scope;

	row_clear(entity, row);
	if (!name_text(store, sqlite3_column_int64(from, 2), &scope, err))
		return false;
	head->key = sqlite3_column_int64(from, 0);
	head->id = sql_text(arena, from, 1);
	head->scope = arena_text(arena, scope);
	head->gone = sqlite3_column_int(from, 3) != 0;
	head->contested = sqlite3_column_int(from, 4) != 0;
	row_columns(arena, entity, from, 5, row);
	return true;
}

bool row_key(struct store *store, int64_t entity, const char *id, const char *scope, bool make, int64_t *key,
	const char **row_scope, struct error *err)
{
	sqlite3_stmt *found;
	int64_t scope_key;
	bool row;

	*key = 0;
	*row_scope = scope;
	if (!sql_first(store, SQL_ROW_KEY, &found, &row, err, "is", entity, id))
		return false;
	if (row) {
		*key = sqlite3_column_int64(found, 0);
		scope_key = sqlite3_column_int64(found, 1);
		sqlite3_reset(found);
		return name_text(store, scope_key, row_scope, err);
	}
	if (!make)
		return true;
	if (!name_key(store, scope, &scope_key, err) || !sql_run(store, SQL_ROW_ADD, err, "isi", entity, id, scope_key))
		return false;
	*key = sqlite3_last_insert_rowid(store->db);
	return cases_adopt(store, entity, *key, id, err);
}

void image_clear(struct image *image, struct arena *arena, const struct entity *entity, int64_t key, const char *id,
	const char *scope)
{
	*image = (struct image){ .entity = entity,
		.index = entity_index(entity),
		.key = key,
		.id = id,
		.scope = scope,
		.stored_scope = scope };
	image->heads.arena = arena;
	image->row = arena_alloc(arena, entity->size);
	row_clear(entity, image->row);
	image->row->id = id;
	image->row->key = key;
	image->row->scope = scope;
	image->words_before = arena_alloc(arena, entity->field_count * sizeof *image->words_before);
}

static sqlite3_stmt *load_statement(
	struct store *store, struct arena *arena, const struct entity *entity, bool whole, struct error *err)
{
	struct table *table = &store->tables[entity_index(entity)];
	sqlite3_stmt **statement = whole ? &table->load : &table->merge;
	struct buffer text = { .arena = arena };

	if (*statement)
		return *statement;
	buffer_text(&text, "SELECT _heads, _gone");
	add_columns(&text, entity, whole);
	buffer_print(&text, " FROM \"%s\" e WHERE _key = ?", entity->name);
	return sql_prepare(store, text.text, statement, err) ? *statement : NULL;
}

static void read_image(struct image *image, sqlite3_stmt *from, bool whole)
{
	const struct entity *entity = image->entity;
	int column = 2;

	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];

		if (!whole && !field_is_merged(entity, field))
			continue;
		read_column(image->heads.arena, field, from, column++, image->row);
		if (field->flags & SEARCHED)
			image->words_before[i] = *field_text(field, image->row);
	}
}

bool image_load(struct store *store, struct image *image, struct arena *arena, const struct entity *entity, int64_t key,
	const char *id, const char *scope, bool whole, struct error *err)
{
	sqlite3_stmt *from = load_statement(store, arena, entity, whole, err);
	bool good;

	image_clear(image, arena, entity, key, id, scope);
	if (!from)
		return false;
	sqlite3_bind_int64(from, 1, key);
	if (!sql_step(store, from, &image->exists, err))
		return false;
	if (!image->exists)
		return true;
	image->was_gone = image->row->gone = sqlite3_column_int(from, 1) != 0;
	good = heads_read(
		&image->heads, arena, sqlite3_column_blob(from, 0), (size_t)sqlite3_column_bytes(from, 0), err);
	image->was_contested = image->heads.contested_count;
	image->row->contested = image->heads.contested_count > 0;
	read_image(image, from, whole);
	sqlite3_reset(from);
	return good;
}

/* ---- saving */

static const char *const derived_columns[] = { "_wait", "_queued", "_step_rank", "_weight_order", "_client" };

static void add_name(struct buffer *text, const char *name, bool insert, int *count)
{
	buffer_print(text, insert ? "%s\"%s\"" : "%s\"%s\" = ?", (*count)++ ? ", " : "", name);
}

static const char *plan_text(struct arena *arena, const struct plan *plan)
{
	const struct entity *entity = entities[plan->entity];
	struct buffer text = { .arena = arena };
	int count = 0;

	buffer_print(&text, plan->insert ? "INSERT INTO \"%s\" (" : "UPDATE \"%s\" SET ", entity->name);
	add_name(&text, "_heads", plan->insert, &count);
	add_name(&text, "_contested", plan->insert, &count);
	add_name(&text, "_gone", plan->insert, &count);
	for (size_t i = 0; plan->derived && i < ARRAY_LEN(derived_columns); i++)
		add_name(&text, derived_columns[i], plan->insert, &count);
	for (size_t i = 0; i < entity->field_count; i++)
		if (mask_has(plan->mask, i))
			add_name(&text, entity->fields[i].name, plan->insert, &count);
	if (!plan->insert) {
		buffer_text(&text, " WHERE _key = ?");
		return text.text;
	}
	add_name(&text, "_key", true, &count);
	buffer_text(&text, ") VALUES (?");
	while (--count)
		buffer_text(&text, ", ?");
	buffer_text(&text, ")");
	return text.text;
}

static size_t plan_hash(const struct plan *plan)
{
	uint64_t hash = plan->entity * 4 + plan->insert * 2 + plan->derived;

	for (size_t i = 0; i < MASK_WORDS; i++)
		hash = (hash ^ plan->mask[i]) * UINT64_C(0x9e3779b97f4a7c15) + (hash >> 7);
	return (size_t)(hash >> 40) % PLANS;
}

static sqlite3_stmt *plan_statement(struct store *store, struct arena *arena, struct plan *wanted, struct error *err)
{
	struct plan *plan = &store->plans[plan_hash(wanted)];

	if (plan->statement && plan->entity == wanted->entity && plan->insert == wanted->insert &&
		plan->derived == wanted->derived && !memcmp(plan->mask, wanted->mask, sizeof plan->mask))
		return plan->statement;
	sqlite3_finalize(plan->statement);
	*plan = *wanted;
	return sql_prepare(store, plan_text(arena, plan), &plan->statement, err) ? plan->statement : NULL;
}

static void bind_field(sqlite3_stmt *statement, int at, const struct field *field, const void *row)
{
	if (field->kind->number) {
		if (*field_number(field, row) == UNKNOWN)
			sqlite3_bind_null(statement, at);
		else
			sqlite3_bind_int64(statement, at, *field_number(field, row));
		return;
	}
	sqlite3_bind_text(statement, at, *field_text(field, row), -1, SQLITE_STATIC);
}

static int bind_derived(sqlite3_stmt *statement, int at, const struct derived *derived)
{
	const int64_t values[] = { derived->wait, derived->queued, derived->step_rank, derived->weight_order,
		derived->client };

	for (size_t i = 0; i < ARRAY_LEN(values); i++)
		sqlite3_bind_int64(statement, at++, values[i]);
	return at;
}

static bool needs_derived(const struct image *image)
{
	if (!entity_is_derived(image->entity))
		return false;
	if (!image->exists || image->was_gone != image->row->gone)
		return true;
	for (size_t i = 0; i < image->entity->field_count; i++)
		if (mask_has(image->changed, i) && field_is_derived_from(&image->entity->fields[i]))
			return true;
	return false;
}

static bool run_plan(struct store *store, const struct image *image, const struct plan *plan, sqlite3_stmt *statement,
	struct error *err)
{
	struct buffer blob = { .arena = image->heads.arena };
	struct derived derived;
	bool row;
	int at = 1;

	heads_write(&image->heads, &blob);
	sqlite3_bind_blob(statement, at++, blob.text, (int)blob.length, SQLITE_STATIC);
	sqlite3_bind_int64(statement, at++, (int64_t)image->heads.contested_count);
	sqlite3_bind_int(statement, at++, image->row->gone);
	if (plan->derived) {
		if (!derive(store, image, &derived, err))
			return false;
		at = bind_derived(statement, at, &derived);
	}
	for (size_t i = 0; i < image->entity->field_count; i++)
		if (mask_has(plan->mask, i))
			bind_field(statement, at++, &image->entity->fields[i], image->row);
	sqlite3_bind_int64(statement, at, image->key);
	return sql_step(store, statement, &row, err);
}

static bool save_scope(struct store *store, struct image *image, struct error *err)
{
	int64_t scope;

	if (!strcmp(image->scope, image->stored_scope))
		return true;
	image->stored_scope = image->scope;
	return name_key(store, image->scope, &scope, err) &&
		sql_run(store, SQL_ROW_SCOPE, err, "ii", image->key, scope);
}

/* The list of rows with differences, so that nobody need look for them in the tables. */
static bool save_contested(struct store *store, struct image *image, struct error *err)
{
	size_t count = image->heads.contested_count;
	int64_t entity;

	if (count == image->was_contested)
		return true;
	image->was_contested = count;
	if (!entity_key(store, image->entity, &entity, err))
		return false;
	return count ? sql_run(store, SQL_CONTESTED_PUT, err, "iii", entity, image->key, (int64_t)count)
		     : sql_run(store, SQL_CONTESTED_DROP, err, "ii", entity, image->key);
}

bool image_save(struct store *store, struct image *image, struct error *err)
{
	struct plan plan = { .entity = image->index, .insert = !image->exists, .derived = needs_derived(image) };
	bool guard = store->guard_open, good;
	sqlite3_stmt *statement;

	memcpy(plan.mask, image->changed, sizeof plan.mask);
	statement = plan_statement(store, image->heads.arena, &plan, err);
	if (!statement)
		return false;
	store->guard_open = true;
	good = run_plan(store, image, &plan, statement, err);
	store->guard_open = guard;
	if (!good || !words_save(store, image, err) || !save_scope(store, image, err) ||
		!save_contested(store, image, err))
		return false;
	image->exists = true;
	image->was_gone = image->row->gone;
	memset(image->changed, 0, sizeof image->changed);
	for (size_t i = 0; i < image->entity->field_count; i++)
		if (image->entity->fields[i].flags & SEARCHED)
			image->words_before[i] = *field_text(&image->entity->fields[i], image->row);
	return true;
}

void tables_close(struct store *store)
{
	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		struct table *table = &store->tables[i];

		sqlite3_finalize(table->load);
		sqlite3_finalize(table->merge);
		sqlite3_finalize(table->row_by_id);
		sqlite3_finalize(table->row_by_key);
		for (size_t l = 0; l < LISTINGS; l++)
			sqlite3_finalize(table->listings[l].statement);
		*table = (struct table){ .key = table->key };
	}
	for (size_t i = 0; i < PLANS; i++) {
		sqlite3_finalize(store->plans[i].statement);
		store->plans[i].statement = NULL;
	}
}
