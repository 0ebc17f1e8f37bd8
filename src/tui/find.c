/*
 * F3: search. What is typed is looked for at once; hits come in slices between keys, the count follows.
 */
#include <stdio.h>
#include <string.h>

#include "app/find.h"
#include "tui/commands.h"
#include "tui/form.h"
#include "tui/line.h"
#include "tui/list.h"
#include "tui/panel.h"
#include "tui/screen.h"

enum { HITS_MAX = 200 };

struct seeking {
	struct line line;
	struct list list;
	struct find find;
	struct queue queue;
	struct arena *hits; /* of this search: emptied when the text changes */
};

static struct seeking *self_of(struct view *view)
{
	return view->self;
}

static const char *hit_text(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	const struct seeking *self = from;
	const struct found *found = &self->find.rows[i];

	(void)style;
	(void)columns;
	return arena_print(arena, "%-14s %s", found->number ? found->number : "", found->text);
}

static bool slice(struct ui *ui, struct view *view)
{
	struct seeking *self = self_of(view);
	size_t before = self->find.count, rows = (size_t)ui->grid.rows;
	struct error err;

	if (self->find.done || !*self->find.text)
		return false;
	if (!find_slice(ui->app, self->hits, &self->find, &err)) {
		self->find.done = true;
		screen_fail(ui, &err);
	}
	self->list.count = self->find.count;
	/* what lies below the screen changes nothing on it; the count is told when it is whole */
	if (before < rows && self->find.count >= rows)
		screen_show(ui);
	else if (self->find.done || (before < rows && self->find.count > before))
		screen_redraw(ui);
	return !self->find.done;
}

static void restart(struct ui *ui, struct view *view)
{
	struct seeking *self = self_of(view);

	arena_reset(self->hits);
	self->find = (struct find){ .text = arena_text(self->hits, line_text(&self->line)),
		.queue = &self->queue,
		.rows = arena_alloc(self->hits, HITS_MAX * sizeof(struct found)),
		.limit = HITS_MAX };
	self->list.at = self->list.top = self->list.count = 0;
	(void)slice(ui, view);
}

static void draw(struct ui *ui, struct view *view, const struct pane *pane)
{
	struct seeking *self = self_of(view);
	struct pane inside = pane_inside(pane), typed = pane_part(&inside, 0, 0, 1, inside.cols);
	struct pane lines = pane_part(&inside, 2, 0, inside.rows - 2, inside.cols);
	const char *foot = !*self->find.text ? NULL
		: self->find.done
		? arena_print(ui->frame, ngettext("%lld found", "%lld found", (unsigned long)self->find.total),
			  (long long)self->find.total)
		: _("still looking …");

	pane_fill(pane, STYLE_NORMAL);
	pane_frame(pane, true, _("Search"), foot);
	if (self->list.count)
		list_draw(&self->list, ui, &lines, false);
	else
		pane_wrap(&lines, 0, 1, STYLE_HINT,
			!*self->find.text ? _("Type a number, a first name, a neighbourhood or a support worker.")
				: self->find.done ? _("Nothing found. Accents do not matter; try fewer letters.")
						  : _("Looking …"));
	line_draw(&self->line, ui, &typed, true, false, STYLE_FIELD_AT);
}

/* A row that hangs on no case: its form, above the search. */
static void show_row(struct ui *ui, const struct found *found)
{
	const struct form_target target = { found->entity, found->id };

	form_open(ui, _(found->entity->label), &target, 1);
}

static void show(struct ui *ui, struct view *view)
{
	struct seeking *self = self_of(view);
	const struct found *found;
	char id[64];

	if (self->list.at >= self->list.count) {
		screen_hint(ui, "%s", _("There is no line to open yet."));
		return;
	}
	found = &self->find.rows[self->list.at];
	if (found->entity != &entity_application && found->entity != &entity_home) {
		show_row(ui, found);
		return;
	}
	if (!found->application) {
		screen_hint(ui, "%s", _("No case is proposed to this home now."));
		return;
	}
	snprintf(id, sizeof(id), "%s", found->application);
	screen_pop(ui);
	desk_show_case(ui, id);
}

static bool key(struct ui *ui, struct view *view, const struct event *event)
{
	struct seeking *self = self_of(view);
	int rows = ui->grid.rows - 6;
	bool clicked = false;

	if (event_is(event, K_ENTER))
		return show(ui, view), true;
	if (event->kind == EVENT_MOUSE) {
		if (list_mouse(&self->list, event->mouse, event->row - 3, rows, &clicked) && clicked)
			show(ui, view);
		return true;
	}
	if (event->kind == EVENT_KEY && event->key != K_HOME && event->key != K_END &&
		list_key(&self->list, event, rows, false))
		return true;
	if (!line_key(&self->line, ui, event))
		return false;
	if (strcmp(line_text(&self->line), self->find.text))
		restart(ui, view);
	return true;
}

static bool typing(struct ui *ui, struct view *view)
{
	(void)ui;
	(void)view;
	return true;
}

static void close_view(struct ui *ui, struct view *view)
{
	(void)ui;
	arena_close(&self_of(view)->hits);
}

static const struct view_kind find_view = {
	.name = "find",
	.where = WHERE_LIST,
	.whole = true,
	.typing = typing,
	.draw = draw,
	.key = key,
	.idle = slice,
	.close = close_view,
};

void run_find(struct ui *ui)
{
	struct view *view;
	struct seeking *self;

	if (!ui->app->store)
		return;
	view = screen_push(ui, &find_view, sizeof(struct seeking));
	self = self_of(view);
	line_open(&self->line, view->arena, 80, false);
	arena_open(&self->hits);
	self->queue = (struct queue){ .forum = ui->app->forum };
	self->list = (struct list){ .from = self, .text = hit_text };
	restart(ui, view);
}
