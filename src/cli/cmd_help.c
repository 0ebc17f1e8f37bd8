#include "command.h"

static bool run_help(struct cli *cli, struct error *err)
{
	const struct command *command = NULL;

	if (cli->options.word_count && !(command = command_find(cli->options.words[0])))
		return command_unknown(cli, cli->options.words[0], err);
	help_print(cli, command);
	return true;
}

const struct command command_help = {
	.name = "help",
	.usage = "[SUBCOMMAND]",
	.summary = N_("Help in general, or about one subcommand"),
	.words_max = 1,
	.run = run_help,
};
