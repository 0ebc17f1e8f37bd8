/* New rows by hand: what they begin with, where they go, and what is refused. */
#include "app/edit.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *add(struct fixture *fx, const struct entity *entity, const char *const *pairs)
{
	const char *id;
	size_t count = 0;

	while (pairs[count])
		count++;
	GOOD(fx, edit_new(&fx->app, fx->arena, entity, pairs, count, &id, &fx->err));
	return id;
}

static void refuse(struct fixture *fx, const struct entity *entity, const char *const *pairs, const char *why)
{
	const char *id;
	size_t count = 0;

	while (pairs[count])
		count++;
	REFUSED(fx, E_INPUT, edit_new(&fx->app, fx->arena, entity, pairs, count, &id, &fx->err));
	HOLDS(fx->err.text, why);
}

static void is(struct fixture *fx, const struct entity *entity, const char *id, const char *cell, const char *value)
{
	assert_string_equal(fixture_value(fx, entity, id, cell), value);
}

static const char *scope_of(struct fixture *fx, const struct entity *entity, const char *id)
{
	struct row *row = arena_alloc(fx->arena, entity->size);

	GOOD(fx, store_load(fx->app.store, fx->arena, entity, id, row, &fx->err));
	return row->scope;
}

static bool is_gone(struct fixture *fx, const struct entity *entity, const char *id)
{
	struct row *row = arena_alloc(fx->arena, entity->size);

	GOOD(fx, store_load(fx->app.store, fx->arena, entity, id, row, &fx->err));
	return row->gone;
}

/* ---- applications -------------------------------------------------------------------------------------------------- */

static void an_application_comes_with_its_client(void **state)
{
	struct fixture *fx = fixture_open("all");
	const char *id = add(fx, &entity_application,
		CELLS("call_name=Sam", "origin=Haarlem", "ambulant_care=HVO-Querido", "weight=light",
			"criteria.days=yes"));
	const char *client = fixture_value(fx, &entity_application, id, "client");
	const char *told;

	(void)state;
	is(fx, &entity_application, id, "number", "ZK-2026-0001");
	is(fx, &entity_application, id, "step", "submitted");
	is(fx, &entity_application, id, "step_since", "2026-11-19");
	is(fx, &entity_application, id, "received", "2026-11-19");
	is(fx, &entity_application, id, "forum", "zuid_kennemerland");
	is(fx, &entity_client, client, "call_name", "Sam");
	is(fx, &entity_client, client, "criteria.days", "yes");
	assert_string_equal(scope_of(fx, &entity_application, id), "zuid_kennemerland.hvo");
	assert_string_equal(scope_of(fx, &entity_client, client), "zuid_kennemerland.hvo");
	/* one use case: undone at once, client and all */
	GOOD(fx, edit_undo(&fx->app, fx->arena, &told, &fx->err));
	assert_true(is_gone(fx, &entity_client, client));
	assert_true(is_gone(fx, &entity_application, id));
	fixture_close(fx);
}

static void an_application_may_bring_number_and_table(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *id =
		add(fx, &entity_application, CELLS("number=ZK-2025-0007", "received=2025-11-03", "call_name=Bo"));

	(void)state;
	is(fx, &entity_application, id, "number", "ZK-2025-0007");
	is(fx, &entity_application, id, "received", "2025-11-03");
	is(fx, &entity_application, id, "forum", "velsen");
	assert_string_equal(scope_of(fx, &entity_application, id), "velsen.none");
	refuse(fx, &entity_application, CELLS("number=ZK-2025-0007", "call_name=Al"), "in use already");
	refuse(fx, &entity_application, CELLS("number=HUIS-7", "call_name=Al"), "not a case number");
	refuse(fx, &entity_application, CELLS("step=living", "call_name=Al"), "kept by the program");
	id = add(fx, &entity_application, CELLS("forum=Heemskerk", "call_name=Al"));
	is(fx, &entity_application, id, "forum", "heemskerk");
	fixture_close(fx);
	fx = fixture_open("all");
	refuse(fx, &entity_application, CELLS("call_name=Al"), "forum=TABLE");
	fixture_close(fx);
}

/* ---- beginnings ---------------------------------------------------------------------------------------------------- */

