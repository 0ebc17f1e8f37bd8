/* The history of a row for people. */
#include <string.h>

#include "app/edit.h"
#include "said.h"
#include "store/store.h"

static const char *name_of(struct app *app, struct arena *arena, const struct entity *entity, const char *id)
{
	void *row = arena_alloc(arena, entity->size);
	const struct field *title = entity_field(entity, entity->title);
	struct error ignored;

	if (!id || !*id || !store_load(app->store, arena, entity, id, row, &ignored) || !field_is_known(title, row))
		return NULL;
	return *field_text(title, row);
}

static const char *who_did(struct app *app, struct arena *arena, const struct record *record)
{
	const char *name = name_of(app, arena, &entity_person, record->user);

	if (!name)
		name = name_of(app, arena, &entity_device, record->writer);
	return name ? name : arena_print(arena, _("device %.8s"), record->writer);
}

/* Text of one cell of a record for people; of an element "criterion: value". False: a field or a value of a newer version,
 * given as it stands there. */
static bool value_text(
	struct app *app, struct arena *arena, const struct entity *entity, const struct cell *cell, const char **text)
{
	const char *element;
	const struct field *field = entity_cell(entity, cell->name, &element);
	void *row = arena_alloc(arena, entity->size);
	struct error ignored;

	*text = cell->value ? cell->value : "";
	if (!strcmp(cell->name, "~") || (field && !cell->value))
		return true;
	row_clear(entity, row);
	if (!field || !field_cell_read(arena, field, row, element, cell->value, &ignored))
		return false;
	*text = field_format(arena, field, app_context(app, arena), row);
	return true;
}

struct telling {
	struct app *app;
	struct arena *arena;
	const struct entity *entity;
	const char *cell;          /* only this one; NULL: all */
	const struct field *field; /* only this one and its elements; NULL: all */
	const struct change *changes;
	size_t change_count;
	const struct head *heads;
	size_t head_count;
	struct past *past;
	size_t count;
};

/* Is this what the cell says now, by itself or because a move said it again? */
static bool is_present(const struct telling *to, const struct op_id *op, const char *name, const struct cell *cell)
{
	for (size_t i = 0; i < to->head_count; i++)
		if (!strcmp(to->heads[i].cell, name) &&
			said_still(to->changes, to->change_count, op, cell, &to->heads[i].op))
			return true;
	return false;
}

/* What a move said again is told once: where it was said first, when that is here. */
static bool is_told(const struct telling *to, const struct record *record, const struct cell *cell)
{
	for (size_t i = 0; record->restates && i < to->change_count; i++)
		if (said_names(record, &to->changes[i].op) && said_same(&to->changes[i].record, cell))
			return true;
	return false;
}

/* A move stands in both scopes. */
static bool is_told_by_arrival(const struct telling *to, const struct record *record)
{
	for (size_t i = 0; strcmp(record->scope, record->cells[0].value) && i < to->change_count; i++) {
		const struct record *arrival = &to->changes[i].record;

		if (arrival->kind == RECORD_MOVE && arrival->stamp.value == record->stamp.value &&
			!strcmp(arrival->writer, record->writer) && !strcmp(arrival->scope, arrival->cells[0].value))
			return true;
	}
	return false;
}

/* "Velsen, HVO-Querido" */
static const char *scope_text(struct telling *to, const char *scope)
{
	const char *dot = strchr(scope, '.'), *forum, *care;

	if (!dot)
		return scope;
	forum = app_label(to->app, to->arena, entity_field(&entity_application, "forum"),
		arena_copy(to->arena, scope, (size_t)(dot - scope)));
	if (!strcmp(dot, ".none"))
		return forum;
	care = app_label(to->app, to->arena, entity_field(&entity_application, "ambulant_care"), dot + 1);
	return arena_print(to->arena, "%s, %s", forum, care);
}

static void tell_move(struct telling *to, const struct change *change)
{
	const struct record *record = &change->record;

	if (to->field || (to->cell && strcmp(to->cell, store_scope_cell)) || is_told_by_arrival(to, record))
		return;
	to->past[to->count++] = (struct past){
		.time = clock_local(&to->app->clock, stamp_ms(record->stamp)),
		.arrival = change->arrival,
		.who = who_did(to->app, to->arena, record),
		.field = _("Moved to"),
		.cell = store_scope_cell,
		.value = scope_text(to, record->cells[0].value),
		.wire = record->cells[0].value,
		.present = is_present(to, &change->op, store_scope_cell, &record->cells[0]),
	};
}

static void tell_change(struct telling *to, const struct change *change)
{
	const struct record *record = &change->record;
	int64_t time = clock_local(&to->app->clock, stamp_ms(record->stamp));
	const char *who = who_did(to->app, to->arena, record);

	if (record->kind == RECORD_MOVE && change->applied) {
		tell_move(to, change);
		return;
	}
	for (size_t i = 0; i < record->cell_count; i++) {
		const struct cell *cell = &record->cells[i];
		const struct field *field = entity_field(to->entity, cell->name);
		const char *value;
		bool understood = value_text(to->app, to->arena, to->entity, cell, &value);

		if ((to->cell && strcmp(to->cell, cell->name)) || (to->field && to->field != field) ||
			is_told(to, record, cell))
			continue;
		to->past[to->count++] = (struct past){
			.time = time,
			.arrival = change->arrival,
			.who = who,
			.field = !strcmp(cell->name, "~") ? _("Deleted")
				: field                   ? _(field->label)
							  : cell->name,
			.cell = cell->name,
			.value = value,
			.wire = cell->value,
			.present = record->kind != RECORD_SET || is_present(to, &change->op, cell->name, cell),
			.state = !change->applied ? (change->why ? change->why : _("refused"))
				: understood      ? NULL
						  : _("from a newer version"),
		};
	}
}

/* Room for what the changes tell. */
static void make_room(struct telling *to, const struct change *changes, size_t count)
{
	size_t room = 1;

	to->changes = changes;
	to->change_count = count;
	for (size_t i = 0; i < count; i++)
		room += changes[i].record.cell_count;
	to->past = arena_alloc(to->arena, room * sizeof(*to->past));
}

bool edit_history(struct app *app, struct arena *arena, const struct entity *entity, const char *id, const char *cell,
	struct past **past, size_t *count, struct error *err)
{
	struct telling to = { .app = app, .arena = arena, .entity = entity, .cell = cell };
	struct change *changes;
	struct head *heads;
	size_t change_count;

	if (!store_history(app->store, arena, entity, id, &changes, &change_count, err) ||
		!store_heads(app->store, arena, entity, id, cell, &heads, &to.head_count, err))
		return false;
	to.heads = heads;
	make_room(&to, changes, change_count);
	for (size_t i = change_count; i > 0; i--)
		tell_change(&to, &changes[i - 1]);
	*past = to.past;
	*count = to.count;
	return true;
}

bool edit_field_history(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	const struct field *field, size_t limit, struct past **past, size_t *count, struct error *err)
{
	struct telling to = { .app = app, .arena = arena, .entity = entity, .field = field };
	struct change *changes;
	struct head *heads;
	size_t change_count;

	if (!store_field_history(app->store, arena, entity, id, field->name, limit, &changes, &change_count, err) ||
		!store_head_cells(app->store, arena, entity, id, &heads, &to.head_count, err))
		return false;
	to.heads = heads;
	make_room(&to, changes, change_count);
	for (size_t i = 0; i < change_count; i++)
		tell_change(&to, &changes[i]);
	*past = to.past;
	*count = to.count;
	return true;
}
