/* Backward planner: from a key day to every latest day before it. */
#include <string.h>

#include "app/show.h"
#include "base/day.h"
#include "moment.h"
#include "output.h"
#include "print.h"
#include "put.h"

static const struct option_row options[] = {
	{ "json", 0, NULL, N_("One object with every day"), false },
	{ NULL, 0, NULL, NULL, false },
};

static const char *why_text(struct cli *cli, const struct codebook *book, const struct planner *plan)
{
	if (codebook_find(book, "moment", plan->why))
		return codebook_text(book, "moment", plan->why);
	if (!strcmp(plan->why, "landing_weeks"))
		return arena_print(cli->arena, _("the neighbourhood must be known for %lld weeks first"),
			(long long)codebook_figure(book, "landing_weeks", 0));
	return codebook_text(book, "figure", plan->why);
}

static void print_verdict(struct cli *cli, const struct codebook *book, const struct planner *plan)
{
	const char *earliest = day_format_long(cli->arena, plan->earliest);

	if (plan->key >= plan->earliest)
		print_text(cli, _("A key on %s can be done.\n"), day_format_long(cli->arena, plan->key));
	else
		print_text(cli, _("A key on %s cannot be done.\n"), day_format_long(cli->arena, plan->key));
	if (plan->why)
		print_text(cli, _("Earliest honest key day: %s (%s).\n"), earliest, why_text(cli, book, plan));
	else
		print_text(cli, _("Earliest honest key day: %s.\n"), earliest);
}

static void print_plan(struct cli *cli, const struct codebook *book, const struct planner *plan)
{
	static const struct print_column columns[] = { { "", 1, false }, { "", 14, false }, { "", 0, false } };

	for (size_t i = 0; i < plan->count; i++) {
		const struct planner_line *line = &plan->lines[i];
		const char *text = codebook_text(book, "moment", line->moment->code);
		const char *const cells[] = { line->impossible ? "!" : "", day_format_long(cli->arena, line->day),
			line->impossible ? arena_print(cli->arena, _("%s: no longer possible"), text) : text };

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
	print_text(cli, "\n");
	print_verdict(cli, book, plan);
}

static bool print_json(struct cli *cli, const struct planner *plan, struct error *err)
{
	struct output *output;
	struct put put = { .arena = cli->arena };

	output_open(&output, cli, true);
	put.sink = &output->sink;
	put_open(&put);
	put_day(&put, "key", plan->key);
	put_day(&put, "earliest", plan->earliest);
	put_text(&put, "why", plan->why);
	put_flag(&put, "possible", plan->key >= plan->earliest);
	put_name(&put, "moments");
	sink_text(put.sink, "[");
	for (size_t i = 0; i < plan->count; i++) {
		struct put line = { put.sink, put.arena, 0 };

		sink_text(put.sink, i ? ",\n" : "\n");
		put_open(&line);
		put_text(&line, "moment", plan->lines[i].moment->code);
		put_day(&line, "day", plan->lines[i].day);
		put_flag(&line, "impossible", plan->lines[i].impossible);
		put_close(&line);
	}
	sink_text(put.sink, "\n]");
	put_close(&put);
	sink_text(put.sink, "\n");
	return output_close(&output, err);
}

static bool run_plan(struct cli *cli, struct error *err)
{
	const char *id, *typed = cli->options.word_count > 1 ? cli->options.words[1] : NULL;
	const struct entity *entity;
	struct planner plan;
	int64_t key = UNKNOWN;

	if (typed && !day_parse(typed, app_today(&cli->app), &key, err))
		return false;
	if (!show_find(&cli->app, cli->arena, &entity_application, cli->options.words[0], &entity, &id, err) ||
		!moment_planner(&cli->app, cli->arena, id, key, &plan, err))
		return false;
	if (options_has(&cli->options, "json"))
		return print_json(cli, &plan, err);
	print_plan(cli, app_codebook(&cli->app), &plan);
	return true;
}

const struct command command_plan = {
	.name = "plan",
	.usage = "CASE [KEYDAY] [--json]",
	.summary = N_("Reckons back from a key day to every latest day before it"),
	.help = N_(
		"Without KEYDAY the agreed or wished key day of the case counts. What is no longer possible is said, with "
		"the earliest day on which a key is honest and what makes it so."),
	.options = options,
	.words_min = 1,
	.words_max = 2,
	.opens = true,
	.run = run_plan,
};
