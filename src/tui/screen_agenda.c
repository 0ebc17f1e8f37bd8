/* The agenda: what is late, what comes, a month to look at and the chosen moment. Nothing goes without a day or a reason. */

#include "base/day.h"
#include "screen_agenda.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/panel.h"

const struct moment_line *agenda_line(const struct agenda_view *view)
{
	return view->list.at < view->list.count ? view->rows[view->list.at].line : NULL;
}

const struct moment_line *agenda_chosen(const struct agenda_view *view)
{
	const struct moment_line *line = agenda_line(view);

	return line && line->appointment ? line : NULL;
}

/* ---- keys ------------------------------------------------------------------------------------------------------- */

static void reload(struct ui *ui, struct agenda_view *view)
{
	struct error err;

	if (!agenda_load(ui, view, &err))
		screen_fail(ui, &err);
}

static void next_filter(struct ui *ui, struct agenda_view *view)
{
	view->filter = (view->filter + 1) % AGENDA_FILTERS;
	view->limit = AGENDA_PAGE;
	view->list.at = view->list.top = 0;
	reload(ui, view);
}

/* Puts the case of the chosen moment on the table of the meeting screen. */
static void go_to_case(struct ui *ui, struct agenda_view *view)
{
	const struct moment_line *line = agenda_chosen(view);
	const char *id =
		line && line->appointment->application ? arena_text(ui->frame, line->appointment->application) : NULL;

	if (!id) {
		screen_hint(ui, "%s", _("No case hangs on this line."));
		return;
	}
	while (ui->top->kind != &meeting_kind)
		screen_pop(ui);
	desk_show_case(ui, id);
}

static const struct {
	struct view_key key;
	void (*run)(struct ui *, struct agenda_view *);
} agenda_keys[] = {
	{ { K_ENTER, N_("Open"), N_("What can be done with this talk") }, agenda_open_moment },
	{ { ' ', N_("Held"), N_("It was held today") }, agenda_ask_held },
	{ { 'u', N_("Move"), N_("Gives it another day, with a reason") }, agenda_ask_move },
	{ { 'p', N_("Plan"), N_("Gives it a day and a time") }, agenda_ask_plan },
	{ { 't', N_("Filter"), N_("All talks, those of my cases, or only late ones") }, next_filter },
	{ { 'l', N_("List"), N_("The checklist of this talk") }, agenda_show_checklist },
	{ { 'i', N_(".ics"), N_("Makes a calendar file, without names") }, agenda_ask_calendar },
	{ { 'z', N_("To the case"), N_("Puts the case of this line on the table") }, go_to_case },
	{ { 'x', N_("Drop"), N_("It will not be held, with a reason") }, agenda_ask_drop },
};

static size_t own_keys(struct ui *ui, struct view *self, struct view_key *keys)
{
	(void)ui;
	(void)self;
	for (size_t i = 0; i < ARRAY_LEN(agenda_keys); i++)
		keys[i] = agenda_keys[i].key;
	return ARRAY_LEN(agenda_keys);
}

/* The first talk on or after that day. */
static void go_to_day(struct agenda_view *view, int64_t day)
{
	for (size_t i = 0; i < view->list.count; i++)
		if (view->rows[i].line && view->rows[i].line->day >= day) {
			view->list.at = i;
			return;
		}
}

static bool mouse(
	struct ui *ui, struct agenda_view *view, const struct agenda_places *places, const struct event *event)
{
	const struct pane *list = &places->list;
	size_t before = view->list.at;
	int button = agenda_button_at(places, event->row, event->col);
	int64_t day = agenda_day_at(ui, view, &places->month, event->row, event->col);
	bool clicked = false, click = event->mouse == MOUSE_CLICK;

	if (click && button >= 0)
		(button ? agenda_ask_move : agenda_open_moment)(ui, view);
	else if (click && day != UNKNOWN)
		go_to_day(view, day);
	else if (event->col >= list->col && event->col < list->col + list->cols)
		list_mouse(&view->list, event->mouse, event->row - list->row, list->rows, &clicked);
	if (clicked && before == view->list.at)
		agenda_open_moment(ui, view);
	return true;
}

/* Reads further when the focus comes near the end of what was read. */
static void read_on(struct ui *ui, struct agenda_view *view, int rows, bool end)
{
	size_t wanted = view->list.at + 2 * (size_t)(rows > 0 ? rows : 1);

	if (view->count >= view->total || (wanted < view->list.count && !end) || view->limit >= AGENDA_MAX)
		return;
	view->limit = end ? AGENDA_MAX : wanted + AGENDA_PAGE;
	reload(ui, view);
}

static bool move(struct ui *ui, struct agenda_view *view, const struct event *event, int rows)
{
	bool end = event_is(event, K_END) || (event->kind == EVENT_TEXT && event->key == 'G');

	if (end)
		read_on(ui, view, rows, true);
	if (!list_key(&view->list, event, rows, true))
		return false;
	read_on(ui, view, rows, false);
	return true;
}

static bool key(struct ui *ui, struct view *self, const struct event *event)
{
	struct agenda_view *view = self->self;
	struct pane body = screen_body(ui);
	struct agenda_places places;
	bool handled = false;

	agenda_place(view, &body, &places);
	for (size_t i = 0; i < ARRAY_LEN(agenda_keys) && !handled; i++)
		if (event_is(event, agenda_keys[i].key.key)) {
			agenda_keys[i].run(ui, view);
			return true;
		}
	handled =
		event->kind == EVENT_MOUSE ? mouse(ui, view, &places, event) : move(ui, view, event, places.list.rows);
	if (ui->top == self)
		agenda_count_checklist(ui, view);
	return handled;
}

static void changed(struct ui *ui, struct view *self)
{
	reload(ui, self->self);
}

static void close_agenda(struct ui *ui, struct view *self)
{
	struct agenda_view *view = self->self;

	(void)ui;
	if (view->rows_arena)
		arena_close(&view->rows_arena);
}

/* ---- opening ---------------------------------------------------------------------------------------------------- */

static bool can_focus(void *from, size_t i)
{
	return !((const struct agenda_view *)from)->rows[i].heading;
}

static const struct view_kind agenda_kind = {
	.name = "agenda",
	.where = WHERE_LIST,
	.whole = true,
	.draw = agenda_draw,
	.key = key,
	.keys = own_keys,
	.changed = changed,
	.close = close_agenda,
};

void agenda_open(struct ui *ui, const char *application, const char *number)
{
	const char *id = application ? arena_text(ui->frame, application) : NULL;
	const char *name = number ? arena_text(ui->frame, number) : NULL;
	struct view *self = screen_push(ui, &agenda_kind, sizeof(struct agenda_view));
	struct agenda_view *view = self->self;
	struct error err;

	view->application = id ? arena_text(self->arena, id) : NULL;
	view->number = name ? arena_text(self->arena, name) : NULL;
	view->aloud = ui->read_aloud;
	view->limit = AGENDA_PAGE;
	view->list.from = view;
	view->list.text = agenda_line_text;
	view->list.can_focus = can_focus;
	if (agenda_load(ui, view, &err)) {
		screen_hint(ui, "%s", _("Late stands on top. Nothing goes without a tick or a reason."));
		return;
	}
	screen_pop(ui);
	screen_fail(ui, &err);
}

void run_agenda(struct ui *ui)
{
	agenda_open(ui, NULL, NULL);
}
