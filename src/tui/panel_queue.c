/* Panel 1: the queue of the table. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "panel_desk.h"

enum { TALL = 16 };

static const char *const sort_labels[QUEUE_SORT_COUNT] = { N_("by wait"), N_("by weight"), N_("by step") };
static const char *const sort_briefs[QUEUE_SORT_COUNT] = { N_("waits"), N_("weight"), N_("step") };

static const enum style mark_styles[MARK_COUNT] = {
	[MARK_READY] = STYLE_GOOD,
	[MARK_NOW] = STYLE_STRONG,
	[MARK_MISSING] = STYLE_ASK,
	[MARK_TERM] = STYLE_LOOK,
	[MARK_CONFLICT] = STYLE_BAD,
	[MARK_HOLD] = STYLE_HINT,
};

/* Columns of a line: as drawn at 80 and at 120. The rank takes what the longest one needs, the name what is left. */
struct columns {
	int rank, number, name, weight, wait, mark;
	bool prefix; /* "ZK-0042", not "0042" */
};

static int digits_of(int64_t number)
{
	int digits = 1;

	for (; number >= 10; number /= 10)
		digits++;
	return digits;
}

static struct columns columns_of(const struct desk *desk, int width)
{
	bool wide = width >= 44;
	struct columns at = { digits_of(desk->rank + (int64_t)desk->count) + 1, wide ? 9 : 5, 0, wide ? 10 : 0, 5, 6,
		wide };

	for (size_t i = 0; i < desk->count; i++) {
		const char *number = desk->lines[i].row.number;
		int length = number ? (int)strlen(number) - (wide ? 4 : 7) : 0;

		/* numbers of a large file are longer: the columns follow what is on the screen */
		if (length > at.number && length < 14)
			at.number = length;
	}
	at.name = width - 1 - at.rank - at.number - at.weight - at.wait - 1 - at.mark;
	return at;
}

/* "ZK-2026-0042" without its year where room is short: "ZK-0042", or "0042". */
static const char *short_number(struct arena *arena, const char *number, bool prefix)
{
	const char *dash = number ? strchr(number, '-') : NULL;
	const char *second = dash ? strchr(dash + 1, '-') : NULL;

	if (!second)
		return number ? number : "";
	return prefix ? arena_print(arena, "%.*s%s", (int)(dash - number), number, second) : second + 1;
}

static const char *title(struct ui *ui, struct arena *arena, int columns)
{
	const struct desk *desk = desk_of(ui);
	const char *sort = _(sort_labels[desk->queue.sort]), *whole;

	if (!desk->counting.done)
		return arena_print(arena, "%s … · %s", _("Queue"), sort);
	if (columns >= 40)
		return arena_print(arena,
			ngettext("%s · %lld case · %s", "%s · %lld cases · %s", (unsigned long)desk->counting.total),
			_("Queue"), (long long)desk->counting.total, sort);
	whole = arena_print(arena, "%s %lld · %s", _("Queue"), (long long)desk->counting.total, sort);
	if (text_width(whole) <= columns)
		return whole;
	return arena_print(
		arena, "%s %lld · %s", _("Queue"), (long long)desk->counting.total, _(sort_briefs[desk->queue.sort]));
}

static const char *foot(struct ui *ui, struct arena *arena, int columns)
{
	const struct desk *desk = desk_of(ui);
	int64_t below;

	(void)columns;
	if (!desk->counting.done || !desk->rank)
		return NULL;
	below = desk->counting.total - (desk->rank + (int64_t)(desk->count - 1 - desk->at));
	if (below > 0)
		return arena_print(arena, _("v %lld more"), (long long)below);
	return arena_print(arena, _("%lld of %lld"), (long long)desk->rank, (long long)desk->counting.total);
}

static void draw_heading(const struct pane *pane, const struct columns *at)
{
	int column = 1;

	pane_text(pane, 0, column, STYLE_LABEL, "#");
	column += at->rank;
	pane_text_fit(pane, 0, column, at->number - 1, STYLE_LABEL, _("case"));
	column += at->number;
	pane_text_fit(pane, 0, column, at->name - 1, STYLE_LABEL, _("name"));
	column += at->name;
	if (at->weight)
		pane_text_fit(pane, 0, column, at->weight - 1, STYLE_LABEL, _("weight"));
	column += at->weight;
	pane_text_right(pane, 0, column + at->wait, at->wait, STYLE_LABEL, _("waits"));
	pane_text_fit(pane, 0, column + at->wait + 1, at->mark, STYLE_LABEL, _("step"));
}

