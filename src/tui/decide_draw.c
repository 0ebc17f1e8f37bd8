#include "decide.h"

#include "base/text.h"
#include "tui/dialog.h"

const struct code_entry *decide_outcome(const struct deciding *self)
{
	return self->at >= 0 ? self->outcomes[self->at] : NULL;
}

static const char *text_of(struct ui *ui, const struct code_entry *entry)
{
	return ui->app->dutch ? entry->nl : entry->en;
}

/* What does not fit above the buttons is counted beside them. */
static void draw_warnings(struct ui *ui, const struct deciding *self, const struct pane *pane, int row)
{
	int last = pane->rows - 1;
	size_t shown = 0;

	for (; shown < self->warning_count; shown++) {
		const char *text = arena_print(ui->frame, "! %s", self->warnings[shown]), *const * lines;

		if (row + (int)text_wrap(ui->frame, text, pane->cols, &lines) > last)
			break;
		row += pane_wrap(pane, row, 0, STYLE_LOOK, text);
	}
	if (shown < self->warning_count && !self->asking)
		pane_text(pane, last, 0, STYLE_LOOK,
			arena_print(ui->frame, _("! %zu more to look at"), self->warning_count - shown));
}

static const char *summary_text(struct ui *ui, const struct deciding *self)
{
	return arena_print(ui->frame, _("Record: %s"), decide_summary(ui->app, ui->frame, &self->decide));
}

static int draw_summary(struct ui *ui, const struct deciding *self, const struct pane *pane, int row)
{
	return pane_wrap(pane, row, 0, STYLE_STRONG, summary_text(ui, self));
}

void decide_draw_outcomes(struct ui *ui, const struct deciding *self, const struct pane *pane)
{
	const char *buttons[] = { _("Back") };
	int row = 1;

	pane_text(pane, 0, 0, STYLE_LABEL, _("A number chooses, Enter takes it. Tab asks more first."));
	for (size_t i = 0; i < self->outcome_count; i++, row++) {
		bool chosen = self->at == (int)i;

		if (chosen)
			pane_fill_row(pane, row, STYLE_ROW_AT);
		pane_print(pane, row, 0, chosen ? STYLE_ROW_AT : STYLE_DIALOG, "%c %zu %s", chosen ? '>' : ' ', i + 1,
			text_of(ui, self->outcomes[i]));
		if (chosen)
			pane_cursor(pane, row, 0);
	}
	row += pane->rows > 14 ? 1 : 0;
	if (self->at >= 0) {
		row += draw_summary(ui, self, pane, row);
		draw_warnings(ui, self, pane, row);
	}
	dialog_buttons(pane, buttons, 1, self->at < 0 ? 0 : -1);
}

size_t decide_first_question(struct ui *ui, const struct deciding *self, const struct pane *pane, int *top)
{
	const char *const *lines;
	int last = pane->rows - 1;
	size_t first = 0;

	*top = (int)text_wrap(ui->frame, summary_text(ui, self), pane->cols, &lines);
	for (; first < self->focus && self->focus < self->question_count; first++) {
		int row = *top;

		for (size_t i = first; i <= self->focus; i++)
			row += question_rows(ui, self->questions[i], pane->cols);
		if (row <= last)
			break;
	}
	return first;
}

static void draw_hint(struct ui *ui, const struct deciding *self, const struct pane *pane, size_t below)
{
	const char *hint = self->focus < self->question_count ? question_hint(self->questions[self->focus]) : "";

	if (below)
		hint = arena_print(ui->frame, "%s%s%s", arena_print(ui->frame, _("v %lld more"), (long long)below),
			*hint ? " · " : "", hint);
	pane_text_fit(pane, pane->rows - 1, 0, pane->cols - 28, STYLE_HINT, hint);
}

void decide_draw_questions(struct ui *ui, const struct deciding *self, const struct pane *pane)
{
	const char *buttons[BUTTONS] = { _("Back"), _("Record") };
	int row, last = pane->rows - 1;
	size_t i = decide_first_question(ui, self, pane, &row);

	draw_summary(ui, self, pane, 0);
	for (; i < self->question_count; i++) {
		struct question *question = self->questions[i];
		int rows = question_rows(ui, question, pane->cols);

		if (row + rows > last)
			break;
		question_draw(ui, question, pane, row, self->focus == i,
			codebook_has_word(decide_outcome(self)->outcome.needs, question->field->name));
		row += rows;
	}
	draw_warnings(ui, self, pane, row + (pane->rows > 14));
	draw_hint(ui, self, pane, self->question_count - i);
	dialog_buttons(pane, buttons, BUTTONS,
		self->focus < self->question_count ? -1 : (int)(self->focus - self->question_count));
}
