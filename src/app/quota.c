#include "app/quota.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/id.h"
#include "quota_inner.h"
#include "store/query.h"
#include "write.h"

enum { MONTHS_LAST = 12, DAYS_LAST = 31, WEIGHT_HALF = 500 };

int64_t quota_this_year(const struct app *app)
{
	int year, month, day;

	day_split(app_today(app), &year, &month, &day);
	return year;
}

/* ---- figures ---------------------------------------------------------------------------------------------------- */

struct figures {
	struct arena *arena;
	int64_t most; /* no later year than this */
	struct quota *rows;
	size_t count, room;
};

static bool keep_figures(void *from, const void *row, struct error *err)
{
	struct figures *figures = from;
	const struct quota *quota = row;

	(void)err;
	if (quota->year == UNKNOWN || quota->year > figures->most || !quota->municipality)
		return true;
	figures->rows =
		arena_grow(figures->arena, figures->rows, figures->count, &figures->room, sizeof(*figures->rows));
	figures->rows[figures->count] = *quota;
	figures->rows[figures->count].row.id = arena_text(figures->arena, quota->row.id);
	figures->rows[figures->count].municipality = arena_text(figures->arena, quota->municipality);
	figures->rows[figures->count].status = arena_text(figures->arena, quota->status);
	figures->rows[figures->count].reference = arena_text(figures->arena, quota->reference);
	figures->rows[figures->count].source = arena_text(figures->arena, quota->source);
	figures->rows[figures->count].remark = arena_text(figures->arena, quota->remark);
	figures->count++;
	return true;
}

bool quota_rows(
	struct app *app, struct arena *arena, int64_t most, struct quota **rows, size_t *count, struct error *err)
{
	struct figures figures = { .arena = arena, .most = most };

	if (!store_walk(app->store, &entity_quota, keep_figures, &figures, err))
		return false;
	*rows = figures.rows;
	*count = figures.count;
	return true;
}

static int64_t newest_year(const struct quota *rows, size_t count)
{
	int64_t year = UNKNOWN;

	for (size_t i = 0; i < count; i++)
		if (year == UNKNOWN || rows[i].year > year)
			year = rows[i].year;
	return year;
}

const struct quota *quota_row_of(const struct quota *rows, size_t count, int64_t year, const char *municipality)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].year == year && !strcmp(rows[i].municipality, municipality))
			return &rows[i];
	return NULL;
}

static void take_row(struct quota_line *line, const struct quota *row)
{
	line->sum.households = row->households;
	line->sum.social_homes = row->social_homes;
	line->status = row->status;
	line->source = row->source;
	line->reference = row->reference;
	line->remark = row->remark;
}

static void take_code(struct arena *arena, struct quota_line *line, const struct code_entry *entry)
{
	line->sum.households = codebook_number(entry, "households");
	line->sum.social_homes = codebook_number(entry, "social_homes");
	line->status = codebook_value(arena, entry, "status");
	line->source = codebook_value(arena, entry, "source");
	line->reference = codebook_value(arena, entry, "reference");
	line->remark = codebook_value(arena, entry, "remark");
}

/* A line for each municipality that the arrangement divides among. */
static bool make_lines(struct app *app, struct arena *arena, struct quota_sheet *sheet, struct error *err)
{
	const struct codebook *book = app_codebook(app);
	const struct code_entry *entries = codebook_list(book, "quota", &sheet->count);
	struct quota *rows;
	size_t count;

	if (!quota_rows(app, arena, sheet->year, &rows, &count, err))
		return false;
	sheet->figures_of = newest_year(rows, count);
	sheet->lines = arena_alloc(arena, (sheet->count + 1) * sizeof(*sheet->lines));
	for (size_t i = 0; i < sheet->count; i++) {
		struct quota_line *line = &sheet->lines[i];
		const struct quota *row = quota_row_of(rows, count, sheet->figures_of, entries[i].code);

		line->municipality = line->sum.municipality = entries[i].code;
		line->name = codebook_text(book, "municipality", entries[i].code);
		if (row)
			take_row(line, row);
		else
			take_code(arena, line, &entries[i]);
		if (!line->status || !*line->status)
			line->status = "unknown";
	}
	return true;
}

