#include "offer.h"
#include "print.h"

static bool run_view(struct cli *cli, struct error *err)
{
	const char *application, *told;
	int64_t day;

	if (!offer_case(cli, cli->options.words[0], &application, err) ||
		!offer_day(cli, cli->options.words[1], &day, err) ||
		!propose_view(&cli->app, cli->arena, application, day, &told, err))
		return false;
	offer_tell(cli, told);
	return offer_say(cli, application, err);
}

const struct command command_view = {
	.name = "view",
	.usage = "CASE DAY",
	.summary = N_("Notes when the client views, or viewed, the proposed home"),
	.words_min = 2,
	.words_max = 2,
	.opens = true,
	.run = run_view,
};
