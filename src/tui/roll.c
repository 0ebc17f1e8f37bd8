#include "tui/roll.h"

#include <string.h>

#include "base/text.h"
#include "tui/dialog.h"
#include "tui/form.h"
#include "tui/panel.h"
#include "tui/side.h"

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
	roll->list.count = roll->total = roll->group_count = 0;
	roll->lines = arena_alloc(roll->rows_arena, ROLL_MAX * sizeof(*roll->lines));
	if (!roll->kind->load(ui, roll, err))
		return false;
	roll_measure(roll);
	if (roll->list.at >= roll->list.count)
		roll->list.at = roll->list.count ? roll->list.count - 1 : 0;
	while (roll->list.at + 1 < roll->list.count && !roll->lines[roll->list.at].entity)
		roll->list.at++;
	return true;
}

static const struct roll_line *line_at(const struct roll *roll)
{
	const struct roll_line *line = roll->list.at < roll->list.count ? &roll->lines[roll->list.at] : NULL;

	return line && line->entity ? line : NULL;
}

const struct roll_line *roll_chosen(struct ui *ui, const struct roll *roll)
{
	const struct roll_line *line = line_at(roll);

	if (!line)
		screen_hint(ui, "%s", _("There is no line to do that with."));
	return line;
}

bool roll_done(struct ui *ui, bool good, const struct error *err, const char *done, const char *told)
{
	if (!good) {
		screen_fail(ui, err);
		return false;
	}
	screen_changed(ui);
	if (told && *told)
		screen_warn(ui, "%s %s", done, told);
	else
		screen_say(ui, "%s", done);
	return true;
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

	if (!roll->lines[i].entity || *style == STYLE_NORMAL)
		*style = roll->lines[i].style;
	return roll_text(roll, arena, i, columns);
}

static bool can_focus(void *from, size_t i)
{
	return ((const struct roll *)from)->lines[i].entity != NULL;
}

/* The part of the frame that holds the lines, and the line of headings above it (NULL: none). */
static struct pane list_place(struct ui *ui, const struct roll *roll, const struct side *side, const char **headings)
{
	struct pane inside = pane_inside(&side->list);
	int above;

	*headings = roll_headings(roll, ui->frame, inside.cols - 1);
	above = *headings ? 1 : 0;
	return pane_part(&inside, above, 0, inside.rows - above, inside.cols);
}

static const char *frame_title(struct ui *ui, const struct roll *roll)
{
	const char *title = _(roll->kind->title);

	return roll->open_only ? arena_print(ui->frame, "%s · %s", title, _("only open")) : title;
}

static const char *foot(struct ui *ui, const struct roll *roll)
{
	size_t rows = 0, at = 0;

	for (size_t i = 0; i < roll->list.count; i++)
		if (roll->lines[i].entity) {
			rows++;
			at = i <= roll->list.at ? rows : at;
		}
	if (!rows)
		return NULL;
	rows = roll->total > rows ? roll->total : rows;
	return arena_print(ui->frame, _("%zu of %zu"), at, rows);
}

static void draw_list(struct ui *ui, struct roll *roll, const struct side *side)
{
	const char *headings;
	struct pane list = list_place(ui, roll, side, &headings), inside = pane_inside(&side->list);

	pane_frame(&side->list, true, frame_title(ui, roll), foot(ui, roll));
	if (headings)
		pane_text(&inside, 0, 1, STYLE_LABEL, headings);
	list_draw(&roll->list, ui, &list, true);
	if (roll->list.count)
		return;
	pane_wrap(&list, 0, 1, STYLE_HINT, roll->open_only ? _("Nothing is open. O shows all.") : _(roll->kind->empty));
	pane_cursor(&list, 0, 1);
}

static void draw(struct ui *ui, struct view *self, const struct pane *pane)
{
	struct roll *roll = self->self;
	const struct roll_line *line;
	struct side side;

	side_place(ui, pane, &side);
	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_print(pane, 0, 1, STYLE_STATUS, "%s%s%s", _(roll->kind->title), roll->about ? "  " : "",
		roll->about ? roll->about : "");
	draw_list(ui, roll, &side);
	line = line_at(roll);
	side_tell(ui, &side.detail, _("Chosen"), line ? line->detail : NULL);
}

/* ---- acts ------------------------------------------------------------------------------------------------------- */

static size_t count_acts(const struct roll *roll)
{
	size_t count = 0;

	while (count < ROLL_ACTS_MAX && roll->kind->acts[count].label)
		count++;
	return count;
}

/* What Enter lists: reading the line whole, then the acts that can be done now. */
struct offered {
	struct roll *roll;
	const struct roll_act *acts[ROLL_ACTS_MAX + 1]; /* NULL: read it whole */
	const char *labels[ROLL_ACTS_MAX + 1];
	size_t count;
};

static const char *act_label(struct ui *ui, const struct roll_act *act)
{
	char name[KEY_NAME * 2];

	key_format(act->key >= 'a' && act->key <= 'z' ? act->key - 'a' + 'A' : act->key, name);
	return arena_print(ui->frame, "%s  (%s)", _(act->label), name);
}

