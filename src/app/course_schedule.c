/* A case on the agenda of a meeting. */
#include <string.h>

#include "base/day.h"
#include "base/id.h"
#include "course_parts.h"
#include "store/query.h"
#include "store/store.h"

enum { ROWS_MAX = 200, AHEAD_DAYS = 366 };

/* Columns of QUERY_MEETING_OF_DAY and QUERY_AGENDA_OF_MEETING. */
enum { MEETING_ID = 1, MEETING_CLOSED = 3 };
enum { ITEM_ID = 1, ITEM_CASE, ITEM_POSITION, ITEM_STATE, ITEM_MINUTES };

struct schedule {
	struct standing standing;
	const struct meeting *meeting;
	const struct code_entry *step; /* NULL: it is there already */
	const char *item;              /* its place on that agenda; NULL: none yet */
	int64_t position, before;      /* behind the last one, and the minutes that all take */
};

bool course_next_meeting(const struct standing *s, const struct meeting **meeting, struct error *err)
{
	int64_t from = clock_time(&s->app->clock);
	struct cursor *cursor;
	const char *id = NULL;
	void *row = NULL;
	bool more = true, good = true;

	*meeting = NULL;
	if (!s->application->forum)
		return true;
	if (!query_open(s->app->store, QUERY_MEETING_OF_DAY, &cursor, err, "sii", s->application->forum, from,
		    from + (int64_t)AHEAD_DAYS * MINUTES_PER_DAY))
		return false;
	while (!id && (good = query_next(cursor, &more, err)) && more)
		if (query_number(cursor, MEETING_CLOSED) != 1)
			id = arena_text(s->arena, query_text(cursor, MEETING_ID));
	query_close(&cursor);
	if (!good || !facts_row(s->app, s->arena, &entity_meeting, id, &row, err))
		return false;
	*meeting = row;
	return true;
}

static const char *table_of(const struct schedule *c)
{
	return app_label(c->standing.app, c->standing.arena, entity_field(&entity_application, "forum"),
		c->standing.application->forum);
}

static bool find_meeting(struct schedule *c, const char *id, struct error *err)
{
	const struct standing *s = &c->standing;
	void *row;

	if (!s->application->forum)
		return fail(err, E_INPUT, _("This case has no table yet. Give the client a municipality first."));
	if (!id) {
		if (!course_next_meeting(s, &c->meeting, err))
			return false;
		return c->meeting ||
			fail(err, E_INPUT, _("No meeting of %s lies ahead. Nothing was recorded. First make one."),
				table_of(c));
	}
	if (!facts_row(s->app, s->arena, &entity_meeting, id, &row, err))
		return false;
	c->meeting = row;
	if (!row)
		return fail(err, E_MISSING, _("That meeting is not here. Nothing was recorded."));
	if (c->meeting->forum && strcmp(c->meeting->forum, s->application->forum) != 0)
		return fail(err, E_INPUT,
			_("That meeting is of another table than the case: %s. Nothing was recorded."), table_of(c));
	return c->meeting->closed != 1 || fail(err, E_INPUT, _("That meeting is closed. Nothing was recorded."));
}

/* Where it comes on the agenda: behind what is there, by their positions and minutes. */
static bool look_at_agenda(struct schedule *c, struct error *err)
{
	const struct standing *s = &c->standing;
	struct cursor *cursor;
	bool more = true, good;

	if (!query_open(s->app->store, QUERY_AGENDA_OF_MEETING, &cursor, err, "s", c->meeting->row.id))
		return false;
	while ((good = query_next(cursor, &more, err)) && more) {
		const char *application = query_text(cursor, ITEM_CASE);

		if (application && !strcmp(application, s->application->row.id)) {
			c->item = arena_text(s->arena, query_text(cursor, ITEM_ID));
			continue;
		}
		if (query_number(cursor, ITEM_POSITION) > c->position)
			c->position = query_number(cursor, ITEM_POSITION);
		if (query_number(cursor, ITEM_MINUTES) != UNKNOWN)
			c->before += query_number(cursor, ITEM_MINUTES);
	}
	query_close(&cursor);
	return good;
}

