/* The course of a case in days, against sums made by hand. November 2026 begins on a Sunday. */
#include "rules/course.h"
#include "rules/term.h"

#include "base/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define STEP(name, whose, what)                                                                                        \
	{                                                                                                              \
		.list = "step", .code = name, .more = what, .step = {                                                  \
			.turn = whose,                                                                                 \
			.term_workdays = UNKNOWN,                                                                      \
			.term_days = UNKNOWN                                                                           \
		}                                                                                                      \
	}

static struct code_entry entries[] = {
	STEP("complete", "servicepunt", "term.workdays=5"),
	STEP("triaged", "servicepunt", NULL),
	STEP("scheduled", "chair", "term.weeks=6\nterm_since=complete"),
	STEP("on_hold", NULL, "suspends=true\nreturns=true"),
	STEP("waiting", NULL, "suspends=true\nterm.days=56"),
	STEP("admitted", "association", "term.months=12\nterm_since=admitted"),
	STEP("proposed", "ambulant_care", "term.workdays=3"),
	STEP("living", "support_worker", "event=key"),
	{ .list = "step",
		.code = "declined",
		.step = { .final = true, .term_workdays = UNKNOWN, .term_days = UNKNOWN } },
};
static const struct codebook book = { .entries = entries, .count = ARRAY_LEN(entries) };

static int64_t on(const char *wire)
{
	int64_t day;

	assert_true(day_read(wire, &day));
	return day;
}

#define FACT(name, wire)                                                                                               \
	{                                                                                                              \
		.step = name, .day = on(wire), .until = UNKNOWN                                                        \
	}
#define HOLD(wire, end)                                                                                                \
	{                                                                                                              \
		.step = "on_hold", .day = on(wire), .until = on(end)                                                   \
	}
#define STATE(today, ...)                                                                                              \
	course_reckon(&book, on("2026-11-01"), (const struct course_fact[]){ __VA_ARGS__ },                            \
		sizeof((const struct course_fact[]){ __VA_ARGS__ }) / sizeof(struct course_fact), on(today))

static void a_step_has_days_a_term_and_a_turn(void **state)
{
	struct course_state s = STATE("2026-11-04", FACT("complete", "2026-11-02"));

	(void)state;
	assert_string_equal(s.step->code, "complete");
	assert_int_equal(s.since, on("2026-11-02"));
	assert_int_equal(s.days_in_step, 2);
	assert_int_equal(s.waits, 3);
	assert_int_equal(s.suspended_days, 0);
	assert_int_equal(s.term_ends, on("2026-11-09"));
	assert_string_equal(s.turn, "servicepunt");
	assert_int_equal(s.turn_since, on("2026-11-02"));
	assert_false(s.late);
	s = STATE("2026-11-09", FACT("complete", "2026-11-02"));
	assert_false(s.late);
	s = STATE("2026-11-10", FACT("complete", "2026-11-02"));
	assert_true(s.late);
	s = STATE("2026-12-10", FACT("complete", "2026-11-02"), FACT("triaged", "2026-11-05"));
	assert_true(s.term_ends == UNKNOWN);
	assert_false(s.late);
}

static void days_on_hold_do_not_count(void **state)
{
	struct course_state s = STATE("2026-11-10", FACT("complete", "2026-11-02"), HOLD("2026-11-04", "2026-11-18"));

	(void)state;
	assert_string_equal(s.step->code, "on_hold");
	assert_false(s.returned);
	assert_int_equal(s.until, on("2026-11-18"));
	assert_int_equal(s.term_ends, on("2026-11-18"));
	assert_int_equal(s.days_in_step, 6);
	assert_int_equal(s.suspended_days, 6);
	assert_int_equal(s.waits, 3); /* 1 to 4 November */
	assert_null(s.turn);
	assert_int_equal(s.turn_since, on("2026-11-04"));
}

/* 5 working days from Monday the 2nd end on the 9th; on hold from the 4th until the 18th 10 of them are lost. */
static void a_hold_returns_by_itself_and_moves_the_term(void **state)
{
	struct course_state s = STATE("2026-11-20", FACT("complete", "2026-11-02"), HOLD("2026-11-04", "2026-11-18"));

	(void)state;
	assert_true(s.returned);
	assert_string_equal(s.step->code, "complete");
	assert_string_equal(s.turn, "servicepunt");
	assert_int_equal(s.since, on("2026-11-18"));
	assert_int_equal(s.turn_since, on("2026-11-18"));
	assert_int_equal(s.days_in_step, 2);
	assert_int_equal(s.suspended_days, 14);
	assert_int_equal(s.waits, 5);
	assert_int_equal(s.term_ends, on("2026-11-23"));
	assert_int_equal(s.term_suspended, 14);
	assert_true(s.until == UNKNOWN);
	assert_false(s.late);
	s = STATE("2026-11-18", FACT("complete", "2026-11-02"), HOLD("2026-11-04", "2026-11-18"));
	assert_true(s.returned);
	s = STATE("2026-11-17", FACT("complete", "2026-11-02"), HOLD("2026-11-04", "2026-11-18"));
	assert_false(s.returned);
	s = STATE("2026-11-24", FACT("complete", "2026-11-02"), HOLD("2026-11-04", "2026-11-18"));
	assert_true(s.late);
}

