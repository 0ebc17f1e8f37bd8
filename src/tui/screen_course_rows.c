/* What the course of a case tells: where it is and whose turn it is, the home, what may follow, and what happened. */
#include <string.h>

#include "app/propose.h"
#include "base/day.h"
#include "base/text.h"
#include "screen_course.h"
#include "tui/side.h"

enum { NOTES_MAX = 28, DAY = 12, DAYS = 7 };

const char *course_name(const struct course_view *view, const struct code_entry *entry)
{
	return view->dutch ? entry->nl : entry->en;
}

static void add_row(struct course_view *view, struct course_row row)
{
	view->rows[view->list.count++] = row;
}

static void add_heading(struct course_view *view, const char *text)
{
	add_row(view, (struct course_row){ .text = text, .heading = true, .style = STYLE_LABEL });
}

static void add_note(struct course_view *view, enum style style, const char *text)
{
	if (text)
		add_row(view, (struct course_row){ .text = text, .style = style });
}

/* ---- now -------------------------------------------------------------------------------------------------------- */

static const char *in_days(struct arena *arena, int64_t days)
{
	if (days == 0)
		return _("today");
	return arena_print(
		arena, ngettext("%lld day from now", "%lld days from now", (unsigned long)days), (long long)days);
}

static const char *term_note(struct arena *arena, const struct course_state *state, int64_t today)
{
	int64_t left = state->term_ends == UNKNOWN ? 0 : state->term_ends - today;
	const char *day, *text;

	if (state->term_ends == UNKNOWN)
		return NULL;
	day = day_format(arena, state->term_ends);
	if (left < 0)
		return arena_print(arena,
			ngettext("! The term ended on %s, %lld day ago.", "! The term ended on %s, %lld days ago.",
				(unsigned long)-left),
			day, -(long long)left);
	text = arena_print(arena, _("The term ends on %s: %s."), day, in_days(arena, left));
	if (state->term_suspended <= 0)
		return text;
	return arena_print(arena,
		ngettext("%s %lld day on hold was added.", "%s %lld days on hold were added.",
			(unsigned long)state->term_suspended),
		text, (long long)state->term_suspended);
}

static const char *turn_note(struct arena *arena, const struct course *course, int64_t today)
{
	int64_t days = course->state.turn_since == UNKNOWN ? UNKNOWN : today - course->state.turn_since;

	if (!course->turn)
		return NULL;
	if (days == UNKNOWN)
		return arena_print(arena, _("Whose turn: %s."), course->turn);
	if (days == 0)
		return arena_print(arena, _("Whose turn: %s, since today."), course->turn);
	return arena_print(arena,
		ngettext("Whose turn: %s, for %lld day.", "Whose turn: %s, for %lld days.", (unsigned long)days),
		course->turn, (long long)days);
}

static const char *wait_note(struct arena *arena, const struct course_state *state)
{
	const char *text;

	if (state->waits == UNKNOWN)
		return NULL;
	text = arena_print(arena, ngettext("Waits %lld day.", "Waits %lld days.", (unsigned long)state->waits),
		(long long)state->waits);
	if (state->suspended_days <= 0)
		return text;
	return arena_print(arena,
		ngettext("%s %lld day on hold does not count.", "%s %lld days on hold do not count.",
			(unsigned long)state->suspended_days),
		text, (long long)state->suspended_days);
}

static const char *until_note(struct arena *arena, const struct course *course)
{
	const struct application *application = course->dossier->application;

	if (application->parked_until != UNKNOWN)
		return arena_print(arena, _("! Parked until %s."), day_format(arena, application->parked_until));
	return application->parked_for && *application->parked_for
		? arena_print(arena, _("! Parked until this is in: %s"), application->parked_for)
		: NULL;
}

