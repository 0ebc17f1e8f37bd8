/* Incidents: three voices, one agreement, consult between meetings, one level up and the answer back. */
#include <stdlib.h>
#include <string.h>

#include "app/casuistry.h"
#include "base/day.h"
#include "base/text.h"
#include "casuistry_parts.h"
#include "forum_pick.h"
#include "step_write.h"
#include "store/store.h"

/* Kinds of tables that the program knows by a fixed word, like events of steps; an arrangement may have neither. */
static const char conference[] = "casuistry", evaluation[] = "evaluation";

static bool is_state(const struct incident *incident, const char *state)
{
	return incident->state && !strcmp(incident->state, state);
}

static const char *forum_name(struct app *app, struct arena *arena, const char *forum)
{
	return app_label(app, arena, entity_field(&entity_incident, "forum"), forum);
}

/* An incident that something can still be written to. */
static bool load_running(
	struct app *app, struct arena *arena, const char *id, struct incident *incident, struct error *err)
{
	if (!casuistry_load(app, arena, &entity_incident, id, incident, err))
		return false;
	return !is_state(incident, "closed") ||
		fail(err, E_INPUT, _("This incident was closed on %s. Nothing was changed."),
			day_format(arena, incident->closed_on));
}

static const struct codebook *book_of(struct app *app, const struct incident *incident)
{
	struct application application;
	struct error ignored;
	struct arena *arena;
	const struct codebook *book = app_codebook(app);

	arena_open(&arena);
	if (incident->application &&
		store_load(app->store, arena, &entity_application, incident->application, &application, &ignored))
		book = step_book(app, &application);
	arena_close(&arena);
	return book;
}

int64_t incident_due(struct app *app, const struct incident *incident)
{
	const struct code_entry *urgency = codebook_find(book_of(app, incident), "urgency", incident->urgency);

	return codebook_day_after(codebook_span(urgency, "term"), incident->opened_on);
}

/* ---- opening ----------------------------------------------------------------------------------------------------- */

static size_t rank_of(const struct codebook *book, const struct code_entry *step)
{
	size_t count;

	return (size_t)(step - codebook_list(book, "step", &count));
}

/* The case conference is there for a case from the day it is handed in. */
static bool is_handed_in(struct app *app, const struct application *application, struct error *err)
{
	const struct codebook *book = step_book(app, application);
	const struct code_entry *submission = codebook_event_step(book, "submission");
	const struct code_entry *step = codebook_find(book, "step", application->step);

	if (!submission || !step || rank_of(book, step) >= rank_of(book, submission))
		return true;
	return fail(err, E_INPUT, _("%s is not handed in yet: %s. From then on an incident can be opened."),
		application->number, codebook_text(book, "step", step->code));
}

/* The case conference of the region, of the municipality when there are several; without one the table of the case. */
static bool forum_for(
	struct app *app, struct arena *arena, const struct incident *incident, const char **forum, struct error *err)
{
	struct application application;
	struct household household;
	struct client client;
	const char *own = *app->forum ? app->forum : NULL, *municipality = NULL;

	if (incident->application) {
		if (!casuistry_load(app, arena, &entity_application, incident->application, &application, err) ||
			!is_handed_in(app, &application, err) ||
			!casuistry_client(app, arena, incident->application, &client, err))
			return false;
		own = application.forum;
		municipality = application.responsible ? application.responsible : client.origin;
	} else if (incident->household) {
		if (!casuistry_load(app, arena, &entity_household, incident->household, &household, err))
			return false;
		own = household.forum;
	}
	if (!forum_pick(app, arena, conference, NULL, forum, err) ||
		(!*forum && municipality && !forum_pick(app, arena, conference, municipality, forum, err)))
		return false;
	if (!*forum)
		*forum = own;
	return *forum || fail(err, E_INPUT, _("Which table is it for? Give forum=TABLE."));
}

/* What an answer cannot do without. */
static bool is_whole(const struct incident *incident, struct error *err)
{
	static const char *const needed[] = { "kind", "urgency", "question" };

	if (!incident->application && !incident->household)
		return fail(err, E_INPUT, _("Which case or shared home is it about? Nothing was saved."));
	for (size_t i = 0; i < ARRAY_LEN(needed); i++) {
		const struct field *field = entity_field(&entity_incident, needed[i]);

		if (!field_is_known(field, incident))
			return fail(err, E_INPUT, _("%s is missing. Nothing was changed."), _(field->label));
	}
	return true;
}

bool incident_finish(struct app *app, struct arena *arena, struct add *add, struct error *err)
{
	const struct incident *incident = add->targets[0].row;
	const char *forum;

	return is_whole(incident, err) && forum_for(app, arena, incident, &forum, err) &&
		(incident->forum || add_value(add, "forum", forum, err));
}

