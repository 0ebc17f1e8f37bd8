#include "app/find.h"

#include <string.h>

#include "base/text.h"
#include "store/query.h"
#include "store/store.h"

/* Rows looked at in one slice: about 2 ms each. */
enum { WALK_SLICE = 400, WORD_SLICE = 300, WORD_LETTERS = 3, WORDS_MAX = 8 };

/* Words of what was typed, the longest first: it leaves the fewest hits to look at. */
struct words {
	const char *words[WORDS_MAX];
	size_t count;
};

static struct words
split(struct arena *arena, const char *text)
{
	struct words out = { .count = 0 };
	const char *at = text_fold(arena, text), *start;
	size_t length;

	while (out.count < WORDS_MAX && (at = text_word(at, &start, &length)))
		out.words[out.count++] = arena_copy(arena, start, length);
	for (size_t i = 1; i < out.count; i++) {
		if (strlen(out.words[i]) > strlen(out.words[0])) {
			const char *longest = out.words[i];

			out.words[i] = out.words[0];
			out.words[0] = longest;
		}
	}
	return out;
}

static const char *
place_text(struct app *app, struct arena *arena, const char *name, const char *municipality, const char *step)
{
	const struct codebook *book = app_codebook(app);

	return arena_print(arena, "%-14s %-14s %s", name ? name : "",
			   municipality ? codebook_text(book, "municipality", municipality) : "",
			   step ? codebook_text(book, "step", step) : "");
}

static bool
is_here(const struct find *find, const struct entity *entity, int64_t key)
{
	for (size_t i = 0; i < find->count; i++)
		if (find->rows[i].key == key && find->rows[i].entity == entity)
			return true;
	return false;
}

static void
add_hit(struct find *find, const struct found *found)
{
	if (is_here(find, found->entity, found->key))
		return;
	find->total++;
	if (find->count < find->limit)
		find->rows[find->count++] = *found;
}

/* ---- one or two letters: the queue in its order ------------------------------------------------------------------- */

static bool
starts_word(struct arena *arena, const char *text, const char *beginning)
{
	const char *at = text_fold(arena, text ? text : ""), *start;
	size_t length, wanted = strlen(beginning);

	while ((at = text_word(at, &start, &length)))
		if (length >= wanted && !strncmp(start, beginning, wanted))
			return true;
	return false;
}

static void
look_at_row(struct app *app, struct arena *arena, struct arena *scratch, struct find *find, const struct words *words,
	    const struct queue_row *row)
{
	for (size_t i = 0; i < words->count; i++)
		if (!starts_word(scratch, row->call_name, words->words[i]) && !starts_word(scratch, row->number, words->words[i]))
			return;
	add_hit(find, &(struct found){ .entity = &entity_application,
				       .id = arena_text(arena, row->id),
				       .number = arena_text(arena, row->number),
				       .application = arena_text(arena, row->id),
				       .text = place_text(app, arena, row->call_name, row->municipality, row->step),
				       .key = row->key });
}

static bool
walk_slice(struct app *app, struct arena *arena, struct find *find, const struct words *words, struct error *err)
{
	struct queue all = *find->queue;
	struct queue_read read = { .from = find->started ? &find->place : NULL, .limit = WALK_SLICE };
	struct arena *scratch;
	bool good;

	all.filter = (struct queue_filter){ 0 };
	arena_open(&scratch);
	good = queue_read(app, scratch, &all, &read, err);
	for (size_t i = 0; good && i < read.count; i++)
		look_at_row(app, arena, scratch, find, words, &read.lines[i].row);
	find->started = true;
	find->place = read.reached;
	find->done = !good || read.count < WALK_SLICE;
	arena_close(&scratch);
	return good;
}

/* ---- three letters and more: the word table ----------------------------------------------------------------------- */

/* What comes right behind every text that begins with `word`. */
static const char *
end_of(struct arena *arena, const char *word)
{
	return arena_print(arena, "%s\xf4\x8f\xbf\xbf", word);
}

static bool
has_word(struct app *app, struct arena *arena, const struct entity *entity, int64_t key, const char *word, bool *has,
	 struct error *err)
{
	struct cursor *cursor;
	bool good;

	if (!query_open(app->store, QUERY_WORD_HAS, &cursor, err, "siss", entity->name, key, word, end_of(arena, word)))
		return false;
	good = query_next(cursor, has, err);
	query_close(&cursor);
	return good;
}

/* Do all the other words stand on the row, or on the one that belongs to it (case and client)? */
static bool
has_all(struct app *app, struct arena *arena, const struct words *words, const struct entity *entity, int64_t key,
	const struct entity *beside, int64_t beside_key, bool *has, struct error *err)
{
	*has = true;
	for (size_t i = 1; *has && i < words->count; i++) {
		if (!has_word(app, arena, entity, key, words->words[i], has, err))
			return false;
		if (!*has && beside && !has_word(app, arena, beside, beside_key, words->words[i], has, err))
			return false;
	}
	return true;
}

static bool
add_case(struct app *app, struct arena *arena, struct arena *scratch, struct find *find, const struct words *words,
	 const char *id, struct error *err)
{
	struct application application;
	struct client client;
	struct error why = { E_NONE, "" };
	bool has;

	row_clear(&entity_client, &client);
	if (!store_load(app->store, scratch, &entity_application, id, &application, err))
		return false;
	if (application.client && !store_load(app->store, scratch, &entity_client, application.client, &client, &why) &&
	    why.code != E_MISSING)
		return fail(err, why.code, "%s", why.text);
	if (!has_all(app, scratch, words, &entity_application, application.row.key, &entity_client, client.row.key, &has, err))
		return false;
	if (!has || application.row.gone)
		return true;
	add_hit(find, &(struct found){ .entity = &entity_application,
				       .id = arena_text(arena, id),
				       .number = arena_text(arena, application.number),
				       .application = arena_text(arena, id),
				       .text = place_text(app, arena, client.shielded == 1 ? _("(shielded)") : client.call_name,
							  client.origin, application.step),
				       .key = application.row.key });
	return true;
}

