#include "fixture.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "laptop.h"
#include "sync/export.h"

#define MUST(fixture, call) ((call) ? (void)0 : laptop_die("%s:%d: %s", __FILE__, __LINE__, (fixture)->err.text))

static struct fixture *start(void)
{
	static uint64_t seed;
	struct fixture *fixture = calloc(1, sizeof *fixture);

	if (!fixture)
		abort();
	setenv("TAFEL_NOW", "2026-11-19T13:42:00+01:00", 1);
	setenv("TAFEL_LANG", "en", 1);
	snprintf(fixture->folder, sizeof fixture->folder, "%s/tafel-app-XXXXXX",
		access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
	if (!mkdtemp(fixture->folder))
		laptop_die("mkdtemp");
	snprintf(fixture->path, sizeof fixture->path, "%s/a.tafel", fixture->folder);
	arena_open(&fixture->arena);
	MUST(fixture, app_start(&fixture->app, &fixture->err));
	random_seed(&fixture->app.random, ++seed);
	fixture->app.state_dir = arena_text(fixture->app.arena, fixture->folder);
	return fixture;
}

struct fixture *fixture_open_of(const char *arrangement, const char *forum, const char *role)
{
	struct fixture *fixture = start();
	const struct app_setup setup = { arrangement, forum, "A. de Wit", role, true };

	MUST(fixture, app_create(&fixture->app, fixture->path, &setup, &fixture->err));
	return fixture;
}

struct fixture *fixture_open(const char *forum)
{
	return fixture_open_of("pact", forum, strcmp(forum, "all") ? "chair" : "servicepunt");
}

struct fixture *fixture_copy(struct fixture *from)
{
	struct fixture *fixture = start();

	MUST(from, store_backup(from->app.store, fixture->path, &from->err));
	fixture->app.clock = from->app.clock;
	MUST(fixture, app_open(&fixture->app, fixture->path, &fixture->err));
	return fixture;
}

void fixture_close(struct fixture *fixture)
{
	char command[100];

	app_close(&fixture->app);
	arena_close(&fixture->arena);
	snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
	if (system(command))
		laptop_die("%s", command);
	free(fixture);
}

void fixture_sync(struct fixture *from, struct fixture *to)
{
	const char *folder = arena_print(from->arena, "%s/out", from->folder);
	struct export_order order = { .folder = folder, .version = "test" };
	struct export_result written;
	struct import_order taken = { .count = 0 };
	struct import_result result;
	glob_t found;

	MUST(from, export_all(from->app.store, &order, &written, &from->err));
	if (glob(arena_print(from->arena, "%s/*.jsonl", folder), 0, NULL, &found))
		laptop_die("nothing was exported to %s", folder);
	taken.paths = (const char *const *)found.gl_pathv;
	taken.count = found.gl_pathc;
	MUST(to, import_files(to->app.store, to->arena, &taken, &result, &to->err));
	globfree(&found);
}

void fixture_wait(struct fixture *fixture, int64_t minutes)
{
	fixture->app.clock.fixed_ms += minutes * 60 * 1000;
}

/* Those with the wanted beginning, without it; a name that is there already is left out. */
static size_t add_cells(
	struct fixture *fixture, const char *beginning, const char *const *texts, struct cell *cells, size_t count)
{
	size_t length = strlen(beginning), n;

	for (; *texts; texts++) {
		const char *equals = strchr(*texts, '='), *dot = strchr(*texts, '.'), *name;

		if (!equals)
			laptop_die("%s is not name=value", *texts);
		if (length ? strncmp(*texts, beginning, length) != 0 : dot && !strncmp(*texts, "client.", 7))
			continue;
		name = arena_copy(fixture->arena, *texts + length, (size_t)(equals - *texts) - length);
		for (n = 0; n < count && strcmp(cells[n].name, name); n++)
			;
		if (n == count)
			cells[count++] = (struct cell){ name, equals[1] ? equals + 1 : NULL };
	}
	return count;
}

static void write_cells(struct fixture *fixture, const struct entity *entity, const char *id, const char *scope,
	const struct cell *cells, size_t count)
{
	struct store *store = fixture->app.store;

	fixture->app.clock.fixed_ms += 1000;
	MUST(fixture, store_begin(store, fixture->app.person, &fixture->err));
	if (entity->entry)
		MUST(fixture, store_add(store, entity, id, scope, cells, count, NULL, 0, &fixture->err));
	else
		MUST(fixture, store_set(store, entity, id, scope, cells, count, &fixture->err));
	MUST(fixture, store_commit(store, &fixture->err));
}

const char *fixture_row(
	struct fixture *fixture, const struct entity *entity, const char *scope, const char *const *texts)
{
	struct cell cells[100];
	char id[ID_TEXT];

	store_new_id(fixture->app.store, id);
	write_cells(fixture, entity, id, scope, cells, add_cells(fixture, "", texts, cells, 0));
	return arena_text(fixture->arena, id);
}

void fixture_set(struct fixture *fixture, const struct entity *entity, const char *id, const char *const *texts)
{
	struct cell cells[100];

	write_cells(fixture, entity, id, "regio", cells, add_cells(fixture, "", texts, cells, 0));
}

const char *fixture_case(struct fixture *fixture, const char *number, const char *const *texts)
{
	static const char *const own[] = { "received=2026-10-09", "forum=velsen", "step=scheduled",
		"step_since=2026-11-12", "weight=medium", "ambulant_care=hvo", "motivation_on=2026-10-01",
		"share_on=2026-10-01", NULL };
	static const char *const client[] = { "client.call_name=Mehmet", "client.origin=velsen", NULL };
	struct cell cells[100];
	char client_id[ID_TEXT], id[ID_TEXT];
	size_t count;

	store_new_id(fixture->app.store, client_id);
	store_new_id(fixture->app.store, id);
	count = add_cells(fixture, "client.", client, cells, add_cells(fixture, "client.", texts, cells, 0));
	write_cells(fixture, &entity_client, client_id, "velsen.hvo", cells, count);
	cells[0] = (struct cell){ "number", number };
	cells[1] = (struct cell){ "client", client_id };
	count = add_cells(fixture, "", own, cells, add_cells(fixture, "", texts, cells, 2));
	write_cells(fixture, &entity_application, id, "velsen.hvo", cells, count);
	return arena_text(fixture->arena, id);
}

const char *fixture_value(struct fixture *fixture, const struct entity *entity, const char *id, const char *cell)
{
	void *row = arena_alloc(fixture->arena, entity->size);
	const char *element, *value;
	const struct field *field = entity_cell(entity, cell, &element);

	MUST(fixture, store_load(fixture->app.store, fixture->arena, entity, id, row, &fixture->err));
	if (!field)
		laptop_die("no field %s", cell);
	value = field_cell_write(fixture->arena, field, row, element);
	return value ? value : "";
}