static const char *weight_label(const char *weight)
{
	const struct field *field = entity_field(&entity_application, "weight");
	const char *label = weight ? field_choice_label(field, weight) : NULL;

	return label ? label : weight ? weight : "";
}

static const char *mark_text(struct arena *arena, const struct queue_row *row)
{
	const char *sign = queue_mark_signs[row->mark], *label = queue_mark_labels[row->mark];

	if (row->mark == MARK_NONE)
		return "";
	return *sign ? arena_print(arena, "%s %s", sign, _(label)) : _(label);
}

static void draw_line(struct ui *ui, const struct pane *pane, const struct columns *at, int row, size_t i, bool focused)
{
	const struct desk *desk = desk_of(ui);
	const struct queue_row *line = &desk->lines[i].row;
	struct arena *arena = ui->frame;
	enum style style = STYLE_NORMAL;
	/* a case that was searched for may stand in no queue: then no line is the chosen one */
	bool chosen = i == desk->at && !strcmp(line->id, desk->chosen);
	int column = 1;

	if (chosen) {
		style = STYLE_ROW_AT;
		pane_fill_row(pane, row, style);
		pane_text(pane, row, 0, style, ">");
	}
	if (desk->rank)
		pane_print(pane, row, column, style, "%lld", (long long)(desk->rank + (int64_t)i - (int64_t)desk->at));
	column += at->rank;
	pane_cell(pane, row, column, at->number, style, short_number(arena, line->number, at->prefix));
	column += at->number;
	pane_text_fit(pane, row, column, at->name - 1, style, line->call_name);
	column += at->name;
	if (at->weight)
		pane_text_fit(pane, row, column, at->weight - 1, style, weight_label(line->weight));
	column += at->weight;
	if (line->waits != UNKNOWN)
		pane_text_right(pane, row, column + at->wait, at->wait, style,
			arena_print(arena, _("%lld d"), (long long)line->waits));
	pane_text_fit(pane, row, column + at->wait + 1, at->mark, chosen ? style : mark_styles[line->mark],
		mark_text(arena, line));
	if (i == desk->at && focused)
		pane_cursor(pane, row, 0);
}

/* Marks with a sign have a line in the legend, whether one shows now or not: the lines keep their place. */
static int draw_legend(struct ui *ui, const struct pane *pane, int row)
{
	for (int mark = MARK_MISSING; mark < MARK_COUNT && row < pane->rows; mark++)
		if (*queue_mark_signs[mark])
			pane_text(pane, row++, 1, STYLE_HINT,
				arena_print(ui->frame, "%s %s = %s%s", queue_mark_signs[mark],
					_(queue_mark_labels[mark]), _(queue_mark_texts[mark]),
					mark == MARK_MISSING ? _(" (w shows them)") : ""));
	return row;
}

static int legend_rows(void)
{
	int rows = 0;

	for (int mark = MARK_MISSING; mark < MARK_COUNT; mark++)
		rows += *queue_mark_signs[mark] != '\0';
	return rows;
}

static const char *filter_text(struct ui *ui, struct arena *arena)
{
	const struct queue_filter *filter = &desk_of(ui)->queue.filter;
	const struct codebook *book = app_codebook(ui->app);
	struct buffer text = { .arena = arena };

	if (filter->municipality)
		buffer_print(&text, " · %s", codebook_text(book, "municipality", filter->municipality));
	if (filter->step)
		buffer_print(&text, " · %s", codebook_text(book, "step", filter->step));
	if (filter->weight)
		buffer_print(&text, " · %s", weight_label(filter->weight));
	if (filter->missing_only)
		buffer_print(&text, " · %s", _("something missing or late"));
	return text.text ? arena_print(arena, _("Filter: %s"), text.text + strlen(" · ")) : NULL;
}

/* Rows under the lines of the queue: a blank and the legend when the panel is tall, and the filter. */
static int rows_below(const struct pane *pane, bool filter)
{
	bool tall = pane->rows >= TALL;

	return (tall ? 1 + legend_rows() : 0) + (filter ? tall ? 2 : 1 : 0);
}

