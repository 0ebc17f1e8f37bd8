/* Decisions: what may be chosen, what it causes, and taking it back. */
#include "app/arrange.h"
#include "app/decide.h"
#include "app/dossier.h"
#include "base/place.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *outcomes(struct fixture *fx, const char *application)
{
	struct buffer out = { .arena = fx->arena };
	const struct code_entry **entries;
	struct application row;
	size_t count;

	GOOD(fx, store_load(fx->app.store, fx->arena, &entity_application, application, &row, &fx->err));
	GOOD(fx, decide_outcomes(&fx->app, fx->arena, &row, &entries, &count, &fx->err));
	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++)
		buffer_print(&out, "%s%s", i ? " " : "", entries[i]->code);
	return out.text;
}

/* A decision with answers as "field=wire". */
static struct decide make(struct fixture *fx, const char *application, const char *outcome, const char *const *answers)
{
	struct decide decide = { .application = application, .outcome = outcome };

	row_clear(&entity_decision, &decide.fields);
	for (; *answers; answers++) {
		const char *equals = strchr(*answers, '=');
		const char *name = arena_copy(fx->arena, *answers, (size_t)(equals - *answers));

		GOOD(fx,
			field_cell_read(fx->arena, entity_field(&entity_decision, name), &decide.fields, NULL,
				equals + 1, &fx->err));
	}
	return decide;
}

static bool record(
	struct fixture *fx, const char *application, const char *outcome, const char *const *answers, const char **id)
{
	struct decide decide = make(fx, application, outcome, answers);

	fixture_wait(fx, 1);
	return decide_record(&fx->app, fx->arena, &decide, id, &fx->err);
}

static const char *recorded(
	struct fixture *fx, const char *application, const char *outcome, const char *const *answers)
{
	const char *id;

	GOOD(fx, record(fx, application, outcome, answers, &id));
	return id;
}

static const char *warnings(
	struct fixture *fx, const char *application, const char *outcome, const char *const *answers)
{
	struct decide decide = make(fx, application, outcome, answers);
	struct buffer out = { .arena = fx->arena };
	const char **list;
	size_t count;

	GOOD(fx, decide_warnings(&fx->app, fx->arena, &decide, &list, &count, &fx->err));
	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++)
		buffer_print(&out, "%s\n", list[i]);
	return out.text;
}

static void refuse(struct fixture *fx, enum error_code code, const char *says, const char *application,
	const char *outcome, const char *const *answers)
{
	const char *id;

	REFUSED(fx, code, record(fx, application, outcome, answers, &id));
	HOLDS(fx->err.text, says);
}

static void expect(struct fixture *fx, const char *application, const char *cell, const char *value)
{
	assert_string_equal(fixture_value(fx, &entity_application, application, cell), value);
}

static void decision_has(struct fixture *fx, const char *decision, const char *cell, const char *value)
{
	assert_string_equal(fixture_value(fx, &entity_decision, decision, cell), value);
}

static size_t decisions(struct fixture *fx, const char *application)
{
	struct dossier *dossier;

	GOOD(fx, dossier_load(&fx->app, fx->arena, application, &dossier, &fx->err));
	return dossier->decision_count;
}

#define AT_TABLE "admit admit_conditional hold decline transfer to_casuistry"

static void outcomes_follow_table_and_step(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *scheduled = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled"));
	const char *proposed = fixture_case(fx, "ZK-2026-0002", CELLS("step=proposed"));
	const char *declined = fixture_case(fx, "ZK-2026-0003", CELLS("step=declined"));
	const char *no_step = fixture_case(fx, "ZK-2026-0004", CELLS("step="));
	const char *living = fixture_case(fx, "ZK-2026-0005", CELLS("step=living"));
	struct fixture *case_table;

	(void)state;
	assert_string_equal(outcomes(fx, scheduled), AT_TABLE);
	assert_string_equal(outcomes(fx, proposed),
		"to_casuistry agree_home wait_home refuse_home_care refuse_home_client "
		"refuse_home_association");
	assert_string_equal(outcomes(fx, declined), "");
	assert_string_equal(outcomes(fx, no_step), "");
	case_table = fixture_copy(fx);
	case_table->app.forum = "casuistiek";
	assert_string_equal(
		outcomes(case_table, scheduled), "agree_actions urgent_consult to_evaluation_table back_to_assessment");
	assert_string_equal(outcomes(case_table, living),
		"agree_actions time_out urgent_consult to_evaluation_table back_to_assessment");
	/* a case without a step can be spoken of, and gets none by that */
	recorded(case_table, no_step, "agree_actions", CELLS("note=bellen"));
	expect(case_table, no_step, "step", "");
	expect(case_table, no_step, "step_since", "2026-11-12");
	case_table->app.forum = "";
	assert_string_equal(outcomes(case_table, scheduled), AT_TABLE);
	fixture_close(case_table);
	fixture_close(fx);
}

