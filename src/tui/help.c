#include "tui/help.h"

#include <string.h>

#include "base/text.h"
#include "tui/dialog.h"
#include "tui/line.h"
#include "tui/list.h"

enum { LINES_MAX = 100, COLS = 72, KEYS_COLS = 22, SENTENCE_ROWS = 2 };

struct help {
	unsigned where; /* of the view that help was asked in */
	bool all;       /* also what can be done elsewhere */
	struct line typed;
	struct action own[VIEW_KEYS_MAX]; /* keys of the view itself, told like those of the table */
	size_t own_count;
	const struct action *lines[LINES_MAX]; /* NULL: the heading of what can be done elsewhere */
	struct list list;
	int64_t guard;
};

static const char *line_of(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	struct help *h = from;
	const struct action *a = h->lines[i];
	char keys[ACTION_KEYS_TEXT];

	(void)columns;
	if (!a) {
		*style = STYLE_STRONG;
		return _("Elsewhere");
	}
	action_keys_format(a, ACTION_KEYS, keys);
	return arena_print(arena, "%s%*s%s", keys, text_width(keys) < KEYS_COLS ? KEYS_COLS - text_width(keys) : 1, "",
		_(a->label));
}

static bool can_focus(void *from, size_t i)
{
	struct help *h = from;

	return h->lines[i] != NULL;
}

/* Do all typed words stand somewhere in the action's words? */
static bool fits(const struct action *a, struct arena *arena, const char *folded)
{
	char keys[ACTION_KEYS_TEXT];
	const char *text, *word, *at = folded;
	size_t length;

	action_keys_format(a, ACTION_KEYS, keys);
	text = text_fold(
		arena, arena_print(arena, "%s %s %s %s", a->name, keys, _(a->label), a->help ? _(a->help) : ""));
	while ((at = text_word(at, &word, &length)))
		if (!strstr(text, arena_copy(arena, word, length)))
			return false;
	return true;
}

static bool is_own_key(const struct help *h, int key)
{
	for (size_t i = 0; i < h->own_count; i++)
		if (h->own[i].keys[0] == key)
			return true;
	return false;
}

static void add_lines(struct help *h, bool here, struct arena *arena, const char *folded)
{
	for (size_t i = 0; here && i < h->own_count; i++)
		if (fits(&h->own[i], arena, folded))
			h->lines[h->list.count++] = &h->own[i];
	for (size_t i = 0; i < action_count && h->list.count < LINES_MAX; i++) {
		if (action_holds(&actions[i], h->where) != here || !fits(&actions[i], arena, folded) ||
			(here && is_own_key(h, actions[i].keys[0])))
			continue;
		h->lines[h->list.count++] = &actions[i];
	}
}

/* What the view on top takes by itself, as lines that send its key. */
static void take_own(struct ui *ui, struct help *h)
{
	struct view_key keys[VIEW_KEYS_MAX];

	h->own_count = ui->top->kind->keys ? ui->top->kind->keys(ui, ui->top, keys) : 0;
	for (size_t i = 0; i < h->own_count; i++)
		h->own[i] = (struct action){ .name = "",
			.label = keys[i].help ? keys[i].help : keys[i].label,
			.keys = { keys[i].key },
			.where = ui->top->kind->where };
}

static void refill(struct ui *ui, struct help *h)
{
	const char *folded = text_fold(ui->frame, line_text(&h->typed));
	size_t here;

	h->list.count = 0;
	h->list.at = h->list.top = 0;
	add_lines(h, true, ui->frame, folded);
	if (!h->all)
		return;
	here = h->list.count;
	if (here < LINES_MAX)
		h->lines[h->list.count++] = NULL;
	add_lines(h, false, ui->frame, folded);
	if (h->list.count == here + 1)
		h->list.count = here;
}

/* The list's part; *typed is the place of the search line, *sentence that of the explanation. */
static struct pane help_box(
	struct ui *ui, struct help *h, const struct pane *p, struct pane *typed, struct pane *sentence)
{
	struct pane inside = dialog_box(p, p->rows - 4, COLS, h->all ? _("What can be done here") : _("All commands"),
		list_foot(&h->list, ui->frame));
	int list_rows = inside.rows - 2 - SENTENCE_ROWS;