static void draw_below(struct ui *ui, const struct pane *pane, int row, const char *filter)
{
	if (pane->rows >= TALL)
		row = draw_legend(ui, pane, row + 1);
	if (!filter)
		return;
	pane_text_fit(pane, row, 1, pane->cols - 2, STYLE_STRONG, filter);
	if (pane->rows >= TALL)
		pane_text(pane, row + 1, 1, STYLE_HINT, _("        Backspace = clear the filter"));
}

/* The window, before any panel tells of the case that is chosen in it. */
static void load(struct ui *ui, const struct pane *pane)
{
	const struct desk *desk = desk_of(ui);
	int rows = pane->rows - 1 - rows_below(pane, filter_text(ui, ui->frame) != NULL);

	if (desk->rows != rows || desk->window_stale)
		desk_fill(ui, rows);
}

static void draw(struct ui *ui, const struct pane *pane, bool focused)
{
	struct desk *desk = desk_of(ui);
	struct columns at;
	const char *filter = filter_text(ui, ui->frame);
	int rows = pane->rows - 1 - rows_below(pane, filter != NULL);

	at = columns_of(desk, pane->cols);
	draw_heading(pane, &at);
	for (size_t i = 0; i < desk->count && (int)i < rows; i++)
		draw_line(ui, pane, &at, (int)i + 1, i, focused);
	if (!desk->count)
		pane_wrap(pane, 1, 1, STYLE_HINT,
			desk->searching  ? _("Looking for cases that fit the filter …")
				: filter ? _("No case fits the filter.")
					 : _("The queue is empty. Applications come in with: tafel intake"));
	draw_below(ui, pane, rows + 1, filter);
	if (focused && !desk->count)
		pane_cursor(pane, 1, 0);
}

static bool key(struct ui *ui, const struct event *event, int rows)
{
	int lines = desk_of(ui)->rows > 0 ? desk_of(ui)->rows : rows;

	(void)rows;
	if (event_is(event, K_DOWN) || event->key == 'j')
		return desk_move(ui, 1, lines), true;
	if (event_is(event, K_UP) || event->key == 'k')
		return desk_move(ui, -1, lines), true;
	if (event_is(event, K_PAGE_DOWN))
		return desk_page(ui, true, lines), true;
	if (event_is(event, K_PAGE_UP))
		return desk_page(ui, false, lines), true;
	if (event_is(event, K_HOME) || event->key == 'g')
		return desk_edge(ui, false, lines), true;
	if (event_is(event, K_END) || event->key == 'G')
		return desk_edge(ui, true, lines), true;
	return false;
}

static bool click(struct ui *ui, enum mouse mouse, int row, int col, int rows)
{
	(void)col;
	if (mouse == MOUSE_CLICK)
		desk_choose(ui, row > 0 ? (size_t)(row - 1) : SIZE_MAX);
	else
		desk_move(ui, mouse == MOUSE_WHEEL_DOWN ? 1 : -1, desk_of(ui)->rows > 0 ? desk_of(ui)->rows : rows);
	return true;
}

static size_t line_count(struct ui *ui)
{
	if (!desk_of(ui)->rows)
		desk_fill(ui, 20);
	return desk_of(ui)->count;
}

static size_t line_at(struct ui *ui)
{
	return desk_of(ui)->at;
}

static const char *say(struct ui *ui, struct arena *arena, size_t i)
{
	const struct desk *desk = desk_of(ui);
	const struct queue_row *row = &desk->lines[i].row;
	long long rank = (long long)(desk->rank + (int64_t)i - (int64_t)desk->at);

	return arena_print(arena, _("Case %lld, %s, %s, waits %lld days, %s"), rank, row->number ? row->number : "",
		row->call_name ? row->call_name : "", row->waits == UNKNOWN ? 0LL : (long long)row->waits,
		row->mark != MARK_NONE ? _(queue_mark_texts[row->mark])
				       : codebook_text(app_codebook(ui->app), "step", row->step));
}

const struct panel_kind panel_queue = {
	.name = N_("Queue"),
	.title = title,
	.foot = foot,
	.load = load,
	.draw = draw,
	.key = key,
	.click = click,
	.lines = line_count,
	.at = line_at,
	.say = say,
};
