#include <string.h>

#include "app/demo.h"
#include "app/upkeep.h"
#include "print.h"

enum { MANY = 10 * 1000 * 1000 };

static const struct option_row options[] = {
	{ "applications", 0, "N", N_("How many applications; more of the same"), false },
	{ "homes", 0, "M", N_("How many homes that are free or come free"), false },
	{ "seed", 0, "S", N_("Another number gives other people; the same number the same people"), false },
	{ NULL, 0, NULL, NULL, false },
};

static void show_progress(void *from, size_t done, size_t total)
{
	print_progress(from, (int64_t)done, (int64_t)total);
}

/* The practice file never takes the name of the file that one works with. */
static const char *path_of(struct cli *cli)
{
	const char *slash;

	if (cli->options.word_count)
		return cli->options.words[0];
	if (cli->file_named)
		return cli->file;
	slash = strrchr(cli->file, '/');
	return arena_print(cli->arena, "%.*spractice.db", slash ? (int)(slash + 1 - cli->file) : 0, cli->file);
}

static bool read_sizes(struct cli *cli, struct demo_options *demo, struct error *err)
{
	int64_t applications, homes, seed;

	if (!options_number(&cli->options, "applications", 0, MANY, &applications, err) ||
		!options_number(&cli->options, "homes", 0, MANY, &homes, err) ||
		!options_number(&cli->options, "seed", 0, INT32_MAX, &seed, err)) {
		cli->wrong_use = true;
		return false;
	}
	demo->applications = (size_t)applications;
	demo->homes = (size_t)homes;
	demo->seed = (uint64_t)seed;
	return true;
}

static bool run_demo(struct cli *cli, struct error *err)
{
	struct print_progress progress = { .cli = cli, .what = _("Making the practice file") };
	struct demo_options demo = { .path = path_of(cli), .progress = show_progress, .from = &progress };
	struct demo_count count;

	if (cli->options.word_count && cli->file_named)
		return wrong_use(cli, err, _("Name the file once: tafel demo FILE."));
	if (!read_sizes(cli, &demo, err))
		return false;
	if (!cli->options.word_count && !cli->file_named && !upkeep_make_folder(demo.path, err))
		return false;
	if (!demo_make(&cli->app, &demo, &count, err))
		return false;
	print_text(cli, _("Practice file: %s\nApplications: %zu. Homes: %zu. Everybody in it is invented.\n"),
		demo.path, count.applications, count.homes);
	print_text(cli, _("Open it: tafel -f %s\n"), demo.path);
	return true;
}

const struct command command_demo = {
	.name = "demo",
	.usage = "[FILE] [--applications N] [--homes M] [--seed S]",
	.summary = N_("Makes a file to practise with"),
	.help = N_(
		"An invented region with people in every step and a meeting for today. Only a practice file is ever replaced by it. "
		"Without FILE: practice.db beside the usual file. The same seed and $TAFEL_NOW give the same file."),
	.options = options,
	.words_max = 1,
	.run = run_demo,
};