static const char *track_note(struct course_view *view, const struct course_track *track)
{
	struct arena *arena = view->rows_arena;
	const char *name = course_name(view, track->track);

	if (track->since == UNKNOWN && track->begin_by == UNKNOWN)
		return arena_print(arena, _("? %s: has not begun."), name);
	if (track->since == UNKNOWN)
		return arena_print(arena, _("? %s: has not begun; by %s."), name, day_format(arena, track->begin_by));
	if (track->full_on == UNKNOWN)
		return arena_print(arena, _("+ %s: since %s."), name, day_format(arena, track->since));
	return arena_print(arena, _("+ %s: since %s, long enough on %s."), name, day_format(arena, track->since),
		day_format(arena, track->full_on));
}

static const char *refusals_note(struct arena *arena, const struct course *course)
{
	if (!course->client_refusals && !course->care_refusals)
		return NULL;
	return arena_print(arena, _("Refusals that count: client %zu, care provider %zu."), course->client_refusals,
		course->care_refusals);
}

static void add_now(struct ui *ui, struct course_view *view)
{
	const struct course *course = view->course;
	struct arena *arena = view->rows_arena;
	int64_t today = app_today(ui->app);
	const char *step = course->state.step ? course->state.step->code : course->dossier->application->step;

	add_heading(view, _("NOW"));
	add_note(view, STYLE_STRONG,
		arena_print(arena, "%s%s", codebook_text(view->book, "step", step),
			course->state.returned ? _(" (back from hold)") : ""));
	add_note(view, STYLE_NORMAL, turn_note(arena, course, today));
	add_note(view, course->state.late ? STYLE_LOOK : STYLE_NORMAL, term_note(arena, &course->state, today));
	add_note(view, STYLE_NORMAL, wait_note(arena, &course->state));
	add_note(view, STYLE_LOOK, until_note(arena, course));
	for (size_t i = 0; i < course->track_count; i++)
		add_note(view, course->tracks[i].since == UNKNOWN ? STYLE_ASK : STYLE_NORMAL,
			track_note(view, &course->tracks[i]));
	add_note(view, STYLE_NORMAL, refusals_note(arena, course));
	add_note(view, STYLE_LOOK, course->orphan);
}

/* ---- the home --------------------------------------------------------------------------------------------------- */

static void add_known(struct ui *ui, struct buffer *out, const struct entity *entity, const char *name, const void *row)
{
	const struct field *field = entity_field(entity, name);

	if (field_is_known(field, row))
		buffer_print(out, "\n%s: %s", _(field->label),
			field_format(out->arena, field, app_context(ui->app, out->arena), row));
}

