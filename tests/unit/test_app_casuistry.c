/* Incidents, time-outs, hurdles, recipes and promises as people at the table meet them. */
#include "app/casuistry.h"
#include "app/edit.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int64_t the_day(const char *wire)
{
	int64_t day;

	assert_true(day_read(wire, &day));
	return day;
}

static const char *open_in(struct fixture *fx, const char *application, const char *kind, const char *urgency)
{
	const char *pairs[] = { arena_print(fx->arena, "kind=%s", kind), arena_print(fx->arena, "urgency=%s", urgency),
		"question=What now?" };
	const char *id;

	GOOD(fx, incident_open(&fx->app, fx->arena, application, pairs, ARRAY_LEN(pairs), &id, &fx->err));
	return id;
}

static struct incident incident_of(struct fixture *fx, const char *id)
{
	struct incident incident;

	GOOD(fx, store_load(fx->app.store, fx->arena, &entity_incident, id, &incident, &fx->err));
	return incident;
}

static void an_incident_goes_to_the_case_conference(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=submitted"));
	const char *draft = fixture_case(fx, "ZK-2026-0002", CELLS("step=draft"));
	const char *pairs[] = { "kind=arrears", "urgency=today" }, *id;
	struct incident incident = incident_of(fx, open_in(fx, application, "nuisance_report", "today"));

	(void)state;
	assert_string_equal(incident.forum, "casuistiek");
	assert_string_equal(incident.state, "open");
	assert_string_equal(incident.opened_by, fx->app.person_name);
	assert_string_equal(incident.row.scope, "velsen.hvo");
	assert_int_equal(incident_due(&fx->app, &incident), the_day("2026-11-19"));
	incident = incident_of(fx, open_in(fx, application, "nuisance_report", "this_week"));
	assert_int_equal(incident_due(&fx->app, &incident), the_day("2026-11-26"));
	incident = incident_of(fx, open_in(fx, application, "nuisance_report", "next_table"));
	assert_int_equal(incident_due(&fx->app, &incident), UNKNOWN);
	REFUSED(fx, E_INPUT, incident_open(&fx->app, fx->arena, application, pairs, 2, &id, &fx->err));
	HOLDS(fx->err.text, "Question");
	REFUSED(fx, E_INPUT,
		incident_open(&fx->app, fx->arena, draft, (const char *[]){ pairs[0], pairs[1], "question=x" }, 3, &id,
			&fx->err));
	HOLDS(fx->err.text, "not handed in");
	fixture_close(fx);
}

