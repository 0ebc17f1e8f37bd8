/* Moments of a case: what the agenda shows, checklists, and the backward planner. */
#include "moment_kit.h"

/* ---- the agenda ---- */

/* "! 7 ZK-2026-0001 three; 2026-11-24 10:00 …" */
static const char *agenda(struct fixture *fx, struct moment_filter filter)
{
	struct buffer out = { .arena = fx->arena };
	struct moment_line *lines;
	size_t count, total;

	GOOD(fx, moment_agenda(&fx->app, fx->arena, &filter, 100, &lines, &count, &total, &fx->err));
	assert_int_equal(count, total);
	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++) {
		if (lines[i].days_late)
			buffer_print(&out, "! %d ", (int)lines[i].days_late);
		else
			buffer_print(&out, "%s ", day_write(fx->arena, lines[i].day));
		buffer_print(&out, "%s %s; ", lines[i].number ? lines[i].number : "-", lines[i].moment);
	}
	return out.text;
}

static void plan(struct fixture *fx, const char *application, const char *moment, const char *on)
{
	fixture_wait(fx, 1);
	GOOD(fx,
		moment_plan(&fx->app, fx->arena, find(fx, application, moment)->row.id, day(on) * MINUTES_PER_DAY + 600,
			NULL, &fx->err));
}

static void late_comes_first(void **state)
{
	struct fixture *fx = open_kit("all");
	struct moment_filter all = { .until = UNKNOWN };
	const char *one = case_with_key(fx, "ZK-2026-0001", "2026-08-12");
	const char *two = case_with_key(fx, "ZK-2026-0002", "2026-08-24");
	const char *three = case_with_key(fx, "ZK-2026-0003", "2026-10-01");
	const char *meeting =
		fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-12-03T13:00"));
	const char *name;

	(void)state;
	fixture_row(fx, &entity_agenda_item, "velsen",
		CELLS(arena_print(fx->arena, "meeting=%s", meeting), arena_print(fx->arena, "application=%s", one)));
	name = codebook_text(app_codebook(&fx->app), "forum", "velsen");
	/* planned for yesterday and not told to be held; due in January and planned next week */
	plan(fx, two, "evaluation_3", "2026-11-18");
	plan(fx, three, "evaluation_3", "2026-11-26");
	assert_string_equal(agenda(fx, all),
		arena_print(fx->arena,
			"! 7 ZK-2026-0001 three; ! 1 ZK-2026-0002 three; 2026-11-26 ZK-2026-0003 three; 2026-12-03 - %s; ",
			name));
	all.late_only = true;
	assert_string_equal(agenda(fx, all), "! 7 ZK-2026-0001 three; ! 1 ZK-2026-0002 three; ");
	all = (struct moment_filter){ .application = three, .until = day("2028-10-01") };
	assert_string_equal(agenda(fx, all),
		"2026-11-26 ZK-2026-0003 three; 2028-07-01 ZK-2026-0003 what after; 2028-10-01 ZK-2026-0003 end; ");
	all = (struct moment_filter){ .support_worker = "bakker", .until = day("2026-11-20") };
	assert_string_equal(agenda(fx, all), "! 7 ZK-2026-0001 three; ! 1 ZK-2026-0002 three; ");
	all.support_worker = "Jansen";
	assert_string_equal(agenda(fx, all), "");
	fixture_close(fx);
}

static void planned_too_late_is_late(void **state)
{
	struct fixture *fx = open_kit("all");
	struct moment_filter all = { .until = UNKNOWN };
	const char *id = case_with_key(fx, "ZK-2026-0001", "2026-08-17");

	(void)state;
	plan(fx, id, "evaluation_3", "2026-11-24");
	assert_string_equal(agenda(fx, all), "! 2 ZK-2026-0001 three; ");
	/* with a reason it is not */
	GOOD(fx,
		moment_move(&fx->app, fx->arena, find(fx, id, "evaluation_3")->row.id, day("2026-11-24"), "exams",
			&fx->err));
	assert_string_equal(agenda(fx, all), "2026-11-24 ZK-2026-0001 three; ");
	fixture_close(fx);
}

static void an_agenda_is_of_the_own_table(void **state)
{
	struct fixture *fx = open_kit("velsen");
	struct moment_filter all = { .until = UNKNOWN };
	const char *id = case_with_key(fx, "ZK-2026-0001", "2026-08-12");

	(void)state;
	assert_string_equal(agenda(fx, all), "! 7 ZK-2026-0001 three; ");
	fixture_set(fx, &entity_application, id, CELLS("forum=beverwijk"));
	assert_string_equal(agenda(fx, all), "");
	fixture_close(fx);
}

