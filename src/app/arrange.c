#include "app/arrange.h"

#include <string.h>

#include "arrange_file.h"
#include "base/id.h"
#include "base/place.h"
#include "base/text.h"
#include "input.h"
#include "record/scan.h"
#include "store/store.h"

enum { PIECE_MAX = 24 * 1024, PIECES_MAX = 64, PARTS_LIST_MAX = 4096 };

/* ---- reading a file ---- */

static bool parse_checked(struct arena *arena, const cJSON *root, bool kept, struct arrange_file *file,
	const char **wrong, struct error *err)
{
	const cJSON *title = cJSON_GetObjectItemCaseSensitive(root, "title");

	if (!arrange_check_root(arena, root, kept, wrong, err))
		return false;
	file->code = arena_text(arena, cJSON_GetObjectItemCaseSensitive(root, "id")->valuestring);
	file->title_nl = arena_text(arena, cJSON_GetObjectItemCaseSensitive(title, "nl")->valuestring);
	file->title_en = arena_text(arena, cJSON_GetObjectItemCaseSensitive(title, "en")->valuestring);
	file->version = (int64_t)cJSON_GetObjectItemCaseSensitive(root, "version")->valuedouble;
	arrange_make_codes(arena, root, file);
	arrange_make_rows(arena, root, file);
	return true;
}

/* Lines that text_clean takes from the beginning. */
static size_t lines_before(const char *text)
{
	size_t lines = 0;

	for (; *text && strchr(" \t\r\n", *text); text++)
		lines += *text == '\n';
	return lines;
}

/* What is wrong, with the file and the line before it, and what that means behind it. */
static bool tell_line(const char *name, size_t line, struct error *err)
{
	struct error what = *err;

	return fail(err, what.code, _("%s, line %zu: %s Nothing was loaded."), name, line, what.text);
}

static bool scan_text(struct arena *arena, const char *name, const char *text, size_t length, struct arrange_file *file,
	struct error *err)
{
	struct error what;

	if (!length)
		return fail(err, E_INPUT, _("%s is empty. Nothing was loaded."), name);
	if (scan_json(text, length, SCAN_FILE_DEPTH, true, NULL, &what) &&
		text_clean(arena, text, length, &file->text, &what) &&
		scan_json(file->text, strlen(file->text), SCAN_FILE_DEPTH, true, NULL, &what))
		return true;
	return fail(err, E_INPUT, _("%s, %s. Nothing was loaded."), name, what.text);
}

static bool parse(struct arena *arena, const char *name, const char *text, size_t length, bool kept,
	struct arrange_file *file, struct error *err)
{
	const char *wrong = NULL;
	struct hash hash;
	cJSON *root;
	bool good;

	memset(file, 0, sizeof(*file));
	if (!scan_text(arena, name, text, length, file, err))
		return false;
	file->length = strlen(file->text);
	hash = hash_of(file->text, file->length);
	hash_write(&hash, file->hash);
	root = cJSON_ParseWithLength(file->text, file->length);
	if (!root)
		return fail(err, E_INPUT, _("%s was not loaded, nothing has changed. It is not JSON."), name);
	good = parse_checked(arena, root, kept, file, &wrong, err);
	cJSON_Delete(root);
	return good || tell_line(name, lines_before(text) + arrange_line(file->text, wrong ? wrong : ""), err);
}

bool arrange_parse(struct arena *arena, const char *name, const char *text, size_t length, struct arrange_file *file,
	struct error *err)
{
	return parse(arena, name, text, length, false, file, err);
}

bool arrange_parse_kept(struct arena *arena, const char *name, const char *text, size_t length,
	struct arrange_file *file, struct error *err)
{
	return parse(arena, name, text, length, true, file, err);
}

/* Is this the name of an arrangement that comes with the program, and no path? */
static bool is_name(const char *name)
{
	return *name && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(name);
}

