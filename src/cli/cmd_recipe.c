/* Recipes: how a kind of hurdle was solved before. */
#include "base/day.h"
#include "base/text.h"
#include "casus.h"

static const struct option_row options[] = {
	{ "json", 0, NULL, N_("As JSON, every field"), false },
	{ NULL, 0, NULL, NULL, false },
};

enum { INDENT = 2 };

static void print_recipe(struct cli *cli, const struct recipe *recipe)
{
	const char *const *lines;
	size_t count =
		text_wrap(cli->arena, recipe->solution ? recipe->solution : "", print_columns() - INDENT - 1, &lines);

	print_text(cli, "%s, %s", casus_value(cli, &entity_recipe, "kind", recipe),
		casus_value(cli, &entity_recipe, "solved_on", recipe));
	if (recipe->days_won != UNKNOWN)
		print_text(cli, ngettext(", %lld day won", ", %lld days won", (unsigned long)recipe->days_won),
			(long long)recipe->days_won);
	print_text(cli, "\n");
	if (recipe->owner)
		print_text(cli, "%*s%s: %s\n", INDENT, "", _("Owner"), recipe->owner);
	if (recipe->helpers)
		print_text(cli, "%*s%s: %s\n", INDENT, "", _("Helpers"), recipe->helpers);
	for (size_t i = 0; i < count; i++)
		print_text(cli, "%*s%s\n", INDENT, "", lines[i]);
}

/* The words from one on, with blanks between. */
static const char *words_from(struct cli *cli, size_t from)
{
	struct buffer all = { .arena = cli->arena };

	buffer_text(&all, "");
	for (size_t i = from; i < cli->options.word_count; i++)
		buffer_print(&all, "%s%s", all.length ? " " : "", cli->options.words[i]);
	return all.text;
}

/* The first word may name a kind; when nothing is of that kind, it is a word like the others. */
static bool find(struct cli *cli, struct recipe ***recipes, size_t *count, struct error *err)
{
	const char *kind = NULL;
	struct error ignored;

	if (cli->options.word_count &&
		casus_code(cli, &entity_recipe, "kind", cli->options.words[0], &kind, &ignored) && kind) {
		if (!recipe_find(&cli->app, cli->arena, kind, words_from(cli, 1), CASUS_LINES, recipes, count, err))
			return false;
		if (*count)
			return true;
	}
	return recipe_find(&cli->app, cli->arena, NULL, words_from(cli, 0), CASUS_LINES, recipes, count, err);
}

static bool run_recipe(struct cli *cli, struct error *err)
{
	struct recipe **recipes;
	size_t count;

	if (!find(cli, &recipes, &count, err))
		return false;
	if (options_has(&cli->options, "json"))
		return casus_json(cli, &entity_recipe, recipes, sizeof(*recipes), count, err);
	for (size_t i = 0; i < count; i++) {
		if (i)
			print_text(cli, "\n");
		print_recipe(cli, recipes[i]);
	}
	if (!count)
		print_note(
			cli, "%s", _("No recipe fits yet. One is made when a hurdle is solved: tafel hurdle --help."));
	return true;
}

const struct command command_recipe = {
	.name = "recipe",
	.usage = "[KIND] [WORD...] [--json]",
	.summary = N_("How hurdles were solved before, found by kind and words"),
	.help = N_(
		"KIND is a kind of hurdle of the arrangement, WORD the beginning of any word of the recipe, without regard "
		"to accents and capitals. The newest comes first. Recipes hold no names."),
	.options = options,
	.words_min = 0,
	.words_max = WORDS_ANY,
	.opens = true,
	.run = run_recipe,
};
