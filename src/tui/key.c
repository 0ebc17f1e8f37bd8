#include "tui/key.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"

struct name {
	int key;
	const char *name;  /* in tests and settings */
	const char *label; /* message id for people; NULL: the same */
};

static const struct name names[] = {
	{ K_ENTER, "Enter", NULL },
	{ K_ESC, "Esc", NULL },
	{ K_TAB, "Tab", NULL },
	{ K_BACKSPACE, "Backspace", NULL },
	{ K_DELETE, "Del", NULL },
	{ K_INSERT, "Ins", NULL },
	{ K_UP, "Up", N_("Up") },
	{ K_DOWN, "Down", N_("Down") },
	{ K_LEFT, "Left", N_("Left") },
	{ K_RIGHT, "Right", N_("Right") },
	{ K_HOME, "Home", NULL },
	{ K_END, "End", NULL },
	{ K_PAGE_UP, "PgUp", NULL },
	{ K_PAGE_DOWN, "PgDn", NULL },
	{ K_F1, "F1", NULL },
	{ K_F2, "F2", NULL },
	{ K_F3, "F3", NULL },
	{ K_F4, "F4", NULL },
	{ K_F5, "F5", NULL },
	{ K_F6, "F6", NULL },
	{ K_F7, "F7", NULL },
	{ K_F8, "F8", NULL },
	{ K_F9, "F9", NULL },
	{ K_F10, "F10", NULL },
	{ K_F11, "F11", NULL },
	{ K_F12, "F12", NULL },
	{ ' ', "Space", N_("Space") },
};

enum { MODIFIERS = K_CTRL | K_SHIFT | K_ALT };

static int lower(int key)
{
	return key >= 'A' && key <= 'Z' ? key + 'a' - 'A' : key;
}

bool event_is(const struct event *e, int key)
{
	if (e->kind != EVENT_KEY && e->kind != EVENT_TEXT)
		return false;
	return lower(e->key) == lower(key);
}

bool event_is_text(const struct event *e)
{
	return e->kind == EVENT_TEXT;
}

/* Bytes of the character that a lead byte begins; 0: none. */
static size_t bytes_of(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
}

/* The only character of a text; 0: it has more, or none. */
static int only_character(const char *text)
{
	size_t bytes = bytes_of((unsigned char)*text);
	int point = (unsigned char)*text;

	if (!bytes || strlen(text) != bytes)
		return 0;
	if (bytes > 1)
		point &= 0x7F >> bytes;
	for (size_t i = 1; i < bytes; i++)
		point = point << 6 | ((unsigned char)text[i] & 0x3F);
	return point;
}

int key_parse(const char *name)
{
	int modifiers = 0, key = 0;

	for (; name[0] && name[1] == '-' && name[2] && strchr("CSM", name[0]); name += 2)
		modifiers |= name[0] == 'C' ? K_CTRL : name[0] == 'S' ? K_SHIFT : K_ALT;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (!strcmp(names[i].name, name))
			key = names[i].key;
	if (!key)
		key = only_character(name);
	if (!key)
		return K_NONE;
	return modifiers | (modifiers ? lower(key) : key);
}

static const struct name *name_of(int key)
{
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (names[i].key == key)
			return &names[i];
	return NULL;
}

/* The part behind the modifiers: a name, or a character in `text`. */
static const char *plain_name(int key, bool people, char text[8])
{
	const struct name *named = name_of(key);

	if (named)
		return people && named->label ? _(named->label) : named->name;
	if (key >= K_NAMED)
		return "?";
	key_text(people && key >= 'a' && key <= 'z' ? key + 'A' - 'a' : key, text);
	return text;
}

void key_write(int key, char out[KEY_NAME])
{
	char text[8];

	snprintf(out, KEY_NAME, "%s%s%s%s", key & K_CTRL ? "C-" : "", key & K_ALT ? "M-" : "",
		key & K_SHIFT ? "S-" : "", plain_name(key & ~MODIFIERS, false, text));
}

void key_format(int key, char out[KEY_NAME * 2])
{
	char text[8];
	int plain = key & ~MODIFIERS;

	snprintf(out, KEY_NAME * 2, "%s%s%s%s", key & K_CTRL ? "Ctrl+" : "", key & K_ALT ? "Alt+" : "",
		key & K_SHIFT ? "Shift+" : "",
		plain_name(plain, plain != key || plain >= K_NAMED || plain == ' ', text));
}

struct event key_event(int key)
{
	struct event e = { .kind = EVENT_KEY, .key = key };

	if (key > 0 && key < K_NAMED) {
		e.kind = EVENT_TEXT;
		e.length = key_text(key, e.text);
	}
	return e;
}

size_t key_text(int point, char out[8])
{
	size_t n = 0;

	if (point < 0x80) {
		out[n++] = (char)point;
	} else if (point < 0x800) {
		out[n++] = (char)(0xC0 | point >> 6);
		out[n++] = (char)(0x80 | (point & 0x3F));
	} else if (point < 0x10000) {
		out[n++] = (char)(0xE0 | point >> 12);
		out[n++] = (char)(0x80 | (point >> 6 & 0x3F));
		out[n++] = (char)(0x80 | (point & 0x3F));
	} else {
		out[n++] = (char)(0xF0 | (point >> 18 & 7));
		out[n++] = (char)(0x80 | (point >> 12 & 0x3F));
		out[n++] = (char)(0x80 | (point >> 6 & 0x3F));
		out[n++] = (char)(0x80 | (point & 0x3F));
	}
	out[n] = '\0';
	return n;
}
