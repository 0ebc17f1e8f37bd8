/* Arrangement files: the Pact comes in whole and comes back after a rebuild; a wrong file is refused by its place. */
#include "app_kit.h"

#include "app/arrange.h"
#include "base/place.h"
#include "store/codes.h"

static size_t length_of(const struct codebook *book, const char *list)
{
	size_t count;

	(void)codebook_list(book, list, &count);
	return count;
}

static void expect_pact(struct kit *kit)
{
	const struct codebook *book = app_codebook(&kit->app);
	const struct code_entry *entry;

	assert_string_equal(book->case_prefix, "ZK");
	assert_string_equal(book->home_prefix, "W");
	assert_int_equal(strncmp(book->arrangement, "pact/", 5), 0);
	assert_int_equal(length_of(book, "municipality"), 7);
	assert_int_equal(length_of(book, "forum"), 7);
	assert_int_equal(length_of(book, "criterion"), 12);
	assert_true(length_of(book, "party") >= 20);
	entry = codebook_find(book, "step", "scheduled");
	assert_non_null(entry);
	assert_true(entry->step.queued);
	assert_false(entry->step.final);
	assert_int_equal(entry->step.term_days, 42);
	assert_int_equal(entry->step.term_workdays, UNKNOWN);
	assert_string_equal(entry->nl, "op de agenda");
	assert_int_equal(codebook_find(book, "step", "submitted")->step.term_workdays, 5);
	assert_string_equal(codebook_find(book, "step", "submitted")->step.turn, "servicepunt");
	assert_true(codebook_find(book, "step", "settled")->step.final);
	assert_false(codebook_find(book, "step", "living")->step.queued);
	entry = codebook_find(book, "gate", "money_plan");
	assert_string_equal(entry->gate_before, "complete");
	assert_true(codebook_has_word(entry->gate_needs, "client.debts"));
	entry = codebook_find(book, "outcome", "decline");
	assert_string_equal(entry->outcome.forum_kind, "assessment");
	assert_string_equal(entry->outcome.to, "declined");
	assert_string_equal(entry->outcome.reasons, "decline");
	assert_true(codebook_has_word(entry->outcome.from, "scheduled"));
	assert_true(codebook_has_word(entry->outcome.asks, "reason"));
	assert_true(codebook_find(book, "outcome", "admit")->outcome.plain);
	entry = codebook_find(book, "decline", "too_early");
	assert_string_equal(entry->reason.kind, "decline");
	assert_string_equal(entry->reason.class, "timing");
	assert_non_null(strstr(entry->reason.consequence_nl, "doelen"));
}

static void the_pact_comes_in(void **state)
{
	struct kit *kit = kit_open();
	struct forum forum;
	struct party party;

	(void)state;
	expect_pact(kit);
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_forum, "zuid_kennemerland", &forum, &kit->err));
	assert_string_equal(forum.municipalities, "bloemendaal\nhaarlem\nheemstede\nzandvoort");
	assert_string_equal(forum.kind, "assessment");
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_party, "hvo", &party, &kit->err));
	assert_string_equal(party.name, "HVO-Querido");
	assert_string_equal(party.status, "initiator");
	kit_close(kit);
}

static void the_same_file_twice_writes_nothing(void **state)
{
	struct kit *kit = kit_open();
	int64_t before = kit_records(kit);

	(void)state;
	GOOD(kit, arrange_load(&kit->app, "pact", &kit->err));
	assert_int_equal(kit_records(kit), before);
	expect_pact(kit);
	kit_close(kit);
}

static void it_comes_back_from_the_records(void **state)
{
	struct kit *kit = kit_open();

	(void)state;
	GOOD(kit, codes_replace(kit->app.store, "pact", NULL, 0, &kit->err));
	kit->app.codebook = NULL;
	assert_int_equal(length_of(app_codebook(&kit->app), "step"), 0);
	GOOD(kit, arrange_refresh(&kit->app, &kit->err));
	expect_pact(kit);
	kit_close(kit);
}

static const char *pact(struct kit *kit, size_t *length)
{
	return kit_read(kit, place_data(kit->arena, "arrangements/pact.json"), length);
}

/* The Pact as it comes with the program, under another version. */
static const char *pact_version(struct kit *kit, int version)
{
	size_t length;
	const char *text = pact(kit, &length), *at = strstr(text, "\"version\": ");

	assert_non_null(at);
	return arena_print(kit->arena, "%.*s\"version\": %d%s", (int)(at - text), text, version, strchr(at, ','));
}

static void the_highest_version_is_in_force(void **state)
{
	struct kit *kit = kit_open();
	const char *next = pact_version(kit, 102);

	(void)state;
	next = kit_replaced(kit, next, "\"nl\": \"op de agenda\"", "\"nl\": \"staat op de agenda\"");
	GOOD(kit, arrange_load(&kit->app, kit_file(kit, "two.json", next, strlen(next)), &kit->err));
	assert_string_equal(codebook_text(app_codebook(&kit->app), "step", "scheduled"), "staat op de agenda");
	GOOD(kit, codes_replace(kit->app.store, "pact", NULL, 0, &kit->err));
	GOOD(kit, arrange_refresh(&kit->app, &kit->err));
	assert_string_equal(app_codebook(&kit->app)->arrangement, "pact/102");
	assert_string_equal(codebook_text(app_codebook(&kit->app), "step", "scheduled"), "staat op de agenda");
	kit_close(kit);
}

