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

/* All or nothing: what is wrong at the very end of the file leaves no row, no piece and no code behind. */
static void a_wrong_file_changes_nothing(void **state)
{
	struct kit *kit = kit_open();
	int64_t before = kit_records(kit);
	size_t length;
	const char *text = kit_read(kit, kit_data(kit, "arrangements/full.json"), &length);
	const char *wrong = kit_replaced(kit, text, "\"social_homes\": 500", "\"social_homes\": 400");

	(void)state;
	assert_false(arrange_load(&kit->app, kit_file(kit, "full.json", wrong, strlen(wrong)), &kit->err));
	assert_int_equal(kit->err.code, E_INPUT);
	assert_non_null(strstr(kit->err.text, "quota.weights.social_homes"));
	assert_int_equal(kit_records(kit), before);
	assert_ptr_equal(app_codebook_of(&kit->app, "everything"), app_codebook(&kit->app));
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

static const char *load_full(struct kit *kit, const char *from, const char *to)
{
	size_t length;
	const char *text = kit_read(kit, kit_data(kit, "arrangements/full.json"), &length);

	text = kit_replaced(kit, text, from, to);
	GOOD(kit, arrange_load(&kit->app, kit_file(kit, "full.json", text, strlen(text)), &kit->err));
	return text;
}

/* Every member comes back by codebook_value and its kind, also of inner objects and of lists within lists. */
static void every_member_comes_back(void **state)
{
	static const struct {
		const char *list, *code, *key, *value;
	} told[] = {
		{ "arrangement", "everything", "valid_to", "2027-12-31" },
		{ "arrangement", "everything", "theme.en", "theme" },
		{ "goal", "home", "source", "us" },
		{ "forum", "tafel", "up", "bestuur" },
		{ "forum", "tafel", "municipalities", "noord\tzuid" },
		{ "weight", "light", "minutes", "5" },
		{ "weight", "light", "hint.nl", "bijna alles is rond" },
		{ "step", "submitted", "event", "submission\trefusal" },
		{ "step", "withdrawn", "reopen.months", "6" },
		{ "decline", "missing_document", "then.within.weeks", "4" },
		{ "decline", "gone", "then.reopen", "false" },
		{ "attendance", "client", "heavy", "-" },
		{ "moment", "intro", "also.after.weeks", "-26" },
		{ "question", "talk_avoid", "hidden", "true" },
		{ "household_rule", "who", "age.max", "27" },
		{ "quota", "noord", "social_homes", "300" },
		{ "figure", "quota_weight_households", "value", "500" },
		{ "figure", "quota_max", "status", "example" },
	};
	struct kit *kit = kit_open();
	const struct codebook *book;

	(void)state;
	load_full(kit, "{", "{");
	book = app_codebook_of(&kit->app, "everything");
	assert_string_equal(book->arrangement, "everything/3");
	for (size_t i = 0; i < ARRAY_LEN(told); i++) {
		const struct code_entry *entry = codebook_find(book, told[i].list, told[i].code);
		const char *value = codebook_value(kit->arena, entry, told[i].key);

		if (!value || strcmp(value, told[i].value))
			fail_msg("%s %s %s is %s", told[i].list, told[i].code, told[i].key, value);
	}
	assert_int_equal(codebook_span(codebook_find(book, "moment", "intro"), "also.after").days, -26 * 7);
	assert_string_equal(codebook_find(book, "question", "talk_home")->about, "talk");
	assert_string_equal(codebook_find(book, "attendance", "chair")->nl, "voorzitter");
	assert_string_equal(codebook_find(book, "attendance", "client")->nl, "als de cliënt dat wil");
	assert_string_equal(codebook_find(book, "quota", "zuid")->nl, "Zuid");
	assert_int_equal(codebook_figure(book, "landing_weeks", 0), 26);
	kit_close(kit);
}

static void a_second_arrangement_comes_beside_the_first(void **state)
{
	struct kit *kit = kit_open();
	struct forum forum;

	(void)state;
	load_full(kit, "{", "{");
	expect_pact(kit);
	assert_string_equal(kit->app.arrangement, "pact");
	assert_int_equal(length_of(app_codebook_of(&kit->app, "everything"), "step"), 7);
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_forum, "tafel", &forum, &kit->err));
	assert_string_equal(forum.up, "bestuur");
	assert_ptr_equal(app_codebook_of(&kit->app, "atlantis"), app_codebook(&kit->app));
	assert_ptr_equal(app_codebook_of(&kit->app, NULL), app_codebook(&kit->app));
	GOOD(kit, codes_replace(kit->app.store, "everything", NULL, 0, &kit->err));
	GOOD(kit, arrange_refresh(&kit->app, &kit->err));
	assert_int_equal(length_of(app_codebook_of(&kit->app, "everything"), "step"), 7);
	expect_pact(kit);
	kit_close(kit);
}

