/*
 * assets/schema/arrangement.schema.json tells what may stand in an arrangement file. It is made from the rules that the
 * program itself goes by (src/app/arrange_rules.c):
 *
 *	build/test/unit-test_app_arrange_schema --write > assets/schema/arrangement.schema.json
 *
 * This test finds when it was not made again, and that schema and program agree on good and on wrong files.
 */
#include "app_kit.h"

#include "app/arrange.h"
#include "app/arrange_file.h"
#include "arrange_wrong.h"
#include "base/place.h"
#include "json_schema.h"

/* ---- making it ---- */

/* A line break and a tab stand in it as themselves: both kinds of expressions read that alike. */
#define LINE_PATTERN "^\\S([^\n\t]*\\S)?$"
#define CODE_PATTERN "^([a-z0-9_]{1,25}|[a-z0-9_]{27,40})$"

struct making {
	struct arena *arena;
	cJSON *defs;
};

static cJSON *object_schema(struct making *, const struct member_rule *, const struct member_rule *);

static cJSON *of_type(const char *type, bool nothing)
{
	cJSON *schema = cJSON_CreateObject(), *types;

	if (!nothing) {
		cJSON_AddStringToObject(schema, "type", type);
		return schema;
	}
	types = cJSON_AddArrayToObject(schema, "type");
	cJSON_AddItemToArray(types, cJSON_CreateString(type));
	cJSON_AddItemToArray(types, cJSON_CreateString("null"));
	return schema;
}

static cJSON *with_pattern(const char *pattern, bool nothing)
{
	cJSON *schema = of_type("string", nothing);

	cJSON_AddStringToObject(schema, "pattern", pattern);
	return schema;
}

/* A reference to a definition, which is kept the first time. */
static cJSON *define(struct making *making, const char *name, cJSON *schema)
{
	cJSON *reference = cJSON_CreateObject();

	cJSON_AddStringToObject(reference, "$ref", arena_print(making->arena, "#/$defs/%s", name));
	if (cJSON_GetObjectItemCaseSensitive(making->defs, name))
		cJSON_Delete(schema);
	else
		cJSON_AddItemToObject(making->defs, name, schema);
	return reference;
}

static cJSON *one_of_words(const char *words, bool nothing)
{
	cJSON *schema = cJSON_CreateObject(), *all = cJSON_AddArrayToObject(schema, "enum");

	while (*words) {
		char word[64];
		size_t length = strcspn(words, " ");

		snprintf(word, sizeof word, "%.*s", (int)length, words);
		cJSON_AddItemToArray(all, cJSON_CreateString(word));
		words += length + (words[length] == ' ');
	}
	if (nothing)
		cJSON_AddItemToArray(all, cJSON_CreateNull());
	return schema;
}

static cJSON *field_schema(struct making *making, const char *name, bool nothing)
{
	const struct entity *entity = entity_named(name);
	cJSON *schema = cJSON_CreateObject(), *all = cJSON_AddArrayToObject(schema, "enum");

	for (size_t i = 0; i < entity->field_count; i++)
		cJSON_AddItemToArray(all, cJSON_CreateString(entity->fields[i].name));
	if (nothing)
		cJSON_AddItemToArray(all, cJSON_CreateNull());
	return define(making, arena_print(making->arena, "field_of_%s%s", name, nothing ? "_or_null" : ""), schema);
}

static void add_fields(struct buffer *out, const struct entity *entity)
{
	buffer_print(out, "%s\\.(", entity->name);
	for (size_t i = 0; i < entity->field_count; i++)
		buffer_print(out, "%s%s", i ? "|" : "", entity->fields[i].name);
	buffer_text(out, ")");
}

/* What a gate may need: words with | between. */
static cJSON *word_schema(struct making *making)
{
	struct buffer fields = { .arena = making->arena }, plain = { .arena = making->arena };
	const char *word;

	for (size_t i = 0; arrange_word_entities[i]; i++) {
		buffer_text(&fields, i ? "|" : "");
		add_fields(&fields, arrange_word_entities[i]);
	}
	for (size_t i = 0; arrange_plain_words[i]; i++)
		buffer_print(&plain, "%s%s", i ? "|" : "", arrange_plain_words[i]);
	word = arena_print(making->arena, "(%s|!?(%s)|(%s)!?=[^| \n\t]+)", plain.text, fields.text, fields.text);
	return define(making, "word", with_pattern(arena_print(making->arena, "^%s(\\|%s)*$", word, word), false));
}

