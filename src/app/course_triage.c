/* Triage: the weight of a case with one sentence, and who is asked in for it. */
#include <string.h>

#include "base/day.h"
#include "base/id.h"
#include "course_parts.h"
#include "store/store.h"

enum { ROWS_MAX = 200 };

static bool has_text(const char *text)
{
	return text && *text;
}

/* ---- the matrix --------------------------------------------------------------------------------------------------- */

/* What a word of `when` speaks of, for a sentence. */
static const char *label_of(const struct standing *s, const char *word)
{
	const char *dot = strchr(word, '.');
	const struct entity *entity = dot ? entity_named(arena_copy(s->arena, word, (size_t)(dot - word))) : NULL;
	const struct field *field =
		entity ? entity_field(entity, arena_copy(s->arena, dot + 1, strcspn(dot + 1, "!="))) : NULL;

	if (!strcmp(word, "@client_agrees"))
		return _("the client agrees");
	return field ? _(field->label) : word;
}

static const char *why_not(const struct standing *s, const char *when)
{
	struct buffer list = { .arena = s->arena };

	while (*when) {
		size_t length = strcspn(when, " \t|");

		buffer_print(&list, "%s%s", list.length ? ", " : "",
			label_of(s, arena_copy(s->arena, when + (*when == '!'), length - (*when == '!'))));
		when += length + (when[length] != '\0');
	}
	return arena_print(s->arena, _("only with: %s"), list.text);
}

static struct course_invitee judge_line(
	const struct standing *s, const struct gate_facts *facts, const struct code_entry *line, const char *weight)
{
	const char *mark = weight ? codebook_value(s->arena, line, weight) : NULL;
	const char *when = codebook_value(s->arena, line, "when");
	struct course_invitee invitee = { .role = line, .mark = mark ? *mark : '-' };

	if (has_text(when) && !gate_words_hold(s->arena, s->book, facts, when)) {
		invitee.why = why_not(s, when);
		invitee.mark = '-';
	} else if (codebook_flag(line, "reason_needed")) {
		invitee.why = _("only with a reason");
	}
	return invitee;
}

/* All facts: a line may speak of any of them. */
static bool matrix(const struct standing *s, const char *weight, struct course_invitee **invitees, size_t *count,
	struct error *err)
{
	const struct code_entry *lines = codebook_list(s->book, "attendance", count);
	struct gate_facts facts;

	*invitees = arena_alloc(s->arena, (*count + 1) * sizeof(**invitees));
	if (!standing_facts(s, NULL, &facts, err) || !facts_experts(s->app, s->arena, &facts, err))
		return false;
	for (size_t i = 0; i < *count; i++)
		(*invitees)[i] = judge_line(s, &facts, &lines[i], weight);
	return true;
}

bool course_invitees(struct app *app, struct arena *arena, const char *application, const char *weight,
	struct course_invitee **invitees, size_t *count, struct error *err)
{
	struct standing s;

	return standing_load(app, arena, application, false, &s, err) && matrix(&s, weight, invitees, count, err);
}

/* ---- who is asked in ---------------------------------------------------------------------------------------------- */

struct invited {
	const char *role, *reason, *ground;
};

struct triage {
	struct standing standing;
	const struct course_triage *given;
	const struct code_entry *step; /* NULL: it is there or further already */
	struct invited *invited;
	size_t count;
	struct application weighed; /* the case with its new weight */
};

/* A value that fits its field, or the sentence that tells why not. */
static bool fits(const struct triage *t, const char *name, const char *text, struct error *err)
{
	const struct field *field = entity_field(&entity_application, name);
	struct application row;

	row_clear(&entity_application, &row);
	return field_cell_read(t->standing.arena, field, &row, NULL, text, err) ||
		fail_within(err, "%s: ", _(field->label));
}

static bool check_weight(struct triage *t, struct error *err)
{
	const struct course_triage *given = t->given;

	if (!has_text(given->weight) || !fits(t, "weight", given->weight, err))
		return has_text(given->weight) ? false : fail(err, E_INPUT, _("Which weight? Nothing was recorded."));
	if (!has_text(given->why))
		return fail(err, E_INPUT, _("A weight goes with one sentence that says why. Nothing was recorded."));
	if (!fits(t, "weight_why", given->why, err))
		return false;
	t->weighed = *t->standing.application;
	t->weighed.weight = given->weight;
	t->weighed.weight_why = given->why;
	return true;
}

