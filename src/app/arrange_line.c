/*
 * On which line of an arrangement file a member stands. cJSON keeps no places, so the text is walked once more, along the
 * path alone. Only for a text that the scanner took: its grammar is right.
 */
#include <string.h>

#include "arrange_file.h"

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* From the opening quote to behind the closing one. */
static const char *skip_string(const char *at)
{
	for (at++; *at && *at != '"'; at++)
		at += *at == '\\' && at[1];
	return at + (*at == '"');
}

static const char *skip_value(const char *at)
{
	int depth = 0;

	do {
		if (*at == '"') {
			at = skip_string(at);
			continue;
		}
		depth += *at == '{' || *at == '[';
		depth -= *at == '}' || *at == ']';
		if (!strchr(",:", *at) && !strchr("{}[]", *at))
			at += strcspn(at, ",:{}[]\" \t\r\n");
		else
			at++;
		at = depth ? skip_blanks(at) : at;
	} while (depth && *at);
	return at;
}

/* What stands behind a value: the next one, or NULL at the end of the list. */
static const char *next_value(const char *at)
{
	at = skip_blanks(skip_value(at));
	return *at == ',' ? skip_blanks(at + 1) : NULL;
}

/* The value of the member that the path names first; *path goes behind its name, *place to its key. NULL: no such. */
static const char *find_member(const char *object, const char **path, const char **place)
{
	const char *key = skip_blanks(object + 1);

	while (key && *key == '"') {
		const char *end = skip_string(key);
		const char *value = skip_blanks(skip_blanks(end) + 1);
		size_t length = (size_t)(end - key) - 2;

		char behind = strncmp(*path, key + 1, length) ? '?' : (*path)[length];

		if (!behind || (behind == '.' && *value == '{') || (behind == '[' && *value == '[')) {
			*place = key;
			*path += length + (behind == '.');
			return value;
		}
		key = next_value(value);
	}
	return NULL;
}

static const char *find_element(const char *array, const char **path, const char **place)
{
	const char *value = skip_blanks(array + 1), *number = *path + 1;
	size_t left = 0;

	while (*number >= '0' && *number <= '9')
		left = left * 10 + (size_t)(*number++ - '0');
	if (*number != ']' || *value == ']')
		return NULL;
	while (value && left--)
		value = next_value(value);
	if (!value)
		return NULL;
	*place = value;
	*path = number + 1 + (number[1] == '.');
	return value;
}

size_t arrange_line(const char *text, const char *path)
{
	const char *place = text, *at = skip_blanks(text);
	size_t line = 1;

	while (at && *path) {
		if (*at == '{')
			at = find_member(at, &path, &place);
		else if (*at == '[' && *path == '[')
			at = find_element(at, &path, &place);
		else
			break;
	}
	for (; text < place; text++)
		line += *text == '\n';
	return line;
}
