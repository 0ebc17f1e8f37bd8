/* Neighbours' questions: asked, answered, and what is open for too long. */
#include <string.h>

#include "app/show.h"
#include "base/day.h"
#include "household.h"
#include "output.h"
#include "print.h"
#include "put.h"

enum { LINES_DEFAULT = 100, LINES_MAX = 100000, MINUTES_PER_HOUR = 60 };

static const struct option_row options[] = {
	{ "at", 0, "TIME", N_("When it came, or was answered; without it now"), false },
	{ "way", 0, "W", N_("How it came: phone, mail, door or meeting"), false },
	{ "answer", 0, "T", N_("With ID: the answer"), false },
	{ "by", 0, "NAME", N_("With ID: who answered"), false },
	{ "open", 0, NULL, N_("Only those without an answer"), false },
	{ "late", 0, NULL, N_("Only those open beyond the term"), false },
	{ "limit", 0, "N", N_("At most N lines"), false },
	{ "json", 0, NULL, N_("An array of flat objects; not known is null"), false },
	{ NULL, 0, NULL, NULL, false },
};

/* ---- the list ----------------------------------------------------------------------------------------------------- */

static const char *duration(struct cli *cli, int64_t minutes)
{
	if (minutes < MINUTES_PER_HOUR)
		return arena_print(cli->arena, _("%lld min"), (long long)minutes);
	if (minutes < MINUTES_PER_DAY)
		return arena_print(cli->arena, _("%lld h %lld min"), (long long)(minutes / MINUTES_PER_HOUR),
			(long long)(minutes % MINUTES_PER_HOUR));
	return arena_print(cli->arena, _("%lld d %lld h"), (long long)(minutes / MINUTES_PER_DAY),
		(long long)(minutes % MINUTES_PER_DAY / MINUTES_PER_HOUR));
}

static void print_line(struct cli *cli, const struct question_line *line)
{
	const struct neighbour_question *question = line->question;
	struct arena *arena = cli->arena;

	print_text(cli, "%s %s  %s  %s  %s\n", line->late ? "!" : " ", time_format(arena, question->received_at),
		line->home ? line->home : "", question->row.id, question->question ? question->question : "");
	if (line->minutes != UNKNOWN)
		print_text(cli, _("    answered by %s after %s: %s\n"),
			question->answered_by ? question->answered_by : "?", duration(cli, line->minutes),
			question->answer ? question->answer : "");
	else
		print_text(cli,
			line->late ? _("    open, was to be answered by %s\n") : _("    open, to be answered by %s\n"),
			day_format(arena, line->answer_by));
}

static void put_line(struct put *put, const struct question_line *line)
{
	const struct neighbour_question *question = line->question;

	put_open(put);
	put_text(put, "id", question->row.id);
	put_text(put, "home", line->home);
	put_time(put, "received_at", question->received_at);
	put_text(put, "way", question->way);
	put_text(put, "question", question->question);
	put_time(put, "answered_at", question->answered_at);
	put_text(put, "answered_by", question->answered_by);
	put_text(put, "answer", question->answer);
	put_number(put, "minutes", line->minutes);
	put_day(put, "answer_by", line->answer_by);
	put_flag(put, "late", line->late);
	put_close(put);
}

static bool print_json(struct cli *cli, const struct question_line *lines, size_t count, struct error *err)
{
	struct output *output;
	struct put put = { .arena = cli->arena };

	output_open(&output, cli, true);
	put.sink = &output->sink;
	sink_text(put.sink, "[");
	for (size_t i = 0; i < count; i++) {
		sink_text(put.sink, i ? ",\n" : "\n");
		put_line(&put, &lines[i]);
	}
	sink_text(put.sink, count ? "\n]\n" : "]\n");
	return output_close(&output, err);
}

static size_t keep_late(struct question_line *lines, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (lines[i].late)
			lines[kept++] = lines[i];
	return kept;
}

static bool list(struct cli *cli, const char *home, struct error *err)
{
	bool late_only = options_has(&cli->options, "late");
	struct question_line *lines;
	size_t count, late;
	int64_t limit;

	if (!options_number(&cli->options, "limit", LINES_DEFAULT, LINES_MAX, &limit, err)) {
		cli->wrong_use = true;
		return false;
	}
	if (!question_list(&cli->app, cli->arena, home, late_only || options_has(&cli->options, "open"), (size_t)limit,
		    &lines, &count, &late, err))
		return false;
	if (late_only)
		count = keep_late(lines, count);
	if (options_has(&cli->options, "json"))
		return print_json(cli, lines, count, err);
	for (size_t i = 0; i < count; i++)
		print_line(cli, &lines[i]);
	if (!count)
		print_text(cli, "%s\n", _("No questions."));
	else if (late)
		print_note(cli,
			ngettext(
				"! %zu question is open for too long.", "! %zu questions are open for too long.", late),
			late);
	return true;
}

/* ---- asking and answering ----------------------------------------------------------------------------------------- */

static bool read_at(struct cli *cli, int64_t *at, struct error *err)
{
	const char *typed = options_value(&cli->options, "at");

	*at = UNKNOWN;
	return !typed || time_parse(typed, app_today(&cli->app), at, err) || fail_within(err, "--at: ");
}

static bool ask(struct cli *cli, const char *home, const char *text, struct error *err)
{
	const char *id, *told;
	int64_t at;

	if (!read_at(cli, &at, err) ||
		!question_ask(
			&cli->app, cli->arena, home, text, options_value(&cli->options, "way"), at, &id, &told, err))
		return false;
	household_warn(cli, told);
	print_text(cli, "%s\n", id);
	return true;
}

static bool answer(struct cli *cli, const char *id, struct error *err)
{
	const char *text = options_value(&cli->options, "answer");
	int64_t at;

	if (!text || cli->options.word_count > 1)
		return wrong_use(cli, err, _("What is the answer? Use: tafel question ID --answer T."));
	if (!read_at(cli, &at, err) ||
		!question_answer(&cli->app, cli->arena, id, text, options_value(&cli->options, "by"), at, err))
		return false;
	print_text(cli, "%s\n", _("The answer was saved."));
	return true;
}

static bool run_question(struct cli *cli, struct error *err)
{
	const struct entity *entity;
	const char *id;

	if (!cli->options.word_count)
		return list(cli, NULL, err);
	if (!show_find(&cli->app, cli->arena, NULL, cli->options.words[0], &entity, &id, err))
		return false;
	if (entity == &entity_neighbour_question)
		return answer(cli, id, err);
	if (entity != &entity_home)
		return fail(err, E_INPUT, _("\"%s\" is no home and no question."), cli->options.words[0]);
	return cli->options.word_count > 1 ? ask(cli, id, cli->options.words[1], err) : list(cli, id, err);
}

const struct command command_question = {
	.name = "question",
	.usage = "[HOME] [--open|--late] [--json] | HOME TEXT [--at TIME] [--way W] | ID --answer T [--by NAME]",
	.summary = N_("Keeps neighbours' questions with how fast they were answered"),
	.help = N_(
		"A question hangs on a home, never on a person, and keeps no names: a text that seems to hold one is told. "
		"The arrangement says within how many working days an answer is due; what is open longer is late."),
	.options = options,
	.words_max = 2,
	.opens = true,
	.run = run_question,
};