static cJSON *number_schema(const struct member_rule *rule, bool nothing)
{
	cJSON *schema = of_type("integer", nothing);

	cJSON_AddNumberToObject(schema, "minimum", (double)rule->min);
	cJSON_AddNumberToObject(schema, "maximum", (double)rule->max);
	return schema;
}

static cJSON *span_schema(struct making *making, const struct member_rule *rule, bool nothing)
{
	static const char *const units[] = { "workdays", "days", "weeks", "months" };
	cJSON *schema = of_type("object", nothing), *members = cJSON_AddObjectToObject(schema, "properties");

	for (size_t i = 0; i < ARRAY_LEN(units); i++)
		cJSON_AddItemToObject(members, units[i], number_schema(rule, false));
	cJSON_AddFalseToObject(schema, "additionalProperties");
	cJSON_AddNumberToObject(schema, "minProperties", 1);
	cJSON_AddNumberToObject(schema, "maxProperties", 1);
	return define(making,
		arena_print(making->arena, "span%s%s",
			rule->min < 0       ? "_both_ways"
				: rule->min ? ""
					    : "_from_0",
			nothing ? "_or_null" : ""),
		schema);
}

static cJSON *line_schema(struct making *making, const struct member_rule *rule, bool nothing)
{
	cJSON *schema = define(making, nothing ? "line_or_null" : "line", with_pattern(LINE_PATTERN, nothing));

	cJSON_AddNumberToObject(schema, "maxLength", rule->max ? (double)rule->max : ARRANGE_LINE_MAX);
	return schema;
}

/* Which list a code must stand in is more than a schema can say; it is told in words. */
static cJSON *code_schema(struct making *making, const struct member_rule *rule, bool nothing)
{
	cJSON *schema = define(making, nothing ? "code_or_null" : "code", with_pattern(CODE_PATTERN, nothing));

	if (rule->of)
		cJSON_AddStringToObject(schema, "description", arena_print(making->arena, "a code of: %s", rule->of));
	return schema;
}

static cJSON *short_schema(struct making *making, bool nothing)
{
	cJSON *schema = with_pattern(LINE_PATTERN, nothing);

	cJSON_AddNumberToObject(schema, "maxLength", ARRANGE_SHORT_COLUMNS);
	return define(making, nothing ? "short_or_null" : "short", schema);
}

static cJSON *day_schema(struct making *making, bool nothing)
{
	cJSON *schema = with_pattern("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", nothing);

	cJSON_AddStringToObject(schema, "format", "date");
	return define(making, nothing ? "day_or_null" : "day", schema);
}

/* An object that may be left out may be null. */
static cJSON *inner_schema(struct making *making, const struct member_rule *rule, bool nothing)
{
	cJSON *schema = object_schema(making, rule->members, NULL), *either;

	if (nothing) {
		either = of_type("object", true);
		cJSON_ReplaceItemInObjectCaseSensitive(
			schema, "type", cJSON_DetachItemFromObjectCaseSensitive(either, "type"));
		cJSON_Delete(either);
	}
	return schema;
}

static cJSON *one_schema(struct making *making, const struct member_rule *rule, enum member_kind kind, bool nothing)
{
	switch (kind) {
	case MEMBER_LINE:
	case MEMBER_LINES: return line_schema(making, rule, nothing);
	case MEMBER_SHORT: return short_schema(making, nothing);
	case MEMBER_OWN:
	case MEMBER_CODE:
	case MEMBER_CODES: return code_schema(making, rule, nothing);
	case MEMBER_CHOICE:
	case MEMBER_CHOICES: return one_of_words(rule->of, nothing);
	case MEMBER_FLAG: return of_type("boolean", nothing);
	case MEMBER_DAY: return day_schema(making, nothing);
	case MEMBER_NUMBER: return number_schema(rule, nothing);
	case MEMBER_PREFIX: return with_pattern("^[A-Z]{1,6}$", nothing);
	case MEMBER_SPAN: return span_schema(making, rule, nothing);
	case MEMBER_OBJECT: return inner_schema(making, rule, nothing);
	case MEMBER_WORDS: return word_schema(making);
	case MEMBER_FIELD:
	case MEMBER_FIELDS: return field_schema(making, rule->of, nothing);
	case MEMBER_SETS:
		return define(making, "set",
			with_pattern(
				"^((application|client|proposal|home)\\.)?[a-z0-9_]+=(today|'[^ \n\t]*'|[a-z0-9_]+)$",
				false));
	default: fail_msg("member kind %d has no schema", (int)kind); return NULL;
	}
}

