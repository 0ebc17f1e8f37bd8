#include "app/edit.h"

#include <string.h>

#include "base/text.h"
#include "store/store.h"
#include "unknown.h"
#include "write.h"

struct edit_seen {
	struct op_id *heads;
	size_t count;
};

/* Cells by which `next` differs from `now` in one field. Room for all elements of both. */
static size_t
changed_cells(struct arena *arena, const struct field *field, const void *now, const void *next, struct cell **out)
{
	if (!field->kind->elements) {
		const char *before = field_cell_write(arena, field, now, NULL);
		const char *after = field_cell_write(arena, field, next, NULL);

		*out = arena_alloc(arena, sizeof(**out));
		**out = (struct cell){ field->name, after };
		return !(before == after || (before && after && !strcmp(before, after)));
	}
	return write_element_cells(arena, field, *field_text(field, now), *field_text(field, next), out);
}

static bool
may_be_typed(const struct field *field, struct error *err)
{
	if (field->flags & DERIVED)
		return fail(err, E_INPUT, _("%s is kept by the program. A decision or a proposal changes it."),
			    _(field->label));
	return true;
}

static bool
save_cells(struct app *app, const struct entity *entity, const char *id, const struct cell *cells, size_t count,
	   const struct edit_seen *seen, struct error *err)
{
	if (!store_begin(app->store, app->person, err))
		return false;
	if (seen ? store_set_seen(app->store, entity, id, cells, count, seen->heads, seen->count, err)
		 : store_set(app->store, entity, id, NULL, cells, count, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* Has the cell of a field two values that both hold? Then writing one of them again is the choice. */
static bool
is_contested(struct app *app, struct arena *arena, const struct entity *entity, const char *id, const struct field *field,
	     const void *row)
{
	struct head *heads;
	struct error ignored;
	size_t count;

	return ((const struct row *)row)->contested && !field->kind->elements &&
	       store_heads(app->store, arena, entity, id, field->name, &heads, &count, &ignored) && count > 1;
}

static bool
edit_field_in(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	      const struct field *field, const char *typed, const struct edit_seen *seen, bool *saved, struct error *err)
{
	void *now = arena_alloc(arena, entity->size), *next = arena_alloc(arena, entity->size);
	struct cell *cells;
	size_t count;

	*saved = false;
	row_clear(entity, next);
	if (!may_be_typed(field, err) || !store_load(app->store, arena, entity, id, now, err) ||
	    !field_parse(arena, field, app_context(app, arena), typed, next, err))
		return false;
	count = changed_cells(arena, field, now, next, &cells);
	if (!count && is_contested(app, arena, entity, id, field, now))
		count = 1;
	if (!count)
		return true;
	*saved = save_cells(app, entity, id, cells, count, seen, err);
	return *saved;
}

bool
edit_field(struct app *app, const struct entity *entity, const char *id, const struct field *field, const char *typed,
	   const struct edit_seen *seen, bool *saved, struct error *err)
{
	struct arena *arena;
	bool good;

	arena_open(&arena);
	good = edit_field_in(app, arena, entity, id, field, typed, seen, saved, err);
	arena_close(&arena);
	return good;
}

bool
edit_look(struct app *app, struct arena *arena, const struct entity *entity, const char *id, void *row,
	  struct edit_seen **seen, struct error *err)
{
	struct head *heads;
	size_t count;

	if (!store_load(app->store, arena, entity, id, row, err) ||
	    !store_heads(app->store, arena, entity, id, NULL, &heads, &count, err))
		return false;
	*seen = arena_alloc(arena, sizeof(**seen));
	**seen = (struct edit_seen){ arena_alloc(arena, (count + 1) * sizeof(struct op_id)), count };
	for (size_t i = 0; i < count; i++)
		(*seen)->heads[i] = heads[i].op;
	return true;
}

bool
edit_check(struct app *app, const struct field *field, const char *typed, struct error *err)
{
	struct arena *arena;
	struct field alone = *field;
	union {
		int64_t number;
		const char *text;
	} value;
	bool good;

	alone.offset = 0;
	arena_open(&arena);
	field_clear(&alone, &value);
	good = may_be_typed(field, err) && field_parse(arena, &alone, app_context(app, arena), typed, &value, err);
	arena_close(&arena);
	return good;
}

const char *
edit_text(struct app *app, struct arena *arena, const struct field *field, const void *row)
{
	return field_is_known(field, row) ? field_format(arena, field, app_context(app, arena), row) : "";
}

/* ---- drafts ------------------------------------------------------------------------------------------------------- */

bool
edit_save_draft(struct app *app, const struct entity *entity, const char *id, const struct field *field, const char *text,
		struct error *err)
{
	return store_save_draft(app->store, entity->name, id, field->name, text, err);
}

bool
edit_list_drafts(struct app *app, struct arena *arena, struct edit_draft **drafts, size_t *count, struct error *err)
{
	struct draft *kept;

	if (!store_list_drafts(app->store, arena, &kept, count, err))
		return false;
	*drafts = arena_alloc(arena, (*count + 1) * sizeof(**drafts));
	for (size_t i = 0; i < *count; i++)
		(*drafts)[i] = (struct edit_draft){ kept[i].entity, kept[i].id, kept[i].cell, kept[i].text,
						       clock_local(&app->clock, kept[i].at_ms) };
	return true;
}

/* ---- F=V pairs ---------------------------------------------------------------------------------------------------- */

/* One element of a set or scores ("criteria.days=yes"), or a whole field; adds to `cells`. */
static bool
assign_one(struct app *app, struct arena *arena, const struct entity *entity, const void *now, const char *name,
	   const char *typed, struct write_cells *cells, struct error *err)
{
	const char *element;
	const struct field *field = entity_cell(entity, name, &element);
	void *next = arena_alloc(arena, entity->size);
	struct cell *changed;
	size_t count;

	if (!field)
		return unknown_field(entity, name, err);
	if (!may_be_typed(field, err))
		return false;
	row_clear(entity, next);
	if (!element) {
		if (!field_parse(arena, field, app_context(app, arena), typed, next, err))
			return fail_within(err, "%s: ", _(field->label));
		count = changed_cells(arena, field, now, next, &changed);
		write_add_cells(cells, changed, count);
		return true;
	}
	if (!field_cell_read(arena, field, next, element, *typed ? typed : NULL, err))
		return fail_within(err, "%s: ", _(field->label));
	write_add_cells(cells, &(struct cell){ arena_text(arena, name), *typed ? arena_text(arena, typed) : NULL }, 1);
	return true;
}

/* The row that a pair speaks of: an application passes names that it does not have on to its client. */
struct target {
	const struct entity *entity;
	const char *id;
	void *row;
	struct write_cells cells;
};

static bool
load_targets(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	     struct target targets[2], size_t *count, struct error *err)
{
	targets[0] = (struct target){ entity, id, arena_alloc(arena, entity->size), { .arena = arena } };
	*count = 1;
	if (!store_load(app->store, arena, entity, id, targets[0].row, err))
		return false;
	if (entity == &entity_application) {
		const struct application *application = targets[0].row;
		struct client *client = arena_alloc(arena, sizeof(*client));

		targets[1] = (struct target){ &entity_client, application->client, client, { .arena = arena } };
		if (application->client && store_load(app->store, arena, &entity_client, application->client, client, err))
			*count = 2;
	}
	return true;
}

static bool
assign_pair(struct app *app, struct arena *arena, struct target *targets, size_t count, const char *pair,
	    struct error *err)
{
	const char *equals = strchr(pair, '=');
	const char *name;
	struct target *target = targets;

	if (!equals || equals == pair)
		return fail(err, E_INPUT, _("\"%s\" is not FIELD=VALUE. Nothing was changed."), pair);
	name = arena_copy(arena, pair, (size_t)(equals - pair));
	if (count == 2 && !entity_field(targets[0].entity, name) && entity_field(targets[1].entity, name))
		target = &targets[1];
	return assign_one(app, arena, target->entity, target->row, name, equals + 1, &target->cells, err);
}

static bool
save_targets(struct app *app, struct target *targets, size_t count, struct error *err)
{
	if (!store_begin(app->store, app->person, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (targets[i].cells.count && !store_set(app->store, targets[i].entity, targets[i].id, NULL,
							 targets[i].cells.cells, targets[i].cells.count, err)) {
			store_rollback(app->store);
			return false;
		}
	}
	return store_commit(app->store, err);
}

static bool
assign_in(struct app *app, struct arena *arena, const struct entity *entity, const char *id, const char *const *pairs,
	  size_t count, struct error *err)
{
	struct target targets[2];
	size_t target_count;

	if (!load_targets(app, arena, entity, id, targets, &target_count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!assign_pair(app, arena, targets, target_count, pairs[i], err))
			return false;
	return save_targets(app, targets, target_count, err);
}

bool
edit_assign(struct app *app, const struct entity *entity, const char *id, const char *const *pairs, size_t count,
	    struct error *err)
{
	struct arena *arena;
	bool good;

	arena_open(&arena);
	good = assign_in(app, arena, entity, id, pairs, count, err);
	arena_close(&arena);
	return good;
}

/* ---- new rows ----------------------------------------------------------------------------------------------------- */

bool
edit_new(struct app *app, struct arena *arena, const struct entity *entity, const char *const *pairs, size_t count,
	 const char **id, struct error *err)
{
	struct target target = { entity, NULL, arena_alloc(arena, entity->size), { .arena = arena } };
	char made[ID_TEXT];
	const char *scope = entity->scope == SCOPE_FORUM && *app->forum ? app->forum : "regio";

	if (entity->scope == SCOPE_CASE || entity->entry)
		return fail(err, E_INPUT, _("A new %s comes from an intake or a decision."), _(entity->label));
	row_clear(entity, target.row);
	for (size_t i = 0; i < count; i++)
		if (!assign_pair(app, arena, &target, 1, pairs[i], err))
			return false;
	store_new_id(app->store, made);
	*id = arena_text(arena, made);
	if (!write_number(app, arena, entity, &target.cells, err) || !store_begin(app->store, app->person, err))
		return false;
	if (store_set(app->store, entity, made, scope, target.cells.cells, target.cells.count, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
