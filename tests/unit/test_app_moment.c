/* Moments of a case: how they come into being, are planned, held, moved and dropped, and what the agenda shows. */
#include "app/decide.h"
#include "app/moment.h"
#include "base/day.h"
#include "book_kit.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct code_entry entries[] = {
	ENTRY("step", "scheduled", "scheduled", "queue=true"),
	ENTRY("step", "admitted", "admitted", "event=admission"),
	ENTRY("step", "living", "living", "event=key"),
	ENTRY("moment", "landing_start", "start",
		"anchor=admission\nafter.weeks=0\nuntil.weeks=2\nalso.anchor=key\n"
		"also.after.weeks=-26\nmarks=landing\nattends=client\twelfare"),
	ENTRY("moment", "landing_check", "check", "anchor=admission\nafter.weeks=6"),
	ENTRY("moment", "money", "money", "anchor=key\nafter.weeks=-4"),
	ENTRY("moment", "key", "key", "anchor=key\nafter.days=0"),
	ENTRY("moment", "evaluation_3", "three",
		"anchor=key\nafter.months=3\nattends=client\tsupport_worker\tassociation\nchecklist=evaluation"),
	ENTRY("moment", "support_end", "end", "anchor=key\nafter.months=24\nmarks=support_end"),
	ENTRY("moment", "back", "talk after a time-out", "anchor=return\nafter.weeks=1"),
	ENTRY("moment", "experiment", "experiment", "anchor=household\nafter.months=12\nhousehold=true"),
};

static struct fixture *open_kit(const char *forum)
{
	struct fixture *fx = fixture_open(forum);

	fx->app.codebook = book_with(fx->arena, app_codebook(&fx->app), entries, ARRAY_LEN(entries));
	return fx;
}

static int64_t day(const char *text)
{
	int64_t out;

	assert_true(day_read(text, &out));
	return out;
}

