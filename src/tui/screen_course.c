/*
 * The course of a case: what happened and how long it took, where it is and whose turn it is, and what may follow with
 * the gates before it. Enter on a step sets it; gates that are not met ask a reason and never block.
 */
#include "screen_course.h"

#include <string.h>

#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/panel.h"
#include "tui/side.h"

static bool load(struct ui *ui, struct course_view *view, struct error *err)
{
	if (!view->rows_arena)
		arena_open(&view->rows_arena);
	arena_reset(view->rows_arena);
	view->list.count = 0;
	if (!course_load(ui->app, view->rows_arena, view->application, &view->course, err))
		return false;
	view->book = app_codebook_of(ui->app, view->course->dossier->application->arrangement);
	course_make_rows(ui, view);
	if (view->list.at == 0)
		view->list.at = 1;
	return true;
}

static const struct course_row *row_at(const struct course_view *view)
{
	return view->list.at < view->list.count ? &view->rows[view->list.at] : NULL;
}

static bool can_focus(void *from, size_t i)
{
	return !((const struct course_view *)from)->rows[i].heading;
}

/* ---- drawing ---------------------------------------------------------------------------------------------------- */

static const char *detail_title(const struct course_view *view, const struct course_row *row)
{
	return row && row->next ? course_name(view, row->next->step) : _("Chosen");
}

static void draw(struct ui *ui, struct view *self, const struct pane *pane)
{
	struct course_view *view = self->self;
	const struct course_row *row = row_at(view);
	struct side side;
	struct pane inside;

	side_place(ui, pane, &side);
	inside = pane_inside(&side.list);
	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_print(pane, 0, 1, STYLE_STATUS, "%s  %s", arena_print(ui->frame, _("Course of %s"), view->number),
		view->name);
	pane_frame(&side.list, true, _("Now, next and history"), list_foot(&view->list, ui->frame));
	list_draw(&view->list, ui, &inside, true);
	side_tell(ui, &side.detail, detail_title(view, row), row ? course_row_whole(ui, view, row) : NULL);
}

/* ---- keys ------------------------------------------------------------------------------------------------------- */

static void open_row(struct ui *ui, struct course_view *view)
{
	const struct course_row *row = row_at(view);

	if (row && row->next)
		course_start_step(ui, view, row->next);
	else if (row && row->home)
		to_key_list(ui, view->application);
	else if (row)
		dialog_tell(ui, row->line ? _("What happened") : _("Now"), course_row_whole(ui, view, row));
}

/* The gates of the chosen step, for screens without room for them. */
static void tell_gates(struct ui *ui, struct course_view *view)
{
	const struct course_row *row = row_at(view);

	if (row && row->next)
		dialog_tell(ui, course_name(view, row->next->step), course_row_whole(ui, view, row));
	else
		screen_hint(ui, "%s", _("Choose a step under NEXT first."));
}

static void from_home_to_key(struct ui *ui, struct course_view *view)
{
	to_key_list(ui, view->application);
}

static void weigh(struct ui *ui, struct course_view *view)
{
	triage_open(ui, view->application);
}

static void show_talks(struct ui *ui, struct course_view *view)
{
	agenda_open(ui, view->application, view->number);
}

static void show_incidents(struct ui *ui, struct course_view *view)
{
	incidents_open(ui, view->application, view->number);
}

static void show_time_outs(struct ui *ui, struct course_view *view)
{
	time_outs_open(ui, view->application, view->number);
}

static void show_hurdles(struct ui *ui, struct course_view *view)
{
	hurdles_open(ui, view->application, view->number);
}

static void show_promises(struct ui *ui, struct course_view *view)
{
	promises_open(ui, view->application, view->number);
}

static void decide(struct ui *ui, struct course_view *view)
{
	(void)view;
	run_decide(ui);
}

static const struct {
	struct view_key key;
	void (*run)(struct ui *, struct course_view *);
} keys[] = {
	{ { K_ENTER, N_("Set step"), N_("Sets the chosen step, or shows the line whole") }, open_row },
	{ { 'w', N_("Asks"), N_("What is asked before the chosen step") }, tell_gates },
	{ { K_F8, N_("Decision"), N_("The table decides on this case") }, decide },
	{ { 'y', N_("To the key"), N_("From a home to its key: proposal, viewing, contract") }, from_home_to_key },
	{ { 'z', N_("Weight"), N_("Weight, and who is asked in") }, weigh },
	{ { 'a', N_("Talks"), N_("The talks of this case") }, show_talks },
	{ { 'i', N_("Incidents"), N_("The incidents of this case") }, show_incidents },
	{ { 'd', N_("Hurdles"), N_("The hurdles of this case") }, show_hurdles },
	{ { 'l', N_("Promises"), N_("The promises of this case") }, show_promises },
	{ { 't', N_("Time-outs"), N_("The time-outs of this case") }, show_time_outs },
	{ { 'r', N_("Open again"), N_("Takes up a case that ended") }, course_ask_reopen },
};

static size_t own_keys(struct ui *ui, struct view *self, struct view_key *out)
{
	(void)ui;
	(void)self;
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		out[i] = keys[i].key;
	return ARRAY_LEN(keys);
}

static bool mouse(struct ui *ui, struct course_view *view, const struct event *event, const struct pane *list)
{
	size_t before = view->list.at;
	bool clicked = false;

	if (event->col < list->col || event->col >= list->col + list->cols)
		return true;
	list_mouse(&view->list, event->mouse, event->row - list->row, list->rows, &clicked);
	if (clicked && before == view->list.at)
		open_row(ui, view);
	return true;
}

static bool key(struct ui *ui, struct view *self, const struct event *event)
{
	struct course_view *view = self->self;
	struct pane body = screen_body(ui), inside;
	struct side side;

	side_place(ui, &body, &side);
	inside = pane_inside(&side.list);
	if (event->kind == EVENT_MOUSE)
		return mouse(ui, view, event, &inside);
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		if (event_is(event, keys[i].key.key)) {
			keys[i].run(ui, view);
			return true;
		}
	return list_key(&view->list, event, inside.rows, true);
}

static void changed(struct ui *ui, struct view *self)
{
	struct error err;

	if (!load(ui, self->self, &err))
		screen_fail(ui, &err);
}

static void close_course(struct ui *ui, struct view *self)
{
	struct course_view *view = self->self;

	(void)ui;
	if (view->rows_arena)
		arena_close(&view->rows_arena);
}

static const struct view_kind course_kind = {
	.name = "course",
	.where = WHERE_LIST,
	.whole = true,
	.draw = draw,
	.key = key,
	.keys = own_keys,
	.changed = changed,
	.close = close_course,
};

static const char *name_of(const struct client *client)
{
	return client->shielded == 1 ? _("(shielded)") : client->call_name ? client->call_name : "";
}

void run_course(struct ui *ui)
{
	const char *id = desk_case(ui);
	struct course_view *view;
	struct error err;
	struct view *self;

	if (!id) {
		screen_hint(ui, "%s", _("There is no case on the table."));
		return;
	}
	id = arena_text(ui->frame, id);
	self = screen_push(ui, &course_kind, sizeof(struct course_view));
	view = self->self;
	view->application = arena_text(self->arena, id);
	view->dutch = ui->app->dutch;
	view->list.from = view;
	view->list.text = course_line_text;
	view->list.can_focus = can_focus;
	if (load(ui, view, &err)) {
		view->number = arena_text(self->arena, view->course->dossier->application->number);
		view->name = arena_text(self->arena, name_of(view->course->dossier->client));
		return;
	}
	screen_pop(ui);
	screen_fail(ui, &err);
}
