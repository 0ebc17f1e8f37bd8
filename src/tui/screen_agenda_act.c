/* What can be done with a moment: each asks what it needs, one question at a time, and says what was recorded. */
#include <string.h>

#include "base/day.h"
#include "screen_agenda.h"
#include "tui/dialog.h"

static const struct moment_line *chosen(struct ui *ui, const struct agenda_view *view)
{
	const struct moment_line *line = agenda_chosen(view);

	if (!line)
		screen_hint(ui, "%s", _("Choose a talk first."));
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
		!moment_plan(ui->app, ui->frame, line->appointment->row.id, at, ui->app->person_name, &err)) {
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

/* What was typed as roles, as codes with blanks between. */
static const char *read_roles(struct ui *ui, const char *typed, struct error *err)
{
	struct appointment appointment;
	const struct field *field = entity_field(&entity_appointment, "attended");
	char *codes;

	row_clear(&entity_appointment, &appointment);
	if (!field_parse(ui->frame, field, app_context(ui->app, ui->frame), typed, &appointment, err))
		return NULL;
	codes = arena_copy(ui->frame, appointment.attended ? appointment.attended : "",
		appointment.attended ? strlen(appointment.attended) : 0);
	for (char *at = codes; (at = strchr(at, '\n'));)
		*at = ' ';
	return codes;
}

static bool check_roles(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)from;
	return read_roles(ui, text, err) != NULL;
}

static void hold(struct ui *ui, void *from, const char *text)
{
	struct agenda_view *view = from;
	const struct moment_line *line = agenda_chosen(view);
	const char *attended, *agreed, *told;
	struct error err;

	if (!text || !line)
		return;
	attended = read_roles(ui, view->asked_text, &err);
	agreed = attended ? read_roles(ui, text, &err) : NULL;
	if (!agreed ||
		!moment_hold(ui->app, ui->frame, line->appointment->row.id, app_today(ui->app), attended, agreed, &told,
			&err)) {
		screen_fail(ui, &err);
		return;
	}
	screen_changed(ui);
	if (told)
		screen_warn(ui, "%s", told);
	else
		screen_say(ui, "%s", _("Held, and recorded."));
}

static void ask_agreed(struct ui *ui, void *from, const char *text)
{
	struct agenda_view *view = from;
	struct dialog_input input = { .title = _("Who agrees with the report?"),
		.text = _("Roles with a comma between them. Leave it empty when nobody was asked yet."),
		.value = text,
		.max = 300,
		.check = check_roles,
		.done = hold,
		.from = view };

	if (!text)
		return;
	view->asked_text = arena_text(view->rows_arena, text);
	dialog_input(ui, &input);
}

void agenda_ask_held(struct ui *ui, struct agenda_view *view)
{
	const struct moment_line *line = chosen(ui, view);
	struct dialog_input input = { .title = _("Held today: who was there?"),
		.text = _("Roles with a comma between them."),
		.max = 300,
		.check = check_roles,
		.done = ask_agreed,
		.from = view };

	if (!line)
		return;
	input.value = line->who ? line->who : "";
	dialog_input(ui, &input);
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
	good = moment_move(ui->app, ui->frame, line->appointment->row.id, view->asked_day, text, &err);
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
	good = moment_drop(ui->app, ui->frame, line->appointment->row.id, text, &err);
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

/* ---- all of it -------------------------------------------------------------------------------------------------- */

static void list_of(struct ui *ui, struct agenda_view *view)
{
	const struct moment_line *line = agenda_chosen(view);

	if (line)
		checklist_open(ui, line->appointment->row.id,
			arena_print(ui->frame, "%s  %s", line->number ? line->number : "", line->moment));
}

static void (*const acts[])(struct ui *, struct agenda_view *) = { agenda_ask_plan, agenda_ask_held, agenda_ask_move,
	agenda_ask_drop, list_of };

static void act(struct ui *ui, void *from, int line)
{
	if (line >= 0 && line < (int)ARRAY_LEN(acts))
		acts[line](ui, from);
}

void agenda_open_moment(struct ui *ui, struct agenda_view *view)
{
	const struct moment_line *line = chosen(ui, view);
	const char *const lines[] = { _("Plan it"), _("It was held"), _("Move it, with a reason"),
		_("Drop it, with a reason"), _("Checklist") };
	struct dialog_choose choose = {
		.lines = lines, .count = ARRAY_LEN(lines), .numbered = true, .done = act, .from = view
	};

	if (!line)
		return;
	choose.title = arena_print(ui->frame, "%s  %s", line->number ? line->number : "", line->moment);
	choose.text = arena_print(
		ui->frame, _("Due %s. %s"), day_format(ui->frame, line->appointment->due), line->who ? line->who : "");
	dialog_choose(ui, &choose);
}
