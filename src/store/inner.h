/*
 * Inside of the store: what its files share. Nothing outside src/store includes this.
 */
#ifndef STORE_INNER_H
#define STORE_INNER_H

#include <sqlite3.h>

#include "store/codes.h"
#include "store/query.h"
#include "store/store.h"
#include "store/stream.h"

/* ---- statements (sql.c) ------------------------------------------------------------------------------------------ */

enum sql {
	SQL_BEGIN,
	SQL_COMMIT,
	SQL_ROLLBACK,
	SQL_NAMES,
	SQL_NAME_ADD,
	SQL_ROW_KEY,
	SQL_ROW_OF_KEY,
	SQL_ROW_ADD,
	SQL_ROW_SCOPE,
	SQL_ROW_PREFIX,
	SQL_OP_ADD,
	SQL_OP_OF_ID,
	SQL_OP_OF_NUMBER,
	SQL_OP_BRANCH_MAX,
	SQL_OP_LAST,
	SQL_OP_ALL,
	SQL_OP_OF_ROW,
	SQL_OP_OF_FIELD,
	SQL_OP_OWN_BEFORE,
	SQL_OP_UNTIL,
	SQL_STREAM_FIND,
	SQL_STREAM_ADD,
	SQL_SPAN_LAST,
	SQL_SPAN_PUT,
	SQL_SPAN_DROP,
	SQL_SPAN_OF_BRANCH,
	SQL_SPAN_AFTER,
	SQL_SPANS,
	SQL_OWN_COUNT,
	SQL_SETTING,
	SQL_SETTING_PUT,
	SQL_SETTING_DROP,
	SQL_DRAFT_PUT,
	SQL_DRAFT_DROP,
	SQL_DRAFTS,
	SQL_CONTESTED_PUT,
	SQL_CONTESTED_DROP,
	SQL_CONTESTED,
	SQL_CONTESTED_OF,
	SQL_CONTESTED_COUNT,
	SQL_WORD_ADD,
	SQL_WORD_DROP,
	SQL_KEPT_ADD,
	SQL_KEPT,
	SQL_CODE_DROP,
	SQL_CODE_ADD,
	SQL_CODES,
	SQL_CODES_OF,
	SQL_CODES_ARE,
	SQL_STEPS,
	SQL_DERIVE,
	SQL_DERIVED_OF,
	SQL_ADOPT_CASES,
	SQL_WORD_IS,
	SQL_ENTRIES_OF_CASE,
	SQL_COUNT
};

/* One letter per parameter: i int64_t (UNKNOWN is NULL) · s text or NULL · o const struct op_id * · h const struct
 * hash *
 * · t text and size_t · b bytes and size_t. Nothing is copied: what is pointed at must live until the step. */
void sql_bind(sqlite3_stmt *, const char *types, ...);

/* The statement of that name, ready to bind; NULL: err says why. */
sqlite3_stmt *sql_get(struct store *, enum sql, struct error *);

/* Prepares a text that is kept by the caller. */
bool sql_prepare(struct store *, const char *text, sqlite3_stmt **, struct error *) MUST_CHECK;

/* One step; at the end (and on a failure) the statement is reset. */
MUST_CHECK bool sql_step(struct store *, sqlite3_stmt *, bool *row, struct error *);

/* Binds and runs a statement that gives no rows. */
MUST_CHECK bool sql_run(struct store *, enum sql, struct error *, const char *types, ...);

/* Binds and steps once: *row tells whether *found stands on a row; the caller resets it then. */
MUST_CHECK bool sql_first(
	struct store *, enum sql, sqlite3_stmt **found, bool *row, struct error *, const char *types, ...);

MUST_CHECK bool sql_exec(struct store *, const char *text, struct error *);

