/* The store on a disk that fails: power cuts, calls that fail, a disk that is full. */
#include "faultfs.h"
#include "store_kit.h"

#include <sys/stat.h>

enum { ROWS = 4, EDITS = 24, CUTS = 600, LONGEST = 2000 };

struct trial {
	struct faultfs *fs;
	struct kit *kit;
	char rows[ROWS][ID_TEXT];
	size_t told[EDITS + 1]; /* step of the record at which edit n was saved; 0 is the file itself */
	int64_t base;           /* records before the first edit */
};

static int64_t record_count(struct store *store)
{
	struct store_count count;
	struct error err;

	if (!store_counts(store, &count, &err))
		fail_msg("counts: %s", err.text);
	return count.records;
}

/* One use case with two records on one row and one on the next, so that a part of it would show. */
static bool edit(struct trial *t, int64_t number, struct error *err)
{
	char text[32];
	struct cell both[] = { { "call_name", text }, { "school", text } };
	struct store *store = t->kit->store;
	const char *one = t->rows[number % (ROWS - 1)];

	snprintf(text, sizeof text, "edit %lld", (long long)number);
	t->kit->clock.fixed_ms += 1000;
	if (!store_begin(store, "anna", err))
		return false;
	if (store_set(store, &entity_client, one, "velsen.hvo", both, 2, err) &&
		store_set(store, &entity_client, t->rows[ROWS - 1], "velsen.hvo", both, 1, err))
		return store_commit(store, err);
	store_rollback(store);
	return false;
}

static struct trial *trial_open(uint64_t seed)
{
	struct trial *t = calloc(1, sizeof *t);

	assert_non_null(t);
	faultfs_open(&t->fs);
	faultfs_record(t->fs, true);
	t->kit = kit_open(seed);
	for (int i = 0; i < ROWS; i++)
		store_new_id(t->kit->store, t->rows[i]);
	t->told[0] = faultfs_steps(t->fs);
	return t;
}

static void trial_close(struct trial *t)
{
	kit_close(t->kit);
	faultfs_close(&t->fs);
	free(t);
}

static void edits(struct trial *t)
{
	for (int64_t n = 1; n <= EDITS; n++) {
		GOOD(t->kit, edit(t, n, &t->kit->err));
		t->told[n] = faultfs_steps(t->fs);
		if (n == 1)
			t->base = record_count(t->kit->store) - 3;
	}
}

static int64_t number_of(const char *text)
{
	return text ? strtoll(text + strlen("edit "), NULL, 10) : 0;
}

/* The last edit in a file, -1 when some edit is there in part or a row does not fit it. */
static int64_t last_edit(struct trial *t, struct store *store, struct arena *arena)
{
	struct client row[ROWS];
	struct error err;
	int64_t last;

	for (int i = 0; i < ROWS; i++) {
		row[i] = (struct client){ 0 };
		if (!store_load(store, arena, &entity_client, t->rows[i], &row[i], &err) && err.code != E_MISSING)
			return -1;
	}
	last = number_of(row[ROWS - 1].call_name);
	for (int i = 0; i < ROWS - 1; i++) {
		int64_t n = last;

		while (n > 0 && n % (ROWS - 1) != i)
			n--;
		if (number_of(row[i].call_name) != n || number_of(row[i].school) != n)
			return -1;
	}
	return last;
}

/* What is wrong with the files in `folder`, of which `told` edits were called saved; NULL: nothing. */
static const char *what_is_wrong(struct trial *t, struct arena *arena, const char *path, int64_t told)
{
	struct store *store;
	struct error err;
	const char *wrong = NULL;
	int64_t last;

	if (!store_open(&store, path, &t->kit->host, &err))
		return told < 0 ? NULL : arena_print(arena, "does not open: %s", err.text);
	last = last_edit(t, store, arena);
	if (!store_verify(store, NULL, NULL, NULL, NULL, &err))
		wrong = arena_print(arena, "verify: %s", err.text);
	else if (last < told || last > told + 1)
		wrong = arena_print(arena, "edit %lld was saved, %lld is there", (long long)told, (long long)last);
	else if (last > 0 && record_count(store) != t->base + 3 * last)
		wrong = arena_print(arena, "%lld edits, %lld records", (long long)last, (long long)record_count(store));
	else if (!store_begin(store, "anna", &err) || !store_commit(store, &err))
		wrong = arena_print(arena, "does not go on: %s", err.text);
	store_close(&store);
	return wrong;
}

