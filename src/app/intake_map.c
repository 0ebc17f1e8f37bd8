/* What a heading and a value mean: assets/intake/nl.csv, the parties and the tables of the file. */
#include <string.h>

#include "app/arrange.h"
#include "arrange_file.h"
#include "base/place.h"
#include "base/text.h"
#include "input.h"
#include "intake_parts.h"
#include "store/store.h"

enum { MAP_MAX = 1024 * 1024, MAP_COLUMNS = 4 };

enum { MAP_KIND, MAP_FIELD, MAP_TEXT, MAP_CODE };

void *intake_grow(struct arena *arena, void *array, size_t *count, size_t *room, size_t size)
{
	char *at = *(void **)array;

	if (*count == *room) {
		char *larger;

		*room = *room ? 2 * *room : 32;
		larger = arena_alloc(arena, *room * size);
		if (*count)
			memcpy(larger, at, *count * size);
		at = larger;
		memcpy(array, &at, sizeof(at));
	}
	return at + (*count)++ * size;
}

static void add_word(struct arena *arena, struct intake_words *words, const char *text, const char *code)
{
	struct intake_word *word = intake_grow(arena, &words->words, &words->count, &words->room, sizeof(*word));

	word->text = arena_text(arena, text);
	word->folded = text_fold(arena, text);
	word->code = code && *code ? arena_text(arena, code) : NULL;
}

bool intake_word(const struct intake_words *words, const char *folded, const char **code)
{
	for (size_t i = 0; i < words->count; i++) {
		if (!strcmp(words->words[i].folded, folded)) {
			*code = words->words[i].code;
			return true;
		}
	}
	return false;
}

const char *intake_nearest(const struct intake_words *words, const char *typed)
{
	const char *best = NULL;
	int least = 0;

	for (size_t i = 0; i < words->count; i++) {
		int distance = text_distance(typed, words->words[i].text);

		if (!best || distance < least) {
			best = words->words[i].text;
			least = distance;
		}
	}
	return best;
}

static bool find_target(struct arena *arena, const char *name, const struct entity **entity, const struct field **field)
{
	const char *dot = strchr(name, '.');

	*entity = dot ? entity_named(arena_copy(arena, name, (size_t)(dot - name))) : NULL;
	*field = *entity ? entity_field(*entity, dot + 1) : NULL;
	return *field && (*entity == &entity_client || *entity == &entity_application);
}

static bool add_heading(struct intake *in, const char *target, const char *text, int64_t row, struct error *err)
{
	struct intake_heading *heading;
	const struct entity *entity;
	const struct field *field;

	if (!find_target(in->arena, target, &entity, &field))
		return fail(err, E_FORMAT, _("intake/nl.csv, row %lld: there is no field %s."), (long long)row, target);
	heading = intake_grow(in->arena, &in->headings, &in->heading_count, &in->heading_room, sizeof(*heading));
	*heading = (struct intake_heading){ entity, field, arena_text(in->arena, text), text_fold(in->arena, text) };
	return true;
}

static bool add_line(struct intake *in, const struct csv_row *row, struct error *err)
{
	if (row->count != MAP_COLUMNS)
		return fail(err, E_FORMAT, _("intake/nl.csv, row %lld: a row has kind, field, text and code."),
			(long long)row->row);
	if (!strcmp(row->cells[MAP_KIND], "heading"))
		return add_heading(in, row->cells[MAP_FIELD], row->cells[MAP_TEXT], row->row, err);
	if (!strcmp(row->cells[MAP_KIND], "value") && !strcmp(row->cells[MAP_FIELD], "*"))
		add_word(in->arena, &in->unknown, row->cells[MAP_TEXT], NULL);
	else if (!strcmp(row->cells[MAP_KIND], "value"))
		*(struct csv_row *)intake_grow(
			in->arena, &in->values, &in->value_count, &in->value_room, sizeof(*in->values)) = *row;
	return true;
}

static bool read_map(struct intake *in, struct error *err)
{
	struct csv_row row;
	struct csv csv;
	const char *bytes;
	size_t length;
	bool more;

	if (!input_read(in->arena, place_data(in->arena, "intake/nl.csv"), MAP_MAX, &bytes, &length, err) ||
		!csv_open(in->arena, bytes, length, &csv, err))
		return false;
	while (csv_next(&csv, in->arena, &row, &more, err)) {
		if (!more)
			return true;
		if (*row.cells[0] && !add_line(in, &row, err))
			return false;
	}
	return false;
}

