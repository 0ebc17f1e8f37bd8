/*
 * From a checked arrangement file to codes and rows.
 *
 * What an entry has beside its texts goes into code.more as lines `key=value`, so that a start need not parse JSON:
 * numbers and flags as in JSON, elements of an array with a tab between, a member of an inner object as `outer.inner`.
 */
#include <string.h>

#include "app/arrange.h"
#include "arrange_file.h"
#include "store/store.h"
#include "write.h"

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

/* A list within an entry becomes a list of codes of its own and leaves no line. */
static void add_lines(struct buffer *out, const char *prefix, const cJSON *value)
{
	const char *key = arena_print(out->arena, "%s%s%s", prefix, *prefix ? "." : "", value->string);
	const cJSON *inner;

	if (cJSON_IsNull(value) || (cJSON_IsArray(value) && cJSON_IsObject(value->child)))
		return;
	if (cJSON_IsObject(value)) {
		cJSON_ArrayForEach(inner, value) add_lines(out, key, inner);
		return;
	}
	buffer_print(out, "%s%s=", out->length ? "\n" : "", key);
	add_value(out, value);
}

static const char *make_more(struct arena *arena, const cJSON *entry)
{
	static const char *const apart[] = { "code", "nl", "en", "nl_short", "en_short", "name" };
	struct buffer out = { .arena = arena };
	const cJSON *member;

	cJSON_ArrayForEach(member, entry)
	{
		size_t i = 0;

		while (i < ARRAY_LEN(apart) && strcmp(member->string, apart[i]))
			i++;
		if (i == ARRAY_LEN(apart))
			add_lines(&out, "", member);
	}
	return out.text;
}

static struct code *new_code(struct arena *arena, struct arrange_file *file)
{
	file->codes = arena_grow(arena, file->codes, file->code_count, &file->code_room, sizeof *file->codes);
	file->codes[file->code_count] = (struct code){ .list = NULL };
	return &file->codes[file->code_count++];
}

/* `texts` stands in where the entry has no texts of its own; may be NULL. */
static struct code *add_code(struct arena *arena, const struct list_rule *list, const cJSON *entry, const cJSON *texts,
	int64_t rank, struct arrange_file *file)
{
	const cJSON *from = text_of(entry, "nl") || text_of(entry, "name") || !texts ? entry : texts;
	const char *name = text_of(from, "name"), *nl = text_of(from, "nl"), *en = text_of(from, "en");
	struct code *code = new_code(arena, file);

	*code = (struct code){
		.list = list->list,
		.code = arena_text(arena, text_of(entry, "code")),
		.rank = rank,
		.nl = arena_text(arena, nl ? nl : name),
		.en = arena_text(arena,
			en           ? en
				: nl ? nl
				     : name),
		.nl_short = arena_text(arena, text_of(from, "nl_short")),
		.en_short = arena_text(arena, text_of(from, "en_short")),
		.about = list->about ? arena_text(arena, text_of(entry, list->about)) : NULL,
		.more = make_more(arena, entry),
		.queued = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(entry, "queue")),
	};
	return code;
}

/* The arrangement itself is the one code of the list "arrangement". */
static void add_head(struct arena *arena, const cJSON *root, struct arrange_file *file)
{
	static const char *const told[] = { "version", "case_prefix", "home_prefix", "source", "valid_from", "valid_to",
		"status", "replaces", "part_of", "theme" };
	struct buffer more = { .arena = arena };

	for (size_t i = 0; i < ARRAY_LEN(told); i++) {
		const cJSON *value = cJSON_GetObjectItemCaseSensitive(root, told[i]);

		if (value)
			add_lines(&more, "", value);
	}
	*new_code(arena, file) = (struct code){
		.list = "arrangement",
		.code = file->code,
		.nl = file->title_nl,
		.en = file->title_en,
		.more = more.text,
	};
}

/* No code has 26 letters, since an id has: two underscores then. */
const char *arrange_joined(struct arena *arena, const char *first, const char *second)
{
	bool clash = strlen(first) + 1 + strlen(second) == ID_TEXT - 1;

	return arena_print(arena, "%s%s%s", first, clash ? "__" : "_", second);
}

