/* Queries: what screens ask, and that no answer grows with the file. */
#include <sqlite3.h>

#include "store_exchange.h"

static const struct code steps[] = {
	{ .list = "step", .code = "received", .rank = 0, .nl = "ontvangen", .en = "received", .queued = true },
	{ .list = "step", .code = "admitted", .rank = 1, .nl = "toegelaten", .en = "admitted", .queued = true },
	{ .list = "step", .code = "settled", .rank = 2, .nl = "thuis", .en = "settled", .queued = false },
	{ .list = "role", .code = "chair", .rank = 0, .nl = "voorzitter", .en = "chair" },
};

static void make_case_of(struct kit *kit, int number, const char *arrangement, const char *step, const char *weight,
	const char *received)
{
	char app[ID_TEXT], client[ID_TEXT], text[32], name[32];
	struct cell cells[] = { { "number", text }, { "client", client }, { "forum", "velsen" }, { "step", step },
		{ "weight", weight }, { "received", received }, { "arrangement", arrangement } };
	struct cell who = { "call_name", name };

	snprintf(text, sizeof text, "ZK-2026-%04d", number);
	snprintf(name, sizeof name, "Naam %d", number);
	GOOD(kit, store_begin(kit->store, "", &kit->err));
	store_new_id(kit->store, client);
	store_new_id(kit->store, app);
	GOOD(kit, store_set(kit->store, &entity_client, client, "velsen.hvo", &who, 1, &kit->err));
	GOOD(kit, store_set(kit->store, &entity_application, app, "velsen.hvo", cells, ARRAY_LEN(cells), &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
}

static void make_case(struct kit *kit, int number, const char *step, const char *weight, const char *received)
{
	make_case_of(kit, number, NULL, step, weight, received);
}

static struct kit *kit_with_cases(void)
{
	struct kit *kit = kit_open(1);

	GOOD(kit, codes_replace(kit->store, "pact", steps, ARRAY_LEN(steps), &kit->err));
	make_case(kit, 1, "received", "light", "2026-03-01");
	make_case(kit, 2, "admitted", "heavy", "2026-01-01");
	make_case(kit, 3, "settled", "heavy", "2025-01-01");
	make_case(kit, 4, "received", "medium", "2026-02-01");
	make_case(kit, 5, "admitted", NULL, NULL);
	return kit;
}

/* Last letters of the numbers that a page gives. */
static const char *page(struct kit *kit, struct cursor *cursor)
{
	struct buffer text = { .arena = kit->arena };
	bool row;

	buffer_text(&text, "");
	for (;;) {
		GOOD(kit, query_next(cursor, &row, &kit->err));
		if (!row)
			break;
		assert_non_null(query_text(cursor, QUEUE_CALL_NAME));
		buffer_text(&text, query_text(cursor, QUEUE_NUMBER) + strlen("ZK-2026-000"));
	}
	query_close(&cursor);
	assert_null(cursor);
	return text.text;
}

static const char *queue(struct kit *kit, enum query query, int64_t first, int64_t wait, int64_t key, int64_t limit)
{
	struct cursor *cursor;

	if (query == QUERY_QUEUE_WAIT_NEXT || query == QUERY_QUEUE_WAIT_PREV)
		GOOD(kit, query_open(kit->store, query, &cursor, &kit->err, "siii", "velsen", wait, key, limit));
	else
		GOOD(kit,
			query_open(kit->store, query, &cursor, &kit->err, "siiii", "velsen", first, wait, key, limit));
	return page(kit, cursor);
}

static void the_queue_has_three_orders_and_pages(void **state)
{
	struct kit *kit = kit_with_cases();
	const int64_t low = INT64_MIN + 1, high = INT64_MAX;
	struct cursor *cursor;
	int64_t wait, key;
	bool row;

	(void)state;
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_NEXT, 0, low, low, 9), "2415");
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_PREV, 0, high, high, 9), "5142");
	assert_string_equal(queue(kit, QUERY_QUEUE_WEIGHT_NEXT, low, low, low, 9), "2415");
	assert_string_equal(queue(kit, QUERY_QUEUE_WEIGHT_PREV, high, high, high, 2), "51");
	assert_string_equal(queue(kit, QUERY_QUEUE_STEP_NEXT, low, low, low, 9), "4125");
	GOOD(kit,
		query_open(
			kit->store, QUERY_QUEUE_WAIT_NEXT, &cursor, &kit->err, "siii", "velsen", low, low, (int64_t)2));
	GOOD(kit, query_next(cursor, &row, &kit->err));
	GOOD(kit, query_next(cursor, &row, &kit->err));
	wait = query_number(cursor, QUEUE_WAIT);
	key = query_number(cursor, QUEUE_KEY);
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_NEXT, 0, wait, key, 9), "15");
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_PREV, 0, wait, key, 9), "2");
	query_close(&cursor);
	kit_close(kit);
}

