/* Records: what is written is read back the same; a bad line is refused with the part that is wrong. */
#include "record/line.h" /* before cmocka, which has a macro fail() */
#include "record/leaf.h"
#include "record/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define S "\"s\":\"7f3a91c20b6e4d15/velsen.hvo/care\""
#define Q "\"q\":41"
#define H "\"h\":\"019b2c44d1e0-0003\""
#define E "\"e\":\"client\""
#define I "\"i\":\"01JF8Z0000000000000000000A\""
#define X "\"x\":{\"debts\":\"stable\",\"proof.budget_plan\":null}"
#define O "\"o\":[\"AAAAAAAAAAAAAAAAAAAAAA\"]"
#define A "\"a\":[\"AQEBAQEBAQEBAQEBAQEBAQ\"]"
#define U "\"u\":\"01JP\""
#define N "\"n\":\"AAECAwQFBgcICQoLDA0ODw\""
#define HEAD S "," Q "," H
#define REST E "," I "," X "," U "," N
#define SET(q) "{\"v\":1,\"k\":\"set\"," q "}"

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena_open(&arena);
	return leaf_open() ? 0 : -1;
}

static int finish(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static bool read_text(const char *line, struct record *record, struct error *err)
{
	return record_read(arena, line, strlen(line), record, err);
}

static struct record must_read(const char *line)
{
	struct record record;
	struct error err;

	if (!read_text(line, &record, &err))
		fail_msg("%s: %s", line, err.text);
	return record;
}

static void test_every_part_is_read(void **state)
{
	struct record r = must_read("{\"v\":1,\"k\":\"add\"," HEAD "," E "," I "," X "," O "," A "," U "," N "}");
	struct op_id ones;

	(void)state;
	memset(ones.bytes, 1, OP_BYTES);
	assert_int_equal(r.version, 1);
	assert_int_equal(r.kind, RECORD_ADD);
	assert_string_equal(r.writer, "7f3a91c20b6e4d15");
	assert_string_equal(r.scope, "velsen.hvo");
	assert_string_equal(r.class, "care");
	assert_true(r.number == 41 && stamp_ms(r.stamp) == 0x019b2c44d1e0);
	assert_string_equal(r.entity, "client");
	assert_string_equal(r.id, "01JF8Z0000000000000000000A");
	assert_int_equal(r.cell_count, 2);
	assert_string_equal(r.cells[0].name, "debts");
	assert_string_equal(r.cells[0].value, "stable");
	assert_string_equal(r.cells[1].name, "proof.budget_plan");
	assert_null(r.cells[1].value);
	assert_true(r.replaces_count == 1 && r.replaces[0].bytes[0] == 0);
	assert_true(r.about_count == 1 && op_compare(&r.about[0], &ones) == 0);
	assert_string_equal(r.user, "01JP");
	assert_true(r.salt[0] == 0 && r.salt[15] == 15);
}

/* Lines that are read, and written again byte for byte. */
static const char *const round_trips[] = {
	SET(HEAD "," REST),
	SET(HEAD "," E "," I "," X "," O "," U "," N),
	"{\"v\":1,\"k\":\"add\"," HEAD "," E "," I "," X "," A "," U "," N "}",
	"{\"v\":1,\"k\":\"fix\"," HEAD "," E "," I "," O "," U "," N "}",
	"{\"v\":1,\"k\":\"fix\"," HEAD "," E "," I "," X "," O "," U "," N "}",
	"{\"v\":1,\"k\":\"move\"," HEAD "," E "," I ",\"x\":{\"to\":\"velsen.none\"}," U "," N "}",
	SET(HEAD "," E "," I "," X "," O ",\"r\":true," U "," N),
	"{\"v\":1,\"k\":\"forget\"," HEAD "," E "," I "," O "," U "," N "}",
	SET(HEAD "," E "," I ",\"x\":{\"~\":\"gone\"}," U "," N),
	SET(HEAD "," E "," I ",\"x\":{\"~\":null}," U "," N),
	SET(HEAD "," E "," I ",\"x\":{\"note\":\"a\\nb\\tc \\\"d\\\" \\\\ / Ren\xc3\xa9 \xf0\x9f\x98\x80\","
		 "\"b\":\"\"}," U "," N),
	SET(HEAD "," E "," I "," X ",\"u\":\"\"," N),
	SET("\"s\":\"0000000000000000/regio/basic\",\"q\":9007199254740992," H "," REST),
	SET("\"s\":\"ffffffffffffffff/a_1.b_2/log\",\"q\":1000000000000000,\"h\":\"ffffffffffff-ffff\"," REST),
	SET(S ",\"q\":1,\"h\":\"000000000000-0000\"," REST),
};

static void test_round_trips(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(round_trips); i++) {
		struct record record = must_read(round_trips[i]);
		struct error err;
		const char *line;
		size_t length;

		if (!record_write(arena, &record, &line, &length, &err))
			fail_msg("%s: %s", round_trips[i], err.text);
		assert_string_equal(line, round_trips[i]);
		assert_int_equal(length, strlen(line));
	}
}

