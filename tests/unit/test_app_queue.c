/* The queue: orders, pages, filters, counts, marks. */
#include "app/queue.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS_MAX = 200 };

struct listing {
	int64_t keys[ROWS_MAX];
	size_t count;
};

static const char *const forums[] = { "velsen", "heemskerk", "zuid_kennemerland" };

/* Equal waits and unknown ones, every weight and step, several tables and none. */
static struct fixture *many(void)
{
	static const char *const days[] = { "2026-01-05", "2026-03-01", "2026-03-01", "2026-03-01", "", "2026-10-31" };
	static const char *const weights[] = { "heavy", "light", "medium", "" };
	static const char *const steps[] = { "submitted", "complete", "triaged", "scheduled", "on_hold" };
	struct fixture *fx = fixture_open("all");

	for (int i = 0; i < 61; i++)
		fixture_case(fx, arena_print(fx->arena, "ZK-2026-%04d", i + 1),
			CELLS(arena_print(fx->arena, "received=%s", days[(size_t)i * 7 % ARRAY_LEN(days)]),
				arena_print(fx->arena, "weight=%s", weights[(size_t)i * 5 % ARRAY_LEN(weights)]),
				arena_print(fx->arena, "step=%s", steps[(size_t)i * 3 % ARRAY_LEN(steps)]),
				arena_print(fx->arena, "forum=%s", i % 10 == 9 ? "" : forums[i % 3]),
				arena_print(fx->arena, "client.origin=%s", i % 4 ? "haarlem" : "velsen")));
	fixture_case(fx, "ZK-2026-0100", CELLS("step=admitted"));
	fixture_case(fx, "ZK-2026-0101", CELLS("step="));
	return fx;
}

static void read_some(struct fixture *fx, const struct queue *queue, const struct queue_place *from, bool backwards,
	size_t limit, struct queue_read *read)
{
	*read = (struct queue_read){ .from = from, .backwards = backwards, .limit = limit };
	GOOD(fx, queue_read(&fx->app, fx->arena, queue, read, &fx->err));
}

/* All rows, `limit` at a time. */
static struct listing walk(struct fixture *fx, const struct queue *queue, bool backwards, size_t limit)
{
	struct listing out = { .count = 0 };
	struct queue_place at;
	struct queue_read read;
	bool begun = false;

	do {
		read_some(fx, queue, begun ? &at : NULL, backwards, limit, &read);
		for (size_t i = 0; i < read.count; i++) {
			assert_in_range(out.count, 0, ROWS_MAX - 1);
			out.keys[out.count++] = read.lines[i].row.key;
		}
		at = read.reached;
		begun = true;
	} while (read.count || read.cut);
	return out;
}

static void expect_same(const struct listing *a, const struct listing *b, bool reversed)
{
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++)
		assert_int_equal(a->keys[i], b->keys[reversed ? a->count - 1 - i : i]);
}

static void pages_tile_both_ways(void **state)
{
	static const size_t limits[] = { 1, 2, 3, 7, 60, 61, 62, 100 };
	struct fixture *fx = many();

	(void)state;
	for (size_t f = 0; f <= ARRAY_LEN(forums); f++) {
		for (int sort = 0; sort < QUEUE_SORT_COUNT; sort++) {
			struct queue queue = { .forum = f < ARRAY_LEN(forums) ? forums[f] : "",
				.sort = (enum queue_sort)sort };
			struct listing whole = walk(fx, &queue, false, ROWS_MAX);

			assert_int_equal(whole.count, f < ARRAY_LEN(forums) ? (f == 0 ? 19 : 18) : 61);
			for (size_t l = 0; l < ARRAY_LEN(limits); l++) {
				struct listing pages = walk(fx, &queue, false, limits[l]);
				struct listing back = walk(fx, &queue, true, limits[l]);

				expect_same(&whole, &pages, false);
				expect_same(&whole, &back, true);
			}
		}
	}
	fixture_close(fx);
}

static size_t weight_order(const char *weight)
{
	static const char *const order[] = { "heavy", "medium", "light" };
	size_t at = 0;

	while (at < ARRAY_LEN(order) && (!weight || strcmp(weight, order[at])))
		at++;
	return at;
}

