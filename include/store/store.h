/*
 * The file. Change records are the truth and lie in one append-only table, `op`; a table per entity is derived from
 * them and can be rebuilt at any time. One use case is one transaction; what store_commit called committed is there
 * after a power cut.
 *
 * Opening happens in one function: lock file, pragmas (journal_mode=TRUNCATE, locking_mode=EXCLUSIVE,
 * synchronous=EXTRA, temp_store=MEMORY), BEGIN EXCLUSIVE; COMMIT, application_id, user_version, field table check,
 * heads of the own streams. One process holds a file.
 *
 * A struct store is used by one thread. All memory that calls hand out lies in the caller's arena.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/id.h"
#include "model/entity.h"
#include "record/leaf.h"
#include "record/line.h"

struct store;

/* "TAFL" as application_id; user_version counts layouts of the file, never fields. */
enum { STORE_APPLICATION_ID = 0x5441464c, STORE_LAYOUT = 1 };

/* What the store needs of the world. `state_dir` (where the last writer and number are kept apart from the file, so
 * that a restored copy is noticed) may be NULL in tests: then copies are not noticed. `holder` is shown to a second
 * program that wants the file ("A. de Wit"); may be "". */
struct store_host {
	const struct clock *clock;
	struct random *random;
	const char *state_dir;
	const char *holder;
};

/* Opens an existing file. E_MISSING: no such file. E_BUSY: another process holds it (err names it, its host and since
 * when). E_FORMAT: not ours, damaged, or of a newer layout (refused, untouched), or of one
 * before the first (refused too: when there is an older one, it is to be copied aside and then brought up to date). New
 * fields get their columns and come alive. Nothing is followed
 * that is a link; the file must be a regular one. */
MUST_CHECK bool store_open(struct store **, const char *path, const struct store_host *, struct error *);

/* Makes a new file, mode 0600. E_INPUT when something is there already. */
MUST_CHECK bool store_create(struct store **, const char *path, const struct store_host *, struct error *);

/* Rolls back what is open, closes, removes the lock file, sets NULL. */
void store_close(struct store **);

/* Who holds the file, once that is known from the file itself: what a second program is told. The text is the caller's and
 * stays until the file is closed. */
void store_set_holder(struct store *, const char *holder);

const char *store_path(const struct store *);
const char *store_writer(const struct store *); /* 16 hex digits of the present writer */
const struct clock *store_clock(const struct store *);
struct random *store_random(struct store *);

/* ---- writing: one use case, one transaction, one stamp
 * ------------------------------------------------------------ */

/* Starts a use case of person `user` (an id, or ""). A writer is drawn anew first when the file turned out to be a copy
 * or a restored one. E_STORE when the disk is full or not writable. No nesting. */
MUST_CHECK bool store_begin(struct store *, const char *user, struct error *);

/* The stamp of the open use case: the same for all its records. */
struct stamp store_stamp(const struct store *);

/* All or nothing reaches the disk (synced); then observers hear of each changed row. */
MUST_CHECK bool store_commit(struct store *, struct error *);
void store_rollback(struct store *);

/* Makes the id of a new row (a ULID). */
void store_new_id(struct store *, char out[ID_TEXT]);

/* Sets cells of a row: one record per class is written, each naming all known heads of its cells. `scope` is where a
 * new
 * row goes ("velsen.hvo"); for a row that exists it is ignored: a row keeps its scope until store_move. A cell set twice in
 * one use case is an error, so is an unknown field or a value that its kind refuses (E_INPUT, with the field's label).
 * Cells whose value is already that (and not contested) are left out; nothing left means nothing written. Entities
 * that are entries are refused. */
MUST_CHECK bool store_set(struct store *, const struct entity *, const char *id, const char *scope,
	const struct cell *cells, size_t count, struct error *);

/* As store_set of a row that is here, but also what is that already is written: who says so again means it against a
 * change elsewhere that is not known yet. */
MUST_CHECK bool store_affirm(
	struct store *, const struct entity *, const char *id, const struct cell *cells, size_t count, struct error *);

/* As store_set, but naming only the heads that a form showed (`seen`, from store_heads): a change that arrived in
 * between stays as a difference. */
