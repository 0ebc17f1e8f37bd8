#include "decide_question.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { OPTIONS_MAX = 64, LABEL_WIDE = 27, LABEL_SHORT = 20, INDENT = 2 };

static int label_columns(int cols)
{
	return cols >= 60 ? LABEL_WIDE : LABEL_SHORT;
}

static bool is_chosen(const struct field *field)
{
	return field->kind == &kind_choice || field->kind == &kind_code || field->kind == &kind_ref ||
		field->kind == &kind_flag;
}

static void keep_reasons(struct ui *ui, struct question *question)
{
	size_t kept = 0;

	for (size_t i = 0; i < question->option_count; i++) {
		const struct code_entry *entry =
			codebook_find(app_codebook(ui->app), "decline", question->options[i].code);

		if (entry && entry->reason.kind && !strcmp(entry->reason.kind, question->reasons))
			question->options[kept++] = question->options[i];
	}
	question->option_count = kept;
}

struct question *question_open(struct ui *ui, struct arena *arena, const struct field *field, const char *reasons)
{
	struct question *question = arena_alloc(arena, sizeof(*question));
	struct error err;
	size_t total;

	*question = (struct question){ .field = field, .reasons = reasons, .at = -1 };
	line_open(&question->line, arena, field->max > 0 ? (size_t)field->max : 0, false);
	if (!is_chosen(field))
		return question;
	if (!edit_options(
		    ui->app, arena, field, "", OPTIONS_MAX, &question->options, &question->option_count, &total, &err))
		screen_fail(ui, &err);
	if (reasons)
		keep_reasons(ui, question);
	return question;
}

static const char *answer_text(const struct question *question)
{
	if (!question->options)
		return line_text(&question->line);
	return question->at >= 0 ? question->options[question->at].code : "";
}

bool question_answered(const struct question *question)
{
	return *answer_text(question) != '\0';
}

bool question_take(struct ui *ui, struct arena *arena, struct question *question, struct decision *decision)
{
	struct error err = { E_NONE, "" };

	question->problem[0] = '\0';
	if (field_parse(arena, question->field, app_context(ui->app, arena), answer_text(question), decision, &err))
		return true;
	snprintf(question->problem, sizeof(question->problem), "%s", err.text);
	return false;
}

/* What follows from a reason, in the language of the screen; NULL: nothing. */
static const char *consequence_of(struct ui *ui, const struct question *question)
{
	const struct code_entry *entry;

	if (!question->reasons || question->at < 0)
		return NULL;
	entry = codebook_find(app_codebook(ui->app), "decline", question->options[question->at].code);
	return !entry ? NULL : ui->app->dutch ? entry->reason.consequence_nl : entry->reason.consequence_en;
}

static const char *problem_text(struct ui *ui, const struct question *question)
{
	return *question->problem ? arena_print(ui->frame, "! %s", question->problem) : NULL;
}

static const char *follows_text(struct ui *ui, const struct question *question)
{
	const char *text = consequence_of(ui, question);

	return text ? arena_print(ui->frame, _("Follows: %s"), text) : NULL;
}

static int wrapped_rows(struct ui *ui, const char *text, int cols)
{
	const char *const *lines;

	return text ? (int)text_wrap(ui->frame, text, cols - INDENT, &lines) : 0;
}

int question_rows(struct ui *ui, const struct question *question, int cols)
{
	return 1 + wrapped_rows(ui, problem_text(ui, question), cols) +
		wrapped_rows(ui, follows_text(ui, question), cols);
}

static const char *label_of(struct ui *ui, const struct question *question, int columns, bool needed)
{
	const struct field *field = question->field;
	const char *label = _(field->label);

	columns -= needed ? 2 : 0;
	if (text_width(label) > columns && field->brief)
		label = _(field->brief);
	label = text_fit(ui->frame, label, columns);
	return needed ? arena_print(ui->frame, "%s *", label) : label;
}

void question_draw(
	struct ui *ui, struct question *question, const struct pane *pane, int row, bool focused, bool needed)
{
	int label = label_columns(pane->cols);
	struct pane place = pane_part(pane, row, label, 1, pane->cols - label);
	const char *problem = problem_text(ui, question), *follows = follows_text(ui, question);
	enum style style = focused ? STYLE_FIELD_AT : STYLE_FIELD;

	pane_print(pane, row, 0, STYLE_LABEL, "%c %s", focused ? '>' : ' ', label_of(ui, question, label - 3, needed));
	if (question->options) {
		pane_text_fit(&place, 0, 0, place.cols, style,
			arena_print(ui->frame, "< %s >",
				question->at < 0 ? _("choose") : question->options[question->at].text));
		if (focused)
			pane_cursor(&place, 0, 0);
	} else {
		line_draw(&question->line, ui, &place, focused, false, style);
	}
	row++;
	if (problem)
		row += pane_wrap(pane, row, INDENT, STYLE_WRONG, problem);
	if (follows)
		pane_wrap(pane, row, INDENT, STYLE_HINT, follows);
}

/* Another choice among the options, in a ring that includes "not answered". */
static void turn(struct question *question, int by)
{
	int count = (int)question->option_count;

	question->at += by;
	if (question->at >= count)
		question->at = -1;
	else if (question->at < -1)
		question->at = count - 1;
}

bool question_key(struct ui *ui, struct question *question, const struct event *event)
{
	if (!question->options)
		return line_key(&question->line, ui, event);
	if (event_is(event, K_RIGHT) || event_is(event, ' '))
		return turn(question, 1), true;
	if (event_is(event, K_LEFT))
		return turn(question, -1), true;
	if (event_is(event, K_BACKSPACE) || event_is(event, K_DELETE))
		return question->at = -1, true;
	if (event_is_text(event) && event->key >= '1' && event->key <= '9' &&
		(size_t)(event->key - '1') < question->option_count)
		return question->at = event->key - '1', true;
	return false;
}

bool question_click(struct question *question, const struct pane *pane, int col)
{
	int label = label_columns(pane->cols);

	if (col < label)
		return false;
	if (!question->options)
		line_click(&question->line, 0, col - label);
	return question->options != NULL;
}

const char *question_hint(const struct question *question)
{
	if (question->options)
		return _("Arrows choose, F4 = list");
	return question->field->kind == &kind_day ? _("3-12-26, tomorrow or +6w") : _("Type, Tab goes on");
}
