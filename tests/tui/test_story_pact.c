/*
 * The Pact as a chair plays it with keys alone: a case handed in, weighed, admitted, with a home, judged, seen, accepted,
 * signed for, with a key, and at the end settled. What is not met is told, and passed with a reason that stays.
 */
#include "desk_kit.h"

#include "base/day.h"

/* A laptop of the table of Velsen, a case that was handed in, a home that comes free and a meeting to come. */
static struct desk begin(const char **home)
{
	struct desk desk = { .f = fixture_open("velsen") };

	desk.application = fixture_case(desk.f, "ZK-2026-0042",
		CELLS("step=submitted", "support_worker=J. Bakker", "two_years=true",
			"client.present_stay=supported_home"));
	*home = fixture_row(desk.f, &entity_home, "regio",
		CELLS("number=W-0117", "municipality=velsen", "neighbourhood=Zeewijk", "kind=apartment", "rooms=3",
			"rent=641.20", "free_from=2026-12-15", "offer=free", "open_nuisance=false", "capacity=medium",
			"capacity_on=2026-09-14"));
	fixture_row(desk.f, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-12-03T13:00"));
	desk_show(&desk, "en", 24, 80);
	return desk;
}

static void handed_in_to_admitted(struct desk *desk)
{
	void **rows;

	press(desk, "c");
	SHOWS(desk, "Course of ZK-2026-0042  Mehmet");
	SHOWS(desk, "Whose turn: Servicepunt");
	go_to(desk, "complete");
	press(desk, "Enter");
	SHOWS(desk, "On behalf of");
	press(desk, "Enter");
	say(desk, "F. Kramer");
	press(desk, "Enter");
	SHOWS(desk, "Go on all the same?");
	SHOWS(desk, "? ");
	SHOWS(desk, "Your name goes with it.");
	press(desk, "Esc");
	SHOWS(desk, "Nothing was recorded.");
	VALUE(desk, &entity_application, desk->application, "step", "submitted");
	go_to(desk, "complete");
	press(desk, "Enter Enter");
	say(desk, "F. Kramer");
	press(desk, "Enter");
	say(desk, "the profile comes by post");
	SHOWS(desk, "ZK-2026-0042: complete.");
	VALUE(desk, &entity_application, desk->application, "step", "complete");
	assert_int_equal(rows_of(desk, &entity_step_change, &rows), 1);
	VALUE(desk, &entity_step_change, ((struct row *)rows[0])->id, "role", "servicepunt");
	VALUE(desk, &entity_step_change, ((struct row *)rows[0])->id, "passed_why", "the profile comes by post");

	press(desk, "z");
	SHOWS(desk, "Weight of ZK-2026-0042");
	press(desk, "2 Enter");
	SHOWS(desk, "Weight medium: why?");
	say(desk, "works nights, two criteria on condition");
	SHOWS(desk, "Who is asked in?");
	SHOWS(desk, "[x] chair: must be there");
	go_to(desk, "police");
	press(desk, "Space Enter");
	SHOWS(desk, "Only asked in with a reason.");
	say(desk, "nuisance before");
	if (is_shown(desk, "Go on all the same?"))
		say(desk, "the profile comes by post");
	SHOWS(desk, "weight and who is asked in are recorded.");
	VALUE(desk, &entity_application, desk->application, "weight", "medium");
	VALUE(desk, &entity_application, desk->application, "step", "triaged");
	assert_true(rows_of(desk, &entity_attendance, &rows) > 3);

	go_to(desk, "on the agenda");
	press(desk, "Enter");
	SHOWS(desk, "Go on all the same?");
	say(desk, "everybody knows by phone");
	VALUE(desk, &entity_application, desk->application, "step", "scheduled");

	go_to(desk, "admitted: ");
	press(desk, "Enter");
	SHOWS(desk, "Decision on ZK-2026-0042 Mehmet");
	press(desk, "1 Enter");
	VALUE(desk, &entity_application, desk->application, "step", "admitted");
	SHOWS(desk, "admitted");
}

static void home_to_accepted(struct desk *desk, const char *home)
{
	const char *proposal;

	press(desk, "y");
	SHOWS(desk, "From home to key: ZK-2026-0042");
	press(desk, "1 Enter");
	SHOWS(desk, "W-0117");
	SHOWS(desk, "Zeewijk");
	press(desk, "Enter");
	SHOWS(desk, "Go on all the same?");
	press(desk, "Esc");
	VALUE(desk, &entity_home, home, "offer", "free");
	press(desk, "y 1 Enter Enter");
	say(desk, "no key before the landing is long enough");
	SHOWS(desk, "the home is proposed, and held for this case.");
	VALUE(desk, &entity_home, home, "offer", "proposed");
	VALUE(desk, &entity_application, desk->application, "step", "proposed");
	proposal = only_row(desk, &entity_proposal);
	VALUE(desk, &entity_proposal, proposal, "passed_why", "no key before the landing is long enough");

	go_to(desk, "viewing");
	press(desk, "Enter");
	SHOWS(desk, "Only the care provider judges.");
	press(desk, "1 Enter");
	SHOWS(desk, "ambulant care provider");
	press(desk, "Enter");
	say(desk, "M. Öztürk");
	press(desk, "Enter");
	SHOWS(desk, "the judgement is recorded.");
	VALUE(desk, &entity_proposal, proposal, "care_judgement", "fits");
	VALUE(desk, &entity_proposal, proposal, "judged_by", "M. Öztürk");
	VALUE(desk, &entity_application, desk->application, "step", "viewing");

	press(desk, "y 2 Enter");
	SHOWS(desk, "Viewing: on which day?");
	say(desk, "31-11");
	SHOWS(desk, "November");
	press(desk, "C-u");
	say(desk, "19-11-2026");
	SHOWS(desk, "the viewing is recorded.");
	VALUE(desk, &entity_proposal, proposal, "viewed_on", "2026-11-19");

	press(desk, "y 3 Enter 1 Enter");
	SHOWS(desk, "the client says yes.");
	VALUE(desk, &entity_application, desk->application, "step", "accepted");
	VALUE(desk, &entity_home, home, "offer", "accepted");
}

static void sign(struct desk *desk, const char *role, const char *name)
{
	press(desk, "y");
	go_to(desk, "A signature");
	press(desk, "Enter");
	go_to(desk, role);
	press(desk, "Enter");
	say(desk, name);
	press(desk, "Enter");
	SHOWS(desk, "the signature is recorded.");
}

static void contract_to_key(struct desk *desk, const char *home)
{
	void **rows;

	press(desk, "y");
	go_to(desk, "A signature");
	press(desk, "Enter");
	SHOWS(desk, "First draw up the contract.");
	go_to(desk, "signing");
	press(desk, "Enter");
	SHOWS(desk, "tripartite contract");
	press(desk, "Enter");
	say(desk, "15-12-2026");
	press(desk, "Enter Enter");
	SHOWS(desk, "the contract is drawn up.");
	SHOWS(desk, "Still to sign:");
	VALUE(desk, &entity_contract, only_row(desk, &entity_contract), "lease_from", "2026-12-15");
	VALUE(desk, &entity_application, desk->application, "step", "contract");

	sign(desk, "client", "Mehmet");
	sign(desk, "support worker", "J. Bakker");
	SHOWS(desk, "Still to sign: housing association");
	sign(desk, "housing association", "P. Visser");
	SHOWS(desk, "The contract is complete.");
	assert_int_equal(rows_of(desk, &entity_signature, &rows), 3);

	fixture_wait(desk->f, 26 * 24 * 60);
	go_to(desk, "living there");
	press(desk, "Enter");
	SHOWS(desk, "The key: on which day?");
	press(desk, "Enter");
	SHOWS(desk, "Go on all the same?");
	say(desk, "agreed by phone with all three");
	SHOWS(desk, "the key is handed over.");
	SHOWS(desk, "moments are made.");
	VALUE(desk, &entity_application, desk->application, "step", "living");
	VALUE(desk, &entity_home, home, "offer", "let");
	VALUE(desk, &entity_home, home, "let_on", "2026-12-15");
}

static const char *talk(struct desk *desk, const char *moment)
{
	void **rows;
	size_t count = rows_of(desk, &entity_appointment, &rows);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(((struct appointment *)rows[i])->moment, moment))
			return ((struct row *)rows[i])->id;
	fail_msg("there is no talk %s", moment);
	return NULL;
}

