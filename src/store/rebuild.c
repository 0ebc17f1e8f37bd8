#include "inner.h"

enum { PROGRESS_STEP = 1000 };

static bool total_records(struct store *store, int64_t *total, struct error *err)
{
	sqlite3_stmt *last;
	bool row;

	if (!sql_first(store, SQL_OP_LAST, &last, &row, err, ""))
		return false;
	*total = row ? sqlite3_column_int64(last, 0) : 0;
	sqlite3_reset(last);
	return true;
}

static bool replay_one(struct store *store, sqlite3_stmt *from, struct error *err)
{
	struct arrival arrival;
	const struct entity *entity;
	const char *why;
	enum op_state state;
	struct slot *slot = NULL;
	struct op op;

	arena_reset(store->scratch);
	if (!op_column_read(store->scratch, from, &op, err))
		return false;
	state = record_judge(&op.record, &entity, &why);
	arrival = (struct arrival){ op.number, op.id, &op.record };
	if (state == OP_APPLIED && !slot_find(store, entity, op.record.id, op.record.scope, &slot, err))
		return false;
	return record_apply(store, &arrival, state, slot, err);
}

static bool replay_all(struct store *store, store_progress *progress, void *from, struct error *err)
{
	sqlite3_stmt *ops = sql_get(store, SQL_OP_ALL, err);
	int64_t total, done = 0;
	bool row;

	if (!ops || !total_records(store, &total, err))
		return false;
	while (sql_step(store, ops, &row, err)) {
		if (!row)
			return slots_save(store, err);
		if (!replay_one(store, ops, err)) {
			sqlite3_reset(ops);
			return false;
		}
		if (progress && ++done % PROGRESS_STEP == 0)
			progress(from, done, total);
	}
	return false;
}

bool store_rebuild(struct store *store, store_progress *progress, void *from, struct error *err)
{
	bool good;

	if (store->in_use_case || store->in_import || store->in_batch)
		return fail(err, E_STORE, _("A change is still open. This is a mistake in the program."));
	if (!work_begin(store, err))
		return false;
	store->changes_many = true;
	store->guard_open = true;
	tables_close(store);
	good = cache_large(store, true, err) && sql_exec(store, schema_table_drop(store->work), err) &&
		sql_exec(store, schema_tables(store->work), err) &&
		setting_put(store, "fields", schema_fingerprint(store->work), err) &&
		replay_all(store, progress, from, err);
	store->guard_open = false;
	if (good)
		return work_end(store, err);
	store_rollback(store);
	return false;
}
