/*
 * F8: the decision dialog. First the outcomes that the arrangement gives this table at this step: a number moves the
 * choice, Enter takes it, so that a plain yes is three keys. What an outcome needs is asked then, and the summary stands
 * above [Back] [Record]. Nothing is recorded before that.
 */
#include <stdio.h>
#include <string.h>

#include "app/decide.h"
#include "base/text.h"
#include "decide.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/panel.h"
#include "tui/screen.h"

static struct deciding *self_of(struct view *view)
{
	return view->self;
}

/* ---- what is asked ------------------------------------------------------------------------------------------------ */

static struct question *question_of(struct ui *ui, struct view *view, const struct field *field)
{
	struct deciding *self = self_of(view);
	const char *reasons = strcmp(field->name, "reason") ? NULL : decide_outcome(self)->outcome.reasons;

	for (size_t i = 0; i < self->pool_count; i++)
		if (self->pool[i]->field == field && self->pool[i]->reasons == reasons)
			return self->pool[i];
	if (self->pool_count == POOL_MAX)
		return NULL;
	return self->pool[self->pool_count++] = question_open(ui, view->arena, field, reasons);
}

/* The questions of the outcome with the focus, with the answers that were given to them before. */
static void ask(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);
	const char *at = decide_outcome(self)->outcome.asks;

	self->question_count = self->focus = 0;
	while (at && *at && self->question_count < QUESTIONS_MAX) {
		size_t length = strcspn(at, " ");
		const struct field *field = entity_field(&entity_decision, arena_copy(ui->frame, at, length));
		struct question *question = field ? question_of(ui, view, field) : NULL;

		if (question)
			self->questions[self->question_count++] = question;
		at += length + (at[length] == ' ');
	}
}

/* Nothing of another outcome is recorded with this one. */
static bool take_all(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);
	size_t wrong = SIZE_MAX;

	row_clear(&entity_decision, &self->decide.fields);
	for (size_t i = 0; i < self->question_count; i++)
		if (!question_take(ui, view->arena, self->questions[i], &self->decide.fields) && wrong == SIZE_MAX)
			wrong = i;
	if (wrong != SIZE_MAX && self->asking)
		self->focus = wrong;
	return wrong == SIZE_MAX;
}

static bool is_answered(const struct deciding *self, bool anywhere)
{
	struct question *const *questions = anywhere ? self->pool : self->questions;
	size_t count = anywhere ? self->pool_count : self->question_count;

	for (size_t i = 0; i < count; i++)
		if (question_answered(questions[i]))
			return true;
	return false;
}

static void look_at_outcome(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);
	struct error err;

	self->warning_count = 0;
	if (self->at < 0)
		return;
	self->decide.application = self->dossier->application->row.id;
	self->decide.outcome = decide_outcome(self)->code;
	if (!decide_warnings(ui->app, view->arena, &self->decide, &self->warnings, &self->warning_count, &err)) {
		self->warning_count = 0;
		screen_fail(ui, &err);
	}
}

static void move_outcome(struct ui *ui, struct view *view, int at)
{
	struct deciding *self = self_of(view);

	if (at < -1 || at >= (int)self->outcome_count)
		return;
	self->at = at;
	if (at >= 0) {
		ask(ui, view);
		(void)take_all(ui, view);
	}
	look_at_outcome(ui, view);
}

/* ---- recording ---------------------------------------------------------------------------------------------------- */

/* The longest wording that fits: what was recorded, where to see it, how to take it back. */
static void say_recorded(struct ui *ui, const struct deciding *self, const char *summary)
{
	const char *number = self->dossier->application->number;
	const char *time = time_format(ui->frame, clock_time(&ui->app->clock)) + strlen("dd-mm-yyyy ");
	const char *brief = codebook_short(app_codebook(ui->app), "outcome", self->decide.outcome);
	const char *texts[] = {
		arena_print(ui->frame, _("Saved %s. Recorded: %s. See panel 4. Ctrl+Z = undo."), time, summary),
		arena_print(ui->frame, _("Saved %s. %s %s. See panel 4. Ctrl+Z = undo."), time, number ? number : "",
			brief),
		arena_print(ui->frame, _("Saved %s. See panel 4. Ctrl+Z = undo."), time),
	};
	size_t i = 0;

	while (i + 1 < ARRAY_LEN(texts) && text_width(texts[i]) > ui->grid.cols - 2)
		i++;
	screen_say(ui, "%s", texts[i]);
}

static void record(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);
	const char *summary, *id;
	struct error err;

	look_at_outcome(ui, view);
	summary = decide_summary(ui->app, ui->frame, &self->decide);
	if (!decide_record(ui->app, view->arena, &self->decide, &id, &err)) {
		screen_fail(ui, &err);
		return;
	}
	say_recorded(ui, self, summary);
	screen_pop(ui);
	screen_changed(ui);
}

static void throw_away(struct ui *ui, void *from, int button)
{
	if (button == 1)
		screen_close(ui, from);
}

