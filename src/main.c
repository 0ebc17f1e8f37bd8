/* Sets the language, then hands over: a subcommand to the command line, none to the screens. */
#include "base/arena.h"
#include "base/place.h"
#include "cli/cli.h"
#include "tui/tui.h"

static int
show_screens(struct app *app, const struct cli_look *look)
{
	const struct tui_options options = {
		.color_never = look->color_never,
		.read_aloud = look->read_aloud,
		.no_mouse = look->no_mouse,
		.theme = look->theme,
	};

	return tui_main(app, &options);
}

int
main(int argc, char **argv)
{
	struct arena *arena;
	int status;

	arena_open(&arena);
	language_open(arena);
	status = cli_main(argc, argv, show_screens);
	arena_close(&arena);
	return status;
}
