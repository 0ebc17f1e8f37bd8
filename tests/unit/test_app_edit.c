/* Forms, F=V pairs and new rows. */
#include "app/edit.h"
#include "base/text.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *client_of(struct fixture *fx, const char *application)
{
	return fixture_value(fx, &entity_application, application, "client");
}

static void expect(struct fixture *fx, const struct entity *entity, const char *id, const char *cell, const char *value)
{
	assert_string_equal(fixture_value(fx, entity, id, cell), value);
}

static bool type(struct fixture *fx, const char *client, const char *field, const char *typed,
	const struct edit_seen *seen, bool *saved)
{
	return edit_field(
		&fx->app, &entity_client, client, entity_field(&entity_client, field), typed, seen, saved, &fx->err);
}

static int64_t records(struct fixture *fx)
{
	struct store_count count;

	GOOD(fx, store_counts(fx->app.store, &count, &fx->err));
	return count.records;
}

static void a_field_is_saved_as_people_type_it(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *client = client_of(fx, fixture_case(fx, "ZK-2026-0001", CELLS("weight=light")));
	int64_t before;
	bool saved;

	(void)state;
	GOOD(fx, type(fx, client, "present_stay_since", "3-12-25", NULL, &saved));
	assert_true(saved);
	expect(fx, &entity_client, client, "present_stay_since", "2025-12-03");
	before = records(fx);
	GOOD(fx, type(fx, client, "present_stay_since", "2025-12-03", NULL, &saved));
	assert_false(saved);
	assert_int_equal(records(fx), before);
	GOOD(fx, type(fx, client, "present_stay_since", "", NULL, &saved));
	assert_true(saved);
	expect(fx, &entity_client, client, "present_stay_since", "");
	fixture_close(fx);
}

static void what_is_wrong_is_not_saved(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	const char *client = client_of(fx, application);
	int64_t before = records(fx);
	bool saved = true;

	(void)state;
	REFUSED(fx, E_INPUT, type(fx, client, "present_stay_since", "31-11-2026", NULL, &saved));
	assert_false(saved);
	HOLDS(fx->err.text, "31-11-2026");
	REFUSED(fx, E_INPUT, type(fx, client, "money_why", "BSN is 111222333", NULL, &saved));
	HOLDS(fx->err.text, "BSN");
	REFUSED(fx, E_INPUT, edit_check(&fx->app, entity_field(&entity_client, "money_why"), "111222333", &fx->err));
	GOOD(fx, edit_check(&fx->app, entity_field(&entity_client, "wishes"), "quiet, garden", &fx->err));
	REFUSED(fx, E_INPUT,
		edit_field(&fx->app, &entity_application, application, entity_field(&entity_application, "step"),
			"admitted", NULL, &saved, &fx->err));
	HOLDS(fx->err.text, "Step");
	assert_int_equal(records(fx), before);
	/* nothing is left open: the next change goes through */
	GOOD(fx, type(fx, client, "call_name", "Mo", NULL, &saved));
	fixture_close(fx);
}

static void sets_and_scores_change_by_their_parts(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *client = client_of(fx, fixture_case(fx, "ZK-2026-0001", CELLS("client.wishes.garden=true")));
	bool saved;

	(void)state;
	GOOD(fx, type(fx, client, "wishes", "quiet", NULL, &saved));
	expect(fx, &entity_client, client, "wishes.garden", "");
	expect(fx, &entity_client, client, "wishes.quiet", "true");
	GOOD(fx, type(fx, client, "criteria", "days: yes; own_will: conditional", NULL, &saved));
	GOOD(fx, type(fx, client, "criteria", "days: no; own_will: conditional", NULL, &saved));
	expect(fx, &entity_client, client, "criteria.days", "no");
	expect(fx, &entity_client, client, "criteria.own_will", "conditional");
	fixture_close(fx);
}

static struct edit_seen *look(struct fixture *fx, const char *client)
{
	struct edit_seen *seen;
	struct client row;

	GOOD(fx, edit_look(&fx->app, fx->arena, &entity_client, client, &row, &seen, &fx->err));
	return seen;
}

static bool is_contested(struct fixture *fx, const char *client)
{
	struct client row;

	GOOD(fx, store_load(fx->app.store, fx->arena, &entity_client, client, &row, &fx->err));
	return row.row.contested;
}