/* "friends_leiderdorp" lies in friends-leiderdorp.json. */
static const char *path_of(struct arena *arena, const char *name)
{
	char *file = arena_copy(arena, name, strlen(name));

	for (char *at = file; *at; at++)
		*at = *at == '_' ? '-' : *at;
	return place_data(arena, arena_print(arena, "arrangements/%s.json", file));
}

bool arrange_read(struct arena *arena, const char *name, struct arrange_file *file, struct error *err)
{
	const char *path = is_name(name) ? path_of(arena, name) : name;
	const char *text;
	size_t length;

	if (!input_read(arena, path, SCAN_FILE_MAX, &text, &length, err)) {
		if (is_name(name) && err->code == E_MISSING)
			return fail(err, E_MISSING,
				_("No arrangement \"%s\" comes with the program. Give the path of a file."), name);
		return false;
	}
	return arrange_parse(arena, is_name(name) ? strrchr(path, '/') + 1 : name, text, length, file, err);
}

bool arrange_check(struct app *app, const char *name, struct error *err)
{
	struct arrange_file file;
	struct arena *arena;
	bool good;

	(void)app;
	arena_open(&arena);
	good = arrange_read(arena, name, &file, err);
	arena_close(&arena);
	return good;
}

/* ---- pieces of the text ---- */

/* A piece ends between two plain characters, so that no accent is parted from its letter and no piece has outer blanks,
 * which a note may not have. */
static size_t piece_length(const char *text, size_t left)
{
	size_t length = PIECE_MAX;

	if (left <= PIECE_MAX)
		return left;
	while (length > 1 && !(text[length - 1] > ' ' && text[length] > ' '))
		length--;
	return length;
}

static size_t count_pieces(const char *text, size_t length)
{
	size_t count = 0;

	for (size_t at = 0; at < length; count++)
		at += piece_length(text + at, length - at);
	return count;
}

static bool load_parts(struct app *app, struct arena *arena, const char *code, struct arrangement_part ***parts,
	size_t *count, struct error *err)
{
	void **rows;

	if (!store_list_by(app->store, arena, &entity_arrangement_part, "arrangement", code, PARTS_LIST_MAX, &rows,
		    count, err))
		return false;
	*parts = arena_alloc(arena, (*count + 1) * sizeof(**parts));
	for (size_t i = 0; i < *count; i++)
		(*parts)[i] = rows[i];
	return true;
}

static const struct arrangement_part *find_part(
	struct arrangement_part *const *parts, size_t count, const char *hash, int64_t number)
{
	for (size_t i = 0; i < count; i++)
		if (parts[i]->hash && !strcmp(parts[i]->hash, hash) && parts[i]->part == number && parts[i]->content)
			return parts[i];
	return NULL;
}

/* The whole text of a hash; NULL while a piece is missing or when it does not fit its hash. */
static const char *join_parts(
	struct arena *arena, struct arrangement_part *const *parts, size_t count, const struct arrangement_part *any)
{
	struct buffer text = { .arena = arena };
	char hex[2 * HASH_BYTES + 1];
	struct hash hash;

	if (!any->hash || any->parts < 1 || any->parts > PIECES_MAX)
		return NULL;
	for (int64_t i = 1; i <= any->parts; i++) {
		const struct arrangement_part *part = find_part(parts, count, any->hash, i);

		if (!part)
			return NULL;
		buffer_text(&text, part->content);
	}
	hash = hash_of(text.text, text.length);
	hash_write(&hash, hex);
	return strcmp(hex, any->hash) ? NULL : text.text;
}

static bool add_piece(struct app *app, struct arena *arena, const struct arrange_file *file, size_t at, size_t length,
	size_t number, size_t count, struct error *err)
{
	const struct cell cells[] = {
		{ "arrangement", file->code },
		{ "hash", file->hash },
		{ "part", arena_print(arena, "%zu", number) },
		{ "parts", arena_print(arena, "%zu", count) },
		{ "content", arena_copy(arena, file->text + at, length) },
	};
	char id[ID_TEXT];

	store_new_id(app->store, id);
	return store_add(app->store, &entity_arrangement_part, id, "regio", cells, ARRAY_LEN(cells), NULL, 0, err);
}

