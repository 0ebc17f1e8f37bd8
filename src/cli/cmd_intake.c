#include <string.h>

#include "app/intake.h"
#include "print.h"

/* "17,31": numbers of rows with commas between. */
static bool read_rows(struct cli *cli, const char *typed, int64_t *rows, size_t *count, struct error *err)
{
	for (const char *at = typed; *at; at += *at == ',') {
		int64_t row = 0;
		size_t digits = strspn(at, "0123456789");

		for (size_t i = 0; i < digits && i < 9; i++)
			row = 10 * row + at[i] - '0';
		if (!digits || digits > 9 || (at[digits] && at[digits] != ','))
			return wrong_use(cli, err, _("--skip takes numbers of rows, as in --skip 17,31."));
		rows[(*count)++] = row;
		at += digits;
	}
	return true;
}

static bool read_skip(struct cli *cli, struct intake_options *intake, struct error *err)
{
	const char *const *typed;
	size_t count = options_values(cli->arena, &cli->options, "skip", &typed), room = 1;
	int64_t *rows;

	for (size_t i = 0; i < count; i++)
		room += strlen(typed[i]);
	rows = arena_alloc(cli->arena, room * sizeof(*rows));
	for (size_t i = 0; i < count; i++)
		if (!read_rows(cli, typed[i], rows, &intake->skip_count, err))
			return false;
	intake->skip = rows;
	return true;
}

static bool run_intake(struct cli *cli, struct error *err)
{
	struct intake_options intake = { .path = cli->options.words[0],
		.dry_run = options_has(&cli->options, "dry-run") };
	struct intake_result result = { 0 };
	const char *report;
	bool good;

	intake.ignore_count = options_values(cli->arena, &cli->options, "ignore", &intake.ignore);
	if (!read_skip(cli, &intake, err) || !command_open(cli, err))
		return false;
	good = intake_run(&cli->app, cli->arena, &intake, &result, err);
	if (!good && !result.problem_count)
		return false;
	report = intake_report(cli->arena, &intake, &result);
	if (good) {
		print_text(cli, "%s", report);
		return true;
	}
	print_note(cli, "%.*s", (int)strlen(report) - 1, report); /* without its last newline */
	err->text[0] = '\0';                                      /* the report has told it */
	return false;
}

static const struct option_row options[] = {
	{ "dry-run", 'n', NULL, N_("Checks and tells, takes nothing in"), false },
	{ "skip", 0, "ROWS", N_("Rows to leave out, as the spreadsheet counts them: 17,31"), true },
	{ "ignore", 0, "COLUMN", N_("A column to leave out; may be repeated"), true },
	{ NULL, 0, NULL, NULL, false },
};

const struct command command_intake = {
	.name = "intake",
	.usage = "SHEET.csv [--dry-run] [--skip ROWS] [--ignore COLUMN]...",
	.summary = N_("Takes in applications from a spreadsheet"),
	.help = N_(
		"All rows come in, or none. What is wrong is told by row, column and value. A case number that is here already "
		"adds nothing, so the same sheet twice does no harm."),
	.options = options,
	.words_min = 1,
	.words_max = 1,
	.run = run_intake,
};
