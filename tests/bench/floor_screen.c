/* Floor of "start to first full screen": fill one screen, wait for a key, end. */
#include "panels.h"

#include <curses.h>

int main(void)
{
	static const char *const lines[] = { "1 ZK-2026-0038 Sevval      52 d klaar  ",
		"2 ZK-2026-0040 Zoe         47 d klaar  ", "3 ZK-2026-0042 Mehmet      41 d nu     ",
		"4 ZK-2026-0045 Denisa      40 d ? geg  " };
	const char *list[1000];

	for (size_t i = 0; i < 1000; i++)
		list[i] = lines[i % 4];
	panels_start();
	panels_draw(list, 1000, 0, 0);
	getch();
	panels_end();
	return 0;
}
