/* The agenda: what is late, what comes, a month to look at and the chosen moment. Nothing goes without a day or a reason. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "screen_agenda.h"
#include "tui/commands.h"
#include "tui/panel.h"
#include "tui/widget.h"

enum { WEEK = 7, SIDE = 27, SIDE_FROM = 76, DAY_WIDTH = 9, NUMBER = 13, AHEAD = 30 };

const struct moment_line *agenda_chosen(const struct agenda_view *view)
{
	const struct agenda_row *row = view->list.at < view->list.count ? &view->rows[view->list.at] : NULL;

	return row && row->line && row->line->appointment ? row->line : NULL;
}

/* ---- loading ---------------------------------------------------------------------------------------------------- */

static void add_heading(struct agenda_view *view, const char *text, size_t count)
{
	view->rows[view->list.count++] =
		(struct agenda_row){ arena_print(view->rows_arena, "%s (%zu)", text, count), NULL };
}

/* Late, this week, and later: each with how many there are. */
static int part_of(struct ui *ui, const struct moment_line *line)
{
	int64_t today = app_today(ui->app), sunday = today + WEEK - day_weekday(today);

	return line->days_late > 0 ? 0 : line->day <= sunday ? 1 : 2;
}

static void make_rows(struct ui *ui, struct agenda_view *view)
{
	const char *const parts[] = { _("LATE"), _("THIS WEEK"), _("LATER") };

	view->rows = arena_alloc(view->rows_arena, (view->count + ARRAY_LEN(parts) + 1) * sizeof(*view->rows));
	view->list.count = 0;
	for (int part = 0; part < (int)ARRAY_LEN(parts); part++) {
		size_t here = 0;

		for (size_t i = 0; i < view->count; i++)
			here += part_of(ui, &view->lines[i]) == part;
		if (here)
			add_heading(view, parts[part], here);
		for (size_t i = 0; i < view->count; i++)
			if (part_of(ui, &view->lines[i]) == part)
				view->rows[view->list.count++] = (struct agenda_row){ NULL, &view->lines[i] };
	}
	if (view->list.count && view->list.at == 0)
		view->list.at = 1;
}

bool agenda_load(struct ui *ui, struct agenda_view *view, struct error *err)
{
	const struct moment_filter filter = {
		.application = view->application, .late_only = view->late_only, .until = app_today(ui->app) + AHEAD
	};

	if (!view->rows_arena)
		arena_open(&view->rows_arena);
	arena_reset(view->rows_arena);
	view->list.count = view->count = 0;
	if (!moment_agenda(
		    ui->app, view->rows_arena, &filter, AGENDA_MAX, &view->lines, &view->count, &view->total, err))
		return false;
	make_rows(ui, view);
	return true;
}

/* ---- drawing ---------------------------------------------------------------------------------------------------- */

static const char *pad(struct arena *arena, const char *text, int columns)
{
	const char *fit = text_fit(arena, text_safe(arena, text, true), columns - 1);

	return arena_print(arena, "%s%*s", fit, columns - text_width(fit), "");
}

static const char *day_short(struct arena *arena, int64_t day)
{
	const char *whole = day_format_long(arena, day);

	/* "do 19-11-2026": the year is in the frame beside it */
	return strlen(whole) > 5 ? arena_copy(arena, whole, strlen(whole) - 5) : whole;
}

static const char *when_of(struct arena *arena, const struct moment_line *line)
{
	int64_t at = line->meeting || !line->appointment ? UNKNOWN : line->appointment->planned_at;

	if (line->days_late > 0)
		return arena_print(arena, _("%s  %lld d"), pad(arena, day_short(arena, line->day), DAY_WIDTH),
			(long long)line->days_late);
	if (at == UNKNOWN)
		return day_short(arena, line->day);
	return arena_print(arena, "%s%02d:%02d", pad(arena, day_short(arena, line->day), DAY_WIDTH),
		(int)(at % MINUTES_PER_DAY / 60), (int)(at % 60));
}

