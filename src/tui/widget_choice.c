/* Widgets to point in: a row of choices, a flag, the boxes of a set. */
#include <string.h>

#include "base/text.h"
#include "tui/widget.h"

enum { RADIO_ROWS = 2, BUTTON = 4, GAP = 2 }; /* "(•) ", blanks between two choices */

/* Where each choice stands when they flow over the columns. */
struct spot {
	int row, col;
};

static int place_choices(const struct option *options, size_t count, int columns, struct spot *spots)
{
	int row = 0, col = 0;

	for (size_t i = 0; i < count; i++) {
		int width = BUTTON + text_width(options[i].text);

		if (col && col + width > columns) {
			row++;
			col = 0;
		}
		spots[i] = (struct spot){ row, col };
		col += width + GAP;
	}
	return row + 1;
}

static struct spot *spots_of(struct ui *ui, const struct option *options, size_t count, int columns, int *rows)
{
	struct spot *spots = arena_alloc(ui->frame, (count + 1) * sizeof(*spots));

	*rows = place_choices(options, count, columns, spots);
	return spots;
}

static int rows_of_choices(struct ui *ui, const struct input *input, int columns)
{
	size_t count;
	struct option *options = input_options(ui, input, &count);
	int rows;

	spots_of(ui, options, count, columns, &rows);
	return rows;
}

bool widget_radio_fits(struct ui *ui, const struct input *input, int columns)
{
	return rows_of_choices(ui, input, columns) <= RADIO_ROWS;
}

static size_t choice_at(
	const struct pane *pane, const struct option *options, size_t count, const struct spot *spots, int row, int col)
{
	(void)pane;
	for (size_t i = 0; i < count; i++)
		if (row == spots[i].row && col >= spots[i].col &&
			col < spots[i].col + BUTTON + text_width(options[i].text))
			return i;
	return count;
}

static void touch(struct ui *ui, struct input *input, const char *text, const char *picked)
{
	input->left = false;
	input_set(ui, input, text, picked);
}

/* The next choice after `from` whose label begins with the letter; count: none. */
static size_t find_letter(
	struct ui *ui, const struct option *options, size_t count, size_t from, const struct event *event)
{
	const char *letter = text_fold(ui->frame, event->text);

	for (size_t step = 1; *letter && step <= count; step++) {
		size_t i = (from + step) % count;

		if (!strncmp(text_fold(ui->frame, options[i].text), letter, strlen(letter)))
			return i;
	}
	return count;
}

/* ---- one of a few ------------------------------------------------------------------------------------------------ */

static size_t chosen(const struct input *input, const struct option *options, size_t count)
{
	const char *text = line_text(&input->line);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(options[i].text, text) || !strcmp(options[i].code, text))
			return i;
	return count;
}

static void draw_radio(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	size_t count;
	struct option *options = input_options(ui, input, &count);
	size_t at = chosen(input, options, count);
	int rows;
	struct spot *spots = spots_of(ui, options, count, pane->cols, &rows);

	for (size_t i = 0; i < count; i++) {
		enum style style = focused && i == at ? STYLE_FIELD_AT : STYLE_NORMAL;

		pane_text(pane, spots[i].row, spots[i].col, style, i == at ? "(•) " : "( ) ");
		pane_text(pane, spots[i].row, spots[i].col + BUTTON, style, options[i].text);
	}
	if (focused && count)
		pane_cursor(pane, spots[at % count].row, spots[at % count].col + 1);
}

static void choose(struct ui *ui, struct input *input, const struct option *options, size_t count, size_t i)
{
	if (i < count)
		touch(ui, input, options[i].text, options[i].code);
}

static bool key_radio_text(
	struct ui *ui, struct input *input, const struct event *event, const struct option *options, size_t count)
{
	size_t at = chosen(input, options, count), to = count;

