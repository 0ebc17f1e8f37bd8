/* Rows as JSON and CSV: the shapes stay for ever, so they are written out here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "report/csv.h"
#include "report/json.h"
#include "report/snapshot.h"

#include <cmocka.h>

#undef fail /* cmocka has a macro of that name */

struct text {
	char *bytes;
	size_t length, limit;
};

static bool take(void *from, const char *bytes, size_t length, struct error *err)
{
	struct text *text = from;

	if (text->limit && text->length + length > text->limit)
		return fail(err, E_STORE, "the disk is full");
	text->bytes = realloc(text->bytes, text->length + length + 1);
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
	return true;
}

struct fixture {
	struct arena *arena;
	struct sink sink;
	struct text text;
};

static int open_fixture(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	arena_open(&fixture->arena);
	sink_begin(&fixture->sink, take, &fixture->text);
	*state = fixture;
	return 0;
}

static int close_fixture(void **state)
{
	struct fixture *fixture = *state;

	arena_close(&fixture->arena);
	free(fixture->text.bytes);
	free(fixture);
	return 0;
}

static const char *said(struct fixture *fixture)
{
	struct error err;

	assert_true(sink_end(&fixture->sink, &err));
	return fixture->text.bytes ? fixture->text.bytes : "";
}

static struct complex some_complex(void)
{
	struct complex complex;

	row_clear(&entity_complex, &complex);
	complex.row.id = "01JF8Z0000000000000000000A";
	complex.name = "De \"Zon\" \\ Zee\n\tx\x01";
	complex.manager = 1;
	complex.homes = 48;
	complex.special_share = 12500;
	return complex;
}

static void test_json_row(void **state)
{
	struct complex complex = some_complex();
	struct fixture *fixture = *state;

	json_row(&fixture->sink, fixture->arena, &entity_complex, &complex);
	assert_string_equal(said(fixture),
		"{\"id\":\"01JF8Z0000000000000000000A\",\"name\":\"De \\\"Zon\\\" \\\\ Zee\\n\\tx\\u0001\",\"association\":null,"
		"\"municipality\":null,\"neighbourhood\":null,\"manager\":true,\"homes\":48,\"special_share\":\"12.5\","
		"\"special_limit\":null}");
}

static void test_json_kinds(void **state)
{
	struct fixture *fixture = *state;
	struct home home;
	cJSON *tree, *access;

	row_clear(&entity_home, &home);
	home.row.id = "01JF8Z0000000000000000000B";
	home.rent = 64120;
	home.area = -5;
	home.lift = 0;
	home.free_from = day_of(2026, 12, 3);
	home.access = "rollator\nwheelchair";
	json_row(&fixture->sink, fixture->arena, &entity_home, &home);
	tree = cJSON_Parse(said(fixture));
	assert_non_null(tree);
	assert_int_equal(cJSON_GetArraySize(tree), entity_home.field_count + 1);
	assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(tree, "rent")), "641.20");
	assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(tree, "free_from")), "2026-12-03");
	assert_int_equal(cJSON_GetObjectItem(tree, "area")->valueint, -5);
	assert_true(cJSON_IsFalse(cJSON_GetObjectItem(tree, "lift")));
	access = cJSON_GetObjectItem(tree, "access");
	assert_int_equal(cJSON_GetArraySize(access), 2);
	assert_string_equal(cJSON_GetArrayItem(access, 1)->valuestring, "wheelchair");
	cJSON_Delete(tree);
}

static void test_json_arrays(void **state)
{
	struct complex complex = some_complex();
	struct fixture *fixture = *state;
	cJSON *tree;

	json_array_end(&fixture->sink, 0);
	assert_string_equal(said(fixture), "[]");
	fixture->text.length = 0;
	for (size_t i = 0; i < 500; i++)
		json_array_row(&fixture->sink, fixture->arena, i, &entity_complex, &complex);
	json_array_end(&fixture->sink, 500);
	tree = cJSON_Parse(said(fixture));
	assert_int_equal(cJSON_GetArraySize(tree), 500);
	cJSON_Delete(tree);
}

