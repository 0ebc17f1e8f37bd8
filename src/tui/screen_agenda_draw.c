/* The agenda as drawn: the list, a month with marks, and the chosen talk. */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "screen_agenda.h"
#include "tui/dialog.h"
#include "tui/widget.h"

enum {
	WEEK = 7,
	SIDE = 27,
	SIDE_FROM = 76,
	SIDE_ROWS = 20,   /* fewer, and there is no room for the month */
	MONTH_ROWS = 10,  /* heading, six weeks and legend, with their frame */
	FILTER_FROM = 12, /* rows of the list that leave one for the filter */
	FIRST_DAY = 3,    /* column of Monday, behind the number of the week */
	DAY_COLUMNS = 3,
	BUTTONS = 2,
};

void agenda_place(const struct agenda_view *view, const struct pane *pane, struct agenda_places *places)
{
	bool side = !view->aloud && pane->cols >= SIDE_FROM && pane->rows >= SIDE_ROWS, filter;
	int left = side ? pane->cols - SIDE : pane->cols, rows = side ? pane->rows - 1 : 0;

	places->frame = pane_part(pane, 1, 0, pane->rows - 1, left);
	places->list = pane_inside(&places->frame);
	filter = places->list.rows >= FILTER_FROM && !view->aloud;
	places->filter = pane_part(&places->list, places->list.rows - 1, 0, filter ? 1 : 0, places->list.cols);
	places->list = pane_part(&places->list, 0, 0, places->list.rows - filter, places->list.cols);
	places->month = pane_part(pane, 1, left, rows < MONTH_ROWS ? rows : MONTH_ROWS, SIDE);
	places->chosen = pane_part(pane, 1 + MONTH_ROWS, left, rows - MONTH_ROWS, SIDE);
}

/* ---- the month -------------------------------------------------------------------------------------------------- */

/* Talks of the cases go before meetings: a late one shows on the day of a table too. */
static const char *mark_of(const struct agenda_view *view, int64_t day)
{
	const char *mark = "";

	for (size_t i = 0; i < view->count; i++) {
		const struct moment_line *line = &view->lines[i];

		if (line->day != day)
			continue;
		if (line->days_late > 0)
			return "!";
		mark = line->meeting ? _("T") : *mark ? mark : "*";
	}
	return mark;
}

static int64_t month_day(struct ui *ui, const struct agenda_view *view)
{
	const struct moment_line *line = agenda_line(view);

	return line ? line->day : app_today(ui->app);
}

/* The Monday of its first week. */
static int64_t first_monday(int64_t day)
{
	int year, month, of_month;

	day_split(day, &year, &month, &of_month);
	day -= of_month - 1;
	return day - (day_weekday(day) - 1);
}

static void draw_day(
	struct ui *ui, const struct agenda_view *view, const struct pane *inside, int row, int column, int64_t day)
{
	int64_t chosen = month_day(ui, view), today = app_today(ui->app);
	int year, month, of_month, shown_month, col = FIRST_DAY + DAY_COLUMNS * column;
	const char *mark = mark_of(view, day), *before;

	day_split(chosen, &year, &shown_month, &of_month);
	day_split(day, &year, &month, &of_month);
	pane_print(inside, row, col,
		day == chosen                  ? STYLE_ROW_AT
			: month == shown_month ? STYLE_NORMAL
					       : STYLE_HINT,
		"%2d", of_month);
	pane_text(inside, row, col + 2, *mark == '!' ? STYLE_LOOK : STYLE_NORMAL, day == today && !*mark ? "]" : mark);
	before = column ? mark_of(view, day - 1) : "";
	if (day == today && !*before)
		pane_text(inside, row, col - 1, STYLE_NORMAL, "[");
}

static void draw_month(struct ui *ui, const struct agenda_view *view, const struct pane *box)
{
	struct pane inside = pane_inside(box);
	int64_t day = month_day(ui, view), monday = first_monday(day);

	inside = pane_part(&inside, 0, 1, inside.rows, inside.cols - 1);
	pane_frame(box, false, calendar_title(ui->frame, day), NULL);
	pane_text(&inside, 0, 0, STYLE_LABEL, _("wk mo tu we th fr sa su"));
	for (int week = 0; week < 6; week++) {
		pane_print(&inside, week + 1, 0, STYLE_HINT, "%2d", day_week(monday + (int64_t)week * WEEK, NULL));
		for (int i = 0; i < WEEK; i++)
			draw_day(ui, view, &inside, week + 1, i, monday + (int64_t)week * WEEK + i);
	}
	pane_text(&inside, 7, 0, STYLE_HINT, _("! late  * talk  T table"));
}

int64_t agenda_day_at(struct ui *ui, const struct agenda_view *view, const struct pane *month, int row, int col)
{
	int week = row - month->row - 2, day = col - month->col - 2 - FIRST_DAY;

	if (!month->rows || week < 0 || week > 5 || day < 0 || day >= WEEK * DAY_COLUMNS)
		return UNKNOWN;
	return first_monday(month_day(ui, view)) + (int64_t)week * WEEK + day / DAY_COLUMNS;
}

/* ---- the chosen one --------------------------------------------------------------------------------------------- */

