/* Support up and down: the series of a case or member, and one more of it. */
#include <string.h>

#include "app/show.h"
#include "base/day.h"
#include "household.h"
#include "output.h"
#include "print.h"
#include "report/json.h"

static const struct option_row options[] = {
	{ "from", 0, "DAY", N_("From this day on; without it today"), false },
	{ "why", 0, "T", N_("Why more or less"), false },
	{ "by", 0, "WHO", N_("With whom it was agreed"), false },
	{ "json", 0, NULL, N_("The series as an array of flat objects"), false },
	{ NULL, 0, NULL, NULL, false },
};

/* A case by number or id, a member by id or HOUSEHOLD/NAME. */
static bool find_whose(
	struct cli *cli, const char *typed, const char **application, const char **member, struct error *err)
{
	const struct entity *entity;
	const char *id;

	*application = *member = NULL;
	if (strchr(typed, '/'))
		return household_find_member(cli, typed, member, err);
	if (!show_find(&cli->app, cli->arena, NULL, typed, &entity, &id, err))
		return false;
	if (entity == &entity_application)
		*application = id;
	else if (entity == &entity_member)
		*member = id;
	else
		return fail(err, E_INPUT, _("\"%s\" is no case and no member."), typed);
	return true;
}

static void print_levels(struct cli *cli, struct support_level *const *levels, size_t count)
{
	static const struct print_column columns[] = { { "", 10, false }, { "", 6, true }, { "", 0, false } };
	const struct field *hours = entity_field(&entity_support_level, "hours");

	for (size_t i = 0; i < count; i++) {
		const struct support_level *level = levels[i];
		const char *const cells[] = { day_format(cli->arena, level->starts),
			field_format(cli->arena, hours, app_context(&cli->app, cli->arena), level),
			arena_print(cli->arena, "%s%s%s%s", level->why ? level->why : "", level->agreed_by ? " (" : "",
				level->agreed_by ? level->agreed_by : "", level->agreed_by ? ")" : "") };

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
	if (!count)
		print_text(cli, "%s\n", _("No support was written down yet."));
}

static bool list(struct cli *cli, const char *application, const char *member, struct error *err)
{
	struct support_level **levels;
	struct output *output;
	size_t count;

	if (!support_list(&cli->app, cli->arena, application, member, &levels, &count, err))
		return false;
	if (!options_has(&cli->options, "json")) {
		print_levels(cli, levels, count);
		return true;
	}
	output_open(&output, cli, true);
	for (size_t i = 0; i < count; i++)
		json_array_row(&output->sink, cli->arena, i, &entity_support_level, levels[i]);
	json_array_end(&output->sink, count);
	sink_text(&output->sink, "\n");
	return output_close(&output, err);
}

static bool set(struct cli *cli, const char *application, const char *member, struct error *err)
{
	const struct field *hours = entity_field(&entity_support_level, "hours");
	const char *from = options_value(&cli->options, "from"), *told;
	struct support_level level;
	int64_t day = UNKNOWN;

	row_clear(&entity_support_level, &level);
	if (from && !day_parse(from, app_today(&cli->app), &day, err))
		return fail_within(err, "--from: ");
	if (!field_parse(cli->arena, hours, app_context(&cli->app, cli->arena), cli->options.words[1], &level, err))
		return fail_within(err, "%s: ", _(hours->label));
	if (!support_set(&cli->app, cli->arena, application, member, day, level.hours,
		    options_value(&cli->options, "why"), options_value(&cli->options, "by"), &told, err))
		return false;
	print_text(cli, "%s\n", told);
	return true;
}

static bool run_support(struct cli *cli, struct error *err)
{
	const char *application, *member;

	if (!find_whose(cli, cli->options.words[0], &application, &member, err))
		return false;
	return cli->options.word_count > 1 ? set(cli, application, member, err) : list(cli, application, member, err);
}

const struct command command_support = {
	.name = "support",
	.usage = "CASE|MEMBER [HOURS] [--from DAY] [--why T] [--by WHO] [--json]",
	.summary = N_("Prints the hours of support as a series, or scales them up or down"),
	.help = N_(
		"HOURS is a week's, such as 6 or 2.5, from a day on. Nothing of the series is overwritten: each step up or "
		"down stays, with its day and why. MEMBER is an id or HOUSEHOLD/NAME."),
	.options = options,
	.words_min = 1,
	.words_max = 2,
	.opens = true,
	.run = run_support,
};
