#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "inner.h"

static bool step_row(struct store *store, struct arena *arena, const struct entity *entity, sqlite3_stmt *from,
	void *row, const char *typed, struct error *err)
{
	bool found, good;

	if (!sql_step(store, from, &found, err))
		return false;
	if (!found)
		return fail(err, E_MISSING, _("There is no %s with id %s."), _(entity->label), typed);
	good = row_fill(store, arena, entity, from, row, err);
	sqlite3_reset(from);
	return good;
}

static sqlite3_stmt *row_statement(
	struct store *store, struct arena *arena, const struct entity *entity, bool by_key, struct error *err)
{
	struct table *table = &store->tables[entity_index(entity)];
	sqlite3_stmt **statement = by_key ? &table->row_by_key : &table->row_by_id;

	if (!*statement &&
		!sql_prepare(store, row_select(arena, entity, by_key ? "r.key = ?" : "r.entity = ? AND r.id = ?"),
			statement, err))
		return NULL;
	return *statement;
}

bool store_load(struct store *store, struct arena *arena, const struct entity *entity, const char *id, void *row,
	struct error *err)
{
	sqlite3_stmt *from = row_statement(store, arena, entity, false, err);
	int64_t key;

	if (!from || !entity_key(store, entity, &key, err))
		return false;
	sql_bind(from, "is", key, id);
	return step_row(store, arena, entity, from, row, id, err);
}

bool store_load_key(struct store *store, struct arena *arena, const struct entity *entity, int64_t key, void *row,
	struct error *err)
{
	sqlite3_stmt *from = row_statement(store, arena, entity, true, err);
	char typed[24];

	if (!from)
		return false;
	snprintf(typed, sizeof typed, "%lld", (long long)key);
	sql_bind(from, "i", key);
	return step_row(store, arena, entity, from, row, typed, err);
}

/* ---- walking */

static bool visit_all(struct store *store, struct arena *arena, const struct entity *entity, sqlite3_stmt *from,
	row_visit *visit, void *visitor, struct error *err)
{
	bool row;

	for (;;) {
		void *filled;

		if (!sql_step(store, from, &row, err))
			return false;
		if (!row)
			return true;
		arena_reset(arena);
		filled = arena_alloc(arena, entity->size);
		if (!row_fill(store, arena, entity, from, filled, err) || !visit(visitor, filled, err))
			return false;
	}
}

bool store_walk(struct store *store, const struct entity *entity, row_visit *visit, void *from, struct error *err)
{
	sqlite3_stmt *statement;
	struct arena *arena;
	int64_t key;
	bool good;

	if (err)
		*err = (struct error){ .code = E_NONE };
	arena_open(&arena);
	good = entity_key(store, entity, &key, err) &&
		sql_prepare(store, row_select(arena, entity, "r.entity = ? AND e._gone = 0 ORDER BY r.id"), &statement,
			err);
	if (good) {
		sqlite3_bind_int64(statement, 1, key);
		good = visit_all(store, arena, entity, statement, visit, from, err);
		sqlite3_finalize(statement);
	}
	arena_close(&arena);
	return good;
}

struct row_list {
	void **rows;
	size_t count, room;
};

static void *list_add(struct row_list *list, struct arena *arena, size_t size)
{
	list->rows = arena_grow(arena, list->rows, list->count, &list->room, sizeof *list->rows);
	return list->rows[list->count++] = arena_alloc(arena, size);
}

static bool list_rows(struct store *store, struct arena *arena, const struct entity *entity, sqlite3_stmt *from,
	struct row_list *list, struct error *err)
{
	bool row;

	for (;;) {
		if (!sql_step(store, from, &row, err))
			return false;
		if (!row)
			return true;
		if (!row_fill(store, arena, entity, from, list_add(list, arena, entity->size), err))
			return false;
	}
}

/* The statement that lists a table by this field: prepared once, since every key press asks for some. A field beyond
 * the
 * first few takes the place of the last one. */
