#include "laptop.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/snapshot.h"
#include "record/bundle.h"
#include "sync/export.h"

static const char *replay;

void laptop_replay(const char *how)
{
	replay = how;
}

void laptop_die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, "\n%s%s%s", replay ? "replay: " : "", replay ? replay : "", replay ? "\n" : "");
	exit(1);
}

const char *laptop_room(char out[200])
{
	const char *base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR");

	snprintf(out, 200, "%s/tafel-sync.XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(out))
		laptop_die("no room: %s", strerror(errno));
	return out;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *ftw)
{
	(void)about;
	(void)kind;
	(void)ftw;
	return remove(path);
}

void laptop_leave(const char *room)
{
	nftw(room, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static struct store_host host_of(struct laptop *laptop)
{
	return (struct store_host){ .clock = &laptop->clock, .random = &laptop->random, .holder = "" };
}

static void prepare(struct laptop *laptop, const char *path, uint64_t seed, int64_t now_ms)
{
	struct laptop fresh = { .clock = { .fixed = true, .fixed_ms = now_ms } };

	snprintf(fresh.path, sizeof fresh.path, "%s", path);
	*laptop = fresh;
	random_seed(&laptop->random, seed);
}

void laptop_create(struct laptop *laptop, const char *path, uint64_t seed, int64_t now_ms)
{
	struct store_host host;
	struct error err;

	prepare(laptop, path, seed, now_ms);
	host = host_of(laptop);
	if (!store_create(&laptop->store, path, &host, &err))
		laptop_die("create %s: %s", path, err.text);
}

void laptop_open(struct laptop *laptop, const char *path, uint64_t seed, int64_t now_ms)
{
	struct store_host host;
	struct error err;

	prepare(laptop, path, seed, now_ms);
	host = host_of(laptop);
	if (!store_open(&laptop->store, path, &host, &err))
		laptop_die("open %s: %s", path, err.text);
}

void laptop_close(struct laptop *laptop)
{
	store_close(&laptop->store);
}

void copy_file(const char *from, const char *to)
{
	static char buffer[1 << 16];
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	size_t length;

	if (!in || !out)
		laptop_die("copy %s to %s: %s", from, to, strerror(errno));
	while ((length = fread(buffer, 1, sizeof buffer, in)) > 0)
		if (fwrite(buffer, 1, length, out) != length)
			laptop_die("copy to %s: %s", to, strerror(errno));
	fclose(in);
	if (fclose(out) != 0)
		laptop_die("copy to %s: %s", to, strerror(errno));
}

void laptop_set(struct laptop *laptop, const struct entity *entity, const char *id, const char *cell, const char *value)
{
	struct cell one = { cell, value };
	struct error err;

	if (!store_begin(laptop->store, "", &err) ||
		!store_set(laptop->store, entity, id, "velsen.hvo", &one, 1, &err) ||
		!store_commit(laptop->store, &err))
		laptop_die("set %s %s.%s: %s", entity->name, id, cell, err.text);
}

void laptop_export(struct laptop *laptop, const char *folder)
{
	struct export_order order = { .folder = folder, .version = "test" };
	struct export_result result;
	struct error err;

	if (!export_all(laptop->store, &order, &result, &err))
		laptop_die("export to %s: %s", folder, err.text);
}

void laptop_import(struct laptop *laptop, struct arena *arena, const char *const *paths, size_t count,
	struct import_result *result)
{
	struct import_order order = { .paths = paths, .count = count };
	struct error err;

	if (!import_files(laptop->store, arena, &order, result, &err))
		laptop_die("import into %s: %s", laptop->path, err.text);
}

static int path_compare(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

size_t folder_list(struct arena *arena, const char *folder, const char ***paths)
{
	DIR *dir = opendir(folder);
	size_t count = 0, room = 0;

	*paths = NULL;
	if (!dir)
		return 0;
	while (readdir(dir))
		room++;
	rewinddir(dir);
	*paths = arena_alloc(arena, room * sizeof **paths);
	for (struct dirent *entry; count < room && (entry = readdir(dir));)
		if (strstr(entry->d_name, ".jsonl"))
			(*paths)[count++] = arena_print(arena, "%s/%s", folder, entry->d_name);
	closedir(dir);
	if (count)
		qsort(*paths, count, sizeof **paths, path_compare);
	return count;
}

void laptop_import_folder(struct laptop *laptop, struct arena *arena, const char *folder, struct import_result *result)
{
	const char **paths;
	size_t count = folder_list(arena, folder, &paths);

	laptop_import(laptop, arena, paths, count, result);
}

static bool keep(void *from, const char *bytes, size_t length, struct error *err)
{
	(void)err;
	buffer_add(from, bytes, length);
	return true;
}

const char *laptop_snapshot(struct laptop *laptop, struct arena *arena)
{
	struct app app = { .store = laptop->store };
	struct buffer text = { .arena = arena };
	struct error err;

	if (!snapshot_write(&app, keep, &text, &err))
		laptop_die("snapshot of %s: %s", laptop->path, err.text);
	return text.text;
}

const char *laptop_value(
	struct laptop *laptop, struct arena *arena, const struct entity *entity, const char *id, const char *cell)
{
	void *row = arena_alloc(arena, entity->size);
	const struct field *field;
	const char *element;
	struct error err;

	if (!store_load(laptop->store, arena, entity, id, row, &err))
		laptop_die("load %s %s: %s", entity->name, id, err.text);
	field = entity_cell(entity, cell, &element);
	return field_cell_write(arena, field, row, element);
}

static void put(FILE *file, const char *text)
{
	if (fputs(text, file) == EOF)
		laptop_die("craft: %s", strerror(errno));
}

const char *craft_file(struct arena *arena, const char *folder, const char *writer, const char *scope,
	const char *class, int64_t from, const char *const *lines, size_t count)
{
	struct bundle_head head = { .from = from, .to = from + (int64_t)count - 1, .version = "craft", .made = "" };
	struct bundle_tail tail = { .count = (int64_t)count };
	struct hash_stream content;
	const char *path;
	FILE *file;

	snprintf(head.writer, sizeof head.writer, "%s", writer);
	snprintf(head.scope, sizeof head.scope, "%s", scope);
	snprintf(head.class, sizeof head.class, "%s", class);
	hash_begin(&content);
	for (size_t i = 0; i < count; i++) {
		struct record record;
		struct hash leaf = { { 0 } };
		if (record_read(arena, lines[i], strlen(lines[i]), &record, NULL))
			leaf = leaf_of(lines[i], strlen(lines[i]), record.salt);
		head.after = link_after(i ? &head.after : &head.before, &leaf);
		hash_add(&content, lines[i], strlen(lines[i]));
		hash_add(&content, "\n", 1);
	}
	tail.hash = hash_end(&content);
	mkdir(folder, 0700);
	path = arena_print(arena, "%s/%s", folder, bundle_name(arena, &head, &tail.hash));
	file = fopen(path, "w");
	if (!file)
		laptop_die("craft %s: %s", path, strerror(errno));
	put(file, bundle_head_write(arena, &head));
	for (size_t i = 0; i < count; i++) {
		put(file, lines[i]);
		put(file, "\n");
	}
	put(file, bundle_tail_write(arena, &tail));
	fclose(file);
	return path;
}
