/* Support that goes up and down: a series of hours, each from a day on. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "household_parts.h"
#include "store/store.h"

enum { THOUSAND = 1000 };

static int compare_levels(const void *a, const void *b)
{
	const struct support_level *left = *(struct support_level *const *)a;
	const struct support_level *right = *(struct support_level *const *)b;

	if (left->starts != right->starts)
		return left->starts < right->starts ? -1 : 1;
	return strcmp(left->row.id, right->row.id);
}

bool support_list(struct app *app, struct arena *arena, const char *application, const char *member,
	struct support_level ***levels, size_t *count, struct error *err)
{
	if (!household_rows(app, arena, &entity_support_level, application ? "application" : "member",
		    application ? application : member, (void ***)levels, count, err))
		return false;
	if (*count)
		qsort(*levels, *count, sizeof(struct support_level *), compare_levels);
	return true;
}

/* With the case, whose support it is; of a member without one at the table of the shared home. */
static bool find_scope(struct app *app, struct arena *arena, const char *application, const char *member,
	const char **scope, struct error *err)
{
	struct application of_case;
	struct member row;

	if (!application) {
		if (!store_load(app->store, arena, &entity_member, member, &row, err))
			return false;
		application = row.application;
		*scope = write_case_scope(arena, row.row.scope, NULL);
	}
	if (!application)
		return true;
	if (!store_load(app->store, arena, &entity_application, application, &of_case, err))
		return false;
	*scope = of_case.row.scope;
	return true;
}

/* Without zeros behind the comma. */
static const char *hours_text(struct app *app, struct arena *arena, int64_t hours)
{
	const char *text = arena_print(arena, "%lld%c%03lld", (long long)(hours / THOUSAND), app->dutch ? ',' : '.',
		(long long)(hours % THOUSAND));
	size_t length = strlen(text);

	while (text[length - 1] == '0')
		length--;
	length -= text[length - 1] < '0';
	return arena_copy(arena, text, length);
}

/* What held on the day before: the newest of those that began. */
static const struct support_level *level_before(struct support_level *const *levels, size_t count, int64_t day)
{
	const struct support_level *before = NULL;

	for (size_t i = 0; i < count; i++)
		if (levels[i]->starts < day)
			before = levels[i];
	return before;
}

static const char *tell(
	struct app *app, struct arena *arena, const struct support_level *before, int64_t day, int64_t hours)
{
	const char *from = day_format(arena, day), *now = hours_text(app, arena, hours);

	if (!before)
		return arena_print(arena, _("%s hours a week from %s."), now, from);
	if (before->hours == hours)
		return arena_print(arena, _("%s hours a week from %s, as it was."), now, from);
	return arena_print(arena,
		hours > before->hours ? _("Up from %s to %s hours a week from %s.")
				      : _("Down from %s to %s hours a week from %s."),
		hours_text(app, arena, before->hours), now, from);
}

static bool write_level(
	struct app *app, struct arena *arena, const struct support_level *row, const char *scope, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	char id[ID_TEXT];

	store_new_id(app->store, id);
	write_add_row(&cells, &entity_support_level, row);
	if (!store_begin(app->store, app->person, err))
		return false;
	if (store_set(app->store, &entity_support_level, id, scope, cells.cells, cells.count, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

bool support_set(struct app *app, struct arena *arena, const char *application, const char *member, int64_t day,
	int64_t hours, const char *why, const char *agreed_by, const char **told, struct error *err)
{
	struct support_level **levels, row;
	const char *scope = NULL;
	size_t count;

	*told = NULL;
	if (!support_list(app, arena, application, member, &levels, &count, err) ||
		!find_scope(app, arena, application, member, &scope, err))
		return false;
	row_clear(&entity_support_level, &row);
	row.application = application;
	row.member = application ? NULL : member;
	row.starts = day == UNKNOWN ? app_today(app) : day;
	row.hours = hours;
	row.why = why && *why ? why : NULL;
	row.agreed_by = agreed_by && *agreed_by ? agreed_by : NULL;
	*told = tell(app, arena, level_before(levels, count, row.starts), row.starts, hours);
	return write_level(app, arena, &row, scope, err);
}
