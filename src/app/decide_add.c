/* Rows that an outcome adds from its answers (arrangement: `adds`): conditions, promises, an incident. */
#include <string.h>

#include "base/day.h"
#include "base/id.h"
#include "base/text.h"
#include "decide_parts.h"
#include "forum_pick.h"
#include "store/store.h"

/* The kind of table that incidents go to: a word of the program, like events of steps. */
static const char conference[] = "casuistry";

static bool add_row(
	const struct scene *scene, const struct entity *entity, struct write_cells *cells, struct error *err)
{
	const struct standing *s = &scene->standing;
	char made[ID_TEXT];

	store_new_id(s->app->store, made);
	write_add(cells, "application", s->application->row.id);
	return store_set(s->app->store, entity, made, s->application->row.scope, cells->cells, cells->count, err);
}

/* A value that its field takes, cut to its length; NULL for nothing. */
static void add_text(struct write_cells *cells, const struct entity *entity, const char *name, const char *text)
{
	const struct field *field = entity_field(entity, name);

	if (text && *text)
		write_add(cells, name, text_fit(cells->arena, text, (int)field->max));
}

static const char *wire_day(struct arena *arena, int64_t day)
{
	return day == UNKNOWN ? NULL : day_write(arena, day);
}

/* ---- conditions --------------------------------------------------------------------------------------------------- */

/* "budget plan | J. Bakker | 3-12-2026 | back to the table": what is left out is as with the whole decision. */
struct condition_line {
	const char *what, *owner, *if_not;
	int64_t due;
};

/* The next part up to a bar, without outer blanks; NULL: nothing there. */
static const char *take_part(struct arena *arena, const char **at)
{
	size_t length = strcspn(*at, "|"), skip = strspn(*at, " ");
	const char *start = *at + (skip < length ? skip : length);
	size_t left = (size_t)(*at + length - start);

	*at += length + ((*at)[length] == '|');
	while (left && start[left - 1] == ' ')
		left--;
	return left ? arena_copy(arena, start, left) : NULL;
}

static struct condition_line read_line(const struct scene *scene, const char *line)
{
	struct arena *arena = scene->standing.arena;
	const struct decision *decision = &scene->decision;
	struct condition_line read = { .what = take_part(arena, &line), .due = decision->until };
	const char *due;
	struct error ignored;

	read.owner = take_part(arena, &line);
	due = take_part(arena, &line);
	read.if_not = take_part(arena, &line);
	if (due && !day_read(due, &read.due) && !day_parse(due, app_today(scene->standing.app), &read.due, &ignored))
		read.due = decision->until;
	read.owner = read.owner ? read.owner : decision->condition_owner;
	read.if_not = read.if_not ? read.if_not : decision->if_not;
	return read;
}

static bool add_condition(const struct scene *scene, const char *id, const char *line, struct error *err)
{
	struct arena *arena = scene->standing.arena;
	const struct condition_line read = read_line(scene, line);
	struct write_cells cells = { .arena = arena };

	if (!read.what)
		return true;
	write_add(&cells, "decision", id);
	add_text(&cells, &entity_condition, "what", read.what);
	add_text(&cells, &entity_condition, "owner", read.owner);
	add_text(&cells, &entity_condition, "if_not", read.if_not);
	write_add(&cells, "due", wire_day(arena, read.due));
	write_add(&cells, "state", "open");
	return add_row(scene, &entity_condition, &cells, err);
}

static bool add_conditions(const struct scene *scene, const char *id, struct error *err)
{
	const char *at = scene->decision.conditions;

	while (at && *at) {
		size_t length = strcspn(at, "\n");

		if (!add_condition(scene, id, arena_copy(scene->standing.arena, at, length), err))
			return false;
		at += length + (at[length] == '\n');
	}
	return true;
}

/* ---- promises ----------------------------------------------------------------------------------------------------- */

static bool add_promise(const struct scene *scene, const char *who, const char *what, int64_t due, struct error *err)
{
	struct arena *arena = scene->standing.arena;
	struct write_cells cells = { .arena = arena };

	if (!who || !what)
		return true;
	add_text(&cells, &entity_promise, "who", who);
	add_text(&cells, &entity_promise, "what", what);
	write_add(&cells, "meeting", scene->decision.meeting);
	write_add(&cells, "forum", scene->decision.forum);
	write_add(&cells, "made_on", day_write(arena, app_today(scene->standing.app)));
	write_add(&cells, "due", wire_day(arena, due));
	write_add(&cells, "state", "open");
	return add_row(scene, &entity_promise, &cells, err);
}

/* What somebody does before a day, and who tells the client. Conditions are kept by themselves. */
static bool add_promises(const struct scene *scene, const char *id, struct error *err)
{
	const struct decision *decision = &scene->decision;
	const char *who = decision->condition_owner ? decision->condition_owner : decision->needed_from;
	const char *what = decision->needed ? decision->needed : decision->note;
	const char *result =
		decide_result_in(scene->standing.book, decision->outcome, decision->step_before, decision->step_after);

	(void)id;
	return (decision->conditions || add_promise(scene, who, what, decision->until, err)) &&
		add_promise(scene, decision->messenger,
			arena_print(scene->standing.arena, _("Tell the client: %s"), result), decision->told_by, err);
}

/* ---- an incident -------------------------------------------------------------------------------------------------- */

/* The urgency that waits for the next meeting: one without a term. */
static const char *calm_urgency(const struct codebook *book)
{
	size_t count;
	const struct code_entry *urgencies = codebook_list(book, "urgency", &count);

	for (size_t i = 0; i < count; i++)
		if (codebook_day_after(codebook_span(&urgencies[i], "term"), 0) == UNKNOWN)
			return urgencies[i].code;
	return NULL;
}

/* What kind it is the case conference itself says. */
static bool add_incident(const struct scene *scene, const char *id, struct error *err)
{
	const struct standing *s = &scene->standing;
	const struct decision *decision = &scene->decision;
	const char *municipality =
		s->application->responsible ? s->application->responsible : s->dossier->client->origin;
	struct write_cells cells = { .arena = s->arena };
	const char *forum;

	(void)id;
	if (!forum_pick(s->app, s->arena, conference, NULL, &forum, err) ||
		(!forum && !forum_pick(s->app, s->arena, conference, municipality, &forum, err)))
		return false;
	write_add(&cells, "forum", forum ? forum : decision->forum);
	write_add(&cells, "asked_by", decision->forum);
	write_add(&cells, "urgency", calm_urgency(s->book));
	write_add(&cells, "opened_on", day_write(s->arena, app_today(s->app)));
	add_text(&cells, &entity_incident, "opened_by", codebook_text(s->book, "forum", decision->forum));
	add_text(&cells, &entity_incident, "question", decision->needed ? decision->needed : decision->note);
	write_add(&cells, "state", "open");
	return add_row(scene, &entity_incident, &cells, err);
}

static const struct {
	const char *word;
	bool (*add)(const struct scene *, const char *decision, struct error *);
} adders[] = {
	{ "condition", add_conditions },
	{ "promise", add_promises },
	{ "incident", add_incident },
};

bool scene_add_rows(const struct scene *scene, const char *decision, struct error *err)
{
	for (size_t i = 0; i < ARRAY_LEN(adders); i++)
		if (codebook_holds(scene->outcome, "adds", adders[i].word) && !adders[i].add(scene, decision, err))
			return false;
	return true;
}
