#include "record/line.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "record/leaf.h"
#include "record/scan.h"

static const int64_t NUMBER_MAX = INT64_C(1) << 53;

const char *const record_kind_names[RECORD_KIND_COUNT] = {
	[RECORD_SET] = "set",
	[RECORD_ADD] = "add",
	[RECORD_FIX] = "fix",
	[RECORD_MOVE] = "move",
	[RECORD_FORGET] = "forget",
};

/* In the order in which they are written. */
enum part_index {
	PART_V,
	PART_K,
	PART_S,
	PART_Q,
	PART_H,
	PART_E,
	PART_I,
	PART_X,
	PART_O,
	PART_A,
	PART_R,
	PART_U,
	PART_N,
	PARTS
};

enum {
	STORED_PARTS = 1 << PART_V | 1 << PART_K | 1 << PART_S | 1 << PART_Q | 1 << PART_H | 1 << PART_N,
	EVERY_KIND = 1 << PART_E | 1 << PART_I | 1 << PART_U,
};

/* What a kind cannot do without, besides the parts that a line is stored by. */
static const unsigned needed_parts[RECORD_KIND_COUNT] = {
	[RECORD_SET] = EVERY_KIND | 1 << PART_X,
	[RECORD_ADD] = EVERY_KIND | 1 << PART_X,
	[RECORD_FIX] = EVERY_KIND | 1 << PART_O,
	[RECORD_MOVE] = EVERY_KIND | 1 << PART_X,
	[RECORD_FORGET] = EVERY_KIND,
};

/* Kinds of letters, as a set of bits. */
enum { HEX = 1, LOWER = 2, DIGIT = 4, UPPER = 8, UNDERLINE = 16, DASH = 32, CELL_MARK = 64 };
enum { CODE = LOWER | DIGIT | UNDERLINE, ID = CODE | UPPER | DASH, CELL = ID | CELL_MARK };

static unsigned letter_kind(char c)
{
	if (c >= 'a' && c <= 'z')
		return c <= 'f' ? LOWER | HEX : LOWER;
	if (c >= '0' && c <= '9')
		return DIGIT | HEX;
	if (c >= 'A' && c <= 'Z')
		return UPPER;
	return c == '_' ? UNDERLINE : c == '-' ? DASH : c == '.' || c == '~' ? CELL_MARK : 0;
}

/* Length of the run of such letters; strspn would build its table anew at each call. */
static size_t span_of(const char *text, unsigned letters)
{
	const char *at = text;

	while (letter_kind(*at) & letters)
		at++;
	return (size_t)(at - text);
}

static bool made_of(const char *text, unsigned letters, size_t max)
{
	size_t length = span_of(text, letters);

	return length > 0 && length <= max && text[length] == '\0';
}

/* One code, or two with a dot between. */
bool record_is_scope(const char *scope)
{
	size_t first = span_of(scope, CODE);

	if (first == 0 || first > RECORD_CODE_MAX)
		return false;
	return scope[first] == '\0' || (scope[first] == '.' && made_of(scope + first + 1, CODE, RECORD_CODE_MAX));
}

static bool is_stream(const char *writer, const char *scope, const char *class)
{
	return span_of(writer, HEX) == WRITER_TEXT - 1 && writer[WRITER_TEXT - 1] == '\0' && record_is_scope(scope) &&
		made_of(class, LOWER, CLASS_TEXT - 1);
}

static bool copy_part(const char *from, size_t length, char *to, size_t room)
{
	if (length >= room)
		return false;
	memcpy(to, from, length);
	to[length] = '\0';
	return true;
}

bool record_read_stream(const char *text, char writer[WRITER_TEXT], char scope[SCOPE_TEXT], char class[CLASS_TEXT])
{
	const char *second = strchr(text, '/'), *third = second ? strchr(second + 1, '/') : NULL;

	return third && copy_part(text, (size_t)(second - text), writer, WRITER_TEXT) &&
		copy_part(second + 1, (size_t)(third - second - 1), scope, SCOPE_TEXT) &&
		copy_part(third + 1, strlen(third + 1), class, CLASS_TEXT) && is_stream(writer, scope, class);
}

