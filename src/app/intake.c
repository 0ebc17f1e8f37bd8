#include "app/intake.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "input.h"
#include "intake_parts.h"
#include "rules/gate.h"
#include "store/store.h"
#include "write.h"

enum { DIFFERENCES_SHOWN = 5 };

static void keep_note(struct intake *in, struct intake_notes *notes, int64_t row, const char *column,
	const char *number, const char *text)
{
	struct intake_note *note = intake_grow(in->arena, &notes->items, &notes->count, &notes->room, sizeof(*note));

	*note = (struct intake_note){ row, column, arena_text(in->arena, number), arena_text(in->arena, text) };
}

void intake_problem(struct intake *in, int64_t row, const char *column, const char *text)
{
	if (in->problem_total++ < INTAKE_PROBLEMS_MAX)
		keep_note(in, &in->problems, row, column, NULL, text);
}

/* Each row is read twice; its notes are kept the second time only, when it is certain that the sheet comes in. */
void intake_tell(struct intake *in, int64_t row, const char *column, const char *number, const char *text)
{
	if (in->second)
		keep_note(in, &in->notes, row, column, number, text);
}

static bool is_skipped(const struct intake *in, int64_t row)
{
	for (size_t i = 0; i < in->options->skip_count; i++)
		if (in->options->skip[i] == row)
			return true;
	return false;
}

static bool is_empty(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i][strspn(row->cells[i], " \t\r\n")])
			return false;
	return true;
}

typedef bool row_use(struct intake *, struct intake_row *, struct error *);

/* All rows below the heading that have something in them and are not skipped. */
static bool each_row(struct intake *in, struct csv csv, row_use *use, struct error *err)
{
	struct intake_row row;
	struct csv_row cells;
	bool more;

	for (;;) {
		arena_reset(in->row_arena);
		if (!csv_next(&csv, in->row_arena, &cells, &more, err))
			return false;
		if (!more)
			return true;
		if (is_empty(&cells) || is_skipped(in, cells.row))
			continue;
		intake_read_row(in, &cells, &row);
		if (!use(in, &row, err))
			return false;
	}
}

/* ---- first pass: is all of it good? ---- */

static bool count_row(struct intake *in, struct intake_row *row, struct error *err)
{
	(void)row;
	(void)err;
	in->result->read++;
	return true;
}

static int compare_numbers(const void *a, const void *b)
{
	const struct intake_number *first = a, *second = b;
	int order = strcmp(first->number, second->number);

	return order ? order : (first->row > second->row) - (first->row < second->row);
}

static void check_doubles(struct intake *in)
{
	if (!in->number_count)
		return;
	qsort(in->numbers, in->number_count, sizeof(*in->numbers), compare_numbers);
	for (size_t i = 1; i < in->number_count; i++)
		if (!strcmp(in->numbers[i - 1].number, in->numbers[i].number))
			intake_problem(in, in->numbers[i].row,
				intake_heading_of(in, entity_field(&entity_application, "number")),
				arena_print(in->arena,
					_("%s stands in row %lld already. A number may stand in a sheet once."),
					in->numbers[i].number, (long long)in->numbers[i - 1].row));
}

static void check_skips(struct intake *in, int64_t last)
{
	for (size_t i = 0; i < in->options->skip_count; i++)
		if (in->options->skip[i] < 2 || in->options->skip[i] > last)
			intake_problem(in, in->options->skip[i], NULL, _("There is no such row to skip."));
}

static bool last_row(struct intake *in, struct csv csv, int64_t *last, struct error *err)
{
	struct csv_row row;
	bool more = true;

	while (more) {
		arena_reset(in->row_arena);
		if (!csv_next(&csv, in->row_arena, &row, &more, err))
			return false;
	}
	*last = csv.row;
	return true;
}

static const char *place_of(struct arena *arena, const struct intake_note *note)
{
	if (note->column && *note->column)
		return arena_print(arena, _("Row %lld, %s"), (long long)note->row, note->column);
	return arena_print(arena, _("Row %lld"), (long long)note->row);
}

static bool tell_problems(struct intake *in, struct error *err)
{
	const struct intake_note *first = in->problems.items;

	in->result->problems = in->problems.items;
	in->result->problem_count = in->problems.count;
	if (!in->problem_total)
		return true;
	if (in->problem_total == 1)
		return fail(err, E_INPUT, _("%s: %s Nothing was taken in."), place_of(in->arena, first), first->text);
	return fail(err, E_INPUT, _("%s: %s There are %zu problems. Nothing was taken in."), place_of(in->arena, first),
		first->text, in->problem_total);
}

static bool check_sheet(struct intake *in, const struct csv *rows, struct error *err)
{
	int64_t last;

	if (!last_row(in, *rows, &last, err) || !each_row(in, *rows, count_row, err))
		return false;
	check_doubles(in);
	check_skips(in, last);
	return tell_problems(in, err);
}

/* ---- second pass: what is new comes in ---- */

