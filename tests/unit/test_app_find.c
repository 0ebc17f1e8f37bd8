/* F3: what is found, in slices, each thing once. */
#include "app/find.h"
#include "app/intake.h"
#include "base/place.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { HITS_MAX = 500, SLICES_MAX = 200 };

static struct found hits[HITS_MAX];

/* Everything that a text finds, its last four digits with blanks between, in the order of numbers. */
static int64_t search(struct fixture *fx, const char *text, size_t limit, size_t *slices)
{
	const struct queue queue = { .forum = fx->app.forum };
	struct find find = { .text = text, .queue = &queue, .rows = hits, .limit = limit };

	for (*slices = 0; !find.done; ++*slices) {
		assert_true(*slices < SLICES_MAX);
		GOOD(fx, find_slice(&fx->app, fx->arena, &find, &fx->err));
	}
	assert_true(find.count <= limit);
	assert_true((int64_t)find.count == find.total || find.count == limit);
	return find.total;
}

static const char *found(struct fixture *fx, const char *text)
{
	struct buffer out = { .arena = fx->arena };
	size_t slices;
	int64_t total = search(fx, text, HITS_MAX, &slices);

	for (int number = 0; number < 10000; number++)
		for (int64_t i = 0; i < total; i++) {
			const char *dash = hits[i].number ? strrchr(hits[i].number, '-') : NULL;

			if (dash && strtol(dash + 1, NULL, 10) == number)
				buffer_print(&out, "%s%s", out.length ? " " : "",
					hits[i].number + (*hits[i].number == 'Z' ? 8 : 0));
		}
	return out.text ? out.text : "";
}

static struct fixture *with_sheet(void)
{
	struct fixture *fx = fixture_open("all");
	const struct intake_options options = { .path = arena_print(fx->arena, "%s/../tests/data/aanvragen.csv",
							place_data(fx->arena, "")) };
	struct intake_result result;

	GOOD(fx, intake_run(&fx->app, fx->arena, &options, &result, &fx->err));
	assert_int_equal(result.taken, 25);
	return fx;
}

static void people_are_found_without_accents(void **state)
{
	struct fixture *fx = with_sheet();

	(void)state;
	assert_string_equal(found(fx, "sevval"), "0031");
	assert_string_equal(found(fx, "Şevval"), "0031");
	assert_string_equal(found(fx, "łuk"), "0036");
	assert_string_equal(found(fx, "lukasz"), "0036");
	assert_string_equal(found(fx, "durda"), "0050");
	assert_string_equal(found(fx, "AÏSHA"), "0043");
	assert_string_equal(found(fx, "yilmaz"), "0051");
	assert_string_equal(found(fx, "angelo"), "0055");
	assert_string_equal(found(fx, "jan willem"), "0035");
	assert_string_equal(found(fx, "willem jan"), "0035");
	assert_string_equal(found(fx, "willem ana"), "");
	assert_string_equal(found(fx, "zzz"), "");
	assert_string_equal(found(fx, ""), "");
	assert_string_equal(found(fx, " - "), "");
	fixture_close(fx);
}

static void one_or_two_letters_walk_the_queue(void **state)
{
	struct fixture *fx = with_sheet();

	(void)state;
	assert_string_equal(found(fx, "o"), "0040");
	assert_string_equal(found(fx, "ş"), "0031 0046");
	assert_string_equal(found(fx, "an"), "0039 0055");
	assert_string_equal(found(fx, "d a"), "0055");
	assert_string_equal(found(fx, "42"), "0042");
	fixture_close(fx);
}

static void numbers_are_found_by_their_parts(void **state)
{
	struct fixture *fx = fixture_open("velsen");

	(void)state;
	fixture_case(fx, "ZK-2026-0042", CELLS("weight=light"));
	fixture_case(fx, "ZK-2025-0042", CELLS("weight=light"));
	fixture_case(fx, "ZK-2026-0142", CELLS("weight=light"));
	fixture_case(fx, "ZK-2026-1421", CELLS("weight=light"));
	assert_string_equal(found(fx, "ZK-2026-0042"), "0042");
	assert_string_equal(found(fx, "0042"), "0042 0042");
	assert_string_equal(found(fx, "2025"), "0042");
	assert_string_equal(found(fx, "142"), "0142 1421");
	assert_string_equal(found(fx, "zk 142"), "0142 1421");
	assert_string_equal(found(fx, "mehmet 142"), "0142 1421");
	assert_string_equal(found(fx, "mehmet 0142"), "0142");
	fixture_close(fx);
}

static void a_case_is_found_once(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *first = fixture_case(fx, "ZK-2026-0001",
		CELLS("client.call_name=Jan Jansen", "client.origin_neighbourhood=Janskerk",
			"support_worker=Janneke Janssen"));
	const char *client = fixture_value(fx, &entity_application, first, "client");

	(void)state;
	fixture_case(fx, "ZK-2026-0002", CELLS("client.call_name=Anna", "support_worker=Jan Boer"));
	fixture_row(fx, &entity_application, "velsen.hvo",
		CELLS("number=ZK-2026-0003", "forum=velsen", "step=settled",
			arena_print(fx->arena, "client=%s", client)));
	assert_string_equal(found(fx, "jan"), "0001 0002 0003");
	assert_string_equal(found(fx, "jansen"), "0001 0003");
	assert_string_equal(found(fx, "janneke"), "0001");
	assert_string_equal(found(fx, "jan janskerk"), "0001 0003");
	assert_string_equal(found(fx, "jan boer"), "0002");
	assert_string_equal(found(fx, "anna boer"), "0002");
	fixture_close(fx);
}

