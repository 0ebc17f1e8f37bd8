#include "daily_backup.h"

#include <dirent.h>
#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store.h"

enum { KEPT = 3 };

static const char setting[] = "backup_day";

/* BASE.backup-2026-11-19 */
static bool is_backup(const char *name, const char *base)
{
	size_t length = strlen(base);
	int64_t day;

	return !strncmp(name, base, length) && !strncmp(name + length, ".backup-", 8) &&
		day_read(name + length + 8, &day);
}

static int text_compare_down(const void *left, const void *right)
{
	return strcmp(*(const char *const *)right, *(const char *const *)left);
}

/* Text order of the names is the order of their days. What cannot be removed stays: one copy too many does no harm. */
static void drop_old(struct arena *arena, const char *folder, const char *base)
{
	const char *names[64];
	size_t count = 0;
	DIR *dir = opendir(folder);

	if (!dir)
		return;
	for (struct dirent *entry; count < ARRAY_LEN(names) && (entry = readdir(dir));)
		if (is_backup(entry->d_name, base))
			names[count++] = arena_text(arena, entry->d_name);
	if (count)
		qsort(names, count, sizeof *names, text_compare_down);
	for (size_t i = KEPT; i < count; i++)
		unlinkat(dirfd(dir), names[i], 0);
	closedir(dir);
}

static bool is_needed(struct app *app, struct arena *arena, const char *today, bool *needed, struct error *err)
{
	struct store_count counts;
	const char *last;

	if (!store_setting(app->store, arena, setting, &last, err) || !store_counts(app->store, &counts, err))
		return false;
	*needed = counts.records > 0 && (!last || strcmp(last, today) != 0);
	return true;
}

static bool make_copy(struct app *app, const char *path, struct error *err)
{
	struct stat about;

	if (lstat(path, &about) == 0)
		return true;
	return store_backup(app->store, path, err) ||
		fail_within(err, _("No backup could be made, so nothing was imported. "));
}

bool daily_backup(struct app *app, struct arena *arena, const char **made, struct error *err)
{
	const char *today = day_write(arena, app_today(app)), *file = store_path(app->store), *path;
	bool needed;

	*made = NULL;
	if (!is_needed(app, arena, today, &needed, err))
		return false;
	if (!needed)
		return true;
	path = arena_print(arena, "%s.backup-%s", file, today);
	if (!make_copy(app, path, err) || !store_set_setting(app->store, setting, today, err))
		return false;
	drop_old(
		arena, dirname(arena_copy(arena, file, strlen(file))), basename(arena_copy(arena, file, strlen(file))));
	*made = path;
	return true;
}