static struct intake_missing *group_of(struct intake *in, const struct gate_check *check)
{
	struct intake_result *result = in->result;
	struct intake_missing *group;
	size_t room = in->missing_room, count = result->missing_count;

	for (size_t i = 0; i < count; i++)
		if (!strcmp(in->reasons[i], check->gate->code))
			return &result->missing[i];
	group = intake_grow(in->arena, &result->missing, &result->missing_count, &room, sizeof(*group));
	*(const char **)intake_grow(in->arena, &in->reasons, &count, &in->missing_room, sizeof(*in->reasons)) =
		check->gate->code;
	group->text = check->text;
	return group;
}

/* The room of a list of numbers is always its count, rounded up to a power of two. */
static void add_number(struct intake *in, struct intake_missing *group, const char *number)
{
	const char *const *old = group->numbers;

	if ((group->count & (group->count - 1)) == 0) {
		const char **larger = arena_alloc(in->arena, (group->count ? 2 * group->count : 1) * sizeof(*larger));

		if (group->count)
			memcpy(larger, old, group->count * sizeof(*larger));
		group->numbers = larger;
	}
	((const char **)group->numbers)[group->count++] = arena_text(in->arena, number);
}

/* "complete" only when nothing is missing that must be known before it. */
static void set_step(struct intake *in, struct intake_row *row)
{
	struct application *application = &row->application;
	int64_t today = app_today(in->app);
	struct gate_facts facts = { .application = application, .client = &row->client, .today = today };
	struct gate_check *missing;
	size_t count = gate_check_until(in->row_arena, app_codebook(in->app), &facts, "complete", &missing);

	for (size_t i = 0; i < count; i++)
		add_number(in, group_of(in, &missing[i]), application->number);
	application->step = count ? "submitted" : "complete";
	application->step_since = count && application->received < today ? application->received : today;
	in->result->complete += !count;
}

static bool write_rows(struct intake *in, struct intake_row *row, struct error *err)
{
	struct write_cells client = { .arena = in->row_arena }, application = { .arena = in->row_arena };
	char client_id[ID_TEXT], application_id[ID_TEXT];
	const char *scope = write_case_scope(in->row_arena, row->application.forum, row->application.ambulant_care);

	store_new_id(in->app->store, client_id);
	store_new_id(in->app->store, application_id);
	row->application.client = client_id;
	write_add_row(&client, &entity_client, &row->client);
	write_add_row(&application, &entity_application, &row->application);
	return store_set(in->app->store, &entity_client, client_id, scope, client.cells, client.count, err) &&
		store_set(in->app->store, &entity_application, application_id, scope, application.cells,
			application.count, err);
}

static bool same_value(struct arena *arena, const struct field *field, const void *a, const void *b)
{
	const char *first, *second;

	if (field->kind->number)
		return *field_number(field, a) == *field_number(field, b);
	first = field->kind->elements ? *field_text(field, a) : field_cell_write(arena, field, a, NULL);
	second = field->kind->elements ? *field_text(field, b) : field_cell_write(arena, field, b, NULL);
	return first && second ? !strcmp(first, second) : first == second;
}

static const char *value_shown(struct intake *in, const struct field *field, const void *row)
{
	const char *text = field_format(in->row_arena, field, in->context, row);

	return text_fit(in->row_arena, text_safe(in->row_arena, *text ? text : "-", true), 30);
}

static void print_difference(
	struct intake *in, struct buffer *out, const struct intake_column *column, const void *here, const void *sheet)
{
	buffer_text(out, out->length ? ", " : "");
	buffer_print(out, _("%s (here: %s, sheet: %s)"), column->heading, value_shown(in, column->field, here),
		value_shown(in, column->field, sheet));
}

/* An empty cell of the sheet says nothing about what was filled in since. */
static const char *list_differences(
	struct intake *in, struct intake_row *row, const struct client *client, const struct application *application)
{
	struct buffer out = { .arena = in->row_arena };
	size_t count = 0;

	for (size_t i = 0; i < in->column_count; i++) {
		const struct field *field = in->columns[i].field;
		bool of_client = in->columns[i].entity == &entity_client;
		const void *sheet = of_client ? (void *)&row->client : (void *)&row->application;
		const void *here = of_client ? (const void *)client : (const void *)application;

		if (!field || !field_is_known(field, sheet) || same_value(in->row_arena, field, sheet, here))
			continue;
		if (count++ < DIFFERENCES_SHOWN)
			print_difference(in, &out, &in->columns[i], here, sheet);
	}
	if (count > DIFFERENCES_SHOWN)
		buffer_print(&out, _(", and %zu more"), count - DIFFERENCES_SHOWN);
	return out.text;
}

static bool compare_known(struct intake *in, struct intake_row *row, const struct application *here, struct error *err)
{
	const char *differences;
	struct client client;

	row_clear(&entity_client, &client);
	if (here->client && !store_load(in->app->store, in->row_arena, &entity_client, here->client, &client, err) &&
		err->code != E_MISSING)
		return false;
	in->result->known++;
	differences = list_differences(in, row, &client, here);
	if (!differences)
		return true;
	in->result->differing++;
	intake_tell(in, row->row, NULL, row->application.number,
		arena_print(in->row_arena, _("Is here already with other values, which stay: %s."), differences));
	return true;
}