static void the_orders_are_what_they_say(void **state)
{
	struct fixture *fx = many();
	struct queue queue = { .forum = "" };
	struct queue_read read;

	(void)state;
	read_some(fx, &queue, NULL, false, ROWS_MAX, &read);
	for (size_t i = 1; i < read.count; i++) {
		int64_t before = read.lines[i - 1].row.received, now = read.lines[i].row.received;

		assert_true(now == UNKNOWN || (before != UNKNOWN && before <= now));
	}
	assert_int_equal(read.lines[0].row.waits, 318);
	assert_true(read.lines[read.count - 1].row.waits == UNKNOWN);
	queue.sort = QUEUE_BY_WEIGHT;
	read_some(fx, &queue, NULL, false, ROWS_MAX, &read);
	for (size_t i = 1; i < read.count; i++)
		assert_true(weight_order(read.lines[i - 1].row.weight) <= weight_order(read.lines[i].row.weight));
	queue.sort = QUEUE_BY_STEP;
	read_some(fx, &queue, NULL, false, ROWS_MAX, &read);
	assert_string_equal(read.lines[0].row.step, "submitted");
	assert_string_equal(read.lines[read.count - 1].row.step, "on_hold");
	fixture_close(fx);
}

static void nobody_falls_out_of_the_queue_of_all_tables(void **state)
{
	struct fixture *fx = fixture_open("all");
	struct queue queue = { .forum = "" };
	struct queue_count count = { .total = 0 };
	struct queue_read read;

	(void)state;
	fixture_case(fx, "ZK-2026-0001", CELLS("forum="));
	fixture_case(fx, "ZK-2026-0002", CELLS("forum=a_table_of_elsewhere"));
	fixture_case(fx, "ZK-2026-0003", CELLS("forum=velsen"));
	read_some(fx, &queue, NULL, false, 9, &read);
	assert_int_equal(read.count, 3);
	while (!count.done)
		GOOD(fx, queue_count_slice(&fx->app, &queue, NULL, &count, &fx->err));
	assert_int_equal(count.total, 3);
	fixture_close(fx);
}

static int64_t total_of(struct fixture *fx, const struct queue *queue, const struct queue_place *at, int64_t *before)
{
	struct queue_count count = { .total = 0 };

	while (!count.done)
		GOOD(fx, queue_count_slice(&fx->app, queue, at, &count, &fx->err));
	if (before)
		*before = count.before;
	return count.total;
}

static void counts_and_ranks_agree_with_the_rows(void **state)
{
	static const struct queue_filter filters[] = {
		{ .step = NULL },
		{ .weight = "heavy" },
		{ .municipality = "velsen" },
		{ .step = "on_hold", .weight = "light" },
		{ .missing_only = true },
		{ .weight = "no such" },
	};
	struct fixture *fx = many();

	(void)state;
	for (size_t f = 0; f < ARRAY_LEN(filters); f++) {
		for (int all = 0; all < 2; all++) {
			struct queue queue = {
				.forum = all ? "" : "velsen", .sort = QUEUE_BY_STEP, .filter = filters[f]
			};
			struct queue_read read;
			int64_t before;

			read_some(fx, &queue, NULL, false, ROWS_MAX, &read);
			assert_int_equal(total_of(fx, &queue, NULL, NULL), read.count);
			for (size_t i = 0; i < read.count; i += 4) {
				assert_int_equal(total_of(fx, &queue, &read.lines[i].place, &before), read.count);
				assert_int_equal(before, i);
			}
		}
	}
	fixture_close(fx);
}

static void filters_leave_what_fits(void **state)
{
	struct fixture *fx = many();
	struct queue queue = { .forum = "", .filter = { .step = "scheduled", .municipality = "velsen" } };
	struct listing pages, back;
	struct queue_read read;

	(void)state;
	read_some(fx, &queue, NULL, false, ROWS_MAX, &read);
	assert_int_equal(read.count, 3);
	for (size_t i = 0; i < read.count; i++) {
		assert_string_equal(read.lines[i].row.step, "scheduled");
		assert_string_equal(read.lines[i].row.municipality, "velsen");
	}
	pages = walk(fx, &queue, false, 1);
	back = walk(fx, &queue, true, 2);
	expect_same(&pages, &back, true);
	fixture_close(fx);
}

static enum queue_mark mark(struct fixture *fx, const char *number, const char *const *cells)
{
	const struct queue queue = { .forum = "velsen" };
	struct queue_read read;

	fixture_case(fx, number, cells);
	read_some(fx, &queue, NULL, false, ROWS_MAX, &read);
	for (size_t i = 0; i < read.count; i++)
		if (!strcmp(read.lines[i].row.number, number))
			return read.lines[i].row.mark;
	return MARK_COUNT;
}