/* Other keys, another order of keys, `a` where it does not belong: read all the same. */
static void test_what_is_unknown_is_passed_over(void **state)
{
	static const char *const lines[] = {
		SET(HEAD "," REST ",\"z\":{\"y\":[1,{\"x\":null}]},\"vv\":2,\"\":0"),
		SET(HEAD "," REST "," A),
		SET(HEAD "," REST ",\"a\":7"),
		"{" N "," U "," X "," I "," E "," H "," Q "," S ",\"k\":\"set\",\"v\":1}",
		SET(HEAD "," REST ",\"o\":[]"),
	};
	struct record first = must_read(round_trips[0]);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct record r = must_read(lines[i]);

		assert_int_equal(r.kind, RECORD_SET);
		assert_true(r.number == 41 && r.cell_count == 2 && r.about_count == 0 && r.replaces_count == 0);
		assert_string_equal(r.id, first.id);
	}
	assert_false(must_read("{\"v\":1,\"k\":\"add\"," HEAD "," REST ",\"r\":7}").restates);
}

static void test_newer_versions_and_kinds_are_kept(void **state)
{
	static const struct {
		const char *line;
		int version;
		enum record_kind kind;
		bool entity, id;
	} cases[] = {
		{ "{\"v\":2,\"k\":\"set\"," HEAD "," N "}", 2, RECORD_SET, false, false },
		{ "{\"v\":2,\"k\":\"set\"," HEAD "," REST "}", 2, RECORD_SET, true, true },
		{ "{\"v\":2147483647,\"k\":\"weave\"," HEAD "," N "}", 2147483647, RECORD_OTHER, false, false },
		{ "{\"v\":1,\"k\":\"weave\"," HEAD "," N "}", 1, RECORD_OTHER, false, false },
		{ "{\"v\":1,\"k\":\"Set\"," HEAD "," E "," I "," N "}", 1, RECORD_OTHER, true, true },
		{ "{\"v\":3,\"k\":\"add\"," HEAD ",\"e\":7,\"i\":[],\"x\":[1],\"o\":{},\"u\":null," N "}", 3,
			RECORD_ADD, false, false },
		{ "{\"v\":2,\"k\":\"add\"," HEAD "," E ",\"i\":\"a/b\"," N "}", 2, RECORD_ADD, true, false },
		{ "{\"v\":3,\"k\":\"add\"," HEAD ",\"e\":\"a b\"," I ",\"x\":{\"a\":{\"b\":1}}," N "}", 3, RECORD_ADD,
			false, true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct record r = must_read(cases[i].line);

		assert_int_equal(r.version, cases[i].version);
		assert_int_equal(r.kind, cases[i].kind);
		assert_int_equal(r.entity != NULL, cases[i].entity);
		assert_int_equal(r.id != NULL, cases[i].id);
		assert_true(r.number == 41 && r.salt[15] == 15);
		assert_true(r.cell_count == 0 && r.replaces_count == 0 && !r.user);
		assert_string_equal(r.class, "care");
	}
}

static const struct bad {
	const char *line, *why;
} bad[] = {
	/* not JSON, not one object, not one spelling */
	{ "", "ends too early" },
	{ "[]", "one object" },
	{ SET(HEAD "," REST) " ", "behind the end" },
	{ SET(HEAD ", " REST), "a key" },
	{ SET(HEAD "," REST ",\"q\":1"), "twice" },
	{ SET(HEAD "," REST ",\"\\u0071\":1"), "twice" },
	{ SET(HEAD "," E "," I ",\"x\":{\"a\":\"1\",\"\\u0061\":\"2\"}," U "," N), "twice" },
	/* a part that is not there */
	{ "{}", "no \"v\"" },
	{ "{\"v\":1}", "no \"k\"" },
	{ "{\"k\":\"set\"," HEAD "," REST "}", "no \"v\"" },
	{ "{\"v\":1," HEAD "," REST "}", "no \"k\"" },
	{ SET(Q "," H "," REST), "no \"s\"" },
	{ SET(S "," H "," REST), "no \"q\"" },
	{ SET(S "," Q "," REST), "no \"h\"" },
	{ SET(HEAD "," I "," X "," U "," N), "no \"e\"" },
	{ SET(HEAD "," E "," X "," U "," N), "no \"i\"" },
	{ SET(HEAD "," E "," I "," U "," N), "no \"x\"" },
	{ SET(HEAD "," E "," I ",\"x\":{}," U "," N), "no \"x\"" },
	{ SET(HEAD "," E "," I "," X "," N), "no \"u\"" },
	{ SET(HEAD "," E "," I "," X "," U), "no \"n\"" },
	{ "{\"v\":1,\"k\":\"add\"," HEAD "," E "," I "," U "," N "}", "no \"x\"" },
	{ "{\"v\":1,\"k\":\"fix\"," HEAD "," E "," I "," X "," U "," N "}", "no \"o\"" },
	{ "{\"v\":1,\"k\":\"fix\"," HEAD "," E "," I ",\"o\":[]," U "," N "}", "no \"o\"" },
	{ "{\"v\":1,\"k\":\"move\"," HEAD "," E "," I "," U "," N "}", "no \"x\"" },
	{ "{\"v\":1,\"k\":\"forget\"," HEAD "," I "," U "," N "}", "no \"e\"" },
	{ "{\"v\":2,\"k\":\"set\"," S "," Q "," H "}", "no \"n\"" },
	{ "{\"v\":1,\"k\":\"weave\"," Q "," H "," N "}", "no \"s\"" },
	/* v and k */
	{ SET(HEAD "," REST ",\"r\":false"), "\"r\" must" },
	{ SET(HEAD "," REST ",\"r\":1"), "\"r\" must" },
	{ "{\"v\":0,\"k\":\"set\"," HEAD "," REST "}", "\"v\" must" },
	{ "{\"v\":-1,\"k\":\"set\"," HEAD "," REST "}", "\"v\" must" },
	{ "{\"v\":\"1\",\"k\":\"set\"," HEAD "," REST "}", "\"v\" must" },
	{ "{\"v\":null,\"k\":\"set\"," HEAD "," REST "}", "\"v\" must" },
	{ "{\"v\":2147483648,\"k\":\"set\"," HEAD "," REST "}", "\"v\" must" },
	{ "{\"v\":true,\"k\":\"set\"," HEAD "," REST "}", "\"v\" must" },
	{ "{\"v\":-9007199254740992,\"k\":\"set\"," HEAD "," REST "}", "\"v\" must" },
	{ "{\"v\":1,\"k\":\"\"," HEAD "," REST "}", "\"k\" must" },
	{ "{\"v\":1,\"k\":1," HEAD "," REST "}", "\"k\" must" },
	{ "{\"v\":1,\"k\":null," HEAD "," REST "}", "\"k\" must" },
	{ "{\"v\":1,\"k\":[\"set\"]," HEAD "," REST "}", "\"k\" must" },
	/* s */
	{ SET("\"s\":7," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"//\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/velsen\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d1/velsen/care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d155/velsen/care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7F3A91C20B6E4D15/velsen/care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d1g/velsen/care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15//care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/velsen/\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/velsen./care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/.hvo/care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/velsen.hvo.x/care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/../care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/Velsen/care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/vel sen/care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/velsen/Care\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/velsen/care/x\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/velsen/abcdefghijklmnop\"," Q "," H "," REST), "\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/abcdefghijabcdefghijabcdefghijabcdefghijk/care\"," Q "," H "," REST),
		"\"s\" must" },
	{ SET("\"s\":\"7f3a91c20b6e4d15/a.abcdefghijabcdefghijabcdefghijabcdefghijk/care\"," Q "," H "," REST),
		"\"s\" must" },
	/* q and h */
	{ SET(S ",\"q\":0," H "," REST), "\"q\" must" },
	{ SET(S ",\"q\":-1," H "," REST), "\"q\" must" },
	{ SET(S ",\"q\":\"1\"," H "," REST), "\"q\" must" },
	{ SET(S ",\"q\":null," H "," REST), "\"q\" must" },
	{ SET(S ",\"q\":9007199254740993," H "," REST), "above" },
	{ SET(S ",\"q\":1.5," H "," REST), "whole" },
	{ SET(S "," Q ",\"h\":\"\"," REST), "\"h\" must" },
	{ SET(S "," Q ",\"h\":1," REST), "\"h\" must" },
	{ SET(S "," Q ",\"h\":\"019b2c44d1e0\"," REST), "\"h\" must" },
	{ SET(S "," Q ",\"h\":\"019B2C44D1E0-0003\"," REST), "\"h\" must" },
	/* e, i, u */
	{ SET(HEAD ",\"e\":\"\"," I "," X "," U "," N), "\"e\" must" },
	{ SET(HEAD ",\"e\":null," I "," X "," U "," N), "\"e\" must" },
	{ SET(HEAD ",\"e\":\"cli ent\"," I "," X "," U "," N), "\"e\" must" },
	{ SET(HEAD ",\"e\":\"a.b\"," I "," X "," U "," N), "\"e\" must" },
	{ SET(HEAD ",\"e\":\"caf\xc3\xa9\"," I "," X "," U "," N), "\"e\" must" },
	{ SET(HEAD ",\"e\":\"a\\nb\"," I "," X "," U "," N), "\"e\" must" },
	{ SET(HEAD "," E ",\"i\":\"\"," X "," U "," N), "\"i\" must" },
	{ SET(HEAD "," E ",\"i\":7," X "," U "," N), "\"i\" must" },
	{ SET(HEAD "," E ",\"i\":\"../x\"," X "," U "," N), "\"i\" must" },
	{ SET(HEAD "," E ",\"i\":\"a'b\"," X "," U "," N), "\"i\" must" },
	{ SET(HEAD "," E ",\"i\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"," X "," U "," N),
		"\"i\" must" },
	{ SET(HEAD "," E "," I "," X ",\"u\":null," N), "\"u\" must" },
	{ SET(HEAD "," E "," I "," X ",\"u\":1," N), "\"u\" must" },
	{ SET(HEAD "," E "," I "," X ",\"u\":\"Jan Jansen\"," N), "\"u\" must" },
	/* x */
	{ SET(HEAD "," E "," I ",\"x\":[]," U "," N), "\"x\" must" },
	{ SET(HEAD "," E "," I ",\"x\":null," U "," N), "\"x\" must" },
	{ SET(HEAD "," E "," I ",\"x\":\"a\"," U "," N), "\"x\" must" },
	{ SET(HEAD "," E "," I ",\"x\":{\"a\":1}," U "," N), "\"x\" must" },
	{ SET(HEAD "," E "," I ",\"x\":{\"a\":true}," U "," N), "\"x\" must" },
	{ SET(HEAD "," E "," I ",\"x\":{\"a\":[]}," U "," N), "\"x\" must" },
	{ SET(HEAD "," E "," I ",\"x\":{\"a\":\"b\",\"c\":{}}," U "," N), "\"x\" must" },
	{ SET(HEAD "," E "," I ",\"x\":{\"\":\"b\"}," U "," N), "\"x\" must" },
	{ SET(HEAD "," E "," I ",\"x\":{\"a b\":\"c\"}," U "," N), "\"x\" must" },
	{ SET(HEAD "," E "," I ",\"x\":{\"a\\n\":\"c\"}," U "," N), "\"x\" must" },
	/* o and a */
	{ SET(HEAD "," REST ",\"o\":null"), "\"o\" must" },
	{ SET(HEAD "," REST ",\"o\":\"AAAAAAAAAAAAAAAAAAAAAA\""), "\"o\" must" },
	{ SET(HEAD "," REST ",\"o\":{}"), "\"o\" must" },
	{ SET(HEAD "," REST ",\"o\":[1]"), "\"o\" must" },
	{ SET(HEAD "," REST ",\"o\":[\"\"]"), "\"o\" must" },
	{ SET(HEAD "," REST ",\"o\":[\"AAAAAAAAAAAAAAAAAAAAA\"]"), "\"o\" must" },
	{ SET(HEAD "," REST ",\"o\":[\"AAAAAAAAAAAAAAAAAAAAAB\"]"), "\"o\" must" },
	{ SET(HEAD "," REST ",\"o\":[\"AAAAAAAAAAAAAAAAAAAAA=\"]"), "\"o\" must" },
	{ SET(HEAD "," REST ",\"o\":[null]"), "\"o\" must" },
	{ "{\"v\":1,\"k\":\"add\"," HEAD "," REST ",\"a\":[\"x\"]}", "\"a\" must" },
	{ "{\"v\":1,\"k\":\"add\"," HEAD "," REST ",\"a\":7}", "\"a\" must" },
	/* n */
	{ SET(HEAD "," E "," I "," X "," U ",\"n\":\"\""), "\"n\" must" },
	{ SET(HEAD "," E "," I "," X "," U ",\"n\":1"), "\"n\" must" },
	{ SET(HEAD "," E "," I "," X "," U ",\"n\":\"AAECAwQFBgcICQoLDA0OD\""), "\"n\" must" },
	{ SET(HEAD "," E "," I "," X "," U ",\"n\":\"AAECAwQFBgcICQoLDA0ODwA\""), "\"n\" must" },
	{ SET(HEAD "," E "," I "," X "," U ",\"n\":\"AAECAwQFBgcICQoLDA0ODx\""), "\"n\" must" },
	{ SET(HEAD "," E "," I "," X "," U ",\"n\":\"AAECAwQFBgcICQoLDA0O/w\""), "\"n\" must" },
};

static void test_bad_lines_are_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct error err = { E_NONE, "" };
		struct record record;

		if (read_text(bad[i].line, &record, &err))
			fail_msg("case %zu is taken: %s", i, bad[i].line);
		if (!strstr(err.text, bad[i].why))
			fail_msg("case %zu, %s: %s", i, bad[i].line, err.text);
	}
}

