/* The use cases of exchange: a backup a day, sums over files, and what happened in words. */
#include "laptop.h"

#include "app/edit.h"
#include "app/exchange.h"
#include "app/snapshot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

static const int64_t NOON = INT64_C(1794000000000), DAY = INT64_C(24) * 3600 * 1000;
static const char client[] = "01JF8Z6K3Q9V0W1X2Y3Z4A5B6C";

struct fixture {
	char room[200];
	struct arena *arena;
	struct laptop a, b;
	struct app app; /* of a */
	const char *a_out, *b_out;
};

static void take_app(struct fixture *f)
{
	f->app = (struct app){ .clock = f->a.clock, .store = f->a.store, .arena = f->arena, .path = f->a.path };
	f->app.arrangement = f->app.forum = f->app.person = "";
}

static int open_fixture(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	laptop_room(f->room);
	arena_open(&f->arena);
	laptop_create(&f->a, arena_print(f->arena, "%s/a", f->room), 11, NOON);
	laptop_create(&f->b, arena_print(f->arena, "%s/b", f->room), 22, NOON);
	f->a_out = arena_print(f->arena, "%s/a.out", f->room);
	f->b_out = arena_print(f->arena, "%s/b.out", f->room);
	take_app(f);
	*state = f;
	return 0;
}

static int close_fixture(void **state)
{
	struct fixture *f = *state;

	laptop_close(&f->a);
	laptop_close(&f->b);
	arena_close(&f->arena);
	laptop_leave(f->room);
	free(f);
	return 0;
}

static struct exchange_import import_folder(struct fixture *f, const char *folder)
{
	struct exchange_import result;
	const char **paths;
	struct error err;
	size_t count = folder_list(f->arena, folder, &paths);

	if (!exchange_import(&f->app, f->arena, paths, count, NULL, NULL, &result, &err))
		fail_msg("%s", err.text);
	return result;
}

static bool is_there(struct fixture *f, const char *day)
{
	return access(arena_print(f->arena, "%s.backup-%s", f->a.path, day), F_OK) == 0;
}

static void test_one_backup_a_day_and_three_kept(void **state)
{
	struct fixture *f = *state;
	struct exchange_import result;

	laptop_set(&f->b, &entity_client, client, "debts", "none");
	laptop_export(&f->b, f->b_out);
	result = import_folder(f, f->b_out);
	assert_null(result.backup); /* an empty file needs none */
	for (int day = 0; day < 5; day++) {
		f->app.clock.fixed_ms = NOON + day * DAY;
		result = import_folder(f, f->b_out);
		assert_non_null(result.backup);
		assert_int_equal(access(result.backup, F_OK), 0);
		result = import_folder(f, f->b_out);
		assert_null(result.backup);
	}
	assert_false(is_there(f, "2026-11-06"));
	assert_false(is_there(f, "2026-11-07"));
	assert_true(is_there(f, "2026-11-08"));
	assert_true(is_there(f, "2026-11-09"));
	assert_true(is_there(f, "2026-11-10"));
}

static void test_what_happened_in_words(void **state)
{
	struct fixture *f = *state;
	struct exchange_import result;
	struct exchange_export sent;
	const char *words;
	struct error err;

	laptop_set(&f->a, &entity_client, client, "debts", "none");
	laptop_set(&f->b, &entity_client, client, "debts", "stable");
	laptop_export(&f->b, f->b_out);
	assert_true(exchange_export(&f->app, f->a_out, NULL, NULL, &sent, &err));
	assert_string_equal(exchange_tell_export(f->arena, &sent, "out"), "2 files with 2 records written to out.");
	assert_true(exchange_export(&f->app, f->a_out, NULL, NULL, &sent, &err));
	assert_string_equal(
		exchange_tell_export(f->arena, &sent, "out"), "Nothing new: out holds all records of this file.");
	result = import_folder(f, f->b_out);
	assert_int_equal(result.differences, 1);
	assert_int_equal(result.fresh, 2);
	assert_int_equal(result.by_state[EXCHANGE_TAKEN], 2);
	words = exchange_tell_import(f->arena, &result);
	assert_non_null(strstr(words, "2 records taken in.\n1 difference waits for a choice. All values are kept."));
	result = import_folder(f, f->b_out);
	assert_int_equal(result.by_state[EXCHANGE_KNOWN], 2);
	assert_non_null(strstr(exchange_tell_import(f->arena, &result), "Nothing new.\n1 difference"));
}

static void test_half_file_is_told(void **state)
{
	struct fixture *f = *state;
	const char *path = arena_print(f->arena, "%s/half.jsonl", f->room);
	struct exchange_import result;
	struct error err;
	FILE *file = fopen(path, "w");

	fputs("{\"format\":\"tafel-export/1\",\"str", file);
	fclose(file);
	assert_true(exchange_import(&f->app, f->arena, &path, 1, NULL, NULL, &result, &err));
	assert_int_equal(result.by_state[EXCHANGE_INCOMPLETE], 1);
	assert_non_null(
		strstr(exchange_tell_file(f->arena, &result.files[0]), "half.jsonl: The file is not complete yet."));
	assert_string_equal(exchange_tell_import(f->arena, &result),
		"Nothing new.\n1 file is not complete yet. Import it again when it is whole.");
}

