/* Byte sequences of keys that terminals send beside, or instead of, what terminfo says. */
#ifndef TUI_TERMINAL_KEYS_H
#define TUI_TERMINAL_KEYS_H

#include <stddef.h>

struct key_alias {
	const char *bytes;
	int key; /* enum key, or one of the two below */
};

enum { PASTE_BEGIN = -1, PASTE_END = -2 };

extern const struct key_alias key_aliases[];
extern const size_t key_alias_count;

#endif
