#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* posix_openpt, ppoll, wait4 */
#endif

#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#define RECORD_MAX (1u << 20)
#define SEND_LIMIT 10000 /* ms */
#define SHORT_POLL 50    /* ms; ncurses waits 25 for what follows an Esc */
#define NAP 300          /* µs between looks */

struct bytes {
	char *at;
	size_t len, room;
};

/* Where a piece of the output ends, and when it came. */
struct piece {
	size_t end;
	int64_t when;
};

struct term {
	VTerm *vt;
	VTermScreen *screen;
	VTermState *state;
	int master, slave; /* -1 after a hangup; the slave is held to see what the program has not read yet */
	int rows, cols;
	pid_t pid;
	bool ended;
	int status;
	struct rusage usage;
	bool cursor_shown, altscreen;
	int64_t started, last_byte;
	uint64_t received;
	struct bytes pieces;  /* struct piece, for each read of what is in unshown */
	struct bytes unshown; /* received and not given to libvterm yet */
	char mode[32];        /* the beginning of a mode sequence that may not be complete */
	size_t mode_len;
	struct bytes out; /* what libvterm wants sent: keys, answers to questions */
	struct bytes record, row_text, screen_text;
};

/* ---- memory and time ---- */

static void append(struct bytes *b, const void *from, size_t len)
{
	if (b->len + len + 1 > b->room) {
		size_t room = (b->len + len + 1) * 2;
		char *at = realloc(b->at, room);
		if (!at) {
			fputs("term: out of memory\n", stderr);
			abort();
		}
		b->at = at;
		b->room = room;
	}
	if (len)
		memcpy(b->at + b->len, from, len);
	b->len += len;
	b->at[b->len] = '\0';
}

static void empty(struct bytes *b)
{
	b->len = 0;
	append(b, "", 0);
}

int64_t term_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

/* ---- what the program is doing ---- */

static bool slurp(const char *path, char *to, size_t room)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return false;
	n = read(fd, to, room - 1);
	close(fd);
	if (n <= 0)
		return false;
	to[n] = '\0';
	return true;
}

static bool waits_for_children(long call)
{
	return call == SYS_wait4 || call == SYS_waitid || call == SYS_rt_sigsuspend;
}

static bool waits_for_input(long call, int poll_limit)
{
	switch (call) {
#ifdef SYS_poll
	case SYS_poll: return poll_limit < 0 || poll_limit > SHORT_POLL;
#endif
#ifdef SYS_select
	case SYS_select:
#endif
#ifdef SYS_epoll_wait
	case SYS_epoll_wait:
#endif
#ifdef SYS_pause
	case SYS_pause:
#endif
	case SYS_read:
	case SYS_readv:
	case SYS_ppoll:
	case SYS_pselect6:
	case SYS_epoll_pwait:
	case SYS_rt_sigtimedwait:
	case SYS_restart_syscall: return true;
	default: return waits_for_children(call);
	}
}

static bool asleep(pid_t pid);

static bool children_asleep(pid_t pid)
{
	char path[64], list[4096], *at = list, *end;

	snprintf(path, sizeof(path), "/proc/%d/task/%d/children", (int)pid, (int)pid);
	if (!slurp(path, list, sizeof(list)))
		return true;
	for (;;) {
		long child = strtol(at, &end, 10);
		if (end == at)
			return true;
		if (!asleep((pid_t)child))
			return false;
		at = end;
	}
}

/* Blocked until something comes from outside. Where the system hides the call, state S must do. */
static bool asleep(pid_t pid)
{
	char path[64], text[1024], *at;
	unsigned long long arg[3];
	long call;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	if (!slurp(path, text, sizeof(text)))
		return true;
	at = strrchr(text, ')');
	if (!at || at[1] != ' ')
		return true;
	if (at[2] == 'Z')
		return true;
	if (at[2] != 'S')
		return false;
	snprintf(path, sizeof(path), "/proc/%d/syscall", (int)pid);
	if (!slurp(path, text, sizeof(text)))
		return true;
	if (sscanf(text, "%ld %llx %llx %llx", &call, &arg[0], &arg[1], &arg[2]) != 4)
		return false;
	if (!waits_for_input(call, (int)(unsigned int)arg[2]))
		return false;
	return !waits_for_children(call) || children_asleep(pid);
}

