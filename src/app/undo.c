#include "undo.h"

#include <string.h>

#include "app/edit.h"
#include "said.h"
#include "store/store.h"
#include "write.h"

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* A move by another laptop said the cell again. */
static bool is_said_again(struct app *app, struct arena *arena, const struct record *record, const struct cell *cell,
	const struct op_id *op, const struct op_id *head, bool *again, struct error *err)
{
	struct change *changes;
	size_t count;

	if (!store_history(app->store, arena, entity_named(record->entity), record->id, &changes, &count, err))
		return false;
	*again = said_still(changes, count, op, cell, head);
	return true;
}

/* Is the cell still what the record of `op` made it? Also when this device changed it since and took that back. */
static bool is_as_written(struct app *app, struct arena *arena, const struct record *record, const struct cell *cell,
	const struct op_id *op, bool *as_written, struct error *err)
{
	struct head *heads;
	size_t count;

	if (!store_heads(app->store, arena, entity_named(record->entity), record->id, cell->name, &heads, &count, err))
		return false;
	*as_written = count == 1 &&
		(!op_compare(&heads[0].op, op) ||
			(same_text(heads[0].value, cell->value) && !strcmp(heads[0].writer, store_writer(app->store))));
	return *as_written || count != 1 || !same_text(heads[0].value, cell->value) ||
		is_said_again(app, arena, record, cell, op, &heads[0].op, as_written, err);
}

static void name_left(struct arena *arena, const char *label, const char **left)
{
	*left = *left ? arena_print(arena, "%s, %s", *left, label)
		      : arena_print(arena, _("Left as it is, since it was changed later: %s"), label);
}

static const char *label_of_cell(const struct entity *entity, const char *cell)
{
	const struct field *field = entity_field(entity, cell);

	return field ? _(field->label) : strcmp(cell, "~") ? cell : _(entity->label);
}

/* ---- one record ------------------------------------------------------------------------------------------------- */

/* Gathers the values before, of the cells that are as the record made them. */
static bool restore_cells(struct app *app, struct arena *arena, const struct entity *entity,
	const struct change *change, struct write_cells *cells, const char **left, struct error *err)
{
	const struct record *record = &change->record;

	for (size_t i = 0; i < record->cell_count; i++) {
		const char *cell = record->cells[i].name, *before;
		bool as_written;

		if (!is_as_written(app, arena, record, &record->cells[i], &change->op, &as_written, err))
			return false;
		if (!as_written) {
			name_left(arena, label_of_cell(entity, cell), left);
			continue;
		}
		if (!store_value_before(app->store, arena, entity, record->id, cell, &change->op, &before, err))
			return false;
		write_add(cells, cell, before);
	}
	return true;
}

static bool write_restored(struct app *app, const struct entity *entity, const char *id,
	const struct write_cells *cells, struct error *err)
{
	if (!cells->count)
		return true;
	if (entity->entry)
		return store_fix(app->store, entity, id, cells->cells, cells->count, err);
	if (!strcmp(cells->cells[0].name, "~"))
		return store_remove(app->store, entity, id, cells->cells[0].value != NULL, err);
	return store_set(app->store, entity, id, NULL, cells->cells, cells->count, err);
}

static bool withdraw_entry(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	const char *reason, const char **left, struct error *err)
{
	const struct cell cells[] = { { "withdrawn", "true" }, { "withdrawn_why", reason } };

	if (entity_field(entity, "withdrawn"))
		return store_fix(app->store, entity, id, cells, reason && *reason ? 2 : 1, err);
	name_left(arena, _(entity->label), left);
	return true;
}

/* ---- rows that the use case made -------------------------------------------------------------------------------- */

/* Is this the use case that made the row? */
static bool is_made_by(struct app *app, struct arena *arena, const struct entity *entity, const struct change *change,
	bool *made, struct error *err)
{
	struct change *history;
	size_t count;

	*made = false;
	if (!store_history(app->store, arena, entity, change->record.id, &history, &count, err))
		return false;
	*made = count && history[0].record.stamp.value == change->record.stamp.value &&
		!strcmp(history[0].record.writer, change->record.writer) && history[0].record.kind == RECORD_SET;
	return true;
}

/* Has the row the cells that the use case gave it, and no others? */
static bool is_as_made(
	struct arena *arena, const struct entity *entity, const void *row, const struct change *changes, size_t count)
{
	struct write_cells now = { .arena = arena };
	const struct row *head = row;
	size_t known = 0, same = 0;

