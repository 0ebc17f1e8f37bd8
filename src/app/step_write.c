#include "step_write.h"

#include <string.h>

#include "app/moment.h"
#include "app/propose.h"
#include "base/day.h"
#include "store/store.h"

enum { ITEMS_MAX = 200 };

struct step_note step_note_of(struct arena *arena)
{
	return (struct step_note){ .until = UNKNOWN, .also = { .arena = arena }, .also_client = { .arena = arena } };
}

const struct codebook *step_book(struct app *app, const struct application *application)
{
	return app_codebook_of(app, application->arrangement);
}

/* ---- what a step sets ------------------------------------------------------------------------------------------- */

/* "today", "until" or a text between '', as wire; NULL clears. False: it is none of these. */
static bool source_value(struct app *app, struct arena *arena, const char *source, int64_t until, const char **value)
{
	*value = NULL;
	if (!strcmp(source, "today"))
		*value = day_write(arena, app_today(app));
	else if (!strcmp(source, "until"))
		*value = until == UNKNOWN ? NULL : day_write(arena, until);
	else if (*source == '\'')
		*value =
			source[1] && source[1] != '\'' ? arena_copy(arena, source + 1, strcspn(source + 1, "'")) : NULL;
	else
		return false;
	return true;
}

/* One word of `sets`: "application.admitted_on=today"; without a name before it, it is of the application. */
static void add_set(struct app *app, struct arena *arena, const char *word, int64_t until,
	struct write_cells *application, struct write_cells *client)
{
	const char *equals = strchr(word, '='), *dot = strchr(word, '.'), *value;
	bool named = equals && dot && dot < equals;
	bool of_client = named && !strncmp(word, "client.", strlen("client."));
	const char *start = named ? dot + 1 : word;
	const struct field *field;

	if (!equals || !source_value(app, arena, equals + 1, until, &value))
		return;
	field = entity_field(
		of_client ? &entity_client : &entity_application, arena_copy(arena, start, (size_t)(equals - start)));
	if (field && (value || !(field->flags & REQUIRED)))
		write_add(of_client ? client : application, field->name, value);
}

void step_add_sets(struct app *app, struct arena *arena, const struct code_entry *step, int64_t until,
	struct write_cells *application, struct write_cells *client)
{
	const char *at = codebook_value(arena, step, "sets");

	while (at && *at) {
		size_t length = strcspn(at, "\t");

		add_set(app, arena, arena_copy(arena, at, length), until, application, client);
		at += length + (at[length] == '\t');
	}
}

/* ---- what a step releases --------------------------------------------------------------------------------------- */

/* Places on agendas that were not used: a case that left has no minutes there. */
static bool release_agenda(struct app *app, struct arena *arena, const char *application, struct error *err)
{
	void **items;
	size_t count;

	if (!store_list_by(
		    app->store, arena, &entity_agenda_item, "application", application, ITEMS_MAX, &items, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct agenda_item *item = items[i];

		if ((!item->state || !strcmp(item->state, "ready")) &&
			!store_remove(app->store, &entity_agenda_item, item->row.id, true, err))
			return false;
	}
	return true;
}

bool step_release(struct app *app, struct arena *arena, const struct application *application,
	const struct code_entry *step, struct error *err)
{
	const char *id = application->row.id;

	if ((codebook_holds(step, "releases", "proposal") || codebook_holds(step, "releases", "home")) &&
		!propose_release(app, arena, id, err))
		return false;
	return !codebook_holds(step, "releases", "agenda") || release_agenda(app, arena, id, err);
}

/* ---- entering --------------------------------------------------------------------------------------------------- */

static bool has_text(const char *text)
{
	return text && *text;
}

static bool add_entry(struct app *app, struct arena *arena, const struct application *application, const char *step,
	const struct step_note *note, const char **id, struct error *err)
{
	struct step_change entry;
	struct write_cells cells = { .arena = arena };
	const struct row_name about[] = {
		{ &entity_application, application->row.id },
		{ &entity_client, application->client },
		{ &entity_proposal, note->proposal },
		{ &entity_home, note->home },
	};
	struct row_name present[ARRAY_LEN(about)];
	size_t count = 0;
	char made[ID_TEXT];

	row_clear(&entity_step_change, &entry);
	entry.application = application->row.id;
	entry.step_before = application->step;
	entry.before_since = application->step_since;
	entry.step_after = step;
	entry.set_at = clock_time(&app->clock);
	entry.set_by = *app->person ? app->person : NULL;
	entry.role = has_text(note->role) ? note->role : has_text(app->role) ? app->role : NULL;
	entry.name = has_text(note->name) ? note->name : has_text(app->person_name) ? app->person_name : NULL;
	entry.reason = note->reason;
	entry.note = note->note;
	entry.until = note->until;
	entry.passed_gates = has_text(note->passed_gates) ? note->passed_gates : NULL;
	entry.passed_why = has_text(note->passed_gates) ? note->passed_why : NULL;
	entry.arrangement = step_book(app, application)->arrangement;
	write_add_row(&cells, &entity_step_change, &entry);
	for (size_t i = 0; i < ARRAY_LEN(about); i++)
		if (about[i].id)
			present[count++] = about[i];
	store_new_id(app->store, made);
	*id = arena_text(arena, made);
	return store_add(app->store, &entity_step_change, *id, application->row.scope, cells.cells, cells.count,
		present, count, err);
}

static void add_step(struct app *app, struct arena *arena, const struct application *application, const char *step,
	struct write_cells *cells)
{
	write_add(cells, "step", step);
	write_add(cells, "step_since", day_write(arena, app_today(app)));
	if (application->hold_until != UNKNOWN)
		write_add(cells, "hold_until", NULL);
	if (application->parked_until != UNKNOWN)
		write_add(cells, "parked_until", NULL);
	if (has_text(application->parked_for))
		write_add(cells, "parked_for", NULL);
}

static bool set_row(struct app *app, const struct entity *entity, const char *id, const struct write_cells *cells,
	struct error *err)
{
	return !id || !cells->count || store_set(app->store, entity, id, NULL, cells->cells, cells->count, err);
}

bool step_enter(struct app *app, struct arena *arena, const struct application *application, const char *step,
	const struct step_note *note, const char **id, struct error *err)
{
	bool moves = step && (!application->step || strcmp(step, application->step));
	const struct code_entry *entered = moves ? codebook_find(step_book(app, application), "step", step) : NULL;
	struct write_cells cells = { .arena = arena }, client = { .arena = arena };
	const char *after = step ? step : application->step;

	*id = NULL;
	if (after && (step || has_text(note->reason) || has_text(note->passed_gates)) &&
		!add_entry(app, arena, application, after, note, id, err))
		return false;
	if (moves)
		add_step(app, arena, application, step, &cells);
	if (entered)
		step_add_sets(app, arena, entered, note->until, &cells, &client);
	write_add_cells(&cells, note->also.cells, note->also.count);
	write_add_cells(&client, note->also_client.cells, note->also_client.count);
	return set_row(app, &entity_application, application->row.id, &cells, err) &&
		set_row(app, &entity_client, application->client, &client, err) &&
		(!entered || step_release(app, arena, application, entered, err)) &&
		(!entered || moment_follow_step(app, arena, application->row.id, step, app_today(app), err));
}
