#include "sync/import.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "sync/folder.h"
#include "sync/lines.h"

enum { PROGRESS_STEP = 512 };

struct import {
	struct store *store;
	const struct import_order *order;
	struct import_result *result;
	struct arena *kept; /* the caller's */
	struct arena *line; /* of one record, or of the look at one file */
	struct lines *lines;
	int64_t done, total; /* bytes */
};

static bool is_same(const struct hash *a, const struct hash *b)
{
	return memcmp(a->bytes, b->bytes, HASH_BYTES) == 0;
}

static bool report_progress(struct import *import)
{
	const struct import_order *order = import->order;

	if (order->progress && !order->progress(order->from, import->done + import->lines->at, import->total))
		import->result->stopped = true;
	return !import->result->stopped;
}

static bool is_of_stream(const struct record *record, const struct bundle_head *head)
{
	return !strcmp(record->writer, head->writer) && !strcmp(record->scope, head->scope) &&
		!strcmp(record->class, head->class);
}

static bool check_place(const struct record *record, const struct bundle_head *head, int64_t number, struct error *err)
{
	if (!is_of_stream(record, head))
		return fail(err, E_FORMAT, _("it is of another stream than the file"));
	if (record->number != number)
		return fail(err, E_FORMAT, _("its number is not the next one"));
	return true;
}

static bool take_record(
	struct import *import, struct import_file *file, struct hash_stream *content, int64_t number, struct error *err)
{
	struct record record;
	enum applied applied;
	const char *line;
	size_t length;

	arena_reset(import->line);
	if (!lines_next(import->lines, &line, &length, err))
		return false;
	if (!line)
		return fail(err, E_FORMAT, _("the file ends here"));
	if (!record_read(import->line, line, length, &record, err) || !check_place(&record, &file->head, number, err))
		return false;
	hash_add(content, line, length + 1);
	if (!stream_apply(import->store, &record, line, length, &applied, err))
		return false;
	file->records[applied]++;
	return true;
}

/* The sentence names the record only when the file is at fault, not when the disk is full. */
static bool take_records(
	struct import *import, struct import_file *file, struct hash_stream *content, struct error *err)
{
	for (int64_t number = file->head.from; number <= file->head.to; number++) {
		if (!take_record(import, file, content, number, err))
			return err->code == E_FORMAT || err->code == E_INPUT
				? fail_within(err, _("line %lld: "), (long long)(number - file->head.from + 2))
				: false;
		if (number % PROGRESS_STEP == 0 && !report_progress(import))
			return false;
	}
	return true;
}

/* That the chain ends at the link of the first line is for stream_end to see, which computes it anyway. */
static bool check_end(
	struct import *import, const struct import_file *file, struct hash_stream *content, struct error *err)
{
	struct hash hash = hash_end(content);
	struct bundle_tail tail;
	const char *line;
	size_t length;

	if (!lines_next(import->lines, &line, &length, err))
		return false;
	if (!line || !bundle_tail_read(line, length, &tail, err))
		return fail(err, E_FORMAT, _("there are more records than the first line tells"));
	if (tail.count != file->head.to - file->head.from + 1 || !is_same(&tail.hash, &hash))
		return fail(err, E_FORMAT, _("the records are not those of the closing line"));
	if (!lines_next(import->lines, &line, &length, err))
		return false;
	return (!line && length == 0) || fail(err, E_FORMAT, _("something stands after the closing line"));
}

static struct span span_of(const struct bundle_head *head)
{
	struct span span = { .from = head->from, .to = head->to, .before = head->before, .after = head->after };

	memcpy(span.writer, head->writer, sizeof span.writer);
	memcpy(span.scope, head->scope, sizeof span.scope);
	memcpy(span.class, head->class, sizeof span.class);
	span.before_known = head->from == 1;
	return span;
}

static bool take_file(struct import *import, struct import_file *file, struct error *err)
{
	struct hash_stream content;
	struct span span = span_of(&file->head);
	bool good;

	hash_begin(&content);
	if (!stream_begin(import->store, &span, err))
		return false;
	good = take_records(import, file, &content, err) && check_end(import, file, &content, err) &&
		stream_end(import->store, err);
	if (!good) {
		store_rollback(import->store);
		memset(file->records, 0, sizeof file->records);
	}
	return good;
}

