#include "sync/export.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "record/bundle.h"
#include "store/stream.h"
#include "sync/folder.h"

/* Where a file is closed and the next one begun; a stick or a mail box has no trouble with this size. */
static const int64_t BYTES_MAX = INT64_C(64) << 20;

enum { PROGRESS_STEP = 1024 };

struct export
{
	struct store *store;
	const struct export_order *order;
	struct export_result *result;
	struct folder folder;
	struct arena *arena;   /* of one file */
	struct arena *line;    /* of one record */
	const char *temporary; /* name of the file while it is written */
	int64_t done, total;
	/* the file at hand */
	FILE *out;
	struct bundle_head head;
	struct hash link;
	struct hash_stream content;
	int64_t bytes, cut_at; /* cut_at: the number at which the file became too big, or 0 */
};

static bool refuse_write(const struct export *export, struct error *err)
{
	return fail(err, E_STORE, _("The folder %s cannot be written: %s. The files that are there are whole."),
		export->folder.name, strerror(errno));
}

static bool report_progress(struct export *export, int64_t more)
{
	export->done += more;
	if (export->order->progress && !export->order->progress(export->order->from, export->done, export->total))
		export->result->stopped = true;
	return !export->result->stopped;
}

/* A leaf needs the salt in the line. A line of ours that cannot be read: better no export than a wrong one. */
static bool add_link(void *from, const char *line, size_t length, int64_t number, struct error *err)
{
	struct export *export = from;
	struct record record;
	struct hash leaf;

	arena_reset(export->line);
	if (!record_read(export->line, line, length, &record, err))
		return fail_within(err, _("The file is damaged, try tafel verify: "));
	leaf = leaf_of(line, length, record.salt);
	export->link = link_after(&export->link, &leaf);
	return number % PROGRESS_STEP != 0 || report_progress(export, 0);
}

static bool add_line(void *from, const char *line, size_t length, int64_t number, struct error *err)
{
	struct export *export = from;

	if (!add_link(export, line, length, number, err))
		return false;
	hash_add(&export->content, line, length);
	hash_add(&export->content, "\n", 1);
	export->bytes += (int64_t)length + 1;
	if (fwrite(line, 1, length, export->out) != length || putc('\n', export->out) == EOF)
		return refuse_write(export, err);
	if (export->bytes > BYTES_MAX && number < export->head.to)
		export->cut_at = number;
	return !export->cut_at;
}

static const char *time_made(const struct export *export)
{
	time_t seconds = (time_t)(clock_ms(store_clock(export->store)) / 1000);
	struct tm parts;
	char text[32] = "";

	if (gmtime_r(&seconds, &parts))
		strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
	return arena_text(export->arena, text);
}

static bool put(struct export *export, const char *text, struct error *err)
{
	return fputs(text, export->out) != EOF || refuse_write(export, err);
}

