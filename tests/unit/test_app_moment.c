/* Moments of a case: how they come into being, are planned, held, moved and dropped. */
#include "app/decide.h"
#include "app/edit.h"
#include "moment_kit.h"

static void admission_makes_its_own(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=admitted"));

	(void)state;
	assert_int_equal(make(fx, id, "admission", "2026-11-19"), 2);
	expect(fx, id, "landing_start", "2026-12-03", "to_plan");
	expect(fx, id, "landing_check", "2026-12-31", "to_plan");
	assert_null(find(fx, id, "money"));
	/* the same once more: nothing new, nothing changed */
	assert_int_equal(make(fx, id, "admission", "2026-11-19"), 0);
	expect(fx, id, "landing_start", "2026-12-03", "to_plan");
	fixture_close(fx);
}

static void a_wished_key_makes_what_comes_before_it(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=admitted", "key_wish=2027-06-01"));

	(void)state;
	assert_int_equal(make(fx, id, "admission", "2026-11-19"), 4);
	/* 26 weeks before 1 June is 1 December: earlier than two weeks after admission */
	expect(fx, id, "landing_start", "2026-12-01", "to_plan");
	expect(fx, id, "money", "2027-05-04", "to_plan");
	expect(fx, id, "key", "2027-06-01", "to_plan");
	assert_null(find(fx, id, "evaluation_3"));
	/* another wish moves them, and says from where */
	assert_int_equal(make_before(fx, id, "2027-06-15"), 0);
	expect(fx, id, "money", "2027-05-18", "moved");
	HOLDS(find(fx, id, "money")->reason, "04-05-2027");
	expect(fx, id, "landing_start", "2026-12-01", "to_plan");
	fixture_close(fx);
}

static void the_key_makes_all_that_hangs_on_it(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=living"));

	(void)state;
	assert_int_equal(make(fx, id, "key", "2026-11-19"), 5);
	expect(fx, id, "key", "2026-11-19", "held");
	assert_true(find(fx, id, "key")->held_on == day("2026-11-19"));
	expect(fx, id, "money", "2026-10-22", "dropped");
	assert_non_null(find(fx, id, "money")->reason);
	expect(fx, id, "evaluation_3", "2027-02-19", "to_plan");
	expect(fx, id, "support_end", "2028-11-19", "to_plan");
	assert_int_equal(make(fx, id, "key", "2026-11-19"), 0);
	/* the key was handed over two days before: what is not held moves along */
	assert_int_equal(make(fx, id, "key", "2026-11-17"), 0);
	expect(fx, id, "evaluation_3", "2027-02-17", "moved");
	expect(fx, id, "key", "2026-11-19", "held");
	fixture_close(fx);
}

static void each_return_has_its_talk(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=living"));

	(void)state;
	assert_int_equal(make(fx, id, "return", "2026-11-20"), 1);
	expect(fx, id, "back", "2026-11-27", "to_plan");
	assert_int_equal(make(fx, id, "return", "2026-11-20"), 0);
	fixture_set(fx, &entity_appointment, find(fx, id, "back")->row.id, CELLS("state=held", "held_on=2026-11-26"));
	assert_int_equal(make(fx, id, "return", "2026-11-20"), 0);
	assert_int_equal(make(fx, id, "return", "2027-03-01"), 1);
	expect(fx, id, "back", "2027-03-08", "to_plan");
	fixture_close(fx);
}

/* Decided at the table of Velsen. */
static void a_decision_to_admit_makes_them_and_its_withdrawal_takes_them_back(void **state)
{
	struct fixture *fx = open_kit("velsen");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled")), *decision, *left;
	struct decide decide = { .application = id, .outcome = "admit" };

	(void)state;
	row_clear(&entity_decision, &decide.fields);
	fixture_wait(fx, 1);
	GOOD(fx, decide_record(&fx->app, fx->arena, &decide, &decision, &fx->err));
	expect(fx, id, "landing_start", "2026-12-03", "to_plan");
	expect(fx, id, "landing_check", "2026-12-31", "to_plan");
	fixture_wait(fx, 1);
	GOOD(fx, decide_withdraw(&fx->app, fx->arena, id, NULL, &left, &fx->err));
	assert_null(left);
	assert_null(find(fx, id, "landing_start"));
	assert_null(find(fx, id, "landing_check"));
	fixture_close(fx);
}

