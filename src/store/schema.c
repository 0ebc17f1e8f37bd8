#include "record/leaf.h"

#include <stdio.h>
#include <string.h>

#include "inner.h"

/* What is kept for ever, and what belongs to this file alone. */
static const char base[] =
	"CREATE TABLE name (key INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
	"INSERT INTO name (key, text) VALUES (1, '~');"
	"CREATE TABLE stream (key INTEGER PRIMARY KEY, writer TEXT NOT NULL, scope TEXT NOT NULL, class TEXT NOT NULL, "
	"UNIQUE (writer, scope, class)) STRICT;"
	"CREATE TABLE span (stream INTEGER NOT NULL, branch INTEGER NOT NULL, first INTEGER NOT NULL, "
	"last INTEGER NOT NULL, before BLOB NOT NULL, after BLOB NOT NULL, before_known INTEGER NOT NULL, "
	"PRIMARY KEY (stream, branch, first)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE row (key INTEGER PRIMARY KEY, entity INTEGER NOT NULL, id TEXT NOT NULL, scope INTEGER NOT NULL, "
	"UNIQUE (entity, id)) STRICT;"
	/* Only this program knows the function in the CHECK, so that another one cannot insert at all: else INSERT OR REPLACE
	 * would take a record away past op_delete, which SQLite runs for it under recursive_triggers alone. A trigger would
	 * cost a third of an import. What sqlite3 .dump made is read back under PRAGMA ignore_check_constraints. */
	"CREATE TABLE op (n INTEGER PRIMARY KEY, stream INTEGER NOT NULL, q INTEGER NOT NULL, branch INTEGER NOT NULL, "
	"id BLOB NOT NULL, row INTEGER NOT NULL, at INTEGER NOT NULL, state INTEGER NOT NULL, line TEXT NOT NULL "
	"CHECK (tafel_guard() IS NOT NULL)) STRICT;"
	"CREATE UNIQUE INDEX op_id ON op (id);"
	"CREATE UNIQUE INDEX op_stream ON op (stream, branch, q);"
	"CREATE INDEX op_row ON op (row);"
	"CREATE TRIGGER op_update BEFORE UPDATE ON op BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;"
	"CREATE TRIGGER op_delete BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;"
	"CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE draft (entity TEXT NOT NULL, id TEXT NOT NULL, cell TEXT NOT NULL, text TEXT NOT NULL, "
	"at INTEGER NOT NULL, PRIMARY KEY (entity, id, cell)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE code (arrangement TEXT NOT NULL, list TEXT NOT NULL, code TEXT NOT NULL, rank INTEGER NOT NULL, "
	"nl TEXT, en TEXT, nl_short TEXT, en_short TEXT, about TEXT, more TEXT, queued INTEGER NOT NULL, "
	"PRIMARY KEY (arrangement, list, code)) STRICT, WITHOUT ROWID;";

/* Derived from the records, beside the tables of entities. */
static const char derived[] = "CREATE TABLE word (word TEXT NOT NULL, entity INTEGER NOT NULL, key INTEGER NOT NULL, "
			      "PRIMARY KEY (word, entity, key)) STRICT, WITHOUT ROWID;"
			      "CREATE TABLE contested (entity INTEGER NOT NULL, key INTEGER NOT NULL, "
			      "count INTEGER NOT NULL, PRIMARY KEY (entity, key)) STRICT, WITHOUT ROWID;"
			      "CREATE TABLE kept (entity TEXT NOT NULL, cell TEXT NOT NULL, count INTEGER NOT NULL, "
			      "PRIMARY KEY (entity, cell)) STRICT, WITHOUT ROWID;";

