#include "nearest.h"
#include "output.h"
#include "print.h"
#include "report/json.h"

/* ---- for people --------------------------------------------------------------------------------------------------- */

/* Codes, list, entity pointed at, or bounds: what a value may be. */
static const char *values_of(struct arena *arena, const struct field *field)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (const struct choice *choice = field->choices; choice && choice->code; choice++)
		buffer_print(&out, "%s%s", out.length ? "|" : "", choice->code);
	if (field->list)
		buffer_print(&out, "%s%s %s", out.length ? " " : "", _("list"), field->list);
	if (field->ref)
		buffer_print(&out, "-> %s", field->ref);
	return out.text;
}

/* A bound as people write such a value: € 200.000,00 and not cents. */
static const char *bound_of(struct arena *arena, const struct field *field, int64_t bound)
{
	return field->kind->write(arena, field, &bound);
}

static const char *limits_of(struct arena *arena, const struct field *field)
{
	if (field->max <= field->min)
		return "";
	if (!field->kind->number)
		return arena_print(arena, _("at most %lld characters"), (long long)field->max);
	return arena_print(arena, "%s..%s", bound_of(arena, field, field->min), bound_of(arena, field, field->max));
}

static const char *flags_of(struct arena *arena, const struct field *field)
{
	const struct {
		unsigned flag;
		const char *word;
	} words[] = { { REQUIRED, _("required") }, { DERIVED, _("kept by the program") } };
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (field->flags & words[i].flag)
			buffer_print(&out, "%s%s", out.length ? ", " : "", words[i].word);
	return out.text;
}

static const char *join(struct arena *arena, const char *const *parts, size_t count)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (size_t i = 0; i < count; i++)
		if (*parts[i])
			buffer_print(&out, "%s%s", out.length ? "; " : "", parts[i]);
	return out.text;
}

static void print_table(struct cli *cli, const struct entity *only)
{
	const struct print_column columns[] = { { _("Kind"), 16, false }, { _("Field"), 20, false },
		{ _("Type"), 7, false }, { _("Class"), 8, false }, { _("Label"), 27, false },
		{ _("Values"), 0, false } };

	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		for (size_t j = 0; (!only || only == entities[i]) && j < entities[i]->field_count; j++) {
			const struct field *field = &entities[i]->fields[j];
			const char *const values[] = { values_of(cli->arena, field), limits_of(cli->arena, field),
				flags_of(cli->arena, field) };
			const char *const cells[] = { entities[i]->name, field->name, field->kind->name,
				class_names[field->class], _(field->label), join(cli->arena, values, 3) };

			print_cells(cli, columns, ARRAY_LEN(columns), cells);
		}
	}
}

/* ---- as JSON ------------------------------------------------------------------------------------------------------ */

static void put_member(struct sink *sink, const char *name, const char *value)
{
	sink_text(sink, ",\"");
	sink_text(sink, name);
	sink_text(sink, "\":");
	json_string(sink, value);
}

static void put_choices(struct sink *sink, const struct field *field)
{
	const char *mark = ",\"choices\":[";

	if (!field->choices)
		sink_text(sink, ",\"choices\":null");
	for (const struct choice *choice = field->choices; choice && choice->code; choice++, mark = ",") {
		sink_text(sink, mark);
		sink_text(sink, "{\"code\":");
		json_string(sink, choice->code);
		put_member(sink, "label", _(choice->label));
		sink_text(sink, "}");
	}
	if (field->choices)
		sink_text(sink, "]");
}

static void put_field(struct sink *sink, struct arena *arena, const struct entity *entity, const struct field *field)
{
	bool bounded = field->max > field->min, number = field->kind->number;

	sink_text(sink, "{\"kind\":");
	json_string(sink, entity->name);
	put_member(sink, "field", field->name);
	put_member(sink, "type", field->kind->name);
	put_member(sink, "class", class_names[field->class]);
	put_member(sink, "label", _(field->label));
	put_member(sink, "group", field->group ? _(field->group) : NULL);
	put_member(sink, "list", field->list);
	put_member(sink, "ref", field->ref);
	put_member(sink, "min", bounded && number ? bound_of(arena, field, field->min) : NULL);
	put_member(sink, "max", bounded && number ? bound_of(arena, field, field->max) : NULL);
	sink_text(sink,
		arena_print(arena, ",\"length\":%s",
			bounded && !number ? arena_print(arena, "%lld", (long long)field->max) : "null"));
	sink_text(sink, field->flags & REQUIRED ? ",\"required\":true" : ",\"required\":false");
	sink_text(sink, field->flags & DERIVED ? ",\"derived\":true" : ",\"derived\":false");
	put_choices(sink, field);
	sink_text(sink, "}");
}

static bool print_json(struct cli *cli, const struct entity *only, struct error *err)
{
	struct output *output;
	size_t count = 0;

	output_open(&output, cli, true);
	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		for (size_t j = 0; (!only || only == entities[i]) && j < entities[i]->field_count; j++) {
			sink_text(&output->sink, count++ ? ",\n" : "[\n");
			put_field(&output->sink, cli->arena, entities[i], &entities[i]->fields[j]);
		}
	}
	json_array_end(&output->sink, count);
	sink_text(&output->sink, "\n");
	return output_close(&output, err);
}

static bool run_fields(struct cli *cli, struct error *err)
{
	const struct entity *only = NULL;

	if (cli->options.word_count && !nearest_kind(cli, cli->options.words[0], &only, err))
		return false;
	if (options_has(&cli->options, "json"))
		return print_json(cli, only, err);
	print_table(cli, only);
	return true;
}

static const struct option_row options[] = {
	{ "json", 0, NULL, N_("An array of objects, one per field"), false },
	{ NULL, 0, NULL, NULL, false },
};

const struct command command_fields = {
	.name = "fields",
	.usage = "[KIND] [--json]",
	.summary = N_("Prints the kinds of rows and their fields"),
	.help = N_("Names of kinds and fields, as --json, --csv, --where and set use them. They never change."),
	.options = options,
	.words_max = 1,
	.run = run_fields,
};
