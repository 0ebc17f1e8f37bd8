#include "json_schema.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct check {
	const cJSON *root;
	const char *path, *why;
};

typedef bool keyword(struct check *, const cJSON *rule, const cJSON *schema, const cJSON *value);

static char told[600];

static bool fits(struct check *check, const cJSON *schema, const cJSON *value);

/* The value when it is an object or an array as asked, else nothing to walk through. */
static const cJSON *object_of(const cJSON *value)
{
	return cJSON_IsObject(value) ? value : NULL;
}

static const cJSON *array_of(const cJSON *value)
{
	return cJSON_IsArray(value) ? value : NULL;
}

static void broken(const char *what)
{
	fprintf(stderr, "the schema uses %s\n", what);
	abort();
}

static bool is_type(const char *type, const cJSON *value)
{
	return (!strcmp(type, "object") && cJSON_IsObject(value)) || (!strcmp(type, "array") && cJSON_IsArray(value)) ||
		(!strcmp(type, "string") && cJSON_IsString(value)) || (!strcmp(type, "null") && cJSON_IsNull(value)) ||
		(!strcmp(type, "boolean") && cJSON_IsBool(value)) ||
		(!strcmp(type, "integer") && cJSON_IsNumber(value) &&
			value->valuedouble == (double)(long long)value->valuedouble);
}

static bool fits_type(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	const cJSON *one;

	(void)check;
	(void)schema;
	if (cJSON_IsString(rule))
		return is_type(rule->valuestring, value);
	cJSON_ArrayForEach(one, rule)
	{
		if (is_type(one->valuestring, value))
			return true;
	}
	return false;
}

static bool fits_ref(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	static const char start[] = "#/$defs/";
	const cJSON *target = NULL;

	(void)schema;
	if (!strncmp(rule->valuestring, start, strlen(start)))
		target = cJSON_GetObjectItemCaseSensitive(
			cJSON_GetObjectItemCaseSensitive(check->root, "$defs"), rule->valuestring + strlen(start));
	if (!target)
		broken(rule->valuestring);
	return fits(check, target, value);
}

static bool fits_properties(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	const cJSON *member;

	(void)schema;
	cJSON_ArrayForEach(member, object_of(value))
	{
		const cJSON *inner = cJSON_GetObjectItemCaseSensitive(rule, member->string);

		if (inner && !fits(check, inner, member))
			return false;
	}
	return true;
}

static bool fits_additional(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	const cJSON *known = cJSON_GetObjectItemCaseSensitive(schema, "properties"), *member;

	if (!cJSON_IsFalse(rule))
		broken("additionalProperties other than false");
	cJSON_ArrayForEach(member, object_of(value))
	{
		if (!cJSON_GetObjectItemCaseSensitive(known, member->string)) {
			check->path = member->string;
			return false;
		}
	}
	return true;
}

static bool fits_required(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	const cJSON *key;

	(void)schema;
	if (!cJSON_IsObject(value))
		return true;
	cJSON_ArrayForEach(key, rule)
	{
		if (!cJSON_GetObjectItemCaseSensitive(value, key->valuestring)) {
			check->path = key->valuestring;
			return false;
		}
	}
	return true;
}

static bool fits_items(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	const cJSON *element;

	(void)schema;
	cJSON_ArrayForEach(element, array_of(value))
	{
		if (!fits(check, rule, element))
			return false;
	}
	return true;
}

static bool fits_enum(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	const cJSON *one;

	(void)check;
	(void)schema;
	cJSON_ArrayForEach(one, rule)
	{
		if (cJSON_Compare(one, value, true))
			return true;
	}
	return false;
}

static bool fits_const(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)schema;
	return cJSON_Compare(rule, value, true);
}

