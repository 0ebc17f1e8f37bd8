#include "queue.h"

#include <string.h>

#include "app/queue.h"
#include "output.h"
#include "print.h"
#include "report/csv.h"
#include "report/json.h"

enum { WINDOW = 200 };

static const char *const mark_names[MARK_COUNT] = {
	[MARK_NONE] = NULL,
	[MARK_READY] = "ready",
	[MARK_NOW] = "now",
	[MARK_MISSING] = "missing",
	[MARK_TERM] = "over_term",
	[MARK_CONFLICT] = "conflict",
	[MARK_HOLD] = "hold",
	[MARK_DISCUSSED] = "discussed",
	[MARK_BACK] = "back",
};

static const char *const sort_names[QUEUE_SORT_COUNT] = { "wait", "weight", "step" };

static const char *const data_names[] = { "id", "number", "call_name", "weight", "received", "waits", "step",
	"municipality", "mark", "turn", "turn_days" };

/* One listing: where it goes, and what a row needs. */
struct listing {
	struct cli *cli;
	struct queue queue;
	struct output *output; /* of JSON and CSV */
	bool json, csv;
	struct print_column columns[8];
	size_t column_count;
	int64_t limit, seen;
};

/* ---- what to list ------------------------------------------------------------------------------------------------- */

static bool read_sort(struct cli *cli, enum queue_sort *sort, struct error *err)
{
	const char *typed = options_value(&cli->options, "sort");

	for (*sort = 0; typed && *sort < QUEUE_SORT_COUNT; ++*sort)
		if (!strcmp(sort_names[*sort], typed))
			return true;
	if (typed)
		return wrong_use(cli, err, _("--sort takes wait, weight or step, not \"%s\"."), typed);
	*sort = QUEUE_BY_WAIT;
	return true;
}

/* A value of a field as people type it, as its code. */
static bool read_code(struct cli *cli, const struct entity *entity, const char *name, const char *typed,
	const char **code, struct error *err)
{
	const struct field *field = entity_field(entity, name);
	void *row = arena_alloc(cli->arena, entity->size);

	row_clear(entity, row);
	if (!field_parse(cli->arena, field, app_context(&cli->app, cli->arena), typed, row, err))
		return fail_within(err, "%s: ", _(field->label));
	*code = *field_text(field, row);
	return true;
}

static bool read_condition(struct cli *cli, const char *pair, struct queue_filter *filter, struct error *err)
{
	const struct {
		const char *name;
		const struct entity *entity;
		const char *field;
		const char **code;
	} conditions[] = {
		{ "step=", &entity_application, "step", &filter->step },
		{ "weight=", &entity_application, "weight", &filter->weight },
		{ "municipality=", &entity_client, "origin", &filter->municipality },
	};

	for (size_t i = 0; i < ARRAY_LEN(conditions); i++) {
		size_t length = strlen(conditions[i].name);

		if (!strncmp(pair, conditions[i].name, length))
			return read_code(
				cli, conditions[i].entity, conditions[i].field, pair + length, conditions[i].code, err);
	}
	return wrong_use(cli, err, _("The queue can be asked by step, weight and municipality, not by \"%s\"."), pair);
}

static bool read_limit(struct cli *cli, struct listing *listing, struct error *err)
{
	if (options_number(&cli->options, "limit", INT32_MAX, INT32_MAX, &listing->limit, err))
		return true;
	cli->wrong_use = true;
	return false;
}

static bool read_conditions(struct cli *cli, struct listing *listing, struct error *err)
{
	const char *const *where;
	size_t count = options_values(cli->arena, &cli->options, "where", &where);

	listing->queue.forum = cli->app.forum;
	for (size_t i = 0; i < count; i++)
		if (!read_condition(cli, where[i], &listing->queue.filter, err))
			return false;
	return true;
}

/* ---- one row ------------------------------------------------------------------------------------------------------ */

static void print_json(struct listing *listing, struct arena *arena, const char *const *values)
{
	struct sink *sink = &listing->output->sink;

	sink_text(sink, listing->seen ? ",\n{" : "[\n{");
	for (size_t i = 0; i < ARRAY_LEN(data_names); i++) {
		sink_text(sink, arena_print(arena, "%s\"%s\":", i ? "," : "", data_names[i]));
		if (!strcmp(data_names[i], "waits") || !strcmp(data_names[i], "turn_days"))
			sink_text(sink, values[i] ? values[i] : "null");
		else
			json_string(sink, values[i]);
	}
	sink_text(sink, "}");
}

static void print_csv(struct listing *listing, const char *const *values)
{
	for (size_t i = 0; i < ARRAY_LEN(data_names); i++) {
		if (i)
			sink_text(&listing->output->sink, ",");
		csv_value(&listing->output->sink, values[i]);
	}
	sink_text(&listing->output->sink, "\r\n");
}

