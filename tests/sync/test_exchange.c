/* Exchange by files, case by case. */
#include "laptop.h"
#include "record/scan.h"
#include "sync/export.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const int64_t NOON = INT64_C(1794000000000), YEAR = INT64_C(365) * 24 * 3600 * 1000;
static const char client[] = "01JF8Z6K3Q9V0W1X2Y3Z4A5B6C";
static const char decision[] = "01JF8Z6K3Q9V0W1X2Y3Z4A5B6D";

/* Two laptops in a room, each with an out folder. */
struct fixture {
	char room[200];
	struct arena *arena;
	struct laptop a, b;
	const char *a_out, *b_out;
};

static int open_fixture(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	laptop_room(f->room);
	arena_open(&f->arena);
	laptop_create(&f->a, arena_print(f->arena, "%s/a", f->room), 11, NOON);
	laptop_create(&f->b, arena_print(f->arena, "%s/b", f->room), 22, NOON);
	f->a_out = arena_print(f->arena, "%s/a.out", f->room);
	f->b_out = arena_print(f->arena, "%s/b.out", f->room);
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

static void carry(struct fixture *f, struct laptop *from, const char *folder, struct laptop *to)
{
	struct import_result result;

	laptop_export(from, folder);
	laptop_import_folder(to, f->arena, folder, &result);
	for (size_t i = 0; i < result.count; i++)
		if (result.files[i].state > IMPORT_KNOWN)
			fail_msg("%s: %s", result.files[i].path, result.files[i].why.text);
}

static void exchange(struct fixture *f)
{
	carry(f, &f->a, f->a_out, &f->b);
	carry(f, &f->b, f->b_out, &f->a);
	assert_string_equal(laptop_snapshot(&f->a, f->arena), laptop_snapshot(&f->b, f->arena));
}

static int64_t open_differences(struct laptop *laptop)
{
	struct store_count counts;
	struct error err;

	assert_true(store_counts(laptop->store, &counts, &err));
	return counts.differences;
}

static size_t heads(struct fixture *f, struct laptop *laptop, const char *cell, struct head **list)
{
	struct error err;
	size_t count;

	assert_true(store_heads(laptop->store, f->arena, &entity_client, client, cell, list, &count, &err));
	return count;
}

static struct import_file import_one(struct fixture *f, struct laptop *laptop, const char *path)
{
	struct import_result result;

	laptop_import(laptop, f->arena, &path, 1, &result);
	assert_int_equal(result.count, 1);
	return result.files[0];
}

static const char *value(struct fixture *f, struct laptop *laptop, const char *cell)
{
	return laptop_value(laptop, f->arena, &entity_client, client, cell);
}

/* The files of the stream that the tests write in; beside it stands that of the device itself. */
static size_t care_files(struct fixture *f, const char *folder, const char ***paths)
{
	size_t all = folder_list(f->arena, folder, paths), count = 0;

	for (size_t i = 0; i < all; i++)
		if (strstr((*paths)[i], "/velsen.hvo.care."))
			(*paths)[count++] = (*paths)[i];
	return count;
}

static size_t care_spans(struct fixture *f, struct laptop *laptop, struct span **spans)
{
	size_t all, count = 0;
	struct error err;

	assert_true(stream_spans(laptop->store, f->arena, spans, &all, &err));
	for (size_t i = 0; i < all; i++)
		if (!strcmp((*spans)[i].scope, "velsen.hvo") && !strcmp((*spans)[i].class, "care"))
			(*spans)[count++] = (*spans)[i];
	return count;
}

/* ---- merging */

static void test_equal_values_are_no_difference(void **state)
{
	struct fixture *f = *state;
	struct head *list;

	laptop_set(&f->a, &entity_client, client, "debts", "stable");
	laptop_set(&f->b, &entity_client, client, "debts", "stable");
	exchange(f);
	assert_int_equal(heads(f, &f->a, "debts", &list), 2);
	assert_int_equal(open_differences(&f->a), 0);
	assert_string_equal(value(f, &f->b, "debts"), "stable");
	laptop_set(&f->a, &entity_client, client, "debts", "none");
	exchange(f);
	assert_int_equal(heads(f, &f->b, "debts", &list), 1);
	assert_string_equal(value(f, &f->b, "debts"), "none");
}

static void test_both_values_are_kept(void **state)
{
	struct fixture *f = *state;
	struct head *list;

	laptop_set(&f->a, &entity_client, client, "debts", "stable");
	exchange(f);
	f->a.clock.fixed_ms += 60000;
	laptop_set(&f->a, &entity_client, client, "debts", "none");
	laptop_set(&f->b, &entity_client, client, "debts", "unstable");
	exchange(f);
	assert_int_equal(open_differences(&f->a), 1);
	assert_int_equal(open_differences(&f->b), 1);
	assert_int_equal(heads(f, &f->b, "debts", &list), 2);
	assert_string_equal(list[0].value, "none");
	assert_string_equal(list[0].writer, store_writer(f->a.store));
	assert_int_equal(stamp_ms(list[0].stamp), NOON + 60000);
	assert_string_equal(list[1].value, "unstable");
	assert_string_equal(value(f, &f->a, "debts"), "none");
	laptop_set(&f->b, &entity_client, client, "debts", "unstable");
	exchange(f);
	assert_int_equal(open_differences(&f->a), 0);
	assert_string_equal(value(f, &f->a, "debts"), "unstable");
}

static void test_other_cells_do_not_meet(void **state)
{
	struct fixture *f = *state;

	laptop_set(&f->a, &entity_client, client, "debts", "stable");
	exchange(f);
	laptop_set(&f->a, &entity_client, client, "proof.debt_list", "true");
	laptop_set(&f->b, &entity_client, client, "proof.cjib", "true");
	laptop_set(&f->b, &entity_client, client, "children", "2");
	exchange(f);
	assert_int_equal(open_differences(&f->a), 0);
	assert_string_equal(value(f, &f->a, "proof.cjib"), "true");
	assert_string_equal(value(f, &f->b, "proof.debt_list"), "true");
	assert_string_equal(value(f, &f->a, "children"), "2");
}

static void test_clocks_refuse_nothing(void **state)
{
	struct fixture *f = *state;
	struct head *list;

	f->a.clock.fixed_ms += 10 * YEAR;
	laptop_set(&f->a, &entity_client, client, "debts", "stable");
	exchange(f);
	assert_string_equal(value(f, &f->b, "debts"), "stable");
	laptop_set(&f->b, &entity_client, client, "debts", "none");
	assert_int_equal(heads(f, &f->b, "debts", &list), 1);
	assert_true(stamp_ms(list[0].stamp) <= NOON + INT64_C(24) * 3600 * 1000);
	f->b.clock.fixed_ms -= 10 * YEAR;
	laptop_set(&f->b, &entity_client, client, "debts", "unstable");
	exchange(f);
	assert_string_equal(value(f, &f->a, "debts"), "unstable");
	assert_int_equal(open_differences(&f->a), 0);
}

/* ---- what comes from newer versions, and what aims at entries */

static const char foreign[] = "00000000000000aa";

static const char *line_of(struct fixture *f, int64_t number, enum record_kind kind, const char *entity, const char *id,
	const struct cell *set, size_t count)
{
	struct record record = { .version = 1, .kind = kind, .scope = "velsen.hvo", .class = "care", .number = number };
	const char *line;
	struct error err;
	size_t length;

	memcpy(record.writer, foreign, sizeof foreign);
	record.stamp = stamp_next((struct stamp){ 0 }, NOON + number);
	record.entity = entity;
	record.id = id;
	record.cells = set;
	record.cell_count = count;
	record.user = "";
	record.salt[0] = (unsigned char)number;
	if (!record_write(f->arena, &record, &line, &length, &err))
		fail_msg("%s", err.text);
	return line;
}

static const char *craft(struct fixture *f, int64_t from, const char *const *lines, size_t count)
{
	return craft_file(f->arena, arena_print(f->arena, "%s/craft", f->room), foreign, "velsen.hvo", "care", from,
		lines, count);
}

struct text {
	char bytes[1 << 16];
	size_t length;
};

static void read_text(const char *path, struct text *text)
{
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	text->length = fread(text->bytes, 1, sizeof text->bytes - 1, file);
	text->bytes[text->length] = '\0';
	fclose(file);
}

static void write_text(const char *path, const struct text *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text->bytes, 1, text->length, file), text->length);
	fclose(file);
}

