/* The course of a case: steps, triage, agenda, holds that return, reopening, what a reason causes, orphans. */
#include "app/course.h"
#include "app/decide.h"
#include "app/queue.h"
#include "base/day.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* All that stands before "complete". */
#define WHOLE                                                                                                          \
	"two_years=true", "support_worker=J. Bakker", "support_backup=S. Vos", "responsible=velsen",                   \
		"local_contact=Dock", "client.profile=Rustig mens", "client.adults=1", "client.children=0",            \
		"client.income_kind=work", "client.debts=none", "client.present_stay=shelter"
#define MINUTES(days) ((int64_t)(days)*MINUTES_PER_DAY)

static struct course *course(struct fixture *fx, const char *application)
{
	struct course *out;

	GOOD(fx, course_load(&fx->app, fx->arena, application, &out, &fx->err));
	return out;
}

static struct course_set set_of(const char *application, const char *step)
{
	return (struct course_set){
		.application = application, .step = step, .role = "servicepunt", .name = "P. Smit", .until = UNKNOWN
	};
}

static const char *set(struct fixture *fx, const struct course_set *given)
{
	const char *id, *told;

	fixture_wait(fx, 1);
	GOOD(fx, course_set(&fx->app, fx->arena, given, &id, &told, &fx->err));
	return id;
}

static void refuse(struct fixture *fx, const struct course_set *given, const char *says)
{
	const char *id, *told;

	REFUSED(fx, E_INPUT, course_set(&fx->app, fx->arena, given, &id, &told, &fx->err));
	HOLDS(fx->err.text, says);
	HOLDS(fx->err.text, "Nothing was recorded");
}

static const char *decide(struct fixture *fx, const char *application, const char *outcome, const char *const *answers)
{
	struct decide given = { .application = application, .outcome = outcome };
	struct decided decided;

	row_clear(&entity_decision, &given.fields);
	for (; *answers; answers++) {
		const char *equals = strchr(*answers, '=');
		const char *name = arena_copy(fx->arena, *answers, (size_t)(equals - *answers));

		GOOD(fx,
			field_cell_read(fx->arena, entity_field(&entity_decision, name), &given.fields, NULL,
				equals + 1, &fx->err));
	}
	fixture_wait(fx, 1);
	GOOD(fx, decide_take(&fx->app, fx->arena, &given, &decided, &fx->err));
	return decided.told ? decided.told : "";
}

static void expect(struct fixture *fx, const char *application, const char *cell, const char *value)
{
	assert_string_equal(fixture_value(fx, &entity_application, application, cell), value);
}

/* Rows of an entity on a case, with one field of each: "chair client". */
static const char *rows_of(struct fixture *fx, const struct entity *entity, const char *application, const char *field)
{
	struct buffer out = { .arena = fx->arena };
	void **rows;
	size_t count;

	GOOD(fx,
		store_list_by(
			fx->app.store, fx->arena, entity, "application", application, 100, &rows, &count, &fx->err));
	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++)
		buffer_print(
			&out, "%s%s", i ? "; " : "", fixture_value(fx, entity, ((struct row *)rows[i])->id, field));
	return out.text;
}

static size_t count_of(struct fixture *fx, const struct entity *entity, const char *application)
{
	void **rows;
	size_t count;

	GOOD(fx,
		store_list_by(
			fx->app.store, fx->arena, entity, "application", application, 100, &rows, &count, &fx->err));
	return count;
}

static const struct course_next *next_step(const struct course *course, const char *step)
{
	for (size_t i = 0; i < course->next_count; i++)
		if (!strcmp(course->next[i].step->code, step))
			return &course->next[i];
	return NULL;
}

/* ---- setting a step ----------------------------------------------------------------------------------------------- */

static void a_step_is_set_by_who_may(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=submitted", WHOLE)), *id;
	struct course_set given = set_of(application, "complete");

	(void)state;
	given.role = given.name = NULL;
	refuse(fx, &given, "is set by: Servicepunt");
	given = set_of(application, "complet");
	refuse(fx, &given, "Possible now: complete, withdrawn");
	given.step = "triaged";
	refuse(fx, &given, "From the step \"submitted\" a case does not go to");
	given.step = "submitted";
	refuse(fx, &given, "already");
	given.step = "admitted";
	refuse(fx, &given, "Only a decision of the table");
	given.step = "complete";
	id = set(fx, &given);
	expect(fx, application, "step", "complete");
	expect(fx, application, "step_since", "2026-11-19");
	assert_string_equal(fixture_value(fx, &entity_step_change, id, "step_before"), "submitted");
	assert_string_equal(fixture_value(fx, &entity_step_change, id, "role"), "servicepunt");
	assert_string_equal(fixture_value(fx, &entity_step_change, id, "name"), "P. Smit");
	assert_string_equal(
		fixture_value(fx, &entity_step_change, id, "arrangement"), app_codebook(&fx->app)->arrangement);
	assert_string_equal(fixture_value(fx, &entity_step_change, id, "passed_gates"), "");
	fixture_close(fx);
}

