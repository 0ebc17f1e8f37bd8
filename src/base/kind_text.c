#include <string.h>

#include "base/text.h"
#include "kind_parts.h"

enum { QUOTED_COLUMNS = 60 };

const char *quoted(struct arena *arena, const char *text)
{
	return text_fit(arena, text_safe(arena, text, true), QUOTED_COLUMNS);
}

static bool check_length(const struct field *field, const char *text, struct error *err)
{
	size_t length;

	if (field->max <= 0)
		return true;
	length = text_length(text);
	if (length <= (size_t)field->max)
		return true;
	return fail(err, E_INPUT, _("This text has %zu characters. At most %lld fit."), length, (long long)field->max);
}

static bool read_clean(
	struct arena *arena, const struct field *field, const char *wire, const char **out, struct error *err)
{
	const char *clean;

	if (!text_clean(arena, wire, strlen(wire), &clean, err))
		return false;
	if (!*wire)
		return fail(err, E_INPUT, _("An empty text is not a value. Write null when it is not known."));
	if (strcmp(clean, wire))
		return fail(err, E_INPUT, _("The text \"%s\" is not in its plain form (NFC, no outer blanks)."),
			quoted(arena, wire));
	if (!check_length(field, clean, err))
		return false;
	*out = clean;
	return true;
}

bool line_read(struct arena *arena, const struct field *field, const char *wire, const char **out, struct error *err)
{
	if (strchr(wire, '\n'))
		return fail(err, E_INPUT, _("The text \"%s\" has a line break. Write it as one line."),
			quoted(arena, wire));
	return read_clean(arena, field, wire, out, err);
}

static bool read_line(struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	return line_read(arena, field, wire, value, err);
}

static bool read_note(struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	return read_clean(arena, field, wire, value, err);
}

static const char *write_text(struct arena *arena, const struct field *field, const void *value)
{
	const char *text = *(const char *const *)value;

	(void)field;
	return text && *text ? arena_text(arena, text) : NULL;
}

static bool check_typed(const struct field *field, const char *text, const char **out, struct error *err)
{
	if (text_holds_bsn(text))
		return fail(err, E_INPUT,
			_("This looks like a citizen service number (BSN). It must not be kept here. "
			  "Use the case number."));
	if (!check_length(field, text, err))
		return false;
	*out = *text ? text : NULL;
	return true;
}

bool line_parse(struct arena *arena, const struct field *field, const char *typed, const char **out, struct error *err)
{
	const char *clean;
	char *line;

	if (!text_clean(arena, typed, strlen(typed), &clean, err))
		return false;
	line = arena_copy(arena, clean, strlen(clean));
	for (char *at = line; (at = strpbrk(at, "\n\t"));)
		*at = ' ';
	return check_typed(field, line, out, err);
}

static bool parse_line(struct arena *arena, const struct field *field, const struct context *context, const char *typed,
	void *value, struct error *err)
{
	(void)context;
	return line_parse(arena, field, typed, value, err);
}

static bool parse_note(struct arena *arena, const struct field *field, const struct context *context, const char *typed,
	void *value, struct error *err)
{
	const char *clean;

	(void)context;
	return text_clean(arena, typed, strlen(typed), &clean, err) && check_typed(field, clean, value, err);
}

static const char *format_text(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	const char *text = *(const char *const *)value;

	(void)field;
	(void)context;
	return text ? arena_text(arena, text) : "";
}

const struct kind kind_text = {
	.name = "text",
	.read = read_line,
	.write = write_text,
	.parse = parse_line,
	.format = format_text,
};

const struct kind kind_note = {
	.name = "note",
	.read = read_note,
	.write = write_text,
	.parse = parse_note,
	.format = format_text,
};
