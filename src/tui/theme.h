/*
 * Styles: what a piece of the screen is, not how it looks. A theme paints each style with the 8 basic colours and
 * attributes. Colour never tells anything alone: a state is a word plus a mark (+ ! x ?).
 */
#ifndef TUI_THEME_H
#define TUI_THEME_H

enum style {
	STYLE_NORMAL,
	STYLE_STATUS,   /* top line */
	STYLE_PRACTICE, /* banner OEFENEN */
	STYLE_MENU,     /* menu bar and open menus */
	STYLE_MENU_AT,  /* focused menu or menu line */
	STYLE_FRAME,    /* ┌─ ─┐ of a panel without focus */
	STYLE_FRAME_AT, /* ╔═ ═╗ of the panel with focus */
	STYLE_TITLE,
	STYLE_TITLE_AT,
	STYLE_LABEL,  /* name before a value, heading of a column */
	STYLE_ROW_AT, /* the focused line of a list; also gets ">" */
	STYLE_STRONG,
	STYLE_HINT,  /* explanations, legends */
	STYLE_GOOD,  /* + */
	STYLE_LOOK,  /* ! */
	STYLE_BAD,   /* x */
	STYLE_ASK,   /* ? */
	STYLE_FIELD, /* a place to type in */
	STYLE_FIELD_AT,
	STYLE_WRONG, /* a field whose value is not good */
	STYLE_BUTTON,
	STYLE_BUTTON_AT,
	STYLE_DIALOG, /* inside of a dialog */
	STYLE_MESSAGE,
	STYLE_BAR_KEY, /* "F1" in the bottom line */
	STYLE_BAR,     /* "Hulp" in the bottom line */
	STYLE_COUNT
};

enum color {
	COLOR_OWN = -1, /* the terminal's own */
	COLOR_IS_BLACK,
	COLOR_IS_RED,
	COLOR_IS_GREEN,
	COLOR_IS_YELLOW,
	COLOR_IS_BLUE,
	COLOR_IS_MAGENTA,
	COLOR_IS_CYAN,
	COLOR_IS_WHITE,
};

enum paint_flag { PAINT_BOLD = 1, PAINT_REVERSE = 2, PAINT_UNDERLINE = 4 };

/* Either both colours are the terminal's own or neither is: only so can the contrast be known. */
struct paint {
	signed char ink, paper;
	unsigned char flags;
};

struct theme {
	const char *name;  /* "standard" */
	const char *label; /* message id */
	const struct paint paints[STYLE_COUNT];
};

/* By name; NULL or unknown: standard. */
const struct theme *theme_named(const char *name);

/* The theme for this run: `name`, but "none" under color_never or a NO_COLOR that is not empty. */
const struct theme *theme_choose(const char *name, int color_never);

/* All themes, ends with a name of NULL. */
extern const struct theme all_themes[];

#endif