static void a_change_that_arrives_under_a_form_stays_a_difference(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *client =
		client_of(fx, fixture_case(fx, "ZK-2026-0001", CELLS("client.debts=none", "client.children=0")));
	struct fixture *other = fixture_copy(fx);
	struct edit_seen *seen = look(fx, client);
	bool saved;

	(void)state;
	fixture_set(other, &entity_client, client, CELLS("debts=unstable", "children=2"));
	fixture_sync(other, fx);
	expect(fx, &entity_client, client, "debts", "unstable");
	GOOD(fx, type(fx, client, "debts", "stable", seen, &saved));
	assert_true(is_contested(fx, client));
	expect(fx, &entity_client, client, "children", "2");
	/* what the form did not touch is as the other one made it; typing what is shown settles the difference */
	seen = look(fx, client);
	GOOD(fx, type(fx, client, "debts", fixture_value(fx, &entity_client, client, "debts"), seen, &saved));
	assert_true(saved);
	assert_false(is_contested(fx, client));
	fixture_close(other);
	fixture_close(fx);
}

static void an_element_that_the_form_did_not_show_stays(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *client = client_of(fx, fixture_case(fx, "ZK-2026-0001", CELLS("client.wishes.garden=true")));
	struct fixture *other = fixture_copy(fx);
	struct edit_seen *seen = look(fx, client);
	bool saved;

	(void)state;
	fixture_set(other, &entity_client, client, CELLS("wishes.lively=true"));
	fixture_sync(other, fx);
	GOOD(fx, type(fx, client, "wishes", "quiet", seen, &saved));
	expect(fx, &entity_client, client, "wishes.garden", "");
	expect(fx, &entity_client, client, "wishes.quiet", "true");
	expect(fx, &entity_client, client, "wishes.lively", "true");
	assert_false(is_contested(fx, client));
	fixture_close(other);
	fixture_close(fx);
}

static bool assign(struct fixture *fx, const char *application, const char *const *pairs)
{
	size_t count = 0;

	while (pairs[count])
		count++;
	return edit_assign(&fx->app, &entity_application, application, pairs, count, &fx->err);
}

static void pairs_go_to_the_case_or_its_client(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	const char *client = client_of(fx, application);

	(void)state;
	GOOD(fx,
		assign(fx, application,
			CELLS("weight=heavy", "debts=stable", "wishes=garden", "criteria.days=on condition",
				"wishes.quiet=yes", "ambulant_care=Leger des Heils")));
	expect(fx, &entity_application, application, "weight", "heavy");
	expect(fx, &entity_application, application, "ambulant_care", "leger_des_heils");
	expect(fx, &entity_client, client, "debts", "stable");
	expect(fx, &entity_client, client, "criteria.days", "conditional");
	expect(fx, &entity_client, client, "wishes.quiet", "true");
	expect(fx, &entity_client, client, "wishes.garden", "true");
	GOOD(fx, assign(fx, application, CELLS("debts=", "weight=light", "weight=", "wishes.quiet=no")));
	expect(fx, &entity_client, client, "debts", "");
	expect(fx, &entity_application, application, "weight", "");
	expect(fx, &entity_client, client, "wishes.quiet", "");
	fixture_close(fx);
}

static void pairs_are_all_or_nothing(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	static const struct {
		const char *pair, *says;
	} wrong[] = {
		{ "step=admitted", "Step" },
		{ "debtz=none", "debts" },
		{ "weight", "FIELD=VALUE" },
		{ "=heavy", "FIELD=VALUE" },
		{ "children=99", "Children" },
		{ "criteria.nonsense=yes", "nonsense" },
		{ "weight.x=heavy", "Weight" },
		{ "criteria.days=maybe", "Criteria" },
		{ "hours_now=x", "Support hours" },
		{ "remark=bsn 111222333", "BSN" },
		{ "ambulant_care=nobody", "nobody" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		REFUSED(fx, E_INPUT, assign(fx, application, CELLS("weight=heavy", wrong[i].pair)));
		HOLDS(fx->err.text, wrong[i].says);
		expect(fx, &entity_application, application, "weight", "light");
	}
	fixture_close(fx);
}

static void a_value_that_is_there_settles_a_difference(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("client.wishes.garden=true"));
	const char *client = client_of(fx, application);
	struct fixture *other = fixture_copy(fx);

	(void)state;
	fixture_wait(other, 1);
	fixture_set(fx, &entity_client, client, CELLS("debts=stable", "wishes.lively=true"));
	fixture_set(other, &entity_client, client, CELLS("debts=none", "wishes.lively=true", "wishes.garden="));
	fixture_wait(fx, 5);
	fixture_set(fx, &entity_client, client, CELLS("wishes.garden=", "wishes.lively="));
	fixture_sync(other, fx);
	assert_true(is_contested(fx, client));
	GOOD(fx,
		assign(fx, application,
			CELLS(arena_print(fx->arena, "debts=%s", fixture_value(fx, &entity_client, client, "debts")),
				"wishes=")));
	assert_false(is_contested(fx, client));
	fixture_close(other);
	fixture_close(fx);
}