static void divide(struct arena *arena, struct quota_sheet *sheet)
{
	struct apportion_row *sums = arena_alloc(arena, (sheet->count + 1) * sizeof(*sums));

	for (size_t i = 0; i < sheet->count; i++)
		sums[i] = sheet->lines[i].sum;
	sheet->reckoned = apportion(arena, sheet->max, sheet->weight_households, sums, sheet->count, &sheet->missing);
	for (size_t i = 0; i < sheet->count; i++)
		sheet->lines[i].sum = sums[i];
}

/* ---- ledger ----------------------------------------------------------------------------------------------------- */

static int64_t first_day(int64_t year)
{
	return day_of((int)year, 1, 1);
}

static int64_t last_day(int64_t year)
{
	return day_of((int)year, MONTHS_LAST, DAYS_LAST);
}

static bool read_count(struct cursor **cursor, int64_t *count, struct error *err)
{
	bool row = false, good = query_next(*cursor, &row, err);

	*count = good && row ? query_number(*cursor, 0) : 0;
	query_close(cursor);
	return good;
}

static bool count_homes(
	struct app *app, enum query query, const char *municipality, int64_t year, int64_t *count, struct error *err)
{
	struct cursor *cursor;

	return query_open(app->store, query, &cursor, err, "sii", municipality, first_day(year), last_day(year)) &&
		read_count(&cursor, count, err);
}

static bool count_sure(struct app *app, const char *municipality, int64_t year, int64_t *count, struct error *err)
{
	struct cursor *cursor;

	return query_open(app->store, QUERY_HOMES_SURE, &cursor, err, "si", municipality, last_day(year)) &&
		read_count(&cursor, count, err);
}

static int64_t ledger_day(const struct quota_entry *entry)
{
	return entry->offered_on == UNKNOWN ? entry->let_on : entry->offered_on;
}

static int by_day_and_number(const void *a, const void *b)
{
	int64_t first = ledger_day(a), second = ledger_day(b);

	if (first != second)
		return first < second ? -1 : 1;
	return strcmp(((const struct quota_entry *)a)->number, ((const struct quota_entry *)b)->number);
}

bool quota_ledger(struct app *app, struct arena *arena, const char *municipality, int64_t year,
	struct quota_entry **entries, size_t *count, struct error *err)
{
	struct quota_entry *all = NULL;
	struct cursor *cursor;
	bool row = false, good;
	size_t room = 0;

	*count = 0;
	if (!query_open(
		    app->store, QUERY_HOMES_LEDGER, &cursor, err, "sii", municipality, first_day(year), last_day(year)))
		return false;
	while ((good = query_next(cursor, &row, err)) && row) {
		const char *number = query_text(cursor, 0);

		all = arena_grow(arena, all, *count, &room, sizeof(*all));
		all[(*count)++] = (struct quota_entry){ arena_text(arena, number ? number : ""),
			query_number(cursor, 1), query_number(cursor, 2) };
	}
	query_close(&cursor);
	if (*count)
		qsort(all, *count, sizeof(*all), by_day_and_number);
	*entries = all;
	return good;
}

/* At the pace of the year so far, rounded up; no less than what is offered and sure. */
static int64_t reckon_forecast(int64_t offered, int64_t sure, int64_t year, int64_t today)
{
	int64_t days = last_day(year) - first_day(year) + 1, gone = today - first_day(year) + 1, pace;

	if (gone <= 0)
		return UNKNOWN;
	if (gone >= days)
		return offered;
	pace = (offered * days + gone - 1) / gone;
	return pace > offered + sure ? pace : offered + sure;
}

