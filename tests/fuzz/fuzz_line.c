/* A line that is read as a record of our version is written, and read again the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "record/leaf.h"
#include "record/line.h"
#include "record/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool claim)
{
	if (!claim)
		abort();
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static void check_same_head(const struct record *a, const struct record *b)
{
	must(a->version == b->version && a->kind == b->kind && a->number == b->number);
	must(a->stamp.value == b->stamp.value && memcmp(a->salt, b->salt, SALT_BYTES) == 0);
	must(same_text(a->writer, b->writer) && same_text(a->scope, b->scope) && same_text(a->class, b->class));
	must(same_text(a->entity, b->entity) && same_text(a->id, b->id) && same_text(a->user, b->user));
}

static void check_same_cells(const struct record *a, const struct record *b)
{
	must(a->cell_count == b->cell_count);
	for (size_t i = 0; i < a->cell_count; i++)
		must(same_text(a->cells[i].name, b->cells[i].name) && same_text(a->cells[i].value, b->cells[i].value));
}

static int compare_ops(const void *a, const void *b)
{
	return op_compare(a, b);
}

/* Each id of `a` is in `b`, and `b` rises: order and repeats are the only things that writing changes. */
static void check_same_ops(const struct op_id *a, size_t a_count, const struct op_id *b, size_t b_count)
{
	must(b_count <= a_count && (b_count > 0) == (a_count > 0));
	for (size_t i = 1; i < b_count; i++)
		must(op_compare(&b[i - 1], &b[i]) < 0);
	for (size_t i = 0; i < a_count; i++)
		must(bsearch(&a[i], b, b_count, sizeof *b, compare_ops) != NULL);
}

static void check_round_trip(struct arena *arena, const struct record *first)
{
	struct record second, third;
	const char *line, *again;
	size_t length, again_length;

	must(record_write(arena, first, &line, &length, NULL) && strlen(line) == length && length <= SCAN_LINE_MAX);
	must(record_read(arena, line, length, &second, NULL));
	check_same_head(first, &second);
	check_same_cells(first, &second);
	check_same_ops(first->replaces, first->replaces_count, second.replaces, second.replaces_count);
	check_same_ops(first->about, first->about_count, second.about, second.about_count);
	must(record_write(arena, &second, &again, &again_length, NULL) && strcmp(line, again) == 0);
	must(record_read(arena, again, again_length, &third, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = { E_NONE, "" };
	struct record record;
	struct arena *arena;
	char *line = malloc(size ? size : 1);

	if (!line || !leaf_open())
		abort();
	if (size)
		memcpy(line, data, size);
	arena_open(&arena);
	if (!record_read(arena, line, size, &record, &err))
		must(err.code == E_FORMAT && err.text[0]);
	else if (record.version == RECORD_VERSION && record.kind < RECORD_KIND_COUNT)
		check_round_trip(arena, &record);
	else
		must(record.version >= 1 && record.number >= 1 && record.cell_count == 0);
	arena_close(&arena);
	free(line);
	return 0;
}