/* Turns the last failure of SQLite into a sentence. */
bool sql_fail(struct store *, struct error *);
int64_t sql_number(sqlite3_stmt *, int column); /* UNKNOWN for NULL */
const char *sql_text(struct arena *, sqlite3_stmt *, int column);
void sql_hash(sqlite3_stmt *, int column, struct hash *); /* zero when it is none */
void sql_close(struct store *);

/* ---- names (name.c): texts that stand in the file as small numbers
 * ------------------------------------------------- */

enum { NAME_GONE = 1 }; /* the cell "~" */

struct name {
	const char *text;
	int64_t key;
	short field[ENTITY_COUNT]; /* place of the field that this cell name means; NAME_* below */
};
enum { NAME_NO_FIELD = -1, NAME_NOT_LOOKED = -2 };

struct names {
	struct arena *arena; /* NULL: not read yet */
	struct name *list;   /* by key - 1 */
	size_t count, room;
	unsigned *slots; /* place + 1 in list, by hash */
	size_t slot_count;
	int64_t scope_cell; /* 0: not asked for yet */
};

/* Key of a text, given out when it is new. */
MUST_CHECK bool name_key(struct store *, const char *text, int64_t *key, struct error *);
/* The same without giving out: key 0 when there is none. */
MUST_CHECK bool name_known(struct store *, const char *text, int64_t *key, struct error *err);
/* Borrowed until a rollback; NULL: no such key. */
MUST_CHECK bool name_text(struct store *, int64_t key, const char **text, struct error *);
/* The field that a cell name means in an entity, and in *element what stands behind the dot; NULL: none known. */
const struct field *name_field(struct store *, int64_t key, const struct entity *, const char **element);
void names_forget(struct store *);
MUST_CHECK bool entity_key(struct store *, const struct entity *, int64_t *key, struct error *);
/* Key of the cell that moves write; `make` false: 0 when there was no move in this file. */
MUST_CHECK bool scope_cell_key(struct store *, bool make, int64_t *key, struct error *);

/* ---- heads (heads.c): which records the cells of a row hang on
 * ------------------------------------------------------ */

/* A record that is the head of some cells. */
struct stake {
	struct op_id op;
	struct stamp stamp;
	bool covered; /* a known record that sets `~` names it */
	int64_t *cells;
	size_t count;
};

/* A record that a known one names and that is not here yet: when it comes, it is no head of these cells. */
struct wait {
	struct op_id op;
	int64_t *cells;
	size_t count;
};

struct heads {
	struct arena *arena;
	bool removed; /* the best head of `~` says gone */
	bool moved;   /* some move of the row is known: that tells its scope */
	struct stake *stakes;
	size_t stake_count, stake_room;
	struct wait *waits;
	size_t wait_count, wait_room;
	int64_t *contested;
	size_t contested_count, contested_room;
};

MUST_CHECK bool heads_read(struct heads *, struct arena *, const void *bytes, size_t length, struct error *);
void heads_write(const struct heads *, struct buffer *);
struct stake *heads_find(const struct heads *, const struct op_id *);
void heads_add(struct heads *, const struct stake *);
bool heads_drop(struct stake *, int64_t cell);
bool cells_hold(const int64_t *cells, size_t count, int64_t cell);
void heads_await(struct heads *, const struct op_id *, const int64_t *cells, size_t count);
bool heads_take_wait(struct heads *, const struct op_id *, struct wait *);
void heads_sweep(struct heads *);
void heads_contest(struct heads *, int64_t cell, bool contested);

/* ---- rows (image.c, merge.c)
 * --------------------------------------------------------------------------------------- */

enum { MASK_WORDS = 2, FIELDS_MAX = MASK_WORDS * 64 };

/* A row in memory with what it hangs on. */
struct image {
	const struct entity *entity;
	size_t index; /* of the entity */
	int64_t key;
	const char *id, *scope;
	const char *stored_scope; /* as its row tells in the file */
	bool exists;              /* stands in its table */
	bool merged;              /* some record was merged into it since it was loaded */
	bool was_gone;
	size_t was_contested;
	struct heads heads;
	struct row *row;
	const char **words_before; /* searched values as loaded, by field */
	uint64_t changed[MASK_WORDS];
	int64_t *newer; /* cells of the last record that this version does not understand */
	size_t newer_count;
};

