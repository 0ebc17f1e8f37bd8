/* Cells and rows of the practice file. */
#include <stdio.h>
#include <string.h>

#include "demo_parts.h"

void demo_put_day(struct write_cells *cells, const char *name, int64_t day)
{
	write_add(cells, name, day == UNKNOWN ? NULL : day_write(cells->arena, day));
}

void demo_put_number(struct write_cells *cells, const char *name, uint64_t number)
{
	write_add(cells, name, arena_print(cells->arena, "%llu", (unsigned long long)number));
}

static size_t drop_empty(struct write_cells *cells)
{
	size_t kept = 0;

	for (size_t i = 0; i < cells->count; i++)
		if (cells->cells[i].value)
			cells->cells[kept++] = cells->cells[i];
	return cells->count = kept;
}

bool demo_save(struct demo *demo, const struct entity *entity, const char *id, const char *scope,
	struct write_cells *cells, struct error *err)
{
	drop_empty(cells);
	return store_set(demo->app->store, entity, id, scope, cells->cells, cells->count, err);
}

const char *demo_scope(const struct demo *demo, const struct demo_case *c)
{
	return write_case_scope(demo->row, demo_forums[c->forum], c->care);
}

bool demo_enter(struct demo *demo, const struct entity *entity, const struct demo_case *c, char *id,
	struct write_cells *cells, struct error *err)
{
	const struct row_name about[] = { { &entity_application, c->application }, { &entity_client, c->client } };
	char made[ID_TEXT];

	drop_empty(cells);
	store_new_id(demo->app->store, made);
	if (id)
		snprintf(id, ID_TEXT, "%s", made);
	return store_add(demo->app->store, entity, made, demo_scope(demo, c), cells->cells, cells->count, about,
		ARRAY_LEN(about), err);
}

const char *demo_moved_value(const struct demo *demo, const char *value)
{
	int64_t time;

	if (*value != '@')
		return *value ? value : NULL;
	if (time_read(value + 1, &time))
		return time_write(demo->row, time + demo->shift * MINUTES_PER_DAY);
	return day_write(demo->row, demo_day(demo, value + 1));
}

void demo_add_story(
	struct demo *demo, const struct demo_case *c, const struct entity *entity, struct write_cells *cells)
{
	size_t length = strlen(entity->name);

	for (size_t i = 0; c->story && c->story->more && c->story->more[i]; i++) {
		const char *line = c->story->more[i], *equals = strchr(line, '=');

		if (strncmp(line, entity->name, length) || line[length] != '.')
			continue;
		line += length + 1;
		write_add(cells, arena_copy(demo->row, line, (size_t)(equals - line)),
			demo_moved_value(demo, equals + 1));
	}
}
