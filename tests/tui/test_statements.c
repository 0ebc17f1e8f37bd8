/*
 * What a key costs does not grow with the file: the SQL statements between a key and the redrawn screen, and the rows
 * that they read, are as many with 3,000 applications as with 300. Idle work (counts, in slices) is not a key's.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "app/demo.h"
#include "base/place.h"
#include "tui/screen.h"
#include "tui/tui.h"

/* After our headers: cmocka has a macro fail(), and so have we. */
#undef fail
#include <cmocka.h>

enum { ROWS = 40, COLS = 120, SMALL = 300, LARGE = 3000, EVENTS_MAX = 160, NAME_BYTES = 24 };

/* What the case at hand itself asks for may differ by a few: one has a proposal, another has none. */
enum { OWN_STATEMENTS = 12, OWN_ROWS = 40 };

/* A letter of a search does one slice, and a large file has more hits in it: up to a screenful. */
enum { SLICE_STATEMENTS = 5 * ROWS, SLICE_ROWS = 20 * ROWS };

struct cost {
	int statements, rows;
};

struct count {
	const char *event;
	struct cost cost;
};

struct run {
	struct count counts[EVENTS_MAX];
	size_t count;
};

/* Each is played on both files. What has a ? before it goes into a search. */
static const char *const played[] = {
	"j",
	"j",
	"k",
	"PgDn",
	"PgDn",
	"PgUp",
	"End",
	"Home",
	"g",
	"G",
	"Down",
	"Up",
	"]",
	"[",
	"Tab",
	"Tab",
	"Tab",
	"Tab",
	"S-Tab",
	"1",
	"2",
	"3",
	"4",
	"1",
	"Enter",
	"Esc",
	"F1",
	"Down",
	"Esc",
	"F10",
	"Right",
	"Down",
	"Esc",
	"F4",
	"Down",
	"Esc",
	"F3",
	"?m",
	"?a",
	"?r",
	"?i",
	"?Backspace",
	"Down",
	"PgDn",
	"Esc",
	"F8",
	"Esc",
	"F2",
	"PgDn",
	"PgUp",
	"Tab",
	"Tab",
	"S-Tab",
	"x",
	"Backspace",
	"Esc",
	"F2",
	"End",
	"z",
	"C-s",
	"Esc",
	"C-z",
	"C-y",
	"C-p",
	"h",
	"Esc",
	"size",
};

static struct cost spent;

static int on_statement(unsigned kind, void *from, void *statement, void *text)
{
	(void)statement;
	(void)text;
	if (kind == SQLITE_TRACE_ROW)
		((struct cost *)from)->rows++;
	else
		((struct cost *)from)->statements++;
	return 0;
}

/* The handle of the file is the store's own: an extension that loads by itself sees every file that is opened. */
static int watch(sqlite3 *db, char **message, const struct sqlite3_api_routines *routines)
{
	(void)message;
	(void)routines;
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT | SQLITE_TRACE_ROW, on_statement, &spent);
}

static void make_practice(const char *path, size_t applications)
{
	struct demo_options demo = { .path = path, .applications = applications };
	struct demo_count made;
	struct error err = { 0 };
	struct app app;

	if (!app_start(&app, &err) || !demo_make(&app, &demo, &made, &err)) {
		print_error("%s\n", err.text);
		exit(1);
	}
	app_close(&app);
}

static void settle(struct ui *ui)
{
	while (!ui->ended && screen_idle(ui))
		;
	if (!ui->ended)
		screen_draw(ui);
}

static void note(struct run *run, const char *event)
{
	assert_true(run->count < EVENTS_MAX);
	run->counts[run->count++] = (struct count){ event, spent };
}

static void play_one(struct ui *ui, struct run *run, const char *name)
{
	struct event e = { .kind = EVENT_RESIZE, .row = 24, .col = 80 };

	if (strcmp(name, "size"))
		e = key_event(key_parse(name + (*name == '?')));
	ui->now_ms += 1000;
	spent = (struct cost){ 0 };
	screen_event(ui, &e);
	screen_draw(ui);
	note(run, name);
	settle(ui);
	assert_false(ui->ended);
}

static void play(const char *path, struct run *run)
{
	struct error err = { 0 };
	struct app app;
	struct ui *ui;

	run->count = 0;
	if (!app_start(&app, &err) || !app_open(&app, path, &err)) {
		print_error("%s\n", err.text);
		exit(1);
	}
	spent = (struct cost){ 0 };
	ui = screen_open(&app, ROWS, COLS, &(struct tui_options){ 0 });
	screen_draw(ui);
	note(run, "start");
	settle(ui);
	for (size_t i = 0; i < ARRAY_LEN(played); i++)
		play_one(ui, run, played[i]);
	ui_close(&ui);
	app_close(&app);
}

static bool has_grown(const char *event, struct cost small, struct cost large)
{
	/* each row of the queue asks once for its course, and the first page of the small file is not full */
	int page = strcmp(event, "start") ? 0 : ROWS;

	if (*event == '?')
		return large.statements > SLICE_STATEMENTS || large.rows > SLICE_ROWS;
	return large.statements > small.statements + page + OWN_STATEMENTS || large.rows > small.rows + page + OWN_ROWS;
}

static void a_key_costs_the_same_in_a_large_file(void **state)
{
	static struct run small, large;
	int wrong = 0;

	(void)state;
	make_practice("small.db", SMALL);
	make_practice("large.db", LARGE);
	assert_int_equal(sqlite3_auto_extension((void (*)(void))watch), SQLITE_OK);
	play("small.db", &small);
	play("large.db", &large);
	assert_int_equal(small.count, large.count);
	for (size_t i = 0; i < small.count; i++) {
		struct cost a = small.counts[i].cost, b = large.counts[i].cost;
		bool grown = has_grown(small.counts[i].event, a, b);

		wrong += grown;
		if (grown || getenv("TEST_SHOW"))
			print_error("%-10s %5d statements %6d rows, %5d and %6d in the large file%s\n",
				small.counts[i].event, a.statements, a.rows, b.statements, b.rows, grown ? " !" : "");
	}
	assert_int_equal(wrong, 0);
}

/* The counter counts: otherwise the test above could not fail. */
static void the_counter_sees_statements(void **state)
{
	static struct run run;
	int all = 0;

	(void)state;
	play("small.db", &run);
	for (size_t i = 0; i < run.count; i++)
		all += run.counts[i].cost.statements;
	assert_true(run.counts[0].cost.statements > 5);
	assert_true(all > (int)run.count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_costs_the_same_in_a_large_file),
		cmocka_unit_test(the_counter_sees_statements),
	};
	struct arena *arena;
	int failed;

	setenv("TAFEL_NOW", "2026-11-19T13:42:00+01:00", 1);
	setenv("TAFEL_LANG", "nl", 1);
	arena_open(&arena);
	language_open(arena);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_close(&arena);
	return failed;
}
