/* What the scanner takes, cJSON reads to its end; a line is also a file; a place lies inside the text. */
#include <cjson/cJSON.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "record/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool claim)
{
	if (!claim)
		abort();
}

static void check_with_cjson(const char *text, size_t size)
{
	const char *end = NULL;
	cJSON *tree = cJSON_ParseWithLengthOpts(text, size, &end, false), *again;
	char *printed = cJSON_PrintUnformatted(tree);

	must(tree && printed);
	for (; end < text + size; end++)
		must(*end == ' ' || *end == '\t' || *end == '\r' || *end == '\n');
	must(strlen(printed) <= size || strpbrk(text, "-0123456789"));
	again = cJSON_Parse(printed);
	must(cJSON_Compare(tree, again, true));
	cJSON_Delete(tree);
	cJSON_Delete(again);
	free(printed);
}

static bool scan(const char *text, size_t size, int depth, bool pretty)
{
	struct scan_place place = { 0, 0 };
	struct error err = { E_NONE, "" };

	if (scan_json(text, size, depth, pretty, &place, &err))
		return true;
	must(err.code == E_FORMAT && err.text[0] && place.line >= 1 && place.line <= size + 1);
	must(place.column >= 1 && place.column <= size + 1);
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	bool line, file;

	if (!text)
		return 0;
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	line = scan(text, size, SCAN_LINE_DEPTH, false);
	file = scan(text, size, SCAN_FILE_DEPTH, true);
	must(file || !line);
	if (file)
		check_with_cjson(text, size);
	free(text);
	return 0;
}
