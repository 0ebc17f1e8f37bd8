/* Promises: who does what by when; kept or not. */
#include "casus.h"

static const struct option_row options[] = {
	{ "kept", 0, NULL, N_("It was kept"), false },
	{ "not-kept", 0, NULL, N_("It was not kept"), false },
	{ "remark", 0, "T", N_("A few words with it"), false },
	{ "open", 0, NULL, N_("Only open ones: what the next meeting begins with"), false },
	{ "late", 0, NULL, N_("Only open ones whose day has passed"), false },
	{ "table", 0, "TABLE", N_("Only of this table"), false },
	{ "json", 0, NULL, N_("As JSON, every field"), false },
	{ NULL, 0, NULL, NULL, false },
};

static const struct print_column columns_of_list[] = {
	{ N_("Id"), CASUS_ID_WIDTH, false },
	{ N_("Of"), 26, false },
	{ N_("Who"), 16, false },
	{ N_("Due on"), 15, false },
	{ N_("State"), 13, false },
	{ N_("What"), 0, false },
};

static bool list(struct cli *cli, const struct casus_word *of, struct error *err)
{
	struct print_column columns[ARRAY_LEN(columns_of_list)];
	struct casuistry_filter filter = { .application = of->application,
		.open_only = options_has(&cli->options, "open"),
		.late_only = options_has(&cli->options, "late") };
	const char *table = options_value(&cli->options, "table");
	struct promise_line *lines;
	size_t count, total;

	if ((table && !casus_code(cli, &entity_promise, "forum", table, &filter.forum, err)) ||
		!promise_list(&cli->app, cli->arena, &filter, CASUS_LINES, &lines, &count, &total, err))
		return false;
	if (options_has(&cli->options, "json"))
		return casus_json(cli, &entity_promise, lines, sizeof(*lines), count, err);
	casus_headings(cli, columns, columns_of_list, ARRAY_LEN(columns));
	for (size_t i = 0; i < count; i++) {
		const struct promise *promise = lines[i].promise;
		const char *const cells[] = { casus_id(cli, promise->row.id), casus_concern(cli, &lines[i].of),
			promise->who, casus_due(cli, promise->due, lines[i].days_late),
			casus_value(cli, &entity_promise, "state", promise), lines[i].what };

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
	return true;
}

static bool settle(struct cli *cli, const char *id, struct error *err)
{
	if (!promise_settle(&cli->app, cli->arena, id, options_has(&cli->options, "kept"),
		    options_value(&cli->options, "remark"), err))
		return false;
	print_note(cli, _("%s is saved."), cli->options.words[0]);
	return true;
}

static bool run_promise(struct cli *cli, struct error *err)
{
	bool kept = options_has(&cli->options, "kept"), not_kept = options_has(&cli->options, "not-kept");
	struct casus_word word = { .id = NULL };

	if (kept && not_kept)
		return wrong_use(cli, err, _("Choose one of --kept and --not-kept."));
	if (!command_open(cli, err) ||
		(cli->options.word_count && !casus_find(cli, &entity_promise, cli->options.words[0], &word, err)))
		return false;
	if ((kept || not_kept) && !word.id)
		return wrong_use(cli, err, _("Which promise? Name its id first: tafel promise."));
	if (!word.id)
		return list(cli, &word, err);
	return kept || not_kept ? settle(cli, word.id, err) : casus_show(cli, &entity_promise, word.id, err);
}

const struct command command_promise = {
	.name = "promise",
	.usage = "[CASE|ID] [--kept|--not-kept [--remark T]] [--open] [--late] [--json]",
	.summary = N_("Promises: the list, or whether one was kept"),
	.help = N_(
		"The list is of all promises, or of those of a CASE: open ones by the day they are due. A new one is made "
		"with: tafel add promise who=WHO what=T due=DAY. The agreement of an incident makes one by itself; what "
		"was agreed is read in the incident."),
	.options = options,
	.words_min = 0,
	.words_max = 1,
	.run = run_promise,
};
