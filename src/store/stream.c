#include "store/stream.h"

#include <stdio.h>
#include <string.h>

#include "inner.h"

/* ---- spans */

static void read_span(sqlite3_stmt *from, int column, struct span *span)
{
	span->from = sqlite3_column_int64(from, column);
	span->to = sqlite3_column_int64(from, column + 1);
	sql_hash(from, column + 2, &span->before);
	sql_hash(from, column + 3, &span->after);
	span->before_known = sqlite3_column_int(from, column + 4) != 0;
}

static void copy_column(sqlite3_stmt *from, int column, char *out, size_t size)
{
	snprintf(out, size, "%s", (const char *)sqlite3_column_text(from, column));
}

struct span_list {
	struct arena *arena;
	struct span *list;
	size_t count, room;
};

static struct span *next_span(struct span_list *spans)
{
	spans->list = arena_grow(spans->arena, spans->list, spans->count, &spans->room, sizeof *spans->list);
	return &spans->list[spans->count++];
}

bool stream_spans(struct store *store, struct arena *arena, struct span **out, size_t *count, struct error *err)
{
	struct span_list spans = { .arena = arena };
	sqlite3_stmt *from;
	bool row;

	for (bool good = sql_first(store, SQL_SPANS, &from, &row, err, "");; good = sql_step(store, from, &row, err)) {
		struct span *span;

		if (!good)
			return false;
		if (!row)
			break;
		span = next_span(&spans);
		copy_column(from, 0, span->writer, sizeof span->writer);
		copy_column(from, 1, span->scope, sizeof span->scope);
		copy_column(from, 2, span->class, sizeof span->class);
		span->branch = sqlite3_column_int64(from, 3);
		read_span(from, 4, span);
	}
	*out = spans.list;
	*count = spans.count;
	return true;
}

static bool visit_lines(struct store *store, sqlite3_stmt *lines, const struct span *span, line_visit *visit,
	void *visitor, struct error *err)
{
	bool row;

	for (int64_t number = span->from;; number++) {
		if (!sql_step(store, lines, &row, err))
			return false;
		if (!row && number > span->to)
			return true;
		if (!row || sqlite3_column_int64(lines, 0) != number)
			return fail(err, E_FORMAT, _("Record %lld of a stream is missing. Run tafel verify."),
				(long long)number);
		if (!visit(visitor, (const char *)sqlite3_column_text(lines, 1), (size_t)sqlite3_column_bytes(lines, 1),
			    number, err))
			return false;
	}
}

bool stream_lines(struct store *store, const struct span *span, line_visit *visit, void *visitor, struct error *err)
{
	sqlite3_stmt *lines;
	int64_t stream;
	bool good;

	if (!stream_key(store, span->writer, span->scope, span->class, false, &stream, err) ||
		!sql_prepare(store,
			"SELECT q, line FROM op WHERE stream = ? AND branch = ? AND q BETWEEN ? AND ? ORDER BY q",
			&lines, err))
		return false;
	sql_bind(lines, "iiii", stream, span->branch, span->from, span->to);
	good = visit_lines(store, lines, span, visit, visitor, err);
	sqlite3_finalize(lines);
	return good;
}

/* ---- import */

/* What every import begins with: the transaction, more pages in memory, and whose file this is. */
static bool open_import(struct store *store, struct error *err)
{
	if (!work_begin(store, err))
		return false;
	if (cache_large(store, true, err) && writer_read(store, err))
		return true;
	store_rollback(store);
	return false;
}

bool stream_begin(struct store *store, const struct span *claim, struct error *err)
{
	struct import *import = &store->import;

	if (store->in_use_case || store->in_import)
		return fail(err, E_STORE, _("A change is still open. This is a mistake in the program."));
	if (claim->from < 1 || claim->to < claim->from)
		return fail(err, E_FORMAT, _("The file tells of records %lld to %lld."), (long long)claim->from,
			(long long)claim->to);
	*import = (struct import){ .claim = *claim, .next = claim->from, .link = claim->before };
	if (!store->in_batch && !open_import(store, err))
		return false;
	store->in_import = true;
	if (stream_key(store, claim->writer, claim->scope, claim->class, true, &import->stream, err))
		return true;
	store_rollback(store);
	return false;
}

