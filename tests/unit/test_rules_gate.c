/* Gates: what must be known before a step, and when they are not asked. */
#include "rules/gate.h"
#include "rules/term.h"

#include "base/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define STEP(name, is_final)                                                                                           \
	{                                                                                                              \
		.list = "step", .code = name, .step = {                                                                \
			.final = is_final,                                                                             \
			.term_workdays = UNKNOWN,                                                                      \
			.term_days = UNKNOWN                                                                           \
		}                                                                                                      \
	}
#define GATE(name, before, needs)                                                                                      \
	{                                                                                                              \
		.list = "gate", .code = name, .nl = "nl " name, .en = "en " name, .gate_before = before,               \
		.gate_needs = needs                                                                                    \
	}

static struct code_entry entries[] = {
	STEP("draft", false),
	STEP("complete", false),
	STEP("on_hold", false),
	STEP("admitted", false),
	STEP("conditional", false),
	STEP("proposed", false),
	STEP("declined", true),
	GATE("debts", "complete", "client.debts"),
	GATE("two", "complete", "client.adults client.children"),
	GATE("letter", "complete", "application.motivation|application.motivation_on"),
	GATE("promise", "complete", "application.two_years"),
	GATE("nuisance", "proposed", "!home.open_nuisance"),
	GATE("no_pet", "proposed", "!client.pet"),
	GATE("landing", "proposed", "@landing"),
	GATE("capacity", "proposed", "@capacity"),
	GATE("sharing", "draft", "@sharing"),
	GATE("messenger", "admitted conditional", "decision.messenger"),
	GATE("route", "admitted declined", "decision.objection"),
	GATE("talk", "admitted", NULL),
};
static const struct codebook book = { .entries = entries, .count = ARRAY_LEN(entries) };

struct facts {
	struct arena *arena;
	struct application application;
	struct client client;
	struct home home;
	struct decision decision;
	struct gate_facts facts;
};

/* Everything is known and good. */
static struct facts *facts_open(void)
{
	struct arena *arena;
	struct facts *f;

	arena_open(&arena);
	f = arena_alloc(arena, sizeof *f);
	f->arena = arena;
	row_clear(&entity_application, &f->application);
	row_clear(&entity_client, &f->client);
	row_clear(&entity_home, &f->home);
	row_clear(&entity_decision, &f->decision);
	f->facts = (struct gate_facts){ .application = &f->application, .client = &f->client, .today = 20000 };
	f->application.motivation = "Ik wil rust.";
	f->application.two_years = 1;
	f->application.share_on = 19000;
	f->application.landing_since = 20000 - gate_landing_days(&book);
	f->client.debts = "none";
	f->client.adults = 1;
	f->client.children = 0;
	f->home.open_nuisance = 0;
	f->home.capacity = "medium";
	f->home.capacity_on = 19990;
	return f;
}

/* The facts lie in the arena that goes. */
static void facts_close(struct facts *f)
{
	struct arena *arena = f->arena;

	arena_close(&arena);
}

static const char *codes(struct facts *f, const struct gate_check *gates, size_t count)
{
	struct buffer out = { .arena = f->arena };

	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++)
		buffer_print(&out, "%s%s", i ? " " : "", gates[i].gate->code);
	return out.text;
}

static const char *missing(struct facts *f, const char *step)
{
	struct gate_check *gates;
	size_t count = gate_check(f->arena, &book, &f->facts, step, &gates);

	return codes(f, gates, count);
}

static const char *until(struct facts *f, const char *step)
{
	struct gate_check *gates;
	size_t count = gate_check_until(f->arena, &book, &f->facts, step, &gates);

	return codes(f, gates, count);
}

static const char *passed(struct facts *f, const char *from, const char *to)
{
	struct gate_check *gates;
	size_t count = gate_check_passage(f->arena, &book, &f->facts, from, to, &gates);

	return codes(f, gates, count);
}

static void what_is_known_passes(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	assert_string_equal(until(f, "declined"), "");
	f->client.debts = NULL;
	assert_string_equal(missing(f, "complete"), "debts");
	assert_string_equal(missing(f, "draft"), "");
	f->client.children = UNKNOWN;
	assert_string_equal(missing(f, "complete"), "debts two");
	assert_string_equal(missing(f, "no such step"), "");
	assert_string_equal(until(f, "no such step"), "");
	facts_close(f);
}

static void a_flag_must_be_true(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	f->application.two_years = 0;
	assert_string_equal(missing(f, "complete"), "promise");
	f->application.two_years = UNKNOWN;
	assert_string_equal(missing(f, "complete"), "promise");
	facts_close(f);
}

