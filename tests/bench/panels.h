/* The picture of the meeting screen at any size, as plain ncurses draws it: every cell filled, four framed panels. The floors share it. */
#ifndef BENCH_PANELS_H
#define BENCH_PANELS_H

#include <stddef.h>

/* Puts the terminal in the state that a program like ours needs: raw, no echo, keypad, eight colours. */
void panels_start(void);

/* Erases the window and draws it anew: `lines` (count of them) in the list panel from line `top`, with `now` marked, and in the other
 * panels labels that stay and values that differ from line to line. One refresh. */
void panels_draw(const char *const *lines, size_t count, size_t top, size_t now);

/* Rows that the list panel shows at the present size. */
size_t panels_list_rows(void);

/* Erases the screen and gives the terminal back. */
void panels_end(void);

#endif
