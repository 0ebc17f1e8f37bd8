#include "app/decide.h"

#include <string.h>

#include "base/day.h"
#include "decide_parts.h"
#include "store/store.h"

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

/* Where the case is: of a hold that is over the step before it. Only a hold asks for what happened before. */
static bool step_now(struct app *app, struct arena *arena, const struct codebook *book,
	const struct application *application, const char **step, struct error *err)
{
	const struct code_entry *entry = application->step ? codebook_find(book, "step", application->step) : NULL;
	struct course_case of = course_case_of(application);
	struct course_state state;

	*step = application->step;
	if (!codebook_flag(entry, "suspends"))
		return true;
	if (!course_state_of(app, arena, book, &of, &state, err))
		return false;
	*step = state.step ? state.step->code : application->step;
	return true;
}

/* An outcome may be chosen from the step that the case is in, and after a hold also from the hold itself. */
bool decide_outcomes(struct app *app, struct arena *arena, const struct application *application,
	const struct code_entry ***outcomes, size_t *count, struct error *err)
{
	const struct codebook *book = step_book(app, application);
	const char *kind = "", *now;
	size_t all;
	const struct code_entry *entries = codebook_list(book, "outcome", &all);

	*count = 0;
	*outcomes = arena_alloc(arena, (all + 1) * sizeof(**outcomes));
	if (!kind_of_forum(app, arena, application, &kind, err) || !step_now(app, arena, book, application, &now, err))
		return false;
	for (size_t i = 0; i < all; i++)
		if (may_choose(book, &entries[i].outcome, kind, now) ||
			may_choose(book, &entries[i].outcome, kind, application->step))
			(*outcomes)[(*count)++] = &entries[i];
	return true;
}

/* ---- what is known when a decision is taken --------------------------------------------------------------------- */

