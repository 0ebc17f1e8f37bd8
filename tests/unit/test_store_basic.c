#include "store_kit.h"

static void a_row_comes_back_with_all_kinds(void **state)
{
	static const struct cell cells[] = {
		{ "call_name", "Şevval" },
		{ "birth_year", "1991" },
		{ "origin", "velsen" },
		{ "shielded", "false" },
		{ "debts", "stable" },
		{ "proof.cjib", "true" },
		{ "proof.budget_plan", "true" },
		{ "hours_now", "6.5" },
		{ "rent_max", "650.00" },
		{ "present_stay_since", "2026-03-01" },
		{ "hard_times", "bel eerst\ndan langs" },
		{ "criteria.days", "yes" },
	};
	struct kit *kit = kit_open(1);
	char id[ID_TEXT];
	struct client client;

	(void)state;
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	store_new_id(kit->store, id);
	GOOD(kit, store_set(kit->store, &entity_client, id, "velsen.hvo", cells, ARRAY_LEN(cells), &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	kit_reopen(kit);
	for (size_t i = 0; i < ARRAY_LEN(cells); i++)
		kit_expect(kit, &entity_client, id, cells[i].name, cells[i].value);
	kit_expect(kit, &entity_client, id, "children", NULL);
	GOOD(kit, store_load(kit->store, kit->arena, &entity_client, id, &client, &kit->err));
	assert_string_equal(client.row.scope, "velsen.hvo");
	assert_false(client.row.gone || client.row.contested);
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	kit_close(kit);
}

static int64_t records(struct kit *kit)
{
	struct store_count count;

	GOOD(kit, store_counts(kit->store, &count, &kit->err));
	return count.records;
}

static void what_is_unchanged_is_not_written(void **state)
{
	struct kit *kit = kit_open(2);
	int64_t before;

	(void)state;
	kit_set(kit, &entity_party, "hvo", "name", "HVO");
	before = records(kit);
	kit_set(kit, &entity_party, "hvo", "name", "HVO");
	assert_int_equal(records(kit), before);
	kit_set(kit, &entity_party, "hvo", "name", "HVO-Querido");
	assert_int_equal(records(kit), before + 1);
	kit_expect(kit, &entity_party, "hvo", "name", "HVO-Querido");
	kit_close(kit);
}

static void what_is_affirmed_is_written_again(void **state)
{
	static const struct cell name = { "name", "HVO" };
	struct kit *kit = kit_open(2);
	int64_t before;

	(void)state;
	kit_set(kit, &entity_party, "hvo", "name", "HVO");
	before = records(kit);
	GOOD(kit, store_begin(kit->store, "anna", &kit->err));
	GOOD(kit, store_affirm(kit->store, &entity_party, "hvo", &name, 1, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	assert_int_equal(records(kit), before + 1);
	kit_close(kit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_comes_back_with_all_kinds),
		cmocka_unit_test(what_is_unchanged_is_not_written),
		cmocka_unit_test(what_is_affirmed_is_written_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
