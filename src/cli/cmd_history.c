#include <stdlib.h>
#include <string.h>

#include "app/edit.h"
#include "app/show.h"
#include "output.h"
#include "print.h"
#include "report/json.h"

/* A change of a row, or of the client of the case that was asked for. */
struct line {
	const struct entity *entity;
	const struct past *past;
};

struct lines {
	struct line *lines;
	size_t count;
};

static bool add_past(
	struct cli *cli, const struct entity *entity, const char *id, struct lines *lines, struct error *err)
{
	struct past *past;
	struct line *all;
	size_t more;

	if (!edit_history(&cli->app, cli->arena, entity, id, NULL, &past, &more, err))
		return false;
	all = arena_alloc(cli->arena, (lines->count + more + 1) * sizeof(*all));
	if (lines->count)
		memcpy(all, lines->lines, lines->count * sizeof(*all));
	for (size_t i = 0; i < more; i++)
		all[lines->count + i] = (struct line){ entity, &past[i] };
	lines->lines = all;
	lines->count += more;
	return true;
}

/* Oldest first; what came in one change stays in the order of its fields, which is that of the array. */
static int oldest_first(const void *left, const void *right)
{
	const struct past *a = ((const struct line *)left)->past, *b = ((const struct line *)right)->past;

	if (a->time != b->time)
		return a->time < b->time ? -1 : 1;
	if (a->arrival != b->arrival)
		return a->arrival < b->arrival ? -1 : 1;
	return (a > b) - (a < b);
}

static bool add_client(struct cli *cli, const char *id, struct lines *lines, struct error *err)
{
	void *row;
	size_t late;

	if (!show_load(&cli->app, cli->arena, &entity_application, id, NULL, &row, &late, err))
		return false;
	if (!((struct application *)row)->client)
		return true;
	return add_past(cli, &entity_client, ((struct application *)row)->client, lines, err);
}

static void put_json(struct cli *cli, struct sink *sink, const struct line *line, size_t index)
{
	const struct past *past = line->past;
	const struct {
		const char *name, *value;
	} members[] = {
		{ "time", time_write(cli->arena, past->time) },
		{ "who", past->who },
		{ "entity", line->entity->name },
		{ "field", past->cell },
		{ "value", past->wire },
		{ "text", past->value },
		{ "state", past->state },
	};

	sink_text(sink, index ? ",\n{" : "[\n{");
	for (size_t i = 0; i < ARRAY_LEN(members); i++) {
		sink_text(sink, arena_print(cli->arena, "%s\"%s\":", i ? "," : "", members[i].name));
		json_string(sink, members[i].value);
	}
	sink_text(sink, past->present ? ",\"now\":true}" : ",\"now\":false}");
}

static bool print_json(struct cli *cli, const struct lines *lines, struct error *err)
{
	struct output *output;

	output_open(&output, cli, true);
	for (size_t i = 0; i < lines->count; i++)
		put_json(cli, &output->sink, &lines->lines[i], i);
	json_array_end(&output->sink, lines->count);
	sink_text(&output->sink, "\n");
	return output_close(&output, err);
}

static void print_table(struct cli *cli, const struct lines *lines)
{
	const struct print_column columns[] = { { _("Time"), 16, false }, { _("Who"), 20, false },
		{ _("Field"), 28, false }, { _("Value"), 0, false } };

	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < lines->count; i++) {
		const struct past *past = lines->lines[i].past;
		const char *value = *past->value ? past->value : _("(cleared)");
		const char *state = past->state ? past->state : past->present ? _("now") : NULL;
		const char *const cells[] = {
			time_format(cli->arena, past->time),
			past->who,
			past->field,
			state ? arena_print(cli->arena, "%s  [%s]", value, state) : value,
		};

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
}

static bool run_history(struct cli *cli, struct error *err)
{
	const struct entity *entity;
	const char *id;
	struct lines lines = { NULL, 0 };

	if (!show_find(&cli->app, cli->arena, NULL, cli->options.words[0], &entity, &id, err) ||
		!add_past(cli, entity, id, &lines, err))
		return false;
	if (entity == &entity_application && !add_client(cli, id, &lines, err))
		return false;
	if (lines.count)
		qsort(lines.lines, lines.count, sizeof(*lines.lines), oldest_first);
	if (options_has(&cli->options, "json"))
		return print_json(cli, &lines, err);
	print_table(cli, &lines);
	return true;
}

static const struct option_row options[] = {
	{ "json", 0, NULL, N_("An array of objects: time, who, entity, field, value, text, state, now"), false },
	{ NULL, 0, NULL, NULL, false },
};

const struct command command_history = {
	.name = "history",
	.usage = "ID [--json]",
	.summary = N_("Prints every change of a row, the oldest first"),
	.help = N_(
		"Of a case also the changes of its client. \"now\" stands behind the value that counts; two of these "
		"for one field are a difference between laptops."),
	.options = options,
	.words_min = 1,
	.words_max = 1,
	.opens = true,
	.run = run_history,
};