MUST_CHECK bool store_set_seen(struct store *, const struct entity *, const char *id, const struct cell *cells,
	size_t count, const struct op_id *seen, size_t seen_count, struct error *);

/* Puts a row in another scope: a `move` record in the old one, and in the new one a record per class that says every
 * cell again, then a `move` too. From then on its records go there; entries about it and the records before stay where
 * they are. Of a difference the value that is shown goes along, the others stay behind and stay a difference. Nothing is
 * written when the row stands there and no other laptop moved it elsewhere. E_INPUT for an entry and for a row of the
 * region. To be the last change of the row in a use case. */
MUST_CHECK bool store_move(struct store *, const struct entity *, const char *id, const char *scope, struct error *);

/* The cell of a row that tells where it was moved to, in heads and differences. No `set` writes it. */
extern const char store_scope_cell[];

/* Adds an entry (decision, signature, arrangement part): the whole of it, once, in one class. `about` names rows it
 * speaks of (case, client, home …): their present heads and the newest entries on the same application go in `a`. */
struct row_name {
	const struct entity *entity;
	const char *id;
};
MUST_CHECK bool store_add(struct store *, const struct entity *, const char *id, const char *scope,
	const struct cell *cells, size_t count, const struct row_name *about, size_t about_count, struct error *);

/* Adds a correction to an entry: the cells that change ("withdrawn" = "true"). The entry's own record stays. */
MUST_CHECK bool store_fix(
	struct store *, const struct entity *, const char *id, const struct cell *cells, size_t count, struct error *);

/* Deletes a row (cell `~` = gone), or brings it back. */
MUST_CHECK bool store_remove(struct store *, const struct entity *, const char *id, bool gone, struct error *);

/* ---- reading
 * ------------------------------------------------------------------------------------------------------ */

/* Loads one row into `row` (a struct of entity->size). E_MISSING: not here. A row that is gone loads with row.gone. */
MUST_CHECK bool store_load(
	struct store *, struct arena *, const struct entity *, const char *id, void *row, struct error *);
MUST_CHECK bool store_load_key(
	struct store *, struct arena *, const struct entity *, int64_t key, void *row, struct error *);

/* What a person typed for a row: its ULID or code, a unique beginning of a ULID (6 or more letters), or its number
 * (ZK-2026-0042, also without prefix zeros or "ZK-0042" when only one fits). entity NULL: any entity, which is put in
 * *found. E_MISSING: none; E_INPUT: more than one (err names some). */
MUST_CHECK bool store_find(struct store *, struct arena *, const struct entity *entity, const char *typed,
	const struct entity **found, const char **id, struct error *);

/* Walks all rows of an entity in id order (gone ones left out) in flat memory: *row is filled per call in an arena that
 * the walk resets itself. Stops when `visit` returns false (err then says why, or is empty for a wilful stop). */
typedef bool row_visit(void *from, const void *row, struct error *);
MUST_CHECK bool store_walk(struct store *, const struct entity *, row_visit *, void *from, struct error *);

/* Rows of `entity` whose text field `field` is `value`, in id order, at most `limit` (uses the index on refs). */
MUST_CHECK bool store_list_by(struct store *, struct arena *, const struct entity *, const char *field,
	const char *value, size_t limit, void ***rows, size_t *count, struct error *);

/* One head of a cell: a value that nothing known replaces. More than one with different values is a difference. */
struct head {
	struct op_id op;
	struct stamp stamp;
	const char *cell, *value, *user, *writer;
};

/* The heads of a row's cells (all, or of one cell when `cell` is not NULL), in cell order, best first. */
MUST_CHECK bool store_heads(struct store *, struct arena *, const struct entity *, const char *id, const char *cell,
	struct head **heads, size_t *count, struct error *);

/* The same with op and cell alone, in no order: no record is read. Enough for a form that will name what it showed of a
 * row that is not contested. */
MUST_CHECK bool store_head_cells(struct store *, struct arena *, const struct entity *, const char *id,
	struct head **heads, size_t *count, struct error *);