static void a_case_of_no_table_asks_for_one(void **state)
{
	struct fixture *fx = fixture_open("all");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("forum="));

	(void)state;
	refuse(fx, E_INPUT, "no table", application, "admit", CELLS(NULL));
	fixture_close(fx);
}

static void a_plain_yes_admits(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("hold_until=2026-12-01"));
	const char *meeting =
		fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-19T13:00"));
	const char *old = fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-12T13:00"));
	const char *cells[] = { arena_print(fx->arena, "meeting=%s", meeting),
		arena_print(fx->arena, "application=%s", application), "state=now", NULL };
	const char *item = fixture_row(fx, &entity_agenda_item, "velsen", cells), *other, *decision;

	(void)state;
	cells[0] = arena_print(fx->arena, "meeting=%s", old);
	cells[2] = "state=carried_over";
	other = fixture_row(fx, &entity_agenda_item, "velsen", cells);
	decision = recorded(fx, application, "admit", CELLS(NULL));
	expect(fx, application, "step", "admitted");
	expect(fx, application, "step_since", "2026-11-19");
	expect(fx, application, "admitted_on", "2026-11-19");
	expect(fx, application, "hold_until", "");
	assert_string_equal(fixture_value(fx, &entity_agenda_item, item, "state"), "discussed");
	assert_string_equal(fixture_value(fx, &entity_agenda_item, other, "state"), "carried_over");
	decision_has(fx, decision, "step_before", "scheduled");
	decision_has(fx, decision, "step_after", "admitted");
	decision_has(fx, decision, "meeting", meeting);
	decision_has(fx, decision, "forum", "velsen");
	decision_has(fx, decision, "arrangement", "pact/2");
	decision_has(fx, decision, "decided_by", fx->app.person);
	decision_has(fx, decision, "decided_at", "2026-11-19T13:43");
	fixture_close(fx);
}

static void an_outcome_sets_what_the_arrangement_says(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled"));

	(void)state;
	recorded(fx, application, "hold", CELLS("reason=missing_document", "until=2026-12-03"));
	expect(fx, application, "step", "on_hold");
	expect(fx, application, "hold_until", "2026-12-03");
	recorded(fx, application, "hold", CELLS("until=2026-12-10"));
	expect(fx, application, "hold_until", "2026-12-10");
	recorded(fx, application, "transfer", CELLS("to_forum=heemskerk", "note=woont daar"));
	expect(fx, application, "forum", "heemskerk");
	expect(fx, application, "step", "on_hold");
	recorded(fx, application, "admit_conditional", CELLS("conditions=budgetplan"));
	expect(fx, application, "step", "admitted_conditional");
	expect(fx, application, "admitted_on", "2026-11-19");
	expect(fx, application, "hold_until", "");
	fixture_close(fx);
}

