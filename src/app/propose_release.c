#include <string.h>

#include "propose_parts.h"
#include "store/store.h"

static bool is_word(const char *text, const char *word)
{
	return text && !strcmp(text, word);
}

bool propose_is_standing(const struct proposal *proposal)
{
	static const char *const states[] = { "open", "viewing", "accepted" };

	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (is_word(proposal->state, states[i]))
			return true;
	return false;
}

/* The newest other proposal that stands for this home, passed with a reason; NULL: none. */
static bool next_holder(struct app *app, struct arena *arena, const struct proposal *proposal,
	const struct proposal **next, struct error *err)
{
	void **rows;
	size_t count;

	*next = NULL;
	if (!store_list_by(
		    app->store, arena, &entity_proposal, "home", proposal->home, PROPOSALS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct proposal *other = rows[i];

		if (propose_is_standing(other) && strcmp(other->row.id, proposal->row.id) != 0 &&
			(!*next || other->proposed_on >= (*next)->proposed_on))
			*next = other;
	}
	return true;
}

/* A home that another proposal holds by now is not this proposal's to free. */
bool release_home(
	struct app *app, struct arena *arena, const struct proposal *proposal, const char *offer, struct error *err)
{
	struct error why = { E_NONE, "" };
	const struct proposal *next;
	struct home home;

	if (!proposal->home)
		return true;
	if (!store_load(app->store, arena, &entity_home, proposal->home, &home, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	if (home.row.gone || (home.held_by && strcmp(home.held_by, proposal->row.id) != 0))
		return true;
	if (!next_holder(app, arena, proposal, &next, err))
		return false;
	if (next && !strcmp(offer, "free"))
		offer = is_word(next->state, "accepted") ? "accepted" : "proposed";

	const struct cell cells[] = { { "held_by", next ? next->row.id : NULL }, { "offer", offer } };

	return store_set(app->store, &entity_home, home.row.id, NULL, cells, ARRAY_LEN(cells), err);
}

bool release_contract(struct app *app, struct arena *arena, const struct proposal *proposal, struct error *err)
{
	void **rows;
	size_t count;

	if (!store_list_by(app->store, arena, &entity_contract, "application", proposal->application, PROPOSALS_MAX,
		    &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct contract *contract = rows[i];

		if (is_word(contract->home, proposal->home ? proposal->home : "") &&
			!store_remove(app->store, &entity_contract, contract->row.id, true, err))
			return false;
	}
	return true;
}

/* The key was handed over: what came of it stays as it is. */
static bool is_let(struct app *app, struct arena *arena, const struct proposal *proposal)
{
	struct error ignored;
	struct home home;

	return is_word(proposal->state, "accepted") && proposal->home &&
		store_load(app->store, arena, &entity_home, proposal->home, &home, &ignored) &&
		is_word(home.offer, "let");
}

bool propose_release(struct app *app, struct arena *arena, const char *application, struct error *err)
{
	const struct cell withdrawn = { "state", "withdrawn" };
	void **rows;
	size_t count;

	if (!store_list_by(
		    app->store, arena, &entity_proposal, "application", application, PROPOSALS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct proposal *proposal = rows[i];

		if (!propose_is_standing(proposal) || is_let(app, arena, proposal))
			continue;
		if (!store_set(app->store, &entity_proposal, proposal->row.id, NULL, &withdrawn, 1, err) ||
			!release_home(app, arena, proposal, "free", err) ||
			!release_contract(app, arena, proposal, err))
			return false;
	}
	return true;
}
