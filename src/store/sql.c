#include <stdarg.h>
#include <string.h>

#include "inner.h"

/* Every statement that the store runs for itself; those for screens stand in query.c, those made from the field table
 * in image.c. */
static const char *const texts[SQL_COUNT] = {
	[SQL_BEGIN] = "BEGIN IMMEDIATE",
	[SQL_COMMIT] = "COMMIT",
	[SQL_ROLLBACK] = "ROLLBACK",
	[SQL_NAMES] = "SELECT key, text FROM name ORDER BY key",
	[SQL_NAME_ADD] = "INSERT INTO name (key, text) VALUES (?, ?)",
	[SQL_ROW_KEY] = "SELECT key, scope FROM row WHERE entity = ? AND id = ?",
	[SQL_ROW_OF_KEY] = "SELECT entity, id, scope FROM row WHERE key = ?",
	[SQL_ROW_ADD] = "INSERT INTO row (entity, id, scope) VALUES (?, ?, ?)",
	[SQL_ROW_SCOPE] = "UPDATE row SET scope = ?2 WHERE key = ?1",
	[SQL_ROW_PREFIX] = "SELECT id FROM row WHERE entity = ? AND id >= ? AND id < ? LIMIT 4",
	[SQL_OP_ADD] = "INSERT INTO op (n, stream, q, branch, id, row, at, state, line) "
		       "VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
	[SQL_OP_OF_ID] = "SELECT n, stream, q, branch, id, row, at, state, line FROM op WHERE id = ?",
	[SQL_OP_OF_NUMBER] = "SELECT n, branch FROM op WHERE id = ?",
	[SQL_OP_BRANCH_MAX] = "SELECT max(branch) FROM op WHERE stream = ? AND q = ?",
	[SQL_OP_LAST] = "SELECT max(n) FROM op",
	[SQL_OP_ALL] = "SELECT n, stream, q, branch, id, row, at, state, line FROM op ORDER BY n",
	[SQL_OP_OF_FIELD] = "SELECT n, stream, q, branch, id, row, at, state, line FROM op WHERE row = ?1 AND "
			    "(instr(line, ?2) OR instr(line, ?3)) ORDER BY n DESC LIMIT ?4",
	[SQL_OP_OF_ROW] = "SELECT n, stream, q, branch, id, row, at, state, line FROM op WHERE row = ? ORDER BY n",
	[SQL_OP_OWN_BEFORE] = "SELECT max((SELECT n FROM op WHERE op.stream = stream.key AND branch = 0 AND n < ?1 "
			      "ORDER BY q DESC LIMIT 1)) FROM stream WHERE writer = ?2",
	[SQL_OP_UNTIL] = "SELECT n, stream, q, branch, id, row, at, state, line FROM op WHERE n <= ? ORDER BY n DESC",
	[SQL_STREAM_FIND] = "SELECT key FROM stream WHERE writer = ? AND scope = ? AND class = ?",
	[SQL_STREAM_ADD] = "INSERT INTO stream (writer, scope, class) VALUES (?, ?, ?)",
	[SQL_SPAN_LAST] = "SELECT first, last, before, after FROM span WHERE stream = ? AND branch = 0 "
			  "ORDER BY first DESC LIMIT 1",
	[SQL_SPAN_PUT] = "INSERT OR REPLACE INTO span (stream, branch, first, last, before, after, before_known) "
			 "VALUES (?, ?, ?, ?, ?, ?, ?)",
	[SQL_SPAN_DROP] = "DELETE FROM span WHERE stream = ? AND branch = ? AND first = ?",
	[SQL_SPAN_OF_BRANCH] =
		"SELECT first, last, before, after, before_known FROM span WHERE stream = ? AND branch = ? "
		"ORDER BY first",
	[SQL_SPAN_AFTER] = "SELECT branch FROM span WHERE stream = ? AND last = ? AND after = ?",
	[SQL_SPANS] = "SELECT writer, scope, class, branch, first, last, before, after, before_known FROM stream "
		      "JOIN span ON span.stream = stream.key ORDER BY writer, scope, class, branch, first",
	[SQL_OWN_COUNT] = "SELECT total(last - first + 1) FROM stream JOIN span ON span.stream = stream.key "
			  "WHERE writer = ?",
	[SQL_SETTING] = "SELECT value FROM setting WHERE name = ?",
	[SQL_SETTING_PUT] = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
	[SQL_SETTING_DROP] = "DELETE FROM setting WHERE name = ?",
	[SQL_DRAFT_PUT] = "INSERT OR REPLACE INTO draft (entity, id, cell, text, at) VALUES (?, ?, ?, ?, ?)",
	[SQL_DRAFT_DROP] = "DELETE FROM draft WHERE entity = ? AND id = ? AND cell = ?",
	[SQL_DRAFTS] = "SELECT entity, id, cell, text, at FROM draft ORDER BY at, entity, id, cell",
	[SQL_CONTESTED_PUT] = "INSERT OR REPLACE INTO contested (entity, key, count) VALUES (?, ?, ?)",
	[SQL_CONTESTED_DROP] = "DELETE FROM contested WHERE entity = ? AND key = ?",
	[SQL_CONTESTED] = "SELECT c.key, r.id FROM contested c JOIN row r ON r.key = c.key WHERE c.entity = ? "
			  "ORDER BY c.key LIMIT ?",
	[SQL_CONTESTED_OF] = "SELECT count FROM contested WHERE entity = ? AND key = ?",
	[SQL_CONTESTED_COUNT] = "SELECT total(count) FROM contested",
	[SQL_WORD_ADD] = "INSERT OR IGNORE INTO word (word, entity, key) VALUES (?, ?, ?)",
	[SQL_WORD_DROP] = "DELETE FROM word WHERE word = ? AND entity = ? AND key = ?",
	[SQL_KEPT_ADD] = "INSERT INTO kept (entity, cell, count) VALUES (?, ?, 1) "
			 "ON CONFLICT DO UPDATE SET count = count + 1",
	[SQL_KEPT] = "SELECT entity, cell, count FROM kept",
	[SQL_CODE_DROP] = "DELETE FROM code WHERE arrangement = ?",
	[SQL_CODE_ADD] =
		"INSERT OR REPLACE INTO code (arrangement, list, code, rank, nl, en, nl_short, en_short, about, more, "
		"queued) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[SQL_CODES] =
		"SELECT list, code, rank, nl, en, nl_short, en_short, about, more, queued FROM code WHERE arrangement = "
		"coalesce(?, (SELECT value FROM setting WHERE name = 'codes')) ORDER BY list, rank, code",
	[SQL_CODES_OF] =
		"SELECT list, code, rank, nl, en, nl_short, en_short, about, more, queued FROM code WHERE arrangement = "
		"coalesce(?, (SELECT value FROM setting WHERE name = 'codes')) AND list = ? ORDER BY rank, code",
	[SQL_CODES_ARE] = "SELECT DISTINCT arrangement FROM code WHERE arrangement > ? ORDER BY arrangement LIMIT 1",
	[SQL_STEPS] = "SELECT arrangement, code, rank, queued, arrangement = (SELECT value FROM setting WHERE "
		      "name = 'codes') FROM code WHERE list = 'step'",
	[SQL_DERIVE] = "UPDATE application SET _queued = new_queued, _step_rank = new_rank FROM (SELECT a._key AS key, "
		       "a._gone = 0 AND coalesce(c.queued, 0) AS new_queued, coalesce(c.rank, 9999) AS new_rank "
		       "FROM application a LEFT JOIN code c ON c.arrangement = CASE WHEN a.arrangement IN "
		       "(SELECT arrangement FROM code WHERE list = 'step') THEN a.arrangement ELSE "
		       "(SELECT value FROM setting WHERE name = 'codes') END AND c.list = 'step' AND c.code = a.step) "
		       "WHERE _key = key AND (_queued <> new_queued OR _step_rank <> new_rank)",
	[SQL_DERIVED_OF] =
		"SELECT _wait, _queued, _step_rank, _weight_order, _contested, _client FROM application WHERE _key = ?",
	[SQL_ADOPT_CASES] = "UPDATE application SET _client = ? WHERE client = ?",
	[SQL_WORD_IS] = "SELECT 1 FROM word WHERE word = ? AND entity = ? AND key = ?",
	[SQL_ENTRIES_OF_CASE] =
		"SELECT * FROM (SELECT _heads FROM decision WHERE application = ?1 ORDER BY decided_at DESC LIMIT 8) UNION ALL "
		"SELECT * FROM (SELECT _heads FROM signature WHERE application = ?1 ORDER BY _key DESC LIMIT 8)",
};

