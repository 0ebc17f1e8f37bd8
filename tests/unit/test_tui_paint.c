/* A grid as bytes: only what differs, and never half a character. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tui/terminal_paint.h"

static char at_text[32];

static const char *place(int row, int col)
{
	snprintf(at_text, sizeof at_text, "<%d,%d>", row, col);
	return at_text;
}

static void begin(struct painter *p, struct grid *g)
{
	*p = (struct painter){ .place = place,
		.plain = "<plain>",
		.clear = "<clear>$<50>",
		.show_cursor = "<show>",
		.hide_cursor = "<hide>" };
	for (int i = 0; i < STYLE_COUNT; i++)
		p->styles[i] = i == STYLE_NORMAL ? "<normal>" : "<style>";
	grid_open(g, 2, 30);
	painter_resize(p, 2, 30);
	painter_draw(p, g);
}

static void expect(struct painter *p, struct grid *g, const char *bytes)
{
	p->length = 0;
	painter_draw(p, g);
	painter_add(p, " ");
	p->bytes[p->length - 1] = '\0';
	assert_string_equal(p->bytes, bytes);
}

static void end(struct painter *p, struct grid *g)
{
	painter_close(p);
	grid_close(g);
}

static void only_changes_are_sent(void **state)
{
	struct painter p;
	struct grid g;
	struct pane pane;

	(void)state;
	begin(&p, &g);
	assert_memory_equal(p.bytes, "<normal><clear><hide>", p.length);
	pane = grid_whole(&g);
	pane_text(&pane, 1, 3, STYLE_NORMAL, "abc");
	expect(&p, &g, "<1,3><normal>abc");
	expect(&p, &g, "");
	pane_text(&pane, 1, 4, STYLE_LOOK, "X");
	expect(&p, &g, "<1,4><style>X<plain>");
	pane_text(&pane, 0, 0, STYLE_NORMAL, "1");
	pane_text(&pane, 0, 4, STYLE_NORMAL, "2");
	pane_text(&pane, 0, 29, STYLE_NORMAL, "3");
	expect(&p, &g, "<0,0><normal>1   2<0,29>3");
	pane_cursor(&pane, 1, 2);
	expect(&p, &g, "<show><1,2>");
	end(&p, &g);
}

static void wide_characters_go_whole(void **state)
{
	struct painter p;
	struct grid g;
	struct pane pane;

	(void)state;
	begin(&p, &g);
	pane = grid_whole(&g);
	pane_text(&pane, 0, 2, STYLE_NORMAL, "漢字");
	expect(&p, &g, "<0,2><normal>漢字");
	pane_text(&pane, 0, 3, STYLE_NORMAL, "x");
	expect(&p, &g, "<0,2><normal> x");
	pane_text(&pane, 0, 1, STYLE_NORMAL, "漢");
	expect(&p, &g, "<0,1><normal>漢");
	end(&p, &g);
}

static void last_cell_is_left_where_it_would_scroll(void **state)
{
	struct painter p;
	struct grid g;
	struct pane pane;

	(void)state;
	begin(&p, &g);
	p.corner_scrolls = true;
	pane = grid_whole(&g);
	pane_text(&pane, 1, 28, STYLE_NORMAL, "yz");
	expect(&p, &g, "<1,28><normal>y");
	end(&p, &g);
}

static void closed_line_is_noticed(void **state)
{
	struct painter p;
	struct grid g;
	int ends[2];
	char got[8] = { 0 };

	(void)state;
	begin(&p, &g);
	assert_int_equal(pipe(ends), 0);
	p.length = 0;
	painter_add(&p, "abc");
	assert_true(painter_write(&p, ends[1]));
	assert_int_equal(read(ends[0], got, 7), 3);
	assert_string_equal(got, "abc");
	close(ends[1]);
	painter_add(&p, "abc");
	assert_false(painter_write(&p, ends[1]));
	close(ends[0]);
	end(&p, &g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_changes_are_sent),
		cmocka_unit_test(wide_characters_go_whole),
		cmocka_unit_test(last_cell_is_left_where_it_would_scroll),
		cmocka_unit_test(closed_line_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