static bool take_row(struct intake *in, struct intake_row *row, struct error *err)
{
	void **here;
	size_t count;

	if (!store_list_by(in->app->store, in->row_arena, &entity_application, "number", row->application.number, 1,
		    &here, &count, err))
		return false;
	if (count)
		return compare_known(in, row, here[0], err);
	if (row->application.received > app_today(in->app))
		intake_tell(in, row->row, NULL, row->application.number,
			arena_print(in->row_arena, _("Received on %s: that day is still to come."),
				day_format(in->row_arena, row->application.received)));
	set_step(in, row);
	in->result->taken++;
	return in->options->dry_run || write_rows(in, row, err);
}

static bool take_sheet(struct intake *in, const struct csv *rows, struct error *err)
{
	bool good;

	in->second = true;
	if (!in->options->dry_run && !store_begin(in->app->store, in->app->person, err))
		return false;
	good = each_row(in, *rows, take_row, err);
	in->result->notes = in->notes.items;
	in->result->note_count = in->notes.count;
	if (in->options->dry_run)
		return good;
	if (good)
		return store_commit(in->app->store, err);
	store_rollback(in->app->store);
	return false;
}

static bool read_sheet(struct intake *in, struct csv *csv, struct error *err)
{
	struct csv_row heading;
	const char *bytes;
	size_t length;
	bool more;

	if (!input_read(in->arena, in->options->path, INTAKE_FILE_MAX, &bytes, &length, err) ||
		!csv_open(in->arena, bytes, length, csv, err) || !csv_next(csv, in->arena, &heading, &more, err))
		return false;
	if (!more || is_empty(&heading))
		return fail(err, E_INPUT, _("%s is empty. The first row must hold the headings."), in->options->path);
	intake_read_headings(in, &heading);
	return true;
}

static bool run(struct intake *in, struct error *err)
{
	struct csv csv;

	if (!*in->app->arrangement)
		return fail(err, E_INPUT,
			_("This file has no arrangement yet, so no table can be found. Nothing was taken in."));
	in->result->skipped = in->options->skip_count;
	return intake_open_map(in, err) && read_sheet(in, &csv, err) && check_sheet(in, &csv, err) &&
		take_sheet(in, &csv, err);
}

bool intake_run(struct app *app, struct arena *arena, const struct intake_options *options,
	struct intake_result *result, struct error *err)
{
	struct intake in = { .app = app, .arena = arena, .options = options, .result = result };
	bool good;

	memset(result, 0, sizeof(*result));
	in.context = app_context(app, arena);
	arena_open(&in.row_arena);
	good = run(&in, err);
	arena_close(&in.row_arena);
	return good;
}

/* ---- telling ---- */

enum { NUMBERS_SHOWN = 12 };

/* What all of them lack needs no list of numbers. */
static void print_missing(struct buffer *out, const struct intake_missing *missing, size_t incomplete)
{
	bool all = missing->count == incomplete && incomplete > 1;

	buffer_print(out, "  %zu  %s", missing->count, missing->text);
	for (size_t i = 0; !all && i < missing->count && i < NUMBERS_SHOWN; i++)
		buffer_print(out, "%s%s", i ? ", " : " (", missing->numbers[i]);
	buffer_text(out, all ? "\n" : missing->count > NUMBERS_SHOWN ? ", …)\n" : ")\n");
}

static void print_notes(struct arena *arena, struct buffer *out, const struct intake_note *notes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buffer_print(out, "%s%s%s: %s\n", place_of(arena, &notes[i]), notes[i].number ? ", " : "",
			notes[i].number ? notes[i].number : "", notes[i].text);
}

static void print_taken(struct buffer *out, const struct intake_options *options, const struct intake_result *result)
{
	if (options->dry_run)
		buffer_text(out, _("A trial: nothing was written.\n"));
	buffer_print(out,
		_("Rows read: %zu. New applications: %zu, of which complete: %zu. Here already: %zu. Skipped: %zu.\n"),
		result->read, result->taken, result->complete, result->known, result->skipped);
	if (result->differing)
		buffer_print(out, _("Here already with other values: %zu. Nothing of those was changed.\n"),
			result->differing);
	if (result->missing_count)
		buffer_print(out, _("Not complete: %zu. They came in as submitted. What is missing:\n"),
			result->taken - result->complete);
	for (size_t i = 0; i < result->missing_count; i++)
		print_missing(out, &result->missing[i], result->taken - result->complete);
}

const char *intake_report(struct arena *arena, const struct intake_options *options, const struct intake_result *result)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	if (result->problem_count) {
		print_notes(arena, &out, result->problems, result->problem_count);
		buffer_text(&out, _("Nothing was taken in. Mend the sheet, or leave rows out with --skip.\n"));
		return out.text;
	}
	print_taken(&out, options, result);
	print_notes(arena, &out, result->notes, result->note_count);
	return out.text;
}
