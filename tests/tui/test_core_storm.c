/*
 * Random keys, text, pastes, clicks and sizes, at every moment, on a practice file: nothing breaks, nothing outside the
 * screen is drawn, and the cursor is on it. TEST_SEED repeats a run, TEST_ROUNDS makes it longer.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#undef fail /* ours is in base/error.h */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/demo.h"
#include "base/place.h"
#include "tui/screen.h"
#include "tui/tui.h"

enum { ROUNDS = 25000, SIZE_EVERY = 23, PASTE_EVERY = 31, MOUSE_EVERY = 11, APPLICATIONS = 60 };

static const char *const keys[] = {
	"Enter",
	"Esc",
	"Tab",
	"S-Tab",
	"Up",
	"Down",
	"Left",
	"Right",
	"Home",
	"End",
	"PgUp",
	"PgDn",
	"Backspace",
	"Del",
	"F1",
	"F2",
	"F3",
	"F4",
	"F5",
	"F6",
	"F7",
	"F8",
	"F9",
	"F10",
	"F12",
	"C-c",
	"C-f",
	"C-p",
	"C-s",
	"C-z",
	"C-y",
	"C-l",
	"C-PgDn",
	"C-PgUp",
	"1",
	"2",
	"3",
	"4",
	"b",
	"e",
	"f",
	"g",
	"G",
	"h",
	"j",
	"k",
	"m",
	"n",
	"p",
	"s",
	"w",
	"x",
	"/",
	":",
	"?",
	"[",
	"]",
	"Space",
	"é",
	"漢",
	"idle",
	"hold:Enter",
	"M-x",
};

static const char *const pastes[] = { "", "ZK-2026-0042", "een\ntwee\r\ndrie", "\x1B[2J\xFF\xC3", "31-11-2026", "eˈ́",
	"123456782" };

static uint64_t number_of(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text ? strtoull(text, NULL, 10) : otherwise;
}

static void resize(struct ui *ui, struct random *random)
{
	char event[40];
	bool usual = random_below(random, 3) > 0;

	if (usual)
		snprintf(event, sizeof event, "size:%dx%d", 16 + (int)random_below(random, 30),
			60 + (int)random_below(random, 70));
	else
		snprintf(event, sizeof event, "size:%dx%d", (int)random_below(random, 60),
			(int)random_below(random, 200));
	ui_feed(ui, event);
}

static void click(struct ui *ui, struct random *random)
{
	static const char *const kinds[] = { "click", "click", "wheel-up", "wheel-down" };
	char event[40];

	snprintf(event, sizeof event, "%s:%d,%d", kinds[random_below(random, 4)],
		(int)random_below(random, (uint64_t)ui->grid.rows), (int)random_below(random, (uint64_t)ui->grid.cols));
	ui_feed(ui, event);
}

static void step(struct ui *ui, struct random *random, int i)
{
	int row, col;

	if (i % SIZE_EVERY == 0)
		resize(ui, random);
	else if (i % PASTE_EVERY == 0)
		ui_paste(ui, pastes[random_below(random, sizeof pastes / sizeof *pastes)]);
	else if (i % MOUSE_EVERY == 0)
		click(ui, random);
	else
		ui_feed(ui, keys[random_below(random, sizeof keys / sizeof *keys)]);
	if (ui_cursor(ui, &row, &col))
		assert_true(row >= 0 && row < ui->grid.rows && col >= 0 && col < ui->grid.cols);
}

/* Each cell is a character or the right half of one before it. */
static void assert_whole(struct ui *ui)
{
	for (int i = 0; i < ui->grid.rows * ui->grid.cols; i++) {
		const struct cell *c = &ui->grid.cells[i];

		if (c->width == 0)
			assert_true(i % ui->grid.cols > 0 && c[-1].width == 2 && !c->text[0]);
		else
			assert_true(c->text[0] != 0 && memchr(c->text, 0, CELL_TEXT));
		assert_true(c->style < STYLE_COUNT);
	}
}

static void storm(struct app *app, const struct tui_options *options, uint64_t seed, int rounds)
{
	struct random random;
	struct ui *ui = ui_open_headless_with(app, 24, 80, options);

	random_seed(&random, seed);
	for (int i = 1; i <= rounds; i++) {
		step(ui, &random, i);
		if (i % 500 == 0)
			assert_whole(ui);
		if (ui_ended(ui)) { /* the person stopped: begin anew */
			ui_close(&ui);
			ui = ui_open_headless_with(app, 24, 80, options);
		}
	}
	ui_close(&ui);
}

static void nothing_breaks_on_a_file(void **state)
{
	uint64_t seed = number_of("TEST_SEED", 1), rounds = number_of("TEST_ROUNDS", ROUNDS);
	struct demo_options demo = { .path = "storm.db", .applications = APPLICATIONS };
	struct demo_count made;
	struct app app = { 0 };
	struct error err = { 0 };
	struct arena *arena;

	(void)state;
	arena_open(&arena);
	language_open(arena);
	if (!app_start(&app, &err) || !demo_make(&app, &demo, &made, &err))
		print_error("%s\n", err.text);
	assert_non_null(app.store);
	storm(&app, &(struct tui_options){ 0 }, seed, (int)rounds * 4 / 5);
	storm(&app, &(struct tui_options){ .read_aloud = true }, seed + 1, (int)rounds / 5);
	app_close(&app);
	arena_close(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(nothing_breaks_on_a_file) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
