#include "tui/terminal.h"

#include <ncurses.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tui/terminal_keys.h"
#include "tui/terminal_paint.h"
#include "tui/terminal_signal.h"

#include <term.h> /* last: its macros take common words */

enum {
	ALIAS_FIRST = 0x1000, /* curses' own key codes lie below */
	ESCAPE_MS = 25,
	PASTE_WAIT_MS = 1000, /* a paste whose end mark does not come */
	PASTE_MAX = 1 << 20,
	SIZE_MAX_CELLS = 999,
	STYLE_BYTES = 96,
};

struct terminal {
	SCREEN *screen;
	WINDOW *input; /* reading from a pad causes no refresh */
	struct signals signals;
	struct painter out;
	char styles[STYLE_COUNT][STYLE_BYTES];
	bool gone, paste_on;
	bool more; /* curses may hold bytes that poll() does not see */
	char *paste;
	size_t paste_length, paste_room;
	unsigned char partial[5];
	int partial_length, partial_need;
};

/* A failed call costs a whole redraw, not the program. */
static void expect(struct terminal *t, int code)
{
	if (code == ERR)
		t->out.stale = true;
}

static void *must_have(void *memory)
{
	if (!memory)
		out_of_memory();
	return memory;
}

/* ---- opening and closing ---- */

/* What terminfo says of a capability; NULL: nothing. */
static const char *capability(const char *name)
{
	const char *bytes = tigetstr(name);

	return bytes && bytes != (const char *)-1 ? bytes : NULL;
}

static const char *place(int row, int col)
{
	return tiparm(cursor_address, row, col);
}

static bool has_colors_of(const struct theme *theme)
{
	for (int i = 0; i < STYLE_COUNT; i++)
		if (theme->paints[i].ink != COLOR_OWN)
			return true;
	return false;
}

/* Adds bytes to one style. Delays stay in; they are left out when the style is sent. */
static void add_to_style(char *style, const char *bytes)
{
	size_t used = strlen(style), length = bytes ? strlen(bytes) : 0;

	if (length && used + length < STYLE_BYTES)
		memcpy(style + used, bytes, length + 1);
}

static void make_style(char *style, struct paint paint, bool colors)
{
	add_to_style(style, capability("sgr0"));
	if (paint.flags & PAINT_BOLD)
		add_to_style(style, capability("bold"));
	if (paint.flags & PAINT_UNDERLINE)
		add_to_style(style, capability("smul"));
	if (paint.flags & PAINT_REVERSE)
		add_to_style(style, capability("rev"));
	if (!colors || paint.ink == COLOR_OWN)
		return;
	add_to_style(style, tiparm(capability("setaf"), paint.ink));
	add_to_style(style, tiparm(capability("setab"), paint.paper));
}

static void take_output(struct terminal *t, const struct theme *theme)
{
	bool colors = has_colors_of(theme) && tigetnum("colors") >= 8 && capability("setaf") && capability("setab");

	if (!colors)
		theme = theme_named("none");
	for (int i = 0; i < STYLE_COUNT; i++) {
		make_style(t->styles[i], theme->paints[i], colors);
		t->out.styles[i] = t->styles[i];
	}
	t->out.place = place;
	t->out.plain = capability("sgr0");
	t->out.clear = capability("clear");
	t->out.show_cursor = capability("cnorm");
	t->out.hide_cursor = capability("civis");
	t->out.corner_scrolls = tigetflag("am") > 0 && tigetflag("xenl") <= 0;
}

static bool take_keys(struct terminal *t)
{
	t->input = newpad(1, 1);
	if (!t->input || raw() == ERR || noecho() == ERR || nonl() == ERR || keypad(t->input, TRUE) == ERR ||
		keypad(stdscr, TRUE) == ERR || nodelay(t->input, TRUE) == ERR || set_escdelay(ESCAPE_MS) == ERR ||
		typeahead(-1) == ERR || intrflush(stdscr, FALSE) == ERR)
		return false;
	for (size_t i = 0; i < key_alias_count; i++)
		expect(t, define_key(key_aliases[i].bytes, ALIAS_FIRST + (int)i));
	return true;
}

