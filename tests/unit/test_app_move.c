/* A case stands where its table and its ambulant care provider say, with everything that hangs on it. */
#include "app/course.h"
#include "app/decide.h"
#include "app/dossier.h"
#include "app/edit.h"
#include "fixture.h"
#include "laptop.h"
#include "sync/export.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *scope_of(struct fixture *fx, const struct entity *entity, const char *id)
{
	struct row *row = arena_alloc(fx->arena, entity->size);

	GOOD(fx, store_load(fx->app.store, fx->arena, entity, id, row, &fx->err));
	return row->scope;
}

static void stands(struct fixture *fx, const struct entity *entity, const char *id, const char *scope)
{
	const char *is = scope_of(fx, entity, id);

	if (strcmp(is, scope))
		fail_msg("the %s stands in %s, not in %s", entity->name, is, scope);
}

static void type(struct fixture *fx, const char *application, const char *field, const char *typed)
{
	bool saved;

	fixture_wait(fx, 1);
	GOOD(fx,
		edit_field(&fx->app, &entity_application, application, entity_field(&entity_application, field), typed,
			NULL, &saved, &fx->err));
	assert_true(saved);
}

static int64_t records(struct fixture *fx)
{
	struct store_count count;

	GOOD(fx, store_counts(fx->app.store, &count, &fx->err));
	return count.records;
}

static int64_t differences(struct fixture *fx)
{
	struct store_count count;

	GOOD(fx, store_counts(fx->app.store, &count, &fx->err));
	return count.differences;
}

static void sound(struct fixture *fx)
{
	GOOD(fx, store_verify(fx->app.store, NULL, NULL, NULL, NULL, &fx->err));
}

/* What `from` has of the region and of the scopes with this beginning comes to `to`. */
static void hand_over(struct fixture *from, struct fixture *to, const char *beginning)
{
	const char *folder = arena_print(from->arena, "%s/%s", from->folder, beginning);
	struct export_order order = { .folder = folder, .version = "test" };
	struct export_result written;
	struct import_result result;
	struct import_order taken = { .count = 0 };
	glob_t found;

	GOOD(from, export_all(from->app.store, &order, &written, &from->err));
	glob(arena_print(from->arena, "%s/regio.*.jsonl", folder), 0, NULL, &found);
	glob(arena_print(from->arena, "%s/%s.*.jsonl", folder, beginning), GLOB_APPEND, NULL, &found);
	taken.paths = (const char *const *)found.gl_pathv;
	taken.count = found.gl_pathc;
	GOOD(to, import_files(to->app.store, to->arena, &taken, &result, &to->err));
	globfree(&found);
}

/* Records in streams with this beginning. */
static int64_t records_in(struct fixture *fx, const char *beginning)
{
	struct span *spans;
	size_t count;
	int64_t sum = 0;

	GOOD(fx, stream_spans(fx->app.store, fx->arena, &spans, &count, &fx->err));
	for (size_t i = 0; i < count; i++)
		if (!strncmp(spans[i].scope, beginning, strlen(beginning)))
			sum += spans[i].to - spans[i].from + 1;
	return sum;
}

/* A case with a row of every kind that can hang on it. */
struct whole {
	const char *application, *client, *proposal, *appointment, *checklist, *promise, *attendance, *loose, *item,
		*decision, *meeting;
};

static struct whole whole_case(struct fixture *fx)
{
	struct whole w = { .application = fixture_case(fx, "ZK-2026-0001", CELLS("client.debts=none")) };
	const char *of = arena_print(fx->arena, "application=%s", w.application);

	w.client = fixture_value(fx, &entity_application, w.application, "client");
	w.meeting = fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-19T09:00"));
	w.proposal = fixture_row(fx, &entity_proposal, "velsen.hvo", CELLS(of, "state=open"));
	w.appointment = fixture_row(fx, &entity_appointment, "velsen.hvo", CELLS(of, "due=2026-12-01"));
	w.checklist = fixture_row(fx, &entity_checklist, "velsen.hvo",
		CELLS(of, arena_print(fx->arena, "appointment=%s", w.appointment)));
	w.promise = fixture_row(fx, &entity_promise, "velsen.hvo", CELLS(of, "what=belt de cliënt"));
	w.attendance = fixture_row(fx, &entity_attendance, "velsen.hvo", CELLS(of));
	w.loose = fixture_row(fx, &entity_promise, "velsen", CELLS("what=koffie"));
	w.item = fixture_row(fx, &entity_agenda_item, "velsen",
		CELLS(of, arena_print(fx->arena, "meeting=%s", w.meeting), "position=1"));
	w.decision = fixture_row(
		fx, &entity_decision, "velsen.hvo", CELLS(of, "outcome=hold", "decided_at=2026-11-12T10:00"));
	return w;
}