static void offer(struct ui *ui, struct offered *offered)
{
	const struct roll_line *line = line_at(offered->roll);

	offered->count = 0;
	if (line) {
		offered->acts[0] = NULL;
		offered->labels[offered->count++] = _("Read it whole");
	}
	for (size_t i = 0; i < count_acts(offered->roll); i++) {
		const struct roll_act *act = &offered->roll->kind->acts[i];

		if (!line && !act->anywhere)
			continue;
		offered->acts[offered->count] = act;
		offered->labels[offered->count++] = act_label(ui, act);
	}
}

static const char *line_in_words(struct ui *ui, const struct roll *roll)
{
	return line_at(roll) ? columns_aloud(ui->frame, line_at(roll)->cells) : NULL;
}

static void act(struct ui *ui, void *from, int line)
{
	struct offered offered = { .roll = from };

	offer(ui, &offered);
	if (line < 0 || (size_t)line >= offered.count)
		return;
	if (offered.acts[line])
		offered.acts[line]->run(ui, offered.roll);
	else if (line_at(offered.roll)->detail)
		dialog_tell(ui, _(offered.roll->kind->title), line_at(offered.roll)->detail);
	else
		dialog_tell(ui, _(offered.roll->kind->title), line_in_words(ui, offered.roll));
}

static void list_acts(struct ui *ui, struct roll *roll)
{
	struct offered offered = { .roll = roll };

	offer(ui, &offered);
	dialog_choose(ui,
		&(struct dialog_choose){ .title = _(roll->kind->title),
			.text = line_in_words(ui, roll),
			.lines = offered.labels,
			.count = offered.count,
			.numbered = true,
			.done = act,
			.from = roll });
}

static void enter(struct ui *ui, struct roll *roll)
{
	if (roll->kind->enter && line_at(roll))
		roll->kind->enter(ui, roll);
	else
		list_acts(ui, roll);
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

/* ---- keys ------------------------------------------------------------------------------------------------------- */

static bool has_cases(const struct roll *roll)
{
	for (size_t i = 0; i < roll->list.count; i++)
		if (roll->lines[i].application)
			return true;
	return false;
}

static size_t own_keys(struct ui *ui, struct view *self, struct view_key *keys)
{
	const struct roll *roll = self->self;
	size_t count = 0;

	(void)ui;
	keys[count++] = roll->kind->enter && line_at(roll)
		? (struct view_key){ K_ENTER, N_("Open"), NULL }
		: (struct view_key){ K_ENTER, N_("Do"), N_("What can be done here, in a list") };
	for (size_t i = 0; i < count_acts(roll); i++) {
		const struct roll_act *act = &roll->kind->acts[i];

		if (act->brief && (act->anywhere || line_at(roll)))
			keys[count++] = (struct view_key){ act->key, act->brief, act->label };
	}
	if (has_cases(roll))
		keys[count++] =
			(struct view_key){ 'z', N_("To the case"), N_("Puts the case of this line on the table") };
	if (!roll->kind->all)
		keys[count++] = (struct view_key){ 'o', roll->open_only ? N_("All") : N_("Only open"),
			N_("Shows only what is open, or all of it") };
	return count;
}

static bool mouse(struct ui *ui, struct roll *roll, const struct event *event, const struct pane *list)
{
	size_t before = roll->list.at;
	bool clicked = false;

	if (event->col < list->col || event->col >= list->col + list->cols)
		return true;
	list_mouse(&roll->list, event->mouse, event->row - list->row, list->rows, &clicked);
	if (clicked && before == roll->list.at)
		enter(ui, roll);
	return true;
}

static bool key(struct ui *ui, struct view *self, const struct event *event)
{
	struct roll *roll = self->self;
	struct pane body = screen_body(ui), list;
	const char *headings;
	struct side side;

	side_place(ui, &body, &side);
	list = list_place(ui, roll, &side, &headings);
	if (event->kind == EVENT_MOUSE)
		return mouse(ui, roll, event, &list);
	for (size_t i = 0; i < count_acts(roll); i++)
		if (event_is(event, roll->kind->acts[i].key)) {
			roll->kind->acts[i].run(ui, roll);
			return true;
		}
	if (event_is(event, K_ENTER))
		enter(ui, roll);
	else if (event_is(event, K_F2))
		roll_edit(ui, roll);
	else if (event_is(event, 'o') && !roll->kind->all)
		toggle_open(ui, roll);
	else if (event_is(event, 'z'))
		go_to_case(ui, roll);
	else
		return list_key(&roll->list, event, list.rows, true);
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
	.keys = own_keys,
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
	roll->aloud = ui->read_aloud;
	roll->application = keep(view->arena, kept[0]);
	roll->id = keep(view->arena, kept[1]);
	roll->about = keep(view->arena, kept[2]);
	roll->list.from = roll;
	roll->list.text = text_of_line;
	roll->list.can_focus = can_focus;
	if (load(ui, roll, &err))
		return;
	screen_pop(ui);
	screen_fail(ui, &err);
}
