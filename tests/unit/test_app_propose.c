/* From a home to a client's yes: who may say what, what is held and freed, and what each reason causes. */
#include "app/dossier.h"
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

/* A case that looks for a home; what else is not known of it is passed with a reason. */
static const char *searching(struct fixture *fx, const char *number)
{
	return fixture_case(fx, number,
		CELLS("step=admitted", "admitted_on=2026-05-07", "landing_since=2026-05-11", "received=2026-05-05"));
}

static const char *free_home(struct fixture *fx, const char *number)
{
	return fixture_row(fx, &entity_home, "regio",
		CELLS(arena_print(fx->arena, "number=%s", number), "municipality=velsen", "neighbourhood=Zeewijk",
			"rooms=3", "offer=free", "open_nuisance=false", "capacity=strong", "capacity_on=2026-10-01"));
}

static const char *proposed(struct fixture *fx, const char *application, const char *home)
{
	const char *id;

	fixture_wait(fx, 1);
	GOOD(fx, propose_home(&fx->app, fx->arena, application, home, WHY, &id, &fx->err));
	return id;
}

static struct propose_verdict says(const char *application, const char *verdict, const char *reason)
{
	return (struct propose_verdict){ .application = application,
		.verdict = verdict,
		.role = "ambulant_care",
		.name = "M. Öztürk",
		.reason = reason,
		.until = UNKNOWN };
}