static void what_is_left_out_has_a_beginning(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *of = arena_print(fx->arena, "application=%s", fixture_case(fx, "ZK-2026-0001", CELLS(NULL)));
	const char *home = add(fx, &entity_home, CELLS("municipality=Velsen", "free_from=2026-11-01"));
	const char *later = add(fx, &entity_home, CELLS("municipality=Velsen", "free_from=2027-02-01"));
	const char *old =
		add(fx, &entity_home, CELLS("municipality=Velsen", "offered_on=2026-03-01", "let_on=2026-05-01"));
	const char *promise = add(fx, &entity_promise, CELLS("who=J. Bakker", "what=call", "due=2026-12-01"));
	const char *question = add(fx, &entity_neighbour_question,
		CELLS(arena_print(fx->arena, "home=%s", home), "question=Who do I call?"));

	(void)state;
	is(fx, &entity_home, home, "offer", "free");
	is(fx, &entity_home, home, "offered_on", "2026-11-19");
	is(fx, &entity_home, later, "offer", "expected");
	is(fx, &entity_home, later, "offered_on", "");
	is(fx, &entity_home, old, "offer", "let");
	is(fx, &entity_promise, promise, "state", "open");
	is(fx, &entity_promise, promise, "made_on", "2026-11-19");
	is(fx, &entity_promise, promise, "forum", "velsen");
	is(fx, &entity_neighbour_question, question, "received_at", "2026-11-19T13:42");
	is(fx, &entity_hurdle, add(fx, &entity_hurdle, CELLS(of, "kind=debts")), "opened_on", "2026-11-19");
	is(fx, &entity_hurdle, add(fx, &entity_hurdle, CELLS(of, "kind=debts", "opened_on=1-10-2026")), "opened_on",
		"2026-10-01");
	is(fx, &entity_condition, add(fx, &entity_condition, CELLS(of, "what=days")), "state", "open");
	is(fx, &entity_loan, add(fx, &entity_loan, CELLS("lender=Velsen", "borrower=Haarlem", "homes=2")), "year",
		"2026");
	is(fx, &entity_household, add(fx, &entity_household, CELLS("name=Friends")), "arrangement", "pact");
	fixture_close(fx);
}

/* ---- where it goes -------------------------------------------------------------------------------------------------- */

static void a_row_goes_where_its_case_or_home_is(void **state)
{
	struct fixture *fx = fixture_open("all");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS(NULL));
	const char *of = arena_print(fx->arena, "application=%s", application);
	const char *household = add(fx, &entity_household, CELLS("name=Friends", "forum=heemskerk"));
	const char *shared = arena_print(fx->arena, "household=%s", household);
	const char *member = fixture_row(fx, &entity_member, "heemskerk", CELLS("call_name=Bo", shared));
	const char *home = add(fx, &entity_home, CELLS("municipality=Beverwijk", "rooms=2"));
	const char *in_home = arena_print(fx->arena, "home=%s", home);

	(void)state;
	assert_string_equal(scope_of(fx, &entity_household, household), "heemskerk");
	assert_string_equal(scope_of(fx, &entity_home, home), "regio");
	assert_string_equal(scope_of(fx, &entity_hurdle, add(fx, &entity_hurdle, CELLS(of))), "velsen.hvo");
	assert_string_equal(scope_of(fx, &entity_promise, add(fx, &entity_promise, CELLS(of, "who=x"))), "velsen.hvo");
	assert_string_equal(scope_of(fx, &entity_hurdle, add(fx, &entity_hurdle, CELLS(shared))), "heemskerk.none");
	assert_string_equal(
		scope_of(fx, &entity_support_level,
			add(fx, &entity_support_level, CELLS(arena_print(fx->arena, "member=%s", member), "hours=3"))),
		"heemskerk.none");
	assert_string_equal(
		scope_of(fx, &entity_finding, add(fx, &entity_finding, CELLS(shared, "words=good"))), "heemskerk");
	/* nobody's table: that of the municipality of the home */
	assert_string_equal(scope_of(fx, &entity_neighbour_question,
				    add(fx, &entity_neighbour_question, CELLS(in_home, "question=x"))),
		"beverwijk");
	refuse(fx, &entity_finding, CELLS("words=good"), "forum=TABLE");
	fixture_close(fx);
}

static void case_numbers_and_home_numbers_are_refs(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS(NULL)), *home, *id;

	(void)state;
	home = fixture_row(fx, &entity_home, "regio", CELLS("number=W-0117", "municipality=velsen"));
	id = add(fx, &entity_hurdle, CELLS("application=ZK-2026-0001", "kind=pet"));
	is(fx, &entity_hurdle, id, "application", application);
	id = add(fx, &entity_communication, CELLS("home=W-0117"));
	is(fx, &entity_communication, id, "home", home);
	refuse(fx, &entity_hurdle, CELLS("application=ZK-2026-0099"), "Application");
	fixture_close(fx);
}

static void what_use_cases_make_is_refused_with_their_name(void **state)
{
	struct fixture *fx = fixture_open("velsen");

	(void)state;
	refuse(fx, &entity_proposal, CELLS("home=W-0001"), "tafel propose");
	refuse(fx, &entity_contract, CELLS("form=tripartite"), "tafel contract");
	refuse(fx, &entity_decision, CELLS("outcome=admit"), "tafel decide");
	refuse(fx, &entity_appointment, CELLS("moment=key"), "tafel moment");
	refuse(fx, &entity_client, CELLS("call_name=x"), "tafel add application");
	refuse(fx, &entity_promise, CELLS("state=kept", "whi=x"), "Did you mean");
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_application_comes_with_its_client),
		cmocka_unit_test(an_application_may_bring_number_and_table),
		cmocka_unit_test(what_is_left_out_has_a_beginning),
		cmocka_unit_test(a_row_goes_where_its_case_or_home_is),
		cmocka_unit_test(case_numbers_and_home_numbers_are_refs),
		cmocka_unit_test(what_use_cases_make_is_refused_with_their_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
