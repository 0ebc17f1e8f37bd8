/* Merging: values are kept until someone chooses, and order of arrival changes nothing. */
#include "store_exchange.h"

enum { SEEDS = 60, STEPS = 40 };

static const char client[] = "01JF8ZK3V0000000000000TEST";

static size_t heads_of(struct kit *kit, const char *cell, struct head **heads)
{
	size_t count;

	GOOD(kit, store_heads(kit->store, kit->arena, &entity_client, client, cell, heads, &count, &kit->err));
	return count;
}

static struct kit *other(uint64_t seed)
{
	return kit_open(seed);
}

static void both_values_are_kept_until_someone_chooses(void **state)
{
	struct kit *anna = kit_open(1), *bram = other(2);
	struct head *heads;
	struct client row;

	(void)state;
	kit_set(anna, &entity_client, client, "debts", "none");
	kit_send(anna, bram);
	kit_set(anna, &entity_client, client, "debts", "stable");
	bram->clock.fixed_ms += 60000;
	kit_set(bram, &entity_client, client, "debts", "unstable");
	kit_send(anna, bram);
	kit_send(bram, anna);
	assert_string_equal(kit_dump(anna), kit_dump(bram));
	assert_int_equal(heads_of(anna, "debts", &heads), 2);
	assert_string_equal(heads[0].value, "unstable");
	assert_string_equal(heads[1].value, "stable");
	kit_expect(anna, &entity_client, client, "debts", "unstable");
	GOOD(anna, store_load(anna->store, anna->arena, &entity_client, client, &row, &anna->err));
	assert_true(row.row.contested);
	kit_set(anna, &entity_client, client, "debts", "stable");
	assert_int_equal(heads_of(anna, "debts", &heads), 1);
	kit_send(anna, bram);
	assert_string_equal(kit_dump(anna), kit_dump(bram));
	kit_expect(bram, &entity_client, client, "debts", "stable");
	GOOD(bram, store_load(bram->store, bram->arena, &entity_client, client, &row, &bram->err));
	assert_false(row.row.contested);
	kit_close(anna);
	kit_close(bram);
}

static void choosing_the_value_that_is_shown_ends_a_difference(void **state)
{
	struct kit *anna = kit_open(1), *bram = other(2);
	struct head *heads;

	(void)state;
	kit_set(anna, &entity_client, client, "debts", "stable");
	kit_set(bram, &entity_client, client, "debts", "unstable");
	kit_send(bram, anna);
	assert_int_equal(heads_of(anna, "debts", &heads), 2);
	kit_set(anna, &entity_client, client, "debts", heads[0].value);
	assert_int_equal(heads_of(anna, "debts", &heads), 1);
	kit_close(anna);
	kit_close(bram);
}

static void equal_values_are_no_difference(void **state)
{
	struct kit *anna = kit_open(1), *bram = other(2);
	struct client row;
	struct store_count count;

	(void)state;
	kit_set(anna, &entity_client, client, "debts", "stable");
	kit_set(bram, &entity_client, client, "debts", "stable");
	kit_send(anna, bram);
	GOOD(bram, store_load(bram->store, bram->arena, &entity_client, client, &row, &bram->err));
	assert_false(row.row.contested);
	GOOD(bram, store_counts(bram->store, &count, &bram->err));
	assert_int_equal(count.differences, 0);
	kit_close(anna);
	kit_close(bram);
}

static void a_form_that_saw_less_leaves_a_difference(void **state)
{
	struct kit *anna = kit_open(1), *bram = other(2);
	struct cell cell = { "debts", "none" };
	struct head *heads;
	struct op_id seen;

	(void)state;
	kit_set(anna, &entity_client, client, "debts", "stable");
	kit_send(anna, bram);
	assert_int_equal(heads_of(anna, "debts", &heads), 1);
	seen = heads[0].op;
	kit_set(bram, &entity_client, client, "debts", "unstable");
	kit_send(bram, anna);
	GOOD(anna, store_begin(anna->store, "anna", &anna->err));
	GOOD(anna, store_set_seen(anna->store, &entity_client, client, &cell, 1, &seen, 1, &anna->err));
	GOOD(anna, store_commit(anna->store, &anna->err));
	assert_int_equal(heads_of(anna, "debts", &heads), 2);
	kit_close(anna);
	kit_close(bram);
}