static void talks_to_settled(struct desk *desk)
{
	const char *talk_id = talk(desk, "evaluation_3");

	press(desk, "a");
	SHOWS(desk, "Agenda and talks  ZK-2026-0042");
	go_to(desk, "after 3 months");
	press(desk, "p C-u");
	say(desk, "16-3-2027 10:30");
	SHOWS(desk, "Planned for 16-03-2027 10:30.");
	VALUE(desk, &entity_appointment, talk_id, "state", "planned");
	fixture_wait(desk->f, 95 * 24 * 60);
	press(desk, "Esc a");
	SHOWS(desk, "LATE (");
	go_to(desk, "after 3 months");
	press(desk, "Space");
	SHOWS(desk, "Held today: who was there?");
	SHOWS(desk, "[x] support worker");
	press(desk, "Enter");
	SHOWS(desk, "Who agrees with the report?");
	go_to(desk, "housing association");
	press(desk, "Space Enter");
	SHOWS(desk, "Held, and recorded.");
	SHOWS(desk, "Does not agree with the report yet: housing association");
	VALUE(desk, &entity_appointment, talk_id, "state", "held");
	VALUE(desk, &entity_appointment, talk_id, "attended.association", "true");
	VALUE(desk, &entity_appointment, talk_id, "agreed.association", "");

	fixture_wait(desk->f, 700 * 24 * 60);
	press(desk, "Esc a");
	go_to(desk, "support ends");
	press(desk, "Space Enter Enter");
	VALUE(desk, &entity_appointment, talk(desk, "support_end"), "state", "held");
	press(desk, "Esc");
	go_to(desk, "settled");
	press(desk, "Enter");
	SHOWS(desk, "On behalf of");
	press(desk, "Enter");
	say(desk, "J. Bakker");
	press(desk, "Enter");
	SHOWS(desk, "? The client's own sentence is missing.");
	HIDES(desk, "The last talk was not held");
	say(desk, "the sentence comes with the last letter");
	SHOWS(desk, "ZK-2026-0042: settled.");
	VALUE(desk, &entity_application, desk->application, "step", "settled");
	press(desk, "End");
	press(desk, "r");
	SHOWS(desk, "Open it again: why?");
	press(desk, "Esc Esc");
	SHOWS(desk, "Table Velsen");
}

