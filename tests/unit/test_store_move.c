/* Rows that move to another scope: who reads the new one has all of it, who reads both sees nothing change. */
#include "store_exchange.h"

static const char client[] = "01JF8ZK3V0000000000000TEST";

static void use_case(struct kit *kit)
{
	kit->clock.fixed_ms += 1000;
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
}

static void put(struct kit *kit, const char *scope, const char *cell, const char *value)
{
	const struct cell cells[] = { { cell, value } };

	use_case(kit);
	GOOD(kit, store_set(kit->store, &entity_client, client, scope, cells, 1, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
}

static void move(struct kit *kit, const char *scope)
{
	use_case(kit);
	GOOD(kit, store_move(kit->store, &entity_client, client, scope, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
}

/* What `from` has of one scope comes to `to`; NULL: all of it. */
static void send_scope(struct kit *from, struct kit *to, const char *scope)
{
	struct parcels *parcels = calloc(1, sizeof *parcels);

	assert_non_null(parcels);
	arena_open(&parcels->arena);
	parcels_collect(from, parcels);
	for (size_t i = 0; i < parcels->count; i++)
		if (!scope || !strcmp(parcels->list[i].span.scope, scope) ||
			!strcmp(parcels->list[i].span.scope, "regio"))
			parcel_take(to, &parcels->list[i]);
	arena_close(&parcels->arena);
	free(parcels);
}

static struct client row_of(struct kit *kit)
{
	struct client row;

	GOOD(kit, store_load(kit->store, kit->arena, &entity_client, client, &row, &kit->err));
	return row;
}

static void expect_scope(struct kit *kit, const char *scope)
{
	assert_string_equal(row_of(kit).row.scope, scope);
}

static void expect(struct kit *kit, const char *cell, const char *value)
{
	kit_expect(kit, &entity_client, client, cell, value);
}

static size_t heads_of(struct kit *kit, const char *cell, struct head **heads)
{
	size_t count;

	GOOD(kit, store_heads(kit->store, kit->arena, &entity_client, client, cell, heads, &count, &kit->err));
	return count;
}

static int64_t differences(struct kit *kit)
{
	struct store_count count;

	GOOD(kit, store_counts(kit->store, &count, &kit->err));
	return count.differences;
}

static int64_t records_in(struct kit *kit, const char *scope)
{
	struct span *spans;
	size_t count;
	int64_t records = 0;

	GOOD(kit, stream_spans(kit->store, kit->arena, &spans, &count, &kit->err));
	for (size_t i = 0; i < count; i++)
		records += !strcmp(spans[i].scope, scope) ? spans[i].to - spans[i].from + 1 : 0;
	return records;
}

static void sound(struct kit *kit)
{
	const char *before = kit_dump(kit);

	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	GOOD(kit, store_rebuild(kit->store, NULL, NULL, &kit->err));
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	assert_string_equal(kit_dump(kit), before);
}

static void fill(struct kit *kit)
{
	put(kit, "velsen.none", "call_name", "Mehmet");
	put(kit, NULL, "debts", "stable");
	put(kit, NULL, "income_band", "b");
	put(kit, NULL, "proof.debt_list", "true");
	put(kit, NULL, "children", "2");
	put(kit, NULL, "children", NULL);
}

static void the_new_scope_alone_has_the_whole_row(void **state)
{
	struct kit *velsen = kit_open(1), *hvo = kit_open(2), *old = kit_open(3), *both = kit_open(4);
	const char *before;

	(void)state;
	fill(velsen);
	send_scope(velsen, both, NULL);
	before = kit_dump(velsen);
	move(velsen, "velsen.hvo");
	expect_scope(velsen, "velsen.hvo");
	assert_int_equal(differences(velsen), 0);
	assert_string_not_equal(kit_dump(velsen), before);

	send_scope(velsen, hvo, "velsen.hvo");
	expect_scope(hvo, "velsen.hvo");
	expect(hvo, "call_name", "Mehmet");
	expect(hvo, "debts", "stable");
	expect(hvo, "income_band", "b");
	expect(hvo, "proof.debt_list", "true");
	expect(hvo, "children", NULL);
	assert_int_equal(differences(hvo), 0);

	send_scope(velsen, old, "velsen.none");
	expect_scope(old, "velsen.hvo");
	expect(old, "debts", "stable");

	send_scope(velsen, both, NULL);
	assert_string_equal(kit_dump(both), kit_dump(velsen));
	sound(velsen);
	sound(hvo);
	sound(old);
	sound(both);

	/* who had the one first, and then the other, has the same */
	send_scope(velsen, hvo, "velsen.none");
	send_scope(velsen, old, "velsen.hvo");
	assert_string_equal(kit_dump(hvo), kit_dump(velsen));
	assert_string_equal(kit_dump(old), kit_dump(velsen));
	kit_close(velsen);
	kit_close(hvo);
	kit_close(old);
	kit_close(both);
}

static void what_is_written_after_a_move_stays_out_of_the_old_scope(void **state)
{
	struct kit *kit = kit_open(1), *hvo = kit_open(2);
	int64_t old;

	(void)state;
	fill(kit);
	move(kit, "velsen.hvo");
	old = records_in(kit, "velsen.none");
	put(kit, "velsen.none", "debts", "unstable");
	kit_reopen(kit);
	put(kit, NULL, "children", "3");
	move(kit, "velsen.hvo"); /* stands there: nothing */
	use_case(kit);
	GOOD(kit, store_remove(kit->store, &entity_client, client, true, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	assert_int_equal(records_in(kit, "velsen.none"), old);
	send_scope(kit, hvo, "velsen.hvo");
	expect(hvo, "debts", "unstable");
	expect(hvo, "children", "3");
	assert_true(row_of(hvo).row.gone);
	sound(hvo);
	kit_close(kit);
	kit_close(hvo);
}

static void a_change_by_who_did_not_know_of_the_move_is_a_difference(void **state)
{
	struct kit *anna = kit_open(1), *bram = kit_open(2);
	struct head *heads;

	(void)state;
	fill(anna);
	kit_send(anna, bram);
	move(anna, "velsen.hvo");
	put(bram, NULL, "debts", "unstable");
	put(bram, NULL, "call_name", "Memo");
	kit_send(anna, bram);
	kit_send(bram, anna);
	assert_string_equal(kit_dump(anna), kit_dump(bram));
	assert_int_equal(differences(anna), 2);
	assert_int_equal(heads_of(anna, "debts", &heads), 2);
	expect_scope(bram, "velsen.hvo");
	put(bram, NULL, "debts", "unstable");
	put(bram, NULL, "call_name", "Mehmet");
	assert_int_equal(differences(bram), 0);
	kit_send(bram, anna);
	assert_string_equal(kit_dump(anna), kit_dump(bram));
	sound(anna);
	kit_close(anna);
	kit_close(bram);
}

static void moved_apart_the_later_one_stands_and_the_other_is_shown(void **state)
{
	struct kit *anna = kit_open(1), *bram = kit_open(2), *third = kit_open(3), *leviaan = kit_open(4);
	struct difference *list;
	struct head *heads;
	int64_t total;
	size_t count;

	(void)state;
	fill(anna);
	kit_send(anna, bram);
	move(anna, "velsen.leviaan");
	bram->clock.fixed_ms = anna->clock.fixed_ms + 5000;
	move(bram, "velsen.hvo");
	kit_send(bram, third);
	kit_send(anna, third);
	kit_send(anna, bram);
	kit_send(bram, anna);
	assert_string_equal(kit_dump(anna), kit_dump(bram));
	assert_string_equal(kit_dump(anna), kit_dump(third));
	expect_scope(anna, "velsen.hvo");
	GOOD(anna, store_differences(anna->store, anna->arena, 10, &list, &count, &total, &anna->err));
	assert_int_equal(total, 1);
	assert_int_equal(count, 1);
	assert_string_equal(list[0].cell, store_scope_cell);
	assert_int_equal(heads_of(anna, store_scope_cell, &heads), 2);
	assert_string_equal(heads[0].value, "velsen.hvo");
	assert_string_equal(heads[1].value, "velsen.leviaan");
	sound(third);

	/* moving it there once more settles it, also for who reads only where it was moved to in vain */
	send_scope(anna, leviaan, "velsen.leviaan");
	expect_scope(leviaan, "velsen.leviaan");
	move(anna, "velsen.hvo");
	assert_int_equal(differences(anna), 0);
	kit_send(anna, bram);
	kit_send(anna, third);
	assert_string_equal(kit_dump(anna), kit_dump(bram));
	assert_string_equal(kit_dump(anna), kit_dump(third));
	send_scope(anna, leviaan, "velsen.leviaan");
	expect_scope(leviaan, "velsen.hvo");
	assert_int_equal(differences(leviaan), 0);
	sound(leviaan);
	kit_close(anna);
	kit_close(bram);
	kit_close(third);
	kit_close(leviaan);
}

static void moved_to_the_same_place_twice_is_no_difference(void **state)
{
	struct kit *anna = kit_open(1), *bram = kit_open(2);

	(void)state;
	fill(anna);
	kit_send(anna, bram);
	move(anna, "velsen.hvo");
	move(bram, "velsen.hvo");
	kit_send(anna, bram);
	kit_send(bram, anna);
	assert_string_equal(kit_dump(anna), kit_dump(bram));
	assert_int_equal(differences(anna), 0);
	put(anna, NULL, "debts", "none");
	kit_send(anna, bram);
	assert_int_equal(differences(bram), 0);
	expect(bram, "debts", "none");
	kit_close(anna);
	kit_close(bram);
}

/* Each laptop knows a part of the moves only. */
static void there_and_back_is_no_difference_for_who_saw_half_of_it(void **state)
{
	struct kit *velsen = kit_open(1), *south = kit_open(2), *region = kit_open(3), *late = kit_open(4);

	(void)state;
	fill(velsen);
	move(velsen, "zuid_kennemerland.hvo");
	send_scope(velsen, south, "zuid_kennemerland.hvo");
	south->clock.fixed_ms = velsen->clock.fixed_ms;
	put(south, NULL, "debts", "unstable");
	move(south, "velsen.none");
	send_scope(south, velsen, "velsen.none");
	expect_scope(velsen, "velsen.none");
	assert_int_equal(differences(velsen), 0);
	expect(velsen, "debts", "unstable");

	move(south, "beverwijk.hvo");
	send_scope(velsen, late, "velsen.none");
	send_scope(south, late, "beverwijk.hvo"); /* and nothing of the two others */
	expect_scope(late, "beverwijk.hvo");
	assert_int_equal(differences(late), 0);

	kit_send(south, region);
	kit_send(velsen, region);
	kit_send(velsen, south);
	assert_string_equal(kit_dump(region), kit_dump(south));
	expect_scope(region, "beverwijk.hvo");
	assert_int_equal(differences(region), 0);
	sound(region);
	sound(velsen);
	sound(late);
	kit_close(velsen);
	kit_close(south);
	kit_close(region);
	kit_close(late);
}

static void a_difference_survives_a_move(void **state)
{
	struct kit *anna = kit_open(1), *bram = kit_open(2), *hvo = kit_open(3);
	struct head *heads;

	(void)state;
	fill(anna);
	kit_send(anna, bram);
	put(anna, NULL, "debts", "none");
	bram->clock.fixed_ms = anna->clock.fixed_ms + 5000;
	put(bram, NULL, "debts", "unstable");
	kit_send(bram, anna);
	anna->clock.fixed_ms = bram->clock.fixed_ms;
	move(anna, "velsen.hvo");
	assert_int_equal(heads_of(anna, "debts", &heads), 2);
	assert_string_equal(heads[0].value, "unstable");
	assert_string_equal(heads[1].value, "none");
	assert_int_equal(differences(anna), 1);
	send_scope(anna, hvo, "velsen.hvo");
	expect(hvo, "debts", "unstable");
	sound(anna);
	kit_close(anna);
	kit_close(bram);
	kit_close(hvo);
}

static void a_deleted_row_stays_deleted(void **state)
{
	struct kit *anna = kit_open(1), *old = kit_open(2), *hvo = kit_open(3);

	(void)state;
	fill(anna);
	use_case(anna);
	GOOD(anna, store_remove(anna->store, &entity_client, client, true, &anna->err));
	GOOD(anna, store_commit(anna->store, &anna->err));
	move(anna, "velsen.hvo");
	send_scope(anna, old, "velsen.none");
	send_scope(anna, hvo, "velsen.hvo");
	assert_true(row_of(anna).row.gone);
	assert_true(row_of(old).row.gone);
	assert_true(row_of(hvo).row.gone);
	assert_int_equal(differences(anna) + differences(old) + differences(hvo), 0);
	sound(anna);
	sound(hvo);
	kit_close(anna);
	kit_close(old);
	kit_close(hvo);
}

static void a_deletion_in_dispute_stays_one(void **state)
{
	struct kit *anna = kit_open(1), *bram = kit_open(2);

	(void)state;
	fill(anna);
	kit_send(anna, bram);
	use_case(anna);
	GOOD(anna, store_remove(anna->store, &entity_client, client, true, &anna->err));
	GOOD(anna, store_commit(anna->store, &anna->err));
	put(bram, NULL, "debts", "none");
	kit_send(bram, anna);
	assert_false(row_of(anna).row.gone);
	move(anna, "velsen.hvo");
	assert_false(row_of(anna).row.gone);
	assert_int_equal(differences(anna), 1);
	expect(anna, "debts", "none");
	sound(anna);
	kit_close(anna);
	kit_close(bram);
}

static void a_move_is_undone_by_moving_back(void **state)
{
	struct kit *kit = kit_open(1);
	struct change *changes;
	size_t count, before;

	(void)state;
	fill(kit);
	put(kit, NULL, "debts", "none");
	GOOD(kit, store_last_use_case(kit->store, kit->arena, 0, &changes, &before, &kit->err));
	assert_string_equal(changes[0].record.cells[0].name, "debts");
	move(kit, "velsen.hvo");

	/* what moves rows is nobody's last change: where a case stands follows from its fields */
	GOOD(kit, store_last_use_case(kit->store, kit->arena, 0, &changes, &count, &kit->err));
	assert_int_equal(count, before);
	assert_string_equal(changes[0].record.cells[0].value, "none");
	move(kit, "velsen.none");
	expect_scope(kit, "velsen.none");
	expect(kit, "debts", "none");
	assert_int_equal(differences(kit), 0);
	GOOD(kit, store_history(kit->store, kit->arena, &entity_client, client, &changes, &count, &kit->err));
	assert_true(changes[count - 1].record.kind == RECORD_MOVE && changes[count - 2].record.restates);
	sound(kit);
	kit_close(kit);
}

static void a_row_as_it_was_is_where_it_was(void **state)
{
	struct kit *kit = kit_open(1);
	struct stamp then;
	struct client row;
	size_t late;

	(void)state;
	fill(kit);
	then = (struct stamp){ (uint64_t)kit->clock.fixed_ms << 16 | 0xffff };
	put(kit, NULL, "debts", "none");
	move(kit, "velsen.hvo");
	GOOD(kit, store_load_as_of(kit->store, kit->arena, &entity_client, client, then, NULL, &row, &late, &kit->err));
	assert_string_equal(row.debts, "stable");
	assert_string_equal(row.row.scope, "velsen.none");
	kit_close(kit);
}

static void a_decision_knows_what_moved_since(void **state)
{
	const struct row_name about = { &entity_client, client };
	const struct cell cell = { "outcome", "admit" };
	struct kit *kit = kit_open(1);
	struct decision decision;
	struct client row;
	size_t late;

	(void)state;
	fill(kit);
	move(kit, "velsen.hvo");
	use_case(kit);
	GOOD(kit,
		store_add(kit->store, &entity_decision, "01JF8ZK3V0000000000000TES5", "velsen.hvo", &cell, 1, &about, 1,
			&kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	put(kit, NULL, "debts", "none");
	move(kit, "velsen.none");
	GOOD(kit,
		store_load_as_of(kit->store, kit->arena, &entity_client, client, (struct stamp){ 0 },
			"01JF8ZK3V0000000000000TES5", &row, &late, &kit->err));
	assert_string_equal(row.debts, "stable");
	assert_string_equal(row.row.scope, "velsen.hvo");
	GOOD(kit,
		store_load(
			kit->store, kit->arena, &entity_decision, "01JF8ZK3V0000000000000TES5", &decision, &kit->err));
	assert_string_equal(decision.row.scope, "velsen.hvo");
	kit_close(kit);
}

static void entries_and_rows_of_the_region_do_not_move(void **state)
{
	struct kit *kit = kit_open(1);
	const struct cell cell = { "outcome", "admit" };

	(void)state;
	kit_set(kit, &entity_party, "hvo", "name", "HVO");
	use_case(kit);
	GOOD(kit,
		store_add(kit->store, &entity_decision, "01JF8ZK3V0000000000000TES5", "velsen.hvo", &cell, 1, NULL, 0,
			&kit->err));
	REFUSED(kit, E_INPUT,
		store_move(kit->store, &entity_decision, "01JF8ZK3V0000000000000TES5", "velsen.none", &kit->err));
	REFUSED(kit, E_INPUT, store_move(kit->store, &entity_party, "hvo", "velsen", &kit->err));
	REFUSED(kit, E_INPUT, store_move(kit->store, &entity_client, client, "Velsen HVO", &kit->err));
	REFUSED(kit, E_MISSING, store_move(kit->store, &entity_client, client, "velsen.hvo", &kit->err));
	store_rollback(kit->store);
	REFUSED(kit, E_STORE, store_move(kit->store, &entity_client, client, "velsen.hvo", &kit->err));
	kit_close(kit);
}

/* A record as another program might write it: its line, alone in its stream. */
static struct parcel craft(struct kit *kit, const char *writer, const char *middle)
{
	struct parcel parcel = { .span = { .from = 1, .to = 1 } };
	struct hash leaf, zero = { { 0 } };
	struct record record;

	parcel.line = arena_print(kit->arena,
		"{\"v\":1,\"s\":\"%s/velsen.none/basic\",\"q\":1,\"h\":\"019b2c44d1e0-0003\",%s,"
		"\"u\":\"\",\"n\":\"AQIDAAAAAAAAAAAAAAAAAA\"}",
		writer, middle);
	parcel.length = strlen(parcel.line);
	GOOD(kit, record_read(kit->arena, parcel.line, parcel.length, &record, &kit->err));
	snprintf(parcel.span.writer, sizeof parcel.span.writer, "%s", writer);
	snprintf(parcel.span.scope, sizeof parcel.span.scope, "velsen.none");
	snprintf(parcel.span.class, sizeof parcel.span.class, "basic");
	leaf = leaf_of(parcel.line, parcel.length, record.salt);
	parcel.span.after = link_after(&zero, &leaf);
	return parcel;
}

static void a_move_that_may_not_be_is_kept_apart(void **state)
{
	static const struct {
		const char *middle;
		enum applied applied;
	} cases[] = {
		{ "\"k\":\"move\",\"e\":\"party\",\"i\":\"hvo\",\"x\":{\"to\":\"velsen\"}", APPLIED_QUARANTINED },
		{ "\"k\":\"move\",\"e\":\"decision\",\"i\":\"hvo\",\"x\":{\"to\":\"velsen\"}", APPLIED_QUARANTINED },
		{ "\"k\":\"set\",\"e\":\"client\",\"i\":\"hvo\",\"x\":{\"~to\":\"velsen\"}", APPLIED_QUARANTINED },
		{ "\"k\":\"move\",\"e\":\"client\",\"i\":\"hvo\",\"x\":{\"to\":\"../etc\"}", APPLIED_KEPT },
		{ "\"k\":\"move\",\"e\":\"client\",\"i\":\"hvo\",\"x\":{\"to\":null}", APPLIED_KEPT },
		{ "\"k\":\"move\",\"e\":\"client\",\"i\":\"hvo\",\"x\":{\"from\":\"velsen\"}", APPLIED_KEPT },
		{ "\"k\":\"move\",\"e\":\"client\",\"i\":\"hvo\",\"x\":{\"to\":\"velsen\",\"by\":\"foot\"}",
			APPLIED_KEPT },
		{ "\"k\":\"move\",\"e\":\"orchard\",\"i\":\"hvo\",\"x\":{\"to\":\"velsen\"}", APPLIED_KEPT },
		{ "\"k\":\"move\",\"e\":\"client\",\"i\":\"hvo\",\"x\":{\"to\":\"velsen.hvo\"}", APPLIED_NEW },
	};
	struct kit *kit = kit_open(1);
	struct client row;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char writer[WRITER_TEXT];
		struct parcel parcel;

		snprintf(writer, sizeof writer, "%016zx", i + 1);
		parcel = craft(kit, writer, cases[i].middle);
		if (parcel_take(kit, &parcel) != cases[i].applied)
			fail_msg("%s", cases[i].middle);
	}
	GOOD(kit, store_load(kit->store, kit->arena, &entity_client, "hvo", &row, &kit->err));
	assert_string_equal(row.row.scope, "velsen.hvo");
	sound(kit);
	kit_close(kit);
}

static void a_cell_of_a_newer_version_goes_along_in_its_class(void **state)
{
	struct kit *kit = kit_open(1), *hvo = kit_open(2);
	struct parcel newer = craft(kit, "0000000000000001",
		"\"k\":\"set\",\"e\":\"client\",\"i\":\"01JF8ZK3V0000000000000TEST\",\"x\":{\"hobby\":\"schaken\","
		"\"debts\":\"crypto\"}");
	struct head *heads;

	(void)state;
	parcel_take(kit, &newer);
	move(kit, "velsen.hvo");
	send_scope(kit, hvo, "velsen.hvo");
	assert_int_equal(heads_of(hvo, "hobby", &heads), 1);
	assert_string_equal(heads[0].value, "schaken");
	assert_int_equal(heads_of(hvo, "debts", &heads), 1);
	assert_string_equal(heads[0].value, "crypto");
	expect(hvo, "debts", NULL);
	sound(hvo);
	kit_close(kit);
	kit_close(hvo);
}

/* More than fits on one line; and what is too long for any, which stays behind. */
static void a_long_row_goes_in_several_records(void **state)
{
	static const struct {
		const char *name;
		size_t length;
	} texts[] = { { "hobby", 24000 }, { "garden", 24000 }, { "attic", 24000 }, { "saga", 60000 } };
	struct kit *kit = kit_open(1), *hvo = kit_open(2);
	struct head *heads;

	(void)state;
	fill(kit);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		char *text = arena_alloc(kit->arena, texts[i].length + 1), writer[WRITER_TEXT];
		struct parcel parcel;

		memset(text, 'a', texts[i].length);
		text[texts[i].length] = '\0';
		snprintf(writer, sizeof writer, "%016zx", i + 1);
		parcel = craft(kit, writer,
			arena_print(kit->arena, "\"k\":\"set\",\"e\":\"client\",\"i\":\"%s\",\"x\":{\"%s\":\"%s\"}",
				client, texts[i].name, text));
		parcel_take(kit, &parcel);
	}
	move(kit, "velsen.hvo");
	assert_int_equal(differences(kit), 0);
	send_scope(kit, hvo, "velsen.hvo");
	expect(hvo, "call_name", "Mehmet");
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		size_t count = heads_of(hvo, texts[i].name, &heads);

		assert_int_equal(count, texts[i].length < 30000);
		assert_true(!count || strlen(heads[0].value) == texts[i].length);
	}
	assert_int_equal(heads_of(kit, "saga", &heads), 1);
	sound(kit);
	sound(hvo);
	kit_close(kit);
	kit_close(hvo);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_new_scope_alone_has_the_whole_row),
		cmocka_unit_test(what_is_written_after_a_move_stays_out_of_the_old_scope),
		cmocka_unit_test(a_change_by_who_did_not_know_of_the_move_is_a_difference),
		cmocka_unit_test(moved_apart_the_later_one_stands_and_the_other_is_shown),
		cmocka_unit_test(moved_to_the_same_place_twice_is_no_difference),
		cmocka_unit_test(there_and_back_is_no_difference_for_who_saw_half_of_it),
		cmocka_unit_test(a_difference_survives_a_move),
		cmocka_unit_test(a_deleted_row_stays_deleted),
		cmocka_unit_test(a_deletion_in_dispute_stays_one),
		cmocka_unit_test(a_move_is_undone_by_moving_back),
		cmocka_unit_test(a_row_as_it_was_is_where_it_was),
		cmocka_unit_test(a_decision_knows_what_moved_since),
		cmocka_unit_test(entries_and_rows_of_the_region_do_not_move),
		cmocka_unit_test(a_move_that_may_not_be_is_kept_apart),
		cmocka_unit_test(a_cell_of_a_newer_version_goes_along_in_its_class),
		cmocka_unit_test(a_long_row_goes_in_several_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