static bool write_pieces(struct app *app, struct arena *arena, const struct arrange_file *file, struct error *err)
{
	size_t count = count_pieces(file->text, file->length), here;
	struct arrangement_part **parts;

	if (count > PIECES_MAX)
		return fail(err, E_INPUT, _("The arrangement is too large: %zu bytes."), file->length);
	if (!load_parts(app, arena, file->code, &parts, &here, err))
		return false;
	for (size_t at = 0, number = 1; at < file->length; number++) {
		size_t length = piece_length(file->text + at, file->length - at);

		if (!find_part(parts, here, file->hash, (int64_t)number) &&
			!add_piece(app, arena, file, at, length, number, count, err))
			return false;
		at += length;
	}
	return true;
}

/* ---- loading ---- */

/* What the last load wrote in a row, as far as the codes of its list tell: the figures of a municipality. */
static bool is_as_loaded(
	struct arena *arena, const struct codebook *before, const struct arrange_row *row, const void *here)
{
	const char *municipality = ((const struct quota *)here)->municipality;
	const struct code_entry *entry = codebook_find(before, "quota", municipality);

	for (size_t i = 0; entry && i < row->count; i++) {
		const struct field *field = entity_field(row->entity, row->cells[i].name);
		const char *now = field_cell_write(arena, field, here, NULL);
		const char *then = codebook_value(arena, entry, field->name);

		if (!strcmp(field->name, "year") || !strcmp(field->name, "municipality"))
			continue;
		if (strcmp(now ? now : "", then ? then : ""))
			return false;
	}
	return entry != NULL;
}

/* May the load write this row? Figures that somebody changed since the last load stay as they are. */
static bool may_write(struct app *app, struct arena *arena, const struct codebook *before,
	const struct arrange_row *row, bool *may, struct error *err)
{
	void *here = arena_alloc(arena, row->entity->size);

	*may = true;
	if (!row->careful)
		return true;
	if (!store_load(app->store, arena, row->entity, row->id, here, err))
		return err->code == E_MISSING;
	*may = is_as_loaded(arena, before, row, here);
	return true;
}

static bool write_rows(struct app *app, struct arena *arena, const struct arrange_file *file, struct error *err)
{
	struct codebook *before;

	if (!arrange_codebook(app, arena, file->code, &before, err))
		return false;
	for (size_t i = 0; i < file->row_count; i++) {
		const struct arrange_row *row = &file->rows[i];
		bool may;

		if (!may_write(app, arena, before, row, &may, err) ||
			(may && !store_set(app->store, row->entity, row->id, "regio", row->cells, row->count, err)))
			return false;
	}
	return true;
}

static bool write_file(struct app *app, struct arena *arena, const struct arrange_file *file, struct error *err)
{
	return write_pieces(app, arena, file, err) && write_rows(app, arena, file, err) &&
		codes_replace(app->store, file->code, file->codes, file->code_count, err) &&
		(*app->arrangement || store_set_setting(app->store, "arrangement", file->code, err));
}

/* A version says one thing for ever, since decisions name it. */
bool arrange_check_version(struct app *app, struct arena *arena, const struct arrange_file *file, struct error *err)
{
	struct arrangement here;

	if (!store_load(app->store, arena, &entity_arrangement, file->code, &here, err))
		return err->code == E_MISSING;
	if (here.version == UNKNOWN || file->version > here.version || (here.hash && !strcmp(here.hash, file->hash)))
		return true;
	return fail(err, E_INPUT,
		_("Version %lld of \"%s\" is here already, with another text. Nothing was loaded. Give the file a higher "
		  "version."),
		(long long)here.version, file->code);
}