static size_t make(struct fixture *fx, const char *application, const char *anchor, const char *on)
{
	size_t made;

	fixture_wait(fx, 1);
	GOOD(fx, store_begin(fx->app.store, fx->app.person, &fx->err));
	GOOD(fx, moment_make(&fx->app, fx->arena, application, NULL, anchor, day(on), &made, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	return made;
}

static size_t make_before(struct fixture *fx, const char *application, const char *key)
{
	size_t made;

	fixture_wait(fx, 1);
	GOOD(fx, store_begin(fx->app.store, fx->app.person, &fx->err));
	GOOD(fx, moment_make_before(&fx->app, fx->arena, application, day(key), &made, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	return made;
}

/* The newest appointment of a moment of a case, or of all its moments "money 2026-11-17 to_plan; …". */
static const struct appointment *find(struct fixture *fx, const char *application, const char *moment)
{
	const struct appointment *found = NULL;
	void **rows;
	size_t count;

	GOOD(fx,
		store_list_by(fx->app.store, fx->arena, &entity_appointment, "application", application, 100, &rows,
			&count, &fx->err));
	for (size_t i = 0; i < count; i++)
		if (!strcmp(((struct appointment *)rows[i])->moment, moment))
			found = rows[i];
	return found;
}

static void expect(struct fixture *fx, const char *application, const char *moment, const char *due, const char *state)
{
	const struct appointment *row = find(fx, application, moment);

	assert_non_null(row);
	assert_string_equal(day_write(fx->arena, row->due), due);
	assert_string_equal(row->state, state);
}

static void admission_makes_its_own(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=admitted"));

	(void)state;
	assert_int_equal(make(fx, id, "admission", "2026-11-19"), 2);
	expect(fx, id, "landing_start", "2026-12-03", "to_plan");
	expect(fx, id, "landing_check", "2026-12-31", "to_plan");
	assert_null(find(fx, id, "money"));
	/* the same once more: nothing new, nothing changed */
	assert_int_equal(make(fx, id, "admission", "2026-11-19"), 0);
	expect(fx, id, "landing_start", "2026-12-03", "to_plan");
	fixture_close(fx);
}

static void a_wished_key_makes_what_comes_before_it(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=admitted", "key_wish=2027-06-01"));

	(void)state;
	assert_int_equal(make(fx, id, "admission", "2026-11-19"), 4);
	/* 26 weeks before 1 June is 1 December: earlier than two weeks after admission */
	expect(fx, id, "landing_start", "2026-12-01", "to_plan");
	expect(fx, id, "money", "2027-05-04", "to_plan");
	expect(fx, id, "key", "2027-06-01", "to_plan");
	assert_null(find(fx, id, "evaluation_3"));
	/* another wish moves them, and says from where */
	assert_int_equal(make_before(fx, id, "2027-06-15"), 0);
	expect(fx, id, "money", "2027-05-18", "moved");
	HOLDS(find(fx, id, "money")->reason, "04-05-2027");
	expect(fx, id, "landing_start", "2026-12-01", "to_plan");
	fixture_close(fx);
}

static void the_key_makes_all_that_hangs_on_it(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=living"));

	(void)state;
	assert_int_equal(make(fx, id, "key", "2026-11-19"), 4);
	expect(fx, id, "key", "2026-11-19", "held");
	assert_true(find(fx, id, "key")->held_on == day("2026-11-19"));
	expect(fx, id, "money", "2026-10-22", "dropped");
	assert_non_null(find(fx, id, "money")->reason);
	expect(fx, id, "evaluation_3", "2027-02-19", "to_plan");
	expect(fx, id, "support_end", "2028-11-19", "to_plan");
	assert_int_equal(make(fx, id, "key", "2026-11-19"), 0);
	/* the key was handed over two days before: what is not held moves along */
	assert_int_equal(make(fx, id, "key", "2026-11-17"), 0);
	expect(fx, id, "evaluation_3", "2027-02-17", "moved");
	expect(fx, id, "key", "2026-11-19", "held");
	fixture_close(fx);
}

static void each_return_has_its_talk(void **state)
{
	struct fixture *fx = open_kit("all");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=living"));

	(void)state;
	assert_int_equal(make(fx, id, "return", "2026-11-20"), 1);
	expect(fx, id, "back", "2026-11-27", "to_plan");
	assert_int_equal(make(fx, id, "return", "2026-11-20"), 0);
	fixture_set(fx, &entity_appointment, find(fx, id, "back")->row.id, CELLS("state=held", "held_on=2026-11-26"));
	assert_int_equal(make(fx, id, "return", "2026-11-20"), 0);
	assert_int_equal(make(fx, id, "return", "2027-03-01"), 1);
	expect(fx, id, "back", "2027-03-08", "to_plan");
	fixture_close(fx);
}

/* Decided at the table of Velsen. */
static void a_decision_to_admit_makes_them_and_its_withdrawal_takes_them_back(void **state)
{
	struct fixture *fx = open_kit("velsen");
	const char *id = fixture_case(fx, "ZK-2026-0001", CELLS("step=scheduled")), *decision, *left;
	struct decide decide = { .application = id, .outcome = "admit" };

	(void)state;
	row_clear(&entity_decision, &decide.fields);
	fixture_wait(fx, 1);
	GOOD(fx, decide_record(&fx->app, fx->arena, &decide, &decision, &fx->err));
	expect(fx, id, "landing_start", "2026-12-03", "to_plan");
	expect(fx, id, "landing_check", "2026-12-31", "to_plan");
	fixture_wait(fx, 1);
	GOOD(fx, decide_withdraw(&fx->app, fx->arena, id, NULL, &left, &fx->err));
	assert_null(left);
	assert_null(find(fx, id, "landing_start"));
	assert_null(find(fx, id, "landing_check"));
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(admission_makes_its_own),
		cmocka_unit_test(a_wished_key_makes_what_comes_before_it),
		cmocka_unit_test(the_key_makes_all_that_hangs_on_it),
		cmocka_unit_test(each_return_has_its_talk),
		cmocka_unit_test(a_decision_to_admit_makes_them_and_its_withdrawal_takes_them_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