static const char *judged(struct fixture *fx, const char *application, const char *verdict, const char *reason)
{
	struct propose_verdict given = says(application, verdict, reason);
	const char *told;

	fixture_wait(fx, 1);
	GOOD(fx, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	return told;
}

static const char *answered(struct fixture *fx, const char *application, const char *answer, const char *reason)
{
	struct propose_verdict given = says(application, answer, reason);
	const char *told;

	given.role = given.name = NULL;
	fixture_wait(fx, 1);
	GOOD(fx, propose_answer(&fx->app, fx->arena, &given, &told, &fx->err));
	return told;
}

static const char *viewed(struct fixture *fx, const char *application, int64_t day)
{
	const char *told;

	fixture_wait(fx, 1);
	GOOD(fx, propose_view(&fx->app, fx->arena, application, day, &told, &fx->err));
	return told;
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
#define PROPOSAL(id, cell, value) expect_in(fx, &entity_proposal, id, cell, value, __LINE__)

/* The newest step_change of a case. */
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

static int64_t waits(struct fixture *fx, const char *application)
{
	struct dossier *dossier;

	GOOD(fx, dossier_load(&fx->app, fx->arena, application, &dossier, &fx->err));
	return dossier->waits;
}

/* ---- proposing -------------------------------------------------------------------------------------------------- */

static void a_proposal_holds_the_home(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108");
	const char *id = proposed(fx, application, home);
	struct step_change *change = entry(fx, application);

	(void)state;
	PROPOSAL(id, "application", application);
	PROPOSAL(id, "home", home);
	PROPOSAL(id, "state", "open");
	PROPOSAL(id, "proposed_on", "2026-11-19");
	PROPOSAL(id, "passed_why", WHY);
	HOME(home, "held_by", id);
	HOME(home, "offer", "proposed");
	HOME(home, "offered_on", "2026-11-19");
	CASE(application, "step", "proposed");
	CASE(application, "step_since", "2026-11-19");
	assert_string_equal(change->step_before, "admitted");
	assert_string_equal(change->step_after, "proposed");
	assert_string_equal(change->role, "chair");
	assert_string_equal(change->name, "A. de Wit");
	assert_string_equal(change->passed_why, WHY);
	HOLDS(change->passed_gates, "support_two_years");
	LACKS(change->passed_gates, "neighbourhood_capacity");
	assert_string_equal(change->arrangement, app_codebook(&fx->app)->arrangement);
	fixture_close(fx);
}

static void what_is_not_met_is_named_and_stops_without_a_reason(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108"), *id, **warnings;
	size_t count;

	(void)state;
	fixture_set(fx, &entity_home, home, CELLS("open_nuisance=true"));
	REFUSED(fx, E_INPUT, propose_home(&fx->app, fx->arena, application, home, NULL, &id, &fx->err));
	HOLDS(fx->err.text, "A nuisance file is open at this home.");
	CASE(application, "step", "admitted");
	HOME(home, "held_by", "");
	GOOD(fx, propose_warnings(&fx->app, fx->arena, application, home, &warnings, &count, &fx->err));
	assert_true(count > 0);
	HOLDS(warnings[count - 1], "A nuisance file is open at this home.");
	proposed(fx, application, home);
	HOLDS(entry(fx, application)->passed_gates, "no_open_nuisance");
	fixture_close(fx);
}

static void a_second_proposal_wants_a_reason(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *first = searching(fx, "ZK-2026-0001"), *second = searching(fx, "ZK-2026-0002");
	const char *home = free_home(fx, "W-0108"), *other = free_home(fx, "W-0109"), *id, *again;

	(void)state;
	id = proposed(fx, first, home);
	REFUSED(fx, E_INPUT, propose_home(&fx->app, fx->arena, second, home, NULL, &again, &fx->err));
	HOLDS(fx->err.text, "This home is proposed to another case already.");
	REFUSED(fx, E_INPUT, propose_home(&fx->app, fx->arena, first, other, NULL, &again, &fx->err));
	HOLDS(fx->err.text, "This case has an open proposal already.");
	again = proposed(fx, second, home);
	HOLDS(entry(fx, second)->passed_gates, "one_proposal");
	HOME(home, "held_by", again);
	/* the second is refused: the first one holds the home again, and it is not free */
	judged(fx, second, "does_not_fit", "care_support_here");
	HOME(home, "held_by", id);
	HOME(home, "offer", "proposed");
	/* and the other way round: what the second holds is not the first one's to free */
	again = proposed(fx, second, home);
	judged(fx, first, "does_not_fit", "care_support_here");
	HOME(home, "held_by", again);
	HOME(home, "offer", "proposed");
	judged(fx, second, "does_not_fit", "care_support_here");
	HOME(home, "held_by", "");
	HOME(home, "offer", "free");
	/* a proposal of another table is not here, but the home tells of it */
	fixture_set(fx, &entity_home, home, CELLS("held_by=01M7SX80E06YPG87JN9G8BTDT1", "offer=proposed"));
	REFUSED(fx, E_INPUT, propose_home(&fx->app, fx->arena, second, home, NULL, &again, &fx->err));
	HOLDS(fx->err.text, "This home is proposed to another case already.");
	proposed(fx, second, home);
	fixture_set(fx, &entity_home, home, CELLS("held_by=01M7SX80E06YPG87JN9G8BTDT1"));
	judged(fx, second, "does_not_fit", "care_support_here");
	HOME(home, "held_by", "01M7SX80E06YPG87JN9G8BTDT1");
	HOME(home, "offer", "proposed");
	fixture_close(fx);
}

static void a_case_with_another_proposal_goes_on_with_it(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001");
	const char *first = free_home(fx, "W-0108"), *second = free_home(fx, "W-0109");
	const char *id = proposed(fx, application, first);

	(void)state;
	fixture_wait(fx, 24 * 60);
	proposed(fx, application, second);
	judged(fx, application, "fits", NULL);
	CASE(application, "step", "viewing");
	answered(fx, application, "no", "client_area");
	HOME(second, "offer", "free");
	PROPOSAL(id, "state", "open");
	HOME(first, "held_by", id);
	CASE(application, "step", "proposed");
	judged(fx, application, "does_not_fit", "care_access");
	CASE(application, "step", "admitted");
	fixture_close(fx);
}

static void a_home_that_is_let_or_gone_cannot_be_proposed(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108"), *id;
	const char *early = fixture_case(fx, "ZK-2026-0002", CELLS("step=scheduled"));
	const char *ended = fixture_case(fx, "ZK-2026-0003", CELLS("step=withdrawn"));

	(void)state;
	REFUSED(fx, E_INPUT, propose_home(&fx->app, fx->arena, early, home, WHY, &id, &fx->err));
	HOLDS(fx->err.text, "From the step \"on the agenda\"");
	REFUSED(fx, E_INPUT, propose_home(&fx->app, fx->arena, ended, home, WHY, &id, &fx->err));
	HOLDS(fx->err.text, "has ended");
	fixture_set(fx, &entity_home, home, CELLS("offer=let"));
	REFUSED(fx, E_INPUT, propose_home(&fx->app, fx->arena, application, home, WHY, &id, &fx->err));
	HOLDS(fx->err.text, "W-0108 is let.");
	fixture_set(fx, &entity_home, home, CELLS("offer=gone"));
	REFUSED(fx, E_INPUT, propose_home(&fx->app, fx->arena, application, home, WHY, &id, &fx->err));
	HOLDS(fx->err.text, "no longer offered");
	fixture_close(fx);
}

static void two_laptops_that_propose_one_home_differ(void **state)
{
	struct fixture *fx = fixture_open("all"), *other;
	const char *first = searching(fx, "ZK-2026-0001"), *second = searching(fx, "ZK-2026-0002");
	const char *home = free_home(fx, "W-0108");
	struct difference *differences;
	size_t count;
	int64_t total;
	bool held = false;

	(void)state;
	other = fixture_copy(fx);
	proposed(fx, first, home);
	proposed(other, second, home);
	fixture_sync(other, fx);
	GOOD(fx, store_differences(fx->app.store, fx->arena, 100, &differences, &count, &total, &fx->err));
	for (size_t i = 0; i < count; i++)
		held = held || (!strcmp(differences[i].id, home) && !strcmp(differences[i].cell, "held_by"));
	assert_true(held);
	fixture_close(other);
	fixture_close(fx);
}

/* ---- the care provider ------------------------------------------------------------------------------------------ */

static void only_the_care_provider_judges(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *told;
	const char *id = proposed(fx, application, free_home(fx, "W-0108"));
	struct propose_verdict given = says(application, "fits", NULL);

	(void)state;
	given.role = "chair";
	REFUSED(fx, E_INPUT, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	HOLDS(fx->err.text, "ambulant care provider");
	HOLDS(fx->err.text, "\"chair\" does not");
	given.role = NULL;
	REFUSED(fx, E_INPUT, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	given.role = "ambulant_care";
	given.name = "";
	REFUSED(fx, E_INPUT, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	HOLDS(fx->err.text, "Give a name");
	PROPOSAL(id, "care_judgement", "");
	judged(fx, application, "fits", NULL);
	PROPOSAL(id, "care_judgement", "fits");
	PROPOSAL(id, "judged_by", "M. Öztürk");
	PROPOSAL(id, "judged_on", "2026-11-19");
	PROPOSAL(id, "state", "viewing");
	CASE(application, "step", "viewing");
	assert_string_equal(entry(fx, application)->role, "ambulant_care");
	assert_string_equal(entry(fx, application)->name, "M. Öztürk");
	fixture_close(fx);
}

static void gates_that_were_passed_are_not_asked_twice(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108");

	(void)state;
	proposed(fx, application, home);
	HOLDS(entry(fx, application)->passed_gates, "support_two_years");
	judged(fx, application, "fits", NULL);
	assert_null(entry(fx, application)->passed_gates);
	/* and of the next home those that speak of it are */
	answered(fx, application, "no", "client_home");
	fixture_set(fx, &entity_home, home, CELLS("open_nuisance=true"));
	proposed(fx, application, home);
	assert_string_equal(entry(fx, application)->passed_gates, "no_open_nuisance");
	fixture_close(fx);
}

static void a_talk_first_leaves_the_home_held(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108"), *told;
	const char *id = proposed(fx, application, home);
	struct propose_verdict yes = says(application, "yes", NULL);

	(void)state;
	HOLDS(judged(fx, application, "talk", NULL), "A talk comes first");
	CASE(application, "step", "proposed");
	PROPOSAL(id, "state", "open");
	PROPOSAL(id, "care_judgement", "talk");
	HOME(home, "held_by", id);
	/* a home is not accepted over the head of the care provider */
	fixture_set(fx, &entity_application, application, CELLS("step=viewing"));
	REFUSED(fx, E_INPUT, propose_answer(&fx->app, fx->arena, &yes, &told, &fx->err));
	HOLDS(fx->err.text, "The care provider wants a talk first.");
	fixture_close(fx);
}

static void a_home_that_does_not_fit_is_free_at_once(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108"), *told;
	const char *id = proposed(fx, application, home);
	struct propose_verdict given = says(application, "does_not_fit", NULL);

	(void)state;
	REFUSED(fx, E_INPUT, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	HOLDS(fx->err.text, "care_support_here");
	given.reason = "client_home";
	REFUSED(fx, E_INPUT, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	HOLDS(fx->err.text, "\"client_home\" is not possible here");
	HOME(home, "held_by", id);
	told = judged(fx, application, "does_not_fit", "care_far_from_network");
	HOLDS(told, "Home freed.");
	HOLDS(told, "W-0108 is free again.");
	HOLDS(told, "Refusals that count: 1.");
	PROPOSAL(id, "state", "refused_care");
	PROPOSAL(id, "reason", "care_far_from_network");
	PROPOSAL(id, "counted", "true");
	HOME(home, "held_by", "");
	HOME(home, "offer", "free");
	CASE(application, "step", "admitted");
	assert_string_equal(entry(fx, application)->reason, "care_far_from_network");
	/* 5 May to 19 November */
	assert_int_equal(waits(fx, application), 198);
	fixture_close(fx);
}

static void a_reason_without_consequences_frees_the_home_too(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108");
	struct code_entry *reason =
		(struct code_entry *)codebook_find(app_codebook(&fx->app), "decline", "care_access");
	const char *id = proposed(fx, application, home);

	(void)state;
	reason->more = NULL;
	judged(fx, application, "does_not_fit", "care_access");
	HOME(home, "offer", "free");
	PROPOSAL(id, "counted", "false");
	CASE(application, "step", "admitted");
	fixture_close(fx);
}

static void a_conditional_admission_stays_conditional(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=admitted_conditional"));

	(void)state;
	proposed(fx, application, free_home(fx, "W-0108"));
	CASE(application, "step", "proposed");
	judged(fx, application, "does_not_fit", "care_support_here");
	CASE(application, "step", "admitted_conditional");
	fixture_close(fx);
}

static void a_reason_may_ask_to_wait(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108"), *told, **warnings;
	const char *id = proposed(fx, application, home);
	struct propose_verdict given = says(application, "does_not_fit", "care_not_now");
	size_t count;

	(void)state;
	REFUSED(fx, E_INPUT, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	HOLDS(fx->err.text, "until when");
	given.until = day_of(2026, 11, 19);
	REFUSED(fx, E_INPUT, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	HOLDS(fx->err.text, "does not lie ahead");
	given.until = day_of(2027, 1, 15);
	fixture_wait(fx, 1);
	GOOD(fx, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	HOLDS(told, "The case waits until 15-01-2027.");
	CASE(application, "parked_until", "2027-01-15");
	/* the text of the reason has a blank to fill in: its class says enough */
	CASE(application, "parked_for", "not yet");
	PROPOSAL(id, "parked_until", "2027-01-15");
	assert_int_equal(entry(fx, application)->until, day_of(2027, 1, 15));
	/* who proposes all the same is told; then it waits no longer */
	GOOD(fx, propose_warnings(&fx->app, fx->arena, application, home, &warnings, &count, &fx->err));
	HOLDS(warnings[count - 1], "The case waits until 15-01-2027.");
	proposed(fx, application, home);
	CASE(application, "parked_until", "");
	CASE(application, "parked_for", "");
	fixture_close(fx);
}

static void a_place_is_noted_without_the_reason(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108"), *id, *client, *told;

	(void)state;
	client = fixture_value(fx, &entity_application, application, "client");
	fixture_set(fx, &entity_client, client, CELLS("not_in=Oud-IJmuiden"));
	id = proposed(fx, application, home);
	judged(fx, application, "fits", NULL);
	told = answered(fx, application, "no", "client_safety");
	HOLDS(told, "Zeewijk");
	LACKS(told, "Refusals that count");
	assert_string_equal(fixture_value(fx, &entity_client, client, "not_in"), "Oud-IJmuiden, Zeewijk");
	PROPOSAL(id, "counted", "false");
	PROPOSAL(id, "reason", "client_safety");
	assert_null(entry(fx, application)->reason);
	/* once is enough */
	proposed(fx, application, home);
	judged(fx, application, "does_not_fit", "care_risk_here");
	assert_string_equal(fixture_value(fx, &entity_client, client, "not_in"), "Oud-IJmuiden, Zeewijk");
	fixture_close(fx);
}

static const char *meeting_on(struct fixture *fx, const char *forum, const char *starts)
{
	return fixture_row(fx, &entity_meeting, forum,
		CELLS(arena_print(fx->arena, "forum=%s", forum), arena_print(fx->arena, "starts=%s", starts)));
}

static size_t agenda_items(struct fixture *fx, const char *application, const char *meeting)
{
	size_t count, found = 0;
	void **rows;

	GOOD(fx,
		store_list_by(fx->app.store, fx->arena, &entity_agenda_item, "application", application, 100, &rows,
			&count, &fx->err));
	for (size_t i = 0; i < count; i++)
		found += !strcmp(((struct agenda_item *)rows[i])->meeting, meeting);
	return found;
}

static void refusals_that_count_bring_a_talk(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108"), *meeting, *told;

	(void)state;
	meeting_on(fx, "velsen", "2026-11-12T13:00");
	fixture_set(fx, &entity_meeting, meeting_on(fx, "velsen", "2026-11-26T13:00"), CELLS("closed=true"));
	meeting = meeting_on(fx, "velsen", "2026-12-03T13:00");
	meeting_on(fx, "velsen", "2026-12-17T13:00");
	proposed(fx, application, home);
	LACKS(answered(fx, application, "no", "client_home"), "agenda");
	proposed(fx, application, home);
	/* one that is never counted, in between */
	LACKS(answered(fx, application, "no", "client_children"), "agenda");
	proposed(fx, application, home);
	/* one by the care provider is counted apart */
	HOLDS(judged(fx, application, "does_not_fit", "care_access"), "Refusals that count: 1.");
	proposed(fx, application, home);
	told = answered(fx, application, "no", "client_area");
	HOLDS(told, "Refusals that count: 2.");
	HOLDS(told, "It is on the agenda of 03-12-2026: assessment table.");
	assert_int_equal(agenda_items(fx, application, meeting), 1);
	/* it stays there once */
	proposed(fx, application, home);
	answered(fx, application, "no", "client_area");
	assert_int_equal(agenda_items(fx, application, meeting), 1);
	fixture_close(fx);
}

static void without_a_meeting_the_talk_is_asked_for(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108"), *told = NULL;

	(void)state;
	for (int i = 0; i < 3; i++) {
		proposed(fx, application, home);
		told = judged(fx, application, "does_not_fit", "care_other");
	}
	HOLDS(told, "Refusals that count: 3.");
	HOLDS(told, "No meeting is known yet.");
	fixture_close(fx);
}

/* ---- viewing and answer ------------------------------------------------------------------------------------------ */

static void a_viewing_waits_for_the_judgement(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *told;
	const char *id = proposed(fx, application, free_home(fx, "W-0108"));

	(void)state;
	HOLDS(viewed(fx, application, day_of(2026, 11, 23)), "The care provider has not judged the match.");
	PROPOSAL(id, "viewing_on", "2026-11-23");
	PROPOSAL(id, "viewed_on", "");
	CASE(application, "step", "proposed");
	judged(fx, application, "fits", NULL);
	CASE(application, "step", "viewing");
	assert_null(viewed(fx, application, day_of(2026, 11, 19)));
	PROPOSAL(id, "viewed_on", "2026-11-19");
	REFUSED(fx, E_INPUT, propose_view(&fx->app, fx->arena, application, day_of(2026, 5, 4), &told, &fx->err));
	HOLDS(fx->err.text, "lies before the application of 05-05-2026");
	fixture_close(fx);
}

static void a_yes_closes_all_else(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *winner = searching(fx, "ZK-2026-0001"), *loser = searching(fx, "ZK-2026-0002");
	const char *home = free_home(fx, "W-0108"), *second = free_home(fx, "W-0109"), *told;
	const char *lost = proposed(fx, loser, home), *spare = proposed(fx, winner, second);
	const char *id = proposed(fx, winner, home);

	(void)state;
	/* the newest of the proposals is spoken of */
	judged(fx, winner, "fits", NULL);
	viewed(fx, winner, day_of(2026, 11, 19));
	told = answered(fx, winner, "yes", NULL);
	HOLDS(told, "The proposal to ZK-2026-0002 is withdrawn.");
	PROPOSAL(id, "state", "accepted");
	PROPOSAL(id, "client_answer", "yes");
	PROPOSAL(id, "answered_on", "2026-11-19");
	PROPOSAL(lost, "state", "withdrawn");
	PROPOSAL(spare, "state", "withdrawn");
	HOME(home, "held_by", id);
	HOME(home, "offer", "accepted");
	HOME(second, "held_by", "");
	HOME(second, "offer", "free");
	CASE(winner, "step", "accepted");
	CASE(loser, "step", "admitted");
	HOLDS(entry(fx, loser)->note, "another case");
	LACKS(entry(fx, loser)->note, "ZK-2026-0001");
	fixture_close(fx);
}

static void who_loses_a_home_goes_on_with_another(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *winner = searching(fx, "ZK-2026-0001"), *loser = searching(fx, "ZK-2026-0002");
	const char *home = free_home(fx, "W-0108"), *other = free_home(fx, "W-0109"), *lost, *kept;

	(void)state;
	lost = proposed(fx, loser, home);
	kept = proposed(fx, loser, other);
	proposed(fx, winner, home);
	judged(fx, winner, "fits", NULL);
	viewed(fx, winner, day_of(2026, 11, 19));
	answered(fx, winner, "yes", NULL);
	PROPOSAL(lost, "state", "withdrawn");
	PROPOSAL(kept, "state", "open");
	HOME(other, "held_by", kept);
	CASE(loser, "step", "proposed");
	fixture_close(fx);
}

static void a_yes_wants_a_viewing(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *told;
	struct propose_verdict yes = says(application, "yes", NULL);
	const char *id = proposed(fx, application, free_home(fx, "W-0108"));

	(void)state;
	judged(fx, application, "fits", NULL);
	REFUSED(fx, E_INPUT, propose_answer(&fx->app, fx->arena, &yes, &told, &fx->err));
	HOLDS(fx->err.text, "not seen the home");
	PROPOSAL(id, "state", "viewing");
	yes.passed_why = "moves back to the same street";
	fixture_wait(fx, 1);
	GOOD(fx, propose_answer(&fx->app, fx->arena, &yes, &told, &fx->err));
	assert_string_equal(entry(fx, application)->passed_gates, "client_yes");
	assert_string_equal(entry(fx, application)->passed_why, "moves back to the same street");
	fixture_close(fx);
}

static void without_a_proposal_nothing_is_answered(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *told;
	struct propose_verdict given = says(application, "fits", NULL);

	(void)state;
	REFUSED(fx, E_INPUT, propose_judge(&fx->app, fx->arena, &given, &told, &fx->err));
	HOLDS(fx->err.text, "No home is proposed for ZK-2026-0001.");
	REFUSED(fx, E_INPUT, propose_answer(&fx->app, fx->arena, &given, &told, &fx->err));
	REFUSED(fx, E_INPUT, propose_refuse(&fx->app, fx->arena, &given, &told, &fx->err));
	REFUSED(fx, E_INPUT, propose_view(&fx->app, fx->arena, application, day_of(2026, 11, 19), &told, &fx->err));
	fixture_close(fx);
}

/* ---- the association, and taking back --------------------------------------------------------------------------- */

static void the_association_takes_a_home_back(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108"), *told;
	struct propose_verdict given = says(application, NULL, "assoc_capacity");
	const char *id = proposed(fx, application, home);

	(void)state;
	GOOD(fx, propose_refuse(&fx->app, fx->arena, &given, &told, &fx->err));
	HOLDS(told, "W-0108 is no longer offered.");
	PROPOSAL(id, "state", "refused_association");
	HOME(home, "offer", "gone");
	HOME(home, "held_by", "");
	CASE(application, "step", "admitted");
	/* a reason that frees it leaves it for the next case */
	home = free_home(fx, "W-0109");
	proposed(fx, application, home);
	given.reason = "assoc_income_rent";
	GOOD(fx, propose_refuse(&fx->app, fx->arena, &given, &told, &fx->err));
	HOME(home, "offer", "free");
	fixture_close(fx);
}

static void what_is_taken_back_frees_its_home(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = searching(fx, "ZK-2026-0001"), *home = free_home(fx, "W-0108");
	const char *id = proposed(fx, application, home);

	(void)state;
	GOOD(fx, store_begin(fx->app.store, fx->app.person, &fx->err));
	GOOD(fx, propose_release(&fx->app, fx->arena, application, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	PROPOSAL(id, "state", "withdrawn");
	HOME(home, "held_by", "");
	HOME(home, "offer", "free");
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_proposal_holds_the_home),
		cmocka_unit_test(what_is_not_met_is_named_and_stops_without_a_reason),
		cmocka_unit_test(a_second_proposal_wants_a_reason),
		cmocka_unit_test(a_case_with_another_proposal_goes_on_with_it),
		cmocka_unit_test(a_home_that_is_let_or_gone_cannot_be_proposed),
		cmocka_unit_test(two_laptops_that_propose_one_home_differ),
		cmocka_unit_test(only_the_care_provider_judges),
		cmocka_unit_test(gates_that_were_passed_are_not_asked_twice),
		cmocka_unit_test(a_talk_first_leaves_the_home_held),
		cmocka_unit_test(a_home_that_does_not_fit_is_free_at_once),
		cmocka_unit_test(a_reason_without_consequences_frees_the_home_too),
		cmocka_unit_test(a_conditional_admission_stays_conditional),
		cmocka_unit_test(a_reason_may_ask_to_wait),
		cmocka_unit_test(a_place_is_noted_without_the_reason),
		cmocka_unit_test(refusals_that_count_bring_a_talk),
		cmocka_unit_test(without_a_meeting_the_talk_is_asked_for),
		cmocka_unit_test(a_viewing_waits_for_the_judgement),
		cmocka_unit_test(a_yes_closes_all_else),
		cmocka_unit_test(who_loses_a_home_goes_on_with_another),
		cmocka_unit_test(a_yes_wants_a_viewing),
		cmocka_unit_test(without_a_proposal_nothing_is_answered),
		cmocka_unit_test(the_association_takes_a_home_back),
		cmocka_unit_test(what_is_taken_back_frees_its_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
