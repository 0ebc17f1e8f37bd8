/*
 * The words of searched fields, folded, in an ordinary table: FTS5 of Debian keeps deleted words in the file, and
 * deleted words must be gone.
 */
#include <string.h>

#include "base/text.h"
#include "inner.h"

struct words {
	struct arena *arena;
	const char **list;
	size_t count, room;
};

static bool words_have(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (!strcmp(words->list[i], word))
			return true;
	return false;
}

static void words_add(struct words *words, const char *start, size_t length)
{
	const char *word = arena_copy(words->arena, start, length);

	if (words_have(words, word))
		return;
	words->list = arena_grow(words->arena, words->list, words->count, &words->room, sizeof *words->list);
	words->list[words->count++] = word;
}

static void words_of(struct words *words, const char *text)
{
	const char *folded = text ? text_fold(words->arena, text) : NULL;
	const char *start;
	size_t length;

	while (folded && (folded = text_word(folded, &start, &length)))
		words_add(words, start, length);
}

static bool same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static bool is_changed(const struct image *image)
{
	bool searched = false;

	for (size_t i = 0; i < image->entity->field_count; i++) {
		const struct field *field = &image->entity->fields[i];

		if (!(field->flags & SEARCHED))
			continue;
		searched = true;
		if (!same(image->words_before[i], *field_text(field, image->row)))
			return true;
	}
	return searched && image->was_gone != image->row->gone;
}

static bool each(struct store *store, enum sql what, const struct words *words, const struct words *but,
	const struct image *image, struct error *err)
{
	int64_t entity;

	if (!entity_key(store, image->entity, &entity, err))
		return false;
	for (size_t i = 0; i < words->count; i++)
		if (!words_have(but, words->list[i]) &&
			!sql_run(store, what, err, "sii", words->list[i], entity, image->key))
			return false;
	return true;
}

bool words_save(struct store *store, const struct image *image, struct error *err)
{
	struct words before = { .arena = image->heads.arena }, after = { .arena = image->heads.arena };

	if (!is_changed(image))
		return true;
	for (size_t i = 0; i < image->entity->field_count; i++) {
		const struct field *field = &image->entity->fields[i];

		if (!(field->flags & SEARCHED))
			continue;
		if (!image->was_gone)
			words_of(&before, image->words_before[i]);
		if (!image->row->gone)
			words_of(&after, *field_text(field, image->row));
	}
	return each(store, SQL_WORD_DROP, &before, &after, image, err) &&
		each(store, SQL_WORD_ADD, &after, &before, image, err);
}

bool words_check(struct store *store, const struct image *image, int64_t *count, bool *good, struct error *err)
{
	struct words words = { .arena = image->heads.arena };
	sqlite3_stmt *found;
	int64_t entity;
	bool row;

	*good = true;
	for (size_t i = 0; !image->row->gone && i < image->entity->field_count; i++)
		if (image->entity->fields[i].flags & SEARCHED)
			words_of(&words, *field_text(&image->entity->fields[i], image->row));
	if (!entity_key(store, image->entity, &entity, err))
		return false;
	for (size_t i = 0; i < words.count; i++) {
		if (!sql_first(store, SQL_WORD_IS, &found, &row, err, "sii", words.list[i], entity, image->key))
			return false;
		*good &= row;
		if (row)
			sqlite3_reset(found);
	}
	*count += (int64_t)words.count;
	return true;
}