static void reap(struct term *t)
{
	if (!t->ended && wait4(t->pid, &t->status, WNOHANG, &t->usage) == t->pid)
		t->ended = true;
}

/* ---- bytes in and out ---- */

/* Reads what is there. The kernel brings what has been written across before it says that nothing is there. */
static bool take(struct term *t)
{
	char chunk[65536];
	ssize_t n;

	if (t->master < 0)
		return false;
	n = read(t->master, chunk, sizeof(chunk));
	if (n <= 0)
		return false;
	t->last_byte = term_now();
	t->received += (uint64_t)n;
	append(&t->unshown, chunk, (size_t)n);
	append(&t->pieces, &(struct piece){ t->unshown.len, t->last_byte }, sizeof(struct piece));
	if (t->record.len < RECORD_MAX) {
		size_t left = RECORD_MAX - t->record.len;
		append(&t->record, chunk, (size_t)n < left ? (size_t)n : left);
	}
	return true;
}

/* Sleeps until there may be something to read, at most `usec`. */
static void nap(struct term *t, int64_t usec)
{
	struct pollfd p = { .fd = t->master, .events = POLLIN };
	struct timespec ts = { .tv_sec = usec / 1000000, .tv_nsec = usec % 1000000 * 1000 };

	if (ppoll(&p, t->master >= 0, &ts, NULL) > 0 && !(p.revents & POLLIN)) {
		ts = (struct timespec){ .tv_nsec = NAP * 1000 }; /* an error stands there for ever */
		nanosleep(&ts, NULL);
	}
}

static bool write_all(struct term *t, const char *bytes, size_t len)
{
	int64_t until = term_now() + SEND_LIMIT * 1000;

	while (len > 0) {
		ssize_t n = t->master < 0 ? -1 : write(t->master, bytes, len);
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
			continue;
		}
		reap(t);
		if (t->master < 0 || t->ended || term_now() > until) {
			fprintf(stderr, "term: the program does not take what is sent\n");
			return false;
		}
		if (!take(t))
			nap(t, NAP);
	}
	return true;
}

static bool send_out(struct term *t)
{
	struct bytes out = t->out;
	bool good;

	t->out = (struct bytes){ 0 };
	good = write_all(t, out.at, out.len);
	free(out.at);
	return good;
}

static bool could_be_mode(const char *s, size_t len)
{
	if (len <= 3)
		return memcmp(s, "\033[?", len) == 0;
	return (s[len - 1] >= '0' && s[len - 1] <= '9') || s[len - 1] == ';';
}

/* libvterm 0.1 reads the first number only of a sequence that sets several modes, as ncurses does for the mouse. */
static void show_mode(struct term *t)
{
	char *number, *save, last = t->mode[t->mode_len - 1], one[48];

	t->mode[t->mode_len - 1] = '\0';
	for (number = strtok_r(t->mode + 3, ";", &save); number; number = strtok_r(NULL, ";", &save)) {
		int n = snprintf(one, sizeof(one), "\033[?%s%c", number, last);
		vterm_input_write(t->vt, one, (size_t)n);
	}
	t->mode_len = 0;
}

static void show_held(struct term *t)
{
	if (t->mode_len)
		vterm_input_write(t->vt, t->mode, t->mode_len);
	t->mode_len = 0;
}

static void show_bytes(struct term *t, const char *s, size_t len)
{
	while (len > 0) {
		const char *esc = t->mode_len ? NULL : memchr(s, '\033', len);
		size_t plain = t->mode_len ? 0 : esc ? (size_t)(esc - s) : len;

		if (plain) {
			vterm_input_write(t->vt, s, plain);
			s += plain;
			len -= plain;
			continue;
		}
		if (*s == '\033')
			show_held(t);
		t->mode[t->mode_len++] = *s;
		if (t->mode_len > 4 && (*s == 'h' || *s == 'l'))
			show_mode(t);
		else if (!could_be_mode(t->mode, t->mode_len) || t->mode_len == sizeof(t->mode))
			show_held(t);
		s++;
		len--;
	}
}

