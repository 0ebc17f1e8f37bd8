/* Which arrangements there are: every version in the file, and those that come with the program. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "app/arrange.h"
#include "arrange_file.h"
#include "base/day.h"
#include "base/place.h"

struct versions {
	struct app *app;
	struct arena *arena;
	struct arrange_version *all;
	size_t count, room;
};

static int64_t told_day(struct arena *arena, const struct arrange_file *file, const char *key)
{
	const char *text = arrange_more(arena, file->codes[0].more, key);
	int64_t day;

	return text && day_read(text, &day) ? day : UNKNOWN;
}

static void add(struct versions *to, const struct arrange_file *file, bool here)
{
	const char *more = file->codes[0].more; /* the arrangement itself is the first code */

	to->all = arena_grow(to->arena, to->all, to->count, &to->room, sizeof *to->all);
	to->all[to->count++] = (struct arrange_version){
		.code = file->code,
		.title = to->app->dutch ? file->title_nl : file->title_en,
		.source = arrange_more(to->arena, more, "source"),
		.version = file->version,
		.valid_from = told_day(to->arena, file, "valid_from"),
		.valid_to = told_day(to->arena, file, "valid_to"),
		.status = arrange_more(to->arena, more, "status"),
		.here = here,
	};
}

static int by_code(const void *left, const void *right)
{
	const struct arrange_version *a = left, *b = right;
	int order = strcmp(a->code, b->code);

	return order ? order : (a->version < b->version) - (a->version > b->version);
}

static bool add_here(struct versions *to, struct error *err)
{
	const char **codes;
	size_t count;

	if (!arrange_codes(to->app, to->arena, &codes, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct arrange_file *files;
		size_t versions;

		if (!arrange_versions(to->app, to->arena, codes[i], &files, &versions, err))
			return false;
		for (size_t n = 0; n < versions; n++)
			add(to, &files[n], true);
	}
	return true;
}

static void mark_in_force(struct versions *to)
{
	for (size_t i = 0; i < to->count; i++) {
		struct arrange_version *one = &to->all[i];

		one->in_force = !i || strcmp(one->code, to->all[i - 1].code) != 0;
		one->own = one->in_force && !strcmp(one->code, to->app->arrangement);
	}
}

static bool is_listed(const struct versions *in, const struct arrange_file *file)
{
	for (size_t i = 0; i < in->count; i++)
		if (!strcmp(in->all[i].code, file->code) && in->all[i].version == file->version)
			return true;
	return false;
}

/* A file in the folder of the program that cannot be read is none of them. */
static void add_shipped(struct versions *to)
{
	const char *folder = place_data(to->arena, "arrangements");
	DIR *dir = opendir(folder);

	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		const char *ending = strrchr(entry->d_name, '.');
		struct arrange_file file;
		struct error ignored;

		if (ending && !strcmp(ending, ".json") &&
			arrange_read(
				to->arena, arena_print(to->arena, "%s/%s", folder, entry->d_name), &file, &ignored) &&
			!is_listed(to, &file))
			add(to, &file, false);
	}
	if (dir)
		closedir(dir);
}

bool arrange_list(struct app *app, struct arena *arena, struct arrange_version **out, size_t *count, struct error *err)
{
	struct versions versions = { .app = app, .arena = arena };

	if (app->store && !add_here(&versions, err))
		return false;
	if (versions.count)
		qsort(versions.all, versions.count, sizeof *versions.all, by_code);
	mark_in_force(&versions);
	add_shipped(&versions);
	if (versions.count)
		qsort(versions.all, versions.count, sizeof *versions.all, by_code);
	*out = versions.all;
	*count = versions.count;
	return true;
}
