#include <libintl.h>

#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "pass", 0, "WHY", N_("Passes what is not met, with this reason"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool run_key(struct cli *cli, struct error *err)
{
	const char *application, **warnings;
	size_t count, moments;
	int64_t day;

	if (!offer_case(cli, cli->options.words[0], &application, err) ||
		!offer_day(cli, cli->options.words[1], &day, err) ||
		!contract_warnings(&cli->app, cli->arena, application, &warnings, &count, err))
		return false;
	if (!contract_key(&cli->app, cli->arena, application, day, options_value(&cli->options, "pass"), &moments, err))
		return offer_refused(cli, warnings, count, err);
	offer_warn(cli, warnings, count);
	if (moments)
		print_note(cli, ngettext("%zu moment is made.", "%zu moments are made.", moments), moments);
	return offer_say(cli, application, err);
}

const struct command command_key = {
	.name = "key",
	.usage = "CASE DAY [--pass WHY]",
	.summary = N_("Records that the key was handed over"),
	.help = N_(
		"From this day on the home is let, support counts, and all moments of the arrangement get their day. "
		"What is not met yet is told; with --pass it is done all the same, and the log keeps why and by whom."),
	.options = options,
	.words_min = 2,
	.words_max = 2,
	.opens = true,
	.run = run_key,
};