static void a_gate_is_passed_with_a_reason_and_not_asked_again(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=submitted", "support_backup=", WHOLE));
	struct course_set given = set_of(application, "complete");
	const struct course_triage triage = { application, "light", "geld op orde", NULL, 0, NULL };
	const char **warnings, *id;
	size_t count;

	(void)state;
	GOOD(fx, course_warnings(&fx->app, fx->arena, &given, &warnings, &count, &fx->err));
	assert_int_equal(count, 1);
	assert_string_equal(warnings[0], "No support worker and stand-in named.");
	refuse(fx, &given, "No support worker and stand-in named.");
	assert_int_equal(count_of(fx, &entity_step_change, application), 0);
	given.passed_why = "vervanger begint maandag";
	id = set(fx, &given);
	assert_string_equal(fixture_value(fx, &entity_step_change, id, "passed_gates"), "support_worker");
	assert_string_equal(fixture_value(fx, &entity_step_change, id, "passed_why"), "vervanger begint maandag");
	HOLDS(course(fx, application)->lines[0].passed, "No support worker and stand-in named. Why: vervanger");
	fixture_wait(fx, 1);
	GOOD(fx, course_triage(&fx->app, fx->arena, &triage, &fx->err));
	expect(fx, application, "step", "triaged");
	fixture_close(fx);
}

/* ---- triage and agenda -------------------------------------------------------------------------------------------- */

static const char *asked_in(struct fixture *fx, const char *application)
{
	struct buffer out = { .arena = fx->arena };
	size_t count;
	const struct code_entry *roles = codebook_list(app_codebook(&fx->app), "role", &count);
	const char *rows = rows_of(fx, &entity_attendance, application, "role");

	/* in the order of the arrangement, since rows have none */
	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++)
		if (strstr(arena_print(fx->arena, "; %s;", rows), arena_print(fx->arena, "; %s;", roles[i].code)))
			buffer_print(&out, "%s%s", out.length ? " " : "", roles[i].code);
	return out.text;
}

