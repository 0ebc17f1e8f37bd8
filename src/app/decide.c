#include "app/decide.h"

#include <string.h>

#include "rules/gate.h"
#include "store/store.h"
#include "undo.h"
#include "write.h"

enum { PASSED_GATES_MAX = 400 };

/* Kind of the table that sits: the own one, or that of the case when this laptop is of no table. */
static bool
kind_of_forum(struct app *app, struct arena *arena, const struct application *application, const char **kind,
	      struct error *err)
{
	struct forum forum;
	const char *id = *app->forum ? app->forum : application->forum;

	if (!id)
		return fail(err, E_INPUT, _("This case has no table yet. Give the client a municipality first."));
	if (!store_load(app->store, arena, &entity_forum, id, &forum, err))
		return false;
	*kind = forum.kind ? forum.kind : "";
	return true;
}

static bool
may_choose(const struct codebook *book, const struct code_outcome *outcome, const char *kind, const char *step)
{
	const struct code_entry *at = step ? codebook_find(book, "step", step) : NULL;

	if (!outcome->forum_kind || strcmp(outcome->forum_kind, kind))
		return false;
	if (outcome->from && *outcome->from)
		return step && codebook_has_word(outcome->from, step);
	return !at || !at->step.final;
}

bool
decide_outcomes(struct app *app, struct arena *arena, const struct application *application,
		const struct code_entry ***outcomes, size_t *count, struct error *err)
{
	const struct codebook *book = app_codebook(app);
	const char *kind = "";
	size_t all;
	const struct code_entry *entries = codebook_list(book, "outcome", &all);

	*count = 0;
	*outcomes = arena_alloc(arena, (all + 1) * sizeof(**outcomes));
	if (!kind_of_forum(app, arena, application, &kind, err))
		return false;
	for (size_t i = 0; i < all; i++)
		if (may_choose(book, &entries[i].outcome, kind, application->step))
			(*outcomes)[(*count)++] = &entries[i];
	return true;
}

/* ---- what is known when a decision is taken ----------------------------------------------------------------------- */

struct scene {
	const struct decide *decide;
	struct dossier *dossier;
	const struct code_entry *outcome;
	struct decision decision; /* as it will be recorded */
};

