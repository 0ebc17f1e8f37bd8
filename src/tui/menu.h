/*
 * The menu bar and its open menus, from the action table.
 */
#ifndef TUI_MENU_H
#define TUI_MENU_H

#include "tui/screen.h"

/* The bar on row 0 of the pane; `open` is the menu with the focus, MENU_NONE: none. */
void menu_draw_bar(const struct pane *, enum menu open);

/* The menu at this column of the bar; MENU_NONE: none. */
enum menu menu_at(int col);

/* Opens a menu (MENU_NONE: the first one). */
void menu_open(struct ui *, enum menu);

/* F10 m. */
void menu_run(struct ui *);

#endif