static void add_questions(
	struct arena *arena, const struct list_rule *list, const cJSON *root, struct arrange_file *file)
{
	const cJSON *checklist, *question;
	int64_t rank = 0;

	cJSON_ArrayForEach(checklist, cJSON_GetObjectItemCaseSensitive(root, "checklists"))
	{
		const char *of = text_of(checklist, "code");

		cJSON_ArrayForEach(question, cJSON_GetObjectItemCaseSensitive(checklist, "questions"))
		{
			struct code *code = add_code(arena, list, question, NULL, rank++, file);

			code->code = arrange_joined(arena, of, code->code);
			code->about = arena_text(arena, of);
		}
	}
}

static const cJSON *entry_of(const cJSON *list, const char *code)
{
	const cJSON *entry;

	cJSON_ArrayForEach(entry, list)
	{
		if (!strcmp(text_of(entry, "code"), code))
			return entry;
	}
	return NULL;
}

static void add_quota(struct arena *arena, const struct list_rule *list, const cJSON *root, struct arrange_file *file)
{
	const cJSON *names = cJSON_GetObjectItemCaseSensitive(root, "municipalities"), *entry;
	const cJSON *quota = cJSON_GetObjectItemCaseSensitive(root, "quota");
	int64_t rank = 0;

	cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(quota, "municipalities"))
		add_code(arena, list, entry, entry_of(names, text_of(entry, "code")), rank++, file);
}

/* The numbers of the quota that are of no municipality stand among the figures. */
static void add_quota_figures(struct arena *arena, const cJSON *root, int64_t rank, struct arrange_file *file)
{
	const cJSON *quota = cJSON_GetObjectItemCaseSensitive(root, "quota");
	const cJSON *weights = cJSON_GetObjectItemCaseSensitive(quota, "weights");
	const struct {
		const char *code, *nl, *en;
		const cJSON *value;
	} figures[] = {
		{ "quota_max", "maximum per jaar", "most in a year", cJSON_GetObjectItemCaseSensitive(quota, "max") },
		{ "quota_year", "jaar van de cijfers", "year of the figures",
			cJSON_GetObjectItemCaseSensitive(quota, "year") },
		{ "quota_weight_households", "gewicht van de huishoudens (promille)",
			"weight of the households (per mille)",
			cJSON_GetObjectItemCaseSensitive(weights, "households") },
	};

	for (size_t i = 0; i < ARRAY_LEN(figures) && quota; i++) {
		struct buffer more = { .arena = arena };
		const char *status = text_of(quota, "status"), *source = text_of(quota, "source");

		buffer_text(&more, "value=");
		add_value(&more, figures[i].value);
		buffer_print(&more, "%s%s%s%s", status ? "\nstatus=" : "", status ? status : "",
			source ? "\nsource=" : "", source ? source : "");
		*new_code(arena, file) = (struct code){ .list = "figure",
			.code = figures[i].code,
			.rank = rank + (int64_t)i,
			.nl = figures[i].nl,
			.en = figures[i].en,
			.more = more.text };
	}
}

void arrange_make_codes(struct arena *arena, const cJSON *root, struct arrange_file *file)
{
	const cJSON *roles = cJSON_GetObjectItemCaseSensitive(root, "roles"), *entry;

	add_head(arena, root, file);
	for (const struct list_rule *list = arrange_lists; list->list; list++) {
		const cJSON *entries = list->key ? cJSON_GetObjectItemCaseSensitive(root, list->key) : NULL;
		bool attendance = !strcmp(list->list, "attendance");
		int64_t rank = 0;

		if (!strcmp(list->list, "question"))
			add_questions(arena, list, root, file);
		if (!strcmp(list->list, "quota"))
			add_quota(arena, list, root, file);
		cJSON_ArrayForEach(entry, entries) add_code(
			arena, list, entry, attendance ? entry_of(roles, text_of(entry, "code")) : NULL, rank++, file);
		if (!strcmp(list->list, "figure"))
			add_quota_figures(arena, root, rank, file);
	}
}

