/* The figures behind the maximum, from a sheet. */
#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "base/text.h"
#include "csv.h"
#include "input.h"
#include "quota_inner.h"
#include "write.h"

enum { BYTES_MAX = 1 << 20 };

/* Columns of the sheet and the fields they fill; the first is the municipality. */
static const struct sheet_column {
	const char *heading, *field;
	bool needed;
} sheet_columns[] = {
	{ "municipality", "municipality", true },
	{ "households", "households", true },
	{ "social_homes", "social_homes", true },
	{ "status", "status", false },
	{ "reference_date", "reference", false },
	{ "source", "source", false },
	{ "remark", "remark", false },
};

enum { COLUMNS = ARRAY_LEN(sheet_columns), NOT_THERE = -1 };

struct reading {
	struct app *app;
	struct arena *arena;
	struct csv csv;
	int places[COLUMNS]; /* of each column in a row */
	int64_t year;
	struct quota *rows; /* as they are now */
	size_t count;
};

static bool find_columns(struct reading *in, const struct csv_row *heading, struct error *err)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		const char *wanted = text_fold(in->arena, sheet_columns[i].heading);

		in->places[i] = NOT_THERE;
		for (size_t at = 0; at < heading->count; at++)
			if (!strcmp(text_fold(in->arena, heading->cells[at]), wanted))
				in->places[i] = (int)at;
		if (sheet_columns[i].needed && in->places[i] == NOT_THERE)
			return fail(err, E_INPUT, _("The sheet has no column \"%s\". Nothing was recorded."),
				sheet_columns[i].heading);
	}
	return true;
}

static const char *cell_of(const struct reading *in, const struct csv_row *row, size_t column)
{
	int place = in->places[column];

	return place == NOT_THERE || (size_t)place >= row->count ? "" : row->cells[place];
}

/* The statuses that other people use for "not the official figure of that day". */
static const char *status_word(const char *typed)
{
	return !strcmp(typed, "voorbeeld") ? "example" : typed;
}

static bool add_cell(
	struct reading *in, const struct csv_row *row, size_t column, struct write_cells *cells, struct error *err)
{
	const struct field *field = entity_field(&entity_quota, sheet_columns[column].field);
	const char *typed = cell_of(in, row, column);
	struct quota quota;

	if (in->places[column] == NOT_THERE)
		return true;
	if (!strcmp(field->name, "status"))
		typed = status_word(typed);
	row_clear(&entity_quota, &quota);
	if (!field_parse(in->arena, field, app_context(in->app, in->arena), typed, &quota, err))
		return fail_within(err, _("Row %lld, column %s: "), (long long)row->row, sheet_columns[column].heading);
	write_add(cells, field->name, field_cell_write(in->arena, field, &quota, NULL));
	return true;
}

static const char *cell_value(const struct write_cells *cells, const char *name)
{
	for (size_t i = 0; i < cells->count; i++)
		if (!strcmp(cells->cells[i].name, name))
			return cells->cells[i].value;
	return NULL;
}

static bool is_as_here(struct arena *arena, const struct quota *here, const struct write_cells *cells)
{
	for (size_t i = 0; i < cells->count; i++) {
		const struct field *field = entity_field(&entity_quota, cells->cells[i].name);
		const char *now = field_cell_write(arena, field, here, NULL), *next = cells->cells[i].value;

		if ((now || next) && (!now || !next || strcmp(now, next)))
			return false;
	}
	return true;
}

static bool write_row(struct reading *in, const struct csv_row *row, size_t *written, struct error *err)
{
	struct write_cells cells = { .arena = in->arena };
	const struct quota *here;
	const char *municipality, *id;

	for (size_t i = 0; i < COLUMNS; i++)
		if (!add_cell(in, row, i, &cells, err))
			return false;
	municipality = cell_value(&cells, "municipality");
	if (!municipality || !codebook_find(app_codebook(in->app), "quota", municipality))
		return fail(err, E_INPUT, _("Row %lld: \"%s\" has no part in the maximum. Nothing was recorded."),
			(long long)row->row, cell_of(in, row, 0));
	write_add(&cells, "year", arena_print(in->arena, "%lld", (long long)in->year));
	here = quota_row_of(in->rows, in->count, in->year, municipality);
	if (here && is_as_here(in->arena, here, &cells))
		return true;
	id = here ? here->row.id : arena_print(in->arena, "%s_%lld", municipality, (long long)in->year);
	++*written;
	return store_set(in->app->store, &entity_quota, id, "regio", cells.cells, cells.count, err);
}

static bool write_rows(struct reading *in, size_t *written, struct error *err)
{
	struct csv_row row;
	bool more = true;

	while (csv_next(&in->csv, in->arena, &row, &more, err)) {
		if (!more)
			return true;
		if (row.count == 1 && !*row.cells[0])
			continue;
		if (!write_row(in, &row, written, err))
			return false;
	}
	return false;
}

bool quota_read_csv(
	struct app *app, struct arena *arena, const char *path, int64_t year, size_t *written, struct error *err)
{
	struct reading in = { .app = app, .arena = arena, .year = year == UNKNOWN ? quota_this_year(app) : year };
	struct csv_row heading;
	const char *bytes;
	size_t length;
	bool more;

	*written = 0;
	if (!input_read(arena, path, BYTES_MAX, &bytes, &length, err) ||
		!csv_open(arena, bytes, length, &in.csv, err) || !csv_next(&in.csv, arena, &heading, &more, err) ||
		!find_columns(&in, &heading, err) || !quota_rows(app, arena, in.year, &in.rows, &in.count, err) ||
		!store_begin(app->store, app->person, err))
		return false;
	if (write_rows(&in, written, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
