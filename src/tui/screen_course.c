/*
 * The course of a case: what happened and how long it took, where it is and whose turn it is, and what may follow with
 * the gates before it. Enter on a step sets it; gates that are not met ask a reason and never block.
 */
#include <stdlib.h>
#include <string.h>

#include "app/course.h"
#include "base/day.h"
#include "base/text.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/panel.h"

enum { NOTES_MAX = 24, WIDE = 100, SIDE = 46, DAY = 11, DAYS = 7 };

/* A line of the list: a heading, a note, something that happened, or a step that may follow. */
struct course_row {
	const char *text; /* heading or note */
	bool heading;
	enum style style;
	const struct course_line *line;
	const struct course_next *next;
};

struct course_view {
	struct arena *rows_arena; /* new at each load */
	const char *application, *number;
	struct course *course;
	struct course_row *rows;
	struct list list;
	const char *step;   /* between the questions of a dialog */
	const char *reason; /* the same */
	bool dutch;
};

/* ---- loading ---------------------------------------------------------------------------------------------------- */

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

static const char *term_note(struct arena *arena, const struct course_state *state, int64_t today)
{
	int64_t left = state->term_ends == UNKNOWN ? 0 : state->term_ends - today;

	if (state->term_ends == UNKNOWN)
		return NULL;
	if (left < 0)
		return arena_print(arena, _("! The term ended on %s, %lld days ago."),
			day_format(arena, state->term_ends), -(long long)left);
	if (state->term_suspended > 0)
		return arena_print(arena, _("The term ends on %s, %lld days from now; %lld days on hold were added."),
			day_format(arena, state->term_ends), (long long)left, (long long)state->term_suspended);
	return arena_print(arena, _("The term ends on %s, %lld days from now."), day_format(arena, state->term_ends),
		(long long)left);
}

static const char *turn_note(struct arena *arena, const struct course *course, int64_t today)
{
	int64_t since = course->state.turn_since;

	if (!course->turn)
		return NULL;
	if (since == UNKNOWN)
		return arena_print(arena, _("Whose turn: %s."), course->turn);
	return arena_print(arena, _("Whose turn: %s, for %lld days."), course->turn, (long long)(today - since));
}

static const char *wait_note(struct arena *arena, const struct course_state *state)
{
	if (state->waits == UNKNOWN)
		return NULL;
	if (state->suspended_days > 0)
		return arena_print(arena, _("Waits %lld days; %lld days on hold do not count."),
			(long long)state->waits, (long long)state->suspended_days);
	return arena_print(arena, _("Waits %lld days."), (long long)state->waits);
}

static const char *parked_note(struct arena *arena, const struct application *application)
{
	if (application->parked_until != UNKNOWN)
		return arena_print(arena, _("! Parked until %s."), day_format(arena, application->parked_until));
	return application->parked_for && *application->parked_for
		? arena_print(arena, _("! Parked until this is in: %s"), application->parked_for)
		: NULL;
}

static const char *track_note(struct course_view *view, const struct course_track *track)
{
	struct arena *arena = view->rows_arena;
	const char *name = view->dutch ? track->track->nl : track->track->en;

	if (track->since == UNKNOWN && track->begin_by == UNKNOWN)
		return arena_print(arena, _("? %s: has not begun."), name);
	if (track->since == UNKNOWN)
		return arena_print(arena, _("? %s: has not begun; by %s."), name, day_format(arena, track->begin_by));
	if (track->full_on == UNKNOWN)
		return arena_print(arena, _("+ %s: since %s."), name, day_format(arena, track->since));
	return arena_print(arena, _("+ %s: since %s, long enough on %s."), name, day_format(arena, track->since),
		day_format(arena, track->full_on));
}

static void add_now(struct ui *ui, struct course_view *view)
{
	const struct course *course = view->course;
	const struct codebook *book = app_codebook(ui->app);
	struct arena *arena = view->rows_arena;
	int64_t today = app_today(ui->app);
	const char *step = course->state.step ? course->state.step->code : course->dossier->application->step;

	add_heading(view, _("NOW"));
	add_note(view, STYLE_STRONG,
		arena_print(arena, "%s%s", codebook_text(book, "step", step),
			course->state.returned ? _(" (back from hold)") : ""));
	add_note(view, STYLE_NORMAL, turn_note(arena, course, today));
	add_note(view, course->state.late ? STYLE_LOOK : STYLE_NORMAL, term_note(arena, &course->state, today));
	add_note(view, STYLE_NORMAL, wait_note(arena, &course->state));
	add_note(view, STYLE_LOOK, parked_note(arena, course->dossier->application));
	for (size_t i = 0; i < course->track_count; i++)
		add_note(view, course->tracks[i].since == UNKNOWN ? STYLE_ASK : STYLE_NORMAL,
			track_note(view, &course->tracks[i]));
	if (course->client_refusals || course->care_refusals)
		add_note(view, STYLE_NORMAL,
			arena_print(arena, _("Refusals that count: client %zu, care provider %zu."),
				course->client_refusals, course->care_refusals));
	add_note(view, STYLE_LOOK, course->orphan);
}