static void from_application_to_home(void **state)
{
	const char *home;
	struct desk desk = begin(&home);

	(void)state;
	handed_in_to_admitted(&desk);
	home_to_accepted(&desk, home);
	contract_to_key(&desk, home);
	talks_to_settled(&desk);
	desk_shut(&desk);
}

/* What somebody says no to is free again at once, with its reason; the case looks on. */
static void a_refusal_frees_the_home(void **state)
{
	const char *home;
	struct desk desk = begin(&home);

	(void)state;
	ui_close(&desk.ui);
	fixture_set(desk.f, &entity_application, desk.application, CELLS("step=admitted", "admitted_on=2026-11-12"));
	desk_show(&desk, "en", 40, 120);
	press(&desk, "/");
	say(&desk, "mehmet");
	press(&desk, "C-p");
	say(&desk, "propose a home");
	SHOWS(&desk, "W-0117");
	press(&desk, "Enter");
	say(&desk, "the landing is arranged");
	SHOWS(&desk, "the home is proposed");
	press(&desk, "y 1 Enter 3 Enter");
	SHOWS(&desk, "On behalf of");
	press(&desk, "Enter");
	say(&desk, "M. Öztürk");
	SHOWS(&desk, "Reason");
	press(&desk, "Enter Enter");
	SHOWS(&desk, "the judgement is recorded.");
	VALUE(&desk, &entity_home, home, "offer", "free");
	VALUE(&desk, &entity_proposal, only_row(&desk, &entity_proposal), "state", "refused_care");
	VALUE(&desk, &entity_application, desk.application, "step", "admitted");
	desk_shut(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(from_application_to_home),
		cmocka_unit_test(a_refusal_frees_the_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
