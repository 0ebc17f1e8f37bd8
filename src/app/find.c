#include "app/find.h"

#include <string.h>

#include "base/text.h"
#include "store/query.h"
#include "store/store.h"

/* What one slice looks at. */
enum { NAMES_SLICE = 400, WALK_SLICE = 100, WORD_SLICE = 40, WORD_LETTERS = 3, WORDS_MAX = 8, CASES_MAX = 100 };

/* A word that was typed: the beginning that a word of the row must have. Digits also mean the number that is
 * written with zeros before them: 42 is in ZK-2026-0042. */
enum { WAYS = 2, NUMBER_DIGITS = 4 };
struct wanted {
	const char *beginning[WAYS]; /* [1] NULL: no other way */
};

struct words {
	struct wanted words[WORDS_MAX]; /* the one that leaves the fewest hits first */
	size_t count;
};

static bool is_digits(const char *word)
{
	return word[strspn(word, "0123456789")] == '\0';
}

/* Long words fit few rows; a year stands in every case number, and one or two letters fit half of everything. */
static size_t selectivity(const char *word)
{
	size_t length = strlen(word);
	bool digits = is_digits(word);

	if (length < WORD_LETTERS)
		return 0;
	if (digits && length == NUMBER_DIGITS && (!strncmp(word, "19", 2) || !strncmp(word, "20", 2)))
		return 1;
	return digits ? length : length + 1;
}

static struct wanted want(struct arena *arena, const char *word)
{
	struct wanted wanted = { { word, NULL } };
	size_t length = strlen(word);

	if (is_digits(word) && *word != '0' && length < NUMBER_DIGITS)
		wanted.beginning[1] = arena_print(arena, "%.*s%s", (int)(NUMBER_DIGITS - length), "0000", word);
	return wanted;
}

static struct words split(struct arena *arena, const char *text)
{
	struct words out = { .count = 0 };
	const char *at = text_fold(arena, text), *start;
	size_t length;

	while (out.count < WORDS_MAX && (at = text_word(at, &start, &length)))
		out.words[out.count++] = want(arena, arena_copy(arena, start, length));
	for (size_t i = 1; i < out.count; i++) {
		if (selectivity(out.words[i].beginning[0]) > selectivity(out.words[0].beginning[0])) {
			struct wanted better = out.words[i];

			out.words[i] = out.words[0];
			out.words[0] = better;
		}
	}
	return out;
}

enum { COLUMN = 14 };

/* A column of a line, whatever the width of its letters. */
static void add_column(struct buffer *line, const char *text)
{
	const char *fitted = text_fit(line->arena, text ? text : "", COLUMN);

	buffer_print(line, "%s%*s", fitted, COLUMN + 1 - text_width(fitted), "");
}

static const char *place_text(
	struct app *app, struct arena *arena, const char *name, const char *municipality, const char *where)
{
	struct buffer line = { .arena = arena };

	add_column(&line, name);
	add_column(&line, municipality ? codebook_text(app_codebook(app), "municipality", municipality) : NULL);
	buffer_text(&line, where ? where : "");
	return line.text;
}

static const char *step_text(struct app *app, const char *step)
{
	return codebook_text(app_codebook(app), "step", step);
}

/* What waits for a table comes before what is over, among the hits of one slice: nothing that is on a screen moves. When
 * the room is used up, a case that waits takes the place of a last one that does not. */
static void add_hit(struct find *find, const struct found *found)
{
	size_t at = find->count;

	find->total++;
	while (found->waits && at > find->settled && !find->rows[at - 1].waits)
		at--;
	if (at == find->limit)
		return;
	find->count += find->count < find->limit;
	memmove(&find->rows[at + 1], &find->rows[at], (find->count - at - 1) * sizeof(*find->rows));
	find->rows[at] = *found;
}

static bool is_waiting(struct app *app, const char *step)
{
	const struct code_entry *entry = step ? codebook_find(app_codebook(app), "step", step) : NULL;

	return entry && entry->step.queued;
}