/* ---- rows ---- */

static void keep_row(struct arena *arena, struct arrange_file *file, const struct entity *entity, const char *id,
	struct write_cells *cells)
{
	file->rows = arena_grow(arena, file->rows, file->row_count, &file->row_room, sizeof *file->rows);
	file->rows[file->row_count++] =
		(struct arrange_row){ entity, id, cells->cells, cells->count, entity == &entity_quota };
}

static void make_arrangement_row(struct arena *arena, const cJSON *root, struct arrange_file *file)
{
	static const char *const copied[] = { "source", "valid_from", "valid_to", "status", "replaces", "part_of" };
	struct write_cells cells = { .arena = arena };

	write_add(&cells, "title_nl", file->title_nl);
	write_add(&cells, "title_en", file->title_en);
	for (size_t i = 0; i < ARRAY_LEN(copied); i++)
		write_add(&cells, copied[i], arena_text(arena, text_of(root, copied[i])));
	write_add(&cells, "theme", arena_text(arena, text_of(cJSON_GetObjectItemCaseSensitive(root, "theme"), "nl")));
	write_add(&cells, "version", arena_print(arena, "%lld", (long long)file->version));
	write_add(&cells, "hash", arena_text(arena, file->hash));
	keep_row(arena, file, &entity_arrangement, file->code, &cells);
}

/* A party keeps what the people here wrote in fields that the file leaves out. */
static void make_party_row(struct arena *arena, const cJSON *entry, struct arrange_file *file)
{
	static const char *const copied[] = { "name", "kind", "status", "since", "place", "phone" };
	struct write_cells cells = { .arena = arena };

	for (size_t i = 0; i < ARRAY_LEN(copied); i++)
		if (text_of(entry, copied[i]))
			write_add(&cells, copied[i], arena_text(arena, text_of(entry, copied[i])));
	keep_row(arena, file, &entity_party, arena_text(arena, text_of(entry, "code")), &cells);
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
	write_add(&cells, "up", arena_text(arena, text_of(entry, "up")));
	cJSON_ArrayForEach(one, cJSON_GetObjectItemCaseSensitive(root, "municipalities"))
	{
		const char *code = text_of(one, "code");

		write_add(&cells, arena_print(arena, "municipalities.%s", code), names(own, code) ? "true" : NULL);
	}
	keep_row(arena, file, &entity_forum, arena_text(arena, text_of(entry, "code")), &cells);
}

static void make_quota_row(struct arena *arena, int64_t year, const cJSON *entry, struct arrange_file *file)
{
	static const char *const copied[] = { "households", "social_homes", "status", "reference", "source", "remark" };
	const char *code = text_of(entry, "code"), *number = arena_print(arena, "%lld", (long long)year);
	struct write_cells cells = { .arena = arena };

	write_add(&cells, "year", number);
	write_add(&cells, "municipality", arena_text(arena, code));
	for (size_t i = 0; i < ARRAY_LEN(copied); i++) {
		const cJSON *value = cJSON_GetObjectItemCaseSensitive(entry, copied[i]);
		struct buffer text = { .arena = arena };

		if (value && !cJSON_IsNull(value))
			add_value(&text, value);
		write_add(&cells, copied[i], text.text);
	}
	keep_row(arena, file, &entity_quota, arrange_joined(arena, code, number), &cells);
}

void arrange_make_rows(struct arena *arena, const cJSON *root, struct arrange_file *file)
{
	const cJSON *quota = cJSON_GetObjectItemCaseSensitive(root, "quota"), *entry;
	const cJSON *year = cJSON_GetObjectItemCaseSensitive(quota, "year");

	make_arrangement_row(arena, root, file);
	cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(root, "parties")) make_party_row(arena, entry, file);
	cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(root, "forums"))
		make_forum_row(arena, root, entry, file);
	cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(quota, "municipalities"))
		make_quota_row(arena, (int64_t)year->valuedouble, entry, file);
}
