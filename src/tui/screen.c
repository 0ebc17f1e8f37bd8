#include "tui/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/edit.h"
#include "base/text.h"
#include "tui/bar.h"
#include "tui/dialog.h"
#include "tui/panel.h"
#include "tui/tui.h"

enum { READ_ALOUD_MESSAGE_ROW = 24 };

/* ---- the stack ---- */

struct view *screen_push(struct ui *ui, const struct view_kind *kind, size_t size)
{
	struct arena *arena;
	struct view *v;

	arena_open(&arena);
	v = arena_alloc(arena, sizeof *v);
	*v = (struct view){ .kind = kind, .arena = arena, .self = arena_alloc(arena, size), .below = ui->top };
	ui->top = v;
	ui->dirty = true;
	return v;
}

static void drop_top(struct ui *ui)
{
	struct view *v = ui->top;
	struct arena *arena = v->arena;

	if (v->kind->close)
		v->kind->close(ui, v);
	ui->top = v->below;
	ui->dirty = true;
	arena_close(&arena);
}

void screen_pop(struct ui *ui)
{
	if (ui->top->below)
		drop_top(ui);
}

void screen_close(struct ui *ui, struct view *v)
{
	bool last = false;

	while (ui->top->below && !last) {
		last = ui->top == v;
		drop_top(ui);
	}
}

struct view *screen_find(struct ui *ui, const struct view_kind *kind)
{
	for (struct view *v = ui->top; v; v = v->below)
		if (v->kind == kind)
			return v;
	return NULL;
}

void screen_redraw(struct ui *ui)
{
	ui->dirty = true;
}

void screen_show(struct ui *ui)
{
	ui->dirty = ui->urgent = true;
}

/* ---- messages ---- */

__attribute__((format(printf, 2, 0))) static void say(char *out, const char *format, va_list args)
{
	vsnprintf(out, MESSAGE_MAX, format, args);
}

void screen_say(struct ui *ui, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(ui->message, format, args);
	va_end(args);
	ui->message_fresh = true;
	ui->message_warns = false;
	ui->hint[0] = '\0';
	ui->dirty = true;
}

void screen_warn(struct ui *ui, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(ui->message, format, args);
	va_end(args);
	ui->message_fresh = true;
	ui->message_warns = true;
	ui->hint[0] = '\0';
	ui->dirty = true;
}

void screen_hint(struct ui *ui, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(ui->hint, format, args);
	va_end(args);
	ui->dirty = true;
}

void screen_fail(struct ui *ui, const struct error *err)
{
	screen_warn(ui, "%s", err->text);
}

/* ---- all views ---- */

void screen_changed(struct ui *ui)
{
	for (struct view *v = ui->top; v; v = v->below)
		if (v->kind->changed)
			v->kind->changed(ui, v);
	ui->dirty = true;
}

size_t screen_drafts(struct ui *ui)
{
	size_t count = 0;

	for (struct view *v = ui->top; v; v = v->below)
		if (v->kind->drafts)
			count += v->kind->drafts(ui, v);
	return count;
}

void screen_count_kept(struct ui *ui)
{
	struct edit_draft *drafts;
	struct error err;

	ui->kept_drafts = 0;
	if (ui->app->store && !edit_list_drafts(ui->app, ui->frame, &drafts, &ui->kept_drafts, &err))
		screen_fail(ui, &err);
}

bool screen_idle(struct ui *ui)
{
	bool more = false;

	for (struct view *v = ui->top; v && !more; v = v->below)
		more = v->kind->idle && v->kind->idle(ui, v);
	arena_reset(ui->frame);
	return more;
}

static void tell_all(struct ui *ui, const struct event *e)
{
	for (struct view *v = ui->top, *below; v; v = below) {
		below = v->below;
		if (v->kind->key)
			v->kind->key(ui, v, e);
	}
}

static void stop(struct ui *ui, void *from, int button)
{
	(void)from;
	ui->ended = button == 1;
}

/* A letter is easily hit by accident: it asks first. */
void screen_quit_asking(struct ui *ui)
{
	if (screen_drafts(ui)) {
		screen_quit(ui);
		return;
	}
	dialog_ask(ui,
		&(struct dialog_ask){ .title = _("Stop"),
			.text = _("Stop for now? Everything is saved."),
			.buttons = { _("Back"), _("Stop") },
			.done = stop });
}

void screen_quit(struct ui *ui)
{
	size_t drafts = screen_drafts(ui);
	struct dialog_ask ask = { .title = _("Stop"), .buttons = { _("Back"), _("Stop") }, .done = stop };

	if (!drafts) {
		ui->ended = true;
		return;
	}
	ask.text = arena_print(ui->frame,
		ngettext("%zu value is typed and not saved. It is kept as a draft for next time.",
			"%zu values are typed and not saved. They are kept as drafts for next time.", drafts),
		drafts);
	dialog_ask(ui, &ask);
}

/* ---- events ---- */

static bool too_small(const struct ui *ui)
{
	return ui->grid.rows < SCREEN_ROWS_MIN || ui->grid.cols < SCREEN_COLS_MIN;
}