/* The first `from` in the Pact becomes `to`; the error names the place and what would be right. */
static const struct {
	const char *from, *to, *place, *right;
} wrong[] = {
	{ "tafel-arrangement.5", "tafel-arrangement.9", "format", "tafel-arrangement.5" },
	{ "\"id\": \"pact\"", "\"id\": \"Pact 1\"", "id", "a-z" },
	{ "\"version\": 1", "\"version\": 0", "version", "1" },
	{ "\"version\": 1,", "", "version", "missing" },
	{ "\"valid_from\": \"2022-01-01\"", "\"valid_from\": \"2022-02-30\"", "valid_from", "2026-12-03" },
	{ "\"case_prefix\": \"ZK\"", "\"case_prefix\": \"zk\"", "case_prefix", "capital" },
	{ "\"code\": \"bloemendaal\"", "\"code\": \"beverwijk\"", "municipalities[1].code", "already" },
	{ "\"level\": \"local\"", "\"level\": \"lokaal\"", "forums[0].level", "levels" },
	{ "[\"beverwijk\"]", "[\"amsterdam\"]", "forums[0].municipalities[0]", "municipalities" },
	{ "\"status\": \"initiator\"", "\"status\": \"boss\"", "parties[0].status", "joined" },
	{ "\"turn\": \"applying_care\"", "\"turn\": \"nobody\"", "steps[0].turn", "roles" },
	{ "\"queue\": false", "\"queue\": 0", "steps[0].queue", "true or false" },
	{ "{\"workdays\": 5}", "{\"hours\": 5}", "steps[1].term", "workdays" },
	{ "{\"workdays\": 5}", "{\"workdays\": 0}", "steps[1].term.workdays", "9999" },
	{ "\"nl_short\": \"concept\"", "\"nl_short\": \"een veel te lang concept\"", "steps[0].nl_short", "14" },
	{ "client.present_stay", "client.shoe_size", "gates[1].needs[0]", "client.debts" },
	{ "\"nl\": \"beoordelingstafel\"", "\"nl\": \" beoordelingstafel\"", "forum_kinds[0].nl", "blanks" },
	{ "\"forum_kind\": \"assessment\"", "\"forum_kind\": \"kitchen\"", "outcomes[0].forum_kind", "forum_kinds" },
	{ "\"asks\": [\"", "\"asks\": [\"shoes\", \"", "outcomes[0].asks[0]", "decision" },
	{ "\"criteria\": [", "\"criteria\": 3, \"kriteria\": [", "criteria", "list" },
	{ "\"version\": 1", "\"version\": 1.5", "pact", "" },
	{ "\"version\": 1", "\"version\": 1, \"version\": 2", "pact", "" },
	{ "\"nl\": \"beoordelingstafel\"", "\"nl\": \"beoordelings\\u0000tafel\"", "pact", "" },
};

static void a_wrong_file_is_refused_by_its_place(void **state)
{
	struct kit *kit = kit_open();
	int64_t before = kit_records(kit);
	const char *text = pact_version(kit, 1);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		const char *changed = kit_replaced(kit, text, wrong[i].from, wrong[i].to);

		if (arrange_load(&kit->app, kit_file(kit, "pact.json", changed, strlen(changed)), &kit->err))
			fail_msg("%zu: %s was loaded", i, wrong[i].to);
		if (!strstr(kit->err.text, wrong[i].place) || !strstr(kit->err.text, wrong[i].right))
			fail_msg("%zu: %s and %s not in: %s", i, wrong[i].place, wrong[i].right, kit->err.text);
		assert_int_equal(kit_records(kit), before);
	}
	expect_pact(kit);
	kit_close(kit);
}

static void what_is_not_there_is_told(void **state)
{
	struct kit *kit = kit_open();
	const char *no_json = kit_file(kit, "no.json", "{\"format\"", 9), *deep;
	char nested[80] = "{\"a\":";

	(void)state;
	assert_false(arrange_load(&kit->app, "atlantis", &kit->err));
	assert_int_equal(kit->err.code, E_MISSING);
	assert_non_null(strstr(kit->err.text, "atlantis"));
	assert_false(arrange_load(&kit->app, "./atlantis.json", &kit->err));
	assert_int_equal(kit->err.code, E_MISSING);
	assert_false(arrange_load(&kit->app, no_json, &kit->err));
	memset(nested + 5, '[', 40);
	deep = kit_file(kit, "deep.json", nested, strlen(nested));
	assert_false(arrange_load(&kit->app, deep, &kit->err));
	GOOD(kit, arrange_check(&kit->app, "pact", &kit->err));
	kit_close(kit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_pact_comes_in),
		cmocka_unit_test(the_same_file_twice_writes_nothing),
		cmocka_unit_test(it_comes_back_from_the_records),
		cmocka_unit_test(the_highest_version_is_in_force),
		cmocka_unit_test(a_wrong_file_is_refused_by_its_place),
		cmocka_unit_test(what_is_not_there_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
