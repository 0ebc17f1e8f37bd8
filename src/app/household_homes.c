/* The weekly list of homes that come free, and to whom they go. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "household_parts.h"
#include "store/query.h"
#include "store/store.h"

struct listing {
	struct app *app;
	struct arena *arena;
	int64_t from, until;
	struct home **homes;
	size_t count, room;
};

static bool take_home(struct listing *listing, int64_t key, struct error *err)
{
	struct home *home = arena_alloc(listing->arena, sizeof(*home));

	if (!store_load_key(listing->app->store, listing->arena, &entity_home, key, home, err))
		return false;
	if (listing->from != UNKNOWN && home->free_from < listing->from)
		return true;
	listing->homes =
		arena_grow(listing->arena, listing->homes, listing->count, &listing->room, sizeof(struct home *));
	listing->homes[listing->count++] = home;
	return true;
}

static bool take_municipality(struct listing *listing, const char *municipality, struct error *err)
{
	struct cursor *cursor;
	bool row = true, good;

	if (!query_open(listing->app->store, QUERY_HOMES_FREE, &cursor, err, "si", municipality, listing->until))
		return false;
	while ((good = query_next(cursor, &row, err)) && row)
		if (!(good = take_home(listing, query_number(cursor, 0), err)))
			break;
	query_close(&cursor);
	return good;
}

static int compare_homes(const void *a, const void *b)
{
	const struct home *left = *(struct home *const *)a, *right = *(struct home *const *)b;

	if (left->free_from != right->free_from)
		return left->free_from < right->free_from ? -1 : 1;
	return strcmp(left->number ? left->number : "", right->number ? right->number : "");
}

bool home_list_free(struct app *app, struct arena *arena, const char *municipality, int64_t from, int64_t until,
	struct home ***homes, size_t *count, struct error *err)
{
	struct listing listing = { .app = app, .arena = arena, .from = from, .until = until };
	size_t municipalities;
	const struct code_entry *all = codebook_list(app_codebook(app), "municipality", &municipalities);

	*count = 0;
	if (municipality && !take_municipality(&listing, municipality, err))
		return false;
	for (size_t i = 0; !municipality && i < municipalities; i++)
		if (!take_municipality(&listing, all[i].code, err))
			return false;
	if (listing.count)
		qsort(listing.homes, listing.count, sizeof(struct home *), compare_homes);
	*homes = listing.homes;
	*count = listing.count;
	return true;
}

static bool check_destination(
	struct arena *arena, const struct codebook *book, const char *destination, struct error *err)
{
	size_t count;
	const struct code_entry *all = codebook_list(book, "destination", &count);
	struct buffer list = { .arena = arena };

	if (codebook_find(book, "destination", destination))
		return true;
	if (!count)
		return fail(err, E_INPUT, _("This arrangement does not tell to whom homes may go. Nothing was saved."));
	for (size_t i = 0; i < count; i++)
		buffer_print(&list, "%s%s", i ? ", " : "", all[i].code);
	return fail(err, E_INPUT, _("A home does not go to \"%s\" here. Choose one of: %s."), destination, list.text);
}

bool home_assign(struct app *app, struct arena *arena, const char *home, const char *destination, const char *by,
	struct error *err)
{
	const struct cell cells[] = {
		{ "goes_to", destination },
		{ "goes_to_by", by && *by ? by : app->person_name },
		{ "goes_to_on", day_write(arena, app_today(app)) },
	};
	const struct codebook *book;
	struct home row;

	if (!store_load(app->store, arena, &entity_home, home, &row, err) ||
		!household_book_of_home(app, arena, &row, &book, err) ||
		!check_destination(arena, book, destination, err) || !store_begin(app->store, app->person, err))
		return false;
	if (store_set(app->store, &entity_home, home, NULL, cells, ARRAY_LEN(cells), err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
