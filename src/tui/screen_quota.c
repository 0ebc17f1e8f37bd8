/*
 * The maximum per municipality: what was offered of it, what was placed, what is left. Below it the sum of the
 * municipality with the focus. Room left is no fault, and nobody is behind.
 */
#include <stdlib.h>
#include <string.h>

#include "app/quota.h"
#include "base/day.h"
#include "base/text.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/list.h"

struct quota_view {
	struct arena *rows_arena; /* new at each load */
	struct quota_sheet *sheet;
	int64_t year;
	struct list list; /* municipalities and, last, the total */
};

enum {
	WIDE = 100,  /* columns from which the bar is long */
	NARROW = 72, /* below it there is no bar */
	BAR_WIDE = 40,
	BAR = 20,
	NAME = 14,
	FIGURES = 12,
	DETAIL_ROWS = 10, /* the sum and the year, with their frames */
	PER_CENT = 100,
};

static bool load(struct ui *ui, struct quota_view *view, struct error *err)
{
	if (!view->rows_arena)
		arena_open(&view->rows_arena);
	arena_reset(view->rows_arena);
	view->list.count = 0;
	if (!quota_load(ui->app, view->rows_arena, view->year, &view->sheet, err))
		return false;
	view->year = view->sheet->year;
	view->list.count = view->sheet->count + 1;
	return true;
}

static const struct quota_line *line_at(const struct quota_view *view, size_t i)
{
	return i < view->sheet->count ? &view->sheet->lines[i] : &view->sheet->total;
}

static const char *name_at(const struct quota_view *view, size_t i)
{
	return i < view->sheet->count ? view->sheet->lines[i].name : _("TOTAL");
}

static const char *figure(struct arena *arena, int64_t value)
{
	return value == UNKNOWN ? "?" : arena_print(arena, "%lld", (long long)value);
}

static const char *pad(struct arena *arena, const char *text, int columns)
{
	const char *fit = text_fit(arena, text_safe(arena, text, true), columns - 1);

	return arena_print(arena, "%s%*s", fit, columns - text_width(fit), "");
}

static const char *bar_of(struct arena *arena, const struct quota_line *line, int columns)
{
	int64_t full = line->ceiling > 0 ? line->offered * columns / line->ceiling : 0;
	struct buffer bar = { .arena = arena };

	buffer_text(&bar, "[");
	for (int64_t i = 0; i < columns; i++)
		buffer_text(&bar, line->ceiling == UNKNOWN ? " " : i < full ? "█" : "░");
	buffer_text(&bar, "]");
	return bar.text;
}

static const char *verdict_of(struct arena *arena, const struct quota_line *line, enum style *style)
{
	if (line->room == UNKNOWN)
		return _("maximum not known");
	if (line->room > 0)
		return arena_print(arena, _("%lld left"), (long long)line->room);
	if (*style == STYLE_NORMAL)
		*style = STYLE_LOOK;
	return line->room == 0 ? _("! maximum reached") : arena_print(arena, _("! %lld over"), -(long long)line->room);
}

static const char *line_text(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	const struct quota_view *view = from;
	const struct quota_line *line = line_at(view, i);
	const char *figures = arena_print(arena, "%s / %s", figure(arena, line->offered), figure(arena, line->ceiling));
	const char *placed = arena_print(arena, "%6s", figure(arena, line->placed));
	const char *bar = columns < NARROW ? "" : bar_of(arena, line, columns >= WIDE ? BAR_WIDE : BAR);

	return arena_print(arena, "%s%s%s%s%s  %s", pad(arena, name_at(view, i), NAME), pad(arena, figures, FIGURES),
		bar, *bar ? " " : "", placed, verdict_of(arena, line, style));
}

/* ---- drawing ---------------------------------------------------------------------------------------------------- */

struct places {
	struct pane table, sum, year; /* with frames; rows 0: not shown */
};

static void place(const struct pane *pane, struct places *places)
{
	int below = pane->rows - 1 >= DETAIL_ROWS * 2 ? DETAIL_ROWS : 0, half = pane->cols / 2;

	places->table = pane_part(pane, 1, 0, pane->rows - 1 - below, pane->cols);
	places->sum = pane_part(pane, pane->rows - below, 0, below, half);
	places->year = pane_part(pane, pane->rows - below, half, below, pane->cols - half);
}