/* ---- words of a row --------------------------------------------------------------------------------------------- */

/* The first word of a text, by the order of the word table, that has the beginning; NULL: none. */
static const char *first_in_text(struct arena *arena, const char *text, const char *beginning, const char *first)
{
	const char *at = text ? text_fold(arena, text) : NULL, *start;
	size_t length, wanted = strlen(beginning);

	while (at && (at = text_word(at, &start, &length)))
		if (length >= wanted && !strncmp(start, beginning, wanted)) {
			const char *word = arena_copy(arena, start, length);

			first = !first || strcmp(word, first) < 0 ? word : first;
		}
	return first;
}

/* The same of all searched fields of a row; those of a shielded client are not searched. */
static const char *first_in_row(
	struct arena *arena, const struct entity *entity, const void *row, const char *beginning)
{
	const char *first = NULL;

	if (!row || (entity == &entity_client && ((const struct client *)row)->shielded == 1))
		return NULL;
	for (size_t i = 0; i < entity->field_count; i++)
		if (entity->fields[i].flags & SEARCHED)
			first = first_in_text(arena, *field_text(&entity->fields[i], row), beginning, first);
	return first;
}

/* A row, and the one that belongs to it: a case and its client. */
struct pair {
	const struct entity *entity, *beside_entity;
	const void *row, *beside; /* beside may be NULL */
};

static bool pair_has(struct arena *arena, const struct pair *pair, const struct wanted *wanted)
{
	for (size_t way = 0; way < WAYS && wanted->beginning[way]; way++)
		if (first_in_row(arena, pair->entity, pair->row, wanted->beginning[way]) ||
			first_in_row(arena, pair->beside_entity, pair->beside, wanted->beginning[way]))
			return true;
	return false;
}

static bool pair_has_all(struct arena *arena, const struct pair *pair, const struct words *words)
{
	for (size_t i = 1; i < words->count; i++)
		if (!pair_has(arena, pair, &words->words[i]))
			return false;
	return true;
}

/* A place in the word table where the walk is. */
struct word_hit {
	const char *word;
	const struct entity *entity;
	int64_t key, number; /* of the row, and of the entity in this file */
	size_t way;
};

/* The walk meets a case at every word of it and of its client that fits. It counts at the first of them: by way,
 * by word, and at the same word at the case itself. So no list of what was met must be kept. */
static bool is_first_meeting(
	struct arena *arena, const struct pair *pair, const struct wanted *wanted, const struct word_hit *hit)
{
	for (size_t way = 0; way < WAYS && wanted->beginning[way]; way++) {
		const char *own = first_in_row(arena, pair->entity, pair->row, wanted->beginning[way]);
		const char *beside = first_in_row(arena, pair->beside_entity, pair->beside, wanted->beginning[way]);
		bool at_own = own && (!beside || strcmp(own, beside) <= 0);

		if (own || beside)
			return way == hit->way && hit->entity == (at_own ? pair->entity : pair->beside_entity) &&
				!strcmp(hit->word, at_own ? own : beside);
	}
	return false;
}

/* ---- one or two letters: the queue in its order ----------------------------------------------------------------- */

static bool names_have(struct arena *arena, const char *number, const char *name, const struct wanted *wanted)
{
	for (size_t way = 0; way < WAYS && wanted->beginning[way]; way++)
		if (first_in_text(arena, number, wanted->beginning[way], NULL) ||
			first_in_text(arena, name, wanted->beginning[way], NULL))
			return true;
	return false;
}

static bool names_have_all(struct arena *arena, const char *number, const char *name, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		if (!names_have(arena, number, name, &words->words[i]))
			return false;
	return true;
}

static void look_at_row(struct app *app, struct arena *arena, struct arena *scratch, struct find *find,
	const struct words *words, const struct queue_row *row)
{
	if (!names_have_all(scratch, row->number, row->shielded ? NULL : row->call_name, words))
		return;
	add_hit(find,
		&(struct found){ .entity = &entity_application,
			.id = arena_text(arena, row->id),
			.number = arena_text(arena, row->number),
			.application = arena_text(arena, row->id),
			.text = place_text(app, arena, row->call_name, row->municipality, step_text(app, row->step)),
			.waits = true,
			.key = row->key });
}

