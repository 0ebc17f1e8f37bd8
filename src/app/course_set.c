/* Setting a step without a table. */
#include <string.h>

#include "app/moment.h"
#include "base/day.h"
#include "consequence.h"
#include "course_parts.h"
#include "store/store.h"

struct setting {
	struct standing standing;
	const struct course_set *given;
	const struct code_entry *step, *reason; /* reason: NULL, none given */
	const char *role;
	bool ends_parking; /* the step that it is in already: only what it waited for is over */
	struct gate_check *unmet;
	size_t unmet_count;
};

static bool has_text(const char *text)
{
	return text && *text;
}

/* ---- what may be set ---------------------------------------------------------------------------------------------- */

static const char *list_next(const struct standing *standing)
{
	size_t count;
	const struct code_entry *steps = codebook_list(standing->book, "step", &count);
	struct buffer list = { .arena = standing->arena };

	for (size_t i = 0; i < count; i++)
		if (!course_is_decided(standing, &steps[i]) && standing_may_follow(standing, &steps[i]) &&
			(!standing->step || strcmp(steps[i].code, standing->step) != 0))
			buffer_print(&list, "%s%s", list.length ? ", " : "", steps[i].code);
	return list.length ? list.text : _("none");
}

static bool is_parked(const struct application *application)
{
	return application->parked_until != UNKNOWN || has_text(application->parked_for);
}

static bool cannot_follow(const struct setting *s, struct error *err)
{
	const struct standing *standing = &s->standing;

	return fail(err, E_INPUT,
		_("From the step \"%s\" a case does not go to \"%s\". Nothing was recorded. Possible now: %s."),
		codebook_text(standing->book, "step", standing->step),
		codebook_text(standing->book, "step", s->step->code), list_next(standing));
}

/* The step that it is in already may be set again to end what it waited for: a parking, or a hold that returned. */
static bool check_step(struct setting *s, struct error *err)
{
	const struct standing *standing = &s->standing;
	bool same = standing->step && !strcmp(standing->step, s->given->step);

	s->step = codebook_find(standing->book, "step", s->given->step);
	if (!s->step)
		return fail(err, E_INPUT, _("There is no step \"%s\". Nothing was recorded. Possible now: %s."),
			s->given->step, list_next(standing));
	s->ends_parking = same && is_parked(standing->application);
	if (same)
		return s->ends_parking || standing->state.returned ||
			fail(err, E_INPUT, _("The case is in the step \"%s\" already. Nothing was recorded."),
				codebook_text(standing->book, "step", s->step->code));
	if (!standing_may_follow(standing, s->step))
		return cannot_follow(s, err);
	if (course_is_decided(standing, s->step))
		return fail(err, E_INPUT,
			_("Only a decision of the table brings a case to \"%s\". Nothing was recorded. See: tafel decide."),
			codebook_text(standing->book, "step", s->step->code));
	return true;
}

static bool check_role(struct setting *s, struct error *err)
{
	const struct standing *standing = &s->standing;
	const char *allowed = codebook_value(standing->arena, s->step, "set_by");

	s->role = has_text(s->given->role) ? s->given->role : standing->app->role;
	if (!allowed || codebook_holds(s->step, "set_by", s->role))
		return true;
	return fail(err, E_INPUT,
		_("The step \"%s\" is set by: %s. Nothing was recorded. You can write it down on their behalf, with role and name."),
		codebook_text(standing->book, "step", s->step->code),
		course_names(standing->arena, standing->book, allowed));
}

static const char *course_reasons(struct arena *arena, const struct codebook *book, const char *kind)
{
	size_t count;
	const struct code_entry *reasons = codebook_list(book, "decline", &count);
	struct buffer list = { .arena = arena };

	for (size_t i = 0; i < count; i++)
		if (kind && reasons[i].reason.kind && !strcmp(kind, reasons[i].reason.kind))
			buffer_print(&list, "%s%s", list.length ? ", " : "", reasons[i].code);
	return list.length ? list.text : _("nothing");
}

static bool check_reason(struct setting *s, struct error *err)
{
	const struct codebook *book = s->standing.book;
	const char *kind = codebook_value(s->standing.arena, s->step, "reasons");
	const char *possible = course_reasons(s->standing.arena, book, kind);

	if (!has_text(s->given->reason))
		return !codebook_holds(s->step, "needs", "reason") ||
			fail(err, E_INPUT, _("The step \"%s\" needs a reason. Nothing was recorded. Possible: %s."),
				codebook_text(book, "step", s->step->code), possible);
	s->reason = codebook_find(book, "decline", s->given->reason);
	if (s->reason && kind && s->reason->reason.kind && !strcmp(kind, s->reason->reason.kind))
		return true;
	return fail(err, E_INPUT, _("%s: \"%s\" is not possible here. Nothing was recorded. Possible: %s."),
		_("Reason"), s->given->reason, possible);
}

