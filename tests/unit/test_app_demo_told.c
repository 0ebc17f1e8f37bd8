/* The practice file holds what the table of the practice region counts, and the life stories beside it. */
#include "app_kit.h"

#include "app/course.h"
#include "app/demo.h"
#include "app/household.h"
#include "app/moment.h"
#include "app/propose.h"
#include "app/quota.h"
#include "base/day.h"

enum { MANY = 10000 };

static void **all(struct kit *kit, const struct entity *entity, const char *field, const char *value, size_t *count)
{
	void **rows;

	GOOD(kit, store_list_by(kit->app.store, kit->arena, entity, field, value, MANY, &rows, count, &kit->err));
	return rows;
}

static size_t many(struct kit *kit, const struct entity *entity, const char *field, const char *value)
{
	size_t count;

	(void)all(kit, entity, field, value, &count);
	return count;
}

/* ---- counting ---- */

struct sums {
	size_t incidents, urgent, time_outs, hurdles, solved, questions, unanswered, findings, improved;
	size_t communications, signatures, contracts, incomplete;
	char kinds[64][24], recipes[64][24];
	size_t kind_count, recipe_count;
};

static void note(char (*list)[24], size_t *count, const char *kind)
{
	for (size_t i = 0; i < *count; i++)
		if (!strcmp(list[i], kind))
			return;
	snprintf(list[(*count)++], 24, "%s", kind);
}

static void see_incident(struct sums *s, const void *row)
{
	const struct incident *incident = row;
	bool open = strcmp(incident->state, "closed") != 0;

	s->incidents += open;
	s->urgent += open && !strcmp(incident->urgency, "today");
}

static void see_time_out(struct sums *s, const void *row)
{
	s->time_outs += ((const struct time_out *)row)->back_on == UNKNOWN;
}

static void see_hurdle(struct sums *s, const void *row)
{
	const struct hurdle *hurdle = row;

	note(s->kinds, &s->kind_count, hurdle->kind);
	s->hurdles += hurdle->solved_on == UNKNOWN;
	s->solved += hurdle->solved_on != UNKNOWN && hurdle->solution;
}

static void see_recipe(struct sums *s, const void *row)
{
	note(s->recipes, &s->recipe_count, ((const struct recipe *)row)->kind);
}

static void see_question(struct sums *s, const void *row)
{
	s->questions++;
	s->unanswered += ((const struct neighbour_question *)row)->answered_at == UNKNOWN;
}

static void see_finding(struct sums *s, const void *row)
{
	const struct finding *finding = row;

	s->findings++;
	s->improved += finding->improvement && finding->owner && finding->result;
}

static void see_communication(struct sums *s, const void *row)
{
	s->communications += ((const struct communication *)row)->residents_agreed != UNKNOWN;
}

static void see_contract(struct sums *s, const void *row)
{
	s->contracts++;
	s->incomplete += ((const struct contract *)row)->complete_on == UNKNOWN;
}

static void see_signature(struct sums *s, const void *row)
{
	s->signatures += ((const struct signature *)row)->contract != NULL;
}

struct seeing {
	void (*see)(struct sums *, const void *);
	struct sums *sums;
};

static bool see_row(void *from, const void *row, struct error *err)
{
	struct seeing *seeing = from;

	(void)err;
	seeing->see(seeing->sums, row);
	return true;
}

static struct sums count_all(struct kit *kit)
{
	static const struct {
		const struct entity *entity;
		void (*see)(struct sums *, const void *);
	} sights[] = {
		{ &entity_incident, see_incident },
		{ &entity_time_out, see_time_out },
		{ &entity_hurdle, see_hurdle },
		{ &entity_recipe, see_recipe },
		{ &entity_neighbour_question, see_question },
		{ &entity_finding, see_finding },
		{ &entity_communication, see_communication },
		{ &entity_contract, see_contract },
		{ &entity_signature, see_signature },
	};
	struct sums sums = { .incidents = 0 };

