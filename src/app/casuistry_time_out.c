/* Time-outs: somebody is elsewhere for a while. What must be arranged is told; the tenancy and the support run on. */
#include <string.h>

#include "app/casuistry.h"
#include "app/moment.h"
#include "base/day.h"
#include "casuistry_parts.h"
#include "store/store.h"

static void add_missing(struct buffer *list, const struct time_out *time_out, const char *name)
{
	const struct field *field = entity_field(&entity_time_out, name);

	if (!field_is_known(field, time_out))
		buffer_print(list, "%s%s", list->length ? ", " : "", _(field->label));
}

const char *time_out_missing(
	struct app *app, struct arena *arena, const struct time_out *time_out, const struct client *client)
{
	static const char *const needed[] = { "place", "expected_back", "key_with", "rent_by", "post_by" };
	struct buffer list = { .arena = arena };

	(void)app;
	buffer_text(&list, "");
	for (size_t i = 0; i < ARRAY_LEN(needed); i++)
		add_missing(&list, time_out, needed[i]);
	if (client && client->pet && strcmp(client->pet, "none") != 0)
		add_missing(&list, time_out, "pet_by");
	return list.text;
}

static bool is_possible(
	struct app *app, struct arena *arena, const char *application, const struct time_out *row, struct error *err)
{
	void **others;
	size_t count;

	if (row->starts != UNKNOWN && row->expected_back != UNKNOWN && row->expected_back < row->starts)
		return fail(err, E_INPUT, _("%s lies before %s. Nothing was saved."),
			day_format(arena, row->expected_back), day_format(arena, row->starts));
	if (!store_list_by(app->store, arena, &entity_time_out, "application", application, CASUISTRY_ROWS_MAX, &others,
		    &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct time_out *other = others[i];

		if (!other->row.gone && other->back_on == UNKNOWN)
			return fail(err, E_INPUT, _("A time-out runs already, since %s. Nothing was saved."),
				day_format(arena, other->starts));
	}
	return true;
}

static const char *tell_moved(struct arena *arena, size_t moved)
{
	return arena_print(arena,
		ngettext("%zu talk got another day, with the time-out as reason.",
			"%zu talks got another day, with the time-out as reason.", moved),
		moved);
}

/* How many talks got another day, what is not arranged, and that nothing else changed. */
static const char *tell_start(
	struct app *app, struct arena *arena, const struct time_out *row, const struct client *client, size_t moved)
{
	struct buffer told = { .arena = arena };
	const char *missing = time_out_missing(app, arena, row, client);

	buffer_print(&told, "%s %s", tell_moved(arena, moved), _("The tenancy and the two years of support run on."));
	if (*missing)
		buffer_print(&told, _("\nNot arranged yet: %s."), missing);
	if (row->client_agrees != 1)
		buffer_print(&told, "\n%s", _("The client has not said yes to it."));
	return told.text;
}

static bool write_start(
	struct app *app, struct arena *arena, struct add *add, const char **id, size_t *moved, struct error *err)
{
	const struct time_out *row = add->targets[0].row;

	if (!add_write(app, arena, add, id, err))
		return false;
	return row->expected_back == UNKNOWN ||
		moment_move_for_time_out(app, arena, row->application, row->starts, row->expected_back, moved, err);
}

bool time_out_start(struct app *app, struct arena *arena, const char *application, const char *const *pairs,
	size_t count, const char **id, const char **told, struct error *err)
{
	const char **all = arena_alloc(arena, (count + 1) * sizeof(*all));
	struct client client;
	struct add add;
	size_t moved = 0;

	memcpy(all, pairs, count * sizeof(*all));
	all[count++] = arena_print(arena, "application=%s", application);
	if (!add_prepare(app, arena, &entity_time_out, all, count, &add, err) ||
		!is_possible(app, arena, application, add.targets[0].row, err) ||
		!casuistry_client(app, arena, application, &client, err) || !store_begin(app->store, app->person, err))
		return false;
	if (!write_start(app, arena, &add, id, &moved, err)) {
		store_rollback(app->store);
		return false;
	}
	*told = tell_start(app, arena, add.targets[0].row, &client, moved);
	return store_commit(app->store, err);
}

/* A time-out that still runs, and a day in it. */
static bool load_running(
	struct app *app, struct arena *arena, const char *id, int64_t day, struct time_out *row, struct error *err)
{
	if (!casuistry_load(app, arena, &entity_time_out, id, row, err))
		return false;
	if (row->back_on != UNKNOWN)
		return fail(err, E_INPUT, _("This time-out ended on %s. Nothing was changed."),
			day_format(arena, row->back_on));
	return row->starts == UNKNOWN || day >= row->starts ||
		fail(err, E_INPUT, _("%s lies before %s. Nothing was saved."), day_format(arena, day),
			day_format(arena, row->starts));
}

/* In the open use case: the day, and a new one for the talks until then. Those that were moved before stay. */
static bool write_day(struct app *app, struct arena *arena, const struct time_out *row, const char *field, int64_t day,
	size_t *moved, struct error *err)
{
	const struct cell cell = { field, day_write(arena, day) };

	*moved = 0;
	return store_set(app->store, &entity_time_out, row->row.id, NULL, &cell, 1, err) &&
		(row->starts == UNKNOWN || (row->expected_back != UNKNOWN && day <= row->expected_back) ||
			moment_move_for_time_out(app, arena, row->application, row->starts, day, moved, err));
}

bool time_out_extend(struct app *app, struct arena *arena, const char *id, int64_t expected_back, const char **told,
	struct error *err)
{
	struct time_out row;
	size_t moved;

	if (!load_running(app, arena, id, expected_back, &row, err) || !store_begin(app->store, app->person, err))
		return false;
	if (!write_day(app, arena, &row, "expected_back", expected_back, &moved, err)) {
		store_rollback(app->store);
		return false;
	}
	*told = tell_moved(arena, moved);
	return store_commit(app->store, err);
}

bool time_out_return(
	struct app *app, struct arena *arena, const char *id, int64_t day, const char **told, struct error *err)
{
	struct time_out row;
	size_t made = 0, moved;

	if (!load_running(app, arena, id, day, &row, err) || !store_begin(app->store, app->person, err))
		return false;
	if (!write_day(app, arena, &row, "back_on", day, &moved, err) ||
		!moment_make(app, arena, row.application, NULL, "return", day, &made, err)) {
		store_rollback(app->store);
		return false;
	}
	*told = arena_print(arena,
		ngettext("%zu talk hangs on the return and is to be planned.",
			"%zu talks hang on the return and are to be planned.", made),
		made);
	if (moved)
		*told = arena_print(arena, "%s %s", *told, tell_moved(arena, moved));
	return store_commit(app->store, err);
}