static bool no_such_outcome(const struct scene *scene, struct error *err)
{
	const struct standing *s = &scene->standing;
	const struct code_entry **outcomes;
	struct buffer list = { .arena = s->arena };
	size_t count;

	if (!decide_outcomes(s->app, s->arena, s->application, &outcomes, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		buffer_print(&list, "%s%s", i ? ", " : "", outcomes[i]->code);
	if (!codebook_find(s->book, "outcome", scene->decide->outcome))
		return fail(err, E_INPUT, _("There is no outcome \"%s\". Possible now: %s."), scene->decide->outcome,
			count ? list.text : _("nothing"));
	return fail(err, E_INPUT, _("\"%s\" cannot be chosen at the step \"%s\". Possible: %s."),
		scene->decide->outcome, codebook_text(s->book, "step", s->step), count ? list.text : _("nothing"));
}

static bool find_outcome(struct scene *scene, struct error *err)
{
	const struct standing *s = &scene->standing;
	const struct code_entry **outcomes;
	size_t count;

	if (!decide_outcomes(s->app, s->arena, s->application, &outcomes, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!strcmp(outcomes[i]->code, scene->decide->outcome))
			scene->outcome = outcomes[i];
	return scene->outcome || no_such_outcome(scene, err);
}

/* May this code of a list be chosen with the outcome? A reason must be of the kind that the outcome asks for. */
static bool is_possible(const struct code_entry *entry, const struct field *field, const struct code_outcome *outcome)
{
	if (strcmp(field->name, "reason"))
		return true;
	return outcome->reasons && entry->reason.kind && !strcmp(entry->reason.kind, outcome->reasons);
}

static bool not_possible(const struct scene *scene, const struct field *field, const char *code, struct error *err)
{
	size_t count;
	const char *name = field->list ? field->list : field->ref;
	const struct code_entry *entries = codebook_list(scene->standing.book, name, &count);
	struct buffer list = { .arena = scene->standing.arena };

	for (size_t i = 0; i < count; i++)
		if (is_possible(&entries[i], field, &scene->outcome->outcome))
			buffer_print(&list, "%s%s", list.length ? ", " : "", entries[i].code);
	return fail(err, E_INPUT, _("%s: \"%s\" is not possible here. Nothing was recorded. Possible: %s."),
		_(field->label), code, list.length ? list.text : _("nothing"));
}

/* A rung must be one of the ladder; where the arrangement has none, any number will do. */
static bool check_rung(const struct scene *scene, struct error *err)
{
	struct buffer list = { .arena = scene->standing.arena };
	const struct code_entry *rungs;
	int64_t rung = scene->decide->fields.rung;
	size_t count;

	rungs = codebook_list(scene->standing.book, "rung", &count);
	for (size_t i = 0; i < count; i++) {
		int64_t number = codebook_number(&rungs[i], "number");

		if (number == rung)
			return true;
		buffer_print(&list, "%s%lld", i ? ", " : "", (long long)number);
	}
	return !count || rung == UNKNOWN ||
		fail(err, E_INPUT, _("The ladder has no rung %lld. Nothing was recorded. Possible: %s."),
			(long long)rung, list.text);
}

/* Codes that the caller gave must be in the arrangement's lists, and a table must be one that is here: a case that
 * goes to no table would fall out of every queue. */
static bool check_codes(struct scene *scene, struct error *err)
{
	const struct standing *s = &scene->standing;
	const struct decision *given = &scene->decide->fields;
	const struct code_entry *entry;
	struct error ignored;
	struct forum forum;

	for (size_t i = 0; i < entity_decision.field_count; i++) {
		const struct field *field = &entity_decision.fields[i];

		if (field->kind != &kind_code || !field_is_known(field, given))
			continue;
		entry = codebook_find(s->book, field->list, *field_text(field, given));
		if (!entry || !is_possible(entry, field, &scene->outcome->outcome))
			return not_possible(scene, field, *field_text(field, given), err);
	}
	if (!check_rung(scene, err))
		return false;
	scene->reason = given->reason ? codebook_find(s->book, "decline", given->reason) : NULL;
	if (!given->to_forum || store_load(s->app->store, s->arena, &entity_forum, given->to_forum, &forum, &ignored))
		return true;
	return not_possible(scene, entity_field(&entity_decision, "to_forum"), given->to_forum, err);
}

static const char *needed_of(const struct decision *decision)
{
	return decision->needed ? decision->needed : decision->note;
}

/* The step that the outcome, or the reason, brings the case to. */
static void find_step(struct scene *scene)
{
	const struct standing *s = &scene->standing;
	const struct consequence consequence =
		consequence_of(s, scene->reason, scene->decide->fields.until, needed_of(&scene->decide->fields));
	const char *now = s->application->step, *to = consequence_step(&consequence, scene->outcome->outcome.to);
	const struct code_entry *step;
	bool back;

	/* whoever came back by itself is where it was before the hold, also when the decision leaves it there */
	if (!to && s->state.returned)
		to = s->step;
	step = to ? codebook_find(s->book, "step", to) : NULL;
	/* whoever came back by itself is held anew, though the case still says "on hold" */
	back = s->state.returned && codebook_flag(step, "suspends");

	scene->to = to;
	scene->decision.step_after = to ? to : now;
	scene->entered = to && (!now || back || strcmp(to, now) != 0) ? step : NULL;
	scene->decision.until = consequence_until(&consequence, step);
}

static void fill_decision(struct scene *scene, const struct meeting *meeting)
{
	const struct standing *s = &scene->standing;
	const struct application *application = s->application;
	struct decision *decision = &scene->decision;

	*decision = scene->decide->fields;
	decision->application = application->row.id;
	decision->forum = *s->app->forum ? s->app->forum : application->forum;
	decision->meeting = meeting ? meeting->row.id : NULL;
	decision->proposal = s->dossier->proposal ? s->dossier->proposal->row.id : NULL;
	decision->arrangement = s->book->arrangement;
	decision->decided_at = clock_time(&s->app->clock);
	decision->decided_by = *s->app->person ? s->app->person : NULL;
	decision->outcome = scene->outcome->code;
	decision->step_before = application->step;
	decision->before_since = application->step_since;
	find_step(scene);
}

bool scene_set(
	struct app *app, struct arena *arena, const struct decide *decide, struct scene *scene, struct error *err)
{
	struct agenda *agenda;

	*scene = (struct scene){ .decide = decide };
	if (!standing_load(app, arena, decide->application, true, &scene->standing, err) || !find_outcome(scene, err) ||
		!agenda_today(app, arena, &agenda, err) || !check_codes(scene, err))
		return false;
	fill_decision(scene, agenda->meeting);
	return true;
}

bool scene_gates(const struct scene *scene, bool answers, struct gate_check **gates, size_t *count, struct error *err)
{
	struct gate_facts facts;

	*count = 0;
	if (!scene->to)
		return true;
	if (!standing_facts(&scene->standing, scene->to, &facts, err))
		return false;
	facts.decision = answers ? &scene->decision : NULL;
	facts.asked = scene->outcome->outcome.asks;
	*count = standing_unmet(&scene->standing, &facts, scene->to, gates);
	return true;
}

/* ---- warnings and summary --------------------------------------------------------------------------------------- */

/* Labels of what the outcome needs and nobody answered; a label that asks loses its question mark. */
static const char *list_unanswered(const struct scene *scene)
{
	struct buffer list = { .arena = scene->standing.arena };

	for (size_t i = 0; i < entity_decision.field_count; i++) {
		const struct field *field = &entity_decision.fields[i];
		const char *label = _(field->label);

		if (codebook_has_word(scene->outcome->outcome.needs, field->name) &&
			!field_is_known(field, &scene->decision))
			buffer_print(&list, "%s%.*s", list.length ? ", " : "", (int)strcspn(label, "?"), label);
	}
	return list.length ? list.text : NULL;
}

static void warn_of_answers(const struct scene *scene, const char **warnings, size_t *count)
{
	struct arena *arena = scene->standing.arena;
	const void *decision = &scene->decision;
	const char *unanswered = list_unanswered(scene);

	if (unanswered)
		warnings[(*count)++] = arena_print(arena, _("Not answered yet: %s."), unanswered);
	for (size_t i = 0; i < entity_decision.field_count; i++) {
		const struct field *field = &entity_decision.fields[i];

		if (field->kind == &kind_day && !(field->flags & DERIVED) && field_is_known(field, decision) &&
			*field_number(field, decision) < app_today(scene->standing.app))
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
	if (!scene_set(app, arena, decide, &scene, err) || !scene_gates(&scene, false, &gates, &gate_count, err))
		return false;
	*warnings = arena_alloc(arena, (gate_count + 2 * entity_decision.field_count + 1) * sizeof(**warnings));
	warn_of_answers(&scene, *warnings, count);
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

const char *decide_result_in(const struct codebook *book, const char *outcome, const char *before, const char *after)
{
	const struct code_entry *entry = outcome ? codebook_find(book, "outcome", outcome) : NULL;
	bool onward = before && after && rank_of(book, after) >= rank_of(book, before);

	return entry && entry->outcome.to && onward ? codebook_text(book, "step", after)
						    : codebook_text(book, "outcome", outcome);
}

const char *decide_reason(struct arena *arena, const struct codebook *book, const char *reason, const char *needed)
{
	const char *text = codebook_text(book, "decline", reason), *blank = strchr(text, '{');
	const char *end = blank ? strchr(blank, '}') : NULL;
	size_t length = needed ? strlen(needed) : 0;

	if (!end)
		return text;
	/* the text has its own full stop */
	if (length && needed[length - 1] == '.' && end[1] == '.')
		length--;
	return arena_print(arena, "%.*s%.*s%s", (int)(blank - text), text, (int)(length ? length : strlen("…")),
		length ? needed : "…", end + 1);
}

const char *decide_result(struct app *app, const char *outcome, const char *before, const char *after)
{
	return decide_result_in(app_codebook(app), outcome, before, after);
}

const char *decide_summary(struct app *app, struct arena *arena, const struct decide *decide)
{
	struct buffer out = { .arena = arena };
	struct application application = { .step = NULL };
	struct error ignored;
	bool known = store_load(app->store, arena, &entity_application, decide->application, &application, &ignored);
	const struct codebook *book = known ? step_book(app, &application) : app_codebook(app);
	const struct code_entry *outcome = codebook_find(book, "outcome", decide->outcome);
	const struct code_entry *reason = codebook_find(book, "decline", decide->fields.reason);
	const char *to = codebook_value(arena, reason, "then.to");

	if (known && application.number)
		buffer_print(&out, "%s ", application.number);
	buffer_text(&out,
		decide_result_in(book, decide->outcome, application.step,
			to                ? to
				: outcome ? outcome->outcome.to
					  : NULL));
	if (decide->fields.until != UNKNOWN)
		buffer_print(&out, _(" until %s"), day_format(arena, decide->fields.until));
	if (decide->fields.to_forum)
		buffer_print(&out, ": %s", codebook_text(book, "forum", decide->fields.to_forum));
	if (decide->fields.reason)
		buffer_print(
			&out, ": %s", decide_reason(arena, book, decide->fields.reason, needed_of(&decide->fields)));
	if (decide->fields.contract_form)
		buffer_print(&out, ", %s", codebook_text(book, "contract_form", decide->fields.contract_form));
	return out.text;
}