/* Other answers that the step needs. */
static bool check_needs(struct setting *s, struct error *err)
{
	const struct {
		const char *field;
		bool known;
	} given[] = {
		{ "note", has_text(s->given->note) },
		{ "until", s->given->until != UNKNOWN },
		{ "name", has_text(s->given->name) || *s->standing.app->person_name },
	};

	for (size_t i = 0; i < ARRAY_LEN(given); i++)
		if (!given[i].known && codebook_holds(s->step, "needs", given[i].field))
			return fail(err, E_INPUT, _("With this step must be known: %s. Nothing was recorded."),
				_(entity_field(&entity_step_change, given[i].field)->label));
	return true;
}

static bool prepare(
	struct app *app, struct arena *arena, const struct course_set *given, struct setting *s, struct error *err)
{
	struct gate_facts facts;

	*s = (struct setting){ .given = given };
	if (!standing_load(app, arena, given->application, true, &s->standing, err) || !check_step(s, err))
		return false;
	if (s->ends_parking)
		return true;
	if (!standing_facts(&s->standing, given->step, &facts, err))
		return false;
	s->unmet_count = standing_unmet(&s->standing, &facts, given->step, &s->unmet);
	return true;
}

bool course_warnings(struct app *app, struct arena *arena, const struct course_set *given, const char ***warnings,
	size_t *count, struct error *err)
{
	struct setting s;

	*count = 0;
	if (!prepare(app, arena, given, &s, err))
		return false;
	*warnings = arena_alloc(arena, (s.unmet_count + 1) * sizeof(**warnings));
	for (size_t i = 0; i < s.unmet_count; i++)
		(*warnings)[(*count)++] = s.unmet[i].text;
	return true;
}

/* ---- recording ---------------------------------------------------------------------------------------------------- */

/* What hangs on the event of the step: talks from admission on, and those from the key. */
static bool make_moments(const struct setting *s, struct error *err)
{
	const struct standing *standing = &s->standing;
	int64_t today = app_today(standing->app);
	size_t made;

	if (codebook_holds(s->step, "event", "key"))
		return moment_make(
			standing->app, standing->arena, s->given->application, NULL, "key", today, &made, err);
	return moment_follow_step(standing->app, standing->arena, s->given->application, s->step->code, today, err);
}

static bool write_step(
	struct setting *s, struct step_note *note, struct consequence *consequence, const char **id, struct error *err)
{
	const struct standing *standing = &s->standing;
	const char *step = consequence_step(consequence, s->step->code);

	if (s->ends_parking) {
		write_add(&note->also, "parked_until", NULL);
		write_add(&note->also, "parked_for", NULL);
	} else {
		course_add_tracks(standing, s->step, &note->also);
		consequence_add(consequence, &note->also, &note->also_client, NULL);
	}
	if (!step_enter(standing->app, standing->arena, standing->application, step, note, id, err))
		return false;
	return s->ends_parking || (make_moments(s, err) && consequence_follow(consequence, err));
}

static bool record(struct setting *s, const char **id, const char **told, struct error *err)
{
	struct standing *standing = &s->standing;
	struct step_note note = step_note_of(standing->arena);
	struct consequence consequence =
		consequence_of(standing, s->reason, s->given->until, has_text(s->given->note) ? s->given->note : NULL);

	if (!consequence_check(&consequence, err) ||
		!course_pass(standing->arena, s->unmet, s->unmet_count, s->given->passed_why, &note, err))
		return false;
	note.role = s->given->role;
	note.name = s->given->name;
	note.reason = s->reason ? s->reason->code : NULL;
	note.note = s->given->note;
	note.until = consequence_until(&consequence, s->step);
	if (!store_begin(standing->app->store, standing->app->person, err))
		return false;
	if (write_step(s, &note, &consequence, id, err)) {
		*told = consequence.told.text;
		return store_commit(standing->app->store, err);
	}
	store_rollback(standing->app->store);
	return false;
}

bool course_set(struct app *app, struct arena *arena, const struct course_set *given, const char **id,
	const char **told, struct error *err)
{
	struct setting s;

	return prepare(app, arena, given, &s, err) && check_role(&s, err) && check_reason(&s, err) &&
		check_needs(&s, err) && record(&s, id, told, err);
}

bool course_withdraw(
	struct app *app, struct arena *arena, const struct course_set *given, const char **told, struct error *err)
{
	struct course_set set = *given;
	struct standing standing;
	const struct code_entry *step;
	const char *id;

	if (!standing_load(app, arena, given->application, true, &standing, err))
		return false;
	step = codebook_event_step(standing.book, "withdrawal");
	if (!step)
		return fail(err, E_INPUT, _("This arrangement knows no withdrawal. Nothing was recorded."));
	if (!has_text(given->role) || !has_text(given->name))
		return fail(err, E_INPUT, _("Who withdraws it? Nothing was recorded. Give role and name."));
	if (!has_text(given->reason))
		return fail(err, E_INPUT, _("The step \"%s\" needs a reason. Nothing was recorded. Possible: %s."),
			codebook_text(standing.book, "step", step->code),
			course_reasons(arena, standing.book, codebook_value(arena, step, "reasons")));
	set.step = step->code;
	return course_set(app, arena, &set, &id, told, err);
}
