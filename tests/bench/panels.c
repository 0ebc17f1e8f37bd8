#include "panels.h"

#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct box {
	int top, left, rows, cols;
};

static struct box box_of(int panel)
{
	int wide = COLS * 2 / 5, high = (LINES - 4) * 3 / 5;
	const struct box boxes[] = {
		{ 2, 0, high, wide },
		{ 2, wide, high, COLS - wide },
		{ 2 + high, 0, LINES - 4 - high, wide },
		{ 2 + high, wide, LINES - 4 - high, COLS - wide },
	};

	return boxes[panel];
}

/* Words of the length that a case has, other ones for each seed. */
static void fill(char *to, size_t len, size_t seed)
{
	static const char *const words[] = { "kamers", "rustig", "woning", "begeleiding", "ja", "corporatie",
		"december", "stabiel", "Haarlem", "41 dagen", "nee", "complex", "afspraak", "budgetbeheer", "2e etage",
		"toegezegd" };
	size_t n = 0, x = seed * 2654435761u + 12345;

	while (n < len) {
		const char *w = words[(x >> 16) % 16];
		size_t room = len - n, k = strlen(w) < room ? strlen(w) : room;
		memcpy(to + n, w, k);
		n += k;
		if (n < len)
			to[n++] = ' ';
		x = x * 1103515245u + 12345;
	}
	to[len] = '\0';
}

static void draw_bar(int row, const char *text, int color)
{
	attrset(COLOR_PAIR(color) | A_REVERSE);
	mvhline(row, 0, ' ', COLS);
	mvaddnstr(row, 0, text, COLS);
	attrset(A_NORMAL);
}

static void draw_frame(struct box b, const char *title, int color)
{
	attrset(COLOR_PAIR(color));
	mvhline(b.top, b.left + 1, ACS_HLINE, b.cols - 2);
	mvhline(b.top + b.rows - 1, b.left + 1, ACS_HLINE, b.cols - 2);
	mvvline(b.top + 1, b.left, ACS_VLINE, b.rows - 2);
	mvvline(b.top + 1, b.left + b.cols - 1, ACS_VLINE, b.rows - 2);
	mvaddch(b.top, b.left, ACS_ULCORNER);
	mvaddch(b.top, b.left + b.cols - 1, ACS_URCORNER);
	mvaddch(b.top + b.rows - 1, b.left, ACS_LLCORNER);
	mvaddch(b.top + b.rows - 1, b.left + b.cols - 1, ACS_LRCORNER);
	attrset(COLOR_PAIR(color) | A_BOLD);
	mvaddnstr(b.top, b.left + 2, title, b.cols - 4);
	attrset(A_NORMAL);
}

static void draw_list(struct box b, const char *const *lines, size_t count, size_t top, size_t now)
{
	int width = b.cols - 2;

	for (int i = 0; i < b.rows - 2 && top + (size_t)i < count; i++) {
		size_t n = top + (size_t)i;
		attrset(n == now ? A_REVERSE | A_BOLD : COLOR_PAIR(1 + (int)(n % 7)));
		mvprintw(b.top + 1 + i, b.left + 1, "%-*.*s", width, width, lines[n]);
	}
	attrset(A_NORMAL);
}

static void draw_text(struct box b, int panel, size_t now)
{
	int width = b.cols - 2, label = width < 14 ? width : 14;
	char text[1024];

	for (int i = 0; i < b.rows - 2; i++) {
		attrset(COLOR_PAIR(1 + (i + panel) % 7));
		fill(text, (size_t)label - 1, (size_t)(panel * 100 + i));
		mvaddnstr(b.top + 1 + i, b.left + 1, text, label);
		addch(' ');
		attrset(A_NORMAL);
		fill(text, (size_t)(width - label < 1000 ? width - label : 1000),
			now * 1000 + (size_t)(panel * 100 + i));
		addnstr(text, width - label);
	}
	attrset(A_NORMAL);
}

void panels_start(void)
{
	setlocale(LC_ALL, "");
	if (!initscr())
		exit(1);
	raw();
	noecho();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	start_color();
	use_default_colors();
	for (short i = 1; i < 8; i++)
		init_pair(i, i, -1);
}

size_t panels_list_rows(void)
{
	return (size_t)(box_of(0).rows - 2);
}

void panels_draw(const char *const *lines, size_t count, size_t top, size_t now)
{
	static const char *const titles[] = { " 1 Wachtrij ", " 2 Zaak ", " 4 Besluiten ", " 3 Woning " };
	char text[128];

	erase();
	snprintf(text, sizeof(text), " Tafel Zuid-Kennemerland   zaak %zu van %zu", now + 1, count);
	draw_bar(0, text, 4);
	draw_bar(1, " Vergadering  Zaak  Woning  Besluit  Uitwisselen  Beeld  Hulp", 6);
	for (int i = 0; i < 4; i++)
		draw_frame(box_of(i), titles[i], i == 0 ? 3 : 4);
	draw_list(box_of(0), lines, count, top, now);
	for (int i = 1; i < 4; i++)
		draw_text(box_of(i), i, now);
	draw_bar(LINES - 2, " Opgeslagen 13:41.", 2);
	draw_bar(LINES - 1, " F1 Hulp  F2 Bewerken  F3 Zoeken  F4 Filter  F5 Past het?  F8 Besluit  F10 Menu", 7);
	move(box_of(0).top + 1 + (int)(now - top), 1);
	refresh();
}

void panels_end(void)
{
	erase();
	refresh();
	endwin();
}
