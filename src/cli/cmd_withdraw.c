#include "app/course.h"
#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "reason", 0, "R", N_("Why, a code of the arrangement"), false },
	{ "role", 0, "ROLE", N_("Role of who withdraws it"), false },
	{ "name", 0, "NAME", N_("Name of who withdraws it"), false },
	{ "note", 0, "T", N_("Explanation"), false },
	{ "pass", 0, "WHY", N_("Passes what is not met, with this reason"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool run_withdraw(struct cli *cli, struct error *err)
{
	const struct options *given = &cli->options;
	struct course_set set = { .reason = options_value(given, "reason"),
		.role = options_value(given, "role"),
		.name = options_value(given, "name"),
		.note = options_value(given, "note"),
		.passed_why = options_value(given, "pass"),
		.until = UNKNOWN };
	const char *told;

	if (!offer_case(cli, given->words[0], &set.application, err) ||
		!course_withdraw(&cli->app, cli->arena, &set, &told, err))
		return false;
	offer_tell(cli, told);
	return offer_say(cli, set.application, err);
}

const struct command command_withdraw = {
	.name = "withdraw",
	.usage = "CASE --reason R --role ROLE --name NAME [--note T]",
	.summary = N_("Writes down that an application is withdrawn, by whom and why"),
	.help = N_(
		"It is not decided. What the case held is free again: its home, its place on an agenda. It can be opened "
		"again as long as the arrangement allows: tafel reopen."),
	.options = options,
	.words_min = 1,
	.words_max = 1,
	.opens = true,
	.run = run_withdraw,
};