bool sql_fail(struct store *store, struct error *err)
{
	int code = sqlite3_extended_errcode(store->db);

	/* A limit of file size or quota comes as a failed write, a full disk by its own name. */
	if (code == SQLITE_IOERR_WRITE)
		return fail(err, E_STORE, _("The disk is full or broken. Nothing was saved. Make room and try again."));
	/* A sync that fails at the very end of a commit leaves the change in the file: it may last or not. */
	if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC)
		return fail(err, E_STORE,
			_("The disk does not confirm that all was saved. Look what is there, and make a backup."));
	switch (code & 0xff) {
	case SQLITE_FULL: return fail(err, E_STORE, _("The disk is full. Nothing was saved. Make room and try again."));
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail(err, E_BUSY, _("Another program is using %s. Close it and try again."), store->path);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return fail(err, E_FORMAT, _("%s is damaged (%s). Nothing was changed. Use a backup."), store->path,
			sqlite3_errmsg(store->db));
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return fail(err, E_STORE, _("%s cannot be written to. Nothing was saved. Look at its permissions."),
			store->path);
	case SQLITE_NOMEM: out_of_memory();
	default:
		return fail(err, E_STORE,
			_("The disk or the file refused (%s). Nothing was saved. Try again, or use a backup."),
			sqlite3_errmsg(store->db));
	}
}

