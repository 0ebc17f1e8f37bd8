#include "demo_told.h"

#include <stdio.h>
#include <string.h>

#include "store/store.h"

static const struct demo_told *const tellings[] = { demo_told_shared, demo_told_neighbours, demo_told_cases,
	demo_told_incidents, demo_told_hurdles, demo_told_promises };

static const struct demo_told *line_at(size_t at)
{
	for (size_t i = 0; i < ARRAY_LEN(tellings); i++)
		for (const struct demo_told *line = tellings[i]; line->day; line++)
			if (at-- == 0)
				return line;
	return NULL;
}

/* ---- rows that lines come back to ---- */

static struct demo_kept *find_kept(const struct demo *demo, const char *key)
{
	for (size_t i = 0; key && i < demo->kept_count; i++)
		if (demo->kept[i].key && !strcmp(demo->kept[i].key, key))
			return &demo->kept[i];
	return NULL;
}

const char *demo_told_id(const struct demo *demo, const char *key)
{
	const struct demo_kept *kept = find_kept(demo, key);

	return kept && *kept->id ? kept->id : NULL;
}

static bool is_talk(const struct demo_told *line)
{
	return line->entity == &entity_appointment && line->of && line->key;
}

/* The row of the case that a line without a key changes; NULL: it makes one. */
static char *row_of_case(const struct demo_told *line, struct demo_case *c)
{
	const struct {
		const struct entity *entity;
		char *id;
	} rows[] = { { &entity_application, c->application }, { &entity_client, c->client }, { &entity_home, c->home },
		{ &entity_proposal, c->proposal }, { &entity_contract, c->contract } };

	for (size_t i = 0; !line->key && i < ARRAY_LEN(rows); i++)
		if (rows[i].entity == line->entity)
			return rows[i].id;
	return NULL;
}

static struct demo_talk *talk_of(struct demo_case *c, const char *moment)
{
	for (size_t i = 0; c && i < c->talk_count; i++)
		if (!strcmp(c->talks[i].moment->code, moment))
			return &c->talks[i];
	return NULL;
}

/* One place per row. */
static void keep(struct demo *demo, const char *key, size_t line)
{
	if (find_kept(demo, key))
		return;
	demo->kept = arena_grow(demo->arena, demo->kept, demo->kept_count, &demo->kept_room, sizeof(*demo->kept));
	demo->kept[demo->kept_count] = (struct demo_kept){ .key = key, .made_by = line };
	demo->kept_count++;
}

void demo_plan_told(struct demo *demo)
{
	const struct demo_told *line;

	for (size_t at = 0; (line = line_at(at)); at++) {
		if (line->key && !is_talk(line))
			keep(demo, line->key, at);
		if (line->of && !demo_find(demo, line->of))
			continue;
		demo_add_event(demo, at, DEMO_TELLS, demo_day(demo, line->day));
	}
}

size_t *demo_told_chunk(struct demo *demo, size_t at)
{
	const struct demo_told *line = line_at(at);
	struct demo_case *c = line->of ? demo_find(demo, line->of) : NULL;
	struct demo_kept *kept = is_talk(line) ? NULL : find_kept(demo, line->key);

	if (kept)
		return &kept->chunk;
	return c && (is_talk(line) || row_of_case(line, c)) ? &c->chunk : NULL;
}

/* ---- values ---- */

/* "&key", "&Omar" or "&Omar/evaluation_3" as an id; NULL: not here. */
static const char *id_of(const struct demo *demo, const char *name)
{
	const char *slash = strchr(name, '/');
	struct demo_case *c;
	const struct demo_talk *talk;

	if (demo_told_id(demo, name))
		return demo_told_id(demo, name);
	c = demo_find(demo, slash ? arena_copy(demo->row, name, (size_t)(slash - name)) : name);
	if (!slash)
		return c && *c->application ? c->application : NULL;
	if (c && !strcmp(slash + 1, entity_contract.name))
		return *c->contract ? c->contract : NULL;
	talk = talk_of(c, slash + 1);
	return talk && *talk->id ? talk->id : NULL;
}

/* False: it names a row that is not here. */
static bool add_cells(struct demo *demo, const struct demo_told *line, struct write_cells *cells)
{
	for (size_t i = 0; line->cells && line->cells[i]; i++) {
		const char *text = line->cells[i], *value = strchr(text, '=') + 1;
		const char *name = arena_copy(demo->row, text, (size_t)(value - 1 - text));
		bool points = *value == '&';

		value = points ? id_of(demo, value + 1) : demo_moved_value(demo, value);
		if (points && !value)
			return false;
		write_add(cells, name, value);
	}
	return true;
}

/* ---- writing ---- */

/* What a new row has of its case, and entries of the rules. */
static void add_case(
	struct demo *demo, const struct demo_told *line, const struct demo_case *c, struct write_cells *cells)
{
	if (c && entity_field(line->entity, "application"))
		write_add(cells, "application", c->application);
	if (line->entity->entry && entity_field(line->entity, "arrangement"))
		write_add(cells, "arrangement", app_codebook(demo->app)->arrangement);
}

static const char *scope_of(const struct demo *demo, const struct demo_told *line, const struct demo_case *c)
{
	const char *forum = line->forum ? line->forum : c ? demo_forums[c->forum] : demo->app->forum;

	if (line->entity->scope == SCOPE_REGION)
		return "regio";
	if (c && (line->entity->scope == SCOPE_CASE || line->entity == &entity_promise))
		return demo_scope(demo, c);
	return line->entity->scope == SCOPE_CASE ? write_case_scope(demo->row, forum, NULL) : forum;
}

static bool change_row(struct demo *demo, const struct demo_told *line, const char *id, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };

	return !*id || !add_cells(demo, line, &cells) ||
		store_set(demo->app->store, line->entity, id, NULL, cells.cells, cells.count, err);
}

static bool make_row(struct demo *demo, const struct demo_told *line, const struct demo_case *c, struct demo_kept *kept,
	struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	char id[ID_TEXT];

	add_case(demo, line, c, &cells);
	if (!add_cells(demo, line, &cells))
		return true;
	if (line->entity == &entity_home)
		demo->count->homes++;
	if (line->entity->entry)
		return demo_enter(demo, line->entity, c, id, &cells, err);
	store_new_id(demo->app->store, id);
	if (kept)
		snprintf(kept->id, sizeof kept->id, "%s", id);
	return demo_save(demo, line->entity, id, scope_of(demo, line, c), &cells, err);
}

bool demo_write_told(struct demo *demo, size_t at, struct error *err)
{
	const struct demo_told *line = line_at(at);
	struct demo_case *c = line->of ? demo_find(demo, line->of) : NULL;
	struct demo_kept *kept = is_talk(line) ? NULL : find_kept(demo, line->key);
	const struct demo_talk *talk = is_talk(line) ? talk_of(c, line->key) : NULL;

	arena_reset(demo->row);
	if (is_talk(line))
		return change_row(demo, line, talk ? talk->id : "", err);
	if (kept && *kept->id)
		return change_row(demo, line, kept->id, err);
	if (c && row_of_case(line, c))
		return change_row(demo, line, row_of_case(line, c), err);
	if (kept && kept->made_by != at)
		return true; /* the line that makes it was left out */
	return make_row(demo, line, c, kept, err);
}