static void leave(struct ui *ui, struct view *view)
{
	if (!is_answered(self_of(view), true)) {
		screen_pop(ui);
		return;
	}
	dialog_ask(ui,
		&(struct dialog_ask){ .title = _("Not recorded"),
			.text = _("This decision is not recorded. What you typed for it is not kept."),
			.buttons = { _("Back"), _("Do not record") },
			.done = throw_away,
			.from = view });
}

/* ---- the questions by key and mouse ------------------------------------------------------------------------------- */

static void option_chosen(struct ui *ui, void *from, int line)
{
	struct view *view = from;
	struct deciding *self = self_of(view);

	if (line < 0 || self->focus >= self->question_count)
		return;
	self->questions[self->focus]->at = line;
	(void)take_all(ui, view);
	look_at_outcome(ui, view);
}

static void list_options(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);
	const struct question *question = self->questions[self->focus];
	const char **lines = arena_alloc(view->arena, (question->option_count + 1) * sizeof(*lines));

	for (size_t i = 0; i < question->option_count; i++)
		lines[i] = question->options[i].text;
	dialog_choose(ui,
		&(struct dialog_choose){ .title = _(question->field->label),
			.lines = lines,
			.count = question->option_count,
			.focus = question->at > 0 ? (size_t)question->at : 0,
			.done = option_chosen,
			.from = view });
}

static void move_focus(struct ui *ui, struct view *view, int by)
{
	struct deciding *self = self_of(view);
	int count = (int)self->question_count + BUTTONS;

	if (self->focus < self->question_count &&
		!question_take(ui, view->arena, self->questions[self->focus], &self->decide.fields) && by > 0)
		return;
	self->focus = (size_t)(((int)self->focus + by + count) % count);
	look_at_outcome(ui, view);
}

static void back_to_outcomes(struct ui *ui, struct view *view)
{
	self_of(view)->asking = false;
	move_outcome(ui, view, self_of(view)->at);
}

/* Enter: on to the next question, from the last one to [Record]; on a button what it says. */
static void enter(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);

	if (self->focus < self->question_count)
		move_focus(ui, view, self->focus + 1 == self->question_count ? 2 : 1);
	else if (self->focus == self->question_count)
		back_to_outcomes(ui, view);
	else if (take_all(ui, view))
		record(ui, view);
}

static bool key_of_question(struct ui *ui, struct view *view, const struct event *event)
{
	struct deciding *self = self_of(view);
	struct question *question = self->questions[self->focus];

	if (question->options && event_is(event, K_F4))
		return list_options(ui, view), true;
	if (!question_key(ui, question, event))
		return false;
	if (question->options) {
		(void)question_take(ui, view->arena, question, &self->decide.fields);
		look_at_outcome(ui, view);
	}
	return true;
}

static bool key_asking(struct ui *ui, struct view *view, const struct event *event)
{
	struct deciding *self = self_of(view);

	if (event_is(event, K_ESC))
		return back_to_outcomes(ui, view), true;
	if (event_is(event, K_TAB) || event_is(event, K_DOWN))
		return move_focus(ui, view, 1), true;
	if (event_is(event, K_TAB | K_SHIFT) || event_is(event, K_UP))
		return move_focus(ui, view, -1), true;
	if (event_is(event, K_ENTER))
		return enter(ui, view), true;
	if (self->focus < self->question_count)
		return key_of_question(ui, view, event);
	if (!event_is(event, K_LEFT) && !event_is(event, K_RIGHT))
		return false;
	return move_focus(ui, view, event_is(event, K_LEFT) ? -1 : 1), true;
}

/* ---- the outcomes by key and mouse -------------------------------------------------------------------------------- */

static void take_outcome(struct ui *ui, struct view *view, bool more)
{
	struct deciding *self = self_of(view);

	if (self->at < 0) {
		leave(ui, view);
	} else if (decide_outcome(self)->outcome.plain && !more && !is_answered(self, false)) {
		record(ui, view);
	} else {
		self->asking = true;
		self->focus = 0;
	}
}

static bool key_choosing(struct ui *ui, struct view *view, const struct event *event)
{
	struct deciding *self = self_of(view);
	bool entered = dialog_enter(ui, &self->guard, event);

	if (event_is_text(event) && event->key >= '1' && event->key <= '9')
		return move_outcome(ui, view, event->key - '1'), true;
	if (event_is(event, K_DOWN))
		return move_outcome(ui, view, self->at + 1), true;
	if (event_is(event, K_UP))
		return move_outcome(ui, view, self->at - 1), true;
	if (event_is(event, K_ESC))
		return leave(ui, view), true;
	if (entered)
		take_outcome(ui, view, false);
	if ((event_is(event, K_TAB) || event_is(event, K_RIGHT)) && self->at >= 0)
		take_outcome(ui, view, true);
	return event_is(event, K_ENTER) || event_is(event, K_TAB) || event_is(event, K_RIGHT);
}