static sqlite3_stmt *listing(struct store *store, struct arena *arena, const struct entity *entity,
	const struct field *field, struct error *err)
{
	struct listing *listings = store->tables[entity_index(entity)].listings;
	const char *where = arena_print(arena, "e.\"%s\" = ? AND e._gone = 0 ORDER BY r.id LIMIT ?", field->name);
	size_t i = 0;

	while (i + 1 < LISTINGS && listings[i].field && listings[i].field != field)
		i++;
	if (listings[i].field == field)
		return listings[i].statement;
	sqlite3_finalize(listings[i].statement);
	listings[i] = (struct listing){ 0 };
	if (sql_prepare(store, row_select(arena, entity, where), &listings[i].statement, err))
		listings[i].field = field;
	return listings[i].statement;
}

bool store_list_by(struct store *store, struct arena *arena, const struct entity *entity, const char *name,
	const char *value, size_t limit, void ***rows, size_t *count, struct error *err)
{
	const struct field *field = entity_field(entity, name);
	struct row_list list = { 0 };
	sqlite3_stmt *from;
	bool good;

	if (!field || field->kind->number)
		return fail(err, E_INPUT, _("There is no field %s in %s."), name, _(entity->label));
	from = listing(store, arena, entity, field, err);
	if (!from)
		return false;
	sql_bind(from, "si", value, (int64_t)limit);
	good = list_rows(store, arena, entity, from, &list, err);
	sqlite3_reset(from);
	*rows = list.rows;
	*count = list.count;
	return good;
}

/* ---- finding what a person typed */

enum { FOUND_MAX = 4, PREFIX_LEAST = 6 };

struct looking {
	struct store *store;
	struct arena *arena;
	const char *typed;
	const struct entity *entities[FOUND_MAX];
	const char *ids[FOUND_MAX];
	size_t count;
	struct error *err;
};

static void found(struct looking *f, const struct entity *entity, const char *id)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->entities[i] == entity && !strcmp(f->ids[i], id))
			return;
	if (f->count == FOUND_MAX)
		return;
	f->entities[f->count] = entity;
	f->ids[f->count++] = id;
}

static bool find_id(struct looking *f, const struct entity *entity)
{
	const char *scope;
	int64_t key, row;

	if (!entity_key(f->store, entity, &key, f->err) ||
		!row_key(f->store, key, f->typed, "regio", false, &row, &scope, f->err))
		return false;
	if (row)
		found(f, entity, f->typed);
	return true;
}

static const char *upper(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text, strlen(text));

	for (char *c = copy; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return copy;
}

