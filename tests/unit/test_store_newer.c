/* Records of a newer version: kept, passed on, counted, and alive after an upgrade. */
#include <sqlite3.h>

#include "store_exchange.h"

static const char client[] = "01JF8ZK3V0000000000000TEST";

/* A record as another program might write it: its line, alone in its stream. */
static struct parcel craft(struct kit *kit, const char *writer, const char *middle)
{
	static const unsigned char salt[SALT_BYTES] = { 1, 2, 3 };
	struct parcel parcel = { .span = { .from = 1, .to = 1 } };
	struct hash leaf, zero = { { 0 } };
	struct record record;

	parcel.line = arena_print(kit->arena,
		"{%s,\"s\":\"%s/velsen.hvo/care\",\"q\":1,\"h\":\"019b2c44d1e0-0003\",%s,"
		"\"u\":\"\",\"n\":\"AQIDAAAAAAAAAAAAAAAAAA\"}",
		strstr(middle, "\"v2\"") ? "\"v\":2,\"k\":\"set\"" : "\"v\":1,\"k\":\"set\"", writer, middle);
	parcel.length = strlen(parcel.line);
	GOOD(kit, record_read(kit->arena, parcel.line, parcel.length, &record, &kit->err));
	assert_memory_equal(record.salt, salt, SALT_BYTES);
	snprintf(parcel.span.writer, sizeof parcel.span.writer, "%s", writer);
	snprintf(parcel.span.scope, sizeof parcel.span.scope, "velsen.hvo");
	snprintf(parcel.span.class, sizeof parcel.span.class, "care");
	leaf = leaf_of(parcel.line, parcel.length, record.salt);
	parcel.span.after = link_after(&zero, &leaf);
	return parcel;
}

static const struct {
	const char *middle;
	enum applied applied;
} cases[] = {
	{ "\"e\":\"client\",\"i\":\"01JF8ZK3V0000000000000TEST\",\"x\":{\"debts\":\"none\",\"hobby\":\"schaken\"},\"o\":[]",
		APPLIED_NEW },
	{ "\"e\":\"client\",\"i\":\"01JF8ZK3V0000000000000TES2\",\"x\":{\"debts\":\"crypto\"},\"o\":[]", APPLIED_NEW },
	{ "\"e\":\"orchard\",\"i\":\"01JF8ZK3V0000000000000TES3\",\"x\":{\"name\":\"Huis\"},\"o\":[]", APPLIED_KEPT },
	{ "\"e\":\"client\",\"i\":\"01JF8ZK3V0000000000000TES4\",\"x\":{\"debts\":\"none\",\"z\":\"v2\"},\"o\":[],\"y\":\"v2\"",
		APPLIED_KEPT },
	{ "\"e\":\"decision\",\"i\":\"01JF8ZK3V0000000000000TES5\",\"x\":{\"outcome\":\"admit\"},\"o\":[]",
		APPLIED_QUARANTINED },
};

static void take_all(struct kit *kit)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char writer[WRITER_TEXT];
		struct parcel parcel;

		snprintf(writer, sizeof writer, "%016zx", i + 1);
		parcel = craft(kit, writer, cases[i].middle);
		assert_int_equal(parcel_take(kit, &parcel), cases[i].applied);
	}
}

static void what_is_not_understood_is_kept_and_passed_on(void **state)
{
	struct kit *kit = kit_open(1), *far = kit_open(2);
	struct parcels *parcels = calloc(1, sizeof *parcels);
	struct store_count count;
	struct head *heads;
	struct change *changes;
	size_t head_count;
	void *row = arena_alloc(kit->arena, entity_client.size);

	(void)state;
	take_all(kit);
	kit_expect(kit, &entity_client, client, "debts", "none");
	kit_expect(kit, &entity_client, "01JF8ZK3V0000000000000TES2", "debts", NULL);
	REFUSED(kit, E_MISSING,
		store_load(kit->store, kit->arena, &entity_client, "01JF8ZK3V0000000000000TES4", row, &kit->err));
	GOOD(kit, store_counts(kit->store, &count, &kit->err));
	assert_int_equal(count.records, 5);
	assert_int_equal(count.quarantined, 1);
	assert_int_equal(count.newer_fields, 4);
	GOOD(kit, store_heads(kit->store, kit->arena, &entity_client, client, "hobby", &heads, &head_count, &kit->err));
	assert_int_equal(head_count, 1);
	assert_string_equal(heads[0].value, "schaken");
	GOOD(kit,
		store_history(kit->store, kit->arena, &entity_decision, "01JF8ZK3V0000000000000TES5", &changes,
			&head_count, &kit->err));
	assert_int_equal(head_count, 1);
	assert_false(changes[0].applied);
	assert_non_null(changes[0].why);
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	kit_send(kit, far);
	assert_string_equal(kit_dump(kit), kit_dump(far));
	arena_open(&parcels->arena);
	parcels_collect(far, parcels);
	assert_int_equal(parcels->count, 5);
	assert_string_equal(parcels->list[2].line, craft(kit, "0000000000000003", cases[2].middle).line);
	arena_close(&parcels->arena);
	free(parcels);
	kit_close(kit);
	kit_close(far);
}

