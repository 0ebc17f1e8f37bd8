/*
 * Proof that a file is sound: every chain is computed again from the lines, every row again from its records.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "inner.h"

enum { PROGRESS_STEP = 500 };

struct check {
	struct store *store;
	struct arena *arena; /* for one record or row */
	store_report *report;
	void *report_from;
	store_progress *progress;
	void *progress_from;
	int64_t done, total;
	struct error first; /* what was found first */
	int64_t found;
	int64_t words;
	int64_t rows[ENTITY_COUNT], contested[ENTITY_COUNT];
	struct error *err;
};

static void found(struct check *check, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void found(struct check *check, const char *format, ...)
{
	va_list args;
	const char *text;

	va_start(args, format);
	text = arena_vprint(check->arena, format, args);
	va_end(args);
	if (check->found++ == 0)
		fail(&check->first, E_FORMAT, "%s", text);
	if (check->report)
		check->report(check->report_from, text);
}

static void step(struct check *check)
{
	if (++check->done % PROGRESS_STEP == 0 && check->progress)
		check->progress(check->progress_from, check->done, check->total);
}

/* ---- chains */

struct link_check {
	const struct span *span;
	struct hash link;
	int64_t next;
};

static bool check_line(struct check *check, struct link_check *links, sqlite3_stmt *from)
{
	const struct span *span = links->span;
	const char *line = sql_text(check->arena, from, 2);
	size_t length = (size_t)sqlite3_column_bytes(from, 2);
	int64_t number = sqlite3_column_int64(from, 0);
	const void *id = sqlite3_column_blob(from, 1);
	struct record record;
	struct error why;
	struct hash leaf;
	struct op_id op;

	for (; links->next < number; links->next++)
		found(check, _("Stream %s/%s/%s: record %lld is missing."), span->writer, span->scope, span->class,
			(long long)links->next);
	links->next = number + 1;
	if (!line || !record_read(check->arena, line, length, &record, &why)) {
		found(check, _("Stream %s/%s/%s: record %lld cannot be read."), span->writer, span->scope, span->class,
			(long long)number);
		return true;
	}
	leaf = leaf_of(line, length, record.salt);
	op = op_of(&leaf);
	links->link = link_after(&links->link, &leaf);
	if (!id || sqlite3_column_bytes(from, 1) != OP_BYTES || memcmp(id, op.bytes, OP_BYTES))
		found(check, _("Stream %s/%s/%s: record %lld is not what it was."), span->writer, span->scope,
			span->class, (long long)number);
	else if (record.number != number || strcmp(record.writer, span->writer) || strcmp(record.scope, span->scope) ||
		strcmp(record.class, span->class))
		found(check, _("Stream %s/%s/%s: record %lld stands in the wrong place."), span->writer, span->scope,
			span->class, (long long)number);
	return true;
}

static bool check_span(struct check *check, const struct span *span, sqlite3_stmt *lines)
{
	struct link_check links = { .span = span, .link = span->before, .next = span->from };
	int64_t stream, wrong = check->found;
	bool row;

	if (!stream_key(check->store, span->writer, span->scope, span->class, false, &stream, check->err))
		return false;
	sql_bind(lines, "iiii", stream, span->branch, span->from, span->to);
	for (;;) {
		if (!sql_step(check->store, lines, &row, check->err))
			return false;
		if (!row)
			break;
		arena_reset(check->arena);
		if (!check_line(check, &links, lines))
			return false;
		step(check);
	}
	if (check->found == wrong &&
		(links.next != span->to + 1 || memcmp(&links.link, &span->after, sizeof links.link)))
		found(check, _("Stream %s/%s/%s: the chain of records %lld to %lld is broken."), span->writer,
			span->scope, span->class, (long long)span->from, (long long)span->to);
	return true;
}

static bool number_of(struct check *check, const char *text, int64_t *number)
{
	sqlite3_stmt *statement;
	bool row, good;

	if (!sql_prepare(check->store, text, &statement, check->err))
		return false;
	good = sql_step(check->store, statement, &row, check->err);
	*number = good && row ? sqlite3_column_int64(statement, 0) : 0;
	sqlite3_finalize(statement);
	return good;
}

static bool check_chains(struct check *check)
{
	int64_t in_spans = 0, count;
	struct arena *arena;
	sqlite3_stmt *lines = NULL;
	struct span *spans;
	size_t span_count;
	bool good;

	arena_open(&arena);
	good = stream_spans(check->store, arena, &spans, &span_count, check->err) &&
		sql_prepare(check->store,
			"SELECT q, id, line FROM op WHERE stream = ? AND branch = ? AND q BETWEEN ? AND ? ORDER BY q",
			&lines, check->err);
	for (size_t i = 0; good && i < span_count; i++) {
		good = check_span(check, &spans[i], lines);
		in_spans += spans[i].to - spans[i].from + 1;
	}
	sqlite3_finalize(lines);
	arena_close(&arena);
	if (!good || !number_of(check, "SELECT count(*) FROM op", &count))
		return false;
	if (count > in_spans)
		found(check, _("%lld records belong to no chain."), (long long)(count - in_spans));
	return true;
}

/* ---- tables */

static const char *shown(struct check *check, const struct field *field, const void *row)
{
	if (!field_is_known(field, row))
		return _("nothing");
	if (field->kind->number)
		return arena_print(check->arena, "%lld", (long long)*field_number(field, row));
	return arena_print(check->arena, "\"%.80s\"", *field_text(field, row));
}

static bool same_value(const struct field *field, const void *a, const void *b)
{
	const char *left, *right;

	if (field->kind->number)
		return *field_number(field, a) == *field_number(field, b);
	left = *field_text(field, a);
	right = *field_text(field, b);
	return left == right || (left && right && !strcmp(left, right));
}

static bool same_heads(struct check *check, const struct image *a, const struct image *b)
{
	struct buffer left = { .arena = check->arena }, right = { .arena = check->arena };

	heads_write(&a->heads, &left);
	heads_write(&b->heads, &right);
	return left.length == right.length && !memcmp(left.text, right.text, left.length);
}

static bool check_derived(struct check *check, const struct image *image)
{
	struct derived wanted;
	sqlite3_stmt *from;
	bool row;

	if (!entity_is_derived(image->entity))
		return true;
	if (!derive(check->store, image, &wanted, check->err) ||
		!sql_first(check->store, SQL_DERIVED_OF, &from, &row, check->err, "i", image->key))
		return false;
	if (!row)
		return true;
	if (sqlite3_column_int64(from, 0) != wanted.wait || sqlite3_column_int64(from, 1) != wanted.queued ||
		sqlite3_column_int64(from, 2) != wanted.step_rank ||
		sqlite3_column_int64(from, 3) != wanted.weight_order ||
		sqlite3_column_int64(from, 5) != wanted.client ||
		(sqlite3_column_int64(from, 4) > 0) != image->row->contested)
		found(check, _("%s %s: its place in the queue is not what its fields say."), image->entity->name,
			image->id);
	sqlite3_reset(from);
	return true;
}

static void compare(struct check *check, const struct image *table, const struct image *records)
{
	const struct entity *entity = table->entity;
	int64_t before = check->found;

	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];

		if (!same_value(field, table->row, records->row))
			found(check, _("%s %s, field %s: the table has %s, the records say %s."), entity->name,
				table->id, field->name, shown(check, field, table->row),
				shown(check, field, records->row));
	}
	if (table->row->gone != records->row->gone)
		found(check, _("%s %s: deleted in the one, not in the other, of table and records."), entity->name,
			table->id);
	if (check->found == before && !same_heads(check, table, records))
		found(check, _("%s %s: the list of its latest records is wrong."), entity->name, table->id);
}

