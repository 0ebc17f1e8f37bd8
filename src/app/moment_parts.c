#include "moment_parts.h"

#include <string.h>

#include "base/day.h"
#include "step_write.h"
#include "store/store.h"

bool moment_is_open(const struct appointment *row)
{
	return row->state &&
		(!strcmp(row->state, "to_plan") || !strcmp(row->state, "planned") || !strcmp(row->state, "moved"));
}

int64_t moment_day(const struct appointment *row)
{
	if (row->state && !strcmp(row->state, "planned") && row->planned_at != UNKNOWN)
		return row->planned_at / MINUTES_PER_DAY;
	return row->due;
}

const char *moment_words(struct arena *arena, const char *set)
{
	char *words = arena_copy(arena, set ? set : "", set ? strlen(set) : 0);

	for (char *end = words; (end = strchr(end, '\n'));)
		*end = ' ';
	return words;
}

bool moment_owner_load(struct app *app, struct arena *arena, const char *application, const char *household,
	struct moment_owner *owner, struct error *err)
{
	*owner = (struct moment_owner){ .book = app_codebook(app) };
	if (application) {
		struct application *row = arena_alloc(arena, sizeof(*row));

		if (!store_load(app->store, arena, &entity_application, application, row, err))
			return false;
		owner->application = row;
		owner->book = step_book(app, row);
		owner->scope = row->row.scope;
	} else if (household) {
		struct household *row = arena_alloc(arena, sizeof(*row));

		if (!store_load(app->store, arena, &entity_household, household, row, err))
			return false;
		owner->household = row;
		owner->book = app_codebook_of(app, row->arrangement);
		owner->scope = write_case_scope(arena, row->forum ? row->forum : "regio", NULL);
	}
	return true;
}

bool moment_rows(struct app *app, struct arena *arena, const char *application, const char *household,
	struct appointment ***rows, size_t *count, struct error *err)
{
	void **all;
	size_t found;

	*count = 0;
	if (!store_list_by(app->store, arena, &entity_appointment, application ? "application" : "household",
		    application ? application : household, MOMENT_ROWS_MAX, &all, &found, err))
		return false;
	*rows = arena_alloc(arena, (found + 1) * sizeof(**rows));
	for (size_t i = 0; i < found; i++)
		if (!((struct row *)all[i])->gone)
			(*rows)[(*count)++] = all[i];
	return true;
}

bool moment_load(struct app *app, struct arena *arena, const char *appointment, struct moment_at *at, struct error *err)
{
	memset(at, 0, sizeof(*at));
	at->row = arena_alloc(arena, sizeof(*at->row));
	if (!store_load(app->store, arena, &entity_appointment, appointment, at->row, err) ||
		!moment_owner_load(app, arena, at->row->application, at->row->household, &at->owner, err))
		return false;
	at->moment = codebook_find(at->owner.book, "moment", at->row->moment);
	at->text = codebook_text(at->owner.book, "moment", at->row->moment);
	return true;
}

bool moment_text(struct app *app, struct arena *arena, const char *appointment, struct appointment *row,
	const char **text, struct error *err)
{
	struct moment_at at;

	if (!moment_load(app, arena, appointment, &at, err))
		return false;
	*row = *at.row;
	*text = at.text;
	return true;
}
