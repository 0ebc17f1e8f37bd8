/* Members of a shared home: joining by the rules, and leaving. */
#include <string.h>

#include "add.h"
#include "base/day.h"
#include "base/text.h"
#include "facts.h"
#include "household_parts.h"
#include "moment_parts.h"
#include "store/store.h"

static bool has_text(const char *text)
{
	return text && *text;
}

/* ---- the verdict ------------------------------------------------------------------------------------------------ */

/* Nobody has a place in two shared homes. */
static bool look_elsewhere(
	struct app *app, struct arena *arena, const struct member *member, struct verdict *verdict, struct error *err)
{
	size_t count;
	void **rows;

	if (!member->application || member->joins_on == UNKNOWN)
		return true;
	if (!household_rows(app, arena, &entity_member, "application", member->application, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct member *other = rows[i];
		struct error ignored;
		struct household household = { .name = NULL };

		if (!other->household || !strcmp(other->household, member->household) ||
			!household_lives(other, member->joins_on))
			continue;
		if (!store_load(app->store, arena, &entity_household, other->household, &household, &ignored))
			household.name = NULL;
		verdict_add(verdict, VERDICT_NO, "twice", NULL, _("%s has a place already: %s."),
			other->call_name ? other->call_name : _("This person"),
			household.name ? household.name : _("in another shared home"));
	}
	return true;
}

bool household_verdict(
	struct app *app, struct arena *arena, const struct member *member, struct verdict *verdict, struct error *err)
{
	struct household_all *all;
	void *application;

	*verdict = (struct verdict){ .arena = arena };
	if (!has_text(member->household))
		return fail(err, E_INPUT, _("Which shared home? Give household=ID."));
	if (!household_gather(app, arena, member->household, &all, err) ||
		!facts_row(app, arena, &entity_application, member->application, &application, err))
		return false;
	all->facts.application = application;
	household_may_join(&all->facts, member, verdict);
	return look_elsewhere(app, arena, member, verdict, err);
}

/* ---- joining ---------------------------------------------------------------------------------------------------- */

/* Reasons of a level and above, a sentence a line; NULL: none. */
static const char *reasons_from(
	struct arena *arena, const struct verdict *verdict, enum verdict_level least, const char *between)
{
	struct buffer out = { .arena = arena };

	for (size_t i = 0; i < verdict->count; i++)
		if (verdict->reasons[i].level >= least)
			buffer_print(&out, "%s%s", out.length ? between : "", verdict->reasons[i].text);
	return out.text;
}

/* replaces=Imke is meant for the Imke of this shared home. */
static const char *named_member(struct arena *arena, const struct household_all *all, const char *pair)
{
	static const char key[] = "replaces=";
	const char *typed = pair + strlen(key);

	for (size_t i = 0; !strncmp(pair, key, strlen(key)) && *typed && i < all->facts.member_count; i++)
		if (all->members[i]->call_name &&
			!strcmp(text_fold(arena, all->members[i]->call_name), text_fold(arena, typed)))
			return arena_print(arena, "%s%s", key, all->members[i]->row.id);
	return pair;
}

/* What nobody should have to type. */
static bool fill_in(struct arena *arena, const struct household_all *all, struct add *add, struct error *err)
{
	const struct member *member = add->targets[0].row;
	int64_t ends;

	if (!member->home && all->facts.home_count == 1 && !add_value(add, "home", all->homes[0]->row.id, err))
		return false;
	ends = household_stay_ends(all->facts.book, member);
	return ends == UNKNOWN || member->expected_until != UNKNOWN ||
		add_value(add, "expected_until", day_write(arena, ends), err);
}

static bool prepare(struct app *app, struct arena *arena, const struct household_all *all, const char *const *pairs,
	size_t count, struct add *add, struct error *err)
{
	const char **whole = arena_alloc(arena, (count + 1) * sizeof(*whole));

	whole[0] = arena_print(arena, "household=%s", all->household->row.id);
	for (size_t i = 0; i < count; i++)
		whole[i + 1] = named_member(arena, all, pairs[i]);
	if (!add_prepare(app, arena, &entity_member, whole, count + 1, add, err) || !fill_in(arena, all, add, err))
		return false;
	return ((const struct member *)add->targets[0].row)->call_name ||
		fail(err, E_INPUT, _("Who joins? Give call_name=NAME."));
}

/* A verdict of no is passed with a reason, which is kept. */
static bool check(
	struct arena *arena, const struct verdict *verdict, const char *passed_why, struct add *add, struct error *err)
{
	if (verdict_level(verdict) != VERDICT_NO)
		return true;
	if (!has_text(passed_why))
		return fail(err, E_INPUT, _("Nobody joined. %s Whoever passes this gives a reason."),
			reasons_from(arena, verdict, VERDICT_NO, " "));
	return add_value(add, "passed_why", passed_why, err);
}

/* With its first member a shared home is lived in. */
static bool move_in(
	struct app *app, struct arena *arena, const struct household *household, int64_t day, struct error *err)
{
	struct write_cells cells = { .arena = arena };

