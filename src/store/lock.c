/*
 * FILE.lock: who has the file. flock goes with the process, so that a crash leaves no lock behind; the text in it is
 * for
 * the second one that comes.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "inner.h"

enum { LOCK_TEXT = 512, TRIES = 20 };

static bool lock_path(const char *path, char *out, size_t size)
{
	return snprintf(out, size, "%s.lock", path) < (int)size;
}

static bool held(const char *path, int fd, struct error *err)
{
	char text[LOCK_TEXT], *rest = text, *lines[4] = { "?", "?", "?", "?" };
	struct arena *arena;
	ssize_t length = pread(fd, text, sizeof text - 1, 0);

	text[length > 0 ? length : 0] = '\0';
	for (size_t i = 0; i < ARRAY_LEN(lines) && rest && *rest; i++) {
		lines[i] = rest;
		rest = strchr(rest, '\n');
		if (rest)
			*rest++ = '\0';
	}
	arena_open(&arena);
	fail(err, E_BUSY, _("%s is in use by %s on %s since %s (process %s). Close it there first."), path,
		text_safe(arena, *lines[2] ? lines[2] : "?", true), text_safe(arena, lines[1], true),
		text_safe(arena, lines[3], true), text_safe(arena, lines[0], true));
	arena_close(&arena);
	return false;
}

void lock_describe(int fd, const struct store_host *host)
{
	char text[LOCK_TEXT], name[128] = "?";
	struct arena *arena;
	int length;

	arena_open(&arena);
	gethostname(name, sizeof name - 1);
	length = snprintf(text, sizeof text, "%ld\n%s\n%.100s\n%s\n", (long)getpid(), name,
		host->holder ? host->holder : "", time_format(arena, clock_local(host->clock, clock_ms(host->clock))));
	arena_close(&arena);
	if (ftruncate(fd, 0) == 0 && length > 0 && pwrite(fd, text, (size_t)length, 0) < 0)
		return; /* the text is a courtesy; the lock holds without it */
}

/* Has the lock file been taken away between opening and locking it? */
static bool is_stale(const char *name, int fd)
{
	struct stat here, there;

	return fstat(fd, &here) != 0 || stat(name, &there) != 0 || here.st_ino != there.st_ino ||
		here.st_dev != there.st_dev;
}

bool lock_take(const char *path, const struct store_host *host, int *out, struct error *err)
{
	char name[4096];

	if (!lock_path(path, name, sizeof name))
		return fail(err, E_INPUT, _("The name of the file is too long."));
	for (int i = 0; i < TRIES; i++) {
		int fd = open(name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

		if (fd < 0)
			return fail(err, E_STORE, _("Cannot make %s: %s. Nothing was changed."), name, strerror(errno));
		if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
			held(path, fd, err);
			close(fd);
			return false;
		}
		if (!is_stale(name, fd)) {
			lock_describe(fd, host);
			*out = fd;
			return true;
		}
		close(fd);
	}
	return fail(err, E_BUSY, _("%s is being opened elsewhere. Try again."), path);
}

void lock_drop(const char *path, int fd)
{
	char name[4096];

	if (fd < 0)
		return;
	if (lock_path(path, name, sizeof name))
		unlink(name);
	close(fd);
}