	write_add_row(&now, entity, row);
	for (size_t i = 0; i < count; i++) {
		const struct record *record = &changes[i].record;

		if (said_by_move(record) || strcmp(record->entity, entity->name) || strcmp(record->id, head->id))
			continue;
		for (size_t c = 0; c < record->cell_count; c++) {
			known += record->cells[c].value != NULL;
			for (size_t n = 0; n < now.count; n++)
				same += !strcmp(now.cells[n].name, record->cells[c].name) &&
					same_text(now.cells[n].value, record->cells[c].value);
		}
	}
	return !head->contested && known == same && same == now.count;
}

/* A row that the use case made goes, unless someone has changed it since. Its other records find it gone. */
static bool unmake_row(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	const struct change *changes, size_t count, const char **left, struct error *err)
{
	void *row = arena_alloc(arena, entity->size);

	if (!store_load(app->store, arena, entity, id, row, err))
		return false;
	if (((struct row *)row)->gone)
		return true;
	if (is_as_made(arena, entity, row, changes, count))
		return store_remove(app->store, entity, id, true, err);
	if (!*left || !strstr(*left, _(entity->label)))
		name_left(arena, _(entity->label), left);
	return true;
}

/* ---- a use case ------------------------------------------------------------------------------------------------- */

/* Records of one row in one use case are one per class; each is taken back by itself. */
static bool undo_change(struct app *app, struct arena *arena, const struct change *changes, size_t count, size_t at,
	const char *reason, const char **left, struct error *err)
{
	const struct change *change = &changes[at];
	const struct entity *entity = entity_named(change->record.entity);
	struct write_cells cells = { .arena = arena };
	bool made = false;

	if (!entity || !change->applied || said_by_move(&change->record))
		return true;
	if (change->record.kind == RECORD_ADD)
		return withdraw_entry(app, arena, entity, change->record.id, reason, left, err);
	if (change->record.kind == RECORD_SET && !is_made_by(app, arena, entity, change, &made, err))
		return false;
	if (made)
		return unmake_row(app, arena, entity, change->record.id, changes, count, left, err);
	return restore_cells(app, arena, entity, change, &cells, left, err) &&
		write_restored(app, entity, change->record.id, &cells, err);
}

/* A case goes where its fields say now. */
static bool put_back(
	struct app *app, struct arena *arena, const struct change *changes, size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++)
		if (entity_named(changes[i].record.entity) == &entity_application &&
			!app_rescope(app, arena, changes[i].record.id, err))
			return false;
	return true;
}

bool undo_changes(struct app *app, struct arena *arena, const struct change *changes, size_t count, const char *reason,
	const char **left, struct error *err)
{
	*left = NULL;
	for (size_t i = 0; i < count; i++)
		if (!undo_change(app, arena, changes, count, i, reason, left, err))
			return false;
	return put_back(app, arena, changes, count, err);
}

/* ---- Ctrl+Z and Ctrl+Y ------------------------------------------------------------------------------------------ */

/* More records than a hand makes: an intake, a practice file. */
enum { RECORDS_MAX = 200 };

/* What a use case did, in a few words: its entry, or its first field. */
static const char *describe(struct arena *arena, const struct change *changes, size_t count)
{
	const struct entity *entity = NULL;
	const char *label = "";

	for (size_t i = 0; i < count; i++) {
		entity = entity_named(changes[i].record.entity);
		if (entity && entity->entry)
			return arena_text(arena, _(entity->label));
		if (entity && changes[i].record.cell_count)
			label = label_of_cell(entity, changes[i].record.cells[0].name);
	}
	return arena_text(arena, label);
}

/* The stamp of the newest own use case, 0 when there is none. */
static bool newest_stamp(struct app *app, struct arena *arena, uint64_t *stamp, struct error *err)
{
	struct change *changes;
	size_t count;

	if (!store_last_use_case(app->store, arena, 0, &changes, &count, err))
		return false;
	*stamp = count ? changes[0].record.stamp.value : 0;
	return true;
}

/* What made the file and who works with it stays: that is no work of the hand. */
static bool is_foundation(
	struct app *app, struct arena *arena, const struct change *change, bool *foundation, struct error *err)
{
	const char *entity = change->record.entity;