static void triage_asks_in_by_weight(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *light = fixture_case(fx, "ZK-2026-0001", CELLS("step=complete", WHOLE));
	const char *heavy = fixture_case(fx, "ZK-2026-0002", CELLS("step=complete", "client.children=2", WHOLE));
	const char *meeting =
		fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-12-03T13:00"));
	struct course_triage given = { light, "light", "geld op orde", NULL, 0, NULL };

	(void)state;
	fixture_row(fx, &entity_expert, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", heavy), "name=Bo", "client_agrees=true"));
	GOOD(fx, course_triage(&fx->app, fx->arena, &given, &fx->err));
	assert_string_equal(asked_in(fx, light), "chair servicepunt municipality client");
	expect(fx, light, "weight", "light");
	expect(fx, light, "weight_why", "geld op orde");
	expect(fx, light, "step", "triaged");
	HOLDS(rows_of(fx, &entity_attendance, light, "meeting"), meeting);
	given = (struct course_triage){ heavy, "heavy", "eerder huis kwijt", NULL, 0, NULL };
	GOOD(fx, course_triage(&fx->app, fx->arena, &given, &fx->err));
	assert_string_equal(asked_in(fx, heavy),
		"chair servicepunt municipality applying_care ambulant_care association welfare cjg expert client");
	HOLDS(rows_of(fx, &entity_attendance, heavy, "party"), "hvo");
	/* weighed anew: the step stays, who is not asked any more goes */
	given = (struct course_triage){ heavy, "light", "viel mee", NULL, 0, NULL };
	fixture_wait(fx, 1);
	GOOD(fx, course_triage(&fx->app, fx->arena, &given, &fx->err));
	assert_string_equal(asked_in(fx, heavy), "chair servicepunt municipality expert client");
	assert_int_equal(count_of(fx, &entity_step_change, heavy), 1);
	fixture_close(fx);
}

static void the_matrix_says_why_not(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=complete", WHOLE));
	struct course_invitee *lines;
	size_t count, seen = 0;

	(void)state;
	GOOD(fx, course_invitees(&fx->app, fx->arena, application, "heavy", &lines, &count, &fx->err));
	for (size_t i = 0; i < count; i++) {
		const char *role = lines[i].role->code;

		if (!strcmp(role, "cjg") && ++seen) {
			assert_int_equal(lines[i].mark, '-');
			assert_string_equal(lines[i].why, "only with: Children");
		} else if (!strcmp(role, "expert") && ++seen) {
			assert_string_equal(lines[i].why, "only with: the client agrees");
		} else if (!strcmp(role, "police") && ++seen) {
			assert_int_equal(lines[i].mark, 'Q');
		} else if (!strcmp(role, "ambulant_care") && ++seen) {
			assert_int_equal(lines[i].mark, 'R');
		}
	}
	assert_int_equal(seen, 4);
	fixture_close(fx);
}

static void police_comes_with_a_reason_only(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=complete", WHOLE));
	const char *bare[] = { "chair", "police" }, *good[] = { "chair", "police=dreiging | Wpg 20" };
	struct course_triage given = { application, "heavy", "dreiging", bare, 2, NULL };

	(void)state;
	REFUSED(fx, E_INPUT, course_triage(&fx->app, fx->arena, &given, &fx->err));
	HOLDS(fx->err.text, "only with a reason: police=WHY");
	expect(fx, application, "step", "complete");
	assert_string_equal(asked_in(fx, application), "");
	given.invite = good;
	GOOD(fx, course_triage(&fx->app, fx->arena, &given, &fx->err));
	assert_string_equal(asked_in(fx, application), "chair police");
	HOLDS(rows_of(fx, &entity_attendance, application, "reason"), "dreiging");
	HOLDS(rows_of(fx, &entity_attendance, application, "ground"), "Wpg 20");
	given.invite = (const char *[]){ "chair", "sheriff=x" };
	REFUSED(fx, E_INPUT, course_triage(&fx->app, fx->arena, &given, &fx->err));
	HOLDS(fx->err.text, "no role \"sheriff\"");
	given.why = "";
	REFUSED(fx, E_INPUT, course_triage(&fx->app, fx->arena, &given, &fx->err));
	given.weight = "enormous";
	given.why = "x";
	REFUSED(fx, E_INPUT, course_triage(&fx->app, fx->arena, &given, &fx->err));
	fixture_close(fx);
}

static const char *item_of(struct fixture *fx, const char *application, const char *field)
{
	return rows_of(fx, &entity_agenda_item, application, field);
}

/* Heavy takes 20 minutes and light 5: 13:00, then 13:20, then 13:25. */
static void the_agenda_fills_by_weight(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *first = fixture_case(fx, "ZK-2026-0001", CELLS("step=triaged", "weight=heavy"));
	const char *second = fixture_case(fx, "ZK-2026-0002", CELLS("step=triaged", "weight=light"));
	const char *third = fixture_case(fx, "ZK-2026-0003", CELLS("step=triaged", "weight=medium"));
	const char *meeting, *late, *other;

	(void)state;
	REFUSED(fx, E_INPUT, course_schedule(&fx->app, fx->arena, first, NULL, "x", &fx->err));
	HOLDS(fx->err.text, "No meeting of Velsen lies ahead");
	late = fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-12-10T13:00"));
	meeting = fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-12-03T13:00"));
	other = fixture_row(fx, &entity_meeting, "heemskerk", CELLS("forum=heemskerk", "starts=2026-11-26T13:00"));
	REFUSED(fx, E_INPUT, course_schedule(&fx->app, fx->arena, first, other, "x", &fx->err));
	REFUSED(fx, E_INPUT, course_schedule(&fx->app, fx->arena, first, NULL, NULL, &fx->err));
	HOLDS(fx->err.text, "Papers not sent");
	GOOD(fx, course_schedule(&fx->app, fx->arena, first, NULL, "haast", &fx->err));
	GOOD(fx, course_schedule(&fx->app, fx->arena, second, NULL, "haast", &fx->err));
	GOOD(fx, course_schedule(&fx->app, fx->arena, third, NULL, "haast", &fx->err));
	assert_string_equal(item_of(fx, first, "meeting"), meeting);
	assert_string_equal(item_of(fx, first, "starts"), "2026-12-03T13:00");
	assert_string_equal(item_of(fx, first, "minutes"), "20");
	assert_string_equal(item_of(fx, second, "starts"), "2026-12-03T13:20");
	assert_string_equal(item_of(fx, second, "minutes"), "5");
	assert_string_equal(item_of(fx, third, "starts"), "2026-12-03T13:25");
	assert_string_equal(item_of(fx, third, "position"), "3");
	expect(fx, third, "step", "scheduled");
	/* to a later meeting: carried over, the step stays */
	fixture_wait(fx, 1);
	GOOD(fx, course_schedule(&fx->app, fx->arena, third, late, NULL, &fx->err));
	HOLDS(item_of(fx, third, "state"), "carried_over");
	HOLDS(item_of(fx, third, "meeting"), late);
	fixture_close(fx);
}

static void papers_that_were_sent_open_the_gate(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=triaged", WHOLE));
	const char *meeting = fixture_row(fx, &entity_meeting, "velsen",
		CELLS("forum=velsen", "starts=2026-12-03T13:00", "papers_sent=2026-11-18"));

	(void)state;
	fixture_row(fx, &entity_agenda_item, "velsen",
		CELLS(arena_print(fx->arena, "meeting=%s", meeting), "position=1", "minutes=30",
			arena_print(fx->arena, "application=%s", application), "client_invited=2026-11-18",
			"state=ready"));
	fixture_row(fx, &entity_attendance, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", application), "role=chair", "state=invited"));
	GOOD(fx, course_schedule(&fx->app, fx->arena, application, NULL, NULL, &fx->err));
	assert_string_equal(rows_of(fx, &entity_attendance, application, "meeting"), meeting);
	assert_int_equal(count_of(fx, &entity_agenda_item, application), 1);
	assert_string_equal(rows_of(fx, &entity_step_change, application, "passed_gates"), "");
	fixture_close(fx);
}

/* ---- holds -------------------------------------------------------------------------------------------------------- */

static struct queue_row queue_row(struct fixture *fx, const char *number)
{
	const struct queue queue = { .forum = "velsen" };
	struct queue_read read = { .limit = 50 };

	GOOD(fx, queue_read(&fx->app, fx->arena, &queue, &read, &fx->err));
	for (size_t i = 0; i < read.count; i++)
		if (!strcmp(read.lines[i].row.number, number))
			return read.lines[i].row;
	fail_msg("%s is in no queue", number);
	return read.lines[0].row;
}

/* On the agenda since Thursday 12 November, 6 weeks: until 24 December. On hold from the 19th until 3 December are 14 days:
 * until 7 January. */
static void a_hold_comes_back_by_itself(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	struct course *now;
	struct queue_row row;

	(void)state;
	now = course(fx, application);
	assert_string_equal(day_write(fx->arena, now->state.term_ends), "2026-12-24");
	decide(fx, application, "hold",
		CELLS("reason=hold_other", "needed=huurverklaring", "needed_from=De Oever", "until=2026-12-03"));
	fixture_wait(fx, MINUTES(10));
	now = course(fx, application);
	assert_string_equal(now->state.step->code, "on_hold");
	assert_string_equal(now->turn, "De Oever");
	assert_int_equal(now->state.suspended_days, 10);
	assert_int_equal(now->state.waits, 41);
	row = queue_row(fx, "ZK-2026-0001");
	assert_int_equal(row.mark, MARK_HOLD);
	assert_null(row.turn);
	fixture_wait(fx, MINUTES(6));
	now = course(fx, application);
	assert_true(now->state.returned);
	assert_string_equal(now->state.step->code, "scheduled");
	assert_string_equal(now->turn, "chair");
	assert_string_equal(day_write(fx->arena, now->state.turn_since), "2026-12-03");
	assert_string_equal(day_write(fx->arena, now->state.term_ends), "2027-01-07");
	assert_int_equal(now->state.term_suspended, 14);
	assert_int_equal(now->state.waits, 43);
	row = queue_row(fx, "ZK-2026-0001");
	assert_int_equal(row.mark, MARK_BACK);
	assert_true(row.returned);
	assert_string_equal(row.step, "scheduled");
	assert_string_equal(row.turn, "chair");
	assert_int_equal(row.turn_days, 2);
	/* and the table goes on with it as if it had never been away */
	decide(fx, application, "admit", CELLS("contract_form=tripartite"));
	expect(fx, application, "step", "admitted");
	expect(fx, application, "hold_until", "");
	fixture_close(fx);
}

static void a_hold_ends_early_by_going_back(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	struct course_set given = set_of(application, "scheduled");

	(void)state;
	decide(fx, application, "hold", CELLS("reason=hold_other", "until=2026-12-03"));
	assert_non_null(next_step(course(fx, application), "scheduled"));
	given.passed_why = "het stuk is er";
	set(fx, &given);
	expect(fx, application, "step", "scheduled");
	expect(fx, application, "hold_until", "");
	assert_int_equal(course(fx, application)->line_count, 2);
	fixture_close(fx);
}

/* The care decision is back at the latest after 8 weeks, also when nobody said until when. */
static void a_reason_says_until_when(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));

	(void)state;
	decide(fx, application, "hold", CELLS("reason=missing_decision", "needed=beschikking"));
	expect(fx, application, "hold_until", "2027-01-14");
	expect(fx, application, "parked_for", "beschikking");
	assert_string_equal(day_write(fx->arena, course(fx, application)->state.term_ends), "2027-01-14");
	fixture_close(fx);
}

