/* What people do with a moment: plan it, hold it, move it, drop it. Each is one use case. */
#include <string.h>

#include "base/day.h"
#include "moment_parts.h"
#include "rules/planner.h"
#include "step_write.h"
#include "store/store.h"

static bool has_text(const char *text)
{
	return text && *text;
}

static bool write_alone(struct app *app, const struct moment_at *at, const struct write_cells *cells, struct error *err)
{
	if (!store_begin(app->store, app->person, err))
		return false;
	if (store_set(app->store, &entity_appointment, at->row->row.id, NULL, cells->cells, cells->count, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* What was held stays as it was told. */
static bool check_not_held(struct arena *arena, const struct moment_at *at, struct error *err)
{
	if (!at->row->state || strcmp(at->row->state, "held") != 0)
		return true;
	return fail(err, E_INPUT, _("%s was held on %s. Nothing was changed."), at->text,
		day_format(arena, at->row->held_on));
}

static bool load_not_held(
	struct app *app, struct arena *arena, const char *appointment, struct moment_at *at, struct error *err)
{
	return moment_load(app, arena, appointment, at, err) && check_not_held(arena, at, err);
}

/* ---- planning --------------------------------------------------------------------------------------------------- */

/* The one whose task it is by the arrangement, unless somebody else was named. */
static const char *planner_of(struct app *app, struct arena *arena, const struct moment_at *at)
{
	const char *role = codebook_value(arena, at->moment, "planner");
	const struct application *application = at->owner.application;

	if (has_text(app->role) && role && !strcmp(app->role, role))
		return app->person_name;
	if (application && has_text(application->support_worker) && (!role || !strcmp(role, "support_worker")))
		return application->support_worker;
	return app->person_name;
}

bool moment_plan(
	struct app *app, struct arena *arena, const char *appointment, int64_t at, const char *by, struct error *err)
{
	struct moment_at moment;
	struct write_cells cells = { .arena = arena };

	if (!load_not_held(app, arena, appointment, &moment, err))
		return false;
	write_add(&cells, "state", "planned");
	write_add(&cells, "planned_at", time_write(arena, at));
	write_add(&cells, "planned_by", has_text(by) ? by : planner_of(app, arena, &moment));
	return write_alone(app, &moment, &cells, err);
}

/* ---- holding ---------------------------------------------------------------------------------------------------- */

/* Puts the roles as elements of a set; each must be one of the arrangement. */
static bool add_roles(struct arena *arena, const struct moment_at *at, const char *field, const char *roles,
	struct write_cells *cells, struct error *err)
{
	while (has_text(roles)) {
		size_t length = strcspn(roles, " ");
		const char *role = arena_copy(arena, roles, length);

		if (length && !codebook_find(at->owner.book, "role", role))
			return fail(err, E_INPUT, _("The arrangement has no role \"%s\". See: tafel arrangement show."),
				role);
		if (length)
			write_add(cells, arena_print(arena, "%s.%s", field, role), "true");
		roles += length + (roles[length] == ' ');
	}
	return true;
}

/* Of the roles that the moment asks for, those that are not among `roles`, in words; NULL: nobody. */
static const char *missing_roles(struct arena *arena, const struct moment_at *at, const char *roles)
{
	const char *asked = codebook_value(arena, at->moment, "attends");
	struct buffer out = { .arena = arena };

	while (has_text(asked)) {
		size_t length = strcspn(asked, "\t");
		const char *role = arena_copy(arena, asked, length);

		if (!codebook_has_word(roles, role))
			buffer_print(&out, "%s%s", out.length ? ", " : "", codebook_text(at->owner.book, "role", role));
		asked += length + (asked[length] == '\t');
	}
	return out.text;
}

static const char *tell_missing(
	struct arena *arena, const struct moment_at *at, const char *attended, const char *agreed)
{
	const char *absent = missing_roles(arena, at, attended), *silent = missing_roles(arena, at, agreed);

	if (absent && silent)
		return arena_print(
			arena, _("Was not there: %s. Does not agree with the report yet: %s."), absent, silent);
	if (absent)
		return arena_print(arena, _("Was not there: %s."), absent);
	return silent ? arena_print(arena, _("Does not agree with the report yet: %s."), silent) : NULL;
}

/* The step that a moment causes when it is held, where the case is at a step that it may follow. */
static const char *step_after(struct arena *arena, const struct moment_at *at)
{
	const struct application *application = at->owner.application;
	const char *step = application ? codebook_value(arena, at->moment, "step") : NULL;
	const struct code_entry *entry;

	if (!has_text(step))
		return NULL;
	step = arena_copy(arena, step, strcspn(step, "\t"));
	entry = codebook_find(at->owner.book, "step", step);
	if (!entry || !application->step || !codebook_holds(entry, "from", application->step))
		return NULL;
	return step;
}

/* What else holding it makes known of the case: since when the landing goes on. */
static bool write_case(struct app *app, struct arena *arena, const struct moment_at *at, int64_t day, struct error *err)
{
	const struct application *application = at->owner.application;
	struct step_note note = step_note_of(arena);
	const char *step = step_after(arena, at), *entry;

	if (application && application->landing_since == UNKNOWN && codebook_holds(at->moment, "marks", "landing"))
		write_add(&note.also, "landing_since", day_write(arena, day));
	if (step)
		return step_enter(app, arena, application, step, &note, &entry, err);
	return !note.also.count ||
		store_set(app->store, &entity_application, application->row.id, NULL, note.also.cells, note.also.count,
			err);
}

static bool write_held(struct app *app, struct arena *arena, const struct moment_at *at, int64_t day,
	const struct write_cells *cells, struct error *err)
{
	if (!store_begin(app->store, app->person, err))
		return false;
	if (store_set(app->store, &entity_appointment, at->row->row.id, NULL, cells->cells, cells->count, err) &&
		write_case(app, arena, at, day, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* Said once more it is told anew who was there and who agrees: agreement often comes days after the talk. */
bool moment_hold(struct app *app, struct arena *arena, const char *appointment, int64_t day, const char *attended,
	const char *agreed, const char **told, struct error *err)
{
	struct moment_at at;
	struct write_cells cells = { .arena = arena };

	*told = NULL;
	if (!moment_load(app, arena, appointment, &at, err))
		return false;
	if (day == UNKNOWN)
		day = at.row->held_on == UNKNOWN ? app_today(app) : at.row->held_on;
	if (day > app_today(app))
		return fail(err, E_INPUT, _("%s is a day to come. What was held lies behind us; plan it instead."),
			day_format(arena, day));
	write_add(&cells, "state", "held");
	write_add(&cells, "held_on", day_write(arena, day));
	if (!add_roles(arena, &at, "attended", attended, &cells, err) ||
		!add_roles(arena, &at, "agreed", agreed, &cells, err) ||
		!write_held(app, arena, &at, day, &cells, err) || !moment_load(app, arena, appointment, &at, err))
		return false;
	*told = tell_missing(arena, &at, moment_words(arena, at.row->attended), moment_words(arena, at.row->agreed));
	return true;
}

/* ---- moving and dropping ---------------------------------------------------------------------------------------- */

static bool check_reason(const struct moment_at *at, const char *reason, struct error *err)
{
	if (has_text(reason))
		return true;
	return fail(err, E_INPUT, _("%s: give a reason, so that nothing disappears in silence. Nothing was changed."),
		at->text);
}

static void add_move(
	struct arena *arena, const struct appointment *row, int64_t day, const char *reason, struct write_cells *cells)
{
	write_add(cells, "state", "moved");
	write_add(cells, "due", day_write(arena, day));
	if (row->first_due == UNKNOWN)
		write_add(cells, "first_due", day_write(arena, row->due));
	if (row->planned_at != UNKNOWN)
		write_add(cells, "planned_at", NULL);
	write_add(cells, "reason", reason);
}

bool moment_move(struct app *app, struct arena *arena, const char *appointment, int64_t day, const char *reason,
	struct error *err)
{
	struct moment_at at;
	struct write_cells cells = { .arena = arena };

	if (!load_not_held(app, arena, appointment, &at, err) || !check_reason(&at, reason, err))
		return false;
	if (day < app_today(app))
		return fail(err, E_INPUT,
			_("%s has passed already. Move it to a day to come, or write down that it was held."),
			day_format(arena, day));
	add_move(arena, at.row, day, reason, &cells);
	return write_alone(app, &at, &cells, err);
}

bool moment_drop(struct app *app, struct arena *arena, const char *appointment, const char *reason, struct error *err)
{
	struct moment_at at;
	struct write_cells cells = { .arena = arena };

	if (!load_not_held(app, arena, appointment, &at, err) || !check_reason(&at, reason, err))
		return false;
	write_add(&cells, "state", "dropped");
	write_add(&cells, "reason", reason);
	if (at.row->planned_at != UNKNOWN)
		write_add(&cells, "planned_at", NULL);
	return write_alone(app, &at, &cells, err);
}

/* ---- time-out ---------------------------------------------------------------------------------------------------- */

/* With the talk that follows a return, where the arrangement has one; else a week after it. */
static int64_t day_after_return(const struct codebook *book, int64_t back)
{
	enum { DAYS_PER_WEEK = 7 };
	size_t count;
	const struct code_entry *moments = codebook_list(book, "moment", &count);

	for (size_t i = 0; i < count; i++) {
		int64_t due = planner_due(&moments[i], "return", back);

		if (due != UNKNOWN)
			return due;
	}
	return back + DAYS_PER_WEEK;
}

/* The tenancy and the end of the support run on, whatever happens. */
static bool runs_on(const struct code_entry *moment)
{
	return codebook_holds(moment, "marks", "support_end") || codebook_holds(moment, "marks", "tenancy") ||
		planner_due(moment, "key", 0) == 0;
}

static bool falls_in(const struct appointment *row, int64_t from, int64_t back)
{
	int64_t day = moment_day(row);

	return moment_is_open(row) && day >= from && day <= back;
}

bool moment_move_for_time_out(struct app *app, struct arena *arena, const char *application, int64_t from, int64_t back,
	size_t *moved, struct error *err)
{
	struct moment_owner owner;
	struct appointment **rows;
	size_t count;

	*moved = 0;
	if (!moment_owner_load(app, arena, application, NULL, &owner, err) ||
		!moment_rows(app, arena, application, NULL, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct code_entry *moment = codebook_find(owner.book, "moment", rows[i]->moment);
		int64_t next = day_after_return(owner.book, back);
		struct write_cells cells = { .arena = arena };

		if (!falls_in(rows[i], from, back) || runs_on(moment))
			continue;
		add_move(arena, rows[i], rows[i]->due > next ? rows[i]->due : next,
			arena_print(arena, _("Time-out from %s until %s."), day_format(arena, from),
				day_format(arena, back)),
			&cells);
		if (!store_set(app->store, &entity_appointment, rows[i]->row.id, NULL, cells.cells, cells.count, err))
			return false;
		++*moved;
	}
	return true;
}
