/*
 * F8: the decision dialog. First the outcomes that the arrangement gives this table at this step: a number moves the
 * choice, Enter takes it, so that a plain yes is three keys. What an outcome needs is asked then, and the summary stands
 * above [Back] [Record]. Nothing is recorded before that.
 */
#include <stdio.h>
#include <string.h>

#include "app/decide.h"
#include "base/text.h"
#include "app/edit.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/line.h"
#include "tui/panel.h"
#include "tui/screen.h"

enum { QUESTIONS_MAX = 12, OPTIONS_MAX = 64, BUTTONS = 2 };

/* One field of the decision that is asked for. With options it is chosen, without it is typed. */
struct question {
	const struct field *field;
	struct line line;
	struct option *options;
	size_t option_count;
	int at;                    /* chosen option; -1: not answered */
	char problem[ERROR_TEXT_MAX];
};

struct deciding {
	struct dossier *dossier;
	const struct code_entry **outcomes;
	size_t outcome_count;
	int at;                    /* outcome with the focus; -1: [Back] */
	bool asking;               /* the questions of outcomes[at] are on the screen */
	struct question questions[QUESTIONS_MAX];
	size_t question_count;
	size_t focus;              /* question, then [Back], then [Record] */
	struct decide decide;
	const char **warnings;
	size_t warning_count;
	int64_t opened_ms;
};

static struct deciding *
self_of(struct view *view)
{
	return view->self;
}

static const struct code_entry *
outcome_of(const struct deciding *self)
{
	return self->at >= 0 ? self->outcomes[self->at] : NULL;
}

static const char *
text_of(struct ui *ui, const struct code_entry *entry)
{
	return ui->app->dutch ? entry->nl : entry->en;
}

/* ---- the outcomes ------------------------------------------------------------------------------------------------- */

static void
look_at_outcome(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);
	struct error err;

	self->warning_count = 0;
	if (self->at < 0)
		return;
	self->decide.application = self->dossier->application->row.id;
	self->decide.outcome = outcome_of(self)->code;
	if (!decide_warnings(ui->app, view->arena, &self->decide, &self->warnings, &self->warning_count, &err)) {
		self->warning_count = 0;
		screen_fail(ui, &err);
	}
}

static void
move_outcome(struct ui *ui, struct view *view, int at)
{
	struct deciding *self = self_of(view);

	if (at < -1 || at >= (int)self->outcome_count)
		return;
	self->at = at;
	look_at_outcome(ui, view);
}

static int
draw_warnings(struct ui *ui, const struct deciding *self, const struct pane *pane, int row)
{
	for (size_t i = 0; i < self->warning_count && row < pane->rows - 2; i++)
		row += pane_wrap(pane, row, 0, STYLE_LOOK, arena_print(ui->frame, "! %s", self->warnings[i]));
	return row;
}

static void
draw_outcomes(struct ui *ui, const struct deciding *self, const struct pane *pane)
{
	const char *buttons[] = { _("Back") };
	int row = 1;

	pane_text(pane, 0, 0, STYLE_LABEL, _("A number moves the choice, Enter takes it. Tab asks more first."));
	for (size_t i = 0; i < self->outcome_count; i++, row++) {
		bool chosen = self->at == (int)i;

		if (chosen)
			pane_fill_row(pane, row, STYLE_ROW_AT);
		pane_print(pane, row, 0, chosen ? STYLE_ROW_AT : STYLE_DIALOG, "%c %zu %s", chosen ? '>' : ' ', i + 1,
			   text_of(ui, self->outcomes[i]));
		if (chosen)
			pane_cursor(pane, row, 0);
	}
	if (self->at >= 0) {
		row += 1 + pane_wrap(pane, row + 1, 0, STYLE_STRONG,
				     arena_print(ui->frame, _("Record: %s"), decide_summary(ui->app, ui->frame, &self->decide)));
		draw_warnings(ui, self, pane, row);
	}
	dialog_buttons(pane, buttons, 1, self->at < 0 ? 0 : -1);
}

/* ---- the questions ------------------------------------------------------------------------------------------------ */

static void
add_options(struct ui *ui, struct view *view, struct question *question)
{
	struct deciding *self = self_of(view);
	const char *kind = outcome_of(self)->outcome.reasons;
	struct error err;
	size_t total, kept = 0;

	if (!edit_options(ui->app, view->arena, question->field, "", OPTIONS_MAX, &question->options,
			  &question->option_count, &total, &err))
		screen_fail(ui, &err);
	if (strcmp(question->field->name, "reason") || !kind)
		return;
	for (size_t i = 0; i < question->option_count; i++) {
		const struct code_entry *entry = codebook_find(app_codebook(ui->app), "decline", question->options[i].code);

		if (entry && entry->reason.kind && !strcmp(entry->reason.kind, kind))
			question->options[kept++] = question->options[i];
	}
	question->option_count = kept;
}