static bool add_known(void *from, const char *line, size_t length, int64_t number, struct error *err)
{
	struct hash_stream *content = from;

	(void)number;
	(void)err;
	hash_add(content, line, length);
	hash_add(content, "\n", 1);
	return true;
}

static bool is_around(const struct span *span, const struct bundle_head *head)
{
	return span->from <= head->from && span->to >= head->to && !strcmp(span->writer, head->writer) &&
		!strcmp(span->scope, head->scope) && !strcmp(span->class, head->class);
}

/* Do our records of these numbers have the content that the file tells of itself? Hashing them is far quicker than
 * reading the file's; a file that lies about itself is passed over, which costs nobody anything. */
static bool has_content(struct import *import, const struct span *around, const struct bundle_head *head,
	const struct bundle_tail *tail, bool *same, struct error *err)
{
	struct span part = *around;
	struct hash_stream content;
	struct hash hash;

	part.from = head->from;
	part.to = head->to;
	hash_begin(&content);
	if (!stream_lines(import->store, &part, add_known, &content, err))
		return false;
	hash = hash_end(&content);
	*same = is_same(&hash, &tail->hash);
	return true;
}

static bool is_known(struct import *import, const struct bundle_head *head, const struct bundle_tail *tail, bool *known,
	struct error *err)
{
	struct span *spans;
	size_t count;

	*known = false;
	arena_reset(import->line);
	if (!stream_spans(import->store, import->line, &spans, &count, err))
		return false;
	for (size_t i = 0; i < count && !*known; i++)
		if (is_around(&spans[i], head) && !has_content(import, &spans[i], head, tail, known, err))
			return false;
	return true;
}

/* The first line again: the file was looked at before, but may have been changed since. */
static bool pass_head(struct import *import, const struct import_file *file, struct error *err)
{
	struct bundle_head again;
	const char *line;
	size_t length;

	arena_reset(import->line);
	if (!lines_next(import->lines, &line, &length, err))
		return false;
	if (!line || !bundle_head_read(import->line, line, length, &again, err) ||
		bundle_compare(&again, &file->head) != 0 || !is_same(&again.before, &file->head.before) ||
		!is_same(&again.after, &file->head.after))
		return fail(err, E_INPUT, _("the file changed while it was read"));
	return true;
}

static bool check_head(const struct import_file *file, const struct bundle_tail *tail, struct error *err)
{
	static const struct hash none;

	if (tail->count != file->head.to - file->head.from + 1)
		return fail(err, E_FORMAT, _("first and closing line do not tell the same number of records"));
	if (file->head.from == 1 && !is_same(&file->head.before, &none))
		return fail(err, E_FORMAT, _("a stream that begins at 1 has nothing before it"));
	return true;
}

static bool refuse_half(struct import_file *file, struct error *err)
{
	file->state = IMPORT_INCOMPLETE;
	return fail(err, E_INPUT,
		_("The file is not complete yet. Nothing was taken in. Import it again when it is whole."));
}

/* From here on the file is open and its head known. */
static bool read_open(struct import *import, struct import_file *file, struct error *err)
{
	struct bundle_tail tail;
	bool known;

	if (!lines_tail(import->lines, &tail, err))
		return refuse_half(file, err);
	if (!check_head(file, &tail, err) || !is_known(import, &file->head, &tail, &known, err))
		return false;
	if (known) {
		file->records[APPLIED_KNOWN] = tail.count;
		file->state = IMPORT_KNOWN;
		return true;
	}
	if (!pass_head(import, file, err) || !take_file(import, file, err))
		return false;
	file->state = file->records[APPLIED_KNOWN] == tail.count ? IMPORT_KNOWN : IMPORT_TAKEN;
	return true;
}

/* Errors of the own file end the import; others are the file's own affair. */
static bool is_our_fault(const struct error *err)
{
	return err->code == E_STORE || err->code == E_BUSY || err->code == E_SEAL;
}

static bool read_file(struct import *import, struct import_file *file, struct error *err)
{
	bool good;

	if (file->state != IMPORT_TAKEN)
		return true;
	file->state = IMPORT_REFUSED;
	if (!lines_open(import->lines, AT_FDCWD, file->path, &file->why))
		return true;
	good = read_open(import, file, &file->why);
	import->done += import->lines->size;
	lines_close(import->lines);
	if (good || import->result->stopped || !is_our_fault(&file->why))
		return true;
	*err = file->why;
	return false;
}