/* ---- withdrawn and opened again ----------------------------------------------------------------------------------- */

static struct course_set withdrawal(const char *application, const char *reason)
{
	return (struct course_set){
		.application = application, .reason = reason, .role = "client", .name = "Mehmet", .until = UNKNOWN
	};
}

static void withdraw(struct fixture *fx, const char *application, const char *reason)
{
	const struct course_set given = withdrawal(application, reason);
	const char *told;

	fixture_wait(fx, 1);
	GOOD(fx, course_withdraw(&fx->app, fx->arena, &given, &told, &fx->err));
}

static void a_withdrawal_frees_and_is_taken_back(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct arena *arena = fx->arena;
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=proposed", "admitted_on=2026-11-02"));
	const char *home = fixture_row(fx, &entity_home, "regio", CELLS("number=W-0117", "offer=proposed"));
	const char *proposal = fixture_row(fx, &entity_proposal, "velsen.hvo",
		CELLS(arena_print(arena, "application=%s", application), arena_print(arena, "home=%s", home),
			"state=open", "proposed_on=2026-11-10"));
	struct course_set given = withdrawal(application, NULL);
	const char *step, *told;

	(void)state;
	fixture_set(fx, &entity_home, home, CELLS(arena_print(arena, "held_by=%s", proposal)));
	REFUSED(fx, E_INPUT, course_withdraw(&fx->app, arena, &given, &told, &fx->err));
	HOLDS(fx->err.text, "found_home");
	given.reason = "found_home";
	given.name = NULL;
	REFUSED(fx, E_INPUT, course_withdraw(&fx->app, arena, &given, &told, &fx->err));
	HOLDS(fx->err.text, "Who withdraws it?");
	withdraw(fx, application, "found_home");
	expect(fx, application, "step", "withdrawn");
	expect(fx, application, "ended_on", "2026-11-19");
	assert_string_equal(fixture_value(fx, &entity_proposal, proposal, "state"), "withdrawn");
	assert_string_equal(fixture_value(fx, &entity_home, home, "offer"), "free");
	assert_string_equal(fixture_value(fx, &entity_home, home, "held_by"), "");
	/* 41 days waited, 20 days closed: the home went to others, so it looks on for one, with its 41 days */
	fixture_wait(fx, MINUTES(20));
	assert_int_equal(course(fx, application)->state.waits, 41);
	GOOD(fx, course_reopen(&fx->app, arena, application, "het ging niet door", &step, &fx->err));
	assert_string_equal(step, "admitted");
	expect(fx, application, "step", "admitted");
	expect(fx, application, "ended_on", "");
	assert_int_equal(course(fx, application)->state.waits, 41);
	fixture_wait(fx, MINUTES(5));
	assert_int_equal(course(fx, application)->state.waits, 46);
	fixture_close(fx);
}

