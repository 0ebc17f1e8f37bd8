/* One row of a sheet: its cells become the fields of a client and an application. */
#include <string.h>

#include "base/text.h"
#include "intake_parts.h"

enum { SHOWN_COLUMNS = 60 };

/* The cell at hand. */
struct cell_at {
	struct intake *in;
	struct intake_row *row;
	const struct intake_column *column;
	const char *text; /* clean, not empty */
	const char *folded;
	void *to; /* row struct of the column's entity */
};

static const char *shown(const struct cell_at *at, const char *text)
{
	return text_fit(at->in->row_arena, text_safe(at->in->row_arena, text, true), SHOWN_COLUMNS);
}

static bool read_cell(const struct cell_at *at, const char *element, const char *wire, struct error *err)
{
	return field_cell_read(at->in->row_arena, at->column->field, at->to, element, wire, err);
}

/* The words that may stand here, each code once. */
static const char *list_words(const struct cell_at *at)
{
	struct buffer out = { .arena = at->in->row_arena };
	const struct intake_words *words = &at->column->words;

	for (size_t i = 0; i < words->count; i++) {
		bool first = true;

		for (size_t before = 0; before < i && first; before++)
			first = !words->words[before].code || !words->words[i].code ||
				strcmp(words->words[before].code, words->words[i].code) != 0;
		if (first)
			buffer_print(&out, "%s%s", out.length ? ", " : "", words->words[i].text);
	}
	return out.text ? out.text : "";
}

static bool find_code(const struct cell_at *at, const char *text, const char **code, struct error *err)
{
	const struct intake_words *words = &at->column->words;

	if (intake_word(words, text_fold(at->in->row_arena, text), code) ||
		intake_word(&at->in->unknown, text_fold(at->in->row_arena, text), code))
		return true;
	for (size_t i = 0; i < words->count; i++) {
		if (words->words[i].code && !strcmp(words->words[i].code, text)) {
			*code = words->words[i].code;
			return true;
		}
	}
	if (!words->count && field_choice_label(at->column->field, text)) {
		*code = text;
		return true;
	}
	return fail(err, E_INPUT, _("\"%s\" is not known here. Write one of: %s."), shown(at, text), list_words(at));
}

static bool read_choice(const struct cell_at *at, struct error *err)
{
	const char *code;

	return find_code(at, at->text, &code, err) && (!code || read_cell(at, NULL, code, err));
}

static bool read_set(const struct cell_at *at, struct error *err)
{
	const char *part = at->text;

	while (*part) {
		size_t length = strcspn(part, ",;/\n");
		const char *text, *code;

		if (!text_clean(at->in->row_arena, part, length, &text, err))
			return false;
		if (*text && (!find_code(at, text, &code, err) || (code && !read_cell(at, code, "true", err))))
			return false;
		part += length + (part[length] != '\0');
	}
	return true;
}

/* A care provider that is not known here leaves the field open: the application is then not complete, and the report
 * says why. */
static bool read_party(const struct cell_at *at, struct error *err)
{
	const char *code, *nearest;

	if (intake_word(&at->in->parties, at->folded, &code))
		return read_cell(at, NULL, code, err);
	nearest = intake_nearest(&at->in->parties, at->text);
	intake_tell(at->in, at->row->row, at->column->heading, at->row->application.number,
		nearest ? arena_print(at->in->row_arena,
				  _("\"%s\" is not a care provider here and stays open. Meant perhaps: %s."),
				  shown(at, at->text), nearest)
			: arena_print(at->in->row_arena, _("\"%s\" is not a care provider here and stays open."),
				  shown(at, at->text)));
	return true;
}

