#include "tui/roll.h"

#include <string.h>

#include "base/text.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/panel.h"

enum { DETAIL_ROWS = 8, DETAIL_FROM = 22 };

const char *roll_pad(struct arena *arena, const char *text, int columns)
{
	const char *fit = text_fit(arena, text_safe(arena, text ? text : "", true), columns - 1);

	return arena_print(arena, "%s%*s", fit, columns - text_width(fit), "");
}

void roll_add(struct roll *roll, const struct roll_line *line)
{
	if (roll->list.count < ROLL_MAX)
		roll->lines[roll->list.count++] = *line;
}

static bool load(struct ui *ui, struct roll *roll, struct error *err)
{
	if (!roll->rows_arena)
		arena_open(&roll->rows_arena);
	arena_reset(roll->rows_arena);
	roll->list.count = roll->total = 0;
	roll->lines = arena_alloc(roll->rows_arena, ROLL_MAX * sizeof(*roll->lines));
	if (!roll->kind->load(ui, roll, err))
		return false;
	if (roll->list.at >= roll->list.count)
		roll->list.at = roll->list.count ? roll->list.count - 1 : 0;
	while (roll->list.at + 1 < roll->list.count && !roll->lines[roll->list.at].entity)
		roll->list.at++;
	return true;
}

const struct roll_line *roll_chosen(struct ui *ui, const struct roll *roll)
{
	const struct roll_line *line = roll->list.at < roll->list.count ? &roll->lines[roll->list.at] : NULL;

	if (line && line->entity)
		return line;
	screen_hint(ui, "%s", _("Choose a line first."));
	return NULL;
}

void roll_done(struct ui *ui, bool good, const struct error *err, const char *done, const char *told)
{
	if (!good) {
		screen_fail(ui, err);
		return;
	}
	screen_changed(ui);
	if (told && *told)
		screen_warn(ui, "%s %s", done, told);
	else
		screen_say(ui, "%s", done);
}

void roll_edit(struct ui *ui, struct roll *roll)
{
	const struct roll_line *line = roll_chosen(ui, roll);
	struct form_target target;

	if (!line)
		return;
	target = (struct form_target){ line->entity, line->id };
	form_open(ui, _(line->entity->label), &target, 1);
}

/* ---- drawing ---------------------------------------------------------------------------------------------------- */

static const char *text_of_line(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	const struct roll *roll = from;

	(void)arena;
	(void)columns;
	if (!roll->lines[i].entity || *style == STYLE_NORMAL)
		*style = roll->lines[i].style;
	return roll->lines[i].text;
}

static bool can_focus(void *from, size_t i)
{
	return ((const struct roll *)from)->lines[i].entity != NULL;
}

static void place(const struct pane *pane, struct pane *table, struct pane *detail)
{
	int below = pane->rows >= DETAIL_FROM - 2 ? DETAIL_ROWS : 0;

	*table = pane_part(pane, 1, 0, pane->rows - 1 - below, pane->cols);
	*detail = pane_part(pane, pane->rows - below, 0, below, pane->cols);
}

static const char *frame_title(struct ui *ui, const struct roll *roll)
{
	const char *title = _(roll->kind->title);

	return roll->open_only ? arena_print(ui->frame, "%s · %s", title, _("only open")) : title;
}

static void draw(struct ui *ui, struct view *self, const struct pane *pane)
{
	struct roll *roll = self->self;
	struct pane table, detail, inside;

	place(pane, &table, &detail);
	inside = pane_inside(&table);
	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_print(pane, 0, 1, STYLE_STATUS, "%s%s%s", _(roll->kind->title), roll->about ? "  " : "",
		roll->about ? roll->about : "");
	pane_frame(&table, true, frame_title(ui, roll), list_foot(&roll->list, ui->frame));
	if (!roll->list.count)
		pane_wrap(&inside, 0, 1, STYLE_HINT, _(roll->kind->empty));
	list_draw(&roll->list, ui, &inside, true);
	if (!detail.rows)
		return;
	pane_frame(&detail, false, _("Chosen"), NULL);
	inside = pane_inside(&detail);
	inside = pane_part(&inside, 0, 1, inside.rows, inside.cols - 2);
	if (roll->list.at < roll->list.count && roll->lines[roll->list.at].detail)
		pane_wrap(&inside, 0, 0, STYLE_NORMAL, roll->lines[roll->list.at].detail);
}

/* ---- keys ------------------------------------------------------------------------------------------------------- */

static size_t count_acts(const struct roll *roll)
{
	size_t count = 0;

	while (count < ROLL_ACTS_MAX && roll->kind->acts[count].label)
		count++;
	return count;
}