static void test_long_text(void **state)
{
	struct fixture *fixture = *state;
	char *text = malloc(3 * SINK_ROOM + 1);
	cJSON *tree;

	memset(text, 'x', 3 * SINK_ROOM);
	text[3 * SINK_ROOM] = '\0';
	text[SINK_ROOM + 7] = '"';
	json_string(&fixture->sink, text);
	tree = cJSON_Parse(said(fixture));
	assert_string_equal(cJSON_GetStringValue(tree), text);
	cJSON_Delete(tree);
	free(text);
}

static void test_csv(void **state)
{
	struct complex complex = some_complex();
	struct fixture *fixture = *state;

	complex.name = "Zon; \"Zee\", Velsen";
	complex.neighbourhood = "=1+1";
	complex.homes = -48;
	csv_heading(&fixture->sink, &entity_complex);
	csv_row(&fixture->sink, fixture->arena, &entity_complex, &complex);
	assert_string_equal(said(fixture),
		"id,name,association,municipality,neighbourhood,manager,homes,special_share,special_limit\r\n"
		"01JF8Z0000000000000000000A,\"Zon; \"\"Zee\"\", Velsen\",,,'=1+1,true,-48,12.5,\r\n");
}

static void test_csv_values(void **state)
{
	static const struct {
		const char *value, *csv;
	} cases[] = {
		{ NULL, "" },
		{ "", "" },
		{ "x", "x" },
		{ "-1", "'-1" },
		{ "+31", "'+31" },
		{ "@a", "'@a" },
		{ "=a,b", "\"'=a,b\"" },
		{ "\tx", "'\tx" },
		{ "\rx", "\"'\rx\"" },
		{ "a\nb", "\"a\nb\"" },
		{ "\"", "\"\"\"\"" },
		{ "a=b", "a=b" },
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		fixture->text.length = 0;
		csv_value(&fixture->sink, cases[i].value);
		sink_text(&fixture->sink, "|");
		said(fixture);
		fixture->text.bytes[fixture->text.length - 1] = '\0';
		assert_string_equal(fixture->text.bytes, cases[i].csv);
	}
}

static void test_full_disk(void **state)
{
	struct fixture *fixture = *state;
	struct complex complex = some_complex();
	struct error err = { E_NONE, "" };

	fixture->text.limit = 40000;
	for (size_t i = 0; i < 1000; i++)
		json_array_row(&fixture->sink, fixture->arena, i, &entity_complex, &complex);
	assert_true(fixture->sink.failed);
	assert_false(sink_end(&fixture->sink, &err));
	assert_string_equal(err.text, "the disk is full");
}

static void test_snapshot(void **state)
{
	const struct snapshot_value values[] = { { "stable", "01JP", "a-0", "op1" }, { NULL, "", "b-0", "op2" } };
	struct complex complex = some_complex();
	struct fixture *fixture = *state;
	struct snapshot snapshot;
	cJSON *tree, *differences;

	snapshot_begin(&snapshot, &fixture->sink, fixture->arena);
	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		snapshot_entity(&snapshot, entities[i]);
		if (entities[i] == &entity_complex)
			for (size_t row = 0; row < 3; row++)
				snapshot_row(&snapshot, &entity_complex, &complex);
	}
	snapshot_differences(&snapshot);
	snapshot_difference(&snapshot, "client", "01JF", "debts", values, 2);
	snapshot_end(&snapshot);
	tree = cJSON_Parse(said(fixture));
	assert_non_null(tree);
	assert_int_equal(cJSON_GetArraySize(tree), ENTITY_COUNT + 2);
	assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(tree, "complex")), 3);
	assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(tree, "client")), 0);
	differences = cJSON_GetObjectItem(cJSON_GetArrayItem(cJSON_GetObjectItem(tree, "differences"), 0), "values");
	assert_int_equal(cJSON_GetArraySize(differences), 2);
	assert_true(cJSON_IsNull(cJSON_GetObjectItem(cJSON_GetArrayItem(differences, 1), "value")));
	cJSON_Delete(tree);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_fixture, close_fixture)

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_json_row), TEST(test_json_kinds), TEST(test_json_arrays),
		TEST(test_long_text), TEST(test_csv), TEST(test_csv_values), TEST(test_full_disk),
		TEST(test_snapshot) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
