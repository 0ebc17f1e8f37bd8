#include <string.h>

#include "output.h"
#include "offer.h"
#include "print.h"
#include "report/json.h"

static const struct option_row options[] = {
	{ "result", 0, "R", N_("What came of the contract, apart from the case"), false },
	{ "on", 0, "DAY", N_("Day of the result, instead of today"), false },
	{ "shares", 0, NULL, N_("Share of each form among those living there, and what is expected"), false },
	{ "json", 0, NULL, N_("The shares as an array of objects"), false },
	{ NULL, 0, NULL, NULL, false },
};

/* ---- shares ------------------------------------------------------------------------------------------------------- */

static int64_t per_cent(int64_t count, int64_t total)
{
	return total ? (200 * count + total) / (2 * total) : UNKNOWN;
}

static const char *number(struct cli *cli, int64_t value, const char *unknown)
{
	return value == UNKNOWN ? unknown : arena_print(cli->arena, "%lld", (long long)value);
}

static const struct print_column columns[] = {
	{ N_("contract form"), 40, false },
	{ N_("count"), 7, true },
	{ N_("share"), 7, true },
	{ N_("expected"), 9, true },
};

static void print_shares(struct cli *cli, const struct contract_share *lines, size_t count, int64_t total)
{
	struct print_column translated[ARRAY_LEN(columns)];

	for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
		translated[i] = columns[i];
		translated[i].heading = _(columns[i].heading);
	}
	print_headings(cli, translated, ARRAY_LEN(translated));
	for (size_t i = 0; i < count; i++) {
		int64_t share = per_cent(lines[i].count, total);
		const char *const cells[] = {
			codebook_text(app_codebook(&cli->app), "contract_form", lines[i].form->code),
			number(cli, lines[i].count, "0"),
			share == UNKNOWN ? "-" : arena_print(cli->arena, "%lld %%", (long long)share),
			lines[i].expected == UNKNOWN ? "-"
						     : arena_print(cli->arena, "%lld %%", (long long)lines[i].expected)
		};

		print_cells(cli, translated, ARRAY_LEN(translated), cells);
	}
	print_text(cli, _("Contracts of who lives there: %lld\n"), (long long)total);
}

static bool json_shares(
	struct cli *cli, const struct contract_share *lines, size_t count, int64_t total, struct error *err)
{
	struct output *output;

	output_open(&output, cli, true);
	for (size_t i = 0; i < count; i++) {
		sink_text(&output->sink, i ? ",\n{\"form\":" : "[{\"form\":");
		json_string(&output->sink, lines[i].form->code);
		sink_text(&output->sink,
			arena_print(cli->arena, ",\"count\":%lld,\"share\":%s,\"expected\":%s,\"total\":%lld}",
				(long long)lines[i].count, number(cli, per_cent(lines[i].count, total), "null"),
				number(cli, lines[i].expected, "null"), (long long)total));
	}
	sink_text(&output->sink, count ? "]\n" : "[]\n");
	return output_close(&output, err);
}

static bool show_shares(struct cli *cli, struct error *err)
{
	struct contract_share *lines;
	size_t count;
	int64_t total;

	if (!contract_shares(&cli->app, cli->arena, &lines, &count, &total, err))
		return false;
	if (options_has(&cli->options, "json"))
		return json_shares(cli, lines, count, total, err);
	print_shares(cli, lines, count, total);
	return true;
}

/* ---- one contract ------------------------------------------------------------------------------------------------- */

static bool draw(struct cli *cli, const char *application, struct error *err)
{
	const char *const *pairs = cli->options.words + 2;
	size_t pair_count = cli->options.word_count - 2, count;
	const char *form, *id, *missing, **warnings;

	if (!offer_wire(cli, &entity_contract, "form", cli->options.words[1], &form, err) ||
		!contract_draw(&cli->app, cli->arena, application, form, pairs, pair_count, &id, err) ||
		!contract_warnings(&cli->app, cli->arena, application, &warnings, &count, err) ||
		!contract_missing(&cli->app, cli->arena, application, &missing, err))
		return false;
	offer_warn(cli, warnings, count);
	if (missing)
		print_text(cli, _("Drawn up. Still to sign: %s.\n"), missing);
	return offer_say(cli, application, err);
}

static bool set_result(struct cli *cli, const char *application, struct error *err)
{
	const char *result;
	int64_t day;

	if (!offer_day(cli, options_value(&cli->options, "on"), &day, err))
		return fail_within(err, "--on: ");
	if (!offer_wire(cli, &entity_contract, "result", options_value(&cli->options, "result"), &result, err) ||
		!contract_result(&cli->app, cli->arena, application, result, day, err))
		return false;
	print_text(cli, _("Result of the contract: %s\n"),
		codebook_text(app_codebook(&cli->app), "contract_result", result));
	return true;
}

static bool check_words(struct cli *cli, struct error *err)
{
	size_t count = cli->options.word_count;
	bool result = options_has(&cli->options, "result"), shares = options_has(&cli->options, "shares");

	if (shares ? count > 0 || result : result ? count != 1 : count < 2)
		return wrong_use(cli, err, _("Use: tafel contract CASE FORM, CASE --result R, or --shares."));
	if (!shares && options_has(&cli->options, "json"))
		return wrong_use(cli, err, _("--json goes with --shares."));
	if (!result && options_has(&cli->options, "on"))
		return wrong_use(cli, err, _("--on goes with --result."));
	for (size_t i = 2; i < count; i++)
		if (!strchr(cli->options.words[i], '=') || *cli->options.words[i] == '=')
			return wrong_use(
				cli, err, _("\"%s\" is not FIELD=VALUE. Nothing was changed."), cli->options.words[i]);
	return true;
}

static bool run_contract(struct cli *cli, struct error *err)
{
	const char *application;

	if (!check_words(cli, err) || !command_open(cli, err))
		return false;
	if (options_has(&cli->options, "shares"))
		return show_shares(cli, err);
	if (!offer_case(cli, cli->options.words[0], &application, err))
		return false;
	return options_has(&cli->options, "result") ? set_result(cli, application, err) : draw(cli, application, err);
}

const struct command command_contract = {
	.name = "contract",
	.usage = "CASE FORM [F=V...] | CASE --result R [--on DAY] | --shares [--json]",
	.summary = N_("Draws up the contract for an accepted home, or tells the shares of the forms"),
	.help = N_(
		"FORM is a contract form of the arrangement, F a field of the contract (tafel fields contract). What "
		"is still to be looked at before the key is told on stderr. The result of a contract is kept apart "
		"from that of the case."),
	.options = options,
	.words_min = 0,
	.words_max = WORDS_ANY,
	.run = run_contract,
};