static void settle_line(struct quota_line *line)
{
	line->ceiling = line->room = UNKNOWN;
	if (line->sum.quota == UNKNOWN)
		return;
	line->ceiling = line->sum.quota - line->lent + line->borrowed;
	line->room = line->ceiling - line->offered;
}

static bool fill_line(struct app *app, const struct quota_sheet *sheet, struct quota_line *line, struct error *err)
{
	if (!count_homes(app, QUERY_HOMES_OFFERED, line->municipality, sheet->year, &line->offered, err) ||
		!count_homes(app, QUERY_HOMES_LET, line->municipality, sheet->year, &line->placed, err) ||
		!count_sure(app, line->municipality, sheet->year, &line->sure, err))
		return false;
	for (size_t i = 0; i < sheet->loan_count; i++) {
		const struct loan *loan = sheet->loans[i];

		line->lent += strcmp(loan->lender, line->municipality) ? 0 : loan->homes;
		line->borrowed += strcmp(loan->borrower, line->municipality) ? 0 : loan->homes;
	}
	line->forecast = reckon_forecast(line->offered, line->sure, sheet->year, app_today(app));
	settle_line(line);
	return true;
}

/* ---- loans ------------------------------------------------------------------------------------------------------ */

struct loans {
	struct arena *arena;
	int64_t year;
	struct quota_sheet *sheet;
	size_t room;
};

static bool keep_loan(void *from, const void *row, struct error *err)
{
	struct loans *loans = from;
	const struct loan *loan = row;
	struct loan *copy;

	(void)err;
	if (loan->year != loans->year || !loan->lender || !loan->borrower || loan->homes == UNKNOWN)
		return true;
	copy = arena_alloc(loans->arena, sizeof(*copy));
	*copy = *loan;
	copy->row.id = arena_text(loans->arena, loan->row.id);
	copy->lender = arena_text(loans->arena, loan->lender);
	copy->borrower = arena_text(loans->arena, loan->borrower);
	copy->reason = arena_text(loans->arena, loan->reason);
	copy->agreed_by = arena_text(loans->arena, loan->agreed_by);
	loans->sheet->loans = arena_grow(loans->arena, loans->sheet->loans, loans->sheet->loan_count, &loans->room,
		sizeof(*loans->sheet->loans));
	loans->sheet->loans[loans->sheet->loan_count++] = copy;
	return true;
}

static bool load_loans(struct app *app, struct arena *arena, struct quota_sheet *sheet, struct error *err)
{
	struct loans loans = { arena, sheet->year, sheet, 0 };

	return store_walk(app->store, &entity_loan, keep_loan, &loans, err);
}

static bool check_municipality(struct app *app, const char *code, struct error *err)
{
	return codebook_find(app_codebook(app), "quota", code) != NULL ||
		fail(err, E_INPUT, _("%s has no part in the maximum. Nothing was recorded."), code);
}

