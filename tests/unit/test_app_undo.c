/* Ctrl+Z and Ctrl+Y. */
#include "app/decide.h"
#include "app/edit.h"
#include "app/intake.h"
#include "fixture.h"
#include "laptop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct fixture *fx;
static const char *application, *client, *told;

static int open_case(void **state)
{
	(void)state;
	fx = fixture_open("velsen");
	application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light", "client.debts=none"));
	client = fixture_value(fx, &entity_application, application, "client");
	return 0;
}

static int close_case(void **state)
{
	(void)state;
	fixture_close(fx);
	return 0;
}

static void type(const char *field, const char *typed)
{
	bool saved;

	GOOD(fx,
		edit_field(&fx->app, &entity_client, client, entity_field(&entity_client, field), typed, NULL, &saved,
			&fx->err));
	assert_true(saved);
}

static void undo(void)
{
	GOOD(fx, edit_undo(&fx->app, fx->arena, &told, &fx->err));
}

static void redo(void)
{
	GOOD(fx, edit_redo(&fx->app, fx->arena, &told, &fx->err));
}

static void nothing_to_redo(void)
{
	REFUSED(fx, E_MISSING, edit_redo(&fx->app, fx->arena, &told, &fx->err));
}

static void client_is(const char *cell, const char *value)
{
	assert_string_equal(fixture_value(fx, &entity_client, client, cell), value);
}

static void twice_goes_two_back(void **state)
{
	(void)state;
	type("debts", "stable");
	type("children", "2");
	undo();
	assert_string_equal(told, "Undone: Children.");
	client_is("children", "");
	client_is("debts", "stable");
	undo();
	assert_string_equal(told, "Undone: Debts.");
	client_is("debts", "none");
	redo();
	assert_string_equal(told, "Done again: Debts.");
	client_is("debts", "stable");
	client_is("children", "");
	redo();
	client_is("children", "2");
	nothing_to_redo();
	undo();
	client_is("children", "");
	client_is("debts", "stable");
}

static void edits_of_one_cell_come_back_one_by_one(void **state)
{
	(void)state;
	type("children", "1");
	type("children", "2");
	type("children", "3");
	undo();
	client_is("children", "2");
	undo();
	client_is("children", "1");
	redo();
	client_is("children", "2");
	undo();
	client_is("children", "1");
	undo();
	client_is("children", "");
	redo();
	redo();
	redo();
	client_is("children", "3");
	nothing_to_redo();
}

static void a_new_edit_starts_afresh(void **state)
{
	(void)state;
	type("children", "1");
	type("debts", "stable");
	undo();
	type("pet", "cat");
	nothing_to_redo();
	undo();
	client_is("pet", "");
	client_is("children", "1");
	/* the undo before the new edit is an edit like any other now */
	undo();
	client_is("debts", "stable");
}

static void parts_of_sets_and_scores_come_back(void **state)
{
	(void)state;
	type("wishes", "quiet, garden");
	type("wishes", "garden, lively");
	type("criteria", "days: yes");
	type("criteria", "days: no");
	undo();
	client_is("criteria.days", "yes");
	undo();
	client_is("criteria.days", "");
	undo();
	client_is("wishes.quiet", "true");
	client_is("wishes.lively", "");
	client_is("wishes.garden", "true");
	undo();
	client_is("wishes.garden", "");
	redo();
	redo();
	client_is("wishes.quiet", "");
	client_is("wishes.lively", "true");
}

static void what_another_changed_is_left_and_named(void **state)
{
	const char *pairs[] = { "debts=stable", "children=2" };
	struct fixture *other;

	(void)state;
	type("pet", "dog");
	GOOD(fx, edit_assign(&fx->app, &entity_client, client, pairs, 2, &fx->err));
	other = fixture_copy(fx);
	fixture_set(other, &entity_client, client, CELLS("debts=unstable"));
	fixture_sync(other, fx);
	fixture_close(other);
	undo();
	HOLDS(told, "Undone: ");
	HOLDS(told, "changed later: Debts");
	client_is("debts", "unstable");
	client_is("children", "");
	undo();
	client_is("pet", "");
	redo();
	client_is("pet", "dog");
	redo();
	client_is("children", "2");
	client_is("debts", "unstable");
}

