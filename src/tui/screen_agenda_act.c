/* What can be done with a moment: each asks what it needs, one question at a time, and says what was recorded. */
#include <string.h>
#include <unistd.h>

#include "app/show.h"
#include "base/day.h"
#include "screen_agenda.h"
#include "tui/dialog.h"

static const struct moment_line *chosen(struct ui *ui, const struct agenda_view *view)
{
	const struct moment_line *line = agenda_chosen(view);

	if (!line)
		screen_hint(ui, "%s", _("Choose a talk first, not a meeting."));
	return line;
}

/* ---- plan ------------------------------------------------------------------------------------------------------- */

static bool check_time(struct ui *ui, void *from, const char *text, struct error *err)
{
	int64_t time;

	(void)from;
	return time_parse(text, app_today(ui->app), &time, err);
}

static void plan(struct ui *ui, void *from, const char *text)
{
	struct agenda_view *view = from;
	const struct moment_line *line = agenda_chosen(view);
	struct error err;
	int64_t at;

	if (!text || !line)
		return;
	if (!time_parse(text, app_today(ui->app), &at, &err) ||
		!moment_plan(ui->app, ui->frame, line->id, at, ui->app->person_name, &err)) {
		screen_fail(ui, &err);
		return;
	}
	screen_changed(ui);
	screen_say(ui, _("Planned for %s."), time_format(ui->frame, at));
}

void agenda_ask_plan(struct ui *ui, struct agenda_view *view)
{
	const struct moment_line *line = chosen(ui, view);
	struct dialog_input input = { .title = _("Plan this talk"),
		.text = _("Day and time, such as 24-11 10:30 or di 10:30."),
		.max = 40,
		.check = check_time,
		.done = plan,
		.from = view };

	if (!line)
		return;
	input.value = line->appointment->planned_at == UNKNOWN ? day_format(ui->frame, line->appointment->due)
							       : time_format(ui->frame, line->appointment->planned_at);
	dialog_input(ui, &input);
}

/* ---- held ------------------------------------------------------------------------------------------------------- */

enum { ROLES_MAX = 60 };

struct roles {
	const char *codes[ROLES_MAX], *texts[ROLES_MAX];
	bool on[ROLES_MAX + 1];
	size_t count;
};

