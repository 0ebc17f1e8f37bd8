#include "app/exchange.h"
#include "print.h"

static bool show_progress(void *from, int64_t done, int64_t total)
{
	print_progress(from, done, total);
	return true;
}

/* The result says itself what is the matter; only the exit status is still to be told. */
static bool ends_with(struct error *err, enum error_code code)
{
	*err = (struct error){ .code = code };
	return code == E_NONE;
}

static bool was_left_out(const struct exchange_file *file)
{
	return file->state == EXCHANGE_REFUSED || file->state == EXCHANGE_INCOMPLETE;
}

/* What did not come in is a message, so that it is seen when stdout goes elsewhere. */
static void tell_file(struct cli *cli, const struct exchange_file *file)
{
	const char *told = exchange_tell_file(cli->arena, file);

	if (was_left_out(file))
		print_note(cli, "%s", told);
	else
		print_text(cli, "%s\n", told);
}

static enum error_code code_of(const struct exchange_import *result)
{
	for (size_t i = 0; i < result->count; i++)
		if (was_left_out(&result->files[i]))
			return result->files[i].code ? result->files[i].code : E_INPUT;
	return result->differences ? E_CONFLICT : E_NONE;
}

static bool run_import(struct cli *cli, struct error *err)
{
	struct print_progress progress = { .cli = cli, .what = _("Reading") };
	struct exchange_import result;

	if (!exchange_import(&cli->app, cli->arena, cli->options.words, cli->options.word_count, show_progress,
		    &progress, &result, err))
		return false;
	for (size_t i = 0; i < result.count; i++)
		tell_file(cli, &result.files[i]);
	print_text(cli, "%s\n", exchange_tell_import(cli->arena, &result));
	return ends_with(err, code_of(&result));
}

const struct command command_import = {
	.name = "import",
	.usage = "FILE...",
	.summary = N_("Takes in files of another laptop"),
	.help = N_(
		"Each file is taken in whole or not at all; one that was taken in before changes nothing. The first import of "
		"a day makes a backup. Exit status 4: all is in, and some values differ; both are kept until someone "
		"chooses."),
	.words_min = 1,
	.words_max = WORDS_ANY,
	.opens = true,
	.run = run_import,
};