static void tell_talk(struct ui *ui, const struct agenda_view *view, const struct moment_line *line, struct buffer *out)
{
	const struct appointment *row = line->appointment;
	const char *state = field_choice_label(entity_field(&entity_appointment, "state"), row->state);

	buffer_print(out, "%s%s%s\n%s", line->number ? line->number : "", line->number ? "  " : "",
		line->call_name ? line->call_name : "", line->moment);
	if (row->first_due != UNKNOWN && row->first_due != row->due)
		buffer_print(out, _("\nwas %s"), day_format(ui->frame, row->first_due));
	if (line->days_late > 0)
		buffer_print(out,
			ngettext("\ndue %s, %lld day late", "\ndue %s, %lld days late", (unsigned long)line->days_late),
			day_format(ui->frame, row->due), (long long)line->days_late);
	else
		buffer_print(out, _("\ndue %s"), day_format(ui->frame, row->due));
	if (row->planned_at != UNKNOWN && line->at != UNKNOWN)
		buffer_print(out, _("\nplanned %s"), time_format(ui->frame, row->planned_at));
	else if (state)
		buffer_print(out, "\n%s", state);
	if (view->questions)
		buffer_print(out, _("\nList: %zu of %zu done"), view->answered, view->questions);
	if (line->who && *line->who)
		buffer_print(out, _("\nWho: %s"), line->who);
	if (row->reason)
		buffer_print(out, _("\nWhy: %s"), row->reason);
}

const char *agenda_tell(struct ui *ui, const struct agenda_view *view)
{
	const struct moment_line *line = agenda_line(view);
	struct buffer out = { .arena = ui->frame };

	if (!line)
		return "";
	if (line->meeting)
		buffer_print(&out, _("Table %s\n%s\n%s"), line->moment,
			line->at == UNKNOWN ? day_format_long(ui->frame, line->day) : time_format(ui->frame, line->at),
			line->who ? line->who : "");
	else
		tell_talk(ui, view, line, &out);
	return out.text;
}

static void button_labels(const char *labels[BUTTONS])
{
	labels[0] = _("Open");
	labels[1] = _("Move");
}

static struct pane buttons_place(const struct pane *chosen)
{
	struct pane inside = pane_inside(chosen);

	return pane_part(&inside, inside.rows - 1, 1, 1, inside.cols - 2);
}

static void draw_chosen(struct ui *ui, const struct agenda_view *view, const struct pane *box)
{
	struct pane inside = pane_inside(box), buttons = buttons_place(box);
	struct pane text = pane_part(&inside, 0, 1, inside.rows - 1, inside.cols - 2);
	const char *labels[BUTTONS];
	int col = 0;

	pane_frame(box, false, _("Chosen"), NULL);
	pane_wrap(&text, 0, 0, STYLE_NORMAL, agenda_tell(ui, view));
	if (!agenda_chosen(view))
		return;
	button_labels(labels);
	for (int i = 0; i < BUTTONS; i++)
		col += pane_button(&buttons, 0, col, false, labels[i]) + 1;
}

int agenda_button_at(const struct agenda_places *places, int row, int col)
{
	struct pane buttons = buttons_place(&places->chosen);
	const char *labels[BUTTONS];
	int at = buttons.col;

	if (!places->chosen.rows || row != buttons.row)
		return -1;
	button_labels(labels);
	for (int i = 0; i < BUTTONS; i++) {
		int width = text_width(labels[i]) + 4;

		if (col >= at && col < at + width)
			return i;
		at += width + 1;
	}
	return -1;
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

static const char *foot(struct ui *ui, const struct agenda_view *view)
{
	size_t at = 0;

	if (!view->count)
		return NULL;
	for (size_t i = 0; i <= view->list.at && i < view->list.count; i++)
		at += view->rows[i].line != NULL;
	return arena_print(ui->frame, _("%zu of %zu"), at, view->total);
}

static void draw_filter(struct ui *ui, const struct agenda_view *view, const struct pane *line)
{
	const char *const names[AGENDA_FILTERS] = { _("all"), _("my cases"), _("only late") };
	struct buffer text = { .arena = ui->frame };

	if (!line->rows)
		return;
	for (int i = 0; i < AGENDA_FILTERS; i++)
		buffer_print(&text, "%s%s%s%s", i ? " · " : "", i == (int)view->filter ? "[" : "", names[i],
			i == (int)view->filter ? "]" : "");
	pane_text(line, 0, 1, STYLE_HINT, arena_print(ui->frame, _("Filter: %s (T)"), text.text));
}

static const char *frame_title(const struct agenda_view *view)
{
	const char *const titles[AGENDA_FILTERS] = { _("Coming talks"), _("Talks of my cases"),
		_("Only what is late") };

	return titles[view->filter];
}

static void draw_list(struct ui *ui, struct agenda_view *view, const struct agenda_places *places)
{
	pane_frame(&places->frame, true, frame_title(view), foot(ui, view));
	if (!view->count) {
		pane_wrap(&places->list, 0, 1, STYLE_HINT,
			view->filter == AGENDA_ALL ? _("Nothing is late, and nothing is due in the next 30 days.")
						   : _("There is nothing of these. T shows others."));
		pane_cursor(&places->list, 0, 1);
	}
	list_draw(&view->list, ui, &places->list, true);
	draw_filter(ui, view, &places->filter);
}

void agenda_draw(struct ui *ui, struct view *self, const struct pane *pane)
{
	struct agenda_view *view = self->self;
	int64_t today = app_today(ui->app);
	struct agenda_places places;

	agenda_place(view, pane, &places);
	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_print(pane, 0, 1, STYLE_STATUS, "%s%s%s", _("Agenda and talks"), view->number ? "  " : "",
		view->number ? view->number : "");
	pane_text_right(pane, 0, pane->cols - 1, pane->cols / 2, STYLE_STATUS,
		arena_print(ui->frame, _("%s · week %d"), day_format_long(ui->frame, today), day_week(today, NULL)));
	draw_list(ui, view, &places);
	if (!places.month.rows)
		return;
	draw_month(ui, view, &places.month);
	draw_chosen(ui, view, &places.chosen);
}
