#include "app/app.h"

#include <stdlib.h>
#include <string.h>

#include "app/arrange.h"
#include "app/upkeep.h"
#include "base/place.h"
#include "record/leaf.h"
#include "store/codes.h"
#include "store/store.h"

/* Settings of the file that say who works with it: local, never exported. */
static const struct {
	const char *name;
	size_t offset;
} settings[] = {
	{ "person", offsetof(struct app, person) },
	{ "forum", offsetof(struct app, forum) },
	{ "arrangement", offsetof(struct app, arrangement) },
};

bool app_start(struct app *app, struct error *err)
{
	const char *language = getenv("TAFEL_LANG");

	memset(app, 0, sizeof(*app));
	if (!clock_open(&app->clock, err))
		return false;
	if (!leaf_open())
		return fail(err, E_STORE, _("The cryptography library does not start. Nothing was opened."));
	random_open(&app->random);
	arena_open(&app->arena);
	app->person = app->person_name = app->role = app->forum = app->arrangement = "";
	app->dutch = !language || strncmp(language, "en", 2) != 0;
	app->state_dir = place_state(app->arena);
	return true;
}

static bool read_setting(struct app *app, const char *name, const char **out, struct error *err)
{
	const char *value;

	if (!store_setting(app->store, app->arena, name, &value, err))
		return false;
	*out = value ? value : "";
	return true;
}

static bool read_person(struct app *app, struct error *err)
{
	struct person person;
	struct error ignored = { E_NONE, "" };

	if (!*app->person)
		return true;
	if (!store_load(app->store, app->arena, &entity_person, app->person, &person, &ignored))
		return ignored.code == E_MISSING || fail(err, ignored.code, "%s", ignored.text);
	app->person_name = person.name ? person.name : "";
	app->role = person.role ? person.role : "";
	return true;
}

static bool read_settings(struct app *app, struct error *err)
{
	const char *practice;

	for (size_t i = 0; i < ARRAY_LEN(settings); i++)
		if (!read_setting(app, settings[i].name, (const char **)((char *)app + settings[i].offset), err))
			return false;
	if (!read_setting(app, "practice", &practice, err))
		return false;
	app->practice = !strcmp(practice, "true");
	return read_person(app, err);
}

/* Without the folder for state every opening looks like that of a copy: right, but a new writer is drawn each time. */
static struct store_host host_of(struct app *app, const char *holder)
{
	struct error ignored;
	bool made = app->state_dir && upkeep_make_folder(arena_print(app->arena, "%s/", app->state_dir), &ignored);

	(void)made;
	return (struct store_host){ &app->clock, &app->random, app->state_dir, holder };
}

bool app_open(struct app *app, const char *path, struct error *err)
{
	const char *user = getenv("USER");
	struct store_host host = host_of(app, user ? user : "");

	app->path = arena_text(app->arena, path);
	if (!store_open(&app->store, path, &host, err))
		return false;
	if (!read_settings(app, err))
		return false;
	if (*app->person_name)
		store_set_holder(app->store, app->person_name);
	return !codes_are_stale(app->store) || arrange_refresh(app, err);
}

/* Makes the rows that say who works here; the arrangement comes first, since a table is named by its code. */
static bool write_person(struct app *app, const struct app_setup *setup, struct error *err)
{
	char id[ID_TEXT];
	const char *forum = !strcmp(setup->forum, "all") ? NULL : setup->forum;
	const struct cell cells[] = { { "name", setup->name }, { "role", setup->role }, { "forum", forum } };

	store_new_id(app->store, id);
	if (!store_begin(app->store, id, err))
		return false;
	if (!store_set(app->store, &entity_person, id, "regio", cells, ARRAY_LEN(cells), err) ||
		!store_set_setting(app->store, "person", id, err) ||
		!store_set_setting(app->store, "forum", forum ? forum : "", err) ||
		!store_set_setting(app->store, "practice", setup->practice ? "true" : "false", err)) {
		store_rollback(app->store);
		return false;
	}
	return store_commit(app->store, err);
}

static bool check_setup(struct app *app, struct arena *arena, const struct app_setup *setup, struct error *err)
{
	const struct codebook *book = app_codebook(app);
	struct forum forum;
	struct error ignored;

	if (strcmp(setup->forum, "all") &&
		!store_load(app->store, arena, &entity_forum, setup->forum, &forum, &ignored))
		return fail(err, E_INPUT, _("The arrangement has no table \"%s\". See: tafel arrangement show."),
			setup->forum);
	if (!codebook_find(book, "role", setup->role))
		return fail(err, E_INPUT, _("The arrangement has no role \"%s\". See: tafel arrangement show."),
			setup->role);
	return true;
}

bool app_create(struct app *app, const char *path, const struct app_setup *setup, struct error *err)
{
	struct store_host host = host_of(app, setup->name);

	app->path = arena_text(app->arena, path);
	if (!store_create(&app->store, path, &host, err))
		return false;
	return arrange_load(app, setup->arrangement, err) && check_setup(app, app->arena, setup, err) &&
		write_person(app, setup, err) && read_settings(app, err);
}

void app_close(struct app *app)
{
	if (app->store)
		store_close(&app->store);
	arena_close(&app->arena);
}

int64_t app_today(const struct app *app)
{
	return clock_today(&app->clock);
}

const struct codebook *app_codebook(struct app *app)
{
	static const struct codebook empty = { .arrangement = "", .case_prefix = "", .home_prefix = "" };
	struct error ignored;

	if (!app->codebook && !arrange_codebook(app, app->arena, NULL, &app->codebook, &ignored))
		return &empty;
	return app->codebook;
}

/* "pact" as it is in force here, "pact/1" as it was; NULL: not here. */
static const struct codebook *find_book(struct app *app, const char *name)
{
	const char *slash = strchr(name, '/');
	const char *code = slash ? arena_copy(app->arena, name, (size_t)(slash - name)) : name;
	struct codebook *book;
	struct error ignored;

	if (!arrange_codebook(app, app->arena, code, &book, &ignored) || !*book->arrangement)
		return NULL;
	if (!slash || !strcmp(book->arrangement, name))
		return book;
	return arrange_codebook_version(app, app->arena, code, strtoll(slash + 1, NULL, 10), &book, &ignored) ? book
													      : NULL;
}

const struct codebook *app_codebook_of(struct app *app, const char *arrangement)
{
	const struct codebook *own = app_codebook(app), *book;

	if (!arrangement || !*arrangement || !strcmp(arrangement, app->arrangement) ||
		!strcmp(arrangement, own->arrangement))
		return own;
	for (size_t i = 0; i < app->book_count; i++)
		if (!strcmp(app->books[i].name, arrangement))
			return app->books[i].book;
	book = find_book(app, arrangement);
	app->books = arena_grow(app->arena, app->books, app->book_count, &app->book_room, sizeof *app->books);
	app->books[app->book_count] = (struct app_book){ arena_text(app->arena, arrangement), book ? book : own };
	return app->books[app->book_count++].book;
}

void app_forget_codebooks(struct app *app)
{
	app->codebook = NULL;
	app->book_count = 0;
}
