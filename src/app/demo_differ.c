/* Four differences, as an exchange with a care provider leaves them: two people changed the same field, each without having
 * seen what the other wrote. */
#include "demo_differ.h"

#include "store/store.h"

static const struct {
	const char *of, *cell;
	const char *here, *there; /* as values of a story */
} differences[] = {
	{ "ZK-2026-0038", "care_decision_until", "", "@2027-06-14" },
	{ "ZK-2026-0011", "support_from", "@2026-10-08", "@2026-10-12" },
	{ "ZK-2026-0011", "remark", "Komt twee keer per week langs. De cliënt belt zelf als het niet goed gaat.",
		"Komt twee keer per week langs, op maandag en donderdag. Belt zelf als het niet goed gaat. Zijn broer "
		"heeft een sleutel." },
	{ "ZK-2026-0031", "local_contact", "S. Aerts, Dock", "wijkteam Zuid-West" },
};

/* What both had seen. */
static bool look(struct demo *demo, size_t at, const struct demo_case *c, struct error *err)
{
	struct head *heads;
	struct op_id *ops;
	size_t count;

	if (!store_heads(demo->app->store, demo->row, &entity_application, c->application, differences[at].cell, &heads,
		    &count, err))
		return false;
	ops = arena_alloc(demo->arena, (count + 1) * sizeof(*ops));
	for (size_t i = 0; i < count; i++)
		ops[i] = heads[i].op;
	demo->seen[at] = (struct demo_seen){ ops, count };
	return true;
}

bool demo_differ_here(struct demo *demo, struct error *err)
{
	for (size_t i = 0; i < ARRAY_LEN(differences); i++) {
		const struct demo_case *c = demo_find(demo, differences[i].of);
		const struct cell cell = { differences[i].cell, demo_moved_value(demo, differences[i].here) };

		if (c &&
			(!look(demo, i, c, err) ||
				!store_set(demo->app->store, &entity_application, c->application, NULL, &cell, 1, err)))
			return false;
	}
	return true;
}

bool demo_differ_there(struct demo *demo, struct error *err)
{
	for (size_t i = 0; i < ARRAY_LEN(differences); i++) {
		const struct demo_case *c = demo_find(demo, differences[i].of);
		const struct cell cell = { differences[i].cell, demo_moved_value(demo, differences[i].there) };

		if (c &&
			!store_set_seen(demo->app->store, &entity_application, c->application, &cell, 1,
				demo->seen[i].ops, demo->seen[i].count, err))
			return false;
	}
	return true;
}
