#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inner.h"

_Static_assert(STORE_LAYOUT == 1, "recognise() must let the layout before pass: copied aside, then stepped");

static void guard_function(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct store *store = sqlite3_user_data(context);

	(void)count;
	(void)values;
	sqlite3_result_int(context, store->guard_open);
}

static struct store *make(const char *path, const struct store_host *host)
{
	struct store *store = calloc(1, sizeof *store);

	if (!store)
		out_of_memory();
	store->path = strdup(path);
	if (!store->path)
		out_of_memory();
	store->host = *host;
	store->lock = -1;
	arena_open(&store->scratch);
	arena_open(&store->work);
	return store;
}

static void drop(struct store *store)
{
	sql_close(store);
	tables_close(store);
	names_forget(store);
	flows_forget(store);
	codes_forget(store);
	sqlite3_close(store->db);
	lock_drop(store->path, store->lock);
	arena_close(&store->scratch);
	arena_close(&store->work);
	free(store->path);
	free(store);
}

void store_close(struct store **store)
{
	if (!*store)
		return;
	store_rollback(*store);
	drop(*store);
	*store = NULL;
}

/* Is the path a regular file? Looked at before SQLite opens it: closing a second descriptor would lose its locks. */
static bool look(const char *path, struct error *err)
{
	struct stat file;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	int code = errno;
	bool regular;

	if (fd < 0 && code == ENOENT)
		return fail(err, E_MISSING, _("There is no file %s. `tafel init` makes one."), path);
	if (fd < 0 && code == ELOOP)
		return fail(err, E_INPUT, _("%s is a link. Give the file itself."), path);
	if (fd < 0)
		return fail(err, E_STORE, _("%s cannot be opened: %s"), path, strerror(code));
	regular = fstat(fd, &file) == 0 && S_ISREG(file.st_mode);
	close(fd);
	return regular || fail(err, E_INPUT, _("%s is not an ordinary file."), path);
}

static bool connect_to(struct store *store, struct error *err)
{
	static const char pragmas[] = "PRAGMA locking_mode = EXCLUSIVE;"
				      "PRAGMA synchronous = EXTRA;"
				      "PRAGMA temp_store = MEMORY;"
				      "PRAGMA cache_size = -5000;"
				      "PRAGMA trusted_schema = OFF;"
				      "PRAGMA recursive_triggers = ON;";

	/* One thread, and nobody asks SQLite for its memory figures: without the locks and counts around each of its many small
	 * allocations a start is a tenth quicker. Refused, and no harm, when SQLite runs in this process already. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return fail(err, E_STORE, _("%s cannot be opened: %s"), store->path, sqlite3_errmsg(store->db));
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_create_function(
		store->db, "tafel_guard", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, store, guard_function, NULL, NULL);
	return sql_exec(store, pragmas, err);
}

static bool pragma_number(struct store *store, const char *text, int64_t *value, struct error *err)
{
	sqlite3_stmt *statement;
	bool row;

	if (!sql_prepare(store, text, &statement, err))
		return false;
	if (!sql_step(store, statement, &row, err)) {
		sqlite3_finalize(statement);
		return false;
	}
	*value = row ? sqlite3_column_int64(statement, 0) : 0;
	sqlite3_finalize(statement);
	return true;
}

/* Ours, and not of a newer layout? Nothing is written before this. */
static bool recognise(struct store *store, int64_t *layout, struct error *err)
{
	int64_t application;

	if (!pragma_number(store, "PRAGMA application_id", &application, err) ||
		!pragma_number(store, "PRAGMA user_version", layout, err))
		return false;
	if (application != STORE_APPLICATION_ID)
		return fail(err, E_FORMAT, _("%s is not a tafel file. Nothing was changed."), store->path);
	if (*layout > STORE_LAYOUT)
		return fail(err, E_FORMAT,
			_("%s was made by a newer tafel (layout %lld; this one knows %d). "
			  "Nothing was changed. Use the newer program."),
			store->path, (long long)*layout, STORE_LAYOUT);
	if (*layout < STORE_LAYOUT)
		return fail(err, E_FORMAT,
			_("%s has layout %lld, which no tafel has made (this one knows %d). "
			  "Nothing was changed. Use a backup."),
			store->path, (long long)*layout, STORE_LAYOUT);
	return true;
}

/* Takes the file for this process: SQLite's own lock as well, for programs that do not know FILE.lock. */
static bool seize(struct store *store, struct error *err)
{
	return sql_exec(store, "PRAGMA journal_mode = TRUNCATE; BEGIN EXCLUSIVE; COMMIT", err);
}

/* ---- fields that came with a newer program */

static bool has_column(struct store *store, const char *entity, const char *column)
{
	return sqlite3_table_column_metadata(store->db, NULL, entity, column, NULL, NULL, NULL, NULL, NULL) ==
		SQLITE_OK;
}

/* Did kept records speak of something that this version knows? Then the tables are made again. */
static bool waits_for_us(struct store *store, bool *waits, struct error *err)
{
	sqlite3_stmt *kept;
	bool row;

	*waits = false;
	for (bool good = sql_first(store, SQL_KEPT, &kept, &row, err, "");; good = sql_step(store, kept, &row, err)) {
		if (!good)
			return false;
		if (!row)
			return true;
		*waits |= entity_named((const char *)sqlite3_column_text(kept, 0)) != NULL;
	}
}

static bool add_columns(struct store *store, const struct entity *entity, struct error *err)
{
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];

		if (!has_column(store, entity->name, field->name) &&
			!sql_exec(store,
				arena_print(store->work, "ALTER TABLE \"%s\" ADD COLUMN \"%s\" %s", entity->name,
					field->name, field->kind->number ? "INTEGER" : "TEXT"),
				err))
			return false;
	}
	return true;
}