static const char *id_of(struct kit *kit, const char *number)
{
	const struct entity *entity;
	const char *id;

	GOOD(kit, store_find(kit->store, kit->arena, NULL, number, &entity, &id, &kit->err));
	assert_ptr_equal(entity, &entity_application);
	return id;
}

static void the_queue_follows_changes(void **state)
{
	struct kit *kit = kit_with_cases();
	struct code more[ARRAY_LEN(steps)];

	(void)state;
	kit_set(kit, &entity_application, id_of(kit, "ZK-2026-0002"), "step", "settled");
	kit_set(kit, &entity_application, id_of(kit, "ZK-2026-0001"), "received", "2025-12-01");
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_NEXT, 0, INT64_MIN + 1, 0, 9), "145");
	GOOD(kit, store_begin(kit->store, "", &kit->err));
	GOOD(kit, store_remove(kit->store, &entity_application, id_of(kit, "ZK-2026-0004"), true, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_NEXT, 0, INT64_MIN + 1, 0, 9), "15");
	memcpy(more, steps, sizeof more);
	more[2].queued = true;
	GOOD(kit, codes_replace(kit->store, "pact", more, ARRAY_LEN(more), &kit->err));
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_NEXT, 0, INT64_MIN + 1, 0, 9), "3125");
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
	kit_close(kit);
}

static void rows_are_found_by_what_people_type(void **state)
{
	struct kit *kit = kit_with_cases();
	const char *id = id_of(kit, "ZK-2026-0002"), *found;
	const struct entity *entity;

	(void)state;
	assert_string_equal(id_of(kit, "zk-2026-0002"), id);
	assert_string_equal(id_of(kit, "ZK-0002"), id);
	assert_string_equal(id_of(kit, "ZK-2"), id);
	assert_string_equal(id_of(kit, "2"), id);
	assert_string_equal(id_of(kit, id), id);
	assert_string_equal(id_of(kit, arena_copy(kit->arena, id, 25)), id);
	REFUSED(kit, E_MISSING, store_find(kit->store, kit->arena, NULL, "ZK-2026-0099", &entity, &found, &kit->err));
	REFUSED(kit, E_MISSING,
		store_find(kit->store, kit->arena, &entity_home, "ZK-2026-0002", &entity, &found, &kit->err));
	REFUSED(kit, E_INPUT,
		store_find(kit->store, kit->arena, &entity_application, arena_copy(kit->arena, id, 8), &entity, &found,
			&kit->err));
	kit_close(kit);
}

static const char *words(struct kit *kit, const char *from, const char *to)
{
	struct buffer text = { .arena = kit->arena };
	struct cursor *cursor;
	bool row;

	buffer_text(&text, "");
	GOOD(kit,
		query_open(kit->store, QUERY_WORD, &cursor, &kit->err, "sssiii", from, to, from, (int64_t)0, (int64_t)0,
			(int64_t)100));
	for (;;) {
		GOOD(kit, query_next(cursor, &row, &kit->err));
		if (!row)
			break;
		buffer_print(&text, "%s/%s ", query_text(cursor, 0), query_text(cursor, 1));
	}
	query_close(&cursor);
	return text.text;
}

