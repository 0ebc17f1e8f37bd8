#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "reason", 0, "R", N_("Why, a code of the arrangement"), false },
	{ "note", 0, "T", N_("Explanation"), false },
	{ "until", 0, "DAY", N_("Until when the case waits, when the reason asks for it"), false },
	{ "role", 0, "ROLE", N_("Role of who refused"), false },
	{ "name", 0, "NAME", N_("Name of who refused"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool run_refuse(struct cli *cli, struct error *err)
{
	struct propose_verdict verdict = { .until = UNKNOWN };
	const char *told;

	if (!offer_verdict(cli, &verdict, err) || !propose_refuse(&cli->app, cli->arena, &verdict, &told, err))
		return false;
	offer_tell(cli, told);
	return offer_say(cli, verdict.application, err);
}

const struct command command_refuse = {
	.name = "refuse",
	.usage = "CASE --reason R [OPTION...]",
	.summary = N_("Records that the housing association takes the proposed home back"),
	.options = options,
	.words_min = 1,
	.words_max = 1,
	.opens = true,
	.run = run_refuse,
};
