/* The moments of a case, and what is done with one. */
#include <string.h>

#include "base/day.h"
#include "moment.h"
#include "print.h"

static const struct option_row options[] = {
	{ "by", 0, "NAME", N_("plan: who planned it"), false },
	{ "attended", 0, "ROLES", N_("hold: who were there, by comma"), false },
	{ "agreed", 0, "ROLES", N_("hold: who agree with the report, by comma"), false },
	{ "reason", 0, "T", N_("move, drop: why"), false },
	{ "json", 0, NULL, N_("An array of flat objects; not known is null"), false },
	{ NULL, 0, NULL, NULL, false },
};

/* ---- the list ----------------------------------------------------------------------------------------------------- */

static const char *state_cell(struct cli *cli, const struct moment_line *line)
{
	const struct appointment *row = line->appointment;
	const char *state =
		row->state ? field_choice_label(entity_field(&entity_appointment, "state"), row->state) : NULL;

	if (line->days_late)
		return arena_print(cli->arena, _("%s, %lld days late"), state ? state : "", (long long)line->days_late);
	return state ? state : "";
}

static const char *text_cell(struct cli *cli, const struct moment_line *line)
{
	const char *reason = line->appointment->reason;

	return reason ? arena_print(cli->arena, "%s (%s)", line->moment, reason) : line->moment;
}

static const char *day_cell(struct cli *cli, const struct moment_line *line)
{
	const struct appointment *row = line->appointment;

	if (row->held_on != UNKNOWN)
		return day_format(cli->arena, row->held_on);
	return line->at == UNKNOWN ? day_format(cli->arena, line->day) : time_format(cli->arena, line->at);
}