/* From Friday the 6th until Monday the 9th one working day is lost, not three. */
static void a_weekend_costs_no_working_days(void **state)
{
	struct course_state s = STATE("2026-11-09", FACT("complete", "2026-11-02"), HOLD("2026-11-06", "2026-11-09"));

	(void)state;
	assert_int_equal(s.term_ends, on("2026-11-10"));
	assert_int_equal(s.term_suspended, 3);
	assert_int_equal(term_workdays(on("2026-11-06"), on("2026-11-09")), 1);
	assert_int_equal(term_workdays(on("2026-11-04"), on("2026-11-18")), 10);
	assert_int_equal(term_workdays(on("2026-11-06"), on("2026-11-08")), 0);
	assert_int_equal(term_workdays(on("2026-11-06"), on("2026-11-06")), 0);
	assert_int_equal(term_workdays(on("2026-11-06"), on("2026-11-02")), 0);
}

/* 6 weeks from "complete" on the 2nd end on 14 December; 14 days on hold make it the 28th. */
static void a_term_may_run_from_an_earlier_step(void **state)
{
	struct course_state s = STATE("2026-11-30", FACT("complete", "2026-11-02"), FACT("triaged", "2026-11-04"),
		FACT("scheduled", "2026-11-10"));

	(void)state;
	assert_int_equal(s.term_ends, on("2026-12-14"));
	s = STATE("2026-11-30", FACT("complete", "2026-11-02"), FACT("triaged", "2026-11-04"),
		FACT("scheduled", "2026-11-10"), HOLD("2026-11-12", "2026-11-26"));
	assert_string_equal(s.step->code, "scheduled");
	assert_int_equal(s.term_ends, on("2026-12-28"));
	/* back in "complete" later: the term runs from there */
	s = STATE("2026-11-30", FACT("complete", "2026-11-02"), FACT("scheduled", "2026-11-04"),
		FACT("complete", "2026-11-10"), FACT("scheduled", "2026-11-12"));
	assert_int_equal(s.term_ends, on("2026-12-22"));
	/* never was in "complete" */
	s = STATE("2026-11-30", FACT("scheduled", "2026-11-10"));
	assert_int_equal(s.term_ends, on("2026-12-22"));
}

static void a_hold_does_not_revive_a_term(void **state)
{
	struct course_state s = STATE("2026-12-01", FACT("complete", "2026-11-02"), HOLD("2026-11-16", "2026-11-30"));

	(void)state;
	assert_int_equal(s.term_ends, on("2026-11-09"));
	assert_int_equal(s.term_suspended, 0);
	assert_int_equal(s.suspended_days, 14);
	assert_true(s.late);
}

static void a_step_that_goes_on_keeps_its_term(void **state)
{
	struct course_state s = STATE("2026-11-20", FACT("complete", "2026-11-02"), HOLD("2026-11-04", "2026-12-01"),
		FACT("complete", "2026-11-18"));

	(void)state;
	assert_string_equal(s.step->code, "complete");
	assert_false(s.returned);
	assert_int_equal(s.since, on("2026-11-18"));
	assert_int_equal(s.suspended_days, 14);
	assert_int_equal(s.term_ends, on("2026-11-23"));
}

static void a_hold_is_prolonged(void **state)
{
	struct course_state s = STATE("2026-11-20", FACT("complete", "2026-11-02"), HOLD("2026-11-04", "2026-11-18"),
		HOLD("2026-11-11", "2026-11-25"));

	(void)state;
	assert_string_equal(s.step->code, "on_hold");
	assert_int_equal(s.since, on("2026-11-04"));
	assert_int_equal(s.until, on("2026-11-25"));
	assert_int_equal(s.suspended_days, 16);
	s = STATE("2026-11-25", FACT("complete", "2026-11-02"), HOLD("2026-11-04", "2026-11-18"),
		HOLD("2026-11-11", "2026-11-25"));
	assert_string_equal(s.step->code, "complete");
	assert_int_equal(s.suspended_days, 21);
	/* 9 November and 15 working days */
	assert_int_equal(s.term_ends, on("2026-11-30"));
}

/* A hold that does not return by itself, or with no day, stays. */
static void a_hold_without_a_day_waits(void **state)
{
	struct course_state s = STATE("2026-12-20", FACT("complete", "2026-11-02"), FACT("on_hold", "2026-11-04"));

	(void)state;
	assert_string_equal(s.step->code, "on_hold");
	assert_true(s.term_ends == UNKNOWN);
	assert_int_equal(s.suspended_days, 46);
	s = STATE("2026-12-20", FACT("complete", "2026-11-02"), FACT("waiting", "2026-11-04"));
	assert_int_equal(s.term_ends, on("2026-12-30"));
	s = STATE("2026-12-20", HOLD("2026-11-04", "2026-11-18"));
	assert_string_equal(s.step->code, "on_hold");
}

