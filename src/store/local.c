/*
 * What belongs to this file alone and is never exported: settings, drafts; and the counts of the whole.
 */
#include <stdlib.h>
#include <string.h>

#include "inner.h"

bool store_setting(struct store *store, struct arena *arena, const char *name, const char **value, struct error *err)
{
	sqlite3_stmt *found;
	bool row;

	*value = NULL;
	if (!sql_first(store, SQL_SETTING, &found, &row, err, "s", name))
		return false;
	if (!row)
		return true;
	*value = sql_text(arena, found, 0);
	sqlite3_reset(found);
	return true;
}

bool setting_number(struct store *store, const char *name, int64_t *value, struct error *err)
{
	sqlite3_stmt *found;
	bool row;

	*value = UNKNOWN;
	if (!sql_first(store, SQL_SETTING, &found, &row, err, "s", name))
		return false;
	if (!row)
		return true;
	*value = sqlite3_column_int64(found, 0);
	sqlite3_reset(found);
	return true;
}

bool setting_put(struct store *store, const char *name, const char *value, struct error *err)
{
	if (!value)
		return sql_run(store, SQL_SETTING_DROP, err, "s", name);
	return sql_run(store, SQL_SETTING_PUT, err, "ss", name, value);
}

/* The program's own names may not be set from outside: the writer, the clock. */
static bool is_own(const char *name)
{
	static const char *const own[] = { "writer", "clock", "file", "fields", "codes", "codes_stale",
		"writer_before" };

	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		if (!strcmp(own[i], name))
			return true;
	return false;
}

bool store_set_setting(struct store *store, const char *name, const char *value, struct error *err)
{
	if (is_own(name))
		return fail(err, E_INPUT, _("The setting %s belongs to the file."), name);
	return setting_put(store, name, value, err);
}

bool store_save_draft(
	struct store *store, const char *entity, const char *id, const char *cell, const char *text, struct error *err)
{
	if (!text)
		return sql_run(store, SQL_DRAFT_DROP, err, "sss", entity, id, cell);
	return sql_run(store, SQL_DRAFT_PUT, err, "ssssi", entity, id, cell, text, clock_ms(store->host.clock));
}

bool store_list_drafts(struct store *store, struct arena *arena, struct draft **out, size_t *count, struct error *err)
{
	struct draft *list = NULL;
	sqlite3_stmt *from;
	size_t room = 0;
	bool row;

	*count = 0;
	for (bool good = sql_first(store, SQL_DRAFTS, &from, &row, err, "");; good = sql_step(store, from, &row, err)) {
		if (!good)
			return false;
		if (!row)
			break;
		list = arena_grow(arena, list, *count, &room, sizeof *list);
		list[(*count)++] = (struct draft){ sql_text(arena, from, 0), sql_text(arena, from, 1),
			sql_text(arena, from, 2), sql_text(arena, from, 3), sqlite3_column_int64(from, 4) };
	}
	*out = list;
	return true;
}

/* Kept records stand under "!" and a word, cells of newer versions under their name. */
static bool count_kept(struct store *store, struct store_count *out, struct error *err)
{
	sqlite3_stmt *from;
	bool row;

	for (bool good = sql_first(store, SQL_KEPT, &from, &row, err, "");; good = sql_step(store, from, &row, err)) {
		if (!good)
			return false;
		if (!row)
			return true;
		if (!strcmp((const char *)sqlite3_column_text(from, 1), "!refused"))
			out->quarantined += sqlite3_column_int64(from, 2);
		else
			out->newer_fields++;
	}
}

bool store_counts(struct store *store, struct store_count *out, struct error *err)
{
	struct difference *none;
	sqlite3_stmt *last;
	size_t count;
	bool row, good;

	*out = (struct store_count){ 0 };
	if (!sql_first(store, SQL_OP_LAST, &last, &row, err, ""))
		return false;
	out->records = row ? sqlite3_column_int64(last, 0) : 0;
	sqlite3_reset(last);
	arena_reset(store->scratch);
	good = store_differences(store, store->scratch, 0, &none, &count, &out->differences, err);
	return good && count_kept(store, out, err);
}
