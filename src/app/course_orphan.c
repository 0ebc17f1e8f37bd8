/* Cases that would fall out silently: in no queue, on no list, and nobody's turn. */
#include <string.h>

#include "base/day.h"
#include "course_parts.h"
#include "store/store.h"

static bool has_text(const char *text)
{
	return text && *text;
}

/* Does somebody have a turn in a track that runs in this step? */
static bool has_track(struct arena *arena, const struct codebook *book, const struct code_entry *step)
{
	size_t count;
	const struct code_entry *tracks = codebook_list(book, "track", &count);

	for (size_t i = 0; i < count; i++)
		if (codebook_holds(step, "tracks", tracks[i].code) && codebook_value(arena, &tracks[i], "turn"))
			return true;
	return false;
}

/* Parked: nobody does anything before its day; after it somebody has to. */
static const char *parked_why(
	struct arena *arena, const struct application *application, const struct code_entry *step, int64_t today)
{
	if (application->parked_until != UNKNOWN && application->parked_until <= today)
		return arena_print(arena, _("It was parked until %s. That day has come, and nobody has taken it up."),
			day_format(arena, application->parked_until));
	if (application->parked_until == UNKNOWN && step && step->step.final)
		return arena_print(arena, _("It is parked for \"%s\" with no day on which somebody looks at it."),
			application->parked_for);
	return NULL;
}

/* Of the row alone, so that a walk over all cases reads nothing beside them. */
static const char *why_of(
	struct app *app, struct arena *arena, const struct codebook *book, const struct application *application)
{
	const struct code_entry *step =
		has_text(application->step) ? codebook_find(book, "step", application->step) : NULL;
	bool parked = application->parked_until != UNKNOWN || has_text(application->parked_for);

	if (!has_text(application->step))
		return _("It has no step.");
	if (!step)
		return arena_print(arena, _("Its step \"%s\" is not in the arrangement."), application->step);
	if (parked && (step->step.final || (!step->step.queued && !step->step.turn)))
		return parked_why(arena, application, step, app_today(app));
	if (step->step.final || step->step.queued || step->step.turn || has_track(arena, book, step))
		return NULL;
	return arena_print(arena, _("The step \"%s\" is in no queue and nobody's turn."),
		codebook_text(book, "step", application->step));
}

const char *course_orphan_why(const struct standing *standing)
{
	return why_of(standing->app, standing->arena, standing->book, standing->application);
}

struct search {
	struct app *app;
	struct arena *arena;
	struct course_orphan *found;
	size_t count, limit;
};

static bool look_at(void *from, const void *row, struct error *err)
{
	const struct application *application = row;
	struct search *search = from;
	const char *why = why_of(search->app, search->arena, step_book(search->app, application), application);

	(void)err;
	if (why)
		search->found[search->count++] = (struct course_orphan){ arena_text(search->arena, application->row.id),
			arena_text(search->arena, application->number), why };
	return search->count < search->limit;
}

bool course_orphans(struct app *app, struct arena *arena, size_t limit, struct course_orphan **orphans, size_t *count,
	struct error *err)
{
	struct search search = { .app = app, .arena = arena, .limit = limit };
	struct error stopped = { E_NONE, "" };

	search.found = arena_alloc(arena, (limit + 1) * sizeof(*search.found));
	*orphans = search.found;
	*count = 0;
	if (limit && !store_walk(app->store, &entity_application, look_at, &search, &stopped) && stopped.code != E_NONE)
		return fail(err, stopped.code, "%s", stopped.text);
	*count = search.count;
	return true;
}
