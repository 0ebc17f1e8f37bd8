/* A case that ended is taken up again, with the days that it waited. */
#include <string.h>

#include "base/day.h"
#include "course_parts.h"
#include "store/store.h"

static size_t rank_of(const struct codebook *book, const char *step)
{
	size_t count, i = 0;
	const struct code_entry *steps = codebook_list(book, "step", &count);

	while (i < count && strcmp(steps[i].code, step) != 0)
		i++;
	return i;
}

static bool has_event(const struct codebook *book, const char *step, const char *event)
{
	return codebook_holds(codebook_find(book, "step", step), "event", event);
}

/* The last step before the end in which a case is at work: no hold, no end. */
static const char *step_before_end(const struct standing *s)
{
	for (size_t i = s->fact_count; i > 0; i--) {
		const struct code_entry *step = codebook_find(s->book, "step", s->facts[i - 1].step);

		if (step && !step->step.final && !codebook_flag(step, "suspends"))
			return step->code;
	}
	return NULL;
}

/* Where homes are looked for: the step of the event "refusal" that it was in last, else the first one. */
static const char *step_without_home(const struct standing *s)
{
	const struct code_entry *first = codebook_event_step(s->book, "refusal");

	for (size_t i = s->fact_count; i > 0; i--)
		if (has_event(s->book, s->facts[i - 1].step, "refusal"))
			return s->facts[i - 1].step;
	return first ? first->code : NULL;
}

/* Its home and its place on an agenda were given to others in the meantime. */
static const char *step_to_reopen(const struct standing *s)
{
	const char *before = step_before_end(s), *homeless = step_without_home(s);
	const struct code_entry *triage = codebook_event_step(s->book, "triage");
	const struct code_entry *key = codebook_event_step(s->book, "key");
	size_t rank;

	if (!before)
		return NULL;
	rank = rank_of(s->book, before);
	if (has_event(s->book, before, "scheduling") && triage)
		return triage->code;
	if (homeless && !has_event(s->book, before, "refusal") && rank > rank_of(s->book, homeless) &&
		(!key || rank < rank_of(s->book, key->code)))
		return homeless;
	return before;
}

static bool may_reopen(const struct standing *s, struct error *err)
{
	const struct code_entry *now = s->step ? codebook_find(s->book, "step", s->step) : NULL;
	const char *code = standing_last(s).reason;
	const struct code_entry *reason = code ? codebook_find(s->book, "decline", code) : NULL;
	const char *never = codebook_value(s->arena, reason, "then.reopen");
	int64_t last = codebook_day_after(codebook_span(now, "reopen"), s->state.since);

	if (!now || !now->step.final)
		return fail(err, E_INPUT, _("This case has not ended. Nothing was recorded."));
	if (never && !strcmp(never, "false"))
		return fail(err, E_INPUT, _("This case is not opened again: %s Nothing was recorded."),
			codebook_text(s->book, "decline", code));
	if (last == UNKNOWN)
		return fail(err, E_INPUT, _("From \"%s\" a case is not opened again. Nothing was recorded."),
			codebook_text(s->book, "step", s->step));
	return app_today(s->app) <= last ||
		fail(err, E_INPUT,
			_("It could be opened again until %s. Nothing was recorded. A new application is possible."),
			day_format(s->arena, last));
}

bool course_reopen(struct app *app, struct arena *arena, const char *application, const char *why, const char **step,
	struct error *err)
{
	struct step_note note = step_note_of(arena);
	struct standing s;
	const char *id;

	if (!standing_load(app, arena, application, true, &s, err) || !may_reopen(&s, err))
		return false;
	if (!why || !*why)
		return fail(err, E_INPUT, _("Opening a case again needs a reason. Nothing was recorded."));
	*step = step_to_reopen(&s);
	if (!*step)
		return fail(err, E_INPUT, _("It is not known where this case was before. Nothing was recorded."));
	note.note = why;
	if (s.application->ended_on != UNKNOWN)
		write_add(&note.also, "ended_on", NULL);
	if (!store_begin(app->store, app->person, err))
		return false;
	if (step_enter(app, arena, s.application, *step, &note, &id, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
