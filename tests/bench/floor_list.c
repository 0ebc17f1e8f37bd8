/* Floor of "key to last byte": a list of 100,000 lines in memory, all four panels filled anew by plain ncurses at each key.
 * Keys: j k PageDown PageUp Home End; q ends. Usage: floor_list [LINES] */
#include "panels.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char **make_list(size_t count)
{
	static const char *const names[] = { "Sevval", "Zoe", "Mehmet", "Denisa", "Jan-Willem", "Lukasz", "Fatima",
		"Kees" };
	const char **list = malloc(count * sizeof(*list));
	char line[80];

	for (size_t i = 0; list && i < count; i++) {
		snprintf(line, sizeof(line), "%6zu ZK-2026-%06zu %-10s %3zu d klaar", i + 1, i * 7919 % 999983,
			names[i % 8], 400 - i % 390);
		list[i] = strdup(line);
		if (!list[i])
			return NULL;
	}
	return list;
}

static size_t moved(int key, size_t now, size_t count, size_t page)
{
	switch (key) {
	case 'j': return now + 1 < count ? now + 1 : now;
	case 'k': return now ? now - 1 : 0;
	case KEY_NPAGE: return now + page < count ? now + page : count - 1;
	case KEY_PPAGE: return now > page ? now - page : 0;
	case KEY_HOME: return 0;
	case KEY_END: return count - 1;
	default: return now;
	}
}

int main(int argc, char **argv)
{
	size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 100000, now = 0, top = 0;
	const char **list = make_list(count);
	int key;

	if (!list || !count)
		return 1;
	panels_start();
	do {
		size_t page = panels_list_rows();
		if (now < top)
			top = now;
		else if (now >= top + page)
			top = now - page + 1;
		panels_draw(list, count, top, now);
		key = getch();
		now = moved(key, now, count, page);
	} while (key != 'q' && key != ERR);
	panels_end();
	for (size_t i = 0; i < count; i++)
		free((void *)list[i]);
	free(list);
	return 0;
}
