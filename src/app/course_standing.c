#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "course_parts.h"
#include "store/store.h"

static int oldest_first(const void *left, const void *right)
{
	const struct step_change *a = *(struct step_change *const *)left, *b = *(struct step_change *const *)right;

	if (a->set_at != b->set_at)
		return a->set_at < b->set_at ? -1 : 1;
	return a->row.key < b->row.key ? -1 : a->row.key > b->row.key;
}

static bool load_changes(struct standing *standing, struct error *err)
{
	void **rows;

	if (!store_list_by(standing->app->store, standing->arena, &entity_step_change, "application",
		    standing->application->row.id, COURSE_ROWS_MAX, &rows, &standing->change_count, err))
		return false;
	standing->changes = arena_alloc(standing->arena, (standing->change_count + 1) * sizeof(*standing->changes));
	for (size_t i = 0; i < standing->change_count; i++)
		standing->changes[i] = rows[i];
	if (standing->change_count)
		qsort(standing->changes, standing->change_count, sizeof(*standing->changes), oldest_first);
	return true;
}

bool standing_load(struct app *app, struct arena *arena, const char *application, bool alive, struct standing *standing,
	struct error *err)
{
	struct course_case of;

	*standing = (struct standing){ .app = app, .arena = arena };
	if (!dossier_load(app, arena, application, &standing->dossier, err))
		return false;
	standing->application = standing->dossier->application;
	if (alive && standing->application->row.gone)
		return fail(err, E_MISSING, _("This case was deleted. Nothing was recorded."));
	standing->book = step_book(app, standing->application);
	of = course_case_of(standing->application);
	if (!load_changes(standing, err) ||
		!course_facts(app, arena, standing->book, &of, &standing->facts, &standing->fact_count, err))
		return false;
	standing->state =
		course_reckon(standing->book, of.received, standing->facts, standing->fact_count, app_today(app));
	standing->step = standing->state.step ? standing->state.step->code : standing->application->step;
	return true;
}

struct course_last standing_last(const struct standing *standing)
{
	const struct dossier *dossier = standing->dossier;
	const struct step_change *change = NULL;
	const struct decision *decision = NULL;

	for (size_t i = standing->change_count; i > 0 && !change; i--)
		change = standing->changes[i - 1]->withdrawn == 1 ? NULL : standing->changes[i - 1];
	for (size_t i = 0; i < dossier->decision_count && !decision; i++)
		decision = dossier->decisions[i]->withdrawn == 1 || !dossier->decisions[i]->step_after
			? NULL
			: dossier->decisions[i];
	if (change &&
		(!decision || change->set_at > decision->decided_at ||
			(change->set_at == decision->decided_at && change->row.key > decision->row.key)))
		return (struct course_last){ change->step_before, change->reason, NULL };
	return decision ? (struct course_last){ decision->step_before, decision->reason, decision->needed_from }
			: (struct course_last){ NULL, NULL, NULL };
}

/* ---- what may follow ---------------------------------------------------------------------------------------------- */

bool course_is_decided(const struct standing *standing, const struct code_entry *step)
{
	(void)standing;
	return codebook_flag(step, "decided");
}

bool standing_may_follow(const struct standing *standing, const struct code_entry *step)
{
	const char *now = standing->step;
	const struct code_entry *at = now ? codebook_find(standing->book, "step", now) : NULL;
	const char *before;

	if (!now || !at)
		return true;
	if (codebook_holds(step, "from", now))
		return true;
	if (codebook_flag(at, "suspends")) {
		before = course_step_before_hold(standing->book, standing->facts, standing->fact_count, now);
		if (!strcmp(before, step->code))
			return true;
	}
	return false;
}

/* ---- gates -------------------------------------------------------------------------------------------------------- */

bool standing_facts(const struct standing *standing, const char *until, struct gate_facts *facts, struct error *err)
{
	const struct dossier *dossier = standing->dossier;
	const struct facts_of of = { dossier->application, dossier->client, dossier->proposal, dossier->home };

	return gate_facts_of(standing->app, standing->arena, standing->book, &of, until, facts, err);
}

