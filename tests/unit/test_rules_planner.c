/* Backward planner: every sum here was made by hand with a calendar. */
#include "rules/planner.h"

#include "base/day.h"
#include "book_kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct code_entry entries[] = {
	ENTRY("figure", "landing_weeks", "landing", "value=26"),
	ENTRY("moment", "landing_start", "start",
		"anchor=admission\nafter.weeks=0\nuntil.weeks=2\nalso.anchor=key\n"
		"also.after.weeks=-26\nmarks=landing"),
	ENTRY("moment", "landing_check", "check", "anchor=admission\nafter.weeks=6"),
	ENTRY("moment", "report", "report", "anchor=key\nafter.weeks=-8"),
	ENTRY("moment", "money", "money", "anchor=key\nafter.weeks=-4"),
	ENTRY("moment", "handover", "handover", "anchor=key\nafter.weeks=-1"),
	ENTRY("moment", "key", "key", "anchor=key\nafter.days=0"),
	ENTRY("moment", "plan", "plan", "anchor=key\nafter.weeks=4"),
	ENTRY("moment", "evaluation_3", "three", "anchor=key\nafter.months=3"),
	ENTRY("moment", "evaluation_12", "twelve", "anchor=key\nafter.months=12"),
	ENTRY("moment", "review_21", "review", "anchor=key\nafter.months=21"),
	ENTRY("moment", "support_end", "end", "anchor=key\nafter.months=24"),
	ENTRY("moment", "back", "back", "anchor=return\nafter.weeks=1"),
	ENTRY("moment", "papers", "papers", "anchor=paper\nafter.workdays=-5"),
	ENTRY("moment", "experiment", "experiment", "anchor=key\nafter.months=12\nhousehold=true"),
};
static const struct codebook book = { .entries = (struct code_entry *)entries, .count = ARRAY_LEN(entries) };

static int64_t day(const char *text)
{
	int64_t out;

	assert_true(day_read(text, &out));
	return out;
}

static void is_day(int64_t found, const char *wanted)
{
	if (found != day(wanted)) {
		int year, month, of_month;

		day_split(found, &year, &month, &of_month);
		fail_msg("%04d-%02d-%02d is not %s", year, month, of_month, wanted);
	}
}

static int64_t due(const char *moment, const char *anchor, const char *from)
{
	return planner_due(codebook_find(&book, "moment", moment), anchor, day(from));
}

static void due_days_from_an_anchor(void **state)
{
	static const struct {
		const char *moment, *anchor, *from, *due;
	} sums[] = {
		/* the end of the time that it may take */
		{ "landing_start", "admission", "2026-05-07", "2026-05-21" },
		{ "landing_check", "admission", "2026-05-07", "2026-06-18" },
		/* 26, 8, 4 and 1 weeks before 15 December 2026 */
		{ "landing_start", "key", "2026-12-15", "2026-06-16" },
		{ "report", "key", "2026-12-15", "2026-10-20" },
		{ "money", "key", "2026-12-15", "2026-11-17" },
		{ "handover", "key", "2026-12-15", "2026-12-08" },
		{ "key", "key", "2026-12-15", "2026-12-15" },
		/* 26 weeks over a February of 28 and one of 29 days */
		{ "landing_start", "key", "2027-03-01", "2026-08-31" },
		{ "landing_start", "key", "2028-03-01", "2027-09-01" },
		/* a month that is too short gives its last day */
		{ "evaluation_3", "key", "2026-11-30", "2027-02-28" },
		{ "evaluation_3", "key", "2027-11-30", "2028-02-29" },
		{ "evaluation_12", "key", "2028-02-29", "2029-02-28" },
		{ "review_21", "key", "2025-05-31", "2027-02-28" },
		{ "support_end", "key", "2026-02-28", "2028-02-28" },
		{ "review_21", "key", "2025-02-24", "2026-11-24" },
		{ "back", "return", "2026-11-20", "2026-11-27" },
		/* Thursday, five working days back over a weekend */
		{ "papers", "paper", "2026-11-19", "2026-11-12" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(sums); i++)
		is_day(due(sums[i].moment, sums[i].anchor, sums[i].from), sums[i].due);
	assert_true(due("landing_check", "key", "2026-12-15") == UNKNOWN);
	assert_true(due("back", "admission", "2026-12-15") == UNKNOWN);
	assert_true(planner_due(codebook_find(&book, "moment", "plan"), "key", UNKNOWN) == UNKNOWN);
	assert_true(planner_is_before(codebook_find(&book, "moment", "handover"), "key"));
	assert_true(planner_is_before(codebook_find(&book, "moment", "landing_start"), "key"));
	assert_false(planner_is_before(codebook_find(&book, "moment", "landing_start"), "admission"));
	assert_false(planner_is_before(codebook_find(&book, "moment", "key"), "key"));
}

struct planned {
	struct arena *arena;
	struct planner planner;
};

/* Today is Thursday 19 November 2026. */
static void plan(struct planned *p, const char *key, const char *landing_since, const char *held)
{
	arena_open(&p->arena);
	planner_plan(p->arena, &book, day(key), landing_since ? day(landing_since) : UNKNOWN, held, day("2026-11-19"),
		&p->planner);
}

static const struct planner_line *line(const struct planned *p, const char *moment)
{
	for (size_t i = 0; i < p->planner.count; i++)
		if (!strcmp(p->planner.lines[i].moment->code, moment))
			return &p->planner.lines[i];
	fail_msg("no line of %s", moment);
	return NULL;
}

static void expect_earliest(struct planned *p, const char *earliest, const char *why)
{
	is_day(p->planner.earliest, earliest);
	if (why)
		assert_string_equal(p->planner.why, why);
	else
		assert_null(p->planner.why);
	arena_close(&p->arena);
}

static void every_latest_day_follows_from_the_key(void **state)
{
	static const char *const order[] = { "landing_start", "report", "money", "handover", "key", "plan",
		"evaluation_3", "evaluation_12", "review_21", "support_end" };
	struct planned p;

	(void)state;
	plan(&p, "2027-06-15", "2026-11-23", "");
	assert_int_equal(p.planner.count, ARRAY_LEN(order));
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		assert_string_equal(p.planner.lines[i].moment->code, order[i]);
		assert_false(p.planner.lines[i].impossible);
	}
	is_day(line(&p, "landing_start")->day, "2026-12-15");
	is_day(line(&p, "report")->day, "2027-04-20");
	is_day(line(&p, "support_end")->day, "2029-06-15");
	expect_earliest(&p, "2027-05-24", "landing_weeks"); /* 23 November + 182 days */
}

