#include "app/edit.h"

#include <string.h>

#include "base/text.h"
#include "edit_parts.h"
#include "moment_parts.h"
#include "store/store.h"
#include "unknown.h"

/* ---- what one field becomes ------------------------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* Two laptops gave the cell different values: writing any value settles that, also the one that is shown. */
static bool is_contested(const struct edit_seen *seen, const char *cell)
{
	const struct head *first = NULL;

	for (size_t i = 0; i < seen->count; i++) {
		if (strcmp(seen->heads[i].cell, cell))
			continue;
		if (first && !same_text(first->value, seen->heads[i].value))
			return true;
		first = &seen->heads[i];
	}
	return false;
}

/* Elements in dispute that neither the old nor the new value tells apart. */
static void add_contested_elements(struct write_cells *cells, const struct entity *entity, const struct field *field,
	const struct edit_seen *seen, const void *next)
{
	const char *element;

	for (size_t i = 0; i < seen->count; i++) {
		const char *cell = seen->heads[i].cell;

		if (entity_cell(entity, cell, &element) == field && element && is_contested(seen, cell))
			write_add(cells, cell, field_cell_write(cells->arena, field, next, element));
	}
}

/* Adds the cells by which `next` differs from what was seen, and those that it settles. */
static void add_field_cells(struct write_cells *cells, const struct entity *entity, const struct field *field,
	const struct edit_seen *seen, const void *next)
{
	struct cell *changed;
	size_t count;

	if (field->kind->elements) {
		count = write_element_cells(
			cells->arena, field, *field_text(field, seen->row), *field_text(field, next), &changed);
		write_add_cells(cells, changed, count);
		add_contested_elements(cells, entity, field, seen, next);
	} else {
		const char *before = field_cell_write(cells->arena, field, seen->row, NULL);
		const char *after = field_cell_write(cells->arena, field, next, NULL);

		if (!same_text(before, after) || is_contested(seen, field->name))
			write_add(cells, field->name, after);
	}
}

static bool may_be_typed(const struct field *field, struct error *err)
{
	if (field->flags & DERIVED)
		return fail(err, E_INPUT, _("%s is kept by the program. A decision or a proposal changes it."),
			_(field->label));
	return true;
}

/* Loads a row that can be changed. */
static bool load_row(struct app *app, struct arena *arena, const struct entity *entity, const char *id, void **row,
	struct error *err)
{
	*row = arena_alloc(arena, entity->size);
	if (!store_load(app->store, arena, entity, id, *row, err))
		return false;
	return !((struct row *)*row)->gone || fail(err, E_MISSING, _("This was deleted. Nothing was changed."));
}

/* ---- one field, as a form does ---------------------------------------------------------------------------------- */

/* Only the heads of the cells that are written: what else was seen has no part in it. */
static bool save_seen(struct app *app, const struct entity *entity, const char *id, const struct write_cells *cells,
	const struct edit_seen *seen, struct error *err)
{
	struct op_id *ops = arena_alloc(cells->arena, (seen->count + 1) * sizeof(*ops));
	size_t count = 0;

	for (size_t i = 0; i < seen->count; i++)
		for (size_t c = 0; c < cells->count; c++)
			if (!strcmp(seen->heads[i].cell, cells->cells[c].name))
				ops[count++] = seen->heads[i].op;
	return store_set_seen(app->store, entity, id, cells->cells, cells->count, ops, count, err);
}