static bool begin_file(struct export *export, struct error *err)
{
	int fd;

	export->bytes = export->cut_at = 0;
	unlinkat(export->folder.fd, export->temporary, 0);
	fd = openat(export->folder.fd, export->temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	export->out = fd < 0 ? NULL : fdopen(fd, "w");
	if (!export->out) {
		refuse_write(export, err);
		if (fd >= 0)
			close(fd);
		return false;
	}
	export->link = export->head.before;
	hash_begin(&export->content);
	return put(export, bundle_head_write(export->arena, &export->head), err);
}

/* The name tells the content: what stands there under it is the same, or a part of it that a full disk or a broken copy
 * left behind, whose place is taken. */
static bool name_file(struct export *export, const struct hash *content, int64_t size, struct error *err)
{
	const char *name = bundle_name(export->arena, &export->head, content);

	if (folder_has(&export->folder, name, size)) {
		export->result->there += export->head.to - export->head.from + 1;
		return true;
	}
	if (renameat(export->folder.fd, export->temporary, export->folder.fd, name) != 0 ||
		fsync(export->folder.fd) != 0)
		return refuse_write(export, err);
	export->result->files++;
	export->result->records += export->head.to - export->head.from + 1;
	return true;
}

/* The link after the records is known at the end only: the header is then written over itself, in the same length. */
static bool end_file(struct export *export, struct error *err)
{
	struct bundle_tail tail = { export->head.to - export->head.from + 1, hash_end(&export->content) };
	int64_t size = 0;
	bool good;

	export->head.after = export->link;
	good = put(export, bundle_tail_write(export->arena, &tail), err) &&
		((size = ftell(export->out)) > 0 || refuse_write(export, err)) &&
		(fseek(export->out, 0, SEEK_SET) == 0 || refuse_write(export, err)) &&
		put(export, bundle_head_write(export->arena, &export->head), err) &&
		((fflush(export->out) == 0 && fsync(fileno(export->out)) == 0) || refuse_write(export, err));
	if (fclose(export->out) != 0 && good)
		good = refuse_write(export, err);
	export->out = NULL;
	return good && name_file(export, &tail.hash, size, err);
}

static void drop_file(struct export *export)
{
	if (export->out)
		fclose(export->out);
	export->out = NULL;
	unlinkat(export->folder.fd, export->temporary, 0);
}

/* Writes head.from..head.to as one file; head.to becomes less when that would be too big. */
static bool write_file(struct export *export, const struct span *span, struct error *err)
{
	struct span part = *span;
	bool good;

	arena_reset(export->arena);
	export->head.made = time_made(export);
	do {
		if (export->cut_at)
			export->head.to = export->cut_at;
		part.from = export->head.from;
		part.to = export->head.to;
		good = begin_file(export, err) && stream_lines(export->store, &part, add_line, export, err);
		if (!good || export->cut_at)
			drop_file(export);
	} while (export->cut_at && !export->result->stopped);
	good = good && end_file(export, err);
	drop_file(export);
	return good;
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Writes what comes at and after `from`. */
static bool write_rest(
	struct export *export, const struct span *span, int64_t from, const struct hash *before, struct error *err)
{
	export->link = *before;
	while (from <= span->to) {
		export->head.from = from;
		export->head.to = least(span->to, from + BUNDLE_COUNT_MAX - 1);
		export->head.before = export->link;
		export->cut_at = 0;
		if (!write_file(export, span, err) || !report_progress(export, export->head.to - export->head.from + 1))
			return false;
		from = export->head.to + 1;
	}
	return true;
}

/* How far the files in the folder go along with the span: the first number not in them, and the link before it. */
static int64_t skip_there(const struct export *export, const struct span *span, struct hash *link)
{
	const struct bundle_head *head;
	int64_t from = span->from;

	*link = span->before;
	while (from <= span->to && (head = folder_find(&export->folder, &export->head, from, link, span->to))) {
		from = head->to + 1;
		*link = head->after;
	}
	return from;
}

/* Does the chain that files in the folder begin end where ours ends? If not, one of them holds something else (a
 * laptop in use twice, or a header that lies): then nothing may be written behind it. */
static bool joins_up(struct export *export, const struct span *span, int64_t from, const struct hash *before,
	bool *joins, struct error *err)
{
	struct span rest = *span;

	export->link = *before;
	rest.from = from;
	if (from <= span->to && !stream_lines(export->store, &rest, add_link, export, err))
		return false;
	*joins = memcmp(&export->link, &span->after, sizeof span->after) == 0;
	return true;
}

static bool export_span(struct export *export, const struct span *span, struct error *err)
{
	struct hash before;
	bool joins = true;
	int64_t from;

	memcpy(export->head.writer, span->writer, sizeof export->head.writer);
	memcpy(export->head.scope, span->scope, sizeof export->head.scope);
	memcpy(export->head.class, span->class, sizeof export->head.class);
	from = skip_there(export, span, &before);
	if (from > span->from && !joins_up(export, span, from, &before, &joins, err))
		return false;
	if (!joins)
		return write_rest(export, span, span->from, &span->before, err);
	export->result->there += from - span->from;
	return report_progress(export, from - span->from) && write_rest(export, span, from, &before, err);
}

static bool export_spans(struct export *export, struct error *err)
{
	struct arena *arena;
	struct span *spans;
	size_t count;
	bool good;

	arena_open(&arena);
	good = stream_spans(export->store, arena, &spans, &count, err);
	for (size_t i = 0; good && i < count; i++)
		export->total += spans[i].to - spans[i].from + 1;
	for (size_t i = 0; good && i < count; i++)
		good = export_span(export, &spans[i], err);
	arena_close(&arena);
	return good || export->result->stopped;
}

bool export_all(struct store *store, const struct export_order *order, struct export_result *result, struct error *err)
{
	struct export export = { .store = store, .order = order, .result = result };
	char temporary[40];
	bool good;

	*result = (struct export_result){ 0 };
	if (!folder_open(&export.folder, order->folder, err))
		return false;
	snprintf(temporary, sizeof temporary, ".tafel-%ld.tmp", (long)getpid());
	export.temporary = temporary;
	export.head.version = order->version;
	arena_open(&export.arena);
	arena_open(&export.line);
	good = export_spans(&export, err);
	arena_close(&export.line);
	arena_close(&export.arena);
	folder_close(&export.folder);
	return good;
}