static bool read_head(struct import *import, struct import_file *file, struct error *err)
{
	const char *line;
	size_t length;

	if (!lines_next(import->lines, &line, &length, err))
		return false;
	if (line)
		return bundle_head_read(import->kept, line, length, &file->head, err);
	if (bundle_begins(import->lines->buffer, length))
		return refuse_half(file, err);
	return fail(err, E_FORMAT, _("this is not an export file of tafel"));
}

/* What a file says it is, before any is taken in: for the order, and the size of the work. */
static void look_at(struct import *import, struct import_file *file)
{
	file->state = IMPORT_REFUSED;
	if (!lines_open(import->lines, AT_FDCWD, file->path, &file->why))
		return;
	import->total += import->lines->size;
	if (read_head(import, file, &file->why))
		file->state = IMPORT_TAKEN;
	lines_close(import->lines);
}

static int file_compare(const void *left, const void *right)
{
	const struct import_file *a = left, *b = right;
	int order = bundle_compare(&a->head, &b->head);

	return order ? order : strcmp(a->path, b->path);
}

/* Files that are taken in together: as many as have no more records than this. */
enum { BATCH_RECORDS = 100000 };

static size_t end_of_batch(const struct import_file *files, size_t first, size_t count)
{
	int64_t records = 0;
	size_t i = first;

	while (i < count) {
		if (files[i].state == IMPORT_TAKEN)
			records += files[i].head.to - files[i].head.from + 1;
		if (records > BATCH_RECORDS && i > first)
			break;
		i++;
	}
	return i;
}

static bool read_alone(struct import *import, size_t first, size_t last, struct error *err)
{
	for (size_t i = first; i < last; i++) {
		if (!read_file(import, &import->result->files[i], err))
			return false;
		if (import->result->stopped)
			return true;
		import->result->count++;
	}
	return true;
}

/* All as they were before the batch: it is undone, so nothing of them is in. */
static void forget_batch(struct import *import, const struct import_file *before, size_t first, size_t last)
{
	memcpy(&import->result->files[first], before, (last - first) * sizeof *before);
}

/* One transaction for all of them. When one fails in the middle they are read again, each by itself: a bad file costs
 * time, and no other file. */
static bool read_batch(struct import *import, size_t first, size_t last, struct error *err)
{
	struct import_result *result = import->result;
	struct import_file *before = arena_alloc(import->kept, (last - first) * sizeof *before);
	int64_t done = import->done;
	bool good = true;

	memcpy(before, &result->files[first], (last - first) * sizeof *before);
	if (!stream_batch_begin(import->store, err))
		return false;
	for (size_t i = first; i < last && stream_in_batch(import->store) && !result->stopped; i++) {
		good = read_file(import, &result->files[i], err);
		if (!good)
			break;
	}
	if (!good || result->stopped) {
		store_rollback(import->store);
		forget_batch(import, before, first, last);
		return good;
	}
	if (!stream_in_batch(import->store)) {
		forget_batch(import, before, first, last);
		import->done = done;
		return read_alone(import, first, last, err);
	}
	result->count += last - first;
	return stream_batch_end(import->store, err);
}

static bool read_files(struct import *import, struct error *err)
{
	struct import_result *result = import->result;
	size_t count = import->order->count;

	result->files = arena_alloc(import->kept, count * sizeof *result->files);
	for (size_t i = 0; i < count; i++) {
		result->files[i].path = import->order->paths[i];
		look_at(import, &result->files[i]);
	}
	if (count)
		qsort(result->files, count, sizeof *result->files, file_compare);
	for (size_t i = 0; i < count && !result->stopped;) {
		size_t last = end_of_batch(result->files, i, count);

		if (last == i + 1 ? !read_alone(import, i, last, err) : !read_batch(import, i, last, err))
			return false;
		i = last;
	}
	return true;
}

bool import_files(struct store *store, struct arena *arena, const struct import_order *order,
	struct import_result *result, struct error *err)
{
	struct import import = { .store = store, .order = order, .result = result, .kept = arena };
	bool good;

	*result = (struct import_result){ 0 };
	import.lines = malloc(sizeof *import.lines);
	if (!import.lines)
		out_of_memory();
	arena_open(&import.line);
	good = read_files(&import, err);
	arena_close(&import.line);
	free(import.lines);
	return good;
}
