/*
 * Export files from anybody: whatever the bytes, importing them must end with the file whole. One store stays open for
 * all inputs; now and then it is verified from its records.
 */
#include "laptop.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { VERIFY_EACH = 1000 };

static struct laptop laptop;
static struct arena *arena;
static char room[200], file[220];
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = file;
	struct import_result result;
	int fd;

	if (!arena)
		start();
	arena_reset(arena);
	fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	close(fd);
	laptop_import(&laptop, arena, &path, 1, &result);
	if (++inputs % VERIFY_EACH == 0)
		check();
	return 0;
}
