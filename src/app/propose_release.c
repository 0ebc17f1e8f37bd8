#include <string.h>

#include "app/propose.h"
#include "store/store.h"

enum { PROPOSALS_MAX = 1000 };

static bool is_word(const char *text, const char *word)
{
	return text && !strcmp(text, word);
}

/* A home that another proposal holds by now, or that is let, is not this proposal's to free. */
static bool free_home(struct app *app, struct arena *arena, const struct proposal *proposal, struct error *err)
{
	const struct cell cells[] = { { "held_by", NULL }, { "offer", "free" } };
	struct error why = { E_NONE, "" };
	struct home home;

	if (!proposal->home)
		return true;
	if (!store_load(app->store, arena, &entity_home, proposal->home, &home, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	if (home.row.gone || !is_word(home.held_by, proposal->row.id))
		return true;
	return store_set(app->store, &entity_home, home.row.id, NULL, cells, ARRAY_LEN(cells), err);
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
			!free_home(app, arena, proposal, err))
			return false;
	}
	return true;
}

bool propose_is_standing(const struct proposal *proposal)
{
	static const char *const states[] = { "open", "viewing", "accepted" };

	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (is_word(proposal->state, states[i]))
			return true;
	return false;
}
