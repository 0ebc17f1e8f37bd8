#include "undo.h"

#include <string.h>

#include "app/edit.h"
#include "store/store.h"
#include "write.h"

/* Is the record of `op` still the only head of the cell? */
static bool
is_only_head(struct app *app, struct arena *arena, const struct entity *entity, const char *id, const char *cell,
	     const struct op_id *op, bool *only, struct error *err)
{
	struct head *heads;
	size_t count;

	if (!store_heads(app->store, arena, entity, id, cell, &heads, &count, err))
		return false;
	*only = count == 1 && !op_compare(&heads[0].op, op);
	return true;
}

static void
name_left(struct arena *arena, const struct entity *entity, const char *cell, const char **left)
{
	const struct field *field = entity_field(entity, cell);
	const char *label = field ? _(field->label) : cell;

	*left = *left ? arena_print(arena, "%s, %s", *left, label)
		      : arena_print(arena, _("Left as it is, since it was changed later: %s"), label);
}

static bool
restore_cells(struct app *app, struct arena *arena, const struct entity *entity, const struct change *change,
	      struct write_cells *cells, const char **left, struct error *err)
{
	const struct record *record = &change->record;

	for (size_t i = 0; i < record->cell_count; i++) {
		const char *cell = record->cells[i].name, *before;
		bool only;

		if (!is_only_head(app, arena, entity, record->id, cell, &change->op, &only, err))
			return false;
		if (!only) {
			name_left(arena, entity, cell, left);
			continue;
		}
		if (!store_value_before(app->store, arena, entity, record->id, cell, &change->op, &before, err))
			return false;
		write_add(cells, cell, before);
	}
	return true;
}

static bool
withdraw_entry(struct app *app, const struct entity *entity, const char *id, const char *reason, struct error *err)
{
	const struct cell cells[] = { { "withdrawn", "true" }, { "withdrawn_why", reason } };

	if (!entity_field(entity, "withdrawn"))
		return true;
	return store_fix(app->store, entity, id, cells, reason && *reason ? 2 : 1, err);
}

static bool
undo_change(struct app *app, struct arena *arena, const struct change *change, const char *reason, const char **left,
	    struct error *err)
{
	const struct entity *entity = entity_named(change->record.entity);
	struct write_cells cells = { .arena = arena };

	if (!entity)
		return true;
	if (change->record.kind == RECORD_ADD)
		return withdraw_entry(app, entity, change->record.id, reason, err);
	if (change->record.kind != RECORD_SET)
		return true;
	if (!restore_cells(app, arena, entity, change, &cells, left, err))
		return false;
	return !cells.count || store_set(app->store, entity, change->record.id, NULL, cells.cells, cells.count, err);
}

/* Records of one row in one use case are one per class; each is taken back by itself, newest first. */
bool
undo_changes(struct app *app, struct arena *arena, const struct change *changes, size_t count, const char *reason,
	     const char **left, struct error *err)
{
	*left = NULL;
	for (size_t i = 0; i < count; i++)
		if (!undo_change(app, arena, &changes[i], reason, left, err))
			return false;
	return true;
}

/* ---- Ctrl+Z and Ctrl+Y -------------------------------------------------------------------------------------------- */

/* What a use case did, in a few words: its entry, or its first field. */
static const char *
describe(struct arena *arena, const struct change *changes, size_t count)
{
	const struct entity *entity = NULL;
	const struct field *field = NULL;

	for (size_t i = 0; i < count; i++) {
		entity = entity_named(changes[i].record.entity);
		if (entity && entity->entry)
			return arena_text(arena, _(entity->label));
		if (entity && changes[i].record.cell_count)
			field = entity_field(entity, changes[i].record.cells[0].name);
	}
	return field ? arena_text(arena, _(field->label)) : entity ? arena_text(arena, _(entity->label)) : "";
}

/* The stamp of the newest own use case, 0 when there is none. */
static bool
newest_stamp(struct app *app, struct arena *arena, uint64_t *stamp, struct error *err)
{
	struct change *changes;
	size_t count;

	if (!store_last_use_case(app->store, arena, 0, &changes, &count, err))
		return false;
	*stamp = count ? changes[0].record.stamp.value : 0;
	return true;
}

/* Takes the use case `skip` back and tells it; `again`: it was an undo itself. */
static bool
take_back(struct app *app, struct arena *arena, size_t skip, bool again, const char **told, struct error *err)
{
	struct change *changes;
	const char *left, *what;
	size_t count;

	if (!store_last_use_case(app->store, arena, skip, &changes, &count, err))
		return false;
	if (!count)
		return fail(err, E_MISSING, _("There is nothing to undo."));
	if (!store_begin(app->store, app->person, err))
		return false;
	if (!undo_changes(app, arena, changes, count, NULL, &left, err)) {
		store_rollback(app->store);
		return false;
	}
	if (!store_commit(app->store, err))
		return false;
	what = describe(arena, changes, count);
	*told = again ? arena_print(arena, _("Done again: %s."), what) : arena_print(arena, _("Undone: %s."), what);
	if (left)
		*told = arena_print(arena, "%s %s.", *told, left);
	return true;
}

static bool
start_afresh_when_changed(struct app *app, struct arena *arena, struct error *err)
{
	uint64_t newest;

	if (!newest_stamp(app, arena, &newest, err))
		return false;
	if (newest != app->undo.newest)
		app->undo = (struct app_undo){ .newest = newest };
	return true;
}

bool
edit_undo(struct app *app, struct arena *arena, const char **told, struct error *err)
{
	struct app_undo *undo = &app->undo;

	if (!start_afresh_when_changed(app, arena, err) ||
	    !take_back(app, arena, undo->appended + undo->undone, false, told, err) ||
	    !newest_stamp(app, arena, &undo->newest, err))
		return false;
	undo->appended++;
	if (undo->undone < APP_UNDO_MAX)
		undo->done[undo->undone] = undo->newest;
	undo->undone++;
	return true;
}

/* How many use cases lie after the one with this stamp, at most `limit`. */
static bool
depth_of(struct app *app, struct arena *arena, uint64_t stamp, size_t limit, size_t *depth, struct error *err)
{
	struct change *changes;
	size_t count;

	for (*depth = 0; *depth < limit; (*depth)++) {
		if (!store_last_use_case(app->store, arena, *depth, &changes, &count, err))
			return false;
		if (count && changes[0].record.stamp.value == stamp)
			return true;
	}
	return fail(err, E_MISSING, _("There is nothing to do again."));
}

bool
edit_redo(struct app *app, struct arena *arena, const char **told, struct error *err)
{
	struct app_undo *undo = &app->undo;
	size_t depth;

	if (!start_afresh_when_changed(app, arena, err))
		return false;
	if (!undo->undone || undo->undone > APP_UNDO_MAX)
		return fail(err, E_MISSING, _("There is nothing to do again."));
	if (!depth_of(app, arena, undo->done[undo->undone - 1], undo->appended, &depth, err) ||
	    !take_back(app, arena, depth, true, told, err) ||
	    !newest_stamp(app, arena, &undo->newest, err))
		return false;
	undo->appended++;
	undo->undone--;
	return true;
}