bool sql_prepare(struct store *store, const char *text, sqlite3_stmt **out, struct error *err)
{
	if (sqlite3_prepare_v3(store->db, text, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) != SQLITE_OK)
		return sql_fail(store, err);
	return true;
}

sqlite3_stmt *sql_get(struct store *store, enum sql name, struct error *err)
{
	if (!store->statements[name] && !sql_prepare(store, texts[name], &store->statements[name], err))
		return NULL;
	return store->statements[name];
}

static void bind_one(sqlite3_stmt *statement, int at, char type, va_list *args)
{
	const void *bytes;
	int64_t number;

	switch (type) {
	case 'i':
		number = va_arg(*args, int64_t);
		if (number == UNKNOWN)
			sqlite3_bind_null(statement, at);
		else
			sqlite3_bind_int64(statement, at, number);
		break;
	case 's': sqlite3_bind_text(statement, at, va_arg(*args, const char *), -1, SQLITE_STATIC); break;
	case 'o': sqlite3_bind_blob(statement, at, va_arg(*args, const struct op_id *), OP_BYTES, SQLITE_STATIC); break;
	case 'h':
		sqlite3_bind_blob(statement, at, va_arg(*args, const struct hash *), HASH_BYTES, SQLITE_STATIC);
		break;
	case 't':
		bytes = va_arg(*args, const void *);
		sqlite3_bind_text(statement, at, bytes, (int)va_arg(*args, size_t), SQLITE_STATIC);
		break;
	case 'b':
		bytes = va_arg(*args, const void *);
		sqlite3_bind_blob(statement, at, bytes, (int)va_arg(*args, size_t), SQLITE_STATIC);
		break;
	}
}

static void bind_all(sqlite3_stmt *statement, const char *types, va_list *args)
{
	for (int i = 0; types[i]; i++)
		bind_one(statement, i + 1, types[i], args);
}

void sql_bind(sqlite3_stmt *statement, const char *types, ...)
{
	va_list args;

	va_start(args, types);
	bind_all(statement, types, &args);
	va_end(args);
}

bool sql_step(struct store *store, sqlite3_stmt *statement, bool *row, struct error *err)
{
	int code = sqlite3_step(statement);

	*row = code == SQLITE_ROW;
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		sql_fail(store, err);
	sqlite3_reset(statement);
	return code == SQLITE_DONE;
}

bool sql_run(struct store *store, enum sql name, struct error *err, const char *types, ...)
{
	sqlite3_stmt *statement = sql_get(store, name, err);
	va_list args;
	bool row, good;

	if (!statement)
		return false;
	va_start(args, types);
	bind_all(statement, types, &args);
	va_end(args);
	good = sql_step(store, statement, &row, err);
	if (row)
		sqlite3_reset(statement);
	return good;
}

bool sql_first(
	struct store *store, enum sql name, sqlite3_stmt **found, bool *row, struct error *err, const char *types, ...)
{
	va_list args;

	*row = false;
	*found = sql_get(store, name, err);
	if (!*found)
		return false;
	va_start(args, types);
	bind_all(*found, types, &args);
	va_end(args);
	return sql_step(store, *found, row, err);
}

bool sql_exec(struct store *store, const char *text, struct error *err)
{
	return sqlite3_exec(store->db, text, NULL, NULL, NULL) == SQLITE_OK || sql_fail(store, err);
}

int64_t sql_number(sqlite3_stmt *statement, int column)
{
	return sqlite3_column_type(statement, column) == SQLITE_NULL ? UNKNOWN
								     : sqlite3_column_int64(statement, column);
}

const char *sql_text(struct arena *arena, sqlite3_stmt *statement, int column)
{
	const void *bytes = sqlite3_column_text(statement, column);

	return bytes ? arena_copy(arena, bytes, (size_t)sqlite3_column_bytes(statement, column)) : NULL;
}

void sql_hash(sqlite3_stmt *from, int column, struct hash *hash)
{
	const void *bytes = sqlite3_column_blob(from, column);

	memset(hash, 0, sizeof *hash);
	if (bytes && sqlite3_column_bytes(from, column) == HASH_BYTES)
		memcpy(hash->bytes, bytes, HASH_BYTES);
}

void sql_close(struct store *store)
{
	for (size_t i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(store->statements[i]);
	for (size_t i = 0; i < QUERY_COUNT; i++)
		sqlite3_finalize(store->queries[i]);
}
