#include "app/upkeep.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/arrange.h"
#include "store/codes.h"
#include "store/store.h"

bool upkeep_verify(struct app *app, upkeep_report *report, void *report_from, upkeep_progress *progress,
	void *progress_from, struct upkeep_count *count, struct error *err)
{
	struct store_count counted;

	if (!store_verify(app->store, report, report_from, progress, progress_from, err) ||
		!store_counts(app->store, &counted, err))
		return false;
	*count = (struct upkeep_count){ counted.records, counted.newer_fields, counted.quarantined,
		counted.differences };
	return true;
}

bool upkeep_rebuild(struct app *app, upkeep_progress *progress, void *from, struct error *err)
{
	return store_rebuild(app->store, progress, from, err) && arrange_refresh(app, err);
}

bool upkeep_backup(struct app *app, const char *path, struct error *err)
{
	return store_backup(app->store, path, err);
}

static bool make_one(const char *path, struct error *err)
{
	if (!mkdir(path, S_IRWXU) || errno == EEXIST)
		return true;
	return fail(err, E_STORE, _("The folder %s cannot be made: %s."), path, strerror(errno));
}

bool upkeep_make_folder(const char *file, struct error *err)
{
	struct arena *arena;
	bool good = true;

	arena_open(&arena);
	for (const char *at = strchr(file + 1, '/'); good && at; at = strchr(at + 1, '/'))
		good = make_one(arena_copy(arena, file, (size_t)(at - file)), err);
	arena_close(&arena);
	return good;
}

void upkeep_remove(const char *file)
{
	static const char *const endings[] = { "", "-journal", ".lock" };
	struct arena *arena;

	arena_open(&arena);
	for (size_t i = 0; i < ARRAY_LEN(endings); i++)
		unlink(arena_print(arena, "%s%s", file, endings[i]));
	arena_close(&arena);
}
