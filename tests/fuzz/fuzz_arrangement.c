/*
 * Arrangement files from anybody: whatever the bytes, reading them ends, an error is a sentence with a line that the text
 * has, and what is taken gives the same codes each time. Each input is read as it is, and again as a change of a good
 * file: its first bytes choose a value there, the rest takes the place of it, so that what is changed gets as far as the
 * checks over several entries.
 */
#include "app/arrange.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/arrange_file.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { GOOD_MAX = 1 << 16, CHOOSING = 2, AGAIN_EACH = 8 };

static struct arena *arena;
static char good[GOOD_MAX];
static size_t values; /* in the good file */
static unsigned long taken;

static void stop_if(bool bad, const char *what)
{
	if (!bad)
		return;
	fprintf(stderr, "fuzz_arrangement: %s\n", what);
	abort();
}

static size_t count_values(const cJSON *value)
{
	size_t count = 1;

	for (const cJSON *inner = value->child; inner; inner = inner->next)
		count += count_values(inner);
	return count;
}

static void start(void)
{
	const char *top = getenv("TOP");
	char path[4096];
	FILE *file;
	cJSON *tree;

	arena_open(&arena);
	snprintf(path, sizeof path, "%s/tests/data/arrangements/full.json", top ? top : ".");
	file = fopen(path, "r");
	stop_if(!file || fread(good, 1, sizeof good - 1, file) == 0, path);
	fclose(file);
	tree = cJSON_Parse(good);
	stop_if(!tree, "the good file is no JSON");
	values = count_values(tree);
	cJSON_Delete(tree);
}

static size_t lines_of(const char *text, size_t size)
{
	size_t lines = 1;

	for (size_t i = 0; i < size; i++)
		lines += text[i] == '\n';
	return lines;
}

static void check_error(const char *text, size_t size, const struct error *err)
{
	const char *line = strstr(err->text, "file, line ");

	stop_if(!*err->text || !text_is_utf8(err->text, strlen(err->text)), "an error is no sentence");
	stop_if(!line && size, "an error has no line");
	stop_if(line && strtoul(line + strlen("file, line "), NULL, 10) > lines_of(text, size), "no such line");
}

static void check_codes(const struct arrange_file *file)
{
	const struct codebook *book = arrange_make_book(arena, file->codes, file->code_count, true);

	stop_if(!file->code || !book->arrangement[0] || !file->row_count, "a good file gives nothing");
	for (size_t i = 0; i < book->count; i++) {
		const struct code_entry *entry = &book->entries[i];

		stop_if(!id_is_code(entry->code) || !entry->nl || !entry->en, "a code without text");
		stop_if(codebook_find(book, entry->list, entry->code) != entry, "a code stands twice");
		(void)codebook_span(entry, "after");
	}
	for (size_t i = 0; i < file->row_count; i++)
		stop_if(!id_is_code(file->rows[i].id), "a row without a code");
}

static void read_text(const char *text, size_t size)
{
	struct arrange_file file, again;
	struct error err = { E_NONE, "" };

	arena_reset(arena);
	if (!arrange_parse(arena, "file", text, size, &file, &err)) {
		check_error(text, size, &err);
		return;
	}
	check_codes(&file);
	if (++taken % AGAIN_EACH)
		return;
	stop_if(!arrange_parse(arena, "file", file.text, file.length, &again, &err) ||
			file.code_count != again.code_count || strcmp(file.hash, again.hash) != 0,
		"what is kept is not what was read");
}

static cJSON *find_value(cJSON *value, size_t *left)
{
	cJSON *found = NULL;

	if (!(*left)--)
		return value;
	for (cJSON *inner = value->child; inner && !found; inner = inner->next)
		found = find_value(inner, left);
	return found;
}

static void read_changed(const char *text, size_t size)
{
	const unsigned char *choice = (const unsigned char *)text;
	size_t left = ((size_t)choice[0] << 8 | choice[1]) % values;
	cJSON *tree = cJSON_Parse(good), *value = find_value(tree, &left);
	cJSON *other = cJSON_ParseWithLength(text + CHOOSING, size - CHOOSING);
	char *changed;

	/* the rest takes the place of the value; what is no JSON goes in as a text */
	if (!other)
		other = cJSON_CreateString(text + CHOOSING);
	if (value && value != tree && other) {
		char *key = value->string;
		cJSON links = *value;

		value->string = NULL;
		value->next = value->prev = NULL;
		cJSON_free(value->valuestring);
		cJSON_Delete(value->child);
		*value = *other;
		value->string = key;
		value->next = links.next;
		value->prev = links.prev;
		cJSON_free(other->string);
		cJSON_free(other);
		other = NULL;
	}
	cJSON_Delete(other);
	changed = cJSON_Print(tree);
	cJSON_Delete(tree);
	if (changed)
		read_text(changed, strlen(changed));
	free(changed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);

	if (!text)
		return 0;
	if (!arena)
		start();
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	read_text(text, size);
	if (size > CHOOSING)
		read_changed(text, size);
	free(text);
	return 0;
}