static void reopening_has_its_bounds(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *late = fixture_case(fx, "ZK-2026-0001", CELLS("step=complete"));
	const char *dead = fixture_case(fx, "ZK-2026-0002", CELLS("step=complete"));
	const char *scheduled = fixture_case(fx, "ZK-2026-0003", CELLS("step=scheduled"));
	const char *step;

	(void)state;
	REFUSED(fx, E_INPUT, course_reopen(&fx->app, fx->arena, late, "x", &step, &fx->err));
	HOLDS(fx->err.text, "has not ended");
	withdraw(fx, dead, "died");
	withdraw(fx, scheduled, "stays");
	withdraw(fx, late, "stays");
	REFUSED(fx, E_INPUT, course_reopen(&fx->app, fx->arena, dead, "x", &step, &fx->err));
	HOLDS(fx->err.text, "not opened again");
	REFUSED(fx, E_INPUT, course_reopen(&fx->app, fx->arena, scheduled, "", &step, &fx->err));
	/* its place on the agenda went to others */
	GOOD(fx, course_reopen(&fx->app, fx->arena, scheduled, "toch wel", &step, &fx->err));
	assert_string_equal(step, "triaged");
	/* 19 November and 6 months */
	fixture_wait(fx, MINUTES(182));
	REFUSED(fx, E_INPUT, course_reopen(&fx->app, fx->arena, late, "x", &step, &fx->err));
	HOLDS(fx->err.text, "until 19-05-2027");
	fixture_wait(fx, -MINUTES(1));
	GOOD(fx, course_reopen(&fx->app, fx->arena, late, "toch wel", &step, &fx->err));
	assert_string_equal(step, "complete");
	fixture_close(fx);
}

/* ---- what decisions bring along ----------------------------------------------------------------------------------- */

static void conditions_become_rows(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	const char *left;

	(void)state;
	decide(fx, application, "admit_conditional",
		CELLS("conditions=budgetplan | S. Vos | 2026-12-03 | terug naar tafel\ncontact blijft",
			"condition_owner=J. Bakker", "until=2026-12-10", "if_not=gesprek", "messenger=J. Bakker",
			"told_by=2026-11-20"));
	assert_int_equal(count_of(fx, &entity_condition, application), 2);
	HOLDS(rows_of(fx, &entity_condition, application, "what"), "budgetplan");
	HOLDS(rows_of(fx, &entity_condition, application, "what"), "contact blijft");
	HOLDS(rows_of(fx, &entity_condition, application, "owner"), "S. Vos");
	HOLDS(rows_of(fx, &entity_condition, application, "owner"), "J. Bakker");
	HOLDS(rows_of(fx, &entity_condition, application, "due"), "2026-12-03");
	HOLDS(rows_of(fx, &entity_condition, application, "due"), "2026-12-10");
	HOLDS(rows_of(fx, &entity_condition, application, "if_not"), "terug naar tafel");
	HOLDS(rows_of(fx, &entity_condition, application, "if_not"), "gesprek");
	assert_string_equal(
		rows_of(fx, &entity_promise, application, "what"), "Tell the client: admitted with conditions");
	assert_string_equal(rows_of(fx, &entity_promise, application, "due"), "2026-11-20");
	/* all of it goes when the decision does */
	GOOD(fx, decide_withdraw(&fx->app, fx->arena, application, NULL, &left, &fx->err));
	assert_null(left);
	assert_int_equal(count_of(fx, &entity_condition, application), 0);
	assert_int_equal(count_of(fx, &entity_promise, application), 0);
	expect(fx, application, "step", "scheduled");
	expect(fx, application, "searching_since", "");
	fixture_close(fx);
}

static void what_is_asked_from_somebody_is_a_promise(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));

	(void)state;
	decide(fx, application, "hold",
		CELLS("reason=missing_document", "needed=huurverklaring", "needed_from=De Oever", "until=2026-12-03"));
	assert_string_equal(rows_of(fx, &entity_promise, application, "who"), "De Oever");
	assert_string_equal(rows_of(fx, &entity_promise, application, "what"), "huurverklaring");
	assert_string_equal(rows_of(fx, &entity_promise, application, "due"), "2026-12-03");
	assert_string_equal(rows_of(fx, &entity_promise, application, "forum"), "velsen");
	fixture_close(fx);
}

