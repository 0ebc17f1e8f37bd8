#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#define MARK "\xEF\xBF\xBD" /* U+FFFD */

/* One code point; -1 for a broken byte or NUL, with 1 for its length. */
static size_t point_at(const char *text, size_t length, utf8proc_int32_t *point)
{
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, point);

	if (n > 0)
		return (size_t)n;
	*point = -1;
	return 1;
}

static bool is_plain_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < ' ' || text[i] > '~')
			return false;
	return true;
}

bool text_is_utf8(const char *text, size_t length)
{
	for (size_t i = 0; i < length;) {
		utf8proc_int32_t point;

		if ((unsigned char)text[i] < 0x80) {
			if (!text[i++])
				return false;
			continue;
		}
		i += point_at(text + i, length - i, &point);
		if (point < 0)
			return false;
	}
	return true;
}

/* Without control characters and carriage returns, into `out` that has room for it. Gives the new length. */
static size_t drop_controls(const char *text, size_t length, char *out)
{
	size_t used = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == '\r') {
			out[used++] = '\n';
			i += i + 1 < length && text[i + 1] == '\n';
		} else if (c == 0xC2 && (unsigned char)text[i + 1] < 0xA0) {
			i++; /* C1: U+0080 to U+009F */
		} else if ((c >= ' ' && c != 0x7F) || c == '\n' || c == '\t') {
			out[used++] = text[i];
		}
	}
	return used;
}

static const char *compose(struct arena *arena, const char *text, size_t length)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t n;
	const char *copy;

	n = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &composed,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n == UTF8PROC_ERROR_NOMEM)
		out_of_memory();
	copy = n < 0 ? text : arena_copy(arena, composed, (size_t)n);
	free(composed);
	return copy;
}

bool text_tidy(struct arena *arena, const char *text, size_t length, const char **out, struct error *err)
{
	char *kept;
	size_t used;

	if (is_plain_ascii(text, length)) {
		*out = arena_copy(arena, text, length);
		return true;
	}
	if (!text_is_utf8(text, length))
		return fail(err, E_INPUT, _("This text is not UTF-8. Save it as UTF-8 and try again."));
	kept = arena_alloc(arena, length + 1);
	used = drop_controls(text, length, kept);
	*out = compose(arena, kept, used);
	return true;
}

static bool is_white(utf8proc_int32_t point)
{
	utf8proc_category_t category;

	if (point < 0x80)
		return point == ' ' || point == '\n' || point == '\t';
	category = utf8proc_category(point);
	return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

static const char *trim(struct arena *arena, const char *text)
{
	const char *start = NULL, *end = text, *at = text;

	while (*at) {
		utf8proc_int32_t point;
		const char *here = at;

		at += point_at(at, (size_t)-1 >> 1, &point);
		if (is_white(point))
			continue;
		if (!start)
			start = here;
		end = at;
	}
	if (!start)
		return "";
	return start == text && !*end ? text : arena_copy(arena, start, (size_t)(end - start));
}

bool text_clean(struct arena *arena, const char *text, size_t length, const char **out, struct error *err)
{
	const char *tidy;

	if (!text_tidy(arena, text, length, &tidy, err))
		return false;
	*out = trim(arena, tidy);
	return true;
}

/* Invisible although their category says letter or mark. */
static bool is_invisible(utf8proc_int32_t point)
{
	static const utf8proc_int32_t ranges[][2] = {
		{ 0x034F, 0x034F },
		{ 0x115F, 0x1160 },
		{ 0x17B4, 0x17B5 },
		{ 0x180B, 0x180F },
		{ 0x2800, 0x2800 },
		{ 0x3164, 0x3164 },
		{ 0xFFA0, 0xFFA0 },
		{ 0xE0000, 0xE0FFF },
	};

	for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
		if (point >= ranges[i][0] && point <= ranges[i][1])
			return true;
	return false;
}

static bool is_showable(utf8proc_int32_t point)
{
	if (point < 0 || is_invisible(point))
		return false;
	switch (utf8proc_category(point)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP: return false;
	default: return true;
	}
}

static void add_safe(struct buffer *out, const char *at, size_t bytes, utf8proc_int32_t point, bool one_line)
{
	if (point == '\t' || (point == '\n' && one_line))
		buffer_add(out, " ", 1);
	else if (point == '\n' || is_showable(point))
		buffer_add(out, at, bytes);
	else
		buffer_text(out, MARK);
}

const char *text_safe(struct arena *arena, const char *text, bool one_line)
{
	struct buffer out = { .arena = arena };
	size_t length = strlen(text);

	if (is_plain_ascii(text, length))
		return arena_copy(arena, text, length);
	buffer_text(&out, "");
	for (size_t i = 0; i < length;) {
		utf8proc_int32_t point;
		size_t bytes = point_at(text + i, length - i, &point);

		add_safe(&out, text + i, bytes, point, one_line);
		i += bytes;
	}
	return out.text;
}

static utf8proc_int32_t windows_point(unsigned char byte)
{
	static const utf8proc_int32_t high[32] = {
		0x20AC,
		0xFFFD,
		0x201A,
		0x0192,
		0x201E,
		0x2026,
		0x2020,
		0x2021,
		0x02C6,
		0x2030,
		0x0160,
		0x2039,
		0x0152,
		0xFFFD,
		0x017D,
		0xFFFD,
		0xFFFD,
		0x2018,
		0x2019,
		0x201C,
		0x201D,
		0x2022,
		0x2013,
		0x2014,
		0x02DC,
		0x2122,
		0x0161,
		0x203A,
		0x0153,
		0xFFFD,
		0x017E,
		0x0178,
	};

	return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte;
}

const char *text_from_windows(struct arena *arena, const char *bytes, size_t length)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (size_t i = 0; i < length; i++) {
		utf8proc_uint8_t encoded[4];
		utf8proc_ssize_t n = utf8proc_encode_char(windows_point((unsigned char)bytes[i]), encoded);

		buffer_add(&out, encoded, (size_t)n);
	}
	return out.text;
}