/* First column with the id of a list query with one text parameter; NULL when there is no row. */
static bool
first_id(struct app *app, struct arena *arena, enum query query, const char *types, const char *value, int column,
	 const char **id, struct error *err)
{
	struct cursor *cursor;
	bool row, good;

	*id = NULL;
	if (!query_open(app->store, query, &cursor, err, types, value, (int64_t)1))
		return false;
	good = query_next(cursor, &row, err);
	if (good && row)
		*id = arena_text(arena, query_text(cursor, column));
	query_close(&cursor);
	return good;
}

static bool
add_client(struct app *app, struct arena *arena, struct arena *scratch, struct find *find, const struct words *words,
	   int64_t key, struct error *err)
{
	struct client client;
	const char *application;

	if (!store_load_key(app->store, scratch, &entity_client, key, &client, err) ||
	    !first_id(app, scratch, QUERY_APPLICATIONS_OF_CLIENT, "s", client.row.id, 1, &application, err))
		return false;
	return !application || add_case(app, arena, scratch, find, words, application, err);
}

static bool
add_application(struct app *app, struct arena *arena, struct arena *scratch, struct find *find, const struct words *words,
		int64_t key, struct error *err)
{
	struct application application;

	return store_load_key(app->store, scratch, &entity_application, key, &application, err) &&
	       add_case(app, arena, scratch, find, words, application.row.id, err);
}

static bool
add_home(struct app *app, struct arena *arena, struct arena *scratch, struct find *find, const struct words *words,
	 int64_t key, struct error *err)
{
	struct home home;
	const char *application;
	bool has;

	if (!store_load_key(app->store, scratch, &entity_home, key, &home, err) ||
	    !has_all(app, scratch, words, &entity_home, key, NULL, 0, &has, err) ||
	    !first_id(app, scratch, QUERY_PROPOSAL_OF_HOME, "si", home.row.id, 2, &application, err))
		return false;
	if (!has || home.row.gone)
		return true;
	add_hit(find, &(struct found){ .entity = &entity_home,
				       .id = arena_text(arena, home.row.id),
				       .number = arena_text(arena, home.number),
				       .application = arena_text(arena, application),
				       .text = place_text(app, arena, _("home"), home.municipality, home.neighbourhood),
				       .key = key });
	return true;
}

static const struct {
	const struct entity *entity;
	bool (*add)(struct app *, struct arena *, struct arena *, struct find *, const struct words *, int64_t,
		    struct error *);
} adders[] = {
	{ &entity_client, add_client },
	{ &entity_application, add_application },
	{ &entity_home, add_home },
};

struct word_hit {
	const char *word;
	const struct entity *entity;
	int64_t key, number; /* of the row, and of the entity in this file */
};

static bool
add_word_hit(struct app *app, struct arena *arena, struct arena *scratch, struct find *find, const struct words *words,
	     const struct word_hit *hit, struct error *err)
{
	for (size_t i = 0; i < ARRAY_LEN(adders); i++)
		if (adders[i].entity == hit->entity)
			return adders[i].add(app, arena, scratch, find, words, hit->key, err);
	return true;
}

/* The next word hits behind the last one, into `hits`. */
static bool
read_hits(struct app *app, struct arena *scratch, const struct find *find, const char *word, struct word_hit *hits,
	  size_t *count, struct error *err)
{
	struct cursor *cursor;
	bool row = true, good;

	if (!query_open(app->store, QUERY_WORD, &cursor, err, "sssiii", word, end_of(scratch, word),
			find->last_word ? find->last_word : word, find->last_word ? find->last_entity : (int64_t)0,
			find->last_word ? find->last_key : (int64_t)0, (int64_t)WORD_SLICE))
		return false;
	while ((good = query_next(cursor, &row, err)) && row)
		hits[(*count)++] = (struct word_hit){ arena_text(scratch, query_text(cursor, 0)),
						      entity_named(query_text(cursor, 1)), query_number(cursor, 2),
						      query_number(cursor, 3) };
	query_close(&cursor);
	return good;
}

static bool
word_slice(struct app *app, struct arena *arena, struct find *find, const struct words *words, struct error *err)
{
	struct word_hit *hits;
	struct arena *scratch;
	size_t count = 0;
	bool good;

	arena_open(&scratch);
	hits = arena_alloc(scratch, WORD_SLICE * sizeof(*hits));
	good = read_hits(app, scratch, find, words->words[0], hits, &count, err);
	for (size_t i = 0; good && i < count; i++)
		good = add_word_hit(app, arena, scratch, find, words, &hits[i], err);
	find->done = !good || count < WORD_SLICE;
	if (good && count) {
		find->last_word = arena_text(arena, hits[count - 1].word);
		find->last_entity = hits[count - 1].number;
		find->last_key = hits[count - 1].key;
	}
	arena_close(&scratch);
	return good;
}

bool
find_slice(struct app *app, struct arena *arena, struct find *find, struct error *err)
{
	struct words words = split(arena, find->text);

	if (!words.count) {
		find->done = true;
		return true;
	}
	return strlen(words.words[0]) < WORD_LETTERS ? walk_slice(app, arena, find, &words, err)
						     : word_slice(app, arena, find, &words, err);
}
