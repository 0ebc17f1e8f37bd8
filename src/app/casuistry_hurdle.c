/* Hurdles that are solved, and the recipes that others find again. */
#include <stdlib.h>
#include <string.h>

#include "app/casuistry.h"
#include "base/day.h"
#include "base/text.h"
#include "casuistry_parts.h"
#include "store/store.h"

/* ---- a recipe holds no names --------------------------------------------------------------------------------------- */

/* Is the whole name in the text, word by word, whatever the accents? */
static bool holds_name(struct arena *arena, const char *text, const char *name)
{
	const char *folded = name ? text_fold(arena, name) : "";

	return *folded &&
		strstr(arena_print(arena, " %s ", text_fold(arena, text)), arena_print(arena, " %s ", folded));
}

static bool names_nobody(
	struct app *app, struct arena *arena, const struct hurdle *hurdle, const char *text, struct error *err)
{
	struct application application = { .support_worker = NULL };
	struct error ignored;
	struct client client;
	void **members = NULL;
	size_t count = 0;
	bool named;

	if (!casuistry_client(app, arena, hurdle->application, &client, err))
		return false;
	if (hurdle->household &&
		!store_list_by(app->store, arena, &entity_member, "household", hurdle->household, CASUISTRY_ROWS_MAX,
			&members, &count, err))
		return false;
	if (hurdle->application &&
		!store_load(app->store, arena, &entity_application, hurdle->application, &application, &ignored))
		application.support_worker = NULL;
	named = holds_name(arena, text, client.call_name) || holds_name(arena, text, application.support_worker);
	for (size_t i = 0; i < count && !named; i++)
		named = holds_name(arena, text, ((struct member *)members[i])->call_name);
	return !named ||
		fail(err, E_INPUT,
			_("A recipe is read in the whole region and holds no names: it names somebody of this case. "
			  "Nothing was saved."));
}

/* Roles and kinds of parties that solve such a hurdle, in words: never the person who did. */
static const char *usual_owner(struct app *app, struct arena *arena, const char *kind)
{
	const struct codebook *book = app_codebook(app);
	const char *at = codebook_value(arena, codebook_find(book, "hurdle", kind), "owner");
	struct buffer list = { .arena = arena };

	buffer_text(&list, "");
	while (at && *at) {
		size_t length = strcspn(at, "\t");
		const char *code = arena_copy(arena, at, length);
		bool role = codebook_find(book, "role", code) != NULL;

		buffer_print(&list, "%s%s", list.length ? ", " : "",
			codebook_text(book, role ? "role" : "party_kind", code));
		at += length + (at[length] == '\t');
	}
	return list.text;
}

/* Of those who helped, the roles and organisations; a name of a person does not go along. */
static const char *nameless_helpers(struct app *app, struct arena *arena, const char *helpers)
{
	const struct field *const known[] = { entity_field(&entity_person, "role"),
		entity_field(&entity_person, "party"), entity_field(&entity_party, "kind") };
	const struct context *context = app_context(app, arena);
	struct buffer list = { .arena = arena };

	buffer_text(&list, "");
	for (const char *at = helpers; at && *at;) {
		size_t length = strcspn(at, ",;"), blanks = strspn(at, " ");
		const char *one = blanks < length ? arena_copy(arena, at + blanks, length - blanks) : "";
		bool found = false;

		for (size_t i = 0; i < ARRAY_LEN(known) && !found && *one; i++)
			found = context->code(context->from, arena, known[i], one) != NULL;
		if (found)
			buffer_print(&list, "%s%s", list.length ? ", " : "", one);
		at += length + (at[length] != '\0');
	}
	return list.text;
}

/* ---- solving ------------------------------------------------------------------------------------------------------- */

static bool add_recipe(struct app *app, struct arena *arena, const struct hurdle *hurdle, const char *text, int64_t day,
	int64_t days_won, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	char id[ID_TEXT];

	write_add(&cells, "kind", hurdle->kind);
	write_add(&cells, "solved_on", day_write(arena, day));
	if (days_won != UNKNOWN)
		write_add(&cells, "days_won", arena_print(arena, "%lld", (long long)days_won));
	if (!casuistry_take(&cells, "solution", text, err) ||
		!casuistry_take(&cells, "owner", usual_owner(app, arena, hurdle->kind), err) ||
		!casuistry_take(&cells, "helpers", nameless_helpers(app, arena, hurdle->helpers), err))
		return false;
	store_new_id(app->store, id);
	return store_set(app->store, &entity_recipe, id, "regio", cells.cells, cells.count, err);
}