static void what_is_gone_is_said(void **state)
{
	struct planned p;

	(void)state;
	plan(&p, "2026-12-15", "2026-05-11", "");
	assert_false(line(&p, "landing_start")->impossible); /* began before 16 June */
	assert_true(line(&p, "report")->impossible);         /* 20 October is gone */
	assert_true(line(&p, "money")->impossible);          /* 17 November too */
	assert_false(line(&p, "handover")->impossible);
	expect_earliest(&p, "2027-01-14", "report"); /* today + 56 days */

	plan(&p, "2026-12-15", "2026-05-11", "report");
	assert_false(line(&p, "report")->impossible);
	expect_earliest(&p, "2026-12-17", "money"); /* today + 28 days */

	plan(&p, "2026-12-15", "2026-05-11", "report money handover");
	expect_earliest(&p, "2026-11-19", NULL); /* the landing was long enough on 9 November */
}

static void the_landing_counts_from_its_own_day(void **state)
{
	struct planned p;

	(void)state;
	plan(&p, "2026-12-15", NULL, "");
	assert_true(line(&p, "landing_start")->impossible);
	expect_earliest(&p, "2027-05-20", "landing_weeks"); /* begins today at the earliest: + 182 days */

	plan(&p, "2026-12-15", "2026-06-16", "report money handover");
	assert_false(line(&p, "landing_start")->impossible);
	expect_earliest(&p, "2026-12-15", "landing_weeks");

	plan(&p, "2026-12-15", "2026-06-17", "report money handover");
	assert_true(line(&p, "landing_start")->impossible);
	expect_earliest(&p, "2026-12-16", "landing_weeks");
}

static void months_before_the_key(void **state)
{
	static const struct code_entry moments[] = {
		ENTRY("moment", "early", "early", "anchor=key\nafter.months=-3"),
		ENTRY("moment", "letter", "letter", "anchor=key\nafter.workdays=-10"),
	};
	const struct codebook own = { .entries = (struct code_entry *)moments, .count = 1 };
	const struct codebook both = { .entries = (struct code_entry *)moments, .count = 2 };
	struct planned p;

	(void)state;
	/* From 30 November a key on 28 February counts back to 28 November, which is gone; 1 March to 1 December. */
	arena_open(&p.arena);
	planner_plan(p.arena, &own, day("2027-02-28"), UNKNOWN, "", day("2026-11-30"), &p.planner);
	assert_true(p.planner.lines[0].impossible);
	expect_earliest(&p, "2027-03-01", "early");
	arena_open(&p.arena);
	planner_plan(p.arena, &both, day("2027-02-28"), UNKNOWN, "early", day("2026-11-19"), &p.planner);
	expect_earliest(&p, "2026-12-03", "letter"); /* ten working days on from a Thursday */
}

static void an_arrangement_without_moments(void **state)
{
	const struct codebook empty = { .count = 0 };
	struct planned p;

	(void)state;
	arena_open(&p.arena);
	planner_plan(p.arena, &empty, day("2026-12-15"), UNKNOWN, NULL, day("2026-11-19"), &p.planner);
	assert_int_equal(p.planner.count, 0);
	expect_earliest(&p, "2026-11-19", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(due_days_from_an_anchor),
		cmocka_unit_test(every_latest_day_follows_from_the_key),
		cmocka_unit_test(what_is_gone_is_said),
		cmocka_unit_test(the_landing_counts_from_its_own_day),
		cmocka_unit_test(months_before_the_key),
		cmocka_unit_test(an_arrangement_without_moments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