static void
add_question(struct ui *ui, struct view *view, const struct field *field)
{
	struct deciding *self = self_of(view);
	struct question *question = &self->questions[self->question_count++];

	*question = (struct question){ .field = field, .at = -1 };
	line_open(&question->line, view->arena, field->max > 0 ? (size_t)field->max : 0, false);
	if (field->kind == &kind_choice || field->kind == &kind_code || field->kind == &kind_ref ||
	    field->kind == &kind_flag)
		add_options(ui, view, question);
}

static void
ask(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);
	const char *at = outcome_of(self)->outcome.asks;

	self->asking = true;
	self->question_count = self->focus = 0;
	while (at && *at && self->question_count < QUESTIONS_MAX) {
		size_t length = strcspn(at, " ");
		const struct field *field = entity_field(&entity_decision, arena_copy(view->arena, at, length));

		if (field)
			add_question(ui, view, field);
		at += length + (at[length] == ' ');
	}
}

static const char *
answer_text(const struct question *question)
{
	return question->options ? (question->at >= 0 ? question->options[question->at].code : "") : line_text(&question->line);
}

/* Takes the answer over into the decision; false: it is not good, and the question says why. */
static bool
take_answer(struct ui *ui, struct view *view, struct question *question)
{
	struct deciding *self = self_of(view);
	struct error err = { E_NONE, "" };

	question->problem[0] = '\0';
	if (field_parse(view->arena, question->field, app_context(ui->app, view->arena), answer_text(question),
			&self->decide.fields, &err))
		return true;
	snprintf(question->problem, sizeof(question->problem), "%s", err.text);
	return false;
}

static bool
take_all(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);

	for (size_t i = 0; i < self->question_count; i++) {
		if (take_answer(ui, view, &self->questions[i]))
			continue;
		self->focus = i;
		return false;
	}
	look_at_outcome(ui, view);
	return true;
}

/* What follows from a reason, in the language of the screen. */
static const char *
consequence_of(struct ui *ui, const struct question *question)
{
	const struct code_entry *entry;

	if (!question->options || question->at < 0 || strcmp(question->field->name, "reason"))
		return NULL;
	entry = codebook_find(app_codebook(ui->app), "decline", question->options[question->at].code);
	return !entry ? NULL : ui->app->dutch ? entry->reason.consequence_nl : entry->reason.consequence_en;
}

static int
draw_question(struct ui *ui, struct question *question, const struct pane *pane, int row, bool focused)
{
	int label = pane->cols >= 60 ? 26 : 18;
	struct pane place = pane_part(pane, row, label, 1, pane->cols - label);
	const char *more;

	pane_print(pane, row, 0, STYLE_LABEL, "%c %s", focused ? '>' : ' ',
		   text_fit(ui->frame, _(question->field->label), label - 3));
	if (question->options) {
		pane_print(&place, 0, 0, focused ? STYLE_FIELD_AT : STYLE_FIELD, "< %s >",
			   question->at < 0 ? _("choose") : question->options[question->at].text);
		if (focused)
			pane_cursor(&place, 0, 0);
	} else {
		line_draw(&question->line, ui, &place, focused, false, focused ? STYLE_FIELD_AT : STYLE_FIELD);
	}
	row++;
	if (*question->problem)
		row += pane_wrap(pane, row, 2, STYLE_WRONG, arena_print(ui->frame, "! %s", question->problem));
	more = consequence_of(ui, question);
	if (more)
		row += pane_wrap(pane, row, 2, STYLE_HINT, arena_print(ui->frame, _("Follows: %s"), more));
	return row;
}

static void
draw_questions(struct ui *ui, struct deciding *self, const struct pane *pane)
{
	const char *buttons[BUTTONS] = { _("Back"), _("Record") };
	int row = 1, last = pane->rows - 3;
	size_t first = self->focus < self->question_count && (int)self->focus * 2 > last ? self->focus - 1 : 0;

	pane_wrap(pane, 0, 0, STYLE_STRONG,
		  arena_print(ui->frame, _("Record: %s"), decide_summary(ui->app, ui->frame, &self->decide)));
	for (size_t i = first; i < self->question_count && row < last; i++)
		row = draw_question(ui, &self->questions[i], pane, row, self->focus == i);
	draw_warnings(ui, self, pane, row + 1);
	dialog_buttons(pane, buttons, BUTTONS,
		       self->focus < self->question_count ? -1 : (int)(self->focus - self->question_count));
}

/* ---- keys --------------------------------------------------------------------------------------------------------- */

static void
record(struct ui *ui, struct view *view)
{
	struct deciding *self = self_of(view);
	const char *summary, *id;
	struct error err;

	look_at_outcome(ui, view);
	summary = arena_text(ui->frame, decide_summary(ui->app, view->arena, &self->decide));
	if (!decide_record(ui->app, view->arena, &self->decide, &id, &err)) {
		screen_fail(ui, &err);
		return;
	}
	screen_pop(ui);
	screen_say(ui, _("Saved %s. Recorded: %s.  Ctrl+Z = undo."),
		   time_format(ui->frame, clock_time(&ui->app->clock)) + strlen("dd-mm-yyyy "), summary);
	screen_changed(ui);
}

