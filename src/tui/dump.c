/* The screens without a terminal: events by name in, the grid as text out. */
#include "tui/tui.h"

#include <stdio.h>
#include <string.h>

#include "tui/screen.h"

enum {
	EVENT_MS = 1000, /* that pass before each event; none after "hold:" */
	SLICES_MAX = 1000000,
	NAME_MAX_BYTES = 64,
};

static void settle(struct ui *ui)
{
	for (int i = 0; i < SLICES_MAX && !ui->ended && screen_idle(ui); i++)
		;
	if (!ui->ended)
		screen_draw(ui);
}

struct ui *ui_open_headless_with(struct app *app, int rows, int cols, const struct tui_options *options)
{
	struct ui *ui = screen_open(app, rows, cols, options);

	settle(ui);
	return ui;
}

struct ui *ui_open_headless(struct app *app, int rows, int cols)
{
	return ui_open_headless_with(app, rows, cols, &(struct tui_options){ 0 });
}

void ui_close(struct ui **ui)
{
	screen_end(ui);
}

static bool send(struct ui *ui, const struct event *e)
{
	if (!ui->ended)
		screen_event(ui, e);
	settle(ui);
	return !ui->ended;
}

bool ui_type(struct ui *ui, const char *text)
{
	while (*text) {
		unsigned char lead = (unsigned char)*text;
		size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
		char one[8] = { 0 };
		struct event e;

		strncpy(one, text, bytes);
		e = key_event(key_parse(one));
		ui->now_ms += EVENT_MS;
		if (!send(ui, &e))
			return false;
		text += strlen(one);
	}
	return true;
}

bool ui_paste(struct ui *ui, const char *text)
{
	ui->now_ms += EVENT_MS;
	return send(ui, &(struct event){ .kind = EVENT_PASTE, .paste = text, .length = strlen(text) });
}

static bool place_event(const char *name, struct event *e)
{
	static const struct {
		const char *start;
		enum event_kind kind;
		enum mouse mouse;
	} forms[] = {
		{ "click:", EVENT_MOUSE, MOUSE_CLICK },
		{ "wheel-up:", EVENT_MOUSE, MOUSE_WHEEL_UP },
		{ "wheel-down:", EVENT_MOUSE, MOUSE_WHEEL_DOWN },
		{ "size:", EVENT_RESIZE, MOUSE_CLICK },
	};

	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		size_t length = strlen(forms[i].start);

		if (strncmp(name, forms[i].start, length))
			continue;
		*e = (struct event){ .kind = forms[i].kind, .mouse = forms[i].mouse };
		return sscanf(name + length, "%d%*[,x]%d", &e->row, &e->col) == 2;
	}
	return false;
}

static bool named_event(const char *name, struct event *e)
{
	int key = key_parse(name);

	if (key)
		*e = key_event(key);
	else if (!strcmp(name, "idle"))
		*e = (struct event){ .kind = EVENT_IDLE };
	else if (!strcmp(name, "end"))
		*e = (struct event){ .kind = EVENT_END };
	else
		return place_event(name, e);
	return true;
}

static bool feed_one(struct ui *ui, const char *name)
{
	struct event e;
	bool held = !strncmp(name, "hold:", 5);

	if (!named_event(held ? name + 5 : name, &e))
		return ui_type(ui, name);
	ui->now_ms += held ? 0 : EVENT_MS;
	return send(ui, &e);
}

bool ui_feed(struct ui *ui, const char *events)
{
	bool goes_on = !ui->ended;

	while (goes_on && *events) {
		size_t length = strcspn(events, " ");
		char name[NAME_MAX_BYTES];

		snprintf(name, sizeof name, "%.*s", (int)length, events);
		if (*name)
			goes_on = feed_one(ui, name);
		events += length + (events[length] == ' ');
	}
	return goes_on;
}

const char *ui_dump(struct ui *ui, struct arena *arena)
{
	struct buffer out = { .arena = arena };

	for (int row = 0; row < ui->grid.rows; row++) {
		buffer_text(&out, ui_row(ui, arena, row));
		buffer_text(&out, "\n");
	}
	return out.text;
}

const char *ui_row(struct ui *ui, struct arena *arena, int row)
{
	return grid_row_text(&ui->grid, arena, row);
}

bool ui_cursor(struct ui *ui, int *row, int *col)
{
	*row = ui->grid.cursor_row;
	*col = ui->grid.cursor_col;
	return ui->grid.cursor_shown;
}

bool ui_ended(const struct ui *ui)
{
	return ui->ended;
}