/* Gives libvterm all that was received, and the program the answers. */
static void show(struct term *t)
{
	while (t->unshown.len < RECORD_MAX && take(t))
		;
	while (t->unshown.len) {
		struct bytes in = t->unshown;
		t->unshown = (struct bytes){ 0 };
		t->pieces.len = 0;
		show_bytes(t, in.at, in.len);
		free(in.at);
		if (t->out.len && !t->ended)
			(void)send_out(t);
	}
}

static void collect_out(const char *s, size_t len, void *user)
{
	struct term *t = user;

	append(&t->out, s, len);
}

static int set_property(VTermProp prop, VTermValue *val, void *user)
{
	struct term *t = user;

	if (prop == VTERM_PROP_CURSORVISIBLE)
		t->cursor_shown = val->boolean;
	else if (prop == VTERM_PROP_ALTSCREEN)
		t->altscreen = val->boolean;
	return 1;
}

/* ---- open and close ---- */

static _Noreturn void run_child(const struct term *t, const struct term_options *o)
{
	sigset_t none;

	setsid();
	ioctl(t->slave, TIOCSCTTY, 0);
	dup2(t->slave, STDIN_FILENO);
	dup2(t->slave, STDOUT_FILENO);
	dup2(t->slave, STDERR_FILENO);
	for (int s = 1; s < NSIG; s++)
		if (s != SIGKILL && s != SIGSTOP)
			signal(s, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	setenv("TERM", o->term ? o->term : "xterm-256color", 1);
	for (const char *const *e = o->env; e && *e; e++) {
		if (strchr(*e, '='))
			putenv((char *)(uintptr_t)*e);
		else
			unsetenv(*e);
	}
	if (!o->dir || chdir(o->dir) == 0)
		execvp(o->argv[0], (char *const *)(uintptr_t)o->argv);
	dprintf(STDERR_FILENO, "term: %s: %s\r\n", o->argv[0], strerror(errno));
	_exit(127);
}

static bool open_pty(struct term *t)
{
	struct winsize ws = { .ws_row = (unsigned short)t->rows, .ws_col = (unsigned short)t->cols };
	char name[128];

	t->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	if (t->master < 0 || grantpt(t->master) < 0 || unlockpt(t->master) < 0)
		return false;
	if (ptsname_r(t->master, name, sizeof(name)) != 0)
		return false;
	t->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
	return t->slave >= 0 && ioctl(t->slave, TIOCSWINSZ, &ws) == 0;
}

static void open_vterm(struct term *t)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = set_property };

	t->vt = vterm_new(t->rows, t->cols);
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, collect_out, t);
	t->state = vterm_obtain_state(t->vt);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
}

bool term_open(struct term **to, const struct term_options *o)
{
	struct term *t = calloc(1, sizeof(*t));

	*to = NULL;
	if (!t)
		return false;
	t->rows = o->rows > 0 ? o->rows : 24;
	t->cols = o->cols > 0 ? o->cols : 80;
	t->master = t->slave = -1;
	t->cursor_shown = true;
	append(&t->record, "", 0);
	open_vterm(t);
	if (!open_pty(t)) {
		perror("term: pty");
		t->ended = true;
		term_close(&t);
		return false;
	}
	t->started = term_now();
	t->pid = fork();
	if (t->pid == 0)
		run_child(t, o);
	if (t->pid < 0) {
		perror("term: fork");
		t->ended = true;
		term_close(&t);
		return false;
	}
	*to = t;
	return true;
}

void term_close(struct term **from)
{
	struct term *t = *from;

	if (!t)
		return;
	reap(t);
	if (!t->ended) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, NULL, 0);
	}
	term_hangup(t);
	vterm_free(t->vt);
	free(t->pieces.at);
	free(t->unshown.at);
	free(t->out.at);
	free(t->record.at);
	free(t->row_text.at);
	free(t->screen_text.at);
	free(t);
	*from = NULL;
}

void term_hangup(struct term *t)
{
	if (t->master >= 0) {
		show(t);
		close(t->master);
	}
	if (t->slave >= 0)
		close(t->slave);
	t->master = t->slave = -1;
}

/* ---- keys ---- */

bool term_send(struct term *t, const void *bytes, size_t len)
{
	return write_all(t, bytes, len);
}