static bool
no_such_outcome(struct app *app, struct arena *arena, struct scene *scene, struct error *err)
{
	const struct code_entry **outcomes;
	struct buffer list = { .arena = arena };
	size_t count;

	if (!decide_outcomes(app, arena, scene->dossier->application, &outcomes, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		buffer_print(&list, "%s%s", i ? ", " : "", outcomes[i]->code);
	return fail(err, E_INPUT, _("\"%s\" cannot be chosen at the step \"%s\". Possible: %s."), scene->decide->outcome,
		    codebook_text(app_codebook(app), "step", scene->dossier->application->step),
		    count ? list.text : _("nothing"));
}

static bool
find_outcome(struct app *app, struct arena *arena, struct scene *scene, struct error *err)
{
	const struct code_entry **outcomes;
	size_t count;

	if (!decide_outcomes(app, arena, scene->dossier->application, &outcomes, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!strcmp(outcomes[i]->code, scene->decide->outcome))
			scene->outcome = outcomes[i];
	return scene->outcome || no_such_outcome(app, arena, scene, err);
}

/* Codes that the caller gave must be in the arrangement's lists. */
static bool
check_codes(struct app *app, const struct decision *decision, struct error *err)
{
	for (size_t i = 0; i < entity_decision.field_count; i++) {
		const struct field *field = &entity_decision.fields[i];

		if (field->kind != &kind_code || !field_is_known(field, decision))
			continue;
		if (!codebook_find(app_codebook(app), field->list, *field_text(field, decision)))
			return fail(err, E_INPUT, _("%s: \"%s\" is not in the list of the arrangement. Nothing was recorded."),
				    _(field->label), *field_text(field, decision));
	}
	return true;
}

static bool
set_scene(struct app *app, struct arena *arena, const struct decide *decide, struct scene *scene, struct error *err)
{
	struct agenda *agenda;
	const struct application *application;

	*scene = (struct scene){ .decide = decide };
	if (!dossier_load(app, arena, decide->application, &scene->dossier, err) ||
	    !find_outcome(app, arena, scene, err) || !agenda_today(app, arena, &agenda, err))
		return false;
	application = scene->dossier->application;
	scene->decision = decide->fields;
	scene->decision.application = application->row.id;
	scene->decision.forum = *app->forum ? app->forum : application->forum;
	scene->decision.meeting = agenda->meeting ? agenda->meeting->row.id : NULL;
	scene->decision.proposal = scene->dossier->proposal ? scene->dossier->proposal->row.id : NULL;
	scene->decision.arrangement = app_codebook(app)->arrangement;
	scene->decision.decided_at = clock_time(&app->clock);
	scene->decision.decided_by = *app->person ? app->person : NULL;
	scene->decision.outcome = decide->outcome;
	scene->decision.step_before = application->step;
	scene->decision.step_after = scene->outcome->outcome.to ? scene->outcome->outcome.to : application->step;
	return check_codes(app, &scene->decision, err);
}

/* Gates that stand before the step to come and are not met. */
static size_t
gates_passed(struct app *app, struct arena *arena, const struct scene *scene, struct gate_check **gates)
{
	const struct dossier *dossier = scene->dossier;
	const struct gate_facts facts = { dossier->application, dossier->client, dossier->proposal, dossier->home,
					  app_today(app) };

	if (!scene->outcome->outcome.to)
		return 0;
	return gate_check(arena, app_codebook(app), &facts, scene->outcome->outcome.to, gates);
}

/* ---- warnings and summary ----------------------------------------------------------------------------------------- */

static void
warn_of_answers(struct arena *arena, const struct scene *scene, const char **warnings, size_t *count)
{
	for (size_t i = 0; i < entity_decision.field_count; i++) {
		const struct field *field = &entity_decision.fields[i];

		if (codebook_has_word(scene->outcome->outcome.needs, field->name) &&
		    !field_is_known(field, &scene->decision))
			warnings[(*count)++] = arena_print(arena, _("Not answered yet: %s."), _(field->label));
	}
}

bool
decide_warnings(struct app *app, struct arena *arena, const struct decide *decide, const char ***warnings, size_t *count,
		struct error *err)
{
	struct scene scene;
	struct gate_check *gates = NULL;
	size_t gate_count;

	*count = 0;
	if (!set_scene(app, arena, decide, &scene, err))
		return false;
	gate_count = gates_passed(app, arena, &scene, &gates);
	*warnings = arena_alloc(arena, (gate_count + entity_decision.field_count + 1) * sizeof(**warnings));
	warn_of_answers(arena, &scene, *warnings, count);
	for (size_t i = 0; i < gate_count; i++)
		(*warnings)[(*count)++] = gates[i].text;
	return true;
}

const char *
decide_summary(struct app *app, struct arena *arena, const struct decide *decide)
{
	const struct codebook *book = app_codebook(app);
	struct buffer out = { .arena = arena };
	struct application application;
	struct error ignored;

	if (store_load(app->store, arena, &entity_application, decide->application, &application, &ignored) &&
	    application.number)
		buffer_print(&out, "%s ", application.number);
	buffer_text(&out, codebook_text(book, "outcome", decide->outcome));
	if (decide->fields.until != UNKNOWN)
		buffer_print(&out, _(" until %s"), day_format(arena, decide->fields.until));
	if (decide->fields.reason)
		buffer_print(&out, ": %s", codebook_text(book, "decline", decide->fields.reason));
	if (decide->fields.contract_form)
		buffer_print(&out, ", %s", codebook_text(book, "contract_form", decide->fields.contract_form));
	return out.text;
}

/* ---- recording ---------------------------------------------------------------------------------------------------- */

/* Value of "today" or of a field of the decision, as wire text; NULL when it is not known. */
static const char *
source_value(struct app *app, struct arena *arena, const struct decision *decision, const char *source)
{
	const struct field *field;

	if (!strcmp(source, "today"))
		return day_write(arena, app_today(app));
	field = entity_field(&entity_decision, source);
	return field ? field_cell_write(arena, field, decision, NULL) : NULL;
}

static void
add_sets(struct app *app, struct arena *arena, const struct scene *scene, struct write_cells *cells)
{
	const char *at = scene->outcome->outcome.sets;

	while (at && *at) {
		size_t length = strcspn(at, " ");
		char *word = arena_copy(arena, at, length), *equals = strchr(word, '=');

		if (equals) {
			*equals = '\0';
			if (entity_field(&entity_application, word))
				write_add(cells, word, source_value(app, arena, &scene->decision, equals + 1));
		}
		at += length + (at[length] == ' ');
	}
}

static bool
set_application(struct app *app, struct arena *arena, const struct scene *scene, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	const struct application *application = scene->dossier->application;
	bool stays = application->step && !strcmp(application->step, scene->decision.step_after);

	if (!stays) {
		write_add(&cells, "step", scene->decision.step_after);
		write_add(&cells, "step_since", day_write(arena, app_today(app)));
		if (application->hold_until != UNKNOWN)
			write_add(&cells, "hold_until", NULL);
	}
	add_sets(app, arena, scene, &cells);
	return !cells.count || store_set(app->store, &entity_application, application->row.id, NULL, cells.cells,
					 cells.count, err);
}

static bool
set_agenda_item(struct app *app, struct arena *arena, const struct scene *scene, struct error *err)
{
	const struct cell discussed = { "state", "discussed" };
	void **items;
	size_t count;

	if (!scene->decision.meeting)
		return true;
	if (!store_list_by(app->store, arena, &entity_agenda_item, "application", scene->decision.application, 100,
			   &items, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct agenda_item *item = items[i];

		if (item->meeting && !strcmp(item->meeting, scene->decision.meeting) &&
		    !store_set(app->store, &entity_agenda_item, item->row.id, NULL, &discussed, 1, err))
			return false;
	}
	return true;
}

static bool
add_decision(struct app *app, struct arena *arena, const struct scene *scene, const char *id, struct error *err)
{
	const struct dossier *dossier = scene->dossier;
	struct write_cells cells = { .arena = arena };
	const struct row_name about[] = {
		{ &entity_application, dossier->application->row.id },
		{ &entity_client, dossier->client->row.id },
		{ &entity_proposal, dossier->proposal ? dossier->proposal->row.id : NULL },
		{ &entity_home, dossier->home ? dossier->home->row.id : NULL },
	};
	struct row_name present[ARRAY_LEN(about)];
	size_t count = 0;

	for (size_t i = 0; i < ARRAY_LEN(about); i++)
		if (about[i].id)
			present[count++] = about[i];
	write_add_row(&cells, &entity_decision, &scene->decision);
	return store_add(app->store, &entity_decision, id, dossier->application->row.scope, cells.cells, cells.count,
			 present, count, err);
}

static const char *
list_gates(struct app *app, struct arena *arena, const struct scene *scene)
{
	struct gate_check *gates;
	struct buffer list = { .arena = arena };
	size_t count = gates_passed(app, arena, scene, &gates);

	for (size_t i = 0; i < count; i++)
		if (list.length + strlen(gates[i].gate->code) + 2 < PASSED_GATES_MAX)
			buffer_print(&list, "%s%s", i ? ", " : "", gates[i].gate->code);
	return list.text;
}

bool
decide_record(struct app *app, struct arena *arena, const struct decide *decide, const char **id, struct error *err)
{
	struct scene scene;
	char made[ID_TEXT];

	if (!set_scene(app, arena, decide, &scene, err))
		return false;
	if (!scene.decision.passed_gates)
		scene.decision.passed_gates = list_gates(app, arena, &scene);
	store_new_id(app->store, made);
	*id = arena_text(arena, made);
	if (!store_begin(app->store, app->person, err))
		return false;
	if (add_decision(app, arena, &scene, *id, err) && set_application(app, arena, &scene, err) &&
	    set_agenda_item(app, arena, &scene, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* ---- withdrawing -------------------------------------------------------------------------------------------------- */

static const struct decision *
newest_standing(void **rows, size_t count)
{
	const struct decision *newest = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct decision *decision = rows[i];

		if (decision->withdrawn == 1)
			continue;
		if (!newest || decision->decided_at > newest->decided_at ||
		    (decision->decided_at == newest->decided_at && strcmp(decision->row.id, newest->row.id) > 0))
			newest = decision;
	}
	return newest;
}

/* Appends the changes of one row that were written in the same use case as `with`. */
static bool
gather(struct app *app, struct arena *arena, const struct entity *entity, const char *id, const struct change *with,
       struct change *changes, size_t room, size_t *count, struct error *err)
{
	struct change *history;
	size_t length;

	if (!store_history(app->store, arena, entity, id, &history, &length, err))
		return false;
	for (size_t i = 0; i < length && *count < room; i++)
		if (history[i].record.stamp.value == with->record.stamp.value &&
		    !strcmp(history[i].record.writer, with->record.writer))
			changes[(*count)++] = history[i];
	return true;
}

enum { USE_CASE_MAX = 64 };

static bool
gather_use_case(struct app *app, struct arena *arena, const struct decision *decision, struct change *changes,
		size_t *count, struct error *err)
{
	struct change *own;
	size_t length, items;
	void **rows;

	*count = 0;
	if (!store_history(app->store, arena, &entity_decision, decision->row.id, &own, &length, err))
		return false;
	if (!length)
		return fail(err, E_FORMAT, _("The record of this decision is not here. Run: tafel verify."));
	changes[(*count)++] = own[0];
	if (!gather(app, arena, &entity_application, decision->application, &own[0], changes, USE_CASE_MAX, count, err) ||
	    !store_list_by(app->store, arena, &entity_agenda_item, "application", decision->application, 100, &rows,
			   &items, err))
		return false;
	for (size_t i = 0; i < items; i++)
		if (!gather(app, arena, &entity_agenda_item, ((struct row *)rows[i])->id, &own[0], changes, USE_CASE_MAX,
			    count, err))
			return false;
	return true;
}

bool
decide_withdraw(struct app *app, struct arena *arena, const char *application, const char *reason, const char **left,
		struct error *err)
{
	struct change *changes = arena_alloc(arena, USE_CASE_MAX * sizeof(*changes));
	const struct decision *decision;
	size_t count;
	void **rows;

	if (!store_list_by(app->store, arena, &entity_decision, "application", application, 1000, &rows, &count, err))
		return false;
	decision = newest_standing(rows, count);
	if (!decision)
		return fail(err, E_MISSING, _("There is no decision on this case to withdraw."));
	if (!gather_use_case(app, arena, decision, changes, &count, err) || !store_begin(app->store, app->person, err))
		return false;
	if (undo_changes(app, arena, changes, count, reason, left, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