static void a_shielded_client_has_no_name_there(void **state)
{
	struct fixture *fx = open_kit("all");
	struct moment_filter filter = { .until = UNKNOWN };
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=living", "client.shielded=true"));
	struct moment_line *lines;
	size_t count, total;

	(void)state;
	make(fx, id, "key", "2026-08-12");
	GOOD(fx, moment_agenda(&fx->app, fx->arena, &filter, 100, &lines, &count, &total, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(lines[0].call_name, "(shielded)");
	assert_string_equal(lines[0].who, "client, support worker, association");
	GOOD(fx, moment_list(&fx->app, fx->arena, id, NULL, &lines, &count, &fx->err));
	assert_int_equal(count, 5);
	assert_string_equal(lines[0].appointment->moment, "money");
	fixture_close(fx);
}

/* ---- checklists ---- */

static const char *answers(struct fixture *fx, const char *appointment)
{
	struct buffer out = { .arena = fx->arena };
	struct moment_question *questions;
	size_t count;

	GOOD(fx, moment_questions(&fx->app, fx->arena, appointment, &questions, &count, &fx->err));
	for (size_t i = 0; i < count; i++)
		buffer_print(&out, "%s=%s%s; ", questions[i].question->code + strlen("evaluation_"),
			questions[i].answer ? questions[i].answer : "", questions[i].shared ? " (all)" : "");
	return out.text;
}

static void answer(struct fixture *fx, const char *appointment, const char *question, const char *text, bool share)
{
	fixture_wait(fx, 1);
	GOOD(fx, moment_answer(&fx->app, fx->arena, appointment, question, text, share, &fx->err));
}

static const struct checklist *kept(struct fixture *fx, const char *appointment)
{
	void **rows;
	size_t count;

	GOOD(fx,
		store_list_by(fx->app.store, fx->arena, &entity_checklist, "appointment", appointment, 10, &rows,
			&count, &fx->err));
	assert_int_equal(count, 1);
	return rows[0];
}

static void an_answer_goes_to_who_may_see_it(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = case_with_key(fx, "ZK-2026-0001", "2026-08-19"), *talk = find(fx, id, "evaluation_3")->row.id;

	(void)state;
	assert_string_equal(answers(fx, talk), "home= (all); goals=; ");
	answer(fx, talk, "home", "yes, but the lock sticks", false);
	answer(fx, talk, "goals", "a course", false);
	assert_string_equal(answers(fx, talk), "home=yes, but the lock sticks (all); goals=a course; ");
	assert_string_equal(kept(fx, talk)->answers_open, "evaluation_home=yes, but the lock sticks");
	assert_string_equal(kept(fx, talk)->answers, "evaluation_goals=a course");
	assert_int_equal(kept(fx, talk)->version, 2);
	/* the client wants all three to see it; a new text is for client and care again */
	answer(fx, talk, "evaluation_goals", "a course", true);
	assert_string_equal(answers(fx, talk), "home=yes, but the lock sticks (all); goals=a course (all); ");
	assert_null(kept(fx, talk)->answers);
	answer(fx, talk, "goals", "no course", false);
	assert_string_equal(answers(fx, talk), "home=yes, but the lock sticks (all); goals=no course; ");
	assert_string_equal(kept(fx, talk)->answers_open, "evaluation_home=yes, but the lock sticks");
	answer(fx, talk, "goals", NULL, false);
	assert_null(kept(fx, talk)->answers);
	fixture_close(fx);
}

static void a_hidden_question_is_in_no_list(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = case_with_key(fx, "ZK-2026-0001", "2026-08-19"), *talk = find(fx, id, "evaluation_3")->row.id;

	(void)state;
	answer(fx, talk, "avoid", "the station", false);
	LACKS(answers(fx, talk), "station");
	assert_string_equal(kept(fx, talk)->answers, "evaluation_avoid=the station");
	REFUSED(fx, E_INPUT, moment_answer(&fx->app, fx->arena, talk, "avoid", "the station", true, &fx->err));
	assert_null(kept(fx, talk)->answers_open);
	REFUSED(fx, E_INPUT, moment_answer(&fx->app, fx->arena, talk, "nonsense", "x", false, &fx->err));
	HOLDS(fx->err.text, "home, goals");
	REFUSED(fx, E_INPUT,
		moment_answer(&fx->app, fx->arena, find(fx, id, "support_end")->row.id, "home", "x", false, &fx->err));
	fixture_close(fx);
}

static void the_planner_knows_what_was_held(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=admitted", "landing_since=2026-05-11"));
	const char *told;
	struct planner planner;

	(void)state;
	REFUSED(fx, E_INPUT, moment_planner(&fx->app, fx->arena, id, UNKNOWN, &planner, &fx->err));
	make_before(fx, id, "2026-12-15");
	GOOD(fx, moment_planner(&fx->app, fx->arena, id, day("2026-12-15"), &planner, &fx->err));
	/* money asks for four weeks */
	assert_true(planner.earliest == day("2026-12-17"));
	assert_string_equal(planner.why, "money");
	GOOD(fx, moment_hold(&fx->app, fx->arena, find(fx, id, "money")->row.id, UNKNOWN, NULL, NULL, &told, &fx->err));
	GOOD(fx, moment_planner(&fx->app, fx->arena, id, day("2026-12-15"), &planner, &fx->err));
	assert_true(planner.earliest == day("2026-11-19"));
	assert_null(planner.why);
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(late_comes_first),
		cmocka_unit_test(planned_too_late_is_late),
		cmocka_unit_test(an_agenda_is_of_the_own_table),
		cmocka_unit_test(a_shielded_client_has_no_name_there),
		cmocka_unit_test(an_answer_goes_to_who_may_see_it),
		cmocka_unit_test(a_hidden_question_is_in_no_list),
		cmocka_unit_test(the_planner_knows_what_was_held),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