#define NEWER_HEAD                                                                                                     \
	"{\"v\":%d,\"k\":\"%s\",\"s\":\"00000000000000aa/velsen.hvo/care\",\"q\":%d,\"h\":\"019b2c44d1e0-0000\","
#define NEWER_TAIL "\"n\":\"AAAAAAAAAAAAAAAAAAAAAA\"}"

static void test_newer_versions_are_passed_on(void **state)
{
	static const char set[] = "\"e\":\"client\",\"i\":\"01JF8Z6K3Q9V0W1X2Y3Z4A5B6C\",";
	struct fixture *f = *state;
	static struct text text;
	const char *lines[6], **paths;
	struct import_file file;
	size_t count;

	lines[0] = arena_print(f->arena, NEWER_HEAD "\"new\":{\"deep\":[1,null]}," NEWER_TAIL, 2, "set", 1);
	lines[1] = arena_print(f->arena, NEWER_HEAD "%s" NEWER_TAIL, 1, "paint", 2, set);
	lines[2] = arena_print(f->arena,
		NEWER_HEAD "\"e\":\"balcony\",\"i\":\"x\",\"x\":{\"a\":\"b\"},\"u\":\"\"," NEWER_TAIL, 1, "set", 3);
	lines[3] = arena_print(
		f->arena, NEWER_HEAD "%s\"x\":{\"aura\":\"blue\"},\"u\":\"\"," NEWER_TAIL, 1, "set", 4, set);
	lines[4] = arena_print(
		f->arena, NEWER_HEAD "%s\"x\":{\"debts\":\"cosmic\"},\"u\":\"\"," NEWER_TAIL, 1, "set", 5, set);
	lines[5] = arena_print(f->arena, NEWER_HEAD "%s\"x\":{\"school\":\"De Zon\"},\"u\":\"\",\"w\":7," NEWER_TAIL, 1,
		"set", 6, set);
	file = import_one(f, &f->a, craft(f, 1, lines, 6));
	if (file.state != IMPORT_TAKEN)
		fail_msg("%s", file.why.text);
	assert_int_equal(file.records[APPLIED_KEPT], 3);
	assert_int_equal(file.records[APPLIED_NEW], 3);
	assert_string_equal(value(f, &f->a, "school"), "De Zon");
	assert_null(value(f, &f->a, "debts"));
	exchange(f);
	laptop_export(&f->b, f->b_out);
	count = care_files(f, f->b_out, &paths);
	assert_int_equal(count, 1);
	read_text(paths[0], &text);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		assert_non_null(strstr(text.bytes, arena_print(f->arena, "\n%s\n", lines[i])));
}