static void marks_tell_what_asks_for_a_hand(void **state)
{
	struct fixture *fx = fixture_open("velsen");

	(void)state;
	assert_int_equal(mark(fx, "ZK-2026-0001", CELLS("weight=light")), MARK_NONE);
	assert_int_equal(mark(fx, "ZK-2026-0002", CELLS("ambulant_care=")), MARK_MISSING);
	assert_int_equal(mark(fx, "ZK-2026-0003", CELLS("motivation_on=")), MARK_MISSING);
	assert_int_equal(mark(fx, "ZK-2026-0004", CELLS("motivation_on=", "motivation=Ik wil rust.")), MARK_NONE);
	assert_int_equal(mark(fx, "ZK-2026-0005", CELLS("share_on=")), MARK_MISSING);
	assert_int_equal(mark(fx, "ZK-2026-0006", CELLS("share_withdrawn=2026-11-01")), MARK_MISSING);
	assert_int_equal(mark(fx, "ZK-2026-0007", CELLS("share_until=2026-11-18")), MARK_MISSING);
	assert_int_equal(mark(fx, "ZK-2026-0008", CELLS("share_until=2026-11-19")), MARK_NONE);
	assert_int_equal(mark(fx, "ZK-2026-0009", CELLS("step_since=2026-10-07")), MARK_TERM);
	assert_int_equal(mark(fx, "ZK-2026-0010", CELLS("step_since=2026-10-08")), MARK_NONE);
	assert_int_equal(mark(fx, "ZK-2026-0011", CELLS("step=on_hold", "hold_until=2026-11-19")), MARK_HOLD);
	assert_int_equal(mark(fx, "ZK-2026-0012", CELLS("step=on_hold", "hold_until=2026-11-18")), MARK_TERM);
	assert_int_equal(mark(fx, "ZK-2026-0013", CELLS("step=no_such_step")), MARK_COUNT);
	fixture_close(fx);
}

static void on_the_agenda(struct fixture *fx, const char *meeting, const char *number, const char *state)
{
	const char *application = fixture_case(fx, number, CELLS("weight=light"));

	fixture_row(fx, &entity_agenda_item, "velsen",
		CELLS(arena_print(fx->arena, "meeting=%s", meeting),
			arena_print(fx->arena, "application=%s", application),
			arena_print(fx->arena, "state=%s", state)));
}

