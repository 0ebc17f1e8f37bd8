/* Findings and what became of them: what asks for something first. */
#include <stdlib.h>
#include <string.h>

#include "app/edit.h"
#include "app/list.h"
#include "app/show.h"
#include "base/day.h"
#include "output.h"
#include "print.h"
#include "report/json.h"

static const struct option_row options[] = {
	{ "open", 0, NULL, N_("Only those without a result"), false },
	{ "improvement", 0, "T", N_("With ID: what is made better"), false },
	{ "owner", 0, "WHO", N_("With ID: who sees to it"), false },
	{ "due", 0, "DAY", N_("With ID: by when"), false },
	{ "result", 0, "T", N_("With ID: what came of it"), false },
	{ "json", 0, NULL, N_("An array of flat objects; not known is null"), false },
	{ NULL, 0, NULL, NULL, false },
};

struct findings {
	struct cli *cli;
	struct finding **rows;
	size_t count, room;
};

/* The row lives for one call: it is loaded again by its id. */
static bool take(void *from, const void *row, struct error *err)
{
	struct findings *all = from;
	const struct finding *finding = row;
	const char *id = arena_text(all->cli->arena, finding->row.id);
	size_t late;
	void *copy;

	if (options_has(&all->cli->options, "open") && finding->result)
		return true;
	if (!show_load(&all->cli->app, all->cli->arena, &entity_finding, id, NULL, &copy, &late, err))
		return false;
	all->rows = arena_grow(all->cli->arena, all->rows, all->count, &all->room, sizeof(*all->rows));
	all->rows[all->count++] = copy;
	return true;
}

/* What has an owner and a day, by day; then what nobody took up; then what is done. */
static int rank_of(const struct finding *finding)
{
	return finding->result ? 2 : finding->due == UNKNOWN ? 1 : 0;
}

static int compare(const void *a, const void *b)
{
	const struct finding *left = *(struct finding *const *)a, *right = *(struct finding *const *)b;
	int ranks = rank_of(left) - rank_of(right);

	if (ranks)
		return ranks;
	if (!rank_of(left) && left->due != right->due)
		return left->due < right->due ? -1 : 1;
	if (left->found_on != right->found_on)
		return left->found_on < right->found_on ? 1 : -1;
	return strcmp(left->row.id, right->row.id);
}

static void print_finding(struct cli *cli, const struct finding *finding)
{
	struct arena *arena = cli->arena;
	bool late = !finding->result && finding->due != UNKNOWN && finding->due < app_today(&cli->app);
	const char *voice =
		finding->voice ? field_choice_label(entity_field(&entity_finding, "voice"), finding->voice) : NULL;

	print_text(cli, "%s  %s%s%s%s\n", finding->row.id, day_format(arena, finding->found_on), voice ? "  " : "",
		voice ? voice : "", late ? _("  ! late") : "");
	print_text(cli, "    %s\n", finding->words ? finding->words : "");
	if (finding->improvement)
		print_text(cli, _("    Improvement: %s\n"), finding->improvement);
	if (finding->owner || finding->due != UNKNOWN)
		print_text(cli, _("    Owner: %s, by %s\n"), finding->owner ? finding->owner : "?",
			finding->due == UNKNOWN ? "?" : day_format(arena, finding->due));
	if (finding->result)
		print_text(cli, _("    Result: %s (%s)\n"), finding->result,
			finding->result_on == UNKNOWN ? "?" : day_format(arena, finding->result_on));
}

static bool print_json(struct cli *cli, const struct findings *all, struct error *err)
{
	struct output *output;

	output_open(&output, cli, true);
	for (size_t i = 0; i < all->count; i++)
		json_array_row(&output->sink, cli->arena, i, &entity_finding, all->rows[i]);
	json_array_end(&output->sink, all->count);
	sink_text(&output->sink, "\n");
	return output_close(&output, err);
}

static bool list(struct cli *cli, struct error *err)
{
	struct findings all = { .cli = cli };

	if (!list_rows(&cli->app, &entity_finding, NULL, 0, take, &all, err))
		return false;
	if (all.count)
		qsort(all.rows, all.count, sizeof(struct finding *), compare);
	if (options_has(&cli->options, "json"))
		return print_json(cli, &all, err);
	for (size_t i = 0; i < all.count; i++)
		print_finding(cli, all.rows[i]);
	if (!all.count)
		print_text(cli, "%s\n", _("No findings. A new one: tafel add finding words=TEXT."));
	return true;
}

/* ---- what becomes of one ------------------------------------------------------------------------------------------ */

static const char *const settable[] = { "improvement", "owner", "due", "result" };

static bool change(struct cli *cli, const char *typed, struct error *err)
{
	const char *pairs[ARRAY_LEN(settable) + 1], *id;
	const struct entity *entity;
	size_t count = 0;

	for (size_t i = 0; i < ARRAY_LEN(settable); i++)
		if (options_has(&cli->options, settable[i]))
			pairs[count++] = arena_print(
				cli->arena, "%s=%s", settable[i], options_value(&cli->options, settable[i]));
	if (!count)
		return wrong_use(cli, err, _("What became of it? Give --improvement, --owner, --due or --result."));
	if (options_has(&cli->options, "result"))
		pairs[count++] = arena_print(cli->arena, "result_on=%s", day_write(cli->arena, app_today(&cli->app)));
	if (!show_find(&cli->app, cli->arena, &entity_finding, typed, &entity, &id, err) ||
		!edit_assign(&cli->app, &entity_finding, id, pairs, count, err))
		return false;
	print_text(cli, "%s\n", _("The finding was saved."));
	return true;
}

static bool run_finding(struct cli *cli, struct error *err)
{
	if (cli->options.word_count)
		return change(cli, cli->options.words[0], err);
	for (size_t i = 0; i < ARRAY_LEN(settable); i++)
		if (options_has(&cli->options, settable[i]))
			return wrong_use(cli, err, _("--%s goes with the id of a finding."), settable[i]);
	return list(cli, err);
}

const struct command command_finding = {
	.name = "finding",
	.usage = "[--open] [--json] | ID [--improvement T] [--owner WHO] [--due DAY] [--result T]",
	.summary = N_("Prints findings and their improvements, or keeps what became of one"),
	.help = N_(
		"What the evaluation found, in own words, and what is made better: by whom, by when, with what result. What "
		"is still to be done stands first, by day. A new one: tafel add finding words=TEXT."),
	.options = options,
	.words_max = 1,
	.opens = true,
	.run = run_finding,
};
