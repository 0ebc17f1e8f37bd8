/* One case as the meeting screen shows it, the log and the agenda. */
#include "app/dossier.h"
#include "base/day.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct dossier *load(struct fixture *fx, const char *application)
{
	struct dossier *dossier;

	GOOD(fx, dossier_load(&fx->app, fx->arena, application, &dossier, &fx->err));
	return dossier;
}

static void remove_row(struct fixture *fx, const struct entity *entity, const char *id)
{
	GOOD(fx, store_begin(fx->app.store, "", &fx->err));
	GOOD(fx, store_remove(fx->app.store, entity, id, true, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
}

static const char *missing(struct fixture *fx, const char *application)
{
	struct dossier *dossier = load(fx, application);
	struct buffer out = { .arena = fx->arena };

	buffer_text(&out, "");
	for (size_t i = 0; i < dossier->missing_count; i++)
		buffer_print(&out, "%s%s", i ? " " : "", dossier->missing[i].gate->code);
	return out.text;
}

static void what_is_missing_goes_as_far_as_the_next_step(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *draft = fixture_case(fx, "ZK-2026-0001", CELLS("step=draft", "motivation_on="));
	const char *submitted = fixture_case(fx, "ZK-2026-0002", CELLS("step=submitted"));
	const char *scheduled = fixture_case(fx, "ZK-2026-0003", CELLS("step=scheduled", "weight="));
	const char *declined = fixture_case(fx, "ZK-2026-0004", CELLS("step=declined"));
	const char *settled = fixture_case(fx, "ZK-2026-0005", CELLS("step=settled"));
	const char *unknown = fixture_case(fx, "ZK-2026-0006", CELLS("step=of_a_newer_version"));

	(void)state;
	assert_string_equal(missing(fx, draft), "motivation_letter present_stay");
	HOLDS(missing(fx, submitted), "support_two_years");
	LACKS(missing(fx, submitted), "weight");
	HOLDS(missing(fx, scheduled), "weight");
	LACKS(missing(fx, scheduled), "neighbourhood_contact");
	assert_string_equal(missing(fx, declined), "");
	assert_string_equal(missing(fx, settled), "");
	assert_string_equal(missing(fx, unknown), "");
	fixture_close(fx);
}

static void days_are_reckoned(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct dossier *dossier = load(fx, fixture_case(fx, "ZK-2026-0001", CELLS("step_since=2026-11-12")));
	int64_t day;

	(void)state;
	assert_int_equal(dossier->waits, 41);
	assert_true(day_read("2026-12-24", &day));
	assert_int_equal(dossier->term_ends, day);
	assert_true(dossier->earliest_key == UNKNOWN);
	dossier = load(fx,
		fixture_case(
			fx, "ZK-2026-0002", CELLS("received=2026-11-26", "step=on_hold", "hold_until=2026-12-01")));
	assert_int_equal(dossier->waits, 0);
	assert_true(day_read("2026-12-01", &day));
	assert_int_equal(dossier->term_ends, day);
	dossier = load(fx,
		fixture_case(fx, "ZK-2026-0003",
			CELLS("step=admitted", "admitted_on=2026-11-01", "landing_since=2026-11-10", "received=")));
	assert_true(dossier->waits == UNKNOWN);
	assert_true(day_read("2027-05-11", &day));
	assert_int_equal(dossier->earliest_key, day);
	fixture_close(fx);
}

static const char *propose(
	struct fixture *fx, const char *application, const char *home, const char *state, const char *on)
{
	struct arena *arena = fx->arena;

	return fixture_row(fx, &entity_proposal, "velsen.hvo",
		CELLS(arena_print(arena, "application=%s", application), arena_print(arena, "home=%s", home),
			arena_print(arena, "state=%s", state), arena_print(arena, "proposed_on=%s", on)));
}

static void the_home_is_that_of_the_newest_standing_proposal(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=proposed"));
	const char *complex = fixture_row(fx, &entity_complex, "regio", CELLS("name=Plein 1944"));
	const char *one = fixture_row(fx, &entity_home, "regio", CELLS("number=W-0001"));
	const char *two = fixture_row(
		fx, &entity_home, "regio", CELLS("number=W-0002", arena_print(fx->arena, "complex=%s", complex)));
	struct dossier *dossier;

	(void)state;
	assert_null(load(fx, application)->home);
	propose(fx, application, two, "open", "2026-11-02");
	propose(fx, application, one, "open", "2026-11-01");
	propose(fx, application, one, "refused_care", "2026-11-10");
	dossier = load(fx, application);
	assert_string_equal(dossier->home->number, "W-0002");
	assert_string_equal(dossier->complex->name, "Plein 1944");
	remove_row(fx, &entity_complex, complex);
	assert_null(load(fx, application)->complex);
	remove_row(fx, &entity_home, two);
	dossier = load(fx, application);
	assert_non_null(dossier->proposal);
	assert_null(dossier->home);
	fixture_close(fx);
}

static void a_client_who_is_not_here_is_empty(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	const char *alone = fixture_row(fx, &entity_application, "velsen.hvo",
		CELLS("number=ZK-2026-0002", "client=01JF8Z0000000000000000ZZZZ"));

	(void)state;
	assert_string_equal(load(fx, application)->client->call_name, "Mehmet");
	assert_null(load(fx, alone)->client->call_name);
	remove_row(fx, &entity_client, fixture_value(fx, &entity_application, application, "client"));
	assert_null(load(fx, application)->client->call_name);
	fixture_close(fx);
}

/* ---- the log -- */

static void log_pages_tile(struct fixture *fx, const char *forum, size_t limit, size_t wanted)
{
	const struct decision *last = NULL;
	struct logged *lines;
	const char *seen[64];
	size_t count, total = 0;

	do {
		GOOD(fx, dossier_log(&fx->app, fx->arena, forum, last, limit, &lines, &count, &fx->err));
		for (size_t i = 0; i < count; i++) {
			assert_true(!last || lines[i].decision->decided_at <= last->decided_at);
			for (size_t n = 0; n < total; n++)
				assert_string_not_equal(seen[n], lines[i].decision->row.id);
			last = lines[i].decision;
			seen[total++] = last->row.id;
		}
	} while (count);
	assert_int_equal(total, wanted);
}

static void the_log_has_every_decision_once(void **state)
{
	struct fixture *fx = fixture_open("all");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));

	(void)state;
	for (int i = 0; i < 21; i++)
		fixture_row(fx, &entity_decision, "velsen.hvo",
			CELLS(arena_print(fx->arena, "application=%s", application),
				i % 3 ? "forum=velsen" : "forum=heemskerk", "outcome=hold",
				arena_print(fx->arena, "decided_at=2026-11-1%dT13:00", i % 2)));
	for (size_t limit = 1; limit < 9; limit++) {
		log_pages_tile(fx, "velsen", limit, 14);
		log_pages_tile(fx, "", limit, 21);
	}
	fixture_close(fx);
}