static bool find_step(struct schedule *c, struct error *err)
{
	const struct standing *s = &c->standing;
	const struct code_entry *step = codebook_event_step(s->book, "scheduling");

	if (!step || (s->step && !strcmp(s->step, step->code) && !s->state.returned))
		return true;
	c->step = step;
	if (standing_may_follow(s, step) || (s->step && !strcmp(s->step, step->code)))
		return true;
	return fail(err, E_INPUT, _("From the step \"%s\" a case does not go to \"%s\". Nothing was recorded."),
		codebook_text(s->book, "step", s->step), codebook_text(s->book, "step", step->code));
}

static bool judge(const struct schedule *c, const char *why, struct step_note *note, struct error *err)
{
	const struct standing *s = &c->standing;
	struct agenda_item blank;
	struct gate_check *unmet;
	struct gate_facts facts;
	void *item;
	size_t count;

	if (!c->step)
		return true;
	if (!standing_facts(s, c->step->code, &facts, err) ||
		!facts_row(s->app, s->arena, &entity_agenda_item, c->item, &item, err))
		return false;
	row_clear(&entity_agenda_item, &blank);
	facts.meeting = c->meeting;
	facts.agenda_item = item ? item : &blank;
	count = standing_unmet(s, &facts, c->step->code, &unmet);
	return course_pass(s->arena, unmet, count, why, note, err);
}

/* ---- recording ---------------------------------------------------------------------------------------------------- */

static bool write_item(const struct schedule *c, struct error *err)
{
	const struct standing *s = &c->standing;
	struct write_cells cells = { .arena = s->arena };
	int64_t minutes = codebook_number(codebook_find(s->book, "weight", s->application->weight), "minutes");
	char made[ID_TEXT];

	if (c->item)
		return true;
	store_new_id(s->app->store, made);
	write_add(&cells, "meeting", c->meeting->row.id);
	write_add(&cells, "application", s->application->row.id);
	write_add(&cells, "position", arena_print(s->arena, "%lld", (long long)c->position + 1));
	if (minutes != UNKNOWN)
		write_add(&cells, "minutes", arena_print(s->arena, "%lld", (long long)minutes));
	if (c->meeting->starts != UNKNOWN)
		write_add(&cells, "starts", time_write(s->arena, c->meeting->starts + c->before));
	write_add(&cells, "state", "ready");
	return store_set(
		s->app->store, &entity_agenda_item, made, c->meeting->row.scope, cells.cells, cells.count, err);
}

/* Places on other agendas that were not used: the case is carried over. */
static bool carry_over(const struct schedule *c, struct error *err)
{
	const struct standing *s = &c->standing;
	const struct cell carried = { "state", "carried_over" };
	void **rows;
	size_t count;

	if (!store_list_by(s->app->store, s->arena, &entity_agenda_item, "application", s->application->row.id,
		    ROWS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct agenda_item *item = rows[i];
		bool other = !item->meeting || strcmp(item->meeting, c->meeting->row.id) != 0;

		if (other && (!item->state || !strcmp(item->state, "ready")) &&
			!store_set(s->app->store, &entity_agenda_item, item->row.id, NULL, &carried, 1, err))
			return false;
	}
	return true;
}

/* Who was asked in for the case comes to this meeting. */
static bool move_attendance(const struct schedule *c, struct error *err)
{
	const struct standing *s = &c->standing;
	const struct cell meeting = { "meeting", c->meeting->row.id };
	void **rows;
	size_t count;

	if (!store_list_by(s->app->store, s->arena, &entity_attendance, "application", s->application->row.id, ROWS_MAX,
		    &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct attendance *row = rows[i];

		if ((!row->state || !strcmp(row->state, "invited")) &&
			!store_set(s->app->store, &entity_attendance, row->row.id, NULL, &meeting, 1, err))
			return false;
	}
	return true;
}

bool course_schedule(struct app *app, struct arena *arena, const char *application, const char *meeting,
	const char *passed_why, struct error *err)
{
	struct schedule c = { .position = 0 };
	struct step_note note = step_note_of(arena);
	const char *id;

	if (!standing_load(app, arena, application, true, &c.standing, err) || !find_meeting(&c, meeting, err) ||
		!look_at_agenda(&c, err) || !find_step(&c, err) || !judge(&c, passed_why, &note, err) ||
		!store_begin(app->store, app->person, err))
		return false;
	if ((!c.step || step_enter(app, arena, c.standing.application, c.step->code, &note, &id, err)) &&
		write_item(&c, err) && carry_over(&c, err) && move_attendance(&c, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
