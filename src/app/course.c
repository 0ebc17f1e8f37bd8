/* The course of a case for people: what happened, what may follow, what runs beside it. */
#include "app/course.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "course_parts.h"
#include "app/decide.h"
#include "store/store.h"

static bool has_text(const char *text)
{
	return text && *text;
}

static bool is_same(const char *left, const char *right)
{
	return left && right && !strcmp(left, right);
}

/* ---- what happened ------------------------------------------------------------------------------------------------ */

struct told {
	struct course_line line;
	int64_t key; /* order within one minute */
};

static int in_order(const void *left, const void *right)
{
	const struct told *a = left, *b = right;

	if (a->line.at != b->line.at)
		return a->line.at < b->line.at ? -1 : 1;
	return a->key < b->key ? -1 : a->key > b->key;
}

const char *course_passed(struct arena *arena, const struct codebook *book, const char *codes, const char *why)
{
	struct buffer list = { .arena = arena };

	if (!has_text(codes))
		return NULL;
	while (*codes) {
		size_t length = strcspn(codes, ",");

		buffer_print(&list, "%s%s", list.length ? " " : "",
			codebook_text(book, "gate", arena_copy(arena, codes, length)));
		codes += length;
		codes += strspn(codes, ", ");
	}
	if (has_text(why))
		buffer_print(&list, " %s", arena_print(arena, _("Why: %s"), why));
	return list.text;
}

/* A note that fills the blank of a reason is not told twice. */
static const char *reason_in_words(const struct standing *s, const char *reason, const char *needed, const char *note)
{
	bool by_note = has_text(reason) && !has_text(needed) && strchr(codebook_text(s->book, "decline", reason), '{');
	const char *text = has_text(reason) ? decide_reason(s->arena, s->book, reason, by_note ? note : needed) : NULL;

	if (text && has_text(note) && !by_note)
		return arena_print(s->arena, "%s %s", text, note);
	return text ? text : has_text(note) ? note : NULL;
}

static const char *who_set(const struct standing *s, const struct step_change *change)
{
	const char *role = has_text(change->role) ? course_who(s->book, change->role) : NULL;

	if (role && has_text(change->name))
		return arena_print(s->arena, "%s, %s", change->name, role);
	return role ? role : has_text(change->name) ? change->name : "";
}

static struct told tell_change(const struct standing *s, const struct step_change *change)
{
	bool stayed = is_same(change->step_before, change->step_after);

	return (struct told){ .key = change->row.key,
		.line = { .id = change->row.id,
			.withdrawn = change->withdrawn == 1,
			.at = change->set_at,
			.step = stayed ? NULL : change->step_after,
			.text = codebook_text(s->book, "step", change->step_after),
			.who = who_set(s, change),
			.reason = reason_in_words(s, change->reason, NULL, change->note),
			.passed = course_passed(s->arena, s->book, change->passed_gates, change->passed_why),
			.arrangement = change->arrangement,
			.until = change->until } };
}

static struct told tell_decision(const struct standing *s, const struct decision *decision)
{
	bool stayed = !decision->step_after || is_same(decision->step_before, decision->step_after);
	const struct field *forum = entity_field(&entity_decision, "forum");

	return (struct told){ .key = decision->row.key,
		.line = { .id = decision->row.id,
			.decision = true,
			.withdrawn = decision->withdrawn == 1,
			.at = decision->decided_at,
			.step = stayed ? NULL : decision->step_after,
			.text = decide_result(s->app, decision->outcome, decision->step_before, decision->step_after),
			.who = decision->forum ? app_label(s->app, s->arena, forum, decision->forum) : "",
			.reason = reason_in_words(s, decision->reason, decision->needed, decision->note),
			.passed = course_passed(s->arena, s->book, decision->passed_gates, decision->passed_why),
			.arrangement = decision->arrangement,
			.until = decision->until } };
}

/* Days from each step to the next one that stands. */
static void count_days(struct course *course, int64_t today)
{
	int64_t until = today;

	for (size_t i = course->line_count; i > 0; i--) {
		struct course_line *line = &course->lines[i - 1];
		int64_t day = line->at / MINUTES_PER_DAY;

		line->days = UNKNOWN;
		if (!line->step || line->withdrawn)
			continue;
		line->days = until > day ? until - day : 0;
		until = day;
	}
}

static void tell_lines(const struct standing *s, struct course *course)
{
	size_t decisions = s->dossier->decision_count, count = 0;
	struct told *all = arena_alloc(s->arena, (decisions + s->change_count + 1) * sizeof(*all));

	for (size_t i = 0; i < decisions; i++)
		all[count++] = tell_decision(s, s->dossier->decisions[i]);
	for (size_t i = 0; i < s->change_count; i++)
		all[count++] = tell_change(s, s->changes[i]);
	if (count)
		qsort(all, count, sizeof(*all), in_order);
	course->lines = arena_alloc(s->arena, (count + 1) * sizeof(*course->lines));
	course->line_count = count;
	for (size_t i = 0; i < count; i++)
		course->lines[i] = all[i].line;
	count_days(course, app_today(s->app));
}

/* ---- what may follow ---------------------------------------------------------------------------------------------- */

/* Does an outcome lead from the step of now to this one? */
static bool is_outcome(const struct standing *s, const char *step)
{
	size_t count;
	const struct code_entry *outcomes = codebook_list(s->book, "outcome", &count);

	for (size_t i = 0; i < count; i++)
		if (is_same(outcomes[i].outcome.to, step) && s->step &&
			codebook_has_word(outcomes[i].outcome.from, s->step))
			return true;
	return false;
}

static void add_gate(struct course_next *next, const struct code_entry *entry, const char *text, bool met)
{
	bool asked = next->by_decision && gate_speaks_of(entry, "decision.");

	next->gates[next->gate_count++] = (struct course_gate){ entry->code, text, met && !asked, asked };
	next->unmet += !met && !asked;
}

