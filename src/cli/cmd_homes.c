/* The weekly list of homes that come free, and to whom each goes. */
#include <string.h>

#include "app/show.h"
#include "base/day.h"
#include "household.h"
#include "output.h"
#include "print.h"
#include "put.h"

enum { WEEKS_DEFAULT = 13, WEEKS_MAX = 520, DAYS_PER_WEEK = 7 };

static const struct option_row options[] = {
	{ "weeks", 0, "N", N_("So many weeks ahead; without it 13"), false },
	{ "in", 0, "M", N_("Only in this municipality"), false },
	{ "to", 0, "WHOM", N_("With HOME: to whom it goes"), false },
	{ "by", 0, "NAME", N_("With HOME: who decided"), false },
	{ "json", 0, NULL, N_("An array of flat objects; not known is null"), false },
	{ NULL, 0, NULL, NULL, false },
};

static void put_home(struct put *put, const struct home *home)
{
	put_open(put);
	put_text(put, "id", home->row.id);
	put_text(put, "number", home->number);
	put_text(put, "municipality", home->municipality);
	put_text(put, "neighbourhood", home->neighbourhood);
	put_text(put, "kind", home->kind);
	put_number(put, "rooms", home->rooms);
	put_day(put, "free_from", home->free_from);
	put_text(put, "certainty", home->certainty);
	put_day(put, "keys_on", home->keys_on);
	put_day(put, "available_until", home->available_until);
	put_text(put, "offer", home->offer);
	put_text(put, "goes_to", home->goes_to);
	put_text(put, "goes_to_by", home->goes_to_by);
	put_day(put, "goes_to_on", home->goes_to_on);
	put_close(put);
}

static bool print_json(struct cli *cli, struct home *const *homes, size_t count, struct error *err)
{
	struct output *output;
	struct put put = { .arena = cli->arena };

	output_open(&output, cli, true);
	put.sink = &output->sink;
	sink_text(put.sink, "[");
	for (size_t i = 0; i < count; i++) {
		sink_text(put.sink, i ? ",\n" : "\n");
		put_home(&put, homes[i]);
	}
	sink_text(put.sink, count ? "\n]\n" : "]\n");
	return output_close(&output, err);
}

static const char *goes_to(struct cli *cli, const struct home *home)
{
	const char *text;

	if (!home->goes_to)
		return _("not decided");
	text = codebook_short(app_codebook(&cli->app), "destination", home->goes_to);
	return home->goes_to_by ? arena_print(cli->arena, "%s (%s, %s)", text, home->goes_to_by,
					  day_format(cli->arena, home->goes_to_on))
				: text;
}

static void print_homes(struct cli *cli, struct home *const *homes, size_t count)
{
	const struct print_column columns[] = { { _("free from"), 10, false }, { _("certainty"), 9, false },
		{ _("home"), 12, false }, { _("municipality"), 14, false }, { _("rooms"), 6, true },
		{ _("goes to"), 0, false } };
	const struct field *certainty = entity_field(&entity_home, "certainty");

	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < count; i++) {
		const struct home *home = homes[i];
		const char *const cells[] = { day_format(cli->arena, home->free_from),
			home->certainty ? field_choice_label(certainty, home->certainty) : "?", home->number,
			codebook_text(app_codebook(&cli->app), "municipality", home->municipality),
			home->rooms == UNKNOWN ? "" : arena_print(cli->arena, "%lld", (long long)home->rooms),
			goes_to(cli, home) };

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
}

/* What was typed for a code of a list; as it is when it is none, since the refusal names those that are possible. */
static const char *code_of(struct cli *cli, const char *field, const char *typed)
{
	const struct field *of = entity_field(&entity_home, field);
	struct error ignored;
	struct home home;

	row_clear(&entity_home, &home);
	if (!typed || !field_parse(cli->arena, of, app_context(&cli->app, cli->arena), typed, &home, &ignored))
		return typed;
	return *field_text(of, &home);
}

static bool list(struct cli *cli, struct error *err)
{
	const char *municipality = code_of(cli, "municipality", options_value(&cli->options, "in"));
	struct home **homes;
	int64_t weeks, until;
	size_t count;

	if (!options_number(&cli->options, "weeks", WEEKS_DEFAULT, WEEKS_MAX, &weeks, err)) {
		cli->wrong_use = true;
		return false;
	}
	until = app_today(&cli->app) + weeks * DAYS_PER_WEEK;
	if (municipality && !codebook_find(app_codebook(&cli->app), "municipality", municipality))
		return fail(err, E_INPUT, _("The arrangement has no municipality \"%s\"."), municipality);
	if (!home_list_free(&cli->app, cli->arena, municipality, UNKNOWN, until, &homes, &count, err))
		return false;
	if (options_has(&cli->options, "json"))
		return print_json(cli, homes, count, err);
	if (count)
		print_homes(cli, homes, count);
	else
		print_text(cli, _("No home is free or comes free until %s.\n"), day_format(cli->arena, until));
	return true;
}

static bool assign(struct cli *cli, struct error *err)
{
	const char *to = options_value(&cli->options, "to"), *id;
	const struct entity *entity;

	if (!to)
		return wrong_use(cli, err, _("To whom? Use: tafel homes HOME --to WHOM --by NAME."));
	if (!show_find(&cli->app, cli->arena, &entity_home, cli->options.words[0], &entity, &id, err) ||
		!home_assign(&cli->app, cli->arena, id, code_of(cli, "goes_to", to), options_value(&cli->options, "by"),
			err))
		return false;
	print_text(cli, _("%s goes to: %s.\n"), cli->options.words[0],
		codebook_text(app_codebook(&cli->app), "destination", code_of(cli, "goes_to", to)));
	return true;
}

static bool run_homes(struct cli *cli, struct error *err)
{
	if (cli->options.word_count)
		return assign(cli, err);
	if (options_has(&cli->options, "to") || options_has(&cli->options, "by"))
		return wrong_use(cli, err, _("Which home? Use: tafel homes HOME --to WHOM --by NAME."));
	return list(cli, err);
}

const struct command command_homes = {
	.name = "homes",
	.usage = "[--weeks N] [--in M] [--json] | HOME --to WHOM [--by NAME]",
	.summary = N_("Prints the homes that are free or come free, or decides to whom one goes"),
	.help = N_(
		"The list goes by day, with how sure that day is; what should have come free already stays on it. To whom a "
		"home may go is data of the arrangement; who decided stands beside it."),
	.options = options,
	.words_max = 1,
	.opens = true,
	.run = run_homes,
};
