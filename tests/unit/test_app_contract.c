/* From an accepted home to a key: who signs, when it is complete, and what T0 makes of it. */
#include "app/arrange.h"
#include "app/edit.h"
#include "app/moment.h"
#include "app/propose.h"
#include "base/day.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define WHY "agreed by phone"
#define TODAY (day_of(2026, 11, 19))

struct accepted {
	const char *application, *home, *proposal;
};

/* A case with everything known that is asked for before the key but the contract and the talks. */
static struct accepted accept(struct fixture *fx, const char *number)
{
	struct accepted a;

	a.application = fixture_case(fx, number,
		CELLS("step=accepted", "admitted_on=2026-05-07", "landing_since=2026-04-11", "two_years=true",
			"support_worker=J. Bakker", "support_backup=P. de Boer", "responsible=velsen",
			"local_contact=Dock", "care_decision_until=2028-01-01", "client.present_stay=shelter",
			"client.profile=Sings.", "client.adults=1", "client.children=0", "client.income_kind=work",
			"client.debts=none", "client.hard_times=Call Joris."));
	a.home = fixture_row(fx, &entity_home, "regio",
		CELLS("number=W-0108", "municipality=velsen", "offer=accepted", "open_nuisance=false",
			"capacity=strong", "capacity_on=2026-10-01", "offered_on=2026-11-02"));
	a.proposal = fixture_row(fx, &entity_proposal, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", a.application),
			arena_print(fx->arena, "home=%s", a.home), "proposed_on=2026-11-02", "state=accepted",
			"care_judgement=fits", "viewing_on=2026-11-10", "viewed_on=2026-11-10", "client_answer=yes"));
	fixture_set(fx, &entity_home, a.home, CELLS(arena_print(fx->arena, "held_by=%s", a.proposal)));
	return a;
}

static const char *draw(struct fixture *fx, const char *application, const char *form, const char *const *pairs)
{
	const char *id;
	size_t count = 0;

	while (pairs[count])
		count++;
	fixture_wait(fx, 1);
	GOOD(fx, contract_draw(&fx->app, fx->arena, application, form, pairs, count, &id, &fx->err));
	return id;
}

static bool sign(struct fixture *fx, const char *application, const char *role, int64_t day)
{
	bool complete;

	fixture_wait(fx, 1);
	GOOD(fx, contract_sign(&fx->app, fx->arena, application, role, "J. Bakker", day, &complete, &fx->err));
	return complete;
}

static const char *missing(struct fixture *fx, const char *application)
{
	const char *roles;

	GOOD(fx, contract_missing(&fx->app, fx->arena, application, &roles, &fx->err));
	return roles;
}

static const char *warnings(struct fixture *fx, const char *application)
{
	struct buffer out = { .arena = fx->arena };
	const char **list;
	size_t count;

	GOOD(fx, contract_warnings(&fx->app, fx->arena, application, &list, &count, &fx->err));
	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++)
		buffer_print(&out, "%s\n", list[i]);
	return out.text;
}

static void expect_in(
	struct fixture *fx, const struct entity *entity, const char *id, const char *cell, const char *value, int line)
{
	const char *is = fixture_value(fx, entity, id, cell);

	if (strcmp(is, value) != 0)
		fail_msg("line %d: %s.%s is \"%s\", not \"%s\"", line, entity->name, cell, is, value);
}

#define CASE(id, cell, value) expect_in(fx, &entity_application, id, cell, value, __LINE__)
#define HOME(id, cell, value) expect_in(fx, &entity_home, id, cell, value, __LINE__)
#define CONTRACT(id, cell, value) expect_in(fx, &entity_contract, id, cell, value, __LINE__)

static size_t rows_of(struct fixture *fx, const struct entity *entity, const char *application)
{
	size_t count;
	void **rows;

	GOOD(fx,
		store_list_by(
			fx->app.store, fx->arena, entity, "application", application, 1000, &rows, &count, &fx->err));
	return count;
}

/* ---- drawing up ------------------------------------------------------------------------------------------------- */

static void a_contract_is_drawn_up_on_an_accepted_home(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	const char *id = draw(fx, a.application, "tripartite", CELLS("lease_from=1-12-2026", "conditions=One dog"));

	(void)state;
	CONTRACT(id, "application", a.application);
	CONTRACT(id, "home", a.home);
	CONTRACT(id, "form", "tripartite");
	CONTRACT(id, "drawn_on", "2026-11-19");
	CONTRACT(id, "lease_from", "2026-12-01");
	CONTRACT(id, "conditions", "One dog");
	CONTRACT(id, "complete_on", "");
	CASE(a.application, "step", "contract");
	assert_string_equal(
		missing(fx, a.application), "client or a proxy, support worker, housing association (consultant)");
	fixture_close(fx);
}