/* A record to write, all good. */
static struct record sample(const struct cell *cells, size_t count)
{
	return (struct record){
		.version = RECORD_VERSION,
		.kind = RECORD_SET,
		.writer = "7f3a91c20b6e4d15",
		.scope = "velsen.hvo",
		.class = "care",
		.number = 1,
		.stamp = { 1 },
		.entity = "client",
		.id = "x",
		.cells = cells,
		.cell_count = count,
		.user = "",
	};
}

static void refuse_write(const struct record *record, const char *why)
{
	struct error err = { E_NONE, "" };
	const char *line;
	size_t length;

	if (record_write(arena, record, &line, &length, &err))
		fail_msg("written, though %s: %s", why, line);
	if (!strstr(err.text, why))
		fail_msg("%s: %s", why, err.text);
}

/* "o" with `count` ids, each another. */
static const char *line_with_ops(size_t count)
{
	struct buffer line = { .arena = arena };
	char text[OP_TEXT];

	buffer_text(&line, "{\"v\":1,\"k\":\"set\"," HEAD "," REST ",\"o\":[");
	for (size_t i = 0; i < count; i++) {
		struct op_id op = { { (unsigned char)(i >> 8), (unsigned char)i } };
		op_write(&op, text);
		buffer_print(&line, "%s\"%s\"", i ? "," : "", text);
	}
	buffer_text(&line, "]}");
	return line.text;
}

