/*
 * Own changes: cells become records, one per class, and records are merged like those of others.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"

/* One call of store_set, store_add …, cut into records by class. */
struct change_of {
	struct store *store;
	struct image image;
	enum record_kind kind;
	bool always;   /* also what is that already */
	int64_t *keys; /* names of the cells that are left */
	struct cell *cells;
	enum field_class *classes;
	size_t count;
	const struct op_id *seen; /* NULL: all heads are known */
	size_t seen_count;
	struct op_id *about;
	size_t about_count;
	struct error *err;
};

static int compare_ops(const void *a, const void *b)
{
	return memcmp(a, b, OP_BYTES);
}

static void add_op(struct op_id *list, size_t *count, const struct op_id *op)
{
	for (size_t i = 0; i < *count; i++)
		if (!memcmp(&list[i], op, sizeof *op))
			return;
	list[(*count)++] = *op;
}

static bool names_of_class(const struct change_of *c, const struct stake *stake, enum field_class class)
{
	if (c->kind == RECORD_FIX)
		return true; /* the entry itself, and what was mended of it before */
	for (size_t i = 0; i < c->count; i++)
		if (c->classes[i] == class &&
			(c->keys[i] == NAME_GONE || cells_hold(stake->cells, stake->count, c->keys[i])))
			return true;
	return false;
}

static bool was_seen(const struct change_of *c, const struct op_id *op)
{
	for (size_t i = 0; c->seen && i < c->seen_count; i++)
		if (!memcmp(&c->seen[i], op, sizeof *op))
			return true;
	return !c->seen;
}

/* What the record of a class replaces: the heads of its cells, as far as the one who writes has seen them. */
static void add_replaced(struct change_of *c, enum field_class class, struct record *record)
{
	const struct heads *heads = &c->image.heads;
	struct op_id *list = arena_alloc(heads->arena, (heads->stake_count + c->seen_count + 1) * sizeof *list);
	size_t count = 0;

	for (size_t i = 0; i < heads->stake_count; i++)
		if (names_of_class(c, &heads->stakes[i], class) && was_seen(c, &heads->stakes[i].op))
			add_op(list, &count, &heads->stakes[i].op);
	for (size_t i = 0; i < c->seen_count; i++)
		if (!heads_find(heads, &c->seen[i]))
			add_op(list, &count, &c->seen[i]);
	qsort(list, count, sizeof *list, compare_ops);
	record->replaces = list;
	record->replaces_count = count;
}

static void add_cells(const struct change_of *c, enum field_class class, struct record *record)
{
	struct cell *cells = arena_alloc(c->image.heads.arena, (c->count + 1) * sizeof *cells);
	size_t count = 0;

	for (size_t i = 0; i < c->count; i++)
		if (c->classes[i] == class)
			cells[count++] = c->cells[i];
	record->cells = cells;
	record->cell_count = count;
}

static bool store_op(struct store *store, const struct flow *flow, const struct op_id *id, int64_t row,
	const char *line, size_t length, struct arrival *arrival, struct error *err)
{
	if (!sql_run(store, SQL_OP_ADD, err, "iiioiiit", flow->key, flow->last, (int64_t)0, id, row, store->now_ms,
		    (int64_t)OP_APPLIED, line, length))
		return false;
	arrival->number = sqlite3_last_insert_rowid(store->db);
	arrival->op = *id;
	return true;
}

bool record_write_own(struct store *store, struct image *image, struct record *record, struct error *err)
{
	struct arrival arrival = { .record = record };
	struct flow *flow;
	struct hash leaf;
	struct op_id id;
	const char *line;
	size_t length;

	record->version = RECORD_VERSION;
	record->stamp = store->stamp;
	record->entity = image->entity->name;
	record->id = image->id;
	record->user = store->user;
	snprintf(record->writer, sizeof record->writer, "%s", store->writer);
	if (!flow_find(store, record->scope, record->class, &flow, err))
		return false;
	record->number = flow->last + 1;
	random_bytes(store->host.random, record->salt, sizeof record->salt);
	if (!record_write(image->heads.arena, record, &line, &length, err))
		return false;
	leaf = leaf_of(line, length, record->salt);
	id = op_of(&leaf);
	flow->last++;
	flow->link = link_after(&flow->link, &leaf);
	flow->dirty = true;
	store->own_count++;
	store->numbers_spent = true;
	return store_op(store, flow, &id, image->key, line, length, &arrival, err) &&
		image_merge(store, image, &arrival, err);
}

static bool write_class(struct change_of *c, enum field_class class)
{
	struct record record = { .kind = c->kind, .about = c->about, .about_count = c->about_count };

	add_cells(c, class, &record);
	if (!record.cell_count)
		return true;
	add_replaced(c, class, &record);
	snprintf(record.scope, sizeof record.scope, "%s", c->image.scope);
	snprintf(record.class, sizeof record.class, "%s", class_names[class]);
	return record_write_own(c->store, &c->image, &record, c->err) && image_save(c->store, &c->image, c->err);
}

