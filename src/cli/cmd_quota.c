/* The maximum per municipality: the whole sum, so that one can add it up by hand. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/quota.h"
#include "base/day.h"
#include "output.h"
#include "print.h"
#include "report/json.h"

enum { LONG = 24 };

static const struct option_row options[] = {
	{ "year", 0, "Y", N_("Another year than this one"), false },
	{ "json", 0, NULL, N_("One object with every figure"), false },
	{ "ledger", 0, NULL, N_("Also the homes that were counted"), false },
	{ "figures", 0, "SHEET", N_("Takes households and social homes from a sheet (CSV) for the year"), false },
	{ "lend", 0, "HOMES", N_("Lends room, with --from and --to"), false },
	{ "from", 0, "M", N_("Municipality that lends"), false },
	{ "to", 0, "M", N_("Municipality that borrows"), false },
	{ "reason", 0, "T", N_("Why"), false },
	{ "by", 0, "WHO", N_("Who agreed to the loan"), false },
	{ NULL, 0, NULL, NULL, false },
};

static const char *number(struct arena *arena, int64_t value)
{
	return value == UNKNOWN ? "?" : arena_print(arena, "%lld", (long long)value);
}

/* Ten-thousandths with a decimal comma or point. */
static const char *parts(struct cli *cli, int64_t value)
{
	if (value == UNKNOWN)
		return "?";
	return arena_print(cli->arena, "%lld%c%04lld", (long long)(value / APPORTION_PARTS), cli->app.dutch ? ',' : '.',
		(long long)(value % APPORTION_PARTS));
}

/* ---- for people ------------------------------------------------------------------------------------------------- */

static void print_formula(struct cli *cli, const struct quota_sheet *sheet)
{
	long long by_households = (long long)sheet->weight_households * 100 / APPORTION_WEIGHT_ALL;

	print_text(cli, _("Maximum %lld homes in %lld.\n"), (long long)sheet->max, (long long)sheet->year);
	print_text(cli,
		_("Share = %lld × (%lld %% × households / %s + %lld %% × social homes / %s).\n"
		  "Whole homes first; the rest one by one to the largest remainders.\n\n"),
		(long long)sheet->max, by_households, number(cli->arena, sheet->total.sum.households),
		100 - by_households, number(cli->arena, sheet->total.sum.social_homes));
}

static const struct print_column sum_columns[] = {
	{ N_("municipality"), 14, false },
	{ N_("households"), 10, true },
	{ N_("soc. homes"), 10, true },
	{ N_("share"), 9, true },
	{ N_("whole"), 5, true },
	{ N_("remainder"), 9, true },
	{ N_("maximum"), 8, true },
	{ "", 0, false },
};

static void translate(const struct print_column *from, struct print_column *to, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		to[i] = from[i];
		to[i].heading = *from[i].heading ? _(from[i].heading) : "";
	}
}

static void print_sum_line(struct cli *cli, const struct print_column *columns, const struct quota_line *line)
{
	const char *mark = line->sum.tied ? _("equal remainder: choose") : line->sum.topped ? "+1" : "";
	const char *const cells[] = { line->name, number(cli->arena, line->sum.households),
		number(cli->arena, line->sum.social_homes), parts(cli, line->sum.share_parts),
		number(cli->arena, line->sum.whole), parts(cli, line->sum.remainder_parts),
		number(cli->arena, line->sum.quota), mark };

	print_cells(cli, columns, ARRAY_LEN(sum_columns), cells);
}

static void print_sum(struct cli *cli, const struct quota_sheet *sheet)
{
	struct print_column columns[ARRAY_LEN(sum_columns)];
	struct quota_line total = sheet->total;

	translate(sum_columns, columns, ARRAY_LEN(sum_columns));
	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < sheet->count; i++)
		print_sum_line(cli, columns, &sheet->lines[i]);
	total.name = _("TOTAL");
	if (sheet->reckoned)
		total.sum.share_parts = sheet->max * APPORTION_PARTS;
	print_sum_line(cli, columns, &total);
}

static const struct print_column year_columns[] = {
	{ N_("municipality"), 14, false },
	{ N_("offered"), 10, true },
	{ N_("placed"), 9, true },
	{ N_("lent"), 10, true },
	{ N_("borrowed"), 9, true },
	{ N_("ceiling"), 8, true },
	{ N_("room left"), 10, true },
	{ N_("year end"), 9, true },
};

static void print_year_line(struct cli *cli, const struct print_column *columns, const struct quota_line *line)
{
	const char *const cells[] = { line->name, number(cli->arena, line->offered), number(cli->arena, line->placed),
		number(cli->arena, line->lent), number(cli->arena, line->borrowed), number(cli->arena, line->ceiling),
		number(cli->arena, line->room), number(cli->arena, line->forecast) };

	print_cells(cli, columns, ARRAY_LEN(year_columns), cells);
}

