/*
 * Moving a row to another scope. Who may read only the new one must find the whole row there, and who reads both must find
 * nothing changed: every cell is said again with the value that it has, naming the records that gave it that value.
 *
 * Moves are a register of their own (the cell store_scope_cell), merged like any other: a move names all moves that are
 * known, and those that these name, since who has one scope and not the other knows only a part of them. For the same
 * reason a cell that was said again before names what was named then: who had it in the first scope, and gets it back from
 * the third, knows that his value was replaced in between.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"

/* Room in a line of 64 KiB: a letter costs at most two bytes, an id 25. */
enum { LINE_ROOM = 30000, VALUE_MAX = 24 * 1024, OPS_MAX = 400, HEAD_COST = 40 };

/* One head of one cell. */
struct saying {
	int64_t cell;
	const char *name, *value, *class;
	const char *origin; /* which records said it again before: those of one origin may go in one record */
	struct op_id op;
	struct stamp stamp;
};

struct mover {
	struct store *store;
	struct image image;
	const char *to;
	struct op_list history;
	bool gone_disputed;
	struct saying *sayings;
	size_t count, room;
	struct op_id *moves;
	size_t move_count, move_room;
	const char **left; /* scopes that the row leaves */
	size_t left_count, left_room;
	struct error *err;
};

static struct arena *arena_of(const struct mover *m)
{
	return m->image.heads.arena;
}

static bool is_contested(const struct mover *m, int64_t cell)
{
	return cells_hold(m->image.heads.contested, m->image.heads.contested_count, cell);
}

/* ---- what stands there now */

static void add_move(struct mover *m, const struct op_id *op)
{
	for (size_t i = 0; i < m->move_count; i++)
		if (!op_compare(&m->moves[i], op))
			return;
	m->moves = arena_grow(arena_of(m), m->moves, m->move_count, &m->move_room, sizeof *m->moves);
	m->moves[m->move_count++] = *op;
}

static void add_left(struct mover *m, const char *scope)
{
	for (size_t i = 0; i < m->left_count; i++)
		if (!strcmp(m->left[i], scope))
			return;
	if (!strcmp(scope, m->to))
		return;
	m->left = arena_grow(arena_of(m), m->left, m->left_count, &m->left_room, sizeof *m->left);
	m->left[m->left_count++] = scope;
}

static void take_move(struct mover *m, const struct op *op)
{
	add_move(m, &op->id);
	for (size_t i = 0; i < op->record.replaces_count; i++)
		add_move(m, &op->record.replaces[i]);
	add_left(m, op->record.cells[0].value);
}

/* A field goes in its class; a cell of a newer version in the one that it came in, and not at all when it is longer than
 * any text may be (design: sync, section 5): there might be no room beside it. */
static bool take_cell(struct mover *m, const struct stake *stake, const struct op *op, size_t at)
{
	const struct field *field;
	struct saying *saying;
	const char *element, *name;
	int64_t key;

	if (!cell_known(m->store, m->image.entity, op->record.cells[at].name, &key, m->err) ||
		!name_text(m->store, key, &name, m->err))
		return false;
	if (!cells_hold(stake->cells, stake->count, key) ||
		(op->record.cells[at].value && strlen(op->record.cells[at].value) > VALUE_MAX))
		return true;
	field = name_field(m->store, key, m->image.entity, &element);
	m->sayings = arena_grow(arena_of(m), m->sayings, m->count, &m->room, sizeof *m->sayings);
	saying = &m->sayings[m->count++];
	*saying = (struct saying){ .cell = key,
		.name = arena_text(arena_of(m), name),
		.value = op->record.cells[at].value,
		.class = field ? class_names[field->class] : arena_text(arena_of(m), op->record.class),
		.op = stake->op,
		.stamp = stake->stamp };
	return true;
}

static bool take_stake(struct mover *m, const struct stake *stake)
{
	struct op op;
	bool found;

	if (!op_find(m->store, arena_of(m), &stake->op, &op, &found, m->err))
		return false;
	if (found && op.record.kind == RECORD_MOVE) {
		take_move(m, &op);
		return true;
	}
	for (size_t i = 0; found && i < op.record.cell_count; i++)
		if (!take_cell(m, stake, &op, i))
			return false;
	return true;
}

