#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <utf8proc.h>

/* What a file or a person gave is quoted in messages, so a message may arrive with anything in it. */
static void make_whole(char *text)
{
	char *at = text;

	while (*at) {
		utf8proc_int32_t point;
		utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)at, -1, &point);

		if (n < 1) {
			*at++ = '?';
			continue;
		}
		if (n == 1 && (point < ' ' || point == 0x7f))
			*at = ' ';
		at += n;
	}
}

static void cut_at_character(char *text, size_t room)
{
	size_t end = strlen(text);

	if (end + 1 < room)
		return;
	while (end > 0 && ((unsigned char)text[end - 1] & 0xC0) == 0x80)
		end--;
	if (end > 0 && (unsigned char)text[end - 1] >= 0x80)
		end--;
	text[end] = '\0';
}

static void fill(struct error *err, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

static void fill(struct error *err, const char *format, va_list args)
{
	if (vsnprintf(err->text, sizeof err->text, format, args) < 0)
		err->text[0] = '\0';
	cut_at_character(err->text, sizeof err->text);
	make_whole(err->text);
}

bool fail(struct error *err, enum error_code code, const char *format, ...)
{
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	fill(err, format, args);
	va_end(args);
	err->code = code;
	return false;
}

bool fail_within(struct error *err, const char *format, ...)
{
	char inner[ERROR_TEXT_MAX];
	size_t length;
	va_list args;

	if (!err)
		return false;
	memcpy(inner, err->text, sizeof inner);
	inner[sizeof inner - 1] = '\0';
	va_start(args, format);
	fill(err, format, args);
	va_end(args);
	length = strlen(err->text);
	snprintf(err->text + length, sizeof err->text - length, "%s", inner);
	cut_at_character(err->text, sizeof err->text);
	return false;
}

void out_of_memory(void)
{
	/* No gettext and no stdio: both may want memory. */
	static const char message[] = "tafel: no memory left. What was saved is safe.\n";

	if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
		_exit(1);
	abort();
}