static void print_year(struct cli *cli, const struct quota_sheet *sheet)
{
	struct print_column columns[ARRAY_LEN(year_columns)];
	struct quota_line total = sheet->total;

	translate(year_columns, columns, ARRAY_LEN(year_columns));
	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < sheet->count; i++)
		print_year_line(cli, columns, &sheet->lines[i]);
	total.name = _("TOTAL");
	print_year_line(cli, columns, &total);
}

/* Whose figures these are; one line where all say the same. */
static void print_sources(struct cli *cli, const struct quota_sheet *sheet)
{
	const struct field *status = entity_field(&entity_quota, "status");

	print_text(cli, "\n%s\n", _("Sources"));
	if (sheet->max_source)
		print_text(cli, "  %s: %s\n", _("maximum"), sheet->max_source);
	for (size_t i = 0; i < sheet->count; i++) {
		const struct quota_line *line = &sheet->lines[i];
		const char *label = field_choice_label(status, line->status);

		print_text(cli, "  %s: %s%s%s%s%s%s%s\n", line->name, label ? label : line->status,
			line->source ? ", " : "", line->source ? line->source : "", line->reference ? ", " : "",
			line->reference ? line->reference : "", line->remark ? "; " : "",
			line->remark ? line->remark : "");
	}
}

static void print_unknown(struct cli *cli, const struct quota_sheet *sheet)
{
	if (sheet->reckoned)
		return;
	print_text(cli, "\n");
	if (sheet->missing)
		print_text(cli,
			ngettext("Of %zu municipality a figure is not known, so nothing can be divided.\n",
				"Of %zu municipalities a figure is not known, so nothing can be divided.\n",
				sheet->missing),
			sheet->missing);
	else
		print_text(cli, _("All figures of one kind are 0, so nothing can be divided.\n"));
	print_text(cli, _("Until then only the maximum of the region holds: %lld, of which %lld were offered.\n"),
		(long long)sheet->max, (long long)sheet->total.offered);
}

static void print_loans(struct cli *cli, const struct quota_sheet *sheet)
{
	const struct codebook *book = app_codebook(&cli->app);

	for (size_t i = 0; i < sheet->loan_count; i++) {
		const struct loan *loan = sheet->loans[i];

		print_text(cli, "%s%s -> %s: %lld%s%s%s%s\n", i ? "" : "\n",
			codebook_text(book, "municipality", loan->lender),
			codebook_text(book, "municipality", loan->borrower), (long long)loan->homes,
			loan->reason ? ", " : "", loan->reason ? loan->reason : "", loan->agreed_by ? ", " : "",
			loan->agreed_by ? loan->agreed_by : "");
	}
}

static bool print_ledger(struct cli *cli, const struct quota_sheet *sheet, struct error *err)
{
	const struct print_column columns[] = { { _("municipality"), 14, false }, { _("home"), 18, false },
		{ _("offered"), 12, false }, { _("placed"), 12, false } };

	print_text(cli, "\n");
	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < sheet->count; i++) {
		struct quota_entry *entries;
		size_t count;

		if (!quota_ledger(
			    &cli->app, cli->arena, sheet->lines[i].municipality, sheet->year, &entries, &count, err))
			return false;
		for (size_t n = 0; n < count; n++) {
			const char *const cells[] = { sheet->lines[i].name, entries[n].number,
				day_format(cli->arena, entries[n].offered_on),
				day_format(cli->arena, entries[n].let_on) };

			print_cells(cli, columns, ARRAY_LEN(columns), cells);
		}
	}
	return true;
}

static bool print_sheet(struct cli *cli, const struct quota_sheet *sheet, struct error *err)
{
	print_formula(cli, sheet);
	print_sum(cli, sheet);
	print_text(cli, "\n");
	print_year(cli, sheet);
	print_unknown(cli, sheet);
	print_loans(cli, sheet);
	print_sources(cli, sheet);
	print_text(cli, "\n%s\n",
		_("A maximum is a ceiling, not a target. Homes count by the municipality they stand in."));
	return !options_has(&cli->options, "ledger") || print_ledger(cli, sheet, err);
}

/* ---- as JSON ---------------------------------------------------------------------------------------------------- */

static void put_number(struct sink *sink, const char *before, const char *name, int64_t value)
{
	char text[LONG];

	snprintf(text, sizeof(text), "%lld", (long long)value);
	sink_text(sink, before);
	json_string(sink, name);
	sink_text(sink, ":");
	sink_text(sink, value == UNKNOWN ? "null" : text);
}

static void put_text(struct sink *sink, const char *name, const char *value)
{
	sink_text(sink, ",");
	json_string(sink, name);
	sink_text(sink, ":");
	json_string(sink, value && *value ? value : NULL);
}