/* A row that stays in memory while records of it come in. */
struct slot {
	struct arena *arena;
	struct image image; /* entity NULL: empty */
	size_t merges;      /* since it was saved */
};

/* A record with its place in this file. */
struct arrival {
	int64_t number;
	struct op_id op;
	const struct record *record;
};

/* Finds or makes the key of a row. With `make` false: *key 0 when there is none. */
MUST_CHECK bool row_key(struct store *, int64_t entity, const char *id, const char *scope, bool make, int64_t *key,
	const char **row_scope, struct error *);

/* An image with nothing in it. */
void image_clear(struct image *, struct arena *, const struct entity *, int64_t key, const char *id, const char *scope);

/* Reads a row and its heads; `whole` false reads only the fields that merging needs. */
MUST_CHECK bool image_load(struct store *, struct image *, struct arena *, const struct entity *, int64_t key,
	const char *id, const char *scope, bool whole, struct error *);
MUST_CHECK bool image_save(struct store *, struct image *, struct error *);

/* Merges one record into the image: pure but for values of other heads, which are read from their records. Its scope too:
 * where the best move put it, or while there is none the first one by the alphabet of those that its records have, so
 * that one that two devices began in different scopes stands in one of them, everywhere. Kept and refused records have no
 * say in it. */
MUST_CHECK bool image_merge(struct store *, struct image *, const struct arrival *, struct error *);

/* Columns of a SELECT of whole rows, from `column` on, into a row struct. */
void row_columns(struct arena *, const struct entity *, sqlite3_stmt *, int column, void *row);
/* "e._key, r.id, …" of such a SELECT: names of the columns that row_columns reads, then `more`. */
MUST_CHECK bool row_fill(
	struct store *, struct arena *, const struct entity *, sqlite3_stmt *, void *row, struct error *);
const char *row_select(struct arena *, const struct entity *, const char *where);
bool field_is_merged(const struct entity *, const struct field *);
void tables_close(struct store *);

/* Words of a row that are searched (word.c). */
MUST_CHECK bool words_save(struct store *, const struct image *, struct error *);

/* Derived columns (codes.c). */
struct derived {
	int64_t wait, queued, step_rank, weight_order;
	int64_t client; /* key of its row; 0 while nothing is known of it */
};
MUST_CHECK bool derive(struct store *, const struct image *, struct derived *, struct error *);
bool entity_is_derived(const struct entity *);
/* A row was made: cases that named it as their client before it was here learn its key. */
MUST_CHECK bool cases_adopt(struct store *, int64_t entity, int64_t key, const char *id, struct error *);
bool field_is_derived_from(const struct field *);
void codes_forget(struct store *);
MUST_CHECK bool codes_note_stale(struct store *, struct error *);

/* ---- records (op.c)
 * ------------------------------------------------------------------------------------------------- */

enum op_state { OP_APPLIED, OP_KEPT, OP_QUARANTINED };

/* What this version does with a record, by the record alone, so that order of arrival cannot matter. *entity is set
 * when it is known. */
enum op_state record_judge(const struct record *, const struct entity **entity, const char **why);

/* Columns of every SELECT on op, in this order. */
enum op_column { OP_N, OP_STREAM, OP_Q, OP_BRANCH, OP_ID, OP_ROW, OP_AT, OP_STATE, OP_LINE };

/* One stored record, read into `arena`. */
struct op {
	int64_t number, at, row, stream;
	struct op_id id;
	const char *line;
	size_t length;
	struct record record;
};
MUST_CHECK bool op_column_read(struct arena *, sqlite3_stmt *, struct op *, struct error *);
MUST_CHECK bool op_find(struct store *, struct arena *, const struct op_id *, struct op *, bool *found, struct error *);
/* The number of a record in this file, 0 when it is not here. */
MUST_CHECK bool op_number(struct store *, const struct op_id *, int64_t *number, struct error *);
/* Key of the name of a record's cell `i`, for reading: 0 when no record here ever set such a cell. */
MUST_CHECK bool op_cell(
	struct store *, const struct entity *, const struct record *, size_t i, int64_t *key, struct error *);