static void add_home(struct ui *ui, struct course_view *view)
{
	static const char *const told[] = { "proposed_on", "care_judgement", "judged_by", "viewing_on", "client_answer",
		"passed_why", "remark" };
	const struct dossier *dossier = view->course->dossier;
	const struct field *state = entity_field(&entity_proposal, "state");
	struct buffer text = { .arena = view->rows_arena };
	struct error ignored;
	const char *missing = NULL;

	if (!dossier->proposal || !dossier->home)
		return;
	buffer_print(&text, "%s  %s · %s", dossier->home->number ? dossier->home->number : "",
		dossier->home->neighbourhood ? dossier->home->neighbourhood : "",
		field_format(view->rows_arena, state, app_context(ui->app, view->rows_arena), dossier->proposal));
	for (size_t i = 0; i < ARRAY_LEN(told); i++)
		add_known(ui, &text, &entity_proposal, told[i], dossier->proposal);
	if (contract_missing(ui->app, view->rows_arena, view->application, &missing, &ignored) && missing)
		buffer_print(&text, _("\nStill to sign: %s"), missing);
	add_heading(view, _("HOME"));
	add_row(view, (struct course_row){ .text = text.text, .home = true });
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

void course_make_rows(struct ui *ui, struct course_view *view)
{
	const struct course *course = view->course;
	size_t room = NOTES_MAX + course->track_count + course->line_count + course->next_count;

	view->rows = arena_alloc(view->rows_arena, room * sizeof(*view->rows));
	view->list.count = 0;
	add_now(ui, view);
	add_home(ui, view);
	if (course->next_count)
		add_heading(view, _("NEXT"));
	for (size_t i = 0; i < course->next_count; i++)
		add_row(view, (struct course_row){ .next = &course->next[i] });
	add_heading(view, _("HISTORY"));
	for (size_t i = course->line_count; i--;)
		add_row(view, (struct course_row){ .line = &course->lines[i] });
}

/* ---- as text ---------------------------------------------------------------------------------------------------- */

static const char *next_text(const struct course_view *view, struct arena *arena, const struct course_next *next)
{
	const char *decided = next->by_decision ? _("  (F8: the table decides)") : "";

	if (next->unmet)
		return arena_print(arena, _("? %s: %zu of %zu not met%s"), course_name(view, next->step), next->unmet,
			next->gate_count, decided);
	return arena_print(arena, "+ %s%s", course_name(view, next->step), decided);
}

static const char *past_text(struct arena *arena, const struct course_line *line)
{
	const char *days = line->days == UNKNOWN ? "" : arena_print(arena, _("%lld d"), (long long)line->days);

	return arena_print(arena, "%s%s%s%s%s", side_pad(arena, day_format(arena, line->at / MINUTES_PER_DAY), DAY),
		side_pad(arena, days, DAYS), line->withdrawn ? _("withdrawn: ") : "", line->text,
		line->passed ? _(" (passed gates)") : "");
}

const char *course_line_text(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	const struct course_view *view = from;
	const struct course_row *row = &view->rows[i];

	(void)columns;
	if (row->line)
		return past_text(arena, row->line);
	if (row->next)
		return next_text(view, arena, row->next);
	if (row->home)
		return arena_copy(arena, row->text, strcspn(row->text, "\n"));
	if (*style == STYLE_NORMAL || row->heading)
		*style = row->style;
	return row->text;
}

static const char *whole_line(struct ui *ui, const struct course_line *line)
{
	struct buffer text = { .arena = ui->frame };

	buffer_print(&text, "%s\n%s", time_format(ui->frame, line->at), line->text);
	if (line->who)
		buffer_print(&text, "\n%s", line->who);
	if (line->reason)
		buffer_print(&text, "\n%s", line->reason);
	if (line->passed)
		buffer_print(&text, "\n%s: %s", _("Passed with a reason"), line->passed);
	if (line->arrangement)
		buffer_print(&text, "\n%s: %s", _("Arrangement"), line->arrangement);
	return text.text;
}

/* What is not met stands whole, what the decision asks after it, and what is met is counted: its sentence says what would
 * be missing. */
static const char *whole_next(struct ui *ui, const struct course_next *next)
{
	struct buffer text = { .arena = ui->frame };
	size_t met = 0;

	buffer_text(&text, "");
	for (size_t i = 0; i < next->gate_count; i++) {
		met += next->gates[i].met;
		if (!next->gates[i].met && !next->gates[i].asked)
			buffer_print(&text, "? %s\n", next->gates[i].text);
	}
	if (met)
		buffer_print(&text, _("+ %zu of %zu in order\n"), met, next->gate_count);
	for (size_t i = 0; i < next->gate_count; i++)
		if (next->gates[i].asked)
			buffer_print(&text, _("· asked with the decision: %s\n"), next->gates[i].text);
	if (!next->gate_count)
		buffer_print(&text, "%s\n", _("Nothing is asked before this step."));
	if (next->set_by && *next->set_by)
		buffer_print(&text, _("Set by: %s"), next->set_by);
	return text.text;
}

const char *course_row_whole(struct ui *ui, const struct course_view *view, const struct course_row *row)
{
	(void)view;
	return row->line ? whole_line(ui, row->line) : row->next ? whole_next(ui, row->next) : row->text;
}
