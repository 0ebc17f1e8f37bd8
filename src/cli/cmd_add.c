#include <string.h>

#include "app/edit.h"
#include "app/show.h"
#include "nearest.h"
#include "print.h"

/* What people say: the number where there is one, else the id. */
static bool name_of(struct cli *cli, const struct entity *entity, const char *id, const char **name, struct error *err)
{
	void *row;
	size_t late;

	*name = id;
	if (!entity->number)
		return true;
	if (!show_load(&cli->app, cli->arena, entity, id, NULL, &row, &late, err))
		return false;
	*name = *field_text(entity_field(entity, entity->number), row);
	return true;
}

static bool run_add(struct cli *cli, struct error *err)
{
	const char *const *pairs = cli->options.words + 1;
	size_t count = cli->options.word_count - 1;
	const struct entity *entity;
	const char *id, *name;

	for (size_t i = 0; i < count; i++)
		if (!strchr(pairs[i], '=') || *pairs[i] == '=')
			return wrong_use(cli, err, _("\"%s\" is not FIELD=VALUE. Nothing was changed."), pairs[i]);
	if (!nearest_kind(cli, cli->options.words[0], &entity, err) || !command_open(cli, err) ||
		!edit_new(&cli->app, cli->arena, entity, pairs, count, &id, err) ||
		!name_of(cli, entity, id, &name, err))
		return false;
	print_text(cli, "%s\n", name);
	return true;
}

const struct command command_add = {
	.name = "add",
	.usage = "KIND F=V...",
	.summary = N_("Makes a new row, and prints its number or id"),
	.help = N_(
		"F is the name of a field (tafel fields KIND), V is typed as on the screen or as in JSON. Of an application "
		"the fields of its client can be named too; it gets a number, and the step it begins with. A day or a state "
		"that is left out is today, or the one things begin with. What hangs on a case goes along with it. "
		"Proposals, contracts and decisions have a subcommand of their own."),
	.words_min = 2,
	.words_max = WORDS_ANY,
	.run = run_add,
};