static void what_cannot_be_drawn_up_is_refused(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	const char *none = fixture_case(fx, "ZK-2026-0002", CELLS("step=accepted")), *id;

	(void)state;
	REFUSED(fx, E_INPUT, contract_draw(&fx->app, fx->arena, none, "tripartite", NULL, 0, &id, &fx->err));
	HOLDS(fx->err.text, "No home is accepted for ZK-2026-0002.");
	assert_null(missing(fx, none));
	REFUSED(fx, E_INPUT, contract_draw(&fx->app, fx->arena, a.application, "handshake", NULL, 0, &id, &fx->err));
	HOLDS(fx->err.text, "tripartite, care_lease, conditional, temporary, sublease");
	REFUSED(fx, E_INPUT,
		contract_draw(&fx->app, fx->arena, a.application, "tripartite", CELLS("lease_from=31-11-2026"), 1, &id,
			&fx->err));
	REFUSED(fx, E_INPUT,
		contract_draw(&fx->app, fx->arena, a.application, "tripartite", CELLS("complete_on=1-11-2026"), 1, &id,
			&fx->err));
	assert_int_equal(rows_of(fx, &entity_contract, a.application), 0);
	CASE(a.application, "step", "accepted");
	fixture_close(fx);
}

static void drawn_up_again_it_changes_until_somebody_signed(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	const char *first = draw(fx, a.application, "care_lease", CELLS(NULL)), *again;

	(void)state;
	again = draw(fx, a.application, "tripartite", CELLS(NULL));
	assert_string_equal(again, first);
	CONTRACT(first, "form", "tripartite");
	sign(fx, a.application, "client", TODAY);
	again = draw(fx, a.application, "tripartite", CELLS("conditions=One dog"));
	assert_string_not_equal(again, first);
	assert_int_equal(rows_of(fx, &entity_contract, a.application), 1);
	/* that signature was under another text */
	HOLDS(missing(fx, a.application), "client or a proxy");
	fixture_close(fx);
}

static void forms_that_ask_for_more_are_told(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");

	(void)state;
	draw(fx, a.application, "care_lease", CELLS(NULL));
	HOLDS(warnings(fx, a.application), "Care lease without a date for conversion.");
	draw(fx, a.application, "care_lease", CELLS("convert_by=1-2-2027"));
	LACKS(warnings(fx, a.application), "Care lease");
	draw(fx, a.application, "temporary", CELLS(NULL));
	HOLDS(warnings(fx, a.application), "The group is missing.");
	draw(fx, a.application, "temporary", CELLS("temporary_group=shelter"));
	LACKS(warnings(fx, a.application), "The group is missing.");
	LACKS(warnings(fx, a.application), "not offered for this");
	fixture_set(fx, &entity_home, a.home, CELLS("contract_forms.tripartite=true"));
	HOLDS(warnings(fx, a.application), "The home was not offered for this contract form.");
	fixture_close(fx);
}

/* ---- signatures ------------------------------------------------------------------------------------------------- */

static void the_last_signature_completes_it(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	const char *id = draw(fx, a.application, "tripartite", CELLS(NULL));
	bool complete;

	(void)state;
	assert_false(sign(fx, a.application, "client", day_of(2026, 11, 17)));
	assert_string_equal(missing(fx, a.application), "support worker, housing association (consultant)");
	assert_false(sign(fx, a.application, "association", day_of(2026, 11, 18)));
	CONTRACT(id, "complete_on", "");
	REFUSED(fx, E_INPUT,
		contract_sign(&fx->app, fx->arena, a.application, "client", "X", UNKNOWN, &complete, &fx->err));
	HOLDS(fx->err.text, "signed already, on 17-11-2026");
	REFUSED(fx, E_INPUT,
		contract_sign(&fx->app, fx->arena, a.application, "chair", "X", UNKNOWN, &complete, &fx->err));
	HOLDS(fx->err.text, "Who does: client or a proxy, support worker, housing association (consultant).");
	REFUSED(fx, E_INPUT,
		contract_sign(
			&fx->app, fx->arena, a.application, "support_worker", "X", TODAY + 1, &complete, &fx->err));
	HOLDS(fx->err.text, "lies ahead");
	REFUSED(fx, E_INPUT,
		contract_sign(&fx->app, fx->arena, a.application, "support_worker", "", TODAY, &complete, &fx->err));
	HOLDS(fx->err.text, "Give a name");
	assert_int_equal(rows_of(fx, &entity_signature, a.application), 2);
	/* the one that comes in last was signed first */
	assert_true(sign(fx, a.application, "support_worker", day_of(2026, 11, 16)));
	CONTRACT(id, "complete_on", "2026-11-18");
	assert_null(missing(fx, a.application));
	fixture_close(fx);
}

