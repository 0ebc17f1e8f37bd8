/*
 * From a checked arrangement file to codes and rows, and from codes to the codebook.
 *
 * What an entry has beside its texts goes into code.more as lines `key=value`, so that a start need not parse JSON:
 * numbers and flags as in JSON, elements of an array with a tab between, a member of an inner object as `outer.inner`.
 */
#include <stdlib.h>
#include <string.h>

#include "app/arrange.h"
#include "arrange_file.h"
#include "store/store.h"
#include "write.h"

enum { DAYS_PER_WEEK = 7, LISTS_MAX = 32 };

static const char *text_of(const cJSON *object, const char *key)
{
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);

	return cJSON_IsString(value) ? value->valuestring : NULL;
}

static void add_value(struct buffer *out, const cJSON *value)
{
	const cJSON *one;

	if (cJSON_IsString(value))
		buffer_text(out, value->valuestring);
	else if (cJSON_IsNumber(value))
		buffer_print(out, "%lld", (long long)value->valuedouble);
	else if (cJSON_IsBool(value))
		buffer_text(out, cJSON_IsTrue(value) ? "true" : "false");
	for (one = cJSON_IsArray(value) ? value->child : NULL; one; one = one->next) {
		buffer_text(out, one == value->child ? "" : "\t");
		if (cJSON_IsString(one))
			buffer_text(out, one->valuestring);
	}
}

static void add_line(struct buffer *out, const char *outer, const cJSON *value)
{
	buffer_print(out, "%s%s%s%s=", out->length ? "\n" : "", outer, *outer ? "." : "", value->string);
	add_value(out, value);
}

/* Only members that the list has a rule for: what a newer file has more is not ours to spell. */
static const char *make_more(struct arena *arena, const struct list_rule *list, const cJSON *entry)
{
	struct buffer out = { .arena = arena };

	for (const struct member_rule *rule = list->members; rule->key; rule++) {
		const cJSON *value = cJSON_GetObjectItemCaseSensitive(entry, rule->key), *inner;

		if (!value || cJSON_IsNull(value) || (list->about && !strcmp(rule->key, list->about)))
			continue;
		if (!cJSON_IsObject(value))
			add_line(&out, "", value);
		for (inner = cJSON_IsObject(value) ? value->child : NULL; inner; inner = inner->next)
			add_line(&out, rule->key, inner);
	}
	return out.text;
}

static struct code make_code(struct arena *arena, const struct list_rule *list, const cJSON *entry, int64_t rank)
{
	const char *name = text_of(entry, "name"), *nl = text_of(entry, "nl"), *en = text_of(entry, "en");

	return (struct code){
		.list = list->list,
		.code = arena_text(arena, text_of(entry, "code")),
		.rank = rank,
		.nl = arena_text(arena, nl ? nl : name),
		.en = arena_text(arena, en ? en : name),
		.nl_short = arena_text(arena, text_of(entry, "nl_short")),
		.en_short = arena_text(arena, text_of(entry, "en_short")),
		.about = list->about ? arena_text(arena, text_of(entry, list->about)) : NULL,
		.more = make_more(arena, list, entry),
		.queued = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(entry, "queue")),
	};
}

/* The arrangement itself is the one code of the list "arrangement". */
static struct code make_head(struct arena *arena, const cJSON *root, const struct arrange_file *file)
{
	return (struct code){
		.list = "arrangement",
		.code = file->code,
		.nl = file->title_nl,
		.en = file->title_en,
		.more = arena_print(arena, "version=%lld\ncase_prefix=%s\nhome_prefix=%s", (long long)file->version,
			text_of(root, "case_prefix"), text_of(root, "home_prefix")),
	};
}

void arrange_make_codes(struct arena *arena, const cJSON *root, struct arrange_file *file)
{
	size_t count = 1;

	for (const struct list_rule *list = arrange_lists; list->key; list++)
		count += (size_t)cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(root, list->key));
	file->codes = arena_alloc(arena, count * sizeof(*file->codes));
	file->codes[file->code_count++] = make_head(arena, root, file);
	for (const struct list_rule *list = arrange_lists; list->key; list++) {
		const cJSON *entry;
		int64_t rank = 0;

		cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(root, list->key))
			file->codes[file->code_count++] = make_code(arena, list, entry, rank++);
	}
}

static void keep_row(struct arrange_file *file, const struct entity *entity, const char *id, struct write_cells *cells)
{
	file->rows[file->row_count++] = (struct arrange_row){ entity, id, cells->cells, cells->count };
}

