/*
 * Merging of one record into one row (design: sync, section 2): a register per cell that keeps every value that nothing
 * known replaces. The result depends on the set of records alone, not on the order in which they arrived.
 */
#include <string.h>

#include "inner.h"

/* A value of a contested cell. */
struct rival {
	const struct stake *stake;
	const char *value;
};

struct merge {
	struct store *store;
	struct image *image;
	const struct arrival *new;
	int64_t *cells; /* of the record, as names */
	bool *dropped;  /* did a head of that cell go? */
	int64_t scope;  /* the cell that moves write; 0: no move of the row is known */
	struct error *err;
};

static bool name_cells(struct merge *m)
{
	const struct record *record = m->new->record;

	m->cells = arena_alloc(m->image->heads.arena, record->cell_count * sizeof *m->cells);
	m->dropped = arena_alloc(m->image->heads.arena, record->cell_count * sizeof *m->dropped);
	if ((record->kind == RECORD_MOVE || m->image->heads.moved) &&
		!scope_cell_key(m->store, record->kind == RECORD_MOVE, &m->scope, m->err))
		return false;
	if (record->kind == RECORD_MOVE) {
		m->cells[0] = m->scope;
		return true;
	}
	for (size_t i = 0; i < record->cell_count; i++)
		if (!cell_key(m->store, m->image->entity, record->cells[i].name, &m->cells[i], m->err))
			return false;
	return true;
}

/* A record that is named and is no head of this row is either replaced already or not here yet. */
static bool await_absent(struct merge *m, const struct op_id *op)
{
	int64_t number;

	if (!op_number(m->store, op, &number, m->err))
		return false;
	if (!number || number > m->new->number)
		heads_await(&m->image->heads, op, m->cells, m->new->record->cell_count);
	return true;
}

static bool replace_named(struct merge *m)
{
	const struct record *record = m->new->record;
	bool removes = cells_hold(m->cells, record->cell_count, NAME_GONE);

	for (size_t i = 0; i < record->replaces_count; i++) {
		struct stake *stake = heads_find(&m->image->heads, &record->replaces[i]);

		if (!stake) {
			if (!await_absent(m, &record->replaces[i]))
				return false;
			continue;
		}
		stake->covered |= removes;
		for (size_t c = 0; c < record->cell_count; c++)
			m->dropped[c] |= heads_drop(stake, m->cells[c]);
	}
	return true;
}

static void become_head(struct merge *m)
{
	const struct record *record = m->new->record;
	struct stake stake = { .op = m->new->op, .stamp = record->stamp };
	struct wait wait;

	heads_take_wait(&m->image->heads, &m->new->op, &wait);
	stake.covered = cells_hold(wait.cells, wait.count, NAME_GONE);
	stake.cells = arena_alloc(m->image->heads.arena, record->cell_count * sizeof *stake.cells);
	for (size_t c = 0; c < record->cell_count; c++)
		if (!cells_hold(wait.cells, wait.count, m->cells[c]))
			stake.cells[stake.count++] = m->cells[c];
	if (stake.count)
		heads_add(&m->image->heads, &stake);
}