static void all_stand(struct fixture *fx, const struct whole *w, const char *scope)
{
	stands(fx, &entity_application, w->application, scope);
	stands(fx, &entity_client, w->client, scope);
	stands(fx, &entity_proposal, w->proposal, scope);
	stands(fx, &entity_appointment, w->appointment, scope);
	stands(fx, &entity_checklist, w->checklist, scope);
	stands(fx, &entity_promise, w->promise, scope);
	stands(fx, &entity_attendance, w->attendance, scope);
	/* what the table has for itself stays, and so does what was recorded for good */
	stands(fx, &entity_promise, w->loose, "velsen");
	stands(fx, &entity_agenda_item, w->item, "velsen");
	stands(fx, &entity_decision, w->decision, "velsen.hvo");
}

static void the_case_goes_with_its_care_provider(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct whole w = whole_case(fx);
	const char *told;
	int64_t before;

	(void)state;
	type(fx, w.application, "ambulant_care", "leger des heils");
	all_stand(fx, &w, "velsen.leger_des_heils");
	before = records(fx);
	type(fx, w.application, "support_worker", "J. Bakker");
	assert_int_equal(records(fx), before + 1);

	/* not known any more */
	GOOD(fx, edit_assign(&fx->app, &entity_application, w.application, CELLS("ambulant_care="), 1, &fx->err));
	all_stand(fx, &w, "velsen.none");
	fixture_wait(fx, 1);
	GOOD(fx, edit_undo(&fx->app, fx->arena, &told, &fx->err));
	assert_string_equal(told, "Undone: Ambulant care provider.");
	all_stand(fx, &w, "velsen.leger_des_heils");
	assert_string_equal(fixture_value(fx, &entity_application, w.application, "ambulant_care"), "leger_des_heils");
	fixture_wait(fx, 1);
	GOOD(fx, edit_redo(&fx->app, fx->arena, &told, &fx->err));
	all_stand(fx, &w, "velsen.none");
	assert_int_equal(differences(fx), 0);
	sound(fx);
	fixture_close(fx);
}

/* What was undone before and what comes after is not touched by the moves in between. */
static void an_older_change_can_be_undone_after_a_move(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct whole w = whole_case(fx);
	const char *told;

	(void)state;
	type(fx, w.application, "support_worker", "J. Bakker");
	type(fx, w.application, "ambulant_care", "leger des heils");
	fixture_wait(fx, 1);
	GOOD(fx, edit_undo(&fx->app, fx->arena, &told, &fx->err));
	all_stand(fx, &w, "velsen.hvo");
	fixture_wait(fx, 1);
	GOOD(fx, edit_undo(&fx->app, fx->arena, &told, &fx->err));
	assert_string_equal(told, "Undone: Support worker.");
	assert_string_equal(fixture_value(fx, &entity_application, w.application, "support_worker"), "");
	all_stand(fx, &w, "velsen.hvo");
	fixture_close(fx);
}

static void a_client_stays_with_its_other_case(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct whole w = whole_case(fx);
	const char *other = fixture_row(fx, &entity_application, "velsen.hvo",
		CELLS(arena_print(fx->arena, "client=%s", w.client), "number=ZK-2026-0002", "forum=velsen",
			"ambulant_care=hvo"));

	(void)state;
	type(fx, w.application, "ambulant_care", "leger des heils");
	stands(fx, &entity_application, w.application, "velsen.leger_des_heils");
	stands(fx, &entity_proposal, w.proposal, "velsen.leger_des_heils");
	stands(fx, &entity_client, w.client, "velsen.hvo");
	type(fx, other, "ambulant_care", "leger des heils");
	stands(fx, &entity_client, w.client, "velsen.leger_des_heils");
	fixture_close(fx);
}