	if (event->key == ' ')
		to = at == count ? 0 : (at + 1) % count;
	else if (event->key >= '1' && event->key <= '9')
		to = (size_t)(event->key - '1');
	else
		to = find_letter(ui, options, count, at == count ? count - 1 : at, event);
	choose(ui, input, options, count, to);
	return to < count;
}

static bool key_radio(struct ui *ui, struct input *input, const struct event *event, int columns)
{
	size_t count;
	struct option *options = input_options(ui, input, &count);
	size_t at = chosen(input, options, count);

	(void)columns;
	if (!count)
		return false;
	if (event_is_text(event))
		return key_radio_text(ui, input, event, options, count);
	if (event_is(event, K_RIGHT))
		choose(ui, input, options, count, at == count ? 0 : at + 1);
	else if (event_is(event, K_LEFT))
		choose(ui, input, options, count, at == count ? count - 1 : at ? at - 1 : 0);
	else if (event_is(event, K_BACKSPACE) || event_is(event, K_DELETE))
		touch(ui, input, "", NULL);
	else
		return false;
	return true;
}

static void click_radio(struct ui *ui, struct input *input, const struct pane *pane, int row, int col)
{
	size_t count;
	struct option *options = input_options(ui, input, &count);
	int rows;
	struct spot *spots = spots_of(ui, options, count, pane->cols, &rows);

	choose(ui, input, options, count, choice_at(pane, options, count, spots, row, col));
}

/* ---- yes or no --------------------------------------------------------------------------------------------------- */

static int flag_rows(struct ui *ui, const struct input *input, int columns)
{
	(void)ui;
	(void)input;
	(void)columns;
	return 1;
}

static void draw_flag(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	const char *text = line_text(&input->line);
	bool yes = !strcmp(text, _("yes")), known = *text;
	enum style style = focused ? STYLE_FIELD_AT : STYLE_NORMAL;
	int col = pane_text(pane, 0, 0, style, yes ? "[x] " : known ? "[ ] " : "[?] ");

	(void)ui;
	pane_text(pane, 0, col, style, known ? text : _("not known"));
	if (focused)
		pane_cursor(pane, 0, 1);
}

static void toggle(struct ui *ui, struct input *input)
{
	bool yes = !strcmp(line_text(&input->line), _("yes"));

	touch(ui, input, yes ? _("no") : _("yes"), NULL);
}

static bool key_flag(struct ui *ui, struct input *input, const struct event *event, int columns)
{
	static const struct {
		int key;
		const char *text; /* message id; NULL: the other one */
	} keys[] = {
		{ ' ', NULL },
		{ 'x', N_("yes") },
		{ 'j', N_("yes") },
		{ 'y', N_("yes") },
		{ 'n', N_("no") },
		{ K_LEFT, NULL },
		{ K_RIGHT, NULL },
		{ K_BACKSPACE, "" },
		{ K_DELETE, "" },
	};

	(void)columns;
	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		if (!event_is(event, keys[i].key))
			continue;
		if (!keys[i].text)
			toggle(ui, input);
		else
			touch(ui, input, *keys[i].text ? _(keys[i].text) : "", NULL);
		return true;
	}
	return false;
}

static void click_flag(struct ui *ui, struct input *input, const struct pane *pane, int row, int col)
{
	(void)pane;
	(void)row;
	if (col < 12)
		toggle(ui, input);
}

/* ---- any of several ---------------------------------------------------------------------------------------------- */

