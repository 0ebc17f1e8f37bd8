/* The practice file: its people are where the table of the region says; one seed gives one file. */
#include "app_kit.h"

#include "app/demo.h"
#include "base/day.h"

static const char *const forums[] = { "beverwijk", "heemskerk", "velsen", "zuid_kennemerland" };

static const struct {
	const char *name;
	const char *steps; /* blanks between */
	size_t counts[4];
} region[] = {
	{ "draft", "draft", { 2, 2, 3, 5 } },
	{ "submitted", "submitted", { 2, 1, 2, 6 } },
	{ "complete", "complete", { 1, 1, 2, 4 } },
	{ "on the agenda", "scheduled", { 5, 4, 6, 9 } },
	{ "on hold", "on_hold", { 2, 1, 2, 5 } },
	{ "admitted", "admitted admitted_conditional", { 5, 4, 8, 19 } },
	{ "proposed", "proposed viewing", { 1, 1, 2, 4 } },
	{ "contract", "contract", { 1, 1, 2, 3 } },
	{ "living", "living", { 26, 17, 41, 125 } },
	{ "settled", "settled", { 8, 5, 10, 29 } },
	{ "left", "continued_support moved_on ended_early", { 2, 2, 4, 12 } },
	{ "declined", "declined", { 2, 1, 3, 11 } },
	{ "withdrawn", "withdrawn", { 1, 1, 2, 5 } },
};

struct tally {
	size_t counts[ARRAY_LEN(region)][4], total, landed, living, living_last;
	size_t homes[6], keys, sure, ended;
	size_t forms[3], items, discussed, now, unknown, shielded, guests, aside;
	int64_t today;
};

static void add_step(struct tally *tally, const struct application *a)
{
	for (size_t row = 0; row < ARRAY_LEN(region); row++)
		for (size_t forum = 0; forum < 4; forum++)
			if (!strcmp(a->forum, forums[forum]) && codebook_has_word(region[row].steps, a->step)) {
				tally->counts[row][forum]++;
				return;
			}
	tally->unknown++;
}

static bool see_application(void *from, const void *row, struct error *err)
{
	const struct application *a = row;
	struct tally *tally = from;

	(void)err;
	tally->total++;
	add_step(tally, a);
	if (codebook_has_word("admitted admitted_conditional", a->step) && a->landing_since != UNKNOWN)
		tally->landed += tally->today - a->landing_since >= 182;
	if (!strcmp(a->step, "living")) {
		tally->living += a->key_on >= day_of(2026, 1, 1);
		tally->living_last += a->key_on < day_of(2026, 1, 1);
	}
	return true;
}

static bool see_home(void *from, const void *row, struct error *err)
{
	static const char *const offers[] = { "expected", "free", "proposed", "accepted", "let", "gone" };
	const struct home *home = row;
	struct tally *tally = from;

	(void)err;
	for (size_t i = 0; i < ARRAY_LEN(offers); i++)
		tally->homes[i] += !strcmp(home->offer, offers[i]);
	tally->keys += !strcmp(home->offer, "let") && home->keys_on >= day_of(2026, 1, 1);
	tally->sure += !strcmp(home->offer, "expected") && !strcmp(home->certainty, "sure");
	tally->ended += home->available_until != UNKNOWN;
	return true;
}

static bool see_item(void *from, const void *row, struct error *err)
{
	const struct agenda_item *item = row;
	struct tally *tally = from;

	(void)err;
	tally->items +=
		item->starts >= tally->today * MINUTES_PER_DAY && item->starts < (tally->today + 1) * MINUTES_PER_DAY;
	tally->discussed += !strcmp(item->state, "discussed");
	tally->now += !strcmp(item->state, "now");
	return true;
}

static bool see_client(void *from, const void *row, struct error *err)
{
	const struct client *client = row;

	(void)err;
	((struct tally *)from)->shielded += client->shielded == 1;
	return true;
}

static bool see_attendance(void *from, const void *row, struct error *err)
{
	const struct attendance *attendance = row;
	struct tally *tally = from;

	(void)err;
	tally->guests += attendance->application && attendance->reason;
	tally->aside += !strcmp(attendance->state, "stepped_aside") && !strcmp(attendance->role, "chair");
	return true;
}

static void count_all(struct kit *kit, struct tally *tally)
{
	*tally = (struct tally){ .today = app_today(&kit->app) };
	GOOD(kit, store_walk(kit->app.store, &entity_application, see_application, tally, &kit->err));
	GOOD(kit, store_walk(kit->app.store, &entity_home, see_home, tally, &kit->err));
	GOOD(kit, store_walk(kit->app.store, &entity_agenda_item, see_item, tally, &kit->err));
	GOOD(kit, store_walk(kit->app.store, &entity_client, see_client, tally, &kit->err));
	GOOD(kit, store_walk(kit->app.store, &entity_attendance, see_attendance, tally, &kit->err));
}

