#include "app/course.h"
#include "offer.h"

static const struct option_row options[] = {
	{ "reason", 0, "T", N_("Why it is opened again, in a sentence"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool run_reopen(struct cli *cli, struct error *err)
{
	const char *application, *step;

	return offer_case(cli, cli->options.words[0], &application, err) &&
		course_reopen(&cli->app, cli->arena, application, options_value(&cli->options, "reason"), &step, err) &&
		offer_say(cli, application, err);
}

const struct command command_reopen = {
	.name = "reopen",
	.usage = "CASE --reason T",
	.summary = N_("Opens a case again that was withdrawn or declined"),
	.help = N_(
		"The arrangement says how long that is possible and after which reasons never. The case keeps the days "
		"that it waited, and goes back to where it was; what it held then is for others now."),
	.options = options,
	.words_min = 1,
	.words_max = 1,
	.opens = true,
	.run = run_reopen,
};