static void the_text_or_the_day_of_the_letter_is_enough(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	f->application.motivation = NULL;
	assert_string_equal(missing(f, "complete"), "letter");
	f->application.motivation_on = 19000;
	assert_string_equal(missing(f, "complete"), "");
	facts_close(f);
}

/* A second home for who has one proposed already: the gates of the home are asked again, those of the case are not. */
static void the_same_step_again_asks_what_stands_before_it(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	f->application.motivation = NULL;
	f->home.open_nuisance = 1;
	f->facts.home = &f->home;
	assert_string_equal(passed(f, "proposed", "proposed"), "nuisance");
	facts_close(f);
}

static void gates_of_a_home_wait_for_a_home(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	f->home.open_nuisance = 1;
	f->home.capacity = NULL;
	assert_string_equal(missing(f, "proposed"), "");
	f->facts.home = &f->home;
	assert_string_equal(missing(f, "proposed"), "nuisance capacity");
	f->home.open_nuisance = UNKNOWN;
	f->home.capacity = "strong";
	assert_string_equal(missing(f, "proposed"), "nuisance");
	f->home.open_nuisance = 0;
	f->home.capacity_on = day_add_months(20000, -6) - 1;
	assert_string_equal(missing(f, "proposed"), "capacity");
	f->home.capacity_on++;
	assert_string_equal(missing(f, "proposed"), "");
	f->client.pet = "cat";
	assert_string_equal(missing(f, "proposed"), "no_pet");
	facts_close(f);
}

static void the_landing_takes_26_weeks_before_the_key(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	f->application.landing_since++;
	assert_string_equal(missing(f, "proposed"), "landing");
	f->application.key_on = 20001;
	assert_string_equal(missing(f, "proposed"), "");
	f->application.key_on = UNKNOWN;
	f->facts.home = &f->home;
	f->home.keys_on = 20001;
	assert_string_equal(missing(f, "proposed"), "");
	f->application.landing_since = UNKNOWN;
	assert_string_equal(missing(f, "proposed"), "landing");
	assert_true(gate_earliest_key(&book, &f->application, 20000) == UNKNOWN);
	f->application.landing_since = 20000;
	assert_int_equal(gate_earliest_key(&book, &f->application, 20000), 20182);
	f->application.landing_since = 19000;
	assert_int_equal(gate_earliest_key(&book, &f->application, 20000), 20000);
	facts_close(f);
}

static void permission_ends_and_is_withdrawn(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	f->application.share_until = 20000;
	assert_string_equal(missing(f, "draft"), "");
	f->application.share_until = 19999;
	assert_string_equal(missing(f, "draft"), "sharing");
	f->application.share_until = UNKNOWN;
	f->application.share_withdrawn = 19500;
	assert_string_equal(missing(f, "draft"), "sharing");
	f->application.share_withdrawn = UNKNOWN;
	f->application.share_on = UNKNOWN;
	assert_string_equal(missing(f, "draft"), "sharing");
	facts_close(f);
}

static void a_decision_passes_what_lies_on_its_way(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	f->client.debts = NULL;
	assert_string_equal(passed(f, "draft", "admitted"), "debts");
	assert_string_equal(passed(f, NULL, "admitted"), "debts");
	assert_string_equal(passed(f, "draft", "conditional"), "debts");
	assert_string_equal(passed(f, "on_hold", "admitted"), "debts");
	assert_string_equal(passed(f, "draft", "on_hold"), "");
	assert_string_equal(passed(f, "draft", "declined"), "");
	assert_string_equal(passed(f, "proposed", "admitted"), "");
	assert_string_equal(passed(f, "draft", NULL), "");
	facts_close(f);
}

static void answers_are_judged_where_they_are_asked(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	f->facts.decision = &f->decision;
	assert_string_equal(passed(f, "draft", "admitted"), "");
	f->facts.asked = "note messenger objection";
	assert_string_equal(passed(f, "draft", "admitted"), "messenger route");
	assert_string_equal(passed(f, "draft", "conditional"), "messenger route");
	assert_string_equal(passed(f, "draft", "declined"), "route");
	f->decision.messenger = "J. Bakker";
	assert_string_equal(passed(f, "draft", "admitted"), "route");
	facts_close(f);
}

static void the_reason_is_in_the_language_of_the_book(void **state)
{
	struct codebook dutch = book;
	struct facts *f = facts_open();
	struct gate_check *gates;

	(void)state;
	dutch.dutch = true;
	f->client.debts = NULL;
	assert_int_equal(gate_check(f->arena, &book, &f->facts, "complete", &gates), 1);
	assert_string_equal(gates[0].text, "en debts");
	assert_int_equal(gate_check(f->arena, &dutch, &f->facts, "complete", &gates), 1);
	assert_string_equal(gates[0].text, "nl debts");
	facts_close(f);
}

