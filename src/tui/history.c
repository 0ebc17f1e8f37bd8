/* Every change of some rows, newest first: time, who, field, value. Enter shows the whole value. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/as_of.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/list.h"

struct line_of_past {
	struct past past;
	const char *shown; /* the value, an answer before its criterion */
	size_t order;      /* among those of the same minute */
};

struct history {
	const char *title;
	struct form_target targets[FORM_ROWS];
	size_t target_count;
	struct arena *lines_arena;
	struct line_of_past *lines;
	struct list list;
};

enum { WHEN = 18, NARROW_WHEN = 13, WIDE = 100 };

static int newest_first(const void *a, const void *b)
{
	const struct line_of_past *one = a, *other = b;

	if (one->past.time != other->past.time)
		return one->past.time < other->past.time ? 1 : -1;
	return one->order < other->order ? -1 : one->order > other->order;
}

/* "Criterion: answer" the other way round: a line is cut at its end, and the answer is what counts. */
static const char *answer_first(
	struct ui *ui, struct arena *arena, const struct entity *entity, const struct past *past)
{
	const char *element, *value = *past->value ? past->value : _("(empty)"), *label;
	const struct field *field = entity_cell(entity, past->cell, &element);
	size_t skip;

	if (!field || !element || field->kind != &kind_scores)
		return value;
	label = app_label(ui->app, arena, field, element);
	skip = strlen(label) + 2;
	return arena_print(arena, "%s · %s", strlen(past->value) > skip ? past->value + skip : _("(empty)"), label);
}

static bool load(struct ui *ui, struct history *history, struct error *err)
{
	struct past *past[FORM_ROWS];
	size_t counts[FORM_ROWS], total = 0;

	if (!history->lines_arena)
		arena_open(&history->lines_arena);
	arena_reset(history->lines_arena);
	history->list.count = 0;
	for (size_t i = 0; i < history->target_count; i++) {
		if (!edit_history(ui->app, history->lines_arena, history->targets[i].entity, history->targets[i].id,
			    NULL, &past[i], &counts[i], err))
			return false;
		total += counts[i];
	}
	history->lines = arena_alloc(history->lines_arena, (total + 1) * sizeof(*history->lines));
	for (size_t i = 0; i < history->target_count; i++)
		for (size_t p = 0; p < counts[i]; p++, history->list.count++)
			history->lines[history->list.count] = (struct line_of_past){ .past = past[i][p],
				.shown =
					answer_first(ui, history->lines_arena, history->targets[i].entity, &past[i][p]),
				.order = history->list.count };
	qsort(history->lines, history->list.count, sizeof(*history->lines), newest_first);
	return true;
}

static const char *value_of(const struct past *past)
{
	return *past->value ? past->value : _("(empty)");
}

static const char *pad(struct arena *arena, const char *text, int columns)
{
	const char *fit = text_fit(arena, text_safe(arena, text, true), columns - 1);

	return arena_print(arena, "%s%*s", fit, columns - text_width(fit), "");
}

static const char *when_of(struct arena *arena, const struct past *past, bool wide)
{
	const char *when = time_format(arena, past->time);

	return wide || strlen(when) != 16 ? when : arena_print(arena, "%.5s %s", when, when + 11);
}

static const char *line_text_of(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	const struct history *history = from;
	const struct past *past = &history->lines[i].past;
	bool wide = columns >= WIDE;
	const char *field = past->field ? past->field : _("Entry");

	if (!past->present && *style == STYLE_NORMAL)
		*style = STYLE_HINT;
	return arena_print(arena, "%s%s%s%s%s%s", pad(arena, when_of(arena, past, wide), wide ? WHEN : NARROW_WHEN),
		pad(arena, past->who, wide ? 24 : 16), pad(arena, field, wide ? 26 : 20),
		past->state ? past->state : "", past->state ? ": " : "",
		text_safe(arena, history->lines[i].shown, true));
}

static struct pane inside_of(const struct pane *pane)
{
	struct pane box = pane_part(pane, 1, 0, pane->rows - 1, pane->cols);

	return pane_inside(&box);
}

static void draw(struct ui *ui, struct view *view, const struct pane *pane)
{
	struct history *history = view->self;
	struct pane box = pane_part(pane, 1, 0, pane->rows - 1, pane->cols), inside = inside_of(pane);

	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_text(pane, 0, 1, STYLE_STATUS, history->title);
	pane_frame(&box, true, _("Every change, newest first"), list_foot(&history->list, ui->frame));
	if (!history->list.count)
		pane_text(&inside, 0, 1, STYLE_HINT, _("Nothing has been changed yet."));
	list_draw(&history->list, ui, &inside, true);
}

static void tell_whole(struct ui *ui, const struct past *past)
{
	const char *text = arena_print(ui->frame, "%s\n\n%s", value_of(past),
		arena_print(ui->frame, _("%s, by %s."), time_format(ui->frame, past->time), past->who));

	if (past->state)
		text = arena_print(ui->frame, "%s\n%s", text, past->state);
	else if (past->present)
		text = arena_print(ui->frame, "%s\n%s", text, _("This is the value now."));
	dialog_tell(ui, past->field ? past->field : _("Entry"), text);
}

static bool key(struct ui *ui, struct view *view, const struct event *event)
{
	struct history *history = view->self;
	struct pane body = screen_body(ui), inside = inside_of(&body);
	bool clicked = false;

	if (event_is(event, 't')) {
		as_of_ask(ui, history->targets, history->target_count,
			history->list.at < history->list.count ? history->lines[history->list.at].past.time : UNKNOWN);
		return true;
	}
	if (event->kind == EVENT_MOUSE)
		list_mouse(&history->list, event->mouse, event->row - inside.row, inside.rows, &clicked);
	else if (!event_is(event, K_ENTER) && !event_is(event, ' '))
		return list_key(&history->list, event, inside.rows, true);
	if ((clicked || event->kind != EVENT_MOUSE) && history->list.at < history->list.count)
		tell_whole(ui, &history->lines[history->list.at].past);
	return true;
}

static void changed(struct ui *ui, struct view *view)
{
	struct error err;

	if (!load(ui, view->self, &err))
		screen_fail(ui, &err);
}

static void close_history(struct ui *ui, struct view *view)
{
	struct history *history = view->self;

	(void)ui;
	if (history->lines_arena)
		arena_close(&history->lines_arena);
}

static size_t own_keys(struct ui *ui, struct view *view, struct view_key *keys)
{
	(void)ui;
	(void)view;
	keys[0] = (struct view_key){ K_ENTER, N_("Whole value"), NULL };
	keys[1] = (struct view_key){ 't', N_("As it was then"), N_("Shows the case as it was at a moment") };
	return 2;
}

static const struct view_kind history_view = {
	.name = "history",
	.where = WHERE_LIST,
	.whole = true,
	.draw = draw,
	.key = key,
	.keys = own_keys,
	.changed = changed,
	.close = close_history,
};

void history_open(struct ui *ui, const char *title, const struct form_target *targets, size_t count)
{
	struct view *view = screen_push(ui, &history_view, sizeof(struct history));
	struct history *history = view->self;
	struct error err;

	history->title = arena_text(view->arena, title);
	for (size_t i = 0; i < count && i < FORM_ROWS; i++)
		history->targets[history->target_count++] =
			(struct form_target){ targets[i].entity, arena_text(view->arena, targets[i].id) };
	history->list.from = history;
	history->list.text = line_text_of;
	if (load(ui, history, &err))
		return;
	screen_pop(ui);
	screen_fail(ui, &err);
}
