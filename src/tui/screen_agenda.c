/* The agenda: what is late, what comes, a month to look at and the chosen moment. Nothing goes without a day or a reason. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "screen_agenda.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/panel.h"

enum { WEEK = 7, AHEAD = 30, AHEAD_OF_CASE = 3660 };

const struct moment_line *agenda_line(const struct agenda_view *view)
{
	return view->list.at < view->list.count ? view->rows[view->list.at].line : NULL;
}

const struct moment_line *agenda_chosen(const struct agenda_view *view)
{
	const struct moment_line *line = agenda_line(view);

	return line && line->appointment ? line : NULL;
}

/* ---- loading ---------------------------------------------------------------------------------------------------- */

struct moment_filter agenda_filter_of(struct ui *ui, const struct agenda_view *view)
{
	return (struct moment_filter){ .application = view->application,
		.support_worker = view->filter == AGENDA_MINE ? ui->app->person_name : NULL,
		.late_only = view->filter == AGENDA_LATE,
		.until = app_today(ui->app) + (view->application ? AHEAD_OF_CASE : AHEAD) };
}

static int64_t sunday_of(int64_t today)
{
	return today + WEEK - day_weekday(today);
}

/* How many there are in all: what is late, and up to the end of this week. The list itself is read by the page. */
static bool count_parts(struct ui *ui, struct agenda_view *view, size_t *parts, struct error *err)
{
	struct moment_filter filter = agenda_filter_of(ui, view);
	struct moment_line *none;
	size_t count, late, week;

	filter.until = sunday_of(app_today(ui->app));
	if (!moment_agenda(ui->app, view->rows_arena, &filter, 0, &none, &count, &week, err))
		return false;
	filter.late_only = true;
	if (!moment_agenda(ui->app, view->rows_arena, &filter, 0, &none, &count, &late, err))
		return false;
	parts[0] = late;
	parts[1] = week > late ? week - late : 0;
	parts[2] = view->total > week ? view->total - week : 0;
	return true;
}

static int part_of(struct ui *ui, const struct moment_line *line)
{
	return line->days_late > 0 ? 0 : line->day <= sunday_of(app_today(ui->app)) ? 1 : 2;
}

/* The short text of a moment, where the arrangement has one. */
static const char *brief_of(struct ui *ui, const struct moment_line *line)
{
	const struct codebook *book = app_codebook(ui->app);
	const char *code = line->appointment->moment;

	return strcmp(codebook_text(book, "moment", code), line->moment) ? line->moment
									 : codebook_short(book, "moment", code);
}

/* Whose talk, name, what it is; of a meeting its table and how many cases. */
static void add_row(struct ui *ui, struct agenda_view *view, const struct moment_line *line)
{
	struct agenda_row row = { .line = line };

	if (line->meeting) {
		row.cells[0] = arena_print(view->rows_arena, _("TABLE %s (%zu)"), line->moment, line->cases);
	} else {
		row.cells[0] = line->number ? line->number : line->call_name;
		row.cells[1] = line->number ? line->call_name : "";
		row.cells[2] = line->moment;
		row.brief = brief_of(ui, line);
	}
	view->rows[view->list.count++] = row;
}

static bool make_rows(struct ui *ui, struct agenda_view *view, struct error *err)
{
	const char *const headings[] = { _("LATE"), _("THIS WEEK"),
		view->application ? _("LATER") : _("NEXT 30 DAYS") };
	size_t parts[ARRAY_LEN(headings)];

	view->rows = arena_alloc(view->rows_arena, (view->count + ARRAY_LEN(headings)) * sizeof(*view->rows));
	view->list.count = 0;
	if (!count_parts(ui, view, parts, err))
		return false;
	for (size_t i = 0; i < view->count; i++) {
		int part = part_of(ui, &view->lines[i]);

		if (!i || part != part_of(ui, &view->lines[i - 1]))
			view->rows[view->list.count++] = (struct agenda_row){
				.heading = arena_print(view->rows_arena, "%s (%zu)", headings[part], parts[part])
			};
		add_row(ui, view, &view->lines[i]);
	}
	return true;
}

