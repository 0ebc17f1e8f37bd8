#include "tui/terminal.h"

#include <ncurses.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tui/terminal_keys.h"
#include "tui/terminal_signal.h"

#include <term.h> /* last: its macros take common words */

enum {
	ALIAS_FIRST = 0x1000,    /* curses' own key codes lie below */
	ESCAPE_MS = 25,
	PASTE_WAIT_MS = 1000,    /* a paste whose end mark does not come */
	PASTE_MAX = 1 << 20,
	SIZE_MAX_CELLS = 999,
	GAP = 6,                 /* equal cells between two spans that are cheaper to send again than to skip */
};

struct terminal {
	SCREEN *screen;
	WINDOW *input;           /* reading from a pad causes no refresh */
	struct signals signals;
	int rows, cols;
	struct cell *shown;      /* what was sent last */
	cchar_t *span;           /* one row, to send */
	bool stale, gone, cursor_shown, paste_on;
	bool more;               /* curses may hold bytes that poll() does not see */
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	char *paste;
	size_t paste_length, paste_room;
	unsigned char partial[5];
	int partial_length, partial_need;
};

/* A failed call costs a whole redraw, not the program. */
static void expect(struct terminal *t, int code)
{
	if (code == ERR)
		t->stale = true;
}

static void *must_have(void *memory)
{
	if (!memory)
		out_of_memory();
	return memory;
}

/* ---- opening and closing ---- */

static short pair_for(struct terminal *t, enum style style, const struct theme *theme, bool own_colors)
{
	struct paint paint = theme->paints[style];

	for (int i = 0; i < (int)style; i++)
		if (theme->paints[i].ink == paint.ink && theme->paints[i].paper == paint.paper)
			return t->pairs[i];
	if (own_colors && paint.ink == COLOR_OWN && paint.paper == COLOR_OWN)
		return 0;
	if (init_pair((short)(style + 1), paint.ink == COLOR_OWN ? COLOR_WHITE : paint.ink,
		    paint.paper == COLOR_OWN ? COLOR_BLACK : paint.paper) == ERR)
		return 0;
	return (short)(style + 1);
}

static attr_t attributes_of(unsigned flags)
{
	return (flags & PAINT_BOLD ? A_BOLD : 0) | (flags & PAINT_REVERSE ? A_REVERSE : 0) |
	       (flags & PAINT_UNDERLINE ? A_UNDERLINE : 0);
}

static bool has_colors_of(const struct theme *theme)
{
	for (int i = 0; i < STYLE_COUNT; i++)
		if (theme->paints[i].ink != COLOR_OWN)
			return true;
	return false;
}

static void paint(struct terminal *t, const struct theme *theme)
{
	bool own_colors = true, colors;

	colors = has_colors_of(theme) && has_colors() && start_color() == OK && COLORS >= 8 &&
		 COLOR_PAIRS > STYLE_COUNT;
	if (colors)
		own_colors = use_default_colors() == OK;
	else
		theme = theme_named("none");
	for (int i = 0; i < STYLE_COUNT; i++) {
		t->attributes[i] = attributes_of(theme->paints[i].flags);
		t->pairs[i] = colors ? pair_for(t, i, theme, own_colors) : 0;
	}
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

static bool can(const char *capability)
{
	const char *bytes = tigetstr(capability);

	return bytes && bytes != (const char *)-1;
}

static void take_mouse_and_paste(struct terminal *t, bool mouse)
{
	t->paste_on = can("kmous"); /* a terminal that knows of mouse modes knows private modes */
	if (t->paste_on)
		expect(t, putp("\033[?2004h"));
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
	getmaxyx(stdscr, t->rows, t->cols);
	free(t->shown);
	free(t->span);
	t->shown = must_have(calloc((size_t)t->rows * (size_t)t->cols, sizeof *t->shown));
	t->span = must_have(calloc((size_t)t->cols, sizeof *t->span));
}

static bool start_curses(struct terminal *t, const struct theme *theme, bool mouse)
{
	t->screen = newterm(NULL, stdout, stdin);
	if (!t->screen)
		return false;
	if (!can("cup") || !take_keys(t)) {
		endwin();
		return false;
	}
	paint(t, theme);
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
	free(t->shown);
	free(t->span);
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
		return fail(err, E_INPUT, _("This terminal cannot place the cursor. `tafel list application` works without that."));
	}
	t->cursor_shown = true;
	*out = t;
	return true;
}

static void leave(struct terminal *t)
{
	if (t->paste_on)
		expect(t, putp("\033[?2004l"));
	if (!t->cursor_shown && curs_set(1) != ERR)
		t->cursor_shown = true;
	expect(t, werase(stdscr));
	expect(t, wnoutrefresh(stdscr));
	expect(t, doupdate());
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
	*rows = t->rows;
	*cols = t->cols;
}

/* ---- output ---- */

