#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "pass", 0, "WHY", N_("Passes what is not met, with this reason"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool run_propose(struct cli *cli, struct error *err)
{
	const char *application, *home, *id, **warnings;
	size_t count;

	if (!offer_case(cli, cli->options.words[0], &application, err) ||
		!offer_home(cli, cli->options.words[1], &home, err) ||
		!propose_warnings(&cli->app, cli->arena, application, home, &warnings, &count, err))
		return false;
	if (!propose_home(&cli->app, cli->arena, application, home, options_value(&cli->options, "pass"), &id, err))
		return offer_refused(cli, warnings, count, err);
	offer_warn(cli, warnings, count);
	return offer_say(cli, application, err);
}

const struct command command_propose = {
	.name = "propose",
	.usage = "CASE HOME [--pass WHY]",
	.summary = N_("Proposes a home for a case"),
	.help = N_(
		"A home is proposed to one case at a time, and is held for it until it is refused or let. What is not "
		"met yet is told; with --pass it is done all the same, and the log keeps why and by whom."),
	.options = options,
	.words_min = 2,
	.words_max = 2,
	.opens = true,
	.run = run_propose,
};