static bool check_words(struct check *check, const struct image *records)
{
	bool good;

	if (!words_check(check->store, records, &check->words, &good, check->err))
		return false;
	if (!good)
		found(check, _("%s %s: a word of it is missing from the search list."), records->entity->name,
			records->id);
	return true;
}

static bool is_of_row(const struct record *record, const struct entity *entity, const char *id)
{
	return !strcmp(record->id ? record->id : "", id) && !strcmp(record->entity ? record->entity : "", entity->name);
}

/* The list of rows with differences, and where the row stands. */
static bool check_place(struct check *check, const struct image *records, int64_t name, int64_t scope)
{
	int64_t count = 0;
	sqlite3_stmt *from;
	const char *stored;
	bool row;

	if (!name_text(check->store, scope, &stored, check->err) ||
		!sql_first(check->store, SQL_CONTESTED_OF, &from, &row, check->err, "ii", name, records->key))
		return false;
	if (row) {
		count = sqlite3_column_int64(from, 0);
		sqlite3_reset(from);
	}
	if (count != (int64_t)records->heads.contested_count)
		found(check, _("%s %s: the list of differences has %lld of it; the records make %zu."),
			records->entity->name, records->id, (long long)count, records->heads.contested_count);
	if (!stored || strcmp(stored, records->scope))
		found(check, _("%s %s: it stands in the scope %s; the records say %s."), records->entity->name,
			records->id, stored ? stored : "?", records->scope);
	return true;
}

static bool check_known_row(
	struct check *check, const struct entity *entity, int64_t key, const char *id, int64_t scope)
{
	struct image table, records;
	struct op_list ops;
	size_t merged;
	int64_t name;