/* Those right before the step, and earlier ones that are not met and were never passed. */
static void add_gates(const struct standing *s, const struct gate_facts *facts, struct course_next *next)
{
	size_t count, open_count;
	const struct code_entry *gates = codebook_list(s->book, "gate", &count);
	struct gate_check *open = NULL;

	next->gates = arena_alloc(s->arena, (count + 1) * sizeof(*next->gates));
	open_count = standing_unmet(s, facts, next->step->code, &open);
	for (size_t i = 0; i < open_count; i++)
		if (!codebook_has_word(open[i].gate->gate_before, next->step->code))
			add_gate(next, open[i].gate, open[i].text, false);
	for (size_t i = 0; i < count; i++) {
		const char *text;
		bool met;

		if (!codebook_has_word(gates[i].gate_before, next->step->code))
			continue;
		met = gate_is_met(s->arena, s->book, facts, &gates[i], &text);
		add_gate(next, &gates[i], text, met);
	}
}

static bool tell_next(const struct standing *s, struct course *course, struct error *err)
{
	size_t count;
	const struct code_entry *steps = codebook_list(s->book, "step", &count);
	struct gate_facts facts;

	course->next = arena_alloc(s->arena, (count + 1) * sizeof(*course->next));
	if (!standing_facts(s, NULL, &facts, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct course_next *next = &course->next[course->next_count];
		bool decided = codebook_flag(&steps[i], "decided"), outcome = is_outcome(s, steps[i].code);

		if (is_same(s->step, steps[i].code) || !(outcome || (!decided && standing_may_follow(s, &steps[i]))))
			continue;
		next->step = &steps[i];
		next->by_decision = decided || (outcome && !standing_may_follow(s, &steps[i]));
		next->set_by = course_names(s->arena, s->book, codebook_value(s->arena, &steps[i], "set_by"));
		add_gates(s, &facts, next);
		course->next_count++;
	}
	return true;
}

/* ---- what runs beside it ------------------------------------------------------------------------------------------ */

/* The day on which the case last came to a step that has this track; UNKNOWN: never. */
static int64_t track_opened(const struct standing *s, const char *track)
{
	for (size_t i = s->fact_count; i > 0; i--)
		if (codebook_holds(codebook_find(s->book, "step", s->facts[i - 1].step), "tracks", track) &&
			(i == 1 ||
				!codebook_holds(codebook_find(s->book, "step", s->facts[i - 2].step), "tracks", track)))
			return s->facts[i - 1].day;
	return UNKNOWN;
}

static void tell_tracks(const struct standing *s, struct course *course)
{
	size_t count;
	const struct code_entry *tracks = codebook_list(s->book, "track", &count);

	course->tracks = arena_alloc(s->arena, (count + 1) * sizeof(*course->tracks));
	for (size_t i = 0; i < count; i++) {
		struct course_track *track = &course->tracks[course->track_count];
		const char *name = codebook_value(s->arena, &tracks[i], "field");
		const struct field *field = name ? entity_field(&entity_application, name) : NULL;
		int64_t opened = track_opened(s, tracks[i].code);

		*track = (struct course_track){ &tracks[i], UNKNOWN, UNKNOWN, UNKNOWN };
		if (field && field->kind == &kind_day)
			track->since = *field_number(field, s->application);
		if (opened == UNKNOWN && track->since == UNKNOWN)
			continue;
		if (track->since == UNKNOWN)
			track->begin_by = codebook_day_after(codebook_span(&tracks[i], "term"), opened);
		track->full_on = codebook_day_after(codebook_span(&tracks[i], "runs"), track->since);
		course->track_count++;
	}
}

/* ---- whose turn --------------------------------------------------------------------------------------------------- */

/* The name of the party that has a role in this case, where the case has a field of that name. */
static const char *party_of(const struct standing *s, const char *role)
{
	const struct field *field = entity_field(&entity_application, role);

	if (!field || !field->ref || strcmp(field->ref, entity_party.name) != 0 ||
		!field_is_known(field, s->application))
		return NULL;
	return app_label(s->app, s->arena, field, *field_text(field, s->application));
}

static const char *turn_in_words(const struct standing *s)
{
	const char *turn = s->state.turn, *party;

	if (!turn) {
		turn = s->state.step && codebook_flag(s->state.step, "suspends") ? standing_last(s).needed_from : NULL;
		if (!turn || !codebook_find(s->book, "role", turn))
			return turn;
	}
	party = party_of(s, turn);
	return party ? arena_print(s->arena, "%s (%s)", course_who(s->book, turn), party) : course_who(s->book, turn);
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static bool count_refusals(const struct standing *s, struct course *course, struct error *err)
{
	void **rows;
	size_t count;

	if (!store_list_by(s->app->store, s->arena, &entity_proposal, "application", s->application->row.id,
		    COURSE_ROWS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct proposal *row = rows[i];

		course->care_refusals += row->counted == 1 && is_same(row->state, "refused_care");
		course->client_refusals += row->counted == 1 && is_same(row->state, "refused_client");
	}
	return true;
}

bool course_load(struct app *app, struct arena *arena, const char *application, struct course **out, struct error *err)
{
	struct course *course = arena_alloc(arena, sizeof(*course));
	struct standing s;

	if (!standing_load(app, arena, application, false, &s, err))
		return false;
	course->dossier = s.dossier;
	course->state = s.state;
	course->turn = turn_in_words(&s);
	course->orphan = course_orphan_why(&s);
	tell_lines(&s, course);
	tell_tracks(&s, course);
	*out = course;
	return tell_next(&s, course, err) && count_refusals(&s, course, err);
}
