/*
 * Transactions: what begins and ends one, and what of memory goes with it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"

static const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;

bool work_begin(struct store *store, struct error *err)
{
	arena_reset(store->work);
	store->changes = NULL;
	store->change_count = 0;
	store->changes_many = false;
	store->codes_stale = false;
	store->now_ms = clock_ms(store->host.clock);
	return sql_run(store, SQL_BEGIN, err, "");
}

/* Pages in memory: modest for a screen that runs all day, more while much is written at once (indexes by random
 * ids). */
bool cache_large(struct store *store, bool large, struct error *err)
{
	store->cache_is_large |= large;
	return sql_exec(store, large ? "PRAGMA cache_size = -15000" : "PRAGMA cache_size = -5000", err);
}

/* Tells the watchers; they may read, so nothing of the transaction may be in use any more. */
static void tell(struct store *store)
{
	for (size_t w = 0; w < store->watch_count; w++) {
		if (store->changes_many)
			store->watches[w].call(store->watches[w].from, NULL, NULL);
		for (size_t i = 0; !store->changes_many && i < store->change_count; i++)
			store->watches[w].call(store->watches[w].from, store->changes[i].entity, store->changes[i].id);
	}
}

/* The work is done or undone: what it needed in memory may go. */
static void leave(struct store *store)
{
	struct error ignored;

	if (store->cache_is_large && cache_large(store, false, &ignored))
		store->cache_is_large = false;
	slots_forget(store);
	store->in_use_case = store->in_import = store->in_batch = false;
}

static bool save_clock(struct store *store, struct error *err)
{
	char text[24];

	if (!store->clock_read)
		return true;
	snprintf(text, sizeof text, "%llu", (unsigned long long)store->clock.value);
	return setting_put(store, "clock", text, err);
}

bool work_end(struct store *store, struct error *err)
{
	if (!flows_save(store, err) || !save_clock(store, err) || !sql_run(store, SQL_COMMIT, err, "")) {
		store_rollback(store);
		return false;
	}
	if (store->numbers_spent)
		writer_remember(store);
	store->numbers_spent = false;
	leave(store);
	tell(store);
	return true;
}

void store_rollback(struct store *store)
{
	struct error ignored;

	if (store->db && !sqlite3_get_autocommit(store->db) && !sql_run(store, SQL_ROLLBACK, &ignored, ""))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	leave(store);
	store->guard_open = store->numbers_spent = false;
	store->writer_checked = store->clock_read = store->codes_stale = false;
	*store->writer = '\0';
	names_forget(store);
	flows_forget(store);
	codes_forget(store);
}

void change_note(struct store *store, const struct entity *entity, const char *id)
{
	struct changed_row *last = store->change_count ? &store->changes[store->change_count - 1] : NULL;

	if (!store->watch_count || store->changes_many || (last && last->entity == entity && !strcmp(last->id, id)))
		return;
	if (!store->changes)
		store->changes = arena_alloc(store->work, CHANGES_TOLD * sizeof *store->changes);
	store->changes_many = store->change_count == CHANGES_TOLD;
	if (!store->changes_many)
		store->changes[store->change_count++] = (struct changed_row){ entity, arena_text(store->work, id) };
}

void store_add_watch(struct store *store, store_watch *call, void *from)
{
	if (store->watch_count == WATCHES)
		return;
	store->watches[store->watch_count].call = call;
	store->watches[store->watch_count++].from = from;
}

static bool read_clock(struct store *store, struct error *err)
{
	const char *text;

	if (store->clock_read)
		return true;
	if (!store_setting(store, store->work, "clock", &text, err))
		return false;
	store->clock.value = text ? strtoull(text, NULL, 10) : 0;
	store->clock_read = true;
	return true;
}

bool clock_follow(struct store *store, struct stamp foreign, struct error *err)
{
	if (!read_clock(store, err))
		return false;
	if (foreign.value > store->clock.value && stamp_ms(foreign) <= store->now_ms + day_ms)
		store->clock = foreign;
	return true;
}

/* The row that tells whose the writer is: the first record of each new writer. */
static bool introduce(struct store *store, const char *old, struct error *err)
{
	const char *since = day_write(store->work, clock_today(store->host.clock));
	struct cell cells[3] = { { "since", since } };
	size_t count = 1;

	if (*store->user)
		cells[count++] = (struct cell){ "person", store->user };
	if (*old)
		cells[count++] = (struct cell){ "follows", old };
	return store_set(store, &entity_device, store->writer, "regio", cells, count, err);
}

bool store_begin(struct store *store, const char *user, struct error *err)
{
	char old[WRITER_TEXT] = "";
	bool fresh;

	if (store->in_use_case || store->in_import || store->in_batch)
		return fail(err, E_STORE, _("A change is still open. This is a mistake in the program."));
	if (snprintf(store->user, sizeof store->user, "%s", user ? user : "") >= (int)sizeof store->user)
		return fail(err, E_INPUT, _("The id of the person is too long."));
	if (!work_begin(store, err))
		return false;
	store->in_use_case = true;
	if (!writer_check(store, &fresh, old, err) || !read_clock(store, err)) {
		store_rollback(store);
		return false;
	}
	store->stamp = store->clock = stamp_next(store->clock, store->now_ms);
	if (fresh && !introduce(store, old, err)) {
		store_rollback(store);
		return false;
	}
	return true;
}

struct stamp store_stamp(const struct store *store)
{
	return store->stamp;
}

bool store_commit(struct store *store, struct error *err)
{
	if (!store->in_use_case)
		return fail(err, E_STORE, _("No change is open. This is a mistake in the program."));
	return work_end(store, err);
}

void store_new_id(struct store *store, char out[ID_TEXT])
{
	id_make(store->host.random, clock_ms(store->host.clock), out);
}