static void to_the_case_conference_opens_an_incident(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));

	(void)state;
	decide(fx, application, "to_casuistry", CELLS("note=Wie helpt met de schuld?"));
	assert_string_equal(rows_of(fx, &entity_incident, application, "forum"), "casuistiek");
	assert_string_equal(rows_of(fx, &entity_incident, application, "asked_by"), "velsen");
	assert_string_equal(rows_of(fx, &entity_incident, application, "question"), "Wie helpt met de schuld?");
	assert_string_equal(rows_of(fx, &entity_incident, application, "state"), "open");
	expect(fx, application, "step", "scheduled");
	fixture_close(fx);
}

/* Money that is not stable is no end: the case waits for one proof. A worry goes to the case conference within 4 weeks. */
static void a_decline_has_its_consequence(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *money = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	const char *worry = fixture_case(fx, "ZK-2026-0002", CELLS("weight=light"));
	const char *later = fixture_case(fx, "ZK-2026-0003", CELLS("weight=light"));
	const char *told;

	(void)state;
	told = decide(fx, money, "decline", CELLS("reason=money_unstable", "note=bewijs van inkomen"));
	expect(fx, money, "step", "on_hold");
	expect(fx, money, "parked_for", "bewijs van inkomen");
	HOLDS(told, "The case waits until this is in: bewijs van inkomen.");
	told = decide(fx, worry, "decline", CELLS("reason=association_worry", "note=geen waarborg"));
	expect(fx, worry, "step", "on_hold");
	expect(fx, worry, "hold_until", "2026-12-17");
	HOLDS(told, "by 17-12-2026");
	assert_string_equal(rows_of(fx, &entity_promise, worry, "forum"), "casuistiek");
	assert_string_equal(rows_of(fx, &entity_promise, worry, "due"), "2026-12-17");
	/* with a meeting in time it is on its agenda */
	fixture_row(fx, &entity_meeting, "casuistiek", CELLS("forum=casuistiek", "starts=2026-12-10T10:00"));
	told = decide(fx, later, "decline", CELLS("reason=association_worry"));
	HOLDS(told, "on the agenda of 10-12-2026");
	assert_int_equal(count_of(fx, &entity_agenda_item, later), 1);
	fixture_close(fx);
}

struct proposed {
	struct fixture *fx;
	const char *application, *home, *proposal;
};

static struct proposed propose(void)
{
	struct proposed p = { .fx = fixture_open("velsen") };
	struct arena *arena = p.fx->arena;

	p.application = fixture_case(
		p.fx, "ZK-2026-0001", CELLS("step=proposed", "admitted_on=2026-11-02", "searching_since=2026-11-02"));
	p.home = fixture_row(
		p.fx, &entity_home, "regio", CELLS("number=W-0117", "offer=proposed", "neighbourhood=Zeewijk"));
	p.proposal = fixture_row(p.fx, &entity_proposal, "velsen.hvo",
		CELLS(arena_print(arena, "application=%s", p.application), arena_print(arena, "home=%s", p.home),
			"state=open", "proposed_on=2026-11-10"));
	fixture_set(p.fx, &entity_home, p.home, CELLS(arena_print(arena, "held_by=%s", p.proposal)));
	return p;
}

static void a_place_that_is_avoided_has_no_reason(void **state)
{
	struct proposed p = propose();
	struct application row;

	(void)state;
	decide(p.fx, p.application, "refuse_home_client", CELLS("reason=client_safety"));
	GOOD(p.fx, store_load(p.fx->app.store, p.fx->arena, &entity_application, p.application, &row, &p.fx->err));
	assert_string_equal(fixture_value(p.fx, &entity_client, row.client, "not_in"), "Zeewijk");
	assert_string_equal(rows_of(p.fx, &entity_decision, p.application, "reason"), "");
	assert_string_equal(fixture_value(p.fx, &entity_proposal, p.proposal, "counted"), "false");
	assert_string_equal(fixture_value(p.fx, &entity_home, p.home, "offer"), "free");
	fixture_close(p.fx);
}

/* Parked until 19 December: nobody's turn till then; the step that it is in ends the parking before that. */
static void a_case_is_parked_and_released(void **state)
{
	struct proposed p = propose();
	struct decide without = { .application = p.application, .outcome = "refuse_home_client" };
	struct course_set given = set_of(p.application, "admitted");
	struct course *now;
	const char *id;

	(void)state;
	row_clear(&entity_decision, &without.fields);
	without.fields.reason = "client_not_now";
	REFUSED(p.fx, E_INPUT, decide_record(&p.fx->app, p.fx->arena, &without, &id, &p.fx->err));
	HOLDS(p.fx->err.text, "asks until when");
	decide(p.fx, p.application, "refuse_home_client", CELLS("reason=client_not_now", "until=2026-12-19"));
	expect(p.fx, p.application, "parked_until", "2026-12-19");
	now = course(p.fx, p.application);
	assert_string_equal(now->state.step->code, "admitted");
	assert_null(now->turn);
	assert_null(now->orphan);
	fixture_wait(p.fx, MINUTES(10));
	assert_int_equal(course(p.fx, p.application)->state.suspended_days, 10);
	given.role = "servicepunt";
	set(p.fx, &given);
	expect(p.fx, p.application, "parked_until", "");
	expect(p.fx, p.application, "step_since", "2026-11-19");
	now = course(p.fx, p.application);
	assert_string_equal(now->turn, "housing association (consultant)");
	fixture_wait(p.fx, MINUTES(3));
	assert_int_equal(course(p.fx, p.application)->state.suspended_days, 10);
	fixture_close(p.fx);
}