	if (!ops_of_row(check->store, check->arena, key, &ops, check->err)) {
		found(check, _("%s %s: one of its records cannot be read."), entity->name, id);
		return true;
	}
	image_clear(&records, check->arena, entity, key, id, NULL);
	if (!image_replay(check->store, &records, &ops, &merged, check->err) ||
		!image_load(check->store, &table, check->arena, entity, key, id, NULL, true, check->err))
		return false;
	for (size_t i = 0; i < ops.count; i++)
		if (!is_of_row(&ops.list[i].record, entity, id))
			found(check, _("%s %s: record %lld belongs to another row."), entity->name, id,
				(long long)ops.list[i].number);
	check->rows[entity_index(entity)] += merged > 0;
	check->contested[entity_index(entity)] += (int64_t)records.heads.contested_count;
	if (table.exists != (merged > 0)) {
		found(check,
			table.exists ? _("%s %s: stands in the table, but no record made it.")
				     : _("%s %s: is missing from its table."),
			entity->name, id);
		return true;
	}
	if (!merged)
		return true;
	compare(check, &table, &records);
	return check_words(check, &records) && check_derived(check, &records) &&
		entity_key(check->store, entity, &name, check->err) && check_place(check, &records, name, scope);
}

static bool check_row(struct check *check, sqlite3_stmt *from)
{
	const struct entity *entity;
	const char *name;

	if (!name_text(check->store, sqlite3_column_int64(from, 1), &name, check->err))
		return false;
	entity = name ? entity_named(name) : NULL;
	return !entity ||
		check_known_row(check, entity, sqlite3_column_int64(from, 0), sql_text(check->arena, from, 2),
			sqlite3_column_int64(from, 3));
}

static bool check_counts(struct check *check)
{
	int64_t count, contested = 0;

	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		if (!number_of(
			    check, arena_print(check->arena, "SELECT count(*) FROM \"%s\"", entities[i]->name), &count))
			return false;
		if (count != check->rows[i])
			found(check, _("The table %s has %lld rows; the records make %lld."), entities[i]->name,
				(long long)count, (long long)check->rows[i]);
		if (!number_of(check,
			    arena_print(check->arena, "SELECT total(_contested) FROM \"%s\"", entities[i]->name),
			    &count))
			return false;
		if (count != check->contested[i])
			found(check, _("The table %s counts %lld differences; the records make %lld."),
				entities[i]->name, (long long)count, (long long)check->contested[i]);
		contested += check->contested[i];
	}
	if (!number_of(check, "SELECT total(count) FROM contested", &count))
		return false;
	if (count != contested)
		found(check, _("The list of differences has %lld; the records make %lld."), (long long)count,
			(long long)contested);
	if (!number_of(check, "SELECT count(*) FROM word", &count))
		return false;
	if (count != check->words)
		found(check, _("The search list has %lld words; the records make %lld."), (long long)count,
			(long long)check->words);
	return true;
}

static bool check_tables(struct check *check)
{
	sqlite3_stmt *rows;
	bool row, good;

	if (!sql_prepare(check->store, "SELECT key, entity, id, scope FROM row ORDER BY key", &rows, check->err))
		return false;
	while ((good = sql_step(check->store, rows, &row, check->err)) && row) {
		arena_reset(check->arena);
		if (!(good = check_row(check, rows)))
			break;
		step(check);
	}
	sqlite3_finalize(rows);
	arena_reset(check->arena);
	return good && check_counts(check);
}

static bool begin(struct check *check)
{
	int64_t ops, rows;

	arena_open(&check->arena);
	if (!number_of(check, "SELECT max(n) FROM op", &ops) || !number_of(check, "SELECT max(key) FROM row", &rows))
		return false;
	check->total = ops + rows;
	return true;
}

static bool end(struct check *check, bool good)
{
	arena_close(&check->arena);
	if (!good || !check->found)
		return good;
	if (check->err)
		*check->err = check->first;
	return false;
}

static struct check check_of(
	struct store *store, store_report *report, void *from, store_progress *progress, void *progress_from)
{
	return (struct check){ .store = store,
		.report = report,
		.report_from = from,
		.progress = progress,
		.progress_from = progress_from };
}

bool verify_chains(struct store *store, store_report *report, void *from, store_progress *progress, void *progress_from,
	struct error *err)
{
	struct check check = check_of(store, report, from, progress, progress_from);
	struct error own;

	check.err = err ? err : &own;
	return end(&check, begin(&check) && check_chains(&check));
}

bool store_verify(struct store *store, store_report *report, void *from, store_progress *progress, void *progress_from,
	struct error *err)
{
	struct check check = check_of(store, report, from, progress, progress_from);
	struct error own;

	check.err = err ? err : &own;
	return end(&check, begin(&check) && check_chains(&check) && check_tables(&check));
}