/* Places in the history of the moves that said this cell again. */
static bool find_origin(struct mover *m, struct saying *saying)
{
	struct buffer places = { .arena = arena_of(m) };
	int64_t key;

	buffer_text(&places, "");
	for (size_t i = 0; i < m->history.count; i++) {
		const struct record *record = &m->history.list[i].record;

		for (size_t c = 0; record->restates && c < record->cell_count; c++) {
			if (!cell_known(m->store, m->image.entity, record->cells[c].name, &key, m->err))
				return false;
			if (key == saying->cell)
				buffer_print(&places, "%zu ", i);
		}
	}
	saying->origin = places.text;
	return true;
}

/* By class and cell, the best head of a cell first; what deletes the row comes at the very end. */
static int compare_sayings(const void *left, const void *right)
{
	const struct saying *a = left, *b = right;
	int order = (a->cell == NAME_GONE) - (b->cell == NAME_GONE);

	if (!order)
		order = strcmp(a->class, b->class);
	if (!order)
		order = strcmp(a->origin, b->origin);
	if (!order)
		order = (a->cell > b->cell) - (a->cell < b->cell);
	if (!order)
		order = (a->stamp.value < b->stamp.value) - (a->stamp.value > b->stamp.value);
	return order ? order : op_compare(&b->op, &a->op);
}

static bool look(struct mover *m)
{
	if (!ops_of_row(m->store, arena_of(m), m->image.key, &m->history, m->err))
		return false;
	m->gone_disputed = is_contested(m, NAME_GONE);
	add_left(m, m->image.scope);
	for (size_t i = 0; i < m->image.heads.stake_count; i++)
		if (!take_stake(m, &m->image.heads.stakes[i]))
			return false;
	for (size_t i = 0; i < m->count; i++)
		if (!find_origin(m, &m->sayings[i]))
			return false;
	if (m->count)
		qsort(m->sayings, m->count, sizeof *m->sayings, compare_sayings);
	return true;
}

/* ---- the records */

static bool write_in(struct mover *m, struct record *record, const char *scope, const char *class)
{
	if (strlen(scope) >= sizeof record->scope)
		return fail(m->err, E_INPUT, _("The codes of table and care provider are too long: %s"), scope);
	snprintf(record->scope, sizeof record->scope, "%s", scope);
	snprintf(record->class, sizeof record->class, "%s", class);
	return record_write_own(m->store, &m->image, record, m->err);
}

