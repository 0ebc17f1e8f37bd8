/* Neighbours' questions: how fast they are answered, and never of whom. */
#include <string.h>
#include <strings.h>

#include "add.h"
#include "base/day.h"
#include "base/text.h"
#include "household_parts.h"
#include "store/query.h"
#include "store/store.h"

enum { ANSWER_WORKDAYS = 2, OPEN_MAX = 1000 };

static bool has_text(const char *text)
{
	return text && *text;
}

/* ---- lines ------------------------------------------------------------------------------------------------------ */

bool household_question_line(struct app *app, struct arena *arena, struct neighbour_question *row,
	struct question_line *line, struct error *err)
{
	struct error why = { E_NONE, "" };
	const struct codebook *book = app_codebook(app);
	struct home home = { .number = NULL };
	int64_t workdays;

	if (row->home && store_load(app->store, arena, &entity_home, row->home, &home, &why)) {
		if (!household_book_of_home(app, arena, &home, &book, err))
			return false;
	} else if (row->home && why.code != E_MISSING) {
		return fail(err, why.code, "%s", why.text);
	}
	workdays = codebook_figure(book, "answer_workdays", ANSWER_WORKDAYS);
	*line = (struct question_line){ .question = row, .home = home.number, .minutes = UNKNOWN };
	if (row->received_at == UNKNOWN)
		return true;
	line->answer_by = day_add_workdays(row->received_at / MINUTES_PER_DAY, (int)workdays);
	if (row->answered_at != UNKNOWN)
		line->minutes = row->answered_at - row->received_at;
	else
		line->late = app_today(app) > line->answer_by;
	return true;
}

struct asking {
	struct app *app;
	struct arena *arena;
	struct question_line *lines;
	size_t count, room, limit;
	size_t late;
};

/* A table sees its own homes' questions. */
static bool is_own(const struct app *app, const struct neighbour_question *row)
{
	return !row->row.gone && (!*app->forum || !row->row.scope || !strcmp(row->row.scope, app->forum));
}

static bool take(struct asking *asking, int64_t key, struct error *err)
{
	struct neighbour_question *row = arena_alloc(asking->arena, sizeof(*row));
	struct question_line line;

	if (!store_load_key(asking->app->store, asking->arena, &entity_neighbour_question, key, row, err) ||
		!household_question_line(asking->app, asking->arena, row, &line, err))
		return false;
	if (!is_own(asking->app, row))
		return true;
	asking->late += line.late;
	if (asking->count == asking->limit)
		return true;
	asking->lines = arena_grow(asking->arena, asking->lines, asking->count, &asking->room, sizeof(*asking->lines));
	asking->lines[asking->count++] = line;
	return true;
}

static bool take_all(struct asking *asking, struct cursor *cursor, struct error *err)
{
	bool row = true, good = true;

	while (row && (good = query_next(cursor, &row, err)))
		if (row && !(good = take(asking, query_number(cursor, 0), err)))
			break;
	query_close(&cursor);
	return good;
}

bool question_list(struct app *app, struct arena *arena, const char *home, bool open_only, size_t limit,
	struct question_line **lines, size_t *count, size_t *late, struct error *err)
{
	struct asking asking = { .app = app, .arena = arena, .limit = limit };
	struct cursor *cursor;
	bool good = home
		? query_open(app->store, QUERY_QUESTIONS_OPEN_OF_HOME, &cursor, err, "si", home, (int64_t)OPEN_MAX)
		: query_open(app->store, QUERY_QUESTIONS_OPEN, &cursor, err, "i", (int64_t)OPEN_MAX);

	if (!good || !take_all(&asking, cursor, err))
		return false;
	if (!open_only) {
		good = home ? query_open(app->store, QUERY_QUESTIONS_ANSWERED_OF_HOME, &cursor, err, "si", home,
				      (int64_t)limit)
			    : query_open(app->store, QUERY_QUESTIONS_ANSWERED, &cursor, err, "i", (int64_t)limit);
		if (!good || !take_all(&asking, cursor, err))
			return false;
	}
	*lines = asking.lines;
	*count = asking.count;
	*late = asking.late;
	return true;
}

/* ---- asking ----------------------------------------------------------------------------------------------------- */

/* Is this word, folded, one of the folded text? */
static bool has_word(const char *folded, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = folded; length && (at = strstr(at, word)); at++)
		if ((at == folded || at[-1] == ' ') && (!at[length] || at[length] == ' '))
			return true;
	return false;
}

static void look_for(struct arena *arena, const char *folded, const char *name, struct buffer *found)
{
	if (has_text(name) && has_word(folded, text_fold(arena, name)))
		buffer_print(found, "%s%s", found->length ? ", " : "", name);
}

