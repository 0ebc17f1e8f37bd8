/* Names of codes and rows, the way back, and type-ahead lists. */
#include "app/edit.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *code_of(struct fixture *fx, const struct entity *entity, const char *field, const char *typed)
{
	const struct context *context = app_context(&fx->app, fx->arena);
	const char *code = context->code(context->from, fx->arena, entity_field(entity, field), typed);

	return code ? code : "(none)";
}

static const char *label_of(struct fixture *fx, const struct entity *entity, const char *field, const char *code)
{
	return app_label(&fx->app, fx->arena, entity_field(entity, field), code);
}

static void codes_and_rows_have_names(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("client.shielded=true"));

	(void)state;
	assert_string_equal(label_of(fx, &entity_application, "step", "scheduled"), "on the agenda");
	assert_string_equal(label_of(fx, &entity_application, "step", "of_a_newer_version"), "of_a_newer_version");
	assert_string_equal(label_of(fx, &entity_application, "ambulant_care", "hvo"), "HVO-Querido");
	assert_string_equal(label_of(fx, &entity_application, "ambulant_care", "not_here"), "not_here");
	assert_string_equal(label_of(fx, &entity_application, "step", NULL), "");
	assert_string_equal(label_of(fx, &entity_proposal, "application", application), "ZK-2026-0001");
	assert_string_equal(label_of(fx, &entity_application, "client",
				    fixture_value(fx, &entity_application, application, "client")),
		"(shielded)");
	fixture_close(fx);
}

static void what_is_typed_finds_its_code(void **state)
{
	struct fixture *fx = fixture_open("velsen");

	(void)state;
	assert_string_equal(code_of(fx, &entity_client, "origin", "velsen"), "velsen");
	assert_string_equal(code_of(fx, &entity_client, "origin", "VEL"), "velsen");
	assert_string_equal(code_of(fx, &entity_client, "origin", "heem"), "(none)");
	assert_string_equal(code_of(fx, &entity_client, "origin", "Heemsk"), "heemskerk");
	assert_string_equal(code_of(fx, &entity_client, "origin", "-"), "(none)");
	assert_string_equal(code_of(fx, &entity_decision, "reason", "een stuk"), "(none)");
	assert_string_equal(code_of(fx, &entity_decision, "outcome", "aanhouden"), "hold");
	assert_string_equal(code_of(fx, &entity_decision, "outcome", "put on"), "hold");
	assert_string_equal(code_of(fx, &entity_application, "ambulant_care", "hvo"), "hvo");
	assert_string_equal(code_of(fx, &entity_application, "ambulant_care", "pre wonen"), "pre_wonen");
	fixture_close(fx);
}

static void two_rows_of_one_name_are_not_guessed(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *one = fixture_row(fx, &entity_complex, "regio", CELLS("name=De Linde"));

	(void)state;
	assert_string_equal(code_of(fx, &entity_home, "complex", "de linde"), one);
	fixture_row(fx, &entity_complex, "regio", CELLS("name=De Linde"));
	assert_string_equal(code_of(fx, &entity_home, "complex", "de linde"), "(none)");
	assert_string_equal(code_of(fx, &entity_home, "complex", one), one);
	fixture_close(fx);
}

static void what_grows_is_named_by_number_or_id(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0042", CELLS("weight=light"));
	const char *home = fixture_row(fx, &entity_home, "regio", CELLS("number=W-0117"));

	(void)state;
	assert_string_equal(code_of(fx, &entity_agenda_item, "application", "ZK-2026-0042"), application);
	assert_string_equal(code_of(fx, &entity_agenda_item, "application", "42"), application);
	assert_string_equal(code_of(fx, &entity_agenda_item, "application", application), application);
	assert_string_equal(code_of(fx, &entity_agenda_item, "application", "ZK-2026-0043"), "(none)");
	assert_string_equal(code_of(fx, &entity_proposal, "home", "w-0117"), home);
	/* no walk over clients: a first name finds nobody */
	assert_string_equal(code_of(fx, &entity_application, "client", "Mehmet"), "(none)");
	fixture_close(fx);
}

static struct option *options;
static size_t count, total;

static void ask(struct fixture *fx, const struct entity *entity, const char *field, const char *typed, size_t limit)
{
	GOOD(fx,
		edit_options(&fx->app, fx->arena, entity_field(entity, field), typed, limit, &options, &count, &total,
			&fx->err));
}

static void lists_offer_what_holds_the_letters(void **state)
{
	struct fixture *fx = fixture_open("velsen");

	(void)state;
	ask(fx, &entity_client, "origin", "", 3);
	assert_int_equal(count, 3);
	assert_int_equal(total, 7);
	ask(fx, &entity_client, "debts", "stable", 9);
	assert_int_equal(count, 2);
	assert_string_equal(options[0].code, "stable");
	assert_string_equal(options[1].text, "not stable");
	ask(fx, &entity_client, "shielded", NULL, 9);
	assert_int_equal(count, 2);
	assert_string_equal(options[0].code, "true");
	ask(fx, &entity_client, "criteria", "", 99);
	assert_true(count > 5);
	ask(fx, &entity_client, "wishes", "near", 99);
	assert_int_equal(count, 3);
	ask(fx, &entity_application, "ambulant_care", "wonen", 99);
	assert_int_equal(count, 4);
	ask(fx, &entity_application, "ambulant_care", "pré", 99);
	assert_int_equal(count, 1);
	assert_string_equal(options[0].code, "pre_wonen");
	ask(fx, &entity_client, "call_name", "x", 9);
	assert_int_equal(total, 0);
	fixture_close(fx);
}

static void lists_of_homes_and_cases_go_by_number(void **state)
{
	struct fixture *fx = fixture_open("velsen");

	(void)state;
	fixture_case(fx, "ZK-2026-0042", CELLS("weight=light"));
	fixture_row(fx, &entity_home, "regio", CELLS("number=W-0117", "neighbourhood=Zeewijk"));
	ask(fx, &entity_proposal, "home", "", 9);
	assert_int_equal(total, 0);
	ask(fx, &entity_proposal, "home", "W-0117", 9);
	assert_int_equal(count, 1);
	assert_string_equal(options[0].text, "W-0117");
	assert_string_equal(options[0].beside, "Zeewijk");
	ask(fx, &entity_agenda_item, "application", "zk-2026-0042", 9);
	assert_int_equal(count, 1);
	ask(fx, &entity_application, "client", "Mehmet", 9);
	assert_int_equal(total, 0);
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_and_rows_have_names),
		cmocka_unit_test(what_is_typed_finds_its_code),
		cmocka_unit_test(two_rows_of_one_name_are_not_guessed),
		cmocka_unit_test(what_grows_is_named_by_number_or_id),
		cmocka_unit_test(lists_offer_what_holds_the_letters),
		cmocka_unit_test(lists_of_homes_and_cases_go_by_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