static void refusals_that_count_bring_a_talk(void **state)
{
	struct proposed p = propose();
	struct arena *arena = p.fx->arena;
	const char *told = decide(p.fx, p.application, "refuse_home_client", CELLS("reason=client_home")), *again;

	(void)state;
	assert_string_equal(fixture_value(p.fx, &entity_proposal, p.proposal, "counted"), "true");
	LACKS(told, "agenda");
	assert_int_equal(course(p.fx, p.application)->client_refusals, 1);
	again = fixture_row(p.fx, &entity_proposal, "velsen.hvo",
		CELLS(arena_print(arena, "application=%s", p.application), arena_print(arena, "home=%s", p.home),
			"state=open", "proposed_on=2026-11-18"));
	fixture_set(p.fx, &entity_home, p.home, CELLS(arena_print(arena, "held_by=%s", again), "offer=proposed"));
	fixture_set(p.fx, &entity_application, p.application, CELLS("step=proposed"));
	told = decide(p.fx, p.application, "refuse_home_client", CELLS("reason=client_area"));
	HOLDS(told, "Refusals that count: 2.");
	HOLDS(told, "It has to be on an agenda: assessment table.");
	assert_int_equal(course(p.fx, p.application)->client_refusals, 2);
	fixture_close(p.fx);
}

/* ---- tracks, transfer --------------------------------------------------------------------------------------------- */

static const struct course_track *track(const struct course *course, const char *code)
{
	for (size_t i = 0; i < course->track_count; i++)
		if (!strcmp(course->tracks[i].track->code, code))
			return &course->tracks[i];
	fail_msg("no track %s", code);
	return NULL;
}

/* The search begins with the admission, the landing when it begins: within 2 weeks, and it lasts 26. */
static void two_tracks_run_from_admission(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	struct course *now = course(fx, application);

	(void)state;
	assert_int_equal(now->track_count, 0);
	decide(fx, application, "admit", CELLS("contract_form=tripartite"));
	expect(fx, application, "searching_since", "2026-11-19");
	expect(fx, application, "landing_since", "");
	now = course(fx, application);
	assert_int_equal(now->track_count, 2);
	assert_string_equal(day_write(fx->arena, track(now, "searching")->since), "2026-11-19");
	assert_true(track(now, "landing")->since == UNKNOWN);
	assert_string_equal(day_write(fx->arena, track(now, "landing")->begin_by), "2026-12-03");
	assert_true(track(now, "landing")->full_on == UNKNOWN);
	fixture_set(fx, &entity_application, application, CELLS("landing_since=2026-11-23"));
	now = course(fx, application);
	assert_true(track(now, "landing")->begin_by == UNKNOWN);
	assert_string_equal(day_write(fx->arena, track(now, "landing")->full_on), "2027-05-24");
	fixture_close(fx);
}

static void a_transfer_keeps_step_and_waiting_days(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	const struct queue there = { .forum = "heemskerk" };
	struct queue_place place;
	bool in_queue;

	(void)state;
	decide(fx, application, "transfer", CELLS("to_forum=heemskerk", "note=woont daar"));
	expect(fx, application, "step", "scheduled");
	expect(fx, application, "step_since", "2026-11-12");
	assert_int_equal(course(fx, application)->state.waits, 41);
	assert_int_equal(course(fx, application)->state.days_in_step, 7);
	GOOD(fx, queue_place_of(&fx->app, &there, application, &place, &in_queue, &fx->err));
	assert_true(in_queue);
	fixture_close(fx);
}

/* ---- the course as it is told ------------------------------------------------------------------------------------- */