/* Records for the cells that are left, in the order of classes. An entry is whole: one record, in the class of its
 * first
 * field. */
static bool write_all(struct change_of *c)
{
	if (c->image.entity->entry)
		for (size_t i = 0; i < c->count; i++)
			c->classes[i] = c->image.entity->fields[0].class;
	for (int class = 0; class < CLASS_COUNT; class ++)
		if (!write_class(c, (enum field_class) class))
			return false;
	if (c->count)
		change_note(c->store, c->image.entity, c->image.id);
	return true;
}

/* ---- what may be set */

static bool label_refusal(const struct field *field, struct error *err)
{
	return fail_within(err, "%s: ", _(field->label));
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool check_value(struct change_of *c, const struct field *field, const char *element, const char *value)
{
	struct arena *arena = c->image.heads.arena;
	void *trial = arena_alloc(arena, c->image.entity->size);

	field_clear(field, trial);
	return field_cell_read(arena, field, trial, element, value, c->err) || label_refusal(field, c->err);
}

static bool is_unchanged(
	const struct change_of *c, const struct field *field, const char *element, int64_t key, const char *value)
{
	const char *present;

	if (!c->image.exists || cells_hold(c->image.heads.contested, c->image.heads.contested_count, key))
		return false;
	present = field_cell_write(c->image.heads.arena, field, c->image.row, element);
	return same_text(present, value);
}

/* All records of a use case carry one stamp and write a cell at most once, so that undo and history have groups. */
static bool check_once(struct change_of *c, int64_t key, const char *name)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->keys[i] == key)
			return fail(c->err, E_INPUT, _("%s is set twice in one change."), name);
	for (size_t i = 0; i < c->image.heads.stake_count; i++) {
		const struct stake *stake = &c->image.heads.stakes[i];

		if (stake->stamp.value == c->store->stamp.value && cells_hold(stake->cells, stake->count, key))
			return fail(c->err, E_INPUT, _("%s is set twice in one change."), name);
	}
	return true;
}

static bool take_cell(struct change_of *c, const struct cell *cell)
{
	const struct entity *entity = c->image.entity;
	const char *element;
	const struct field *field = entity_cell(entity, cell->name, &element);
	int64_t key;

	if (!field)
		return fail(c->err, E_INPUT, _("There is no field %s in %s."), cell->name, _(entity->label));
	if (!check_value(c, field, element, cell->value) || !cell_key(c->store, entity, cell->name, &key, c->err))
		return false;
	if (c->kind != RECORD_ADD && !c->always && is_unchanged(c, field, element, key, cell->value))
		return true;
	if (!check_once(c, key, cell->name))
		return false;
	c->keys[c->count] = key;
	c->classes[c->count] = field->class;
	c->cells[c->count++] = *cell;
	return true;
}

static bool take_cells(struct change_of *c, const struct cell *cells, size_t count)
{
	struct arena *arena = c->image.heads.arena;

	c->keys = arena_alloc(arena, (count + 1) * sizeof *c->keys);
	c->cells = arena_alloc(arena, (count + 1) * sizeof *c->cells);
	c->classes = arena_alloc(arena, (count + 1) * sizeof *c->classes);
	for (size_t i = 0; i < count; i++)
		if (!take_cell(c, &cells[i]))
			return false;
	return true;
}

/* Where a new row goes; NULL: nobody told, so none is made. */
static const char *scope_for(const struct entity *entity, const char *scope)
{
	return entity->scope == SCOPE_REGION ? "regio" : scope;
}

/* Loads the row that a change is about, or makes it when a scope is told. */
static bool start(struct change_of *c, struct store *store, const struct entity *entity, const char *id,
	const char *scope, bool make, struct error *err)
{
	bool makes = make && scope_for(entity, scope);
	int64_t entity_name, key;
	const char *row_scope;

	arena_reset(store->scratch);
	*c = (struct change_of){ .store = store, .kind = entity->entry ? RECORD_FIX : RECORD_SET, .err = err };
	if (!store->in_use_case)
		return fail(err, E_STORE, _("No change is open. This is a mistake in the program."));
	if (!entity_key(store, entity, &entity_name, err) ||
		!row_key(store, entity_name, id, makes ? scope_for(entity, scope) : "", makes, &key, &row_scope, err))
		return false;
	if (key &&
		!image_load(store, &c->image, store->scratch, entity, key, arena_text(store->scratch, id),
			arena_text(store->scratch, row_scope), true, err))
		return false;
	if (!c->image.exists && !makes)
		return fail(err, E_MISSING, _("There is no %s with id %s."), _(entity->label), id);
	if (!c->image.exists)
		c->image.scope = arena_text(store->scratch, scope_for(entity, scope));
	return true;
}

static bool set_cells(struct store *store, const struct entity *entity, const char *id, const char *scope, bool always,
	const struct cell *cells, size_t count, struct error *err)
{
	struct change_of c;

	if (entity->entry)
		return fail(
			err, E_INPUT, _("A %s never changes. Add a later one that withdraws it."), _(entity->label));
	if (!start(&c, store, entity, id, scope, true, err))
		return false;
	c.always = always;
	return take_cells(&c, cells, count) && write_all(&c);
}