static void add_decision(struct laptop *laptop)
{
	const struct cell set[] = { { "application", client }, { "decided_at", "2026-11-19T13:42" },
		{ "outcome", "admit" } };
	struct error err;

	assert_true(store_begin(laptop->store, "", &err));
	if (!store_add(laptop->store, &entity_decision, decision, "velsen.hvo", set, ARRAY_LEN(set), NULL, 0, &err))
		fail_msg("%s", err.text);
	assert_true(store_commit(laptop->store, &err));
}

static void test_set_on_a_decision_changes_nothing(void **state)
{
	static const struct cell set[] = { { "outcome", "decline" } };
	struct fixture *f = *state;
	struct store_count counts;
	struct import_file file;
	const char *line;
	struct error err;

	add_decision(&f->a);
	line = line_of(f, 1, RECORD_SET, "decision", decision, set, 1);
	file = import_one(f, &f->a, craft(f, 1, &line, 1));
	assert_int_equal(file.state, IMPORT_TAKEN);
	assert_int_equal(file.records[APPLIED_QUARANTINED], 1);
	assert_string_equal(laptop_value(&f->a, f->arena, &entity_decision, decision, "outcome"), "admit");
	exchange(f);
	assert_string_equal(laptop_value(&f->b, f->arena, &entity_decision, decision, "outcome"), "admit");
	assert_true(store_counts(f->b.store, &counts, &err));
	assert_int_equal(counts.quarantined, 1);
}