bool term_type(struct term *t, const char *text)
{
	return write_all(t, text, strlen(text));
}

static VTermKey named_key(const char *name)
{
	static const struct {
		const char *name;
		VTermKey key;
	} keys[] = {
		{ "Enter", VTERM_KEY_ENTER },
		{ "Tab", VTERM_KEY_TAB },
		{ "Esc", VTERM_KEY_ESCAPE },
		{ "Backspace", VTERM_KEY_BACKSPACE },
		{ "Up", VTERM_KEY_UP },
		{ "Down", VTERM_KEY_DOWN },
		{ "Left", VTERM_KEY_LEFT },
		{ "Right", VTERM_KEY_RIGHT },
		{ "Home", VTERM_KEY_HOME },
		{ "End", VTERM_KEY_END },
		{ "PgUp", VTERM_KEY_PAGEUP },
		{ "PgDn", VTERM_KEY_PAGEDOWN },
		{ "PageUp", VTERM_KEY_PAGEUP },
		{ "PageDown", VTERM_KEY_PAGEDOWN },
		{ "Ins", VTERM_KEY_INS },
		{ "Del", VTERM_KEY_DEL },
	};
	char *end;
	long n;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(name, keys[i].name) == 0)
			return keys[i].key;
	if (name[0] != 'F' || name[1] < '1' || name[1] > '9')
		return VTERM_KEY_NONE;
	n = strtol(name + 1, &end, 10);
	return *end || n > 63 ? VTERM_KEY_NONE : (VTermKey)VTERM_KEY_FUNCTION((int)n);
}

static bool one_character(const char *s)
{
	size_t n = (unsigned char)*s < 0x80 ? 1 : (unsigned char)*s < 0xe0 ? 2 : (unsigned char)*s < 0xf0 ? 3 : 4;

	return *s && strlen(s) == n;
}

/* xterm's function keys above 12 are the shifted ones, as its terminfo has them. */
static void function_key(struct term *t, int n, VTermModifier mod)
{
	static const VTermModifier shifted[] = { VTERM_MOD_NONE, VTERM_MOD_SHIFT, VTERM_MOD_CTRL,
		VTERM_MOD_CTRL | VTERM_MOD_SHIFT, VTERM_MOD_ALT, VTERM_MOD_ALT | VTERM_MOD_SHIFT };

	vterm_keyboard_key(t->vt, (VTermKey)VTERM_KEY_FUNCTION((n - 1) % 12 + 1), mod | shifted[(n - 1) / 12]);
}

static void press_key(struct term *t, VTermKey key, VTermModifier mod)
{
	if (key > VTERM_KEY_FUNCTION_0 && key <= VTERM_KEY_FUNCTION_0 + 63)
		function_key(t, (int)key - VTERM_KEY_FUNCTION_0, mod);
	else
		vterm_keyboard_key(t->vt, key, mod);
}

static void press_character(struct term *t, const char *s, VTermModifier mod)
{
	char control = *s == '?' ? 0x7f : (char)(*s & 0x1f);

	if (mod & VTERM_MOD_ALT)
		append(&t->out, "\033", 1);
	if (mod & VTERM_MOD_CTRL)
		append(&t->out, &control, 1);
	else if ((mod & VTERM_MOD_SHIFT) && *s >= 'a' && *s <= 'z')
		append(&t->out, &(char){ (char)(*s - 'a' + 'A') }, 1);
	else
		append(&t->out, s, strlen(s));
}

bool term_key(struct term *t, const char *name)
{
	int mod = VTERM_MOD_NONE;
	const char *rest = name;
	VTermKey key;

	show(t);
	for (; rest[0] && rest[1] == '-' && rest[2] && strchr("CSM", rest[0]); rest += 2)
		mod |= rest[0] == 'C' ? VTERM_MOD_CTRL : rest[0] == 'S' ? VTERM_MOD_SHIFT : VTERM_MOD_ALT;
	if (strcmp(rest, "Space") == 0)
		rest = " ";
	key = named_key(rest);
	if (key != VTERM_KEY_NONE) {
		press_key(t, key, (VTermModifier)mod);
	} else if (one_character(rest)) {
		press_character(t, rest, (VTermModifier)mod);
	} else {
		fprintf(stderr, "term: no such key: %s\n", name);
		return false;
	}
	return send_out(t);
}

