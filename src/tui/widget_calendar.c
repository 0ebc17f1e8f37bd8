/* A month to point in, weeks from Monday, with their numbers. */
#include "base/day.h"
#include "tui/widget.h"

enum { WEEK = 7, DAY_WIDTH = 3, WEEK_WIDTH = 4 };

static const char *const months[] = { N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
	N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December") };

void calendar_open(struct calendar *calendar, struct ui *ui, const char *typed)
{
	struct error ignored;

	calendar->open = true;
	if (!*typed || !day_parse(typed, app_today(ui->app), &calendar->day, &ignored))
		calendar->day = app_today(ui->app);
}

/* The Monday of the first line of the month that `day` lies in. */
static int64_t first_monday(int64_t day)
{
	int year, month, of_month;

	day_split(day, &year, &month, &of_month);
	day -= of_month - 1;
	return day - (day_weekday(day) - 1);
}

static void draw_day(
	const struct calendar *calendar, struct ui *ui, const struct pane *inside, int row, int col, int64_t day)
{
	int year, month, of_month, shown_year, shown_month, ignored;
	enum style style = STYLE_NORMAL;

	day_split(day, &year, &month, &of_month);
	day_split(calendar->day, &shown_year, &shown_month, &ignored);
	if (month != shown_month)
		style = STYLE_HINT;
	if (day == calendar->day)
		style = STYLE_ROW_AT;
	pane_print(inside, row, col, style, "%s%2d",
		day == calendar->day                ? ">"
			: day == app_today(ui->app) ? "*"
						    : " ",
		of_month);
	if (day == calendar->day)
		pane_cursor(inside, row, col + 1);
}

const char *calendar_title(struct arena *arena, int64_t day)
{
	int year, month, of_month;

	day_split(day, &year, &month, &of_month);
	return arena_print(arena, "%s %d", _(months[month - 1]), year);
}

void calendar_draw(const struct calendar *calendar, struct ui *ui, const struct pane *pane)
{
	struct pane inside = pane_inside(pane);
	int64_t monday = first_monday(calendar->day);

	pane_fill(pane, STYLE_NORMAL);
	pane_box(pane, STYLE_FRAME_AT, calendar_title(ui->frame, calendar->day), _("* today"));
	pane_text(&inside, 0, 0, STYLE_LABEL, _("wk  mo tu we th fr sa su"));
	for (int week = 0; week < 6; week++) {
		pane_print(&inside, week + 1, 0, STYLE_HINT, "%2d", day_week(monday + (int64_t)week * WEEK, NULL));
		for (int i = 0; i < WEEK; i++)
			draw_day(calendar, ui, &inside, week + 1, WEEK_WIDTH - 1 + i * DAY_WIDTH,
				monday + (int64_t)week * WEEK + i);
	}
}

static void go(struct calendar *calendar, int64_t day)
{
	if (day_in_range(day))
		calendar->day = day;
}

bool calendar_key(struct calendar *calendar, const struct event *event)
{
	static const struct {
		int key, days, months;
	} moves[] = {
		{ K_LEFT, -1, 0 },
		{ K_RIGHT, 1, 0 },
		{ K_UP, -WEEK, 0 },
		{ K_DOWN, WEEK, 0 },
		{ K_PAGE_UP, 0, -1 },
		{ K_PAGE_DOWN, 0, 1 },
	};

	for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
		if (!event_is(event, moves[i].key))
			continue;
		go(calendar, day_add_months(calendar->day, moves[i].months) + moves[i].days);
		return true;
	}
	return false;
}

bool calendar_click(struct calendar *calendar, int row, int col)
{
	int day = (col - WEEK_WIDTH) / DAY_WIDTH;

	if (row < 2 || row > 7 || col < WEEK_WIDTH || day >= WEEK)
		return false;
	go(calendar, first_monday(calendar->day) + (row - 2) * WEEK + day);
	return true;
}