static int64_t told_at(const struct trial *t, size_t step)
{
	int64_t n = -1;

	while (n < EDITS && t->told[n + 1] <= step)
		n++;
	return n;
}

/* Cuts the power at many steps; returns how often something was lost, and says what when it should not have been. */
static int cut_power(struct trial *t, bool say)
{
	char folder[96], path[112];
	int losses = 0;

	snprintf(folder, sizeof folder, "%s/cut", t->kit->folder);
	snprintf(path, sizeof path, "%s/a.tafel", folder);
	assert_int_equal(mkdir(folder, 0700), 0);
	faultfs_record(t->fs, false);
	for (uint64_t i = 0; i < CUTS; i++) {
		size_t step = (size_t)(i * faultfs_steps(t->fs) / (CUTS - 1));
		const char *wrong;
		struct arena *arena;

		arena_open(&arena);
		faultfs_cut(t->fs, step, i, folder);
		wrong = what_is_wrong(t, arena, path, told_at(t, step));
		losses += wrong != NULL;
		if (wrong && say)
			print_error("power cut at step %zu of %zu, seed %d: %s\n", step, faultfs_steps(t->fs), (int)i,
				wrong);
		arena_close(&arena);
	}
	return losses;
}

static void a_power_cut_loses_nothing_saved(void **state)
{
	struct trial *t = trial_open(11);

	(void)state;
	edits(t);
	assert_int_equal(cut_power(t, true), 0);
	trial_close(t);
}

/* The test above must be able to fail: on a disk that does not sync, much is lost. */
static void a_disk_that_does_not_sync_is_noticed(void **state)
{
	struct trial *t = trial_open(12);

	(void)state;
	faultfs_lie(t->fs, true);
	edits(t);
	assert_in_range(cut_power(t, false), CUTS / 10, CUTS);
	trial_close(t);
}

/* ---- calls that fail */

/* What the open store shows is what the disk keeps, and it is sound: edit `number`, or the one before it when the last
 * failed. A disk that does not confirm leaves either, and the sentence says so. */
static void check_kept(struct trial *t, int64_t number, bool good, bool unsure)
{
	struct kit *kit = t->kit;
	int64_t shown = last_edit(t, kit->store, kit->arena);

	assert_in_range(shown, unsure ? number - 1 : good ? number : number - 1, unsure || good ? number : number - 1);
	kit_reopen(kit);
	assert_int_equal(last_edit(t, kit->store, kit->arena), shown);
	GOOD(kit, store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err));
}

/* The disk fails during an edit, and then no more. True: the failure came to light. */
static bool fail_once(struct trial *t, int64_t number, const char *sentence)
{
	struct error err = { 0 };
	bool good = edit(t, number, &err), failed = faultfs_failures(t->fs) > 0, unsure = false;

	faultfs_fail(t->fs, 0, 0, false);
	faultfs_room(t->fs, -1);
	if (!good) {
		assert_true(failed);
		assert_int_equal(err.code, E_STORE);
		unsure = strstr(err.text, "does not confirm") != NULL;
		if (!unsure && !strstr(err.text, sentence))
			fail_msg("not \"%s\" but: %s", sentence, err.text);
	}
	check_kept(t, number, good, unsure);
	GOOD(t->kit, edit(t, number, &t->kit->err));
	assert_int_equal(last_edit(t, t->kit->store, t->kit->arena), number);
	return failed;
}

/* Fails call after call of an edit until none is left to fail; each time the same edit is good the second time. */
static void fail_each(unsigned kinds, bool stay)
{
	struct trial *t = trial_open(13);
	int64_t nth;

	faultfs_record(t->fs, false);
	GOOD(t->kit, edit(t, 1, &t->kit->err));
	for (nth = 1; nth < LONGEST; nth++) {
		faultfs_fail(t->fs, kinds, nth, stay);
		if (!fail_once(t, nth + 1, "Nothing was saved."))
			break;
	}
	assert_in_range(nth, 2, LONGEST - 1);
	trial_close(t);
}

