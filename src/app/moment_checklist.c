/* The checklist of an appointment: each answer goes to who may see it, and the client may show more. */
#include <string.h>

#include "arrange_file.h"
#include "moment_parts.h"
#include "store/store.h"

enum { CHECKLISTS_MAX = 20 };

/* An appointment with its checklist. */
struct listing {
	struct moment_at at;
	const char *code;      /* of the checklist; NULL: the moment has none */
	struct checklist *row; /* NULL: nothing was answered yet */
};

static bool load_listing(
	struct app *app, struct arena *arena, const char *appointment, struct listing *listing, struct error *err)
{
	size_t count;
	void **rows;

	memset(listing, 0, sizeof(*listing));
	if (!moment_load(app, arena, appointment, &listing->at, err) ||
		!store_list_by(app->store, arena, &entity_checklist, "appointment", appointment, CHECKLISTS_MAX, &rows,
			&count, err))
		return false;
	for (size_t i = 0; i < count && !listing->row; i++)
		if (!((struct row *)rows[i])->gone)
			listing->row = rows[i];
	listing->code = codebook_value(arena, listing->at.moment, "checklist");
	return true;
}

/* The text behind a code in scores; NULL: none. */
static const char *answer_in(struct arena *arena, const char *scores, const char *question)
{
	const char *at = scores, *code, *value;

	while (field_next_element(arena, &at, &code, &value))
		if (!strcmp(code, question))
			return value;
	return NULL;
}

static bool is_open_to_all(const struct code_entry *question)
{
	return codebook_holds(question, "class", "basic");
}

/* Behind the name of the checklist, see arrange_joined. */
static const char *short_code(const struct code_entry *question)
{
	const char *rest = question->code + strlen(question->about);

	return rest + strspn(rest, "_");
}

static void take_question(struct arena *arena, const struct listing *listing, const struct code_entry *question,
	struct moment_question *out)
{
	const struct checklist *row = listing->row;
	const char *open = row ? answer_in(arena, row->answers_open, question->code) : NULL;

	*out = (struct moment_question){
		.question = question,
		.code = short_code(question),
		.answer = open ? open
			: row  ? answer_in(arena, row->answers, question->code)
			       : NULL,
		.shared = open || is_open_to_all(question),
	};
}

bool moment_questions(struct app *app, struct arena *arena, const char *appointment, struct moment_question **out,
	size_t *count, struct error *err)
{
	struct listing listing;
	size_t all;
	const struct code_entry *questions;

	*count = 0;
	if (!load_listing(app, arena, appointment, &listing, err))
		return false;
	questions = codebook_list(listing.at.owner.book, "question", &all);
	*out = arena_alloc(arena, (all + 1) * sizeof(**out));
	for (size_t i = 0; listing.code && i < all; i++)
		if (questions[i].about && !strcmp(questions[i].about, listing.code) &&
			!codebook_flag(&questions[i], "hidden"))
			take_question(arena, &listing, &questions[i], &(*out)[(*count)++]);
	return true;
}

/* The whole code, or the part behind the checklist's name. */
static const struct code_entry *find_question(struct arena *arena, const struct listing *listing, const char *typed)
{
	const struct codebook *book = listing->at.owner.book;
	const struct code_entry *entry = codebook_find(book, "question", arrange_joined(arena, listing->code, typed));

	if (!entry)
		entry = codebook_find(book, "question", typed);
	return entry && entry->about && !strcmp(entry->about, listing->code) ? entry : NULL;
}

static bool no_such_question(struct arena *arena, const struct listing *listing, const char *typed, struct error *err)
{
	size_t count;
	const struct code_entry *questions = codebook_list(listing->at.owner.book, "question", &count);
	struct buffer list = { .arena = arena };

	for (size_t i = 0; i < count; i++)
		if (questions[i].about && !strcmp(questions[i].about, listing->code))
			buffer_print(&list, "%s%s", list.length ? ", " : "", short_code(&questions[i]));
	return fail(err, E_INPUT, _("This checklist has no question \"%s\". It has: %s."), typed,
		list.length ? list.text : _("nothing"));
}

static void add_new(struct arena *arena, const struct listing *listing, struct write_cells *cells)
{
	const struct code_entry *checklist = codebook_find(listing->at.owner.book, "checklist", listing->code);
	int64_t version = codebook_number(checklist, "version");

	write_add(cells, "appointment", listing->at.row->row.id);
	write_add(cells, "application", listing->at.row->application);
	write_add(cells, "checklist", listing->code);
	write_add(cells, "version", arena_print(arena, "%lld", version == UNKNOWN ? 1LL : (long long)version));
}

/* An answer stands in one of the two places; a new text of a care question is for client and care again, until the
 * client says otherwise. */
static void add_answer(struct arena *arena, const struct listing *listing, const struct code_entry *question,
	const char *text, bool share, struct write_cells *cells)
{
	bool open = share || is_open_to_all(question);
	const char *old = !listing->row ? NULL : open ? listing->row->answers : listing->row->answers_open;

	write_add(cells, arena_print(arena, "%s.%s", open ? "answers_open" : "answers", question->code), text);
	if (answer_in(arena, old, question->code))
		write_add(cells, arena_print(arena, "%s.%s", open ? "answers" : "answers_open", question->code), NULL);
}

static bool save(struct app *app, const struct listing *listing, const struct write_cells *cells, struct error *err)
{
	char id[ID_TEXT];

	if (!listing->row)
		store_new_id(app->store, id);
	if (!store_begin(app->store, app->person, err))
		return false;
	if (store_set(app->store, &entity_checklist, listing->row ? listing->row->row.id : id,
		    listing->at.row->row.scope, cells->cells, cells->count, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}

bool moment_answer(struct app *app, struct arena *arena, const char *appointment, const char *question,
	const char *text, bool share, struct error *err)
{
	struct write_cells cells = { .arena = arena };
	const struct code_entry *entry;
	struct listing listing;

	if (!load_listing(app, arena, appointment, &listing, err))
		return false;
	if (!listing.code)
		return fail(err, E_INPUT, _("%s has no checklist."), listing.at.text);
	entry = find_question(arena, &listing, question);
	if (!entry)
		return no_such_question(arena, &listing, question, err);
	if (share && codebook_flag(entry, "hidden"))
		return fail(err, E_INPUT, _("The answer to \"%s\" stays between client and care. It is never shared."),
			codebook_text(listing.at.owner.book, "question", entry->code));
	if (!listing.row)
		add_new(arena, &listing, &cells);
	add_answer(arena, &listing, entry, text && *text ? text : NULL, share, &cells);
	return save(app, &listing, &cells, err);
}