static struct pane box(struct ui *ui, const struct deciding *self, const struct pane *pane)
{
	const struct application *application = self->dossier->application;
	const char *name = self->dossier->client->call_name;

	return dialog_box(pane, 20, 76,
		arena_print(ui->frame, _("Decision on %s %s"), application->number ? application->number : "",
			name ? name : ""),
		NULL);
}

static void click_outcome(struct ui *ui, struct view *view, const struct pane *inside, const struct event *event)
{
	struct deciding *self = self_of(view);
	const char *buttons[] = { _("Back") };
	int row = event->row - inside->row - 1;

	if (dialog_button_at(inside, buttons, 1, event->row, event->col) == 0)
		leave(ui, view);
	else if (row >= 0 && row < (int)self->outcome_count)
		row == self->at ? take_outcome(ui, view, false) : move_outcome(ui, view, row);
}

static void focus_by_click(
	struct ui *ui, struct view *view, size_t at, const struct pane *inside, const struct event *event)
{
	struct deciding *self = self_of(view);

	if (self->focus < self->question_count)
		(void)question_take(ui, view->arena, self->questions[self->focus], &self->decide.fields);
	self->focus = at;
	look_at_outcome(ui, view);
	if (question_click(self->questions[at], inside, event->col - inside->col))
		list_options(ui, view);
}

static void click_question(struct ui *ui, struct view *view, const struct pane *inside, const struct event *event)
{
	struct deciding *self = self_of(view);
	const char *buttons[BUTTONS] = { _("Back"), _("Record") };
	int button = dialog_button_at(inside, buttons, BUTTONS, event->row, event->col), row;
	size_t i = decide_first_question(ui, self, inside, &row);

	if (button >= 0) {
		self->focus = self->question_count + (size_t)button;
		enter(ui, view);
		return;
	}
	for (; i < self->question_count; i++) {
		int rows = question_rows(ui, self->questions[i], inside->cols), from = inside->row + row;

		row += rows;
		if (row > inside->rows - 1)
			return;
		if (event->row < from || event->row >= from + rows)
			continue;
		focus_by_click(ui, view, i, inside, event);
		return;
	}
}

static bool click(struct ui *ui, struct view *view, const struct event *event)
{
	struct deciding *self = self_of(view);
	struct pane body = screen_body(ui), inside = box(ui, self, &body);

	if (event->mouse != MOUSE_CLICK)
		return true;
	if (self->asking)
		click_question(ui, view, &inside, event);
	else
		click_outcome(ui, view, &inside, event);
	return true;
}

static bool key(struct ui *ui, struct view *view, const struct event *event)
{
	if (event->kind == EVENT_MOUSE)
		return click(ui, view, event);
	return self_of(view)->asking ? key_asking(ui, view, event) : key_choosing(ui, view, event);
}

static bool typing(struct ui *ui, struct view *view)
{
	(void)ui;
	return self_of(view)->asking;
}

static void draw(struct ui *ui, struct view *view, const struct pane *pane)
{
	struct deciding *self = self_of(view);
	struct pane inside = box(ui, self, pane);

	if (self->asking)
		decide_draw_questions(ui, self, &inside);
	else
		decide_draw_outcomes(ui, self, &inside);
}

static const struct view_kind decide_view = {
	.name = "decide",
	.where = WHERE_DIALOG,
	.typing = typing,
	.draw = draw,
	.key = key,
};

/* The plain yes of a step stands first: F8, 1, Enter. */
static void put_plain_first(struct deciding *self)
{
	for (size_t i = 1; i < self->outcome_count; i++) {
		const struct code_entry *entry = self->outcomes[i];

		if (!entry->outcome.plain)
			continue;
		for (size_t j = i; j > 0 && !self->outcomes[j - 1]->outcome.plain; j--) {
			self->outcomes[j] = self->outcomes[j - 1];
			self->outcomes[j - 1] = entry;
		}
	}
}

static bool open_deciding(struct ui *ui, struct view *view, const char *application, struct error *err)
{
	struct deciding *self = self_of(view);

	row_clear(&entity_decision, &self->decide.fields);
	self->at = -1;
	self->guard = ui->now_ms;
	return dossier_load(ui->app, view->arena, application, &self->dossier, err) &&
		decide_outcomes(
			ui->app, view->arena, self->dossier->application, &self->outcomes, &self->outcome_count, err);
}

void run_decide(struct ui *ui)
{
	const char *application = desk_case(ui);
	struct view *view;
	struct error err;

	if (!application) {
		screen_hint(ui, "%s", _("There is no case on the table."));
		return;
	}
	view = screen_push(ui, &decide_view, sizeof(struct deciding));
	if (!open_deciding(ui, view, application, &err)) {
		screen_pop(ui);
		screen_fail(ui, &err);
	} else if (!self_of(view)->outcome_count) {
		screen_pop(ui);
		screen_hint(ui, "%s", _("This table has nothing to decide at this step."));
	} else {
		put_plain_first(self_of(view));
	}
}
