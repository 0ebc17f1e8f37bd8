/* Time-outs: one begins, somebody is back, and those that run now. */
#include <string.h>

#include "app/show.h"
#include "casus.h"

static const struct option_row options[] = {
	{ "until", 0, "DAY", N_("Somebody is expected back on another day"), false },
	{ "back", 0, "DAY", N_("Somebody is back since that day"), false },
	{ "all", 0, NULL, N_("Also those that are over"), false },
	{ "json", 0, NULL, N_("As JSON, every field"), false },
	{ NULL, 0, NULL, NULL, false },
};

static const struct print_column columns_of_list[] = {
	{ N_("Id"), CASUS_ID_WIDTH, false },
	{ N_("Of"), 26, false },
	{ N_("Kind"), 16, false },
	{ N_("From"), 10, false },
	{ N_("Expected back"), 15, false },
	{ N_("Back on"), 11, false },
	{ N_("Place"), 0, false },
};

static bool list(struct cli *cli, const struct casus_word *of, struct error *err)
{
	struct print_column columns[ARRAY_LEN(columns_of_list)];
	struct casuistry_filter filter = { .application = of->application,
		.open_only = !of->application && !options_has(&cli->options, "all") };
	struct time_out_line *lines;
	size_t count, total;

	if (!time_out_list(&cli->app, cli->arena, &filter, CASUS_LINES, &lines, &count, &total, err))
		return false;
	if (options_has(&cli->options, "json"))
		return casus_json(cli, &entity_time_out, lines, sizeof(*lines), count, err);
	casus_headings(cli, columns, columns_of_list, ARRAY_LEN(columns));
	for (size_t i = 0; i < count; i++) {
		const struct time_out *time_out = lines[i].time_out;
		const char *const cells[] = { casus_id(cli, time_out->row.id), casus_concern(cli, &lines[i].of),
			codebook_short(app_codebook(&cli->app), "time_out", time_out->kind),
			casus_value(cli, &entity_time_out, "starts", time_out),
			casus_due(cli, time_out->expected_back, lines[i].days_late),
			casus_value(cli, &entity_time_out, "back_on", time_out),
			casus_value(cli, &entity_time_out, "place", time_out) };

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
	return true;
}

static bool start(struct cli *cli, const struct casus_word *of, struct error *err)
{
	const char *const *pairs = cli->options.words + 1;
	size_t count = cli->options.word_count - 1;
	const char *id, *told;

	for (size_t i = 0; i < count; i++)
		if (!strchr(pairs[i], '=') || *pairs[i] == '=')
			return wrong_use(cli, err, _("\"%s\" is not FIELD=VALUE. Nothing was changed."), pairs[i]);
	if (!of->application)
		return wrong_use(cli, err, _("A time-out is of a case. Name the case first."));
	if (!time_out_start(&cli->app, cli->arena, of->application, pairs, count, &id, &told, err))
		return false;
	print_text(cli, "%s\n", id);
	print_note(cli, "%s", told);
	return true;
}

/* --until and --back: the day, and what follows from it. */
static bool settle(struct cli *cli, const char *id, const char *option, const char *field,
	bool (*change)(struct app *, struct arena *, const char *, int64_t, const char **, struct error *),
	struct error *err)
{
	const char *told;
	int64_t day;

	if (!casus_number(cli, &entity_time_out, field, options_value(&cli->options, option), &day, err))
		return false;
	if (day == UNKNOWN)
		return wrong_use(cli, err, _("On which day? Give one with --%s."), option);
	if (!change(&cli->app, cli->arena, id, day, &told, err))
		return false;
	print_note(cli, "%s", told);
	return true;
}

static bool run_time_out(struct cli *cli, struct error *err)
{
	bool returns = options_has(&cli->options, "back"), extends = options_has(&cli->options, "until");
	struct casus_word word = { .id = NULL };

	if (!command_open(cli, err) ||
		(cli->options.word_count && !casus_find(cli, &entity_time_out, cli->options.words[0], &word, err)))
		return false;
	if ((returns || extends) && !word.id)
		return wrong_use(cli, err, _("Which time-out? Name its id first: tafel time-out."));
	if (extends && !settle(cli, word.id, "until", "expected_back", time_out_extend, err))
		return false;
	if (returns && !settle(cli, word.id, "back", "back_on", time_out_return, err))
		return false;
	if (returns || extends)
		return true;
	if (cli->options.word_count > 1)
		return start(cli, &word, err);
	return word.id ? casus_show(cli, &entity_time_out, word.id, err) : list(cli, &word, err);
}

const struct command command_time_out = {
	.name = "time-out",
	.usage = "[CASE [F=V...] | ID [--until DAY] [--back DAY]] [--all] [--json]",
	.summary = N_("Time-outs: those that run now, a new one, or somebody is back"),
	.help = N_(
		"Fields of a new one (tafel fields time_out): kind, place, starts, expected_back, key_with, rent_by, post_by, "
		"pet_by, client_agrees … What is not arranged yet is told. Talks in that time get another day, with the "
		"time-out as reason; the tenancy and the support of the contract run on."),
	.options = options,
	.words_min = 0,
	.words_max = WORDS_ANY,
	.run = run_time_out,
};
