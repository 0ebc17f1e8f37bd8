/* What the tests of the screens beside the panels share: a laptop with a file, the screens over it without a terminal, and
 * what a person does and sees. */
#ifndef DESK_KIT_H
#define DESK_KIT_H

#include "fixture.h"

#include "base/place.h"
#include "tui/tui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct desk {
	struct fixture *f;
	struct ui *ui;
	const char *application;
};

/* The screens over what the fixture holds, in a language and size. */
static inline void desk_show(struct desk *desk, const char *language, int rows, int cols)
{
	setenv("TAFEL_LANG", language, 1);
	language_open(desk->f->arena);
	desk->f->app.dutch = !strcmp(language, "nl");
	app_forget_codebooks(&desk->f->app);
	desk->ui = ui_open_headless(&desk->f->app, rows, cols);
	ui_feed(desk->ui, "Tab S-Tab");
}

static inline void desk_shut(struct desk *desk)
{
	ui_close(&desk->ui);
	fixture_close(desk->f);
}

static inline void press(struct desk *desk, const char *keys)
{
	if (!ui_feed(desk->ui, keys))
		fail_msg("the screens have ended at %s", keys);
}

/* What is typed in one question, and Enter. */
static inline void say(struct desk *desk, const char *text)
{
	assert_true(ui_type(desk->ui, text));
	press(desk, "Enter");
}

static inline bool is_shown(struct desk *desk, const char *text)
{
	return strstr(ui_dump(desk->ui, desk->f->arena), text) != NULL;
}

/* Ends the test with the screen as it is. */
static inline void stop(struct desk *desk, const char *file, int line, const char *what, const char *text)
{
	print_error("%s:%d: %s%s\n", file, line, what, text);
	for (int row = 0; row < 40; row++)
		print_error("%s\n", ui_row(desk->ui, desk->f->arena, row));
	fail_msg("%s:%d: %s%s", file, line, what, text);
}

#define SHOWS(desk, text)                                                                                              \
	do {                                                                                                           \
		if (!is_shown(desk, text))                                                                             \
			stop(desk, __FILE__, __LINE__, "not on the screen: ", text);                                   \
	} while (0)
#define HIDES(desk, text)                                                                                              \
	do {                                                                                                           \
		if (is_shown(desk, text))                                                                              \
			stop(desk, __FILE__, __LINE__, "on the screen: ", text);                                       \
	} while (0)

/* The line with ">" in front, wherever it stands in its frame. */
static inline const char *line_at(struct desk *desk)
{
	int row, col;

	if (!ui_cursor(desk->ui, &row, &col))
		return "";
	return ui_row(desk->ui, desk->f->arena, row);
}

/* Goes down in the list until the line with the cursor holds the text. */
static inline void find_line(struct desk *desk, const char *text, const char *file, int at)
{
	enum { FAR = 120 };

	press(desk, "Home");
	for (int i = 0; i < FAR && !strstr(line_at(desk), text); i++)
		press(desk, "Down");
	if (!strstr(line_at(desk), text))
		stop(desk, file, at, "no line says ", text);
}

#define go_to(desk, text) find_line(desk, text, __FILE__, __LINE__)

static inline size_t rows_of(struct desk *desk, const struct entity *entity, void ***rows)
{
	size_t count;

	GOOD(desk->f,
		store_list_by(desk->f->app.store, desk->f->arena, entity, "application", desk->application, 99, rows,
			&count, &desk->f->err));
	return count;
}

/* The only row of an entity on the case. */
static inline const char *only_row(struct desk *desk, const struct entity *entity)
{
	void **rows;

	assert_int_equal(rows_of(desk, entity, &rows), 1);
	return ((struct row *)rows[0])->id;
}

#define VALUE(desk, entity, id, cell, wanted) assert_string_equal(fixture_value((desk)->f, entity, id, cell), wanted)

#endif
