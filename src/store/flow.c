/*
 * The streams that this file writes itself: their last number and link stay in memory, their spans are written once per
 * transaction.
 */
#include <stdio.h>
#include <string.h>

#include "inner.h"

bool stream_key(struct store *store, const char *writer, const char *scope, const char *class, bool make, int64_t *key,
	struct error *err)
{
	sqlite3_stmt *found;
	bool row;

	if (!sql_first(store, SQL_STREAM_FIND, &found, &row, err, "sss", writer, scope, class))
		return false;
	if (row) {
		*key = sqlite3_column_int64(found, 0);
		sqlite3_reset(found);
		return true;
	}
	*key = 0;
	if (!make)
		return true;
	if (!sql_run(store, SQL_STREAM_ADD, err, "sss", writer, scope, class))
		return false;
	*key = sqlite3_last_insert_rowid(store->db);
	return true;
}

static bool read_flow(struct store *store, struct flow *flow, struct error *err)
{
	sqlite3_stmt *span;
	bool row;

	flow->first = 1;
	if (!stream_key(store, flow->writer, flow->scope, flow->class, true, &flow->key, err) ||
		!sql_first(store, SQL_SPAN_LAST, &span, &row, err, "i", flow->key))
		return false;
	if (!row)
		return true;
	flow->first = sqlite3_column_int64(span, 0);
	flow->last = sqlite3_column_int64(span, 1);
	sql_hash(span, 2, &flow->before);
	sql_hash(span, 3, &flow->link);
	sqlite3_reset(span);
	return true;
}

bool flow_find(struct store *store, const char *scope, const char *class, struct flow **out, struct error *err)
{
	struct flow *flow = store->flows;

	while (flow && (strcmp(flow->scope, scope) || strcmp(flow->class, class)))
		flow = flow->next;
	*out = flow;
	if (flow)
		return true;
	if (!store->flow_arena)
		arena_open(&store->flow_arena);
	*out = flow = arena_alloc(store->flow_arena, sizeof *flow);
	snprintf(flow->writer, sizeof flow->writer, "%s", store->writer);
	if (snprintf(flow->scope, sizeof flow->scope, "%s", scope) >= (int)sizeof flow->scope)
		return fail(err, E_INPUT, _("The codes of table and care provider are too long: %s"), scope);
	snprintf(flow->class, sizeof flow->class, "%s", class);
	if (!read_flow(store, flow, err))
		return false;
	flow->next = store->flows;
	store->flows = flow;
	return true;
}

bool flows_save(struct store *store, struct error *err)
{
	for (struct flow *flow = store->flows; flow; flow = flow->next) {
		if (flow->dirty &&
			!sql_run(store, SQL_SPAN_PUT, err, "iiiihhi", flow->key, (int64_t)0, flow->first, flow->last,
				&flow->before, &flow->link, (int64_t)1))
			return false;
		flow->dirty = false;
	}
	return true;
}

void flows_forget(struct store *store)
{
	arena_close(&store->flow_arena);
	store->flows = NULL;
}
