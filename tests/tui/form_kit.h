/* What the tests of forms share: a file with one case and its home, and the screens over it without a terminal. */
#ifndef FORM_KIT_H
#define FORM_KIT_H

#include "app/edit.h"
#include "app/queue.h"
#include "base/place.h"
#include "store/store.h"
#include "tui/tui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct kit {
	char path[64];
	struct app app;
	struct arena *arena;
	struct ui *ui;
	struct error err;
	const char *client, *application, *oever;
};

#define GOOD(kit, call)                                                                                                \
	do {                                                                                                           \
		if (!(call))                                                                                           \
			fail_msg("%s:%d: %s", __FILE__, __LINE__, (kit)->err.text);                                    \
	} while (0)

static inline const char *kit_new_party(struct kit *kit, const char *name, const char *place)
{
	const char *pairs[] = { arena_print(kit->arena, "name=%s", name), "kind=care_provider",
		arena_print(kit->arena, "place=%s", place) };
	const char *id;

	GOOD(kit, edit_new(&kit->app, kit->arena, &entity_party, pairs, 3, &id, &kit->err));
	return id;
}

/* The one case of these tests: Mehmet, at the table of Velsen, with some fields filled. */
static inline void kit_fill(struct kit *kit)
{
	static const char client[] = "01JF8Z6K3Q9V0W1X2Y3Z4A5B6C", application[] = "01JF8Z6K3Q9V0W1X2Y3Z4A5B6D";
	const struct cell person[] = { { "call_name", "Mehmet" }, { "birth_year", "1991" },
		{ "criteria.own_will", "yes" }, { "wishes.quiet", "true" } };
	const struct cell facts[] = { { "client", client }, { "number", "ZK-2026-0042" }, { "received", "2026-10-09" },
		{ "forum", "velsen" }, { "step", "complete" }, { "weight", "medium" } };

	kit->oever = kit_new_party(kit, "De Oever", "Haarlem");
	kit_new_party(kit, "De Opstap", "Heemskerk");
	kit_new_party(kit, "Áccènt Wonen", "Velsen");
	GOOD(kit, store_begin(kit->app.store, kit->app.person, &kit->err));
	GOOD(kit,
		store_set(kit->app.store, &entity_client, client, "velsen.none", person, ARRAY_LEN(person), &kit->err));
	GOOD(kit,
		store_set(kit->app.store, &entity_application, application, "velsen.none", facts, ARRAY_LEN(facts),
			&kit->err));
	GOOD(kit, store_commit(kit->app.store, &kit->err));
	kit->client = client;
	kit->application = application;
}

static inline void kit_start(struct kit *kit)
{
	GOOD(kit, app_start(&kit->app, &kit->err));
	random_seed(&kit->app.random, 7);
	kit->app.state_dir = NULL;
}

static inline struct kit *kit_open(void)
{
	struct kit *kit = calloc(1, sizeof *kit);
	struct app_setup setup = {
		.arrangement = "pact", .forum = "velsen", .name = "A. de Wit", .role = "chair", .practice = true
	};

	setenv("TAFEL_NOW", "2026-11-19T13:41:00+01:00", 1);
	setenv("TAFEL_LANG", "nl", 1);
	arena_open(&kit->arena);
	language_open(kit->arena);
	snprintf(kit->path, sizeof kit->path, "form-%ld.tafel", (long)getpid());
	unlink(kit->path);
	kit_start(kit);
	GOOD(kit, app_create(&kit->app, kit->path, &setup, &kit->err));
	kit_fill(kit);
	return kit;
}

/* The screens, with the form over the case open. */
static inline void kit_form(struct kit *kit, int rows, int cols)
{
	kit->ui = ui_open_headless(&kit->app, rows, cols);
	assert_true(ui_feed(kit->ui, "F2"));
}

/* The program ends and starts again on the same file. */
static inline void kit_again(struct kit *kit)
{
	if (kit->ui)
		ui_close(&kit->ui);
	app_close(&kit->app);
	kit_start(kit);
	GOOD(kit, app_open(&kit->app, kit->path, &kit->err));
}

static inline void kit_close(struct kit *kit)
{
	if (kit->ui)
		ui_close(&kit->ui);
	app_close(&kit->app);
	arena_close(&kit->arena);
	unlink(kit->path);
	free(kit);
}

static inline const char *kit_screen(struct kit *kit)
{
	return ui_dump(kit->ui, kit->arena);
}

static inline void kit_sees(struct kit *kit, const char *text)
{
	const char *screen = kit_screen(kit);

	if (strstr(screen, text))
		return;
	fputs(screen, stderr);
	fail_msg("\"%s\" is not on the screen", text);
}

static inline void kit_sees_not(struct kit *kit, const char *text)
{
	const char *screen = kit_screen(kit);

	if (!strstr(screen, text))
		return;
	fputs(screen, stderr);
	fail_msg("\"%s\" is on the screen", text);
}

/* Wire value of a cell in the file; "" when unknown. */
static inline const char *kit_value(struct kit *kit, const struct entity *entity, const char *name)
{
	const char *element, *value;
	const struct field *field = entity_cell(entity, arena_text(kit->arena, name), &element);
	void *row = arena_alloc(kit->arena, entity->size);

	GOOD(kit,
		store_load(kit->app.store, kit->arena, entity,
			entity == &entity_client ? kit->client : kit->application, row, &kit->err));
	value = field_cell_write(kit->arena, field, row, element);
	return value ? value : "";
}

static inline size_t kit_drafts(struct kit *kit)
{
	struct edit_draft *drafts;
	size_t count;

	GOOD(kit, edit_list_drafts(&kit->app, kit->arena, &drafts, &count, &kit->err));
	return count;
}

#endif
