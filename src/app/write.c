#include "app/write.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/query.h"

void write_add_cells(struct write_cells *list, const struct cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		write_add(list, cells[i].name, cells[i].value);
}

void write_add(struct write_cells *list, const char *name, const char *value)
{
	for (size_t i = 0; i < list->count; i++) {
		if (!strcmp(list->cells[i].name, name)) {
			list->cells[i].value = value;
			return;
		}
	}
	list->cells = arena_grow(list->arena, list->cells, list->count, &list->room, sizeof(*list->cells));
	list->cells[list->count++] = (struct cell){ name, value };
}

static void add_elements(struct write_cells *list, const struct field *field, const char *elements)
{
	const char *at = elements, *code, *value;

	while (field_next_element(list->arena, &at, &code, &value))
		write_add(list, arena_print(list->arena, "%s.%s", field->name, code), value ? value : "true");
}

void write_add_row(struct write_cells *list, const struct entity *entity, const void *row)
{
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];

		if (!field_is_known(field, row))
			continue;
		if (field->kind->elements)
			add_elements(list, field, *field_text(field, row));
		else
			write_add(list, field->name, field_cell_write(list->arena, field, row, NULL));
	}
}

/* Is this code with this value among the elements? */
static bool has_element(struct arena *arena, const char *elements, const char *code, const char *value)
{
	const char *at = elements, *other, *other_value;

	while (field_next_element(arena, &at, &other, &other_value))
		if (!strcmp(other, code))
			return !value || (other_value && !strcmp(other_value, value));
	return false;
}

size_t write_element_cells(
	struct arena *arena, const struct field *field, const char *now, const char *next, struct cell **out)
{
	struct write_cells list = { .arena = arena };
	const char *at = now, *code, *value;

	while (field_next_element(arena, &at, &code, &value))
		if (!has_element(arena, next, code, NULL))
			write_add(&list, arena_print(arena, "%s.%s", field->name, code), NULL);
	at = next;
	while (field_next_element(arena, &at, &code, &value))
		if (!has_element(arena, now, code, value))
			write_add(&list, arena_print(arena, "%s.%s", field->name, code), value ? value : "true");
	*out = list.cells;
	return list.count;
}

/* ---- numbers ---------------------------------------------------------------------------------------------------- */

/* The highest number with a beginning, by the order of texts; NULL: none. */
static bool last_number(struct app *app, struct arena *arena, const struct entity *entity, const char *beginning,
	const char **last, struct error *err)
{
	struct cursor *cursor;
	bool row = false, good;

	*last = NULL;
	if (!query_open(app->store, QUERY_NUMBER_LAST, &cursor, err, "ss", entity->name, beginning))
		return false;
	good = query_next(cursor, &row, err);
	if (good && row)
		*last = arena_text(arena, query_text(cursor, 0));
	query_close(&cursor);
	return good;
}

/* Is this number in use, alone or with the mark of a device behind it? */
static bool is_used(struct app *app, struct arena *arena, const struct entity *entity, const char *prefix, long number,
	bool *used, struct error *err)
{
	const char *text = arena_print(arena, "%s%04ld", prefix, number), *marked;
	size_t count;
	void **rows;

	if (!store_list_by(app->store, arena, entity, entity->number, text, 1, &rows, &count, err) ||
		!last_number(app, arena, entity, arena_print(arena, "%s-", text), &marked, err))
		return false;
	*used = count || marked;
	return true;
}

/* The last number by the order of texts is the highest one while all have as many digits; from there on up in growing
 * steps, and back to the first free one by halves. */
static bool free_number(struct app *app, struct arena *arena, const struct entity *entity, const char *prefix,
	long *number, struct error *err)
{
	const char *last;
	long low = 0, high, step = 1;
	bool used = true;

	if (!last_number(app, arena, entity, prefix, &last, err))
		return false;
	if (last)
		low = strtol(last + strlen(prefix), NULL, 10);
	for (high = low + 1; used; step *= 2) {
		if (!is_used(app, arena, entity, prefix, high, &used, err))
			return false;
		low = used ? high : low;
		high += used ? step : 0;
	}
	while (high - low > 1) {
		long middle = low + (high - low) / 2;

		if (!is_used(app, arena, entity, prefix, middle, &used, err))
			return false;
		*(used ? &low : &high) = middle;
	}
	*number = high;
	return true;
}

bool write_number(
	struct app *app, struct arena *arena, const struct entity *entity, struct write_cells *cells, struct error *err)
{
	const struct codebook *book = app_codebook(app);
	const char *prefix, *text;
	int year, month, day;
	long number;

	for (size_t i = 0; entity->number && i < cells->count; i++)
		if (!strcmp(cells->cells[i].name, entity->number))
			return true;
	if (!entity->number)
		return true;
	day_split(app_today(app), &year, &month, &day);
	prefix = entity == &entity_application ? arena_print(arena, "%s-%d-", book->case_prefix, year)
					       : arena_print(arena, "%s-", book->home_prefix);
	if (!free_number(app, arena, entity, prefix, &number, err))
		return false;
	text = arena_print(arena, "%s%04ld", prefix, number);
	if (*app->forum)
		text = arena_print(arena, "%s-%.4s", text, store_writer(app->store));
	write_add(cells, entity->number, text);
	return true;
}

const char *write_case_scope(struct arena *arena, const char *forum, const char *ambulant_care)
{
	const char *text = arena_print(arena, "%s.%s", forum, ambulant_care ? ambulant_care : "none");
	char *scope = arena_copy(arena, text, strlen(text));

	for (char *c = scope; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return scope;
}