bool term_keys(struct term *t, const char *names)
{
	char name[32];
	int used;

	while (sscanf(names, " %31s%n", name, &used) == 1) {
		if (!term_key(t, name))
			return false;
		names += used;
	}
	return true;
}

bool term_click(struct term *t, int button, int row, int col)
{
	show(t);
	vterm_mouse_move(t->vt, row, col, VTERM_MOD_NONE);
	vterm_mouse_button(t->vt, button, true, VTERM_MOD_NONE);
	if (button < 4)
		vterm_mouse_button(t->vt, button, false, VTERM_MOD_NONE);
	return send_out(t);
}

bool term_paste(struct term *t, const char *text)
{
	show(t);
	vterm_keyboard_start_paste(t->vt);
	append(&t->out, text, strlen(text));
	vterm_keyboard_end_paste(t->vt);
	return send_out(t);
}

bool term_resize(struct term *t, int rows, int cols)
{
	struct winsize ws = { .ws_row = (unsigned short)(rows > 0 ? rows : 0),
		.ws_col = (unsigned short)(cols > 0 ? cols : 0) };

	show(t);
	t->rows = rows > 0 ? rows : 1;
	t->cols = cols > 0 ? cols : 1;
	vterm_set_size(t->vt, t->rows, t->cols);
	return t->master >= 0 && ioctl(t->master, TIOCSWINSZ, &ws) == 0;
}

bool term_signal(struct term *t, int signal)
{
	reap(t);
	return !t->ended && kill(t->pid, signal) == 0;
}

/* ---- waits ---- */

static bool fail_wait(struct term *t, const char *what, const char *text, int limit_ms)
{
	char heading[512];

	snprintf(heading, sizeof(heading), "waited %d ms for %s%s%s%s", limit_ms, what, text ? " \"" : "",
		text ? text : "", text ? "\"" : "");
	term_dump(t, heading);
	return false;
}

static bool wait_shown(struct term *t, const char *text, bool there, int limit_ms)
{
	int64_t until = term_now() + (int64_t)limit_ms * 1000;

	for (;;) {
		bool ended = t->ended;
		show(t);
		if (term_find(t, text, NULL, NULL) == there)
			return true;
		if (ended || term_now() > until)
			return fail_wait(t, there ? "text" : "the end of text", text, limit_ms);
		nap(t, 2000);
		reap(t);
	}
}

bool term_wait_text(struct term *t, const char *text, int limit_ms)
{
	return wait_shown(t, text, true, limit_ms);
}

bool term_wait_gone(struct term *t, const char *text, int limit_ms)
{
	return wait_shown(t, text, false, limit_ms);
}

/* poll makes the kernel bring over what was written, so nothing is on its way after it said no. */
static bool has_input(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return fd >= 0 && poll(&p, 1, 0) > 0 && (p.revents & POLLIN);
}

static bool wait_quiet(struct term *t, int limit_ms)
{
	int64_t until = term_now() + (int64_t)limit_ms * 1000;
	int calm = 0;

	while (calm < 2) {
		if (take(t)) {
			calm = 0;
			if (t->unshown.len > RECORD_MAX)
				show(t);
			continue;
		}
		reap(t);
		if (t->ended || (!has_input(t->slave) && asleep(t->pid) && !has_input(t->master)))
			calm++;
		else
			calm = 0;
		if (term_now() > until) {
			show(t);
			return fail_wait(t, "the program to be at rest", NULL, limit_ms);
		}
		nap(t, NAP);
	}
	return true;
}

bool term_wait_quiet(struct term *t, int limit_ms)
{
	bool good = wait_quiet(t, limit_ms);

	show(t);
	return good;
}

static void row_sums(struct term *t, uint64_t *sums)
{
	VTermScreenCell cell;

	for (int row = 0; row < t->rows; row++) {
		uint64_t sum = 14695981039346656037u;
		for (int col = 0; col < t->cols; col++) {
			memset(&cell, 0, sizeof(cell));
			vterm_screen_get_cell(t->screen, (VTermPos){ row, col }, &cell);
			for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL; i++)
				sum = (sum ^ cell.chars[i]) * 1099511628211u;
			sum = (sum ^ cell.attrs.reverse ^ (uint64_t)cell.attrs.bold << 1) * 1099511628211u;
		}
		sums[row] = sum;
	}
}

