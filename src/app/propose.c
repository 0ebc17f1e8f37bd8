#include "app/propose.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "propose_parts.h"
#include "store/store.h"

static bool is_word(const char *text, const char *word)
{
	return text && word && !strcmp(text, word);
}

static const char *number_of(const struct home *home)
{
	return home && home->number ? home->number : "";
}

/* Commits what `written` wrote, or takes it back. */
static bool finish(struct app *app, bool written, struct error *err)
{
	if (written)
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

static const char *told_of(const struct placing *placing)
{
	return placing->told.length ? placing->told.text : NULL;
}

/* ---- proposing -------------------------------------------------------------------------------------------------- */

/* The code of the gate that speaks of open proposals. */
static const char *exclusive_code(const struct placing *placing)
{
	size_t count;
	const struct code_entry *gates = codebook_list(placing->book, "gate", &count);

	for (size_t i = 0; i < count; i++)
		if (codebook_has_word(gates[i].gate_needs, EXCLUSIVE_WORD))
			return gates[i].code;
	return "one_proposal";
}

/* Is the home held for another case? By a proposal that is here, or by one of a table that does not share it with us. */
static bool is_held(struct placing *placing, bool *held, struct error *err)
{
	const struct proposal *own = placing->dossier->proposal;
	const char *holder = placing->home->held_by;
	void **rows;
	size_t count;

	*held = holder && *holder && !(own && !strcmp(own->row.id, holder));
	if (!store_list_by(placing->app->store, placing->arena, &entity_proposal, "home", placing->home->row.id,
		    PROPOSALS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct proposal *other = rows[i];

		*held = *held ||
			(propose_is_standing(other) && !is_word(other->application, placing->application->row.id));
	}
	return true;
}

/* A proposal is exclusive, whatever gates the arrangement has. */
static bool judge_exclusive(struct placing *placing, struct error *err)
{
	const char *code = exclusive_code(placing);
	bool held;

	if (!is_held(placing, &held, err))
		return false;
	if (held)
		placing_add_unmet(placing, code, _("This home is proposed to another case already."));
	if (placing->dossier->proposal)
		placing_add_unmet(placing, code, _("This case has an open proposal already."));
	return true;
}

/* What the client said before of places, and what the case waits for, is no gate: it is told. */
static void tell_remarks(struct placing *placing)
{
	const struct application *application = placing->application;

	if (application->parked_until != UNKNOWN && application->parked_until > app_today(placing->app))
		placing_tell(
			placing, _("The case waits until %s."), day_format(placing->arena, application->parked_until));
	if (placing->home->available_until != UNKNOWN && placing->home->available_until < app_today(placing->app))
		placing_tell(placing, _("%s was available until %s."), number_of(placing->home),
			day_format(placing->arena, placing->home->available_until));
}

static bool is_proposable(struct placing *placing, const char *home, struct error *err)
{
	placing->home = arena_alloc(placing->arena, sizeof(*placing->home));
	if (!store_load(placing->app->store, placing->arena, &entity_home, home, placing->home, err))
		return false;
	if (placing->home->row.gone)
		return fail(err, E_MISSING, _("This home was deleted. Nothing was recorded."));
	if (is_word(placing->home->offer, "let"))
		return fail(err, E_INPUT, _("%s is let. Nothing was recorded."), number_of(placing->home));
	if (is_word(placing->home->offer, "gone"))
		return fail(
			err, E_INPUT, _("%s is no longer offered. Nothing was recorded."), number_of(placing->home));
	return true;
}

static bool prepare(struct app *app, struct arena *arena, const char *application, const char *home,
	struct placing *placing, const char **step, struct error *err)
{
	if (!placing_load(app, arena, application, placing, err) || !is_proposable(placing, home, err) ||
		!placing_step(placing, "proposal", step, err))
		return false;
	placing->proposal = NULL;
	placing->contract = NULL;
	if (!judge_exclusive(placing, err))
		return false;
	tell_remarks(placing);
	return placing_judge(placing, *step, err);
}

bool propose_warnings(struct app *app, struct arena *arena, const char *application, const char *home,
	const char ***warnings, size_t *count, struct error *err)
{
	struct placing placing;
	const char *step;

	*count = 0;
	if (!prepare(app, arena, application, home, &placing, &step, err))
		return false;
	*warnings = arena_alloc(arena, (placing.unmet_count + 1) * sizeof(**warnings));
	for (size_t i = 0; i < placing.unmet_count; i++)
		(*warnings)[(*count)++] = placing.unmet[i].text;
	if (placing.told.length)
		(*warnings)[(*count)++] = placing.told.text;
	return true;
}

static bool write_proposal(struct placing *placing, struct error *err)
{
	struct proposal row;
	struct write_cells cells = { .arena = placing->arena };

	row_clear(&entity_proposal, &row);
	row.application = placing->application->row.id;
	row.home = placing->home->row.id;
	row.proposed_on = app_today(placing->app);
	row.state = "open";
	row.passed_gates = placing->note.passed_gates;
	row.passed_why = placing->note.passed_why;
	write_add_row(&cells, &entity_proposal, &row);
	return store_set(placing->app->store, &entity_proposal, placing->proposal->row.id,
		placing->application->row.scope, cells.cells, cells.count, err);
}

static bool hold_home(struct placing *placing, struct error *err)
{
	struct write_cells cells = { .arena = placing->arena };

	write_add(&cells, "held_by", placing->proposal->row.id);
	if (!is_word(placing->home->offer, "accepted"))
		write_add(&cells, "offer", "proposed");
	if (placing->home->offered_on == UNKNOWN)
		write_add(&cells, "offered_on", day_write(placing->arena, app_today(placing->app)));
	return store_set(placing->app->store, &entity_home, placing->home->row.id, NULL, cells.cells, cells.count, err);
}

bool propose_home(struct app *app, struct arena *arena, const char *application, const char *home,
	const char *passed_why, const char **id, struct error *err)
{
	struct placing placing;
	struct proposal made;
	char text[ID_TEXT];
	const char *step;

	if (!prepare(app, arena, application, home, &placing, &step, err) || !placing_pass(&placing, passed_why, err))
		return false;
	store_new_id(app->store, text);
	row_clear(&entity_proposal, &made);
	made.row.id = *id = arena_text(arena, text);
	placing.proposal = &made;
	if (!store_begin(app->store, app->person, err))
		return false;
	return finish(app,
		write_proposal(&placing, err) && hold_home(&placing, err) && placing_enter(&placing, step, err), err);
}

/* ---- the care provider's judgement ------------------------------------------------------------------------------ */

static const char *list_roles(const struct placing *placing, const struct code_entry *step)
{
	const char *at = codebook_value(placing->arena, step, "set_by");
	struct buffer list = { .arena = placing->arena };

	while (at && *at) {
		size_t length = strcspn(at, "\t");
		const char *role = arena_copy(placing->arena, at, length);

		buffer_print(&list, "%s%s", list.length ? ", " : "", codebook_text(placing->book, "role", role));
		at += length + (at[length] == '\t');
	}
	return list.length ? list.text : NULL;
}

/* Who judges is told by the arrangement: other people may write it down, on behalf of that role and with a name. */
static bool check_judge(struct placing *placing, const struct propose_verdict *given, struct error *err)
{
	const struct code_entry *step = codebook_event_step(placing->book, "judgement");
	const char *roles = list_roles(placing, step), *role = given->role ? given->role : placing->app->role;

	if (roles && !codebook_holds(step, "set_by", role))
		return fail(err, E_INPUT,
			_("Whether a home fits is judged by: %s. \"%s\" does not. Nothing was recorded."), roles,
			*role ? codebook_text(placing->book, "role", role) : _("nobody"));
	if (!given->name || !*given->name)
		return fail(err, E_INPUT, _("Who judged it? Nothing was recorded. Give a name."));
	placing->note.role = role;
	placing->note.name = given->name;
	return true;
}

/* Puts a value into the row in memory, for the gates, and among the cells. */
static bool put(
	struct placing *placing, struct write_cells *cells, const char *name, const char *wire, struct error *err)
{
	const struct field *field = entity_field(&entity_proposal, name);

	write_add(cells, name, wire);
	return field_cell_read(placing->arena, field, placing->proposal, NULL, wire, err) ||
		fail_within(err, "%s: ", _(field->label));
}

static bool put_today(struct placing *placing, struct write_cells *cells, const char *name, struct error *err)
{
	return put(placing, cells, name, day_write(placing->arena, app_today(placing->app)), err);
}

/* A judgement that lets the case go on, or asks for a talk first. */
static bool judge_on(struct placing *placing, const struct propose_verdict *given, struct write_cells *cells,
	const char **step, struct error *err)
{
	bool fits = is_word(given->verdict, "fits");

	*step = placing->application->step;
	if (fits && !placing_step(placing, "judgement", step, err))
		return false;
	if (fits && is_word(placing->proposal->state, "open") && !put(placing, cells, "state", "viewing", err))
		return false;
	if (given->note && *given->note)
		write_add(cells, "remark", given->note);
	if (!fits)
		placing_tell(placing, _("A talk comes first; the home stays held."));
	return !fits || (placing_judge(placing, *step, err) && placing_pass(placing, given->passed_why, err));
}

static bool write_proposed(struct placing *placing, const struct write_cells *cells, struct error *err)
{
	return store_set(placing->app->store, &entity_proposal, placing->proposal->row.id, NULL, cells->cells,
		cells->count, err);
}

bool propose_judge(
	struct app *app, struct arena *arena, const struct propose_verdict *given, const char **told, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	const struct code_entry *reason = NULL;
	const char *step = NULL;
	struct placing placing;
	bool refused = is_word(given->verdict, "does_not_fit"), written;

	*told = NULL;
	if (!placing_load_proposed(app, arena, given->application, &placing, err) ||
		!check_judge(&placing, given, err) || !put(&placing, &cells, "care_judgement", given->verdict, err) ||
		!put(&placing, &cells, "judged_by", given->name, err) || !put_today(&placing, &cells, "judged_on", err))
		return false;
	if (refused ? !refusal_check(&placing, &refuser_care, given, &reason, err)
		    : !judge_on(&placing, given, &cells, &step, err))
		return false;
	if (!store_begin(app->store, app->person, err))
		return false;
	written = refused ? refusal_write(&placing, &refuser_care, given, reason, &cells, err)
			  : write_proposed(&placing, &cells, err) && placing_enter(&placing, step, err);
	*told = told_of(&placing);
	return finish(app, written, err);
}

/* ---- viewing ---------------------------------------------------------------------------------------------------- */

bool propose_view(struct app *app, struct arena *arena, const char *application, int64_t day, const char **told,
	struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct placing placing;
	const char *wire = day_write(arena, day), *step;

	*told = NULL;
	if (!wire)
		return fail(err, E_INPUT, _("On which day is the viewing? Nothing was recorded."));
	if (!placing_load_proposed(app, arena, application, &placing, err))
		return false;
	if (day < placing.application->received)
		return fail(err, E_INPUT, _("%s lies before the application of %s. Nothing was recorded."),
			day_format(arena, day), day_format(arena, placing.application->received));
	if (!put(&placing, &cells, "viewing_on", wire, err) ||
		!put(&placing, &cells, "viewed_on", day <= app_today(app) ? wire : NULL, err) ||
		!placing_step(&placing, "viewing", &step, err) || !placing_judge(&placing, step, err))
		return false;
	for (size_t i = 0; i < placing.unmet_count; i++)
		placing_tell(&placing, "%s", placing.unmet[i].text);
	if (placing.unmet_count || is_word(placing.application->step, step))
		step = NULL; /* it stays: only the day is noted */
	*told = told_of(&placing);
	if (!store_begin(app->store, app->person, err))
		return false;
	return finish(app, write_proposed(&placing, &cells, err) && placing_enter(&placing, step, err), err);
}

/* ---- the client's answer ---------------------------------------------------------------------------------------- */

/* In the open use case: a proposal of another case for this home; that case looks on. */
static bool withdraw_other(struct placing *placing, const struct proposal *other, struct error *err)
{
	const struct cell withdrawn = { "state", "withdrawn" };
	struct placing loser;

	if (!store_set(placing->app->store, &entity_proposal, other->row.id, NULL, &withdrawn, 1, err) ||
		!release_contract(placing->app, placing->arena, other, err) ||
		!placing_load(placing->app, placing->arena, other->application, &loser, err))
		return false;
	placing_tell(placing, _("The proposal to %s is withdrawn."),
		loser.application->number ? loser.application->number : "");
	if (loser.proposal)
		return true;
	loser.note.note = _("The home went to another case.");
	return placing_enter(&loser, refusal_step(&loser), err);
}

/* In the open use case: nothing else stays open for the home, nor for the case. */
static bool close_others(struct placing *placing, struct error *err)
{
	const struct cell withdrawn = { "state", "withdrawn" };
	void **of_home, **of_case;
	size_t homes, cases;

	if (!store_list_by(placing->app->store, placing->arena, &entity_proposal, "home", placing->proposal->home,
		    PROPOSALS_MAX, &of_home, &homes, err) ||
		!store_list_by(placing->app->store, placing->arena, &entity_proposal, "application",
			placing->application->row.id, PROPOSALS_MAX, &of_case, &cases, err))
		return false;
	for (size_t i = 0; i < cases; i++) {
		const struct proposal *other = of_case[i];

		if (!propose_is_standing(other) || is_word(other->row.id, placing->proposal->row.id))
			continue;
		if (!store_set(placing->app->store, &entity_proposal, other->row.id, NULL, &withdrawn, 1, err) ||
			(!is_word(other->home, placing->proposal->home) &&
				!release_home(placing->app, placing->arena, other, "free", err)))
			return false;
	}
	for (size_t i = 0; i < homes; i++) {
		const struct proposal *other = of_home[i];

		if (propose_is_standing(other) && !is_word(other->application, placing->application->row.id) &&
			!withdraw_other(placing, other, err))
			return false;
	}
	return true;
}

/* The care provider's yes goes before: a talk that is still to come, or a no, is no yes. */
static void judge_care(struct placing *placing)
{
	if (is_word(placing->proposal->care_judgement, "talk"))
		placing_add_unmet(placing, "judgement", _("The care provider wants a talk first."));
}

static bool answer_yes(struct placing *placing, const struct propose_verdict *given, struct write_cells *cells,
	const char **step, struct error *err)
{
	const struct proposal *proposal = placing->proposal;
	int64_t today = app_today(placing->app);

	if (!put(placing, cells, "state", "accepted", err) ||
		(proposal->viewed_on == UNKNOWN && proposal->viewing_on != UNKNOWN && proposal->viewing_on <= today &&
			!put(placing, cells, "viewed_on", day_write(placing->arena, proposal->viewing_on), err)) ||
		!placing_step(placing, "acceptance", step, err))
		return false;
	if (given->note && *given->note)
		write_add(cells, "remark", given->note);
	judge_care(placing);
	return placing_judge(placing, *step, err) && placing_pass(placing, given->passed_why, err);
}

static bool write_yes(struct placing *placing, const struct write_cells *cells, const char *step, struct error *err)
{
	const struct cell home[] = { { "held_by", placing->proposal->row.id }, { "offer", "accepted" } };

	return write_proposed(placing, cells, err) && close_others(placing, err) &&
		(!placing->home ||
			store_set(placing->app->store, &entity_home, placing->home->row.id, NULL, home, ARRAY_LEN(home),
				err)) &&
		placing_enter(placing, step, err);
}

bool propose_answer(
	struct app *app, struct arena *arena, const struct propose_verdict *given, const char **told, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	const struct code_entry *reason = NULL;
	const char *step = NULL;
	struct placing placing;
	bool refused = is_word(given->verdict, "no"), written;

	*told = NULL;
	if (!placing_load_proposed(app, arena, given->application, &placing, err) ||
		!put(&placing, &cells, "client_answer", given->verdict, err) ||
		!put_today(&placing, &cells, "answered_on", err))
		return false;
	placing.note.role = given->role;
	placing.note.name = given->name;
	if (refused ? !refusal_check(&placing, &refuser_client, given, &reason, err)
		    : !answer_yes(&placing, given, &cells, &step, err))
		return false;
	if (!store_begin(app->store, app->person, err))
		return false;
	written = refused ? refusal_write(&placing, &refuser_client, given, reason, &cells, err)
			  : write_yes(&placing, &cells, step, err);
	*told = told_of(&placing);
	return finish(app, written, err);
}

/* ---- the association -------------------------------------------------------------------------------------------- */

bool propose_refuse(
	struct app *app, struct arena *arena, const struct propose_verdict *given, const char **told, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	const struct code_entry *reason;
	struct placing placing;
	bool written;

	*told = NULL;
	if (!placing_load_proposed(app, arena, given->application, &placing, err) ||
		!refusal_check(&placing, &refuser_association, given, &reason, err))
		return false;
	placing.note.role = given->role;
	placing.note.name = given->name;
	if (!store_begin(app->store, app->person, err))
		return false;
	written = refusal_write(&placing, &refuser_association, given, reason, &cells, err);
	*told = told_of(&placing);
	return finish(app, written, err);
}
