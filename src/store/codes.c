#include "store/codes.h"

#include <string.h>

#include "inner.h"

/* What sorts after every day and every rank. */
enum { RANK_UNKNOWN = 9999 };
static const int64_t wait_unknown = INT64_C(9000000000000000);

bool entity_is_derived(const struct entity *entity)
{
	return entity == &entity_application;
}

bool field_is_derived_from(const struct field *field)
{
	return !strcmp(field->name, "received") || !strcmp(field->name, "step") || !strcmp(field->name, "weight") ||
		!strcmp(field->name, "client") || !strcmp(field->name, "arrangement");
}

void codes_forget(struct store *store)
{
	arena_close(&store->code_arena);
	store->steps = NULL;
	store->step_count = 0;
}

static bool read_steps(struct store *store, struct error *err)
{
	enum { STEPS_MAX = 2000 };
	sqlite3_stmt *from = sql_get(store, SQL_STEPS, err);
	bool row = true, good = true;

	if (!from)
		return false;
	arena_open(&store->code_arena);
	store->steps = arena_alloc(store->code_arena, STEPS_MAX * sizeof *store->steps);
	while (store->step_count < STEPS_MAX && (good = sql_step(store, from, &row, err)) && row)
		store->steps[store->step_count++] = (struct step_code){
			.arrangement = sql_text(store->code_arena, from, 0),
			.code = sql_text(store->code_arena, from, 1),
			.rank = sqlite3_column_int64(from, 2),
			.queued = sqlite3_column_int(from, 3) != 0,
			.own = sqlite3_column_int(from, 4) != 0,
		};
	sqlite3_reset(from);
	if (!good)
		codes_forget(store);
	return good;
}

static int64_t weight_order(const char *weight)
{
	static const char *const order[] = { "heavy", "medium", "light" };
	size_t i = 0;

	while (i < ARRAY_LEN(order) && (!weight || strcmp(weight, order[i])))
		i++;
	return (int64_t)i;
}

/* The key of the client's row, so that a queue finds its names without a look at ids. A client that comes later
 * adopts its cases. */
static bool client_key(struct store *store, const char *id, int64_t *key, struct error *err)
{
	const char *scope;
	int64_t entity;

	*key = 0;
	return !id ||
		(entity_key(store, &entity_client, &entity, err) &&
			row_key(store, entity, id, "", false, key, &scope, err));
}

bool cases_adopt(struct store *store, int64_t entity, int64_t key, const char *id, struct error *err)
{
	int64_t client;

	return entity_key(store, &entity_client, &client, err) &&
		(entity != client || sql_run(store, SQL_ADOPT_CASES, err, "is", key, id));
}

/* The step as the arrangement of the case has it; as the own one does when the case names none, or one that is not
 * here. NULL: it has no such step. */
static const struct step_code *step_of(const struct store *store, const struct application *application)
{
	const struct step_code *found = NULL;
	bool here = false;

	for (size_t i = 0; i < store->step_count; i++) {
		const struct step_code *step = &store->steps[i];
		bool of_case = application->arrangement && !strcmp(step->arrangement, application->arrangement);

		if (of_case && !here) {
			here = true;
			found = NULL;
		}
		if ((here ? of_case : step->own) && !strcmp(step->code, application->step))
			found = step;
	}
	return found;
}

bool derive(struct store *store, const struct image *image, struct derived *out, struct error *err)
{
	const struct application *application = (const struct application *)image->row;
	const struct step_code *step;

	if (!store->steps && !read_steps(store, err))
		return false;
	*out = (struct derived){
		.wait = application->received == UNKNOWN ? wait_unknown : application->received,
		.step_rank = RANK_UNKNOWN,
		.weight_order = weight_order(application->weight),
	};
	step = application->step ? step_of(store, application) : NULL;
	if (step) {
		out->step_rank = step->rank;
		out->queued = step->queued && !image->row->gone;
	}
	return client_key(store, application->client, &out->client, err);
}

static bool put_code(struct store *store, const char *arrangement, const struct code *code, struct error *err)
{
	return sql_run(store, SQL_CODE_ADD, err, "sssissssssi", arrangement, code->list, code->code, code->rank,
		code->nl, code->en, code->nl_short, code->en_short, code->about, code->more, (int64_t)code->queued);
}

