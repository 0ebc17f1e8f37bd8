/*
 * Names of entities, cells and scopes stand in the file once and are small numbers elsewhere. They are permanent: keys
 * mean the same in every version of the program, and unknown names of newer versions get one too.
 */
#include <string.h>

#include "inner.h"

static size_t hash_text(const char *text)
{
	uint64_t hash = 1469598103934665603u;

	while (*text)
		hash = (hash ^ (unsigned char)*text++) * 1099511628211u;
	return (size_t)(hash ^ hash >> 29);
}

static void slot_put(struct names *names, size_t place)
{
	size_t at = hash_text(names->list[place].text) & (names->slot_count - 1);

	while (names->slots[at])
		at = (at + 1) & (names->slot_count - 1);
	names->slots[at] = (unsigned)place + 1;
}

static void grow(struct names *names)
{
	struct name *list;

	names->room = names->room ? 2 * names->room : 512;
	list = arena_alloc(names->arena, names->room * sizeof *list);
	if (names->count)
		memcpy(list, names->list, names->count * sizeof *list);
	names->list = list;
	names->slot_count = 2 * names->room;
	names->slots = arena_alloc(names->arena, names->slot_count * sizeof *names->slots);
	for (size_t i = 0; i < names->count; i++)
		slot_put(names, i);
}

static void add(struct names *names, const char *text)
{
	struct name *name;

	if (names->count == names->room)
		grow(names);
	name = &names->list[names->count];
	*name = (struct name){ .text = arena_text(names->arena, text), .key = (int64_t)names->count + 1 };
	for (size_t e = 0; e < ENTITY_COUNT; e++)
		name->field[e] = NAME_NOT_LOOKED;
	slot_put(names, names->count++);
}

static bool read_all(struct store *store, struct error *err)
{
	sqlite3_stmt *all = sql_get(store, SQL_NAMES, err);
	bool row = false;

	if (!all)
		return false;
	arena_open(&store->names.arena);
	grow(&store->names);
	for (;;) {
		if (!sql_step(store, all, &row, err)) {
			names_forget(store);
			return false;
		}
		if (!row)
			return true;
		if (sqlite3_column_int64(all, 0) != (int64_t)store->names.count + 1) {
			sqlite3_reset(all);
			names_forget(store);
			return fail(err, E_FORMAT, _("The list of names in %s is damaged. Use a backup."), store->path);
		}
		add(&store->names, (const char *)sqlite3_column_text(all, 1));
	}
}

static struct name *find(struct names *names, const char *text)
{
	size_t at = hash_text(text) & (names->slot_count - 1);

	for (; names->slots[at]; at = (at + 1) & (names->slot_count - 1))
		if (!strcmp(names->list[names->slots[at] - 1].text, text))
			return &names->list[names->slots[at] - 1];
	return NULL;
}

bool name_key(struct store *store, const char *text, int64_t *key, struct error *err)
{
	struct name *name;

	if (!store->names.arena && !read_all(store, err))
		return false;
	name = find(&store->names, text);
	*key = name ? name->key : (int64_t)store->names.count + 1;
	if (name)
		return true;
	if (!sql_run(store, SQL_NAME_ADD, err, "is", *key, text))
		return false;
	add(&store->names, text);
	return true;
}

bool name_known(struct store *store, const char *text, int64_t *key, struct error *err)
{
	struct name *name;

	if (!store->names.arena && !read_all(store, err))
		return false;
	name = find(&store->names, text);
	*key = name ? name->key : 0;
	return true;
}

bool name_text(struct store *store, int64_t key, const char **text, struct error *err)
{
	*text = NULL;
	if (!store->names.arena && !read_all(store, err))
		return false;
	if (key > 0 && (size_t)key <= store->names.count)
		*text = store->names.list[key - 1].text;
	return true;
}

const struct field *name_field(struct store *store, int64_t key, const struct entity *entity, const char **element)
{
	struct name *name = &store->names.list[key - 1];
	short *place = &name->field[entity_index(entity)];
	const struct field *field;
	const char *dot;

	if (*place == NAME_NOT_LOOKED) {
		field = entity_cell(entity, name->text, element);
		*place = field ? (short)(field - entity->fields) : NAME_NO_FIELD;
	}
	dot = strchr(name->text, '.');
	*element = dot ? dot + 1 : NULL;
	return *place == NAME_NO_FIELD ? NULL : &entity->fields[*place];
}

void names_forget(struct store *store)
{
	arena_close(&store->names.arena);
	store->names = (struct names){ 0 };
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		store->tables[i].key = 0;
}

const char store_scope_cell[] = "~to";

bool scope_cell_key(struct store *store, bool make, int64_t *key, struct error *err)
{
	int64_t *known = &store->names.scope_cell;

	if (!*known &&
		!(make ? name_key(store, store_scope_cell, known, err)
		       : name_known(store, store_scope_cell, known, err)))
		return false;
	*key = *known;
	return true;
}

bool entity_key(struct store *store, const struct entity *entity, int64_t *key, struct error *err)
{
	struct table *table = &store->tables[entity_index(entity)];

	if (!table->key && !name_key(store, entity->name, &table->key, err))
		return false;
	*key = table->key;
	return true;
}
