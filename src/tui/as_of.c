/*
 * What the table knew: every field of a case as it was at a moment, or as a decision saw it, with what it is now where
 * that differs. Nothing can be changed here.
 */
#include "tui/as_of.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "tui/columns.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/side.h"

enum { DECISIONS_MAX = 20, LINES_MAX = 400 };

struct past_line {
	const char *label, *then, *now; /* now NULL: the same; label NULL: `then` is a heading */
};

struct past_view {
	const char *title;
	struct past_line *lines;
	int widest[COLUMNS_MAX];
	struct list list;
	bool aloud;
};

static const struct column columns[] = {
	{ NULL, 28, 14, 0 },
	{ NULL, 60, 14, 0 },
	{ NULL, 200, 10, 0 },
	{ NULL, 0, 0, 0 },
};

/* ---- the view --------------------------------------------------------------------------------------------------- */

static void fill_cells(struct arena *arena, const struct past_line *line, const char **cells)
{
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		cells[i] = NULL;
	cells[0] = line->label;
	cells[1] = line->then;
	cells[2] = line->now ? arena_print(arena, _("now: %s"), line->now) : NULL;
}

/* Only lines with two values share their columns; one value has all the room. */
static void measure(struct ui *ui, struct past_view *view)
{
	const char *cells[COLUMNS_MAX];

	for (size_t i = 0; i < view->list.count; i++) {
		if (!view->lines[i].label)
			continue;
		fill_cells(ui->frame, &view->lines[i], cells);
		if (!view->lines[i].now)
			cells[1] = NULL;
		columns_measure(columns, cells, view->widest);
	}
}

static const char *text_of_line(void *from, struct arena *arena, size_t i, int room, enum style *style)
{
	const struct past_view *view = from;
	const struct past_line *line = &view->lines[i];
	const char *cells[COLUMNS_MAX], *mark = line->now ? "!" : " ";
	int label = view->widest[0] < columns[0].most ? view->widest[0] : columns[0].most;

	if (!line->label) {
		*style = STYLE_LABEL;
		return line->then;
	}
	if (line->now && *style == STYLE_NORMAL)
		*style = STYLE_LOOK;
	fill_cells(arena, line, cells);
	if (view->aloud)
		return arena_print(arena, "%s%s", line->now ? "! " : "", columns_aloud(arena, cells));
	if (!line->now)
		return arena_print(
			arena, "%s%s%s", mark, side_pad(arena, line->label, label), text_safe(arena, line->then, true));
	return arena_print(arena, "%s%s", mark, columns_text(arena, columns, view->widest, cells, room - 1));
}

static bool can_focus(void *from, size_t i)
{
	return ((const struct past_view *)from)->lines[i].label != NULL;
}

static struct pane inside_of(const struct pane *pane)
{
	struct pane box = pane_part(pane, 1, 0, pane->rows - 1, pane->cols);

	return pane_inside(&box);
}

static void draw(struct ui *ui, struct view *self, const struct pane *pane)
{
	struct past_view *view = self->self;
	struct pane box = pane_part(pane, 1, 0, pane->rows - 1, pane->cols), inside = inside_of(pane);

	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_text(pane, 0, 1, STYLE_STATUS, view->title);
	pane_frame(&box, true, _("As it was then; ! is different now"), list_foot(&view->list, ui->frame));
	list_draw(&view->list, ui, &inside, true);
}

static bool key(struct ui *ui, struct view *self, const struct event *event)
{
	struct past_view *view = self->self;
	struct pane body = screen_body(ui), inside = inside_of(&body);
	const struct past_line *line;
	bool clicked = false;

	if (event->kind == EVENT_MOUSE)
		list_mouse(&view->list, event->mouse, event->row - inside.row, inside.rows, &clicked);
	else if (!event_is(event, K_ENTER))
		return list_key(&view->list, event, inside.rows, true);
	line = view->list.at < view->list.count ? &view->lines[view->list.at] : NULL;
	if ((clicked || event->kind != EVENT_MOUSE) && line && line->label)
		dialog_tell(ui, line->label,
			line->now ? arena_print(ui->frame, _("%s\n\nNow: %s"), line->then, line->now) : line->then);
	return true;
}