static void test_number_of_parents_has_a_limit(void **state)
{
	const struct cell cell = { "a", "1" };
	struct op_id ops[RECORD_OPS_MAX + 1] = { { { 0 } } };
	struct record record;
	struct error err;
	const char *line;
	size_t length;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(ops); i++)
		memcpy(ops[i].bytes, &i, sizeof i);
	assert_true(read_text(line_with_ops(RECORD_OPS_MAX), &record, &err));
	assert_int_equal(record.replaces_count, RECORD_OPS_MAX);
	assert_false(read_text(line_with_ops(RECORD_OPS_MAX + 1), &record, &err));
	assert_non_null(strstr(err.text, "\"o\" must"));
	record = sample(&cell, 1);
	record.replaces = ops;
	record.replaces_count = RECORD_OPS_MAX;
	assert_true(record_write(arena, &record, &line, &length, &err));
	record.replaces_count = RECORD_OPS_MAX + 1;
	refuse_write(&record, "\"o\" must");
}

static void test_bad_values_are_not_written(void **state)
{
	static const struct {
		struct cell cell;
		const char *why;
	} cases[] = {
		{ { "note", "a\rb" }, "note: a control" },
		{ { "note", "\x01" }, "note: a control" },
		{ { "note", "\x1b[2J" }, "note: a control" },
		{ { "note", "\b" }, "note: a control" },
		{ { "note", "\f" }, "note: a control" },
		{ { "note", "\x7f" }, "note: a control" },
		{ { "note", "\xc2\x9b" }, "control character" },
		{ { "note", "\xe9" }, "not valid UTF-8" },
		{ { "note", "\xed\xa0\x80" }, "not valid UTF-8" },
		{ { "", "a" }, "\"x\" must" },
		{ { "a b", "a" }, "\"x\" must" },
		{ { "a\"b", "a" }, "\"x\" must" },
	};
	const struct cell twice[] = { { "a", "1" }, { "b", "2" }, { "a", "3" } };
	struct record record;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		record = sample(&cases[i].cell, 1);
		refuse_write(&record, cases[i].why);
	}
	record = sample(twice, 3);
	refuse_write(&record, "twice");
}

