#include "app/exchange.h"

#include <string.h>

#include "app/arrange.h"
#include "daily_backup.h"
#include "store/codes.h"
#include "sync/export.h"
#include "sync/import.h"

bool exchange_export(struct app *app, const char *folder, exchange_progress *progress, void *from,
	struct exchange_export *result, struct error *err)
{
	struct export_order order = { .folder = folder, .version = TAFEL_VERSION, .progress = progress, .from = from };
	struct export_result done;
	bool good = export_all(app->store, &order, &done, err);

	*result = (struct exchange_export){ done.files, done.records, done.there, done.stopped };
	return good;
}

static const enum exchange_state state_of[IMPORT_STATE_COUNT] = {
	[IMPORT_TAKEN] = EXCHANGE_TAKEN,
	[IMPORT_KNOWN] = EXCHANGE_KNOWN,
	[IMPORT_INCOMPLETE] = EXCHANGE_INCOMPLETE,
	[IMPORT_REFUSED] = EXCHANGE_REFUSED,
};

static struct exchange_file file_of(struct arena *arena, const struct import_file *file)
{
	return (struct exchange_file){
		.path = file->path,
		.state = state_of[file->state],
		.fresh = file->records[APPLIED_NEW],
		.known = file->records[APPLIED_KNOWN],
		.newer = file->records[APPLIED_KEPT],
		.refused = file->records[APPLIED_QUARANTINED],
		.code = file->why.code,
		.why = file->why.code ? arena_text(arena, file->why.text) : NULL,
	};
}

static void add_file(struct exchange_import *result, const struct exchange_file *file)
{
	result->files[result->count++] = *file;
	result->by_state[file->state]++;
	result->fresh += file->fresh;
	result->known += file->known;
	result->newer += file->newer;
	result->refused += file->refused;
}

static bool is_stream_of(const struct span *span, const struct bundle_head *head)
{
	return !strcmp(span->writer, head->writer) && !strcmp(span->scope, head->scope) &&
		!strcmp(span->class, head->class);
}

static bool was_read(const struct import_result *import, const struct span *span)
{
	for (size_t i = 0; i < import->count; i++)
		if (is_stream_of(span, &import->files[i].head))
			return true;
	return false;
}

/* A stream with a branch is one that two devices wrote with one name: a laptop and its restored backup. */
static bool find_twice(struct app *app, struct arena *arena, const struct import_result *import,
	struct exchange_import *result, struct error *err)
{
	struct span *spans;
	size_t count;

	if (!stream_spans(app->store, arena, &spans, &count, err))
		return false;
	result->twice = arena_alloc(arena, count * sizeof *result->twice);
	for (size_t i = 0; i < count; i++)
		if (spans[i].branch > 0 && was_read(import, &spans[i]))
			result->twice[result->twice_count++] = arena_print(
				arena, _("%s %s, laptop %.8s"), spans[i].scope, spans[i].class, spans[i].writer);
	return true;
}

static bool count_open(struct app *app, struct exchange_import *result, struct error *err)
{
	struct store_count counts;

	if (!store_counts(app->store, &counts, err))
		return false;
	result->differences = counts.differences;
	return true;
}

/* Records of the own writer that were not here: the file is an older copy of itself. The store then draws another. */
static bool was_restored(const struct import_result *import, const char *writer)
{
	for (size_t i = 0; writer && i < import->count; i++)
		if (!strcmp(import->files[i].head.writer, writer) && import->files[i].records[APPLIED_NEW] > 0)
			return true;
	return false;
}

static bool finish(struct app *app, struct arena *arena, const struct import_result *import,
	struct exchange_import *result, struct error *err)
{
	result->stopped = import->stopped;
	return find_twice(app, arena, import, result, err) && count_open(app, result, err) &&
		(!codes_are_stale(app->store) || arrange_refresh(app, err));
}

bool exchange_import(struct app *app, struct arena *arena, const char *const *paths, size_t count,
	exchange_progress *progress, void *from, struct exchange_import *result, struct error *err)
{
	struct import_order order = { .paths = paths, .count = count, .progress = progress, .from = from };
	struct import_result import;
	const char *writer;

	memset(result, 0, sizeof *result);
	if (!store_setting(app->store, arena, "writer", &writer, err))
		return false;
	if (!daily_backup(app, arena, &result->backup, err) || !import_files(app->store, arena, &order, &import, err))
		return false;
	result->files = arena_alloc(arena, import.count * sizeof *result->files);
	for (size_t i = 0; i < import.count; i++) {
		struct exchange_file file = file_of(arena, &import.files[i]);
		add_file(result, &file);
	}
	result->new_writer = was_restored(&import, writer);
	return finish(app, arena, &import, result, err);
}