/* A record that is only kept makes no row: the scope is that of the first one that does, in whatever order. */
static void a_kept_record_has_no_say_in_the_scope(void **state)
{
	static const struct cell name = { "call_name", "Jan" };
	struct kit *kit = kit_open(1), *far = kit_open(2);
	struct parcel refused = craft(kit, "0000000000000001",
		"\"e\":\"decision\",\"i\":\"01JF8ZK3V0000000000000TES5\",\"x\":{\"outcome\":\"admit\"},\"o\":[]");
	struct parcel newer = craft(kit, "0000000000000002",
		"\"e\":\"party\",\"i\":\"hvo\",\"x\":{\"name\":\"HVO\",\"z\":\"v2\"},\"o\":[],\"y\":\"v2\"");
	struct party party;
	struct decision made;

	(void)state;
	assert_int_equal(parcel_take(kit, &newer), APPLIED_KEPT);
	kit_set(kit, &entity_party, "hvo", "name", "HVO");
	GOOD(kit, store_load(kit->store, kit->arena, &entity_party, "hvo", &party, &kit->err));
	assert_string_equal(party.row.scope, "regio");

	GOOD(far, store_begin(far->store, "", &far->err));
	GOOD(far,
		store_add(far->store, &entity_decision, "01JF8ZK3V0000000000000TES5", "velsen.leviaan",
			&(struct cell){ "outcome", "hold" }, 1, NULL, 0, &far->err));
	GOOD(far, store_commit(far->store, &far->err));
	assert_int_equal(parcel_take(kit, &refused), APPLIED_QUARANTINED);
	kit_send(far, kit);
	GOOD(kit, store_load(kit->store, kit->arena, &entity_decision, "01JF8ZK3V0000000000000TES5", &made, &kit->err));
	assert_string_equal(made.row.scope, "velsen.leviaan");
	GOOD(kit, store_rebuild(kit->store, NULL, NULL, &kit->err));
	GOOD(kit, store_load(kit->store, kit->arena, &entity_decision, "01JF8ZK3V0000000000000TES5", &made, &kit->err));
	assert_string_equal(made.row.scope, "velsen.leviaan");

	GOOD(kit, store_begin(kit->store, "", &kit->err));
	REFUSED(kit, E_MISSING, store_set(kit->store, &entity_client, "nowhere", NULL, &name, 1, &kit->err));
	store_rollback(kit->store);
	kit_close(kit);
	kit_close(far);
}

static void raw(struct kit *kit, const char *sql)
{
	sqlite3 *db;
	char *why = NULL;

	store_close(&kit->store);
	assert_int_equal(sqlite3_open(kit->path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s", why);
	sqlite3_close(db);
}

/* A newer program worked in this file before: what it did is not undone by one that does not understand it. */
static void what_a_newer_program_did_here_is_not_undone(void **state)
{
	struct kit *kit = kit_open(1);
	struct parcel newer = craft(kit, "0000000000000001", "\"z\":\"v2\"");
	struct change *changes;
	size_t count;

	(void)state;
	assert_int_equal(parcel_take(kit, &newer), APPLIED_KEPT);
	raw(kit, "INSERT OR REPLACE INTO setting VALUES ('writer', '0000000000000001')");
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	GOOD(kit, store_last_use_case(kit->store, kit->arena, 0, &changes, &count, &kit->err));
	assert_int_equal(count, 0);
	kit_close(kit);
}

/* The file as a program without the fields `talents` and `pet` would have left it. */
static void a_field_comes_alive_after_an_upgrade(void **state)
{
	struct kit *kit = kit_open(1);

	(void)state;
	kit_set(kit, &entity_client, client, "talents", "koken");
	kit_set(kit, &entity_client, client, "pet", "cat");
	raw(kit,
		"ALTER TABLE client DROP COLUMN talents; ALTER TABLE client DROP COLUMN pet;"
		"INSERT INTO kept VALUES ('client', 'talents', 1), ('client', 'pet', 1);"
		"UPDATE setting SET value = 'of another version' WHERE name = 'fields'");
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	kit_expect(kit, &entity_client, client, "talents", "koken");
	kit_expect(kit, &entity_client, client, "pet", "cat");
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	kit_close(kit);
}

static void a_new_field_nobody_used_costs_no_rebuild(void **state)
{
	struct kit *kit = kit_open(1);

	(void)state;
	kit_set(kit, &entity_client, client, "pet", "cat");
	/* A value that no record wrote survives: the tables were not made again. */
	raw(kit,
		"ALTER TABLE client DROP COLUMN talents; UPDATE client SET pet = 'dog';"
		"UPDATE setting SET value = 'of another version' WHERE name = 'fields'");
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	kit_expect(kit, &entity_client, client, "talents", NULL);
	kit_expect(kit, &entity_client, client, "pet", "dog");
	kit_set(kit, &entity_client, client, "talents", "zingen");
	kit_expect(kit, &entity_client, client, "talents", "zingen");
	kit_close(kit);
}

static void an_entity_that_was_unknown_gets_its_table(void **state)
{
	struct kit *kit = kit_open(1);

	(void)state;
	kit_set(kit, &entity_complex, "01JF8ZK3V000000000000COMPL", "name", "De Hoven");
	raw(kit,
		"DROP TABLE complex; INSERT INTO kept VALUES ('complex', '!newer', 1);"
		"UPDATE setting SET value = 'of another version' WHERE name = 'fields'");
	GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	kit_expect(kit, &entity_complex, "01JF8ZK3V000000000000COMPL", "name", "De Hoven");
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	kit_close(kit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_understood_is_kept_and_passed_on),
		cmocka_unit_test(a_kept_record_has_no_say_in_the_scope),
		cmocka_unit_test(what_a_newer_program_did_here_is_not_undone),
		cmocka_unit_test(a_field_comes_alive_after_an_upgrade),
		cmocka_unit_test(a_new_field_nobody_used_costs_no_rebuild),
		cmocka_unit_test(an_entity_that_was_unknown_gets_its_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