/* Is this code one of "a, b, c"? */
static bool names(const char *codes, const char *code)
{
	size_t length = strlen(code);

	while (codes && *codes) {
		size_t next = strcspn(codes, ",");

		if (next == length && !memcmp(codes, code, length))
			return true;
		codes += next;
		codes += strspn(codes, ", ");
	}
	return false;
}

static bool was_passed(const struct standing *standing, const char *gate)
{
	const struct dossier *dossier = standing->dossier;

	for (size_t i = 0; i < dossier->decision_count; i++)
		if (dossier->decisions[i]->withdrawn != 1 && names(dossier->decisions[i]->passed_gates, gate))
			return true;
	for (size_t i = 0; i < standing->change_count; i++)
		if (standing->changes[i]->withdrawn != 1 && names(standing->changes[i]->passed_gates, gate))
			return true;
	return false;
}

size_t standing_unmet(
	const struct standing *standing, const struct gate_facts *facts, const char *to, struct gate_check **unmet)
{
	size_t count = 0, found = gate_check_passage(standing->arena, standing->book, facts, standing->step, to, unmet);

	for (size_t i = 0; i < found; i++)
		if (codebook_has_word((*unmet)[i].gate->gate_before, to) ||
			!was_passed(standing, (*unmet)[i].gate->code))
			(*unmet)[count++] = (*unmet)[i];
	return count;
}

const char *course_gate_codes(struct arena *arena, const struct gate_check *gates, size_t count)
{
	struct buffer list = { .arena = arena };

	buffer_text(&list, "");
	for (size_t i = 0; i < count; i++)
		if (list.length + strlen(gates[i].gate->code) + 2 < PASSED_GATES_MAX)
			buffer_print(&list, "%s%s", list.length ? ", " : "", gates[i].gate->code);
	return list.text;
}

bool course_pass(struct arena *arena, const struct gate_check *gates, size_t count, const char *why,
	struct step_note *note, struct error *err)
{
	struct buffer list = { .arena = arena };

	if (!count)
		return true;
	note->passed_gates = course_gate_codes(arena, gates, count);
	note->passed_why = why;
	if (why && *why)
		return true;
	for (size_t i = 0; i < count; i++)
		buffer_print(&list, " %s", gates[i].text);
	return fail(err, E_INPUT, _("Nothing was recorded. It can be done with a reason. Not met:%s"), list.text);
}

/* ---- tracks ------------------------------------------------------------------------------------------------------- */

void course_add_tracks(const struct standing *standing, const struct code_entry *step, struct write_cells *cells)
{
	size_t count;
	const struct code_entry *tracks = codebook_list(standing->book, "track", &count);

	for (size_t i = 0; i < count; i++) {
		const char *name = codebook_value(standing->arena, &tracks[i], "field");
		const struct field *field = name ? entity_field(&entity_application, name) : NULL;
		struct code_span term = codebook_span(&tracks[i], "term");

		if (field && field->kind == &kind_day && codebook_holds(step, "tracks", tracks[i].code) &&
			codebook_day_after(term, 0) == UNKNOWN && !field_is_known(field, standing->application))
			write_add(cells, field->name, day_write(standing->arena, app_today(standing->app)));
	}
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

const char *course_who(const struct codebook *book, const char *code)
{
	return code && codebook_find(book, "role", code) ? codebook_text(book, "role", code)
							 : codebook_text(book, "party_kind", code);
}

const char *course_names(struct arena *arena, const struct codebook *book, const char *codes)
{
	struct buffer list = { .arena = arena };

	buffer_text(&list, "");
	while (codes && *codes) {
		size_t length = strcspn(codes, "\t");

		buffer_print(
			&list, "%s%s", list.length ? ", " : "", course_who(book, arena_copy(arena, codes, length)));
		codes += length + (codes[length] == '\t');
	}
	return list.text;
}