static int rows_apart(const uint64_t *a, const uint64_t *b, int rows)
{
	int n = 0;

	for (int row = 0; row < rows; row++)
		n += a[row] != b[row];
	return n;
}

bool term_wait_settled(struct term *t, int loose_rows, int limit_ms, int64_t *when)
{
	size_t rows = (size_t)t->rows, count, from = 0; /* nothing is shown first: it may belong to the answer */
	struct piece *pieces;
	struct bytes all;
	uint64_t *row, *last;

	*when = t->last_byte;
	if (!wait_quiet(t, limit_ms)) {
		show(t);
		return false;
	}
	*when = t->last_byte;
	all = t->unshown;
	count = t->pieces.len / sizeof(*pieces);
	pieces = (struct piece *)(void *)t->pieces.at;
	t->unshown = t->pieces = (struct bytes){ 0 };
	row = calloc((count + 1) * rows, sizeof(*row));
	last = row ? row + count * rows : NULL;
	for (size_t i = 0; row && i < count; i++) {
		show_bytes(t, all.at + from, pieces[i].end - from);
		from = pieces[i].end;
		row_sums(t, row + i * rows);
	}
	if (row)
		row_sums(t, last);
	/* The first piece after which the screen never was further from its end than the loose rows. */
	for (size_t i = count; row && i-- > 0 && rows_apart(row + i * rows, last, t->rows) <= loose_rows;)
		*when = pieces[i].when;
	free(row);
	free(all.at);
	free(pieces);
	if (t->out.len)
		(void)send_out(t);
	return true;
}

bool term_wait_exit(struct term *t, int limit_ms)
{
	int64_t until = term_now() + (int64_t)limit_ms * 1000;

	for (;;) {
		reap(t);
		show(t);
		if (t->ended)
			return true;
		if (term_now() > until)
			return fail_wait(t, "the program to end", NULL, limit_ms);
		nap(t, 2000);
	}
}

bool term_ended(struct term *t, int *status)
{
	reap(t);
	if (t->ended && status)
		*status = t->status;
	return t->ended;
}

int term_exit_status(struct term *t)
{
	reap(t);
	if (!t->ended)
		return -1;
	return WIFEXITED(t->status) ? WEXITSTATUS(t->status) : 128 + WTERMSIG(t->status);
}

struct rusage term_usage(const struct term *t)
{
	return t->usage;
}

pid_t term_pid(const struct term *t)
{
	return t->pid;
}

bool term_wait_stopped(struct term *t, int limit)
{
	char path[64], state = 0;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)t->pid);
	for (long until = term_now() + limit * 1000L; state != 'T' && term_now() < until;) {
		FILE *file = fopen(path, "r");

		if (!file)
			return false;
		if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1)
			state = 0;
		fclose(file);
		if (state != 'T')
			poll(NULL, 0, 1);
	}
	return state == 'T';
}

/* ---- what is on the screen ---- */