/* The unique beginning of a ULID: those letters sort before 'a', so that a beginning ends at itself with a '~'. */
static bool find_prefix(struct looking *f, const struct entity *entity)
{
	const char *low = upper(f->arena, f->typed), *high = arena_print(f->arena, "%s~", low);
	sqlite3_stmt *from;
	int64_t key;
	bool row;

	if (strlen(low) < PREFIX_LEAST || strspn(low, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") != strlen(low))
		return true;
	if (!entity_key(f->store, entity, &key, f->err))
		return false;
	for (bool good = sql_first(f->store, SQL_ROW_PREFIX, &from, &row, f->err, "iss", key, low, high);;
		good = sql_step(f->store, from, &row, f->err)) {
		if (!good)
			return false;
		if (!row)
			return true;
		found(f, entity, sql_text(f->arena, from, 0));
	}
}

static bool find_like(struct looking *f, const struct entity *entity, const char *low, const char *high)
{
	const char *text = arena_print(f->arena,
		"SELECT r.id FROM \"%s\" e JOIN row r ON r.key = e._key WHERE e.\"%s\" >= ? AND "
		"e.\"%s\" <= ? AND e._gone = 0 LIMIT 4",
		entity->name, entity->number, entity->number);
	sqlite3_stmt *from;
	bool row = false, good;

	if (!sql_prepare(f->store, text, &from, f->err))
		return false;
	sql_bind(from, "ss", low, high);
	while ((good = sql_step(f->store, from, &row, f->err)) && row)
		found(f, entity, sql_text(f->arena, from, 0));
	sqlite3_finalize(from);
	return good;
}

/* ZK-0042 and 42 mean the number of this year, else of one of the four before. */
static bool find_short(struct looking *f, const struct entity *entity, const char *prefix, const char *digits)
{
	enum { YEARS_BACK = 4, DIGITS = 4 };
	int year, month, day;
	size_t length = strlen(digits);

	if (!length || length > DIGITS || strspn(digits, "0123456789") != length)
		return true;
	day_split(clock_today(f->store->host.clock), &year, &month, &day);
	for (int back = 0; back <= YEARS_BACK && !f->count; back++) {
		const char *number = arena_print(
			f->arena, "%s-%d-%.*s%s", prefix, year - back, (int)(DIGITS - length), "0000", digits);

		if (!find_like(f, entity, number, number))
			return false;
	}
	return true;
}

/* As a number is written: its prefix in capitals, the mark of a device behind a provisional one (-7f3a) in small letters. */
static const char *as_number(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text, strlen(text));
	bool behind = false;

	for (char *c = copy; *c; c++) {
		behind = behind || *c == '-';
		*c = (char)(behind ? tolower((unsigned char)*c) : toupper((unsigned char)*c));
	}
	return copy;
}

/* Prefixes of numbers in use, from the first and the last number by the index. */
static bool find_number(struct looking *f, const struct entity *entity)
{
	const char *typed = as_number(f->arena, f->typed), *dash = strchr(typed, '-'), *prefix;
	char text[256];
	sqlite3_stmt *from;
	bool row, good;

	if (!entity->number)
		return true;
	if (!find_like(f, entity, typed, typed))
		return false;
	if (f->count)
		return true;
	if (dash)
		return find_short(f, entity, arena_copy(f->arena, typed, (size_t)(dash - typed)), dash + 1);
	snprintf(text, sizeof text, "SELECT max(\"%s\") FROM \"%s\"", entity->number, entity->name);
	if (!sql_prepare(f->store, text, &from, f->err))
		return false;
	good = sql_step(f->store, from, &row, f->err);
	prefix = good && row ? sql_text(f->arena, from, 0) : NULL;
	sqlite3_finalize(from);
	if (!good || !prefix || !strchr(prefix, '-'))
		return good;
	return find_short(f, entity, arena_copy(f->arena, prefix, strcspn(prefix, "-")), typed);
}

typedef bool find_way(struct looking *, const struct entity *);

static bool each_entity(struct looking *f, find_way *way, const struct entity *only)
{
	for (size_t i = ENTITY_COUNT; i--;)
		if ((!only || entities[i] == only) && !way(f, entities[i]))
			return false;
	return true;
}

static bool tell_many(struct looking *f)
{
	struct buffer list = { .arena = f->arena };

	for (size_t i = 0; i < f->count; i++)
		buffer_print(&list, "%s%s %s", i ? ", " : "", f->entities[i]->name, f->ids[i]);
	return fail(f->err, E_INPUT, _("%s fits more than one: %s. Type more of it."), f->typed, list.text);
}

bool store_find(struct store *store, struct arena *arena, const struct entity *entity, const char *typed,
	const struct entity **found_entity, const char **id, struct error *err)
{
	static find_way *const ways[] = { find_id, find_number, find_prefix };
	struct error own;
	struct looking f = { .store = store, .arena = arena, .typed = typed, .err = err ? err : &own };

	f.err->code = E_NONE;
	for (size_t i = 0; i < ARRAY_LEN(ways) && !f.count; i++)
		if (!each_entity(&f, ways[i], entity))
			return false;
	if (!f.count)
		return fail(f.err, E_MISSING, _("%s is not in this file."), typed);
	if (f.count > 1)
		return tell_many(&f);
	if (found_entity)
		*found_entity = f.entities[0];
	*id = arena_text(arena, f.ids[0]);
	return true;
}
