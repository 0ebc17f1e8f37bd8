#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "on", 0, "DAY", N_("Day of the signature, instead of today"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool run_sign(struct cli *cli, struct error *err)
{
	const char *application, *role, *missing;
	bool complete;
	int64_t day;

	if (!offer_case(cli, cli->options.words[0], &application, err) ||
		!offer_wire(cli, &entity_signature, "role", cli->options.words[1], &role, err))
		return false;
	if (!offer_day(cli, options_value(&cli->options, "on"), &day, err))
		return fail_within(err, "--on: ");
	if (!contract_sign(&cli->app, cli->arena, application, role, cli->options.words[2], day, &complete, err) ||
		!contract_missing(&cli->app, cli->arena, application, &missing, err))
		return false;
	if (complete)
		print_text(cli, "%s\n", _("Signed. The contract is complete."));
	else
		print_text(cli, _("Signed. Still to sign: %s.\n"), missing ? missing : "");
	return true;
}

const struct command command_sign = {
	.name = "sign",
	.usage = "CASE ROLE NAME [--on DAY]",
	.summary = N_("Records a signature on the contract"),
	.help = N_("The contract is complete at the last signature that its form asks for."),
	.options = options,
	.words_min = 3,
	.words_max = 3,
	.opens = true,
	.run = run_sign,
};
