/* Recording a decision: the entry, and all that it does. */
#include <string.h>

#include "app/moment.h"
#include "base/day.h"
#include "base/id.h"
#include "decide_parts.h"
#include "store/store.h"

/* A row that an outcome may set fields of. */
struct setting {
	const struct entity *entity;
	const char *id; /* NULL: not here */
	struct write_cells cells;
};
enum { SET_APPLICATION, SET_CLIENT, SET_PROPOSAL, SET_HOME, SETTINGS };

/* Value of "today", of a field of the decision or of a text between '', as wire; NULL when it is not known. */
static const char *source_value(const struct scene *scene, const char *source)
{
	struct arena *arena = scene->standing.arena;
	const struct field *field;

	if (*source == '\'')
		return source[1] && source[1] != '\'' ? arena_copy(arena, source + 1, strcspn(source + 1, "'")) : NULL;
	if (!strcmp(source, "today"))
		return day_write(arena, app_today(scene->standing.app));
	field = entity_field(&entity_decision, source);
	return field ? field_cell_write(arena, field, &scene->decision, NULL) : NULL;
}

/* Does its reason take the case elsewhere than the outcome would? Then what the outcome sets of the case is not so: a case
 * that waits for a paper has no day on which it ended. What it sets of the home and its proposal holds all the same. */
static bool leads_elsewhere(const struct scene *scene)
{
	const char *to = scene->outcome->outcome.to;

	return to && scene->to && strcmp(to, scene->to) != 0;
}

/* One word of `sets`. A field that must be known is never cleared for want of an answer. */
static bool add_set(const struct scene *scene, char *word, struct setting *settings, struct error *err)
{
	char *equals = strchr(word, '='), *dot;
	struct setting *to = &settings[SET_APPLICATION];
	const struct field *field;
	const char *value;

	if (!equals)
		return true;
	*equals = '\0';
	dot = strchr(word, '.');
	for (size_t i = 0; dot && i < SETTINGS; i++)
		if (!strncmp(settings[i].entity->name, word, (size_t)(dot - word)))
			to = &settings[i];
	field = entity_field(to->entity, dot ? dot + 1 : word);
	value = source_value(scene, equals + 1);
	if (!field || (to == &settings[SET_APPLICATION] && leads_elsewhere(scene)))
		return true;
	if (!value && (field->flags & REQUIRED))
		return fail(
			err, E_INPUT, _("With this outcome must be known: %s. Nothing was recorded."), _(field->label));
	/* what nobody answered stays as it was; only '' clears */
	if (to->id && (value || equals[1] == '\''))
		write_add(&to->cells, field->name, value);
	return true;
}

static bool add_sets(const struct scene *scene, struct setting *settings, struct error *err)
{
	const char *at = scene->outcome->outcome.sets;

	while (at && *at) {
		size_t length = strcspn(at, " ");

		if (!add_set(scene, arena_copy(scene->standing.arena, at, length), settings, err))
			return false;
		at += length + (at[length] == ' ');
	}
	return true;
}

static void add_wait_ends(const struct scene *scene, struct write_cells *cells)
{
	const struct application *application = scene->standing.application;

	if (application->hold_until != UNKNOWN)
		write_add(cells, "hold_until", NULL);
	if (application->parked_until != UNKNOWN)
		write_add(cells, "parked_until", NULL);
	if (application->parked_for)
		write_add(cells, "parked_for", NULL);
}

/* A new step starts its own term; a hold or a parking does not outlive the step, nor the decision, that it was for. */
static void add_step(const struct scene *scene, struct setting *settings)
{
	const struct standing *s = &scene->standing;
	struct write_cells *cells = &settings[SET_APPLICATION].cells;
	const struct code_entry *step = scene->to ? codebook_find(s->book, "step", scene->to) : NULL;
	bool waits = codebook_flag(step, "suspends");

	/* what is held longer, with no other reason, waits for the same */
	if (scene->entered || (waits && scene->reason))
		add_wait_ends(scene, cells);
	if (waits && scene->decision.until != UNKNOWN)
		write_add(cells, "hold_until", day_write(s->arena, scene->decision.until));
	if (!scene->entered)
		return;
	write_add(cells, "step", scene->entered->code);
	write_add(cells, "step_since", day_write(s->arena, app_today(s->app)));
	step_add_sets(s->app, s->arena, scene->entered, scene->decision.until, cells, &settings[SET_CLIENT].cells);
	course_add_tracks(s, scene->entered, cells);
}

/* A home that another proposal holds by now is not this decision's to free. */
static const char *home_to_set(const struct dossier *dossier)
{
	const struct home *home = dossier->home;

	if (!home || (home->held_by && strcmp(home->held_by, dossier->proposal->row.id)))
		return NULL;
	return home->row.id;
}