static void a_call_that_fails_once_costs_nothing(void **state)
{
	(void)state;
	fail_each(FAULT_CHANGE, false);
}

static void a_disk_that_goes_on_failing_costs_nothing(void **state)
{
	(void)state;
	fail_each(FAULT_CHANGE, true);
}

static void a_full_disk_is_said_and_costs_nothing(void **state)
{
	struct trial *t = trial_open(14);
	int64_t room, number = 1;

	(void)state;
	faultfs_record(t->fs, false);
	GOOD(t->kit, edit(t, 1, &t->kit->err));
	for (room = 0; room < 1 << 20; room += 509) {
		kit_reopen(t->kit);
		faultfs_room(t->fs, room);
		if (!fail_once(t, ++number, "The disk is full. Nothing was saved."))
			break;
	}
	assert_in_range(number, 4, LONGEST);
	trial_close(t);
}

static void a_draft_that_cannot_be_saved_is_said(void **state)
{
	struct trial *t = trial_open(15);
	struct kit *kit = t->kit;
	struct draft *drafts;
	size_t count;

	(void)state;
	faultfs_record(t->fs, false);
	GOOD(kit, store_save_draft(kit->store, "client", "x", "birth_year", "19", &kit->err));
	faultfs_fail(t->fs, FAULT_WRITE, 1, true);
	REFUSED(kit, E_STORE, store_save_draft(kit->store, "client", "x", "birth_year", "199", &kit->err));
	faultfs_fail(t->fs, 0, 0, false);
	kit_reopen(kit);
	GOOD(kit, store_list_drafts(kit->store, kit->arena, &drafts, &count, &kit->err));
	assert_int_equal(count, 1);
	assert_string_equal(drafts[0].text, "19");
	trial_close(t);
}

/* ---- reading */

/* Opens and looks with the nth read failing; true when there was none to fail. */
static bool reads_all(struct trial *t, int64_t nth)
{
	struct kit *kit = t->kit;
	bool good;

	store_close(&kit->store);
	faultfs_fail(t->fs, FAULT_READ, nth, true);
	good = store_open(&kit->store, kit->path, &kit->host, &kit->err) &&
		store_verify(kit->store, NULL, NULL, NULL, NULL, &kit->err);
	if (faultfs_failures(t->fs)) {
		assert_false(good);
		assert_int_equal(kit->err.code, E_STORE);
		if (!strstr(kit->err.text, "The disk or the file refused") &&
			!strstr(kit->err.text, "cannot be opened"))
			fail_msg("read %d: %s", (int)nth, kit->err.text);
	}
	faultfs_fail(t->fs, 0, 0, false);
	if (!kit->store)
		GOOD(kit, store_open(&kit->store, kit->path, &kit->host, &kit->err));
	return good;
}

static void a_read_error_is_said_and_harms_nothing(void **state)
{
	struct trial *t = trial_open(16);
	int64_t nth = 1;

	(void)state;
	faultfs_record(t->fs, false);
	for (int64_t n = 1; n <= EDITS; n++)
		GOOD(t->kit, edit(t, n, &t->kit->err));
	while (nth < LONGEST && !reads_all(t, nth))
		nth++;
	assert_in_range(nth, 10, LONGEST - 1);
	assert_int_equal(last_edit(t, t->kit->store, t->kit->arena), EDITS);
	trial_close(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_power_cut_loses_nothing_saved),
		cmocka_unit_test(a_disk_that_does_not_sync_is_noticed),
		cmocka_unit_test(a_call_that_fails_once_costs_nothing),
		cmocka_unit_test(a_disk_that_goes_on_failing_costs_nothing),
		cmocka_unit_test(a_full_disk_is_said_and_costs_nothing),
		cmocka_unit_test(a_draft_that_cannot_be_saved_is_said),
		cmocka_unit_test(a_read_error_is_said_and_harms_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