/* Another choice among the options, in a ring that includes "not answered". */
static void
turn(struct question *question, int by)
{
	int count = (int)question->option_count;

	question->at += by;
	if (question->at >= count)
		question->at = -1;
	else if (question->at < -1)
		question->at = count - 1;
}

static bool
is_enter_too_soon(const struct ui *ui, const struct deciding *self)
{
	return ui->now_ms - self->opened_ms < DIALOG_ENTER_MS && ui->now_ms != self->opened_ms;
}

static bool
key_of_option(struct question *question, const struct event *event)
{
	if (event_is(event, K_RIGHT) || event_is(event, ' '))
		return turn(question, 1), true;
	if (event_is(event, K_LEFT))
		return turn(question, -1), true;
	if (event_is_text(event) && event->key >= '1' && event->key <= '9' &&
	    (size_t)(event->key - '1') < question->option_count)
		return question->at = event->key - '1', true;
	return false;
}

static void
move_focus(struct ui *ui, struct view *view, int by)
{
	struct deciding *self = self_of(view);
	int count = (int)self->question_count + BUTTONS;

	if (self->focus < self->question_count && !take_answer(ui, view, &self->questions[self->focus]) && by > 0)
		return;
	self->focus = (size_t)(((int)self->focus + by + count) % count);
	look_at_outcome(ui, view);
}

static bool
key_asking(struct ui *ui, struct view *view, const struct event *event)
{
	struct deciding *self = self_of(view);
	struct question *question = self->focus < self->question_count ? &self->questions[self->focus] : NULL;

	if (event_is(event, K_ESC) || (!question && self->focus == self->question_count && event_is(event, K_ENTER))) {
		self->asking = false;
		return true;
	}
	if (event_is(event, K_TAB) || event_is(event, K_DOWN))
		return move_focus(ui, view, 1), true;
	if (event_is(event, K_TAB | K_SHIFT) || event_is(event, K_UP))
		return move_focus(ui, view, -1), true;
	if (question && question->options && key_of_option(question, event))
		return take_answer(ui, view, question), true;
	if (event_is(event, K_ENTER)) {
		if (question)
			self->focus + 1 == self->question_count ? move_focus(ui, view, 2) : move_focus(ui, view, 1);
		else if (take_all(ui, view))
			record(ui, view);
		return true;
	}
	if (!question)
		return event_is(event, K_LEFT) || event_is(event, K_RIGHT) ? move_focus(ui, view, event_is(event, K_LEFT) ? -1 : 1), true
									   : false;
	return !question->options && line_key(&question->line, ui, event);
}

static void
take_outcome(struct ui *ui, struct view *view, bool more)
{
	struct deciding *self = self_of(view);

	if (self->at < 0) {
		screen_pop(ui);
		return;
	}
	if (outcome_of(self)->outcome.plain && !more)
		record(ui, view);
	else
		ask(ui, view);
}

static bool
key_choosing(struct ui *ui, struct view *view, const struct event *event)
{
	struct deciding *self = self_of(view);

	if (event_is_text(event) && event->key >= '1' && event->key <= '9')
		return move_outcome(ui, view, event->key - '1'), true;
	if (event_is(event, K_DOWN))
		return move_outcome(ui, view, self->at + 1), true;
	if (event_is(event, K_UP))
		return move_outcome(ui, view, self->at - 1), true;
	if (event_is(event, K_ENTER))
		return is_enter_too_soon(ui, self) ? true : (take_outcome(ui, view, false), true);
	if (event_is(event, K_TAB) || event_is(event, K_RIGHT))
		return self->at >= 0 ? (take_outcome(ui, view, true), true) : true;
	return false;
}

static bool
key(struct ui *ui, struct view *view, const struct event *event)
{
	return self_of(view)->asking ? key_asking(ui, view, event) : key_choosing(ui, view, event);
}

static bool
typing(struct ui *ui, struct view *view)
{
	(void)ui;
	return self_of(view)->asking;
}

static void
draw(struct ui *ui, struct view *view, const struct pane *pane)
{
	struct deciding *self = self_of(view);
	const struct application *application = self->dossier->application;
	const char *name = self->dossier->client->call_name;
	struct pane inside = dialog_box(pane, 20, 76,
					arena_print(ui->frame, _("Decision on %s %s"),
						    application->number ? application->number : "", name ? name : ""),
					NULL);

	if (self->asking)
		draw_questions(ui, self, &inside);
	else
		draw_outcomes(ui, self, &inside);
}

static const struct view_kind decide_view = {
	.name = "decide",
	.where = WHERE_DIALOG,
	.typing = typing,
	.draw = draw,
	.key = key,
};

static bool
open_deciding(struct ui *ui, struct view *view, const char *application, struct error *err)
{
	struct deciding *self = self_of(view);

	row_clear(&entity_decision, &self->decide.fields);
	self->at = -1;
	self->opened_ms = ui->now_ms;
	return dossier_load(ui->app, view->arena, application, &self->dossier, err) &&
	       decide_outcomes(ui->app, view->arena, self->dossier->application, &self->outcomes, &self->outcome_count, err);
}

void
run_decide(struct ui *ui)
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
	}
}
