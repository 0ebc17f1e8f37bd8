#include "elements.h"

#include <string.h>

bool field_next_element(struct arena *arena, const char **at, const char **code, const char **value)
{
	size_t line, name;

	if (!*at || !**at)
		return false;
	line = strcspn(*at, "\n");
	name = strcspn(*at, "=\n");
	*code = arena_copy(arena, *at, name);
	*value = name < line ? arena_copy(arena, *at + name + 1, line - name - 1) : NULL;
	*at += line + ((*at)[line] == '\n');
	return true;
}

static void add_element(struct buffer *out, const char *code, const char *value)
{
	buffer_print(out, *value ? "%s%s=%s" : "%s%s", out->length ? "\n" : "", code, value);
}

const char *element_put(struct arena *arena, const char *all, const char *code, const char *value)
{
	struct buffer out = { .arena = arena };
	const char *old, *old_value;

	while (field_next_element(arena, &all, &old, &old_value)) {
		int order = strcmp(old, code);

		if (order >= 0 && value) {
			add_element(&out, code, value);
			value = NULL;
		}
		if (order)
			add_element(&out, old, old_value ? old_value : "");
	}
	if (value)
		add_element(&out, code, value);
	return out.text;
}

const char *element_get(struct arena *arena, const char *all, const char *code)
{
	const char *name, *value;

	while (field_next_element(arena, &all, &name, &value))
		if (!strcmp(name, code))
			return value ? value : "";
	return NULL;
}
