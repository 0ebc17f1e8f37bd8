/* Hurdles: the list, and solving one; what was learned becomes a recipe. */
#include "casus.h"

static const struct option_row options[] = {
	{ "solved", 0, "T", N_("How it was solved"), false },
	{ "on", 0, "DAY", N_("When; without it today"), false },
	{ "days-won", 0, "N", N_("Days won; without it those left until it was due"), false },
	{ "recipe", 0, "T", N_("What others can use, without anybody's name"), false },
	{ "open", 0, NULL, N_("Only those that are not solved"), false },
	{ "json", 0, NULL, N_("As JSON, every field"), false },
	{ NULL, 0, NULL, NULL, false },
};

static const struct print_column columns_of_list[] = {
	{ N_("Id"), CASUS_ID_WIDTH, false },
	{ N_("Of"), 26, false },
	{ N_("Kind"), 18, false },
	{ N_("Owner"), 16, false },
	{ N_("Due on"), 15, false },
	{ N_("Solved on"), 11, false },
	{ N_("Days won"), 0, false },
};

static bool list(struct cli *cli, const struct casus_word *of, struct error *err)
{
	struct print_column columns[ARRAY_LEN(columns_of_list)];
	struct casuistry_filter filter = { .application = of->application,
		.household = of->household,
		.open_only = options_has(&cli->options, "open") };
	struct hurdle_line *lines;
	size_t count, total;

	if (!hurdle_list(&cli->app, cli->arena, &filter, CASUS_LINES, &lines, &count, &total, err))
		return false;
	if (options_has(&cli->options, "json"))
		return casus_json(cli, &entity_hurdle, lines, sizeof(*lines), count, err);
	casus_headings(cli, columns, columns_of_list, ARRAY_LEN(columns));
	for (size_t i = 0; i < count; i++) {
		const struct hurdle *hurdle = lines[i].hurdle;
		const char *const cells[] = { casus_id(cli, hurdle->row.id), casus_concern(cli, &lines[i].of),
			codebook_short(app_codebook(&cli->app), "hurdle", hurdle->kind),
			casus_value(cli, &entity_hurdle, "owner", hurdle),
			casus_due(cli, hurdle->due, lines[i].days_late),
			casus_value(cli, &entity_hurdle, "solved_on", hurdle),
			casus_value(cli, &entity_hurdle, "days_won", hurdle) };

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
	return true;
}

static bool solve(struct cli *cli, const char *id, struct error *err)
{
	const char *recipe = options_value(&cli->options, "recipe");
	int64_t day, days_won;

	if (!casus_number(cli, &entity_hurdle, "solved_on", options_value(&cli->options, "on"), &day, err) ||
		!casus_number(
			cli, &entity_hurdle, "days_won", options_value(&cli->options, "days-won"), &days_won, err) ||
		!hurdle_solve(
			&cli->app, cli->arena, id, day, options_value(&cli->options, "solved"), days_won, recipe, err))
		return false;
	print_note(cli, _("%s is saved."), cli->options.words[0]);
	if (recipe)
		print_note(cli, "%s", _("The recipe is there for the whole region: tafel recipe."));
	return true;
}

static bool run_hurdle(struct cli *cli, struct error *err)
{
	bool solves = options_has(&cli->options, "solved") || options_has(&cli->options, "recipe");
	struct casus_word word = { .id = NULL };

	if (cli->options.word_count && !casus_find(cli, &entity_hurdle, cli->options.words[0], &word, err))
		return false;
	if (solves && !word.id)
		return wrong_use(cli, err, _("Which hurdle is solved? Name its id first: tafel hurdle."));
	if (!word.id)
		return list(cli, &word, err);
	return solves ? solve(cli, word.id, err) : casus_show(cli, &entity_hurdle, word.id, err);
}

const struct command command_hurdle = {
	.name = "hurdle",
	.usage = "[CASE|ID] [--solved T [--days-won N] [--recipe T]] [--open] [--json]",
	.summary = N_("Hurdles: the list, or how one was solved"),
	.help = N_(
		"The list is of all hurdles, or of those of a CASE or shared home: open ones by the day they are due. A new "
		"one is made with: tafel add hurdle application=CASE kind=K owner=WHO due=DAY. A recipe is read in the "
		"whole region: a text that names somebody of the case is refused."),
	.options = options,
	.words_min = 0,
	.words_max = 1,
	.opens = true,
	.run = run_hurdle,
};