static void measure(struct agenda_view *view);

bool agenda_load(struct ui *ui, struct agenda_view *view, struct error *err)
{
	const struct moment_filter filter = agenda_filter_of(ui, view);

	if (!view->rows_arena)
		arena_open(&view->rows_arena);
	arena_reset(view->rows_arena);
	view->list.count = view->count = 0;
	view->asked[0] = '\0';
	if (!moment_agenda(
		    ui->app, view->rows_arena, &filter, view->limit, &view->lines, &view->count, &view->total, err) ||
		!make_rows(ui, view, err))
		return false;
	measure(view);
	if (view->list.at >= view->list.count)
		view->list.at = view->list.count ? view->list.count - 1 : 0;
	if (view->list.count && view->rows[view->list.at].heading)
		view->list.at++;
	agenda_count_checklist(ui, view);
	return true;
}

void agenda_count_checklist(struct ui *ui, struct agenda_view *view)
{
	const struct moment_line *line = agenda_chosen(view);
	struct moment_question *questions;
	struct error ignored;

	if (!line || !strcmp(view->asked, line->id))
		return;
	snprintf(view->asked, sizeof(view->asked), "%s", line->id);
	view->questions = view->answered = 0;
	if (!moment_questions(ui->app, ui->frame, line->id, &questions, &view->questions, &ignored))
		view->questions = 0;
	for (size_t i = 0; i < view->questions; i++)
		view->answered += questions[i].answer != NULL;
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

static const struct column columns[] = {
	{ NULL, 30, 13, 0 },
	{ NULL, 16, 6, 1 },
	{ NULL, 200, 14, 0 },
	{ NULL, 0, 0, 0 },
};

static void measure(struct agenda_view *view)
{
	memset(view->widest, 0, sizeof(view->widest));
	for (size_t i = 0; i < view->list.count; i++)
		if (view->rows[i].line && !view->rows[i].line->meeting)
			columns_measure(columns, view->rows[i].cells, view->widest);
}

/* Without the year, which stands above; the weekday when it is not late. */
static const char *when_of(struct arena *arena, const struct agenda_view *view, const struct moment_line *line)
{
	enum { YEAR = 5, WEEKDAY = 3, DAY = 9, HOUR = 60 };
	const char *whole = day_format_long(arena, line->day);
	size_t length = strlen(whole);
	const char *day = length > YEAR + WEEKDAY ? arena_copy(arena, whole, length - YEAR) : whole;

	if (line->days_late > 0)
		return arena_print(arena, view->aloud ? _("%s, %lld d late") : _("%s %3lld d"),
			length > YEAR + WEEKDAY ? day + WEEKDAY : day, (long long)line->days_late);
	if (line->at == UNKNOWN)
		return day;
	return arena_print(arena, "%-*s %02d:%02d", view->aloud ? 0 : DAY - 1, day,
		(int)(line->at % MINUTES_PER_DAY / HOUR), (int)(line->at % HOUR));
}

const char *agenda_line_text(void *from, struct arena *arena, size_t i, int room, enum style *style)
{
	enum { MARK = 2, WHEN = 15, WIDE = 75 };
	const struct agenda_view *view = from;
	const struct agenda_row *row = &view->rows[i];
	const char *when, *mark, *rest;

	if (row->heading) {
		*style = STYLE_LABEL;
		return row->heading;
	}
	when = when_of(arena, view, row->line);
	mark = row->line->days_late > 0 ? "!" : " ";
	if (row->line->days_late > 0 && *style == STYLE_NORMAL)
		*style = STYLE_LOOK;
	if (view->aloud)
		return arena_print(arena, "%s%s, %s", *mark == '!' ? "! " : "", when, columns_aloud(arena, row->cells));
	rest = row->line->meeting ? text_safe(arena, row->cells[0], true)
				  : columns_text(arena, columns, view->widest,
					    (const char *[COLUMNS_MAX]){ row->cells[0], row->cells[1],
						    room < WIDE ? row->brief : row->cells[2] },
					    room - MARK - WHEN);
	return arena_print(arena, "%s %s%*s%s", mark, when, WHEN - text_width(when), "", rest);
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
