#include "app/decide.h"

#include <string.h>

#include "app/moment.h"
#include "base/day.h"
#include "rules/gate.h"
#include "store/store.h"
#include "undo.h"
#include "write.h"

enum { PASSED_GATES_MAX = 400 };

/* Kind of the table that sits: the own one, or that of the case when this laptop is of no table. */
static bool kind_of_forum(struct app *app, struct arena *arena, const struct application *application,
	const char **kind, struct error *err)
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

static bool may_choose(
	const struct codebook *book, const struct code_outcome *outcome, const char *kind, const char *step)
{
	const struct code_entry *at = step ? codebook_find(book, "step", step) : NULL;

	if (!outcome->forum_kind || strcmp(outcome->forum_kind, kind))
		return false;
	if (outcome->from && *outcome->from)
		return step && codebook_has_word(outcome->from, step);
	return !at || !at->step.final;
}

bool decide_outcomes(struct app *app, struct arena *arena, const struct application *application,
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

/* ---- what is known when a decision is taken --------------------------------------------------------------------- */

struct scene {
	const struct decide *decide;
	struct dossier *dossier;
	const struct code_entry *outcome;
	struct decision decision; /* as it will be recorded */
};

static bool no_such_outcome(struct app *app, struct arena *arena, struct scene *scene, struct error *err)
{
	const struct code_entry **outcomes;
	struct buffer list = { .arena = arena };
	size_t count;

	if (!decide_outcomes(app, arena, scene->dossier->application, &outcomes, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		buffer_print(&list, "%s%s", i ? ", " : "", outcomes[i]->code);
	if (!codebook_find(app_codebook(app), "outcome", scene->decide->outcome))
		return fail(err, E_INPUT, _("There is no outcome \"%s\". Possible now: %s."), scene->decide->outcome,
			count ? list.text : _("nothing"));
	return fail(err, E_INPUT, _("\"%s\" cannot be chosen at the step \"%s\". Possible: %s."),
		scene->decide->outcome, codebook_text(app_codebook(app), "step", scene->dossier->application->step),
		count ? list.text : _("nothing"));
}

static bool find_outcome(struct app *app, struct arena *arena, struct scene *scene, struct error *err)
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

/* May this code of a list be chosen with the outcome? A reason must be of the kind that the outcome asks for. */
static bool is_possible(const struct code_entry *entry, const struct field *field, const struct code_outcome *outcome)
{
	if (strcmp(field->name, "reason"))
		return true;
	return outcome->reasons && entry->reason.kind && !strcmp(entry->reason.kind, outcome->reasons);
}

static bool not_possible(struct app *app, struct arena *arena, const struct scene *scene, const struct field *field,
	const char *code, struct error *err)
{
	size_t count;
	const char *name = field->list ? field->list : field->ref;
	const struct code_entry *entries = codebook_list(app_codebook(app), name, &count);
	struct buffer list = { .arena = arena };

	for (size_t i = 0; i < count; i++)
		if (is_possible(&entries[i], field, &scene->outcome->outcome))
			buffer_print(&list, "%s%s", list.length ? ", " : "", entries[i].code);
	return fail(err, E_INPUT, _("%s: \"%s\" is not possible here. Nothing was recorded. Possible: %s."),
		_(field->label), code, list.length ? list.text : _("nothing"));
}

/* Codes that the caller gave must be in the arrangement's lists, and a table must be one that is here: a case that
 * goes to no table would fall out of every queue. */
static bool check_codes(struct app *app, struct arena *arena, const struct scene *scene, struct error *err)
{
	const struct decision *given = &scene->decide->fields;
	const struct code_entry *entry;
	struct error ignored;
	struct forum forum;

	for (size_t i = 0; i < entity_decision.field_count; i++) {
		const struct field *field = &entity_decision.fields[i];

		if (field->kind != &kind_code || !field_is_known(field, given))
			continue;
		entry = codebook_find(app_codebook(app), field->list, *field_text(field, given));
		if (!entry || !is_possible(entry, field, &scene->outcome->outcome))
			return not_possible(app, arena, scene, field, *field_text(field, given), err);
	}
	if (!given->to_forum || store_load(app->store, arena, &entity_forum, given->to_forum, &forum, &ignored))
		return true;
	return not_possible(app, arena, scene, entity_field(&entity_decision, "to_forum"), given->to_forum, err);
}

static void fill_decision(struct app *app, struct scene *scene, const struct meeting *meeting)
{
	const struct application *application = scene->dossier->application;
	struct decision *decision = &scene->decision;

	*decision = scene->decide->fields;
	decision->application = application->row.id;
	decision->forum = *app->forum ? app->forum : application->forum;
	decision->meeting = meeting ? meeting->row.id : NULL;
	decision->proposal = scene->dossier->proposal ? scene->dossier->proposal->row.id : NULL;
	decision->arrangement = app_codebook(app)->arrangement;
	decision->decided_at = clock_time(&app->clock);
	decision->decided_by = *app->person ? app->person : NULL;
	decision->outcome = scene->outcome->code;
	decision->step_before = application->step;
	decision->step_after = scene->outcome->outcome.to ? scene->outcome->outcome.to : application->step;
}

static bool set_scene(
	struct app *app, struct arena *arena, const struct decide *decide, struct scene *scene, struct error *err)
{
	struct agenda *agenda;

	*scene = (struct scene){ .decide = decide };
	if (!dossier_load(app, arena, decide->application, &scene->dossier, err))
		return false;
	if (scene->dossier->application->row.gone)
		return fail(err, E_MISSING, _("This case was deleted. Nothing was recorded."));
	if (!find_outcome(app, arena, scene, err) || !agenda_today(app, arena, &agenda, err))
		return false;
	fill_decision(app, scene, agenda->meeting);
	return check_codes(app, arena, scene, err);
}

/* The gates that the decision passes; with its own answers or without them. */
static size_t gates_passed(
	struct app *app, struct arena *arena, const struct scene *scene, bool answers, struct gate_check **gates)
{
	const struct dossier *dossier = scene->dossier;
	const struct code_outcome *outcome = &scene->outcome->outcome;
	const struct gate_facts facts = { dossier->application, dossier->client, dossier->proposal, dossier->home,
		answers ? &scene->decision : NULL, outcome->asks, app_today(app) };

	return gate_check_passage(arena, app_codebook(app), &facts, dossier->application->step, outcome->to, gates);
}

/* ---- warnings and summary --------------------------------------------------------------------------------------- */

/* Labels of what the outcome needs and nobody answered; a label that asks loses its question mark. */
static const char *list_unanswered(struct arena *arena, const struct scene *scene)
{
	struct buffer list = { .arena = arena };

	for (size_t i = 0; i < entity_decision.field_count; i++) {
		const struct field *field = &entity_decision.fields[i];
		const char *label = _(field->label);

		if (codebook_has_word(scene->outcome->outcome.needs, field->name) &&
			!field_is_known(field, &scene->decision))
			buffer_print(&list, "%s%.*s", list.length ? ", " : "", (int)strcspn(label, "?"), label);
	}
	return list.length ? list.text : NULL;
}

static void warn_of_answers(
	struct app *app, struct arena *arena, const struct scene *scene, const char **warnings, size_t *count)
{
	const void *decision = &scene->decision;
	const char *unanswered = list_unanswered(arena, scene);

	if (unanswered)
		warnings[(*count)++] = arena_print(arena, _("Not answered yet: %s."), unanswered);
	for (size_t i = 0; i < entity_decision.field_count; i++) {
		const struct field *field = &entity_decision.fields[i];

		if (field->kind == &kind_day && field_is_known(field, decision) &&
			*field_number(field, decision) < app_today(app))
			warnings[(*count)++] = arena_print(arena, _("%s: %s has passed already."), _(field->label),
				day_format(arena, *field_number(field, decision)));
	}
}

/* Gates about the decision's own fields are told as answers. */
bool decide_warnings(struct app *app, struct arena *arena, const struct decide *decide, const char ***warnings,
	size_t *count, struct error *err)
{
	struct scene scene;
	struct gate_check *gates = NULL;
	size_t gate_count;

	*count = 0;
	if (!set_scene(app, arena, decide, &scene, err))
		return false;
	gate_count = gates_passed(app, arena, &scene, false, &gates);
	*warnings = arena_alloc(arena, (gate_count + 2 * entity_decision.field_count + 1) * sizeof(**warnings));
	warn_of_answers(app, arena, &scene, *warnings, count);
	for (size_t i = 0; i < gate_count; i++)
		(*warnings)[(*count)++] = gates[i].text;
	return true;
}

static int64_t rank_of(const struct codebook *book, const char *step)
{
	size_t count, i = 0;
	const struct code_entry *steps = codebook_list(book, "step", &count);

	while (i < count && (!step || strcmp(steps[i].code, step)))
		i++;
	return (int64_t)i;
}

const char *decide_result(struct app *app, const char *outcome, const char *before, const char *after)
{
	const struct codebook *book = app_codebook(app);
	const struct code_entry *entry = outcome ? codebook_find(book, "outcome", outcome) : NULL;
	bool onward = before && after && rank_of(book, after) >= rank_of(book, before);

	return entry && entry->outcome.to && onward ? codebook_text(book, "step", after)
						    : codebook_text(book, "outcome", outcome);
}

const char *decide_summary(struct app *app, struct arena *arena, const struct decide *decide)
{
	const struct codebook *book = app_codebook(app);
	struct buffer out = { .arena = arena };
	struct application application = { .step = NULL };
	struct error ignored;
	const struct code_entry *outcome = codebook_find(book, "outcome", decide->outcome);

	if (store_load(app->store, arena, &entity_application, decide->application, &application, &ignored) &&
		application.number)
		buffer_print(&out, "%s ", application.number);
	buffer_text(&out, decide_result(app, decide->outcome, application.step, outcome ? outcome->outcome.to : NULL));
	if (decide->fields.until != UNKNOWN)
		buffer_print(&out, _(" until %s"), day_format(arena, decide->fields.until));
	if (decide->fields.to_forum)
		buffer_print(&out, ": %s", codebook_text(book, "forum", decide->fields.to_forum));
	if (decide->fields.reason)
		buffer_print(&out, ": %s", codebook_text(book, "decline", decide->fields.reason));
	if (decide->fields.contract_form)
		buffer_print(&out, ", %s", codebook_text(book, "contract_form", decide->fields.contract_form));
	return out.text;
}

/* ---- recording -------------------------------------------------------------------------------------------------- */

/* A row that an outcome may set fields of. */
struct setting {
	const struct entity *entity;
	const char *id; /* NULL: not here */
	struct write_cells cells;
};
enum { SET_APPLICATION, SET_PROPOSAL, SET_HOME, SETTINGS };

/* Value of "today", of a field of the decision or of a text between '', as wire; NULL when it is not known. */
static const char *source_value(
	struct app *app, struct arena *arena, const struct decision *decision, const char *source)
{
	const struct field *field;

	if (*source == '\'')
		return source[1] && source[1] != '\'' ? arena_copy(arena, source + 1, strcspn(source + 1, "'")) : NULL;
	if (!strcmp(source, "today"))
		return day_write(arena, app_today(app));
	field = entity_field(&entity_decision, source);
	return field ? field_cell_write(arena, field, decision, NULL) : NULL;
}

/* One word of `sets`. A field that must be known is never cleared for want of an answer. */
static bool add_set(struct app *app, struct arena *arena, const struct scene *scene, char *word,
	struct setting *settings, struct error *err)
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
	value = source_value(app, arena, &scene->decision, equals + 1);
	if (!field)
		return true;
	if (!value && (field->flags & REQUIRED))
		return fail(
			err, E_INPUT, _("With this outcome must be known: %s. Nothing was recorded."), _(field->label));
	if (to->id)
		write_add(&to->cells, field->name, value);
	return true;
}

static bool add_sets(
	struct app *app, struct arena *arena, const struct scene *scene, struct setting *settings, struct error *err)
{
	const char *at = scene->outcome->outcome.sets;

	while (at && *at) {
		size_t length = strcspn(at, " ");

		if (!add_set(app, arena, scene, arena_copy(arena, at, length), settings, err))
			return false;
		at += length + (at[length] == ' ');
	}
	return true;
}

/* A new step starts its own term, and a hold does not outlive the step that it was for. */
static void add_step(struct app *app, struct arena *arena, const struct scene *scene, struct write_cells *cells)
{
	const struct application *application = scene->dossier->application;
	const char *after = scene->decision.step_after;

	if (!after || (application->step && !strcmp(application->step, after)))
		return;
	write_add(cells, "step", after);
	write_add(cells, "step_since", day_write(arena, app_today(app)));
	if (application->hold_until != UNKNOWN)
		write_add(cells, "hold_until", NULL);
}

/* A home that another proposal holds by now is not this decision's to free. */
static const char *home_to_set(const struct dossier *dossier)
{
	const struct home *home = dossier->home;

	if (!home || (home->held_by && strcmp(home->held_by, dossier->proposal->row.id)))
		return NULL;
	return home->row.id;
}

static bool set_rows(struct app *app, struct arena *arena, const struct scene *scene, struct error *err)
{
	const struct dossier *dossier = scene->dossier;
	struct setting settings[SETTINGS] = {
		[SET_APPLICATION] = { &entity_application, dossier->application->row.id, { .arena = arena } },
		[SET_PROPOSAL] = { &entity_proposal, dossier->proposal ? dossier->proposal->row.id : NULL,
			{ .arena = arena } },
		[SET_HOME] = { &entity_home, home_to_set(dossier), { .arena = arena } },
	};

	add_step(app, arena, scene, &settings[SET_APPLICATION].cells);
	if (!add_sets(app, arena, scene, settings, err))
		return false;
	for (size_t i = 0; i < SETTINGS; i++)
		if (settings[i].cells.count &&
			!store_set(app->store, settings[i].entity, settings[i].id, NULL, settings[i].cells.cells,
				settings[i].cells.count, err))
			return false;
	return true;
}

static bool set_agenda_item(struct app *app, struct arena *arena, const struct scene *scene, struct error *err)
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

static bool add_decision(
	struct app *app, struct arena *arena, const struct scene *scene, const char *id, struct error *err)
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

static const char *list_gates(struct app *app, struct arena *arena, const struct scene *scene)
{
	struct gate_check *gates;
	struct buffer list = { .arena = arena };
	size_t count = gates_passed(app, arena, scene, true, &gates);

	for (size_t i = 0; i < count; i++)
		if (list.length + strlen(gates[i].gate->code) + 2 < PASSED_GATES_MAX)
			buffer_print(&list, "%s%s", list.length ? ", " : "", gates[i].gate->code);
	return list.text;
}

bool decide_record(
	struct app *app, struct arena *arena, const struct decide *decide, const char **id, struct error *err)
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
	if (add_decision(app, arena, &scene, *id, err) && set_rows(app, arena, &scene, err) &&
		set_agenda_item(app, arena, &scene, err) &&
		moment_follow_step(
			app, arena, scene.decision.application, scene.outcome->outcome.to, app_today(app), err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* ---- withdrawing ------------------------------------------------------------------------------------------------ */

static const struct decision *newest_standing(void **rows, size_t count)
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
static bool gather(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	const struct change *with, struct change *changes, size_t room, size_t *count, struct error *err)
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

/* What the decision did to the proposal and its home. */
static bool gather_proposal(struct app *app, struct arena *arena, const struct decision *decision,
	struct change *changes, size_t *count, struct error *err)
{
	struct error why = { E_NONE, "" };
	struct proposal proposal;

	if (!decision->proposal)
		return true;
	if (!store_load(app->store, arena, &entity_proposal, decision->proposal, &proposal, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	return gather(app, arena, &entity_proposal, proposal.row.id, &changes[0], changes, USE_CASE_MAX, count, err) &&
		(!proposal.home ||
			gather(app, arena, &entity_home, proposal.home, &changes[0], changes, USE_CASE_MAX, count,
				err));
}

/* The record that added the entry; a correction of it may have arrived before. NULL: not here. */
static struct change *entry_of(struct change *history, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (history[i].record.kind == RECORD_ADD && history[i].applied)
			return &history[i];
	return NULL;
}

/* What it did to the rows of an entity that hang on the case. */
static bool gather_of_case(struct app *app, struct arena *arena, const struct entity *entity, const char *application,
	const struct change *with, struct change *changes, size_t *count, struct error *err)
{
	enum { ROWS_MAX = 100 };
	size_t found;
	void **rows;

	if (!store_list_by(app->store, arena, entity, "application", application, ROWS_MAX, &rows, &found, err))
		return false;
	for (size_t i = 0; i < found; i++)
		if (!gather(app, arena, entity, ((struct row *)rows[i])->id, with, changes, USE_CASE_MAX, count, err))
			return false;
	return true;
}

static bool gather_use_case(struct app *app, struct arena *arena, const struct decision *decision,
	struct change *changes, size_t *count, struct error *err)
{
	struct change *own, *added;
	size_t length;

	*count = 0;
	if (!store_history(app->store, arena, &entity_decision, decision->row.id, &own, &length, err))
		return false;
	added = entry_of(own, length);
	if (!added)
		return fail(err, E_FORMAT, _("The record of this decision is not here. Run: tafel verify."));
	changes[(*count)++] = *added;
	return gather(app, arena, &entity_application, decision->application, added, changes, USE_CASE_MAX, count,
		       err) &&
		gather_proposal(app, arena, decision, changes, count, err) &&
		gather_of_case(app, arena, &entity_agenda_item, decision->application, added, changes, count, err) &&
		gather_of_case(app, arena, &entity_appointment, decision->application, added, changes, count, err);
}

bool decide_withdraw(struct app *app, struct arena *arena, const char *application, const char *reason,
	const char **left, struct error *err)
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