/* A hit of the walk, by its key. */
static bool add_row(struct app *app, struct arena *arena, struct find *find, int64_t key, struct error *err)
{
	struct cursor *cursor;
	bool row, good;

	if (!query_open(app->store, QUERY_QUEUE_ROW, &cursor, err, "i", key))
		return false;
	good = query_next(cursor, &row, err);
	if (good && row) {
		const char *id = arena_text(arena, query_text(cursor, QUEUE_ID));
		const char *name = query_number(cursor, QUEUE_SHIELDED) == 1 ? _("(shielded)")
									     : query_text(cursor, QUEUE_CALL_NAME);

		add_hit(find,
			&(struct found){ .entity = &entity_application,
				.id = id,
				.number = arena_text(arena, query_text(cursor, QUEUE_NUMBER)),
				.application = id,
				.text = place_text(app, arena, name, query_text(cursor, QUEUE_ORIGIN),
					step_text(app, query_text(cursor, QUEUE_STEP))),
				.waits = true,
				.key = key });
	}
	query_close(&cursor);
	return good;
}

/* The queue of one table, from its names alone: most rows are no hit, and only hits are read whole. */
static bool walk_forum(
	struct app *app, struct arena *arena, struct find *find, const struct words *words, struct error *err)
{
	struct queue_place from = find->started ? find->place : (struct queue_place){ INT64_MIN, 0, INT64_MIN };
	struct arena *scratch;
	struct cursor *cursor;
	int64_t looked = 0;
	bool row = true, good = true;

	if (!query_open(app->store, QUERY_QUEUE_NAMES, &cursor, err, "siii", find->queue->forum, from.sort, from.key,
		    (int64_t)NAMES_SLICE))
		return false;
	arena_open(&scratch);
	while (good && (good = query_next(cursor, &row, err)) && row) {
		const char *name = query_number(cursor, 4) == 1 ? NULL : query_text(cursor, 3);

		find->place = (struct queue_place){ query_number(cursor, 0), 0, query_number(cursor, 1) };
		looked++;
		arena_reset(scratch);
		if (names_have_all(scratch, query_text(cursor, 2), name, words))
			good = add_row(app, arena, find, find->place.key, err);
	}
	query_close(&cursor);
	arena_close(&scratch);
	find->started = true;
	find->done = !good || looked < NAMES_SLICE;
	return good;
}

/* All tables in one order of waiting. */
static bool walk_slice(
	struct app *app, struct arena *arena, struct find *find, const struct words *words, struct error *err)
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

static bool walk_queue(
	struct app *app, struct arena *arena, struct find *find, const struct words *words, struct error *err)
{
	bool own = find->queue->forum && *find->queue->forum;

	return own ? walk_forum(app, arena, find, words, err) : walk_slice(app, arena, find, words, err);
}

/* ---- three letters and more: the word table --------------------------------------------------------------------- */

/* What comes right behind every text that begins with `word`. */
static const char *end_of(struct arena *arena, const char *word)
{
	return arena_print(arena, "%s\xf4\x8f\xbf\xbf", word);
}

/* What the walk of one slice needs. */
struct look {
	struct app *app;
	struct arena *arena, *scratch;
	struct find *find;
	const struct words *words;
};

static void add_case(const struct look *look, const struct application *application, const struct client *client,
	const struct word_hit *hit)
{
	const struct pair pair = { &entity_application, &entity_client, application, client };
	const char *id = arena_text(look->arena, application->row.id), *name = client ? client->call_name : NULL;

	if (application->row.gone || !is_first_meeting(look->scratch, &pair, &look->words->words[0], hit) ||
		!pair_has_all(look->scratch, &pair, look->words))
		return;
	if (client && client->shielded == 1)
		name = _("(shielded)");
	add_hit(look->find,
		&(struct found){ .entity = &entity_application,
			.id = id,
			.number = arena_text(look->arena, application->number),
			.application = id,
			.text = place_text(look->app, look->arena, name, client ? client->origin : NULL,
				step_text(look->app, application->step)),
			.waits = is_waiting(look->app, application->step),
			.key = application->row.key });
}