static void put_line(struct sink *sink, const struct quota_line *line)
{
	const struct {
		const char *name;
		int64_t value;
	} counts[] = {
		{ "households", line->sum.households },
		{ "social_homes", line->sum.social_homes },
		{ "quota", line->sum.quota },
		{ "offered", line->offered },
		{ "placed", line->placed },
		{ "lent", line->lent },
		{ "borrowed", line->borrowed },
		{ "ceiling", line->ceiling },
		{ "room", line->room },
		{ "forecast", line->forecast },
	};

	sink_text(sink, "{\"name\":");
	json_string(sink, line->name);
	put_text(sink, "code", line->municipality);
	for (size_t i = 0; i < ARRAY_LEN(counts); i++)
		put_number(sink, ",", counts[i].name, counts[i].value);
	put_text(sink, "share", line->sum.share);
	put_text(sink, "remainder", line->sum.remainder);
	sink_text(sink, line->sum.tied ? ",\"tied\":true" : ",\"tied\":false");
	put_text(sink, "status", line->status);
	put_text(sink, "source", line->source);
	put_text(sink, "reference", line->reference);
	put_text(sink, "remark", line->remark);
	sink_text(sink, "}");
}

static bool print_json(struct cli *cli, const struct quota_sheet *sheet, struct error *err)
{
	struct output *output;

	output_open(&output, cli, true);
	put_number(&output->sink, "{", "year", sheet->year);
	put_number(&output->sink, ",", "max", sheet->max);
	sink_text(&output->sink,
		arena_print(cli->arena, ",\"weight_households\":%lld.%03lld",
			(long long)(sheet->weight_households / APPORTION_WEIGHT_ALL),
			(long long)(sheet->weight_households % APPORTION_WEIGHT_ALL)));
	put_number(&output->sink, ",", "offered", sheet->total.offered);
	put_number(&output->sink, ",", "placed", sheet->total.placed);
	put_number(&output->sink, ",", "missing", (int64_t)sheet->missing);
	put_text(&output->sink, "source", sheet->max_source);
	sink_text(&output->sink, ",\"municipalities\":[\n");
	for (size_t i = 0; i < sheet->count; i++) {
		sink_text(&output->sink, i ? ",\n" : "");
		put_line(&output->sink, &sheet->lines[i]);
	}
	sink_text(&output->sink, "\n]}\n");
	return output_close(&output, err);
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

static bool read_figures(struct cli *cli, int64_t year, struct error *err)
{
	size_t written;

	if (!quota_read_csv(&cli->app, cli->arena, options_value(&cli->options, "figures"), year, &written, err))
		return false;
	print_note(cli, ngettext("%zu row of figures was recorded.", "%zu rows of figures were recorded.", written),
		written);
	return true;
}

static bool lend(struct cli *cli, int64_t year, struct error *err)
{
	enum { HOMES_MAX = 1000 };
	const char *from = options_value(&cli->options, "from"), *to = options_value(&cli->options, "to"), *id;
	const struct field *field = entity_field(&entity_loan, "lender");
	const struct context *context = app_context(&cli->app, cli->arena);
	struct loan lender, borrower;
	int64_t homes;

	if (!from || !to)
		return wrong_use(cli, err, _("A loan needs --from and --to."));
	row_clear(&entity_loan, &lender);
	row_clear(&entity_loan, &borrower);
	if (!options_number(&cli->options, "lend", 0, HOMES_MAX, &homes, err) ||
		!field_parse(cli->arena, field, context, from, &lender, err) ||
		!field_parse(cli->arena, field, context, to, &borrower, err) ||
		!quota_lend(&cli->app, cli->arena, lender.lender, borrower.lender, homes, year,
			options_value(&cli->options, "reason"), options_value(&cli->options, "by"), &id, err))
		return false;
	print_note(cli, _("The loan was recorded."));
	return true;
}

static bool read_year(struct cli *cli, int64_t *year, struct error *err)
{
	enum { YEAR_MIN = 2000, YEAR_MAX = 2100 };
	int this_year, month, day;

	day_split(app_today(&cli->app), &this_year, &month, &day);
	if (!options_number(&cli->options, "year", this_year, YEAR_MAX, year, err))
		return false;
	return *year >= YEAR_MIN || wrong_use(cli, err, _("A year lies between %d and %d."), YEAR_MIN, YEAR_MAX);
}

static bool run_quota(struct cli *cli, struct error *err)
{
	struct quota_sheet *sheet;
	int64_t year;

	if (!read_year(cli, &year, err))
		return false;
	if (options_has(&cli->options, "figures") && !read_figures(cli, year, err))
		return false;
	if (options_has(&cli->options, "lend") && !lend(cli, year, err))
		return false;
	if (!quota_load(&cli->app, cli->arena, year, &sheet, err))
		return false;
	return options_has(&cli->options, "json") ? print_json(cli, sheet, err) : print_sheet(cli, sheet, err);
}

const struct command command_quota = {
	.name = "quota",
	.usage = "[--year Y] [--json] [--ledger] [--figures SHEET] [--lend HOMES --from M --to M]",
	.summary = N_("Prints the maximum per municipality with the whole sum"),
	.help = N_(
		"The maximum of the region is divided by households and social rented homes, the rest to the largest "
		"remainders. Offered and placed are counted by the municipality of the home. What is not known is said "
		"to be unknown, and then nothing is divided."),
	.options = options,
	.opens = true,
	.run = run_quota,
};