/* ---- files that are not good */

static const char *good_file(struct fixture *f)
{
	static const struct cell sets[][1] = { { { "debts", "none" } }, { { "debts", "stable" } },
		{ { "school", "De Zon" } }, { { "debts", "unstable" } } };
	const char *lines[4];

	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		lines[i] = line_of(f, (int64_t)i + 1, RECORD_SET, "client", client, sets[i], 1);
	return craft(f, 1, lines, ARRAY_LEN(lines));
}

/* Starts of the lines of a text; the last one is its end. */
static size_t lines_of(struct text *text, char **starts)
{
	size_t count = 0;

	starts[count++] = text->bytes;
	for (char *at = text->bytes; (at = strchr(at, '\n')) != NULL; at++)
		starts[count++] = at + 1;
	return count - 1;
}

static void cut_half(struct text *text)
{
	text->length /= 2;
}

static void cut_last_byte(struct text *text)
{
	text->length--;
}

static void cut_closing_line(struct text *text)
{
	char *starts[16];
	size_t count = lines_of(text, starts);

	text->length = (size_t)(starts[count - 1] - text->bytes);
}

static void cut_in_header(struct text *text)
{
	text->length = 30;
}

static void cut_all(struct text *text)
{
	text->length = 0;
}

static void flip_value(struct text *text)
{
	*strstr(text->bytes, "none") = 'N';
}

static void flip_salt(struct text *text)
{
	char *salt = strstr(text->bytes, "\"n\":\"") + 5;

	*salt = *salt == 'A' ? 'B' : 'A';
}

static void flip_link(struct text *text)
{
	char *link = strstr(text->bytes, "\"after\":\"") + 9;

	*link = *link == '0' ? '1' : '0';
}

static void flip_hash(struct text *text)
{
	char *hash = strstr(text->bytes, "\"hash\":\"") + 8;

	*hash = *hash == '0' ? '1' : '0';
}

static void claim_before(struct text *text)
{
	strstr(text->bytes, "\"before\":\"")[10] = '1';
}

static void claim_other_stream(struct text *text)
{
	*strstr(text->bytes, "00000000000000aa") = '1';
}

static void claim_fewer(struct text *text)
{
	strstr(text->bytes, "\"to\":4")[5] = '3';
}

static void claim_newer_form(struct text *text)
{
	strstr(text->bytes, "export/1")[7] = '2';
}

static void insert_line(struct text *text, size_t from, size_t to, bool move)
{
	char *starts[16], line[4096];
	size_t length;

	lines_of(text, starts);
	length = (size_t)(starts[from + 1] - starts[from]);
	memcpy(line, starts[from], length);
	if (move) {
		memmove(starts[from], starts[from + 1], text->length - (size_t)(starts[from + 1] - text->bytes) + 1);
		text->length -= length;
		lines_of(text, starts);
	}
	memmove(starts[to] + length, starts[to], text->length - (size_t)(starts[to] - text->bytes) + 1);
	memcpy(starts[to], line, length);
	text->length += length;
}

static void repeat_line(struct text *text)
{
	insert_line(text, 2, 2, false);
}

static void swap_lines(struct text *text)
{
	insert_line(text, 2, 3, true);
}

static void drop_line(struct text *text)
{
	char *starts[16];

	lines_of(text, starts);
	memmove(starts[2], starts[3], text->length - (size_t)(starts[3] - text->bytes));
	text->length -= (size_t)(starts[3] - starts[2]);
}

static void repeat_closing_line(struct text *text)
{
	insert_line(text, 5, 5, false);
}

static void add_blank(struct text *text)
{
	text->bytes[text->length++] = '\n';
}