static void homes_are_found_with_their_case(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *application = fixture_case(fx, "ZK-2026-0001", CELLS("step=proposed"));
	const char *home = fixture_row(
		fx, &entity_home, "regio", CELLS("number=W-0117", "neighbourhood=Zeewijk", "municipality=velsen"));
	size_t slices;

	(void)state;
	assert_int_equal(search(fx, "zeew", 9, &slices), 1);
	assert_ptr_equal(hits[0].entity, &entity_home);
	assert_null(hits[0].application);
	HOLDS(hits[0].text, "Zeewijk");
	fixture_row(fx, &entity_proposal, "velsen.hvo",
		CELLS(arena_print(fx->arena, "application=%s", application), arena_print(fx->arena, "home=%s", home),
			"state=open", "proposed_on=2026-11-01"));
	assert_int_equal(search(fx, "w-0117", 9, &slices), 1);
	assert_string_equal(hits[0].application, application);
	assert_string_equal(found(fx, "117"), "W-0117");
	fixture_close(fx);
}

static void remove_row(struct fixture *fx, const struct entity *entity, const char *id)
{
	GOOD(fx, store_begin(fx->app.store, "", &fx->err));
	GOOD(fx, store_remove(fx->app.store, entity, id, true, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
}

static void who_is_shielded_or_gone_is_not_found_by_name(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *gone = fixture_case(fx, "ZK-2026-0002", CELLS("client.call_name=Rosa"));
	size_t slices;

	(void)state;
	fixture_case(fx, "ZK-2026-0001", CELLS("client.shielded=true", "client.call_name=Şevval"));
	assert_string_equal(found(fx, "sevval"), "");
	assert_string_equal(found(fx, "se"), "");
	assert_string_equal(found(fx, "sh"), "");
	assert_string_equal(found(fx, "0001 sevval"), "");
	assert_string_equal(found(fx, "0001 se"), "");
	assert_string_equal(found(fx, "0001"), "0001");
	LACKS(hits[0].text, "evval");
	HOLDS(hits[0].text, "(shielded)");
	assert_int_equal(search(fx, "rosa", 9, &slices), 1);
	remove_row(fx, &entity_client, fixture_value(fx, &entity_application, gone, "client"));
	assert_string_equal(found(fx, "rosa"), "");
	assert_string_equal(found(fx, "0002"), "0002");
	LACKS(hits[0].text, "Rosa");
	remove_row(fx, &entity_application, gone);
	assert_string_equal(found(fx, "0002"), "");
	fixture_close(fx);
}

static void slices_end_and_count_what_does_not_fit(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	size_t slices;

	(void)state;
	GOOD(fx, store_begin(fx->app.store, "", &fx->err));
	for (int i = 1; i <= 450; i++) {
		const char *number = arena_print(fx->arena, "ZK-2026-%04d", i);
		const struct cell who = { "call_name", i % 2 ? "Naomi Naber" : "Noor" };
		char client[ID_TEXT], id[ID_TEXT];
		const struct cell cells[] = { { "number", number }, { "client", client }, { "forum", "velsen" },
			{ "step", "complete" } };

		store_new_id(fx->app.store, client);
		store_new_id(fx->app.store, id);
		GOOD(fx, store_set(fx->app.store, &entity_client, client, "velsen.hvo", &who, 1, &fx->err));
		GOOD(fx,
			store_set(fx->app.store, &entity_application, id, "velsen.hvo", cells, ARRAY_LEN(cells),
				&fx->err));
	}
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	assert_int_equal(search(fx, "nao", 20, &slices), 225);
	assert_in_range(slices, 2, 20);
	assert_int_equal(search(fx, "nab nao", 20, &slices), 225);
	assert_int_equal(search(fx, "n", 20, &slices), 450);
	assert_in_range(slices, 2, 20);
	assert_int_equal(search(fx, "2026", 0, &slices), 450);
	fixture_close(fx);
}

/* A recipe is found by any word of it, without accents, and a shared home by its name. */
static void recipes_and_shared_homes_are_found(void **state)
{
	struct fixture *fx = fixture_open("all");
	size_t slices;

	(void)state;
	fixture_row(fx, &entity_recipe, "regio",
		CELLS("kind=rent_benefit", "what=Toeslag stopte", "solution=Samen gebeld met één mevrouw."));
	fixture_row(fx, &entity_household, "velsen", CELLS("name=Lindehof"));
	assert_int_equal(search(fx, "mevrouw een", HITS_MAX, &slices), 1);
	assert_ptr_equal(hits[0].entity, &entity_recipe);
	assert_string_equal(hits[0].text, "Toeslag stopte");
	assert_int_equal(search(fx, "linde", HITS_MAX, &slices), 1);
	assert_ptr_equal(hits[0].entity, &entity_household);
	assert_int_equal(search(fx, "mevrouw linde", HITS_MAX, &slices), 0);
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_are_found_without_accents),
		cmocka_unit_test(one_or_two_letters_walk_the_queue),
		cmocka_unit_test(numbers_are_found_by_their_parts),
		cmocka_unit_test(a_case_is_found_once),
		cmocka_unit_test(homes_are_found_with_their_case),
		cmocka_unit_test(who_is_shielded_or_gone_is_not_found_by_name),
		cmocka_unit_test(recipes_and_shared_homes_are_found),
		cmocka_unit_test(slices_end_and_count_what_does_not_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
