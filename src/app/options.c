/* The choices of a field for a type-ahead list. */
#include <string.h>

#include "app/edit.h"
#include "store/store.h"
#include "base/text.h"

struct gathering {
	struct app *app;
	struct arena *arena;
	const char *folded;          /* of what was typed */
	struct option *options;
	size_t limit, count, total;
	const struct entity *entity; /* of rows */
};

/* Is the typed text at the start of a word of `text`? Choices are found as people remember them, by any word. */
static bool
starts_a_word(struct arena *arena, const char *text, const char *folded)
{
	const char *words = text_fold(arena, text);
	size_t length = strlen(folded);

	for (const char *at = words; at; at = strchr(at, ' ') ? strchr(at, ' ') + 1 : NULL)
		if (!strncmp(at, folded, length))
			return true;
	return false;
}

static void
gather_option(struct gathering *to, const char *code, const char *text, const char *beside)
{
	if (!starts_a_word(to->arena, text, to->folded) && strncmp(code, to->folded, strlen(to->folded)))
		return;
	to->total++;
	if (to->count == to->limit)
		return;
	to->options[to->count++] = (struct option){ arena_text(to->arena, code), arena_text(to->arena, text),
						    arena_text(to->arena, beside) };
}

static void
gather_choices(struct gathering *to, const struct choice *choices)
{
	for (; choices->code; choices++)
		gather_option(to, choices->code, _(choices->label), NULL);
}

static void
gather_list(struct gathering *to, const char *list)
{
	const struct codebook *book = app_codebook(to->app);
	size_t count;
	const struct code_entry *entries = codebook_list(book, list, &count);

	for (size_t i = 0; i < count; i++)
		gather_option(to, entries[i].code, book->dutch ? entries[i].nl : entries[i].en, NULL);
}

/* A second column that tells two rows of one name apart. */
static const char *
beside_of(const struct gathering *to, const void *row)
{
	static const char *const names[] = { "place", "neighbourhood", "role" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const struct field *field = entity_field(to->entity, names[i]);

		if (field && field_is_known(field, row))
			return field_format(to->arena, field, app_context(to->app, to->arena), row);
	}
	return NULL;
}

static bool
gather_row(void *from, const void *row, struct error *err)
{
	struct gathering *to = from;
	const struct field *title = entity_field(to->entity, to->entity->title);

	(void)err;
	gather_option(to, ((const struct row *)row)->id, field_format(to->arena, title, app_context(to->app, to->arena), row),
		      beside_of(to, row));
	return true;
}

bool
edit_options(struct app *app, struct arena *arena, const struct field *field, const char *typed, size_t limit,
	     struct option **options, size_t *count, size_t *total, struct error *err)
{
	static const struct choice yes_no[] = { { "true", N_("yes") }, { "false", N_("no") }, { NULL, NULL } };
	struct gathering to = { .app = app, .arena = arena, .folded = text_fold(arena, typed ? typed : ""), .limit = limit };
	bool good = true;

	to.options = arena_alloc(arena, (limit + 1) * sizeof(*to.options));
	if (field->kind == &kind_flag)
		gather_choices(&to, yes_no);
	else if (field->list)
		gather_list(&to, field->list);
	else if (field->choices)
		gather_choices(&to, field->choices);
	else if (field->ref && (to.entity = entity_named(field->ref)) && to.entity->title)
		good = store_walk(app->store, to.entity, gather_row, &to, err);
	*options = to.options;
	*count = to.count;
	*total = to.total;
	return good;
}