static void test_bad_records_are_not_written(void **state)
{
	const struct cell cell = { "a", "1" };
	const struct record good = sample(&cell, 1);
	const struct op_id op = { { 0 } };
	struct record r;

	(void)state;
	r = good, r.version = 2, refuse_write(&r, "version 1");
	r = good, r.kind = RECORD_OTHER, refuse_write(&r, "version 1");
	r = good, r.writer[3] = 'G', refuse_write(&r, "\"s\" must");
	r = good, r.writer[15] = '\0', refuse_write(&r, "\"s\" must");
	r = good, r.writer[16] = 'x', refuse_write(&r, "\"s\" must");
	r = good, r.scope[0] = '/', refuse_write(&r, "\"s\" must");
	r = good, r.class[0] = '\0', refuse_write(&r, "\"s\" must");
	r = good, r.number = 0, refuse_write(&r, "\"q\" must");
	r = good, r.number = (INT64_C(1) << 53) + 1, refuse_write(&r, "\"q\" must");
	r = good, r.entity = NULL, refuse_write(&r, "no \"e\"");
	r = good, r.entity = "a/b", refuse_write(&r, "\"e\" must");
	r = good, r.id = NULL, refuse_write(&r, "no \"i\"");
	r = good, r.id = "", refuse_write(&r, "\"i\" must");
	r = good, r.user = NULL, refuse_write(&r, "no \"u\"");
	r = good, r.cell_count = 0, refuse_write(&r, "no \"x\"");
	r = good, r.about = &op, r.about_count = 1, refuse_write(&r, "on an add");
	r = good, r.kind = RECORD_FIX, refuse_write(&r, "no \"o\"");
}