static void what_cannot_be_chosen_is_refused_with_what_can(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled"));

	(void)state;
	refuse(fx, E_INPUT, "Possible: admit, admit_conditional, hold", application, "agree_home", CELLS(NULL));
	refuse(fx, E_INPUT, "Possible now: admit, ", application, "adopt", CELLS(NULL));
	refuse(fx, E_INPUT, "Reason: \"needs_day_and_night\" is not possible here", application, "hold",
		CELLS("reason=needs_day_and_night"));
	HOLDS(fx->err.text, "missing_document, missing_decision, missing_party, ask_client");
	LACKS(fx->err.text, "too_early");
	refuse(fx, E_INPUT, "Possible: not_target_group", application, "decline", CELLS("reason=ask_client"));
	refuse(fx, E_INPUT, "Reason: \"nonsense\"", application, "decline", CELLS("reason=nonsense"));
	refuse(fx, E_INPUT, "Possible: nothing", application, "admit", CELLS("reason=too_early"));
	refuse(fx, E_INPUT, "tripartite, ", application, "admit", CELLS("contract_form=forever"));
	refuse(fx, E_INPUT, "To table: \"nowhere\"", application, "transfer", CELLS("to_forum=nowhere"));
	HOLDS(fx->err.text, "beverwijk, heemskerk");
	refuse(fx, E_INPUT, "must be known: Table", application, "transfer", CELLS("note=x"));
	refuse(fx, E_MISSING, "", "01JF8Z0000000000000000ZZZZ", "admit", CELLS(NULL));
	assert_int_equal(decisions(fx, application), 0);
	expect(fx, application, "step", "scheduled");
	expect(fx, application, "forum", "velsen");
	/* nothing is left open */
	recorded(fx, application, "admit", CELLS("contract_form=tripartite"));
	fixture_close(fx);
}