static size_t own_keys(struct ui *ui, struct view *self, struct view_key *keys)
{
	(void)ui;
	(void)self;
	keys[0] = (struct view_key){ K_ENTER, N_("Whole value"), NULL };
	return 1;
}

static const struct view_kind past_kind = {
	.name = "as-of",
	.where = WHERE_LIST,
	.whole = true,
	.draw = draw,
	.key = key,
	.keys = own_keys,
};

/* ---- filling it ------------------------------------------------------------------------------------------------- */

static void add(struct past_view *view, const char *label, const char *then, const char *now)
{
	if (view->list.count < LINES_MAX)
		view->lines[view->list.count++] = (struct past_line){ label, then, now };
}

static const char *value(struct ui *ui, struct arena *arena, const struct field *field, const void *row)
{
	return row && field_is_known(field, row) ? field_format(arena, field, app_context(ui->app, arena), row)
						 : _("(not known)");
}

static void add_fields(struct ui *ui, struct view *self, const struct entity *entity, const void *then, const void *now)
{
	struct past_view *view = self->self;

	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		const char *was, *is;

		if ((field->flags & HIDDEN) || (!field_is_known(field, then) && !field_is_known(field, now)))
			continue;
		was = value(ui, self->arena, field, then);
		is = value(ui, self->arena, field, now);
		add(view, _(field->label), was, strcmp(was, is) ? is : NULL);
	}
}

static bool add_row(struct ui *ui, struct view *self, const struct form_target *target, const struct show_as_of *as_of,
	size_t *late, struct error *err)
{
	struct error why = { E_NONE, "" };
	size_t came = 0, none;
	void *then, *now;

	if (!show_load(ui->app, self->arena, target->entity, target->id, NULL, &now, &none, err))
		return false;
	add(self->self, NULL, _(target->entity->label), NULL);
	if (!show_load(ui->app, self->arena, target->entity, target->id, as_of, &then, &came, &why)) {
		add(self->self, _(target->entity->label), why.text, NULL);
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	}
	add_fields(ui, self, target->entity, then, now);
	*late += came;
	return true;
}

static bool add_decisions(
	struct ui *ui, struct view *self, const char *application, const struct show_as_of *as_of, struct error *err)
{
	const struct codebook *book = app_codebook(ui->app);
	struct decision **decisions;
	size_t count;

	if (!show_decisions(ui->app, self->arena, application, as_of, &decisions, &count, err))
		return false;
	if (count)
		add(self->self, NULL, _("Decisions until then"), NULL);
	for (size_t i = 0; i < count; i++)
		add(self->self, time_format(self->arena, decisions[i]->decided_at),
			arena_print(self->arena, "%s  (%s)", codebook_text(book, "outcome", decisions[i]->outcome),
				decisions[i]->arrangement ? decisions[i]->arrangement : "?"),
			NULL);
	return true;
}

static bool fill(struct ui *ui, struct view *self, const struct form_target *targets, size_t count,
	const struct show_as_of *as_of, struct error *err)
{
	struct past_view *view = self->self;
	size_t late = 0;

	view->lines = arena_alloc(self->arena, LINES_MAX * sizeof(*view->lines));
	for (size_t i = 0; i < count; i++)
		if (!add_row(ui, self, &targets[i], as_of, &late, err))
			return false;
	for (size_t i = 0; i < count; i++)
		if (targets[i].entity == &entity_application && !add_decisions(ui, self, targets[i].id, as_of, err))
			return false;
	if (late)
		add(view, NULL,
			arena_print(self->arena,
				ngettext("%zu change of that time reached this laptop only later.",
					"%zu changes of that time reached this laptop only later.", late),
				late),
			NULL);
	view->list.at = view->list.count > 1 ? 1 : 0;
	return true;
}

static void show(struct ui *ui, const struct form_target *targets, size_t count, const struct show_as_of *as_of,
	const char *title)
{
	const char *kept = arena_text(ui->frame, title);
	struct view *self = screen_push(ui, &past_kind, sizeof(struct past_view));
	struct past_view *view = self->self;
	struct error err;

	view->title = arena_text(self->arena, kept);
	view->list.from = view;
	view->list.text = text_of_line;
	view->list.can_focus = can_focus;
	if (fill(ui, self, targets, count, as_of, &err)) {
		view->aloud = ui->read_aloud;
		measure(ui, view);
		return;
	}
	screen_pop(ui);
	screen_fail(ui, &err);
}