static bool file_holds(const char *path, const char *text)
{
	char command[256];

	snprintf(command, sizeof command, "grep -qa '%s' '%s'", text, path);
	return system(command) == 0;
}

static void words_are_folded_and_go_when_the_value_goes(void **state)
{
	static const char client[] = "01JF8ZK3V0000000000000TEST";
	struct kit *kit = kit_open(1);

	(void)state;
	kit_set(kit, &entity_client, client, "call_name", "Şevval-Noor");
	assert_string_equal(words(kit, "sev", "sew"), "sevval/client ");
	assert_string_equal(words(kit, "noor", "noor~"), "noor/client ");
	kit_set(kit, &entity_client, client, "call_name", "Noor");
	assert_string_equal(words(kit, "sev", "sew"), "");
	assert_string_equal(words(kit, "noor", "noor~"), "noor/client ");
	GOOD(kit, store_begin(kit->store, "", &kit->err));
	GOOD(kit, store_remove(kit->store, &entity_client, client, true, &kit->err));
	GOOD(kit, store_commit(kit->store, &kit->err));
	assert_string_equal(words(kit, "noor", "noor~"), "");
	store_close(&kit->store);
	assert_false(file_holds(kit->path, "sevval"));
	kit_close(kit);
}

static void drafts_survive_and_go(void **state)
{
	struct kit *kit = kit_open(1);
	struct draft *drafts;
	size_t count;

	(void)state;
	GOOD(kit, store_save_draft(kit->store, "client", "01X", "received", "31-11", &kit->err));
	kit_reopen(kit);
	GOOD(kit, store_list_drafts(kit->store, kit->arena, &drafts, &count, &kit->err));
	assert_int_equal(count, 1);
	assert_string_equal(drafts[0].text, "31-11");
	assert_int_equal(drafts[0].at_ms, kit_noon);
	GOOD(kit, store_save_draft(kit->store, "client", "01X", "received", NULL, &kit->err));
	GOOD(kit, store_list_drafts(kit->store, kit->arena, &drafts, &count, &kit->err));
	assert_int_equal(count, 0);
	kit_close(kit);
}

static void codes_come_back_in_order(void **state)
{
	struct kit *kit = kit_with_cases();
	struct code *codes;
	size_t count;

	(void)state;
	GOOD(kit, codes_load(kit->store, kit->arena, NULL, "step", &codes, &count, &kit->err));
	assert_int_equal(count, 3);
	assert_string_equal(codes[1].nl, "toegelaten");
	assert_true(codes[1].queued);
	assert_false(codes_are_stale(kit->store));
	kit_close(kit);
}

/* A case of another arrangement stands in the queue as that one says; of one that is not here, as the own one says. Both
 * when the case is written and when the codes come. */
static void each_case_follows_its_own_arrangement(void **state)
{
	static const struct code other[] = {
		{ .list = "step", .code = "admitted", .rank = 0, .nl = "binnen", .en = "in", .queued = true },
		{ .list = "step", .code = "received", .rank = 1, .nl = "ontvangen", .en = "received" },
	};
	const int64_t low = INT64_MIN + 1;
	struct kit *kit = kit_open(1);

	(void)state;
	GOOD(kit, codes_replace(kit->store, "pact", steps, ARRAY_LEN(steps), &kit->err));
	make_case_of(kit, 1, "pact", "received", "light", "2026-01-01");
	make_case_of(kit, 2, "friends", "received", "light", "2026-01-01");
	make_case_of(kit, 3, "atlantis", "received", "light", "2026-01-01");
	make_case_of(kit, 4, NULL, "received", "light", "2026-01-01");
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_NEXT, 0, low, low, 9), "1234");
	GOOD(kit, codes_replace(kit->store, "friends", other, ARRAY_LEN(other), &kit->err));
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_NEXT, 0, low, low, 9), "134");
	make_case_of(kit, 5, "friends", "received", "light", "2026-01-01");
	make_case_of(kit, 6, "pact", "settled", "light", "2026-01-01");
	make_case_of(kit, 7, "friends", "admitted", "light", "2026-01-01");
	assert_string_equal(queue(kit, QUERY_QUEUE_WAIT_NEXT, 0, low, low, 9), "1347");
	kit_close(kit);
}