	for (size_t i = 0; i < ARRAY_LEN(sights); i++) {
		struct seeing seeing = { sights[i].see, &sums };

		GOOD(kit, store_walk(kit->app.store, sights[i].entity, see_row, &seeing, &kit->err));
	}
	return sums;
}

static void what_the_table_counts_is_there(void **state)
{
	struct kit *kit = *state;
	struct sums s = count_all(kit);
	struct store_count count;

	assert_int_equal(s.incidents, 6);
	assert_int_equal(s.urgent, 1);
	assert_int_equal(s.time_outs, 2);
	assert_int_equal(s.hurdles, 9);
	assert_int_equal(s.solved, 21);
	assert_int_equal(s.kind_count, 18); /* every kind of the arrangement */
	assert_int_equal(s.recipe_count, 18);
	assert_int_equal(many(kit, &entity_promise, "state", "kept"), 24);
	assert_int_equal(many(kit, &entity_promise, "state", "open"), 6);
	assert_int_equal(many(kit, &entity_promise, "state", "not_kept"), 1);
	assert_int_equal(s.questions, 14);
	assert_int_equal(s.unanswered, 1);
	assert_int_equal(many(kit, &entity_quota, "status", "example"), 7);
	assert_int_equal(many(kit, &entity_proposal, "state", "refused_client"), 1);
	assert_true(many(kit, &entity_condition, "state", "met") > 0);
	assert_true(many(kit, &entity_condition, "state", "not_met") > 0);
	GOOD(kit, store_counts(kit->app.store, &count, &kit->err));
	assert_int_equal(count.differences, 4);
	assert_int_equal(count.quarantined, 0);
	assert_true(s.findings >= 5 && s.improved >= 2);
	assert_int_equal(many(kit, &entity_checklist, "checklist", "association_intro"), 1);
	assert_int_equal(many(kit, &entity_checklist, "checklist", "review_21"), 1);
	assert_int_equal(many(kit, &entity_expert, "role", "living_in"), 2);
	assert_int_equal(many(kit, &entity_neighbourhood, "municipality", "haarlem"), 6);
	assert_true(s.communications >= 4);
}

/* ---- the maximum ---- */

static const struct quota_line *line_of(const struct quota_sheet *sheet, const char *municipality)
{
	for (size_t i = 0; i < sheet->count; i++)
		if (!strcmp(sheet->lines[i].municipality, municipality))
			return &sheet->lines[i];
	fail_msg("%s is not there", municipality);
	return NULL;
}

/*
 * By hand: 174,100 households and 60,300 social homes in all.
 * Haarlem 178 x (82,600 / 348,200 + 27,950 / 120,600) = 42.22516 + 41.25290 = 83.47806;
 * Heemstede 178 x (10,200 / 348,200 + 2,200 / 120,600) = 5.21425 + 3.24710 = 8.46134.
 * Whole homes: 24 + 3 + 83 + 19 + 8 + 36 + 2 = 175, so three remainders get one more: 0.907, 0.726 and 0.478;
 * Heemstede's 0.461 is 0.017 too small.
 */
static void the_maximum_is_as_drawn(void **state)
{
	static const struct {
		const char *municipality;
		int64_t quota, placed;
	} lines[] = { { "beverwijk", 24, 14 }, { "bloemendaal", 4, 1 }, { "haarlem", 84, 61 }, { "heemskerk", 20, 9 },
		{ "heemstede", 8, 4 }, { "velsen", 36, 22 }, { "zandvoort", 2, 2 } };
	struct kit *kit = *state;
	struct quota_sheet *sheet;

	GOOD(kit, quota_load(&kit->app, kit->arena, UNKNOWN, &sheet, &kit->err));
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		const struct quota_line *line = line_of(sheet, lines[i].municipality);

		assert_int_equal(line->sum.quota, lines[i].quota);
		assert_int_equal(line->placed, lines[i].placed);
		assert_false(line->sum.tied);
	}
	assert_int_equal(sheet->total.offered, 137);
	assert_int_equal(sheet->total.placed, 113);
	assert_int_equal(line_of(sheet, "haarlem")->sum.share_parts, 834780);
	assert_int_equal(line_of(sheet, "heemstede")->sum.share_parts, 84613);
	assert_true(line_of(sheet, "haarlem")->sum.topped);
	assert_false(line_of(sheet, "heemstede")->sum.topped);
	assert_int_equal(line_of(sheet, "zandvoort")->room, 0);
}