	*typed = pane_part(&inside, 0, 0, 1, inside.cols);
	*sentence = pane_part(&inside, inside.rows - SENTENCE_ROWS, 0, SENTENCE_ROWS, inside.cols);
	return pane_part(&inside, 1, 0, list_rows, inside.cols);
}

static void draw(struct ui *ui, struct view *v, const struct pane *p)
{
	struct help *h = v->self;
	struct pane typed, sentence, list = help_box(ui, h, p, &typed, &sentence), field;
	int used = pane_text(&typed, 0, 0, STYLE_LABEL, _("Find:")) + 1;
	const struct action *a;

	field = pane_part(&typed, 0, used, 1, typed.cols - used);
	line_draw(&h->typed, ui, &field, true, false, STYLE_FIELD_AT);
	list_draw(&h->list, ui, &list, true);
	if (!h->list.count)
		pane_text(&list, 0, 1, STYLE_HINT, _("Nothing has these words. Backspace takes a letter away."));
	a = h->list.count ? h->lines[h->list.at] : NULL;
	if (a && a->help)
		pane_wrap(&sentence, 0, 0, STYLE_HINT, _(a->help));
	pane_cursor(&list, (int)(h->list.at - h->list.top), 0);
}

/* What has no function of its own is done by sending its key to the view that takes it. */
static void run_line(struct ui *ui, const struct action *line)
{
	struct action a = *line; /* the line may go with this view */
	struct event e = key_event(a.keys[0]);
	bool here = action_holds(&a, ui->top->below->kind->where);

	screen_pop(ui);
	if (!here)
		screen_hint(ui, _("\"%s\" cannot be done here."), _(a.label));
	else if (a.run)
		a.run(ui);
	else if (ui->top->kind->key)
		ui->top->kind->key(ui, ui->top, &e);
}

static bool click(struct ui *ui, struct help *h, const struct event *e)
{
	struct pane body = screen_body(ui), typed, sentence, list = help_box(ui, h, &body, &typed, &sentence);
	size_t before = h->list.at;
	bool hit = false;

	if (e->col >= list.col && e->col < list.col + list.cols)
		list_mouse(&h->list, e->mouse, e->row - list.row, list.rows, &hit);
	if (hit && h->list.at == before)
		run_line(ui, h->lines[h->list.at]);
	return true;
}

static bool key(struct ui *ui, struct view *v, const struct event *e)
{
	struct help *h = v->self;
	struct pane body = screen_body(ui), typed, sentence, list = help_box(ui, h, &body, &typed, &sentence);
	bool entered = dialog_enter(ui, &h->guard, e);

	if (e->kind == EVENT_MOUSE)
		return click(ui, h, e);
	if (list_key(&h->list, e, list.rows, false))
		return true;
	if (event_is(e, K_ENTER)) {
		if (entered && h->list.count && h->lines[h->list.at])
			run_line(ui, h->lines[h->list.at]);
		return true;
	}
	if (event_is(e, K_F1))
		screen_pop(ui);
	else if (line_key(&h->typed, ui, e))
		refill(ui, h);
	else
		return false;
	return true;
}

static bool typing(struct ui *ui, struct view *v)
{
	(void)ui;
	(void)v;
	return true;
}

static const struct view_kind help_kind = {
	.name = "help",
	.where = WHERE_LIST,
	.typing = typing,
	.draw = draw,
	.key = key,
};

static void open_list(struct ui *ui, bool all)
{
	struct help asked = { .where = ui->top->kind->where }, *h;
	struct view *v;

	if (ui->top->kind == &help_kind)
		return;
	take_own(ui, &asked);
	v = screen_push(ui, &help_kind, sizeof *h);
	h = v->self;
	*h = asked;
	h->all = all;
	h->guard = ui->now_ms;
	h->list = (struct list){ .from = h, .text = line_of, .can_focus = can_focus };
	line_open(&h->typed, v->arena, 40, false);
	refill(ui, h);
}

void help_run(struct ui *ui)
{
	open_list(ui, true);
}

void help_commands(struct ui *ui)
{
	open_list(ui, false);
}