static void the_agenda_of_today_marks_its_cases(void **state)
{
	static const enum queue_mark wanted[] = { MARK_READY, MARK_NOW, MARK_DISCUSSED, MARK_NONE };
	struct fixture *fx = fixture_open("velsen");
	const char *early = fixture_row(
		fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-19T09:00", "closed=true"));
	const char *now = fixture_row(fx, &entity_meeting, "velsen", CELLS("forum=velsen", "starts=2026-11-19T13:00"));
	struct queue queue = { .forum = "velsen" };
	struct queue_read read;

	(void)state;
	on_the_agenda(fx, now, "ZK-2026-0001", "ready");
	on_the_agenda(fx, now, "ZK-2026-0002", "now");
	on_the_agenda(fx, now, "ZK-2026-0003", "discussed");
	on_the_agenda(fx, early, "ZK-2026-0004", "discussed");
	read_some(fx, &queue, NULL, false, 9, &read);
	assert_int_equal(read.count, 4);
	for (size_t i = 0; i < read.count; i++)
		assert_int_equal(read.lines[i].row.mark, wanted[i]);
	fixture_close(fx);
}

static void a_difference_of_case_or_client_is_marked(void **state)
{
	struct fixture *fx = fixture_open("velsen"), *other;
	const char *one = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	const char *two = fixture_case(fx, "ZK-2026-0002", CELLS("weight=light"));
	const char *client = fixture_value(fx, &entity_application, two, "client");
	struct queue queue = { .forum = "velsen", .filter = { .missing_only = true } };
	struct queue_read read;

	(void)state;
	other = fixture_copy(fx);
	fixture_wait(other, 1);
	fixture_set(fx, &entity_application, one, CELLS("weight=medium"));
	fixture_set(other, &entity_application, one, CELLS("weight=heavy"));
	fixture_set(fx, &entity_client, client, CELLS("call_name=Ana"));
	fixture_set(other, &entity_client, client, CELLS("call_name=Anna"));
	fixture_sync(other, fx);
	read_some(fx, &queue, NULL, false, 9, &read);
	assert_int_equal(read.count, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_true(read.lines[i].row.contested);
		assert_int_equal(read.lines[i].row.mark, MARK_CONFLICT);
	}
	fixture_close(other);
	fixture_close(fx);
}

static void names_that_are_not_for_a_list_are_not_in_it(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *gone = fixture_case(fx, "ZK-2026-0002", CELLS("weight=light")), *client;
	struct queue queue = { .forum = "velsen" };
	struct queue_read read;

	(void)state;
	fixture_case(fx, "ZK-2026-0001", CELLS("client.shielded=true", "received=2026-01-01"));
	fixture_row(fx, &entity_application, "velsen.hvo",
		CELLS("number=ZK-2026-0003", "forum=velsen", "step=scheduled", "client=01JF8Z0000000000000000ZZZZ"));
	client = fixture_value(fx, &entity_application, gone, "client");
	GOOD(fx, store_begin(fx->app.store, "", &fx->err));
	GOOD(fx, store_remove(fx->app.store, &entity_client, client, true, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	read_some(fx, &queue, NULL, false, 9, &read);
	assert_int_equal(read.count, 3);
	assert_string_equal(read.lines[0].row.call_name, "(shielded)");
	assert_true(read.lines[0].row.shielded);
	assert_null(read.lines[1].row.call_name);
	assert_null(read.lines[2].row.call_name);
	fixture_close(fx);
}

static void a_case_has_its_place(void **state)
{
	struct fixture *fx = many();

	(void)state;
	for (int sort = 0; sort < QUEUE_SORT_COUNT; sort++) {
		struct queue queue = { .forum = "", .sort = (enum queue_sort)sort };
		struct queue_place place, before;
		struct queue_read all, read;
		bool in_queue;

		read_some(fx, &queue, NULL, false, ROWS_MAX, &all);
		for (size_t i = 0; i < all.count; i += 5) {
			GOOD(fx, queue_place_of(&fx->app, &queue, all.lines[i].row.id, &place, &in_queue, &fx->err));
			assert_true(in_queue);
			before = queue_before(&place);
			read_some(fx, &queue, &before, false, 1, &read);
			assert_int_equal(read.lines[0].row.key, all.lines[i].row.key);
		}
	}
	fixture_close(fx);
}

static void what_is_not_in_the_queue_has_no_place(void **state)
{
	struct fixture *fx = fixture_open("velsen");
	const char *whole = fixture_case(fx, "ZK-2026-0001", CELLS("weight=light"));
	const char *done = fixture_case(fx, "ZK-2026-0002", CELLS("step=settled"));
	struct queue queue = { .forum = "velsen" };
	struct queue_place place;
	bool in_queue;

	(void)state;
	GOOD(fx, queue_place_of(&fx->app, &queue, whole, &place, &in_queue, &fx->err));
	assert_true(in_queue);
	GOOD(fx, queue_place_of(&fx->app, &queue, done, &place, &in_queue, &fx->err));
	assert_false(in_queue);
	queue.filter.missing_only = true;
	GOOD(fx, queue_place_of(&fx->app, &queue, whole, &place, &in_queue, &fx->err));
	assert_false(in_queue);
	queue = (struct queue){ .forum = "heemskerk" };
	GOOD(fx, queue_place_of(&fx->app, &queue, whole, &place, &in_queue, &fx->err));
	assert_false(in_queue);
	REFUSED(fx, E_MISSING,
		queue_place_of(&fx->app, &queue, "01JF8Z0000000000000000ZZZZ", &place, &in_queue, &fx->err));
	fixture_close(fx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_tile_both_ways),
		cmocka_unit_test(the_orders_are_what_they_say),
		cmocka_unit_test(nobody_falls_out_of_the_queue_of_all_tables),
		cmocka_unit_test(counts_and_ranks_agree_with_the_rows),
		cmocka_unit_test(filters_leave_what_fits),
		cmocka_unit_test(marks_tell_what_asks_for_a_hand),
		cmocka_unit_test(the_agenda_of_today_marks_its_cases),
		cmocka_unit_test(a_difference_of_case_or_client_is_marked),
		cmocka_unit_test(names_that_are_not_for_a_list_are_not_in_it),
		cmocka_unit_test(a_case_has_its_place),
		cmocka_unit_test(what_is_not_in_the_queue_has_no_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