static cJSON *array_schema(cJSON *items, bool needed, bool filled)
{
	cJSON *schema = of_type("array", !needed);

	cJSON_AddItemToObject(schema, "items", items);
	if (filled)
		cJSON_AddNumberToObject(schema, "minItems", 1);
	return schema;
}

static cJSON *member_schema(struct making *making, const struct member_rule *rule)
{
	switch (rule->kind) {
	case MEMBER_CODES:
	case MEMBER_CHOICES:
	case MEMBER_WORDS:
	case MEMBER_FIELDS:
	case MEMBER_SETS:
	case MEMBER_LINES: return array_schema(one_schema(making, rule, rule->kind, false), rule->needed, false);
	case MEMBER_LIST: {
		cJSON *schema = array_schema(object_schema(making, rule->members, NULL), rule->needed, true);

		cJSON_AddNumberToObject(schema, "maxItems", ARRANGE_ENTRIES_MAX);
		return schema;
	}
	default: return one_schema(making, rule, rule->kind, !rule->needed);
	}
}

static void add_members(struct making *making, const struct member_rule *rules, cJSON *properties, cJSON *required)
{
	for (; rules && rules->key; rules++) {
		cJSON_AddItemToObject(properties, rules->key, member_schema(making, rules));
		if (rules->needed)
			cJSON_AddItemToArray(required, cJSON_CreateString(rules->key));
	}
}

static cJSON *object_schema(struct making *making, const struct member_rule *first, const struct member_rule *second)
{
	cJSON *schema = of_type("object", false), *properties = cJSON_AddObjectToObject(schema, "properties");
	cJSON *required = cJSON_CreateArray();

	add_members(making, first, properties, required);
	add_members(making, second, properties, required);
	cJSON_AddItemToObject(schema, "required", required);
	cJSON_AddFalseToObject(schema, "additionalProperties");
	return schema;
}

static void add_lists(struct making *making, cJSON *schema)
{
	cJSON *properties = cJSON_GetObjectItemCaseSensitive(schema, "properties");
	cJSON *required = cJSON_GetObjectItemCaseSensitive(schema, "required");

	for (const struct list_rule *list = arrange_lists; list->list; list++) {
		cJSON *entries;

		if (!list->key)
			continue;
		entries = array_schema(object_schema(making, list->texts, list->members), list->needed, list->needed);
		cJSON_AddNumberToObject(entries, "maxItems", ARRANGE_ENTRIES_MAX);
		cJSON_AddItemToObject(properties, list->key, entries);
		if (list->needed)
			cJSON_AddItemToArray(required, cJSON_CreateString(list->key));
	}
}