static void make_arrangement_row(struct arena *arena, const cJSON *root, struct arrange_file *file)
{
	static const char *const copied[] = { "source", "valid_from", "valid_to", "status" };
	struct write_cells cells = { .arena = arena };

	write_add(&cells, "title_nl", file->title_nl);
	write_add(&cells, "title_en", file->title_en);
	for (size_t i = 0; i < ARRAY_LEN(copied); i++)
		write_add(&cells, copied[i], arena_text(arena, text_of(root, copied[i])));
	write_add(&cells, "version", arena_print(arena, "%lld", (long long)file->version));
	write_add(&cells, "hash", arena_text(arena, file->hash));
	keep_row(file, &entity_arrangement, file->code, &cells);
}

/* A party keeps what the people here wrote in fields that the file leaves out. */
static void make_party_row(struct arena *arena, const cJSON *entry, struct arrange_file *file)
{
	static const char *const copied[] = { "name", "kind", "status", "since", "place", "phone" };
	struct write_cells cells = { .arena = arena };

	for (size_t i = 0; i < ARRAY_LEN(copied); i++)
		if (text_of(entry, copied[i]))
			write_add(&cells, copied[i], arena_text(arena, text_of(entry, copied[i])));
	keep_row(file, &entity_party, arena_text(arena, text_of(entry, "code")), &cells);
}

static bool names(const cJSON *array, const char *code)
{
	const cJSON *one;

	cJSON_ArrayForEach(one, array) if (cJSON_IsString(one) && !strcmp(one->valuestring, code)) return true;
	return false;
}

static void make_forum_row(struct arena *arena, const cJSON *root, const cJSON *entry, struct arrange_file *file)
{
	const cJSON *own = cJSON_GetObjectItemCaseSensitive(entry, "municipalities"), *one;
	struct write_cells cells = { .arena = arena };

	write_add(&cells, "name", arena_text(arena, text_of(entry, "nl")));
	write_add(&cells, "kind", arena_text(arena, text_of(entry, "kind")));
	write_add(&cells, "level", arena_text(arena, text_of(entry, "level")));
	cJSON_ArrayForEach(one, cJSON_GetObjectItemCaseSensitive(root, "municipalities"))
	{
		const char *code = text_of(one, "code");

		write_add(&cells, arena_print(arena, "municipalities.%s", code), names(own, code) ? "true" : NULL);
	}
	keep_row(file, &entity_forum, arena_text(arena, text_of(entry, "code")), &cells);
}

void arrange_make_rows(struct arena *arena, const cJSON *root, struct arrange_file *file)
{
	const cJSON *parties = cJSON_GetObjectItemCaseSensitive(root, "parties"), *entry;
	const cJSON *forums = cJSON_GetObjectItemCaseSensitive(root, "forums");
	size_t count = 1 + (size_t)cJSON_GetArraySize(parties) + (size_t)cJSON_GetArraySize(forums);

	file->rows = arena_alloc(arena, count * sizeof(*file->rows));
	make_arrangement_row(arena, root, file);
	cJSON_ArrayForEach(entry, parties) make_party_row(arena, entry, file);
	cJSON_ArrayForEach(entry, forums) make_forum_row(arena, root, entry, file);
}

/* ---- the codebook ---- */

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

/* Codes of all lists, in the order of arrange_lists. */
struct loaded {
	struct code *codes[LISTS_MAX];
	size_t counts[LISTS_MAX], total;
};

static bool load_lists(struct app *app, struct arena *arena, struct loaded *loaded, struct error *err)
{
	for (size_t i = 0; i < LISTS_MAX && arrange_lists[i].key; i++) {
		if (!codes_load(app->store, arena, arrange_lists[i].list, &loaded->codes[i], &loaded->counts[i], err))
			return false;
		loaded->total += loaded->counts[i];
	}
	return true;
}

static void fill_entries(struct arena *arena, const struct loaded *loaded, struct codebook *book)
{
	book->entries = arena_alloc(arena, loaded->total * sizeof(*book->entries));
	for (size_t i = 0; i < LISTS_MAX && arrange_lists[i].key; i++) {
		for (size_t n = 0; n < loaded->counts[i]; n++) {
			loaded->codes[i][n].list = arrange_lists[i].list;
			fill_entry(arena, &loaded->codes[i][n], &book->entries[book->count++]);
		}
	}
}

bool arrange_codebook(struct app *app, struct arena *arena, struct codebook **out, struct error *err)
{
	struct codebook *book = arena_alloc(arena, sizeof(*book));
	struct loaded loaded = { .total = 0 };
	struct code *head;
	size_t count;

	*book = (struct codebook){ .arrangement = "", .case_prefix = "", .home_prefix = "", .dutch = app->dutch };
	if (!codes_load(app->store, arena, "arrangement", &head, &count, err) || !load_lists(app, arena, &loaded, err))
		return false;
	if (count)
		fill_head(arena, &head[0], book);
	fill_entries(arena, &loaded, book);
	*out = book;
	return true;
}