/* The first arrangement that comes in is the own one: it holds for cases that name none. */
static bool note_own(struct store *store, const char *arrangement, struct error *err)
{
	int64_t own; /* a text reads as a number that is known */

	return setting_number(store, "codes", &own, err) &&
		(own != UNKNOWN || setting_put(store, "codes", arrangement, err));
}

static bool replace(
	struct store *store, const char *arrangement, const struct code *codes, size_t count, struct error *err)
{
	if (!sql_run(store, SQL_CODE_DROP, err, "s", arrangement) || !note_own(store, arrangement, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!put_code(store, arrangement, &codes[i], err))
			return false;
	codes_forget(store);
	return sql_run(store, SQL_DERIVE, err, "");
}

bool codes_replace(
	struct store *store, const char *arrangement, const struct code *codes, size_t count, struct error *err)
{
	if (store->in_use_case || store->in_import)
		return replace(store, arrangement, codes, count, err);
	if (!work_begin(store, err))
		return false;
	if (replace(store, arrangement, codes, count, err))
		return work_end(store, err);
	store_rollback(store);
	return false;
}

bool codes_settle(struct store *store, struct error *err)
{
	if (!work_begin(store, err))
		return false;
	if (setting_put(store, "codes_stale", NULL, err)) {
		store->codes_stale = false;
		return work_end(store, err);
	}
	store_rollback(store);
	return false;
}

/* One row of SQL_CODES. Codes of one list share its name. */
static struct code read_code(struct arena *arena, sqlite3_stmt *from, const struct code *before)
{
	const char *list = (const char *)sqlite3_column_text(from, 0);

	return (struct code){
		.list = before && !strcmp(before->list, list) ? before->list : arena_text(arena, list),
		.code = sql_text(arena, from, 1),
		.rank = sqlite3_column_int64(from, 2),
		.nl = sql_text(arena, from, 3),
		.en = sql_text(arena, from, 4),
		.nl_short = sql_text(arena, from, 5),
		.en_short = sql_text(arena, from, 6),
		.about = sql_text(arena, from, 7),
		.more = sql_text(arena, from, 8),
		.queued = sqlite3_column_int(from, 9) != 0,
	};
}

static bool first_code(struct store *store, const char *arrangement, const char *list, sqlite3_stmt **from, bool *row,
	struct error *err)
{
	if (list)
		return sql_first(store, SQL_CODES_OF, from, row, err, "ss", arrangement, list);
	return sql_first(store, SQL_CODES, from, row, err, "s", arrangement);
}

bool codes_load(struct store *store, struct arena *arena, const char *arrangement, const char *list,
	struct code **codes, size_t *count, struct error *err)
{
	struct code *all = NULL;
	sqlite3_stmt *from;
	size_t room = 0;
	bool row;

	*count = 0;
	for (bool good = first_code(store, arrangement, list, &from, &row, err);;
		good = sql_step(store, from, &row, err)) {
		if (!good)
			return false;
		if (!row)
			break;
		all = arena_grow(arena, all, *count, &room, sizeof *all);
		all[*count] = read_code(arena, from, *count ? &all[*count - 1] : NULL);
		++*count;
	}
	*codes = all;
	return true;
}

bool codes_next_arrangement(
	struct store *store, struct arena *arena, const char *after, const char **arrangement, struct error *err)
{
	sqlite3_stmt *from;
	bool row;

	*arrangement = NULL;
	if (!sql_first(store, SQL_CODES_ARE, &from, &row, err, "s", after))
		return false;
	if (!row)
		return true;
	*arrangement = sql_text(arena, from, 0);
	sqlite3_reset(from);
	return true;
}

bool codes_note_stale(struct store *store, struct error *err)
{
	if (store->codes_stale)
		return true;
	store->codes_stale = true;
	return setting_put(store, "codes_stale", "1", err);
}

bool codes_are_stale(struct store *store)
{
	int64_t stale;
	struct error err;

	return setting_number(store, "codes_stale", &stale, &err) && stale != UNKNOWN;
}