static void lists_hold_no_name_of_a_shielded_client(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("client.shielded=true"));
	const char *named = arena_print(fx->arena, "application=%s", application);
	const char *meeting =
		fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-19T13:00"));
	struct logged *lines;
	struct agenda *agenda;
	size_t count;

	(void)state;
	fixture_row(fx, &entity_decision, "velsen.hvo",
		CELLS(named, "forum=velsen", "outcome=hold", "decided_at=2026-11-12T13:00"));
	fixture_row(fx, &entity_agenda_item, "velsen",
		CELLS(named, arena_print(fx->arena, "meeting=%s", meeting), "position=1"));
	GOOD(fx, dossier_log(&fx->app, fx->arena, "velsen", NULL, 9, &lines, &count, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(lines[0].call_name, "(shielded)");
	assert_string_equal(lines[0].number, "ZK-2026-0001");
	GOOD(fx, agenda_today(&fx->app, fx->arena, &agenda, &fx->err));
	assert_int_equal(agenda->count, 1);
	assert_string_equal(agenda->lines[0].call_name, "(shielded)");
	fixture_close(fx);
}

static void the_agenda_is_that_of_the_open_meeting_of_today(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct agenda *agenda;
	const char *meeting, *second;

	(void)state;
	GOOD(fx, agenda_today(&fx->app, fx->arena, &agenda, &fx->err));
	assert_null(agenda->meeting);
	fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-20T00:00"));
	fixture_row(fx, &entity_meeting, "heemskerk", CELLS("forum=heemskerk", "starts=2026-11-19T10:00"));
	GOOD(fx, agenda_today(&fx->app, fx->arena, &agenda, &fx->err));
	assert_null(agenda->meeting);
	meeting = fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-19T00:00"));
	second = fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-19T23:59"));
	fixture_row(fx, &entity_attendance, "velsen",
		CELLS(arena_print(fx->arena, "meeting=%s", meeting), "role=chair", "state=present"));
	fixture_row(fx, &entity_attendance, "velsen",
		CELLS(arena_print(fx->arena, "meeting=%s", meeting), "role=police", "state=invited"));
	GOOD(fx, agenda_today(&fx->app, fx->arena, &agenda, &fx->err));
	assert_string_equal(agenda->meeting->row.id, meeting);
	assert_int_equal(agenda->invited, 2);
	assert_int_equal(agenda->present, 1);
	fixture_set(fx, &entity_meeting, meeting, CELLS("closed=true"));
	GOOD(fx, agenda_today(&fx->app, fx->arena, &agenda, &fx->err));
	assert_string_equal(agenda->meeting->row.id, second);
	fixture_set(fx, &entity_meeting, second, CELLS("closed=true"));
	GOOD(fx, agenda_today(&fx->app, fx->arena, &agenda, &fx->err));
	assert_string_equal(agenda->meeting->row.id, second);
	fixture_close(fx);
}

/* ---- does it fit? -- */

static enum fit fit_of(struct fixture *fx, const char *application, const char *rule)
{
	struct fit_line *lines;
	size_t count;

	GOOD(fx, dossier_fit(&fx->app, fx->arena, load(fx, application), &lines, &count, &fx->err));
	for (size_t i = 0; i < count; i++)
		if (!strcmp(lines[i].rule, rule))
			return lines[i].fit;
	return (enum fit)99;
}

static void facts_are_put_side_by_side(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001",
		CELLS("step=proposed", "client.rooms_min=3", "client.no_stairs=true", "client.rent_max=650.00",
			"client.not_in=Zeewijk, Velserduin"));
	const char *home = fixture_row(fx, &entity_home, "regio",
		CELLS("number=W-0001", "rooms=3", "floor=2", "rent=650.01", "neighbourhood=Zeewijk-Oost"));
	struct fit_line *lines;
	size_t count;

	(void)state;
	GOOD(fx, dossier_fit(&fx->app, fx->arena, load(fx, application), &lines, &count, &fx->err));
	assert_int_equal(count, 0);
	propose(fx, application, home, "open", "2026-11-02");
	assert_int_equal(fit_of(fx, application, "rooms"), FIT_YES);
	assert_int_equal(fit_of(fx, application, "without stairs"), FIT_ASK);
	assert_int_equal(fit_of(fx, application, "rent"), FIT_NO);
	assert_int_equal(fit_of(fx, application, "not in this area"), FIT_NO);
	assert_int_equal(fit_of(fx, application, "no open nuisance file"), FIT_ASK);
	assert_int_equal(fit_of(fx, application, "pet"), 99);
	fixture_set(fx, &entity_home, home,
		CELLS("rent=650.00", "lift=true", "neighbourhood=Oud-Velsen", "open_nuisance=true"));
	assert_int_equal(fit_of(fx, application, "without stairs"), FIT_YES);
	assert_int_equal(fit_of(fx, application, "rent"), FIT_YES);
	assert_int_equal(fit_of(fx, application, "not in this area"), FIT_YES);
	assert_int_equal(fit_of(fx, application, "no open nuisance file"), FIT_NO);
	fixture_set(fx, &entity_home, home, CELLS("lift=false", "neighbourhood=Velserduin"));
	assert_int_equal(fit_of(fx, application, "without stairs"), FIT_NO);
	assert_int_equal(fit_of(fx, application, "not in this area"), FIT_NO);
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_missing_goes_as_far_as_the_next_step),
		cmocka_unit_test(days_are_reckoned),
		cmocka_unit_test(the_home_is_that_of_the_newest_standing_proposal),
		cmocka_unit_test(a_client_who_is_not_here_is_empty),
		cmocka_unit_test(the_log_has_every_decision_once),
		cmocka_unit_test(lists_hold_no_name_of_a_shielded_client),
		cmocka_unit_test(the_agenda_is_that_of_the_open_meeting_of_today),
		cmocka_unit_test(facts_are_put_side_by_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
