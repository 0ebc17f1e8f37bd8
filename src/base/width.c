#include <string.h>

#include <utf8proc.h>

#include "base/text.h"

#define ELLIPSIS "\xE2\x80\xA6"

/* Whole texts are NUL-ended; a broken byte is one character of one column. */
static size_t point_at(const char *text, utf8proc_int32_t *point)
{
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, point);

	if (n > 0)
		return (size_t)n;
	*point = 0xFFFD;
	return 1;
}

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static int point_width(utf8proc_int32_t point)
{
	if (point < 0x80)
		return point >= ' ' && point != 0x7F;
	return utf8proc_charwidth(point);
}

int text_width(const char *text)
{
	int width = 0;

	while (*text) {
		utf8proc_int32_t point = (unsigned char)*text;

		text += point < 0x80 ? 1 : point_at(text, &point);
		width += point_width(point);
	}
	return width;
}

size_t text_length(const char *text)
{
	size_t count = 0;

	while (*text) {
		utf8proc_int32_t point;

		text += is_ascii(*text) ? 1 : point_at(text, &point);
		count++;
	}
	return count;
}

size_t text_grapheme(const char *text, int *width)
{
	utf8proc_int32_t state = 0, point, next;
	size_t bytes;
	int columns;

	if (!*text) {
		if (width)
			*width = 0;
		return 0;
	}
	bytes = point_at(text, &point);
	columns = point_width(point);
	while (text[bytes] && !(bytes == 1 && is_ascii(text[0]) && is_ascii(text[1]))) {
		size_t more = point_at(text + bytes, &next);

		if (utf8proc_grapheme_break_stateful(point, next, &state))
			break;
		columns += point_width(next);
		bytes += more;
		point = next;
	}
	if (width)
		*width = columns;
	return bytes;
}

size_t text_before(const char *text, size_t at)
{
	size_t start = at, next;

	if (!at)
		return 0;
	/* Between two ASCII characters there is always a boundary; go on from the nearest. */
	for (start = at - 1; start > 0; start--)
		if (is_ascii(text[start - 1]) && is_ascii(text[start]))
			break;
	while ((next = start + text_grapheme(text + start, NULL)) < at && next > start)
		start = next;
	return start;
}

/* Bytes of the graphemes that fit in `columns`. */
static size_t fitting(const char *text, int columns)
{
	size_t bytes = 0;

	while (text[bytes]) {
		int width;
		size_t more = text_grapheme(text + bytes, &width);

		if (width > columns)
			break;
		columns -= width;
		bytes += more;
	}
	return bytes;
}

const char *text_fit(struct arena *arena, const char *text, int columns)
{
	if (columns < 1)
		return "";
	if (text_width(text) <= columns)
		return arena_text(arena, text);
	return arena_print(arena, "%.*s" ELLIPSIS, (int)fitting(text, columns - 1), text);
}

/* A blank that stands by itself. One that carries a mark, or that a prefix such as U+0603 has taken in, is a letter. */
static bool is_blank(const char *text, size_t grapheme)
{
	return grapheme == 1 && *text == ' ';
}

/* Breaks the line that takes `fits` bytes at most after its last blank, or nowhere; never within a grapheme. */
static void break_line(const char *text, size_t fits, size_t *length, size_t *next)
{
	size_t word_end = 0, bytes;

	*length = *next = fits;
	for (size_t at = 0; (bytes = text_grapheme(text + at, NULL)); at += bytes) {
		if (is_blank(text + at, bytes)) {
			*length = word_end;
			*next = at + bytes;
		} else if (at >= fits) {
			break;
		} else {
			word_end = at + bytes;
		}
	}
}

bool text_line(const char *text, int columns, size_t *length, size_t *next)
{
	size_t paragraph = strcspn(text, "\n"), fits = fitting(text, columns > 0 ? columns : 1);

	if (fits >= paragraph)
		*length = *next = paragraph;
	else
		break_line(text, fits ? fits : text_grapheme(text, NULL), length, next);
	if (*next < paragraph)
		return true;
	*next = paragraph + (text[paragraph] == '\n');
	return text[paragraph] == '\n';
}

size_t text_wrap(struct arena *arena, const char *text, int columns, const char *const **lines)
{
	size_t count = 1, length, next;
	const char **list;

	for (const char *at = text; text_line(at, columns, &length, &next); at += next)
		count++;
	list = arena_alloc(arena, count * sizeof *list);
	for (size_t i = 0; i < count; i++, text += next) {
		text_line(text, columns, &length, &next);
		list[i] = arena_copy(arena, text, length);
	}
	*lines = list;
	return count;
}