static bool load_file(struct app *app, struct arena *arena, const char *name, struct error *err)
{
	struct arrange_file file;

	if (!arrange_read(arena, name, &file, err) || !arrange_check_version(app, arena, &file, err) ||
		!store_begin(app->store, app->person, err))
		return false;
	if (!write_file(app, arena, &file, err)) {
		store_rollback(app->store);
		return false;
	}
	if (!store_commit(app->store, err))
		return false;
	if (!*app->arrangement)
		app->arrangement = arena_text(app->arena, file.code);
	app_forget_codebooks(app);
	return true;
}

bool arrange_load(struct app *app, const char *name, struct error *err)
{
	struct arena *arena;
	bool good;

	arena_open(&arena);
	good = load_file(app, arena, name, err);
	arena_close(&arena);
	return good;
}

/* ---- what this file holds ---- */

/* A text of a newer format cannot be read here: it is kept, and left out. */
bool arrange_versions(struct app *app, struct arena *arena, const char *code, struct arrange_file **files,
	size_t *count, struct error *err)
{
	struct arrangement_part **parts;
	size_t part_count;

	*count = 0;
	if (!load_parts(app, arena, code, &parts, &part_count, err))
		return false;
	*files = arena_alloc(arena, part_count * sizeof(**files));
	for (size_t i = 0; i < part_count; i++) {
		const char *text = parts[i]->part == 1 ? join_parts(arena, parts, part_count, parts[i]) : NULL;
		struct arrange_file *file = &(*files)[*count];
		struct error ignored;

		if (text && arrange_parse_kept(arena, code, text, strlen(text), file, &ignored) &&
			!strcmp(file->code, code))
			++*count;
	}
	return true;
}

struct names {
	struct arena *arena;
	const char **names;
	size_t count, room;
};

static bool take_name(void *from, const void *row, struct error *err)
{
	struct names *names = from;

	(void)err;
	names->names = arena_grow(names->arena, names->names, names->count, &names->room, sizeof *names->names);
	names->names[names->count++] = arena_text(names->arena, ((const struct row *)row)->id);
	return true;
}

bool arrange_codes(struct app *app, struct arena *arena, const char ***codes, size_t *count, struct error *err)
{
	struct names names = { .arena = arena };

	if (!store_walk(app->store, &entity_arrangement, take_name, &names, err))
		return false;
	*codes = names.names;
	*count = names.count;
	return true;
}

/* ---- after a rebuild or an import ---- */

/* Two texts that claim the same version: every device takes the same one, by their hashes. */
static bool refresh_one(struct app *app, struct arena *arena, const char *code, struct error *err)
{
	const struct arrange_file *newest = NULL;
	struct arrange_file *files;
	size_t count;

	if (!arrange_versions(app, arena, code, &files, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!newest || files[i].version > newest->version ||
			(files[i].version == newest->version && strcmp(files[i].hash, newest->hash) > 0))
			newest = &files[i];
	return !newest || codes_replace(app->store, code, newest->codes, newest->code_count, err);
}

/* The own one first: it stays the own one of the code tables. */
static bool refresh(struct app *app, struct arena *arena, struct error *err)
{
	const char **codes;
	size_t count;

	if ((*app->arrangement && !refresh_one(app, arena, app->arrangement, err)) ||
		!arrange_codes(app, arena, &codes, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(codes[i], app->arrangement) && !refresh_one(app, arena, codes[i], err))
			return false;
	app_forget_codebooks(app);
	return codes_settle(app->store, err);
}

bool arrange_codebook_version(struct app *app, struct arena *arena, const char *code, int64_t version,
	struct codebook **out, struct error *err)
{
	struct arrange_file *files;
	size_t count;

	if (!arrange_versions(app, arena, code, &files, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (files[i].version == version) {
			*out = arrange_make_book(arena, files[i].codes, files[i].code_count, app->dutch);
			return true;
		}
	return fail(err, E_MISSING, _("This file holds no version %lld of \"%s\"."), (long long)version, code);
}

bool arrange_refresh(struct app *app, struct error *err)
{
	struct arena *arena;
	bool good;

	if (!*app->arrangement)
		return true;
	arena_open(&arena);
	good = refresh(app, arena, err);
	arena_close(&arena);
	return good;
}