static void when_all_is_left_the_next_goes_on(void **state)
{
	struct fixture *other;

	(void)state;
	type("pet", "dog");
	type("debts", "stable");
	other = fixture_copy(fx);
	fixture_set(other, &entity_client, client, CELLS("debts=unstable"));
	fixture_sync(other, fx);
	fixture_close(other);
	undo();
	assert_string_equal(told, "Left as it is, since it was changed later: Debts.");
	undo();
	assert_string_equal(told, "Undone: Pet.");
	client_is("pet", "");
	client_is("debts", "unstable");
	redo();
	client_is("pet", "dog");
	nothing_to_redo();
}

static const char *decision_of_case(void)
{
	void **rows;
	size_t count;

	GOOD(fx,
		store_list_by(fx->app.store, fx->arena, &entity_decision, "application", application, 9, &rows, &count,
			&fx->err));
	assert_int_equal(count, 1);
	return ((struct row *)rows[0])->id;
}

static void decide(const char *outcome)
{
	struct decide decide = { .application = application, .outcome = outcome };
	const char *id;

	row_clear(&entity_decision, &decide.fields);
	GOOD(fx, decide_record(&fx->app, fx->arena, &decide, &id, &fx->err));
}

static void case_is(const char *cell, const char *value)
{
	assert_string_equal(fixture_value(fx, &entity_application, application, cell), value);
}

static void decisions_come_back_and_go_again(void **state)
{
	const char *decision;

	(void)state;
	type("children", "1");
	decide("admit");
	decision = decision_of_case();
	case_is("step", "admitted");
	undo();
	assert_string_equal(told, "Undone: Decision.");
	case_is("step", "scheduled");
	case_is("admitted_on", "");
	assert_string_equal(fixture_value(fx, &entity_decision, decision, "withdrawn"), "true");
	undo();
	client_is("children", "");
	redo();
	redo();
	case_is("step", "admitted");
	case_is("admitted_on", "2026-11-19");
	assert_string_equal(fixture_value(fx, &entity_decision, decision, "withdrawn"), "");
	undo();
	assert_string_equal(fixture_value(fx, &entity_decision, decision, "withdrawn"), "true");
	case_is("step", "scheduled");
	assert_string_equal(decision_of_case(), decision);
}

static void a_withdrawal_can_be_undone(void **state)
{
	const char *left, *decision;

	(void)state;
	decide("admit");
	decision = decision_of_case();
	GOOD(fx, decide_withdraw(&fx->app, fx->arena, application, "wrong case", &left, &fx->err));
	undo();
	case_is("step", "admitted");
	assert_string_equal(fixture_value(fx, &entity_decision, decision, "withdrawn"), "");
	assert_string_equal(fixture_value(fx, &entity_decision, decision, "withdrawn_why"), "");
}

static bool is_gone(const struct entity *entity, const char *id)
{
	void *row = arena_alloc(fx->arena, entity->size);

	GOOD(fx, store_load(fx->app.store, fx->arena, entity, id, row, &fx->err));
	return ((struct row *)row)->gone;
}

static void a_row_that_was_made_goes_and_comes(void **state)
{
	const char *pairs[] = { "municipality=velsen", "rooms=3", "address=Zeeweg 1" }, *home;
	bool saved;

	(void)state;
	GOOD(fx, edit_new(&fx->app, fx->arena, &entity_home, pairs, 3, &home, &fx->err));
	GOOD(fx,
		edit_field(&fx->app, &entity_home, home, entity_field(&entity_home, "rooms"), "4", NULL, &saved,
			&fx->err));
	undo();
	assert_false(is_gone(&entity_home, home));
	undo();
	assert_true(is_gone(&entity_home, home));
	redo();
	assert_false(is_gone(&entity_home, home));
	assert_string_equal(fixture_value(fx, &entity_home, home, "rooms"), "3");
	redo();
	assert_string_equal(fixture_value(fx, &entity_home, home, "rooms"), "4");
}

static void a_row_that_another_works_on_stays(void **state)
{
	const char *pairs[] = { "municipality=velsen", "rooms=3" }, *home;
	struct fixture *other;

	(void)state;
	GOOD(fx, edit_new(&fx->app, fx->arena, &entity_home, pairs, 2, &home, &fx->err));
	other = fixture_copy(fx);
	fixture_set(other, &entity_home, home, CELLS("rent=650.00"));
	fixture_sync(other, fx);
	fixture_close(other);
	undo();
	assert_string_equal(told, "Left as it is, since it was changed later: Home.");
	assert_false(is_gone(&entity_home, home));
	assert_string_equal(fixture_value(fx, &entity_home, home, "rooms"), "3");
}