static bool write_solution(struct app *app, struct arena *arena, const struct hurdle *hurdle,
	const struct write_cells *cells, const char *recipe, int64_t day, int64_t days_won, struct error *err)
{
	if (cells->count &&
		!store_set(app->store, &entity_hurdle, hurdle->row.id, NULL, cells->cells, cells->count, err))
		return false;
	return !recipe || add_recipe(app, arena, hurdle, recipe, day, days_won, err);
}

/* A hurdle is solved once; of one that is, a recipe can still be made. */
static bool check_solve(struct app *app, struct arena *arena, const struct hurdle *hurdle, int64_t day,
	const char **solution, const char *recipe, struct error *err)
{
	bool solved = hurdle->solved_on != UNKNOWN;

	if (solved && (*solution || !recipe))
		return fail(err, E_INPUT, _("This hurdle was solved on %s. Nothing was changed."),
			day_format(arena, hurdle->solved_on));
	if (!solved && !casuistry_needed(arena, _("How it was solved"), *solution, solution, err))
		return false;
	if (!solved && hurdle->opened_on != UNKNOWN && day < hurdle->opened_on)
		return fail(err, E_INPUT, _("%s lies before %s. Nothing was saved."), day_format(arena, day),
			day_format(arena, hurdle->opened_on));
	if (recipe && !hurdle->kind)
		return fail(err, E_INPUT, _("%s is missing. Nothing was changed."), _("Kind of hurdle"));
	return !recipe || names_nobody(app, arena, hurdle, recipe, err);
}

