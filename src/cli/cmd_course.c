#include "app/course.h"
#include "base/day.h"
#include "base/text.h"
#include "course_json.h"
#include "offer.h"
#include "output.h"
#include "print.h"

enum { ORPHANS_MAX = 1000, INDENT = 20, WHO_INDENT = 36 };

/* What is to be printed, and where. */
struct printing {
	struct cli *cli;
	const struct codebook *book;
	const struct course *course;
};

static const char *days(struct printing *p, int64_t count)
{
	return arena_print(p->cli->arena, ngettext("%lld day", "%lld days", (unsigned long)count), (long long)count);
}

static const char *day(struct printing *p, int64_t at)
{
	return day_format(p->cli->arena, at);
}

/* ---- where it stands ---------------------------------------------------------------------------------------------- */

static void print_step(struct printing *p)
{
	const struct course_state *state = &p->course->state;
	const char *text = codebook_text(p->book, "step", state->step ? state->step->code : NULL);
	struct arena *arena = p->cli->arena;

	if (state->since != UNKNOWN)
		text = arena_print(
			arena, _("%s, since %s (%s)"), text, day(p, state->since), days(p, state->days_in_step));
	print_pair(p->cli, _("Step"), *text ? text : _("none"), INDENT);
	if (state->returned)
		print_pair(p->cli, "", _("The hold is over: the case is back by itself."), INDENT);
	if (state->until != UNKNOWN)
		print_pair(p->cli, "", arena_print(arena, _("Waits until %s."), day(p, state->until)), INDENT);
}

static void print_turn(struct printing *p)
{
	const struct course_state *state = &p->course->state;
	int64_t today = app_today(&p->cli->app);
	const char *text = p->course->turn ? p->course->turn : _("nobody's");

	if (p->course->turn && state->turn_since != UNKNOWN && state->turn_since <= today)
		text = arena_print(p->cli->arena, _("%s, for %s"), text, days(p, today - state->turn_since));
	print_pair(p->cli, _("Whose turn"), text, INDENT);
}

static void print_waiting(struct printing *p)
{
	const struct course_state *state = &p->course->state;
	const char *text;

	if (state->waits == UNKNOWN)
		return;
	text = days(p, state->waits);
	if (state->suspended_days)
		text = arena_print(
			p->cli->arena, _("%s; not counted: %s on hold"), text, days(p, state->suspended_days));
	print_pair(p->cli, _("Waits"), text, INDENT);
}

static void print_term(struct printing *p)
{
	const struct course_state *state = &p->course->state;
	const char *text;

	if (state->term_ends == UNKNOWN)
		return;
	text = arena_print(
		p->cli->arena, state->late ? _("until %s, which has passed") : _("until %s"), day(p, state->term_ends));
	if (state->term_suspended)
		text = arena_print(p->cli->arena, _("%s (moved by %s)"), text, days(p, state->term_suspended));
	print_pair(p->cli, _("Term"), text, INDENT);
}

static void print_parking(struct printing *p)
{
	const struct application *application = p->course->dossier->application;
	const char *reason = application->parked_for ? application->parked_for : "";

	if (application->parked_until != UNKNOWN)
		reason = arena_print(p->cli->arena, _("until %s%s%s"), day(p, application->parked_until),
			*reason ? ": " : "", reason);
	if (*reason)
		print_pair(p->cli, _("Parked"), reason, INDENT);
}

static void print_state(struct printing *p)
{
	const struct course *course = p->course;

	print_pair(p->cli, _("Arrangement"), p->book->arrangement, INDENT);
	print_step(p);
	print_turn(p);
	print_waiting(p);
	print_term(p);
	print_parking(p);
	if (course->care_refusals || course->client_refusals)
		print_pair(p->cli, _("Refusals that count"),
			arena_print(p->cli->arena, _("care: %zu, client: %zu"), course->care_refusals,
				course->client_refusals),
			INDENT);
	if (course->orphan)
		print_pair(p->cli, _("Falls out"), course->orphan, INDENT);
}

/* ---- what happened, what may follow ------------------------------------------------------------------------------- */

static void print_line(struct printing *p, const struct course_line *line)
{
	struct arena *arena = p->cli->arena;
	struct buffer text = { .arena = arena };

	buffer_print(&text, "%s%s", line->text, line->withdrawn ? _(" (withdrawn)") : "");
	if (line->until != UNKNOWN)
		buffer_print(&text, _(" until %s"), day(p, line->until));
	if (line->days != UNKNOWN)
		buffer_print(&text, ", %s", days(p, line->days));
	if (line->who && *line->who)
		buffer_print(&text, " · %s", line->who);
	if (line->arrangement && *line->arrangement)
		buffer_print(&text, " · %s", line->arrangement);
	print_pair(p->cli, time_format(arena, line->at), text.text, INDENT);
	if (line->reason)
		print_pair(p->cli, "", line->reason, INDENT);
	if (line->passed)
		print_pair(p->cli, "", arena_print(arena, _("Passed: %s"), line->passed), INDENT);
}

