/* Every theme can be read: ink and paper differ by at least 4.5 to 1 in the palettes that people have. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "tui/theme.h"

struct palette {
	const char *name;
	unsigned colors[8], bright[8];
};

static const struct palette palettes[] = {
	{ "Linux console", { 0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA },
		{ 0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF } },
	{ "xterm", { 0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5 },
		{ 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF } },
	{ "PuTTY", { 0x000000, 0xBB0000, 0x00BB00, 0xBBBB00, 0x0000BB, 0xBB00BB, 0x00BBBB, 0xBBBBBB },
		{ 0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF } },
};

/* ((c + 0.055) / 1.055) to the power 2.4, of the values that occur above. */
static double channel(unsigned value)
{
	static const struct {
		unsigned value;
		double light;
	} known[] = {
		{ 0x00, 0.0000 },
		{ 0x55, 0.0908 },
		{ 0x5C, 0.1070 },
		{ 0x7F, 0.2122 },
		{ 0xAA, 0.4020 },
		{ 0xBB, 0.4969 },
		{ 0xCD, 0.6105 },
		{ 0xE5, 0.7835 },
		{ 0xEE, 0.8550 },
		{ 0xFF, 1.0000 },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].value == value)
			return known[i].light;
	fail_msg("no light of channel value %x", value);
	return 0;
}

/* Relative luminance (WCAG 2.1). */
static double light(unsigned color)
{
	return 0.2126 * channel(color >> 16) + 0.7152 * channel(color >> 8 & 0xFF) + 0.0722 * channel(color & 0xFF);
}

static double contrast(unsigned a, unsigned b)
{
	double x = light(a) + 0.05, y = light(b) + 0.05;

	return x > y ? x / y : y / x;
}

static void paints_can_be_read(void **state)
{
	(void)state;
	for (const struct theme *t = all_themes; t->name; t++)
		for (int s = 0; s < STYLE_COUNT; s++) {
			struct paint p = t->paints[s];

			/* Both the terminal's own, or neither: else nobody knows the contrast. */
			assert_int_equal(p.ink == COLOR_OWN, p.paper == COLOR_OWN);
			for (size_t i = 0; p.ink != COLOR_OWN && i < sizeof palettes / sizeof *palettes; i++) {
				const struct palette *c = &palettes[i];
				double ratio = contrast(c->colors[p.ink], c->colors[p.paper]);

				/* Where bold makes bright. */
				if (p.flags & PAINT_BOLD && contrast(c->bright[p.ink], c->colors[p.paper]) < ratio)
					ratio = contrast(c->bright[p.ink], c->colors[p.paper]);
				if (ratio < 4.5)
					fail_msg("%s: style %d has %.1f to 1 on %s", t->name, s, ratio, c->name);
			}
		}
}

static void focus_shows_without_colour(void **state)
{
	const struct theme *t = theme_named("none");

	(void)state;
	assert_int_not_equal(t->paints[STYLE_ROW_AT].flags, t->paints[STYLE_NORMAL].flags);
	assert_int_not_equal(t->paints[STYLE_FIELD_AT].flags, t->paints[STYLE_FIELD].flags);
	assert_int_not_equal(t->paints[STYLE_BUTTON_AT].flags, t->paints[STYLE_BUTTON].flags);
	assert_int_not_equal(t->paints[STYLE_MENU_AT].flags, t->paints[STYLE_MENU].flags);
}

static void no_color_is_obeyed(void **state)
{
	(void)state;
	unsetenv("NO_COLOR");
	assert_string_equal(theme_choose("light", 0)->name, "light");
	assert_string_equal(theme_choose("light", 1)->name, "none");
	assert_string_equal(theme_choose("no such", 0)->name, "standard");
	setenv("NO_COLOR", "", 1);
	assert_string_equal(theme_choose(NULL, 0)->name, "standard");
	setenv("NO_COLOR", "1", 1);
	assert_string_equal(theme_choose(NULL, 0)->name, "none");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paints_can_be_read),
		cmocka_unit_test(focus_shows_without_colour),
		cmocka_unit_test(no_color_is_obeyed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