/* ---- which moment ----------------------------------------------------------------------------------------------- */

/* Lives in the arena of the view below, as long as its dialogs do. */
struct moments {
	struct form_target targets[FORM_ROWS];
	size_t count;
	int64_t time;                         /* of the chosen change; UNKNOWN: none */
	const char *decisions[DECISIONS_MAX]; /* ids */
	size_t decision_count;
};

static void show_typed(struct ui *ui, void *from, const char *text)
{
	const struct moments *moments = from;
	struct show_as_of as_of;
	struct error err;

	if (!text)
		return;
	if (!show_when(ui->app, ui->frame, text, &as_of, &err))
		screen_fail(ui, &err);
	else
		show(ui, moments->targets, moments->count, &as_of,
			as_of.decision
				? _("As this decision knew it")
				: arena_print(ui->frame, _("As it was on %s"), time_format(ui->frame, as_of.time)));
}

static bool check_when(struct ui *ui, void *from, const char *text, struct error *err)
{
	struct show_as_of as_of;

	(void)from;
	return show_when(ui->app, ui->frame, text, &as_of, err);
}

static void ask_typed(struct ui *ui, struct moments *moments)
{
	dialog_input(ui,
		&(struct dialog_input){ .title = _("As it was when?"),
			.text = _("A day, or a day and a time: 5-11-2026 14:10."),
			.value = "",
			.max = 40,
			.check = check_when,
			.done = show_typed,
			.from = moments });
}

static void choose(struct ui *ui, void *from, int line)
{
	struct moments *moments = from;
	int changes = moments->time == UNKNOWN ? 0 : 1;

	if (line < 0)
		return;
	if (line < changes)
		show_typed(ui, moments, time_format(ui->frame, moments->time));
	else if ((size_t)(line - changes) < moments->decision_count)
		show_typed(ui, moments, moments->decisions[line - changes]);
	else
		ask_typed(ui, moments);
}

static bool list_decisions(struct ui *ui, struct moments *moments, const char **lines, int *count, struct error *err)
{
	const struct codebook *book = app_codebook(ui->app);
	struct arena *arena = ui->top->arena;

	for (size_t t = 0; t < moments->count; t++) {
		struct decision **decisions;
		size_t here;

		if (moments->targets[t].entity != &entity_application)
			continue;
		if (!show_decisions(ui->app, arena, moments->targets[t].id, NULL, &decisions, &here, err))
			return false;
		for (size_t i = 0; i < here && moments->decision_count < DECISIONS_MAX; i++) {
			moments->decisions[moments->decision_count++] = decisions[i]->row.id;
			lines[(*count)++] = arena_print(ui->frame, _("As the decision of %s knew it: %s"),
				time_format(ui->frame, decisions[i]->decided_at),
				codebook_text(book, "outcome", decisions[i]->outcome));
		}
	}
	return true;
}

void as_of_ask(struct ui *ui, const struct form_target *targets, size_t count, int64_t time)
{
	struct moments *moments = arena_alloc(ui->top->arena, sizeof(*moments));
	const char *lines[DECISIONS_MAX + 2];
	struct error err;
	int shown = 0;

	moments->time = time;
	for (size_t i = 0; i < count && i < FORM_ROWS; i++)
		moments->targets[moments->count++] =
			(struct form_target){ targets[i].entity, arena_text(ui->top->arena, targets[i].id) };
	if (time != UNKNOWN)
		lines[shown++] = arena_print(ui->frame, _("As it was on %s"), time_format(ui->frame, time));
	if (!list_decisions(ui, moments, lines, &shown, &err)) {
		screen_fail(ui, &err);
		return;
	}
	lines[shown++] = _("Another moment …");
	dialog_choose(ui,
		&(struct dialog_choose){ .title = _("What was known then"),
			.lines = lines,
			.count = (size_t)shown,
			.numbered = true,
			.done = choose,
			.from = moments });
}
