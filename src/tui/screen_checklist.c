/* The checklist of one talk: every question with its answer. Any question may stay open; care's answers stay with care. */
#include <string.h>

#include "base/text.h"
#include "screen_agenda.h"
#include "tui/dialog.h"

struct checklist_view {
	struct arena *rows_arena;
	const char *appointment, *title;
	struct moment_question *questions;
	struct list list;
	bool dutch;
};

static bool load(struct ui *ui, struct checklist_view *view, struct error *err)
{
	if (!view->rows_arena)
		arena_open(&view->rows_arena);
	arena_reset(view->rows_arena);
	view->list.count = 0;
	return moment_questions(ui->app, view->rows_arena, view->appointment, &view->questions, &view->list.count, err);
}

static const char *text_of(struct ui *ui, const struct moment_question *question)
{
	return ui->app->dutch ? question->question->nl : question->question->en;
}

static const char *line_text(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	const struct checklist_view *view = from;
	const struct moment_question *question = &view->questions[i];

	(void)columns;
	if (!question->answer && *style == STYLE_NORMAL)
		*style = STYLE_HINT;
	return arena_print(arena, "%s %s", question->answer ? "+" : " ",
		view->dutch ? question->question->nl : question->question->en);
}

enum { DETAIL = 7 };

static void place(const struct pane *pane, struct pane *table, struct pane *detail)
{
	int below = pane->rows > 2 * DETAIL ? DETAIL : 4;

	*table = pane_part(pane, 1, 0, pane->rows - 1 - below, pane->cols);
	*detail = pane_part(pane, pane->rows - below, 0, below, pane->cols);
}

static void draw_detail(struct ui *ui, const struct checklist_view *view, const struct pane *box)
{
	const struct moment_question *question =
		view->list.at < view->list.count ? &view->questions[view->list.at] : NULL;
	struct pane inside = pane_inside(box);
	int row = 0;

	pane_frame(box, false, _("Answer"), NULL);
	if (!question)
		return;
	inside = pane_part(&inside, 0, 1, inside.rows, inside.cols - 2);
	row += pane_wrap(&inside, row, 0, STYLE_LABEL, text_of(ui, question));
	row += pane_wrap(&inside, row, 0, question->answer ? STYLE_NORMAL : STYLE_HINT,
		question->answer ? question->answer : _("(not talked about)"));
	pane_text(&inside, row, 0, STYLE_HINT,
		question->shared ? _("Seen by all three.") : _("Seen by client and care alone."));
}

static void draw(struct ui *ui, struct view *self, const struct pane *pane)
{
	struct checklist_view *view = self->self;
	struct pane table, detail, inside;

	place(pane, &table, &detail);
	inside = pane_inside(&table);
	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_text(pane, 0, 1, STYLE_STATUS, view->title);
	pane_frame(&table, true, _("Checklist"), list_foot(&view->list, ui->frame));
	if (!view->list.count)
		pane_text(&inside, 0, 1, STYLE_HINT, _("This moment has no checklist."));
	list_draw(&view->list, ui, &inside, true);
	draw_detail(ui, view, &detail);
}

static void record(struct ui *ui, struct checklist_view *view, const char *text, bool share)
{
	struct error err;

	if (!moment_answer(ui->app, ui->frame, view->appointment, view->questions[view->list.at].question->code,
		    text && *text ? text : NULL, share, &err)) {
		screen_fail(ui, &err);
		return;
	}
	screen_changed(ui);
	screen_say(ui, "%s", _("Saved."));
}

static void answer(struct ui *ui, void *from, const char *text)
{
	struct checklist_view *view = from;

	if (text && view->list.at < view->list.count)
		record(ui, view, text, view->questions[view->list.at].shared);
}

static void ask(struct ui *ui, struct checklist_view *view)
{
	const struct moment_question *question = &view->questions[view->list.at];
	struct dialog_input input = { .title = _("Answer"),
		.text = text_of(ui, question),
		.value = question->answer ? question->answer : "",
		.max = 600,
		.done = answer,
		.from = view };

	dialog_input(ui, &input);
}

static bool key(struct ui *ui, struct view *self, const struct event *event)
{
	struct checklist_view *view = self->self;
	struct pane body = screen_body(ui), table, detail, inside;
	bool clicked = false;

	place(&body, &table, &detail);
	inside = pane_inside(&table);
	if (event->kind == EVENT_MOUSE)
		list_mouse(&view->list, event->mouse, event->row - inside.row, inside.rows, &clicked);
	else if (event_is(event, 's') && view->list.at < view->list.count)
		record(ui, view, view->questions[view->list.at].answer, !view->questions[view->list.at].shared);
	else if (!event_is(event, K_ENTER))
		return list_key(&view->list, event, inside.rows, true);
	if ((clicked || event_is(event, K_ENTER)) && view->list.at < view->list.count)
		ask(ui, view);
	return true;
}

static void changed(struct ui *ui, struct view *self)
{
	struct error err;

	if (!load(ui, self->self, &err))
		screen_fail(ui, &err);
}

static void close_checklist(struct ui *ui, struct view *self)
{
	struct checklist_view *view = self->self;

	(void)ui;
	if (view->rows_arena)
		arena_close(&view->rows_arena);
}

static size_t own_keys(struct ui *ui, struct view *self, struct view_key *keys)
{
	(void)ui;
	(void)self;
	keys[0] = (struct view_key){ K_ENTER, N_("Answer"), N_("Writes down what was said, or changes it") };
	keys[1] = (struct view_key){ 's', N_("Share or not"), N_("Seen by all three, or by client and care alone") };
	return 2;
}

static const struct view_kind checklist_kind = {
	.name = "checklist",
	.where = WHERE_LIST,
	.whole = true,
	.draw = draw,
	.key = key,
	.keys = own_keys,
	.changed = changed,
	.close = close_checklist,
};

void checklist_open(struct ui *ui, const char *appointment, const char *title)
{
	const char *id = arena_text(ui->frame, appointment), *name = arena_text(ui->frame, title);
	struct view *self = screen_push(ui, &checklist_kind, sizeof(struct checklist_view));
	struct checklist_view *view = self->self;
	struct error err;

	view->appointment = arena_text(self->arena, id);
	view->title = arena_text(self->arena, name);
	view->list.from = view;
	view->list.text = line_text;
	view->dutch = ui->app->dutch;
	if (load(ui, view, &err))
		return;
	screen_pop(ui);
	screen_fail(ui, &err);
}
