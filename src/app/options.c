/* The choices of a field for a type-ahead list. */
#include <string.h>

#include "app/edit.h"
#include "base/text.h"
#include "label.h"
#include "store/store.h"

struct gathering {
	struct app *app;
	struct arena *arena;
	const char *typed, *folded; /* as it is, and without accents */
	struct option *options;
	size_t limit, count, total;
	const struct entity *entity; /* of rows */
};

/* Is the typed text at the start of a word of `text`? Choices are found as people remember them, by any word. */
static bool starts_a_word(struct arena *arena, const char *text, const char *folded)
{
	const char *words = text_fold(arena, text);
	size_t length = strlen(folded);

	if (!length)
		return true;
	for (const char *at = words; at; at = strchr(at, ' ') ? strchr(at, ' ') + 1 : NULL)
		if (!strncmp(at, folded, length))
			return true;
	return false;
}

static void gather_option(struct gathering *to, const char *code, const char *text, const char *beside)
{
	if (!starts_a_word(to->arena, text, to->folded) && strncmp(code, to->folded, strlen(to->folded)))
		return;
	to->total++;
	if (to->count == to->limit)
		return;
	to->options[to->count++] = (struct option){ arena_text(to->arena, code), arena_text(to->arena, text),
		arena_text(to->arena, beside) };
}

static void gather_choices(struct gathering *to, const struct choice *choices)
{
	for (; choices->code; choices++)
		gather_option(to, choices->code, _(choices->label), NULL);
}

static void gather_list(struct gathering *to, const char *list)
{
	const struct codebook *book = app_codebook(to->app);
	size_t count;
	const struct code_entry *entries = codebook_list(book, list, &count);

	for (size_t i = 0; i < count; i++)
		gather_option(to, entries[i].code, book->dutch ? entries[i].nl : entries[i].en, NULL);
}

/* A second column that tells two rows of one name apart. */
static const char *beside_of(const struct gathering *to, const void *row)
{
	static const char *const names[] = { "place", "neighbourhood", "role" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const struct field *field = entity_field(to->entity, names[i]);

		if (field && field_is_known(field, row))
			return field_format(to->arena, field, app_context(to->app, to->arena), row);
	}
	return NULL;
}

static bool gather_row(void *from, const void *row, struct error *err)
{
	struct gathering *to = from;
	const struct field *title = entity_field(to->entity, to->entity->title);

	(void)err;
	if (!field_is_known(title, row))
		return true;
	gather_option(to, ((const struct row *)row)->id,
		field_format(to->arena, title, app_context(to->app, to->arena), row), beside_of(to, row));
	return true;
}

/* Of what grows with the file: the one row whose number or id was typed. */
static bool gather_found(struct gathering *to, struct error *err)
{
	struct error why = { E_NONE, "" };
	const struct entity *found;
	void *row = arena_alloc(to->arena, to->entity->size);
	const char *id;

	if (!*to->typed)
		return true;
	if (!store_find(to->app->store, to->arena, to->entity, to->typed, &found, &id, &why))
		return why.code == E_MISSING || why.code == E_INPUT || fail(err, why.code, "%s", why.text);
	if (!store_load(to->app->store, to->arena, to->entity, id, row, err))
		return false;
	to->total = 1;
	if (to->limit)
		to->options[to->count++] = (struct option){ id,
			field_format(to->arena, entity_field(to->entity, to->entity->title),
				app_context(to->app, to->arena), row),
			beside_of(to, row) };
	return true;
}

static bool gather_rows(struct gathering *to, const struct field *field, struct error *err)
{
	to->entity = entity_named(field->ref);
	if (!to->entity || !to->entity->title)
		return true;
	return label_is_walked(to->entity) ? store_walk(to->app->store, to->entity, gather_row, to, err)
					   : gather_found(to, err);
}

bool edit_options(struct app *app, struct arena *arena, const struct field *field, const char *typed, size_t limit,
	struct option **options, size_t *count, size_t *total, struct error *err)
{
	static const struct choice yes_no[] = { { "true", N_("yes") }, { "false", N_("no") }, { NULL, NULL } };
	struct gathering to = { .app = app, .arena = arena, .typed = typed ? typed : "", .limit = limit };
	bool good = true;

	to.folded = text_fold(arena, to.typed);
	to.options = arena_alloc(arena, (limit + 1) * sizeof(*to.options));
	if (field->kind == &kind_flag)
		gather_choices(&to, yes_no);
	else if (field->list)
		gather_list(&to, field->list);
	else if (field->choices)
		gather_choices(&to, field->choices);
	else if (field->ref)
		good = gather_rows(&to, field, err);
	*options = to.options;
	*count = to.count;
	*total = to.total;
	return good;
}
