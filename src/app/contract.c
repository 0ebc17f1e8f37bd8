/* From an accepted home to a key: the contract, its signatures, and T0. */
#include <string.h>

#include "app/moment.h"
#include "base/day.h"
#include "edit_parts.h"
#include "propose_parts.h"
#include "store/store.h"

enum { SIGNATURES_MAX = 1000, SUPPORT_MONTHS = 24 };

static bool is_word(const char *text, const char *word)
{
	return text && word && !strcmp(text, word);
}

static const char *number_of(const struct placing *placing, const char *otherwise)
{
	return placing->application->number ? placing->application->number : otherwise;
}

static bool finish(struct app *app, bool written, struct error *err)
{
	if (written)
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* Was the key handed over? Of a shared home the home is let before a member comes. */
static bool has_key(const struct placing *placing)
{
	if (placing->proposal)
		return is_word(placing->home->offer, "let");
	return placing->application->key_on != UNKNOWN && placing->application->key_on <= app_today(placing->app) &&
		placing_is_past(placing, "key");
}

/* The case with its home: of its proposal, or of the shared home where homes are not proposed. */
static bool load_placed(
	struct app *app, struct arena *arena, const char *application, struct placing *placing, struct error *err)
{
	return placing_load(app, arena, application, placing, err) &&
		(placing->proposal || codebook_event_step(placing->book, "proposal") ||
			placing_load_shared(placing, err));
}

/* The same, ready for a contract. E_INPUT: no home was accepted, or with `open` the key was handed over already. */
static bool load_accepted(struct app *app, struct arena *arena, const char *application, bool open,
	struct placing *placing, struct error *err)
{
	if (!load_placed(app, arena, application, placing, err))
		return false;
	if (placing->proposal ? !is_word(placing->proposal->state, "accepted") || !placing->home
			      : codebook_event_step(placing->book, "proposal") != NULL)
		return fail(err, E_INPUT, _("No home is accepted for %s. Nothing was recorded."),
			number_of(placing, application));
	if (open && has_key(placing))
		return fail(err, E_INPUT, _("The key of %s was handed over already. Nothing was recorded."),
			placing->home && placing->home->number ? placing->home->number
							       : number_of(placing, application));
	return true;
}

/* The same with its contract. */
static bool load_drawn(struct app *app, struct arena *arena, const char *application, bool open,
	struct placing *placing, struct error *err)
{
	if (!load_accepted(app, arena, application, open, placing, err))
		return false;
	return placing->contract ||
		fail(err, E_INPUT, _("No contract is drawn up for %s. Nothing was recorded."),
			number_of(placing, application));
}

/* ---- signatures ------------------------------------------------------------------------------------------------- */

/* Signatures under the contract of a placing: the rows in `rows` that are. */
static bool load_signatures(const struct placing *placing, struct signature ***out, size_t *count, struct error *err)
{
	void **rows;
	size_t all;

	*count = 0;
	if (!store_list_by(placing->app->store, placing->arena, &entity_signature, "application",
		    placing->application->row.id, SIGNATURES_MAX, &rows, &all, err))
		return false;
	*out = arena_alloc(placing->arena, (all + 1) * sizeof(**out));
	for (size_t i = 0; i < all; i++)
		if (is_word(((struct signature *)rows[i])->contract, placing->contract->row.id))
			(*out)[(*count)++] = rows[i];
	return true;
}

static const struct signature *signature_of(struct signature **signatures, size_t count, const char *role)
{
	for (size_t i = 0; i < count; i++)
		if (is_word(signatures[i]->role, role))
			return signatures[i];
	return NULL;
}

/* Next element of an array of the arrangement; NULL at the end. */
static const char *next_role(struct arena *arena, const char **at)
{
	size_t length = *at ? strcspn(*at, "\t") : 0;
	const char *role = length ? arena_copy(arena, *at, length) : NULL;

	if (length)
		*at += length + ((*at)[length] == '\t');
	return role;
}

static const char *signatories(const struct placing *placing)
{
	return codebook_value(
		placing->arena, codebook_find(placing->book, "contract_form", placing->contract->form), "signatories");
}

/* Roles of the form, in words: all of them, or those that have not signed. NULL: none. */
static const char *list_roles(const struct placing *placing, struct signature **signatures, size_t count, bool all)
{
	const char *at = signatories(placing), *role;
	struct buffer list = { .arena = placing->arena };

	while ((role = next_role(placing->arena, &at)))
		if (all || !signature_of(signatures, count, role))
			buffer_print(
				&list, "%s%s", list.length ? ", " : "", codebook_text(placing->book, "role", role));
	return list.text;
}

bool contract_missing(
	struct app *app, struct arena *arena, const char *application, const char **missing, struct error *err)
{
	struct placing placing;
	struct signature **signatures;
	size_t count;

	*missing = NULL;
	if (!load_placed(app, arena, application, &placing, err))
		return false;
	if (!placing.contract)
		return true;
	if (!load_signatures(&placing, &signatures, &count, err))
		return false;
	*missing = list_roles(&placing, signatures, count, false);
	return true;
}

static bool is_signatory(const struct placing *placing, const char *role)
{
	return codebook_holds(
		codebook_find(placing->book, "contract_form", placing->contract->form), "signatories", role);
}

static bool check_signature(const struct placing *placing, struct signature **signatures, size_t count,
	const struct signature *given, struct error *err)
{
	const struct signature *there = signature_of(signatures, count, given->role);
	const char *roles = list_roles(placing, signatures, count, true);

	if (!is_signatory(placing, given->role))
		return fail(err, E_INPUT, _("\"%s\" does not sign this contract. Nothing was recorded. Who does: %s."),
			codebook_text(placing->book, "role", given->role), roles ? roles : _("nobody"));
	if (there)
		return fail(err, E_INPUT, _("%s signed already, on %s. Nothing was recorded."),
			codebook_text(placing->book, "role", given->role),
			day_format(placing->arena, there->signed_on));
	if (!given->name || !*given->name)
		return fail(err, E_INPUT, _("Who signed it? Nothing was recorded. Give a name."));
	if (given->signed_on > app_today(placing->app))
		return fail(err, E_INPUT,
			_("%s lies ahead. Nothing was recorded. A signature is from today or before."),
			day_format(placing->arena, given->signed_on));
	return true;
}

static bool add_signature(struct placing *placing, const struct signature *given, struct error *err)
{
	const struct row_name about[] = {
		{ &entity_application, placing->application->row.id },
		{ &entity_contract, placing->contract->row.id },
	};
	struct write_cells cells = { .arena = placing->arena };
	char made[ID_TEXT];

	write_add_row(&cells, &entity_signature, given);
	store_new_id(placing->app->store, made);
	return store_add(placing->app->store, &entity_signature, arena_text(placing->arena, made),
		placing->contract->row.scope, cells.cells, cells.count, about, ARRAY_LEN(about), err);
}

/* The day of the last signature; UNKNOWN while one is missing. */
static int64_t complete_on(
	const struct placing *placing, struct signature **signatures, size_t count, const struct signature *given)
{
	const char *at = signatories(placing), *role;
	int64_t day = given->signed_on;

	while ((role = next_role(placing->arena, &at))) {
		const struct signature *there = signature_of(signatures, count, role);

		if (!there && !is_word(role, given->role))
			return UNKNOWN;
		if (there && there->signed_on > day)
			day = there->signed_on;
	}
	return day;
}

static bool write_complete(struct placing *placing, int64_t day, struct error *err)
{
	const struct cell cell = { "complete_on", day_write(placing->arena, day) };

	return day == UNKNOWN ||
		store_set(placing->app->store, &entity_contract, placing->contract->row.id, NULL, &cell, 1, err);
}

bool contract_sign(struct app *app, struct arena *arena, const char *application, const char *role, const char *name,
	int64_t day, bool *complete, struct error *err)
{
	struct placing placing;
	struct signature **signatures, given;
	size_t count;
	int64_t last;

	*complete = false;
	if (!load_drawn(app, arena, application, false, &placing, err) ||
		!load_signatures(&placing, &signatures, &count, err))
		return false;
	row_clear(&entity_signature, &given);
	given.application = placing.application->row.id;
	given.contract = placing.contract->row.id;
	given.role = role;
	given.name = name;
	given.person = is_word(name, app->person_name) && *app->person ? app->person : NULL;
	given.signed_on = day == UNKNOWN ? app_today(app) : day;
	if (!check_signature(&placing, signatures, count, &given, err))
		return false;
	last = complete_on(&placing, signatures, count, &given);
	if (!store_begin(app->store, app->person, err))
		return false;
	if (!finish(app, add_signature(&placing, &given, err) && write_complete(&placing, last, err), err))
		return false;
	*complete = last != UNKNOWN;
	return true;
}

/* ---- drawing up ------------------------------------------------------------------------------------------------- */

static const char *list_forms(const struct placing *placing)
{
	size_t count;
	const struct code_entry *forms = codebook_list(placing->book, "contract_form", &count);
	struct buffer list = { .arena = placing->arena };

	for (size_t i = 0; i < count; i++)
		buffer_print(&list, "%s%s", i ? ", " : "", forms[i].code);
	return list.length ? list.text : _("none");
}

/* Parses the pairs into `row` and `cells`. */
static bool read_pairs(struct placing *placing, const char *const *pairs, size_t count, struct contract *row,
	struct write_cells *cells, struct error *err)
{
	struct edit_target target = { .entity = &entity_contract, .row = row, .cells = { .arena = placing->arena } };

	for (size_t i = 0; i < count; i++)
		if (!edit_assign_pair(placing->app, placing->arena, &target, 1, pairs[i], err))
			return false;
	write_add_cells(cells, target.cells.cells, target.cells.count);
	return true;
}

/* The contract to write in: the one that is there, or a new one. One that somebody signed is put aside: those signatures
 * were under another text. */
static bool take_contract(struct placing *placing, struct contract *row, struct write_cells *cells, struct error *err)
{
	struct signature **signatures;
	size_t count = 0;
	char made[ID_TEXT];

	if (placing->contract && !load_signatures(placing, &signatures, &count, err))
		return false;
	if (placing->contract && !count) {
		row->row.id = placing->contract->row.id;
		return true;
	}
	if (placing->contract &&
		!store_remove(placing->app->store, &entity_contract, placing->contract->row.id, true, err))
		return false;
	store_new_id(placing->app->store, made);
	row->row.id = arena_text(placing->arena, made);
	write_add(cells, "application", placing->application->row.id);
	if (placing->home)
		write_add(cells, "home", placing->home->row.id);
	return true;
}

static bool write_contract(
	struct placing *placing, struct contract *row, struct write_cells *cells, const char *step, struct error *err)
{
	if (!take_contract(placing, row, cells, err))
		return false;
	write_add(cells, "form", row->form);
	write_add(cells, "drawn_on", day_write(placing->arena, app_today(placing->app)));
	if (is_word(placing->application->step, step))
		step = NULL; /* drawn up once more: the step stays */
	return store_set(placing->app->store, &entity_contract, row->row.id, placing->application->row.scope,
		       cells->cells, cells->count, err) &&
		placing_enter(placing, step, err);
}

/* With the day of the key agreed the talks that count from it can be planned: the first ones have to be, before the key. */
static bool make_talks(const struct placing *placing, struct error *err)
{
	int64_t key = placing->application->key_on;
	size_t made;

	return key == UNKNOWN || key <= app_today(placing->app) ||
		moment_make(placing->app, placing->arena, placing->application->row.id, NULL, "key", key, &made, err);
}

bool contract_draw(struct app *app, struct arena *arena, const char *application, const char *form,
	const char *const *pairs, size_t count, const char **id, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct placing placing;
	struct contract row;
	const char *step;
	bool written;

	row_clear(&entity_contract, &row);
	if (!load_accepted(app, arena, application, true, &placing, err))
		return false;
	if (!codebook_find(placing.book, "contract_form", form))
		return fail(err, E_INPUT, _("There is no contract form \"%s\". Nothing was recorded. Possible: %s."),
			form ? form : "", list_forms(&placing));
	if (!read_pairs(&placing, pairs, count, &row, &cells, err) || !placing_step(&placing, "contract", &step, err))
		return false;
	row.form = form;
	if (!store_begin(app->store, app->person, err))
		return false;
	written = write_contract(&placing, &row, &cells, step, err) && make_talks(&placing, err);
	*id = row.row.id;
	return finish(app, written, err);
}

/* A home that says nothing of forms is offered for each. */
static bool is_offered_for(const struct placing *placing, const char *form)
{
	const char *at = placing->home ? placing->home->contract_forms : NULL, *code, *value;

	if (!at || !*at)
		return true;
	while (field_next_element(placing->arena, &at, &code, &value))
		if (is_word(code, form))
			return true;
	return false;
}

bool contract_warnings(struct app *app, struct arena *arena, const char *application, const char ***warnings,
	size_t *count, struct error *err)
{
	struct placing placing;
	const char *step;

	*count = 0;
	if (!load_accepted(app, arena, application, false, &placing, err))
		return false;
	if (placing.contract && !is_offered_for(&placing, placing.contract->form))
		placing_add_unmet(&placing, "contract_form", _("The home was not offered for this contract form."));
	if (!has_key(&placing) && (!placing_step(&placing, "key", &step, err) || !placing_judge(&placing, step, err)))
		return false;
	*warnings = arena_alloc(arena, (placing.unmet_count + 1) * sizeof(**warnings));
	for (size_t i = 0; i < placing.unmet_count; i++)
		(*warnings)[(*count)++] = placing.unmet[i].text;
	return true;
}

/* ---- the key ---------------------------------------------------------------------------------------------------- */

static bool check_key_day(struct placing *placing, int64_t day, struct error *err)
{
	if (day == UNKNOWN)
		return fail(err, E_INPUT, _("On which day was the key handed over? Nothing was recorded."));
	if (day > app_today(placing->app))
		return fail(err, E_INPUT,
			_("%s lies ahead. A key is recorded once it is handed over; until then there is \"%s\"."),
			day_format(placing->arena, day), _(entity_field(&entity_application, "key_wish")->label));
	if (day < placing->application->received)
		return fail(err, E_INPUT, _("%s lies before the application of %s. Nothing was recorded."),
			day_format(placing->arena, day), day_format(placing->arena, placing->application->received));
	return true;
}

static bool let_home(struct placing *placing, int64_t day, struct error *err)
{
	const struct cell cells[] = { { "offer", "let" }, { "let_on", day_write(placing->arena, day) } };

	if (!placing->home || is_word(placing->home->offer, "let"))
		return true;
	return store_set(placing->app->store, &entity_home, placing->home->row.id, NULL, cells, ARRAY_LEN(cells), err);
}

static bool promise_support(struct placing *placing, int64_t day, struct error *err)
{
	int64_t months = codebook_figure(placing->book, "support_months", SUPPORT_MONTHS);
	const struct cell cell = { "support_until", day_write(placing->arena, day_add_months(day, (int)months)) };

	if (!placing->contract || placing->contract->support_until != UNKNOWN)
		return true;
	return store_set(placing->app->store, &entity_contract, placing->contract->row.id, NULL, &cell, 1, err);
}

/* The term of living there runs from the key, whenever that is written down. */
static bool enter_key(struct placing *placing, int64_t day, const char *step, struct error *err)
{
	const char *wire = day_write(placing->arena, day);

	write_add(&placing->note.also, "key_on", wire);
	if (step && !is_word(step, placing->application->step))
		write_add(&placing->note.also, "step_since", wire);
	return placing_enter(placing, step, err);
}

bool contract_key(struct app *app, struct arena *arena, const char *application, int64_t day, const char *passed_why,
	size_t *moments, struct error *err)
{
	struct placing placing;
	const char *step;

	*moments = 0;
	if (!load_accepted(app, arena, application, true, &placing, err) || !check_key_day(&placing, day, err) ||
		!placing_step(&placing, "key", &step, err) || !placing_judge(&placing, step, err) ||
		!placing_pass(&placing, passed_why, err) || !store_begin(app->store, app->person, err))
		return false;
	return finish(app,
		let_home(&placing, day, err) && promise_support(&placing, day, err) &&
			enter_key(&placing, day, step, err) &&
			moment_make(app, arena, placing.application->row.id, NULL, "key", day, moments, err),
		err);
}

/* ---- what came of it -------------------------------------------------------------------------------------------- */

bool contract_result(struct app *app, struct arena *arena, const char *application, const char *result, int64_t day,
	struct error *err)
{
	const struct cell cells[] = { { "result", result },
		{ "result_on", day_write(arena, day == UNKNOWN ? app_today(app) : day) } };
	const struct contract *contract = NULL;
	struct placing placing;
	void **rows;
	size_t count;

	if (!load_placed(app, arena, application, &placing, err) ||
		!store_list_by(app->store, arena, &entity_contract, "application", placing.application->row.id,
			PROPOSALS_MAX, &rows, &count, err))
		return false;
	contract = placing.contract ? placing.contract : count ? rows[count - 1] : NULL;
	if (!contract)
		return fail(err, E_INPUT, _("No contract is drawn up for %s. Nothing was recorded."),
			number_of(&placing, application));
	if (!codebook_find(placing.book, "contract_result", result))
		return fail(err, E_INPUT, _("A contract has no result \"%s\". Nothing was recorded."), result);
	if (!store_begin(app->store, app->person, err))
		return false;
	return finish(app,
		store_set(app->store, &entity_contract, contract->row.id, NULL, cells, ARRAY_LEN(cells), err), err);
}