static struct code_entry more_entries[] = {
	STEP("draft", false),
	STEP("complete", false),
	STEP("living", false),
	GATE("lease", "complete", "contract.convert_by|contract.form!=care_lease"),
	GATE("group", "complete", "contract.temporary_group|contract.form!=temporary"),
	GATE("form", "complete", "contract.form=care_lease"),
	GATE("invitees", "complete", "@invitees"),
	GATE("room", "complete", "@room_in_maximum"),
	GATE("card", "complete", "@card"),
	GATE("papers", "complete", "meeting.papers_sent agenda_item.client_invited"),
	{ .list = "gate",
		.code = "signatures",
		.nl = "Er ontbreekt: {wie}.",
		.en = "Missing: {who}!",
		.gate_before = "living",
		.gate_needs = "@signatures" },
	{ .list = "card", .code = "who_pays" },
	{ .list = "card", .code = "who_calls" },
	{ .list = "figure", .code = "landing_weeks", .more = "value=2" },
	{ .list = "figure", .code = "capacity_months", .more = "value=1" },
};
static const struct codebook more = { .entries = more_entries, .count = ARRAY_LEN(more_entries) };

static const char *of_more(struct facts *f, const char *step)
{
	struct gate_check *gates;
	size_t count = gate_check(f->arena, &more, &f->facts, step, &gates);

	return codes(f, gates, count);
}

static void a_field_is_compared_with_a_value(void **state)
{
	struct facts *f = facts_open();
	struct contract contract;

	(void)state;
	row_clear(&entity_contract, &contract);
	f->application.card = "who_calls=J.\nwho_pays=x";
	assert_string_equal(of_more(f, "complete"), "");
	f->facts.contract = &contract;
	assert_string_equal(of_more(f, "complete"), "form");
	contract.form = "care_lease";
	assert_string_equal(of_more(f, "complete"), "lease");
	contract.convert_by = 20400;
	assert_string_equal(of_more(f, "complete"), "");
	contract.form = "temporary";
	assert_string_equal(of_more(f, "complete"), "group form");
	facts_close(f);
}

static void plain_facts_are_judged_when_app_knows_them(void **state)
{
	struct facts *f = facts_open();
	struct meeting meeting;
	struct agenda_item item;

	(void)state;
	row_clear(&entity_meeting, &meeting);
	row_clear(&entity_agenda_item, &item);
	assert_string_equal(of_more(f, "complete"), "card");
	f->application.card = "who_calls=J.";
	assert_string_equal(of_more(f, "complete"), "card");
	f->application.card = "who_calls=J.\nwho_pays=x";
	f->facts.plain.invitees = FACT_FAILS;
	assert_string_equal(of_more(f, "complete"), "invitees");
	f->facts.plain.invitees = FACT_HOLDS;
	f->facts.plain.room_in_maximum = FACT_FAILS;
	assert_string_equal(of_more(f, "complete"), "room");
	f->facts.plain.room_in_maximum = FACT_NOT_JUDGED;
	f->facts.meeting = &meeting;
	f->facts.agenda_item = &item;
	assert_string_equal(of_more(f, "complete"), "papers");
	meeting.papers_sent = item.client_invited = 19990;
	assert_string_equal(of_more(f, "complete"), "");
	facts_close(f);
}

static void a_gate_names_who_has_not_signed(void **state)
{
	struct codebook dutch = more;
	struct facts *f = facts_open();
	struct gate_check *gates;

	(void)state;
	dutch.dutch = true;
	f->facts.plain.signatures = FACT_FAILS;
	f->facts.plain.signers = "cliënt, corporatie";
	assert_int_equal(gate_check(f->arena, &dutch, &f->facts, "living", &gates), 1);
	assert_string_equal(gates[0].text, "Er ontbreekt: cliënt, corporatie.");
	f->facts.plain.signers = "client";
	assert_int_equal(gate_check(f->arena, &more, &f->facts, "living", &gates), 1);
	assert_string_equal(gates[0].text, "Missing: client!");
	facts_close(f);
}

static void figures_of_the_arrangement_hold(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	assert_int_equal(gate_landing_days(&book), 182);
	assert_int_equal(gate_landing_days(&more), 14);
	f->application.landing_since = 19995;
	assert_int_equal(gate_earliest_key(&more, &f->application, 20000), 20009);
	assert_true(gate_words_hold(f->arena, &more, &f->facts, "@landing|client.debts"));
	assert_false(gate_words_hold(f->arena, &more, &f->facts, "@landing"));
	f->application.landing_since = 19986;
	assert_true(gate_words_hold(f->arena, &more, &f->facts, "@landing"));
	f->facts.home = &f->home;
	f->home.capacity = "strong";
	f->home.capacity_on = 19950;
	assert_false(gate_words_hold(f->arena, &more, &f->facts, "@capacity"));
	assert_true(gate_words_hold(f->arena, &book, &f->facts, "@capacity"));
	facts_close(f);
}