/* New columns where that is enough; everything else of a changed field table makes the tables anew. */
static bool grow_tables(struct store *store, bool *enough, struct error *err)
{
	int64_t keyed;

	*enough = true;
	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		if (!has_column(store, entities[i]->name, "_key"))
			*enough = false;
		else if (!add_columns(store, entities[i], err))
			return false;
		if (!entity_key(store, entities[i], &keyed, err))
			return false;
	}
	return true;
}

static bool adopt_fields(struct store *store, const char *fingerprint, struct error *err)
{
	const char *tables;
	bool enough, waits;

	if (!work_begin(store, err))
		return false;
	if (!grow_tables(store, &enough, err) || !waits_for_us(store, &waits, err) ||
		!store_setting(store, store->work, "tables", &tables, err) ||
		!setting_put(store, "tables", schema_tables_version(), err) ||
		!setting_put(store, "fields", fingerprint, err)) {
		store_rollback(store);
		return false;
	}
	enough &= tables && !strcmp(tables, schema_tables_version());
	return work_end(store, err) && ((enough && !waits) || store_rebuild(store, NULL, NULL, err));
}

static bool check_fields(struct store *store, struct error *err)
{
	const char *fingerprint = schema_fingerprint(store->scratch);
	const char *known;

	return store_setting(store, store->scratch, "fields", &known, err) &&
		((known && !strcmp(known, fingerprint)) || adopt_fields(store, fingerprint, err));
}

/* ---- opening */

static bool open_all(struct store *store, struct error *err)
{
	int64_t layout;

	if (!lock_take(store->path, &store->host, &store->lock, err) || !connect_to(store, err) ||
		!recognise(store, &layout, err) || !seize(store, err))
		return false;
	return check_fields(store, err);
}

bool store_open(struct store **out, const char *path, const struct store_host *host, struct error *err)
{
	struct store *store;

	*out = NULL;
	if (!leaf_open())
		return fail(err, E_STORE, _("The library libsodium does not start."));
	if (!look(path, err))
		return false;
	store = make(path, host);
	if (!open_all(store, err)) {
		drop(store);
		return false;
	}
	*out = store;
	return true;
}

/* With the marks of a file of ours in the same transaction: what is half made is not taken for one. */
void store_set_holder(struct store *store, const char *holder)
{
	store->host.holder = holder;
	lock_describe(store->lock, &store->host);
}

static bool lay_out(struct store *store, struct error *err)
{
	int64_t keyed;
	const char *marks = arena_print(store->scratch, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		STORE_APPLICATION_ID, STORE_LAYOUT);
	const char *fingerprint = schema_fingerprint(store->scratch);

	if (!work_begin(store, err))
		return false;
	if (!sql_exec(store, marks, err) || !sql_exec(store, schema_base(), err) ||
		!sql_exec(store, schema_tables(store->scratch), err) ||
		!setting_put(store, "tables", schema_tables_version(), err) ||
		!setting_put(store, "fields", fingerprint, err))
		return false;
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		if (!entity_key(store, entities[i], &keyed, err))
			return false;
	return work_end(store, err);
}

static bool create_all(struct store *store, struct error *err)
{
	return lock_take(store->path, &store->host, &store->lock, err) && connect_to(store, err) &&
		sql_exec(store, "PRAGMA auto_vacuum = NONE", err) && seize(store, err) && lay_out(store, err);
}

/* A file that was begun and is of no use, and SQLite's journal of it. */
static void remove_begun(const char *path)
{
	char journal[4096];

	unlink(path);
	if (snprintf(journal, sizeof journal, "%s-journal", path) < (int)sizeof journal)
		unlink(journal);
}

bool store_create(struct store **out, const char *path, const struct store_host *host, struct error *err)
{
	struct store *store;
	int fd;

	*out = NULL;
	if (!leaf_open())
		return fail(err, E_STORE, _("The library libsodium does not start."));
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0 && (errno == EEXIST || errno == ELOOP))
		return fail(err, E_INPUT, _("%s is there already. Nothing was changed. Choose another name."), path);
	if (fd < 0)
		return fail(err, E_STORE, _("%s cannot be made: %s"), path, strerror(errno));
	close(fd);
	store = make(path, host);
	if (!create_all(store, err)) {
		drop(store);
		remove_begun(path);
		return false;
	}
	*out = store;
	return true;
}

const char *store_path(const struct store *store)
{
	return store->path;
}

const char *store_writer(const struct store *store)
{
	return store->writer;
}

const struct clock *store_clock(const struct store *store)
{
	return store->host.clock;
}

struct random *store_random(struct store *store)
{
	return store->host.random;
}