/* Value that a record gave a cell. */
MUST_CHECK bool op_value(struct store *, struct arena *, const struct op_id *, int64_t cell, const struct entity *,
	const char **value, struct error *);
/* Key of the name of a cell, under the present name of its field. */
MUST_CHECK bool cell_key(struct store *, const struct entity *, const char *cell, int64_t *key, struct error *);
/* The same for reading: key 0 when no record ever named it. */
MUST_CHECK bool cell_known(struct store *, const struct entity *, const char *cell, int64_t *key, struct error *);
/* Counts what this version does not understand in a record; `entity` NULL: all of it. */
MUST_CHECK bool kept_note(struct store *, const char *entity, const char *cell, struct error *);

/* Merges a record that stands in op into its row, or counts it as kept (stream.c). */
MUST_CHECK bool record_apply(struct store *, const struct arrival *, enum op_state, struct slot *, struct error *);

/* Writes an own record: numbers it in its stream (writer, scope, class and cells are filled in), stores it and merges it
 * into the image, which the caller saves (write.c). */
MUST_CHECK bool record_write_own(struct store *, struct image *, struct record *, struct error *);

/* The row in memory, loaded when it is not there yet (slot.c). Good until the next call. */
MUST_CHECK bool slot_find(
	struct store *, const struct entity *, const char *id, const char *scope, struct slot **, struct error *);
MUST_CHECK bool slots_save(struct store *, struct error *);
void slots_forget(struct store *);

/* ---- own streams (flow.c)
 * ------------------------------------------------------------------------------------------- */

struct flow {
	struct flow *next;
	int64_t key;
	char writer[WRITER_TEXT], scope[SCOPE_TEXT], class[16];
	int64_t first, last; /* the span of branch 0 that is being written */
	struct hash before, link;
	bool dirty;
};
/* The key of a stream, given out when it is new and `make`; else 0. */
MUST_CHECK bool stream_key(struct store *, const char *writer, const char *scope, const char *class, bool make,
	int64_t *key, struct error *);
MUST_CHECK bool flow_find(struct store *, const char *scope, const char *class, struct flow **, struct error *);
MUST_CHECK bool flows_save(struct store *, struct error *);
void flows_forget(struct store *);

/* ---- upkeep (verify.c, past.c, word.c)
 * ---------------------------------------------------------------------------- */

/* Merges the wanted records of a row in order of arrival into an empty image. */
struct op_list {
	struct op *list;
	bool *wanted;
	size_t count, room;
};
MUST_CHECK bool ops_of_row(struct store *, struct arena *, int64_t key, struct op_list *, struct error *);
MUST_CHECK bool image_replay(struct store *, struct image *, const struct op_list *, size_t *merged, struct error *);
MUST_CHECK bool words_check(struct store *, const struct image *, int64_t *count, bool *good, struct error *);
MUST_CHECK bool verify_chains(
	struct store *, store_report *, void *from, store_progress *, void *progress_from, struct error *);

/* ---- the writer (writer.c)
 * ------------------------------------------------------------------------------------------ */

/* Whose hand wrote last, without drawing a new one: an import writes nothing of its own. */
MUST_CHECK bool writer_read(struct store *, struct error *);
MUST_CHECK bool writer_check(struct store *, bool *fresh, char old[WRITER_TEXT], struct error *);
void writer_remember(struct store *);

/* ---- opening (lock.c, schema.c, open.c)
 * ------------------------------------------------------------------------------ */

