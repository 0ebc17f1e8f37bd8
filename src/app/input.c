#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024 };

static bool refuse_open(const char *path, struct error *err)
{
	if (errno == ELOOP)
		return fail(err, E_INPUT, _("%s is a link. Name the file itself."), path);
	if (errno == ENOENT)
		return fail(err, E_MISSING, _("There is no file %s."), path);
	return fail(err, E_INPUT, _("%s cannot be read: %s."), path, strerror(errno));
}

static bool check_file(int fd, const char *path, size_t most, size_t *size, struct error *err)
{
	struct stat st;

	if (fstat(fd, &st))
		return refuse_open(path, err);
	if (!S_ISREG(st.st_mode))
		return fail(err, E_INPUT, _("%s is not a plain file."), path);
	if ((uint64_t)st.st_size > most)
		return fail(err, E_INPUT, _("%s is too large: %lld bytes. At most %zu MiB are read."), path,
			(long long)st.st_size, most / MEBIBYTE);
	*size = (size_t)st.st_size;
	return true;
}

/* A file that grows while it is read is cut at the size it had; one that shrinks is taken as it is. */
static bool read_all(int fd, const char *path, char *to, size_t *size, struct error *err)
{
	size_t done = 0;

	while (done < *size) {
		ssize_t n = read(fd, to + done, *size - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return refuse_open(path, err);
		if (n == 0)
			break;
		done += (size_t)n;
	}
	to[done] = '\0';
	*size = done;
	return true;
}

bool input_read(
	struct arena *arena, const char *path, size_t most, const char **bytes, size_t *length, struct error *err)
{
	/* Without O_NONBLOCK opening a pipe would wait for ever. */
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool good;
	char *to;

	if (fd < 0)
		return refuse_open(path, err);
	good = check_file(fd, path, most, length, err);
	if (good) {
		to = arena_alloc(arena, *length + 1);
		*bytes = to;
		good = read_all(fd, path, to, length, err);
	}
	close(fd);
	return good;
}
