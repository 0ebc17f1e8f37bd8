/* What the records tell beside the present: history, earlier times, what can be undone, other branches. */
#include "store_exchange.h"

static const char client[] = "01JF8ZK3V0000000000000TEST", application[] = "01JF8ZK3V00000000000000APP";
static const char decision[] = "01JF8ZK3V0000000000DECIDE";

static void history_is_oldest_first_and_names_who(void **state)
{
	struct kit *kit = kit_open(1);
	struct change *changes;
	size_t count;

	(void)state;
	kit_set(kit, &entity_client, client, "debts", "none");
	kit_set(kit, &entity_client, client, "debts", "stable");
	GOOD(kit, store_history(kit->store, kit->arena, &entity_client, client, &changes, &count, &kit->err));
	assert_int_equal(count, 2);
	assert_string_equal(changes[0].record.cells[0].value, "none");
	assert_string_equal(changes[1].record.cells[0].value, "stable");
	assert_string_equal(changes[1].record.user, "anna");
	assert_true(changes[0].applied && changes[0].arrival < changes[1].arrival);
	GOOD(kit,
		store_history(kit->store, kit->arena, &entity_client, "01JF8ZK3V000000000000NOONE", &changes, &count,
			&kit->err));
	assert_int_equal(count, 0);
	kit_close(kit);
}

static const char *debts_at(struct kit *kit, int64_t ms, const char *by, size_t *late)
{
	struct client *row = arena_alloc(kit->arena, sizeof *row);

	GOOD(kit,
		store_load_as_of(kit->store, kit->arena, &entity_client, client,
			(struct stamp){ (uint64_t)ms << 16 | 0xffff }, by, row, late, &kit->err));
	return row->debts;
}

static void a_row_can_be_seen_as_it_was(void **state)
{
	struct kit *anna = kit_open(1), *bram = kit_open(2);
	struct client row;
	int64_t first, second;
	size_t late;

	(void)state;
	kit_set(anna, &entity_client, client, "debts", "none");
	first = anna->clock.fixed_ms;
	kit_send(anna, bram);
	bram->clock.fixed_ms = first + 5000;
	kit_set(bram, &entity_client, client, "debts", "unstable");
	second = bram->clock.fixed_ms;
	anna->clock.fixed_ms = first + INT64_C(90000000);
	kit_send(bram, anna);
	kit_set(anna, &entity_client, client, "debts", "stable");
	assert_string_equal(debts_at(anna, first, NULL, &late), "none");
	assert_int_equal(late, 0);
	assert_string_equal(debts_at(anna, second, NULL, &late), "unstable");
	assert_int_equal(late, 1);
	assert_string_equal(debts_at(anna, anna->clock.fixed_ms, NULL, &late), "stable");
	REFUSED(anna, E_MISSING,
		store_load_as_of(anna->store, anna->arena, &entity_client, client,
			(struct stamp){ (uint64_t)(first - 1000) << 16 }, NULL, &row, &late, &anna->err));
	kit_close(anna);
	kit_close(bram);
}

static void a_decision_shows_what_was_known_then(void **state)
{
	static const struct cell cells[] = { { "application", application }, { "decided_at", "2026-11-19T13:10" } };
	struct row_name about[] = { { &entity_application, application }, { &entity_client, client } };
	struct kit *anna = kit_open(1), *bram = kit_open(2);
	size_t late;

	(void)state;
	kit_set(anna, &entity_application, application, "client", client);
	kit_set(anna, &entity_client, client, "debts", "none");
	kit_set(anna, &entity_client, client, "children", "1");
	kit_send(anna, bram);
	kit_set(anna, &entity_client, client, "debts", "stable");
	/* Earlier by the clock, but not known to Anna when she decided. */
	kit_set(bram, &entity_client, client, "debts", "unstable");
	GOOD(anna, store_begin(anna->store, "anna", &anna->err));
	GOOD(anna, store_add(anna->store, &entity_decision, decision, "velsen.hvo", cells, 2, about, 2, &anna->err));
	GOOD(anna, store_commit(anna->store, &anna->err));
	kit_set(anna, &entity_client, client, "debts", "none");
	kit_send(bram, anna);
	assert_string_equal(debts_at(anna, 0, decision, &late), "stable");
	assert_int_equal(late, 0);
	kit_send(anna, bram);
	assert_string_equal(debts_at(bram, 0, decision, &late), "stable");
	kit_close(anna);
	kit_close(bram);
}

static bool is_about(struct kit *kit, const struct record *record, const struct entity *entity, const char *id)
{
	struct change *changes;
	size_t count;

	GOOD(kit, store_history(kit->store, kit->arena, entity, id, &changes, &count, &kit->err));
	assert_int_equal(count, 1);
	for (size_t i = 0; i < record->about_count; i++)
		if (!op_compare(&record->about[i], &changes[0].op))
			return true;
	return false;
}