static bool is_better(const struct stake *a, const struct stake *b)
{
	if (a->stamp.value != b->stamp.value)
		return a->stamp.value > b->stamp.value;
	return op_compare(&a->op, &b->op) > 0;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* Value that a head gave to cell `c` of the record. */
static bool value_of(struct merge *m, const struct stake *stake, size_t c, const char **value)
{
	if (!memcmp(&stake->op, &m->new->op, sizeof stake->op)) {
		*value = m->new->record->cells[c].value;
		return true;
	}
	return op_value(m->store, m->image->heads.arena, &stake->op, m->cells[c], m->image->entity, value, m->err);
}

/* A field or value of a newer version: counted when the row is saved, and alive after an upgrade and a rebuild. */
static void note_newer(struct merge *m, size_t c)
{
	struct image *image = m->image;

	if (!image->newer)
		image->newer = arena_alloc(image->heads.arena, m->new->record->cell_count * sizeof *image->newer);
	image->newer[image->newer_count++] = m->cells[c];
}

static void put_value(struct merge *m, size_t c, const char *value)
{
	const struct entity *entity = m->image->entity;
	struct arena *arena = m->image->heads.arena;
	const char *element;
	const struct field *field = name_field(m->store, m->cells[c], entity, &element);
	size_t place;
	struct error refused;

	if (m->cells[c] == NAME_GONE) {
		m->image->heads.removed = value && !strcmp(value, "gone");
		return;
	}
	if (m->cells[c] == m->scope) {
		m->image->heads.moved = true;
		m->image->scope = arena_text(arena, value);
		return;
	}
	if (!field) {
		note_newer(m, c);
		return;
	}
	place = (size_t)(field - entity->fields);
	m->image->changed[place / 64] |= UINT64_C(1) << place % 64;
	value = arena_text(arena, value); /* the row may outlive the record */
	if (field_cell_read(arena, field, m->image->row, element, value, &refused))
		return;
	note_newer(m, c);
	if (!element || !field_cell_read(arena, field, m->image->row, element, NULL, &refused))
		field_clear(field, m->image->row);
}

/* The value of a cell that the record touched: that of its best head; different texts are a conflict. */
static bool settle(struct merge *m, size_t c)
{
	struct heads *heads = &m->image->heads;
	const struct stake *best = NULL, *one = NULL;
	const char *value = NULL, *other;
	bool contested = false;
	size_t count = 0;

	for (size_t i = 0; i < heads->stake_count; i++) {
		one = &heads->stakes[i];
		if (!cells_hold(one->cells, one->count, m->cells[c]))
			continue;
		if (!value_of(m, one, c, &other))
			return false;
		contested |= count++ && !same_text(value, other);
		if (!best || is_better(one, best)) {
			best = one;
			value = other;
		}
	}
	heads_contest(heads, m->cells[c], contested);
	put_value(m, c, value);
	return true;
}

/* Did the record become a head of this cell, or take one away? */
static bool touched(const struct merge *m, size_t c)
{
	const struct stake *own = heads_find(&m->image->heads, &m->new->op);

	return m->dropped[c] || (own && cells_hold(own->cells, own->count, m->cells[c]));
}

/* Deleted are rows of which every head is named by a record that deletes; else the deletion is a difference. That a row
 * was moved says nothing against it. */
static void settle_gone(struct merge *m)
{
	struct heads *heads = &m->image->heads;
	bool open = false, has_tilde = false, disputed;

	for (size_t i = 0; i < heads->stake_count; i++) {
		const struct stake *stake = &heads->stakes[i];
		bool holds = cells_hold(stake->cells, stake->count, NAME_GONE);

		has_tilde |= holds;
		open |= !stake->covered && !(stake->count == 1 && (holds || stake->cells[0] == m->scope));
	}
	if (!has_tilde)
		return;
	disputed = cells_hold(heads->contested, heads->contested_count, NAME_GONE);
	m->image->row->gone = heads->removed && !open && !disputed;
	if (heads->removed && open)
		heads_contest(heads, NAME_GONE, true);
}

/* An uncovered head may have made `~` contested without any rival of its own: look again. */
static bool settle_tilde(struct merge *m)
{
	struct heads *heads = &m->image->heads;
	const char *first = NULL, *value;
	bool contested = false;
	size_t count = 0;

	if (!cells_hold(heads->contested, heads->contested_count, NAME_GONE))
		return true;
	for (size_t i = 0; i < heads->stake_count; i++) {
		const struct stake *stake = &heads->stakes[i];

		if (!cells_hold(stake->cells, stake->count, NAME_GONE))
			continue;
		if (!op_value(m->store, heads->arena, &stake->op, NAME_GONE, m->image->entity, &value, m->err))
			return false;
		contested |= count++ && !same_text(first, value);
		first = value;
	}
	heads_contest(heads, NAME_GONE, contested);
	return true;
}

/* While no move is known: the first by the alphabet of the scopes that the records have. */
static void settle_scope(struct image *image, const struct record *record)
{
	bool begins = !image->exists && !image->merged;

	image->merged = true;
	if (!image->heads.moved && (begins || strcmp(record->scope, image->scope) < 0))
		image->scope = arena_text(image->heads.arena, record->scope);
	image->row->scope = image->scope;
}

bool image_merge(struct store *store, struct image *image, const struct arrival *new, struct error *err)
{
	struct merge m = { .store = store, .image = image, .new = new, .err = err };

	image->newer = NULL;
	image->newer_count = 0;
	if (!name_cells(&m) || !replace_named(&m))
		return false;
	become_head(&m);
	for (size_t c = 0; c < new->record->cell_count; c++)
		if (touched(&m, c) && !settle(&m, c))
			return false;
	heads_sweep(&image->heads);
	if (!settle_tilde(&m))
		return false;
	settle_gone(&m);
	settle_scope(image, new->record);
	image->row->contested = image->heads.contested_count > 0;
	return true;
}
