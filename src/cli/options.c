#include "options.h"

#include <string.h>

#include "nearest.h"

/* One walk over the arguments. */
struct walk {
	struct arena *arena;
	int argc;
	char **argv;
	int at;
	const struct option_tables *tables;
	struct options *options;
};

static const struct option_row *named_in(const struct option_row *rows, const char *name, size_t length, char letter)
{
	for (; rows && rows->name; rows++)
		if (letter ? rows->letter == letter : strlen(rows->name) == length && !memcmp(rows->name, name, length))
			return rows;
	return NULL;
}

static const struct option_row *find_row(const struct walk *walk, const char *name, size_t length, char letter)
{
	const struct option_row *row = named_in(walk->tables->own, name, length, letter);

	return row ? row : named_in(walk->tables->common, name, length, letter);
}

static bool unknown(const struct walk *walk, const char *argument, size_t length, struct error *err)
{
	const char *name = arena_copy(walk->arena, argument, length);
	const struct option_row *const tables[] = { walk->tables->own, walk->tables->common };
	struct nearest nearest = nearest_to(name + strspn(name, "-"));

	for (size_t i = 0; i < ARRAY_LEN(tables); i++)
		for (const struct option_row *row = tables[i]; row && row->name; row++)
			nearest_offer(&nearest, row->name);
	if (nearest.name && length > 2)
		return fail(err, E_INPUT, _("There is no option %s. Did you mean --%s?"), name, nearest.name);
	return fail(err, E_INPUT, _("There is no option %s."), name);
}

static bool give(struct walk *walk, const struct option_row *row, const char *value, struct error *err)
{
	struct options *options = walk->options;

	if (!row->many && options_has(options, row->name))
		return fail(err, E_INPUT, _("The option --%s stands here twice. Give it once."), row->name);
	options->given[options->given_count++] = (struct option_given){ row, value };
	return true;
}

/* The value behind an option: what is `joined` to it, else the next argument. */
static bool take(struct walk *walk, const struct option_row *row, const char *joined, struct error *err)
{
	if (!row->value && joined)
		return fail(err, E_INPUT, _("The option --%s takes no value."), row->name);
	if (row->value && !joined && walk->at == walk->argc)
		return fail(
			err, E_INPUT, _("The option --%s needs a value: --%s %s."), row->name, row->name, row->value);
	if (row->value && !joined)
		joined = walk->argv[walk->at++];
	return give(walk, row, joined, err);
}

static bool take_long(struct walk *walk, const char *argument, struct error *err)
{
	size_t length = strcspn(argument, "=");
	const struct option_row *row = find_row(walk, argument + 2, length - 2, 0);

	if (!row)
		return unknown(walk, argument, length, err);
	return take(walk, row, argument[length] ? argument + length + 1 : NULL, err);
}

/* "-f FILE", "-fFILE"; letters are not run together. */
static bool take_short(struct walk *walk, const char *argument, struct error *err)
{
	const struct option_row *row = find_row(walk, NULL, 0, argument[1]);

	if (!row || (!row->value && argument[2]))
		return unknown(walk, argument, strlen(argument), err);
	return take(walk, row, argument[2] ? argument + 2 : NULL, err);
}

static void take_rest(struct walk *walk)
{
	while (walk->at < walk->argc)
		walk->options->words[walk->options->word_count++] = walk->argv[walk->at++];
}

static bool walk_on(struct walk *walk, bool first_word_ends, struct error *err)
{
	while (walk->at < walk->argc) {
		const char *argument = walk->argv[walk->at];
		bool word = argument[0] != '-' || !argument[1];

		if (word && first_word_ends)
			return true;
		walk->at++;
		if (word) {
			walk->options->words[walk->options->word_count++] = argument;
		} else if (!strcmp(argument, "--")) {
			if (!first_word_ends)
				take_rest(walk);
			return true;
		} else if (argument[1] == '-' ? !take_long(walk, argument, err) : !take_short(walk, argument, err)) {
			return false;
		}
	}
	return true;
}

bool options_parse(struct arena *arena, int argc, char **argv, int *at, const struct option_tables *tables,
	bool first_word_ends, struct options *options, struct error *err)
{
	struct walk walk = { arena, argc, argv, *at, tables, options };
	size_t room = options->given_count + (size_t)argc + 1;
	struct option_given *given = arena_alloc(arena, room * sizeof(*given));
	bool good;

	if (options->given_count)
		memcpy(given, options->given, options->given_count * sizeof(*given));
	options->given = given;
	options->words = arena_alloc(arena, room * sizeof(*options->words));
	options->word_count = 0;
	good = walk_on(&walk, first_word_ends, err);
	*at = walk.at;
	return good;
}

static const struct option_given *find_given(const struct options *options, const char *name)
{
	for (size_t i = 0; i < options->given_count; i++)
		if (!strcmp(options->given[i].row->name, name))
			return &options->given[i];
	return NULL;
}

bool options_has(const struct options *options, const char *name)
{
	return find_given(options, name) != NULL;
}

const char *options_value(const struct options *options, const char *name)
{
	const struct option_given *given = find_given(options, name);

	return given ? given->value : NULL;
}

size_t options_values(struct arena *arena, const struct options *options, const char *name, const char *const **values)
{
	const char **list = arena_alloc(arena, (options->given_count + 1) * sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; i < options->given_count; i++)
		if (!strcmp(options->given[i].row->name, name))
			list[count++] = options->given[i].value;
	*values = list;
	return count;
}

bool options_number(const struct options *options, const char *name, int64_t otherwise, int64_t max, int64_t *out,
	struct error *err)
{
	const char *value = options_value(options, name), *at = value;

	*out = otherwise;
	if (!value)
		return true;
	for (*out = 0; *at >= '0' && *at <= '9' && *out <= max; at++)
		*out = 10 * *out + *at - '0';
	if (!*value || *at || *out < 1 || *out > max)
		return fail(err, E_INPUT, _("--%s takes a number from 1 to %lld, not \"%s\"."), name, (long long)max,
			value);
	return true;
}