bool stream_batch_begin(struct store *store, struct error *err)
{
	if (store->in_use_case || store->in_import || store->in_batch)
		return fail(err, E_STORE, _("A change is still open. This is a mistake in the program."));
	if (!open_import(store, err))
		return false;
	store->in_batch = true;
	return true;
}

bool stream_batch_end(struct store *store, struct error *err)
{
	if (!store->in_batch || store->in_import)
		return fail(err, E_STORE, _("No import is open. This is a mistake in the program."));
	if (slots_save(store, err))
		return work_end(store, err);
	store_rollback(store);
	return false;
}

bool stream_in_batch(const struct store *store)
{
	return store->in_batch;
}

/* The branch that goes on from the link before the file; unknown when the file stands by itself. */
static bool find_branch(struct store *store, struct error *err)
{
	struct import *import = &store->import;
	sqlite3_stmt *found;
	bool row;

	import->continues = true;
	if (import->next == 1)
		return true;
	if (!sql_first(
		    store, SQL_SPAN_AFTER, &found, &row, err, "iih", import->stream, import->next - 1, &import->link))
		return false;
	if (!row)
		return true;
	import->branch = sqlite3_column_int64(found, 0);
	sqlite3_reset(found);
	return true;
}

/* A place where a different record stands: the writer was used twice. */
static bool fork_branch(struct store *store, int64_t number, struct error *err)
{
	sqlite3_stmt *found;
	bool row;

	if (!sql_first(store, SQL_OP_BRANCH_MAX, &found, &row, err, "ii", store->import.stream, number))
		return false;
	store->import.branch =
		row && sqlite3_column_type(found, 0) != SQLITE_NULL ? sqlite3_column_int64(found, 0) + 1 : 0;
	sqlite3_reset(found);
	return true;
}

static int insert_op(struct store *store, sqlite3_stmt *insert, const struct record *record, const struct op_id *id,
	int64_t row, enum op_state state, const char *line, size_t length)
{
	int code;

	sql_bind(insert, "iiioiiit", store->import.stream, record->number, store->import.branch, id, row, store->now_ms,
		(int64_t)state, line, length);
	code = sqlite3_step(insert);
	sqlite3_reset(insert);
	return code;
}

/* What stands there already: the same record, in whatever branch? */
static bool find_known(struct store *store, const struct op_id *id, bool *known, struct error *err)
{
	sqlite3_stmt *found;

	if (!sql_first(store, SQL_OP_OF_NUMBER, &found, known, err, "o", id))
		return false;
	if (!*known)
		return true;
	store->import.branch = sqlite3_column_int64(found, 1);
	sqlite3_reset(found);
	return true;
}

/* One INSERT in the ordinary case; its two unique indexes say when there is more to it. */
static bool put_op(struct store *store, const struct record *record, const struct op_id *id, int64_t row,
	enum op_state state, const char *line, size_t length, bool *known, struct error *err)
{
	sqlite3_stmt *insert = sql_get(store, SQL_OP_ADD, err);
	int code;

	*known = false;
	if (!insert || (!store->import.continues && !find_branch(store, err)))
		return false;
	code = insert_op(store, insert, record, id, row, state, line, length);
	if ((code & 0xff) == SQLITE_CONSTRAINT) {
		if (!find_known(store, id, known, err))
			return false;
		if (*known)
			return true;
		if (!fork_branch(store, record->number, err))
			return false;
		code = insert_op(store, insert, record, id, row, state, line, length);
	}
	return code == SQLITE_DONE || sql_fail(store, err);
}

static bool note_newer(struct store *store, const struct image *image, struct error *err)
{
	const char *cell;

	for (size_t i = 0; i < image->newer_count; i++)
		if (!name_text(store, image->newer[i], &cell, err) || !kept_note(store, image->entity->name, cell, err))
			return false;
	return true;
}