/* ---- contracts and talks ---- */

static void contracts_are_signed(void **state)
{
	static const struct {
		const char *form;
		int64_t count;
	} forms[] = { { "tripartite", 177 }, { "care_lease", 30 }, { "temporary", 2 } };
	struct kit *kit = *state;
	struct sums s = count_all(kit);
	struct contract_share *shares;
	size_t count, seen = 0;
	int64_t total;

	GOOD(kit, contract_shares(&kit->app, kit->arena, &shares, &count, &total, &kit->err));
	assert_int_equal(total, 209);
	for (size_t i = 0; i < ARRAY_LEN(forms); i++)
		for (size_t j = 0; j < count; j++)
			if (!strcmp(shares[j].form->code, forms[i].form)) {
				assert_int_equal(shares[j].count, forms[i].count);
				seen++;
			}
	assert_int_equal(seen, ARRAY_LEN(forms));
	/* of who lives there, of who is about to sign, and of who has left */
	assert_int_equal(s.contracts, 209 + 7 + 72);
	assert_true(s.incomplete > 0 && s.incomplete < 7);
	assert_true(s.signatures > 209 * 3 && s.signatures < 216 * 3);
}

static void two_talks_are_late(void **state)
{
	struct kit *kit = *state;
	const struct moment_filter late = { .late_only = true, .until = UNKNOWN };
	const char *forum = kit->app.forum;
	struct moment_line *lines;
	size_t count, total;

	kit->app.forum = "";
	GOOD(kit, moment_agenda(&kit->app, kit->arena, &late, MANY, &lines, &count, &total, &kit->err));
	kit->app.forum = forum;
	assert_int_equal(total, 2);
	assert_string_equal(lines[0].number, "ZK-2025-0088");
	assert_int_equal(lines[0].days_late, 7);
	assert_string_equal(lines[1].number, "ZK-2024-0103");
	assert_int_equal(lines[1].days_late, 2);
}

/* The lines of the drawing stand in it, among others. */
static void the_agenda_is_as_drawn(void **state)
{
	static const struct {
		const char *number, *moment, *day;
		int64_t minute; /* of the day; 0: no time */
	} drawn[] = {
		{ "ZK-2026-0011", "association_intro", "2026-11-19", 900 },
		{ "ZK-2025-0121", "evaluation_6", "2026-11-27", 0 }, /* moved by her time-out, it was due on the 20th */
		{ "ZK-2026-0009", "plan", "2026-11-20", 0 },
		{ "ZK-2024-0097", "review_21", "2026-11-24", 0 },
		{ "ZK-2025-0140", "evaluation_12", "2026-12-02", 540 },
		{ "ZK-2026-0002", "evaluation_3", "2026-12-08", 0 },
		{ "ZK-2026-0017", "key", "2026-12-14", 0 },
	};
	struct kit *kit = *state;
	const struct moment_filter soon = { .until = UNKNOWN };
	struct moment_line *lines;
	size_t count, total;

	GOOD(kit, moment_agenda(&kit->app, kit->arena, &soon, MANY, &lines, &count, &total, &kit->err));
	for (size_t i = 0; i < ARRAY_LEN(drawn); i++) {
		const struct moment_line *found = NULL;
		int64_t day;

		for (size_t j = 0; j < count; j++)
			if (lines[j].number && !strcmp(lines[j].number, drawn[i].number) &&
				!strcmp(lines[j].appointment->moment, drawn[i].moment))
				found = &lines[j];
		if (!found)
			fail_msg("%s, %s is not there", drawn[i].number, drawn[i].moment);
		assert_true(day_read(drawn[i].day, &day));
		assert_int_equal(found->day, day);
		assert_int_equal(found->at, drawn[i].minute ? day * MINUTES_PER_DAY + drawn[i].minute : UNKNOWN);
	}
}