/* Compiled once for each text: a pattern may be long, and is asked for often. */
static const regex_t *pattern_of(const char *text)
{
	enum { PATTERNS = 32 };
	static struct {
		char *text;
		regex_t pattern;
	} known[PATTERNS];
	size_t i = 0;

	while (i < PATTERNS && known[i].text && strcmp(known[i].text, text) != 0)
		i++;
	if (i == PATTERNS)
		broken("too many patterns");
	if (!known[i].text) {
		if (regcomp(&known[i].pattern, text, REG_EXTENDED | REG_NOSUB))
			broken(text);
		known[i].text = strdup(text);
	}
	return &known[i].pattern;
}

static bool fits_pattern(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)schema;
	return !cJSON_IsString(value) || !regexec(pattern_of(rule->valuestring), value->valuestring, 0, NULL, 0);
}

static int points(const char *text)
{
	int count = 0;

	for (; *text; text++)
		count += (*text & 0xc0) != 0x80;
	return count;
}

static bool fits_max_length(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)schema;
	return !cJSON_IsString(value) || points(value->valuestring) <= rule->valueint;
}

static bool fits_minimum(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)schema;
	return !cJSON_IsNumber(value) || value->valuedouble >= rule->valuedouble;
}

static bool fits_maximum(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)schema;
	return !cJSON_IsNumber(value) || value->valuedouble <= rule->valuedouble;
}

static bool fits_min_items(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)schema;
	return !cJSON_IsArray(value) || cJSON_GetArraySize(value) >= rule->valueint;
}

static bool fits_max_items(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)schema;
	return !cJSON_IsArray(value) || cJSON_GetArraySize(value) <= rule->valueint;
}

static bool fits_min_properties(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)schema;
	return !cJSON_IsObject(value) || cJSON_GetArraySize(value) >= rule->valueint;
}

static bool fits_max_properties(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)schema;
	return !cJSON_IsObject(value) || cJSON_GetArraySize(value) <= rule->valueint;
}

/* Says nothing of what fits. */
static bool fits_note(struct check *check, const cJSON *rule, const cJSON *schema, const cJSON *value)
{
	(void)check;
	(void)rule;
	(void)schema;
	(void)value;
	return true;
}

static const struct {
	const char *name;
	keyword *fits;
} keywords[] = {
	{ "$schema", fits_note },
	{ "$defs", fits_note },
	{ "title", fits_note },
	{ "description", fits_note },
	{ "format", fits_note },
	{ "$ref", fits_ref },
	{ "type", fits_type },
	{ "properties", fits_properties },
	{ "additionalProperties", fits_additional },
	{ "required", fits_required },
	{ "items", fits_items },
	{ "enum", fits_enum },
	{ "const", fits_const },
	{ "pattern", fits_pattern },
	{ "maxLength", fits_max_length },
	{ "minimum", fits_minimum },
	{ "maximum", fits_maximum },
	{ "minItems", fits_min_items },
	{ "maxItems", fits_max_items },
	{ "minProperties", fits_min_properties },
	{ "maxProperties", fits_max_properties },
};

static keyword *find_keyword(const char *name)
{
	for (size_t i = 0; i < sizeof(keywords) / sizeof(*keywords); i++)
		if (!strcmp(keywords[i].name, name))
			return keywords[i].fits;
	broken(name);
	return NULL;
}

static bool fits(struct check *check, const cJSON *schema, const cJSON *value)
{
	const cJSON *rule;

	if (!cJSON_IsObject(schema))
		broken("something that is no object");
	cJSON_ArrayForEach(rule, schema)
	{
		if (find_keyword(rule->string)(check, rule, schema, value))
			continue;
		if (!check->why) {
			check->why = rule->string;
			if (!check->path)
				check->path = value->string ? value->string : "(an element)";
		}
		return false;
	}
	return true;
}

bool json_schema_fits(const cJSON *schema, const cJSON *value, const char **why)
{
	struct check check = { schema, NULL, NULL };
	bool good = fits(&check, schema, value);

	snprintf(told, sizeof told, "%s: %s", good ? "" : check.path, good ? "" : check.why);
	if (why)
		*why = told;
	return good;
}