static void test_parents_are_sorted_and_named_once(void **state)
{
	const struct op_id ops[] = { { { 3 } }, { { 1 } }, { { 2 } }, { { 1 } }, { { 3 } } };
	const struct cell cell = { "a", "1" };
	struct record record = sample(&cell, 1);
	const char *line;
	size_t length;

	(void)state;
	record.kind = RECORD_ADD;
	record.replaces = record.about = ops;
	record.replaces_count = record.about_count = ARRAY_LEN(ops);
	assert_true(record_write(arena, &record, &line, &length, NULL));
	record = must_read(line);
	assert_true(record.replaces_count == 3 && record.about_count == 3);
	for (size_t i = 0; i < 3; i++)
		assert_true(record.replaces[i].bytes[0] == i + 1 && record.about[i].bytes[0] == i + 1);
	assert_int_equal(ops[0].bytes[0], 3);
}

/* The longest line that may be is written and read; one byte more is not written. */
static void test_length_has_a_limit(void **state)
{
	char *value = calloc(1, SCAN_LINE_MAX + 2);
	struct cell cell = { "a", value };
	struct record record = sample(&cell, 1), back;
	struct error err;
	const char *line;
	size_t length, room;

	(void)state;
	assert_non_null(value);
	value[0] = 'x';
	assert_true(record_write(arena, &record, &line, &length, &err));
	room = SCAN_LINE_MAX - length + 1;
	memset(value, 'x', room);
	assert_true(record_write(arena, &record, &line, &length, &err));
	assert_int_equal(length, SCAN_LINE_MAX);
	assert_true(record_read(arena, line, length, &back, &err));
	assert_string_equal(back.cells[0].value, value);
	value[room] = 'x';
	refuse_write(&record, "longer than 64 KiB");
	memset(value, 'x', SCAN_LINE_MAX + 1);
	refuse_write(&record, "longer than 64 KiB");
	memset(value, '\n', SCAN_LINE_MAX + 1);
	refuse_write(&record, "longer than 64 KiB");
	free(value);
}

/* The bytes end where `length` says, with no NUL behind them. */
static void test_line_ends_at_its_length(void **state)
{
	size_t length = strlen(round_trips[0]);
	char *exact = malloc(length);
	struct record record;

	(void)state;
	assert_non_null(exact);
	memcpy(exact, round_trips[0], length);
	assert_true(record_read(arena, exact, length, &record, NULL));
	for (size_t cut = 0; cut < length; cut++)
		assert_false(record_read(arena, round_trips[0], cut, &record, NULL));
	free(exact);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_part_is_read),
		cmocka_unit_test(test_round_trips),
		cmocka_unit_test(test_what_is_unknown_is_passed_over),
		cmocka_unit_test(test_newer_versions_and_kinds_are_kept),
		cmocka_unit_test(test_bad_lines_are_refused),
		cmocka_unit_test(test_number_of_parents_has_a_limit),
		cmocka_unit_test(test_bad_values_are_not_written),
		cmocka_unit_test(test_bad_records_are_not_written),
		cmocka_unit_test(test_parents_are_sorted_and_named_once),
		cmocka_unit_test(test_length_has_a_limit),
		cmocka_unit_test(test_line_ends_at_its_length),
	};

	return cmocka_run_group_tests(tests, begin, finish);
}
