/*
 * Export files from anybody: whatever the bytes, importing them must end with the file whole. Each input is read as it
 * is, and again with a header, hash and links that fit its records, so that changed records get as far as the tables.
 * One store stays open for all inputs; now and then it is verified from its records.
 */
#include "laptop.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { VERIFY_EACH = 1000, LINES_MAX = 64 };

static struct laptop laptop;
static struct arena *arena;
static char room[200], file[220], mended[220];
static unsigned long inputs;

static void leave(void)
{
	laptop_close(&laptop);
	arena_close(&arena);
	laptop_leave(room);
}

static void start(void)
{
	char path[220];

	if (!leaf_open())
		abort();
	arena_open(&arena);
	laptop_room(room);
	snprintf(path, sizeof path, "%s/store", room);
	snprintf(file, sizeof file, "%s/input", room);
	snprintf(mended, sizeof mended, "%s/mended", room);
	laptop_create(&laptop, path, 1, INT64_C(1794000000000));
	atexit(leave);
}

static void check(void)
{
	struct error err;

	if (!store_verify(laptop.store, NULL, NULL, NULL, NULL, &err)) {
		fprintf(stderr, "%s\n", err.text);
		abort();
	}
}

/* What stands between the first and the last line, as a good file; NULL when the first of it is no record. */
static const char *mend(const uint8_t *data, size_t size)
{
	const char *lines[LINES_MAX];
	struct record record;
	size_t count = 0;
	char *text = arena_copy(arena, data, size), *next = strchr(text, '\n');

	while (next && count < LINES_MAX) {
		lines[count] = next + 1;
		next = strchr(next + 1, '\n');
		if (next) {
			*next = '\0';
			count++;
		}
	}
	if (count && strncmp(lines[count - 1], "{\"count\"", 8) == 0)
		count--;
	if (!count || !record_read(arena, lines[0], strlen(lines[0]), &record, NULL) || record.number > 1000000)
		return NULL;
	return craft_file(arena, mended, record.writer, record.scope, record.class, record.number, lines, count);
}

static void import_one(const char *path)
{
	struct import_result result;

	laptop_import(&laptop, arena, &path, 1, &result);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *good;
	int fd;

	if (!arena)
		start();
	arena_reset(arena);
	fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	close(fd);
	import_one(file);
	good = mend(data, size);
	if (good) {
		import_one(good);
		unlink(good);
	}
	if (++inputs % VERIFY_EACH == 0)
		check();
	return 0;
}