static void make_rows(struct ui *ui, struct course_view *view)
{
	const struct course *course = view->course;
	size_t room = NOTES_MAX + course->track_count + course->line_count + course->next_count;

	view->rows = arena_alloc(view->rows_arena, room * sizeof(*view->rows));
	view->list.count = 0;
	add_now(ui, view);
	if (course->next_count)
		add_heading(view, _("NEXT"));
	for (size_t i = 0; i < course->next_count; i++)
		add_row(view, (struct course_row){ .next = &course->next[i] });
	add_heading(view, _("HISTORY"));
	for (size_t i = course->line_count; i--;)
		add_row(view, (struct course_row){ .line = &course->lines[i] });
	if (view->list.at == 0)
		view->list.at = 1;
}

static bool load(struct ui *ui, struct course_view *view, struct error *err)
{
	if (!view->rows_arena)
		arena_open(&view->rows_arena);
	arena_reset(view->rows_arena);
	view->list.count = 0;
	if (!course_load(ui->app, view->rows_arena, view->application, &view->course, err))
		return false;
	make_rows(ui, view);
	return true;
}

/* ---- drawing ---------------------------------------------------------------------------------------------------- */

static const char *pad(struct arena *arena, const char *text, int columns)
{
	const char *fit = text_fit(arena, text_safe(arena, text, true), columns - 1);

	return arena_print(arena, "%s%*s", fit, columns - text_width(fit), "");
}

static const char *name_of(const struct course_view *view, const struct code_entry *entry)
{
	return view->dutch ? entry->nl : entry->en;
}

static const char *next_text(const struct course_view *view, struct arena *arena, const struct course_next *next)
{
	if (next->unmet)
		return arena_print(
			arena, _("? %s: %zu of %zu not met"), name_of(view, next->step), next->unmet, next->gate_count);
	return arena_print(arena, "%s %s%s", "+", name_of(view, next->step),
		next->by_decision ? _("  (F8, the table decides)") : "");
}

static const char *past_text(struct arena *arena, const struct course_line *line)
{
	const char *days = line->days == UNKNOWN ? "" : arena_print(arena, _("%lld d"), (long long)line->days);

	return arena_print(arena, "%s%s%s%s%s", pad(arena, day_format(arena, line->at / MINUTES_PER_DAY), DAY + 1),
		pad(arena, days, DAYS), line->withdrawn ? _("withdrawn: ") : "", line->text,
		line->passed ? _(" (passed gates)") : "");
}

static const char *text_of_line(void *from, struct arena *arena, size_t i, int columns, enum style *style)
{
	const struct course_view *view = from;
	const struct course_row *row = &view->rows[i];

	(void)columns;
	if (row->line)
		return past_text(arena, row->line);
	if (row->next)
		return next_text(view, arena, row->next);
	if (*style == STYLE_NORMAL || row->heading)
		*style = row->style;
	return row->text;
}

static bool can_focus(void *from, size_t i)
{
	return !((const struct course_view *)from)->rows[i].heading;
}

