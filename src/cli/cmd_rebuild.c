#include "app/upkeep.h"
#include "print.h"

static bool run_rebuild(struct cli *cli, struct error *err)
{
	struct print_progress progress = { .cli = cli, .what = _("Making the tables anew") };

	if (!upkeep_rebuild(&cli->app, print_progress, &progress, err))
		return false;
	print_note(cli, "%s", _("The tables are made anew from the changes."));
	return true;
}

const struct command command_rebuild = {
	.name = "rebuild",
	.usage = "",
	.summary = N_("Makes the tables anew from the changes"),
	.help = N_(
		"The changes are the truth and stay as they are. The result is the same as before, unless a table was "
		"damaged."),
	.opens = true,
	.run = run_rebuild,
};