static void tell(struct buffer *buffer, const char *sentence)
{
	buffer_print(buffer, "%s%s", buffer->length ? "\n" : "", sentence);
}

const char *exchange_tell_export(struct arena *arena, const struct exchange_export *export, const char *folder)
{
	struct buffer text = { .arena = arena };
	unsigned long files = (unsigned long)export->files;

	if (files)
		tell(&text,
			arena_print(arena,
				ngettext("%lu file with %lld records written to %s.",
					"%lu files with %lld records written to %s.", files),
				files, (long long)export->records, folder));
	else
		tell(&text, arena_print(arena, _("Nothing new: %s holds all records of this file."), folder));
	if (files && export->there)
		tell(&text, arena_print(arena, _("%lld records stood there already."), (long long)export->there));
	if (export->stopped)
		tell(&text, _("Stopped. The files that are there are whole. Export again to go on."));
	return text.text;
}

static const char *tell_refused(struct arena *arena, const struct exchange_file *file)
{
	size_t length = strlen(file->why);
	const char *dot = length && file->why[length - 1] == '.' ? "" : ".";

	return arena_print(arena, _("%s: %s%s Nothing of this file was taken in."), file->path, file->why, dot);
}

const char *exchange_tell_file(struct arena *arena, const struct exchange_file *file)
{
	if (file->state == EXCHANGE_REFUSED)
		return tell_refused(arena, file);
	if (file->state == EXCHANGE_INCOMPLETE)
		return arena_print(arena, "%s: %s", file->path, file->why);
	if (file->state == EXCHANGE_KNOWN)
		return arena_print(arena, _("%s: nothing new."), file->path);
	return arena_print(
		arena, _("%s: %lld new records."), file->path, (long long)(file->fresh + file->newer + file->refused));
}

static void tell_records(struct arena *arena, struct buffer *text, const struct exchange_import *import)
{
	if (import->fresh + import->newer + import->refused == 0)
		tell(text, _("Nothing new."));
	if (import->fresh)
		tell(text, arena_print(arena, _("%lld records taken in."), (long long)import->fresh));
	if (import->newer)
		tell(text,
			arena_print(arena,
				_("%lld records are from a newer version. They are kept and passed on, and come alive after an upgrade."),
				(long long)import->newer));
	if (import->refused)
		tell(text,
			arena_print(arena,
				_("%lld records try to change what never changes. They are kept apart and change nothing."),
				(long long)import->refused));
}

/* Which files, and why, is told by exchange_tell_file. */
static void tell_files(struct arena *arena, struct buffer *text, const struct exchange_import *import)
{
	unsigned long refused = (unsigned long)import->by_state[EXCHANGE_REFUSED];
	unsigned long incomplete = (unsigned long)import->by_state[EXCHANGE_INCOMPLETE];

	if (refused)
		tell(text,
			arena_print(arena,
				ngettext("%lu file was refused. Nothing of it was taken in.",
					"%lu files were refused. Nothing of them was taken in.", refused),
				refused));
	if (incomplete)
		tell(text,
			arena_print(arena,
				ngettext("%lu file is not complete yet. Import it again when it is whole.",
					"%lu files are not complete yet. Import them again when they are whole.",
					incomplete),
				incomplete));
}

static void tell_laptops(struct arena *arena, struct buffer *text, const struct exchange_import *import)
{
	for (size_t i = 0; i < import->twice_count; i++)
		tell(text,
			arena_print(arena,
				_("A laptop was in use twice, perhaps from a backup (%s). Both lines of changes are kept."),
				import->twice[i]));
	if (import->new_writer)
		tell(text,
			_("This file was restored from a backup. Its lost changes are back, and it goes on as a new device."));
}

const char *exchange_tell_import(struct arena *arena, const struct exchange_import *import)
{
	struct buffer text = { .arena = arena };
	unsigned long differences = (unsigned long)import->differences;

	tell_records(arena, &text, import);
	tell_files(arena, &text, import);
	tell_laptops(arena, &text, import);
	if (differences)
		tell(&text,
			arena_print(arena,
				ngettext("%lu difference waits for a choice. All values are kept.",
					"%lu differences wait for a choice. All values are kept.", differences),
				differences));
	if (import->backup)
		tell(&text, arena_print(arena, _("Backup made before: %s"), import->backup));
	if (import->stopped)
		tell(&text, _("Stopped. What was taken in is safe. Import again to go on."));
	return text.text;
}
