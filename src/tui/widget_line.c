/* Widgets that are one line to type in. */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "tui/widget.h"

enum { DAY_COLUMNS = 13, TIME_COLUMNS = 19, NUMBER_COLUMNS = 12, DAYS_PER_WEEK = 7 };

static int one_row(struct ui *ui, const struct input *input, int columns)
{
	(void)ui;
	(void)input;
	(void)columns;
	return 1;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static enum style style_of(const struct input *input, bool focused)
{
	if (input->err.code && input->left)
		return STYLE_WRONG;
	return focused ? STYLE_FIELD_AT : STYLE_FIELD;
}

static int draw_line(struct ui *ui, struct input *input, const struct pane *pane, bool focused, int columns)
{
	struct pane part = pane_part(pane, 0, 0, 1, least(columns, pane->cols));

	line_draw(&input->line, ui, &part, focused, false, style_of(input, focused));
	return part.cols;
}

static void draw_text(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	int64_t max = input->field->max;

	draw_line(ui, input, pane, focused, max > 0 && max < pane->cols ? (int)max + 3 : pane->cols);
}

static void draw_number(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	draw_line(ui, input, pane, focused, NUMBER_COLUMNS);
}

static void draw_money(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	draw_line(ui, input, pane, focused, NUMBER_COLUMNS + 4);
}

static void draw_time(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	draw_line(ui, input, pane, focused, TIME_COLUMNS);
}

static void draw_day(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	int columns = draw_line(ui, input, pane, focused, DAY_COLUMNS);

	if (!input->err.code)
		pane_text(pane, 0, columns + 2, STYLE_HINT,
			widget_day_hint(ui, line_text(&input->line), pane->cols - columns - 2));
}

static void draw_pick(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	const char *key = pane->cols >= 60 ? _("F4 chooses, typing finds") : "F4";
	int width = text_width(key);
	int columns = draw_line(ui, input, pane, focused, least(pane->cols - width - 1, 46));

	pane_text(pane, 0, columns + 1, STYLE_HINT, key);
}

static bool key_line(struct ui *ui, struct input *input, const struct event *event, int columns)
{
	const char *before = arena_text(ui->frame, line_text(&input->line));

	(void)columns;
	if (event_is(event, K_ENTER) || !line_key(&input->line, ui, event))
		return false;
	if (!strcmp(before, line_text(&input->line)))
		return true;
	*input->picked = '\0';
	input->left = false;
	input_check(ui, input);
	return true;
}

static void click_line(struct ui *ui, struct input *input, const struct pane *pane, int row, int col)
{
	(void)ui;
	(void)pane;
	line_click(&input->line, row, col);
}

/* "in 3 days", "2 weeks ago": the largest unit that says enough. */
static const char *distance(struct arena *arena, int64_t days)
{
	int64_t far = days < 0 ? -days : days;

	if (days == 0)
		return _("today");
	if (days == 1)
		return _("tomorrow");
	if (days == -1)
		return _("yesterday");
	if (far < 2 * DAYS_PER_WEEK)
		return arena_print(arena, days > 0 ? _("in %d days") : _("%d days ago"), (int)far);
	if (far < 104 * DAYS_PER_WEEK)
		return arena_print(arena, days > 0 ? _("in %d weeks") : _("%d weeks ago"), (int)(far / DAYS_PER_WEEK));
	return arena_print(arena, days > 0 ? _("in %d years") : _("%d years ago"), (int)(far * 4 / 1461));
}

const char *widget_day_hint(struct ui *ui, const char *typed, int columns)
{
	int64_t today = app_today(ui->app), day;
	const char *far, *plain;
	struct error ignored;

	if (!*typed || !day_parse(typed, today, &day, &ignored))
		return "";
	far = distance(ui->frame, day - today);
	plain = day_format(ui->frame, day);
	if (!strcmp(plain, typed))
		return far;
	far = arena_print(ui->frame, "%s · %s", plain, far);
	return text_width(far) > columns ? plain : far;
}

const struct widget widget_text = {
	.name = "text",
	.types = true,
	.rows = one_row,
	.draw = draw_text,
	.key = key_line,
	.click = click_line,
};

const struct widget widget_number = {
	.name = "number",
	.types = true,
	.rows = one_row,
	.draw = draw_number,
	.key = key_line,
	.click = click_line,
};

const struct widget widget_money = {
	.name = "money",
	.types = true,
	.hint = N_("Amount: type 641.20 or 641."),
	.rows = one_row,
	.draw = draw_money,
	.key = key_line,
	.click = click_line,
};

const struct widget widget_day = {
	.name = "day",
	.types = true,
	.dates = true,
	.hint = N_("Date: type 3-12-26, 3 dec, tomorrow or +6w.  F4 opens the calendar."),
	.rows = one_row,
	.draw = draw_day,
	.key = key_line,
	.click = click_line,
};

const struct widget widget_time = {
	.name = "time",
	.types = true,
	.hint = N_("Time: type 3-12-26 13:00, or 13:00 for today."),
	.rows = one_row,
	.draw = draw_time,
	.key = key_line,
	.click = click_line,
};

const struct widget widget_pick = {
	.name = "pick",
	.types = true,
	.picks = true,
	.hint = N_("Type a few letters, accents are not needed.  F4 opens the list."),
	.rows = one_row,
	.draw = draw_pick,
	.key = key_line,
	.click = click_line,
};