bool record_apply(
	struct store *store, const struct arrival *arrival, enum op_state state, struct slot *slot, struct error *err)
{
	static const char *const kept[] = { [OP_KEPT] = "!newer", [OP_QUARANTINED] = "!refused" };
	const struct record *record = arrival->record;

	if (state != OP_APPLIED)
		return kept_note(store, record->entity ? record->entity : "", kept[state], err);
	slot->merges++;
	if (!image_merge(store, &slot->image, arrival, err) || !note_newer(store, &slot->image, err))
		return false;
	change_note(store, slot->image.entity, record->id);
	return slot->image.entity != &entity_arrangement_part || codes_note_stale(store, err);
}

/* Links at the ends of what is here must agree with those of the file. */
static bool check_links(struct store *store, const struct hash *before, int64_t number, struct error *err)
{
	const struct import *import = &store->import;
	sqlite3_stmt *spans;
	struct span span;
	bool row, good = true;

	for (bool step = sql_first(store, SQL_SPAN_OF_BRANCH, &spans, &row, err, "ii", import->stream, import->branch);;
		step = sql_step(store, spans, &row, err)) {
		if (!step)
			return false;
		if (!row)
			break;
		read_span(spans, 0, &span);
		if (span.to == number)
			good &= !memcmp(&span.after, &import->link, sizeof span.after);
		if (span.from == number)
			good &= !memcmp(&span.before, before, sizeof span.before);
	}
	return good ||
		fail(err, E_FORMAT,
			_("Record %lld is here already after other records. One of the two files is damaged."),
			(long long)number);
}

static bool is_next(const struct import *import, const struct record *record)
{
	return record->number == import->next && record->number <= import->claim.to &&
		!strcmp(record->writer, import->claim.writer) && !strcmp(record->scope, import->claim.scope) &&
		!strcmp(record->class, import->claim.class);
}

/* Where a file goes over into another branch, a span ends and another begins. */
static void follow_branch(struct store *store, int64_t number, const struct hash *before)
{
	struct import *import = &store->import;

	if (import->run_count && import->runs[import->run_count - 1].branch == import->branch)
		return;
	import->runs =
		arena_grow(store->work, import->runs, import->run_count, &import->run_room, sizeof *import->runs);
	import->runs[import->run_count++] = (struct run){ import->branch, number, *before };
}

/* The row that a record is about, made when it is new; in memory when the record will be merged. */
static bool find_row(struct store *store, const struct record *record, enum op_state state, const struct entity *entity,
	struct slot **slot, int64_t *key, struct error *err)
{
	const char *scope, *id = record->id ? record->id : "";
	int64_t name;

	*slot = NULL;
	if (state == OP_APPLIED) {
		if (!slot_find(store, entity, id, record->scope, slot, err))
			return false;
		*key = (*slot)->image.key;
		return true;
	}
	return name_key(store, record->entity ? record->entity : "", &name, err) &&
		row_key(store, name, id, record->scope, true, key, &scope, err);
}

bool stream_apply(struct store *store, const struct record *record, const char *line, size_t length,
	enum applied *applied, struct error *err)
{
	static const enum applied results[] = { APPLIED_NEW, APPLIED_KEPT, APPLIED_QUARANTINED };
	struct import *import = &store->import;
	struct arrival arrival = { .record = record };
	struct hash leaf, before = import->link;
	const struct entity *entity;
	const char *why;
	enum op_state state;
	struct slot *slot;
	int64_t row;
	bool known;

	arena_reset(store->scratch);
	if (!store->in_import || !is_next(import, record))
		return fail(err, E_FORMAT, _("Record %lld is not the one that follows."), (long long)record->number);
	state = record_judge(record, &entity, &why);
	leaf = leaf_of(line, length, record->salt);
	arrival.op = op_of(&leaf);
	import->link = link_after(&import->link, &leaf);
	import->next++;
	if (!find_row(store, record, state, entity, &slot, &row, err) ||
		!put_op(store, record, &arrival.op, row, state, line, length, &known, err))
		return false;
	follow_branch(store, record->number, &before);
	*applied = known ? APPLIED_KNOWN : results[state];
	if (known)
		return check_links(store, &before, record->number, err);
	import->fresh = true;
	arrival.number = sqlite3_last_insert_rowid(store->db);
	return clock_follow(store, record->stamp, err) && record_apply(store, &arrival, state, slot, err);
}