/* One cell for curses; returns false for the right half of a wide one. */
static bool cell_out(const struct terminal *t, const struct cell *cell, cchar_t *out)
{
	const unsigned char *at = (const unsigned char *)cell->text;
	wchar_t text[CCHARW_MAX + 1];
	int count = 0;

	if (!cell->width)
		return false;
	while (*at && count < CCHARW_MAX) {
		int bytes = *at < 0x80 ? 1 : *at < 0xE0 ? 2 : *at < 0xF0 ? 3 : 4;
		wchar_t point = bytes == 1 ? *at : *at & 0x7F >> bytes;

		for (int i = 1; i < bytes; i++)
			point = point << 6 | (at[i] & 0x3F);
		text[count++] = point;
		at += bytes;
	}
	text[count] = 0;
	if (setcchar(out, text, t->attributes[cell->style], t->pairs[cell->style], NULL) == ERR)
		setcchar(out, L"?", t->attributes[cell->style], t->pairs[cell->style], NULL);
	return true;
}

static bool same(const struct cell *a, const struct cell *b)
{
	return !memcmp(a, b, sizeof *a);
}

/* The next span of `row` from `*from` on that differs; false: none. Ends behind the last cell that does. */
static bool next_span(const struct cell *now, const struct cell *shown, int cols, int *from, int *end)
{
	int at = *from, equal = 0;

	while (at < cols && same(now + at, shown + at))
		at++;
	if (at == cols)
		return false;
	while (at > 0 && (!now[at].width || !shown[at].width))
		at--;
	*from = at;
	for (*end = ++at; at < cols && equal <= GAP; at++) {
		equal = same(now + at, shown + at) ? equal + 1 : 0;
		if (!equal)
			*end = at + 1;
	}
	while (*end < cols && !now[*end].width)
		++*end;
	return true;
}

static void send_row(struct terminal *t, int row, const struct cell *now)
{
	struct cell *shown = t->shown + (size_t)row * (size_t)t->cols;

	for (int from = 0, end; next_span(now, shown, t->cols, &from, &end); from = end) {
		int count = 0;

		for (int i = from; i < end; i++)
			count += cell_out(t, now + i, t->span + count);
		expect(t, mvadd_wchnstr(row, from, t->span, count));
		memcpy(shown + from, now + from, (size_t)(end - from) * sizeof *now);
	}
}

static void send_cursor(struct terminal *t, const struct grid *g)
{
	if (g->cursor_shown)
		expect(t, wmove(stdscr, g->cursor_row, g->cursor_col));
	if (g->cursor_shown == t->cursor_shown)
		return;
	if (curs_set(g->cursor_shown) != ERR)
		t->cursor_shown = g->cursor_shown;
}

void terminal_flush(struct terminal *t, const struct grid *g)
{
	size_t row_bytes = (size_t)t->cols * sizeof *t->shown;

	if (t->gone || g->rows != t->rows || g->cols != t->cols)
		return;
	if (t->stale) {
		t->stale = false;
		memset(t->shown, 0, (size_t)t->rows * row_bytes);
		expect(t, clearok(curscr, TRUE));
	}
	for (int row = 0; row < t->rows; row++) {
		const struct cell *now = g->cells + (size_t)row * (size_t)g->cols;

		if (memcmp(now, t->shown + (size_t)row * (size_t)t->cols, row_bytes))
			send_row(t, row, now);
	}
	send_cursor(t, g);
	expect(t, wnoutrefresh(stdscr));
	expect(t, doupdate());
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

	if (getmouse(&m) == ERR || m.y < 0 || m.x < 0 || m.y >= t->rows || m.x >= t->cols)
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
	{ KEY_UP, K_UP }, { KEY_DOWN, K_DOWN }, { KEY_LEFT, K_LEFT }, { KEY_RIGHT, K_RIGHT }, { KEY_HOME, K_HOME },
	{ KEY_END, K_END }, { KEY_PPAGE, K_PAGE_UP }, { KEY_NPAGE, K_PAGE_DOWN }, { KEY_BACKSPACE, K_BACKSPACE },
	{ KEY_DC, K_DELETE }, { KEY_IC, K_INSERT }, { KEY_ENTER, K_ENTER }, { KEY_BTAB, K_SHIFT | K_TAB },
	{ KEY_FIND, K_HOME }, { KEY_SELECT, K_END }, { KEY_A1, K_HOME }, { KEY_C1, K_END }, { KEY_A3, K_PAGE_UP },
	{ KEY_C3, K_PAGE_DOWN }, { KEY_SR, K_SHIFT | K_UP }, { KEY_SF, K_SHIFT | K_DOWN },
	{ KEY_SLEFT, K_SHIFT | K_LEFT }, { KEY_SRIGHT, K_SHIFT | K_RIGHT },
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
	case '\r': case '\n': return K_ENTER;
	case '\t': return K_TAB;
	case '\b': case 0x7F: return K_BACKSPACE;
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
	t->stale = true;
	if (t->paste_on)
		expect(t, putp("\033[?2004h"));
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
	t->stale = true;
	take_size(t);
	*e = (struct event){ .kind = EVENT_RESIZE, .row = t->rows, .col = t->cols };
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
	struct pollfd in[] = { { .fd = STDIN_FILENO, .events = POLLIN }, { .fd = t->signals.read_fd, .events = POLLIN } };

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