/* ---- planning, holding, moving, dropping ---- */

static void value_is(
	struct fixture *fx, const char *application, const char *moment, const char *cell, const char *value)
{
	assert_string_equal(fixture_value(fx, &entity_appointment, find(fx, application, moment)->row.id, cell), value);
}

static void a_talk_is_planned_and_held_by_three(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = case_with_key(fx, "ZK-2026-0001", "2026-08-19"), *talk = find(fx, id, "evaluation_3")->row.id;
	const char *told;

	(void)state;
	fixture_wait(fx, 1);
	GOOD(fx, moment_plan(&fx->app, fx->arena, talk, day("2026-11-18") * MINUTES_PER_DAY + 600, NULL, &fx->err));
	value_is(fx, id, "evaluation_3", "state", "planned");
	value_is(fx, id, "evaluation_3", "planned_at", "2026-11-18T10:00");
	value_is(fx, id, "evaluation_3", "planned_by", "J. Bakker");
	fixture_wait(fx, 1);
	GOOD(fx,
		moment_hold(&fx->app, fx->arena, talk, day("2026-11-18"), "client support_worker", "client", &told,
			&fx->err));
	assert_string_equal(
		told, "Was not there: association. Does not agree with the report yet: support worker, association.");
	value_is(fx, id, "evaluation_3", "state", "held");
	value_is(fx, id, "evaluation_3", "held_on", "2026-11-18");
	/* who comes later agrees later; the day stays */
	fixture_wait(fx, 1);
	GOOD(fx,
		moment_hold(&fx->app, fx->arena, talk, UNKNOWN, "association", "association support_worker", &told,
			&fx->err));
	assert_null(told);
	value_is(fx, id, "evaluation_3", "held_on", "2026-11-18");
	/* what was held is not planned, moved or dropped any more */
	REFUSED(fx, E_INPUT, moment_plan(&fx->app, fx->arena, talk, 1, NULL, &fx->err));
	HOLDS(fx->err.text, "held on 18-11-2026");
	REFUSED(fx, E_INPUT, moment_drop(&fx->app, fx->arena, talk, "why not", &fx->err));
	fixture_close(fx);
}

static void holding_is_checked(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = case_with_key(fx, "ZK-2026-0001", "2026-11-19"), *talk = find(fx, id, "evaluation_3")->row.id;
	const char *told;

	(void)state;
	REFUSED(fx, E_INPUT, moment_hold(&fx->app, fx->arena, talk, day("2026-11-20"), NULL, NULL, &told, &fx->err));
	HOLDS(fx->err.text, "20-11-2026");
	REFUSED(fx, E_INPUT,
		moment_hold(&fx->app, fx->arena, talk, UNKNOWN, "client neighbour", NULL, &told, &fx->err));
	HOLDS(fx->err.text, "neighbour");
	value_is(fx, id, "evaluation_3", "state", "to_plan");
	fixture_close(fx);
}

static void moving_and_dropping_ask_a_reason(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = case_with_key(fx, "ZK-2026-0001", "2026-11-19"), *talk = find(fx, id, "evaluation_3")->row.id;
	const int64_t march = day("2027-03-12");

	(void)state;
	REFUSED(fx, E_INPUT, moment_move(&fx->app, fx->arena, talk, march, NULL, &fx->err));
	REFUSED(fx, E_INPUT, moment_drop(&fx->app, fx->arena, talk, "", &fx->err));
	REFUSED(fx, E_INPUT, moment_move(&fx->app, fx->arena, talk, day("2026-11-18"), "ill", &fx->err));
	value_is(fx, id, "evaluation_3", "state", "to_plan");
	fixture_wait(fx, 1);
	GOOD(fx, moment_move(&fx->app, fx->arena, talk, march, "everybody was ill", &fx->err));
	expect(fx, id, "evaluation_3", "2027-03-12", "moved");
	value_is(fx, id, "evaluation_3", "first_due", "2027-02-19");
	value_is(fx, id, "evaluation_3", "reason", "everybody was ill");
	/* the key once more does not bring it back to the old day */
	make(fx, id, "key", "2026-11-19");
	expect(fx, id, "evaluation_3", "2027-03-12", "moved");
	fixture_wait(fx, 1);
	GOOD(fx, moment_drop(&fx->app, fx->arena, talk, "moved away", &fx->err));
	value_is(fx, id, "evaluation_3", "state", "dropped");
	fixture_close(fx);
}