/* Of more moves than a record can name the newest are named. */
static bool write_move(struct mover *m, const char *scope)
{
	const struct cell to = { "to", m->to };
	struct record record = { .kind = RECORD_MOVE,
		.cells = &to,
		.cell_count = 1,
		.replaces = m->moves,
		.replaces_count = m->move_count < RECORD_OPS_MAX ? m->move_count : RECORD_OPS_MAX };

	return write_in(m, &record, scope, class_names[CLASS_BASIC]);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* Does the record of these sayings end before this one? A cell in dispute has a record of its own: one that named its best
 * head for that cell and its other head for another would take the other away. */
static bool ends_before(const struct mover *m, size_t from, size_t at, size_t cost)
{
	const struct saying *first = &m->sayings[from], *next = &m->sayings[at];

	if (first->cell == next->cell)
		return false;
	return strcmp(first->class, next->class) || strcmp(first->origin, next->origin) || next->cell == NAME_GONE ||
		is_contested(m, first->cell) || is_contested(m, next->cell) || cost > LINE_ROOM;
}

static size_t cost_of(const struct saying *saying)
{
	return HEAD_COST + 2 * (strlen(saying->name) + (saying->value ? strlen(saying->value) : 0));
}

/* A deletion speaks of the whole row, also of what was just said again of it. */
static void name_all(const struct mover *m, struct op_id *ops, size_t *count)
{
	for (size_t i = 0; i < m->image.heads.stake_count && *count < OPS_MAX; i++)
		ops[(*count)++] = m->image.heads.stakes[i].op;
}

/* What was named when these cells were said again before. */
static void name_origin(const struct mover *m, const char *origin, struct op_id *ops, size_t *count)
{
	const char *at = origin;
	char *end;

	for (; *at; at = end + 1) {
		const struct record *record = &m->history.list[strtoul(at, &end, 10)].record;

		for (size_t i = 0; i < record->replaces_count && *count < OPS_MAX; i++)
			ops[(*count)++] = record->replaces[i];
	}
}

static bool write_sayings(struct mover *m, size_t from, size_t to)
{
	struct cell *cells = arena_alloc(arena_of(m), (to - from) * sizeof *cells);
	struct op_id *ops = arena_alloc(arena_of(m), (to - from + OPS_MAX) * sizeof *ops);
	struct record record = { .kind = RECORD_SET, .restates = true, .cells = cells, .replaces = ops };
	const struct saying *best = NULL;

	for (size_t i = from; i < to; i++) {
		const struct saying *saying = &m->sayings[i];

		if (!best || best->cell != saying->cell) {
			best = saying;
			cells[record.cell_count++] = (struct cell){ saying->name, saying->value };
		}
		if (same_text(best->value, saying->value) && record.replaces_count < OPS_MAX)
			ops[record.replaces_count++] = saying->op;
	}
	if (best->cell == NAME_GONE)
		name_all(m, ops, &record.replaces_count);
	name_origin(m, best->origin, ops, &record.replaces_count);
	return write_in(m, &record, m->to, best->class);
}

/* Whether the row is deleted is not said again while that is in dispute: it would end the dispute. */
static bool write_cells(struct mover *m)
{
	size_t from = 0, cost = 0;

	for (size_t i = 0; i < m->count; i++) {
		if (i > from && ends_before(m, from, i, cost + cost_of(&m->sayings[i]))) {
			if (!write_sayings(m, from, i))
				return false;
			from = i;
			cost = 0;
		}
		cost += cost_of(&m->sayings[i]);
	}
	return from == m->count || (m->sayings[from].cell == NAME_GONE && m->gone_disputed) ||
		write_sayings(m, from, m->count);
}

/* The moves that were just written in the scopes that the row leaves: who gets the new scope alone names them too. */
static void add_move_heads(struct mover *m)
{
	const struct heads *heads = &m->image.heads;

	for (size_t i = 0; i < heads->stake_count; i++)
		if (cells_hold(heads->stakes[i].cells, heads->stakes[i].count, m->store->names.scope_cell))
			add_move(m, &heads->stakes[i].op);
}

static bool write_all(struct mover *m)
{
	for (size_t i = 0; i < m->left_count; i++)
		if (!write_move(m, m->left[i]))
			return false;
	add_move_heads(m);
	if (!write_cells(m) || !write_move(m, m->to) || !image_save(m->store, &m->image, m->err))
		return false;
	change_note(m->store, m->image.entity, m->image.id);
	return true;
}

static bool load(struct mover *m, const struct entity *entity, const char *id)
{
	const char *scope;
	int64_t name, key;

	if (!entity_key(m->store, entity, &name, m->err) ||
		!row_key(m->store, name, id, "", false, &key, &scope, m->err) ||
		(key &&
			!image_load(m->store, &m->image, m->store->scratch, entity, key,
				arena_text(m->store->scratch, id), arena_text(m->store->scratch, scope), true, m->err)))
		return false;
	return m->image.exists || fail(m->err, E_MISSING, _("There is no %s with id %s."), _(entity->label), id);
}

bool store_move(struct store *store, const struct entity *entity, const char *id, const char *scope, struct error *err)
{
	struct mover m = { .store = store, .to = scope, .err = err };

	arena_reset(store->scratch);
	if (!store->in_use_case)
		return fail(err, E_STORE, _("No change is open. This is a mistake in the program."));
	if (entity->entry || entity->scope == SCOPE_REGION || !record_is_scope(scope))
		return fail(err, E_INPUT, _("A %s cannot be moved to %s. This is a mistake in the program."),
			_(entity->label), scope);
	if (!load(&m, entity, id) || !look(&m))
		return false;
	return !m.left_count || write_all(&m);
}