static const char *parts(struct ui *ui, int64_t value)
{
	if (value == UNKNOWN)
		return "?";
	return arena_print(ui->frame, "%lld%c%04lld", (long long)(value / APPORTION_PARTS), ui->app->dutch ? ',' : '.',
		(long long)(value % APPORTION_PARTS));
}

/* The sum of the maximum, as one would do it by hand. */
static void draw_sum(struct ui *ui, const struct quota_view *view, const struct pane *box)
{
	enum { AT = 19 };
	const struct quota_line *line = line_at(view, view->list.at);
	const struct field *status = entity_field(&entity_quota, "status");
	struct pane inside = pane_inside(box);
	const char *label = line->status ? field_choice_label(status, line->status) : NULL;
	const struct {
		const char *label, *value;
	} lines[] = {
		{ _("households"), figure(ui->frame, line->sum.households) },
		{ _("social homes"), figure(ui->frame, line->sum.social_homes) },
		{ _("share"), view->list.at < view->sheet->count ? parts(ui, line->sum.share_parts) : line->sum.share },
		{ _("remainder"), parts(ui, line->sum.remainder_parts) },
		{ _("maximum"),
			arena_print(ui->frame, "%s%s", figure(ui->frame, line->sum.quota),
				line->sum.topped ? _(" (+1 for its remainder)") : "") },
		{ _("lent, borrowed"),
			arena_print(ui->frame, "%s, %s", figure(ui->frame, line->lent),
				figure(ui->frame, line->borrowed)) },
		{ _("figures"), label ? label : "" },
		{ _("source"), line->source },
	};

	pane_frame(box, false, arena_print(ui->frame, _("The sum · %s"), name_at(view, view->list.at)), NULL);
	for (int i = 0; i < (int)ARRAY_LEN(lines) && i < inside.rows; i++)
		pane_pair(&inside, i, AT, lines[i].label, lines[i].value ? lines[i].value : "");
}

static const char *formula(struct ui *ui, const struct quota_sheet *sheet)
{
	long long by_households = (long long)sheet->weight_households * PER_CENT / APPORTION_WEIGHT_ALL;

	return arena_print(ui->frame,
		_("The maximum of the region is %lld: %lld %% by households, %lld %% by social homes, the rest to the "
		  "largest remainders."),
		(long long)sheet->max, by_households, PER_CENT - by_households);
}

static void draw_year(struct ui *ui, const struct quota_view *view, const struct pane *box)
{
	const struct quota_line *line = line_at(view, view->list.at);
	struct pane inside = pane_inside(box);
	int row = 0;

	pane_frame(box, false, arena_print(ui->frame, _("The year %lld"), (long long)view->year), NULL);
	inside = pane_part(&inside, 0, 1, inside.rows, inside.cols - 2);
	row += pane_wrap(&inside, row, 0, STYLE_NORMAL,
		arena_print(ui->frame, _("At this pace %s are offered by the end of the year; %s more are sure."),
			figure(ui->frame, line->forecast), figure(ui->frame, line->sure)));
	if (!view->sheet->reckoned)
		row += pane_wrap(&inside, row, 0, STYLE_ASK,
			view->sheet->missing ? arena_print(ui->frame,
						       ngettext("Of %zu municipality a figure is not known: "
								"nothing is divided.",
							       "Of %zu municipalities a figure is not known: "
							       "nothing is divided.",
							       view->sheet->missing),
						       view->sheet->missing)
					     : _("There are no figures to divide by."));
	pane_wrap(&inside, row, 0, STYLE_HINT, formula(ui, view->sheet));
}

static void draw_heading(struct ui *ui, const struct pane *inside)
{
	const char *bar = inside->cols - 1 < NARROW
		? ""
		: arena_print(ui->frame, "%*s", (inside->cols - 1 >= WIDE ? BAR_WIDE : BAR) + 3, "");

	pane_text(inside, 0, 1, STYLE_LABEL,
		arena_print(ui->frame, "%s%s%s%6s", pad(ui->frame, _("municipality"), NAME),
			pad(ui->frame, _("off. / max"), FIGURES), bar, _("placed")));
}