/* The readers: from cJSON into the record. False: it has another type or does not fit in. */

static bool read_version(struct arena *arena, const cJSON *item, struct record *record)
{
	(void)arena;
	if (!cJSON_IsNumber(item) || item->valuedouble > INT_MAX || item->valuedouble < INT_MIN)
		return false;
	record->version = (int)item->valuedouble;
	return true;
}

static bool read_kind(struct arena *arena, const cJSON *item, struct record *record)
{
	(void)arena;
	if (!cJSON_IsString(item) || !*item->valuestring)
		return false;
	record->kind = RECORD_OTHER;
	for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
		if (strcmp(item->valuestring, record_kind_names[kind]) == 0)
			record->kind = (enum record_kind)kind;
	return true;
}

static bool read_stream(struct arena *arena, const cJSON *item, struct record *record)
{
	(void)arena;
	return cJSON_IsString(item) &&
		record_read_stream(item->valuestring, record->writer, record->scope, record->class);
}

static bool read_number(struct arena *arena, const cJSON *item, struct record *record)
{
	(void)arena;
	record->number = cJSON_IsNumber(item) ? (int64_t)item->valuedouble : 0;
	return cJSON_IsNumber(item);
}

static bool read_stamp(struct arena *arena, const cJSON *item, struct record *record)
{
	(void)arena;
	return cJSON_IsString(item) && stamp_read(item->valuestring, &record->stamp);
}

static bool read_salt(struct arena *arena, const cJSON *item, struct record *record)
{
	(void)arena;
	return cJSON_IsString(item) &&
		base64url_read(item->valuestring, strlen(item->valuestring), record->salt, SALT_BYTES);
}

static bool read_text(struct arena *arena, const cJSON *item, const char **text)
{
	*text = cJSON_IsString(item) ? arena_text(arena, item->valuestring) : NULL;
	return *text != NULL;
}

static bool read_entity(struct arena *arena, const cJSON *item, struct record *record)
{
	return read_text(arena, item, &record->entity);
}

static bool read_id(struct arena *arena, const cJSON *item, struct record *record)
{
	return read_text(arena, item, &record->id);
}

static bool read_user(struct arena *arena, const cJSON *item, struct record *record)
{
	return read_text(arena, item, &record->user);
}

static bool read_cells(struct arena *arena, const cJSON *item, struct record *record)
{
	struct cell *cell =
		cJSON_IsObject(item) ? arena_alloc(arena, (size_t)cJSON_GetArraySize(item) * sizeof *cell) : NULL;

	if (!cell)
		return false;
	record->cells = cell;
	for (const cJSON *child = item->child; child; child = child->next, cell++) {
		if (!cJSON_IsString(child) && !cJSON_IsNull(child))
			return false;
		cell->name = arena_text(arena, child->string);
		cell->value = arena_text(arena, child->valuestring);
	}
	record->cell_count = (size_t)(cell - record->cells);
	return true;
}

static bool read_ops(struct arena *arena, const cJSON *item, const struct op_id **ops, size_t *count)
{
	int size = cJSON_IsArray(item) ? cJSON_GetArraySize(item) : -1;
	struct op_id *op;

	if (size < 0 || size > RECORD_OPS_MAX)
		return false;
	*ops = op = arena_alloc(arena, (size_t)size * sizeof *op);
	*count = (size_t)size;
	for (const cJSON *child = item->child; child; child = child->next)
		if (!cJSON_IsString(child) || !op_read(child->valuestring, op++))
			return false;
	return true;
}

static bool read_replaces(struct arena *arena, const cJSON *item, struct record *record)
{
	return read_ops(arena, item, &record->replaces, &record->replaces_count);
}

/* "a" belongs to an add; on another kind it is one more unknown key. */
static bool read_about(struct arena *arena, const cJSON *item, struct record *record)
{
	return record->kind != RECORD_ADD || read_ops(arena, item, &record->about, &record->about_count);
}

