/* Names of codes and refs for people, and the way back from what they type. */
#include <string.h>

#include "app/app.h"
#include "base/text.h"
#include "store/store.h"

/* What names a row in a list: its title field as text; NULL when the row is not here. */
static const char *
row_title(struct app *app, struct arena *arena, const struct entity *entity, const char *id)
{
	void *row = arena_alloc(arena, entity->size);
	const struct field *title = entity->title ? entity_field(entity, entity->title) : NULL;
	struct error ignored;

	if (!title || !store_load(app->store, arena, entity, id, row, &ignored))
		return NULL;
	return field_is_known(title, row) ? field_format(arena, title, NULL, row) : NULL;
}

static const char *
find_label(struct app *app, struct arena *arena, const struct field *field, const char *code)
{
	const struct entity *entity;

	if (field->ref && (entity = entity_named(field->ref)))
		return row_title(app, arena, entity, code);
	if (field->list && codebook_find(app_codebook(app), field->list, code))
		return codebook_text(app_codebook(app), field->list, code);
	return NULL;
}

const char *
app_label(struct app *app, struct arena *arena, const struct field *field, const char *code)
{
	const char *label = code ? find_label(app, arena, field, code) : NULL;

	return label ? label : code ? code : "";
}

/* The best fit so far of what was typed among codes and their texts. */
struct search {
	struct arena *arena;
	const char *typed, *folded;
	const char *exact, *beginning;
	size_t beginnings;
	const struct field *title;
};

static void
offer(struct search *search, const char *code, const char *text)
{
	const char *folded = text_fold(search->arena, text ? text : "");

	if (!strcmp(code, search->typed) || !strcmp(folded, search->folded)) {
		search->exact = arena_text(search->arena, code);
	} else if (!strncmp(folded, search->folded, strlen(search->folded))) {
		/* the Dutch and the English text of one code are one choice */
		if (!search->beginning || strcmp(search->beginning, code))
			search->beginnings++;
		search->beginning = arena_text(search->arena, code);
	}
}

static bool
offer_row(void *from, const void *row, struct error *err)
{
	struct search *search = from;

	(void)err;
	offer(search, ((const struct row *)row)->id, field_format(search->arena, search->title, NULL, row));
	return true;
}

static void
offer_rows(struct app *app, struct search *search, const struct entity *entity)
{
	struct error ignored;

	search->title = entity && entity->title ? entity_field(entity, entity->title) : NULL;
	if (search->title && !store_walk(app->store, entity, offer_row, search, &ignored))
		search->exact = search->beginning = NULL;
}

static void
offer_list(const struct codebook *book, struct search *search, const char *list)
{
	size_t count;
	const struct code_entry *entries = codebook_list(book, list, &count);

	for (size_t i = 0; i < count; i++) {
		offer(search, entries[i].code, entries[i].nl);
		offer(search, entries[i].code, entries[i].en);
	}
}

static const char *
label_of(void *from, struct arena *arena, const struct field *field, const char *code)
{
	return find_label(from, arena, field, code);
}

static const char *
code_of(void *from, struct arena *arena, const struct field *field, const char *typed)
{
	struct app *app = from;
	struct search search = { .arena = arena, .typed = typed, .folded = text_fold(arena, typed) };

	if (field->ref)
		offer_rows(app, &search, entity_named(field->ref));
	else if (field->list)
		offer_list(app_codebook(app), &search, field->list);
	if (search.exact)
		return search.exact;
	return search.beginnings == 1 ? search.beginning : NULL;
}

const struct context *
app_context(struct app *app, struct arena *arena)
{
	struct context *context = arena_alloc(arena, sizeof(*context));

	*context = (struct context){ app_today(app), label_of, code_of, app };
	return context;
}