bool quota_lend(struct app *app, struct arena *arena, const char *lender, const char *borrower, int64_t homes,
	int64_t year, const char *reason, const char *agreed_by, const char **id, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	char made[ID_TEXT];

	if (!check_municipality(app, lender, err) || !check_municipality(app, borrower, err))
		return false;
	if (!strcmp(lender, borrower) || homes < 1)
		return fail(err, E_INPUT,
			_("A loan is one home or more, between two municipalities. Nothing was recorded."));
	write_add(&cells, "year", arena_print(arena, "%lld", (long long)year));
	write_add(&cells, "lender", lender);
	write_add(&cells, "borrower", borrower);
	write_add(&cells, "homes", arena_print(arena, "%lld", (long long)homes));
	write_add(&cells, "reason", reason);
	write_add(&cells, "agreed_by", agreed_by);
	write_add(&cells, "agreed_on", day_write(arena, app_today(app)));
	store_new_id(app->store, made);
	*id = arena_text(arena, made);
	if (!store_begin(app->store, app->person, err))
		return false;
	if (store_set(app->store, &entity_loan, *id, "regio", cells.cells, cells.count, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* ---- the sheet -------------------------------------------------------------------------------------------------- */

static void add(int64_t *sum, int64_t part)
{
	*sum = *sum == UNKNOWN || part == UNKNOWN ? UNKNOWN : *sum + part;
}

static void add_total(struct arena *arena, struct quota_sheet *sheet)
{
	struct quota_line *total = &sheet->total;

	total->sum.quota = 0;
	total->sum.share_parts = total->sum.remainder_parts = UNKNOWN;
	for (size_t i = 0; i < sheet->count; i++) {
		const struct quota_line *line = &sheet->lines[i];

		add(&total->sum.households, line->sum.households);
		add(&total->sum.social_homes, line->sum.social_homes);
		add(&total->sum.whole, line->sum.whole);
		add(&total->sum.quota, line->sum.quota);
		add(&total->offered, line->offered);
		add(&total->placed, line->placed);
		add(&total->lent, line->lent);
		add(&total->borrowed, line->borrowed);
		add(&total->sure, line->sure);
		add(&total->forecast, line->forecast);
	}
	if (sheet->reckoned)
		total->sum.remainder_parts = (sheet->max - total->sum.whole) * APPORTION_PARTS;
	total->sum.share = sheet->reckoned ? arena_print(arena, "%lld", (long long)sheet->max) : "";
	/* the region's own ceiling is known even when it cannot be divided */
	total->ceiling = sheet->max;
	total->room = sheet->max - total->offered;
}

static bool load_sheet(struct app *app, struct arena *arena, struct quota_sheet *sheet, struct error *err)
{
	const struct codebook *book = app_codebook(app);

	sheet->max = codebook_figure(book, "quota_max", UNKNOWN);
	sheet->weight_households = codebook_figure(book, "quota_weight_households", WEIGHT_HALF);
	sheet->max_source = codebook_value(arena, codebook_find(book, "figure", "quota_max"), "source");
	if (sheet->max == UNKNOWN)
		return fail(err, E_MISSING, _("This arrangement has no maximum of homes a year."));
	if (!make_lines(app, arena, sheet, err) || !load_loans(app, arena, sheet, err))
		return false;
	divide(arena, sheet);
	for (size_t i = 0; i < sheet->count; i++)
		if (!fill_line(app, sheet, &sheet->lines[i], err))
			return false;
	add_total(arena, sheet);
	return true;
}

bool quota_load(struct app *app, struct arena *arena, int64_t year, struct quota_sheet **out, struct error *err)
{
	struct quota_sheet *sheet = arena_alloc(arena, sizeof(*sheet));

	sheet->year = year == UNKNOWN ? quota_this_year(app) : year;
	*out = sheet;
	return load_sheet(app, arena, sheet, err);
}

static const char *full_sentence(struct arena *arena, const struct quota_sheet *sheet, const struct quota_line *line)
{
	if (line->room == UNKNOWN && sheet->total.room > 0)
		return NULL;
	if (line->room == UNKNOWN)
		return arena_print(arena, _("The maximum of the region, %lld homes in %lld, has been reached."),
			(long long)sheet->max, (long long)sheet->year);
	return arena_print(arena, _("The maximum of %s, %lld homes in %lld, has been reached: %lld were offered."),
		line->name, (long long)line->ceiling, (long long)sheet->year, (long long)line->offered);
}

bool quota_warning(
	struct app *app, struct arena *arena, const char *municipality, const char **warning, struct error *err)
{
	struct error why = { E_NONE, "" };
	struct quota_sheet *sheet;

	*warning = NULL;
	if (!quota_load(app, arena, UNKNOWN, &sheet, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	for (size_t i = 0; i < sheet->count; i++)
		if (municipality && !strcmp(sheet->lines[i].municipality, municipality) &&
			(sheet->lines[i].room == UNKNOWN || sheet->lines[i].room <= 0))
			*warning = full_sentence(arena, sheet, &sheet->lines[i]);
	return true;
}
