#include <string.h>

#include "app/arrange.h"
#include "nearest.h"
#include "print.h"

static bool run_list(struct cli *cli, struct error *err)
{
	const struct codebook *book = app_codebook(&cli->app);

	(void)err;
	if (book->arrangement)
		print_text(
			cli, "%s  %s\n", book->arrangement, codebook_text(book, "arrangement", cli->app.arrangement));
	return true;
}

/* The codes in force, of one list or of all. */
static bool run_show(struct cli *cli, struct error *err)
{
	const struct print_column columns[] = { { _("List"), 16, false }, { _("Code"), 26, false },
		{ _("Text"), 0, false } };
	const struct codebook *book = app_codebook(&cli->app);
	const char *only = cli->options.word_count > 1 ? cli->options.words[1] : NULL;
	size_t count = 0;

	for (size_t i = 0; i < book->count; i++)
		count += !only || !strcmp(only, book->entries[i].list);
	if (only && !count)
		return fail(
			err, E_MISSING, _("The arrangement has no list \"%s\". See: tafel arrangement show."), only);
	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < book->count; i++) {
		const struct code_entry *entry = &book->entries[i];
		const char *const cells[] = { entry->list, entry->code, codebook_text(book, entry->list, entry->code) };

		if (!only || !strcmp(only, entry->list))
			print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
	return true;
}

static bool run_check(struct cli *cli, struct error *err)
{
	if (!arrange_check(&cli->app, cli->options.words[1], err))
		return false;
	print_note(cli, _("%s is good."), cli->options.words[1]);
	return true;
}

static bool run_load(struct cli *cli, struct error *err)
{
	if (!arrange_load(&cli->app, cli->options.words[1], err))
		return false;
	print_note(cli, _("%s is in force in this file."), cli->options.words[1]);
	return true;
}

static const struct verb {
	const char *name;
	size_t words_min, words_max; /* with the verb */
	bool opens;
	bool (*run)(struct cli *, struct error *);
} verbs[] = {
	{ "list", 1, 1, true, run_list },
	{ "show", 1, 2, true, run_show },
	{ "check", 2, 2, false, run_check },
	{ "load", 2, 2, true, run_load },
};

static bool unknown_verb(struct cli *cli, const char *typed, struct error *err)
{
	struct nearest nearest = nearest_to(typed);

	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		nearest_offer(&nearest, verbs[i].name);
	if (nearest.name)
		return wrong_use(
			cli, err, _("tafel arrangement has no \"%s\". Did you mean \"%s\"?"), typed, nearest.name);
	return wrong_use(cli, err, _("tafel arrangement has no \"%s\". Use: %s"), typed, cli->command->usage);
}

static bool run_arrangement(struct cli *cli, struct error *err)
{
	const char *typed = cli->options.words[0];

	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		if (strcmp(verbs[i].name, typed))
			continue;
		if (cli->options.word_count < verbs[i].words_min || cli->options.word_count > verbs[i].words_max)
			return wrong_use(cli, err, _("Use: tafel arrangement %s"), cli->command->usage);
		if (verbs[i].opens && !command_open(cli, err))
			return false;
		return verbs[i].run(cli, err);
	}
	return unknown_verb(cli, typed, err);
}

const struct command command_arrangement = {
	.name = "arrangement",
	.usage = "list | show [LIST] | check FILE | load FILE",
	.summary = N_("Shows, checks or loads the rules of the region"),
	.help = N_(
		"list names the arrangement in force, show its codes with their texts: tables, steps, outcomes, reasons, roles. "
		"FILE is an arrangement file, or the code of one that comes with the program."),
	.words_min = 1,
	.words_max = 2,
	.run = run_arrangement,
};
