/*
 * Floor of an import: prepared inserts of the same rows into the same tables and indexes, one transaction, and nothing else.
 *
 * Usage: floor_import BEFORE AFTER WORK [LIMIT]
 * BEFORE is the file as it was, AFTER the same file after our import, WORK a copy of BEFORE that gets the rows. The rows are those whose key stands in
 * AFTER and not in BEFORE (rows that the import only changed are left out: the floor does less), at most LIMIT of each table; they are read into
 * memory first. Only the inserts and the commit are timed. Triggers are dropped in WORK, since what they wrote is among the rows.
 * Prints microseconds and the number of rows.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct table {
	char *name, *columns, *marks, *same; /* `same`: the key of a is the key of b */
	int width;
	sqlite3_value **cells;
	size_t rows, room;
};

static void check(sqlite3 *db, int rc, int good)
{
	if (rc == good)
		return;
	fprintf(stderr, "floor_import: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static void run(sqlite3 *db, const char *sql)
{
	check(db, sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static sqlite3_stmt *prepare(sqlite3 *db, char *sql)
{
	sqlite3_stmt *s;

	check(db, sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	sqlite3_free(sql);
	return s;
}

static char *joined(char *list, const char *between, char *item)
{
	char *all = list ? sqlite3_mprintf("%s%s%s", list, between, item) : sqlite3_mprintf("%s", item);

	sqlite3_free(list);
	sqlite3_free(item);
	return all;
}

static void read_columns(sqlite3 *db, struct table *t)
{
	sqlite3_stmt *s = prepare(db, sqlite3_mprintf("SELECT name, pk FROM pragma_table_info(%Q)", t->name));

	while (sqlite3_step(s) == SQLITE_ROW) {
		const char *column = (const char *)sqlite3_column_text(s, 0);
		t->columns = joined(t->columns, ", ", sqlite3_mprintf("\"%w\"", column));
		t->marks = joined(t->marks, ", ", sqlite3_mprintf("?"));
		if (sqlite3_column_int(s, 1) > 0)
			t->same = joined(t->same, " AND ", sqlite3_mprintf("b.\"%w\" = a.\"%w\"", column, column));
		t->width++;
	}
	sqlite3_finalize(s);
	if (!t->same)
		t->same = sqlite3_mprintf("b.rowid = a.rowid");
}

static void read_rows(sqlite3 *db, struct table *t, long long limit)
{
	sqlite3_stmt *s = prepare(db,
		sqlite3_mprintf(
			"SELECT %s FROM main.\"%w\" a WHERE NOT EXISTS (SELECT 1 FROM base.\"%w\" b WHERE %s) LIMIT %lld",
			t->columns, t->name, t->name, t->same, limit));
	size_t width = (size_t)t->width;

	while (sqlite3_step(s) == SQLITE_ROW) {
		if (t->rows == t->room) {
			t->room = t->room ? t->room * 2 : 64;
			t->cells = realloc(t->cells, t->room * width * sizeof(*t->cells));
			if (!t->cells)
				exit(1);
		}
		for (size_t i = 0; i < width; i++)
			t->cells[t->rows * width + i] = sqlite3_value_dup(sqlite3_column_value(s, (int)i));
		t->rows++;
	}
	check(db, sqlite3_finalize(s), SQLITE_OK);
}

static size_t read_tables(sqlite3 *db, struct table *tables, size_t room, long long limit)
{
	sqlite3_stmt *s = prepare(db,
		sqlite3_mprintf(
			"SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%%'"
			" AND sql NOT LIKE 'CREATE VIRTUAL%%' AND name IN (SELECT name FROM base.sqlite_master) ORDER BY name"));
	size_t count = 0;

	while (sqlite3_step(s) == SQLITE_ROW && count < room) {
		struct table *t = &tables[count++];
		*t = (struct table){ .name = sqlite3_mprintf("%s", sqlite3_column_text(s, 0)) };
		read_columns(db, t);
		read_rows(db, t, limit);
	}
	sqlite3_finalize(s);
	return count;
}

static void drop_triggers(sqlite3 *db)
{
	char *drops = NULL;
	sqlite3_stmt *s = prepare(db, sqlite3_mprintf("SELECT name FROM sqlite_master WHERE type = 'trigger'"));

	while (sqlite3_step(s) == SQLITE_ROW)
		drops = joined(drops, "; ", sqlite3_mprintf("DROP TRIGGER \"%w\"", sqlite3_column_text(s, 0)));
	sqlite3_finalize(s);
	if (drops)
		run(db, drops);
	sqlite3_free(drops);
}

static void insert_rows(sqlite3 *db, const struct table *t)
{
	sqlite3_stmt *s =
		prepare(db, sqlite3_mprintf("INSERT INTO \"%w\" (%s) VALUES (%s)", t->name, t->columns, t->marks));
	size_t width = (size_t)t->width;

	for (size_t row = 0; row < t->rows; row++) {
		for (size_t i = 0; i < width; i++)
			sqlite3_bind_value(s, (int)i + 1, t->cells[row * width + i]);
		check(db, sqlite3_step(s), SQLITE_DONE);
		sqlite3_reset(s);
	}
	sqlite3_finalize(s);
}

static void free_table(struct table *t)
{
	for (size_t i = 0; i < t->rows * (size_t)t->width; i++)
		sqlite3_value_free(t->cells[i]);
	free(t->cells);
	sqlite3_free(t->name);
	sqlite3_free(t->columns);
	sqlite3_free(t->marks);
	sqlite3_free(t->same);
}

static sqlite3 *open_database(const char *path, int flags)
{
	sqlite3 *db = NULL;
	int rc = sqlite3_open_v2(path, &db, flags, NULL);

	check(db, rc, SQLITE_OK);
	return db;
}

int main(int argc, char **argv)
{
	static struct table tables[256];
	struct timespec a, b;
	size_t count, rows = 0;
	sqlite3 *db;
	char *attach;

	if (argc < 4) {
		fprintf(stderr, "usage: floor_import BEFORE AFTER WORK [LIMIT]\n");
		return 2;
	}
	db = open_database(argv[2], SQLITE_OPEN_READONLY);
	attach = sqlite3_mprintf("ATTACH %Q AS base", argv[1]);
	run(db, attach);
	sqlite3_free(attach);
	count = read_tables(db, tables, sizeof(tables) / sizeof(tables[0]), argc > 4 ? atoll(argv[4]) : -1);
	sqlite3_close(db);

	db = open_database(argv[3], SQLITE_OPEN_READWRITE);
	run(db, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA ignore_check_constraints=ON");
	drop_triggers(db);
	clock_gettime(CLOCK_MONOTONIC, &a);
	run(db, "BEGIN IMMEDIATE");
	for (size_t i = 0; i < count; i++)
		insert_rows(db, &tables[i]);
	run(db, "COMMIT");
	clock_gettime(CLOCK_MONOTONIC, &b);
	sqlite3_close(db);
	for (size_t i = 0; i < count; i++) {
		rows += tables[i].rows;
		free_table(&tables[i]);
	}
	printf("%ld %zu\n", (long)(b.tv_sec - a.tv_sec) * 1000000 + (b.tv_nsec - a.tv_nsec) / 1000, rows);
	return 0;
}
