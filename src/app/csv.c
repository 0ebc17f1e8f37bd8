#include "csv.h"

#include <string.h>

#include "base/text.h"

static const char marks[] = ";,\t";

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* How often each mark stands in the first line, outside quotes. */
static char find_mark(const char *at, const char *end)
{
	size_t counts[sizeof marks - 1] = { 0 }, best = 0;
	bool quoted = false;

	for (; at < end && (quoted || !is_line_end(*at)); at++) {
		const char *mark = *at ? strchr(marks, *at) : NULL;

		if (*at == '"')
			quoted = !quoted;
		else if (mark && !quoted)
			counts[mark - marks]++;
	}
	for (size_t i = 1; i < sizeof marks - 1; i++)
		if (counts[i] > counts[best])
			best = i;
	return marks[best];
}

/* A first line `sep=;` is a hint of Excel, not a row of the sheet. */
static bool take_hint(struct csv *csv)
{
	if (csv->end - csv->at < 5 || strncmp(csv->at, "sep=", 4) || !strchr(marks, csv->at[4]))
		return false;
	csv->mark = csv->at[4];
	csv->at += 5;
	while (csv->at < csv->end && is_line_end(*csv->at))
		csv->at++;
	return true;
}

static bool decode(struct arena *arena, const char *bytes, size_t length, struct csv *csv, struct error *err)
{
	if (length >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2)))
		return fail(err, E_INPUT, _("This file is UTF-16. Save it as \"CSV UTF-8\" and try again."));
	if (memchr(bytes, '\0', length))
		return fail(err, E_INPUT, _("This is not a sheet of text: it has a NUL byte in it. Save it as CSV."));
	if (length >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) {
		bytes += 3;
		length -= 3;
	}
	csv->windows = !text_is_utf8(bytes, length);
	csv->at = csv->windows ? text_from_windows(arena, bytes, length) : arena_copy(arena, bytes, length);
	csv->end = csv->at + strlen(csv->at);
	if (csv->windows && strstr(csv->at, "\xEF\xBF\xBD"))
		return fail(err, E_INPUT, _("This file is neither UTF-8 nor Windows-1252. Save it as \"CSV UTF-8\"."));
	return true;
}

bool csv_open(struct arena *arena, const char *bytes, size_t length, struct csv *csv, struct error *err)
{
	memset(csv, 0, sizeof(*csv));
	if (!decode(arena, bytes, length, csv, err))
		return false;
	if (!take_hint(csv))
		csv->mark = find_mark(csv->at, csv->end);
	return true;
}

static bool at_cell_end(const struct csv *csv)
{
	return csv->at >= csv->end || *csv->at == csv->mark || is_line_end(*csv->at);
}

/* Behind the opening quote; "" is a quote in the text. */
static bool read_quoted(struct csv *csv, struct buffer *out, struct error *err)
{
	while (csv->at < csv->end) {
		const char *quote = memchr(csv->at, '"', (size_t)(csv->end - csv->at));

		if (!quote)
			break;
		buffer_add(out, csv->at, (size_t)(quote - csv->at));
		csv->at = quote + 1;
		if (csv->at >= csv->end || *csv->at != '"')
			return at_cell_end(csv) ||
				fail(err, E_INPUT,
					_("Row %lld: there is text behind a closing quote. Write a quote in a text twice."),
					(long long)csv->row);
		buffer_add(out, csv->at++, 1);
	}
	return fail(err, E_INPUT, _("Row %lld: a quote is opened and never closed."), (long long)csv->row);
}

static bool read_cell(struct csv *csv, struct arena *arena, const char **out, struct error *err)
{
	struct buffer text = { .arena = arena };
	const char *start = csv->at;

	if (csv->at < csv->end && *csv->at == '"') {
		csv->at++;
		buffer_text(&text, "");
		*out = NULL;
		if (!read_quoted(csv, &text, err))
			return false;
		*out = text.text;
		return true;
	}
	while (!at_cell_end(csv))
		csv->at++;
	*out = arena_copy(arena, start, (size_t)(csv->at - start));
	return true;
}

static void skip_line_end(struct csv *csv)
{
	if (csv->at < csv->end && *csv->at == '\r')
		csv->at++;
	if (csv->at < csv->end && *csv->at == '\n' && (csv->at[-1] == '\r' || is_line_end(*csv->at)))
		csv->at++;
}

bool csv_next(struct csv *csv, struct arena *arena, struct csv_row *row, bool *more, struct error *err)
{
	const char *cells[CSV_COLUMNS_MAX];

	*more = csv->at < csv->end;
	if (!*more)
		return true;
	row->row = ++csv->row;
	for (row->count = 0;; csv->at++) {
		if (row->count == CSV_COLUMNS_MAX)
			return fail(err, E_INPUT, _("Row %lld has more than %d columns."), (long long)csv->row,
				CSV_COLUMNS_MAX);
		if (!read_cell(csv, arena, &cells[row->count++], err))
			return false;
		if (csv->at >= csv->end || *csv->at != csv->mark)
			break;
	}
	skip_line_end(csv);
	row->cells = arena_alloc(arena, row->count * sizeof(*row->cells));
	memcpy(row->cells, cells, row->count * sizeof(*row->cells));
	return true;
}
