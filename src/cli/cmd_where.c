#include <stdlib.h>
#include <unistd.h>

#include "base/place.h"
#include "print.h"

enum { INDENT = 10 };

static bool run_where(struct cli *cli, struct error *err)
{
	struct arena *arena = cli->arena;
	const char *file = access(cli->file, F_OK) ? arena_print(arena, _("%s (not there yet)"), cli->file) : cli->file;
	const struct {
		const char *name, *value;
	} places[] = {
		{ "file", file },
		{ "assets", place_data(arena, "") },
		{ "locale", place_locale(arena) },
		{ "state", place_state(arena) },
		{ "language", cli->app.dutch ? "nl" : "en" },
	};

	(void)err;
	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		print_text(cli, "%-*s%s\n", INDENT, places[i].name, places[i].value);
	return true;
}

const struct command command_where = {
	.name = "where",
	.usage = "",
	.summary = N_("Tells which file and folders are used"),
	.run = run_where,
};