static struct kit *make(size_t applications, uint64_t seed)
{
	struct kit *kit = kit_start();
	struct demo_options options = { .path = kit->path, .applications = applications, .seed = seed };
	struct demo_count count;

	GOOD(kit, demo_make(&kit->app, &options, &count, &kit->err));
	return kit;
}

static void the_region_is_as_its_table(void **state)
{
	struct kit *kit = *state;
	struct tally tally;

	assert_true(kit->app.practice);
	count_all(kit, &tally);
	assert_int_equal(tally.total, 423);
	assert_int_equal(tally.unknown, 0);
	for (size_t row = 0; row < ARRAY_LEN(region); row++)
		for (size_t forum = 0; forum < 4; forum++)
			if (tally.counts[row][forum] != region[row].counts[forum])
				fail_msg("%s, %s: %zu, not %zu", region[row].name, forums[forum],
					tally.counts[row][forum], region[row].counts[forum]);
	assert_int_equal(tally.landed, 15);
	assert_int_equal(tally.living, 113);
	assert_int_equal(tally.living_last, 96);
}

static void homes_and_agendas_are_as_told(void **state)
{
	struct kit *kit = *state;
	struct tally tally;

	count_all(kit, &tally);
	assert_int_equal(tally.homes[0], 24);
	assert_int_equal(tally.sure, 8);
	assert_int_equal(tally.homes[1], 9);
	assert_int_equal(tally.homes[2], 8);
	assert_int_equal(tally.homes[3], 7);
	assert_int_equal(tally.keys, 113);
	assert_int_equal(tally.ended, 3);
	assert_int_equal(tally.items, 24);
	assert_int_equal(tally.discussed, 2);
	assert_int_equal(tally.now, 3);
	assert_int_equal(tally.shielded, 1);
	assert_int_equal(tally.guests, 3);
	assert_int_equal(tally.aside, 1);
}

static struct application *application(struct kit *kit, const char *number)
{
	void **rows;
	size_t count;

	GOOD(kit,
		store_list_by(kit->app.store, kit->arena, &entity_application, "number", number, 2, &rows, &count,
			&kit->err));
	if (count != 1)
		fail_msg("%s: %zu", number, count);
	return rows[0];
}

static void mehmet_is_as_drawn(void **state)
{
	struct kit *kit = *state;
	struct application *a = application(kit, "ZK-2026-0042");
	struct client client;
	void **rows;
	size_t count;
	const struct proposal *proposal;
	struct home home;

	assert_int_equal(app_today(&kit->app) - a->received, 213);
	assert_int_equal(a->admitted_on, day_of(2026, 5, 7));
	assert_int_equal(a->landing_since, day_of(2026, 5, 11));
	assert_string_equal(a->step, "proposed");
	assert_string_equal(a->ambulant_care, "de_oever");
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_client, a->client, &client, &kit->err));
	assert_string_equal(client.call_name, "Mehmet");
	assert_int_equal(client.birth_year, 1991);
	assert_int_equal(client.rent_persons, 1);
	assert_string_equal(client.children_stay, "weekends");
	GOOD(kit,
		store_list_by(kit->app.store, kit->arena, &entity_proposal, "application", a->row.id, 9, &rows, &count,
			&kit->err));
	assert_int_equal(count, 1);
	proposal = rows[0];
	assert_string_equal(proposal->state, "open");
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_home, proposal->home, &home, &kit->err));
	assert_string_equal(home.number, "W-0117");
	assert_int_equal(home.rent, 64120);
	assert_int_equal(home.keys_on, day_of(2026, 12, 15));
	assert_string_equal(home.held_by, proposal->row.id);
}

static void the_stories_are_there(void **state)
{
	static const struct {
		const char *number, *step, *sentence;
	} told[] = {
		{ "ZK-2025-0121", "living", "kat" },
		{ "ZK-2025-0088", "living", "dinsdag" },
		{ "ZK-2025-0140", "living", "Joris" },
		{ "ZK-2024-0097", "living", "januari" },
		{ "ZK-2024-0103", "settled", "thuis" },
		{ "ZK-2026-0038", "on_hold", "deur" },
		{ "ZK-2026-0040", "admitted", "zing" },
	};
	struct kit *kit = *state;

	for (size_t i = 0; i < ARRAY_LEN(told); i++) {
		const struct application *a = application(kit, told[i].number);

		assert_string_equal(a->step, told[i].step);
		assert_non_null(strstr(a->motivation, told[i].sentence));
	}
	GOOD(kit, store_verify(kit->app.store, NULL, NULL, NULL, NULL, &kit->err));
}

