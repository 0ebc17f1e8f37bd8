/* Backward planner of a case: what follows from a key day, with what was held or dropped already. */
#include <string.h>

#include "moment_parts.h"
#include "rules/planner.h"

/* Codes of moments that ask for nothing any more. */
static const char *done_moments(struct arena *arena, struct appointment *const *rows, size_t count)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++)
		if (rows[i]->moment && rows[i]->state && !moment_is_open(rows[i]))
			buffer_print(&out, "%s%s", out.length ? " " : "", rows[i]->moment);
	return out.text;
}

bool moment_planner(struct app *app, struct arena *arena, const char *application, int64_t key, struct planner *planner,
	struct error *err)
{
	struct moment_owner owner;
	struct appointment **rows;
	size_t count;

	if (!moment_owner_load(app, arena, application, NULL, &owner, err) ||
		!moment_rows(app, arena, application, NULL, &rows, &count, err))
		return false;
	if (key == UNKNOWN)
		key = owner.application->key_on != UNKNOWN ? owner.application->key_on : owner.application->key_wish;
	if (key == UNKNOWN)
		return fail(err, E_INPUT, _("No key day is known for this case. Name the day that is wished for."));
	planner_plan(arena, owner.book, key, owner.application->landing_since, done_moments(arena, rows, count),
		app_today(app), planner);
	return true;
}