static void put_crlf(struct text *text)
{
	char *end = strchr(text->bytes, '\n');

	memmove(end + 1, end, text->length - (size_t)(end - text->bytes));
	*end = '\r';
	text->length++;
}

static void put_nul(struct text *text)
{
	*strstr(text->bytes, "none") = '\0';
}

static const struct {
	const char *name;
	void (*spoil)(struct text *);
	enum import_state state;
} spoils[] = {
	{ "cut in half", cut_half, IMPORT_INCOMPLETE },
	{ "without its last byte", cut_last_byte, IMPORT_INCOMPLETE },
	{ "without the closing line", cut_closing_line, IMPORT_INCOMPLETE },
	{ "cut in the header", cut_in_header, IMPORT_INCOMPLETE },
	{ "empty", cut_all, IMPORT_INCOMPLETE },
	{ "a changed value", flip_value, IMPORT_REFUSED },
	{ "a changed salt", flip_salt, IMPORT_REFUSED },
	{ "a changed link", flip_link, IMPORT_REFUSED },
	{ "a changed hash", flip_hash, IMPORT_REFUSED },
	{ "something before number 1", claim_before, IMPORT_REFUSED },
	{ "another stream in the header", claim_other_stream, IMPORT_REFUSED },
	{ "fewer records in the header", claim_fewer, IMPORT_REFUSED },
	{ "a newer form", claim_newer_form, IMPORT_REFUSED },
	{ "a record twice", repeat_line, IMPORT_REFUSED },
	{ "two records swapped", swap_lines, IMPORT_REFUSED },
	{ "a record less", drop_line, IMPORT_REFUSED },
	{ "the closing line twice", repeat_closing_line, IMPORT_REFUSED },
	{ "a line after it", add_blank, IMPORT_INCOMPLETE },
	{ "CRLF", put_crlf, IMPORT_REFUSED },
	{ "a NUL", put_nul, IMPORT_REFUSED },
};

static void test_bad_files_are_refused_whole(void **state)
{
	struct fixture *f = *state;
	const char *good = good_file(f), *before = laptop_snapshot(&f->a, f->arena);
	static struct text text;

	for (size_t i = 0; i < ARRAY_LEN(spoils); i++) {
		const char *bad = arena_print(f->arena, "%s/bad.jsonl", f->room);
		struct import_file file;
		struct span *spans;
		struct error err;
		size_t count;
		read_text(good, &text);
		spoils[i].spoil(&text);
		write_text(bad, &text);
		file = import_one(f, &f->a, bad);
		if (file.state != spoils[i].state)
			fail_msg("%s: state %d: %s", spoils[i].name, (int)file.state, file.why.text);
		if (!*file.why.text)
			fail_msg("%s: nothing told", spoils[i].name);
		assert_string_equal(laptop_snapshot(&f->a, f->arena), before);
		assert_true(stream_spans(f->a.store, f->arena, &spans, &count, &err));
		assert_int_equal(count, 0);
	}
	assert_int_equal(import_one(f, &f->a, good).state, IMPORT_TAKEN);
	assert_string_equal(value(f, &f->a, "debts"), "unstable");
}

static void test_a_bad_file_costs_no_other(void **state)
{
	struct fixture *f = *state;
	const char *paths[6];
	struct import_result result;
	size_t by_state[IMPORT_STATE_COUNT] = { 0 };

	laptop_set(&f->b, &entity_client, client, "debts", "none");
	laptop_export(&f->b, f->b_out);
	paths[0] = arena_print(f->arena, "%s/none.jsonl", f->room);
	paths[1] = f->room;
	paths[2] = arena_print(f->arena, "%s/link.jsonl", f->room);
	assert_int_equal(symlink(good_file(f), paths[2]), 0);
	paths[3] = arena_print(f->arena, "%s/pipe.jsonl", f->room);
	assert_int_equal(mkfifo(paths[3], 0600), 0);
	paths[4] = f->b.path;
	{
		const char **good;
		assert_int_equal(care_files(f, f->b_out, &good), 1);
		paths[5] = good[0];
	}
	laptop_import(&f->a, f->arena, paths, 6, &result);
	for (size_t i = 0; i < result.count; i++)
		by_state[result.files[i].state]++;
	assert_int_equal(by_state[IMPORT_REFUSED], 5);
	assert_int_equal(by_state[IMPORT_TAKEN], 1);
	assert_string_equal(value(f, &f->a, "debts"), "none");
}

