/* Sets the language, then hands over: a subcommand to the command line, none to the screens. */
#include <fcntl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/place.h"
#include "cli/cli.h"
#include "tui/tui.h"

static int show_screens(struct app *app, const struct cli_look *look)
{
	const struct tui_options options = {
		.color_never = look->color_never,
		.read_aloud = look->read_aloud,
		.no_mouse = look->no_mouse,
		.theme = look->theme,
	};

	return tui_main(app, &options);
}

/* No file may get the number of a stream that is closed: what is printed would end up in it. Printing fails then. */
static void fill_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
}

int main(int argc, char **argv)
{
	struct arena *arena;
	int status;

	fill_streams();
	arena_open(&arena);
	language_open(arena);
	status = cli_main(argc, argv, show_screens);
	arena_close(&arena);
	return status;
}