static bool save_field(struct app *app, const struct entity *entity, const struct row *row,
	const struct write_cells *cells, const struct edit_seen *seen, struct error *err)
{
	if (!store_begin(app->store, app->person, err))
		return false;
	if ((seen ? save_seen(app, entity, row->id, cells, seen, err)
		  : store_set(app->store, entity, row->id, NULL, cells->cells, cells->count, err)) &&
		moment_follow_cells(app, cells->arena, entity, row->id, cells->cells, cells->count, err) &&
		app_rescope_after(app, entity, row, cells, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* What a caller without a form sees: the row as it is now, and its heads when some are in dispute. */
static bool see_now(struct app *app, struct arena *arena, const struct entity *entity, const void *row,
	struct edit_seen *seen, struct error *err)
{
	const struct row *head = row;

	*seen = (struct edit_seen){ .row = row };
	return !head->contested ||
		store_heads(app->store, arena, entity, head->id, NULL, &seen->heads, &seen->count, err);
}

static bool edit_field_in(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	const struct field *field, const char *typed, const struct edit_seen *seen, bool *saved, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	void *now, *next = arena_alloc(arena, entity->size);
	struct edit_seen present;

	*saved = false;
	row_clear(entity, next);
	if (!may_be_typed(field, err) || !load_row(app, arena, entity, id, &now, err) ||
		!field_parse(arena, field, app_context(app, arena), typed, next, err) ||
		!see_now(app, arena, entity, now, &present, err))
		return false;
	add_field_cells(&cells, entity, field, seen ? seen : &present, next);
	if (!cells.count)
		return true;
	*saved = save_field(app, entity, now, &cells, seen, err);
	return *saved;
}

bool edit_field(struct app *app, const struct entity *entity, const char *id, const struct field *field,
	const char *typed, const struct edit_seen *seen, bool *saved, struct error *err)
{
	struct arena *arena;
	bool good;

	arena_open(&arena);
	good = edit_field_in(app, arena, entity, id, field, typed, seen, saved, err);
	arena_close(&arena);
	return good;
}

bool edit_look(struct app *app, struct arena *arena, const struct entity *entity, const char *id, void *row,
	struct edit_seen **seen, struct error *err)
{
	void *copy = arena_alloc(arena, entity->size);
	bool good;

	*seen = arena_alloc(arena, sizeof(**seen));
	if (!store_load(app->store, arena, entity, id, row, err))
		return false;
	/* only where values differ do they have to be read from the records */
	good = ((const struct row *)row)->contested
		? store_heads(app->store, arena, entity, id, NULL, &(*seen)->heads, &(*seen)->count, err)
		: store_head_cells(app->store, arena, entity, id, &(*seen)->heads, &(*seen)->count, err);
	if (!good)
		return false;
	memcpy(copy, row, entity->size);
	(*seen)->row = copy;
	return true;
}

bool edit_check(struct app *app, const struct field *field, const char *typed, struct error *err)
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

const char *edit_text(struct app *app, struct arena *arena, const struct field *field, const void *row)
{
	return field_is_known(field, row) ? field_format(arena, field, app_context(app, arena), row) : "";
}

/* ---- drafts ----------------------------------------------------------------------------------------------------- */

bool edit_save_draft(struct app *app, const struct entity *entity, const char *id, const struct field *field,
	const char *text, struct error *err)
{
	return store_save_draft(app->store, entity->name, id, field->name, text, err);
}

bool edit_list_drafts(
	struct app *app, struct arena *arena, struct edit_draft **drafts, size_t *count, struct error *err)
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

/* ---- F=V pairs -------------------------------------------------------------------------------------------------- */

/* What was typed for one element, as wire; NULL clears it. */
static bool parse_element(struct app *app, struct arena *arena, const struct edit_target *target,
	const struct field *field, const char *element, const char *typed, const char **wire, struct error *err)
{
	const struct context *context = app_context(app, arena);
	void *trial = arena_alloc(arena, target->entity->size);
	struct error ignored;
	int64_t flag;

	if (!text_clean(arena, typed, strlen(typed), wire, err))
		return false;
	row_clear(target->entity, trial);
	if (!**wire) {
		*wire = NULL;
		return true;
	}
	if (field->kind == &kind_set) {
		if (!kind_flag.parse(arena, field, context, *wire, &flag, err))
			return false;
		*wire = flag == 1 ? "true" : NULL;
		return true;
	}
	if (field_cell_read(arena, field, trial, element, *wire, &ignored))
		return true;
	if (!field_parse(arena, field, context, arena_print(arena, "%s: %s", element, *wire), trial, err))
		return false;
	*wire = field_cell_write(arena, field, trial, element);
	return true;
}

static bool is_element(struct app *app, const struct field *field, const char *element, struct error *err)
{
	if (field->list ? codebook_find(app_codebook(app), field->list, element) != NULL
			: !field->choices || field_choice_label(field, element))
		return true;
	return fail(err, E_INPUT, _("%s: \"%s\" is not in the list of the arrangement."), _(field->label), element);
}

/* One element of a set or scores: "criteria.days=yes". */
static bool assign_element(struct app *app, struct arena *arena, struct edit_target *target, const struct field *field,
	const char *element, const char *typed, struct error *err)
{
	const char *wire;

	if (!field->kind->elements)
		return fail(err, E_INPUT, _("%s has no parts."), _(field->label));
	if (!is_element(app, field, element, err))
		return false;
	if (!parse_element(app, arena, target, field, element, typed, &wire, err) ||
		!field_cell_read(arena, field, target->row, element, wire, err))
		return fail_within(err, "%s: ", _(field->label));
	write_add(&target->cells, arena_print(arena, "%s.%s", field->name, element), wire);
	return true;
}

/* A whole field. A value is written also when it is that already; of elements, those that change. */
static bool assign_whole(struct app *app, struct arena *arena, struct edit_target *target, const struct field *field,
	const char *typed, struct error *err)
{
	struct edit_seen running = target->seen;
	void *next = arena_alloc(arena, target->entity->size);

	row_clear(target->entity, next);
	if (!field_parse(arena, field, app_context(app, arena), typed, next, err))
		return fail_within(err, "%s: ", _(field->label));
	running.row = target->row;
	if (field->kind->elements)
		add_field_cells(&target->cells, target->entity, field, &running, next);
	else
		write_add(&target->cells, field->name, field_cell_write(arena, field, next, NULL));
	memcpy(field_at(field, target->row), field_at(field, next),
		field->kind->number ? sizeof(int64_t) : sizeof(const char *));
	return true;
}

/* A new row may be given a number of its own, or a table. */
static bool may_be_given(const struct edit_target *target, const struct field *field)
{
	for (const char *const *name = target->given; name && *name; name++)
		if (!strcmp(*name, field->name))
			return true;
	return false;
}

static bool assign_one(struct app *app, struct arena *arena, struct edit_target *target, const char *name,
	const char *typed, struct error *err)
{
	const char *element;
	const struct field *field = entity_cell(target->entity, name, &element);

	if (!field)
		return unknown_field(target->entity, name, err);
	if (!may_be_given(target, field) && !may_be_typed(field, err))
		return false;
	return element ? assign_element(app, arena, target, field, element, typed, err)
		       : assign_whole(app, arena, target, field, typed, err);
}

static bool load_target(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	struct edit_target *target, struct error *err)
{
	*target = (struct edit_target){ .entity = entity, .id = id, .cells = { .arena = arena } };
	return load_row(app, arena, entity, id, &target->row, err) &&
		see_now(app, arena, entity, target->row, &target->seen, err);
}

/* The case, and its client when that is here. */
static bool load_targets(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	struct edit_target *targets, size_t *count, struct error *err)
{
	struct error why = { E_NONE, "" };
	const struct application *application;

	*count = 1;
	if (!load_target(app, arena, entity, id, &targets[0], err))
		return false;
	application = targets[0].row;
	if (entity != &entity_application || !application->client)
		return true;
	if (load_target(app, arena, &entity_client, application->client, &targets[1], &why))
		*count = 2;
	return *count == 2 || why.code == E_MISSING || fail(err, why.code, "%s", why.text);
}

bool edit_assign_pair(struct app *app, struct arena *arena, struct edit_target *targets, size_t count, const char *pair,
	struct error *err)
{
	const char *equals = strchr(pair, '=');
	const char *name;

	if (!equals || equals == pair)
		return fail(err, E_INPUT, _("\"%s\" is not FIELD=VALUE. Nothing was changed."), pair);
	name = arena_copy(arena, pair, (size_t)(equals - pair));
	if (targets->entity != &entity_application || entity_field(&entity_application, name) ||
		!entity_field(&entity_client, name))
		return assign_one(app, arena, targets, name, equals + 1, err);
	if (count < 2)
		return fail(err, E_MISSING, _("The client of this case is not in this file. Nothing was changed."));
	return assign_one(app, arena, &targets[1], name, equals + 1, err);
}

static bool save_targets(struct app *app, struct edit_target *targets, size_t count, struct error *err)
{
	if (!store_begin(app->store, app->person, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (targets[i].cells.count &&
			(!store_affirm(app->store, targets[i].entity, targets[i].id, targets[i].cells.cells,
				 targets[i].cells.count, err) ||
				!moment_follow_cells(app, targets[i].cells.arena, targets[i].entity, targets[i].id,
					targets[i].cells.cells, targets[i].cells.count, err))) {
			store_rollback(app->store);
			return false;
		}
	}
	if (app_rescope_after(app, targets->entity, targets->row, &targets->cells, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

static bool assign_in(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	const char *const *pairs, size_t count, struct error *err)
{
	struct edit_target targets[2];
	size_t target_count;

	if (entity->entry)
		return fail(
			err, E_INPUT, _("A %s never changes. Add a later one that withdraws it."), _(entity->label));
	if (!load_targets(app, arena, entity, id, targets, &target_count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!edit_assign_pair(app, arena, targets, target_count, pairs[i], err))
			return false;
	return save_targets(app, targets, target_count, err);
}

bool edit_assign(struct app *app, const struct entity *entity, const char *id, const char *const *pairs, size_t count,
	struct error *err)
{
	struct arena *arena;
	bool good;

	arena_open(&arena);
	good = assign_in(app, arena, entity, id, pairs, count, err);
	arena_close(&arena);
	return good;
}