bool incident_open(struct app *app, struct arena *arena, const char *application, const char *const *pairs,
	size_t count, const char **id, struct error *err)
{
	const char **all = arena_alloc(arena, (count + 1) * sizeof(*all));

	memcpy(all, pairs, count * sizeof(*all));
	if (application)
		all[count++] = arena_print(arena, "application=%s", application);
	return edit_new(app, arena, &entity_incident, all, count, id, err);
}

/* ---- three voices, one agreement ---------------------------------------------------------------------------------- */

static const struct voice {
	const char *name, *field;
} voices[] = {
	{ "client", "client_voice" },
	{ "care", "care_voice" },
	{ "living", "living_voice" },
};

static bool is_heard(const struct incident *incident, size_t voice)
{
	return field_is_known(entity_field(&entity_incident, voices[voice].field), incident);
}

/* Labels of the voices before `end` that were not heard; "" when all were. */
static const char *unheard(struct arena *arena, const struct incident *incident, size_t end)
{
	struct buffer list = { .arena = arena };

	buffer_text(&list, "");
	for (size_t i = 0; i < end; i++)
		if (!is_heard(incident, i))
			buffer_print(&list, "%s%s", list.length ? ", " : "",
				_(entity_field(&entity_incident, voices[i].field)->label));
	return list.text;
}

bool incident_voice(struct app *app, struct arena *arena, const char *id, const char *voice, const char *text,
	const char **told, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct incident incident;
	const char *before;
	size_t at = 0;

	*told = NULL;
	while (at < ARRAY_LEN(voices) && strcmp(voices[at].name, voice))
		at++;
	if (at == ARRAY_LEN(voices))
		return fail(err, E_INPUT, _("\"%s\" is no voice. Choose from: client, care, living."), voice);
	if (!load_running(app, arena, id, &incident, err) ||
		!casuistry_needed(arena, _(entity_field(&entity_incident, voices[at].field)->label), text, &text, err))
		return false;
	before = unheard(arena, &incident, at);
	if (*before)
		*told = arena_print(arena, _("Not heard yet, and comes first: %s."), before);
	write_add(&cells, voices[at].field, text);
	return casuistry_set(app, &entity_incident, id, &cells, err);
}

enum { PROMISE_COLUMNS = 200 };

/* What is promised is told in the incident alone: that is care's, while a promise is read by everybody at the table. */
static void promise_cells(struct app *app, const struct incident *incident, const char *owner, const char *until,
	struct write_cells *cells)
{
	const char *kind = codebook_text(book_of(app, incident), "incident", incident->kind);

	if (incident->application)
		write_add(cells, "application", incident->application);
	write_add(cells, "forum", incident->forum);
	write_add(cells, "incident", incident->row.id);
	write_add(cells, "who", owner);
	write_add(cells, "what",
		text_fit(cells->arena, arena_print(cells->arena, _("Agreement of the incident: %s"), kind),
			PROMISE_COLUMNS));
	write_add(cells, "made_on", day_write(cells->arena, app_today(app)));
	write_add(cells, "due", until);
	write_add(cells, "state", "open");
}

static bool write_agreement(struct app *app, const struct incident *incident, const struct write_cells *agreement,
	const struct write_cells *promise, struct error *err)
{
	const char *scope = incident->row.scope;
	char id[ID_TEXT];

	if (!incident->application)
		scope = arena_copy(agreement->arena, scope, strcspn(scope, "."));
	store_new_id(app->store, id);
	return store_set(
		       app->store, &entity_incident, incident->row.id, NULL, agreement->cells, agreement->count, err) &&
		store_set(app->store, &entity_promise, id, scope, promise->cells, promise->count, err);
}