/* A click on the bottom line stands for the key that is drawn there. */
static bool clicked_bar(struct ui *ui, const struct event *e)
{
	struct event key;
	int found;

	if (e->kind != EVENT_MOUSE || e->mouse != MOUSE_CLICK || e->row != ui->grid.rows - 1)
		return false;
	found = bar_at(ui, ui->grid.cols, e->col);
	if (found == K_NONE)
		return true;
	key = key_event(found);
	screen_event(ui, &key);
	return true;
}

static void run_or_refuse(struct ui *ui, const struct event *e, bool typing)
{
	const struct action *a = action_for(e, ui->top->kind->where, typing);

	if (a && a->run) {
		a->run(ui);
		return;
	}
	if (e->kind == EVENT_PASTE || e->kind == EVENT_MOUSE)
		return;
	screen_hint(ui, "%s", _("That key does nothing here. ? shows what can be done."));
}

static void key_event_to_views(struct ui *ui, const struct event *e)
{
	struct view *v = ui->top;
	bool typing = v->kind->typing && v->kind->typing(ui, v);

	if (clicked_bar(ui, e) || (v->kind->key && v->kind->key(ui, v, e)))
		return;
	if (!event_is(e, K_ESC)) {
		run_or_refuse(ui, e, typing);
		return;
	}
	if (v->below)
		screen_pop(ui);
	else
		screen_hint(ui, "%s", _("There is no step back from here. Ctrl+Q stops."));
}

static void handle(struct ui *ui, struct event e)
{
	ui->hint[0] = '\0';
	ui->message_fresh = false;
	if (event_is(&e, K_CTRL | 'c'))
		e.key = K_ESC;
	if (!too_small(ui))
		key_event_to_views(ui, &e);
	else if (event_is(&e, K_CTRL | 'q'))
		ui->ended = true; /* a question would not be seen; drafts are kept */
}

void screen_event(struct ui *ui, const struct event *e)
{
	ui->dirty = true;
	switch (e->kind) {
	case EVENT_NONE: break;
	case EVENT_RESIZE: grid_resize(&ui->grid, e->row, e->col); break;
	case EVENT_IDLE: tell_all(ui, e); break;
	case EVENT_END: ui->ended = true; break;
	default: handle(ui, *e); break;
	}
	if (ui->ended)
		tell_all(ui, &(struct event){ .kind = EVENT_END });
	arena_reset(ui->frame);
}

/* ---- drawing ---- */

static void draw_too_small(struct ui *ui, const struct pane *whole)
{
	pane_wrap(whole, 0, 0, STYLE_NORMAL,
		arena_print(ui->frame, _("Window too small (%dx%d). Make it larger or press Ctrl+minus."),
			ui->grid.cols, ui->grid.rows));
}

static void draw_views(struct ui *ui, struct view *v, const struct pane *body)
{
	if (v->below && !v->kind->whole && !ui->read_aloud)
		draw_views(ui, v->below, body);
	ui->grid.cursor_shown = false;
	v->kind->draw(ui, v, body);
}

static int message_row(const struct ui *ui)
{
	int last = ui->grid.rows - 1;

	if (!ui->read_aloud)
		return last - 1;
	return last < READ_ALOUD_MESSAGE_ROW ? last : READ_ALOUD_MESSAGE_ROW - 1;
}

struct pane screen_body(struct ui *ui)
{
	struct pane whole = grid_whole(&ui->grid);

	return pane_part(&whole, 0, 0, message_row(ui), whole.cols);
}

static void draw_all(struct ui *ui, const struct pane *whole)
{
	struct pane body = screen_body(ui), line;

	draw_views(ui, ui->top, &body);
	bar_draw_message(ui, whole, message_row(ui));
	if (ui->read_aloud)
		return;
	line = pane_part(whole, whole->rows - 1, 0, 1, whole->cols);
	bar_draw_keys(ui, &line);
}

void screen_draw(struct ui *ui)
{
	struct pane whole = grid_whole(&ui->grid);

	grid_clear(&ui->grid);
	if (too_small(ui))
		draw_too_small(ui, &whole);
	else
		draw_all(ui, &whole);
	ui->dirty = false;
	arena_reset(ui->frame);
}

/* ---- a run ---- */

struct ui *screen_open(struct app *app, int rows, int cols, const struct tui_options *options)
{
	struct ui *ui = calloc(1, sizeof *ui);

	if (!ui)
		out_of_memory();
	ui->app = app;
	ui->read_aloud = options->read_aloud;
	ui->theme = theme_choose(options->theme, options->color_never);
	arena_open(&ui->frame);
	grid_open(&ui->grid, rows, cols);
	ui->grid.plain = ui->read_aloud;
	ui->meeting = screen_push(ui, &meeting_kind, sizeof(struct meeting_view))->self;
	desk_open(ui, &ui->meeting->desk);
	screen_count_kept(ui);
	arena_reset(ui->frame);
	return ui;
}

void screen_end(struct ui **out)
{
	struct ui *ui = *out;

	if (!ui)
		return;
	while (ui->top)
		drop_top(ui);
	grid_close(&ui->grid);
	arena_close(&ui->frame);
	free(ui);
	*out = NULL;
}
