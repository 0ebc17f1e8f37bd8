#include "record/bundle.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "record/scan.h"

static const char format_family[] = "tafel-export/";
static const char format_name[] = "tafel-export/1";
static const int64_t NUMBER_MAX = INT64_C(1) << 53;

bool bundle_begins(const char *bytes, size_t length)
{
	static const char begin[] = "{\"format\":\"tafel-export/";

	return memcmp(bytes, begin, length < sizeof begin - 1 ? length : sizeof begin - 1) == 0;
}

static const char *text_of(const cJSON *tree, const char *key)
{
	const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(tree, key));

	return text ? text : "";
}

static int64_t number_of(const cJSON *tree, const char *key)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(tree, key);

	return cJSON_IsNumber(item) ? (int64_t)item->valuedouble : 0;
}

static bool read_numbers(const cJSON *tree, struct bundle_head *head)
{
	head->from = number_of(tree, "from");
	head->to = number_of(tree, "to");
	return head->from >= 1 && head->to >= head->from && head->to <= NUMBER_MAX &&
		head->to - head->from < BUNDLE_COUNT_MAX;
}

static bool read_head(struct arena *arena, const cJSON *tree, struct bundle_head *head, struct error *err)
{
	const char *format = text_of(tree, "format");

	if (strncmp(format, format_family, sizeof format_family - 1) != 0)
		return fail(err, E_FORMAT, _("this is not an export file of tafel"));
	if (strcmp(format, format_name) != 0)
		return fail(err, E_FORMAT,
			_("this file is from a newer version of tafel (%.40s): install that version first"), format);
	if (!record_read_stream(text_of(tree, "stream"), head->writer, head->scope, head->class))
		return fail(err, E_FORMAT, _("the first line does not name its stream well"));
	if (!read_numbers(tree, head))
		return fail(err, E_FORMAT,
			_("the first line has no good \"from\" and \"to\" (at most %d records in a file)"),
			BUNDLE_COUNT_MAX);
	if (!hash_read(text_of(tree, "before"), &head->before) || !hash_read(text_of(tree, "after"), &head->after))
		return fail(err, E_FORMAT, _("the first line has no good \"before\" and \"after\""));
	head->version = arena_text(arena, text_of(tree, "version"));
	head->made = arena_text(arena, text_of(tree, "made"));
	return true;
}

/* NULL: it is not one JSON object of such a length. */
static cJSON *parse(const char *line, size_t length)
{
	cJSON *tree;

	if (length > BUNDLE_LINE_MAX || !scan_json(line, length, SCAN_LINE_DEPTH, false, NULL, NULL))
		return NULL;
	tree = cJSON_ParseWithLength(line, length);
	if (!tree)
		out_of_memory();
	return tree;
}

bool bundle_head_read(struct arena *arena, const char *line, size_t length, struct bundle_head *head, struct error *err)
{
	cJSON *tree = parse(line, length);
	bool good;

	memset(head, 0, sizeof *head);
	good = read_head(arena, tree, head, err);
	cJSON_Delete(tree);
	return good;
}

bool bundle_tail_read(const char *line, size_t length, struct bundle_tail *tail, struct error *err)
{
	cJSON *tree = parse(line, length);
	bool good;

	tail->count = number_of(tree, "count");
	good = hash_read(text_of(tree, "hash"), &tail->hash) && tail->count >= 1 && tail->count <= BUNDLE_COUNT_MAX;
	cJSON_Delete(tree);
	return good || fail(err, E_FORMAT, _("the closing line is missing"));
}

static void add(cJSON *tree, const char *key, const char *text)
{
	if (!cJSON_AddStringToObject(tree, key, text))
		out_of_memory();
}

/* Raw, since cJSON would write 10^15 as 1e+15. */
static void add_number(struct arena *arena, cJSON *tree, const char *key, int64_t number)
{
	if (!cJSON_AddRawToObject(tree, key, arena_print(arena, "%" PRId64, number)))
		out_of_memory();
}

static void add_hash(cJSON *tree, const char *key, const struct hash *hash)
{
	char hex[2 * HASH_BYTES + 1];

	hash_write(hash, hex);
	add(tree, key, hex);
}

static const char *print(struct arena *arena, cJSON *tree)
{
	char *text = cJSON_PrintUnformatted(tree);
	const char *line;

	if (!text)
		out_of_memory();
	line = arena_print(arena, "%s\n", text);
	free(text);
	cJSON_Delete(tree);
	return line;
}

static cJSON *new_tree(void)
{
	cJSON *tree = cJSON_CreateObject();

	if (!tree)
		out_of_memory();
	return tree;
}

const char *bundle_head_write(struct arena *arena, const struct bundle_head *head)
{
	cJSON *tree = new_tree();

	add(tree, "format", format_name);
	add(tree, "stream", arena_print(arena, "%s/%s/%s", head->writer, head->scope, head->class));
	add_number(arena, tree, "from", head->from);
	add_number(arena, tree, "to", head->to);
	add_hash(tree, "before", &head->before);
	add_hash(tree, "after", &head->after);
	add(tree, "version", head->version);
	add(tree, "made", head->made);
	return print(arena, tree);
}

const char *bundle_tail_write(struct arena *arena, const struct bundle_tail *tail)
{
	cJSON *tree = new_tree();

	add_number(arena, tree, "count", tail->count);
	add_hash(tree, "hash", &tail->hash);
	return print(arena, tree);
}

const char *bundle_name(struct arena *arena, const struct bundle_head *head, const struct hash *content)
{
	char hex[2 * HASH_BYTES + 1];

	hash_write(content, hex);
	return arena_print(arena, "%s.%s.%.8s.%" PRId64 "-%" PRId64 ".%.8s.jsonl", head->scope, head->class,
		head->writer, head->from, head->to, hex);
}
