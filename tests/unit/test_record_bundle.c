/* First and last line of an export file: what is written is read again; what is not right is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "record/bundle.h"

#include <cmocka.h>

#define HEX64 "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static struct bundle_head some_head(void)
{
	struct bundle_head head = { .writer = "7f3a91c20b6e4d15", .scope = "velsen.hvo", .class = "care", .from = 3 };

	head.to = 41;
	memset(&head.before, 0x11, sizeof head.before);
	memset(&head.after, 0x22, sizeof head.after);
	head.version = "0.1.0";
	head.made = "2026-11-19T12:42:00Z";
	return head;
}

static void test_head_comes_back(void **state)
{
	struct bundle_head head = some_head(), again;
	struct arena *arena;
	struct error err;
	const char *line;

	(void)state;
	arena_open(&arena);
	line = bundle_head_write(arena, &head);
	assert_true(bundle_begins(line, strlen(line)));
	assert_true(bundle_begins(line, 5));
	assert_false(bundle_begins("{\"v\":1", 6));
	assert_true(bundle_head_read(arena, line, strlen(line) - 1, &again, &err));
	assert_string_equal(again.writer, head.writer);
	assert_string_equal(again.scope, head.scope);
	assert_string_equal(again.class, head.class);
	assert_int_equal(again.from, 3);
	assert_int_equal(again.to, 41);
	assert_memory_equal(&again.before, &head.before, sizeof head.before);
	assert_memory_equal(&again.after, &head.after, sizeof head.after);
	assert_string_equal(again.version, "0.1.0");
	assert_string_equal(again.made, "2026-11-19T12:42:00Z");
	memset(&head.after, 0xff, sizeof head.after);
	assert_int_equal(strlen(bundle_head_write(arena, &head)), strlen(line));
	arena_close(&arena);
}

static void test_tail_comes_back(void **state)
{
	struct bundle_tail tail = { .count = 39 }, again;
	struct arena *arena;
	struct error err;
	const char *line;

	(void)state;
	arena_open(&arena);
	memset(&tail.hash, 0x5a, sizeof tail.hash);
	line = bundle_tail_write(arena, &tail);
	assert_true(bundle_tail_read(line, strlen(line) - 1, &again, &err));
	assert_int_equal(again.count, 39);
	assert_memory_equal(&again.hash, &tail.hash, sizeof tail.hash);
	arena_close(&arena);
}

static void test_name(void **state)
{
	struct bundle_head head = some_head();
	struct arena *arena;
	struct hash hash;

	(void)state;
	arena_open(&arena);
	memset(&hash, 0xab, sizeof hash);
	assert_string_equal(bundle_name(arena, &head, &hash), "velsen.hvo.care.7f3a91c2.3-41.abababab.jsonl");
	arena_close(&arena);
}

#define HEAD(format, stream, rest) "{\"format\":\"" format "\",\"stream\":\"" stream "\"," rest "}"
#define LINKS ",\"before\":\"" HEX64 "\",\"after\":\"" HEX64 "\""
#define GOOD "7f3a91c20b6e4d15/velsen.hvo/care"

static void test_heads_read(void **state)
{
	static const struct {
		bool good;
		const char *line;
	} cases[] = {
		{ true, HEAD("tafel-export/1", GOOD, "\"from\":1,\"to\":2" LINKS) },
		{ true, HEAD("tafel-export/1", GOOD, "\"from\":1,\"to\":2,\"key\":\"x\",\"more\":[1]" LINKS) },
		{ true, HEAD("tafel-export/1", "7f3a91c20b6e4d15/regio/basic", "\"from\":7,\"to\":7" LINKS) },
		{ false, HEAD("tafel-export/2", GOOD, "\"from\":1,\"to\":2" LINKS) },
		{ false, HEAD("tafel-snapshot/1", GOOD, "\"from\":1,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", "7f3a91c20b6e4d15/velsen.hvo", "\"from\":1,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", "7f3a91c20b6e4d1/velsen/care", "\"from\":1,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", "7F3A91C20B6E4D15/velsen/care", "\"from\":1,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", "7f3a91c20b6e4d15/../care", "\"from\":1,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", "7f3a91c20b6e4d15/a.b.c/care", "\"from\":1,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", "7f3a91c20b6e4d15/a./care", "\"from\":1,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", "7f3a91c20b6e4d15/a/ca/re", "\"from\":1,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", GOOD, "\"from\":0,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", GOOD, "\"from\":3,\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", GOOD, "\"from\":1,\"to\":100001" LINKS) },
		{ false, HEAD("tafel-export/1", GOOD, "\"from\":\"1\",\"to\":2" LINKS) },
		{ false, HEAD("tafel-export/1", GOOD, "\"from\":1,\"to\":2,\"before\":\"\",\"after\":\"" HEX64 "\"") },
		{ false, HEAD("tafel-export/1", GOOD, "\"from\":1,\"to\":2,\"before\":\"" HEX64 "\"") },
		{ false, HEAD("tafel-export/1", GOOD, "\"from\":1,\"from\":1,\"to\":2" LINKS) },
		{ false, "[]" },
		{ false, "" },
		{ false, "{}" },
	};
	struct bundle_head head;
	struct arena *arena;
	struct error err;

	(void)state;
	arena_open(&arena);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		if (bundle_head_read(arena, cases[i].line, strlen(cases[i].line), &head, &err) != cases[i].good)
			fail_msg("%s", cases[i].line);
	arena_close(&arena);
}

static void test_tails_read(void **state)
{
	static const char *const bad[] = { "", "{}", "{\"count\":1}", "{\"count\":0,\"hash\":\"" HEX64 "\"}",
		"{\"count\":100001,\"hash\":\"" HEX64 "\"}", "{\"count\":1,\"hash\":\"00\"}",
		"{\"v\":1,\"k\":\"set\"}" };
	struct bundle_tail tail;
	struct error err;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		if (bundle_tail_read(bad[i], strlen(bad[i]), &tail, &err))
			fail_msg("%s", bad[i]);
}

static void test_long_head(void **state)
{
	static char line[BUNDLE_LINE_MAX + 600];
	struct bundle_head head;
	struct arena *arena;
	struct error err;
	int length;

	(void)state;
	arena_open(&arena);
	length = snprintf(line, sizeof line,
		HEAD("tafel-export/1", GOOD, "\"from\":1,\"to\":2" LINKS ",\"made\":\"%01000d\""), 0);
	assert_false(bundle_head_read(arena, line, (size_t)length, &head, &err));
	arena_close(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_head_comes_back),
		cmocka_unit_test(test_tail_comes_back),
		cmocka_unit_test(test_name),
		cmocka_unit_test(test_heads_read),
		cmocka_unit_test(test_tails_read),
		cmocka_unit_test(test_long_head),
	};

	return leaf_open() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