	*foundation = !strcmp(entity, entity_arrangement.name) || !strcmp(entity, entity_arrangement_part.name);
	if (strcmp(entity, entity_person.name) || strcmp(change->record.id, app->person))
		return true;
	return is_made_by(app, arena, &entity_person, change, foundation, err);
}

static bool may_be_undone(
	struct app *app, struct arena *arena, const struct change *changes, size_t count, struct error *err)
{
	bool foundation;

	if (!count)
		return fail(err, E_MISSING, _("There is nothing to undo."));
	if (count > RECORDS_MAX)
		return fail(err, E_MISSING,
			_("The change before was too large to undo with one key. Nothing was changed."));
	for (size_t i = 0; i < count; i++) {
		if (!is_foundation(app, arena, &changes[i], &foundation, err))
			return false;
		if (foundation)
			return fail(err, E_MISSING, _("There is nothing to undo."));
	}
	return true;
}

/* A copied, restored or practice file writes as a new device: what the one before did in it is not its own. That
 * is known when a use case has begun. */
static bool is_own(struct app *app, const struct change *change, struct error *err)
{
	return !strcmp(change->record.writer, store_writer(app->store)) ||
		fail(err, E_MISSING, _("There is nothing to undo."));
}

static const char *tell(
	struct arena *arena, const struct change *changes, size_t count, bool again, bool wrote, const char *left)
{
	const char *what = describe(arena, changes, count), *told;

	if (!wrote && left)
		return arena_print(arena, "%s.", left);
	told = again ? arena_print(arena, _("Done again: %s."), what) : arena_print(arena, _("Undone: %s."), what);
	return left ? arena_print(arena, "%s %s.", told, left) : told;
}

/* Takes the use case `skip` back and tells it; `again`: it was an undo itself. Nothing is written when all of it was
 * changed since. */
static bool take_back(struct app *app, struct arena *arena, size_t skip, bool again, bool *wrote, const char **told,
	struct error *err)
{
	struct change *changes;
	const char *left;
	uint64_t newest;
	size_t count;

	if (!store_last_use_case(app->store, arena, skip, &changes, &count, err) ||
		!may_be_undone(app, arena, changes, count, err) || !store_begin(app->store, app->person, err))
		return false;
	if (!is_own(app, &changes[0], err) || !undo_changes(app, arena, changes, count, NULL, &left, err)) {
		store_rollback(app->store);
		return false;
	}
	if (!store_commit(app->store, err) || !newest_stamp(app, arena, &newest, err))
		return false;
	*wrote = newest != app->undo.newest;
	app->undo.newest = newest;
	*told = tell(arena, changes, count, again, *wrote, left);
	return true;
}

static bool start_afresh_when_changed(struct app *app, struct arena *arena, struct error *err)
{
	uint64_t newest;

	if (!newest_stamp(app, arena, &newest, err))
		return false;
	if (newest != app->undo.newest)
		app->undo = (struct app_undo){ .newest = newest };
	return true;
}

bool edit_undo(struct app *app, struct arena *arena, const char **told, struct error *err)
{
	struct app_undo *undo = &app->undo;
	bool wrote;

	if (!start_afresh_when_changed(app, arena, err) ||
		!take_back(app, arena, undo->appended + undo->undone, false, &wrote, told, err))
		return false;
	undo->appended += wrote;
	undo->done[undo->undone++ % APP_UNDO_MAX] = wrote ? undo->appended : 0;
	if (undo->redoable < APP_UNDO_MAX)
		undo->redoable++;
	return true;
}

/* The newest undo that wrote something and is not done again yet: which of the use cases since, 0 for none. */
static size_t next_redo(struct app_undo *undo)
{
	while (undo->redoable) {
		size_t appended = undo->done[(undo->undone - 1) % APP_UNDO_MAX];

		if (appended)
			return appended;
		undo->undone--;
		undo->redoable--;
	}
	return 0;
}

bool edit_redo(struct app *app, struct arena *arena, const char **told, struct error *err)
{
	struct app_undo *undo = &app->undo;
	size_t appended;
	bool wrote;

	if (!start_afresh_when_changed(app, arena, err))
		return false;
	appended = next_redo(undo);
	if (!appended)
		return fail(err, E_MISSING, _("There is nothing to do again."));
	if (!take_back(app, arena, undo->appended - appended, true, &wrote, told, err))
		return false;
	undo->appended += wrote;
	undo->undone--;
	undo->redoable--;
	return true;
}
