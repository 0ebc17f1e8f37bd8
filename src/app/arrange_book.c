/* From the codes of an arrangement to its codebook. */
#include <stdlib.h>
#include <string.h>

#include "app/arrange.h"
#include "arrange_file.h"
#include "store/store.h"

enum { DAYS_PER_WEEK = 7 };

/* Where a key of code.more goes in a struct code_entry. */
enum target { TO_TEXT, TO_WORDS, TO_FLAG, TO_NUMBER, TO_WEEKS };

static const struct more_rule {
	const char *list, *key;
	enum target target;
	size_t offset;
} more_rules[] = {
	{ "step", "turn", TO_TEXT, offsetof(struct code_entry, step.turn) },
	{ "step", "term.workdays", TO_NUMBER, offsetof(struct code_entry, step.term_workdays) },
	{ "step", "term.days", TO_NUMBER, offsetof(struct code_entry, step.term_days) },
	{ "step", "term.weeks", TO_WEEKS, offsetof(struct code_entry, step.term_days) },
	{ "step", "final", TO_FLAG, offsetof(struct code_entry, step.final) },
	{ "gate", "before", TO_WORDS, offsetof(struct code_entry, gate_before) },
	{ "gate", "needs", TO_WORDS, offsetof(struct code_entry, gate_needs) },
	{ "outcome", "from", TO_WORDS, offsetof(struct code_entry, outcome.from) },
	{ "outcome", "to", TO_TEXT, offsetof(struct code_entry, outcome.to) },
	{ "outcome", "plain", TO_FLAG, offsetof(struct code_entry, outcome.plain) },
	{ "outcome", "asks", TO_WORDS, offsetof(struct code_entry, outcome.asks) },
	{ "outcome", "needs", TO_WORDS, offsetof(struct code_entry, outcome.needs) },
	{ "outcome", "reasons", TO_TEXT, offsetof(struct code_entry, outcome.reasons) },
	{ "outcome", "sets", TO_WORDS, offsetof(struct code_entry, outcome.sets) },
	{ "decline", "class", TO_TEXT, offsetof(struct code_entry, reason.class) },
	{ "decline", "consequence.nl", TO_TEXT, offsetof(struct code_entry, reason.consequence_nl) },
	{ "decline", "consequence.en", TO_TEXT, offsetof(struct code_entry, reason.consequence_en) },
};

/* Where code.about goes. */
static const struct {
	const char *list;
	size_t offset;
} about_rules[] = {
	{ "outcome", offsetof(struct code_entry, outcome.forum_kind) },
	{ "decline", offsetof(struct code_entry, reason.kind) },
};

const char *arrange_more(struct arena *arena, const char *more, const char *key)
{
	return codebook_value(arena, &(struct code_entry){ .more = more }, key);
}

static void put_text(struct arena *arena, const struct more_rule *rule, const char *value, size_t length, void *at)
{
	char *text = arena_copy(arena, value, length);

	for (char *tab = text; rule->target == TO_WORDS && (tab = strchr(tab, '\t'));)
		*tab = ' ';
	memcpy(at, &text, sizeof(text));
}

static void put_more(
	struct arena *arena, const struct more_rule *rule, const char *value, size_t length, struct code_entry *entry)
{
	void *at = (char *)entry + rule->offset;
	int64_t number;

	switch (rule->target) {
	case TO_TEXT:
	case TO_WORDS: put_text(arena, rule, value, length, at); break;
	case TO_FLAG: *(bool *)at = length == 4 && !memcmp(value, "true", 4); break;
	case TO_NUMBER:
	case TO_WEEKS:
		number = strtoll(value, NULL, 10);
		*(int64_t *)at = rule->target == TO_WEEKS ? number * DAYS_PER_WEEK : number;
		break;
	}
}

static void fill_entry(struct arena *arena, const struct code *code, struct code_entry *entry)
{
	*entry = (struct code_entry){
		.list = code->list,
		.code = code->code,
		.nl = code->nl,
		.en = code->en,
		.nl_short = code->nl_short,
		.en_short = code->en_short,
		.about = code->about,
		.more = code->more,
		.step = { .queued = code->queued, .term_workdays = UNKNOWN, .term_days = UNKNOWN },
	};
	for (size_t i = 0; i < ARRAY_LEN(about_rules); i++)
		if (!strcmp(about_rules[i].list, code->list))
			memcpy((char *)entry + about_rules[i].offset, &code->about, sizeof(code->about));
	for (size_t i = 0; code->more && i < ARRAY_LEN(more_rules); i++) {
		const char *value;

		if (strcmp(more_rules[i].list, code->list))
			continue;
		value = codebook_value(arena, entry, more_rules[i].key);
		if (value)
			put_more(arena, &more_rules[i], value, strlen(value), entry);
	}
}

static void fill_head(struct arena *arena, const struct code *head, struct codebook *book)
{
	const char *version = arrange_more(arena, head->more, "version");

	book->arrangement = arena_print(arena, "%s/%s", head->code, version ? version : "1");
	book->case_prefix = arrange_more(arena, head->more, "case_prefix");
	book->home_prefix = arrange_more(arena, head->more, "home_prefix");
}

/* All codes of one list. A list that this program does not know is left out. */
static void add_list(
	struct arena *arena, const struct code *codes, size_t count, const char *list, struct codebook *book)
{
	size_t first = 0;

	while (first < count && strcmp(codes[first].list, list))
		first++;
	for (; first < count && !strcmp(codes[first].list, list); first++) {
		fill_entry(arena, &codes[first], &book->entries[book->count]);
		book->entries[book->count++].list = list;
	}
}

struct codebook *arrange_make_book(struct arena *arena, const struct code *codes, size_t count, bool dutch)
{
	struct codebook *book = arena_alloc(arena, sizeof(*book));

	*book = (struct codebook){ .arrangement = "", .case_prefix = "", .home_prefix = "", .dutch = dutch };
	book->entries = arena_alloc(arena, count * sizeof(*book->entries));
	for (size_t i = 0; i < count; i++)
		if (!strcmp(codes[i].list, "arrangement"))
			fill_head(arena, &codes[i], book);
	add_list(arena, codes, count, "arrangement", book);
	for (const struct list_rule *list = arrange_lists; list->list; list++)
		add_list(arena, codes, count, list->list, book);
	return book;
}

bool arrange_codebook(
	struct app *app, struct arena *arena, const char *arrangement, struct codebook **out, struct error *err)
{
	struct code *codes;
	size_t count;

	if (!codes_load(app->store, arena, arrangement, NULL, &codes, &count, err))
		return false;
	*out = arrange_make_book(arena, codes, count, app->dutch);
	return true;
}