bool hurdle_solve(struct app *app, struct arena *arena, const char *id, int64_t day, const char *solution,
	int64_t days_won, const char *recipe, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct hurdle hurdle;

	if (!casuistry_load(app, arena, &entity_hurdle, id, &hurdle, err))
		return false;
	if (hurdle.solved_on != UNKNOWN || day == UNKNOWN)
		day = hurdle.solved_on != UNKNOWN ? hurdle.solved_on : app_today(app);
	if (days_won == UNKNOWN)
		days_won = hurdle.solved_on != UNKNOWN ? hurdle.days_won
			: hurdle.due > day             ? hurdle.due - day
						       : UNKNOWN;
	if (!check_solve(app, arena, &hurdle, day, &solution, recipe, err))
		return false;
	if (hurdle.solved_on == UNKNOWN) {
		write_add(&cells, "solved_on", day_write(arena, day));
		write_add(&cells, "solution", solution);
	}
	if (days_won != UNKNOWN)
		write_add(&cells, "days_won", arena_print(arena, "%lld", (long long)days_won));
	if (!store_begin(app->store, app->person, err))
		return false;
	if (write_solution(app, arena, &hurdle, &cells, recipe, day, days_won, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

/* ---- finding recipes ------------------------------------------------------------------------------------------------ */

enum { WORDS_MAX = 8, WORD_PAGE = 200, RECIPES_MAX = 2000 };

struct looking {
	struct app *app;
	struct arena *arena;
	const char *kind;
	const char *words[WORDS_MAX]; /* folded; the longest first */
	size_t word_count;
	struct recipe **found;
	size_t count, room;
};

static void split_words(struct looking *looking, const char *typed)
{
	const char *at = text_fold(looking->arena, typed ? typed : ""), *start;
	size_t length;

	while (looking->word_count < WORDS_MAX && (at = text_word(at, &start, &length))) {
		const char *word = arena_copy(looking->arena, start, length);

		looking->words[looking->word_count++] = word;
		if (length > strlen(looking->words[0])) {
			looking->words[looking->word_count - 1] = looking->words[0];
			looking->words[0] = word;
		}
	}
}

static bool has_word(struct arena *arena, const struct recipe *recipe, const char *beginning)
{
	const char *text = arena_print(arena, " %s %s", recipe->what ? text_fold(arena, recipe->what) : "",
		recipe->solution ? text_fold(arena, recipe->solution) : "");

	return strstr(text, arena_print(arena, " %s", beginning)) != NULL;
}

static void offer(struct looking *looking, struct recipe *recipe)
{
	bool fits = !recipe->row.gone && (!looking->kind || (recipe->kind && !strcmp(recipe->kind, looking->kind)));

	for (size_t i = 0; i < looking->count && fits; i++)
		fits = looking->found[i]->row.key != recipe->row.key;
	for (size_t i = 0; i < looking->word_count && fits; i++)
		fits = has_word(looking->arena, recipe, looking->words[i]);
	if (!fits)
		return;
	looking->found =
		arena_grow(looking->arena, looking->found, looking->count, &looking->room, sizeof(struct recipe *));
	looking->found[looking->count++] = recipe;
}

/* One page of the word table behind the last hit; *more false: it was the last page. */
struct word_place {
	const char *word;
	int64_t entity, key;
};

static bool read_page(struct looking *looking, struct word_place *place, bool *more, struct error *err)
{
	const char *word = looking->words[0];
	int64_t keys[WORD_PAGE];
	struct cursor *cursor;
	size_t seen = 0, hits = 0;
	bool row = true, good;

	if (!query_open(looking->app->store, QUERY_WORD, &cursor, err, "sssiii", word,
		    arena_print(looking->arena, "%s\xf4\x8f\xbf\xbf", word), place->word, place->entity, place->key,
		    (int64_t)WORD_PAGE))
		return false;
	while ((good = query_next(cursor, &row, err)) && row) {
		if (!strcmp(query_text(cursor, 1), entity_recipe.name))
			keys[hits++] = query_number(cursor, 2);
		*place = (struct word_place){ arena_text(looking->arena, query_text(cursor, 0)),
			query_number(cursor, 3), query_number(cursor, 2) };
		seen++;
	}
	query_close(&cursor);
	*more = seen == WORD_PAGE;
	for (size_t i = 0; i < hits && good; i++) {
		struct recipe *recipe = arena_alloc(looking->arena, sizeof(*recipe));

		good = store_load_key(looking->app->store, looking->arena, &entity_recipe, keys[i], recipe, err);
		if (good)
			offer(looking, recipe);
	}
	return good;
}

static bool look_by_word(struct looking *looking, struct error *err)
{
	struct word_place place = { looking->words[0], 0, 0 };
	bool more = true;

	while (more)
		if (!read_page(looking, &place, &more, err))
			return false;
	return true;
}

/* Without words: those of the kind, or all. There are few: one per kind of hurdle that was ever solved well. */
static bool look_by_kind(struct looking *looking, struct error *err)
{
	const struct casuistry_filter all = { .open_only = false };
	void **rows;
	size_t count;

	if (looking->kind) {
		if (!store_list_by(looking->app->store, looking->arena, &entity_recipe, "kind", looking->kind,
			    RECIPES_MAX, &rows, &count, err))
			return false;
	} else if (!casuistry_rows(looking->app, looking->arena, &entity_recipe, &all, QUERY_HURDLES_OPEN, &rows,
			   &count, err)) {
		return false;
	}
	for (size_t i = 0; i < count; i++)
		offer(looking, rows[i]);
	return true;
}

static int by_newest(const void *a, const void *b)
{
	const struct recipe *left = *(struct recipe *const *)a, *right = *(struct recipe *const *)b;

	if (left->solved_on != right->solved_on)
		return left->solved_on < right->solved_on ? 1 : -1;
	return strcmp(right->row.id, left->row.id);
}

bool recipe_find(struct app *app, struct arena *arena, const char *kind, const char *typed, size_t limit,
	struct recipe ***recipes, size_t *count, struct error *err)
{
	struct looking looking = { .app = app, .arena = arena, .kind = kind };

	split_words(&looking, typed);
	if (looking.word_count ? !look_by_word(&looking, err) : !look_by_kind(&looking, err))
		return false;
	if (looking.count)
		qsort(looking.found, looking.count, sizeof(*looking.found), by_newest);
	*recipes = looking.found;
	*count = looking.count < limit ? looking.count : limit;
	return true;
}
