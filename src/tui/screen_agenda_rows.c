/* The lines of the agenda: read by the page, under headings with how many there are in all. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "screen_agenda.h"

enum { WEEK = 7, AHEAD = 30, AHEAD_OF_CASE = 3660 };

static int year_of(int64_t day)
{
	int year, month, of_month;

	day_split(day, &year, &month, &of_month);
	return year;
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

bool agenda_load(struct ui *ui, struct agenda_view *view, struct error *err)
{
	const struct moment_filter filter = agenda_filter_of(ui, view);

	if (!view->rows_arena)
		arena_open(&view->rows_arena);
	arena_reset(view->rows_arena);
	view->list.count = view->count = 0;
	view->year = year_of(app_today(ui->app));
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

/* ---- as text ---------------------------------------------------------------------------------------------------- */

/* "vr 20-11", the weekday left out of what is late; the year only where it is another one. */
static const char *day_short(struct arena *arena, int64_t day, bool late, bool same_year)
{
	enum { WEEKDAY = 3, CENTURY = 2, DAY_MONTH = 5, YEAR_FROM = 6 };
	const char *whole = day_format(arena, day), *weekday = day_format_long(arena, day);
	const char *date = arena_copy(arena, whole, strlen(whole) < DAY_MONTH ? strlen(whole) : DAY_MONTH);

	if (!same_year && strlen(whole) > YEAR_FROM + CENTURY)
		date = arena_print(arena, "%s-%s", date, whole + YEAR_FROM + CENTURY);
	return late || !same_year ? date : arena_print(arena, "%.*s%s", WEEKDAY, weekday, date);
}

static const char *when_of(struct arena *arena, const struct agenda_view *view, const struct moment_line *line)
{
	enum { DAY = 8, HOUR = 60 };
	bool late = line->days_late > 0;
	const char *day = day_short(arena, line->day, late, year_of(line->day) == view->year);

	if (late)
		return arena_print(
			arena, view->aloud ? _("%s, %lld d late") : _("%s %3lld d"), day, (long long)line->days_late);
	if (line->at == UNKNOWN)
		return day;
	return arena_print(arena, "%-*s %02d:%02d", view->aloud ? 0 : DAY, day,
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