static void a_held_moment_sets_what_it_marks(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=admitted"));
	const char *living = case_with_key(fx, "ZK-2026-0002", "2025-02-19"), *told;

	(void)state;
	make(fx, id, "admission", "2026-11-12");
	GOOD(fx,
		moment_hold(&fx->app, fx->arena, find(fx, id, "landing_start")->row.id, day("2026-11-17"),
			"client welfare", "client welfare", &told, &fx->err));
	assert_string_equal(fixture_value(fx, &entity_application, id, "landing_since"), "2026-11-17");
	fixture_wait(fx, 1);
	GOOD(fx,
		moment_hold(&fx->app, fx->arena, find(fx, living, "review_21")->row.id, UNKNOWN, NULL, NULL, &told,
			&fx->err));
	assert_string_equal(fixture_value(fx, &entity_application, living, "step"), "review");
	fixture_close(fx);
}

static void a_time_out_moves_talks_and_not_the_end(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = case_with_key(fx, "ZK-2026-0001", "2026-08-20");
	size_t moved;

	(void)state;
	fixture_set(fx, &entity_appointment, find(fx, id, "support_end")->row.id, CELLS("due=2026-11-19"));
	fixture_wait(fx, 1);
	GOOD(fx, store_begin(fx->app.store, fx->app.person, &fx->err));
	GOOD(fx,
		moment_move_for_time_out(
			&fx->app, fx->arena, id, day("2026-11-14"), day("2026-11-20"), &moved, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	assert_int_equal(moved, 1);
	/* three months after the key is the day of the return; the talk after it a week later */
	expect(fx, id, "evaluation_3", "2026-11-27", "moved");
	HOLDS(find(fx, id, "evaluation_3")->reason, "14-11-2026");
	expect(fx, id, "support_end", "2026-11-19", "to_plan");
	expect(fx, id, "review_21", "2028-05-20", "to_plan");
	fixture_close(fx);
}

static void follow(struct fixture *fx, const char *application, const char *step)
{
	fixture_wait(fx, 1);
	GOOD(fx, store_begin(fx->app.store, fx->app.person, &fx->err));
	GOOD(fx, moment_follow_step(&fx->app, fx->arena, application, step, app_today(&fx->app), &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
}

static void the_end_of_a_case_drops_what_nobody_will_hold(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *withdrawn = case_with_key(fx, "ZK-2026-0001", "2026-08-12");
	const char *settled = case_with_key(fx, "ZK-2026-0002", "2026-08-12");

	(void)state;
	follow(fx, withdrawn, "living");
	expect(fx, withdrawn, "support_end", "2028-08-12", "to_plan");
	follow(fx, withdrawn, "withdrawn");
	expect(fx, withdrawn, "evaluation_3", "2026-11-12", "dropped");
	expect(fx, withdrawn, "support_end", "2028-08-12", "dropped");
	HOLDS(find(fx, withdrawn, "support_end")->reason, "withdrawn");
	follow(fx, settled, "settled");
	expect(fx, settled, "evaluation_3", "2026-11-12", "dropped");
	expect(fx, settled, "support_end", "2028-08-12", "to_plan");
	/* reopened: its talks are back, but for what somebody dropped */
	GOOD(fx, moment_drop(&fx->app, fx->arena, find(fx, settled, "support_end")->row.id, "moved away", &fx->err));
	follow(fx, settled, "living");
	expect(fx, settled, "evaluation_3", "2026-11-12", "to_plan");
	assert_null(find(fx, settled, "evaluation_3")->reason);
	expect(fx, settled, "support_end", "2028-08-12", "dropped");
	/* admitted anew: what was dropped comes again */
	make(fx, withdrawn, "key", "2026-11-19");
	expect(fx, withdrawn, "support_end", "2028-11-19", "to_plan");
	fixture_close(fx);
}

static void a_typed_key_day_makes_and_moves(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled"));

	(void)state;
	/* not admitted: nothing to plan yet */
	fixture_wait(fx, 1);
	GOOD(fx, edit_assign(&fx->app, &entity_application, id, CELLS("key_wish=1-6-2027"), 1, &fx->err));
	assert_null(find(fx, id, "money"));
	fixture_set(fx, &entity_application, id, CELLS("step=admitted", "admitted_on=2026-11-19"));
	fixture_wait(fx, 1);
	GOOD(fx, edit_assign(&fx->app, &entity_application, id, CELLS("key_wish=15-6-2027"), 1, &fx->err));
	expect(fx, id, "money", "2027-05-18", "to_plan");
	assert_null(find(fx, id, "evaluation_3"));
	fixture_wait(fx, 1);
	GOOD(fx, edit_assign(&fx->app, &entity_application, id, CELLS("key_on=22-6-2027"), 1, &fx->err));
	expect(fx, id, "money", "2027-05-25", "moved");
	fixture_close(fx);
}

static void a_contract_brings_what_comes_before_the_key(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=admitted"));

	(void)state;
	follow(fx, id, "contract");
	assert_null(find(fx, id, "money"));
	fixture_row(fx, &entity_contract, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", id), "form=tripartite", "lease_from=2027-01-04"));
	follow(fx, id, "contract");
	expect(fx, id, "money", "2026-12-07", "to_plan");
	expect(fx, id, "key", "2027-01-04", "to_plan");
	assert_null(find(fx, id, "evaluation_3"));
	fixture_close(fx);
}

static void a_key_day_put_right_moves_what_follows(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = case_with_key(fx, "ZK-2026-0001", "2026-11-19");

	(void)state;
	fixture_wait(fx, 1);
	GOOD(fx, edit_assign(&fx->app, &entity_application, id, CELLS("key_on=16-11-2026"), 1, &fx->err));
	expect(fx, id, "evaluation_3", "2027-02-16", "moved");
	expect(fx, id, "key", "2026-11-19", "held");
	fixture_close(fx);
}

static void a_shared_home_has_its_own(void **state)
{
	struct fixture *fx = open_kit("all");
	struct moment_line *lines;
	struct moment_filter filter = { .until = day("2027-12-01") };
	const char *id;
	size_t count, total;

	(void)state;
	GOOD(fx,
		edit_new(&fx->app, fx->arena, &entity_household,
			CELLS("name=Lindehof", "forum=velsen", "starts=1-11-2026"), 3, &id, &fx->err));
	GOOD(fx, moment_list(&fx->app, fx->arena, NULL, id, &lines, &count, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(lines[0].appointment->moment, "experiment");
	assert_true(lines[0].day == day("2027-11-01"));
	fixture_wait(fx, 1);
	GOOD(fx, edit_assign(&fx->app, &entity_household, id, CELLS("starts=15-11-2026"), 1, &fx->err));
	GOOD(fx, moment_agenda(&fx->app, fx->arena, &filter, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 1);
	assert_null(lines[0].number);
	assert_string_equal(lines[0].call_name, "Lindehof");
	assert_true(lines[0].day == day("2027-11-15"));
	assert_string_equal(lines[0].appointment->state, "moved");
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(admission_makes_its_own),
		cmocka_unit_test(a_wished_key_makes_what_comes_before_it),
		cmocka_unit_test(the_key_makes_all_that_hangs_on_it),
		cmocka_unit_test(each_return_has_its_talk),
		cmocka_unit_test(a_decision_to_admit_makes_them_and_its_withdrawal_takes_them_back),
		cmocka_unit_test(a_talk_is_planned_and_held_by_three),
		cmocka_unit_test(holding_is_checked),
		cmocka_unit_test(moving_and_dropping_ask_a_reason),
		cmocka_unit_test(a_held_moment_sets_what_it_marks),
		cmocka_unit_test(a_time_out_moves_talks_and_not_the_end),
		cmocka_unit_test(the_end_of_a_case_drops_what_nobody_will_hold),
		cmocka_unit_test(a_typed_key_day_makes_and_moves),
		cmocka_unit_test(a_contract_brings_what_comes_before_the_key),
		cmocka_unit_test(a_key_day_put_right_moves_what_follows),
		cmocka_unit_test(a_shared_home_has_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