static void print_lines(struct cli *cli, const struct moment_line *lines, size_t count)
{
	static const struct print_column columns[] = { { "", 1, false }, { "", 16, false }, { "", 18, false },
		{ "", 22, false }, { "", 0, false } };

	for (size_t i = 0; i < count; i++) {
		const char *const cells[] = { lines[i].days_late ? "!" : "", day_cell(cli, &lines[i]),
			lines[i].appointment->moment, state_cell(cli, &lines[i]), text_cell(cli, &lines[i]) };

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
	if (!count)
		print_text(cli, "%s\n", _("No moments yet: they come with the admission, the key or a return."));
}

static bool list(struct cli *cli, struct error *err)
{
	const char *application, *household;
	struct moment_line *lines;
	size_t count;

	if (!moment_find_owner(cli, cli->options.words[0], &application, &household, err) ||
		!moment_list(&cli->app, cli->arena, application, household, &lines, &count, err))
		return false;
	if (options_has(&cli->options, "json"))
		return moment_print_json(cli, lines, count, err);
	print_lines(cli, lines, count);
	return true;
}

/* ---- what is done ------------------------------------------------------------------------------------------------- */

/* A word behind the verb; NULL: none. */
static const char *third_word(const struct cli *cli)
{
	return cli->options.word_count > 2 ? cli->options.words[2] : NULL;
}

static bool plan(struct cli *cli, const char *id, struct error *err)
{
	struct appointment row;
	const char *typed = third_word(cli), *text;
	int64_t at;

	if (!typed)
		return wrong_use(cli, err, _("Planned for when? Use: tafel moment MOMENT plan \"24-11-2026 10:00\"."));
	if (!time_parse(typed, app_today(&cli->app), &at, err) ||
		!moment_plan(&cli->app, cli->arena, id, at, options_value(&cli->options, "by"), err) ||
		!moment_text(&cli->app, cli->arena, id, &row, &text, err))
		return false;
	print_text(cli, _("Planned: %s on %s, by %s.\n"), text, time_format(cli->arena, at),
		row.planned_by ? row.planned_by : "?");
	if (at / MINUTES_PER_DAY > row.due)
		print_note(cli, _("! It was due on %s, so it counts as late. Moving it asks a reason."),
			day_format(cli->arena, row.due));
	return true;
}

/* Roles by comma, as codes with blanks between. */
static bool read_roles(struct cli *cli, const char *option, const char **roles, struct error *err)
{
	const struct field *field = entity_field(&entity_appointment, option);
	const char *typed = options_value(&cli->options, option);
	struct appointment row;
	char *words;

	*roles = NULL;
	row_clear(&entity_appointment, &row);
	if (!typed)
		return true;
	if (!field_parse(cli->arena, field, app_context(&cli->app, cli->arena), typed, &row, err))
		return fail_within(err, "--%s: ", option);
	words = arena_copy(cli->arena, *field_text(field, &row), strlen(*field_text(field, &row)));
	*roles = words;
	for (; (words = strchr(words, '\n'));)
		*words = ' ';
	return true;
}

static bool hold(struct cli *cli, const char *id, struct error *err)
{
	const char *attended, *agreed, *told, *text;
	struct appointment row;
	int64_t day = UNKNOWN;

	if (third_word(cli) && !day_parse(third_word(cli), app_today(&cli->app), &day, err))
		return false;
	if (!read_roles(cli, "attended", &attended, err) || !read_roles(cli, "agreed", &agreed, err) ||
		!moment_hold(&cli->app, cli->arena, id, day, attended, agreed, &told, err) ||
		!moment_text(&cli->app, cli->arena, id, &row, &text, err))
		return false;
	print_text(cli, _("Held: %s on %s.\n"), text, day_format(cli->arena, row.held_on));
	if (told)
		print_note(cli, "! %s", told);
	return true;
}

static bool move(struct cli *cli, const char *id, struct error *err)
{
	struct appointment row;
	const char *text;
	int64_t day;

	if (!third_word(cli))
		return wrong_use(cli, err, _("To which day? Use: tafel moment MOMENT move DAY --reason T."));
	if (!day_parse(third_word(cli), app_today(&cli->app), &day, err) ||
		!moment_move(&cli->app, cli->arena, id, day, options_value(&cli->options, "reason"), err) ||
		!moment_text(&cli->app, cli->arena, id, &row, &text, err))
		return false;
	print_text(cli, _("Moved: %s to %s.\n"), text, day_format(cli->arena, day));
	return true;
}

static bool drop(struct cli *cli, const char *id, struct error *err)
{
	struct appointment row;
	const char *text;

	if (third_word(cli))
		return wrong_use(cli, err, _("drop takes no day. Leave out \"%s\"."), third_word(cli));
	if (!moment_drop(&cli->app, cli->arena, id, options_value(&cli->options, "reason"), err) ||
		!moment_text(&cli->app, cli->arena, id, &row, &text, err))
		return false;
	print_text(cli, _("Dropped: %s. It stays readable with its reason.\n"), text);
	return true;
}

static const struct verb {
	const char *name;
	bool (*run)(struct cli *, const char *id, struct error *);
	const char *options; /* that go with it, blanks between */
} verbs[] = {
	{ "plan", plan, "by" },
	{ "hold", hold, "attended agreed" },
	{ "move", move, "reason" },
	{ "drop", drop, "reason" },
};

static bool check_options(struct cli *cli, const char *name, const char *allowed, struct error *err)
{
	for (size_t i = 0; options[i].name; i++)
		if (options_has(&cli->options, options[i].name) && !codebook_has_word(allowed, options[i].name))
			return wrong_use(cli, err, _("--%s does not go with %s."), options[i].name, name);
	return true;
}

static bool run_moment(struct cli *cli, struct error *err)
{
	const char *id, *word = cli->options.word_count > 1 ? cli->options.words[1] : NULL;

	if (!word)
		return check_options(cli, _("the list"), "json", err) && command_open(cli, err) && list(cli, err);
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		if (!strcmp(verbs[i].name, word))
			return check_options(cli, word, verbs[i].options, err) && command_open(cli, err) &&
				moment_find(cli, cli->options.words[0], &id, err) && verbs[i].run(cli, id, err);
	return wrong_use(cli, err, _("\"%s\" is not possible. Use: plan, hold, move or drop."), word);
}

const struct command command_moment = {
	.name = "moment",
	.usage = "CASE [--json] | MOMENT plan TIME | hold [DAY] | move DAY --reason T | drop --reason T",
	.summary = N_("Prints the moments of a case, and plans, holds, moves or drops one"),
	.help = N_(
		"MOMENT is the id of an appointment, or CASE/CODE, such as ZK-2026-0042/evaluation_3. A talk has three "
		"who attend and three who agree with the report; who is missing is said. Said once more, hold adds who "
		"agreed later. Moving and dropping ask a reason, so that nothing disappears in silence."),
	.options = options,
	.words_min = 1,
	.words_max = 3,
	.run = run_moment,
};