static const char *list_roles(const struct triage *t)
{
	size_t count;
	const struct code_entry *roles = codebook_list(t->standing.book, "role", &count);
	struct buffer list = { .arena = t->standing.arena };

	buffer_text(&list, "");
	for (size_t i = 0; i < count; i++)
		buffer_print(&list, "%s%s", i ? ", " : "", roles[i].code);
	return list.text;
}

/* "police=nuisance before | Wpg art. 20": role, why, and behind a bar the own ground. */
static bool read_invited(struct triage *t, const char *text, struct invited *out, struct error *err)
{
	struct arena *arena = t->standing.arena;
	const char *equals = strchr(text, '='), *bar = equals ? strchr(equals, '|') : NULL;
	size_t length = bar ? (size_t)(bar - equals - 1) : equals ? strlen(equals + 1) : 0;

	*out = (struct invited){ equals ? arena_copy(arena, text, (size_t)(equals - text)) : text, NULL, NULL };
	while (length && equals[length] == ' ')
		length--;
	if (length)
		out->reason = arena_copy(arena, equals + 1, length);
	if (bar && bar[1 + strspn(bar + 1, " ")])
		out->ground = bar + 1 + strspn(bar + 1, " ");
	return codebook_find(t->standing.book, "role", out->role) ||
		fail(err, E_INPUT, _("There is no role \"%s\". Nothing was recorded. Possible: %s."), out->role,
			list_roles(t));
}

static bool take_matrix(struct triage *t, struct error *err)
{
	struct course_invitee *lines;
	size_t count;

	if (!matrix(&t->standing, t->given->weight, &lines, &count, err))
		return false;
	t->invited = arena_alloc(t->standing.arena, (count + 1) * sizeof(*t->invited));
	for (size_t i = 0; i < count; i++)
		if (lines[i].mark == 'R' || lines[i].mark == 'I')
			t->invited[t->count++] = (struct invited){ lines[i].role->code, NULL, NULL };
	return true;
}

static bool take_invited(struct triage *t, struct error *err)
{
	if (!t->given->invite || !t->given->invite_count)
		return take_matrix(t, err);
	t->invited = arena_alloc(t->standing.arena, (t->given->invite_count + 1) * sizeof(*t->invited));
	for (size_t i = 0; i < t->given->invite_count; i++)
		if (!read_invited(t, t->given->invite[i], &t->invited[t->count++], err))
			return false;
	return true;
}

/* Who is only asked with a reason has one. */
static bool has_reasons(const struct triage *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (codebook_flag(codebook_find(t->standing.book, "attendance", t->invited[i].role), "reason_needed") &&
			!t->invited[i].reason && !t->invited[i].ground)
			return false;
	return true;
}

/* Whom the matrix would not ask in by itself needs a reason too. */
static bool needs_reason(const struct triage *t, const struct invited *one)
{
	const struct code_entry *line = codebook_find(t->standing.book, "attendance", one->role);
	const char *mark = codebook_value(t->standing.arena, line, t->given->weight);

	return !one->reason && !one->ground &&
		(codebook_flag(line, "reason_needed") || (mark && (*mark == 'Q' || *mark == '-')));
}

static bool check_reasons(const struct triage *t, struct error *err)
{
	for (size_t i = 0; i < t->count && !has_text(t->given->passed_why); i++)
		if (needs_reason(t, &t->invited[i]))
			return fail(err, E_INPUT, _("%s is asked in only with a reason: %s=WHY. Nothing was recorded."),
				codebook_text(t->standing.book, "role", t->invited[i].role), t->invited[i].role);
	return true;
}

/* ---- the step ----------------------------------------------------------------------------------------------------- */

static size_t rank_of(const struct codebook *book, const char *step)
{
	size_t count, i = 0;
	const struct code_entry *steps = codebook_list(book, "step", &count);

	while (i < count && (!step || strcmp(steps[i].code, step) != 0))
		i++;
	return i;
}

/* A case that is further may be weighed anew; its step stays. */
static bool find_step(struct triage *t, struct error *err)
{
	const struct standing *s = &t->standing;
	const struct code_entry *step = codebook_event_step(s->book, "triage");
	const struct code_entry *now = s->step ? codebook_find(s->book, "step", s->step) : NULL;

	if (now && now->step.final)
		return fail(err, E_INPUT, _("This case has ended: %s. Nothing was recorded."),
			codebook_text(s->book, "step", s->step));
	if (!step ||
		(now && rank_of(s->book, now->code) >= rank_of(s->book, step->code) && !standing_may_follow(s, step)))
		return true;
	if (now == step)
		return true;
	if (!standing_may_follow(s, step))
		return fail(err, E_INPUT, _("From the step \"%s\" a case does not go to \"%s\". Nothing was recorded."),
			codebook_text(s->book, "step", s->step), codebook_text(s->book, "step", step->code));
	t->step = step;
	return true;
}

