#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "reason", 0, "R", N_("Why not, a code of the arrangement"), false },
	{ "note", 0, "T", N_("Explanation"), false },
	{ "until", 0, "DAY", N_("Until when the case waits, when the reason asks for it"), false },
	{ "role", 0, "ROLE", N_("Role of who brought the answer"), false },
	{ "name", 0, "NAME", N_("Name of who brought the answer"), false },
	{ "pass", 0, "WHY", N_("Passes what is not met, with this reason"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool run_answer(struct cli *cli, struct error *err)
{
	struct propose_verdict verdict = { .until = UNKNOWN };
	const char *told;

	if (!offer_verdict(cli, &verdict, err) ||
		!offer_wire(cli, &entity_proposal, "client_answer", cli->options.words[1], &verdict.verdict, err) ||
		!propose_answer(&cli->app, cli->arena, &verdict, &told, err))
		return false;
	offer_tell(cli, told);
	return offer_say(cli, verdict.application, err);
}

const struct command command_answer = {
	.name = "answer",
	.usage = "CASE yes|no [OPTION...]",
	.summary = N_("Records the client's answer to the proposed home"),
	.help = N_(
		"At a yes the home is accepted, and every other proposal of it is withdrawn. A no has the consequence "
		"of its reason: counted or not, a pause until a day, a place that is not asked any more, a talk at "
		"the table. The waiting days stay."),
	.options = options,
	.words_min = 2,
	.words_max = 2,
	.opens = true,
	.run = run_answer,
};
