#include "tui/terminal_signal.h"

#include <errno.h>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include "base/error.h"

enum handling { TELL, RESCUE, IGNORE };

static const struct {
	int number;
	enum handling handling;
} handled[SIGNALS_KEPT] = {
	{ SIGWINCH, TELL },
	{ SIGTERM, TELL },
	{ SIGHUP, TELL },
	{ SIGINT, TELL },
	{ SIGQUIT, TELL },
	{ SIGTSTP, TELL },
	{ SIGABRT, RESCUE },
	{ SIGALRM, RESCUE },
	{ SIGPIPE, IGNORE },
};

/* The one thing outside functions that changes: a handler has no other way to know where to write. */
static volatile sig_atomic_t wake_fd = -1;

bool signal_ends(int number)
{
	return number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT;
}

static void tell(int number)
{
	int kept = errno;
	unsigned char byte = (unsigned char)number;

	if (wake_fd >= 0 && write(wake_fd, &byte, 1) < 0)
		errno = kept; /* full: a signal of this kind waits already */
	if (signal_ends(number))
		alarm(1); /* a terminal that takes no output must not keep us */
	errno = kept;
}

/* Wipes the screen and gives the terminal back with what is safe in a handler, then dies of the signal. Curses is not
 * safe here; the sequences are those of xterm and the Linux console, and harmless elsewhere. */
static void rescue(int number)
{
	static const char reset[] = "\033[?2004l\033[?1006l\033[?1000l\033[?1l\033>\033[0m\033[H\033[2J\033[?1049l"
				    "\033[H\033[2J\033[?25h";
	int flags = fcntl(STDOUT_FILENO, F_GETFL);
	struct termios line;

	if (tcgetattr(STDIN_FILENO, &line) == 0) {
		line.c_iflag |= ICRNL | IXON | BRKINT;
		line.c_oflag |= OPOST | ONLCR;
		line.c_lflag |= ICANON | ECHO | ECHOE | ECHOK | ISIG | IEXTEN;
		tcsetattr(STDIN_FILENO, TCSANOW, &line);
	}
	fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
	if (write(STDOUT_FILENO, reset, sizeof reset - 1) < 0)
		errno = 0; /* nobody is there to see it */
	fcntl(STDOUT_FILENO, F_SETFL, flags);
	signal(number, SIG_DFL);
	raise(number);
}

static void install(struct signals *s)
{
	for (size_t i = 0; i < SIGNALS_KEPT; i++) {
		struct sigaction action = { .sa_flags = 0 };

		action.sa_handler = handled[i].handling == TELL ? tell
			: handled[i].handling == RESCUE         ? rescue
								: SIG_IGN;
		sigemptyset(&action.sa_mask);
		sigaction(handled[i].number, &action, &s->before[i]);
	}
}

bool signals_open(struct signals *s)
{
	int ends[2];

	if (pipe(ends) < 0)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
		fcntl(ends[i], F_SETFL, O_NONBLOCK);
	}
	s->read_fd = ends[0];
	s->write_fd = ends[1];
	wake_fd = ends[1];
	install(s);
	return true;
}

void signals_close(struct signals *s)
{
	for (size_t i = 0; i < SIGNALS_KEPT; i++)
		sigaction(handled[i].number, &s->before[i], NULL);
	alarm(0);
	wake_fd = -1;
	close(s->read_fd);
	close(s->write_fd);
}

int signals_read(struct signals *s)
{
	unsigned char byte;

	return read(s->read_fd, &byte, 1) == 1 ? byte : 0;
}