/* "r" belongs to a set; on another kind it is one more unknown key. */
static bool read_restates(struct arena *arena, const cJSON *item, struct record *record)
{
	(void)arena;
	record->restates = record->kind == RECORD_SET;
	return !record->restates || cJSON_IsTrue(item);
}

/* The checks: is the part in the record as the format wants it? */

static bool stream_fits(const struct record *record)
{
	return is_stream(record->writer, record->scope, record->class);
}

static bool version_fits(const struct record *record)
{
	return record->version >= 1;
}

static bool number_fits(const struct record *record)
{
	return record->number >= 1 && record->number <= NUMBER_MAX;
}

static bool entity_fits(const struct record *record)
{
	return !record->entity || made_of(record->entity, ID, RECORD_ID_MAX);
}

static bool id_fits(const struct record *record)
{
	return !record->id || made_of(record->id, ID, RECORD_ID_MAX);
}

static bool user_fits(const struct record *record)
{
	return !record->user || !*record->user || made_of(record->user, ID, RECORD_ID_MAX);
}

static bool cells_fit(const struct record *record)
{
	for (size_t i = 0; i < record->cell_count; i++)
		if (!made_of(record->cells[i].name, CELL, RECORD_CELL_MAX))
			return false;
	return true;
}

static bool about_fits(const struct record *record)
{
	return record->about_count == 0 || record->kind == RECORD_ADD;
}

static const struct part {
	const char *key;
	bool (*read)(struct arena *, const cJSON *, struct record *);
	bool (*fits)(const struct record *); /* NULL: what could be read fits */
	const char *form;                    /* the sentence when it does not */
} parts[PARTS] = {
	[PART_V] = { "v", read_version, version_fits, N_("\"v\" must be a whole number from 1") },
	[PART_K] = { "k", read_kind, NULL, N_("\"k\" must be the name of a kind of record") },
	[PART_S] = { "s", read_stream, stream_fits,
		N_("\"s\" must be writer/scope/class, the writer in 16 hex digits") },
	[PART_Q] = { "q", read_number, number_fits, N_("\"q\" must be a whole number from 1") },
	[PART_H] = { "h", read_stamp, NULL, N_("\"h\" must be 12 hex digits, a dash and 4 hex digits") },
	[PART_E] = { "e", read_entity, entity_fits, N_("\"e\" must be the name of an entity") },
	[PART_I] = { "i", read_id, id_fits, N_("\"i\" must be an id of at most 64 letters and digits") },
	[PART_X] = { "x", read_cells, cells_fit, N_("\"x\" must give fields their text or null") },
	[PART_O] = { "o", read_replaces, NULL, N_("\"o\" must be a list of at most 1024 record ids") },
	[PART_A] = { "a", read_about, about_fits, N_("\"a\" must be a list of at most 1024 record ids, on an add") },
	[PART_R] = { "r", read_restates, NULL, N_("\"r\" must be true") },
	[PART_U] = { "u", read_user, user_fits, N_("\"u\" must be an id of at most 64 letters and digits") },
	[PART_N] = { "n", read_salt, NULL, N_("\"n\" must be 16 bytes in base64url") },
};

static bool refuse_form(size_t part, struct error *err)
{
	return fail(err, E_FORMAT, "%s", _(parts[part].form));
}

static bool refuse_missing(size_t part, struct error *err)
{
	return fail(err, E_FORMAT, _("the record has no \"%s\""), parts[part].key);
}

static unsigned missing_parts(const struct record *record)
{
	unsigned there = (record->entity ? 1u << PART_E : 0) | (record->id ? 1u << PART_I : 0) |
		(record->user ? 1u << PART_U : 0) | (record->cell_count ? 1u << PART_X : 0) |
		(record->replaces_count ? 1u << PART_O : 0);

	return needed_parts[record->kind] & ~there;
}

