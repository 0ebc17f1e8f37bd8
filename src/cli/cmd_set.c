#include <string.h>

#include "app/edit.h"
#include "app/show.h"
#include "print.h"

static bool run_set(struct cli *cli, struct error *err)
{
	const char *const *pairs = cli->options.words + 1;
	size_t count = cli->options.word_count - 1;
	const struct entity *entity;
	const char *id;

	for (size_t i = 0; i < count; i++)
		if (!strchr(pairs[i], '=') || *pairs[i] == '=')
			return wrong_use(cli, err, _("\"%s\" is not FIELD=VALUE. Nothing was changed."), pairs[i]);
	if (!command_open(cli, err) ||
		!show_find(&cli->app, cli->arena, NULL, cli->options.words[0], &entity, &id, err) ||
		!edit_assign(&cli->app, entity, id, pairs, count, err))
		return false;
	print_note(cli, _("%s is saved."), cli->options.words[0]);
	return true;
}

const struct command command_set = {
	.name = "set",
	.usage = "ID F=V...",
	.summary = N_("Changes fields of a row"),
	.help = N_(
		"F is the name of a field (tafel fields), or of a part of it, as in criteria.days=yes. V is typed as on the "
		"screen or as in JSON; F= clears the field. Of a case the fields of its client can be named too. All "
		"or nothing is saved. Steps and decisions are kept by the program: tafel decide."),
	.words_min = 2,
	.words_max = WORDS_ANY,
	.run = run_set,
};