/* One change of a row, oldest first: who set which cells when. record.restates: nothing changed, the row was moved. */
struct change {
	int64_t arrival;    /* number in this file: 1, 2, 3 … */
	int64_t arrived_ms; /* when it came into this file */
	struct op_id op;
	struct record record;
	bool applied; /* false: quarantined, or from a newer version; `why` tells */
	const char *why;
};
MUST_CHECK bool store_history(struct store *, struct arena *, const struct entity *, const char *id,
	struct change **changes, size_t *count, struct error *);

/* The newest changes of one field of a row (its elements too), newest first, at most `limit`. */
MUST_CHECK bool store_field_history(struct store *, struct arena *, const struct entity *, const char *id,
	const char *field, size_t limit, struct change **changes, size_t *count, struct error *);

/* The row as it was: from the records with a stamp not later than `stamp`; or, when `decision` is not NULL, exactly
 * from
 * the heads in the `a` of that decision's record. *late counts records used that arrived in this file only after
 * `stamp`. E_MISSING: the row did not exist then. */
MUST_CHECK bool store_load_as_of(struct store *, struct arena *, const struct entity *, const char *id,
	struct stamp stamp, const char *decision, void *row, size_t *late, struct error *);

/* The newest use case of the own writer that can be undone: its records, newest first, at most 1,000; count 0 when
 * none. What moves rows is left out: where a case stands follows from its fields.
 * `skip` use cases are passed over. An undo is a use case of its own (made by app with store_set and store_fix). */
MUST_CHECK bool store_last_use_case(
	struct store *, struct arena *, size_t skip, struct change **changes, size_t *count, struct error *);

/* The value that a cell had before record `op` replaced it (NULL: unknown), by the records that it names in `o`. */
MUST_CHECK bool store_value_before(struct store *, struct arena *, const struct entity *, const char *id,
	const char *cell, const struct op_id *op, const char **value, struct error *);

/* ---- differences
 * -------------------------------------------------------------------------------------------------- */

struct difference {
	const struct entity *entity;
	const char *id, *cell;
};
MUST_CHECK bool store_differences(struct store *, struct arena *, size_t limit, struct difference **, size_t *count,
	int64_t *total, struct error *);

/* ---- local, never exported: settings and drafts
 * ------------------------------------------------------------------- */

/* Text of a setting, NULL when not set. Names are the program's: "practice", "forum", "person", "arrangement". */
MUST_CHECK bool store_setting(struct store *, struct arena *, const char *name, const char **value, struct error *);
MUST_CHECK bool store_set_setting(struct store *, const char *name, const char *value, struct error *);

/* A draft: what was typed in a field and is not good yet. Saved outside use cases, synced. NULL text drops it. */
struct draft {
	const char *entity, *id, *cell, *text;
	int64_t at_ms;
};
MUST_CHECK bool store_save_draft(
	struct store *, const char *entity, const char *id, const char *cell, const char *text, struct error *);
MUST_CHECK bool store_list_drafts(struct store *, struct arena *, struct draft **, size_t *count, struct error *);

/* ---- upkeep
 * ------------------------------------------------------------------------------------------------------- */

/* Empties and fills the entity tables from the records again. Arrival numbers stay. `progress` may be NULL. */
typedef void store_progress(void *from, int64_t done, int64_t total);
MUST_CHECK bool store_rebuild(struct store *, store_progress *, void *from, struct error *);

/* Recomputes every chain, and every table from the records; says exactly where something is wrong. False with
 * E_FORMAT: something is; err tells the first thing, `report` hears all (may be NULL). */
typedef void store_report(void *from, const char *sentence);
MUST_CHECK bool store_verify(
	struct store *, store_report *, void *from, store_progress *, void *progress_from, struct error *);

/* Writes a checked copy to `path` (a new file, 0600), without the writer: the copy draws its own. */
MUST_CHECK bool store_backup(struct store *, const char *path, struct error *);

struct store_count {
	int64_t records, newer_fields, quarantined, differences;
};
MUST_CHECK bool store_counts(struct store *, struct store_count *, struct error *);

/* Called after each commit for each row that changed. At most 8 watchers. */
typedef void store_watch(void *from, const struct entity *, const char *id);
void store_add_watch(struct store *, store_watch *, void *from);

#endif
