/* Wrong arrangement files: each is refused whole, with its line, the place, the value and what would be right. */
#include "app_kit.h"

#include "app/arrange.h"
#include "app/arrange_file.h"
#include "arrange_wrong.h"

static const char *full(struct kit *kit)
{
	size_t length;

	return kit_read(kit, kit_data(kit, "arrangements/full.json"), &length);
}

static size_t line_of(const char *text, const char *part)
{
	const char *end = strstr(text, part);
	size_t line = 1;

	for (; end && text < end; text++)
		line += *text == '\n';
	return line;
}

static void the_full_file_is_good(void **state)
{
	struct kit *kit = kit_start();
	struct arrange_file file;
	const char *text = full(kit);

	(void)state;
	GOOD(kit, arrange_parse(kit->arena, "full.json", text, strlen(text), &file, &kit->err));
	assert_string_equal(file.code, "everything");
	kit_close(kit);
}

static void each_wrong_one_is_refused_by_line_and_place(void **state)
{
	struct kit *kit = kit_start();
	struct arrange_file file;
	const char *text = full(kit);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(arrange_wrong_files); i++) {
		const char *from = arrange_wrong_files[i].from, *told = arrange_wrong_files[i].told;
		const char *changed = kit_replaced(kit, text, from, arrange_wrong_files[i].to);
		int line = arrange_wrong_files[i].line;
		const char *place =
			arena_print(kit->arena, "full.json, line %zu: ", line ? (size_t)line : line_of(text, from));

		if (arrange_parse(kit->arena, "full.json", changed, strlen(changed), &file, &kit->err))
			fail_msg("%zu: %s was taken", i, arrange_wrong_files[i].to);
		if (strncmp(kit->err.text, place, strlen(place)) || !strstr(kit->err.text, told) ||
			!strstr(kit->err.text, " Nothing was loaded."))
			fail_msg("%zu: wanted %s%s\n     got %s", i, place, told, kit->err.text);
	}
	kit_close(kit);
}

/* Texts that are no JSON, or not what the scanner lets in. */
static const struct {
	const char *text, *told;
} broken[] = {
	{ "", "bad.json is empty. Nothing was loaded." },
	{ "[]", "bad.json, line 1, column 1: the text must be one object" },
	{ "{\n\"format\": ", "bad.json, line 2, column 11: the text ends too early" },
	{ "{\n\n\"a\": 1, \"a\": 2}", "bad.json, line 3, column 9: this key stands twice in one object" },
	{ "{\"version\": 1.5}", "line 1, column 14: only whole numbers may be used" },
	{ "{\n\"nl\": \"caf\xe9\"}", "line 2, column 11: this is not valid UTF-8" },
	{ "{\"nl\": \"a\\u0000b\"}", "column 10: of the control characters only" },
	{ "\xef\xbb\xbf{}", "a byte order mark stands before the text" },
	{ "\n\n\n{\n\"version\": 1,\n\"verzion\": 2}", "bad.json, line 6: verzion is not a known key." },
};

static void what_is_no_json_is_refused_by_line_and_column(void **state)
{
	struct kit *kit = kit_start();
	struct arrange_file file;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(broken); i++) {
		if (arrange_parse(kit->arena, "bad.json", broken[i].text, strlen(broken[i].text), &file, &kit->err))
			fail_msg("%zu was taken", i);
		if (!strstr(kit->err.text, broken[i].told))
			fail_msg("%zu: wanted %s\n     got %s", i, broken[i].told, kit->err.text);
	}
	kit_close(kit);
}

static void depth_and_size_have_an_end(void **state)
{
	enum { DEPTH = 1000, SIZE = 10 * 1024 * 1024 };
	struct kit *kit = kit_start();
	char *text = malloc(SIZE + 1);

	(void)state;
	assert_non_null(text);
	memset(text, '[', DEPTH);
	memcpy(text, "{\"goals\":", 9);
	text[DEPTH] = '\0';
	assert_false(arrange_check(&kit->app, kit_file(kit, "deep.json", text, DEPTH), &kit->err));
	assert_non_null(strstr(kit->err.text, "there are too many levels"));
	memset(text, ' ', SIZE);
	assert_false(arrange_check(&kit->app, kit_file(kit, "large.json", text, SIZE), &kit->err));
	assert_non_null(strstr(kit->err.text, "large.json"));
	free(text);
	kit_close(kit);
}

/* Where a path leads, in a text with all that JSON may hold. */
static void a_path_leads_to_its_line(void **state)
{
	static const char text[] = "{\n"                               /* 1 */
				   "\"a\": \"} ] , \\\" : {\",\n"      /* 2 */
				   "\"b\": [1, true,\n"                /* 3 */
				   " {\"c\": [],\n"                    /* 4 */
				   "  \"d\" : {}},\n"                  /* 5 */
				   " \"x\"],\n"                        /* 6 */
				   "\"bc\": {\"e\":\n"                 /* 7 */
				   "{\"f\": [[1],\n"                   /* 8 */
				   "[2, 3\n"                           /* 9 */
				   ",4]]}}, \"g\":\n"                  /* 10 */
				   "-7, \"a.b\": {\n\"x[0]\": null}}"; /* 11, 12 */
	static const struct {
		const char *path;
		size_t line;
	} paths[] = { { "", 1 }, { "a", 2 }, { "b", 3 }, { "b[1]", 3 }, { "b[2]", 4 }, { "b[2].c", 4 }, { "b[2].d", 5 },
		{ "b[3]", 6 }, { "b[9]", 3 }, { "b[2].zzz", 4 }, { "bc", 7 }, { "bc.e.f", 8 }, { "bc.e.f[1]", 9 },
		{ "bc.e.f[1][2]", 10 }, { "g", 10 }, { "nothing", 1 }, { "a.b", 11 } };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(paths); i++)
		if (arrange_line(text, paths[i].path) != paths[i].line)
			fail_msg("%s: line %zu", paths[i].path, arrange_line(text, paths[i].path));
}

/* A text that the records hold was taken once, by an older program or a newer one: it is not given up for a key that is
 * not known here, nor for what only shows over several entries. What this program needs must be there all the same. */
static void what_the_records_hold_is_read_more_kindly(void **state)
{
	struct kit *kit = kit_start();
	struct arrange_file file;
	const char *text = full(kit), *changed;

	(void)state;
	changed = kit_replaced(kit, text, "\"levels\": [", "\"tomorrow\": {\"is\": 1}, \"levels\": [");
	changed = kit_replaced(kit, changed, ", \"from\": [\"draft\"]", ", \"weather\": \"fine\"");
	assert_false(arrange_parse(kit->arena, "full.json", changed, strlen(changed), &file, &kit->err));
	GOOD(kit, arrange_parse_kept(kit->arena, "full.json", changed, strlen(changed), &file, &kit->err));
	assert_string_equal(file.code, "everything");
	changed = kit_replaced(kit, changed, "\"queue\": true", "\"queue\": 7");
	assert_false(arrange_parse_kept(kit->arena, "full.json", changed, strlen(changed), &file, &kit->err));
	kit_close(kit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_full_file_is_good),
		cmocka_unit_test(each_wrong_one_is_refused_by_line_and_place),
		cmocka_unit_test(what_is_no_json_is_refused_by_line_and_column),
		cmocka_unit_test(depth_and_size_have_an_end),
		cmocka_unit_test(a_path_leads_to_its_line),
		cmocka_unit_test(what_the_records_hold_is_read_more_kindly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
