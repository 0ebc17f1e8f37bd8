/* Looks for a label in the form over the first case: tool_form PROGRAM FILE LABEL. Exit 0: it is there. */
#include <stdio.h>
#include <string.h>

#include "term.h"

enum { LIMIT = 20000, PARTS = 12 };

static bool find_label(struct term *t, const char *label)
{
	if (!term_wait_text(t, "Wachtrij", LIMIT) || !term_keys(t, "F2") || !term_wait_text(t, "bewerken", LIMIT))
		return false;
	for (int i = 0; i < PARTS; i++) {
		if (!term_wait_quiet(t, LIMIT))
			return false;
		if (term_find(t, label, NULL, NULL))
			return true;
		/* Backwards over the buttons to the last field of a long part, then to the next part. */
		if (!term_keys(t, "S-Tab S-Tab S-Tab") || !term_wait_quiet(t, LIMIT))
			return false;
		if (term_find(t, label, NULL, NULL))
			return true;
		if (!term_keys(t, "C-PgDn"))
			return false;
	}
	term_dump(t, label);
	return false;
}

int main(int argc, char **argv)
{
	const char *const env[] = { "TAFEL_LANG=nl", NULL };
	const char *run[] = { argc == 4 ? argv[1] : "", "-f", argc == 4 ? argv[2] : "", NULL };
	struct term *t;
	bool found;

	if (argc != 4 || !term_open(&t, &(struct term_options){ .rows = 40, .cols = 120, .argv = run, .env = env }))
		return 2;
	found = find_label(t, argv[3]);
	printf("%s: %s\n", argv[3], found ? "there" : "not there");
	term_close(&t);
	return !found;
}