static void test_restored_and_twice_are_told(void **state)
{
	struct fixture *f = *state;
	const char *saved = arena_print(f->arena, "%s/saved", f->room);
	struct exchange_import result;

	laptop_set(&f->a, &entity_client, client, "debts", "none");
	laptop_close(&f->a);
	copy_file(f->a.path, saved);
	laptop_open(&f->a, f->a.path, 33, NOON);
	laptop_set(&f->a, &entity_client, client, "debts", "stable");
	laptop_export(&f->a, f->a_out);
	laptop_close(&f->a);
	copy_file(saved, f->a.path);
	laptop_open(&f->a, f->a.path, 44, NOON);
	take_app(f);
	result = import_folder(f, f->a_out);
	assert_true(result.new_writer);
	assert_int_equal(result.twice_count, 0);
	assert_non_null(strstr(exchange_tell_import(f->arena, &result), "This file was restored from a backup."));
	laptop_close(&f->a);
	copy_file(saved, f->a.path);
	laptop_open(&f->a, f->a.path, 55, NOON);
	laptop_set(&f->a, &entity_client, client, "debts", "unstable");
	take_app(f);
	result = import_folder(f, f->a_out);
	assert_int_equal(result.twice_count, 1);
	assert_non_null(strstr(exchange_tell_import(f->arena, &result), "A laptop was in use twice"));
	assert_int_equal(result.differences, 1);
}

static bool keep(void *from, const char *bytes, size_t length, struct error *err)
{
	(void)err;
	buffer_add(from, bytes, length);
	return true;
}

static bool refuse(void *from, const char *bytes, size_t length, struct error *err)
{
	(void)from;
	(void)bytes;
	(void)length;
	err->code = E_STORE;
	snprintf(err->text, sizeof err->text, "the disk is full");
	return false;
}

static void test_snapshot_shows_rows_and_differences(void **state)
{
	struct fixture *f = *state;
	struct buffer text = { .arena = f->arena };
	const cJSON *rows, *differences;
	struct error err;
	cJSON *tree;

	laptop_set(&f->a, &entity_client, client, "debts", "none");
	laptop_set(&f->b, &entity_client, client, "debts", "stable");
	laptop_export(&f->b, f->b_out);
	import_folder(f, f->b_out);
	assert_true(snapshot_write(&f->app, keep, &text, &err));
	tree = cJSON_Parse(text.text);
	assert_non_null(tree);
	assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(tree, "format")), "tafel-snapshot/1");
	rows = cJSON_GetObjectItem(tree, "client");
	assert_int_equal(cJSON_GetArraySize(rows), 1);
	assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(rows->child, "id")), client);
	assert_int_equal(cJSON_GetArraySize(rows->child), entity_client.field_count + 1);
	differences = cJSON_GetObjectItem(tree, "differences");
	assert_int_equal(cJSON_GetArraySize(differences), 1);
	assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(differences->child, "cell")), "debts");
	assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(differences->child, "values")), 2);
	cJSON_Delete(tree);
	assert_false(snapshot_write(&f->app, refuse, NULL, &err));
	assert_string_equal(err.text, "the disk is full");
}

/* The field is ours, the value is not: the history shows it as it stands, and says where it is from. */
static void test_a_value_from_a_newer_version_is_named(void **state)
{
	static const char *const line[] = {
		"{\"v\":1,\"k\":\"set\",\"s\":\"00000000000000aa/velsen.hvo/care\",\"q\":1,\"h\":\"019b2c44d1e0-0003\","
		"\"e\":\"client\",\"i\":\"01JF8Z6K3Q9V0W1X2Y3Z4A5B6C\",\"x\":{\"debts\":\"crypto\",\"pet\":\"cat\"},"
		"\"u\":\"\",\"n\":\"AQIDAAAAAAAAAAAAAAAAAA\"}"
	};
	struct fixture *f = *state;
	struct exchange_import result;
	struct past *past;
	struct error err;
	size_t count;

	assert_int_equal(mkdir(f->b_out, 0700), 0);
	craft_file(f->arena, f->b_out, "00000000000000aa", "velsen.hvo", "care", 1, line, 1);
	result = import_folder(f, f->b_out);
	assert_int_equal(result.fresh, 1);
	assert_true(edit_history(&f->app, f->arena, &entity_client, client, NULL, &past, &count, &err));
	assert_int_equal(count, 2);
	assert_string_equal(past[0].value, "crypto");
	assert_non_null(past[0].state);
	assert_null(past[1].state);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_fixture, close_fixture)

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_one_backup_a_day_and_three_kept),
		TEST(test_what_happened_in_words), TEST(test_half_file_is_told), TEST(test_restored_and_twice_are_told),
		TEST(test_snapshot_shows_rows_and_differences), TEST(test_a_value_from_a_newer_version_is_named) };

	return leaf_open() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
