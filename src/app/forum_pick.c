#include "forum_pick.h"

#include <string.h>

#include "store/store.h"

struct pick {
	struct app *app;
	struct arena *arena;
	const char *kind, *municipality;
	const char *found;
	size_t rank, count; /* of the kind of `found`, and how many of that rank there are */
};

static size_t rank_of(struct app *app, const char *kind)
{
	size_t count;
	const struct code_entry *kinds = codebook_list(app_codebook(app), "forum_kind", &count);

	for (size_t i = 0; kind && i < count; i++)
		if (!strcmp(kinds[i].code, kind))
			return i;
	return count;
}

static bool covers(struct arena *arena, const struct forum *forum, const char *municipality)
{
	const char *at = forum->municipalities, *code, *value;

	while (municipality && field_next_element(arena, &at, &code, &value))
		if (!strcmp(code, municipality))
			return true;
	return !municipality;
}

static bool look_at(void *from, const void *row, struct error *err)
{
	const struct forum *forum = row;
	struct pick *pick = from;
	size_t rank = rank_of(pick->app, forum->kind);

	(void)err;
	if ((pick->kind && (!forum->kind || strcmp(forum->kind, pick->kind))) ||
		!covers(pick->arena, forum, pick->municipality) || (pick->count && rank > pick->rank))
		return true;
	if (pick->count && rank == pick->rank) {
		pick->count++;
		return true;
	}
	pick->found = arena_text(pick->arena, forum->row.id);
	pick->rank = rank;
	pick->count = 1;
	return true;
}

bool forum_pick(struct app *app, struct arena *arena, const char *kind, const char *municipality, const char **id,
	struct error *err)
{
	struct pick pick = { .app = app, .arena = arena, .kind = kind, .municipality = municipality };

	if (!store_walk(app->store, &entity_forum, look_at, &pick, err))
		return false;
	*id = municipality || pick.count == 1 ? pick.found : NULL;
	return true;
}