static void take_mouse_and_paste(struct terminal *t, bool mouse)
{
	t->paste_on = capability("kmous") != NULL; /* a terminal that knows of mouse modes knows private modes */
	if (t->paste_on)
		painter_add(&t->out, "\033[?2004h");
	if (!mouse || !t->paste_on)
		return;
	mouseinterval(0);
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
}

static void take_size(struct terminal *t)
{
	struct winsize size = { 0 };
	int rows = 0, cols = 0;

	getmaxyx(stdscr, rows, cols);
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col) {
		rows = size.ws_row < SIZE_MAX_CELLS ? size.ws_row : SIZE_MAX_CELLS;
		cols = size.ws_col < SIZE_MAX_CELLS ? size.ws_col : SIZE_MAX_CELLS;
	}
	if (rows != getmaxy(stdscr) || cols != getmaxx(stdscr))
		expect(t, resizeterm(rows, cols));
	getmaxyx(stdscr, rows, cols);
	painter_resize(&t->out, rows, cols);
}

static bool start_curses(struct terminal *t, const struct theme *theme, bool mouse)
{
	t->screen = newterm(NULL, stdout, stdin);
	if (!t->screen)
		return false;
	if (!capability("cup") || !take_keys(t)) {
		endwin();
		return false;
	}
	take_output(t, theme);
	take_size(t);
	take_mouse_and_paste(t, mouse);
	return true;
}

static void forget(struct terminal **out)
{
	struct terminal *t = *out;

	if (t->input)
		delwin(t->input);
	if (t->screen)
		delscreen(t->screen);
	signals_close(&t->signals);
	painter_close(&t->out);
	free(t->paste);
	free(t);
	*out = NULL;
}

bool terminal_open(struct terminal **out, const struct theme *theme, bool mouse, struct error *err)
{
	struct terminal *t;

	*out = NULL;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return fail(err, E_INPUT, _("There is no terminal here. `tafel list application` works without one."));
	t = must_have(calloc(1, sizeof *t));
	if (!signals_open(&t->signals)) {
		free(t);
		return fail(err, E_INPUT, _("The system has no room for one more open file. Close a program first."));
	}
	if (!start_curses(t, theme, mouse)) {
		forget(&t);
		return fail(err, E_INPUT,
			_("This terminal cannot place the cursor. `tafel list application` works without that."));
	}
	*out = t;
	return true;
}

/* Wiped by our own hand: not every terminal has a second screen to leave. */
static void leave(struct terminal *t)
{
	if (!t->gone) {
		painter_add(&t->out, t->paste_on ? "\033[?2004l" : NULL);
		painter_add(&t->out, t->out.plain);
		painter_add(&t->out, t->out.clear);
		painter_add(&t->out, t->out.show_cursor);
		t->gone = !painter_write(&t->out, STDOUT_FILENO);
	}
	expect(t, endwin());
}

void terminal_close(struct terminal **t)
{
	if (!*t)
		return;
	leave(*t);
	forget(t);
}

void terminal_size(const struct terminal *t, int *rows, int *cols)
{
	*rows = t->out.rows;
	*cols = t->out.cols;
}

void terminal_flush(struct terminal *t, const struct grid *g)
{
	painter_draw(&t->out, g);
	if (t->gone || !painter_write(&t->out, STDOUT_FILENO))
		t->gone = true;
}

/* ---- input ---- */

static int next_byte(struct terminal *t)
{
	return wgetch(t->input);
}

static void wait_byte(int timeout_ms)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };

	poll(&in, 1, timeout_ms);
}

static void paste_add(struct terminal *t, int byte)
{
	if (t->paste_length >= PASTE_MAX)
		return;
	if (t->paste_length + 1 >= t->paste_room) {
		t->paste_room = t->paste_room ? t->paste_room * 2 : 256;
		t->paste = must_have(realloc(t->paste, t->paste_room));
	}
	t->paste[t->paste_length++] = (char)(byte == '\r' ? '\n' : byte);
	t->paste[t->paste_length] = '\0';
}

