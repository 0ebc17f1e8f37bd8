/* From arguments to a subcommand, and from its error to an exit status. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/place.h"
#include "command.h"
#include "nearest.h"
#include "print.h"

#ifndef TAFEL_VERSION
#define TAFEL_VERSION "0"
#endif

enum { EXIT_WRONG_USE = 2 };

static const int exit_codes[] = {
	[E_NONE] = 0,
	[E_INPUT] = 1,
	[E_MISSING] = 3,
	[E_CONFLICT] = 4,
	[E_BUSY] = 5,
	[E_STORE] = 1,
	[E_FORMAT] = 1,
	[E_SEAL] = 6,
};

const struct command *const commands[] = {
	&command_init,
	&command_demo,
	&command_intake,
	&command_list,
	&command_show,
	&command_history,
	&command_set,
	&command_add,
	&command_incident,
	&command_time_out,
	&command_hurdle,
	&command_recipe,
	&command_promise,
	&command_decide,
	&command_course,
	&command_step,
	&command_triage,
	&command_schedule,
	&command_withdraw,
	&command_reopen,
	&command_propose,
	&command_judge,
	&command_view,
	&command_answer,
	&command_refuse,
	&command_contract,
	&command_sign,
	&command_key,
	&command_agenda,
	&command_moment,
	&command_checklist,
	&command_plan,
	&command_finding,
	&command_household,
	&command_member,
	&command_support,
	&command_question,
	&command_homes,
	&command_export,
	&command_import,
	&command_snapshot,
	&command_verify,
	&command_rebuild,
	&command_backup,
	&command_quota,
	&command_arrangement,
	&command_fields,
	&command_where,
	&command_help,
	NULL,
};

const struct command *command_find(const char *name)
{
	for (const struct command *const *command = commands; *command; command++)
		if (!strcmp((*command)->name, name))
			return *command;
	return NULL;
}

bool wrong_use(struct cli *cli, struct error *err, const char *format, ...)
{
	char text[ERROR_TEXT_MAX];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	cli->wrong_use = true;
	return fail(err, E_INPUT, "%s", text);
}

bool command_unknown(struct cli *cli, const char *name, struct error *err)
{
	struct nearest nearest = nearest_to(name);

	for (const struct command *const *command = commands; *command; command++)
		nearest_offer(&nearest, (*command)->name);
	if (nearest.name)
		return wrong_use(
			cli, err, _("There is no subcommand \"%s\". Did you mean \"%s\"?"), name, nearest.name);
	return wrong_use(cli, err, _("There is no subcommand \"%s\". See: tafel --help."), name);
}

static void find_file(struct cli *cli)
{
	const char *named = options_value(&cli->options, "file");

	cli->file_named = named != NULL;
	cli->file = named ? named : place_default_file(cli->arena);
}

bool command_open(struct cli *cli, struct error *err)
{
	if (app_open(&cli->app, cli->file, err))
		return true;
	if (err->code == E_MISSING && access(cli->file, F_OK) && errno == ENOENT)
		return fail(err, E_MISSING, _("There is no file %s yet. Make one: tafel init --help, or tafel demo."),
			cli->file);
	return false;
}

/* ---- the screens -------------------------------------------------------------------------------------------------- */

static bool is_without_colors(struct cli *cli, bool *never, struct error *err)
{
	const char *color = options_value(&cli->options, "color");

	*never = color && !strcmp(color, "never");
	if (color && !*never && strcmp(color, "auto"))
		return wrong_use(cli, err, _("--color takes never or auto, not \"%s\"."), color);
	return true;
}

static bool show_screens(struct cli *cli, int *status, struct error *err)
{
	struct cli_look look = {
		.read_aloud = options_has(&cli->options, "read-aloud"),
		.no_mouse = options_has(&cli->options, "no-mouse"),
		.theme = options_value(&cli->options, "theme"),
	};

	if (!is_without_colors(cli, &look.color_never, err))
		return false;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return wrong_use(cli, err,
			_("The screens need a terminal, and there is none here. Without one: tafel list queue, "
			  "or tafel --help."));
	if (!command_open(cli, err))
		return false;
	*status = cli->screens(&cli->app, &look);
	return true;
}

/* ---- one subcommand ----------------------------------------------------------------------------------------------- */

static bool check_words(struct cli *cli, struct error *err)
{
	const struct command *command = cli->command;

	if (cli->options.word_count < command->words_min)
		return wrong_use(cli, err, _("Something is missing. Use: tafel %s %s"), command->name, command->usage);
	if (cli->options.word_count > command->words_max)
		return wrong_use(cli, err, _("\"%s\" is too much here. Use: tafel %s %s"),
			cli->options.words[command->words_max], command->name, command->usage);
	return true;
}

static bool run_command(struct cli *cli, struct error *err)
{
	if (!check_words(cli, err))
		return false;
	if (cli->command->opens && !command_open(cli, err))
		return false;
	return cli->command->run(cli, err);
}

static bool say_version(void)
{
	return printf("tafel %s\n", TAFEL_VERSION) > 0;
}

static bool dispatch(struct cli *cli, int argc, char **argv, int *status, struct error *err)
{
	struct option_tables tables = { screen_options, common_options };
	int at = 1;

	cli->wrong_use = true;
	if (!options_parse(cli->arena, argc, argv, &at, &tables, true, &cli->options, err))
		return false;
	if (at < argc && !(cli->command = command_find(argv[at])))
		return command_unknown(cli, argv[at], err);
	if (cli->command) {
		at++;
		tables.own = cli->command->options;
		if (!options_parse(cli->arena, argc, argv, &at, &tables, false, &cli->options, err))
			return false;
	}
	if (options_has(&cli->options, "version"))
		return say_version();
	if (options_has(&cli->options, "help")) {
		help_print(cli, cli->command);
		return true;
	}
	cli->wrong_use = false;
	find_file(cli);
	if (!app_start(&cli->app, err))
		return false;
	return cli->command ? run_command(cli, err) : show_screens(cli, status, err);
}

/* A pipe that broke or a disk that is full shows only when all was handed over. */
static bool finish_output(struct error *err)
{
	if (!fflush(stdout) && !ferror(stdout))
		return true;
	return fail(err, E_STORE, _("Not all of the output could be written: %s."), strerror(errno));
}

static int status_of(struct cli *cli, const struct error *err)
{
	return cli->wrong_use && err->code == E_INPUT ? EXIT_WRONG_USE : exit_codes[err->code];
}

int cli_main(int argc, char **argv, cli_screens *screens)
{
	struct cli cli = { .screens = screens };
	struct error err = { E_NONE, "" };
	int status = 0;

	arena_open(&cli.arena);
	if (!dispatch(&cli, argc, argv, &status, &err) || !finish_output(&err)) {
		fflush(stdout);
		if (*err.text)
			print_note(&cli, "tafel: %s", err.text);
		if (cli.wrong_use && cli.command)
			print_note(&cli, _("See: tafel %s --help"), cli.command->name);
		status = status_of(&cli, &err);
	}
	if (cli.app.arena)
		app_close(&cli.app);
	arena_close(&cli.arena);
	return status;
}