/* All cases of a client who was met by a word. */
static bool look_at_client(const struct look *look, const struct word_hit *hit, struct error *err)
{
	struct application *applications[CASES_MAX];
	struct client client;
	struct cursor *cursor;
	size_t count = 0;
	bool row = true, good = true;

	if (!store_load_key(look->app->store, look->scratch, &entity_client, hit->key, &client, err))
		return false;
	if (client.row.gone || client.shielded == 1)
		return true;
	if (!query_open(look->app->store, QUERY_APPLICATIONS_OF_CLIENT, &cursor, err, "s", client.row.id))
		return false;
	while (count < CASES_MAX && (good = query_next(cursor, &row, err)) && row) {
		applications[count] = arena_alloc(look->scratch, sizeof(*applications[count]));
		good = store_load_key(look->app->store, look->scratch, &entity_application, query_number(cursor, 0),
			applications[count++], err);
		if (!good)
			break;
	}
	query_close(&cursor);
	for (size_t i = 0; good && i < count; i++)
		add_case(look, applications[i], &client, hit);
	return good;
}

static bool look_at_application(const struct look *look, const struct word_hit *hit, struct error *err)
{
	struct application application;
	struct client client;
	struct error why = { E_NONE, "" };
	bool here;

	if (!store_load_key(look->app->store, look->scratch, &entity_application, hit->key, &application, err))
		return false;
	here = application.client &&
		store_load(look->app->store, look->scratch, &entity_client, application.client, &client, &why);
	if (!here && why.code != E_NONE && why.code != E_MISSING)
		return fail(err, why.code, "%s", why.text);
	add_case(look, &application, here && !client.row.gone ? &client : NULL, hit);
	return true;
}

/* The case that a home is proposed to; NULL: none. */
static bool case_of_home(const struct look *look, const char *home, const char **application, struct error *err)
{
	struct cursor *cursor;
	bool row, good;

	*application = NULL;
	if (!query_open(look->app->store, QUERY_PROPOSAL_OF_HOME, &cursor, err, "si", home, (int64_t)1))
		return false;
	good = query_next(cursor, &row, err);
	if (good && row)
		*application = arena_text(look->arena, query_text(cursor, 2));
	query_close(&cursor);
	return good;
}

static bool look_at_home(const struct look *look, const struct word_hit *hit, struct error *err)
{
	struct home home;
	const struct pair pair = { &entity_home, NULL, &home, NULL };
	const char *application;

	if (!store_load_key(look->app->store, look->scratch, &entity_home, hit->key, &home, err))
		return false;
	if (home.row.gone || !is_first_meeting(look->scratch, &pair, &look->words->words[0], hit) ||
		!pair_has_all(look->scratch, &pair, look->words))
		return true;
	if (!case_of_home(look, home.row.id, &application, err))
		return false;
	add_hit(look->find,
		&(struct found){ .entity = &entity_home,
			.id = arena_text(look->arena, home.row.id),
			.number = arena_text(look->arena, home.number),
			.application = application,
			.text = place_text(look->app, look->arena, _("home"), home.municipality, home.neighbourhood),
			.key = home.row.key });
	return true;
}

/* What stands by itself, under the name of its kind: a recipe, a shared home, a neighbourhood. */
static bool look_at_plain(const struct look *look, const struct word_hit *hit, struct error *err)
{
	const struct entity *entity = hit->entity;
	const struct field *title = entity->title ? entity_field(entity, entity->title) : NULL;
	struct row *row = arena_alloc(look->scratch, entity->size);
	const struct pair pair = { entity, NULL, row, NULL };

	if (!store_load_key(look->app->store, look->scratch, entity, hit->key, row, err))
		return false;
	if (row->gone || !is_first_meeting(look->scratch, &pair, &look->words->words[0], hit) ||
		!pair_has_all(look->scratch, &pair, look->words))
		return true;
	add_hit(look->find,
		&(struct found){ .entity = entity,
			.id = arena_text(look->arena, row->id),
			.number = _(entity->label),
			.text = arena_text(look->arena,
				title && field_is_known(title, row) ? *field_text(title, row) : _(entity->label)),
			.key = row->key });
	return true;
}