static void draw(struct ui *ui, struct view *self, const struct pane *pane)
{
	struct quota_view *view = self->self;
	struct places places;
	struct pane inside, rows;

	place(pane, &places);
	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_print(pane, 0, 1, STYLE_STATUS, _("Maximum %lld  %s"), (long long)view->year,
		codebook_text(app_codebook(ui->app), "arrangement", ui->app->arrangement));
	pane_text_right(
		pane, 0, pane->cols - 1, pane->cols / 3, STYLE_STATUS, day_format(ui->frame, app_today(ui->app)));
	pane_frame(&places.table, true, _("Offered and maximum per municipality"), list_foot(&view->list, ui->frame));
	inside = pane_inside(&places.table);
	draw_heading(ui, &inside);
	rows = pane_part(&inside, 1, 0, inside.rows - 1, inside.cols);
	list_draw(&view->list, ui, &rows, true);
	if (!places.sum.rows)
		return;
	draw_sum(ui, view, &places.sum);
	draw_year(ui, view, &places.year);
}

/* ---- keys ------------------------------------------------------------------------------------------------------- */

/* The homes that were counted. */
static void tell_homes(struct ui *ui, struct quota_view *view)
{
	enum { SHOWN_MAX = 200 };
	const struct quota_line *line = line_at(view, view->list.at);
	struct quota_entry *entries;
	struct buffer text = { .arena = ui->frame };
	struct error err;
	size_t count;

	if (view->list.at >= view->sheet->count) {
		dialog_tell(ui, _("TOTAL"), formula(ui, view->sheet));
		return;
	}
	if (!quota_ledger(ui->app, ui->frame, line->municipality, view->year, &entries, &count, &err)) {
		screen_fail(ui, &err);
		return;
	}
	buffer_print(&text, _("Maximum %s, offered %s, placed %s, at the end of the year %s.\n"),
		figure(ui->frame, line->ceiling), figure(ui->frame, line->offered), figure(ui->frame, line->placed),
		figure(ui->frame, line->forecast));
	for (size_t i = 0; i < count && i < SHOWN_MAX; i++)
		buffer_print(&text, "\n%s  %s  %s", entries[i].number, day_format(ui->frame, entries[i].offered_on),
			day_format(ui->frame, entries[i].let_on));
	dialog_tell(ui, line->name, text.text);
}

static void other_year(struct ui *ui, struct quota_view *view, int by)
{
	enum { FIRST = 2000, LAST = 2100 };
	struct error err;

	if (view->year + by < FIRST || view->year + by > LAST)
		return;
	view->year += by;
	if (!load(ui, view, &err))
		screen_fail(ui, &err);
}

static bool key(struct ui *ui, struct view *self, const struct event *event)
{
	struct quota_view *view = self->self;
	struct pane body = screen_body(ui), inside;
	struct places places;
	bool clicked = false;

	place(&body, &places);
	inside = pane_inside(&places.table);
	if (event_is(event, K_LEFT) || event_is(event, K_RIGHT)) {
		other_year(ui, view, event_is(event, K_LEFT) ? -1 : 1);
		return true;
	}
	if (event->kind == EVENT_MOUSE)
		list_mouse(&view->list, event->mouse, event->row - inside.row - 1, inside.rows - 1, &clicked);
	else if (!event_is(event, K_ENTER) && !event_is(event, ' '))
		return list_key(&view->list, event, inside.rows - 1, true);
	if (clicked || event->kind != EVENT_MOUSE)
		tell_homes(ui, view);
	return true;
}

static void changed(struct ui *ui, struct view *self)
{
	struct error err;

	if (!load(ui, self->self, &err))
		screen_fail(ui, &err);
}

static void close_quota(struct ui *ui, struct view *self)
{
	struct quota_view *view = self->self;

	(void)ui;
	if (view->rows_arena)
		arena_close(&view->rows_arena);
}

static size_t own_keys(struct ui *ui, struct view *self, struct view_key *keys)
{
	(void)ui;
	(void)self;
	keys[0] = (struct view_key){ K_ENTER, N_("Homes"), N_("The homes that were counted, and the sum") };
	keys[1] = (struct view_key){ K_LEFT, N_("Year before"), NULL };
	keys[2] = (struct view_key){ K_RIGHT, N_("Year after"), NULL };
	return 3;
}

static const struct view_kind quota_kind = {
	.name = "quota",
	.where = WHERE_LIST,
	.whole = true,
	.draw = draw,
	.key = key,
	.keys = own_keys,
	.changed = changed,
	.close = close_quota,
};

void run_quota(struct ui *ui)
{
	struct view *self = screen_push(ui, &quota_kind, sizeof(struct quota_view));
	struct quota_view *view = self->self;
	struct error err;

	view->year = UNKNOWN;
	view->list.from = view;
	view->list.text = line_text;
	if (load(ui, view, &err))
		return;
	screen_pop(ui);
	screen_fail(ui, &err);
}