/* The parts of a record that we apply: all that its kind needs, each in its form. */
static bool check_parts(const struct record *record, struct error *err)
{
	unsigned missing = missing_parts(record);

	for (size_t part = 0; part < PARTS; part++) {
		if (missing & 1u << part)
			return refuse_missing(part, err);
		if (parts[part].fits && !parts[part].fits(record))
			return refuse_form(part, err);
	}
	return true;
}

static void find_parts(const cJSON *line, const cJSON *found[PARTS])
{
	for (const cJSON *child = line->child; child; child = child->next)
		for (size_t part = 0; part < PARTS; part++)
			if (child->string[0] == parts[part].key[0] && child->string[1] == '\0')
				found[part] = child;
}

/* What a line is stored and passed on by, whatever its version. */
static bool read_stored_parts(struct arena *arena, const cJSON *const *found, struct record *record, struct error *err)
{
	for (size_t part = 0; part < PARTS; part++) {
		if (!(STORED_PARTS & 1 << part))
			continue;
		if (!found[part])
			return refuse_missing(part, err);
		if (!parts[part].read(arena, found[part], record) || (parts[part].fits && !parts[part].fits(record)))
			return refuse_form(part, err);
	}
	return true;
}

/* A line that only a newer program can apply: its entity and row, when they look like ours. */
static void read_foreign(struct arena *arena, const cJSON *const *found, struct record *record)
{
	if (!found[PART_E] || !read_entity(arena, found[PART_E], record) || !entity_fits(record))
		record->entity = NULL;
	if (!found[PART_I] || !read_id(arena, found[PART_I], record) || !id_fits(record))
		record->id = NULL;
}

static bool read_parts(struct arena *arena, const cJSON *line, struct record *record, struct error *err)
{
	const cJSON *found[PARTS] = { NULL };

	find_parts(line, found);
	if (!read_stored_parts(arena, found, record, err))
		return false;
	if (record->version > RECORD_VERSION || record->kind == RECORD_OTHER) {
		read_foreign(arena, found, record);
		return true;
	}
	for (size_t part = 0; part < PARTS; part++)
		if (found[part] && !(STORED_PARTS & 1 << part) && !parts[part].read(arena, found[part], record))
			return refuse_form(part, err);
	return check_parts(record, err);
}

bool record_read(struct arena *arena, const char *line, size_t length, struct record *record, struct error *err)
{
	cJSON *tree;
	bool good;

	memset(record, 0, sizeof *record);
	if (!scan_json(line, length, SCAN_LINE_DEPTH, false, NULL, err))
		return false;
	tree = cJSON_ParseWithLength(line, length);
	if (!tree)
		out_of_memory();
	good = read_parts(arena, tree, record, err);
	cJSON_Delete(tree);
	return good;
}

static void put(cJSON *object, const char *key, cJSON *item)
{
	if (!item || !cJSON_AddItemToObjectCS(object, key, item))
		out_of_memory();
}

/* cJSON would write 10^15 as 1e+15, which is not a whole number to the scanner. */
static void put_number(cJSON *object, const char *key, int64_t number)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, number);
	put(object, key, cJSON_CreateRaw(text));
}

static void put_cells(cJSON *line, const struct record *record)
{
	cJSON *cells = cJSON_CreateObject();

	for (size_t i = 0; i < record->cell_count; i++) {
		const struct cell *cell = &record->cells[i];
		put(cells, cell->name, cell->value ? cJSON_CreateStringReference(cell->value) : cJSON_CreateNull());
	}
	put(line, parts[PART_X].key, cells);
}

static int compare_ops(const void *a, const void *b)
{
	return op_compare(a, b);
}

/* Sorted, each one once: cells with a common head name it once for all. Returns how many there are. */
static size_t sort_ops(struct op_id *ops, size_t count)
{
	size_t kept = 0;

	qsort(ops, count, sizeof *ops, compare_ops);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || op_compare(&ops[kept - 1], &ops[i]) != 0)
			ops[kept++] = ops[i];
	return kept;
}

static bool put_ops(struct arena *arena, cJSON *line, enum part_index part, const struct op_id *from, size_t count,
	struct error *err)
{
	struct op_id *ops;
	cJSON *list;
	char text[OP_TEXT];

