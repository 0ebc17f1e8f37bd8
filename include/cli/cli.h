/*
 * The command line. Each subcommand is one `const struct command` in src/cli/cmd_*.c; help, completions and the tests
 * of the man page read those tables. stdout is data, stderr is messages.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

#include "app/app.h"

/* What was said about the screens when no subcommand was named. */
struct cli_look {
	bool color_never, read_aloud, no_mouse;
	const char *theme; /* NULL: not told */
};

/* Shows the screens over an app whose file is open; gives the exit status. */
typedef int cli_screens(struct app *, const struct cli_look *);

/* Does what the arguments ask, calls `screens` when they name no subcommand, and gives the exit status: 0 good,
 * 1 failed, 2 wrong use or no terminal, 3 not found, 4 differences wait for a choice, 5 file in use, 6 passphrase.
 * language_open must have been called. */
int cli_main(int argc, char **argv, cli_screens *screens);

#endif