static void a_term_from_its_own_step_runs_from_the_first_time(void **state)
{
	struct course_state s = STATE("2026-11-25", FACT("admitted", "2026-11-02"), FACT("proposed", "2026-11-10"),
		FACT("admitted", "2026-11-20"));

	(void)state;
	assert_int_equal(s.term_ends, on("2027-11-02"));
	assert_int_equal(s.days_in_step, 5);
}

/* 30 days parked: nobody's turn, and the year lasts 30 days longer. */
static void parking_suspends_and_ends_on_its_day(void **state)
{
	const struct course_fact facts[] = { FACT("admitted", "2026-11-02"), FACT("proposed", "2026-11-05"),
		{ "admitted", on("2026-11-10"), on("2026-12-10"), true, false } };
	struct course_state s = course_reckon(&book, on("2026-11-01"), facts, ARRAY_LEN(facts), on("2026-11-20"));

	(void)state;
	assert_string_equal(s.step->code, "admitted");
	assert_null(s.turn);
	assert_int_equal(s.until, on("2026-12-10"));
	assert_int_equal(s.term_ends, on("2027-12-02"));
	assert_int_equal(s.waits, 9);
	s = course_reckon(&book, on("2026-11-01"), facts, ARRAY_LEN(facts), on("2026-12-15"));
	assert_string_equal(s.turn, "association");
	assert_int_equal(s.turn_since, on("2026-12-10"));
	assert_int_equal(s.suspended_days, 30);
	assert_int_equal(s.waits, 14);
	assert_true(s.until == UNKNOWN);
}

static void waiting_days_are_kept_or_lost(void **state)
{
	struct course_fact facts[] = { FACT("complete", "2026-11-02"), FACT("declined", "2026-11-10"),
		FACT("complete", "2026-11-20") };
	struct course_state s = course_reckon(&book, on("2026-11-01"), facts, 3, on("2026-11-25"));

	(void)state;
	assert_int_equal(s.waits, 14); /* 9 before, 5 after; 10 days closed */
	facts[1].lost = true;
	s = course_reckon(&book, on("2026-11-01"), facts, 3, on("2026-11-25"));
	assert_int_equal(s.waits, 5);
	s = course_reckon(&book, on("2026-11-01"), facts, 2, on("2026-11-25"));
	assert_int_equal(s.waits, 9);
	assert_string_equal(s.step->code, "declined");
	assert_int_equal(course_days(facts, 3, 0, on("2026-11-25")), 8);
	assert_int_equal(course_days(facts, 3, 1, on("2026-11-25")), 10);
	assert_int_equal(course_days(facts, 3, 2, on("2026-11-25")), 5);
}

static void nobody_waits_after_the_key(void **state)
{
	struct course_state s = STATE("2027-11-01", FACT("admitted", "2026-11-11"), FACT("living", "2026-12-01"));

	(void)state;
	assert_int_equal(s.waits, 30);
	assert_int_equal(s.days_in_step, 335);
}

static void what_is_not_known_is_not_reckoned(void **state)
{
	struct course_fact fact = { "complete", UNKNOWN, UNKNOWN, false, false };
	struct course_state s = course_reckon(&book, UNKNOWN, &fact, 1, on("2026-11-25"));

	(void)state;
	assert_string_equal(s.step->code, "complete");
	assert_true(s.days_in_step == UNKNOWN && s.term_ends == UNKNOWN && s.waits == UNKNOWN);
	s = course_reckon(&book, on("2026-11-01"), NULL, 0, on("2026-11-25"));
	assert_null(s.step);
	assert_int_equal(s.waits, 24);
	s = STATE("2026-11-25", FACT("from_a_newer_version", "2026-11-20"));
	assert_null(s.step);
	assert_int_equal(s.days_in_step, 5);
	/* a day to come */
	s = STATE("2026-11-25", FACT("complete", "2026-12-20"));
	assert_int_equal(s.days_in_step, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_step_has_days_a_term_and_a_turn),
		cmocka_unit_test(days_on_hold_do_not_count),
		cmocka_unit_test(a_hold_returns_by_itself_and_moves_the_term),
		cmocka_unit_test(a_weekend_costs_no_working_days),
		cmocka_unit_test(a_term_may_run_from_an_earlier_step),
		cmocka_unit_test(a_hold_does_not_revive_a_term),
		cmocka_unit_test(a_step_that_goes_on_keeps_its_term),
		cmocka_unit_test(a_hold_is_prolonged),
		cmocka_unit_test(a_hold_without_a_day_waits),
		cmocka_unit_test(a_term_from_its_own_step_runs_from_the_first_time),
		cmocka_unit_test(parking_suspends_and_ends_on_its_day),
		cmocka_unit_test(waiting_days_are_kept_or_lost),
		cmocka_unit_test(nobody_waits_after_the_key),
		cmocka_unit_test(what_is_not_known_is_not_reckoned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
