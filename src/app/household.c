/* A shared home as a whole: what belongs to it, and what to look at. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "household_parts.h"
#include "store/store.h"

bool household_rows(struct app *app, struct arena *arena, const struct entity *entity, const char *field,
	const char *id, void ***rows, size_t *count, struct error *err)
{
	size_t found, kept = 0;

	*count = 0;
	if (!store_list_by(app->store, arena, entity, field, id, HOUSEHOLD_ROWS_MAX, rows, &found, err))
		return false;
	for (size_t i = 0; i < found; i++)
		if (!((struct row *)(*rows)[i])->gone)
			(*rows)[kept++] = (*rows)[i];
	*count = kept;
	return true;
}

bool household_book_of_home(
	struct app *app, struct arena *arena, const struct home *home, const struct codebook **book, struct error *err)
{
	struct error why = { E_NONE, "" };
	struct household household;

	*book = app_codebook(app);
	if (!home->household)
		return true;
	if (!store_load(app->store, arena, &entity_household, home->household, &household, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	*book = app_codebook_of(app, household.arrangement);
	return true;
}

/* ---- all that hangs on it --------------------------------------------------------------------------------------- */

/* Rows that hang on each of its homes, in one list. */
static bool rows_of_homes(struct app *app, struct arena *arena, const struct entity *entity, struct household_all *all,
	void ***rows, size_t *count, struct error *err)
{
	size_t room = 0;

	*rows = NULL;
	*count = 0;
	for (size_t i = 0; i < all->facts.home_count; i++) {
		size_t found;
		void **some;

		if (!household_rows(app, arena, entity, "home", all->homes[i]->row.id, &some, &found, err))
			return false;
		for (size_t n = 0; n < found; n++) {
			*rows = arena_grow(arena, *rows, *count, &room, sizeof(**rows));
			(*rows)[(*count)++] = some[n];
		}
	}
	return true;
}

/* Those who live there first, by day of joining; then who left. */
static int compare_members(const void *a, const void *b)
{
	const struct member *left = *(struct member *const *)a, *right = *(struct member *const *)b;

	if ((left->left_on == UNKNOWN) != (right->left_on == UNKNOWN))
		return left->left_on == UNKNOWN ? -1 : 1;
	if (left->joins_on != right->joins_on)
		return left->joins_on < right->joins_on ? -1 : 1;
	return strcmp(left->row.id, right->row.id);
}

static int compare_homes(const void *a, const void *b)
{
	const struct home *left = *(struct home *const *)a, *right = *(struct home *const *)b;

	return strcmp(left->number ? left->number : "", right->number ? right->number : "");
}

static bool gather_rows(
	struct app *app, struct arena *arena, const char *household, struct household_all *all, struct error *err)
{
	struct household_facts *facts = &all->facts;

	if (!household_rows(
		    app, arena, &entity_home, "household", household, (void ***)&all->homes, &facts->home_count, err) ||
		!household_rows(app, arena, &entity_member, "household", household, (void ***)&all->members,
			&facts->member_count, err) ||
		!rows_of_homes(app, arena, &entity_home_role, all, (void ***)&all->roles, &facts->role_count, err) ||
		!rows_of_homes(app, arena, &entity_communication, all, (void ***)&all->communications,
			&facts->communication_count, err))
		return false;
	if (facts->home_count)
		qsort(all->homes, facts->home_count, sizeof(struct home *), compare_homes);
	if (facts->member_count)
		qsort(all->members, facts->member_count, sizeof(struct member *), compare_members);
	return true;
}

bool household_gather(
	struct app *app, struct arena *arena, const char *household, struct household_all **out, struct error *err)
{
	struct household_all *all = arena_alloc(arena, sizeof(*all));

	memset(all, 0, sizeof(*all));
	all->household = arena_alloc(arena, sizeof(*all->household));
	if (!store_load(app->store, arena, &entity_household, household, all->household, err) ||
		!gather_rows(app, arena, household, all, err))
		return false;
	all->facts.book = app_codebook_of(app, all->household->arrangement);
	all->facts.household = all->household;
	all->facts.homes = (const struct home *const *)all->homes;
	all->facts.members = (const struct member *const *)all->members;
	all->facts.roles = (const struct home_role *const *)all->roles;
	all->facts.communications = (const struct communication *const *)all->communications;
	all->facts.today = app_today(app);
	*out = all;
	return true;
}

/* ---- the sheet -------------------------------------------------------------------------------------------------- */

static int compare_questions(const void *a, const void *b)
{
	const struct neighbour_question *left = *(struct neighbour_question *const *)a;
	const struct neighbour_question *right = *(struct neighbour_question *const *)b;

	if ((left->answered_at == UNKNOWN) != (right->answered_at == UNKNOWN))
		return left->answered_at == UNKNOWN ? -1 : 1;
	if (left->received_at != right->received_at)
		return left->received_at > right->received_at ? -1 : 1;
	return strcmp(left->row.id, right->row.id);
}

static bool add_questions(struct app *app, struct arena *arena, struct household_all *all,
	struct household_sheet *sheet, struct error *err)
{
	if (!rows_of_homes(app, arena, &entity_neighbour_question, all, (void ***)&sheet->questions,
		    &sheet->question_count, err))
		return false;
	if (sheet->question_count)
		qsort(sheet->questions, sheet->question_count, sizeof(struct neighbour_question *), compare_questions);
	for (size_t i = 0; i < sheet->question_count; i++) {
		struct question_line line;

		if (!household_question_line(app, arena, sheet->questions[i], &line, err))
			return false;
		sheet->questions_late += line.late;
	}
	return true;
}

bool household_load(
	struct app *app, struct arena *arena, const char *household, struct household_sheet **out, struct error *err)
{
	struct household_sheet *sheet = arena_alloc(arena, sizeof(*sheet));
	struct household_all *all;

	if (!household_gather(app, arena, household, &all, err))
		return false;
	*sheet = (struct household_sheet){
		.household = all->household,
		.homes = all->homes,
		.home_count = all->facts.home_count,
		.members = all->members,
		.member_count = all->facts.member_count,
		.living = household_living(&all->facts, NULL, all->facts.today),
		.roles = all->roles,
		.role_count = all->facts.role_count,
		.communications = all->communications,
		.communication_count = all->facts.communication_count,
		.verdict = { .arena = arena },
	};
	household_look(&all->facts, &sheet->verdict);
	*out = sheet;
	return add_questions(app, arena, all, sheet, err) &&
		household_rows(app, arena, &entity_finding, "household", household, (void ***)&sheet->findings,
			&sheet->finding_count, err);
}