static void each_form_has_its_own_signatories(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	bool complete;

	(void)state;
	REFUSED(fx, E_INPUT,
		contract_sign(&fx->app, fx->arena, a.application, "client", "X", UNKNOWN, &complete, &fx->err));
	HOLDS(fx->err.text, "No contract is drawn up");
	draw(fx, a.application, "sublease", CELLS(NULL));
	assert_false(sign(fx, a.application, "ambulant_care", UNKNOWN));
	REFUSED(fx, E_INPUT,
		contract_sign(&fx->app, fx->arena, a.application, "association", "X", UNKNOWN, &complete, &fx->err));
	assert_true(sign(fx, a.application, "client", UNKNOWN));
	fixture_close(fx);
}

/* ---- the key ---------------------------------------------------------------------------------------------------- */

static struct step_change *entry(struct fixture *fx, const char *application)
{
	struct step_change *newest = NULL;
	void **rows;
	size_t count;

	GOOD(fx,
		store_list_by(fx->app.store, fx->arena, &entity_step_change, "application", application, 100, &rows,
			&count, &fx->err));
	for (size_t i = 0; i < count; i++)
		if (!newest || ((struct step_change *)rows[i])->set_at >= newest->set_at)
			newest = rows[i];
	assert_non_null(newest);
	return newest;
}

static void a_signature_that_is_missing_is_named_before_the_key(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	size_t moments;

	(void)state;
	draw(fx, a.application, "tripartite", CELLS(NULL));
	sign(fx, a.application, "client", TODAY);
	sign(fx, a.application, "association", TODAY);
	REFUSED(fx, E_INPUT, contract_key(&fx->app, fx->arena, a.application, TODAY, NULL, &moments, &fx->err));
	HOLDS(fx->err.text, "A signature is missing: support worker.");
	HOME(a.home, "offer", "accepted");
	CASE(a.application, "key_on", "");
	fixture_wait(fx, 1);
	GOOD(fx, contract_key(&fx->app, fx->arena, a.application, TODAY, WHY, &moments, &fx->err));
	HOLDS(entry(fx, a.application)->passed_gates, "three_signatures");
	assert_string_equal(entry(fx, a.application)->passed_why, WHY);
	/* what was signed later completes it all the same */
	assert_true(sign(fx, a.application, "support_worker", TODAY));
	fixture_close(fx);
}