static bool take_party(void *from, const void *row, struct error *err)
{
	const struct party *party = row;
	struct intake *in = from;

	(void)err;
	if (!party->kind || strcmp(party->kind, "care"))
		return true;
	if (party->name)
		add_word(in->arena, &in->parties, party->name, party->row.id);
	add_word(in->arena, &in->parties, party->row.id, party->row.id);
	return true;
}

/* Short names that the arrangement gives a care provider. */
static bool take_short_names(struct intake *in, struct error *err)
{
	struct code *codes;
	size_t count;

	if (!codes_load(in->app->store, in->arena, NULL, "party", &codes, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *also = arrange_more(in->arena, codes[i].more, "also"), *code;

		if (!intake_word(&in->parties, text_fold(in->arena, codes[i].code), &code))
			continue;
		for (; also && *also; also += strcspn(also, "\t"), also += *also == '\t')
			add_word(in->arena, &in->parties, arena_copy(in->arena, also, strcspn(also, "\t")),
				codes[i].code);
	}
	return true;
}

static bool take_forum(void *from, const void *row, struct error *err)
{
	const struct forum *forum = row;
	struct intake *in = from;
	const char *at = forum->municipalities, *code, *value;

	(void)err;
	if (!forum->kind || strcmp(forum->kind, "assessment"))
		return true;
	while (field_next_element(in->arena, &at, &code, &value))
		*(struct intake_place *)intake_grow(in->arena, &in->places, &in->place_count, &in->place_room,
			sizeof(*in->places)) = (struct intake_place){ code, arena_text(in->arena, forum->row.id) };
	return true;
}

static void take_municipalities(struct intake *in)
{
	size_t count;
	const struct code_entry *entries = codebook_list(app_codebook(in->app), "municipality", &count);

	for (size_t i = 0; i < count; i++) {
		add_word(in->arena, &in->municipalities, entries[i].nl, entries[i].code);
		add_word(in->arena, &in->municipalities, entries[i].en, entries[i].code);
		add_word(in->arena, &in->municipalities, entries[i].code, entries[i].code);
	}
}

bool intake_open_map(struct intake *in, struct error *err)
{
	take_municipalities(in);
	return read_map(in, err) && store_walk(in->app->store, &entity_party, take_party, in, err) &&
		take_short_names(in, err) && store_walk(in->app->store, &entity_forum, take_forum, in, err);
}

/* ---- headings ---- */

static bool is_ignored(const struct intake *in, const char *folded)
{
	for (size_t i = 0; i < in->options->ignore_count; i++)
		if (!strcmp(text_fold(in->arena, in->options->ignore[i]), folded))
			return true;
	return false;
}

/* By heading of nl.csv, or by wire name: client.call_name. */
static bool find_column(struct intake *in, const char *heading, struct intake_column *column)
{
	const char *folded = text_fold(in->arena, heading);

	for (size_t i = 0; i < in->heading_count; i++) {
		if (strcmp(in->headings[i].folded, folded))
			continue;
		column->entity = in->headings[i].entity;
		column->field = in->headings[i].field;
		return true;
	}
	if (find_target(in->arena, heading, &column->entity, &column->field))
		return true;
	column->entity = NULL;
	column->field = NULL;
	return false;
}

static void take_words(struct intake *in, struct intake_column *column)
{
	const char *name = arena_print(in->arena, "%s.%s", column->entity->name, column->field->name);

	if (column->field->list && !strcmp(column->field->list, "municipality"))
		column->words = in->municipalities;
	for (size_t i = 0; i < in->value_count; i++) {
		const char *const *cells = in->values[i].cells;

		if (!strcmp(cells[MAP_FIELD], name) || !strcmp(cells[MAP_FIELD], column->field->kind->name))
			add_word(in->arena, &column->words, cells[MAP_TEXT], cells[MAP_CODE]);
	}
}

static void check_double(struct intake *in, const struct intake_column *column)
{
	for (const struct intake_column *other = in->columns; other < column; other++)
		if (other->field && other->field == column->field)
			intake_problem(in, 1, column->heading,
				arena_print(in->arena,
					_("This column and \"%s\" are the same field. Leave one out with --ignore."),
					other->heading));
}

void intake_read_headings(struct intake *in, const struct csv_row *row)
{
	in->column_count = row->count;
	in->columns = arena_alloc(in->arena, row->count * sizeof(*in->columns));
	for (size_t i = 0; i < row->count; i++) {
		struct intake_column *column = &in->columns[i];

		column->heading = text_safe(in->arena, row->cells[i], true);
		column->ignored = is_ignored(in, text_fold(in->arena, row->cells[i]));
		if (column->ignored || !find_column(in, row->cells[i], column))
			continue;
		take_words(in, column);
		check_double(in, column);
	}
}