/* A signature is an entry on the case as well as a decision is. */
static void a_decision_names_the_newest_entries_on_the_case(void **state)
{
	static const char second[] = "01JF8ZK3V0000000000DECID2", signature[] = "01JF8ZK3V0000000000000SIG";
	static const struct cell cells[] = { { "application", application }, { "decided_at", "2026-11-19T13:10" } };
	struct row_name about = { &entity_application, application };
	struct kit *kit = kit_open(1);
	struct change *changes;
	size_t count;

	(void)state;
	kit_set(kit, &entity_application, application, "client", client);
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	GOOD(kit, store_add(kit->store, &entity_decision, decision, "velsen.hvo", cells, 2, &about, 1, &kit->err));
	GOOD(kit, store_add(kit->store, &entity_signature, signature, "velsen.hvo", cells, 1, &about, 1, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	GOOD(kit, store_add(kit->store, &entity_decision, second, "velsen.hvo", cells, 2, &about, 1, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	GOOD(kit, store_history(kit->store, kit->arena, &entity_decision, second, &changes, &count, &kit->err));
	assert_true(is_about(kit, &changes[0].record, &entity_decision, decision));
	assert_true(is_about(kit, &changes[0].record, &entity_signature, signature));
	kit_close(kit);
}

static void the_last_own_change_can_be_found_and_taken_back(void **state)
{
	struct kit *anna = kit_open(1), *bram = kit_open(2);
	struct change *changes;
	const char *before;
	size_t count;

	(void)state;
	kit_set(anna, &entity_client, client, "debts", "none");
	kit_set(anna, &entity_client, client, "debts", "stable");
	kit_set(bram, &entity_party, "hvo", "name", "HVO");
	kit_send(bram, anna);
	GOOD(anna, store_last_use_case(anna->store, anna->arena, 0, &changes, &count, &anna->err));
	assert_int_equal(count, 1);
	assert_string_equal(changes[0].record.cells[0].value, "stable");
	GOOD(anna,
		store_value_before(anna->store, anna->arena, &entity_client, client, "debts", &changes[0].op, &before,
			&anna->err));
	assert_string_equal(before, "none");
	GOOD(anna, store_last_use_case(anna->store, anna->arena, 1, &changes, &count, &anna->err));
	assert_string_equal(changes[0].record.cells[0].value, "none");
	GOOD(anna,
		store_value_before(anna->store, anna->arena, &entity_client, client, "debts", &changes[0].op, &before,
			&anna->err));
	assert_null(before);
	GOOD(anna, store_last_use_case(anna->store, anna->arena, 2, &changes, &count, &anna->err));
	assert_int_equal(count, 0);
	kit_set(anna, &entity_client, client, "pet", "cat");
	for (size_t skip = 0; skip < 3; skip++) {
		static const char *const values[] = { "cat", "stable", "none" };

		GOOD(anna, store_last_use_case(anna->store, anna->arena, skip, &changes, &count, &anna->err));
		assert_int_equal(count, 1);
		assert_string_equal(changes[0].record.cells[0].value, values[skip]);
	}
	kit_close(anna);
	kit_close(bram);
}

static void one_use_case_has_one_stamp_and_sets_a_cell_once(void **state)
{
	struct kit *kit = kit_open(1);
	struct cell cells[] = { { "call_name", "Jo" }, { "debts", "none" }, { "talents", "koken" } };
	struct cell again = { "debts", "stable" };
	struct change *changes;
	size_t count;

	(void)state;
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	GOOD(kit, store_set(kit->store, &entity_client, client, "velsen.hvo", cells, 3, &kit->err));
	REFUSED(kit, E_INPUT, store_set(kit->store, &entity_client, client, NULL, &again, 1, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	GOOD(kit, store_last_use_case(kit->store, kit->arena, 0, &changes, &count, &kit->err));
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(changes[i].record.stamp.value, changes[0].record.stamp.value);
	assert_string_equal(changes[0].record.class, "care");
	assert_string_equal(changes[2].record.class, "basic");
	kit_close(kit);
}

/* A laptop whose battery died may stand before 1970: it follows others a day ahead, not years. */
static void a_clock_before_1970_follows_a_day_ahead_at_most(void **state)
{
	struct kit *kit = kit_open(1), *far = kit_open(2);
	struct head *heads;
	size_t count;

	(void)state;
	kit_set(far, &entity_party, "hvo", "name", "HVO");
	kit->clock.fixed_ms = INT64_C(-20) * 24 * 3600 * 1000;
	kit_send(far, kit);
	kit_set(kit, &entity_party, "leviaan", "name", "Leviaan");
	GOOD(kit, store_heads(kit->store, kit->arena, &entity_party, "leviaan", "name", &heads, &count, &kit->err));
	assert_int_equal(count, 1);
	assert_true(stamp_ms(heads[0].stamp) < 1000);
	kit_close(kit);
	kit_close(far);
}

static void what_is_wrong_is_told_with_its_label(void **state)
{
	struct kit *kit = kit_open(1);
	static const struct cell wrong[] = { { "birth_year", "12" }, { "nonsense", "1" }, { "debts", "much" } };
	static const char *const words[] = { "Year of birth", "nonsense", "Debts" };

	(void)state;
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		REFUSED(kit, E_INPUT,
			store_set(kit->store, &entity_client, client, "velsen.hvo", &wrong[i], 1, &kit->err));
		assert_non_null(strstr(kit->err.text, words[i]));
	}
	kit_close(kit);
}

/* A laptop restored from a backup without its state: the writer is used twice. Both branches are kept everywhere. */
static void a_writer_that_was_used_twice_is_kept_as_branches(void **state)
{
	struct kit *kit = kit_open(1), *twin = kit_open(2), *reader = kit_open(3);
	struct span *spans;
	char command[512];
	size_t count, branches = 0;

	(void)state;
	kit->host.state_dir = twin->host.state_dir = NULL;
	kit_reopen(kit);
	kit_set(kit, &entity_party, "hvo", "name", "HVO");
	store_close(&kit->store);
	store_close(&twin->store);
	snprintf(command, sizeof command, "cp '%s' '%s'", kit->path, twin->path);
	assert_int_equal(system(command), 0);
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	GOOD(twin, store_open(&twin->store, twin->path, &twin->host, &twin->err));
	kit_set(kit, &entity_party, "hvo", "name", "HVO 1");
	kit_set(kit, &entity_party, "hvo", "place", "Velsen");
	twin->clock.fixed_ms += 500;
	kit_set(twin, &entity_party, "hvo", "name", "HVO 2");
	kit_set(twin, &entity_party, "hvo", "place", "Uitgeest");
	kit_set(twin, &entity_party, "hvo", "phone", "0255");
	kit_send(kit, reader);
	kit_send(twin, reader);
	GOOD(reader, stream_spans(reader->store, reader->arena, &spans, &count, &reader->err));
	for (size_t i = 0; i < count; i++)
		branches += spans[i].branch == 1;
	assert_int_equal(branches, 1);
	GOOD(reader, store_verify(reader->store, NULL, NULL, NULL, NULL, &reader->err));
	kit_expect(reader, &entity_party, "hvo", "phone", "0255");
	kit_send(reader, kit);
	kit_send(reader, twin);
	assert_string_equal(kit_dump(kit), kit_dump(reader));
	assert_string_equal(kit_dump(twin), kit_dump(reader));
	kit_close(kit);
	kit_close(twin);
	kit_close(reader);
}

static void a_file_whose_chain_does_not_fit_is_refused_whole(void **state)
{
	struct kit *anna = kit_open(1), *bram = kit_open(2);
	struct parcels *parcels = calloc(1, sizeof *parcels);
	struct store_count count;
	enum applied applied;

	(void)state;
	kit_set(anna, &entity_party, "hvo", "name", "HVO");
	arena_open(&parcels->arena);
	parcels_collect(anna, parcels);
	parcels->list[0].span.after.bytes[0] ^= 1;
	REFUSED(bram, E_FORMAT, parcel_try(bram, &parcels->list[0], &applied));
	GOOD(bram, store_counts(bram->store, &count, &bram->err));
	assert_int_equal(count.records, 0);
	parcels->list[0].span.after.bytes[0] ^= 1;
	assert_int_equal(parcel_take(bram, &parcels->list[0]), APPLIED_NEW);
	assert_int_equal(parcel_take(bram, &parcels->list[0]), APPLIED_KNOWN);
	arena_close(&parcels->arena);
	free(parcels);
	kit_close(anna);
	kit_close(bram);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(history_is_oldest_first_and_names_who),
		cmocka_unit_test(a_row_can_be_seen_as_it_was),
		cmocka_unit_test(a_decision_shows_what_was_known_then),
		cmocka_unit_test(a_decision_names_the_newest_entries_on_the_case),
		cmocka_unit_test(the_last_own_change_can_be_found_and_taken_back),
		cmocka_unit_test(one_use_case_has_one_stamp_and_sets_a_cell_once),
		cmocka_unit_test(a_clock_before_1970_follows_a_day_ahead_at_most),
		cmocka_unit_test(what_is_wrong_is_told_with_its_label),
		cmocka_unit_test(a_writer_that_was_used_twice_is_kept_as_branches),
		cmocka_unit_test(a_file_whose_chain_does_not_fit_is_refused_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
