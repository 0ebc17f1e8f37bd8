#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/list.h"
#include "app/upkeep.h"
#include "print.h"

static const struct option_row options[] = {
	{ "arrangement", 0, "A", N_("The arrangement: pact, or the path of an arrangement file"), false },
	{ "table", 0, "T", N_("Your table (velsen), or all for the Servicepunt"), false },
	{ "name", 0, "N", N_("Your name, as it stands in the log"), false },
	{ "role", 0, "R", N_("Your role: chair, servicepunt, support_worker or another of the arrangement"), false },
	{ "practice", 0, NULL, N_("A file to practise with; the screens say so"), false },
	{ NULL, 0, NULL, NULL, false },
};

static const char *const needed[] = { "arrangement", "table", "name", "role" };

static bool check_needed(struct cli *cli, struct error *err)
{
	for (size_t i = 0; i < ARRAY_LEN(needed); i++) {
		const char *value = options_value(&cli->options, needed[i]);

		if (!value || !*value)
			return wrong_use(
				cli, err, _("--%s is missing. Use: tafel init %s"), needed[i], cli->command->usage);
	}
	return true;
}

static bool add_forum(void *from, const void *row, struct error *err)
{
	struct buffer *all = from;

	(void)err;
	buffer_print(all, "%s%s", all->length ? ", " : "", ((const struct row *)row)->id);
	return true;
}

/* A wrong table or role: the arrangement is known by then, so its codes can be named. */
static void say_what_there_is(struct cli *cli)
{
	struct buffer tables = { .arena = cli->arena }, roles = { .arena = cli->arena };
	struct error ignored;
	size_t count;
	const struct code_entry *entries = codebook_list(app_codebook(&cli->app), "role", &count);

	for (size_t i = 0; i < count; i++)
		buffer_print(&roles, "%s%s", i ? ", " : "", entries[i].code);
	if (list_rows(&cli->app, &entity_forum, NULL, 0, add_forum, &tables, &ignored) && tables.length)
		print_note(cli, _("Tables: %s, all."), tables.text);
	if (count)
		print_note(cli, _("Roles: %s."), roles.text);
}

/* A file that did not get its arrangement, table and person is no use, and would stand in the way of the next try. */
static bool create(struct cli *cli, const struct app_setup *setup, struct error *err)
{
	if (!access(cli->file, F_OK) || errno != ENOENT)
		return fail(err, E_INPUT, _("There is a file already: %s. It was left as it is."), cli->file);
	if (!cli->file_named && !upkeep_make_folder(cli->file, err))
		return false;
	if (app_create(&cli->app, cli->file, setup, err))
		return true;
	if (cli->app.store) {
		say_what_there_is(cli);
		app_close(&cli->app);
		upkeep_remove(cli->file);
	}
	return false;
}

static bool run_init(struct cli *cli, struct error *err)
{
	struct app_setup setup = {
		.arrangement = options_value(&cli->options, "arrangement"),
		.forum = options_value(&cli->options, "table"),
		.name = options_value(&cli->options, "name"),
		.role = options_value(&cli->options, "role"),
		.practice = options_has(&cli->options, "practice"),
	};

	if (!check_needed(cli, err) || !create(cli, &setup, err))
		return false;
	print_text(cli, _("New file: %s\n"), cli->file);
	print_note(cli, "%s",
		_("This file is not sealed yet. Whoever can open it can read it. Until it is sealed at rest, "
		  "only practice data belongs in it."));
	return true;
}

const struct command command_init = {
	.name = "init",
	.usage = "--arrangement A --table T --name N --role R [--practice]",
	.summary = N_("Makes a new file"),
	.help = N_(
		"All four are needed: the rules of which region, at which table you sit, who you are and what you do there. Until "
		"the file is sealed at rest, only practice data belongs in it."),
	.options = options,
	.run = run_init,
};