static bool is_named(const char *codes, const char *code)
{
	size_t length = strlen(code);

	for (const char *at = codes; at && (at = strstr(at, code)); at += length)
		if ((at == codes || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

/* The lists of the arrangement that the case or shared home follows. */
static const struct codebook *book_of(struct ui *ui, const struct appointment *row)
{
	const struct entity *entity = row->application ? &entity_application : &entity_household;
	const char *id = row->application ? row->application : row->household, *arrangement = NULL;
	struct error ignored;
	size_t late;
	void *owner;

	if (id && show_load(ui->app, ui->frame, entity, id, NULL, &owner, &late, &ignored))
		arrangement = *field_text(entity_field(entity, "arrangement"), owner);
	return app_codebook_of(ui->app, arrangement);
}

/* Roles of the arrangement: whom the talk asks for, then the others. Those in `codes` (blanks between) stand; NULL: whom
 * it asks for. */
static void list_roles(struct ui *ui, const struct moment_line *line, const char *codes, struct roles *roles)
{
	const struct codebook *book = book_of(ui, line->appointment);
	const struct code_entry *moment = codebook_find(book, "moment", line->appointment->moment);
	size_t count;
	const struct code_entry *all = codebook_list(book, "role", &count);

	roles->count = 0;
	for (size_t i = 0; i < 2 * count && roles->count < ROLES_MAX; i++) {
		const struct code_entry *role = &all[i % count];
		bool asked = codebook_holds(moment, "attends", role->code);

		if (asked != (i < count))
			continue;
		roles->codes[roles->count] = role->code;
		roles->texts[roles->count] = ui->app->dutch ? role->nl : role->en;
		roles->on[roles->count++] = codes ? is_named(codes, role->code) : asked;
	}
}

/* What was ticked, as codes with blanks between. */
static const char *ticked(struct ui *ui, const struct moment_line *line, const bool *on)
{
	struct buffer codes = { .arena = ui->frame };
	struct roles roles;

	buffer_text(&codes, "");
	list_roles(ui, line, NULL, &roles);
	for (size_t i = 0; i < roles.count; i++)
		if (on[i])
			buffer_print(&codes, "%s%s", codes.length ? " " : "", roles.codes[i]);
	return codes.text;
}

static void hold(struct ui *ui, void *from, const bool *on)
{
	struct agenda_view *view = from;
	const struct moment_line *line = agenda_chosen(view);
	const char *told;
	struct error err;

	if (!on || !line)
		return;
	if (!moment_hold(ui->app, ui->frame, line->id, view->asked_day, view->asked_text, ticked(ui, line, on), &told,
		    &err)) {
		screen_fail(ui, &err);
		return;
	}
	screen_changed(ui);
	if (told)
		screen_warn(ui, "%s %s", _("Held, and recorded."), told);
	else
		screen_say(ui, "%s", _("Held, and recorded."));
}

static void ask_roles(struct ui *ui, struct agenda_view *view, const char *title, const char *text, const char *codes,
	void (*done)(struct ui *, void *, const bool *))
{
	struct roles roles;

	list_roles(ui, agenda_chosen(view), codes, &roles);
	dialog_check(ui,
		&(struct dialog_check){ .title = title,
			.text = text,
			.lines = roles.texts,
			.on = roles.on,
			.count = roles.count,
			.done = done,
			.from = view });
}

static void ask_agreed(struct ui *ui, void *from, const bool *on)
{
	struct agenda_view *view = from;
	const struct moment_line *line = agenda_chosen(view);

	if (!on || !line)
		return;
	view->asked_text = arena_text(view->rows_arena, ticked(ui, line, on));
	ask_roles(ui, view, _("Who agrees with the report?"), _("Nobody yet: leave all of them off."), view->asked_text,
		hold);
}

static void ask_attended(struct ui *ui, struct agenda_view *view, int64_t day)
{
	bool today = day == app_today(ui->app);

	view->asked_day = day;
	ask_roles(ui, view,
		today ? _("Held today: who was there?")
		      : arena_print(ui->frame, _("Held on %s: who was there?"), day_format(ui->frame, day)),
		NULL, NULL, ask_agreed);
}

void agenda_ask_held(struct ui *ui, struct agenda_view *view)
{
	if (chosen(ui, view))
		ask_attended(ui, view, app_today(ui->app));
}

static bool check_past_day(struct ui *ui, void *from, const char *text, struct error *err)
{
	int64_t day;

	(void)from;
	if (!day_parse(text, app_today(ui->app), &day, err))
		return false;
	return day <= app_today(ui->app) || fail(err, E_INPUT, _("That day is still to come. P plans it."));
}

static void take_held_day(struct ui *ui, void *from, const char *text)
{
	struct error ignored;
	int64_t day;

	if (text && day_parse(text, app_today(ui->app), &day, &ignored))
		ask_attended(ui, from, day);
}

static void ask_held_before(struct ui *ui, struct agenda_view *view)
{
	dialog_input(ui,
		&(struct dialog_input){ .title = _("On which day was it held?"),
			.text = _("Such as 17-11 or yesterday."),
			.value = "",
			.max = 40,
			.check = check_past_day,
			.done = take_held_day,
			.from = view });
}

/* ---- move and drop ---------------------------------------------------------------------------------------------- */

static bool check_reason(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	return strspn(text, " ") < strlen(text) || fail(err, E_INPUT, _("Say why in a few words."));
}

static void told(struct ui *ui, bool good, const struct error *err, const char *sentence)
{
	if (!good) {
		screen_fail(ui, err);
		return;
	}
	screen_changed(ui);
	screen_say(ui, "%s", sentence);
}

static void move(struct ui *ui, void *from, const char *text)
{
	struct agenda_view *view = from;
	const struct moment_line *line = agenda_chosen(view);
	struct error err;
	bool good;

	if (!text || !line)
		return;
	good = moment_move(ui->app, ui->frame, line->id, view->asked_day, text, &err);
	told(ui, good, &err, arena_print(ui->frame, _("Moved to %s."), day_format(ui->frame, view->asked_day)));
}

static void ask_move_reason(struct ui *ui, void *from, const char *text)
{
	struct agenda_view *view = from;
	struct dialog_input input = { .title = _("Why is it moved?"),
		.text = _("The first day stays readable."),
		.max = 200,
		.check = check_reason,
		.done = move,
		.from = view };
	struct error err;

	if (!text)
		return;
	if (!day_parse(text, app_today(ui->app), &view->asked_day, &err))
		screen_fail(ui, &err);
	else
		dialog_input(ui, &input);
}

static bool check_day(struct ui *ui, void *from, const char *text, struct error *err)
{
	int64_t day;

	(void)from;
	return day_parse(text, app_today(ui->app), &day, err);
}

void agenda_ask_move(struct ui *ui, struct agenda_view *view)
{
	struct dialog_input input = { .title = _("To which day?"),
		.text = _("Such as 3-12 or +1w."),
		.value = "",
		.max = 40,
		.check = check_day,
		.done = ask_move_reason,
		.from = view };

	if (chosen(ui, view))
		dialog_input(ui, &input);
}

static void drop(struct ui *ui, void *from, const char *text)
{
	struct agenda_view *view = from;
	const struct moment_line *line = agenda_chosen(view);
	struct error err;
	bool good;

	if (!text || !line)
		return;
	good = moment_drop(ui->app, ui->frame, line->id, text, &err);
	told(ui, good, &err, _("Dropped, with its reason. It stays readable in the case."));
}

void agenda_ask_drop(struct ui *ui, struct agenda_view *view)
{
	struct dialog_input input = { .title = _("Why is it dropped?"),
		.text = _("Nothing goes without a reason."),
		.value = "",
		.max = 200,
		.check = check_reason,
		.done = drop,
		.from = view };

	if (chosen(ui, view))
		dialog_input(ui, &input);
}

/* ---- calendar --------------------------------------------------------------------------------------------------- */

static bool check_path(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	if (strspn(text, " ") == strlen(text))
		return fail(err, E_INPUT, _("Which file? Give it a name that ends with .ics."));
	return access(text, F_OK) != 0 || fail(err, E_INPUT, _("%s is there already. Choose another name."), text);
}

static void write_calendar(struct ui *ui, void *from, const char *path)
{
	const struct moment_filter filter = agenda_filter_of(ui, from);
	struct error err;

	if (!path)
		return;
	if (moment_write_calendar(ui->app, ui->frame, &filter, path, &err))
		screen_say(ui, _("%s is made: case numbers and talks, no names."), path);
	else
		screen_fail(ui, &err);
}

void agenda_ask_calendar(struct ui *ui, struct agenda_view *view)
{
	dialog_input(ui,
		&(struct dialog_input){ .title = _("Calendar file"),
			.text = _("For your own calendar program. It holds case numbers and talks, no names."),
			.value = "tafel-agenda.ics",
			.max = 100,
			.check = check_path,
			.done = write_calendar,
			.from = view });
}

/* ---- all of it -------------------------------------------------------------------------------------------------- */

void agenda_show_checklist(struct ui *ui, struct agenda_view *view)
{
	const struct moment_line *line = chosen(ui, view);

	if (line)
		checklist_open(ui, line->id,
			arena_print(ui->frame, "%s  %s", line->number ? line->number : line->call_name, line->moment));
}

static const struct {
	const char *label; /* message id */
	void (*run)(struct ui *, struct agenda_view *);
} acts[] = {
	{ N_("Plan it"), agenda_ask_plan },
	{ N_("It was held today"), agenda_ask_held },
	{ N_("It was held on another day"), ask_held_before },
	{ N_("Move it, with a reason"), agenda_ask_move },
	{ N_("Drop it, with a reason"), agenda_ask_drop },
	{ N_("Checklist"), agenda_show_checklist },
};

static void act(struct ui *ui, void *from, int line)
{
	if (line >= 0 && line < (int)ARRAY_LEN(acts) && agenda_chosen(from))
		acts[line].run(ui, from);
}

void agenda_open_moment(struct ui *ui, struct agenda_view *view)
{
	const struct moment_line *line = agenda_line(view);
	const char *labels[ARRAY_LEN(acts)];

	if (!line || line->meeting) {
		if (line)
			dialog_tell(ui, _("Meeting"), agenda_tell(ui, view));
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(acts); i++)
		labels[i] = _(acts[i].label);
	dialog_choose(ui,
		&(struct dialog_choose){ .title = _("Talk"),
			.text = agenda_tell(ui, view),
			.lines = labels,
			.count = ARRAY_LEN(acts),
			.numbered = true,
			.done = act,
			.from = view });
}
