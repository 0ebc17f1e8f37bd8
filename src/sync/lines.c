#include "sync/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_good(struct lines *lines, struct error *err)
{
	struct stat about;

	if (fstat(lines->fd, &about) != 0)
		return fail(err, E_INPUT, _("it cannot be read: %s"), strerror(errno));
	if (!S_ISREG(about.st_mode))
		return fail(err, E_INPUT, _("it is not an ordinary file"));
	lines->size = about.st_size;
	return true;
}

/* Without O_NONBLOCK a named pipe would hold us for ever before we see what it is. */
bool lines_open(struct lines *lines, int folder, const char *name, struct error *err)
{
	lines->at = 0;
	lines->from = lines->to = 0;
	lines->fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (lines->fd < 0 && errno == ELOOP)
		return fail(err, E_INPUT, _("it is a link: name the file itself"));
	if (lines->fd < 0)
		return fail(err, errno == ENOENT ? E_MISSING : E_INPUT, _("it cannot be read: %s"), strerror(errno));
	if (is_good(lines, err))
		return true;
	lines_close(lines);
	return false;
}

void lines_close(struct lines *lines)
{
	if (lines->fd >= 0)
		close(lines->fd);
	lines->fd = -1;
}

static bool fill(struct lines *lines, bool *more, struct error *err)
{
	ssize_t got;

	memmove(lines->buffer, lines->buffer + lines->from, lines->to - lines->from);
	lines->to -= lines->from;
	lines->from = 0;
	do
		got = read(lines->fd, lines->buffer + lines->to, sizeof lines->buffer - lines->to);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return fail(err, E_INPUT, _("reading stopped: %s"), strerror(errno));
	*more = got > 0;
	lines->to += (size_t)got;
	lines->at += got;
	return true;
}

bool lines_next(struct lines *lines, const char **line, size_t *length, struct error *err)
{
	const char *end;
	bool more = true;

	*line = NULL;
	while (!(end = memchr(lines->buffer + lines->from, '\n', lines->to - lines->from))) {
		*length = lines->to - lines->from;
		if (*length > SCAN_LINE_MAX)
			return fail(err, E_FORMAT, _("a line is longer than 64 KiB"));
		if (!fill(lines, &more, err))
			return false;
		if (!more)
			return true;
	}
	*line = lines->buffer + lines->from;
	*length = (size_t)(end - *line);
	lines->from += *length + 1;
	return *length <= SCAN_LINE_MAX || fail(err, E_FORMAT, _("a line is longer than 64 KiB"));
}

bool lines_tail(const struct lines *lines, struct bundle_tail *tail, struct error *err)
{
	char end[BUNDLE_LINE_MAX + 2];
	int64_t from = lines->size > (int64_t)sizeof end ? lines->size - (int64_t)sizeof end : 0;
	ssize_t got = pread(lines->fd, end, sizeof end, (off_t)from);
	const char *line;

	if (got < 2 || end[got - 1] != '\n')
		return fail(err, E_FORMAT, _("the closing line is missing"));
	line = end + got - 1;
	while (line > end && line[-1] != '\n')
		line--;
	return bundle_tail_read(line, (size_t)(end + got - 1 - line), tail, err);
}