MUST_CHECK bool lock_take(const char *path, const struct store_host *, int *fd, struct error *);
void lock_drop(const char *path, int fd);
void lock_describe(int fd, const struct store_host *);

const char *schema_base(void);
/* CREATE statements of all entity tables with their indexes and triggers. */
const char *schema_tables(struct arena *);
const char *schema_table_drop(struct arena *);
/* ALTER statements for fields that the file has no column for. */
MUST_CHECK bool schema_grow(struct store *, struct error *);
const char *schema_fingerprint(struct arena *);
const char *schema_tables_version(void);

/* ---- the store
 * ------------------------------------------------------------------------------------------------------- */

enum { PLANS = 256, SLOTS = 64, WATCHES = 8, CHANGES_TOLD = 4096 };

/* A prepared INSERT or UPDATE of some columns of one table. */
struct plan {
	sqlite3_stmt *statement;
	size_t entity;
	bool insert, derived;
	uint64_t mask[MASK_WORDS];
};

/* A prepared SELECT of the rows of one table by one of its refs. */
enum { LISTINGS = 4 };
struct listing {
	const struct field *field;
	sqlite3_stmt *statement;
};

struct table {
	sqlite3_stmt *load, *merge, *row_by_id, *row_by_key;
	struct listing listings[LISTINGS];
	int64_t key; /* of the name */
};

struct changed_row {
	const struct entity *entity;
	const char *id;
};

/* Records of a file that stand in one branch: from this number on, after this link. */
struct run {
	int64_t branch, from;
	struct hash before;
};

/* The import of one file. */
struct import {
	struct span claim;
	int64_t stream, next, branch;
	struct hash link;
	bool continues;   /* branch is settled */
	bool fresh;       /* something new came */
	struct run *runs; /* in the arena of the transaction */
	size_t run_count, run_room;
};

struct step_code {
	const char *arrangement, *code;
	int64_t rank;
	bool queued, own; /* own: of the arrangement that holds for cases that name none */
};

struct store {
	sqlite3 *db;
	char *path;
	struct store_host host;
	int lock;
	bool in_use_case, in_import;
	bool in_batch; /* several files in one transaction */
	bool cache_is_large;
	bool guard_open; /* entries may be written: in fix and rebuild only */
	bool writer_checked;
	bool numbers_spent; /* own records were written in this transaction */
	char writer[WRITER_TEXT];
	int64_t own_count;
	char user[64];
	struct stamp stamp, clock;
	bool clock_read;
	int64_t now_ms;
	struct arena *scratch; /* for one call */
	struct arena *work;    /* for one transaction */
	sqlite3_stmt *statements[SQL_COUNT];
	sqlite3_stmt *queries[QUERY_COUNT];
	bool query_busy[QUERY_COUNT];
	struct names names;
	struct table tables[ENTITY_COUNT];
	struct plan plans[PLANS];
	struct slot slots[SLOTS];
	struct flow *flows;
	struct arena *flow_arena;
	struct import import;
	struct arena *code_arena;
	struct step_code *steps; /* NULL: not read */
	size_t step_count;
	bool codes_stale; /* seen in this transaction */
	struct changed_row *changes;
	size_t change_count;
	bool changes_many;
	struct {
		store_watch *call;
		void *from;
	} watches[WATCHES];
	size_t watch_count;
};

void change_note(struct store *, const struct entity *, const char *id);
/* Opens a transaction; ends it; drops all that was cached of it. */
MUST_CHECK bool work_begin(struct store *, struct error *);
MUST_CHECK bool work_end(struct store *, struct error *);
MUST_CHECK bool cache_large(struct store *, bool large, struct error *);
/* Reads the clock of the file: the newest stamp that the own one must follow. */
MUST_CHECK bool clock_follow(struct store *, struct stamp foreign, struct error *);
MUST_CHECK bool setting_number(struct store *, const char *name, int64_t *value, struct error *);
MUST_CHECK bool setting_put(struct store *, const char *name, const char *value, struct error *);

#endif