/* A party that no arrangement names has a ULID. */
static void a_party_of_ones_own_has_a_scope_too(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	struct whole w = whole_case(fx);
	const char *party = fixture_row(fx, &entity_party, "regio", CELLS("name=Zorg Dichtbij"));

	(void)state;
	GOOD(fx,
		edit_assign(&fx->app, &entity_application, w.application,
			CELLS(arena_print(fx->arena, "ambulant_care=%s", party)), 1, &fx->err));
	assert_int_equal(strncmp(scope_of(fx, &entity_application, w.application), "velsen.01", 9), 0);
	sound(fx);
	fixture_close(fx);
}

static void transfer(struct fixture *fx, const char *application, const char *forum)
{
	struct decide decide = { .application = application, .outcome = "transfer" };
	const char *id;

	row_clear(&entity_decision, &decide.fields);
	decide.fields.to_forum = forum;
	decide.fields.note = "woont daar";
	fixture_wait(fx, 1);
	GOOD(fx, decide_record(&fx->app, fx->arena, &decide, &id, &fx->err));
}

static void a_transfer_hands_the_whole_case_over(void **state)
{
	struct fixture *velsen = fixture_open("velsen"), *south = fixture_open("zuid_kennemerland");
	struct whole w = whole_case(velsen);
	int64_t at_velsen;

	(void)state;
	transfer(velsen, w.application, "zuid_kennemerland");
	all_stand(velsen, &w, "zuid_kennemerland.hvo");
	at_velsen = records_in(velsen, "velsen");
	hand_over(velsen, south, "zuid_kennemerland");
	assert_int_equal(records_in(south, "velsen"), 0);
	stands(south, &entity_application, w.application, "zuid_kennemerland.hvo");
	assert_string_equal(fixture_value(south, &entity_application, w.application, "forum"), "zuid_kennemerland");
	assert_string_equal(fixture_value(south, &entity_application, w.application, "received"), "2026-10-09");
	assert_string_equal(fixture_value(south, &entity_application, w.application, "number"), "ZK-2026-0001");
	assert_string_equal(fixture_value(south, &entity_client, w.client, "debts"), "none");
	assert_string_equal(fixture_value(south, &entity_promise, w.promise, "what"), "belt de cliënt");
	assert_int_equal(differences(south), 0);

	/* what the second table does with it is no business of the first */
	south->app.clock.fixed_ms = velsen->app.clock.fixed_ms;
	type(south, w.application, "support_worker", "J. Bakker");
	fixture_sync(south, velsen);
	assert_int_equal(records_in(south, "velsen"), 0);
	assert_int_equal(records_in(velsen, "velsen"), at_velsen);
	assert_string_equal(fixture_value(velsen, &entity_application, w.application, "support_worker"), "J. Bakker");
	sound(south);
	sound(velsen);
	fixture_close(velsen);
	fixture_close(south);
}

static void a_transfer_that_is_withdrawn_brings_the_case_back(void **state)
{
	struct fixture *velsen = fixture_open("velsen"), *south = fixture_open("zuid_kennemerland");
	struct whole w = whole_case(velsen);
	const char *left;

	(void)state;
	transfer(velsen, w.application, "zuid_kennemerland");
	hand_over(velsen, south, "zuid_kennemerland");
	fixture_wait(velsen, 1);
	GOOD(velsen, decide_withdraw(&velsen->app, velsen->arena, w.application, "toch hier", &left, &velsen->err));
	assert_null(left);
	assert_string_equal(fixture_value(velsen, &entity_application, w.application, "forum"), "velsen");
	all_stand(velsen, &w, "velsen.hvo");
	assert_int_equal(differences(velsen), 0);

	/* the second table hears that it left */
	hand_over(velsen, south, "zuid_kennemerland");
	stands(south, &entity_application, w.application, "velsen.hvo");
	assert_string_equal(fixture_value(south, &entity_application, w.application, "forum"), "velsen");
	assert_int_equal(differences(south), 0);
	sound(south);
	fixture_close(velsen);
	fixture_close(south);
}

/* One laptop changes the care provider, another the table: neither scope is right, and what the one changed the other said
 * again as it was. Choosing values ends it. */
