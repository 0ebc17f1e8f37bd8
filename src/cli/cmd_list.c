#include <string.h>

#include "app/list.h"
#include "columns.h"
#include "nearest.h"
#include "output.h"
#include "queue.h"
#include "report/csv.h"
#include "report/json.h"

/* One listing: what comes of each row. */
struct listing {
	struct cli *cli;
	const struct entity *entity;
	void (*row)(struct listing *, const void *row);
	struct output *output; /* of JSON and CSV; NULL for the table */
	struct columns columns;
	struct arena *arena; /* of one row */
	int64_t limit, seen;
};

static void row_as_json(struct listing *listing, const void *row)
{
	json_array_row(&listing->output->sink, listing->arena, (size_t)listing->seen, listing->entity, row);
}

static void row_as_csv(struct listing *listing, const void *row)
{
	csv_row(&listing->output->sink, listing->arena, listing->entity, row);
}

static void row_as_cells(struct listing *listing, const void *row)
{
	const char *cells[COLUMNS_MAX];

	columns_cells(listing->arena, &listing->columns, app_context(&listing->cli->app, listing->arena), row, cells);
	print_cells(listing->cli, listing->columns.columns, listing->columns.count, cells);
}

/* What stands above the first row. */
static void put_headings(struct listing *listing)
{
	if (listing->row == row_as_cells)
		print_headings(listing->cli, listing->columns.columns, listing->columns.count);
	else if (listing->row == row_as_csv)
		csv_heading(&listing->output->sink, listing->entity);
}

static bool visit(void *from, const void *row, struct error *err)
{
	struct listing *listing = from;

	if (!listing->seen)
		put_headings(listing);
	listing->row(listing, row);
	arena_reset(listing->arena);
	if (listing->output && listing->output->sink.failed) {
		*err = listing->output->sink.why;
		return false;
	}
	return ++listing->seen < listing->limit;
}

static void begin(struct listing *listing)
{
	bool json = options_has(&listing->cli->options, "json"), csv = options_has(&listing->cli->options, "csv");

	listing->row = json ? row_as_json : csv ? row_as_csv : row_as_cells;
	if (json || csv)
		output_open(&listing->output, listing->cli, true);
	else
		columns_of(listing->entity, &listing->columns);
}

static bool finish(struct listing *listing, bool good, struct error *err)
{
	if (good && !listing->seen)
		put_headings(listing);
	if (!listing->output)
		return good;
	if (good && listing->row == row_as_json) {
		json_array_end(&listing->output->sink, (size_t)listing->seen);
		sink_text(&listing->output->sink, "\n");
	}
	return output_close(&listing->output, good ? err : NULL) && good;
}

static bool list_entity(struct cli *cli, const struct entity *entity, struct error *err)
{
	struct listing listing = { .cli = cli, .entity = entity };
	const char *const *where;
	size_t count = options_values(cli->arena, &cli->options, "where", &where);
	bool good;

	if (!options_number(&cli->options, "limit", INT64_MAX, INT32_MAX, &listing.limit, err)) {
		cli->wrong_use = true;
		return false;
	}
	if (!command_open(cli, err))
		return false;
	arena_open(&listing.arena);
	begin(&listing);
	good = list_rows(&cli->app, entity, where, count, visit, &listing, err) || err->code == E_NONE;
	good = finish(&listing, good, err);
	arena_close(&listing.arena);
	return good;
}

static bool run_list(struct cli *cli, struct error *err)
{
	const char *kind = cli->options.words[0];
	const struct entity *entity;

	if (options_has(&cli->options, "json") && options_has(&cli->options, "csv"))
		return wrong_use(cli, err, _("Choose one of --json and --csv."));
	if (!strcmp(kind, "queue"))
		return queue_list(cli, err);
	if (options_has(&cli->options, "sort"))
		return wrong_use(cli, err, _("--sort is for the queue only."));
	return nearest_kind(cli, kind, &entity, err) && list_entity(cli, entity, err);
}

static const struct option_row options[] = {
	{ "json", 0, NULL, N_("An array of flat objects with every field; not known is null"), false },
	{ "csv", 0, NULL, N_("For a spreadsheet, every field"), false },
	{ "where", 0, "F=V", N_("Only rows in which field F has value V; F= for not known; may be repeated"), true },
	{ "limit", 0, "N", N_("At most N rows"), false },
	{ "sort", 0, "ORDER", N_("Order of the queue: wait, weight or step"), false },
	{ NULL, 0, NULL, NULL, false },
};

const struct command command_list = {
	.name = "list",
	.usage = "KIND [--json|--csv] [--where F=V]... [--limit N]",
	.summary = N_("Prints all rows of a kind, or the queue of the table"),
	.help = N_("KIND is application, client, home, decision or another kind, also in the plural, or queue. "
		   "The kinds and their fields are told by: tafel fields."),
	.options = options,
	.words_min = 1,
	.words_max = 1,
	.run = run_list,
};