/* The word behind a title ("mevrouw Jansen") when it begins with a capital; its length, 0: none here. */
static size_t name_behind_title(const char *at, const char **name)
{
	static const char *const titles[] = { "mevrouw ", "meneer ", "mijnheer ", "mevr. ", "mw. ", "dhr. ",
		"familie " };

	for (size_t i = 0; i < ARRAY_LEN(titles); i++) {
		*name = at + strlen(titles[i]);
		if (!strncasecmp(at, titles[i], strlen(titles[i])) && **name >= 'A' && **name <= 'Z')
			return strcspn(*name, " .,;:!?\n");
	}
	return 0;
}

static void look_for_titles(struct arena *arena, const char *text, struct buffer *found)
{
	for (const char *at = text; *at; at++) {
		const char *name;
		size_t length = at == text || at[-1] == ' ' ? name_behind_title(at, &name) : 0;

		if (length)
			buffer_print(found, "%s%s", found->length ? ", " : "", arena_copy(arena, name, length));
	}
}

/* Names of those who live there, or of a neighbour, in a text that should have none. NULL: none. */
static bool find_names(struct app *app, struct arena *arena, const struct home *home, const char *text,
	const char **names, struct error *err)
{
	const char *folded = text_fold(arena, text);
	struct buffer found = { .arena = arena };
	struct household_all *all;

	look_for_titles(arena, text, &found);
	if (home->household) {
		if (!household_gather(app, arena, home->household, &all, err))
			return false;
		for (size_t i = 0; i < all->facts.member_count; i++)
			look_for(arena, folded, all->members[i]->call_name, &found);
		for (size_t i = 0; i < all->facts.role_count; i++)
			look_for(arena, folded, all->roles[i]->name, &found);
	}
	*names = found.text;
	return true;
}

static bool prepare(struct app *app, struct arena *arena, const struct home *home, const char *text, const char *way,
	int64_t at, struct add *add, struct error *err)
{
	const char *pairs[3];
	size_t count = 0;

	pairs[count++] = arena_print(arena, "home=%s", home->row.id);
	pairs[count++] = arena_print(arena, "question=%s", text);
	if (has_text(way))
		pairs[count++] = arena_print(arena, "way=%s", way);
	if (!add_prepare(app, arena, &entity_neighbour_question, pairs, count, add, err))
		return false;
	if (at != UNKNOWN && !add_value(add, "received_at", time_write(arena, at), err))
		return false;
	return !home->household || add_value(add, "household", home->household, err);
}

bool question_ask(struct app *app, struct arena *arena, const char *home, const char *text, const char *way, int64_t at,
	const char **id, const char **told, struct error *err)
{
	struct home row;
	struct add add;
	const char *names;

	*told = NULL;
	if (!store_load(app->store, arena, &entity_home, home, &row, err))
		return false;
	if (!has_text(text))
		return fail(err, E_INPUT, _("What is the question? Nothing was saved."));
	if (at != UNKNOWN && at > clock_time(&app->clock))
		return fail(err, E_INPUT, _("%s has yet to come. Nothing was saved."), time_format(arena, at));
	if (!prepare(app, arena, &row, text, way, at, &add, err) || !find_names(app, arena, &row, text, &names, err) ||
		!store_begin(app->store, app->person, err))
		return false;
	if (!add_write(app, arena, &add, id, err)) {
		store_rollback(app->store);
		return false;
	}
	if (names)
		*told = arena_print(
			arena, _("This looks like a name: %s. A question keeps no names; write it without."), names);
	return store_commit(app->store, err);
}

bool question_answer(struct app *app, struct arena *arena, const char *question, const char *answer, const char *by,
	int64_t at, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	struct neighbour_question row;

	if (at == UNKNOWN)
		at = clock_time(&app->clock);
	if (!store_load(app->store, arena, &entity_neighbour_question, question, &row, err))
		return false;
	if (row.answered_at != UNKNOWN)
		return fail(err, E_INPUT, _("This was answered on %s. Nothing was changed."),
			time_format(arena, row.answered_at));
	if (!has_text(answer))
		return fail(err, E_INPUT, _("What is the answer? Nothing was saved."));
	if (row.received_at != UNKNOWN && at < row.received_at)
		return fail(err, E_INPUT, _("%s lies before %s. Nothing was saved."), time_format(arena, at),
			time_format(arena, row.received_at));
	write_add(&cells, "answer", answer);
	write_add(&cells, "answered_by", has_text(by) ? by : app->person_name);
	write_add(&cells, "answered_at", time_write(arena, at));
	if (!store_begin(app->store, app->person, err))
		return false;
	if (store_set(app->store, &entity_neighbour_question, question, NULL, cells.cells, cells.count, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