static int alias_of(int code)
{
	return code >= ALIAS_FIRST && code < ALIAS_FIRST + (int)key_alias_count ? key_aliases[code - ALIAS_FIRST].key
										: K_NONE;
}

/* Everything up to the end mark; without one the paste ends when nothing comes any more. */
static bool read_paste(struct terminal *t, struct event *e)
{
	int waited = 0;

	t->paste_length = 0;
	for (;;) {
		int byte = next_byte(t);

		if (byte == ERR && waited++)
			break;
		if (byte == ERR) {
			wait_byte(PASTE_WAIT_MS);
			continue;
		}
		waited = 0;
		if (alias_of(byte) == PASTE_END)
			break;
		if (byte >= 0 && byte < 256)
			paste_add(t, byte);
	}
	*e = (struct event){ .kind = EVENT_PASTE, .paste = t->paste_length ? t->paste : "", .length = t->paste_length };
	return true;
}

static bool read_mouse(const struct terminal *t, struct event *e)
{
	MEVENT m;

	if (getmouse(&m) == ERR || m.y < 0 || m.x < 0 || m.y >= t->out.rows || m.x >= t->out.cols)
		return false;
	*e = (struct event){ .kind = EVENT_MOUSE, .row = m.y, .col = m.x };
	if (m.bstate & BUTTON1_PRESSED)
		e->mouse = MOUSE_CLICK;
	else if (m.bstate & BUTTON4_PRESSED)
		e->mouse = MOUSE_WHEEL_UP;
	else if (m.bstate & BUTTON5_PRESSED)
		e->mouse = MOUSE_WHEEL_DOWN;
	else
		return false;
	return true;
}

static const struct {
	int code, key;
} curses_keys[] = {
	{ KEY_UP, K_UP },
	{ KEY_DOWN, K_DOWN },
	{ KEY_LEFT, K_LEFT },
	{ KEY_RIGHT, K_RIGHT },
	{ KEY_HOME, K_HOME },
	{ KEY_END, K_END },
	{ KEY_PPAGE, K_PAGE_UP },
	{ KEY_NPAGE, K_PAGE_DOWN },
	{ KEY_BACKSPACE, K_BACKSPACE },
	{ KEY_DC, K_DELETE },
	{ KEY_IC, K_INSERT },
	{ KEY_ENTER, K_ENTER },
	{ KEY_BTAB, K_SHIFT | K_TAB },
	{ KEY_FIND, K_HOME },
	{ KEY_SELECT, K_END },
	{ KEY_A1, K_HOME },
	{ KEY_C1, K_END },
	{ KEY_A3, K_PAGE_UP },
	{ KEY_C3, K_PAGE_DOWN },
	{ KEY_SR, K_SHIFT | K_UP },
	{ KEY_SF, K_SHIFT | K_DOWN },
	{ KEY_SLEFT, K_SHIFT | K_LEFT },
	{ KEY_SRIGHT, K_SHIFT | K_RIGHT },
};

static int named_key(int code)
{
	int key = alias_of(code);

	if (code >= KEY_F(1) && code <= KEY_F(12))
		return K_F1 + code - KEY_F(1);
	for (size_t i = 0; !key && i < sizeof curses_keys / sizeof *curses_keys; i++)
		if (curses_keys[i].code == code)
			key = curses_keys[i].key;
	return key ? key : K_UNKNOWN;
}

/* The rest of an escape sequence that no table knows: it must not end up as text. */
static void skip_sequence(struct terminal *t)
{
	int byte;

	do
		byte = next_byte(t);
	while (byte != ERR && byte < 256 && !(byte >= 0x40 && byte <= 0x7E));
}

/* What follows an Esc at once belongs to it: Alt, or an unknown sequence. */
static int escape_key(struct terminal *t)
{
	int byte = next_byte(t);

	if (byte == ERR)
		return K_ESC;
	if (byte == '[' || byte == 'O') {
		skip_sequence(t);
		return K_UNKNOWN;
	}
	if (byte > ' ' && byte < 0x7F)
		return K_ALT | (byte >= 'A' && byte <= 'Z' ? byte + 'a' - 'A' : byte);
	if (ungetch(byte) == ERR)
		return K_UNKNOWN;
	return K_ESC;
}