static cJSON *whole_schema(struct arena *arena)
{
	struct making making = { arena, cJSON_CreateObject() };
	cJSON *schema = cJSON_CreateObject(), *body = object_schema(&making, arrange_head, arrange_tail), *member;

	add_lists(&making, body);
	cJSON_AddStringToObject(schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
	cJSON_AddStringToObject(schema, "title", "tafel arrangement: the rules of a region");
	cJSON_AddStringToObject(schema, "description",
		"What each member means, and what holds over several of them, is told in tafel-arrangement(5).");
	while ((member = cJSON_DetachItemFromArray(body, 0)))
		cJSON_AddItemToObject(schema, member->string, member);
	cJSON_Delete(body);
	cJSON_AddItemToObject(schema, "$defs", making.defs);
	return schema;
}

/* ---- holding it against the program ---- */

static cJSON *asset(struct kit *kit)
{
	size_t length;
	const char *text = kit_read(kit, place_data(kit->arena, "schema/arrangement.schema.json"), &length);
	cJSON *schema = cJSON_ParseWithLength(text, length);

	assert_non_null(schema);
	return schema;
}

static void the_schema_is_of_this_version(void **state)
{
	struct kit *kit = kit_start();
	cJSON *told = asset(kit), *wanted = whole_schema(kit->arena);
	char *left = cJSON_PrintUnformatted(told), *right = cJSON_PrintUnformatted(wanted);

	(void)state;
	if (strcmp(left, right) != 0)
		fail_msg("%s",
			"the rules or fields changed: build/test/unit-test_app_arrange_schema --write > "
			"assets/schema/arrangement.schema.json");
	free(left);
	free(right);
	cJSON_Delete(told);
	cJSON_Delete(wanted);
	kit_close(kit);
}

static void expect(const cJSON *schema, const char *text, bool good, const char *what)
{
	cJSON *value = cJSON_Parse(text);
	const char *why;

	assert_non_null(value);
	if (json_schema_fits(schema, value, &why) != good)
		fail_msg("%s: the schema %s (%s)", what, good ? "refuses it" : "takes it", why);
	cJSON_Delete(value);
}

static void it_takes_what_the_program_takes(void **state)
{
	static const char *const names[] = { "pact", "flevoland", "friends-leiderdorp", "bw-light-leiden",
		"weer-thuis-leiderdorp", "decentrale-opvang", "woonladder" };
	struct kit *kit = kit_start();
	cJSON *schema = asset(kit);
	size_t length;

	(void)state;
	expect(schema, kit_read(kit, kit_data(kit, "arrangements/full.json"), &length), true, "full.json");
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *path = place_data(kit->arena, arena_print(kit->arena, "arrangements/%s.json", names[i]));

		GOOD(kit, arrange_check(&kit->app, path, &kit->err));
		expect(schema, kit_read(kit, path, &length), true, names[i]);
	}
	cJSON_Delete(schema);
	kit_close(kit);
}

/* What a schema can see it refuses; what speaks of several places at once it lets through, and the program refuses. */
static void it_refuses_what_it_can_see(void **state)
{
	struct kit *kit = kit_start();
	cJSON *schema = asset(kit);
	size_t length;
	const char *text = kit_read(kit, kit_data(kit, "arrangements/full.json"), &length);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(arrange_wrong_files); i++)
		expect(schema, kit_replaced(kit, text, arrange_wrong_files[i].from, arrange_wrong_files[i].to),
			!arrange_wrong_files[i].schema, arrange_wrong_files[i].told);
	cJSON_Delete(schema);
	kit_close(kit);
}

/* One member of the file becomes null: both take it, or both miss it. */
static void expect_same_of_null(struct kit *kit, const cJSON *schema, const cJSON *whole, cJSON *member)
{
	int type = member->type;
	struct arrange_file file;
	char *text;
	bool taken, fits;

	member->type = cJSON_NULL;
	text = cJSON_PrintUnformatted(whole);
	fits = json_schema_fits(schema, whole, NULL);
	taken = arrange_parse(kit->arena, "", text, strlen(text), &file, &kit->err);
	/* what else speaks of the member may be refused by the program alone */
	if (taken ? !fits : fits && strstr(kit->err.text, "is missing"))
		fail_msg("%s of null: program %d, schema %d", member->string, taken, fits);
	member->type = type;
	free(text);
}

static void null_is_the_same_as_left_out_for_both(void **state)
{
	struct kit *kit = kit_start();
	cJSON *schema = asset(kit), *whole, *list, *member;
	size_t length;

	(void)state;
	whole = cJSON_Parse(kit_read(kit, kit_data(kit, "arrangements/full.json"), &length));
	cJSON_ArrayForEach(list, whole)
	{
		cJSON *object = cJSON_IsArray(list) ? list->child : list;

		expect_same_of_null(kit, schema, whole, list);
		if (cJSON_IsObject(object))
			cJSON_ArrayForEach(member, object) expect_same_of_null(kit, schema, whole, member);
	}
	cJSON_Delete(whole);
	cJSON_Delete(schema);
	kit_close(kit);
}

static int write_schema(void)
{
	struct arena *arena;
	cJSON *schema;
	char *text;

	arena_open(&arena);
	schema = whole_schema(arena);
	text = cJSON_Print(schema);
	puts(text);
	free(text);
	cJSON_Delete(schema);
	arena_close(&arena);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_schema_is_of_this_version),
		cmocka_unit_test(it_takes_what_the_program_takes),
		cmocka_unit_test(it_refuses_what_it_can_see),
		cmocka_unit_test(null_is_the_same_as_left_out_for_both),
	};

	if (argc == 2 && !strcmp(argv[1], "--write"))
		return write_schema();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
