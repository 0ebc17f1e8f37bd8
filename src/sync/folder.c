#include "sync/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/lines.h"

static int stream_compare(const struct bundle_head *a, const struct bundle_head *b)
{
	int order = strcmp(a->scope, b->scope);

	if (!order)
		order = strcmp(a->class, b->class);
	return order ? order : strcmp(a->writer, b->writer);
}

int bundle_compare(const void *left, const void *right)
{
	const struct bundle_head *a = left, *b = right;
	int order = stream_compare(a, b);

	if (!order)
		order = (a->from > b->from) - (a->from < b->from);
	return order ? order : (a->to > b->to) - (a->to < b->to);
}

static void add(struct folder *folder, const struct bundle_head *head)
{
	if (folder->count == folder->room) {
		folder->room = folder->room ? 2 * folder->room : 64;
		folder->heads = realloc(folder->heads, folder->room * sizeof *folder->heads);
		if (!folder->heads)
			out_of_memory();
	}
	folder->heads[folder->count++] = *head;
}

/* A file counts when it begins and ends well. That its records are whole is for the reader to find: reading them all at
 * each export would make it slower with each file, and a damaged file is told at import. */
static bool read_ends(struct folder *folder, struct lines *lines, struct bundle_head *head)
{
	struct bundle_tail tail;
	const char *line;
	size_t length;

	return lines_next(lines, &line, &length, NULL) && line &&
		bundle_head_read(folder->arena, line, length, head, NULL) && lines_tail(lines, &tail, NULL) &&
		tail.count == head->to - head->from + 1;
}

static bool has_end(const char *name, const char *end)
{
	size_t length = strlen(name), size = strlen(end);

	return length > size && strcmp(name + length - size, end) == 0;
}

static void read_file(struct folder *folder, struct lines *lines, const char *name)
{
	struct bundle_head head;

	if (name[0] == '.' || !has_end(name, ".jsonl") || !lines_open(lines, folder->fd, name, NULL))
		return;
	if (read_ends(folder, lines, &head))
		add(folder, &head);
	lines_close(lines);
	arena_reset(folder->arena);
}

static bool read_all(struct folder *folder, struct error *err)
{
	struct lines *lines;
	int copy = dup(folder->fd);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);

	if (!dir) {
		if (copy >= 0)
			close(copy);
		return fail(err, E_INPUT, _("the folder %s cannot be read: %s"), folder->name, strerror(errno));
	}
	lines = malloc(sizeof *lines);
	if (!lines)
		out_of_memory();
	for (struct dirent *entry; (entry = readdir(dir));)
		read_file(folder, lines, entry->d_name);
	free(lines);
	closedir(dir);
	if (folder->count)
		qsort(folder->heads, folder->count, sizeof *folder->heads, bundle_compare);
	return true;
}

bool folder_open(struct folder *folder, const char *name, struct error *err)
{
	*folder = (struct folder){ .name = name };
	if (mkdir(name, 0700) != 0 && errno != EEXIST)
		return fail(err, E_INPUT, _("the folder %s cannot be made: %s"), name, strerror(errno));
	folder->fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder->fd < 0)
		return fail(err, E_INPUT, _("the folder %s cannot be read: %s"), name, strerror(errno));
	arena_open(&folder->arena);
	if (read_all(folder, err))
		return true;
	folder_close(folder);
	return false;
}

void folder_close(struct folder *folder)
{
	if (folder->fd >= 0)
		close(folder->fd);
	folder->fd = -1;
	free(folder->heads);
	folder->heads = NULL;
	arena_close(&folder->arena);
}

/* First head of the stream with a number of at least `from`. */
static size_t place_of(const struct folder *folder, const struct bundle_head *stream, int64_t from)
{
	size_t low = 0, high = folder->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = stream_compare(&folder->heads[middle], stream);
		if (order < 0 || (order == 0 && folder->heads[middle].from < from))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct bundle_head *folder_find(const struct folder *folder, const struct bundle_head *stream, int64_t from,
	const struct hash *before, int64_t to)
{
	const struct bundle_head *best = NULL;

	for (size_t i = place_of(folder, stream, from); i < folder->count; i++) {
		const struct bundle_head *head = &folder->heads[i];
		if (stream_compare(head, stream) != 0 || head->from != from || head->to > to)
			break;
		if (memcmp(&head->before, before, sizeof *before) == 0)
			best = head;
	}
	return best;
}

bool folder_has(const struct folder *folder, const char *name, int64_t size)
{
	struct stat about;

	return fstatat(folder->fd, name, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(about.st_mode) &&
		about.st_size == size;
}