static void the_key_makes_it_a_home(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	const char *id = draw(fx, a.application, "sublease", CELLS(NULL)), *none;
	int64_t day = day_of(2026, 11, 17);
	size_t moments, made = 0, count;
	void **rows;

	(void)state;
	sign(fx, a.application, "client", day);
	sign(fx, a.application, "ambulant_care", day);
	fixture_wait(fx, 1);
	GOOD(fx, contract_key(&fx->app, fx->arena, a.application, day, WHY, &moments, &fx->err));
	CASE(a.application, "step", "living");
	CASE(a.application, "step_since", "2026-11-17");
	CASE(a.application, "key_on", "2026-11-17");
	HOME(a.home, "offer", "let");
	HOME(a.home, "let_on", "2026-11-17");
	HOME(a.home, "offered_on", "2026-11-02");
	/* 24 months */
	CONTRACT(id, "support_until", "2028-11-17");
	LACKS(entry(fx, a.application)->passed_gates, "three_signatures");
	GOOD(fx,
		store_list_by(fx->app.store, fx->arena, &entity_appointment, "application", a.application, 100, &rows,
			&count, &fx->err));
	for (size_t i = 0; i < count; i++)
		made += ((struct appointment *)rows[i])->due >= day;
	assert_true(made >= 5);
	assert_int_equal(moments, count);
	/* once */
	REFUSED(fx, E_INPUT, contract_key(&fx->app, fx->arena, a.application, day, WHY, &moments, &fx->err));
	HOLDS(fx->err.text, "The key of W-0108 was handed over already.");
	REFUSED(fx, E_INPUT, contract_draw(&fx->app, fx->arena, a.application, "sublease", NULL, 0, &none, &fx->err));
	/* what has been let is not taken back with the proposal */
	GOOD(fx, store_begin(fx->app.store, fx->app.person, &fx->err));
	GOOD(fx, propose_release(&fx->app, fx->arena, a.application, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	HOME(a.home, "offer", "let");
	fixture_close(fx);
}

static void a_key_day_lies_between_the_application_and_today(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	size_t moments;

	(void)state;
	draw(fx, a.application, "sublease", CELLS("support_until=1-1-2028"));
	REFUSED(fx, E_INPUT, contract_key(&fx->app, fx->arena, a.application, TODAY + 1, WHY, &moments, &fx->err));
	HOLDS(fx->err.text, "20-11-2026 lies ahead.");
	REFUSED(fx, E_INPUT,
		contract_key(&fx->app, fx->arena, a.application, day_of(2026, 10, 8), WHY, &moments, &fx->err));
	HOLDS(fx->err.text, "lies before the application of 09-10-2026");
	REFUSED(fx, E_INPUT, contract_key(&fx->app, fx->arena, a.application, UNKNOWN, WHY, &moments, &fx->err));
	fixture_close(fx);
}

static void a_promise_of_support_that_was_made_stays(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	const char *id = draw(fx, a.application, "sublease", CELLS("support_until=1-1-2030"));
	size_t moments;

	(void)state;
	GOOD(fx, contract_key(&fx->app, fx->arena, a.application, TODAY, WHY, &moments, &fx->err));
	CONTRACT(id, "support_until", "2030-01-01");
	fixture_close(fx);
}

static void a_home_that_is_refused_takes_its_contract_along(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	struct propose_verdict given = { .application = a.application, .reason = "assoc_home_gone", .until = UNKNOWN };
	const char *told;

	(void)state;
	draw(fx, a.application, "tripartite", CELLS(NULL));
	sign(fx, a.application, "client", TODAY);
	fixture_wait(fx, 1);
	GOOD(fx, propose_refuse(&fx->app, fx->arena, &given, &told, &fx->err));
	assert_int_equal(rows_of(fx, &entity_contract, a.application), 0);
	CASE(a.application, "step", "admitted");
	fixture_close(fx);
}

/* ---- shared homes ----------------------------------------------------------------------------------------------- */

static void members_of_a_shared_home_have_no_proposal(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application, *household, *home, *id;
	size_t moments;

	(void)state;
	GOOD(fx, arrange_load(&fx->app, "friends_leiderdorp", &fx->err));
	application = fixture_case(
		fx, "FR-2026-0001", CELLS("step=admitted", "arrangement=friends_leiderdorp", "client.birth_year=2004"));
	household = fixture_row(fx, &entity_household, "velsen", CELLS("name=Lindehof"));
	home = fixture_row(fx, &entity_home, "regio",
		CELLS("number=W-0001", arena_print(fx->arena, "household=%s", household), "offer=let",
			"let_on=2025-11-01"));
	fixture_row(fx, &entity_member, "velsen",
		CELLS(arena_print(fx->arena, "household=%s", household),
			arena_print(fx->arena, "application=%s", application), "call_name=Lianne",
			"joins_on=2026-11-16"));
	id = draw(fx, application, "sublease", CELLS(NULL));
	CONTRACT(id, "home", home);
	assert_false(sign(fx, application, "client", UNKNOWN));
	HOLDS(missing(fx, application), "care provider");
	assert_true(sign(fx, application, "ambulant_care", UNKNOWN));
	CONTRACT(id, "complete_on", "2026-11-19");
	fixture_wait(fx, 1);
	GOOD(fx, contract_key(&fx->app, fx->arena, application, day_of(2026, 11, 16), WHY, &moments, &fx->err));
	CASE(application, "step", "living");
	CASE(application, "key_on", "2026-11-16");
	/* the home was let when the first of them came */
	HOME(home, "let_on", "2025-11-01");
	REFUSED(fx, E_INPUT, contract_key(&fx->app, fx->arena, application, TODAY, WHY, &moments, &fx->err));
	HOLDS(fx->err.text, "handed over already");
	fixture_close(fx);
}

/* ---- what came of it -------------------------------------------------------------------------------------------- */

static void the_result_is_kept_apart_from_the_case(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	const char *id;
	size_t moments;

	(void)state;
	REFUSED(fx, E_INPUT, contract_result(&fx->app, fx->arena, a.application, "converted", UNKNOWN, &fx->err));
	HOLDS(fx->err.text, "No contract is drawn up");
	id = draw(fx, a.application, "care_lease", CELLS("convert_by=1-2-2027"));
	GOOD(fx, contract_key(&fx->app, fx->arena, a.application, TODAY, WHY, &moments, &fx->err));
	REFUSED(fx, E_INPUT, contract_result(&fx->app, fx->arena, a.application, "happy", UNKNOWN, &fx->err));
	GOOD(fx, contract_result(&fx->app, fx->arena, a.application, "converted", day_of(2026, 11, 18), &fx->err));
	CONTRACT(id, "result", "converted");
	CONTRACT(id, "result_on", "2026-11-18");
	CASE(a.application, "step", "living");
	fixture_close(fx);
}

/* A case with a contract in a step. */
static void lives(struct fixture *fx, const char *number, const char *step, const char *form)
{
	const char *application =
		fixture_case(fx, number, CELLS(arena_print(fx->arena, "step=%s", step), "key_on=2026-08-12"));
	const char *home = fixture_row(fx, &entity_home, "regio", CELLS("number=W-0001", "offer=let"));

	fixture_row(fx, &entity_contract, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", application), arena_print(fx->arena, "home=%s", home),
			arena_print(fx->arena, "form=%s", form), "drawn_on=2026-08-01"));
}

static void shares_count_those_who_live_there(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct contract_share *lines;
	size_t count;
	int64_t total;

	(void)state;
	lives(fx, "ZK-2026-0001", "living", "tripartite");
	lives(fx, "ZK-2026-0002", "living", "tripartite");
	lives(fx, "ZK-2026-0003", "review_21", "tripartite");
	lives(fx, "ZK-2026-0004", "living", "care_lease");
	/* these do not: on the way, and ended */
	lives(fx, "ZK-2026-0005", "contract", "care_lease");
	lives(fx, "ZK-2026-0006", "settled", "tripartite");
	lives(fx, "ZK-2026-0007", "ended_early", "sublease");
	GOOD(fx, contract_shares(&fx->app, fx->arena, &lines, &count, &total, &fx->err));
	assert_int_equal(total, 4);
	assert_int_equal(count, 5);
	assert_string_equal(lines[0].form->code, "tripartite");
	assert_int_equal(lines[0].count, 3);
	assert_int_equal(lines[0].expected, 85);
	assert_string_equal(lines[1].form->code, "care_lease");
	assert_int_equal(lines[1].count, 1);
	assert_true(lines[1].expected == UNKNOWN);
	assert_int_equal(lines[4].count, 0);
	fixture_close(fx);
}

/* ---- taking it back --------------------------------------------------------------------------------------------- */

static void each_use_case_is_undone_as_one(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct accepted a = accept(fx, "ZK-2026-0001");
	const char *told;
	size_t moments;

	(void)state;
	draw(fx, a.application, "sublease", CELLS(NULL));
	fixture_wait(fx, 1);
	GOOD(fx, contract_key(&fx->app, fx->arena, a.application, TODAY, WHY, &moments, &fx->err));
	assert_true(rows_of(fx, &entity_appointment, a.application) > 0);
	GOOD(fx, edit_undo(&fx->app, fx->arena, &told, &fx->err));
	CASE(a.application, "step", "contract");
	CASE(a.application, "key_on", "");
	HOME(a.home, "offer", "accepted");
	HOME(a.home, "let_on", "");
	assert_int_equal(rows_of(fx, &entity_appointment, a.application), 0);
	assert_int_equal(entry(fx, a.application)->withdrawn, 1);
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_contract_is_drawn_up_on_an_accepted_home),
		cmocka_unit_test(what_cannot_be_drawn_up_is_refused),
		cmocka_unit_test(drawn_up_again_it_changes_until_somebody_signed),
		cmocka_unit_test(forms_that_ask_for_more_are_told),
		cmocka_unit_test(the_last_signature_completes_it),
		cmocka_unit_test(each_form_has_its_own_signatories),
		cmocka_unit_test(a_signature_that_is_missing_is_named_before_the_key),
		cmocka_unit_test(the_key_makes_it_a_home),
		cmocka_unit_test(a_key_day_lies_between_the_application_and_today),
		cmocka_unit_test(a_promise_of_support_that_was_made_stays),
		cmocka_unit_test(a_home_that_is_refused_takes_its_contract_along),
		cmocka_unit_test(members_of_a_shared_home_have_no_proposal),
		cmocka_unit_test(the_result_is_kept_apart_from_the_case),
		cmocka_unit_test(shares_count_those_who_live_there),
		cmocka_unit_test(each_use_case_is_undone_as_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