static void test_same_file_twice(void **state)
{
	struct fixture *f = *state;
	const char *good = good_file(f), *before;
	struct import_file file;

	assert_int_equal(import_one(f, &f->a, good).state, IMPORT_TAKEN);
	before = laptop_snapshot(&f->a, f->arena);
	file = import_one(f, &f->a, good);
	assert_int_equal(file.state, IMPORT_KNOWN);
	assert_int_equal(file.records[APPLIED_KNOWN], 4);
	assert_string_equal(laptop_snapshot(&f->a, f->arena), before);
}

/* ---- spans, folders, laptops that were restored */

static void test_gap_closes(void **state)
{
	struct fixture *f = *state;
	const char *kept[3], **paths;
	struct span *spans;

	for (size_t i = 0; i < 3; i++) {
		laptop_set(&f->a, &entity_client, client, "debts", i % 2 ? "none" : "stable");
		laptop_export(&f->a, f->a_out);
		assert_int_equal(care_files(f, f->a_out, &paths), i + 1);
		kept[i] = paths[i];
	}
	assert_int_equal(import_one(f, &f->b, kept[2]).state, IMPORT_TAKEN);
	assert_int_equal(care_spans(f, &f->b, &spans), 1);
	assert_false(spans[0].before_known);
	assert_int_equal(import_one(f, &f->b, kept[0]).state, IMPORT_TAKEN);
	assert_int_equal(care_spans(f, &f->b, &spans), 2);
	assert_int_equal(import_one(f, &f->b, kept[1]).state, IMPORT_TAKEN);
	assert_int_equal(care_spans(f, &f->b, &spans), 1);
	assert_true(spans[0].before_known);
	assert_int_equal(spans[0].to, 3);
	exchange(f);
}

