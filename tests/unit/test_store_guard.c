/* What a file withstands: other programs, copies, plain SQL, damage, a full disk. */
#include <sqlite3.h>

#include "store_exchange.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

static const char decision[] = "01JF8ZK3V0000000000DECIDE", application[] = "01JF8ZK3V00000000000000APP";

static void make_case(struct kit *kit)
{
	static const struct cell cells[] = { { "application", application }, { "decided_at", "2026-11-19T13:10" },
		{ "outcome", "admit" }, { "forum", "velsen" } };
	struct row_name about = { &entity_application, application };

	kit_set(kit, &entity_application, application, "number", "ZK-2026-0042");
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	GOOD(kit,
		store_add(kit->store, &entity_decision, decision, "velsen.hvo", cells, ARRAY_LEN(cells), &about, 1,
			&kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
}

/* Runs SQL on the file as another program would, the store closed; returns whether SQLite took it. */
static bool raw(struct kit *kit, const char *sql)
{
	sqlite3 *db;
	bool good;

	store_close(&kit->store);
	assert_int_equal(sqlite3_open(kit->path, &db), SQLITE_OK);
	good = sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
	sqlite3_close(db);
	return good;
}

static void raw_number(struct kit *kit, const char *sql, int64_t wanted)
{
	sqlite3_stmt *statement;
	sqlite3 *db;

	store_close(&kit->store);
	assert_int_equal(sqlite3_open(kit->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_int_equal(sqlite3_column_int64(statement, 0), wanted);
	sqlite3_finalize(statement);
	sqlite3_close(db);
}

/* ---- opening */

static void a_second_program_is_told_who_has_the_file(void **state)
{
	struct kit *kit = kit_open(1);
	struct store *second;
	char pid[32];
	int status;
	pid_t child;

	(void)state;
	snprintf(pid, sizeof pid, "process %ld", (long)getpid());
	child = fork();
	if (child == 0) {
		struct error err;
		bool refused = !store_open(&second, kit->path, &kit->host, &err);

		_exit(refused && err.code == E_BUSY && strstr(err.text, "A. de Wit") && strstr(err.text, pid) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	kit_reopen(kit);
	kit_close(kit);
}

static void a_killed_holder_leaves_no_lock(void **state)
{
	struct kit *kit = kit_open(1);
	int status;
	pid_t child;

	(void)state;
	store_close(&kit->store);
	child = fork();
	if (child == 0) {
		struct error err;

		_exit(store_open(&kit->store, kit->path, &kit->host, &err) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	kit_close(kit);
}

static void what_is_no_file_of_ours_is_refused(void **state)
{
	struct kit *kit = kit_open(1);
	struct store *store;
	char path[128];
	FILE *file;

	(void)state;
	snprintf(path, sizeof path, "%s/link", kit->folder);
	assert_int_equal(symlink(kit->path, path), 0);
	REFUSED(kit, E_INPUT, store_open(&store, path, &kit->host, &kit->err));
	REFUSED(kit, E_INPUT, store_open(&store, kit->folder, &kit->host, &kit->err));
	REFUSED(kit, E_INPUT, store_create(&store, kit->path, &kit->host, &kit->err));
	snprintf(path, sizeof path, "%s/none", kit->folder);
	REFUSED(kit, E_MISSING, store_open(&store, path, &kit->host, &kit->err));
	snprintf(path, sizeof path, "%s/text", kit->folder);
	file = fopen(path, "w");
	fputs("This is a letter, not a file of tafel. It is long enough to have a header of a hundred bytes in it.",
		file);
	fclose(file);
	REFUSED(kit, E_FORMAT, store_open(&store, path, &kit->host, &kit->err));
	assert_null(store);
	kit_close(kit);
}

static void the_file_is_for_its_owner_alone(void **state)
{
	struct kit *kit = kit_open(1);
	struct stat file;

	(void)state;
	assert_int_equal(stat(kit->path, &file), 0);
	assert_int_equal(file.st_mode & 0777, 0600);
	kit_close(kit);
}

static void a_newer_layout_is_left_untouched(void **state)
{
	struct kit *kit = kit_open(1);

	(void)state;
	assert_true(raw(kit, "PRAGMA user_version = 2"));
	REFUSED(kit, E_FORMAT, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	assert_non_null(strstr(kit->err.text, "newer"));
	raw_number(kit, "PRAGMA user_version", 2);
	kit_close(kit);
}

static void a_layout_before_the_first_is_left_untouched(void **state)
{
	struct kit *kit = kit_open(1);

	(void)state;
	assert_true(raw(kit, "PRAGMA user_version = 0"));
	REFUSED(kit, E_FORMAT, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	assert_non_null(strstr(kit->err.text, "layout 0"));
	raw_number(kit, "PRAGMA user_version", 0);
	kit_close(kit);
}

/* ---- entries and records stay */

static void entries_never_change(void **state)
{
	struct kit *kit = kit_open(1);
	struct cell cell = { "outcome", "decline" };

	(void)state;
	make_case(kit);
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	REFUSED(kit, E_INPUT, store_set(kit->store, &entity_decision, decision, NULL, &cell, 1, &kit->err));
	REFUSED(kit, E_INPUT, store_remove(kit->store, &entity_decision, decision, true, &kit->err));
	store_rollback(kit->store);
	kit_expect(kit, &entity_decision, decision, "outcome", "admit");
	kit_close(kit);
}

static void a_correction_keeps_the_entry(void **state)
{
	struct kit *kit = kit_open(1);
	struct cell cells[] = { { "withdrawn", "true" }, { "withdrawn_why", "verkeerde zaak" } };
	struct change *changes;
	size_t count;

	(void)state;
	make_case(kit);
	kit->clock.fixed_ms += 1000;
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	GOOD(kit, store_fix(kit->store, &entity_decision, decision, cells, 2, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	kit_expect(kit, &entity_decision, decision, "outcome", "admit");
	kit_expect(kit, &entity_decision, decision, "withdrawn", "true");
	GOOD(kit, store_history(kit->store, kit->arena, &entity_decision, decision, &changes, &count, &kit->err));
	assert_int_equal(count, 2);
	assert_int_equal(changes[1].record.kind, RECORD_FIX);
	assert_int_equal(changes[1].record.replaces_count, 1);
	assert_memory_equal(&changes[1].record.replaces[0], &changes[0].op, OP_BYTES);
	GOOD(kit, store_rebuild(kit->store, NULL, NULL, &kit->err));
	kit_expect(kit, &entity_decision, decision, "withdrawn_why", "verkeerde zaak");
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	kit_close(kit);
}

static void plain_sql_cannot_change_what_was_recorded(void **state)
{
	static const char *const attempts[] = {
		"UPDATE op SET line = 'x'",
		"DELETE FROM op",
		"DELETE FROM op WHERE n = 1",
		"INSERT OR REPLACE INTO op SELECT n, stream, q, branch, id, row, at, state, 'x' FROM op",
		"UPDATE decision SET outcome = 'x'",
		"DELETE FROM decision",
		"INSERT OR REPLACE INTO decision SELECT * FROM decision",
	};
	struct kit *kit = kit_open(1);

	(void)state;
	make_case(kit);
	for (size_t i = 0; i < ARRAY_LEN(attempts); i++)
		if (raw(kit, attempts[i]))
			fail_msg("taken: %s", attempts[i]);
	kit_reopen(kit);
	GOOD(kit, store_rebuild(kit->store, NULL, NULL, &kit->err));
	for (size_t i = 0; i < ARRAY_LEN(attempts); i++)
		if (raw(kit, attempts[i]))
			fail_msg("taken after rebuild: %s", attempts[i]);
	kit_reopen(kit);
	kit_expect(kit, &entity_decision, decision, "outcome", "admit");
	kit_close(kit);
}

/* ---- verify and rebuild */

static void expect_found(struct kit *kit, const char *words)
{
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	REFUSED(kit, E_FORMAT, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	if (!strstr(kit->err.text, words))
		fail_msg("found \"%s\", not \"%s\"", kit->err.text, words);
}

static void a_changed_cell_is_found_and_rebuilt(void **state)
{
	struct kit *kit = kit_open(1);
	const char *before;

	(void)state;
	make_case(kit);
	before = kit_dump(kit);
	assert_true(raw(kit, "UPDATE application SET number = 'ZK-2026-0043'"));
	expect_found(kit, "field number: the table has \"ZK-2026-0043\", the records say \"ZK-2026-0042\"");
	GOOD(kit, store_rebuild(kit->store, NULL, NULL, &kit->err));
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	assert_string_equal(kit_dump(kit), before);
	kit_close(kit);
}

static void other_damage_to_tables_is_found(void **state)
{
	static const struct {
		const char *sql, *words;
	} cases[] = {
		{ "DELETE FROM application", "missing from its table" },
		{ "DELETE FROM word WHERE word = '0042'", "word of it is missing" },
		{ "INSERT INTO word VALUES ('jan', 1, 1)", "search list has" },
		{ "UPDATE application SET _queued = 1", "place in the queue" },
		{ "INSERT INTO party (_key, _heads, _contested, _gone) VALUES (9999, x'', 0, 0)",
			"table party has 1 rows" },
		{ "UPDATE application SET _gone = 1", "deleted in the one" },
		{ "UPDATE device SET _contested = 1", "table device counts 1 differences" },
		{ "INSERT INTO contested VALUES ((SELECT entity FROM row WHERE key = 2), 2, 1)",
			"the list of differences has 1 of it" },
		{ "INSERT INTO contested VALUES (1, 9999, 2)", "The list of differences has 2" },
		{ "UPDATE row SET scope = (SELECT key FROM name WHERE text = 'regio') WHERE id IN "
		  "(SELECT id FROM row WHERE scope <> (SELECT key FROM name WHERE text = 'regio'))",
			"it stands in the scope regio" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct kit *kit = kit_open(i + 1);

		make_case(kit);
		assert_true(raw(kit, cases[i].sql));
		expect_found(kit, cases[i].words);
		GOOD(kit, store_rebuild(kit->store, NULL, NULL, &kit->err));
		GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
		kit_close(kit);
	}
}

static char *find_bytes(char *bytes, size_t length, const char *text)
{
	size_t part = strlen(text);

	for (size_t i = 0; i + part <= length; i++)
		if (!memcmp(bytes + i, text, part))
			return bytes + i;
	return NULL;
}

/* Changes a byte of the file that stands in the given text. */
static void flip(struct kit *kit, const char *text)
{
	struct stat status;
	char *bytes, *at;
	FILE *file;

	store_close(&kit->store);
	assert_int_equal(stat(kit->path, &status), 0);
	bytes = malloc((size_t)status.st_size + 1);
	file = fopen(kit->path, "r+b");
	assert_int_equal(fread(bytes, 1, (size_t)status.st_size, file), (size_t)status.st_size);
	at = find_bytes(bytes, (size_t)status.st_size, text);
	assert_non_null(at);
	fseek(file, at - bytes + (long)strlen(text) - 1, SEEK_SET);
	fputc('X', file);
	fclose(file);
	free(bytes);
}

static void a_flipped_byte_in_a_record_is_found(void **state)
{
	struct kit *kit = kit_open(1);

	(void)state;
	make_case(kit);
	flip(kit, "\"outcome\":\"admi");
	expect_found(kit, "velsen.hvo/decision: record 1 is not what it was");
	kit_close(kit);
}

static bool pass_line(void *from, const char *line, size_t length, int64_t number, struct error *err)
{
	(void)from;
	(void)err;
	return line && length && number;
}

static void a_removed_record_is_found(void **state)
{
	struct kit *kit = kit_open(1);
	bool whole = true;
	struct span *spans;
	size_t count;

	(void)state;
	make_case(kit);
	assert_true(raw(kit, "DROP TRIGGER op_delete; DELETE FROM op WHERE n = 2"));
	expect_found(kit, "velsen.hvo/basic");
	/* The last of its stream: an export must not pass over it either. */
	GOOD(kit, stream_spans(kit->store, kit->arena, &spans, &count, &kit->err));
	for (size_t i = 0; whole && i < count; i++)
		whole = stream_lines(kit->store, &spans[i], pass_line, NULL, &kit->err);
	assert_false(whole);
	assert_int_equal(kit->err.code, E_FORMAT);
	kit_close(kit);
}

static void a_record_without_an_entity_is_found(void **state)
{
	struct kit *kit = kit_open(1);

	(void)state;
	make_case(kit);
	assert_true(raw(kit,
		"PRAGMA ignore_check_constraints = ON; DROP TRIGGER op_update; UPDATE op SET line = "
		"'{\"v\":2,\"k\":\"set\",\"s\":\"0000000000000001/velsen.hvo/basic\",\"q\":1,"
		"\"h\":\"019b2c44d1e0-0003\",\"n\":\"AQIDAAAAAAAAAAAAAAAAAA\"}' WHERE n = 2"));
	expect_found(kit, "velsen.hvo/basic: record 1 is not what it was");
	kit_close(kit);
}

/* ---- copies */

static void a_copy_or_an_old_backup_draws_a_new_writer(void **state)
{
	struct kit *kit = kit_open(1);
	char first[WRITER_TEXT], path[128], command[512];
	struct store *copy;
	struct device device;

	(void)state;
	kit_set(kit, &entity_party, "hvo", "name", "HVO");
	snprintf(first, sizeof first, "%s", store_writer(kit->store));
	assert_int_equal(strlen(first), 16);
	kit_reopen(kit);
	kit_set(kit, &entity_party, "hvo", "name", "HVO 2");
	assert_string_equal(store_writer(kit->store), first);
	store_close(&kit->store);

	snprintf(path, sizeof path, "%s/copy", kit->folder);
	snprintf(command, sizeof command, "cp '%s' '%s'", kit->path, path);
	assert_int_equal(system(command), 0);
	GOOD(kit, store_open(&copy, path, &kit->host, &kit->err));
	GOOD(kit, store_begin(copy, "bram", &kit->err));
	assert_string_not_equal(store_writer(copy), first);
	GOOD(kit, store_commit(copy, &kit->err));
	GOOD(kit, store_load(copy, kit->arena, &entity_device, store_writer(copy), &device, &kit->err));
	assert_string_equal(device.follows, first);
	assert_string_equal(device.person, "bram");
	store_close(&copy);

	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	kit_set(kit, &entity_party, "hvo", "name", "HVO 3");
	assert_string_equal(store_writer(kit->store), first);
	store_close(&kit->store);

	/* An older state of the same file, put back in its place: same file, fewer records. */
	snprintf(command, sizeof command, "cat '%s' > '%s.old'", kit->path, kit->path);
	assert_int_equal(system(command), 0);
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	kit_set(kit, &entity_party, "hvo", "name", "HVO 4");
	store_close(&kit->store);
	snprintf(command, sizeof command, "cat '%s.old' > '%s'", kit->path, kit->path);
	assert_int_equal(system(command), 0);
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	kit_set(kit, &entity_party, "hvo", "name", "HVO 5");
	assert_string_not_equal(store_writer(kit->store), first);
	kit_close(kit);
}

/* An import writes nothing of its own: the new writer is drawn, and its device told, when something is. */
static void a_copy_that_imports_first_tells_its_device_too(void **state)
{
	struct kit *kit = kit_open(1), *far = kit_open(2), copy;
	char first[WRITER_TEXT], command[512];
	struct device device;

	(void)state;
	kit_set(far, &entity_party, "hvo", "name", "HVO");
	kit_set(kit, &entity_party, "leviaan", "name", "Leviaan");
	snprintf(first, sizeof first, "%s", store_writer(kit->store));
	copy = *kit;
	snprintf(copy.path, sizeof copy.path, "%s/copy", kit->folder);
	store_close(&kit->store);
	snprintf(command, sizeof command, "cp '%s' '%s'", kit->path, copy.path);
	assert_int_equal(system(command), 0);
	GOOD(&copy, store_open(&copy.store, copy.path, &copy.host, &copy.err));
	kit_send(far, &copy);
	assert_string_equal(store_writer(copy.store), first);
	kit_set(&copy, &entity_party, "leviaan", "name", "Leviaan 2");
	assert_string_not_equal(store_writer(copy.store), first);
	GOOD(&copy, store_load(copy.store, kit->arena, &entity_device, store_writer(copy.store), &device, &copy.err));
	assert_string_equal(device.follows, first);
	store_close(&copy.store);
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	kit_close(kit);
	kit_close(far);
}

static void a_backup_is_checked_and_has_its_own_writer(void **state)
{
	struct kit *kit = kit_open(1);
	char path[128];
	struct store *copy;
	struct stat file;
	const char *before;

	(void)state;
	make_case(kit);
	before = kit_dump(kit);
	snprintf(path, sizeof path, "%s/backup", kit->folder);
	GOOD(kit, store_backup(kit->store, path, &kit->err));
	REFUSED(kit, E_INPUT, store_backup(kit->store, path, &kit->err));
	assert_int_equal(stat(path, &file), 0);
	assert_int_equal(file.st_mode & 0777, 0600);
	GOOD(kit, store_open(&copy, path, &kit->host, &kit->err));
	store_close(&kit->store);
	kit->store = copy;
	assert_string_equal(kit_dump(kit), before);
	GOOD(kit, store_begin(copy, "", &kit->err));
	store_rollback(copy);
	kit_close(kit);
}

/* ---- a full disk */

static void a_full_disk_loses_nothing_that_was_saved(void **state)
{
	struct kit *kit = kit_open(1);
	struct rlimit old, tight;
	struct stat file;
	char long_text[501];
	bool good = true;
	const char *before = NULL;

	(void)state;
	memset(long_text, 'a', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	kit_set(kit, &entity_party, "hvo", "name", "HVO");
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(stat(kit->path, &file), 0);
	tight = old;
	tight.rlim_cur = (rlim_t)file.st_size + 8192;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	for (int i = 0; i < 100 && good; i++) {
		struct cell cell = { "remark", long_text };

		before = kit_dump(kit);
		long_text[0] = (char)('a' + i % 26);
		good = store_begin(kit->store, "", &kit->err) &&
			store_set(kit->store, &entity_application, application, "velsen.none", &cell, 1, &kit->err) &&
			store_commit(kit->store, &kit->err);
	}
	assert_false(good);
	assert_int_equal(kit->err.code, E_STORE);
	assert_non_null(strstr(kit->err.text, "Nothing was saved. Make room and try again."));
	store_rollback(kit->store);
	assert_string_equal(kit_dump(kit), before);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	kit_set(kit, &entity_party, "hvo", "name", "HVO 2");
	kit_reopen(kit);
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	kit_close(kit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_program_is_told_who_has_the_file),
		cmocka_unit_test(a_killed_holder_leaves_no_lock),
		cmocka_unit_test(what_is_no_file_of_ours_is_refused),
		cmocka_unit_test(the_file_is_for_its_owner_alone),
		cmocka_unit_test(a_newer_layout_is_left_untouched),
		cmocka_unit_test(a_layout_before_the_first_is_left_untouched),
		cmocka_unit_test(entries_never_change),
		cmocka_unit_test(a_correction_keeps_the_entry),
		cmocka_unit_test(plain_sql_cannot_change_what_was_recorded),
		cmocka_unit_test(a_changed_cell_is_found_and_rebuilt),
		cmocka_unit_test(other_damage_to_tables_is_found),
		cmocka_unit_test(a_flipped_byte_in_a_record_is_found),
		cmocka_unit_test(a_removed_record_is_found),
		cmocka_unit_test(a_record_without_an_entity_is_found),
		cmocka_unit_test(a_copy_or_an_old_backup_draws_a_new_writer),
		cmocka_unit_test(a_copy_that_imports_first_tells_its_device_too),
		cmocka_unit_test(a_backup_is_checked_and_has_its_own_writer),
		cmocka_unit_test(a_full_disk_loses_nothing_that_was_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