/* ---- stories ---- */

static const struct application *case_of(struct kit *kit, const char *name)
{
	size_t clients, count;
	void **rows = all(kit, &entity_client, "call_name", name, &clients), **found;

	assert_int_equal(clients, 1);
	found = all(kit, &entity_application, "client", ((struct client *)rows[0])->row.id, &count);
	assert_int_equal(count, 1);
	return found[0];
}

static void the_transferred_case_keeps_its_days(void **state)
{
	struct kit *kit = *state;
	const struct application *jayden = case_of(kit, "Jayden");
	const struct decision *decision;
	struct course *course;
	size_t count;

	assert_string_equal(jayden->forum, "zuid_kennemerland");
	assert_string_equal(jayden->ambulant_care, "hvo");
	assert_string_equal(jayden->row.scope, "zuid_kennemerland.hvo");
	GOOD(kit, course_load(&kit->app, kit->arena, jayden->row.id, &course, &kit->err));
	assert_int_equal(course->state.waits, 108);
	decision = all(kit, &entity_decision, "application", jayden->row.id, &count)[0];
	assert_int_equal(count, 1);
	assert_string_equal(decision->outcome, "transfer");
	assert_string_equal(decision->to_forum, "zuid_kennemerland");
	assert_string_equal(decision->row.scope, "velsen.door_en_ver");
}

static void a_place_that_is_not_safe_never_counts(void **state)
{
	struct kit *kit = *state;
	const struct application *tineke = case_of(kit, "Tineke");
	const struct proposal *proposal;
	struct course *course;
	struct client client;
	struct home home;
	size_t count;

	proposal = all(kit, &entity_proposal, "application", tineke->row.id, &count)[0];
	assert_int_equal(count, 1);
	assert_string_equal(proposal->reason, "client_safety");
	assert_int_equal(proposal->counted, 0);
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_home, proposal->home, &home, &kit->err));
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_client, tineke->client, &client, &kit->err));
	assert_string_equal(home.number, "W-0108");
	assert_string_equal(home.offer, "free");
	assert_null(home.held_by);
	assert_string_equal(client.not_in, home.neighbourhood);
	GOOD(kit, course_load(&kit->app, kit->arena, tineke->row.id, &course, &kit->err));
	assert_int_equal(course->client_refusals, 0);
	for (size_t i = 0; i < course->line_count; i++)
		assert_null(course->lines[i].reason);
}

/* Every step has its entry, from the day that it came in to the key, and the days between add up. */
static void the_course_of_a_case_adds_up(void **state)
{
	struct kit *kit = *state;
	const struct application *lotte;
	struct course *course;
	int64_t days = 0;
	size_t count;

	lotte = all(kit, &entity_application, "number", "ZK-2026-0002", &count)[0];
	GOOD(kit, course_load(&kit->app, kit->arena, lotte->row.id, &course, &kit->err));
	assert_int_equal(course->line_count, 10);
	for (size_t i = 0; i < course->line_count; i++)
		days += course->lines[i].days;
	assert_int_equal(days, app_today(&kit->app) - lotte->received);
	assert_int_equal(course->state.waits, lotte->key_on - lotte->received);
	assert_true(lotte->key_on - lotte->landing_since >= 182);
}

static const struct household_sheet *sheet_of(struct kit *kit, const char *name)
{
	struct household_sheet *sheet;
	size_t count;
	const struct household *household = all(kit, &entity_household, "name", name, &count)[0];

	assert_int_equal(count, 1);
	GOOD(kit, household_load(&kit->app, kit->arena, household->row.id, &sheet, &kit->err));
	return sheet;
}