static void print_data_row(struct listing *listing, struct arena *arena, const struct queue_row *row)
{
	const char *const values[] = {
		row->id,
		row->number,
		row->call_name,
		row->weight,
		day_write(arena, row->received),
		row->waits == UNKNOWN ? NULL : arena_print(arena, "%lld", (long long)row->waits),
		row->step,
		row->municipality,
		mark_names[row->mark],
		row->turn,
		row->turn_days == UNKNOWN ? NULL : arena_print(arena, "%lld", (long long)row->turn_days),
	};

	if (listing->json)
		print_json(listing, arena, values);
	else
		print_csv(listing, values);
}

static const char *mark_text(struct arena *arena, const struct codebook *book, const struct queue_row *row)
{
	if (row->mark == MARK_NONE)
		return "";
	if (row->mark == MARK_BACK && row->turn)
		return arena_print(arena, "  %s: %s", _(queue_mark_texts[row->mark]),
			codebook_short(
				book, codebook_find(book, "role", row->turn) ? "role" : "party_kind", row->turn));
	return arena_print(arena, "%s %s", *queue_mark_signs[row->mark] ? queue_mark_signs[row->mark] : " ",
		_(queue_mark_texts[row->mark]));
}

static void print_row(struct listing *listing, struct arena *arena, const struct queue_row *row)
{
	const struct codebook *book = app_codebook(&listing->cli->app);
	const char *weight =
		field_choice_label(entity_field(&entity_application, "weight"), row->weight ? row->weight : "");
	const char *const cells[] = {
		arena_print(arena, "%lld", (long long)listing->seen + 1),
		row->number,
		row->call_name,
		weight ? weight : row->weight,
		row->waits == UNKNOWN ? "?" : arena_print(arena, _("%lld d"), (long long)row->waits),
		codebook_text(book, "step", row->step),
		mark_text(arena, book, row),
	};

	print_cells(listing->cli, listing->columns, listing->column_count, cells);
}

/* ---- the listing -------------------------------------------------------------------------------------------------- */

static void begin(struct listing *listing)
{
	const struct print_column columns[] = {
		{ "#", 4, true },
		{ _("Number"), 17, false },
		{ _("First name"), 14, false },
		{ _("Weight"), 9, false },
		{ _("Waits"), 6, true },
		{ _("Step"), 22, false },
		{ _("Mark"), 0, false },
	};

	memcpy(listing->columns, columns, sizeof(columns));
	listing->column_count = ARRAY_LEN(columns);
	if (listing->csv)
		print_csv(listing, data_names);
	else if (!listing->json)
		print_headings(listing->cli, listing->columns, listing->column_count);
}

static void print_lines(struct listing *listing, struct arena *arena, const struct queue_read *read)
{
	for (size_t i = 0; i < read->count; i++, listing->seen++) {
		if (listing->output)
			print_data_row(listing, arena, &read->lines[i].row);
		else
			print_row(listing, arena, &read->lines[i].row);
	}
}

/* A window of the queue; `place` is the last row of the one before. */
static bool list_window(struct listing *listing, struct arena *arena, struct queue_place *place, bool *started,
	bool *more, struct error *err)
{
	int64_t room = listing->limit - listing->seen;
	struct queue_read read = { .from = *started ? place : NULL, .limit = room < WINDOW ? (size_t)room : WINDOW };

	if (!queue_read(&listing->cli->app, arena, &listing->queue, &read, err))
		return false;
	print_lines(listing, arena, &read);
	if (read.cut)
		*place = read.reached;
	else if (read.count)
		*place = read.lines[read.count - 1].place;
	*started = true;
	*more = (read.cut || read.count == read.limit) && listing->seen < listing->limit;
	return true;
}

static bool list_windows(struct listing *listing, struct error *err)
{
	struct queue_place place = { 0 };
	struct arena *arena;
	bool started = false, more = true, good = true;

	arena_open(&arena);
	while (good && more) {
		good = list_window(listing, arena, &place, &started, &more, err);
		arena_reset(arena);
	}
	arena_close(&arena);
	return good;
}

bool queue_list(struct cli *cli, struct error *err)
{
	struct listing listing = {
		.cli = cli, .json = options_has(&cli->options, "json"), .csv = options_has(&cli->options, "csv")
	};
	bool good;

	if (!read_limit(cli, &listing, err) || !read_sort(cli, &listing.queue.sort, err) || !command_open(cli, err) ||
		!read_conditions(cli, &listing, err))
		return false;
	if (listing.json || listing.csv)
		output_open(&listing.output, cli, true);
	begin(&listing);
	good = list_windows(&listing, err);
	if (!listing.output)
		return good;
	if (good && listing.json) {
		json_array_end(&listing.output->sink, (size_t)listing.seen);
		sink_text(&listing.output->sink, "\n");
	}
	return output_close(&listing.output, good ? err : NULL) && good;
}