static void the_course_tells_what_happened_and_what_may_follow(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(
		fx, "ZK-2026-0001", CELLS("step=submitted", "step_since=2026-11-16", "local_contact=", WHOLE));
	struct course_set given = set_of(application, "complete");
	const struct course_triage triage = { application, "light", "geld op orde", NULL, 0, NULL };
	const struct course_next *next;
	struct course *now;

	(void)state;
	set(fx, &given);
	fixture_wait(fx, MINUTES(3));
	GOOD(fx, course_triage(&fx->app, fx->arena, &triage, &fx->err));
	fixture_wait(fx, MINUTES(2));
	now = course(fx, application);
	assert_int_equal(now->line_count, 2);
	assert_string_equal(now->lines[0].step, "complete");
	assert_string_equal(now->lines[0].who, "P. Smit, Servicepunt");
	assert_int_equal(now->lines[0].days, 3);
	assert_string_equal(now->lines[1].step, "triaged");
	assert_string_equal(now->lines[1].who, "A. de Wit, chair");
	assert_int_equal(now->lines[1].days, 2);
	next = next_step(now, "scheduled");
	assert_non_null(next);
	assert_false(next->by_decision);
	assert_string_equal(next->set_by, "Servicepunt, chair");
	next = next_step(now, "admitted");
	assert_non_null(next);
	assert_true(next->by_decision);
	assert_int_equal(next->unmet, 1);
	for (size_t i = 0; i < next->gate_count; i++) {
		bool contact = !strcmp(next->gates[i].code, "neighbourhood_contact");

		assert_int_equal(next->gates[i].asked,
			!strcmp(next->gates[i].code, "two_years_enough") || !strcmp(next->gates[i].code, "messenger") ||
				!strcmp(next->gates[i].code, "formal_route"));
		if (contact)
			assert_false(next->gates[i].met);
	}
	assert_null(next_step(now, "living"));
	assert_null(next_step(now, "draft"));
	fixture_close(fx);
}

/* Two small steps: one that leads nowhere, one that somebody has. */
static struct code_entry small_entries[] = {
	{ .list = "step",
		.code = "lost",
		.nl = "kwijt",
		.en = "lost",
		.step = { .term_workdays = UNKNOWN, .term_days = UNKNOWN } },
	{ .list = "step",
		.code = "held",
		.nl = "bij iemand",
		.en = "held",
		.step = { .turn = "chair", .term_workdays = UNKNOWN, .term_days = UNKNOWN } },
	{ .list = "step",
		.code = "closed",
		.nl = "klaar",
		.en = "closed",
		.step = { .final = true, .term_workdays = UNKNOWN, .term_days = UNKNOWN } },
};

static void nobody_falls_out_silently(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct codebook small = { .arrangement = "small/1",
		.case_prefix = "",
		.home_prefix = "",
		.entries = small_entries,
		.count = ARRAY_LEN(small_entries) };
	struct course_orphan *orphans;
	size_t count;

	(void)state;
	fixture_case(fx, "ZK-2026-0001", CELLS("step=lost"));
	fixture_case(fx, "ZK-2026-0002", CELLS("step=held"));
	fixture_case(fx, "ZK-2026-0003", CELLS("step=closed"));
	fixture_case(fx, "ZK-2026-0004", CELLS("step=unheard_of"));
	fixture_case(fx, "ZK-2026-0005", CELLS("step="));
	fixture_case(fx, "ZK-2026-0006", CELLS("step=closed", "parked_until=2026-11-19"));
	fixture_case(fx, "ZK-2026-0007", CELLS("step=closed", "parked_until=2026-11-20"));
	fx->app.codebook = &small;
	GOOD(fx, course_orphans(&fx->app, fx->arena, 100, &orphans, &count, &fx->err));
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++) {
		const char *why = !strcmp(orphans[i].number, "ZK-2026-0001") ? "The step \"lost\" is in no queue"
			: !strcmp(orphans[i].number, "ZK-2026-0004") ? "\"unheard_of\" is not in the arrangement"
			: !strcmp(orphans[i].number, "ZK-2026-0005") ? "no step"
								     : "parked until 19-11-2026";

		HOLDS(orphans[i].why, why);
	}
	GOOD(fx, course_orphans(&fx->app, fx->arena, 2, &orphans, &count, &fx->err));
	assert_int_equal(count, 2);
	fx->app.codebook = NULL;
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_step_is_set_by_who_may),
		cmocka_unit_test(a_gate_is_passed_with_a_reason_and_not_asked_again),
		cmocka_unit_test(triage_asks_in_by_weight),
		cmocka_unit_test(the_matrix_says_why_not),
		cmocka_unit_test(police_comes_with_a_reason_only),
		cmocka_unit_test(the_agenda_fills_by_weight),
		cmocka_unit_test(papers_that_were_sent_open_the_gate),
		cmocka_unit_test(a_hold_comes_back_by_itself),
		cmocka_unit_test(a_hold_ends_early_by_going_back),
		cmocka_unit_test(a_reason_says_until_when),
		cmocka_unit_test(a_withdrawal_frees_and_is_taken_back),
		cmocka_unit_test(reopening_has_its_bounds),
		cmocka_unit_test(conditions_become_rows),
		cmocka_unit_test(what_is_asked_from_somebody_is_a_promise),
		cmocka_unit_test(to_the_case_conference_opens_an_incident),
		cmocka_unit_test(a_decline_has_its_consequence),
		cmocka_unit_test(a_place_that_is_avoided_has_no_reason),
		cmocka_unit_test(a_case_is_parked_and_released),
		cmocka_unit_test(refusals_that_count_bring_a_talk),
		cmocka_unit_test(two_tracks_run_from_admission),
		cmocka_unit_test(a_transfer_keeps_step_and_waiting_days),
		cmocka_unit_test(the_course_tells_what_happened_and_what_may_follow),
		cmocka_unit_test(nobody_falls_out_silently),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