	if (day > app_today(app))
		return true;
	if (!household->state || !strcmp(household->state, "forming"))
		write_add(&cells, "state", "living");
	if (household->starts == UNKNOWN)
		write_add(&cells, "starts", day_write(arena, day));
	return !cells.count ||
		(store_set(app->store, &entity_household, household->row.id, NULL, cells.cells, cells.count, err) &&
			moment_follow_cells(
				app, arena, &entity_household, household->row.id, cells.cells, cells.count, err));
}

bool household_join(struct app *app, struct arena *arena, const char *household, const char *const *pairs, size_t count,
	const char *passed_why, const char **id, const char **told, struct error *err)
{
	const struct member *member;
	struct household_all *all;
	struct verdict verdict;
	struct add add;

	*told = NULL;
	if (!household_gather(app, arena, household, &all, err) || !prepare(app, arena, all, pairs, count, &add, err))
		return false;
	member = add.targets[0].row;
	if (!household_verdict(app, arena, member, &verdict, err) || !check(arena, &verdict, passed_why, &add, err) ||
		!store_begin(app->store, app->person, err))
		return false;
	if (!add_write(app, arena, &add, id, err) || !move_in(app, arena, all->household, member->joins_on, err)) {
		store_rollback(app->store);
		return false;
	}
	*told = reasons_from(arena, &verdict, VERDICT_LOOK, "\n");
	return store_commit(app->store, err);
}

/* ---- leaving ---------------------------------------------------------------------------------------------------- */

static bool check_way_out(struct arena *arena, const struct codebook *book, const char *way_out, struct error *err)
{
	size_t count;
	const struct code_entry *ways = codebook_list(book, "way_out", &count);
	struct buffer list = { .arena = arena };

	if (!count || (has_text(way_out) && codebook_find(book, "way_out", way_out)))
		return true;
	for (size_t i = 0; i < count; i++)
		buffer_print(&list, "%s%s", i ? ", " : "", ways[i].code);
	if (!has_text(way_out))
		return fail(err, E_INPUT, _("Where to? Choose one of: %s."), list.text);
	return fail(err, E_INPUT, _("\"%s\" is no way on of this arrangement. Choose one of: %s."), way_out, list.text);
}

static bool check_leave(struct app *app, struct arena *arena, const struct member *member, int64_t day,
	const char *way_out, struct error *err)
{
	struct household_all *all;

	if (member->left_on != UNKNOWN)
		return fail(err, E_INPUT, _("%s left on %s already. Nothing was changed."),
			member->call_name ? member->call_name : _("This person"), day_format(arena, member->left_on));
	if (member->joins_on != UNKNOWN && day < member->joins_on)
		return fail(err, E_INPUT, _("%s lies before %s. Nothing was saved."), day_format(arena, day),
			day_format(arena, member->joins_on));
	return household_gather(app, arena, member->household, &all, err) &&
		check_way_out(arena, all->facts.book, way_out, err);
}

static bool end_roles(struct app *app, struct arena *arena, const struct member *member, int64_t day, struct error *err)
{
	const struct cell ends = { "ends", day_write(arena, day) };
	size_t count;
	void **rows;

	if (!member->home)
		return true;
	if (!household_rows(app, arena, &entity_home_role, "home", member->home, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct home_role *role = rows[i];

		if (role->member && !strcmp(role->member, member->row.id) && role->ends == UNKNOWN &&
			!store_set(app->store, &entity_home_role, role->row.id, NULL, &ends, 1, err))
			return false;
	}
	return true;
}

bool household_leave(struct app *app, struct arena *arena, const char *member, int64_t day, const char *way_out,
	const char *why, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct member row;

	if (!store_load(app->store, arena, &entity_member, member, &row, err) ||
		!check_leave(app, arena, &row, day, way_out, err) || !store_begin(app->store, app->person, err))
		return false;
	write_add(&cells, "left_on", day_write(arena, day));
	if (has_text(way_out))
		write_add(&cells, "way_out", way_out);
	if (has_text(why))
		write_add(&cells, "left_why", why);
	if (store_set(app->store, &entity_member, member, NULL, cells.cells, cells.count, err) &&
		end_roles(app, arena, &row, day, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