static void heard(void *from, const struct entity *entity, const char *id)
{
	struct buffer *text = from;

	buffer_print(text, "%s %s;", entity->name, id);
}

static void watchers_hear_of_what_was_committed(void **state)
{
	struct kit *kit = kit_open(1);
	struct buffer text = { .arena = kit->arena };
	struct cell cell = { "name", "Velsen" };

	(void)state;
	kit_set(kit, &entity_party, "hvo", "name", "HVO");
	buffer_text(&text, "");
	store_add_watch(kit->store, heard, &text);
	GOOD(kit, store_begin(kit->store, "", &kit->err));
	GOOD(kit, store_set(kit->store, &entity_party, "velsen", NULL, &cell, 1, &kit->err));
	store_rollback(kit->store);
	assert_string_equal(text.text, "");
	kit_set(kit, &entity_party, "hvo", "place", "Velsen");
	assert_string_equal(text.text, "party hvo;");
	kit_close(kit);
}

static void the_last_number_of_a_year_is_known(void **state)
{
	struct kit *kit = kit_with_cases();
	struct cursor *cursor;
	bool row;

	(void)state;
	GOOD(kit, query_open(kit->store, QUERY_NUMBER_LAST, &cursor, &kit->err, "ss", "application", "ZK-2026-"));
	GOOD(kit, query_next(cursor, &row, &kit->err));
	assert_string_equal(query_text(cursor, 0), "ZK-2026-0005");
	query_close(&cursor);
	GOOD(kit, query_open(kit->store, QUERY_NUMBER_LAST, &cursor, &kit->err, "ss", "home", "W-2026-"));
	GOOD(kit, query_next(cursor, &row, &kit->err));
	assert_null(query_text(cursor, 0));
	query_close(&cursor);
	kit_close(kit);
}

/* Plans: with indexes only, never a walk over a table that grows, never a sort. */
static void no_query_scans_or_sorts(void **state)
{
	struct kit *kit = kit_with_cases();
	sqlite3 *db;

	(void)state;
	store_close(&kit->store);
	assert_int_equal(sqlite3_open(kit->path, &db), SQLITE_OK);
	for (int i = 0; i < QUERY_COUNT; i++) {
		const char *text = arena_print(kit->arena, "EXPLAIN QUERY PLAN %s", query_sql((enum query)i));
		sqlite3_stmt *plan;

		if (sqlite3_prepare_v2(db, text, -1, &plan, NULL) != SQLITE_OK)
			fail_msg("%s: %s", text, sqlite3_errmsg(db));
		while (sqlite3_step(plan) == SQLITE_ROW) {
			const char *step = (const char *)sqlite3_column_text(plan, 3);
			bool small = strstr(step, "SCAN name") || strstr(step, "SCAN CONSTANT ROW") ||
				strstr(step, "(subquery") || strstr(step, "SEARCH code") ||
				(strstr(query_sql((enum query)i), "FROM code") && strstr(step, "TEMP B-TREE"));

			if ((strstr(step, "SCAN") || strstr(step, "TEMP B-TREE")) && !small)
				fail_msg("query %d: %s\n%s", i, step, query_sql((enum query)i));
		}
		sqlite3_finalize(plan);
	}
	sqlite3_close(db);
	kit_close(kit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_queue_has_three_orders_and_pages),
		cmocka_unit_test(the_queue_follows_changes),
		cmocka_unit_test(rows_are_found_by_what_people_type),
		cmocka_unit_test(words_are_folded_and_go_when_the_value_goes),
		cmocka_unit_test(drafts_survive_and_go),
		cmocka_unit_test(codes_come_back_in_order),
		cmocka_unit_test(each_case_follows_its_own_arrangement),
		cmocka_unit_test(watchers_hear_of_what_was_committed),
		cmocka_unit_test(the_last_number_of_a_year_is_known),
		cmocka_unit_test(no_query_scans_or_sorts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