/* In a sheet a date is written out: "morgen" would mean another day each time the sheet is read. */
static bool read_day(const struct cell_at *at, struct error *err)
{
	static const char digits[] = "0123456789";
	size_t first = strspn(at->text, digits), second, third;
	const char *rest = at->text + first;
	int64_t day;

	second = first && strchr("-/.", *rest) && *rest ? strspn(rest + 1, digits) : 0;
	rest += second ? second + 1 : 0;
	third = second && strchr("-/.", *rest) && *rest ? strspn(rest + 1, digits) : 0;
	if (!third || rest[third + 1] || (first != 4 && third != 4 && third != 2))
		return fail(err, E_INPUT, _("\"%s\" is not a date. Write it as 3-12-2026 or 2026-12-03."),
			shown(at, at->text));
	if (!day_parse(at->text, app_today(at->in->app), &day, err))
		return false;
	return read_cell(at, NULL, day_write(at->in->row_arena, day), err);
}

static bool read_typed(const struct cell_at *at, struct error *err)
{
	return field_parse(at->in->row_arena, at->column->field, at->in->context, at->text, at->to, err);
}

static const struct {
	const struct kind *kind;
	bool (*read)(const struct cell_at *, struct error *);
} readers[] = {
	{ &kind_choice, read_choice },
	{ &kind_flag, read_choice },
	{ &kind_code, read_choice },
	{ &kind_set, read_set },
	{ &kind_ref, read_party },
	{ &kind_day, read_day },
};

static bool read_by_kind(const struct cell_at *at, struct error *err)
{
	for (size_t i = 0; i < ARRAY_LEN(readers); i++)
		if (at->column->field->kind == readers[i].kind)
			return readers[i].read(at, err);
	return read_typed(at, err);
}

/* A number of a citizen may stand anywhere; it is never kept and never shown. */
static bool check_private(const struct cell_at *at, struct error *err)
{
	return !text_holds_bsn(at->text) ||
		fail(err, E_INPUT,
			_("This looks like a citizen service number (BSN). It may not be kept. Take it out of the sheet."));
}

static bool read_column(struct intake *in, struct intake_row *row, const struct intake_column *column, const char *cell,
	struct error *err)
{
	struct cell_at at = { .in = in, .row = row, .column = column };
	const char *none;

	at.to = column->entity == &entity_client ? (void *)&row->client : (void *)&row->application;
	if (!text_clean(in->row_arena, cell, strlen(cell), &at.text, err))
		return false;
	at.folded = text_fold(in->row_arena, at.text);
	if (!*at.text || (column->field->kind != &kind_note && intake_word(&in->unknown, at.folded, &none)))
		return true;
	return check_private(&at, err) && read_by_kind(&at, err);
}

/* PREFIX-YEAR-NUMBER, with the mark of a device behind a provisional one: ZK-2026-0042-7f3a. */
static bool is_case_number(const char *number, const char *prefix)
{
	static const char digits[] = "0123456789";
	size_t length = strlen(prefix), count;

	if (strncmp(number, prefix, length) || number[length] != '-' || strspn(number + length + 1, digits) != 4)
		return false;
	number += length + 5;
	if (*number != '-' || !(count = strspn(number + 1, digits)) || count > 7)
		return false;
	number += count + 1;
	return !*number || (*number == '-' && strlen(number) == 5 && strspn(number + 1, "0123456789abcdef") == 4);
}

const char *intake_heading_of(const struct intake *in, const struct field *field)
{
	for (size_t i = 0; i < in->column_count; i++)
		if (in->columns[i].field == field)
			return in->columns[i].heading;
	for (size_t i = 0; i < in->heading_count; i++)
		if (in->headings[i].field == field)
			return in->headings[i].text;
	return field->name;
}

/* Without these a row cannot become an application. */
static void check_needed(struct intake *in, struct intake_row *row)
{
	static const struct {
		const struct entity *entity;
		const char *field;
	} needed[] = {
		{ &entity_application, "number" },
		{ &entity_application, "received" },
		{ &entity_client, "origin" },
	};

	for (size_t i = 0; i < ARRAY_LEN(needed); i++) {
		const struct field *field = entity_field(needed[i].entity, needed[i].field);
		const void *from =
			needed[i].entity == &entity_client ? (void *)&row->client : (void *)&row->application;

		if (field_is_known(field, from))
			continue;
		row->good = false;
		intake_problem(in, row->row, intake_heading_of(in, field),
			_("This is empty. Fill it in, or leave the row out with --skip."));
	}
}

