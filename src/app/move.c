/*
 * A case stands where its table and its ambulant care provider say (design: sync, section 3). When one of them changes, the
 * case moves with everything that hangs on it; entries about it stay behind.
 */
#include <string.h>

#include "app/course.h"
#include "write.h"

/* Rows of one case and one entity; nobody comes near. */
enum { ROWS_MAX = 10000 };

/* Those that point at a case. */
static bool hangs_on_case(const struct entity *entity)
{
	const struct field *field = entity_field(entity, entity_application.name);

	return !entity->entry && entity->scope != SCOPE_REGION && field && field->ref &&
		!strcmp(field->ref, entity_application.name);
}

/* What lies with the table as a whole, such as a place on an agenda, stays with the table that made it. */
static bool lies_with_case(const struct row *row)
{
	return strchr(row->scope, '.') != NULL;
}

static bool move_rows(struct app *app, struct arena *arena, const struct entity *entity, const char *application,
	const char *scope, struct error *err)
{
	size_t count;
	void **rows;

	if (!store_list_by(
		    app->store, arena, entity, entity_application.name, application, ROWS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct row *row = rows[i];

		if (lies_with_case(row) && !store_move(app->store, entity, row->id, scope, err))
			return false;
	}
	return true;
}

/* A client stays where another case of it is. */
static bool move_client(struct app *app, struct arena *arena, const struct application *application, const char *scope,
	struct error *err)
{
	struct error why = { E_NONE, "" };
	struct client client;
	size_t count;
	void **cases;

	if (!application->client)
		return true;
	if (!store_load(app->store, arena, &entity_client, application->client, &client, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	if (!store_list_by(
		    app->store, arena, &entity_application, "client", client.row.id, ROWS_MAX, &cases, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct row *other = cases[i];

		if (strcmp(other->id, application->row.id) && strcmp(other->scope, scope))
			return true;
	}
	return store_move(app->store, &entity_client, client.row.id, scope, err);
}

bool course_move(struct app *app, struct arena *arena, const char *application, const char *scope, struct error *err)
{
	struct application row;

	if (!store_load(app->store, arena, &entity_application, application, &row, err) ||
		!store_move(app->store, &entity_application, application, scope, err) ||
		!move_client(app, arena, &row, scope, err))
		return false;
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		if (hangs_on_case(entities[i]) && !move_rows(app, arena, entities[i], application, scope, err))
			return false;
	return true;
}

bool app_rescope(struct app *app, struct arena *arena, const char *application, struct error *err)
{
	struct error why = { E_NONE, "" };
	struct application row;
	const char *scope;

	if (!store_load(app->store, arena, &entity_application, application, &row, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	if (row.row.gone || !row.forum)
		return true;
	scope = write_case_scope(arena, row.forum, row.ambulant_care);
	/* laptops may differ about where it was moved to: said once more, that is settled */
	if (!strcmp(scope, row.row.scope) && !row.row.contested)
		return true;
	return course_move(app, arena, application, scope, err);
}

bool app_rescope_after(struct app *app, const struct entity *entity, const void *row, const struct write_cells *cells,
	struct error *err)
{
	const struct row *head = row;
	bool tells = head->contested;

	if (entity != &entity_application)
		return true;
	for (size_t i = 0; i < cells->count; i++)
		tells |= !strcmp(cells->cells[i].name, "ambulant_care") || !strcmp(cells->cells[i].name, "forum");
	return !tells || app_rescope(app, cells->arena, head->id, err);
}