static const char *text_of_line(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	enum { WHEN = 16, NAME = 10 };
	const struct agenda_view *view = from;
	const struct agenda_row *row = &view->rows[i];
	const char *name;

	(void)columns;
	if (row->heading) {
		*style = STYLE_LABEL;
		return row->heading;
	}
	if (row->line->days_late > 0 && *style == STYLE_NORMAL)
		*style = STYLE_LOOK;
	name = row->line->call_name ? pad(arena, row->line->call_name, NAME) : "";
	return arena_print(arena, "%s %s%s %s%s", row->line->days_late > 0 ? "!" : " ",
		pad(arena, when_of(arena, row->line), WHEN), row->line->number ? row->line->number : "", name,
		row->line->moment);
}

static bool can_focus(void *from, size_t i)
{
	return !((const struct agenda_view *)from)->rows[i].heading;
}

struct pane agenda_list_place(const struct pane *body)
{
	struct pane frame =
		pane_part(body, 1, 0, body->rows - 1, body->cols >= SIDE_FROM ? body->cols - SIDE : body->cols);

	return pane_inside(&frame);
}

static char mark_of(struct ui *ui, const struct agenda_view *view, int64_t day)
{
	char mark = ' ';

	for (size_t i = 0; i < view->count; i++)
		if (view->lines[i].day == day && mark != '!')
			mark = view->lines[i].meeting ? 'T' : view->lines[i].days_late > 0 ? '!' : '*';
	return day == app_today(ui->app) ? '>' : mark;
}

static void draw_month(struct ui *ui, const struct agenda_view *view, const struct pane *box)
{
	struct pane inside = pane_inside(box);
	int64_t day = agenda_chosen(view) ? agenda_chosen(view)->day : app_today(ui->app), monday;
	int year, month, of_month;

	day_split(day, &year, &month, &of_month);
	monday = day - of_month + 1;
	monday -= day_weekday(monday) - 1;
	pane_frame(box, false, calendar_title(ui->frame, day), NULL);
	pane_text(&inside, 0, 0, STYLE_LABEL, _("wk  mo tu we th fr sa su"));
	for (int week = 0; week < 6; week++) {
		pane_print(&inside, week + 1, 0, STYLE_HINT, "%2d", day_week(monday + (int64_t)week * WEEK, NULL));
		for (int i = 0; i < WEEK; i++) {
			int64_t at = monday + (int64_t)week * WEEK + i;
			int shown_year, shown_month, shown_day;

			day_split(at, &shown_year, &shown_month, &shown_day);
			pane_print(&inside, week + 1, 3 + 3 * i,
				at == day                      ? STYLE_ROW_AT
					: shown_month == month ? STYLE_NORMAL
							       : STYLE_HINT,
				"%c%2d", mark_of(ui, view, at), shown_day);
		}
	}
}

static void draw_chosen(struct ui *ui, const struct agenda_view *view, const struct pane *box)
{
	const struct moment_line *line = agenda_chosen(view);
	struct pane inside = pane_inside(box);
	int row = 0;

	pane_frame(box, false, _("Chosen"), NULL);
	if (!line)
		return;
	pane_print(&inside, row++, 0, STYLE_STRONG, "%s  %s", line->number ? line->number : "",
		line->call_name ? line->call_name : "");
	row += pane_wrap(&inside, row, 0, STYLE_NORMAL, line->moment);
	if (line->appointment->first_due != UNKNOWN && line->appointment->first_due != line->appointment->due)
		pane_print(&inside, row++, 0, STYLE_NORMAL, _("first due %s"),
			day_format(ui->frame, line->appointment->first_due));
	pane_print(&inside, row++, 0, STYLE_NORMAL, _("due %s"), day_format(ui->frame, line->appointment->due));
	pane_print(&inside, row++, 0, STYLE_NORMAL, "%s%s%s",
		_(field_choice_label(entity_field(&entity_appointment, "state"), line->appointment->state)),
		line->appointment->planned_by ? ": " : "",
		line->appointment->planned_by ? line->appointment->planned_by : "");
	row += pane_wrap(&inside, row, 0, STYLE_HINT, line->who ? line->who : "");
	if (line->appointment->reason)
		pane_wrap(&inside, row, 0, STYLE_HINT, line->appointment->reason);
}

static const char *title_of(struct ui *ui, const struct agenda_view *view)
{
	int64_t today = app_today(ui->app);

	return arena_print(ui->frame, _("Agenda and talks%s%s   %s · week %d"), view->number ? "  " : "",
		view->number ? view->number : "", day_format_long(ui->frame, today), day_week(today, NULL));
}