/* ---- the end of a file: spans that touch become one */

static bool touches(const struct span *a, const struct span *b)
{
	if (a->to + 1 == b->from)
		return !memcmp(&a->after, &b->before, sizeof a->after);
	if (b->to + 1 == a->from)
		return !memcmp(&b->after, &a->before, sizeof b->after);
	return a->from <= b->to && b->from <= a->to;
}

static void absorb(struct span *whole, const struct span *part)
{
	if (part->from < whole->from) {
		whole->from = part->from;
		whole->before = part->before;
		whole->before_known = part->before_known;
	}
	if (part->to > whole->to) {
		whole->to = part->to;
		whole->after = part->after;
	}
}

static bool join_spans(struct store *store, int64_t branch, struct span *whole, struct error *err)
{
	const struct import *import = &store->import;
	struct span_list spans = { .arena = store->scratch };
	sqlite3_stmt *from;
	bool row;

	arena_reset(store->scratch);
	for (bool good = sql_first(store, SQL_SPAN_OF_BRANCH, &from, &row, err, "ii", import->stream, branch);;
		good = sql_step(store, from, &row, err)) {
		if (!good)
			return false;
		if (!row)
			break;
		read_span(from, 0, next_span(&spans));
	}
	for (size_t i = 0; i < spans.count; i++) {
		if (!touches(whole, &spans.list[i]))
			continue;
		absorb(whole, &spans.list[i]);
		if (!sql_run(store, SQL_SPAN_DROP, err, "iii", import->stream, branch, spans.list[i].from))
			return false;
	}
	return true;
}

/* All that stands before a record is known when the file begins at number 1. */
static bool note_run(struct store *store, size_t at, struct error *err)
{
	const struct import *import = &store->import;
	const struct run *run = &import->runs[at], *next = at + 1 < import->run_count ? run + 1 : NULL;
	struct span whole = import->claim;

	whole.from = run->from;
	whole.before = run->before;
	whole.to = next ? next->from - 1 : import->claim.to;
	whole.after = next ? next->before : import->claim.after;
	whole.before_known = import->claim.from == 1;
	return join_spans(store, run->branch, &whole, err) &&
		sql_run(store, SQL_SPAN_PUT, err, "iiiihhi", import->stream, run->branch, whole.from, whole.to,
			&whole.before, &whole.after, (int64_t)whole.before_known);
}

static bool note_spans(struct store *store, struct error *err)
{
	for (size_t i = 0; i < store->import.run_count; i++)
		if (!note_run(store, i, err))
			return false;
	return true;
}

/* Records of the own writer that this file did not write: it was copied or put back. From now on another writer
 * writes. */
static bool leave_writer(struct store *store, struct error *err)
{
	if (!setting_put(store, "writer_before", store->writer, err) || !setting_put(store, "writer", NULL, err))
		return false;
	*store->writer = '\0';
	flows_forget(store);
	store->writer_checked = false;
	return true;
}

bool stream_end(struct store *store, struct error *err)
{
	struct import *import = &store->import;
	bool new_own;

	if (!store->in_import)
		return fail(err, E_STORE, _("No import is open. This is a mistake in the program."));
	new_own = import->fresh && !strcmp(import->claim.writer, store->writer);
	if (import->next != import->claim.to + 1 || memcmp(&import->link, &import->claim.after, sizeof import->link))
		fail(err, E_FORMAT, _("The records do not end where the file says. Nothing of it was kept."));
	else if (slots_save(store, err) && note_spans(store, err) && (!new_own || leave_writer(store, err))) {
		store->in_import = false;
		return store->in_batch || work_end(store, err);
	}
	store_rollback(store);
	return false;
}