static bool holds(const char *codes, const char *code)
{
	size_t length = strlen(code);

	for (const char *at = codes; at && *at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
		if (!strncmp(at, code, length) && (at[length] == ',' || !at[length]))
			return true;
	return false;
}

static void draw_set(struct ui *ui, struct input *input, const struct pane *pane, bool focused)
{
	size_t count;
	struct option *options = input_options(ui, input, &count);
	int rows;
	struct spot *spots = spots_of(ui, options, count, pane->cols, &rows);

	for (size_t i = 0; i < count; i++) {
		enum style style = focused && i == input->at ? STYLE_FIELD_AT : STYLE_NORMAL;
		bool in = holds(line_text(&input->line), options[i].code);

		pane_text(pane, spots[i].row, spots[i].col, style, in ? "[x] " : "[ ] ");
		pane_text(pane, spots[i].row, spots[i].col + BUTTON, style, options[i].text);
	}
	if (focused && input->at < count)
		pane_cursor(pane, spots[input->at].row, spots[input->at].col + 1);
}

/* Codes that this arrangement does not know stay in: they came from a newer version. The order is that of the file. */
static void flip(struct ui *ui, struct input *input, const char *code)
{
	const char *codes = line_text(&input->line);
	struct buffer out = { .arena = ui->frame };
	bool in = holds(codes, code), done = false;

	buffer_text(&out, "");
	while (*codes) {
		size_t length = strcspn(codes, ",");
		const char *part = arena_copy(ui->frame, codes, length);

		if (!in && !done && strcmp(part, code) > 0) {
			buffer_print(&out, "%s%s", out.length ? "," : "", code);
			done = true;
		}
		if (!in || strcmp(part, code) != 0)
			buffer_print(&out, "%s%s", out.length ? "," : "", part);
		codes += length + (codes[length] != '\0');
	}
	if (!in && !done)
		buffer_print(&out, "%s%s", out.length ? "," : "", code);
	touch(ui, input, out.text, NULL);
}

/* One line up or down within the boxes; false: over the edge. */
static bool step_row(struct input *input, const struct spot *spots, size_t count, int by)
{
	int row = spots[input->at].row + by, best = -1;
	size_t to = count;

	for (size_t i = 0; i < count; i++) {
		int far = spots[i].col - spots[input->at].col;

		far = far < 0 ? -far : far;
		if (spots[i].row == row && (best < 0 || far < best)) {
			best = far;
			to = i;
		}
	}
	if (to == count)
		return false;
	input->at = to;
	return true;
}

static bool key_set(struct ui *ui, struct input *input, const struct event *event, int columns)
{
	size_t count, to;
	struct option *options = input_options(ui, input, &count);
	int rows;
	struct spot *spots = spots_of(ui, options, count, columns, &rows);

	if (!count)
		return false;
	input->at = input->at < count ? input->at : 0;
	to = input->at;
	if (event_is(event, K_UP) || event_is(event, K_DOWN))
		return step_row(input, spots, count, event_is(event, K_UP) ? -1 : 1);
	if (event_is(event, ' '))
		flip(ui, input, options[input->at].code);
	else if (event_is(event, K_RIGHT))
		to += to + 1 < count;
	else if (event_is(event, K_LEFT))
		to -= to > 0;
	else if (event_is(event, K_HOME))
		to = 0;
	else if (event_is(event, K_END))
		to = count - 1;
	else if (!event_is_text(event) || (to = find_letter(ui, options, count, to, event)) == count)
		return false;
	input->at = to;
	return true;
}

static void click_set(struct ui *ui, struct input *input, const struct pane *pane, int row, int col)
{
	size_t count, at;
	struct option *options = input_options(ui, input, &count);
	int rows;
	struct spot *spots = spots_of(ui, options, count, pane->cols, &rows);

	at = choice_at(pane, options, count, spots, row, col);
	if (at == count)
		return;
	input->at = at;
	flip(ui, input, options[at].code);
}

const struct widget widget_radio = {
	.name = "radio",
	.hint = N_("Left and right choose, or a number.  Backspace empties."),
	.rows = rows_of_choices,
	.draw = draw_radio,
	.key = key_radio,
	.click = click_radio,
};

const struct widget widget_flag = {
	.name = "flag",
	.hint = N_("Space changes yes and no.  Backspace empties."),
	.rows = flag_rows,
	.draw = draw_flag,
	.key = key_flag,
	.click = click_flag,
};

const struct widget widget_set = {
	.name = "set",
	.hint = N_("Left and right move, Space ticks or clears."),
	.rows = rows_of_choices,
	.draw = draw_set,
	.key = key_set,
	.click = click_set,
};
