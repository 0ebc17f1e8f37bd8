#include "app/upkeep.h"
#include "print.h"

static bool run_backup(struct cli *cli, struct error *err)
{
	if (!upkeep_backup(&cli->app, cli->options.words[0], err))
		return false;
	print_note(cli, _("A checked copy stands in %s."), cli->options.words[0]);
	return true;
}

const struct command command_backup = {
	.name = "backup",
	.usage = "FILE",
	.summary = N_("Writes a checked copy of the file"),
	.help = N_(
		"FILE must be new. A copy that is opened later writes as a new laptop, so that nothing gets mixed up."),
	.words_min = 1,
	.words_max = 1,
	.opens = true,
	.run = run_backup,
};
