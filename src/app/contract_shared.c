/* Members of a shared home have no proposal: they come in with the home that is there. */
#include "propose_parts.h"
#include "store/store.h"

enum { HOMES_MAX = 2 };

/* Who lives there now, for this case; NULL: nobody. */
static bool load_member(struct placing *placing, const struct member **member, struct error *err)
{
	void **rows;
	size_t count;

	*member = NULL;
	if (!store_list_by(placing->app->store, placing->arena, &entity_member, "application",
		    placing->application->row.id, PROPOSALS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (((struct member *)rows[i])->left_on == UNKNOWN)
			*member = rows[i];
	return true;
}

/* A shared home of several homes does not tell which one it is. */
static bool load_only_home(struct placing *placing, const char *household, struct error *err)
{
	void **rows;
	size_t count;

	if (!household)
		return true;
	if (!store_list_by(placing->app->store, placing->arena, &entity_home, "household", household, HOMES_MAX, &rows,
		    &count, err))
		return false;
	if (count == 1)
		placing->home = rows[0];
	return true;
}

bool placing_load_shared(struct placing *placing, struct error *err)
{
	const struct member *member;
	void *home = NULL;

	if (!load_member(placing, &member, err) ||
		(member && !facts_row(placing->app, placing->arena, &entity_home, member->home, &home, err)))
		return false;
	placing->home = home;
	return (!member || home || load_only_home(placing, member->household, err)) &&
		placing_load_contract(placing, err);
}
