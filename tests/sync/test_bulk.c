/* Many records: export cuts them into several files, import takes them in flat memory (at most 32 MiB). */
#include "laptop.h"
#include "record/bundle.h"
#include "sync/export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = BUNDLE_COUNT_MAX + 2000, USE_CASE = 10000, PEAK_KIB = 32 * 1024 };

static const int64_t NOON = INT64_C(1794000000000);

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { MEASURED = 0 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
enum { MEASURED = 0 };
#else
enum { MEASURED = 1 };
#endif
#else
enum { MEASURED = 1 };
#endif

static void write_rows(struct laptop *laptop, size_t count)
{
	char id[ID_TEXT];
	struct error err;

	for (size_t i = 0; i < count; i++) {
		const struct cell set = { "school", i % 2 ? "De Zon" : "De Maan" };
		if (i % USE_CASE == 0 && !store_begin(laptop->store, "", &err))
			laptop_die("begin: %s", err.text);
		store_new_id(laptop->store, id);
		if (!store_set(laptop->store, &entity_client, id, "velsen.hvo", &set, 1, &err))
			laptop_die("set: %s", err.text);
		if ((i % USE_CASE == USE_CASE - 1 || i == count - 1) && !store_commit(laptop->store, &err))
			laptop_die("commit: %s", err.text);
	}
}

static void must_export(struct laptop *laptop, const char *folder, int64_t files, int64_t records)
{
	struct export_order order = { .folder = folder, .version = "test" };
	struct export_result result;
	struct error err;

	if (!export_all(laptop->store, &order, &result, &err))
		laptop_die("export: %s", err.text);
	if (result.files != files || result.records != records)
		laptop_die("%lld files with %lld records, wanted %lld and %lld", (long long)result.files,
			(long long)result.records, (long long)files, (long long)records);
}

/* In a process of its own, so that its peak is that of an import alone. */
static int import_alone(const char *path, const char *folder)
{
	struct import_result result;
	struct store_count counts;
	struct laptop laptop;
	struct rusage usage;
	struct arena *arena;
	struct error err;

	arena_open(&arena);
	laptop_create(&laptop, path, 2, NOON);
	laptop_import_folder(&laptop, arena, folder, &result);
	for (size_t i = 0; i < result.count; i++)
		if (result.files[i].state != IMPORT_TAKEN)
			laptop_die("%s: %s", result.files[i].path, result.files[i].why.text);
	if (!store_counts(laptop.store, &counts, &err) || counts.records != ROWS + 1)
		laptop_die("%lld records", (long long)counts.records);
	laptop_close(&laptop);
	arena_close(&arena);
	getrusage(RUSAGE_SELF, &usage);
	printf("%d records: peak %ld KiB, %ld.%03ld s\n", ROWS, usage.ru_maxrss, (long)usage.ru_utime.tv_sec,
		(long)usage.ru_utime.tv_usec / 1000);
	return MEASURED && usage.ru_maxrss > PEAK_KIB;
}

int main(int argc, char **argv)
{
	char room[200], path[220], folder[220];
	struct laptop laptop;
	int status;
	pid_t child;

	if (!leaf_open())
		return 1;
	if (argc == 3)
		return import_alone(argv[1], argv[2]);
	laptop_room(room);
	snprintf(path, sizeof path, "%s/a", room);
	snprintf(folder, sizeof folder, "%s/out", room);
	laptop_create(&laptop, path, 1, NOON);
	write_rows(&laptop, ROWS);
	must_export(&laptop, folder, 3, ROWS + 1); /* two, and that of the device itself */
	must_export(&laptop, folder, 0, 0);
	snprintf(path, sizeof path, "%s/b", room);
	child = fork();
	if (child == 0) {
		execl(argv[0], argv[0], path, folder, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) != child || status != 0)
		laptop_die("the import failed or took too much memory");
	write_rows(&laptop, 1);
	must_export(&laptop, folder, 1, 1);
	laptop_close(&laptop);
	laptop_leave(room);
	return 0;
}
