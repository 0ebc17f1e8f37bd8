/* The agenda of moments: late first, then this week, then what follows. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "moment.h"
#include "output.h"
#include "print.h"

enum { DAYS_AHEAD = 30, LINES_DEFAULT = 200, LINES_MAX = 100000, MARK_WIDTH = 1, DAY_WIDTH = 14, TIME_WIDTH = 6 };

static const struct option_row options[] = {
	{ "mine", 0, "NAME", N_("Only cases of a support worker, by a part of the name"), false },
	{ "case", 0, "CASE", N_("Only of one case or shared home"), false },
	{ "late", 0, NULL, N_("Only what is late"), false },
	{ "until", 0, "DAY", N_("Up to this day; without it 30 days ahead"), false },
	{ "limit", 0, "N", N_("At most N lines"), false },
	{ "json", 0, NULL, N_("An array of flat objects; not known is null"), false },
	{ "ics", 0, "FILE", N_("A calendar file, or - for stdout: case number and moment, no names"), false },
	{ NULL, 0, NULL, NULL, false },
};

/* ---- as a table --------------------------------------------------------------------------------------------------- */

/* Parts of the list: each has a heading with the number of its lines. */
enum part { PART_LATE, PART_WEEK, PART_MONTH, PART_LATER, PARTS };

static const char *const headings[PARTS] = {
	[PART_LATE] = N_("LATE"),
	[PART_WEEK] = N_("THIS WEEK"),
	[PART_MONTH] = N_("NEXT 30 DAYS"),
	[PART_LATER] = N_("LATER"),
};

static enum part part_of(const struct moment_line *line, int64_t today)
{
	if (line->days_late)
		return PART_LATE;
	if (line->day <= today + 7 - day_weekday(today))
		return PART_WEEK;
	return line->day <= today + DAYS_AHEAD ? PART_MONTH : PART_LATER;
}

static const char *time_cell(struct arena *arena, const struct moment_line *line)
{
	if (line->days_late)
		return arena_print(arena, _("%lld d"), (long long)line->days_late);
	if (line->at == UNKNOWN)
		return "";
	return arena_print(arena, "%02d:%02d", (int)(line->at % MINUTES_PER_DAY / 60), (int)(line->at % 60));
}

static void print_line(struct cli *cli, const struct moment_line *line)
{
	static const struct print_column columns[] = { { "", MARK_WIDTH, false }, { "", DAY_WIDTH, false },
		{ "", TIME_WIDTH, true }, { "", 12, false }, { "", 12, false }, { "", 0, false } };
	/* of what is late the day that it should have been */
	int64_t day = line->days_late ? app_today(&cli->app) - line->days_late : line->day;
	const char *const cells[] = { line->days_late ? "!" : "", day_format_long(cli->arena, day),
		time_cell(cli->arena, line),
		line->meeting          ? _("TABLE")
			: line->number ? line->number
				       : "",
		line->meeting ? line->who : line->call_name, line->moment };

	print_cells(cli, columns, ARRAY_LEN(columns), cells);
}

static size_t count_part(const struct moment_line *lines, size_t count, int64_t today)
{
	size_t same = 1;

	while (same < count && part_of(&lines[same], today) == part_of(&lines[0], today))
		same++;
	return same;
}

static void print_lines(struct cli *cli, const struct moment_line *lines, size_t count)
{
	int64_t today = app_today(&cli->app);
	size_t left = 0;

	for (size_t i = 0; i < count; i++) {
		if (!left) {
			left = count_part(&lines[i], count - i, today);
			print_text(cli, "%s (%zu)\n", _(headings[part_of(&lines[i], today)]), left);
		}
		print_line(cli, &lines[i]);
		left--;
	}
}

static bool print_agenda(struct cli *cli, const struct moment_filter *filter, struct error *err)
{
	struct moment_line *lines;
	size_t count, total;
	int64_t limit;

	if (!options_number(&cli->options, "limit", LINES_DEFAULT, LINES_MAX, &limit, err)) {
		cli->wrong_use = true;
		return false;
	}
	if (!moment_agenda(&cli->app, cli->arena, filter, (size_t)limit, &lines, &count, &total, err))
		return false;
	if (options_has(&cli->options, "json"))
		return moment_print_json(cli, lines, count, err);
	print_lines(cli, lines, count);
	if (!total)
		print_text(cli, "%s\n",
			filter->late_only ? _("Nothing is late.") : _("There is nothing on the agenda until then."));
	if (count < total)
		print_note(cli, _("%zu of %zu lines. More: --limit."), count, total);
	return true;
}

/* ---- as a calendar ------------------------------------------------------------------------------------------------ */

static bool pass_on(void *from, const char *bytes, size_t length, struct error *err)
{
	struct sink *sink = from;

	sink_add(sink, bytes, length);
	if (sink->failed)
		*err = sink->why;
	return !sink->failed;
}

static bool print_calendar(struct cli *cli, const struct moment_filter *filter, const char *path, struct error *err)
{
	struct output *output;
	bool good;

	if (strcmp(path, "-") != 0) {
		if (!moment_write_calendar(&cli->app, cli->arena, filter, path, err))
			return false;
		print_note(cli, _("Calendar written: %s. It has case numbers, no names and no places."), path);
		return true;
	}
	output_open(&output, cli, true);
	good = moment_calendar(&cli->app, cli->arena, filter, pass_on, &output->sink, err);
	return output_close(&output, good ? err : NULL) && good;
}

/* ---- the command -------------------------------------------------------------------------------------------------- */

static bool read_filter(struct cli *cli, struct moment_filter *filter, struct error *err)
{
	const char *until = options_value(&cli->options, "until"), *owner = options_value(&cli->options, "case");

	*filter = (struct moment_filter){
		.support_worker = options_value(&cli->options, "mine"),
		.late_only = options_has(&cli->options, "late"),
		.until = UNKNOWN,
	};
	if (until && !day_parse(until, app_today(&cli->app), &filter->until, err))
		return fail_within(err, "--until: ");
	return !owner || moment_find_owner(cli, owner, &filter->application, &filter->household, err);
}

static bool run_agenda(struct cli *cli, struct error *err)
{
	const char *path = options_value(&cli->options, "ics");
	struct moment_filter filter;

	if (path && options_has(&cli->options, "json"))
		return wrong_use(cli, err, _("Choose one of --json and --ics."));
	if (!command_open(cli, err) || !read_filter(cli, &filter, err))
		return false;
	return path ? print_calendar(cli, &filter, path, err) : print_agenda(cli, &filter, err);
}

const struct command command_agenda = {
	.name = "agenda",
	.usage = "[--mine NAME] [--late] [--until DAY] [--json | --ics FILE]",
	.summary = N_("Prints the talks to come, late ones first"),
	.help = N_(
		"Late is what was not held by the day it was due, or by the day it was planned for. A talk leaves the "
		"list when it was held, or with a reason: tafel moment. Meetings of the table stand between the talks."),
	.options = options,
	.run = run_agenda,
};