static void print_lines(struct printing *p)
{
	print_text(p->cli, "\n%s\n", _("What happened"));
	for (size_t i = 0; i < p->course->line_count; i++)
		print_line(p, &p->course->lines[i]);
	if (!p->course->line_count)
		print_text(p->cli, _("  nothing was recorded yet\n"));
}

static void print_tracks(struct printing *p)
{
	struct arena *arena = p->cli->arena;

	if (p->course->track_count)
		print_text(p->cli, "\n%s\n", _("Beside it"));
	for (size_t i = 0; i < p->course->track_count; i++) {
		const struct course_track *track = &p->course->tracks[i];
		struct buffer text = { .arena = arena };

		if (track->since == UNKNOWN)
			buffer_text(&text, _("not begun"));
		else
			buffer_print(&text, _("since %s"), day(p, track->since));
		if (track->begin_by != UNKNOWN)
			buffer_print(&text, _(", to begin by %s"), day(p, track->begin_by));
		if (track->full_on != UNKNOWN)
			buffer_print(&text, _(", long enough on %s"), day(p, track->full_on));
		print_pair(p->cli, codebook_text(p->book, "track", track->track->code), text.text, INDENT);
	}
}

static void print_gate(struct printing *p, const struct course_gate *gate)
{
	struct arena *arena = p->cli->arena;

	if (gate->asked)
		print_pair(p->cli, "  ?", arena_print(arena, _("asked with the decision: %s"), gate->text), 4);
	else if (gate->met)
		print_pair(p->cli, "  +", arena_print(arena, _("met: %s"), gate->code), 4);
	else
		print_pair(p->cli, "  !", gate->text, 4);
}

static void print_next(struct printing *p)
{
	if (p->course->next_count)
		print_text(p->cli, "\n%s\n", _("What may follow"));
	for (size_t i = 0; i < p->course->next_count; i++) {
		const struct course_next *next = &p->course->next[i];
		const char *by = next->by_decision ? _("by a decision of the table") : next->set_by;

		print_text(p->cli, "%s: %s%s%s\n", next->step->code, codebook_text(p->book, "step", next->step->code),
			*by ? " · " : "", by);
		for (size_t g = 0; g < next->gate_count; g++)
			print_gate(p, &next->gates[g]);
	}
}

/* ---- the command -------------------------------------------------------------------------------------------------- */

static bool print_course(struct cli *cli, struct error *err)
{
	struct printing p = { .cli = cli };
	struct course *course;
	const char *id;

	if (!offer_case(cli, cli->options.words[0], &id, err) || !course_load(&cli->app, cli->arena, id, &course, err))
		return false;
	p.course = course;
	p.book = app_codebook_of(&cli->app, course->dossier->application->arrangement);
	if (options_has(&cli->options, "json")) {
		struct output *output;

		output_open(&output, cli, true);
		course_json(&output->sink, cli->arena, p.book, course, app_today(&cli->app));
		return output_close(&output, err);
	}
	print_text(cli, "%s\n", course->dossier->application->number ? course->dossier->application->number : id);
	print_state(&p);
	print_lines(&p);
	print_tracks(&p);
	print_next(&p);
	return true;
}

static bool print_orphans(struct cli *cli, struct error *err)
{
	struct course_orphan *orphans;
	size_t count;

	if (!course_orphans(&cli->app, cli->arena, ORPHANS_MAX, &orphans, &count, err))
		return false;
	if (options_has(&cli->options, "json")) {
		struct output *output;

		output_open(&output, cli, true);
		orphans_json(&output->sink, orphans, count);
		return output_close(&output, err);
	}
	for (size_t i = 0; i < count; i++)
		print_pair(cli, orphans[i].number ? orphans[i].number : orphans[i].application, orphans[i].why, INDENT);
	if (!count)
		print_note(cli, "%s", _("Every case is in a queue, somebody's turn, or ended."));
	return true;
}

static bool run_course(struct cli *cli, struct error *err)
{
	bool orphans = options_has(&cli->options, "orphans");

	if (orphans == (cli->options.word_count > 0))
		return wrong_use(cli, err, _("Use: tafel course %s"), cli->command->usage);
	return command_open(cli, err) && (orphans ? print_orphans(cli, err) : print_course(cli, err));
}

static const struct option_row options[] = {
	{ "json", 0, NULL, N_("One object; not known is null"), false },
	{ "orphans", 0, NULL, N_("Cases that are in no queue and nobody's turn, with the reason"), false },
	{ NULL, 0, NULL, NULL, false },
};

const struct command command_course = {
	.name = "course",
	.usage = "CASE [--json] | --orphans [--json]",
	.summary = N_("Prints where a case stands, how it came there and what may follow"),
	.help = N_(
		"Steps with their days, decisions, gates met (+) and not met (!) before each step that may follow, the term "
		"with the days on hold, whose turn it is and for how long, what runs beside it, what is parked. "
		"--orphans finds cases that would fall out silently."),
	.options = options,
	.words_max = 1,
	.run = run_course,
};