static void what_is_gone_or_not_here_says_so(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	const char *alone = fixture_row(fx, &entity_application, "velsen.hvo",
		CELLS("number=ZK-2026-0002", "client=01JF8Z0000000000000000ZZZZ", "forum=velsen"));

	(void)state;
	REFUSED(fx, E_MISSING, assign(fx, alone, CELLS("debts=none")));
	HOLDS(fx->err.text, "client");
	GOOD(fx, assign(fx, alone, CELLS("weight=light")));
	GOOD(fx, store_begin(fx->app.store, "", &fx->err));
	GOOD(fx, store_remove(fx->app.store, &entity_application, application, true, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	REFUSED(fx, E_MISSING, assign(fx, application, CELLS("weight=heavy")));
	HOLDS(fx->err.text, "deleted");
	REFUSED(fx, E_MISSING, assign(fx, "01JF8Z0000000000000000ZZZZ", CELLS("weight=heavy")));
	fixture_close(fx);
}

static const char *new_home(struct fixture *fx)
{
	const char *pairs[] = { "municipality=Velsen", "rooms=3" }, *id;

	GOOD(fx, edit_new(&fx->app, fx->arena, &entity_home, pairs, ARRAY_LEN(pairs), &id, &fx->err));
	return fixture_value(fx, &entity_home, id, "number");
}

static void numbers_follow_each_other(void **state)
{
	struct fixture *fx = fixture_open("all");
	const char *number;

	(void)state;
	assert_string_equal(new_home(fx), "W-0001");
	assert_string_equal(new_home(fx), "W-0002");
	fixture_row(fx, &entity_home, "regio", CELLS("number=W-0117-7f3a"));
	assert_string_equal(new_home(fx), "W-0118");
	fixture_row(fx, &entity_home, "regio", CELLS("number=W-9999"));
	assert_string_equal(new_home(fx), "W-10000");
	assert_string_equal(new_home(fx), "W-10001");
	for (int i = 10002; i < 10040; i++)
		fixture_row(fx, &entity_home, "regio", CELLS(arena_print(fx->arena, "number=W-%d", i)));
	assert_string_equal(new_home(fx), "W-10040");
	fixture_close(fx);
	fx = fixture_open("velsen");
	number = new_home(fx);
	assert_memory_equal(number, "W-0001-", 7);
	assert_int_equal(strlen(number), 11);
	assert_memory_equal(number + 7, store_writer(fx->app.store), 4);
	fixture_close(fx);
}

static void new_rows_of_a_table_lie_there(void **state)
{
	struct fixture *fx = fixture_open("velsen"), *all;
	const char *pairs[] = { "starts=3-12-2026 13:00" }, *other[] = { "starts=3-12-2026 13:00", "forum=heemskerk" };
	const char *id, *item;
	struct meeting meeting;
	struct agenda_item row;

	(void)state;
	GOOD(fx, edit_new(&fx->app, fx->arena, &entity_meeting, pairs, 1, &id, &fx->err));
	GOOD(fx, store_load(fx->app.store, fx->arena, &entity_meeting, id, &meeting, &fx->err));
	assert_string_equal(meeting.forum, "velsen");
	assert_string_equal(meeting.row.scope, "velsen");
	GOOD(fx, edit_new(&fx->app, fx->arena, &entity_meeting, other, 2, &id, &fx->err));
	GOOD(fx, store_load(fx->app.store, fx->arena, &entity_meeting, id, &meeting, &fx->err));
	assert_string_equal(meeting.row.scope, "heemskerk");
	pairs[0] = arena_print(fx->arena, "meeting=%s", id);
	GOOD(fx, edit_new(&fx->app, fx->arena, &entity_agenda_item, pairs, 1, &item, &fx->err));
	GOOD(fx, store_load(fx->app.store, fx->arena, &entity_agenda_item, item, &row, &fx->err));
	assert_string_equal(row.row.scope, "heemskerk");
	REFUSED(fx, E_INPUT, edit_new(&fx->app, fx->arena, &entity_client, pairs, 0, &id, &fx->err));
	REFUSED(fx, E_INPUT, edit_new(&fx->app, fx->arena, &entity_complex, pairs, 0, &id, &fx->err));
	fixture_close(fx);
	all = fixture_open("all");
	pairs[0] = "starts=3-12-2026 13:00";
	REFUSED(all, E_INPUT, edit_new(&all->app, all->arena, &entity_meeting, pairs, 1, &id, &all->err));
	HOLDS(all->err.text, "forum=");
	fixture_close(all);
}

static void drafts_last_until_they_are_dropped(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const struct field *field = entity_field(&entity_client, "birth_year");
	struct edit_draft *drafts;
	size_t count;

	(void)state;
	GOOD(fx, edit_save_draft(&fx->app, &entity_client, "01JF8Z0000000000000000ZZZZ", field, "19", &fx->err));
	GOOD(fx, edit_list_drafts(&fx->app, fx->arena, &drafts, &count, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(drafts[0].text, "19");
	assert_string_equal(drafts[0].field, "birth_year");
	GOOD(fx, edit_save_draft(&fx->app, &entity_client, "01JF8Z0000000000000000ZZZZ", field, NULL, &fx->err));
	GOOD(fx, edit_list_drafts(&fx->app, fx->arena, &drafts, &count, &fx->err));
	assert_int_equal(count, 0);
	fixture_close(fx);
}

static void history_tells_who_when_and_what(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *client = client_of(fx, fixture_case(fx, "ZK-2026-0001", CELLS("client.debts=none")));
	struct past *past;
	size_t count;

	(void)state;
	fixture_wait(fx, 60);
	fixture_set(fx, &entity_client, client, CELLS("debts=stable"));
	fixture_set(fx, &entity_client, client, CELLS("criteria.days=yes"));
	GOOD(fx, edit_history(&fx->app, fx->arena, &entity_client, client, "debts", &past, &count, &fx->err));
	assert_int_equal(count, 2);
	assert_string_equal(past[0].value, "stable");
	assert_string_equal(past[0].field, "Debts");
	assert_string_equal(past[0].who, "A. de Wit");
	assert_int_equal(past[0].time % (24 * 60), 14 * 60 + 42);
	assert_true(past[0].present);
	assert_string_equal(past[1].value, "none");
	assert_false(past[1].present);
	assert_null(past[1].state);
	GOOD(fx, edit_history(&fx->app, fx->arena, &entity_client, client, NULL, &past, &count, &fx->err));
	assert_string_equal(past[0].cell, "criteria.days");
	HOLDS(past[0].value, "yes");
	REFUSED(fx, E_MISSING,
		edit_history(&fx->app, fx->arena, &entity_client, "01JF8Z0000000000000000ZZZZ", NULL, &past, &count,
			&fx->err));
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_field_is_saved_as_people_type_it),
		cmocka_unit_test(what_is_wrong_is_not_saved),
		cmocka_unit_test(sets_and_scores_change_by_their_parts),
		cmocka_unit_test(a_change_that_arrives_under_a_form_stays_a_difference),
		cmocka_unit_test(an_element_that_the_form_did_not_show_stays),
		cmocka_unit_test(pairs_go_to_the_case_or_its_client),
		cmocka_unit_test(pairs_are_all_or_nothing),
		cmocka_unit_test(a_value_that_is_there_settles_a_difference),
		cmocka_unit_test(what_is_gone_or_not_here_says_so),
		cmocka_unit_test(numbers_follow_each_other),
		cmocka_unit_test(new_rows_of_a_table_lie_there),
		cmocka_unit_test(drafts_last_until_they_are_dropped),
		cmocka_unit_test(history_tells_who_when_and_what),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