static void a_case_that_was_deleted_takes_no_decision(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled"));

	(void)state;
	GOOD(fx, store_begin(fx->app.store, "", &fx->err));
	GOOD(fx, store_remove(fx->app.store, &entity_application, application, true, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	refuse(fx, E_MISSING, "deleted", application, "admit", CELLS(NULL));
	fixture_close(fx);
}

#define ALL_KNOWN                                                                                                      \
	"step=submitted", "two_years=true", "support_worker=J. Bakker", "support_backup=S. Vos", "responsible=velsen", \
		"local_contact=Dock", "client.profile=Rustig mens", "client.adults=1", "client.children=0",            \
		"client.income_kind=work", "client.debts=none", "client.present_stay=shelter"
#define ALL_ANSWERED                                                                                                   \
	"contract_form=tripartite", "two_years_enough=yes", "messenger=J. Bakker", "told_by=2026-11-26",               \
		"formal_by=gemeente Velsen", "objection=brief binnen 6 weken"

static void gates_that_are_passed_are_noted(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *whole = fixture_case(fx, "ZK-2026-0001", CELLS(ALL_KNOWN));
	const char *bare = fixture_case(fx, "ZK-2026-0002", CELLS("step=submitted", "ambulant_care="));
	const char *held = fixture_case(fx, "ZK-2026-0003", CELLS("step=submitted", "ambulant_care="));
	const char *conditional = fixture_case(fx, "ZK-2026-0004", CELLS(ALL_KNOWN)), *id, *passed;

	(void)state;
	fixture_row(fx, &entity_attendance, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", whole), "role=chair", "state=invited"));
	fixture_row(fx, &entity_attendance, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", conditional), "role=chair", "state=invited"));
	assert_string_equal(warnings(fx, whole, "admit", CELLS(ALL_ANSWERED)), "");
	id = recorded(fx, whole, "admit", CELLS(ALL_ANSWERED));
	decision_has(fx, id, "passed_gates", "");
	HOLDS(warnings(fx, bare, "admit", CELLS(NULL)), "The ambulant care provider is not known.");
	HOLDS(warnings(fx, bare, "admit", CELLS(NULL)),
		"Are two years enough, Who tells the client, Told at the latest on");
	LACKS(warnings(fx, bare, "admit", CELLS(NULL)), "Who calls the client, and when");
	passed = fixture_value(fx, &entity_decision, recorded(fx, bare, "admit", CELLS(NULL)), "passed_gates");
	HOLDS(passed, "ambulant_provider, ");
	HOLDS(passed, "two_years_enough");
	HOLDS(passed, "messenger");
	/* waiting for a fact passes no gate */
	id = recorded(fx, held, "hold", CELLS("reason=missing_document"));
	decision_has(fx, id, "passed_gates", "");
	id = recorded(fx, held, "decline", CELLS("reason=not_own_wish"));
	decision_has(fx, id, "passed_gates", "formal_route");
	id = recorded(fx, conditional, "admit_conditional", CELLS("messenger=J. Bakker", "told_by=2026-11-26"));
	decision_has(fx, id, "passed_gates", "two_years_enough, formal_route");
	fixture_close(fx);
}

static void days_that_have_passed_are_told(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS(ALL_KNOWN));

	(void)state;
	HOLDS(warnings(fx, application, "hold", CELLS("until=2026-11-18")), "Until: 18-11-2026 has passed already.");
	LACKS(warnings(fx, application, "hold", CELLS("until=2026-11-19")), "passed already");
	fixture_close(fx);
}

static void the_summary_is_one_line(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0042", CELLS("step=scheduled"));
	struct decide decide = make(fx, application, "admit", CELLS("contract_form=tripartite"));

	(void)state;
	assert_string_equal(decide_summary(&fx->app, fx->arena, &decide), "ZK-2026-0042 admitted, tripartite contract");
	decide = make(fx, application, "hold", CELLS("until=2026-12-03", "reason=missing_document"));
	assert_string_equal(decide_summary(&fx->app, fx->arena, &decide),
		"ZK-2026-0042 on hold until 03-12-2026: A document is missing.");
	fixture_close(fx);
}

/* ---- a proposed home -- */

struct proposed {
	struct fixture *fx;
	const char *application, *home, *proposal;
};

static struct proposed propose(void)
{
	struct proposed p = { .fx = fixture_open("velsen") };
	struct arena *arena = p.fx->arena;

	p.application = fixture_case(p.fx, "ZK-2026-0001", CELLS("step=proposed"));
	p.home = fixture_row(p.fx, &entity_home, "regio", CELLS("number=W-0117", "offer=proposed"));
	p.proposal = fixture_row(p.fx, &entity_proposal, "velsen.hvo",
		CELLS(arena_print(arena, "application=%s", p.application), arena_print(arena, "home=%s", p.home),
			"state=open", "proposed_on=2026-11-10"));
	fixture_set(p.fx, &entity_home, p.home, CELLS(arena_print(arena, "held_by=%s", p.proposal)));
	return p;
}

static void a_home_that_is_refused_is_free_again(void **state)
{
	struct proposed p = propose();
	struct dossier *dossier;
	const char *left, *id;

	(void)state;
	id = recorded(p.fx, p.application, "refuse_home_care", CELLS("reason=care_risk_here"));
	expect(p.fx, p.application, "step", "admitted");
	decision_has(p.fx, id, "proposal", p.proposal);
	decision_has(p.fx, id, "passed_gates", "");
	assert_string_equal(fixture_value(p.fx, &entity_proposal, p.proposal, "state"), "refused_care");
	assert_string_equal(fixture_value(p.fx, &entity_proposal, p.proposal, "reason"), "care_risk_here");
	assert_string_equal(fixture_value(p.fx, &entity_home, p.home, "offer"), "free");
	assert_string_equal(fixture_value(p.fx, &entity_home, p.home, "held_by"), "");
	GOOD(p.fx, dossier_load(&p.fx->app, p.fx->arena, p.application, &dossier, &p.fx->err));
	assert_null(dossier->home);
	GOOD(p.fx, decide_withdraw(&p.fx->app, p.fx->arena, p.application, NULL, &left, &p.fx->err));
	assert_null(left);
	expect(p.fx, p.application, "step", "proposed");
	assert_string_equal(fixture_value(p.fx, &entity_proposal, p.proposal, "state"), "open");
	assert_string_equal(fixture_value(p.fx, &entity_proposal, p.proposal, "reason"), "");
	assert_string_equal(fixture_value(p.fx, &entity_home, p.home, "offer"), "proposed");
	assert_string_equal(fixture_value(p.fx, &entity_home, p.home, "held_by"), p.proposal);
	fixture_close(p.fx);
}

static void a_home_that_another_holds_is_left(void **state)
{
	struct proposed p = propose();

	(void)state;
	fixture_set(p.fx, &entity_home, p.home, CELLS("held_by=01JF8Z0000000000000000ZZZZ"));
	recorded(p.fx, p.application, "refuse_home_client", CELLS("reason=client_area"));
	assert_string_equal(fixture_value(p.fx, &entity_proposal, p.proposal, "state"), "refused_client");
	assert_string_equal(fixture_value(p.fx, &entity_home, p.home, "offer"), "proposed");
	fixture_close(p.fx);
}

static void agreement_leads_to_a_viewing_and_acceptance(void **state)
{
	struct proposed p = propose();

	(void)state;
	recorded(p.fx, p.application, "agree_home", CELLS(NULL));
	expect(p.fx, p.application, "step", "viewing");
	assert_string_equal(fixture_value(p.fx, &entity_proposal, p.proposal, "state"), "viewing");
	recorded(p.fx, p.application, "accept_home", CELLS("contract_form=tripartite"));
	expect(p.fx, p.application, "step", "accepted");
	assert_string_equal(fixture_value(p.fx, &entity_proposal, p.proposal, "state"), "accepted");
	assert_string_equal(fixture_value(p.fx, &entity_home, p.home, "offer"), "accepted");
	fixture_close(p.fx);
}

/* ---- withdrawing -- */

static void withdraw(struct fixture *fx, const char *application, const char **left)
{
	GOOD(fx, decide_withdraw(&fx->app, fx->arena, application, "wrong case", left, &fx->err));
}

static void withdrawing_restores_what_the_decision_did(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=on_hold", "hold_until=2026-12-01"));
	const char *meeting =
		fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-19T13:00"));
	const char *item = fixture_row(fx, &entity_agenda_item, "velsen",
		CELLS(arena_print(fx->arena, "meeting=%s", meeting),
			arena_print(fx->arena, "application=%s", application), "state=now"));
	const char *decision = recorded(fx, application, "admit", CELLS(NULL)), *left;
	struct dossier *dossier;

	(void)state;
	withdraw(fx, application, &left);
	assert_null(left);
	expect(fx, application, "step", "on_hold");
	expect(fx, application, "step_since", "2026-11-12");
	expect(fx, application, "hold_until", "2026-12-01");
	expect(fx, application, "admitted_on", "");
	assert_string_equal(fixture_value(fx, &entity_agenda_item, item, "state"), "now");
	GOOD(fx, dossier_load(&fx->app, fx->arena, application, &dossier, &fx->err));
	assert_int_equal(dossier->decision_count, 1);
	assert_string_equal(dossier->decisions[0]->row.id, decision);
	assert_int_equal(dossier->decisions[0]->withdrawn, 1);
	assert_string_equal(dossier->decisions[0]->withdrawn_why, "wrong case");
	REFUSED(fx, E_MISSING, decide_withdraw(&fx->app, fx->arena, application, NULL, &left, &fx->err));
	fixture_close(fx);
}

static void what_was_changed_later_is_kept(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled")), *left;
	struct fixture *other;

	(void)state;
	recorded(fx, application, "admit", CELLS(NULL));
	other = fixture_copy(fx);
	fixture_set(other, &entity_application, application, CELLS("step=proposed"));
	fixture_sync(other, fx);
	fixture_close(other);
	withdraw(fx, application, &left);
	assert_string_equal(left, "Left as it is, since it was changed later: Step");
	expect(fx, application, "step", "proposed");
	expect(fx, application, "admitted_on", "");
	fixture_close(fx);
}

static void one_after_another_is_withdrawn(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled")), *left;

	(void)state;
	recorded(fx, application, "hold", CELLS("until=2026-12-03"));
	recorded(fx, application, "admit", CELLS(NULL));
	withdraw(fx, application, &left);
	assert_null(left);
	expect(fx, application, "step", "on_hold");
	expect(fx, application, "hold_until", "2026-12-03");
	withdraw(fx, application, &left);
	assert_null(left);
	expect(fx, application, "step", "scheduled");
	expect(fx, application, "hold_until", "");
	expect(fx, application, "step_since", "2026-11-12");
	REFUSED(fx, E_MISSING, decide_withdraw(&fx->app, fx->arena, application, NULL, &left, &fx->err));
	assert_int_equal(decisions(fx, application), 2);
	fixture_close(fx);
}

static void a_reason_that_is_too_long_changes_nothing(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled")), *left;
	char reason[300];

	(void)state;
	recorded(fx, application, "admit", CELLS(NULL));
	memset(reason, 'x', sizeof reason - 1);
	reason[sizeof reason - 1] = '\0';
	REFUSED(fx, E_INPUT, decide_withdraw(&fx->app, fx->arena, application, reason, &left, &fx->err));
	expect(fx, application, "step", "admitted");
	withdraw(fx, application, &left);
	fixture_close(fx);
}

static void decisions_know_what_was_known(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("client.debts=none"));
	const char *client = fixture_value(fx, &entity_application, application, "client");
	const char *decision = recorded(fx, application, "admit", CELLS(NULL));
	struct client row;
	size_t late;

	(void)state;
	fixture_set(fx, &entity_client, client, CELLS("debts=unstable"));
	GOOD(fx,
		store_load_as_of(fx->app.store, fx->arena, &entity_client, client, (struct stamp){ 0 }, decision, &row,
			&late, &fx->err));
	assert_string_equal(row.debts, "none");
	fixture_close(fx);
}

/* ---- the arrangement -- */

/* Writes pact.json with one text in place of another. */
static const char *changed_pact(struct fixture *fx, const char *from, const char *to)
{
	const char *path = arena_print(fx->arena, "%s/changed.json", fx->folder);
	char *text = arena_alloc(fx->arena, 200000), *at;
	FILE *file = fopen(place_data(fx->arena, "arrangements/pact.json"), "r");
	size_t length;

	assert_non_null(file);
	length = fread(text, 1, 199999, file);
	fclose(file);
	text[length] = '\0';
	at = strstr(text, from);
	assert_non_null(at);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
	fclose(file);
	return path;
}

static void wrong_words_in_an_arrangement_are_refused(void **state)
{
	static const struct {
		const char *from, *to, *says;
	} wrong[] = {
		{ "\"admitted_on=today\"", "\"admitted=today\"", "sets[0]" },
		{ "\"admitted_on=today\"", "\"admitted_on\"", "sets[0]" },
		{ "\"admitted_on=today\"", "\"admitted_on=note\"", "sets[0]" },
		{ "\"admitted_on=today\"", "\"weight=today\"", "sets[0]" },
		{ "\"forum=to_forum\"", "\"client.origin=to_forum\"", "sets[0]" },
		{ "proposal.state='viewing'", "proposal.state='seen'", "sets[0]" },
		{ "\"application.motivation|application.motivation_on\"",
			"\"application.motivation|application.letter\"", "needs[0]" },
		{ "\"@sharing\"", "\"@shared\"", "needs[0]" },
		{ "\"admitted_conditional\", \"declined\"]", "\"admitted_conditional\", \"refused\"]", "before[2]" },
	};
	struct fixture *fx = fixture_open("velsen");

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		REFUSED(fx, E_INPUT, arrange_check(&fx->app, changed_pact(fx, wrong[i].from, wrong[i].to), &fx->err));
		HOLDS(fx->err.text, wrong[i].says);
	}
	GOOD(fx,
		arrange_check(
			&fx->app, changed_pact(fx, "\"admitted_on=today\"", "\"landing_since=told_by\""), &fx->err));
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outcomes_follow_table_and_step),
		cmocka_unit_test(a_case_of_no_table_asks_for_one),
		cmocka_unit_test(a_plain_yes_admits),
		cmocka_unit_test(an_outcome_sets_what_the_arrangement_says),
		cmocka_unit_test(what_cannot_be_chosen_is_refused_with_what_can),
		cmocka_unit_test(a_case_that_was_deleted_takes_no_decision),
		cmocka_unit_test(gates_that_are_passed_are_noted),
		cmocka_unit_test(days_that_have_passed_are_told),
		cmocka_unit_test(the_summary_is_one_line),
		cmocka_unit_test(a_home_that_is_refused_is_free_again),
		cmocka_unit_test(a_home_that_another_holds_is_left),
		cmocka_unit_test(agreement_leads_to_a_viewing_and_acceptance),
		cmocka_unit_test(withdrawing_restores_what_the_decision_did),
		cmocka_unit_test(what_was_changed_later_is_kept),
		cmocka_unit_test(one_after_another_is_withdrawn),
		cmocka_unit_test(a_reason_that_is_too_long_changes_nothing),
		cmocka_unit_test(decisions_know_what_was_known),
		cmocka_unit_test(wrong_words_in_an_arrangement_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