/* Indexes on what screens and rules ask for. */
static const struct {
	const struct entity *entity;
	const char *columns, *where;
} indexes[] = {
	{ &entity_application, "number", NULL },
	{ &entity_application, "client", NULL },
	/* with what a search of few letters looks at, so that it need not read the cases */
	{ &entity_application, "forum, _wait, _key, number, _client", "_queued = 1" },
	{ &entity_application, "forum, _weight_order, _wait, _key", "_queued = 1" },
	{ &entity_application, "forum, _step_rank, _wait, _key", "_queued = 1" },
	{ &entity_home, "number", NULL },
	{ &entity_home, "municipality, offer", NULL },
	{ &entity_decision, "forum, decided_at", NULL },
	{ &entity_decision, "application, decided_at", NULL },
	{ &entity_signature, "application", NULL },
	{ &entity_proposal, "application, proposed_on", NULL },
	{ &entity_proposal, "home, proposed_on", NULL },
	{ &entity_agenda_item, "meeting, position", NULL },
	{ &entity_agenda_item, "application", NULL },
	{ &entity_meeting, "forum, starts", NULL },
	{ &entity_attendance, "meeting", NULL },
	{ &entity_attendance, "application", NULL },
	{ &entity_arrangement_part, "arrangement, hash, part", NULL },
	{ &entity_home, "municipality, offered_on", NULL },
	{ &entity_home, "municipality, let_on", NULL },
	{ &entity_home, "household", "household IS NOT NULL" },
	{ &entity_step_change, "application, set_at", NULL },
	{ &entity_condition, "application, due", NULL },
	{ &entity_contract, "application", NULL },
	{ &entity_appointment, "application, due", NULL },
	{ &entity_appointment, "household, due", "household IS NOT NULL" },
	{ &entity_appointment, "due", "state IN ('to_plan', 'planned', 'moved')" },
	{ &entity_checklist, "appointment", NULL },
	{ &entity_incident, "application", NULL },
	{ &entity_incident, "forum, opened_on", "state IN ('open', 'escalated', 'agreed')" },
	{ &entity_time_out, "application", NULL },
	{ &entity_time_out, "expected_back", "back_on IS NULL" },
	{ &entity_hurdle, "application", NULL },
	{ &entity_hurdle, "household", "household IS NOT NULL" },
	{ &entity_hurdle, "due", "solved_on IS NULL" },
	{ &entity_recipe, "kind", NULL },
	{ &entity_promise, "application", NULL },
	{ &entity_promise, "due", "state IS NULL OR state = 'open'" },
	{ &entity_member, "household, joins_on", NULL },
	{ &entity_member, "application", "application IS NOT NULL" },
	{ &entity_progress, "application", NULL },
	{ &entity_progress, "member", "member IS NOT NULL" },
	{ &entity_support_level, "application", NULL },
	{ &entity_support_level, "member", "member IS NOT NULL" },
	{ &entity_home_role, "home", NULL },
	{ &entity_expert, "application", NULL },
	{ &entity_neighbour_question, "home, received_at", NULL },
	{ &entity_neighbour_question, "received_at", "answered_at IS NULL" },
	{ &entity_communication, "home", NULL },
	{ &entity_finding, "household", "household IS NOT NULL" },
	{ &entity_quota, "year", NULL },
	{ &entity_loan, "year", NULL },
	{ &entity_appointment, "planned_at", "state = 'planned'" },
	{ &entity_neighbour_question, "answered_at", "answered_at IS NOT NULL" },
};

static const char *const own_columns[] = { "_wait", "_queued", "_step_rank", "_weight_order", "_client" };

static void add_table(struct buffer *text, const struct entity *entity)
{
	buffer_print(text,
		"CREATE TABLE \"%s\" (_key INTEGER PRIMARY KEY, _heads BLOB NOT NULL, _contested INTEGER NOT NULL, "
		"_gone INTEGER NOT NULL",
		entity->name);
	for (size_t i = 0; entity_is_derived(entity) && i < ARRAY_LEN(own_columns); i++)
		buffer_print(text, ", %s INTEGER NOT NULL", own_columns[i]);
	for (size_t i = 0; i < entity->field_count; i++)
		buffer_print(text, ", \"%s\" %s", entity->fields[i].name,
			entity->fields[i].kind->number ? "INTEGER" : "TEXT");
	buffer_text(text, ") STRICT;");
}