static size_t put_utf8(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xc0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xe0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3f));
		to[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	to[0] = (char)(0xf0 | (c >> 18 & 7));
	to[1] = (char)(0x80 | (c >> 12 & 0x3f));
	to[2] = (char)(0x80 | (c >> 6 & 0x3f));
	to[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

static void cell_text(const VTermScreenCell *cell, char text[32])
{
	size_t n = 0;

	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		if (cell->chars[i] != (uint32_t)-1)
			n += put_utf8(text + n, cell->chars[i]);
	text[n] = '\0';
}

static void append_row(struct term *t, struct bytes *b, int row)
{
	VTermScreenCell cell;
	size_t keep = b->len;
	char text[32];

	for (int col = 0; col < t->cols; col++) {
		if (!vterm_screen_get_cell(t->screen, (VTermPos){ row, col }, &cell))
			break;
		cell_text(&cell, text);
		append(b, text[0] ? text : " ", text[0] ? strlen(text) : 1);
		if (text[0] && strcmp(text, " ") != 0)
			keep = b->len;
		if (cell.width > 1)
			col += cell.width - 1;
	}
	b->len = keep;
	b->at[keep] = '\0';
}

const char *term_row(struct term *t, int row)
{
	empty(&t->row_text);
	show(t);
	if (row >= 0 && row < t->rows)
		append_row(t, &t->row_text, row);
	return t->row_text.at;
}

const char *term_screen(struct term *t)
{
	empty(&t->screen_text);
	show(t);
	for (int row = 0; row < t->rows; row++) {
		append_row(t, &t->screen_text, row);
		append(&t->screen_text, "\n", 1);
	}
	return t->screen_text.at;
}

/* The column in which byte `offset` of the row's text stands. */
static int column_of(struct term *t, int row, size_t offset)
{
	VTermScreenCell cell;
	char text[32];
	size_t at = 0;
	int col = 0;

	while (col < t->cols && vterm_screen_get_cell(t->screen, (VTermPos){ row, col }, &cell)) {
		cell_text(&cell, text);
		at += text[0] ? strlen(text) : 1;
		if (at > offset)
			break;
		col += cell.width > 1 ? cell.width : 1;
	}
	return col;
}

bool term_find(struct term *t, const char *text, int *row, int *col)
{
	for (int r = 0; r < t->rows; r++) {
		const char *line = term_row(t, r), *at = strstr(line, text);
		if (!at)
			continue;
		if (row)
			*row = r;
		if (col)
			*col = column_of(t, r, (size_t)(at - line));
		return true;
	}
	return false;
}

static int color_of(const VTermColor *c)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		return TERM_DEFAULT_COLOR;
	if (VTERM_COLOR_IS_INDEXED(c))
		return c->indexed.idx;
	return TERM_RGB | c->rgb.red << 16 | c->rgb.green << 8 | c->rgb.blue;
}

bool term_cell(struct term *t, int row, int col, struct term_cell *to)
{
	VTermScreenCell cell;

	show(t);
	memset(to, 0, sizeof(*to));
	if (row < 0 || row >= t->rows || col < 0 || col >= t->cols)
		return false;
	if (!vterm_screen_get_cell(t->screen, (VTermPos){ row, col }, &cell))
		return false;
	cell_text(&cell, to->text);
	to->width = cell.chars[0] == (uint32_t)-1 ? 0 : cell.width;
	to->fg = color_of(&cell.fg);
	to->bg = color_of(&cell.bg);
	to->bold = cell.attrs.bold;
	to->underline = cell.attrs.underline;
	to->italic = cell.attrs.italic;
	to->blink = cell.attrs.blink;
	to->reverse = cell.attrs.reverse;
	return true;
}

bool term_cursor(struct term *t, int *row, int *col)
{
	VTermPos pos;

	show(t);
	vterm_state_get_cursorpos(t->state, &pos);
	if (row)
		*row = pos.row;
	if (col)
		*col = pos.col;
	return t->cursor_shown;
}

void term_size(const struct term *t, int *rows, int *cols)
{
	*rows = t->rows;
	*cols = t->cols;
}

bool term_altscreen(const struct term *t)
{
	return t->altscreen;
}

bool term_cooked(const struct term *t)
{
	struct termios line;

	return t->slave >= 0 && tcgetattr(t->slave, &line) == 0 && (line.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO);
}

/* ---- counts and times ---- */

void term_mark(struct term *t)
{
	show(t);
	t->received = 0;
	empty(&t->record);
}

uint64_t term_received(const struct term *t)
{
	return t->received;
}

const char *term_bytes(const struct term *t, size_t *len)
{
	*len = t->record.len;
	return t->record.at;
}

int64_t term_last_byte(const struct term *t)
{
	return t->last_byte;
}

int64_t term_started(const struct term *t)
{
	return t->started;
}

void term_dump(struct term *t, const char *heading)
{
	const char *screen = term_screen(t);

	fprintf(stderr, "---- %s; %dx%d", heading, t->cols, t->rows);
	if (t->ended)
		fprintf(stderr, "; ended with %d", term_exit_status(t));
	fputs("\n", stderr);
	for (const char *end; (end = strchr(screen, '\n')); screen = end + 1)
		fprintf(stderr, "|%.*s\n", (int)(end - screen), screen);
	fputs("----\n", stderr);
}