static bool set_rows(const struct scene *scene, struct consequence *consequence, struct error *err)
{
	const struct standing *s = &scene->standing;
	const struct dossier *dossier = s->dossier;
	struct setting settings[SETTINGS] = {
		[SET_APPLICATION] = { &entity_application, s->application->row.id, { .arena = s->arena } },
		[SET_CLIENT] = { &entity_client, dossier->client->row.id, { .arena = s->arena } },
		[SET_PROPOSAL] = { &entity_proposal, dossier->proposal ? dossier->proposal->row.id : NULL,
			{ .arena = s->arena } },
		[SET_HOME] = { &entity_home, home_to_set(dossier), { .arena = s->arena } },
	};

	add_step(scene, settings);
	consequence_add(consequence, &settings[SET_APPLICATION].cells, &settings[SET_CLIENT].cells,
		&settings[SET_PROPOSAL].cells);
	if (!add_sets(scene, settings, err))
		return false;
	for (size_t i = 0; i < SETTINGS; i++)
		if (settings[i].id && settings[i].cells.count &&
			!store_set(s->app->store, settings[i].entity, settings[i].id, NULL, settings[i].cells.cells,
				settings[i].cells.count, err))
			return false;
	return true;
}

static bool set_agenda_item(const struct scene *scene, struct error *err)
{
	const struct standing *s = &scene->standing;
	const struct cell discussed = { "state", "discussed" };
	void **items;
	size_t count;

	if (!scene->decision.meeting)
		return true;
	if (!store_list_by(s->app->store, s->arena, &entity_agenda_item, "application", scene->decision.application,
		    100, &items, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct agenda_item *item = items[i];

		if (item->meeting && !strcmp(item->meeting, scene->decision.meeting) &&
			!store_set(s->app->store, &entity_agenda_item, item->row.id, NULL, &discussed, 1, err))
			return false;
	}
	return true;
}

static bool add_decision(const struct scene *scene, const char *id, struct error *err)
{
	const struct standing *s = &scene->standing;
	const struct dossier *dossier = s->dossier;
	struct write_cells cells = { .arena = s->arena };
	struct decision decision = scene->decision;
	const struct row_name about[] = {
		{ &entity_application, s->application->row.id },
		{ &entity_client, dossier->client->row.id },
		{ &entity_proposal, dossier->proposal ? dossier->proposal->row.id : NULL },
		{ &entity_home, dossier->home ? dossier->home->row.id : NULL },
	};
	struct row_name present[ARRAY_LEN(about)];
	size_t count = 0;

	for (size_t i = 0; i < ARRAY_LEN(about); i++)
		if (about[i].id)
			present[count++] = about[i];
	/* of a place that is no longer asked for nobody reads why */
	if (codebook_flag(scene->reason, "then.area"))
		decision.reason = NULL;
	write_add_row(&cells, &entity_decision, &decision);
	return store_add(s->app->store, &entity_decision, id, s->application->row.scope, cells.cells, cells.count,
		present, count, err);
}

/* What was not met is kept, and why it was passed where somebody said so. */
static bool note_gates(struct scene *scene, struct error *err)
{
	struct gate_check *gates = NULL;
	size_t count;

	if (!scene_gates(scene, true, &gates, &count, err))
		return false;
	if (!scene->decision.passed_gates && count)
		scene->decision.passed_gates = course_gate_codes(scene->standing.arena, gates, count);
	if (!scene->decision.passed_gates || !*scene->decision.passed_gates)
		scene->decision.passed_why = NULL;
	return true;
}

static bool write_decision(
	const struct scene *scene, struct consequence *consequence, const char *id, struct error *err)
{
	const struct standing *s = &scene->standing;

	return add_decision(scene, id, err) && set_rows(scene, consequence, err) && set_agenda_item(scene, err) &&
		scene_add_rows(scene, id, err) &&
		(!scene->entered ||
			(step_release(s->app, s->arena, s->application, scene->entered, err) &&
				moment_follow_step(s->app, s->arena, s->application->row.id, scene->entered->code,
					app_today(s->app), err))) &&
		consequence_follow(consequence, err) && app_rescope(s->app, s->arena, s->application->row.id, err);
}

bool decide_take(
	struct app *app, struct arena *arena, const struct decide *decide, struct decided *out, struct error *err)
{
	struct consequence consequence;
	struct scene scene;
	char made[ID_TEXT];

	if (!scene_set(app, arena, decide, &scene, err) || !note_gates(&scene, err))
		return false;
	consequence = consequence_of(&scene.standing, scene.reason, scene.decision.until,
		scene.decision.needed ? scene.decision.needed : scene.decision.note);
	if (!consequence_check(&consequence, err))
		return false;
	store_new_id(app->store, made);
	*out = (struct decided){ .id = arena_text(arena, made) };
	if (!store_begin(app->store, app->person, err))
		return false;
	if (write_decision(&scene, &consequence, out->id, err)) {
		out->told = consequence.told.text;
		out->unexplained = scene.decision.passed_gates && !scene.decision.passed_why;
		return store_commit(app->store, err);
	}
	store_rollback(app->store);
	return false;
}

bool decide_record(
	struct app *app, struct arena *arena, const struct decide *decide, const char **id, struct error *err)
{
	struct decided decided;

	if (!decide_take(app, arena, decide, &decided, err))
		return false;
	*id = decided.id;
	return true;
}