static void what_made_the_file_is_not_undone(void **state)
{
	struct fixture *own;
	const char *said;

	(void)state;
	own = fixture_open("velsen");
	REFUSED(own, E_MISSING, edit_undo(&own->app, own->arena, &said, &own->err));
	assert_string_equal(fixture_value(own, &entity_person, own->app.person, "name"), "A. de Wit");
	GOOD(own, edit_assign(&own->app, &entity_person, own->app.person, CELLS("name=B. Groen"), 1, &own->err));
	GOOD(own, edit_undo(&own->app, own->arena, &said, &own->err));
	assert_string_equal(fixture_value(own, &entity_person, own->app.person, "name"), "A. de Wit");
	REFUSED(own, E_MISSING, edit_undo(&own->app, own->arena, &said, &own->err));
	assert_string_equal(fixture_value(own, &entity_forum, "velsen", "kind"), "assessment");
	fixture_close(own);
}

static void a_copy_does_not_undo_what_the_other_did(void **state)
{
	struct fixture *other;
	const char *said;

	(void)state;
	type("debts", "stable");
	other = fixture_open("velsen");
	store_close(&other->app.store);
	copy_file(fx->path, other->path);
	GOOD(other, app_open(&other->app, other->path, &other->err));
	REFUSED(other, E_MISSING, edit_undo(&other->app, other->arena, &said, &other->err));
	assert_string_equal(fixture_value(other, &entity_client, client, "debts"), "stable");
	fixture_set(other, &entity_client, client, CELLS("debts=none"));
	GOOD(other, edit_undo(&other->app, other->arena, &said, &other->err));
	REFUSED(other, E_MISSING, edit_undo(&other->app, other->arena, &said, &other->err));
	assert_string_equal(fixture_value(other, &entity_client, client, "debts"), "stable");
	fixture_close(other);
	undo();
	client_is("debts", "none");
}

static void a_large_change_is_not_undone_by_a_key(void **state)
{
	struct fixture *own = fixture_open("all");
	const char *said;
	char name[8] = "x";

	(void)state;
	GOOD(own, store_begin(own->app.store, "", &own->err));
	for (int i = 0; i < 2000; i++) {
		const struct cell cell = { "name", name };
		char id[ID_TEXT];

		store_new_id(own->app.store, id);
		GOOD(own, store_set(own->app.store, &entity_complex, id, "regio", &cell, 1, &own->err));
	}
	GOOD(own, store_commit(own->app.store, &own->err));
	REFUSED(own, E_MISSING, edit_undo(&own->app, own->arena, &said, &own->err));
	HOLDS(own->err.text, "too large");
	fixture_close(own);
}

static void undo_goes_far_back(void **state)
{
	char text[8];

	(void)state;
	for (int i = 0; i < APP_UNDO_MAX + 6; i++) {
		snprintf(text, sizeof text, "%d", i % 15 + 1);
		type("adults", text);
	}
	for (int i = 0; i < APP_UNDO_MAX + 5; i++)
		undo();
	client_is("adults", "1");
	for (int i = 0; i < APP_UNDO_MAX; i++)
		redo();
	nothing_to_redo();
	snprintf(text, sizeof text, "%d", APP_UNDO_MAX % 15 + 1);
	client_is("adults", text);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, open_case, close_case)
	const struct CMUnitTest tests[] = {
		CASE(twice_goes_two_back),
		CASE(edits_of_one_cell_come_back_one_by_one),
		CASE(a_new_edit_starts_afresh),
		CASE(parts_of_sets_and_scores_come_back),
		CASE(what_another_changed_is_left_and_named),
		CASE(when_all_is_left_the_next_goes_on),
		CASE(decisions_come_back_and_go_again),
		CASE(a_withdrawal_can_be_undone),
		CASE(a_row_that_was_made_goes_and_comes),
		CASE(a_row_that_another_works_on_stays),
		cmocka_unit_test(what_made_the_file_is_not_undone),
		CASE(a_copy_does_not_undo_what_the_other_did),
		cmocka_unit_test(a_large_change_is_not_undone_by_a_key),
		CASE(undo_goes_far_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
