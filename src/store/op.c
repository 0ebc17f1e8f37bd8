#include <stdio.h>
#include <string.h>

#include "inner.h"

/* A move says where to and no more. */
static bool is_known_move(const struct record *record)
{
	return record->cell_count == 1 && !strcmp(record->cells[0].name, "to") && record->cells[0].value &&
		record_is_scope(record->cells[0].value);
}

static bool sets_scope(const struct record *record)
{
	for (size_t i = 0; i < record->cell_count; i++)
		if (!strcmp(record->cells[i].name, store_scope_cell))
			return true;
	return false;
}

enum op_state record_judge(const struct record *record, const struct entity **entity, const char **why)
{
	bool is_set = record->kind == RECORD_SET;

	*entity = record->entity ? entity_named(record->entity) : NULL;
	*why = NULL;
	if (record->version > RECORD_VERSION || record->kind > RECORD_MOVE || !*entity || !record->id ||
		(record->kind == RECORD_MOVE && !is_known_move(record))) {
		*why = _("from a newer version of the program");
		return OP_KEPT;
	}
	if (record->kind == RECORD_MOVE ? (*entity)->entry || (*entity)->scope == SCOPE_REGION : sets_scope(record)) {
		*why = _("only a move puts a row in another scope, and no entry and no row of the region");
		return OP_QUARANTINED;
	}
	if (record->kind == RECORD_MOVE)
		return OP_APPLIED;
	if (is_set == (*entity)->entry) {
		*why = is_set ? _("an entry cannot be changed") : _("only entries are added");
		return OP_QUARANTINED;
	}
	return OP_APPLIED;
}

bool op_column_read(struct arena *arena, sqlite3_stmt *from, struct op *op, struct error *err)
{
	const void *id = sqlite3_column_blob(from, OP_ID);

	*op = (struct op){
		.number = sqlite3_column_int64(from, OP_N),
		.at = sqlite3_column_int64(from, OP_AT),
		.row = sqlite3_column_int64(from, OP_ROW),
		.stream = sqlite3_column_int64(from, OP_STREAM),
		.line = sql_text(arena, from, OP_LINE),
		.length = (size_t)sqlite3_column_bytes(from, OP_LINE),
	};
	if (id && sqlite3_column_bytes(from, OP_ID) == OP_BYTES)
		memcpy(op->id.bytes, id, OP_BYTES);
	if (!op->line || !record_read(arena, op->line, op->length, &op->record, err))
		return fail(err, E_FORMAT, _("Record %lld is damaged. Run tafel verify; a backup has the good one."),
			(long long)op->number);
	return true;
}

bool op_find(
	struct store *store, struct arena *arena, const struct op_id *id, struct op *op, bool *found, struct error *err)
{
	sqlite3_stmt *statement;
	bool good;

	if (!sql_first(store, SQL_OP_OF_ID, &statement, found, err, "o", id))
		return false;
	if (!*found)
		return true;
	good = op_column_read(arena, statement, op, err);
	sqlite3_reset(statement);
	return good;
}

bool op_number(struct store *store, const struct op_id *id, int64_t *number, struct error *err)
{
	sqlite3_stmt *statement;
	bool row;

	if (!sql_first(store, SQL_OP_OF_NUMBER, &statement, &row, err, "o", id))
		return false;
	*number = row ? sqlite3_column_int64(statement, 0) : 0;
	if (row)
		sqlite3_reset(statement);
	return true;
}

/* The cell under the present name of its field, when that was called otherwise once. */
static const char *present_name(const struct entity *entity, const char *cell, char *room, size_t size)
{
	const char *element;
	const struct field *field = entity_cell(entity, cell, &element);
	size_t length = element ? (size_t)(element - cell - 1) : strlen(cell);

	if (!field || !field->was || strlen(field->was) != length || strncmp(cell, field->was, length))
		return cell;
	snprintf(room, size, "%s%s", field->name, cell + length);
	return room;
}

bool cell_key(struct store *store, const struct entity *entity, const char *cell, int64_t *key, struct error *err)
{
	char present[2 * RECORD_CELL_MAX];
	const char *element;
	const struct field *field;

	if (!name_key(store, cell, key, err))
		return false;
	field = name_field(store, *key, entity, &element);
	if (!field || !field->was)
		return true;
	return name_key(store, present_name(entity, cell, present, sizeof present), key, err);
}

bool cell_known(struct store *store, const struct entity *entity, const char *cell, int64_t *key, struct error *err)
{
	char present[2 * RECORD_CELL_MAX];

	return name_known(store, present_name(entity, cell, present, sizeof present), key, err);
}

bool op_cell(struct store *store, const struct entity *entity, const struct record *record, size_t i, int64_t *key,
	struct error *err)
{
	return record->kind == RECORD_MOVE ? scope_cell_key(store, false, key, err)
					   : cell_known(store, entity, record->cells[i].name, key, err);
}

bool op_value(struct store *store, struct arena *arena, const struct op_id *id, int64_t cell,
	const struct entity *entity, const char **value, struct error *err)
{
	struct op op;
	bool found;
	int64_t key;

	*value = NULL;
	if (!op_find(store, arena, id, &op, &found, err))
		return false;
	for (size_t i = 0; found && i < op.record.cell_count; i++) {
		if (!op_cell(store, entity, &op.record, i, &key, err))
			return false;
		if (key == cell)
			*value = op.record.cells[i].value;
	}
	return true;
}

bool kept_note(struct store *store, const char *entity, const char *cell, struct error *err)
{
	return sql_run(store, SQL_KEPT_ADD, err, "ss", entity, cell);
}