bool store_set(struct store *store, const struct entity *entity, const char *id, const char *scope,
	const struct cell *cells, size_t count, struct error *err)
{
	return set_cells(store, entity, id, scope, false, cells, count, err);
}

bool store_affirm(struct store *store, const struct entity *entity, const char *id, const struct cell *cells,
	size_t count, struct error *err)
{
	return set_cells(store, entity, id, NULL, true, cells, count, err);
}

bool store_set_seen(struct store *store, const struct entity *entity, const char *id, const struct cell *cells,
	size_t count, const struct op_id *seen, size_t seen_count, struct error *err)
{
	static const struct op_id nothing;
	struct change_of c;

	if (entity->entry)
		return fail(
			err, E_INPUT, _("A %s never changes. Add a later one that withdraws it."), _(entity->label));
	if (!start(&c, store, entity, id, NULL, false, err))
		return false;
	c.seen = seen_count ? seen : &nothing;
	c.seen_count = seen_count;
	return take_cells(&c, cells, count) && write_all(&c);
}

bool store_fix(struct store *store, const struct entity *entity, const char *id, const struct cell *cells, size_t count,
	struct error *err)
{
	struct change_of c;

	if (!entity->entry)
		return fail(err, E_INPUT, _("Only entries are corrected by a later entry."));
	if (!start(&c, store, entity, id, NULL, false, err))
		return false;
	return take_cells(&c, cells, count) && write_all(&c);
}

bool store_remove(struct store *store, const struct entity *entity, const char *id, bool gone, struct error *err)
{
	struct cell cell = { "~", gone ? "gone" : NULL };
	struct change_of c;

	if (entity->entry)
		return fail(
			err, E_INPUT, _("A %s is never deleted. Add a later one that withdraws it."), _(entity->label));
	if (!start(&c, store, entity, id, NULL, false, err))
		return false;
	if (c.image.row->gone == gone && !cells_hold(c.image.heads.contested, c.image.heads.contested_count, NAME_GONE))
		return true;
	if (!take_cells(&c, NULL, 0) || !check_once(&c, NAME_GONE, "~"))
		return false;
	c.keys[0] = NAME_GONE;
	c.cells[0] = cell;
	c.classes[0] = CLASS_BASIC;
	c.count = 1;
	return write_all(&c);
}

/* ---- entries and what was known */

enum { ABOUT_MAX = 1000 };

static bool add_heads(struct change_of *c, const void *blob, size_t length)
{
	struct heads heads;

	if (!heads_read(&heads, c->image.heads.arena, blob, length, c->err))
		return false;
	for (size_t i = 0; i < heads.stake_count && c->about_count < ABOUT_MAX; i++)
		add_op(c->about, &c->about_count, &heads.stakes[i].op);
	return true;
}

static bool add_newest_entries(struct change_of *c, const char *application)
{
	sqlite3_stmt *from;
	bool row;

	for (bool good = sql_first(c->store, SQL_ENTRIES_OF_CASE, &from, &row, c->err, "s", application);;
		good = sql_step(c->store, from, &row, c->err)) {
		if (!good)
			return false;
		if (!row)
			return true;
		if (!add_heads(c, sqlite3_column_blob(from, 0), (size_t)sqlite3_column_bytes(from, 0))) {
			sqlite3_reset(from);
			return false;
		}
	}
}

static bool add_about(struct change_of *c, const struct row_name *name)
{
	struct image image;
	int64_t entity, key;
	const char *scope;

	if (!entity_key(c->store, name->entity, &entity, c->err) ||
		!row_key(c->store, entity, name->id, "regio", false, &key, &scope, c->err))
		return false;
	if (!key)
		return true;
	if (!image_load(c->store, &image, c->image.heads.arena, name->entity, key, name->id, scope, false, c->err))
		return false;
	for (size_t i = 0; i < image.heads.stake_count && c->about_count < ABOUT_MAX; i++)
		add_op(c->about, &c->about_count, &image.heads.stakes[i].op);
	return name->entity != &entity_application || add_newest_entries(c, name->id);
}

bool store_add(struct store *store, const struct entity *entity, const char *id, const char *scope,
	const struct cell *cells, size_t count, const struct row_name *about, size_t about_count, struct error *err)
{
	struct change_of c;

	if (!entity->entry)
		return fail(err, E_INPUT, _("A %s is changed, not added. This is a mistake in the program."),
			_(entity->label));
	if (!start(&c, store, entity, id, scope, true, err))
		return false;
	if (c.image.exists)
		return fail(err, E_INPUT, _("There is a %s with id %s already."), _(entity->label), id);
	c.kind = RECORD_ADD;
	c.about = arena_alloc(store->scratch, (ABOUT_MAX + 1) * sizeof *c.about);
	for (size_t i = 0; i < about_count; i++)
		if (!add_about(&c, &about[i]))
			return false;
	qsort(c.about, c.about_count, sizeof *c.about, compare_ops);
	return take_cells(&c, cells, count) && write_all(&c);
}
