/* Cells, text and frames, without a terminal. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "tui/grid.h"

struct fixture {
	struct grid grid;
	struct pane pane;
	struct arena *arena;
};

static int open_grid(void **state)
{
	static struct fixture f;

	grid_open(&f.grid, 5, 20);
	f.pane = grid_whole(&f.grid);
	arena_open(&f.arena);
	*state = &f;
	return 0;
}

static int close_grid(void **state)
{
	struct fixture *f = *state;

	grid_close(&f->grid);
	arena_close(&f->arena);
	return 0;
}

static const char *row(struct fixture *f, int i)
{
	return grid_row_text(&f->grid, f->arena, i);
}

static void text_is_put_and_cut(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(pane_text(&f->pane, 0, 2, STYLE_NORMAL, "Mehmet"), 6);
	assert_string_equal(row(f, 0), "  Mehmet");
	assert_int_equal(pane_text(&f->pane, 1, 15, STYLE_NORMAL, "Jan-Willem"), 5);
	assert_string_equal(row(f, 1), "               Jan-…");
	assert_int_equal(pane_text_fit(&f->pane, 2, 0, 5, STYLE_NORMAL, "Şevval"), 5);
	assert_string_equal(row(f, 2), "Şevv…");
	assert_int_equal(pane_text_right(&f->pane, 3, 20, 20, STYLE_NORMAL, "€ 5"), 17);
	assert_string_equal(row(f, 3), "                 € 5");
}

static void nothing_outside_does_harm(void **state)
{
	struct fixture *f = *state;
	struct pane part = pane_part(&f->pane, 1, 18, 50, 50), none = pane_part(&f->pane, -3, 30, 2, -2);

	assert_int_equal(part.rows, 4);
	assert_int_equal(part.cols, 2);
	assert_int_equal(none.cols, 0);
	pane_text(&f->pane, 99, 0, STYLE_NORMAL, "x");
	pane_text(&f->pane, -1, 0, STYLE_NORMAL, "x");
	pane_text(&f->pane, 0, 99, STYLE_NORMAL, "x");
	pane_text(&f->pane, 0, -2, STYLE_NORMAL, "abc");
	pane_frame(&none, true, "title", "foot");
	pane_fill(&none, STYLE_BAR);
	pane_restyle(&f->pane, 7, -5, 99, STYLE_BAR);
	pane_cursor(&part, 9, 9);
	assert_false(f->grid.cursor_shown);
	assert_string_equal(row(f, 0), "c");
	assert_string_equal(row(f, 77), "");
}

static void control_characters_never_pass(void **state)
{
	struct fixture *f = *state;

	pane_text(&f->pane, 0, 0, STYLE_NORMAL,
		"a\033[2Jb\tc\xC2\x9B"
		"d\xFF");
	for (const char *at = row(f, 0); *at; at++)
		assert_true((unsigned char)*at >= ' ' && *at != 0x7F);
	assert_null(strstr(row(f, 0), "\xC2\x9B"));
}

static void wide_characters_take_two_cells(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(pane_text(&f->pane, 0, 0, STYLE_NORMAL, "漢字"), 4);
	assert_int_equal(f->grid.cells[1].width, 0);
	pane_text(&f->pane, 0, 1, STYLE_NORMAL, "x"); /* cuts the first one in two */
	assert_string_equal(row(f, 0), " x字");
	pane_text(&f->pane, 0, 2, STYLE_NORMAL, "y");
	assert_string_equal(row(f, 0), " xy");
	pane_text(&f->pane, 1, 19, STYLE_NORMAL, "漢"); /* no room for both halves */
	assert_int_equal(f->grid.cells[39].width, 1);
}

static void marks_stay_with_their_letter(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(pane_text(&f->pane, 0, 0, STYLE_NORMAL, "x\xCC\x84y"), 2);
	assert_string_equal(f->grid.cells[0].text, "x\xCC\x84");
	assert_string_equal(f->grid.cells[1].text, "y");
	pane_text(&f->pane, 1, 0, STYLE_NORMAL,
		"o\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86\xCC\x87\xCC\x88\xCC\x89z");
	assert_true(strlen(f->grid.cells[20].text) < CELL_TEXT);
	assert_string_equal(f->grid.cells[21].text, "z");
}

static void frames_look_as_drawn(void **state)
{
	struct fixture *f = *state;

	pane_frame(&f->pane, true, "1 Wachtrij", "v nog 1");
	assert_string_equal(row(f, 0), "╔═ 1 Wachtrij ═════╗");
	assert_string_equal(row(f, 2), "║                  ║");
	assert_string_equal(row(f, 4), "╚════════ v nog 1 ═╝");
}

static void single_frame_cuts_its_title(void **state)
{
	struct fixture *f = *state;

	pane_frame(&f->pane, false, "3 Voorgestelde woning", NULL);
	assert_string_equal(row(f, 0), "┌─ 3 Voorgesteld… ─┐");
	assert_string_equal(row(f, 4), "└──────────────────┘");
}

static void lines_wrap_at_blanks(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(pane_wrap(&f->pane, 1, 0, STYLE_NORMAL, "Venster te klein (40x10). Maak het groter."), 3);
	assert_string_equal(row(f, 1), "Venster te klein");
	assert_string_equal(row(f, 2), "(40x10). Maak het");
	assert_string_equal(row(f, 3), "groter.");
}

static void sizes_are_kept_within_bounds(void **state)
{
	struct fixture *f = *state;

	grid_resize(&f->grid, 0, -4);
	assert_int_equal(f->grid.rows * f->grid.cols, 1);
	grid_resize(&f->grid, 5000, 5000);
	assert_int_equal(f->grid.rows, 999);
	assert_int_equal(f->grid.cols, 999);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(text_is_put_and_cut, open_grid, close_grid),
		cmocka_unit_test_setup_teardown(nothing_outside_does_harm, open_grid, close_grid),
		cmocka_unit_test_setup_teardown(control_characters_never_pass, open_grid, close_grid),
		cmocka_unit_test_setup_teardown(wide_characters_take_two_cells, open_grid, close_grid),
		cmocka_unit_test_setup_teardown(marks_stay_with_their_letter, open_grid, close_grid),
		cmocka_unit_test_setup_teardown(frames_look_as_drawn, open_grid, close_grid),
		cmocka_unit_test_setup_teardown(single_frame_cuts_its_title, open_grid, close_grid),
		cmocka_unit_test_setup_teardown(lines_wrap_at_blanks, open_grid, close_grid),
		cmocka_unit_test_setup_teardown(sizes_are_kept_within_bounds, open_grid, close_grid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