	if (count == 0)
		return true;
	ops = (struct op_id *)(void *)arena_copy(arena, from, count * sizeof *from);
	count = sort_ops(ops, count);
	if (count > RECORD_OPS_MAX)
		return refuse_form(part, err);
	list = cJSON_CreateArray();
	for (size_t i = 0; i < count; i++) {
		op_write(&ops[i], text);
		if (!cJSON_AddItemToArray(list, cJSON_CreateString(text)))
			out_of_memory();
	}
	put(line, parts[part].key, list);
	return true;
}

static void put_head(cJSON *line, const struct record *record)
{
	char stream[WRITER_TEXT + SCOPE_TEXT + CLASS_TEXT], stamp[STAMP_TEXT];

	snprintf(stream, sizeof stream, "%s/%s/%s", record->writer, record->scope, record->class);
	stamp_write(record->stamp, stamp);
	put_number(line, parts[PART_V].key, record->version);
	put(line, parts[PART_K].key, cJSON_CreateStringReference(record_kind_names[record->kind]));
	put(line, parts[PART_S].key, cJSON_CreateString(stream));
	put_number(line, parts[PART_Q].key, record->number);
	put(line, parts[PART_H].key, cJSON_CreateString(stamp));
	put(line, parts[PART_E].key, cJSON_CreateStringReference(record->entity));
	put(line, parts[PART_I].key, cJSON_CreateStringReference(record->id));
}

static bool put_record(struct arena *arena, cJSON *line, const struct record *record, struct error *err)
{
	char salt[OP_TEXT];

	put_head(line, record);
	if (record->cell_count)
		put_cells(line, record);
	if (!put_ops(arena, line, PART_O, record->replaces, record->replaces_count, err) ||
		!put_ops(arena, line, PART_A, record->about, record->about_count, err))
		return false;
	if (record->restates && record->kind == RECORD_SET)
		put(line, parts[PART_R].key, cJSON_CreateTrue());
	base64url_write(record->salt, SALT_BYTES, salt);
	put(line, parts[PART_U].key, cJSON_CreateStringReference(record->user));
	put(line, parts[PART_N].key, cJSON_CreateString(salt));
	return true;
}

static bool check_values(const struct record *record, struct error *err)
{
	for (size_t i = 0; i < record->cell_count; i++)
		for (const char *at = record->cells[i].value; at && *at; at++)
			if (((unsigned char)*at < 0x20 && *at != '\n' && *at != '\t') || *at == 0x7f)
				return fail(err, E_FORMAT, _("%s: a control character stands in the text"),
					record->cells[i].name);
	return true;
}

/* The scanner has the last word: it also finds a cell named twice and text that is not UTF-8. */
static bool print_line(struct arena *arena, cJSON *tree, const char **line, size_t *length, struct error *err)
{
	char text[SCAN_LINE_MAX + 128]; /* cJSON wants some room more than it fills */

	if (!cJSON_PrintPreallocated(tree, text, (int)sizeof text, false))
		return fail(err, E_FORMAT, _("the record is longer than 64 KiB"));
	*length = strlen(text);
	if (*length > SCAN_LINE_MAX)
		return fail(err, E_FORMAT, _("the record is longer than 64 KiB"));
	if (!scan_json(text, *length, SCAN_LINE_DEPTH, false, NULL, err))
		return false;
	*line = arena_copy(arena, text, *length);
	return true;
}

bool record_write(
	struct arena *arena, const struct record *record, const char **line, size_t *length, struct error *err)
{
	cJSON *tree;
	bool good;

	if (record->version != RECORD_VERSION || record->kind >= RECORD_KIND_COUNT)
		return fail(err, E_FORMAT, _("only records of version %d can be written"), RECORD_VERSION);
	if (!check_parts(record, err) || !check_values(record, err))
		return false;
	tree = cJSON_CreateObject();
	if (!tree)
		out_of_memory();
	good = put_record(arena, tree, record, err) && print_line(arena, tree, line, length, err);
	cJSON_Delete(tree);
	return good;
}