static void test_export_fills_the_folder(void **state)
{
	struct export_order order = { .version = "test" };
	struct fixture *f = *state;
	struct export_result result;
	const char **paths;
	struct stat about;
	struct error err;

	order.folder = f->a_out;
	laptop_set(&f->a, &entity_client, client, "children", "1");
	assert_true(export_all(f->a.store, &order, &result, &err));
	for (size_t i = 0; i < 3; i++) {
		laptop_set(&f->a, &entity_client, client, "debts", i % 2 ? "none" : "stable");
		assert_true(export_all(f->a.store, &order, &result, &err));
		assert_int_equal(result.files, 1);
		assert_int_equal(result.records, 1);
		assert_int_equal(result.there, 2 + i);
	}
	assert_true(export_all(f->a.store, &order, &result, &err));
	assert_int_equal(result.files, 0);
	assert_int_equal(result.there, 5);
	assert_int_equal(care_files(f, f->a_out, &paths), 3);
	assert_int_equal(stat(paths[0], &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	unlink(paths[1]);
	assert_true(export_all(f->a.store, &order, &result, &err));
	assert_int_equal(result.files, 1);
	assert_int_equal(result.records, 2);
	carry(f, &f->a, f->a_out, &f->b);
	assert_string_equal(value(f, &f->b, "debts"), "stable");
}

/* A file in the folder whose header lies about the chain does not keep records out of the export. */
static void test_export_trusts_no_header(void **state)
{
	struct fixture *f = *state;
	static struct text text;
	const char **paths;

	laptop_set(&f->a, &entity_client, client, "debts", "none");
	laptop_export(&f->a, f->a_out);
	assert_int_equal(care_files(f, f->a_out, &paths), 1);
	read_text(paths[0], &text);
	flip_link(&text);
	write_text(paths[0], &text);
	laptop_set(&f->a, &entity_client, client, "debts", "stable");
	laptop_export(&f->a, f->a_out);
	laptop_import_folder(&f->b, f->arena, f->a_out, &(struct import_result){ 0 });
	assert_string_equal(value(f, &f->b, "debts"), "stable");
	{
		struct span *spans;
		assert_int_equal(care_spans(f, &f->b, &spans), 1);
		assert_int_equal(spans[0].from, 1);
		assert_int_equal(spans[0].to, 2);
	}
}

static void reopen(struct fixture *f, const char *from)
{
	laptop_close(&f->a);
	copy_file(from, f->a.path);
	laptop_open(&f->a, f->a.path, 33, NOON);
}

static const char *save(struct fixture *f)
{
	const char *saved = arena_print(f->arena, "%s/saved", f->room);

	laptop_close(&f->a);
	copy_file(f->a.path, saved);
	laptop_open(&f->a, f->a.path, 44, NOON);
	return saved;
}

static void test_restored_laptop_gets_its_records_back(void **state)
{
	struct fixture *f = *state;
	const char *saved, *writer;
	struct span *spans;

	laptop_set(&f->a, &entity_client, client, "debts", "none");
	saved = save(f);
	laptop_set(&f->a, &entity_client, client, "debts", "stable");
	laptop_set(&f->a, &entity_client, client, "school", "De Zon");
	exchange(f);
	writer = arena_text(f->arena, store_writer(f->a.store));
	reopen(f, saved);
	assert_string_equal(value(f, &f->a, "debts"), "none");
	exchange(f);
	assert_string_equal(value(f, &f->a, "debts"), "stable");
	laptop_set(&f->a, &entity_client, client, "debts", "unstable");
	assert_string_not_equal(store_writer(f->a.store), writer);
	exchange(f);
	assert_string_equal(value(f, &f->b, "debts"), "unstable");
	assert_int_equal(open_differences(&f->b), 0);
	assert_int_equal(care_spans(f, &f->b, &spans), 2);
}

static void test_laptop_in_use_twice(void **state)
{
	struct fixture *f = *state;
	struct span *spans;
	const char *saved;
	size_t count, branches = 0;

	laptop_set(&f->a, &entity_client, client, "school", "De Zon");
	saved = save(f);
	laptop_set(&f->a, &entity_client, client, "debts", "stable");
	exchange(f);
	reopen(f, saved);
	laptop_set(&f->a, &entity_client, client, "debts", "none");
	exchange(f);
	exchange(f);
	count = care_spans(f, &f->b, &spans);
	for (size_t i = 0; i < count; i++)
		branches += spans[i].branch > 0;
	assert_int_equal(branches, 1);
	assert_int_equal(open_differences(&f->a), 1);
	assert_int_equal(open_differences(&f->b), 1);
	laptop_set(&f->a, &entity_client, client, "debts", "unstable");
	exchange(f);
	assert_int_equal(open_differences(&f->b), 0);
	assert_string_equal(value(f, &f->b, "debts"), "unstable");
}

/* The folder holds 1-2 of the line of changes that was lost with the laptop: 1-3 of the new one must not go on behind it. */
static void test_export_beside_another_chain(void **state)
{
	struct fixture *f = *state;
	const char *saved, **paths;
	struct span *spans;

	laptop_set(&f->a, &entity_client, client, "school", "De Zon");
	saved = save(f);
	laptop_set(&f->a, &entity_client, client, "debts", "stable");
	laptop_export(&f->a, f->a_out);
	reopen(f, saved);
	laptop_set(&f->a, &entity_client, client, "debts", "none");
	laptop_set(&f->a, &entity_client, client, "debts", "unstable");
	laptop_export(&f->a, f->a_out);
	assert_int_equal(care_files(f, f->a_out, &paths), 2);
	carry(f, &f->a, f->a_out, &f->b);
	assert_int_equal(care_spans(f, &f->b, &spans), 2);
	assert_int_equal(open_differences(&f->b), 1);
}

static void test_one_backup_on_two_laptops(void **state)
{
	struct fixture *f = *state;
	const char *backup = arena_print(f->arena, "%s/backup", f->room), *second;
	struct laptop c;
	struct error err;

	laptop_set(&f->a, &entity_client, client, "school", "De Zon");
	if (!store_backup(f->a.store, backup, &err))
		fail_msg("%s", err.text);
	second = arena_print(f->arena, "%s/second", f->room);
	copy_file(backup, second);
	laptop_close(&f->b);
	laptop_open(&f->b, backup, 55, NOON);
	laptop_open(&c, second, 66, NOON);
	laptop_set(&f->b, &entity_client, client, "debts", "none");
	laptop_set(&c, &entity_client, client, "children", "2");
	assert_string_not_equal(store_writer(f->b.store), store_writer(c.store));
	assert_string_not_equal(store_writer(f->b.store), store_writer(f->a.store));
	carry(f, &c, f->a_out, &f->a);
	exchange(f);
	assert_string_equal(value(f, &f->b, "children"), "2");
	assert_string_equal(value(f, &f->a, "debts"), "none");
	assert_int_equal(open_differences(&f->a), 0);
	laptop_close(&c);
}

/* Half of an own file in the folder, as a full disk or a stick pulled out leaves it: the next export mends it. */
static void test_half_of_an_own_file_is_written_again(void **state)
{
	struct fixture *f = *state;
	const char **paths;

	laptop_set(&f->a, &entity_client, client, "debts", "none");
	laptop_export(&f->a, f->a_out);
	assert_int_equal(care_files(f, f->a_out, &paths), 1);
	assert_int_equal(truncate(paths[0], 300), 0);
	laptop_export(&f->a, f->a_out);
	carry(f, &f->a, f->a_out, &f->b);
	assert_string_equal(value(f, &f->b, "debts"), "none");
}

static bool stop_at_once(void *from, int64_t done, int64_t total)
{
	(void)done;
	(void)total;
	*(int *)from += 1;
	return false;
}

static void test_stopping_is_safe(void **state)
{
	struct import_order order = { .progress = stop_at_once, .count = 1 };
	struct fixture *f = *state;
	struct import_result result;
	const char *lines[1024], *path, *before = laptop_snapshot(&f->a, f->arena);
	const struct cell set = { "school", "De Zon" };
	struct error err;
	int calls = 0;

	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		lines[i] = line_of(f, (int64_t)i + 1, RECORD_SET, "client", client, &set, 1);
	path = craft(f, 1, lines, ARRAY_LEN(lines));
	order.paths = &path;
	order.from = &calls;
	assert_true(import_files(f->a.store, f->arena, &order, &result, &err));
	assert_true(result.stopped);
	assert_int_equal(result.count, 0);
	assert_int_equal(calls, 1);
	assert_string_equal(laptop_snapshot(&f->a, f->arena), before);
	/* Two files go in one transaction: nothing of it stays open either. */
	order.paths = (const char *const[]){ path, path };
	order.count = 2;
	assert_true(import_files(f->a.store, f->arena, &order, &result, &err));
	assert_true(result.stopped);
	assert_int_equal(result.count, 0);
	assert_int_equal(calls, 2);
	assert_string_equal(laptop_snapshot(&f->a, f->arena), before);
	laptop_set(&f->a, &entity_party, "hvo", "name", "HVO");
	assert_int_equal(import_one(f, &f->a, path).state, IMPORT_TAKEN);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_fixture, close_fixture)

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(test_equal_values_are_no_difference), TEST(test_both_values_are_kept),
		TEST(test_other_cells_do_not_meet), TEST(test_clocks_refuse_nothing),
		TEST(test_newer_versions_are_passed_on), TEST(test_set_on_a_decision_changes_nothing),
		TEST(test_bad_files_are_refused_whole), TEST(test_a_bad_file_costs_no_other),
		TEST(test_same_file_twice), TEST(test_gap_closes), TEST(test_export_fills_the_folder),
		TEST(test_export_trusts_no_header), TEST(test_restored_laptop_gets_its_records_back),
		TEST(test_laptop_in_use_twice), TEST(test_export_beside_another_chain),
		TEST(test_one_backup_on_two_laptops), TEST(test_stopping_is_safe),
		TEST(test_half_of_an_own_file_is_written_again) };

	return leaf_open() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