static void laptops_that_moved_it_apart_are_settled_by_choosing(void **state)
{
	struct fixture *anna = fixture_open("velsen"), *bram;
	struct whole w = whole_case(anna);

	(void)state;
	bram = fixture_copy(anna);
	type(anna, w.application, "ambulant_care", "leger des heils");
	fixture_wait(bram, 5);
	transfer(bram, w.application, "zuid_kennemerland");
	fixture_sync(anna, bram);
	fixture_sync(bram, anna);
	all_stand(anna, &w, "zuid_kennemerland.hvo");
	all_stand(bram, &w, "zuid_kennemerland.hvo");
	assert_true(differences(anna) > 0);
	fixture_wait(anna, 10);
	type(anna, w.application, "ambulant_care", "leger des heils");
	all_stand(anna, &w, "zuid_kennemerland.leger_des_heils");
	transfer(anna, w.application, "zuid_kennemerland");
	assert_int_equal(differences(anna), 0);
	fixture_sync(anna, bram);
	all_stand(bram, &w, "zuid_kennemerland.leger_des_heils");
	assert_string_equal(laptop_snapshot(&(struct laptop){ .store = anna->app.store }, anna->arena),
		laptop_snapshot(&(struct laptop){ .store = bram->app.store }, bram->arena));
	sound(bram);
	fixture_close(anna);
	fixture_close(bram);
}

/* Both to another place, of which no field is in dispute: the next change of the case ends it. */
static void where_it_stands_is_settled_by_any_change(void **state)
{
	struct fixture *anna = fixture_open("velsen"), *bram;
	struct whole w = whole_case(anna);

	(void)state;
	bram = fixture_copy(anna);
	GOOD(anna, store_begin(anna->app.store, "", &anna->err));
	GOOD(anna, course_move(&anna->app, anna->arena, w.application, "velsen.none", &anna->err));
	GOOD(anna, store_commit(anna->app.store, &anna->err));
	fixture_wait(bram, 5);
	GOOD(bram, store_begin(bram->app.store, "", &bram->err));
	GOOD(bram, course_move(&bram->app, bram->arena, w.application, "velsen.leger_des_heils", &bram->err));
	GOOD(bram, store_commit(bram->app.store, &bram->err));
	fixture_sync(bram, anna);
	all_stand(anna, &w, "velsen.leger_des_heils");
	assert_int_equal(differences(anna), 7); /* each row that hangs on it */
	fixture_wait(anna, 10);
	type(anna, w.application, "support_worker", "J. Bakker");
	all_stand(anna, &w, "velsen.hvo");
	assert_int_equal(differences(anna), 0);
	fixture_close(anna);
	fixture_close(bram);
}

/* What was said again is told where it was said first; who has the new scope alone sees it there. */
static void the_history_tells_a_move_once(void **state)
{
	struct fixture *velsen = fixture_open("velsen"), *south = fixture_open("zuid_kennemerland");
	struct whole w = whole_case(velsen);
	size_t before, count, moves = 0, now = 0;
	struct past *past;

	(void)state;
	GOOD(velsen,
		edit_history(
			&velsen->app, velsen->arena, &entity_client, w.client, NULL, &past, &before, &velsen->err));
	transfer(velsen, w.application, "zuid_kennemerland");
	GOOD(velsen,
		edit_history(&velsen->app, velsen->arena, &entity_client, w.client, NULL, &past, &count, &velsen->err));
	assert_int_equal(count, before + 1);
	for (size_t i = 0; i < count; i++) {
		moves += !strcmp(past[i].field, "Moved to") && !strcmp(past[i].value, "Zuid-Kennemerland, HVO-Querido");
		now += past[i].present;
	}
	assert_int_equal(moves, 1);
	assert_int_equal(now, count);

	hand_over(velsen, south, "zuid_kennemerland");
	GOOD(south,
		edit_history(&south->app, south->arena, &entity_client, w.client, NULL, &past, &count, &south->err));
	assert_int_equal(count, before + 1);
	GOOD(south,
		edit_field_history(&south->app, south->arena, &entity_client, w.client,
			entity_field(&entity_client, "debts"), 5, &past, &count, &south->err));
	assert_int_equal(count, 1);
	assert_true(past[0].present);
	fixture_close(velsen);
	fixture_close(south);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_case_goes_with_its_care_provider),
		cmocka_unit_test(an_older_change_can_be_undone_after_a_move),
		cmocka_unit_test(a_client_stays_with_its_other_case),
		cmocka_unit_test(a_party_of_ones_own_has_a_scope_too),
		cmocka_unit_test(a_transfer_hands_the_whole_case_over),
		cmocka_unit_test(a_transfer_that_is_withdrawn_brings_the_case_back),
		cmocka_unit_test(laptops_that_moved_it_apart_are_settled_by_choosing),
		cmocka_unit_test(where_it_stands_is_settled_by_any_change),
		cmocka_unit_test(the_history_tells_a_move_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