static int control_key(struct terminal *t, int byte)
{
	switch (byte) {
	case '\r':
	case '\n': return K_ENTER;
	case '\t': return K_TAB;
	case '\b':
	case 0x7F: return K_BACKSPACE;
	case 0x1B: return escape_key(t);
	case 0: return K_CTRL | ' ';
	default: return byte < 27 ? K_CTRL | (byte + 'a' - 1) : K_UNKNOWN;
	}
}

/* Collects the bytes of one character; true when it is whole. Bytes that are no UTF-8 are dropped. */
static bool take_character(struct terminal *t, int byte, struct event *e)
{
	int point;

	if ((byte & 0xC0) != 0x80) {
		t->partial_length = 0;
		t->partial_need = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0;
	}
	if (t->partial_length >= t->partial_need)
		return false;
	t->partial[t->partial_length++] = (unsigned char)byte;
	if (t->partial_length < t->partial_need)
		return false;
	point = t->partial_need == 1 ? byte : t->partial[0] & 0x7F >> t->partial_need;
	for (int i = 1; i < t->partial_need; i++)
		point = point << 6 | (t->partial[i] & 0x3F);
	t->partial_need = 0;
	if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000) || (point >= 0x80 && point < 0xA0))
		return false;
	*e = key_event(point);
	return true;
}

/* One event from what curses has; false: nothing whole is there. */
static bool read_input(struct terminal *t, struct event *e)
{
	int byte;

	while ((byte = next_byte(t)) != ERR) {
		t->more = true;
		if (byte == KEY_MOUSE) {
			if (read_mouse(t, e))
				return true;
		} else if (alias_of(byte) == PASTE_BEGIN) {
			return read_paste(t, e);
		} else if (byte >= 256 && alias_of(byte) != PASTE_END && byte != KEY_RESIZE) {
			*e = key_event(named_key(byte));
			return true;
		} else if (byte < ' ' || byte == 0x7F) {
			*e = key_event(control_key(t, byte));
			return true;
		} else if (byte < 256 && take_character(t, byte, e)) {
			return true;
		}
	}
	t->more = false;
	return false;
}

/* Wiped while it stands still; drawn anew when it goes on. */
static void stand_still(struct terminal *t)
{
	leave(t);
	raise(SIGSTOP);
	expect(t, doupdate()); /* takes the terminal again */
	painter_add(&t->out, t->paste_on ? "\033[?2004h" : NULL);
}

static bool read_signal(struct terminal *t, struct event *e)
{
	int number = signals_read(&t->signals);

	if (!number)
		return false;
	if (signal_ends(number)) {
		*e = (struct event){ .kind = EVENT_END };
		return true;
	}
	if (number == SIGTSTP)
		stand_still(t);
	take_size(t);
	*e = (struct event){ .kind = EVENT_RESIZE, .row = t->out.rows, .col = t->out.cols };
	return true;
}

static bool end_of_terminal(struct terminal *t, struct event *e)
{
	t->gone = true;
	*e = (struct event){ .kind = EVENT_END };
	return true;
}

/* Readable but empty: the other side has closed. */
static bool is_at_end(void)
{
	int waiting = 0;

	return ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting == 0;
}

bool terminal_read(struct terminal *t, int timeout_ms, struct event *e)
{
	struct pollfd in[] = { { .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = t->signals.read_fd, .events = POLLIN } };

	if (t->gone)
		return end_of_terminal(t, e);
	if (t->more && read_input(t, e))
		return true;
	if (poll(in, 2, timeout_ms) <= 0 && !in[1].revents)
		return read_signal(t, e); /* EINTR: the handler has written meanwhile */
	if (in[1].revents && read_signal(t, e))
		return true;
	if (in[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		return end_of_terminal(t, e);
	if (!(in[0].revents & POLLIN))
		return false;
	if (read_input(t, e))
		return true;
	return is_at_end() && poll(in, 1, 0) > 0 && end_of_terminal(t, e);
}