/* ---- the same seed ---- */

static bool hash_row(void *from, const void *row, struct error *err)
{
	struct hash_stream *hash = from;
	const struct row *head = row;

	(void)err;
	hash_add(hash, head->id, strlen(head->id));
	hash_add(hash, head->scope, strlen(head->scope));
	return true;
}

struct hashing {
	struct hash_stream hash;
	const struct entity *entity;
	struct arena *arena;
};

static bool hash_fields(void *from, const void *row, struct error *err)
{
	struct hashing *in = from;

	if (!hash_row(&in->hash, row, err))
		return false;
	arena_reset(in->arena);
	for (size_t i = 0; i < in->entity->field_count; i++) {
		const char *text = field_format(in->arena, &in->entity->fields[i], NULL, row);

		hash_add(&in->hash, text, strlen(text) + 1);
	}
	return true;
}

static struct hash hash_all(struct kit *kit)
{
	struct hashing in;

	hash_begin(&in.hash);
	arena_open(&in.arena);
	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		in.entity = entities[i];
		GOOD(kit, store_walk(kit->app.store, entities[i], hash_fields, &in, &kit->err));
	}
	arena_close(&in.arena);
	return hash_end(&in.hash);
}

static struct hash hash_of_seed(size_t applications, uint64_t seed)
{
	struct kit *kit = make(applications, seed);
	struct hash hash = hash_all(kit);

	kit_close(kit);
	return hash;
}

static void one_seed_gives_one_file(void **state)
{
	struct hash first = hash_of_seed(60, 3), again = hash_of_seed(60, 3), other = hash_of_seed(60, 4);

	(void)state;
	assert_memory_equal(&first, &again, sizeof first);
	assert_memory_not_equal(&first, &other, sizeof first);
}

/* In the largest a use case holds many weeks, and what comes back to a row waits for the next one. */
static void any_size_can_be_made(void **state)
{
	static const size_t sizes[] = { 1, 2, 17, 100, 2000 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct kit *kit = make(sizes[i], 5);
		struct tally tally;

		count_all(kit, &tally);
		assert_int_equal(tally.total, sizes[i]);
		assert_int_equal(tally.unknown, 0);
		kit_close(kit);
	}
}

/* ---- what is there already ---- */

static void only_a_practice_file_is_replaced(void **state)
{
	static const struct app_setup setup = { "pact", "velsen", "B", "chair", false };
	struct kit *kit = kit_start();
	struct demo_options options = { .path = kit->path, .applications = 3 };
	struct demo_count count;

	(void)state;
	GOOD(kit, app_create(&kit->app, kit->path, &setup, &kit->err));
	store_close(&kit->app.store);
	assert_false(demo_make(&kit->app, &options, &count, &kit->err));
	assert_non_null(strstr(kit->err.text, "not a practice file"));
	GOOD(kit, app_open(&kit->app, kit->path, &kit->err));
	assert_false(kit->app.practice);
	store_close(&kit->app.store);
	upkeep_remove(kit->path);
	GOOD(kit, demo_make(&kit->app, &options, &count, &kit->err));
	store_close(&kit->app.store);
	GOOD(kit, demo_make(&kit->app, &options, &count, &kit->err));
	assert_int_equal(count.applications, 3);
	kit_close(kit);
}

static void other_files_stay_as_they_are(void **state)
{
	struct kit *kit = kit_start();
	const char *path = kit_file(kit, "letter.txt", "Beste mensen", 12);
	struct demo_options options = { .path = path };
	struct demo_count count;
	size_t length;

	(void)state;
	assert_false(demo_make(&kit->app, &options, &count, &kit->err));
	assert_string_equal(kit_read(kit, path, &length), "Beste mensen");
	options.path = kit->room;
	assert_false(demo_make(&kit->app, &options, &count, &kit->err));
	kit_close(kit);
}

/* The region is made once for the tests that only look at it. */
static int open_region(void **state)
{
	*state = make(0, 0);
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
		cmocka_unit_test(the_region_is_as_its_table),
		cmocka_unit_test(homes_and_agendas_are_as_told),
		cmocka_unit_test(mehmet_is_as_drawn),
		cmocka_unit_test(the_stories_are_there),
		cmocka_unit_test(one_seed_gives_one_file),
		cmocka_unit_test(any_size_can_be_made),
		cmocka_unit_test(only_a_practice_file_is_replaced),
		cmocka_unit_test(other_files_stay_as_they_are),
	};

	return cmocka_run_group_tests(tests, open_region, close_region);
}