/* The function tafel_guard() lives in this program alone: plain SQL cannot even run such a trigger. */
static void add_guard(struct buffer *text, const struct entity *entity)
{
	static const char *const events[] = { "UPDATE", "DELETE", "INSERT" };

	for (size_t i = 0; i < ARRAY_LEN(events); i++)
		buffer_print(text,
			"CREATE TRIGGER \"%s_%s\" BEFORE %s ON \"%s\" WHEN tafel_guard() = 0 BEGIN "
			"SELECT RAISE(ABORT, 'entries are never changed'); END;",
			entity->name, events[i], events[i], entity->name);
}

const char *schema_tables(struct arena *arena)
{
	struct buffer text = { .arena = arena };

	buffer_text(&text, derived);
	for (size_t i = 0; i < ENTITY_COUNT; i++) {
		add_table(&text, entities[i]);
		if (entities[i]->entry)
			add_guard(&text, entities[i]);
	}
	for (size_t i = 0; i < ARRAY_LEN(indexes); i++) {
		buffer_print(&text, "CREATE INDEX \"%s_%zu\" ON \"%s\" (%s)", indexes[i].entity->name, i,
			indexes[i].entity->name, indexes[i].columns);
		buffer_print(&text, indexes[i].where ? " WHERE %s;" : ";", indexes[i].where);
	}
	return text.text;
}

const char *schema_table_drop(struct arena *arena)
{
	struct buffer text = { .arena = arena };

	buffer_text(&text, "DROP TABLE IF EXISTS word; DROP TABLE IF EXISTS contested; DROP TABLE IF EXISTS kept;");
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		buffer_print(&text, "DROP TABLE IF EXISTS \"%s\";", entities[i]->name);
	return text.text;
}

const char *schema_base(void)
{
	return base;
}

static void add_text(struct hash_stream *to, const char *text)
{
	hash_add(to, text ? text : "", (text ? strlen(text) : 0) + 1);
}

static void add_field(struct hash_stream *to, const struct field *field)
{
	const int64_t numbers[] = { field->min, field->max, field->flags };

	add_text(to, field->name);
	add_text(to, field->kind->name);
	hash_add(to, numbers, sizeof numbers);
	for (const struct choice *choice = field->choices; choice && choice->code; choice++)
		add_text(to, choice->code);
}

/* How the tables of this program are made from the field table: to be counted up when add_table or add_guard change. */
static const char tables_version[] = "5";

const char *schema_tables_version(void)
{
	return tables_version;
}

/* What the tables and the merge depend on, in one hash: a program with the same one need not look further. Looked at in
 * every start, so it reads the tables of data and makes no SQL. */
const char *schema_fingerprint(struct arena *arena)
{
	struct hash_stream stream;
	char hex[2 * HASH_BYTES + 1];
	struct hash hash;

	hash_begin(&stream);
	add_text(&stream, tables_version);
	add_text(&stream, derived);
	for (size_t e = 0; e < ENTITY_COUNT; e++) {
		add_text(&stream, entities[e]->name);
		add_text(&stream, entities[e]->entry ? "entry" : "row");
		for (size_t i = 0; i < entities[e]->field_count; i++)
			add_field(&stream, &entities[e]->fields[i]);
	}
	for (size_t i = 0; i < ARRAY_LEN(indexes); i++) {
		add_text(&stream, indexes[i].entity->name);
		add_text(&stream, indexes[i].columns);
		add_text(&stream, indexes[i].where);
	}
	hash = hash_end(&stream);
	hash_write(&hash, hex);
	hex[32] = '\0';
	return arena_text(arena, hex);
}