static void act(struct ui *ui, void *from, int line)
{
	struct roll *roll = from;

	if (line >= 0 && (size_t)line < count_acts(roll))
		roll->kind->acts[line].run(ui, roll);
}

/* Enter: the chosen line whole, and everything that can be done. */
static void list_acts(struct ui *ui, struct roll *roll)
{
	const struct roll_line *line = roll->list.at < roll->list.count ? &roll->lines[roll->list.at] : NULL;
	const char *labels[ROLL_ACTS_MAX];
	size_t count = count_acts(roll);

	for (size_t i = 0; i < count; i++)
		labels[i] = arena_print(ui->frame, "%s  (%c)", _(roll->kind->acts[i].label),
			roll->kind->acts[i].key >= 'a' && roll->kind->acts[i].key <= 'z'
				? roll->kind->acts[i].key - 'a' + 'A'
				: '+');
	dialog_choose(ui,
		&(struct dialog_choose){ .title = _(roll->kind->title),
			.text = line ? line->detail ? line->detail : line->text : NULL,
			.lines = labels,
			.count = count,
			.numbered = true,
			.done = act,
			.from = roll });
}

static void toggle_open(struct ui *ui, struct roll *roll)
{
	struct error err;

	roll->open_only = !roll->open_only;
	roll->list.at = roll->list.top = 0;
	if (!load(ui, roll, &err))
		screen_fail(ui, &err);
}

static void go_to_case(struct ui *ui, struct roll *roll)
{
	const struct roll_line *line = roll_chosen(ui, roll);
	const char *id = line && line->application ? arena_text(ui->frame, line->application) : NULL;

	if (!line)
		return;
	if (!id) {
		screen_hint(ui, "%s", _("No case hangs on this line."));
		return;
	}
	while (ui->top->kind != &meeting_kind)
		screen_pop(ui);
	desk_show_case(ui, id);
}

static bool key(struct ui *ui, struct view *self, const struct event *event)
{
	struct roll *roll = self->self;
	struct pane body = screen_body(ui), table, detail, inside;
	bool clicked = false;

	place(&body, &table, &detail);
	inside = pane_inside(&table);
	if (event->kind == EVENT_MOUSE) {
		list_mouse(&roll->list, event->mouse, event->row - inside.row, inside.rows, &clicked);
		if (clicked)
			list_acts(ui, roll);
		return true;
	}
	for (size_t i = 0; i < count_acts(roll); i++)
		if (event_is(event, roll->kind->acts[i].key)) {
			roll->kind->acts[i].run(ui, roll);
			return true;
		}
	if (event_is(event, K_ENTER))
		list_acts(ui, roll);
	else if (event_is(event, K_F2))
		roll_edit(ui, roll);
	else if (event_is(event, 'o'))
		toggle_open(ui, roll);
	else if (event_is(event, 'z'))
		go_to_case(ui, roll);
	else
		return list_key(&roll->list, event, inside.rows, true);
	return true;
}

static void changed(struct ui *ui, struct view *self)
{
	struct error err;

	if (!load(ui, self->self, &err))
		screen_fail(ui, &err);
}

static void close_roll(struct ui *ui, struct view *self)
{
	struct roll *roll = self->self;

	(void)ui;
	if (roll->rows_arena)
		arena_close(&roll->rows_arena);
}

static const struct view_kind roll_view = {
	.name = "roll",
	.where = WHERE_LIST,
	.whole = true,
	.draw = draw,
	.key = key,
	.changed = changed,
	.close = close_roll,
};

static const char *keep(struct arena *arena, const char *text)
{
	return text ? arena_text(arena, text) : NULL;
}

void roll_open(struct ui *ui, const struct roll_kind *kind, const char *application, const char *id, const char *about)
{
	struct arena *frame = ui->frame;
	const char *kept[] = { keep(frame, application), keep(frame, id), keep(frame, about) };
	struct view *view = screen_push(ui, &roll_view, sizeof(struct roll));
	struct roll *roll = view->self;
	struct error err;

	roll->kind = kind;
	roll->arena = view->arena;
	roll->application = keep(view->arena, kept[0]);
	roll->id = keep(view->arena, kept[1]);
	roll->about = keep(view->arena, kept[2]);
	roll->list.from = roll;
	roll->list.text = text_of_line;
	roll->list.can_focus = can_focus;
	if (load(ui, roll, &err)) {
		screen_hint(
			ui, "%s", _("Enter: what can be done here. N new, O only open, Z to the case, F2 all fields."));
		return;
	}
	screen_pop(ui);
	screen_fail(ui, &err);
}
