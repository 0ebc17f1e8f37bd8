/* Names of codes and refs for people, and the way back from what they type. */
#include <string.h>

#include "app/app.h"
#include "base/text.h"
#include "label.h"
#include "store/store.h"

/* What names a row in a list: its title field as text; NULL when the row is not here. Labels are shown in lists,
 * which a room may see. */
static const char *row_title(struct app *app, struct arena *arena, const struct entity *entity, const char *id)
{
	void *row = arena_alloc(arena, entity->size);
	const struct field *title = entity->title ? entity_field(entity, entity->title) : NULL;
	struct error ignored;

	if (!title || !store_load(app->store, arena, entity, id, row, &ignored))
		return NULL;
	if (entity == &entity_client && ((const struct client *)row)->shielded == 1)
		return _("(shielded)");
	return field_is_known(title, row) ? field_format(arena, title, NULL, row) : NULL;
}

static const char *find_label(struct app *app, struct arena *arena, const struct field *field, const char *code)
{
	const struct entity *entity;

	if (field->ref && (entity = entity_named(field->ref)))
		return row_title(app, arena, entity, code);
	if (field->list && codebook_find(app_codebook(app), field->list, code))
		return codebook_text(app_codebook(app), field->list, code);
	return NULL;
}

const char *app_label(struct app *app, struct arena *arena, const struct field *field, const char *code)
{
	const char *label = code ? find_label(app, arena, field, code) : NULL;

	return label ? label : code ? code : "";
}

/* The best fits so far of what was typed among codes and their texts. */
struct fits {
	const char *code; /* the last one that fits */
	size_t count;     /* different codes */
};

struct search {
	struct arena *arena;
	const char *typed, *folded;
	struct fits code, text, beginning; /* the code itself, the whole text, its beginning */
	const struct field *title;
};

/* The Dutch and the English text of one code are one choice. */
static void add_fit(struct search *search, struct fits *fits, const char *code)
{
	if (fits->count && !strcmp(fits->code, code))
		return;
	fits->count++;
	fits->code = arena_text(search->arena, code);
}

static void offer(struct search *search, const char *code, const char *text)
{
	const char *folded = text_fold(search->arena, text ? text : "");

	if (!strcmp(code, search->typed))
		add_fit(search, &search->code, code);
	else if (*search->folded && !strcmp(folded, search->folded))
		add_fit(search, &search->text, code);
	else if (*search->folded && !strncmp(folded, search->folded, strlen(search->folded)))
		add_fit(search, &search->beginning, code);
}

static const char *best_fit(const struct search *search)
{
	const struct fits *const ways[] = { &search->code, &search->text, &search->beginning };

	for (size_t i = 0; i < ARRAY_LEN(ways); i++)
		if (ways[i]->count)
			return ways[i]->count == 1 ? ways[i]->code : NULL;
	return NULL;
}

static bool offer_row(void *from, const void *row, struct error *err)
{
	struct search *search = from;

	(void)err;
	offer(search, ((const struct row *)row)->id, field_format(search->arena, search->title, NULL, row));
	return true;
}

bool label_is_walked(const struct entity *entity)
{
	bool few = entity->scope == SCOPE_REGION || entity == &entity_household;

	return few && !entity->entry && !entity->number && entity->title;
}

/* Of what grows with the file a row is named by its number or id, which an index finds. */
static void offer_rows(struct app *app, struct search *search, const struct entity *entity)
{
	struct error ignored;
	const char *id;

	if (!entity)
		return;
	if (label_is_walked(entity)) {
		search->title = entity_field(entity, entity->title);
		if (!store_walk(app->store, entity, offer_row, search, &ignored))
			search->code.count = search->text.count = search->beginning.count = 0;
	} else if (store_find(app->store, search->arena, entity, search->typed, NULL, &id, &ignored)) {
		add_fit(search, &search->code, id);
	}
}

static void offer_list(const struct codebook *book, struct search *search, const char *list)
{
	size_t count;
	const struct code_entry *entries = codebook_list(book, list, &count);

	for (size_t i = 0; i < count; i++) {
		offer(search, entries[i].code, entries[i].nl);
		offer(search, entries[i].code, entries[i].en);
	}
}

static const char *label_of(void *from, struct arena *arena, const struct field *field, const char *code)
{
	return find_label(from, arena, field, code);
}

static const char *code_of(void *from, struct arena *arena, const struct field *field, const char *typed)
{
	struct app *app = from;
	struct search search = { .arena = arena, .typed = typed, .folded = text_fold(arena, typed) };

	if (field->ref)
		offer_rows(app, &search, entity_named(field->ref));
	else if (field->list)
		offer_list(app_codebook(app), &search, field->list);
	return best_fit(&search);
}

const struct context *app_context(struct app *app, struct arena *arena)
{
	struct context *context = arena_alloc(arena, sizeof(*context));

	*context = (struct context){ app_today(app), label_of, code_of, app };
	return context;
}