bool incident_agree(struct app *app, struct arena *arena, const char *id, const char *agreement, const char *owner,
	int64_t until, const char **told, struct error *err)
{
	struct write_cells cells = { .arena = arena }, promise = { .arena = arena };
	struct incident incident;
	const char *missing;

	if (!load_running(app, arena, id, &incident, err) ||
		!casuistry_needed(arena, _("Agreement"), agreement, &agreement, err) ||
		!casuistry_needed(arena, _("Who sees to it"), owner, &owner, err))
		return false;
	if (until == UNKNOWN)
		return fail(err, E_INPUT, _("%s is missing. Nothing was changed."), _("At the latest on"));
	if (incident.agreement)
		return fail(err, E_INPUT, _("There is one agreement already, of %s. Nothing was changed."),
			day_format(arena, incident.agreed_on));
	write_add(&cells, "agreement", agreement);
	write_add(&cells, "agreement_owner", owner);
	write_add(&cells, "agreement_until", day_write(arena, until));
	write_add(&cells, "agreed_on", day_write(arena, app_today(app)));
	write_add(&cells, "state", "agreed");
	promise_cells(app, &incident, owner, day_write(arena, until), &promise);
	missing = unheard(arena, &incident, ARRAY_LEN(voices));
	*told = *missing ? arena_print(arena, _("Agreed without having heard: %s."), missing) : NULL;
	if (!store_begin(app->store, app->person, err))
		return false;
	if (write_agreement(app, &incident, &cells, &promise, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* ---- between meetings, and one level up ---------------------------------------------------------------------------- */

bool incident_consult(
	struct app *app, struct arena *arena, const char *id, const char *with, const char *result, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct incident incident;

	if (!load_running(app, arena, id, &incident, err) ||
		!casuistry_needed(arena, _("Result of the consult"), result, &result, err) ||
		!casuistry_needed(arena, _("Consulted"), with, &with, err))
		return false;
	write_add(&cells, "consult_at", time_write(arena, clock_time(&app->clock)));
	write_add(&cells, "consult_with", with);
	write_add(&cells, "consult_result", result);
	return casuistry_set(app, &entity_incident, id, &cells, err);
}

/* One level up from where it lies; a table without one turns to the evaluation table. */
static bool find_up(
	struct app *app, struct arena *arena, const struct incident *incident, const char **up, struct error *err)
{
	struct forum forum;

	*up = NULL;
	if (incident->forum) {
		if (!store_load(app->store, arena, &entity_forum, incident->forum, &forum, err))
			return false;
		*up = forum.up;
	}
	if (!*up && !forum_pick(app, arena, evaluation, NULL, up, err))
		return false;
	if (*up && incident->forum && !strcmp(*up, incident->forum))
		*up = NULL;
	return *up || fail(err, E_INPUT, _("There is no table one level up. Name one. Nothing was changed."));
}

bool incident_escalate(struct app *app, struct arena *arena, const char *id, const char *forum, const char *why,
	const char **told, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct incident incident;
	struct forum row;

	if (!load_running(app, arena, id, &incident, err) ||
		!casuistry_needed(arena, _("One level up: why"), why, &why, err) ||
		(!forum && !find_up(app, arena, &incident, &forum, err)) ||
		!casuistry_load(app, arena, &entity_forum, forum, &row, err))
		return false;
	if (incident.forum && !strcmp(incident.forum, forum))
		return fail(err, E_INPUT, _("It lies with %s already. Nothing was changed."),
			forum_name(app, arena, forum));
	/* over two levels the answer still goes back to the table that asked first */
	if (!is_state(&incident, "escalated"))
		write_add(&cells, "asked_by", incident.forum);
	write_add(&cells, "forum", forum);
	write_add(&cells, "state", "escalated");
	write_add(&cells, "escalated_on", day_write(arena, app_today(app)));
	write_add(&cells, "escalated_why", why);
	*told = arena_print(
		arena, _("From %s to %s."), forum_name(app, arena, incident.forum), forum_name(app, arena, forum));
	return casuistry_set(app, &entity_incident, id, &cells, err);
}

bool incident_answer(
	struct app *app, struct arena *arena, const char *id, const char *answer, const char *by, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct incident incident;

	if (!load_running(app, arena, id, &incident, err) ||
		!casuistry_needed(arena, _("Answer back"), answer, &answer, err) ||
		!casuistry_needed(arena, _("Answered by"), by, &by, err))
		return false;
	if (!is_state(&incident, "escalated"))
		return fail(err, E_INPUT, _("Nobody asked one level up, so there is nothing to answer."));
	write_add(&cells, "answer", answer);
	write_add(&cells, "answered_by", by);
	write_add(&cells, "answered_on", day_write(arena, app_today(app)));
	write_add(&cells, "forum", incident.asked_by);
	write_add(&cells, "state", incident.agreement ? "agreed" : "open");
	return casuistry_set(app, &entity_incident, id, &cells, err);
}

bool incident_close(struct app *app, struct arena *arena, const char *id, const char *why, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct incident incident;

	if (!load_running(app, arena, id, &incident, err) || !casuistry_take(&cells, "closed_why", why, err))
		return false;
	if (is_state(&incident, "escalated") && !cells.count)
		return fail(err, E_INPUT, _("%s has not answered yet. Closing asks a reason. Nothing was changed."),
			forum_name(app, arena, incident.forum));
	if (!incident.agreement && !cells.count)
		return fail(err, E_INPUT, _("There is no agreement. Closing asks a reason. Nothing was changed."));
	write_add(&cells, "state", "closed");
	write_add(&cells, "closed_on", day_write(arena, app_today(app)));
	return casuistry_set(app, &entity_incident, id, &cells, err);
}