static void an_incident_of_a_shared_home(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *household = fixture_row(fx, &entity_household, "velsen", CELLS("name=Friends", "forum=velsen"));
	const char *pairs[] = { arena_print(fx->arena, "household=%s", household), "kind=damage", "urgency=today",
		"question=Who pays?" };
	const struct casuistry_filter filter = { .household = household };
	struct incident_line *lines;
	size_t count, total;
	const char *id;

	(void)state;
	GOOD(fx, incident_open(&fx->app, fx->arena, NULL, pairs, ARRAY_LEN(pairs), &id, &fx->err));
	GOOD(fx, incident_list(&fx->app, fx->arena, &filter, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(lines[0].of.number, "Friends");
	REFUSED(fx, E_INPUT, incident_open(&fx->app, fx->arena, NULL, pairs + 1, 3, &id, &fx->err));
	HOLDS(fx->err.text, "Which case");
	fixture_close(fx);
}

/* ---- voices and agreement ---------------------------------------------------------------------------------------- */

static const char *voice(struct fixture *fx, const char *id, const char *who)
{
	const char *told;

	GOOD(fx, incident_voice(&fx->app, fx->arena, id, who, "says this", &told, &fx->err));
	return told;
}

static void the_client_is_heard_first(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS(NULL));
	const char *id = open_in(fx, application, "relapse_signs", "today"), *told;

	(void)state;
	HOLDS(voice(fx, id, "care"), "Voice of the client");
	LACKS(voice(fx, id, "living"), "Voice of care");
	assert_null(voice(fx, id, "client"));
	assert_null(voice(fx, id, "living"));
	REFUSED(fx, E_INPUT, incident_voice(&fx->app, fx->arena, id, "police", "x", &told, &fx->err));
	REFUSED(fx, E_INPUT, incident_voice(&fx->app, fx->arena, id, "client", " ", &told, &fx->err));
	assert_string_equal(incident_of(fx, id).client_voice, "says this");
	fixture_close(fx);
}

static void one_agreement_makes_a_promise(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS(NULL));
	const char *id = open_in(fx, application, "relapse_signs", "today"), *told;
	const struct casuistry_filter filter = { .open_only = true, .forum = "casuistiek" };
	struct promise_line *lines;
	size_t count, total;

	(void)state;
	assert_null(voice(fx, id, "client"));
	REFUSED(fx, E_INPUT,
		incident_agree(&fx->app, fx->arena, id, "Calls each day", "", the_day("2026-11-24"), &told, &fx->err));
	REFUSED(fx, E_INPUT,
		incident_agree(&fx->app, fx->arena, id, "Calls each day", "J. Bakker", UNKNOWN, &told, &fx->err));
	GOOD(fx,
		incident_agree(&fx->app, fx->arena, id, "Calls each day", "J. Bakker", the_day("2026-11-24"), &told,
			&fx->err));
	HOLDS(told, "Voice of care, Voice of living");
	REFUSED(fx, E_INPUT,
		incident_agree(
			&fx->app, fx->arena, id, "Another", "J. Bakker", the_day("2026-11-24"), &told, &fx->err));
	GOOD(fx, promise_list(&fx->app, fx->arena, &filter, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(lines[0].promise->who, "J. Bakker");
	assert_int_equal(lines[0].promise->due, the_day("2026-11-24"));
	assert_string_equal(lines[0].what, "Calls each day");
	/* what was agreed is care's: the promise, which everybody at the table reads, does not hold it */
	LACKS(lines[0].promise->what, "Calls");
	HOLDS(lines[0].promise->what, "signs of relapse");
	assert_string_equal(lines[0].promise->row.scope, "velsen.hvo");
	fixture_close(fx);
}

static void promises_are_kept_or_not(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *late = fixture_row(fx, &entity_promise, "velsen",
		CELLS("who=A", "what=call", "due=2026-11-12", "state=open", "forum=velsen"));
	const char *soon = fixture_row(
		fx, &entity_promise, "velsen", CELLS("who=B", "what=write", "due=2026-12-01", "forum=velsen"));
	struct casuistry_filter filter = { .open_only = true };
	struct promise_line *lines;
	size_t count, total;

	(void)state;
	GOOD(fx, promise_list(&fx->app, fx->arena, &filter, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 2);
	assert_string_equal(lines[0].promise->row.id, late);
	assert_int_equal(lines[0].days_late, 7);
	assert_int_equal(lines[1].days_late, 0);
	filter.late_only = true;
	GOOD(fx, promise_list(&fx->app, fx->arena, &filter, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 1);
	GOOD(fx, promise_settle(&fx->app, fx->arena, late, false, "forgotten", &fx->err));
	assert_string_equal(fixture_value(fx, &entity_promise, late, "state"), "not_kept");
	assert_string_equal(fixture_value(fx, &entity_promise, late, "settled_on"), "2026-11-19");
	assert_string_equal(fixture_value(fx, &entity_promise, late, "remark"), "forgotten");
	REFUSED(fx, E_INPUT, promise_settle(&fx->app, fx->arena, late, true, NULL, &fx->err));
	filter = (struct casuistry_filter){ .forum = "velsen" };
	GOOD(fx, promise_list(&fx->app, fx->arena, &filter, 1, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 1);
	assert_int_equal(total, 2);
	assert_string_equal(lines[0].promise->row.id, soon);
	fixture_close(fx);
}

/* ---- one level up ------------------------------------------------------------------------------------------------ */

static void the_answer_goes_back_to_who_asked(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *id = open_in(fx, fixture_case(fx, "ZK-2026-0001", CELLS(NULL)), "support_stalled", "today"), *told;

	(void)state;
	REFUSED(fx, E_INPUT, incident_answer(&fx->app, fx->arena, id, "yes", "the board", &fx->err));
	REFUSED(fx, E_INPUT, incident_escalate(&fx->app, fx->arena, id, NULL, NULL, &told, &fx->err));
	GOOD(fx, incident_escalate(&fx->app, fx->arena, id, NULL, "happens often", &told, &fx->err));
	assert_string_equal(incident_of(fx, id).forum, "evaluatie");
	GOOD(fx, incident_escalate(&fx->app, fx->arena, id, NULL, "costs money", &told, &fx->err));
	assert_string_equal(incident_of(fx, id).forum, "bestuur");
	REFUSED(fx, E_INPUT, incident_escalate(&fx->app, fx->arena, id, "bestuur", "again", &told, &fx->err));
	REFUSED(fx, E_INPUT, incident_close(&fx->app, fx->arena, id, NULL, &fx->err));
	HOLDS(fx->err.text, "has not answered");
	GOOD(fx, incident_answer(&fx->app, fx->arena, id, "yes", "the board", &fx->err));
	assert_string_equal(incident_of(fx, id).forum, "casuistiek");
	assert_string_equal(incident_of(fx, id).state, "open");
	REFUSED(fx, E_INPUT, incident_close(&fx->app, fx->arena, id, " ", &fx->err));
	HOLDS(fx->err.text, "no agreement");
	GOOD(fx, incident_close(&fx->app, fx->arena, id, "moved away", &fx->err));
	assert_string_equal(fixture_value(fx, &entity_incident, id, "closed_why"), "moved away");
	REFUSED(fx, E_INPUT, incident_consult(&fx->app, fx->arena, id, "police", "nothing", &fx->err));
	HOLDS(fx->err.text, "was closed on 19-11-2026");
	fixture_close(fx);
}

static void consult_between_meetings(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *id = open_in(fx, fixture_case(fx, "ZK-2026-0001", CELLS(NULL)), "safety", "today");

	(void)state;
	REFUSED(fx, E_INPUT, incident_consult(&fx->app, fx->arena, id, NULL, "stays tonight", &fx->err));
	GOOD(fx, incident_consult(&fx->app, fx->arena, id, "care, association", "stays tonight", &fx->err));
	assert_string_equal(fixture_value(fx, &entity_incident, id, "consult_at"), "2026-11-19T13:42");
	assert_string_equal(fixture_value(fx, &entity_incident, id, "consult_with"), "care, association");
	fixture_close(fx);
}

static void the_most_urgent_comes_first_without_a_shielded_name(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *shown = fixture_case(fx, "ZK-2026-0001", CELLS(NULL));
	const char *hidden = fixture_case(fx, "ZK-2026-0002", CELLS("client.shielded=true"));
	const char *later = open_in(fx, shown, "damage", "next_table"), *closed = open_in(fx, shown, "damage", "today");
	const char *today = open_in(fx, hidden, "safety", "today");
	struct casuistry_filter filter = { .open_only = false };
	struct incident_line *lines;
	size_t count, total;

	(void)state;
	GOOD(fx, incident_close(&fx->app, fx->arena, closed, "gone", &fx->err));
	fixture_wait(fx, 3 * 24 * 60);
	GOOD(fx, incident_list(&fx->app, fx->arena, &filter, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 3);
	assert_string_equal(lines[0].incident->row.id, today);
	assert_int_equal(lines[0].days_late, 3);
	assert_true(lines[0].of.shielded);
	assert_null(lines[0].of.name);
	assert_string_equal(lines[1].incident->row.id, later);
	assert_string_equal(lines[1].of.name, "Mehmet");
	assert_string_equal(lines[2].incident->row.id, closed);
	filter.open_only = true;
	GOOD(fx, incident_list(&fx->app, fx->arena, &filter, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 2);
	fixture_close(fx);
}

/* ---- time-out ------------------------------------------------------------------------------------------------------ */

static const char *talk(struct fixture *fx, const char *application, const char *moment, const char *due)
{
	return fixture_row(fx, &entity_appointment, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", application),
			arena_print(fx->arena, "moment=%s", moment), arena_print(fx->arena, "due=%s", due),
			"state=to_plan"));
}

static void a_time_out_moves_talks_and_nothing_else(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application =
		fixture_case(fx, "ZK-2026-0001", CELLS("step=living", "key_on=2026-09-01", "client.pet=dog"));
	const char *in_it = talk(fx, application, "evaluation_3", "2026-12-01");
	const char *end = talk(fx, application, "support_end", "2026-12-02");
	const char *behind = talk(fx, application, "evaluation_6", "2027-03-01");
	const char *pairs[] = { "kind=own_network", "starts=2026-11-20", "expected_back=2026-12-15",
		"place=with a friend", "key_with=M. Jansen" };
	const char *id, *told, *other;

	(void)state;
	GOOD(fx, time_out_start(&fx->app, fx->arena, application, pairs, ARRAY_LEN(pairs), &id, &told, &fx->err));
	HOLDS(told, "1 talk ");
	HOLDS(told, "Who pays the rent, Who reads the post, Who cares for the pet");
	LACKS(told, "Who has the key");
	HOLDS(told, "client has not said yes");
	assert_true(strcmp(fixture_value(fx, &entity_appointment, in_it, "due"), "2026-12-15") > 0);
	HOLDS(fixture_value(fx, &entity_appointment, in_it, "reason"), "20-11-2026");
	assert_string_equal(fixture_value(fx, &entity_appointment, end, "due"), "2026-12-02");
	assert_string_equal(fixture_value(fx, &entity_appointment, behind, "due"), "2027-03-01");
	assert_string_equal(fixture_value(fx, &entity_application, application, "key_on"), "2026-09-01");
	GOOD(fx, time_out_extend(&fx->app, fx->arena, id, the_day("2027-03-02"), &told, &fx->err));
	HOLDS(told, "2 talks ");
	assert_true(strcmp(fixture_value(fx, &entity_appointment, behind, "due"), "2027-03-02") > 0);
	REFUSED(fx, E_INPUT, time_out_extend(&fx->app, fx->arena, id, the_day("2026-11-19"), &told, &fx->err));
	REFUSED(fx, E_INPUT,
		time_out_start(&fx->app, fx->arena, application, pairs, ARRAY_LEN(pairs), &other, &told, &fx->err));
	HOLDS(fx->err.text, "runs already");
	fixture_close(fx);
}

static void a_return_makes_its_talk(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=living", "key_on=2026-09-01"));
	const char *pairs[] = { "kind=own_network", "expected_back=2026-11-10" }, *id, *told;
	const struct casuistry_filter running = { .open_only = true };
	struct time_out_line *lines;
	size_t count, total;
	void **rows;

	(void)state;
	REFUSED(fx, E_INPUT, time_out_start(&fx->app, fx->arena, application, pairs, 2, &id, &told, &fx->err));
	HOLDS(fx->err.text, "10-11-2026");
	pairs[1] = "expected_back=2026-11-21";
	GOOD(fx, time_out_start(&fx->app, fx->arena, application, pairs, 2, &id, &told, &fx->err));
	LACKS(told, "pet");
	fixture_wait(fx, 4 * 24 * 60);
	GOOD(fx, time_out_list(&fx->app, fx->arena, &running, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 1);
	assert_int_equal(lines[0].days, 4);
	assert_int_equal(lines[0].days_late, 2);
	REFUSED(fx, E_INPUT, time_out_return(&fx->app, fx->arena, id, the_day("2026-11-18"), &told, &fx->err));
	GOOD(fx, time_out_return(&fx->app, fx->arena, id, the_day("2026-11-23"), &told, &fx->err));
	GOOD(fx,
		store_list_by(fx->app.store, fx->arena, &entity_appointment, "application", application, 10, &rows,
			&count, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(((struct appointment *)rows[0])->moment, "after_time_out");
	assert_int_equal(((struct appointment *)rows[0])->due, the_day("2026-11-30"));
	GOOD(fx, time_out_list(&fx->app, fx->arena, &running, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 0);
	REFUSED(fx, E_INPUT, time_out_return(&fx->app, fx->arena, id, the_day("2026-11-23"), &told, &fx->err));
	fixture_close(fx);
}

/* ---- hurdles and recipes --------------------------------------------------------------------------------------------- */

static const char *hurdle(struct fixture *fx, const char *application, const char *kind, const char *due)
{
	return fixture_row(fx, &entity_hurdle, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", application), arena_print(fx->arena, "kind=%s", kind),
			"owner=M. Jansen", "helpers=municipality, Piet", arena_print(fx->arena, "due=%s", due)));
}

static void a_recipe_names_nobody(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("client.call_name=Şevval"));
	const char *id = hurdle(fx, application, "rent_benefit", "2026-12-01");
	struct recipe **recipes;
	size_t count;

	(void)state;
	REFUSED(fx, E_INPUT,
		hurdle_solve(&fx->app, fx->arena, id, UNKNOWN, "A letter", UNKNOWN, "For SEVVAL: a letter.", &fx->err));
	assert_string_equal(fixture_value(fx, &entity_hurdle, id, "solved_on"), "");
	REFUSED(fx, E_INPUT, hurdle_solve(&fx->app, fx->arena, id, UNKNOWN, NULL, UNKNOWN, NULL, &fx->err));
	GOOD(fx,
		hurdle_solve(&fx->app, fx->arena, id, UNKNOWN, "A letter for Şevval", UNKNOWN,
			"Ask a provisional décision before the key.", &fx->err));
	assert_string_equal(fixture_value(fx, &entity_hurdle, id, "solved_on"), "2026-11-19");
	assert_string_equal(fixture_value(fx, &entity_hurdle, id, "days_won"), "12");
	GOOD(fx, recipe_find(&fx->app, fx->arena, NULL, NULL, 10, &recipes, &count, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(recipes[0]->row.scope, "regio");
	assert_string_equal(recipes[0]->owner, "support worker");
	assert_string_equal(recipes[0]->helpers, "municipality");
	assert_int_equal(recipes[0]->days_won, 12);
	REFUSED(fx, E_INPUT, hurdle_solve(&fx->app, fx->arena, id, UNKNOWN, "Again", UNKNOWN, NULL, &fx->err));
	HOLDS(fx->err.text, "was solved on 19-11-2026");
	fixture_close(fx);
}

static size_t found(struct fixture *fx, const char *kind, const char *typed)
{
	struct recipe **recipes;
	size_t count;

	GOOD(fx, recipe_find(&fx->app, fx->arena, kind, typed, 10, &recipes, &count, &fx->err));
	return count;
}

static void recipes_are_found_by_kind_and_words(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("client.call_name=Provi"));
	struct recipe **recipes;
	size_t count;

	(void)state;
	fixture_row(fx, &entity_recipe, "regio",
		CELLS("kind=zoning", "what=Too many homes", "solution=Décision of the council",
			"solved_on=2025-02-01"));
	GOOD(fx,
		hurdle_solve(&fx->app, fx->arena, hurdle(fx, application, "rent_benefit", "2026-12-01"),
			the_day("2026-11-18"), "x", 3, "Ask a provisional decision", &fx->err));
	assert_int_equal(found(fx, NULL, "DECIS"), 2);
	assert_int_equal(found(fx, "zoning", "decis"), 1);
	assert_int_equal(found(fx, NULL, "decision provisional"), 1);
	assert_int_equal(found(fx, NULL, "homes council"), 1);
	assert_int_equal(found(fx, NULL, "homes provisional"), 0);
	assert_int_equal(found(fx, "rent_benefit", NULL), 1);
	assert_int_equal(found(fx, "debts", ""), 0);
	GOOD(fx, recipe_find(&fx->app, fx->arena, NULL, "", 10, &recipes, &count, &fx->err));
	assert_int_equal(count, 2);
	assert_string_equal(recipes[0]->kind, "rent_benefit");
	fixture_close(fx);
}

static void open_hurdles_come_first_by_day(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS(NULL));
	const char *solved = hurdle(fx, application, "zoning", "2026-10-01"),
		   *later = hurdle(fx, application, "debts", "2026-12-01"),
		   *late = hurdle(fx, application, "pet", "2026-11-01");
	struct casuistry_filter filter = { .application = application };
	struct hurdle_line *lines;
	size_t count, total;

	(void)state;
	GOOD(fx, hurdle_solve(&fx->app, fx->arena, solved, UNKNOWN, "x", UNKNOWN, NULL, &fx->err));
	/* solved after its day: nothing was won */
	assert_string_equal(fixture_value(fx, &entity_hurdle, solved, "days_won"), "");
	GOOD(fx, hurdle_list(&fx->app, fx->arena, &filter, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 3);
	assert_string_equal(lines[0].hurdle->row.id, late);
	assert_int_equal(lines[0].days_late, 18);
	assert_string_equal(lines[1].hurdle->row.id, later);
	assert_string_equal(lines[2].hurdle->row.id, solved);
	filter = (struct casuistry_filter){ .open_only = true };
	GOOD(fx, hurdle_list(&fx->app, fx->arena, &filter, 10, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 2);
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_incident_goes_to_the_case_conference),
		cmocka_unit_test(an_incident_of_a_shared_home),
		cmocka_unit_test(the_client_is_heard_first),
		cmocka_unit_test(one_agreement_makes_a_promise),
		cmocka_unit_test(promises_are_kept_or_not),
		cmocka_unit_test(the_answer_goes_back_to_who_asked),
		cmocka_unit_test(consult_between_meetings),
		cmocka_unit_test(the_most_urgent_comes_first_without_a_shielded_name),
		cmocka_unit_test(a_time_out_moves_talks_and_nothing_else),
		cmocka_unit_test(a_return_makes_its_talk),
		cmocka_unit_test(a_recipe_names_nobody),
		cmocka_unit_test(recipes_are_found_by_kind_and_words),
		cmocka_unit_test(open_hurdles_come_first_by_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
