/* Members of a shared home: joining and leaving. */
#include <string.h>

#include "base/day.h"
#include "household.h"
#include "print.h"

static const struct option_row options[] = {
	{ "pass", 0, "WHY", N_("join: passes the rules that say no, with this reason"), false },
	{ "to", 0, "WAY", N_("leave: where to, a way on of the arrangement"), false },
	{ "why", 0, "T", N_("leave: why"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool join(struct cli *cli, struct error *err)
{
	const char *household, *id, *told;
	const char *const *pairs = (const char *const *)&cli->options.words[2];

	if (options_has(&cli->options, "to") || options_has(&cli->options, "why"))
		return wrong_use(cli, err, _("--to and --why go with leave."));
	if (!command_open(cli, err) || !household_find(cli, cli->options.words[1], &household, err))
		return false;
	if (!household_join(&cli->app, cli->arena, household, pairs, cli->options.word_count - 2,
		    options_value(&cli->options, "pass"), &id, &told, err))
		return false;
	household_warn(cli, told);
	print_text(cli, "%s\n", id);
	return true;
}

static bool leave(struct cli *cli, struct error *err)
{
	int64_t day = app_today(&cli->app);
	const char *id;

	if (options_has(&cli->options, "pass"))
		return wrong_use(cli, err, _("--pass goes with join."));
	if (cli->options.word_count > 3)
		return wrong_use(cli, err, _("Use: tafel member leave MEMBER DAY --to WAY."));
	if (cli->options.word_count > 2 && !day_parse(cli->options.words[2], day, &day, err))
		return false;
	if (!command_open(cli, err) || !household_find_member(cli, cli->options.words[1], &id, err) ||
		!household_leave(&cli->app, cli->arena, id, day, options_value(&cli->options, "to"),
			options_value(&cli->options, "why"), err))
		return false;
	print_text(cli, _("Left on %s. The place is free.\n"), day_format(cli->arena, day));
	return true;
}

static bool run_member(struct cli *cli, struct error *err)
{
	if (!strcmp(cli->options.words[0], "join"))
		return join(cli, err);
	if (!strcmp(cli->options.words[0], "leave"))
		return leave(cli, err);
	return wrong_use(cli, err, _("\"%s\" is not possible. Use: join or leave."), cli->options.words[0]);
}

const struct command command_member = {
	.name = "member",
	.usage = "join HOUSEHOLD F=V... [--pass WHY] | leave MEMBER [DAY] --to WAY [--why T]",
	.summary = N_("Lets somebody join or leave a shared home"),
	.help = N_(
		"The fields are told by: tafel fields member. Age, places and one lead organisation follow from the "
		"arrangement; who may not join is refused with the reason, and passed with --pass. What to look at is said "
		"on stderr. replaces=NAME tells in whose place. MEMBER is an id or HOUSEHOLD/NAME."),
	.options = options,
	.words_min = 2,
	.words_max = WORDS_ANY,
	.run = run_member,
};