static void check_number(struct intake *in, struct intake_row *row)
{
	const char *number = row->application.number, *prefix = app_codebook(in->app)->case_prefix;
	struct intake_number *kept;

	if (!number)
		return;
	if (!is_case_number(number, prefix)) {
		row->good = false;
		intake_problem(in, row->row, intake_heading_of(in, entity_field(&entity_application, "number")),
			arena_print(in->row_arena, _("\"%s\" is not a case number. Write it as %s-2026-0042."),
				text_safe(in->row_arena, number, true), prefix));
	}
	kept = intake_grow(in->arena, &in->numbers, &in->number_count, &in->number_room, sizeof(*kept));
	*kept = (struct intake_number){ arena_text(in->arena, number), row->row };
}

static void find_forum(struct intake *in, struct intake_row *row)
{
	const char *origin = row->client.origin;

	for (size_t i = 0; origin && i < in->place_count && !row->application.forum; i++)
		if (!strcmp(in->places[i].municipality, origin))
			row->application.forum = in->places[i].forum;
	if (!origin || row->application.forum)
		return;
	row->good = false;
	intake_problem(in, row->row, intake_heading_of(in, entity_field(&entity_client, "origin")),
		arena_print(in->row_arena, _("No table of the arrangement covers %s."), origin));
}

static void check_length(struct intake *in, const struct csv_row *cells, struct intake_row *row)
{
	size_t filled = cells->count;

	while (filled > in->column_count && !*cells->cells[filled - 1])
		filled--;
	if (filled == in->column_count)
		return;
	row->good = false;
	intake_problem(in, row->row, NULL,
		arena_print(in->row_arena,
			_("This row has %zu cells and the heading %zu. Is a quote or a line break wrong?"), filled,
			in->column_count));
}

/* A column without a meaning may be empty; a filled one stops the sheet. */
static void check_unknown(struct intake *in, const struct intake_column *column)
{
	struct intake_words headings = { NULL, 0, 0 };

	for (size_t i = 0; i < in->heading_count; i++) {
		struct intake_word *word =
			intake_grow(in->row_arena, &headings.words, &headings.count, &headings.room, sizeof(*word));

		*word = (struct intake_word){ in->headings[i].text, in->headings[i].folded, NULL };
	}
	if (!*column->heading) {
		intake_problem(in, 1, column->heading,
			_("A column without a heading has something in it. Give it a heading."));
		return;
	}
	intake_problem(in, 1, column->heading,
		arena_print(in->row_arena,
			_("This column is not known. The nearest name is \"%s\". To leave it out: --ignore \"%s\"."),
			intake_nearest(&headings, column->heading), column->heading));
}

static bool is_told(const struct intake *in, const char *heading)
{
	for (size_t i = 0; i < in->problems.count; i++)
		if (in->problems.items[i].row == 1 && in->problems.items[i].column == heading)
			return true;
	return false;
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

void intake_read_row(struct intake *in, const struct csv_row *cells, struct intake_row *row)
{
	row->row = cells->row;
	row->good = true;
	row_clear(&entity_client, &row->client);
	row_clear(&entity_application, &row->application);
	check_length(in, cells, row);
	for (size_t i = 0; i < cells->count && i < in->column_count; i++) {
		const struct intake_column *column = &in->columns[i];
		struct error err = { E_NONE, "" };

		if (!column->field) {
			if (!is_blank(cells->cells[i]) && !column->ignored && !is_told(in, column->heading))
				check_unknown(in, column);
		} else if (!read_column(in, row, column, cells->cells[i], &err)) {
			row->good = false;
			intake_problem(in, row->row, column->heading, err.text);
		}
	}
	if (row->good)
		check_needed(in, row);
	check_number(in, row);
	find_forum(in, row);
}
