/* Setting a step from the course of a case: who sets it, why and until when, as the arrangement has it. */
#include <string.h>

#include "deed.h"
#include "screen_course.h"
#include "tui/commands.h"
#include "tui/dialog.h"

static struct course_set set_of(const struct deed *deed, const char *passed_why)
{
	return (struct course_set){ .application = deed->application,
		.step = deed->step->code,
		.role = deed->role,
		.name = deed->name,
		.reason = deed->reason,
		.note = deed->note,
		.until = deed->until,
		.passed_why = passed_why };
}

static bool unmet(struct ui *ui, struct deed *deed, const char ***warnings, size_t *count, struct error *err)
{
	const struct course_set set = set_of(deed, NULL);

	return course_warnings(ui->app, ui->frame, &set, warnings, count, err);
}

static bool set_step(struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	const struct course_set set = set_of(deed, passed_why);
	const char *id;

	return course_set(ui->app, ui->frame, &set, &id, told, err);
}

static bool schedule(struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	(void)told;
	return course_schedule(ui->app, ui->frame, deed->application, NULL, passed_why, err);
}

static bool has_event(const struct code_entry *step, const char *event)
{
	return codebook_holds(step, "event", event);
}

void course_start_step(struct ui *ui, struct course_view *view, const struct course_next *next)
{
	struct deed *deed;
	const char *title = course_name(view, next->step);

	if (next->by_decision) {
		run_decide(ui);
		return;
	}
	if (has_event(next->step, "triage")) {
		triage_open(ui, view->application);
		return;
	}
	if (to_key_step(ui, view->application, next->step))
		return;
	deed = deed_on(ui, view->application);
	if (!deed)
		return;
	deed->step = next->step;
	deed->reasons = codebook_value(ui->top->arena, next->step, "reasons");
	deed->on_behalf = has_event(next->step, "withdrawal");
	deed->done = arena_print(ui->top->arena, "%s.", title);
	deed->record = has_event(next->step, "scheduling") ? schedule : set_step;
	deed->warnings = unmet;
	if (has_event(next->step, "scheduling"))
		deed_try(ui, deed);
	else
		deed_ask(ui, deed, title);
}

/* ---- a case that ended ------------------------------------------------------------------------------------------ */

static void reopen(struct ui *ui, void *from, const char *why)
{
	const struct course_view *view = from;
	const char *step;
	struct error err;

	if (!why)
		return;
	if (!course_reopen(ui->app, ui->frame, view->application, why, &step, &err)) {
		screen_fail(ui, &err);
		return;
	}
	screen_changed(ui);
	screen_say(ui, _("%s is opened again: %s. Ctrl+Z undoes it."), view->number,
		codebook_text(view->book, "step", step));
}

static bool check_why(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	return strspn(text, " ") < strlen(text) || fail(err, E_INPUT, _("Say why in a few words."));
}

void course_ask_reopen(struct ui *ui, struct course_view *view)
{
	const struct code_entry *step = view->course->state.step;

	if (step && !step->step.final) {
		screen_hint(ui, "%s", _("This case has not ended."));
		return;
	}
	dialog_input(ui,
		&(struct dialog_input){ .title = _("Open it again: why?"),
			.text = _("It goes back to where it was."),
			.value = "",
			.max = 200,
			.check = check_why,
			.done = reopen,
			.from = view });
}
