#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "role", 0, "ROLE", N_("Role of who judged: one that the arrangement lets judge"), false },
	{ "name", 0, "NAME", N_("Name of who judged"), false },
	{ "reason", 0, "R", N_("Why it does not fit, a code of the arrangement"), false },
	{ "note", 0, "T", N_("Explanation"), false },
	{ "until", 0, "DAY", N_("Until when the case waits, when the reason asks for it"), false },
	{ "pass", 0, "WHY", N_("Passes what is not met, with this reason"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool run_judge(struct cli *cli, struct error *err)
{
	struct propose_verdict verdict = { .until = UNKNOWN };
	const char *told;

	if (!offer_verdict(cli, &verdict, err) ||
		!offer_wire(cli, &entity_proposal, "care_judgement", cli->options.words[1], &verdict.verdict, err) ||
		!propose_judge(&cli->app, cli->arena, &verdict, &told, err))
		return false;
	offer_tell(cli, told);
	return offer_say(cli, verdict.application, err);
}

const struct command command_judge = {
	.name = "judge",
	.usage = "CASE fits|talk|does_not_fit --role ROLE --name NAME [OPTION...]",
	.summary = N_("Records the care provider's judgement of the proposed home"),
	.help = N_(
		"Only the care provider judges; anybody may write it down, with the role and the name of who did. When "
		"the home does not fit it is free again at once, and the case looks on with its waiting days."),
	.options = options,
	.words_min = 2,
	.words_max = 2,
	.opens = true,
	.run = run_judge,
};