/* Of a line that is asked in only with children, 0 is no children. */
static void words_of_a_line_count(void **state)
{
	struct facts *f = facts_open();

	(void)state;
	f->client.children = 0;
	assert_false(gate_words_hold(f->arena, &book, &f->facts, "client.children"));
	assert_true(gate_words_hold(f->arena, &book, &f->facts, "!client.children"));
	f->client.children = 2;
	assert_true(gate_words_hold(f->arena, &book, &f->facts, "client.children\tclient.adults"));
	f->client.children = UNKNOWN;
	assert_false(gate_words_hold(f->arena, &book, &f->facts, "client.children"));
	assert_true(gate_words_hold(f->arena, &book, &f->facts, ""));
	assert_true(gate_words_hold(f->arena, &book, &f->facts, NULL));
	facts_close(f);
}

static void words_that_could_never_be_judged_are_known(void **state)
{
	static const char *const good[] = { "client.debts", "!home.open_nuisance", "@landing",
		"application.motivation|application.motivation_on", "contract.form=care_lease",
		"contract.form!=care_lease", "@card|meeting.papers_sent", "agenda_item.shared_sentence",
		"decision.rung=3", NULL };
	static const char *const bad[] = { "client.dept", "@landng", "clients.debts", "client", "contract.form=", "",
		"client.debts|", "|client.debts", "client.debts||@card", "client.=x", "!client.debts=none",
		"person.name", "client=x.debts", ".debts", "@", NULL };

	(void)state;
	for (size_t i = 0; good[i]; i++)
		assert_true(gate_word_known(good[i]));
	for (size_t i = 0; bad[i]; i++)
		if (gate_word_known(bad[i]))
			fail_msg("%s", bad[i]);
	assert_null(gate_named_word(15));
	for (size_t i = 0; gate_named_word(i); i++)
		assert_true(gate_word_known(gate_named_word(i)));
	assert_true(gate_asks(&more, NULL, "@signatures"));
	assert_true(gate_asks(&more, "living", "@signatures"));
	assert_false(gate_asks(&more, "complete", "@signatures"));
	assert_false(gate_asks(&more, NULL, "@age"));
	assert_true(gate_asks(&more, NULL, "contract."));
	assert_true(gate_asks(&book, NULL, "home."));
	assert_false(gate_asks(&more, NULL, "home."));
}

static void terms_end(void **state)
{
	struct code_entry step = STEP("x", false);
	int64_t friday;

	(void)state;
	assert_true(day_read("2026-11-20", &friday));
	assert_true(term_end(&step, friday, UNKNOWN) == UNKNOWN);
	assert_true(term_end(NULL, friday, UNKNOWN) == UNKNOWN);
	step.step.term_days = 14;
	assert_int_equal(term_end(&step, friday, UNKNOWN), friday + 14);
	assert_true(term_end(&step, UNKNOWN, UNKNOWN) == UNKNOWN);
	step.step.term_workdays = 1;
	assert_int_equal(term_end(&step, friday, UNKNOWN), friday + 3);
	assert_int_equal(term_end(&step, friday, friday + 60), friday + 60);
	assert_int_equal(term_end(NULL, UNKNOWN, friday), friday);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_known_passes),
		cmocka_unit_test(a_flag_must_be_true),
		cmocka_unit_test(the_text_or_the_day_of_the_letter_is_enough),
		cmocka_unit_test(the_same_step_again_asks_what_stands_before_it),
		cmocka_unit_test(gates_of_a_home_wait_for_a_home),
		cmocka_unit_test(the_landing_takes_26_weeks_before_the_key),
		cmocka_unit_test(permission_ends_and_is_withdrawn),
		cmocka_unit_test(a_decision_passes_what_lies_on_its_way),
		cmocka_unit_test(answers_are_judged_where_they_are_asked),
		cmocka_unit_test(the_reason_is_in_the_language_of_the_book),
		cmocka_unit_test(a_field_is_compared_with_a_value),
		cmocka_unit_test(plain_facts_are_judged_when_app_knows_them),
		cmocka_unit_test(a_gate_names_who_has_not_signed),
		cmocka_unit_test(figures_of_the_arrangement_hold),
		cmocka_unit_test(words_of_a_line_count),
		cmocka_unit_test(words_that_could_never_be_judged_are_known),
		cmocka_unit_test(terms_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