/* Decisions name a version: it must not come to say something else. */
static void a_version_says_one_thing_for_ever(void **state)
{
	struct kit *kit = kit_open();
	size_t length;
	const char *text = kit_read(kit, kit_data(kit, "arrangements/full.json"), &length), *other;

	(void)state;
	load_full(kit, "{", "{");
	other = kit_replaced(kit, text, "\"Alles\"", "\"Iets anders\"");
	assert_false(arrange_load(&kit->app, kit_file(kit, "full.json", other, strlen(other)), &kit->err));
	assert_non_null(strstr(kit->err.text, "higher version"));
	other = kit_replaced(kit, other, "\"version\": 3", "\"version\": 2");
	assert_false(arrange_load(&kit->app, kit_file(kit, "full.json", other, strlen(other)), &kit->err));
	kit_close(kit);
}

/* Figures of a municipality: a load writes what it wrote before, never what somebody changed. */
static void figures_that_people_changed_stay(void **state)
{
	struct kit *kit = kit_open();
	const struct cell mended = { "households", "1234" };
	struct quota quota;

	(void)state;
	load_full(kit, "{", "{");
	load_full(kit, "\"version\": 3", "\"version\": 4");
	GOOD(kit, store_begin(kit->app.store, kit->app.person, &kit->err));
	GOOD(kit, store_set(kit->app.store, &entity_quota, "noord_2026", "regio", &mended, 1, &kit->err));
	GOOD(kit, store_commit(kit->app.store, &kit->err));
	load_full(kit, "\"version\": 3", "\"version\": 5");
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_quota, "noord_2026", &quota, &kit->err));
	assert_int_equal(quota.households, 1234);
	kit_close(kit);
}

static void figures_of_the_load_follow_it(void **state)
{
	struct kit *kit = kit_open();
	struct quota quota;
	const char *text;
	size_t length;

	(void)state;
	load_full(kit, "{", "{");
	text = kit_read(kit, kit_data(kit, "arrangements/full.json"), &length);
	text = kit_replaced(kit, text, "\"version\": 3", "\"version\": 4");
	text = kit_replaced(kit, text, "\"households\": 1000", "\"households\": 1001");
	GOOD(kit, arrange_load(&kit->app, kit_file(kit, "full.json", text, strlen(text)), &kit->err));
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_quota, "noord_2026", &quota, &kit->err));
	assert_int_equal(quota.households, 1001);
	assert_int_equal(quota.social_homes, 300);
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_quota, "zuid_2026", &quota, &kit->err));
	assert_int_equal(quota.households, UNKNOWN);
	assert_string_equal(quota.status, "unknown");
	kit_close(kit);
}

static void an_older_version_stays_readable(void **state)
{
	struct kit *kit = kit_open();

	(void)state;
	load_full(kit, "{", "{");
	load_full(kit, "\"version\": 3,\n\t\"title\": {\"nl\": \"Alles\"",
		"\"version\": 4,\n\t\"title\": {\"nl\": \"Nog meer\"");
	assert_string_equal(
		codebook_text(app_codebook_of(&kit->app, "everything"), "arrangement", "everything"), "Nog meer");
	assert_string_equal(
		codebook_text(app_codebook_of(&kit->app, "everything/3"), "arrangement", "everything"), "Alles");
	assert_ptr_equal(app_codebook_of(&kit->app, "everything/9"), app_codebook(&kit->app));
	kit_close(kit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_pact_comes_in),
		cmocka_unit_test(the_same_file_twice_writes_nothing),
		cmocka_unit_test(it_comes_back_from_the_records),
		cmocka_unit_test(the_highest_version_is_in_force),
		cmocka_unit_test(a_wrong_file_changes_nothing),
		cmocka_unit_test(what_is_not_there_is_told),
		cmocka_unit_test(every_member_comes_back),
		cmocka_unit_test(a_second_arrangement_comes_beside_the_first),
		cmocka_unit_test(a_version_says_one_thing_for_ever),
		cmocka_unit_test(figures_that_people_changed_stay),
		cmocka_unit_test(figures_of_the_load_follow_it),
		cmocka_unit_test(an_older_version_stays_readable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