static bool judge(struct triage *t, struct step_note *note, struct error *err)
{
	struct gate_check *unmet;
	struct gate_facts facts;
	size_t count;

	if (!t->step)
		return true;
	if (!standing_facts(&t->standing, t->step->code, &facts, err))
		return false;
	facts.application = &t->weighed;
	facts.plain.invitees = t->count ? FACT_HOLDS : FACT_FAILS;
	facts.plain.police_reason = has_reasons(t) ? FACT_HOLDS : FACT_FAILS;
	count = standing_unmet(&t->standing, &facts, t->step->code, &unmet);
	return course_pass(t->standing.arena, unmet, count, t->given->passed_why, note, err);
}

/* ---- recording ---------------------------------------------------------------------------------------------------- */

static struct invited *find_invited(const struct triage *t, const char *role)
{
	for (size_t i = 0; i < t->count; i++)
		if (role && !strcmp(t->invited[i].role, role))
			return &t->invited[i];
	return NULL;
}

static void add_texts(const struct invited *one, struct write_cells *cells)
{
	write_add(cells, "reason", one->reason);
	write_add(cells, "ground", one->ground);
}

static bool add_attendance(const struct triage *t, const struct invited *one, const char *meeting, struct error *err)
{
	const struct standing *s = &t->standing;
	const struct field *party = entity_field(&entity_application, one->role);
	struct write_cells cells = { .arena = s->arena };
	char made[ID_TEXT];

	store_new_id(s->app->store, made);
	write_add(&cells, "meeting", meeting);
	write_add(&cells, "application", s->application->row.id);
	write_add(&cells, "role", one->role);
	if (party && party->ref && !strcmp(party->ref, entity_party.name))
		write_add(&cells, "party", *field_text(party, s->application));
	write_add(&cells, "state", "invited");
	add_texts(one, &cells);
	return store_set(
		s->app->store, &entity_attendance, made, s->application->row.scope, cells.cells, cells.count, err);
}

/* Who was asked in before and is not any more goes; who was there, or stepped aside, stays as it is. */
static bool write_attendance(const struct triage *t, const char *meeting, struct error *err)
{
	const struct standing *s = &t->standing;
	void **rows;
	size_t count;

	if (!store_list_by(s->app->store, s->arena, &entity_attendance, "application", s->application->row.id, ROWS_MAX,
		    &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct attendance *row = rows[i];
		struct invited *one = find_invited(t, row->role);
		struct write_cells cells = { .arena = s->arena };

		if (row->state && strcmp(row->state, "invited") != 0)
			continue;
		if (!one) {
			if (!store_remove(s->app->store, &entity_attendance, row->row.id, true, err))
				return false;
			continue;
		}
		add_texts(one, &cells);
		if (!store_set(s->app->store, &entity_attendance, row->row.id, NULL, cells.cells, cells.count, err))
			return false;
		one->role = "";
	}
	for (size_t i = 0; i < t->count; i++)
		if (*t->invited[i].role && !add_attendance(t, &t->invited[i], meeting, err))
			return false;
	return true;
}

static bool write_triage(struct triage *t, struct step_note *note, struct error *err)
{
	const struct standing *s = &t->standing;
	const struct meeting *meeting;
	const char *id;

	write_add(&note->also, "weight", t->given->weight);
	write_add(&note->also, "weight_why", t->given->why);
	if (t->step)
		course_add_tracks(s, t->step, &note->also);
	return course_next_meeting(s, &meeting, err) &&
		step_enter(s->app, s->arena, s->application, t->step ? t->step->code : NULL, note, &id, err) &&
		write_attendance(t, meeting ? meeting->row.id : NULL, err);
}

bool course_triage(struct app *app, struct arena *arena, const struct course_triage *given, struct error *err)
{
	struct triage t = { .given = given };
	struct step_note note = step_note_of(arena);

	if (!standing_load(app, arena, given->application, true, &t.standing, err) || !check_weight(&t, err) ||
		!find_step(&t, err) || !take_invited(&t, err) || !check_reasons(&t, err) || !judge(&t, &note, err) ||
		!store_begin(app->store, app->person, err))
		return false;
	if (write_triage(&t, &note, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
