#include "app/exchange.h"
#include "print.h"

static bool show_progress(void *from, int64_t done, int64_t total)
{
	print_progress(from, done, total);
	return true;
}

static bool run_export(struct cli *cli, struct error *err)
{
	struct print_progress progress = { .cli = cli, .what = _("Writing") };
	const char *folder = options_value(&cli->options, "output");
	struct exchange_export result;

	if (!folder || !*folder)
		return wrong_use(cli, err, _("Where to? Use: tafel export -o DIR."));
	if (!command_open(cli, err) || !exchange_export(&cli->app, folder, show_progress, &progress, &result, err))
		return false;
	print_text(cli, "%s\n", exchange_tell_export(cli->arena, &result, folder));
	return true;
}

static const struct option_row options[] = {
	{ "output", 'o', "DIR", N_("Folder for the files; it is made when it is not there"), false },
	{ NULL, 0, NULL, NULL, false },
};

const struct command command_export = {
	.name = "export",
	.usage = "-o DIR",
	.summary = N_("Writes all changes as files for other laptops"),
	.help = N_(
		"What the folder holds already is not written again. The files hold what clients told: carry them as you "
		"carry the file itself."),
	.options = options,
	.run = run_export,
};