static bool look_at_hit(const struct look *look, const struct word_hit *hit, struct error *err)
{
	static const struct {
		const struct entity *entity;
		bool (*look)(const struct look *, const struct word_hit *, struct error *);
	} looks[] = {
		{ &entity_client, look_at_client },
		{ &entity_application, look_at_application },
		{ &entity_home, look_at_home },
		{ &entity_recipe, look_at_plain },
		{ &entity_household, look_at_plain },
		{ &entity_neighbourhood, look_at_plain },
	};

	for (size_t i = 0; i < ARRAY_LEN(looks); i++)
		if (looks[i].entity == hit->entity)
			return looks[i].look(look, hit, err);
	return true;
}

/* The next word hits behind the last one, into `hits`. */
static bool read_hits(struct app *app, struct arena *scratch, const struct find *find, const char *word,
	struct word_hit *hits, size_t *count, struct error *err)
{
	struct cursor *cursor;
	bool row = true, good;

	if (!query_open(app->store, QUERY_WORD, &cursor, err, "sssiii", word, end_of(scratch, word),
		    find->last_word ? find->last_word : word, find->last_word ? find->last_entity : (int64_t)0,
		    find->last_word ? find->last_key : (int64_t)0, (int64_t)WORD_SLICE))
		return false;
	while ((good = query_next(cursor, &row, err)) && row)
		hits[(*count)++] = (struct word_hit){ arena_text(scratch, query_text(cursor, 0)),
			entity_named(query_text(cursor, 1)), query_number(cursor, 2), query_number(cursor, 3),
			find->way };
	query_close(&cursor);
	return good;
}

/* Where the next slice begins: behind the last hit, or with the other way to write the word. */
static void go_on(
	struct find *find, struct arena *arena, const struct wanted *wanted, const struct word_hit *hits, size_t count)
{
	if (count == WORD_SLICE) {
		find->last_word = arena_text(arena, hits[count - 1].word);
		find->last_entity = hits[count - 1].number;
		find->last_key = hits[count - 1].key;
		return;
	}
	find->last_word = NULL;
	find->done = ++find->way == WAYS || !wanted->beginning[find->way];
}

static bool word_slice(
	struct app *app, struct arena *arena, struct find *find, const struct words *words, struct error *err)
{
	struct word_hit *hits;
	struct arena *scratch, *own;
	size_t count = 0;
	bool good;

	arena_open(&scratch);
	arena_open(&own);
	hits = arena_alloc(own, WORD_SLICE * sizeof(*hits));
	good = read_hits(app, own, find, words->words[0].beginning[find->way], hits, &count, err);
	for (size_t i = 0; good && i < count; i++) {
		arena_reset(scratch);
		good = look_at_hit(&(struct look){ app, arena, scratch, find, words }, &hits[i], err);
	}
	go_on(find, arena, &words->words[0], hits, count);
	find->done |= !good;
	arena_close(&own);
	arena_close(&scratch);
	return good;
}

bool find_slice(struct app *app, struct arena *arena, struct find *find, struct error *err)
{
	struct arena *scratch;
	struct words words;
	bool good = true;

	if (find->done)
		return true;
	find->settled = find->count;
	arena_open(&scratch);
	words = split(scratch, find->text);
	if (!words.count)
		find->done = true;
	else
		good = strlen(words.words[0].beginning[0]) < WORD_LETTERS ? walk_queue(app, arena, find, &words, err)
									  : word_slice(app, arena, find, &words, err);
	arena_close(&scratch);
	return good;
}
