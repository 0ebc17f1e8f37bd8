#include "base/place.h"

#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

#ifndef TAFEL_DATADIR
#define TAFEL_DATADIR "/usr/local/share/tafel"
#endif
#ifndef TAFEL_LOCALEDIR
#define TAFEL_LOCALEDIR "/usr/local/share/locale"
#endif

static bool is_folder(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

/* Folder of the running program; NULL where /proc does not tell it, and then the installed places serve. */
static const char *program_folder(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;

	if (length <= 0)
		return NULL;
	path[length] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return NULL;
	*slash = '\0';
	return arena_text(arena, path);
}

/* In a source tree the program lies a few folders under it: build/tafel, build/asan/tafel, build/asan/test/unit-x.
 * Another program's folder of that name must not be taken for ours. */
static const char *source_assets(struct arena *arena, const char *folder)
{
	static const char *const ups[] = { "..", "../..", "../../.." };

	for (size_t i = 0; folder && i < ARRAY_LEN(ups); i++) {
		const char *path = arena_print(arena, "%s/%s/assets", folder, ups[i]);

		if (is_folder(arena_print(arena, "%s/arrangements", path)))
			return path;
	}
	return NULL;
}

static const char *first_folder(struct arena *arena, const char *folder, const char *beside, const char *last)
{
	const char *path = folder ? arena_print(arena, "%s/%s", folder, beside) : NULL;

	return path && is_folder(path) ? path : last;
}

/* An installed program has its own data beside it, and must not take what lies some folders up for a source tree. */
static bool is_installed(struct arena *arena, const char *folder)
{
	return !folder || is_folder(arena_print(arena, "%s/../share/tafel/arrangements", folder));
}

const char *place_data(struct arena *arena, const char *relative)
{
	const char *folder = program_folder(arena);
	const char *base = is_installed(arena, folder) ? NULL : source_assets(arena, folder);

	if (!base)
		base = first_folder(arena, folder, "../share/tafel", TAFEL_DATADIR);
	return *relative ? arena_print(arena, "%s/%s", base, relative) : base;
}

const char *place_locale(struct arena *arena)
{
	const char *folder = program_folder(arena);

	if (!is_installed(arena, folder) && source_assets(arena, folder))
		return first_folder(arena, folder, "locale", arena_print(arena, "%s/../locale", folder));
	return first_folder(arena, folder, "../share/locale", TAFEL_LOCALEDIR);
}

static const char *home(void)
{
	const char *from_environment = getenv("HOME");
	const struct passwd *user;

	if (from_environment && *from_environment == '/')
		return from_environment;
	user = getpwuid(getuid());
	return user && user->pw_dir ? user->pw_dir : "/";
}

/* The XDG rules: a relative path counts as not set. */
static const char *xdg(struct arena *arena, const char *variable, const char *otherwise)
{
	const char *path = getenv(variable);

	if (path && *path == '/')
		return path;
	return arena_print(arena, "%s/%s", home(), otherwise);
}

const char *place_state(struct arena *arena)
{
	return arena_print(arena, "%s/tafel", xdg(arena, "XDG_STATE_HOME", ".local/state"));
}

const char *place_default_file(struct arena *arena)
{
	const char *file = getenv("TAFEL_FILE");

	if (file && *file)
		return arena_text(arena, file);
	return arena_print(arena, "%s/tafel/tafel.db", xdg(arena, "XDG_DATA_HOME", ".local/share"));
}