static void draw_next(struct ui *ui, const struct course_next *next, const struct pane *inside)
{
	int row = 0;

	if (next->set_by && *next->set_by)
		row += pane_wrap(inside, row, 0, STYLE_HINT, arena_print(ui->frame, _("Set by: %s"), next->set_by));
	for (size_t i = 0; i < next->gate_count; i++)
		row += pane_wrap(inside, row, 0, next->gates[i].met ? STYLE_GOOD : STYLE_ASK,
			arena_print(ui->frame, "%s %s", next->gates[i].met ? "+" : "?", next->gates[i].text));
	if (!next->gate_count)
		pane_wrap(inside, row, 0, STYLE_HINT, _("Nothing is asked before this step."));
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

static void draw_side(struct ui *ui, const struct course_view *view, const struct pane *box)
{
	const struct course_row *row = view->list.at < view->list.count ? &view->rows[view->list.at] : NULL;
	struct pane inside = pane_inside(box);

	inside = pane_part(&inside, 0, 1, inside.rows, inside.cols - 2);
	pane_frame(box, false, row && row->next ? name_of(view, row->next->step) : _("Chosen"), NULL);
	if (row && row->next)
		draw_next(ui, row->next, &inside);
	else if (row && row->line)
		pane_wrap(&inside, 0, 0, STYLE_NORMAL, whole_line(ui, row->line));
	else if (row)
		pane_wrap(&inside, 0, 0, STYLE_NORMAL, row->text);
}

static struct pane list_place(const struct pane *body)
{
	struct pane frame = pane_part(body, 1, 0, body->rows - 1, body->cols >= WIDE ? body->cols - SIDE : body->cols);

	return pane_inside(&frame);
}

static void draw(struct ui *ui, struct view *self, const struct pane *pane)
{
	struct course_view *view = self->self;
	bool side = pane->cols >= WIDE;
	struct pane frame = pane_part(pane, 1, 0, pane->rows - 1, side ? pane->cols - SIDE : pane->cols);
	struct pane chosen = pane_part(pane, 1, pane->cols - SIDE, pane->rows - 1, SIDE), inside = list_place(pane);

	pane_fill_row(pane, 0, STYLE_STATUS);
	pane_text(pane, 0, 1, STYLE_STATUS, arena_print(ui->frame, _("Course of %s"), view->number));
	pane_frame(&frame, true, _("Now, next and history"), list_foot(&view->list, ui->frame));
	list_draw(&view->list, ui, &inside, true);
	if (side)
		draw_side(ui, view, &chosen);
}

/* ---- setting a step --------------------------------------------------------------------------------------------- */

static void set_step(struct ui *ui, struct course_view *view, const char *passed_why)
{
	const struct course_set set = { .application = view->application,
		.step = view->step,
		.reason = view->reason,
		.until = UNKNOWN,
		.passed_why = passed_why };
	const char *id, *told = NULL;
	struct error err;

	if (!course_set(ui->app, ui->frame, &set, &id, &told, &err)) {
		screen_fail(ui, &err);
		return;
	}
	screen_changed(ui);
	screen_say(ui, _("%s: %s. %s"), view->number, codebook_text(app_codebook(ui->app), "step", view->step),
		told ? told : _("Ctrl+Z undoes it."));
}

static bool check_reason(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	return strspn(text, " ") < strlen(text) || fail(err, E_INPUT, _("Say why in a few words."));
}

static void pass(struct ui *ui, void *from, const char *text)
{
	if (text)
		set_step(ui, from, text);
}

/* What is not met is told first; passing it asks why, and the name of who does it goes with it. */
static void ask_to_pass(struct ui *ui, struct course_view *view)
{
	const struct course_set set = {
		.application = view->application, .step = view->step, .reason = view->reason, .until = UNKNOWN
	};
	struct buffer text = { .arena = ui->frame };
	const char **warnings;
	struct error err;
	size_t count;

	if (!course_warnings(ui->app, ui->frame, &set, &warnings, &count, &err)) {
		screen_fail(ui, &err);
		return;
	}
	if (!count) {
		set_step(ui, view, NULL);
		return;
	}
	for (size_t i = 0; i < count; i++)
		buffer_print(&text, "? %s\n", warnings[i]);
	buffer_text(&text, _("You may go on with a reason. Your name goes with it."));
	dialog_input(ui,
		&(struct dialog_input){ .title = _("Go on all the same?"),
			.text = text.text,
			.value = "",
			.max = 200,
			.check = check_reason,
			.done = pass,
			.from = view });
}

struct reasons {
	const struct code_entry *entries[64];
	const char *texts[64];
	size_t count;
};

/* Reasons of the kind that the step asks for. */
static void list_reasons(struct ui *ui, const struct code_entry *step, struct reasons *reasons)
{
	const char *kind = codebook_value(ui->frame, step, "reasons");
	const struct code_entry *all;
	size_t count;

	reasons->count = 0;
	all = codebook_list(app_codebook(ui->app), "decline", &count);
	for (size_t i = 0; kind && i < count && reasons->count < ARRAY_LEN(reasons->entries); i++) {
		if (!all[i].reason.kind || strcmp(all[i].reason.kind, kind))
			continue;
		reasons->texts[reasons->count] = ui->app->dutch ? all[i].nl : all[i].en;
		reasons->entries[reasons->count++] = &all[i];
	}
}

static void take_reason(struct ui *ui, void *from, int line)
{
	struct course_view *view = from;
	struct reasons reasons;

	list_reasons(ui, codebook_find(app_codebook(ui->app), "step", view->step), &reasons);
	if (line < 0 || (size_t)line >= reasons.count)
		return;
	view->reason = reasons.entries[line]->code;
	ask_to_pass(ui, view);
}

static void start_step(struct ui *ui, struct course_view *view, const struct course_next *next)
{
	struct reasons reasons;

	if (next->by_decision) {
		screen_hint(ui, "%s", _("The table decides on this step: Esc, then F8."));
		return;
	}
	view->step = next->step->code;
	view->reason = NULL;
	list_reasons(ui, next->step, &reasons);
	if (!reasons.count) {
		ask_to_pass(ui, view);
		return;
	}
	dialog_choose(ui,
		&(struct dialog_choose){ .title = name_of(view, next->step),
			.text = _("Which reason?"),
			.lines = reasons.texts,
			.count = reasons.count,
			.numbered = true,
			.done = take_reason,
			.from = view });
}

static void open_row(struct ui *ui, struct course_view *view)
{
	const struct course_row *row = view->list.at < view->list.count ? &view->rows[view->list.at] : NULL;

	if (row && row->next)
		start_step(ui, view, row->next);
	else if (row && row->line)
		dialog_tell(ui, _("What happened"), whole_line(ui, row->line));
	else if (row)
		dialog_tell(ui, _("Now"), row->text);
}

/* The gates of the chosen step, for screens without a side. */
static void tell_gates(struct ui *ui, struct course_view *view)
{
	const struct course_row *row = view->list.at < view->list.count ? &view->rows[view->list.at] : NULL;
	struct buffer text = { .arena = ui->frame };

	if (!row || !row->next) {
		screen_hint(ui, "%s", _("Choose a step under NEXT first."));
		return;
	}
	for (size_t i = 0; i < row->next->gate_count; i++)
		buffer_print(&text, "%s %s\n", row->next->gates[i].met ? "+" : "?", row->next->gates[i].text);
	dialog_tell(ui, name_of(view, row->next->step),
		row->next->gate_count ? text.text : _("Nothing is asked before this step."));
}

static bool key(struct ui *ui, struct view *self, const struct event *event)
{
	struct course_view *view = self->self;
	struct pane body = screen_body(ui), inside = list_place(&body);
	bool clicked = false;

	if (event->kind == EVENT_MOUSE)
		list_mouse(&view->list, event->mouse, event->row - inside.row, inside.rows, &clicked);
	else if (event_is(event, 'w')) {
		tell_gates(ui, view);
		return true;
	} else if (!event_is(event, K_ENTER))
		return list_key(&view->list, event, inside.rows, true);
	if (clicked || event->kind != EVENT_MOUSE)
		open_row(ui, view);
	return true;
}

static void changed(struct ui *ui, struct view *self)
{
	struct error err;

	if (!load(ui, self->self, &err))
		screen_fail(ui, &err);
}

static void close_course(struct ui *ui, struct view *self)
{
	struct course_view *view = self->self;

	(void)ui;
	if (view->rows_arena)
		arena_close(&view->rows_arena);
}

static const struct view_kind course_kind = {
	.name = "course",
	.where = WHERE_LIST,
	.whole = true,
	.draw = draw,
	.key = key,
	.changed = changed,
	.close = close_course,
};

void run_course(struct ui *ui)
{
	const char *id = desk_case(ui);
	struct course_view *view;
	struct error err;
	struct view *self;

	if (!id) {
		screen_hint(ui, "%s", _("There is no case on the table."));
		return;
	}
	id = arena_text(ui->frame, id);
	self = screen_push(ui, &course_kind, sizeof(struct course_view));
	view = self->self;
	view->application = arena_text(self->arena, id);
	view->dutch = ui->app->dutch;
	view->list.from = view;
	view->list.text = text_of_line;
	view->list.can_focus = can_focus;
	if (load(ui, view, &err)) {
		view->number = arena_text(self->arena, view->course->dossier->application->number);
		screen_hint(ui, "%s", _("Enter on a step sets it; W tells what it asks for."));
		return;
	}
	screen_pop(ui);
	screen_fail(ui, &err);
}
