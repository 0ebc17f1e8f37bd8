/*
 * assets/schema/snapshot.schema.json tells every entity and field of a snapshot. It is made from the field tables:
 *
 *	build/test/unit-test_report_schema --write > assets/schema/snapshot.schema.json
 *
 * and this test finds when it was not made again, so that a change of what others read is looked at.
 */
#include "model/entity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

static const struct {
	const struct kind *kind;
	const char *schema;
} schemas[] = {
	{ &kind_count, "{\"type\":[\"integer\",\"null\"]}" },
	{ &kind_flag, "{\"type\":[\"boolean\",\"null\"]}" },
	{ &kind_day, "{\"type\":[\"string\",\"null\"],\"format\":\"date\"}" },
	{ &kind_time,
		"{\"type\":[\"string\",\"null\"],\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$\"}" },
	{ &kind_money, "{\"type\":[\"string\",\"null\"],\"pattern\":\"^-?[0-9]+[.][0-9]{2}$\"}" },
	{ &kind_decimal, "{\"type\":[\"string\",\"null\"],\"pattern\":\"^-?[0-9]+([.][0-9]{1,3})?$\"}" },
	{ &kind_set, "{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"}}" },
	{ &kind_scores, "{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\",\"pattern\":\"^[^=]+=\"}}" },
};

static cJSON *value_schema(const struct field *field)
{
	cJSON *schema;

	for (size_t i = 0; i < ARRAY_LEN(schemas); i++)
		if (schemas[i].kind == field->kind)
			return cJSON_Parse(schemas[i].schema);
	schema = cJSON_Parse("{\"type\":[\"string\",\"null\"]}");
	return schema;
}

static cJSON *row_schema(const struct entity *entity)
{
	cJSON *schema = cJSON_CreateObject(), *properties, *required;

	cJSON_AddStringToObject(schema, "type", "object");
	properties = cJSON_AddObjectToObject(schema, "properties");
	cJSON_AddItemToObject(properties, "id", cJSON_Parse("{\"type\":\"string\"}"));
	required = cJSON_AddArrayToObject(schema, "required");
	cJSON_AddItemToArray(required, cJSON_CreateString("id"));
	for (size_t i = 0; i < entity->field_count; i++) {
		cJSON_AddItemToObject(properties, entity->fields[i].name, value_schema(&entity->fields[i]));
		cJSON_AddItemToArray(required, cJSON_CreateString(entity->fields[i].name));
	}
	return schema;
}

static const char differences[] =
	"{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"entity\",\"id\",\"cell\",\"values\"],\"properties\":{"
	"\"entity\":{\"type\":\"string\"},\"id\":{\"type\":\"string\"},\"cell\":{\"type\":\"string\"},"
	"\"values\":{\"type\":\"array\",\"minItems\":2,\"items\":{\"type\":\"object\",\"required\":[\"value\",\"user\",\"at\",\"op\"],"
	"\"properties\":{\"value\":{\"type\":[\"string\",\"null\"]},\"user\":{\"type\":[\"string\",\"null\"]},"
	"\"at\":{\"type\":\"string\",\"pattern\":\"^[0-9a-f]{12}-[0-9a-f]{4}$\"},\"op\":{\"type\":\"string\",\"minLength\":22,"
	"\"maxLength\":22}}}}}}}";

static cJSON *whole_schema(void)
{
	cJSON *schema = cJSON_CreateObject(), *properties, *required, *list;

	cJSON_AddStringToObject(schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
	cJSON_AddStringToObject(schema, "title", "tafel snapshot: the present state of a file");
	cJSON_AddStringToObject(schema, "type", "object");
	properties = cJSON_AddObjectToObject(schema, "properties");
	required = cJSON_AddArrayToObject(schema, "required");
	cJSON_AddItemToObject(properties, "format", cJSON_Parse("{\"const\":\"tafel-snapshot/1\"}"));
	cJSON_AddItemToArray(required, cJSON_CreateString("format"));
	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		list = cJSON_AddObjectToObject(properties, entities[i]->name);
		cJSON_AddStringToObject(list, "type", "array");
		cJSON_AddItemToObject(list, "items", row_schema(entities[i]));
		cJSON_AddItemToArray(required, cJSON_CreateString(entities[i]->name));
	}
	cJSON_AddItemToObject(properties, "differences", cJSON_Parse(differences));
	cJSON_AddItemToArray(required, cJSON_CreateString("differences"));
	return schema;
}

static cJSON *read_asset(void)
{
	const char *top = getenv("TOP");
	static char text[1 << 20];
	char path[4096];
	size_t length;
	FILE *file;

	snprintf(path, sizeof path, "%s/assets/schema/snapshot.schema.json", top ? top : ".");
	file = fopen(path, "r");
	assert_non_null(file);
	length = fread(text, 1, sizeof text, file);
	fclose(file);
	return cJSON_ParseWithLength(text, length);
}

static void test_schema_is_of_this_version(void **state)
{
	cJSON *asset = read_asset(), *made = whole_schema();
	char *told = cJSON_PrintUnformatted(asset), *wanted = cJSON_PrintUnformatted(made);

	(void)state;
	if (strcmp(told, wanted) != 0)
		fail_msg("%s",
			"fields changed: build/test/unit-test_report_schema --write > assets/schema/snapshot.schema.json");
	free(told);
	free(wanted);
	cJSON_Delete(asset);
	cJSON_Delete(made);
}

static int write_schema(void)
{
	cJSON *schema = whole_schema();
	char *text = cJSON_Print(schema);

	puts(text);
	free(text);
	cJSON_Delete(schema);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_schema_is_of_this_version) };

	if (argc == 2 && !strcmp(argv[1], "--write"))
		return write_schema();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
