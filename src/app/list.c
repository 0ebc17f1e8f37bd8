#include "app/list.h"

#include <string.h>

#include "base/id.h"
#include "base/text.h"
#include "store/store.h"
#include "unknown.h"

/* One condition: the field, and a row in which it has the wanted value. */
struct asked {
	const struct field *field;
	const char *element; /* of a set or scores, NULL: whole field */
	bool unknown;        /* wanted: not known */
	const char *label;   /* folded name of the row that a ref must point at; NULL: `wanted` counts */
	const void *wanted;
};

struct walk {
	struct app *app;
	const struct asked *conditions;
	size_t count;
	struct arena *arena; /* of one row */
	list_visit *visit;
	void *from;
};

/* ---- reading conditions ------------------------------------------------------------------------------------------- */

static bool read_value(struct app *app, struct arena *arena, const struct field *field, const char *element,
	const char *typed, void *wanted, struct error *err)
{
	if (field->kind == &kind_ref && id_is_ulid(typed))
		return field_cell_read(arena, field, wanted, NULL, typed, err);
	if (element && field->kind == &kind_set)
		return field_cell_read(arena, field, wanted, element, typed, err);
	if (element)
		typed = arena_print(arena, "%s: %s", element, typed);
	if (!field_parse(arena, field, app_context(app, arena), typed, wanted, err))
		return fail_within(err, "%s: ", _(field->label));
	return true;
}

/* Of what grows with the file (clients, cases) many rows have one name: each is looked at as it comes by. */
static bool is_named_in_rows(const struct field *field, const char *typed)
{
	const struct entity *entity = field->kind == &kind_ref ? entity_named(field->ref) : NULL;

	return entity && *typed && entity->scope != SCOPE_REGION && !entity->number && !id_is_ulid(typed);
}

static bool read_condition(struct app *app, struct arena *arena, const struct entity *entity, const char *pair,
	struct asked *out, struct error *err)
{
	const char *equals = strchr(pair, '='), *name;
	void *wanted = arena_alloc(arena, entity->size);

	if (!equals || equals == pair)
		return fail(err, E_INPUT, _("\"%s\" is not FIELD=VALUE."), pair);
	name = arena_copy(arena, pair, (size_t)(equals - pair));
	out->field = entity_cell(entity, name, &out->element);
	if (!out->field)
		return unknown_field(entity, name, err);
	if (out->element && !out->field->kind->elements)
		return fail(err, E_INPUT, _("\"%s\": this field has no parts."), pair);
	out->unknown = !equals[1];
	out->label = is_named_in_rows(out->field, equals + 1) ? text_fold(arena, equals + 1) : NULL;
	out->wanted = wanted;
	row_clear(entity, wanted);
	return out->unknown || out->label || read_value(app, arena, out->field, out->element, equals + 1, wanted, err);
}

/* ---- looking at rows ---------------------------------------------------------------------------------------------- */

static bool has_all(struct arena *arena, const struct field *field, const void *row, const char *wanted)
{
	const char *code, *value;

	while (field_next_element(arena, &wanted, &code, &value)) {
		const char *mine = field_cell_write(arena, field, row, code);

		if (!mine || (value && strcmp(value, mine)))
			return false;
	}
	return true;
}

/* What a person wrote is found without regard to accents and capitals; a code is a code. */
static bool same_text(struct arena *arena, const struct field *field, const char *mine, const char *wanted)
{
	if (field->kind == &kind_text || field->kind == &kind_note)
		return !strcmp(text_fold(arena, mine), text_fold(arena, wanted));
	return !strcmp(mine, wanted);
}

static bool holds(struct walk *walk, const struct asked *condition, const void *row)
{
	const struct field *field = condition->field;
	struct arena *arena = walk->arena;

	if (condition->unknown && condition->element)
		return !field_cell_write(arena, field, row, condition->element);
	if (condition->unknown || !field_is_known(field, row))
		return condition->unknown && !field_is_known(field, row);
	if (condition->label)
		return !strcmp(text_fold(arena, app_label(walk->app, arena, field, *field_text(field, row))),
			condition->label);
	if (field->kind->number)
		return *field_number(field, row) == *field_number(field, condition->wanted);
	if (field->kind->elements)
		return has_all(arena, field, row, *field_text(field, condition->wanted));
	return same_text(arena, field, *field_text(field, row), *field_text(field, condition->wanted));
}

static bool look_at(void *from, const void *row, struct error *err)
{
	struct walk *walk = from;
	bool fits = true;

	for (size_t i = 0; fits && i < walk->count; i++)
		fits = holds(walk, &walk->conditions[i], row);
	arena_reset(walk->arena);
	return !fits || walk->visit(walk->from, row, err);
}

static bool list_in(struct app *app, struct arena *arena, const struct entity *entity, const char *const *where,
	size_t where_count, struct walk *walk, struct error *err)
{
	struct asked *conditions = arena_alloc(arena, (where_count + 1) * sizeof(*conditions));

	for (size_t i = 0; i < where_count; i++)
		if (!read_condition(app, arena, entity, where[i], &conditions[i], err))
			return false;
	walk->conditions = conditions;
	walk->count = where_count;
	return store_walk(app->store, entity, look_at, walk, err);
}

bool list_rows(struct app *app, const struct entity *entity, const char *const *where, size_t where_count,
	list_visit *visit, void *from, struct error *err)
{
	struct walk walk = { .app = app, .visit = visit, .from = from };
	struct arena *arena;
	bool good;

	arena_open(&arena);
	arena_open(&walk.arena);
	good = list_in(app, arena, entity, where, where_count, &walk, err);
	arena_close(&walk.arena);
	arena_close(&arena);
	return good;
}