static void what_was_deleted_unseen_stays_visible(void **state)
{
	struct kit *anna = kit_open(1), *bram = other(2);
	struct client row;

	(void)state;
	kit_set(anna, &entity_client, client, "debts", "stable");
	kit_send(anna, bram);
	kit_set(bram, &entity_client, client, "children", "2");
	GOOD(anna, store_begin(anna->store, "anna", &anna->err));
	GOOD(anna, store_remove(anna->store, &entity_client, client, true, &anna->err));
	GOOD(anna, store_commit(anna->store, &anna->err));
	GOOD(anna, store_load(anna->store, anna->arena, &entity_client, client, &row, &anna->err));
	assert_true(row.row.gone);
	kit_send(bram, anna);
	kit_send(anna, bram);
	GOOD(anna, store_load(anna->store, anna->arena, &entity_client, client, &row, &anna->err));
	assert_false(row.row.gone);
	assert_true(row.row.contested);
	assert_string_equal(kit_dump(anna), kit_dump(bram));
	GOOD(bram, store_begin(bram->store, "bram", &bram->err));
	GOOD(bram, store_remove(bram->store, &entity_client, client, true, &bram->err));
	GOOD(bram, store_commit(bram->store, &bram->err));
	kit_send(bram, anna);
	GOOD(anna, store_load(anna->store, anna->arena, &entity_client, client, &row, &anna->err));
	assert_true(row.row.gone && !row.row.contested);
	GOOD(bram, store_begin(bram->store, "bram", &bram->err));
	GOOD(bram, store_remove(bram->store, &entity_client, client, false, &bram->err));
	GOOD(bram, store_commit(bram->store, &bram->err));
	GOOD(bram, store_load(bram->store, bram->arena, &entity_client, client, &row, &bram->err));
	assert_false(row.row.gone || row.row.contested);
	GOOD(bram, store_verify(bram->store, NULL, NULL, NULL, NULL, &bram->err));
	kit_close(anna);
	kit_close(bram);
}

/* ---- random histories */

static void random_edit(struct kit *kit, struct random *random)
{
	static const char *const ids[] = { "01JF8ZK3V0000000000000TEST", "01JF8ZK3V0000000000000TES2" };
	static const struct cell cells[] = {
		{ "debts", "none" },
		{ "debts", "stable" },
		{ "debts", NULL },
		{ "children", "1" },
		{ "children", "2" },
		{ "proof.cjib", "true" },
		{ "proof.cjib", NULL },
		{ "proof.debt_list", "true" },
		{ "call_name", "Jo" },
		{ "call_name", "Bo" },
		{ "criteria.days", "yes" },
		{ "criteria.days", "no" },
	};
	const char *id = ids[random_below(random, ARRAY_LEN(ids))];
	struct cell cell = cells[random_below(random, ARRAY_LEN(cells))];
	int64_t skew = (int64_t)random_below(random, 7) - 3;

	kit->clock.fixed_ms = kit_noon + skew * INT64_C(1000000);
	GOOD(kit, store_begin(kit->store, "", &kit->err));
	if (random_below(random, 8) == 0) {
		if (!store_remove(kit->store, &entity_client, id, random_below(random, 3) > 0, &kit->err))
			assert_int_equal(kit->err.code, E_MISSING);
	} else {
		GOOD(kit, store_set(kit->store, &entity_client, id, "velsen.hvo", &cell, 1, &kit->err));
	}
	GOOD(kit, store_commit(kit->store, &kit->err));
}

static void swap(struct parcel *a, struct parcel *b)
{
	struct parcel other_one = *a;

	*a = *b;
	*b = other_one;
}

static void any_order_gives_the_same_tables(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct kit *kits[3] = { kit_open(3 * seed), kit_open(3 * seed + 1), kit_open(3 * seed + 2) };
		struct kit *shuffled = kit_open(1000 + seed);
		struct parcels *parcels = calloc(1, sizeof *parcels);
		struct random random;

		random_seed(&random, seed);
		for (int i = 0; i < STEPS; i++) {
			struct kit *one = kits[random_below(&random, 3)], *two = kits[random_below(&random, 3)];

			if (one != two && random_below(&random, 4) == 0)
				kit_send(one, two);
			else
				random_edit(one, &random);
		}
		arena_open(&parcels->arena);
		for (size_t i = 0; i < 3; i++)
			parcels_collect(kits[i], parcels);
		for (size_t i = parcels->count; i > 1; i--)
			swap(&parcels->list[i - 1], &parcels->list[random_below(&random, i)]);
		for (size_t i = 0; i < parcels->count; i++)
			parcel_take(shuffled, &parcels->list[i]);
		for (size_t i = 0; i < parcels->count; i++)
			parcel_take(kits[0], &parcels->list[i]);
		if (strcmp(kit_dump(shuffled), kit_dump(kits[0])))
			fail_msg("seed %llu: %s\n---\n%s", (unsigned long long)seed, kit_dump(shuffled),
				kit_dump(kits[0]));
		GOOD(shuffled, store_verify(shuffled->store, NULL, NULL, NULL, NULL, &shuffled->err));
		GOOD(kits[0], store_verify(kits[0]->store, NULL, NULL, NULL, NULL, &kits[0]->err));
		arena_close(&parcels->arena);
		free(parcels);
		kit_close(shuffled);
		for (size_t i = 0; i < 3; i++)
			kit_close(kits[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_values_are_kept_until_someone_chooses),
		cmocka_unit_test(choosing_the_value_that_is_shown_ends_a_difference),
		cmocka_unit_test(equal_values_are_no_difference),
		cmocka_unit_test(a_form_that_saw_less_leaves_a_difference),
		cmocka_unit_test(what_was_deleted_unseen_stays_visible),
		cmocka_unit_test(any_order_gives_the_same_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
