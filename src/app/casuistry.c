/* What incidents, time-outs, hurdles and promises share: their lists, and of whom a row is. */
#include "app/casuistry.h"

#include <string.h>

#include "base/text.h"
#include "casuistry_parts.h"
#include "store/store.h"

bool casuistry_load(
	struct app *app, struct arena *arena, const struct entity *entity, const char *id, void *row, struct error *err)
{
	if (!store_load(app->store, arena, entity, id, row, err))
		return false;
	return !((struct row *)row)->gone || fail(err, E_MISSING, _("This was deleted. Nothing was changed."));
}

bool casuistry_client(
	struct app *app, struct arena *arena, const char *application, struct client *client, struct error *err)
{
	struct error why = { E_NONE, "" };
	struct application row;

	row_clear(&entity_client, client);
	if (!application)
		return true;
	if (store_load(app->store, arena, &entity_application, application, &row, &why) &&
		(!row.client || store_load(app->store, arena, &entity_client, row.client, client, &why)))
		return true;
	row_clear(&entity_client, client);
	return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
}

bool casuistry_needed(struct arena *arena, const char *label, const char *typed, const char **text, struct error *err)
{
	if (!typed || !text_clean(arena, typed, strlen(typed), text, err))
		return typed ? false : fail(err, E_INPUT, _("%s is missing. Nothing was changed."), label);
	return **text || fail(err, E_INPUT, _("%s is missing. Nothing was changed."), label);
}

bool casuistry_take(struct write_cells *cells, const char *field, const char *typed, struct error *err)
{
	const char *text;

	if (!typed)
		return true;
	if (!text_clean(cells->arena, typed, strlen(typed), &text, err))
		return false;
	if (*text)
		write_add(cells, field, text);
	return true;
}

static const char *name_of_household(struct app *app, struct arena *arena, const char *id)
{
	struct household row;
	struct error ignored;

	return id && store_load(app->store, arena, &entity_household, id, &row, &ignored) && row.name ? row.name : "";
}

bool concern_of(struct app *app, struct arena *arena, const char *application, const char *household,
	struct concern *concern, struct error *err)
{
	struct error ignored;
	struct application row;
	struct client client;

	*concern = (struct concern){ .number = name_of_household(app, arena, application ? NULL : household) };
	if (!application || !store_load(app->store, arena, &entity_application, application, &row, &ignored))
		return true;
	if (!casuistry_client(app, arena, application, &client, err))
		return false;
	concern->number = row.number ? row.number : "";
	concern->shielded = client.shielded == 1;
	concern->name = concern->shielded ? NULL : client.call_name;
	return true;
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

struct keys {
	struct arena *arena;
	int64_t *keys;
	size_t count, room;
};

static void add_key(struct keys *keys, int64_t key)
{
	keys->keys = arena_grow(keys->arena, keys->keys, keys->count, &keys->room, sizeof(*keys->keys));
	keys->keys[keys->count++] = key;
}

static bool take_key(void *from, const void *row, struct error *err)
{
	struct keys *keys = from;

	(void)err;
	add_key(keys, ((const struct row *)row)->key);
	return keys->count < CASUISTRY_ROWS_MAX;
}

static bool read_keys(struct app *app, enum query query, struct keys *keys, struct error *err)
{
	struct cursor *cursor;
	bool row = true, good;

	if (!query_open(app->store, query, &cursor, err, "i", (int64_t)CASUISTRY_ROWS_MAX))
		return false;
	while ((good = query_next(cursor, &row, err)) && row)
		add_key(keys, query_number(cursor, 0));
	query_close(&cursor);
	return good;
}

static bool load_keys(struct app *app, struct arena *arena, const struct entity *entity, const struct keys *keys,
	void ***rows, size_t *count, struct error *err)
{
	*rows = arena_alloc(arena, (keys->count + 1) * sizeof(**rows));
	*count = keys->count;
	for (size_t i = 0; i < keys->count; i++) {
		(*rows)[i] = arena_alloc(arena, entity->size);
		if (!store_load_key(app->store, arena, entity, keys->keys[i], (*rows)[i], err))
			return false;
	}
	return true;
}

bool casuistry_rows(struct app *app, struct arena *arena, const struct entity *entity,
	const struct casuistry_filter *filter, enum query open, void ***rows, size_t *count, struct error *err)
{
	struct keys keys = { .arena = arena };
	const char *of = filter->application ? filter->application : filter->household;

	if (of)
		return store_list_by(app->store, arena, entity, filter->application ? "application" : "household", of,
			CASUISTRY_ROWS_MAX, rows, count, err);
	if (filter->open_only || filter->late_only) {
		if (!read_keys(app, open, &keys, err))
			return false;
	} else if (!store_walk(app->store, entity, take_key, &keys, err) && err->code != E_NONE) {
		return false;
	}
	return load_keys(app, arena, entity, &keys, rows, count, err);
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

bool casuistry_set(struct app *app, const struct entity *entity, const char *id, const struct write_cells *cells,
	struct error *err)
{
	if (!store_begin(app->store, app->person, err))
		return false;
	if (store_set(app->store, entity, id, NULL, cells->cells, cells->count, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