static const struct member *member_of(const struct household_sheet *sheet, const char *name)
{
	for (size_t i = 0; i < sheet->member_count; i++)
		if (!strcmp(sheet->members[i]->call_name, name))
			return sheet->members[i];
	fail_msg("%s is not there", name);
	return NULL;
}

static void three_homes_are_shared(void **state)
{
	struct kit *kit = *state;
	const struct household_sheet *lindehof = sheet_of(kit, "Lindehof"), *garenhuis = sheet_of(kit, "Garenhuis");
	const struct household_sheet *havenrij = sheet_of(kit, "Havenrij");
	const struct member *imke = member_of(lindehof, "Imke"), *lianne = member_of(lindehof, "Lianne");

	assert_int_equal(lindehof->living, 3);
	assert_int_equal(lindehof->member_count, 4);
	assert_int_equal(lindehof->home_count, 1);
	assert_int_equal(imke->left_on, day_of(2026, 10, 1));
	assert_string_equal(imke->way_out, "own_home");
	assert_string_equal(lianne->replaces, imke->row.id);
	assert_string_equal(lianne->application, case_of(kit, "Lianne")->row.id);
	assert_true(lianne->expected_until > lindehof->household->agreement_until);
	assert_int_equal(garenhuis->living, 5);
	assert_int_equal(garenhuis->home_count, 2);
	assert_int_equal(garenhuis->role_count, 2);
	assert_int_equal(havenrij->living, 3);
	assert_int_equal(havenrij->home_count, 3);
	assert_int_equal(havenrij->questions_late, 1);
	assert_int_equal(havenrij->communication_count, 2);
}

static void who_turns_27_shares_the_costs(void **state)
{
	struct kit *kit = *state;
	const struct household_sheet *sheet = sheet_of(kit, "Garenhuis");
	const struct household_facts facts = { .book = app_codebook_of(&kit->app, sheet->household->arrangement),
		.household = sheet->household,
		.homes = (const struct home *const *)sheet->homes,
		.home_count = sheet->home_count,
		.members = (const struct member *const *)sheet->members,
		.member_count = sheet->member_count,
		.roles = (const struct home_role *const *)sheet->roles,
		.role_count = sheet->role_count,
		.today = app_today(&kit->app) };
	int64_t unknown;

	for (size_t i = 0; i < sheet->home_count; i++) {
		bool first = !strcmp(sheet->homes[i]->number, "W-0902");
		const char *id = sheet->homes[i]->row.id;

		assert_int_equal(household_cost_sharers(&facts, id, day_of(2027, 2, 8), &unknown), first ? 1 : 0);
		assert_int_equal(household_cost_sharers(&facts, id, day_of(2027, 2, 9), &unknown), first ? 2 : 0);
		assert_int_equal(unknown, 0);
	}
}

static void support_goes_up_and_down(void **state)
{
	static const int64_t hours[] = { 6000, 14000, 8000 };
	struct kit *kit = *state;
	struct support_level **levels;
	size_t count;

	GOOD(kit,
		support_list(&kit->app, kit->arena, case_of(kit, "Tijmen")->row.id, NULL, &levels, &count, &kit->err));
	assert_int_equal(count, ARRAY_LEN(hours));
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(levels[i]->hours, hours[i]);
		assert_non_null(levels[i]->why);
	}
}

static void one_case_falls_out_and_is_told(void **state)
{
	struct kit *kit = *state;
	struct course_orphan *orphans;
	size_t count;

	GOOD(kit, course_orphans(&kit->app, kit->arena, MANY, &orphans, &count, &kit->err));
	assert_int_equal(count, 1);
	assert_string_equal(orphans[0].application, case_of(kit, "Gerrit")->row.id);
}

/* ---- quiet cases ---- */