void agenda_draw(struct ui *ui, struct view *self, const struct pane *pane)
{
	struct agenda_view *view = self->self;
	bool side = pane->cols >= SIDE_FROM;
	struct pane frame = pane_part(pane, 1, 0, pane->rows - 1, side ? pane->cols - SIDE : pane->cols);
	struct pane month = pane_part(pane, 1, pane->cols - SIDE, CALENDAR_ROWS, SIDE);
	struct pane chosen =
		pane_part(pane, 1 + CALENDAR_ROWS, pane->cols - SIDE, pane->rows - 1 - CALENDAR_ROWS, SIDE);
	struct pane inside = agenda_list_place(pane);

	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_text(pane, 0, 1, STYLE_STATUS, title_of(ui, view));
	pane_frame(&frame, true, view->late_only ? _("Only what is late") : _("Coming talks"),
		arena_print(ui->frame, _("%zu of %zu"), view->count, view->total));
	if (!view->count)
		pane_wrap(&inside, 0, 1, STYLE_HINT, _("Nothing is late, and nothing is due in the next 30 days."));
	list_draw(&view->list, ui, &inside, true);
	if (!side)
		return;
	draw_month(ui, view, &month);
	draw_chosen(ui, view, &chosen);
}

/* ---- keys ------------------------------------------------------------------------------------------------------- */

static void toggle_late(struct ui *ui, struct agenda_view *view)
{
	struct error err;

	view->late_only = !view->late_only;
	view->list.at = view->list.top = 0;
	if (!agenda_load(ui, view, &err))
		screen_fail(ui, &err);
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
	screen_pop(ui);
	desk_show_case(ui, id);
}

static void show_checklist(struct ui *ui, struct agenda_view *view)
{
	const struct moment_line *line = agenda_chosen(view);

	if (line)
		checklist_open(ui, line->appointment->row.id,
			arena_print(ui->frame, "%s  %s", line->number ? line->number : "", line->moment));
}

static const struct {
	int key;
	void (*run)(struct ui *, struct agenda_view *);
} agenda_keys[] = {
	{ K_ENTER, agenda_open_moment },
	{ ' ', agenda_ask_held },
	{ 'p', agenda_ask_plan },
	{ 'u', agenda_ask_move },
	{ 'x', agenda_ask_drop },
	{ 'l', show_checklist },
	{ 'z', go_to_case },
	{ 't', toggle_late },
};

static bool key(struct ui *ui, struct view *self, const struct event *event)
{
	struct agenda_view *view = self->self;
	struct pane body = screen_body(ui), inside = agenda_list_place(&body);
	bool clicked = false;

	if (event->kind == EVENT_MOUSE) {
		list_mouse(&view->list, event->mouse, event->row - inside.row, inside.rows, &clicked);
		if (clicked)
			agenda_open_moment(ui, view);
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(agenda_keys); i++)
		if (event_is(event, agenda_keys[i].key)) {
			agenda_keys[i].run(ui, view);
			return true;
		}
	return list_key(&view->list, event, inside.rows, true);
}

static void changed(struct ui *ui, struct view *self)
{
	struct error err;

	if (!agenda_load(ui, self->self, &err))
		screen_fail(ui, &err);
}

static void close_agenda(struct ui *ui, struct view *self)
{
	struct agenda_view *view = self->self;

	(void)ui;
	if (view->rows_arena)
		arena_close(&view->rows_arena);
}

static const struct view_kind agenda_kind = {
	.name = "agenda",
	.where = WHERE_LIST,
	.whole = true,
	.draw = agenda_draw,
	.key = key,
	.changed = changed,
	.close = close_agenda,
};

void run_agenda(struct ui *ui)
{
	struct view *self = screen_push(ui, &agenda_kind, sizeof(struct agenda_view));
	struct agenda_view *view = self->self;
	struct error err;

	view->list.from = view;
	view->list.text = text_of_line;
	view->list.can_focus = can_focus;
	if (agenda_load(ui, view, &err)) {
		screen_hint(ui, "%s",
			_("Enter: what can be done. Space: held. P plan, U move, X drop, L checklist, Z case, T late."));
		return;
	}
	screen_pop(ui);
	screen_fail(ui, &err);
}
