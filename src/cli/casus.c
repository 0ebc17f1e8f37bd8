#include "casus.h"

#include <string.h>

#include "app/show.h"
#include "base/day.h"
#include "output.h"
#include "report/json.h"
#include "report/sheet.h"

/* A shared home is named as people name it. */
static const char *household_named(struct cli *cli, const char *typed)
{
	const struct context *context = app_context(&cli->app, cli->arena);

	return context->code(context->from, cli->arena, entity_field(&entity_incident, "household"), typed);
}

bool casus_find(
	struct cli *cli, const struct entity *entity, const char *typed, struct casus_word *word, struct error *err)
{
	const struct entity *found;
	const char *id;

	*word = (struct casus_word){ .id = NULL };
	if (show_find(&cli->app, cli->arena, entity, typed, &found, &word->id, err))
		return true;
	word->id = NULL;
	if (err->code != E_MISSING)
		return false;
	*err = (struct error){ E_NONE, "" };
	if (!show_find(&cli->app, cli->arena, NULL, typed, &found, &id, err)) {
		word->household = household_named(cli, typed);
		return word->household != NULL;
	}
	if (found == &entity_application)
		word->application = id;
	else if (found == &entity_household)
		word->household = id;
	else
		return fail(err, E_INPUT, _("\"%s\" is no case, no shared home and no %s."), typed, _(entity->label));
	return true;
}

const char *casus_id(struct cli *cli, const char *id)
{
	enum { SHORTEST = 8 };
	const struct entity *entity;
	struct error ignored;
	const char *found;

	for (size_t length = SHORTEST; length < strlen(id); length++) {
		const char *beginning = arena_copy(cli->arena, id, length);

		if (show_find(&cli->app, cli->arena, NULL, beginning, &entity, &found, &ignored))
			return beginning;
	}
	return id;
}

const char *casus_concern(struct cli *cli, const struct concern *of)
{
	const char *name = of->shielded ? _("(shielded)") : of->name;

	return name ? arena_print(cli->arena, "%s %s", of->number, name) : of->number;
}

const char *casus_value(struct cli *cli, const struct entity *entity, const char *name, const void *row)
{
	const struct field *field = entity_field(entity, name);

	return field_is_known(field, row) ? field_format(cli->arena, field, app_context(&cli->app, cli->arena), row)
					  : "";
}

static bool parse(struct cli *cli, const struct entity *entity, const struct field *field, const char *typed,
	void **row, struct error *err)
{
	*row = arena_alloc(cli->arena, entity->size);
	row_clear(entity, *row);
	if (!field_parse(cli->arena, field, app_context(&cli->app, cli->arena), typed, *row, err))
		return fail_within(err, "%s: ", _(field->label));
	return true;
}

bool casus_code(struct cli *cli, const struct entity *entity, const char *name, const char *typed, const char **code,
	struct error *err)
{
	const struct field *field = entity_field(entity, name);
	void *row;

	if (!parse(cli, entity, field, typed, &row, err))
		return false;
	*code = *field_text(field, row);
	return true;
}

bool casus_number(struct cli *cli, const struct entity *entity, const char *name, const char *typed, int64_t *value,
	struct error *err)
{
	const struct field *field = entity_field(entity, name);
	void *row;

	*value = UNKNOWN;
	if (!typed)
		return true;
	if (!parse(cli, entity, field, typed, &row, err))
		return false;
	*value = *field_number(field, row);
	return true;
}

const char *casus_due(struct cli *cli, int64_t due, int64_t days_late)
{
	const char *day = due == UNKNOWN ? "" : day_format(cli->arena, due);

	return days_late > 0 ? arena_print(cli->arena, "%s +%lld", day, (long long)days_late) : day;
}

void casus_headings(struct cli *cli, struct print_column *columns, const struct print_column *from, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		columns[i] = from[i];
		columns[i].heading = _(from[i].heading);
	}
	print_headings(cli, columns, count);
}

bool casus_json(
	struct cli *cli, const struct entity *entity, const void *lines, size_t size, size_t count, struct error *err)
{
	struct output *output;

	output_open(&output, cli, true);
	for (size_t i = 0; i < count; i++)
		json_array_row(
			&output->sink, cli->arena, i, entity, *(const void *const *)((const char *)lines + i * size));
	json_array_end(&output->sink, count);
	sink_text(&output->sink, "\n");
	return output_close(&output, err);
}

bool casus_show(struct cli *cli, const struct entity *entity, const char *id, struct error *err)
{
	struct output *output;
	void *row;
	size_t late;

	if (!show_load(&cli->app, cli->arena, entity, id, NULL, &row, &late, err))
		return false;
	output_open(&output, cli, options_has(&cli->options, "json"));
	if (options_has(&cli->options, "json")) {
		json_row(&output->sink, cli->arena, entity, row);
		sink_text(&output->sink, "\n");
	} else {
		sheet_heading(&output->sink, cli->arena, arena_print(cli->arena, "%s %s", _(entity->label), id));
		sheet_print(
			&output->sink, cli->arena, entity, app_context(&cli->app, cli->arena), row, print_columns());
	}
	return output_close(&output, err);
}

size_t casus_pairs(struct cli *cli, const struct casus_option *from, size_t count, const char **pairs)
{
	size_t made = 0;

	for (size_t i = 0; i < count; i++) {
		const char *value = options_value(&cli->options, from[i].option);

		if (value)
			pairs[made++] = arena_print(cli->arena, "%s=%s", from[i].field, value);
	}
	return made;
}