static void newest(struct kit *kit, const struct entity *entity, const char *id, int64_t *day)
{
	struct change *changes;
	size_t count;

	GOOD(kit, store_history(kit->app.store, kit->arena, entity, id, &changes, &count, &kit->err));
	for (size_t i = 0; i < count; i++) {
		int64_t ms = (int64_t)(changes[i].record.stamp.value >> 16);
		int64_t of = clock_local(&kit->app.clock, ms) / MINUTES_PER_DAY;

		*day = of > *day ? of : *day;
	}
}

/* The last day on which somebody did something with a case. */
static int64_t touched_on(struct kit *kit, const struct application *application)
{
	static const struct entity *const about[] = { &entity_appointment, &entity_proposal, &entity_decision,
		&entity_step_change, &entity_condition, &entity_contract, &entity_promise };
	int64_t day = 0;
	size_t count;

	newest(kit, &entity_application, application->row.id, &day);
	newest(kit, &entity_client, application->client, &day);
	for (size_t e = 0; e < ARRAY_LEN(about); e++) {
		void **rows = all(kit, about[e], "application", application->row.id, &count);

		for (size_t i = 0; i < count; i++)
			newest(kit, about[e], ((struct row *)rows[i])->id, &day);
	}
	return day;
}

static void three_cases_are_quiet(void **state)
{
	static const char *const before_key[] = { "draft", "submitted", "complete", "triaged", "scheduled", "on_hold",
		"admitted", "admitted_conditional", "proposed", "viewing", "accepted", "contract" };
	struct kit *kit = *state;
	size_t quiet = 0, cases = 0, count;

	for (size_t s = 0; s < ARRAY_LEN(before_key); s++) {
		void **rows = all(kit, &entity_application, "step", before_key[s], &count);

		for (size_t i = 0; i < count; i++)
			quiet += app_today(&kit->app) - touched_on(kit, rows[i]) > 21;
		cases += count;
	}
	assert_int_equal(cases, 31 + 24 + 10 + 36 + 15);
	assert_int_equal(quiet, 3);
}

/* ---- other sizes ---- */

/* What is told of somebody who is not there is left out whole; in a large file it is told once. */
static void other_sizes_hold_together(void **state)
{
	static const size_t sizes[] = { 3, 60, 150, 900 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct kit *kit = kit_start();
		struct demo_options options = { .path = kit->path, .applications = sizes[i], .seed = 9 };
		struct demo_count count;
		struct sums s;

		GOOD(kit, demo_make(&kit->app, &options, &count, &kit->err));
		s = count_all(kit);
		assert_int_equal(many(kit, &entity_promise, "state", "kept") == 24, sizes[i] > 423);
		assert_true(s.contracts <= 209 + 7 + 72);
		assert_true(count.homes > 0);
		GOOD(kit, store_verify(kit->app.store, NULL, NULL, NULL, NULL, &kit->err));
		kit_close(kit);
	}
}

/* The region is made once for the tests that only look at it. */
static int open_region(void **state)
{
	struct kit *kit = kit_start();
	struct demo_options options = { .path = kit->path };
	struct demo_count count;

	GOOD(kit, demo_make(&kit->app, &options, &count, &kit->err));
	*state = kit;
	return 0;
}

static int close_region(void **state)
{
	kit_close(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_table_counts_is_there),
		cmocka_unit_test(the_maximum_is_as_drawn),
		cmocka_unit_test(contracts_are_signed),
		cmocka_unit_test(two_talks_are_late),
		cmocka_unit_test(the_agenda_is_as_drawn),
		cmocka_unit_test(the_transferred_case_keeps_its_days),
		cmocka_unit_test(a_place_that_is_not_safe_never_counts),
		cmocka_unit_test(the_course_of_a_case_adds_up),
		cmocka_unit_test(three_homes_are_shared),
		cmocka_unit_test(who_turns_27_shares_the_costs),
		cmocka_unit_test(support_goes_up_and_down),
		cmocka_unit_test(one_case_falls_out_and_is_told),
		cmocka_unit_test(three_cases_are_quiet),
		cmocka_unit_test(other_sizes_hold_together),
	};

	return cmocka_run_group_tests(tests, open_region, close_region);
}
