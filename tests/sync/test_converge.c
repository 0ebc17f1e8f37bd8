/*
 * Random edits and moves on two to five real files, exchanged by files that are lost, repeated, cut, damaged and read in any order,
 * with clocks that are wrong or equal, backups put back and laptops cloned. After a full exchange all files are the same,
 * nothing that was exported is lost, and an oracle agrees on every head of every cell.
 *
 * The oracle knows nothing of the store: for each record it keeps what the line says (cells, what it replaces), and for
 * each laptop which records it has seen. A head is a record of a cell that no seen record of that cell names.
 *
 *	TAFEL_SEEDS=N   how many seeds (500)       TAFEL_SEED=N   the first one (1)
 */
#include "laptop.h"
#include "record/scan.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LAPTOPS_MAX = 5, FACTS_MAX = 2048, PARCELS_MAX = 1024, ROWS = 3, PARENTS_MAX = 400, CELLS_MAX = 4, STEPS = 48 };

static const char *const row_ids[ROWS] = { "01JF8Z6K3Q9V0W1X2Y3Z4A5B6C", "01JF8Z6K3Q9V0W1X2Y3Z4A5B6D",
	"01JF8Z6K3Q9V0W1X2Y3Z4A5B6E" };

static const struct {
	const char *name;
	const char *values[4]; /* the last one is NULL: not known */
} cells[] = {
	{ "call_name", { "Mehmet", "Anna", "Şevval", NULL } }, { "children", { "0", "1", "2", NULL } },
	{ "debts", { "stable", "unstable", "none", NULL } }, { "school", { "De Zon", "De Maan", "\"Zee\"", NULL } },
	{ "school_stays", { "true", "false", "true", NULL } }, { "proof.debt_list", { "true", "true", NULL, NULL } },
	{ "aura", { NULL, NULL, NULL, NULL } },                                         /* a field of a newer version */
	{ "~", { "gone", "gone", NULL, NULL } }, { "~to", { NULL, NULL, NULL, NULL } }, /* where moves put the row */
};
enum { CELLS = sizeof cells / sizeof cells[0], SCOPE = CELLS - 1, GONE = CELLS - 2, NEWER = CELLS - 3 };

static const char *const scopes[] = { "velsen.hvo", "velsen.none", "beverwijk.none", "zuid_kennemerland.hvo" };

/* A record as the oracle knows it. */
struct fact {
	struct op_id op;
	int row; /* -1: not one of the rows that the oracle watches */
	bool is_set, is_move, restates;
	const char *scope;
	int cells[CELLS];
	const char *values[CELLS];
	size_t cell_count;
	struct op_id parents[PARENTS_MAX];
	size_t parent_count;
	struct stamp stamp;
};

struct seen {
	uint64_t bits[FACTS_MAX / 64];
};

struct parcel {
	const char *path;
	struct seen facts;
};

struct player {
	struct laptop laptop;
	struct seen seen;
	int64_t drift;
	char out[256];
	char saved[300]; /* a raw copy of the file, "" when none */
	struct seen saved_seen;
};

struct world {
	uint64_t seed;
	struct random random;
	struct arena *arena;
	const char *room;
	int64_t now;
	struct player players[LAPTOPS_MAX];
	size_t player_count;
	struct fact facts[FACTS_MAX];
	size_t fact_count;
	struct parcel parcels[PARCELS_MAX];
	size_t parcel_count;
	size_t files_made;
};

static const int64_t YEAR = INT64_C(365) * 24 * 3600 * 1000;

static size_t below(struct world *world, size_t bound)
{
	return (size_t)random_below(&world->random, bound);
}

static bool one_in(struct world *world, size_t n)
{
	return below(world, n) == 0;
}

/* ---- the oracle ---------------------------------------------------------------------------------------------------- */

static void add_seen(struct seen *seen, size_t fact)
{
	seen->bits[fact / 64] |= UINT64_C(1) << fact % 64;
}

static bool has_seen(const struct seen *seen, size_t fact)
{
	return seen->bits[fact / 64] >> fact % 64 & 1;
}

static void join(struct seen *seen, const struct seen *more)
{
	for (size_t i = 0; i < FACTS_MAX / 64; i++)
		seen->bits[i] |= more->bits[i];
}

static bool holds_all(const struct seen *seen, const struct seen *some)
{
	for (size_t i = 0; i < FACTS_MAX / 64; i++)
		if (some->bits[i] & ~seen->bits[i])
			return false;
	return true;
}

static int cell_of(const char *name)
{
	for (int i = 0; i < CELLS; i++)
		if (!strcmp(cells[i].name, name))
			return i;
	return -1;
}

static int row_of(const struct record *record)
{
	if (record->entity && record->id && !strcmp(record->entity, "client"))
		for (int i = 0; i < ROWS; i++)
			if (!strcmp(row_ids[i], record->id))
				return i;
	return -1;
}

static void fill_fact(struct world *world, struct fact *fact, const struct record *record)
{
	fact->row = record->version == RECORD_VERSION ? row_of(record) : -1;
	fact->is_move = record->version == RECORD_VERSION && record->kind == RECORD_MOVE;
	fact->is_set = record->version == RECORD_VERSION && (record->kind == RECORD_SET || fact->is_move);
	fact->restates = record->restates;
	fact->scope = arena_text(world->arena, record->scope);
	fact->stamp = record->stamp;
	for (size_t i = 0; i < record->cell_count && fact->is_set; i++) {
		int cell = fact->is_move ? (int)SCOPE : cell_of(record->cells[i].name);
		if (cell < 0)
			continue;
		fact->cells[fact->cell_count] = cell;
		fact->values[fact->cell_count++] = arena_text(world->arena, record->cells[i].value);
	}
	if (record->replaces_count > PARENTS_MAX)
		laptop_die("too many parents for this test");
	for (size_t i = 0; i < record->replaces_count; i++)
		fact->parents[fact->parent_count++] = record->replaces[i];
}

/* Number of the record in this line; *fresh when it was not known before. */
static size_t learn(struct world *world, const char *line, size_t length, bool *fresh)
{
	struct record record;
	struct error err;
	struct hash leaf;
	struct op_id op;

	if (!record_read(world->arena, line, length, &record, &err))
		laptop_die("a record that cannot be read: %s: %.*s", err.text, (int)length, line);
	leaf = leaf_of(line, length, record.salt);
	op = op_of(&leaf);
	*fresh = false;
	for (size_t i = 0; i < world->fact_count; i++)
		if (op_compare(&world->facts[i].op, &op) == 0)
			return i;
	if (world->fact_count == FACTS_MAX)
		laptop_die("too many records for this test");
	*fresh = true;
	world->facts[world->fact_count].op = op;
	fill_fact(world, &world->facts[world->fact_count], &record);
	return world->fact_count++;
}

static int sets(const struct fact *fact, int cell)
{
	for (size_t i = 0; i < fact->cell_count; i++)
		if (fact->cells[i] == cell)
			return (int)i;
	return -1;
}

static bool names(const struct fact *fact, const struct op_id *op)
{
	for (size_t i = 0; i < fact->parent_count; i++)
		if (op_compare(&fact->parents[i], op) == 0)
			return true;
	return false;
}

static bool is_head(const struct world *world, const struct seen *seen, size_t at, int row, int cell)
{
	const struct fact *fact = &world->facts[at];

	if (!has_seen(seen, at) || !fact->is_set || fact->row != row || sets(fact, cell) < 0)
		return false;
	for (size_t i = 0; i < world->fact_count; i++)
		if (has_seen(seen, i) && world->facts[i].is_set && world->facts[i].row == row &&
			sets(&world->facts[i], cell) >= 0 && names(&world->facts[i], &fact->op))
			return false;
	return true;
}

static size_t heads_of(const struct world *world, const struct seen *seen, int row, int cell, size_t *heads)
{
	size_t count = 0;

	for (size_t i = 0; i < world->fact_count; i++)
		if (is_head(world, seen, i, row, cell))
			heads[count++] = i;
	return count;
}

static const char *value_of(const struct world *world, size_t fact, int cell)
{
	return world->facts[fact].values[sets(&world->facts[fact], cell)];
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static bool is_contested(const struct world *world, const size_t *heads, size_t count, int cell)
{
	for (size_t i = 1; i < count; i++)
		if (!same_text(value_of(world, heads[0], cell), value_of(world, heads[i], cell)))
			return true;
	return false;
}

/* Does the store have exactly these heads, best first? */
static void check_heads(struct world *world, struct player *player, int row, int cell)
{
	size_t wanted[FACTS_MAX], count = heads_of(world, &player->seen, row, cell, wanted), found = 0;
	struct head *heads;
	struct error err;

	if (!store_heads(player->laptop.store, world->arena, &entity_client, row_ids[row], cells[cell].name, &heads,
		    &found, &err)) {
		if (err.code != E_MISSING)
			laptop_die("heads: %s", err.text);
		found = 0;
	}
	if (found != count)
		laptop_die("%s, row %d, %s: %zu heads, the oracle has %zu", player->laptop.path, row, cells[cell].name,
			found, count);
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;
		while (at < found && op_compare(&heads[at].op, &world->facts[wanted[i]].op) != 0)
			at++;
		if (at == found || !same_text(heads[at].value, value_of(world, wanted[i], cell)))
			laptop_die("%s, row %d, %s: not the head of the oracle", player->laptop.path, row,
				cells[cell].name);
	}
	for (size_t i = 1; i < found; i++)
		if (heads[i - 1].stamp.value < heads[i].stamp.value ||
			(heads[i - 1].stamp.value == heads[i].stamp.value &&
				op_compare(&heads[i - 1].op, &heads[i].op) < 0))
			laptop_die("%s, row %d, %s: the best head is not first", player->laptop.path, row,
				cells[cell].name);
	if (found && cell < NEWER &&
		!same_text(heads[0].value,
			laptop_value(&player->laptop, world->arena, &entity_client, row_ids[row], cells[cell].name)))
		laptop_die("%s, row %d, %s: the row does not show the best head", player->laptop.path, row,
			cells[cell].name);
}

/* Where the best move put it; without one, the first scope that its records have. NULL: the row is not here. */
static const char *scope_of(const struct world *world, const struct seen *seen, int row)
{
	const char *first = NULL;
	const struct fact *best = NULL;

	for (size_t i = 0; i < world->fact_count; i++) {
		const struct fact *fact = &world->facts[i];

		if (!has_seen(seen, i) || !fact->is_set || fact->row != row)
			continue;
		if (!first || strcmp(fact->scope, first) < 0)
			first = fact->scope;
		if (is_head(world, seen, i, row, SCOPE) &&
			(!best || fact->stamp.value > best->stamp.value ||
				(fact->stamp.value == best->stamp.value && op_compare(&fact->op, &best->op) > 0)))
			best = fact;
	}
	return best ? best->values[0] : first;
}

static void check_scope(struct world *world, struct player *player, int row)
{
	const char *wanted = scope_of(world, &player->seen, row);
	struct client client;
	struct error err;
	bool here = store_load(player->laptop.store, world->arena, &entity_client, row_ids[row], &client, &err);

	if (here != (wanted != NULL) || (here && strcmp(client.row.scope, wanted) != 0))
		laptop_die("%s, row %d stands in %s, by the oracle in %s", player->laptop.path, row,
			here ? client.row.scope : "none", wanted ? wanted : "none");
}

static void check_player(struct world *world, struct player *player)
{
	for (int row = 0; row < ROWS; row++) {
		for (int cell = 0; cell < CELLS; cell++)
			check_heads(world, player, row, cell);
		check_scope(world, player, row);
	}
}

/* ---- what a file holds ---------------------------------------------------------------------------------------------- */

struct gather {
	struct world *world;
	struct seen *seen;
	size_t fresh;
};

static bool gather_line(void *from, const char *line, size_t length, int64_t number, struct error *err)
{
	struct gather *gather = from;
	bool fresh;

	(void)number;
	(void)err;
	add_seen(gather->seen, learn(gather->world, line, length, &fresh));
	gather->fresh += fresh;
	return true;
}

/* All records that the store says it holds; of `writer` only when that is not NULL. */
static size_t gather(struct world *world, struct player *player, const char *writer, struct seen *seen)
{
	struct gather all = { world, seen, 0 };
	struct span *spans;
	struct error err;
	size_t count;

	if (!stream_spans(player->laptop.store, world->arena, &spans, &count, &err))
		laptop_die("spans: %s", err.text);
	for (size_t i = 0; i < count; i++)
		if (!writer || !strcmp(spans[i].writer, writer))
			if (!stream_lines(player->laptop.store, &spans[i], gather_line, &all, &err))
				laptop_die("stream: %s", err.text);
	return all.fresh;
}

static void learn_file(struct world *world, const char *path, struct seen *seen)
{
	static char line[SCAN_LINE_MAX + 2];
	FILE *file = fopen(path, "r");
	bool fresh;

	if (!file)
		laptop_die("no file %s", path);
	while (fgets(line, sizeof line, file))
		if (!strncmp(line, "{\"v\":", 5))
			add_seen(seen, learn(world, line, strlen(line) - 1, &fresh));
	fclose(file);
}

/* ---- steps ---------------------------------------------------------------------------------------------------------- */

/* Clocks: some stand still, some go back, some are years off. */
static void tick(struct world *world, struct player *player)
{
	if (!one_in(world, 3))
		world->now += (int64_t)below(world, 60000);
	player->laptop.clock.fixed_ms = world->now + player->drift;
	if (one_in(world, 12))
		player->laptop.clock.fixed_ms -= (int64_t)below(world, 30) * 24 * 3600 * 1000;
}

static bool must(bool good, const struct error *err)
{
	if (!good)
		laptop_die("a step failed: %s", err->text);
	return true;
}

/* A new move names all moves that its laptop knew. */
static void check_move(const struct world *world, const struct seen *before, const struct fact *fact)
{
	for (size_t i = 0; i < world->fact_count; i++)
		if (has_seen(before, i) && world->facts[i].is_move && world->facts[i].row == fact->row &&
			!names(fact, &world->facts[i].op))
			laptop_die("a move does not name a move before it");
}

/* What a move says again is the best value of its cells, and it names the heads with that value and no others. */
static void check_restated(const struct world *world, const struct seen *before, const struct fact *fact)
{
	for (size_t c = 0; c < fact->cell_count; c++) {
		int cell = fact->cells[c];
		size_t heads[FACTS_MAX], count = heads_of(world, before, fact->row, cell, heads);
		for (size_t i = 0; i < count; i++)
			if (names(fact, &world->facts[heads[i]].op) !=
				same_text(value_of(world, heads[i], cell), fact->values[c]))
				laptop_die("a move says something else of %s", cells[cell].name);
	}
}

/* Every new record of a row must name exactly the heads that its laptop knew. */
static void check_parents(struct world *world, const struct seen *before, size_t from)
{
	for (size_t at = from; at < world->fact_count; at++) {
		const struct fact *fact = &world->facts[at];
		size_t wanted = 0;
		if (!fact->is_set || fact->row < 0)
			continue;
		if (fact->is_move)
			check_move(world, before, fact);
		if (fact->restates)
			check_restated(world, before, fact);
		if (fact->is_move || fact->restates)
			continue;
		for (size_t i = 0; i < world->fact_count; i++) {
			bool named = false;
			for (int cell = 0; cell < CELLS; cell++)
				if ((sets(fact, cell) >= 0 || sets(fact, GONE) >= 0) &&
					is_head(world, before, i, fact->row, cell))
					named = true;
			wanted += named;
			if (named && !names(fact, &world->facts[i].op))
				laptop_die("a new record does not name a head that it replaces");
		}
		if (wanted != fact->parent_count)
			laptop_die("a new record names %zu records, the oracle %zu", fact->parent_count, wanted);
	}
}

static bool is_here(struct world *world, const struct player *player, int row)
{
	for (size_t i = 0; i < world->fact_count; i++)
		if (has_seen(&player->seen, i) && world->facts[i].is_set && world->facts[i].row == row)
			return true;
	return false;
}

/* Cells that must be written: those that are not this value already. */
static size_t cells_due(struct world *world, const struct player *player, int row, const struct cell *set, size_t count)
{
	size_t heads[FACTS_MAX], due = 0;

	for (size_t i = 0; i < count; i++) {
		int cell = cell_of(set[i].name);
		size_t found = heads_of(world, &player->seen, row, cell, heads);
		const char *now = found ? value_of(world, heads[0], cell) : NULL;
		due += !is_here(world, player, row) || !same_text(now, set[i].value) ||
			is_contested(world, heads, found, cell);
	}
	return due;
}

static void take_own(struct world *world, struct player *player, int row, size_t due)
{
	size_t from = world->fact_count, written = 0;
	struct seen before = player->seen;

	gather(world, player, store_writer(player->laptop.store), &player->seen);
	for (size_t at = from; at < world->fact_count; at++)
		written += world->facts[at].cell_count;
	if (row >= 0 && written != due)
		laptop_die("row %d: %zu cells written, %zu were due", row, written, due);
	check_parents(world, &before, from);
}

static void edit(struct world *world, struct player *player)
{
	struct cell set[CELLS_MAX];
	size_t count = 0, due;
	int row = (int)below(world, ROWS);
	struct error err;

	for (int cell = 0; cell < NEWER && count < CELLS_MAX; cell++)
		if (one_in(world, 3))
			set[count++] = (struct cell){ cells[cell].name, cells[cell].values[below(world, 4)] };
	if (!count)
		return;
	due = cells_due(world, player, row, set, count);
	must(store_begin(player->laptop.store, "01JP8Z6K3Q9V0W1X2Y3Z4A5B6C", &err) &&
			store_set(player->laptop.store, &entity_client, row_ids[row], scopes[below(world, 2)], set,
				count, &err) &&
			store_commit(player->laptop.store, &err),
		&err);
	take_own(world, player, row, due);
}

static void delete_row(struct world *world, struct player *player)
{
	int row = (int)below(world, ROWS);
	struct cell set = { "~", one_in(world, 2) ? "gone" : NULL };
	struct error err;

	if (!is_here(world, player, row))
		return;
	must(store_begin(player->laptop.store, "", &err) &&
			store_remove(player->laptop.store, &entity_client, row_ids[row], set.value != NULL, &err) &&
			store_commit(player->laptop.store, &err),
		&err);
	take_own(world, player, -1, 0);
}

static void move_row(struct world *world, struct player *player)
{
	int row = (int)below(world, ROWS);
	const char *to = scopes[below(world, ARRAY_LEN(scopes))];
	struct error err;

	if (!is_here(world, player, row))
		return;
	must(store_begin(player->laptop.store, "", &err) &&
			store_move(player->laptop.store, &entity_client, row_ids[row], to, &err) &&
			store_commit(player->laptop.store, &err),
		&err);
	take_own(world, player, -1, 0);
	if (strcmp(scope_of(world, &player->seen, row), to) != 0)
		laptop_die("row %d was not moved to %s", row, to);
	check_player(world, player);
}

static void decide(struct world *world, struct player *player)
{
	const struct row_name about = { &entity_client, row_ids[below(world, ROWS)] };
	const struct cell set[] = { { "application", "01JF8Z6K3Q9V0W1X2Y3Z4A5B6F" },
		{ "decided_at", "2026-11-19T13:42" }, { "outcome", "admit" }, { "note", "Yes." } };
	const struct cell withdraw = { "withdrawn", "true" };
	char id[ID_TEXT];
	struct error err;

	must(store_begin(player->laptop.store, "", &err), &err);
	store_new_id(player->laptop.store, id);
	must(store_add(
		     player->laptop.store, &entity_decision, id, "velsen.hvo", set, ARRAY_LEN(set), &about, 1, &err) &&
			store_commit(player->laptop.store, &err),
		&err);
	if (one_in(world, 3))
		must(store_begin(player->laptop.store, "", &err) &&
				store_fix(player->laptop.store, &entity_decision, id, &withdraw, 1, &err) &&
				store_commit(player->laptop.store, &err),
			&err);
	take_own(world, player, -1, 0);
}

static bool is_parcel(const struct world *world, const char *path)
{
	for (size_t i = 0; i < world->parcel_count; i++)
		if (!strcmp(world->parcels[i].path, path))
			return true;
	return false;
}

static void send(struct world *world, struct player *player)
{
	const char **paths;
	size_t count;

	laptop_export(&player->laptop, player->out);
	count = folder_list(world->arena, player->out, &paths);
	for (size_t i = 0; i < count && world->parcel_count < PARCELS_MAX; i++) {
		struct parcel *parcel = &world->parcels[world->parcel_count];
		if (is_parcel(world, paths[i]))
			continue;
		*parcel = (struct parcel){ .path = paths[i] };
		learn_file(world, paths[i], &parcel->facts);
		if (!holds_all(&player->seen, &parcel->facts))
			laptop_die("%s sends a record that it has not seen", player->laptop.path);
		world->parcel_count++;
	}
}

static void lose(struct world *world)
{
	size_t at;

	if (!world->parcel_count)
		return;
	at = below(world, world->parcel_count);
	unlink(world->parcels[at].path);
	world->parcels[at] = world->parcels[--world->parcel_count];
}

static void receive_parcels(struct world *world, struct player *player, const size_t *which, size_t count)
{
	const char *paths[8] = { NULL };
	struct import_result result;

	for (size_t i = 0; i < count; i++)
		paths[i] = world->parcels[which[i]].path;
	laptop_import(&player->laptop, world->arena, paths, count, &result);
	for (size_t i = 0; i < result.count; i++)
		if (result.files[i].state > IMPORT_KNOWN)
			laptop_die("a good file was refused: %s: %s", result.files[i].path, result.files[i].why.text);
	for (size_t i = 0; i < count; i++)
		join(&player->seen, &world->parcels[which[i]].facts);
}

static void receive(struct world *world, struct player *player)
{
	size_t which[4], count = 1 + below(world, 4);

	if (!world->parcel_count)
		return;
	for (size_t i = 0; i < count; i++)
		which[i] = below(world, world->parcel_count);
	receive_parcels(world, player, which, count);
	if (one_in(world, 3))
		check_player(world, player);
}

/* A copy of a good file that was cut, or with one byte of a record changed: nothing of it may come in. */
static void receive_damaged(struct world *world, struct player *player)
{
	static char bytes[1 << 20];
	struct import_result result;
	const char *path, *before, *records;
	size_t length, at;
	bool cut = one_in(world, 2);
	FILE *file;

	if (!world->parcel_count)
		return;
	at = below(world, world->parcel_count);
	file = fopen(world->parcels[at].path, "r");
	length = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	records = memchr(bytes, '\n', length);
	if (cut)
		length = below(world, length);
	else
		bytes[(size_t)(records - bytes) + 1 + below(world, length - 150 - (size_t)(records - bytes))] ^=
			(char)(1 << below(world, 7));
	path = arena_print(world->arena, "%s/damaged%zu.jsonl", world->room, world->files_made++);
	file = fopen(path, "w");
	fwrite(bytes, 1, length, file);
	fclose(file);
	before = laptop_snapshot(&player->laptop, world->arena);
	laptop_import(&player->laptop, world->arena, &path, 1, &result);
	if (result.files[0].state == IMPORT_TAKEN || (cut && result.files[0].state == IMPORT_KNOWN))
		laptop_die("a damaged file was taken in");
	if (strcmp(before, laptop_snapshot(&player->laptop, world->arena)) != 0)
		laptop_die("a damaged file changed something");
	unlink(path);
}

/* A raw copy, as a person makes it with a file manager: the same writer is in it. */
static void save_copy(struct world *world, struct player *player)
{
	uint64_t seed = random_below(&world->random, UINT64_MAX);

	laptop_close(&player->laptop);
	snprintf(player->saved, sizeof player->saved, "%s.saved", player->laptop.path);
	copy_file(player->laptop.path, player->saved);
	laptop_open(&player->laptop, player->laptop.path, seed, world->now);
	player->saved_seen = player->seen;
}

static void restore_copy(struct world *world, struct player *player)
{
	if (!*player->saved)
		return;
	laptop_close(&player->laptop);
	copy_file(player->saved, player->laptop.path);
	laptop_open(&player->laptop, player->laptop.path, random_below(&world->random, UINT64_MAX), world->now);
	player->seen = player->saved_seen;
}

static struct player *new_player(struct world *world)
{
	static const int64_t drifts[] = { 0, 0, 0, 1, -1, 10, -10 };
	struct player *player = &world->players[world->player_count];

	memset(player, 0, sizeof *player);
	player->drift = drifts[below(world, ARRAY_LEN(drifts))] * YEAR;
	snprintf(player->out, sizeof player->out, "%s/out%zu", world->room, world->player_count);
	world->player_count++;
	return player;
}

static const char *new_path(struct world *world)
{
	return arena_print(world->arena, "%s/laptop%zu", world->room, world->files_made++);
}

/* One checked backup, put on a laptop that had none; one_in two times on two. */
static void spread_backup(struct world *world, struct player *player)
{
	const char *backup = new_path(world);
	size_t times = 1 + below(world, 2);
	struct error err;

	must(store_backup(player->laptop.store, backup, &err), &err);
	for (size_t i = 0; i < times && world->player_count < LAPTOPS_MAX; i++) {
		struct player *other = new_player(world);
		const char *path = new_path(world);
		copy_file(backup, path);
		laptop_open(&other->laptop, path, random_below(&world->random, UINT64_MAX), world->now);
		other->seen = player->seen;
	}
}

/* Both go on with one writer. */
static void clone(struct world *world, struct player *player)
{
	struct player *other;
	const char *path;

	if (world->player_count == LAPTOPS_MAX)
		return;
	path = new_path(world);
	save_copy(world, player);
	other = new_player(world);
	copy_file(player->saved, path);
	laptop_open(&other->laptop, path, random_below(&world->random, UINT64_MAX), world->now);
	other->seen = player->seen;
}

static const struct {
	size_t weight;
	void (*play)(struct world *, struct player *);
} plays[] = {
	{ 40, edit },
	{ 6, delete_row },
	{ 8, move_row },
	{ 4, decide },
	{ 18, send },
	{ 24, receive },
	{ 3, receive_damaged },
	{ 2, save_copy },
	{ 2, restore_copy },
	{ 1, spread_backup },
	{ 1, clone },
};

static void step(struct world *world)
{
	struct player *player = &world->players[below(world, world->player_count)];
	size_t total = 0, at, i = 0;

	for (size_t k = 0; k < ARRAY_LEN(plays); k++)
		total += plays[k].weight;
	at = below(world, total + 5);
	while (i < ARRAY_LEN(plays) && at >= plays[i].weight)
		at -= plays[i++].weight;
	tick(world, player);
	if (i == ARRAY_LEN(plays))
		lose(world);
	else
		plays[i].play(world, player);
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

/* Records from a version that does not exist yet, in a stream of its own. */
static void add_newer(struct world *world)
{
	static const char *const lines[] = {
		"{\"v\":2,\"k\":\"set\",\"s\":\"00000000000000aa/velsen.hvo/care\",\"q\":1,\"h\":\"019b2c44d1e0-0000\","
		"\"e\":\"client\",\"z\":[1],\"n\":\"AAAAAAAAAAAAAAAAAAAAAA\"}",
		"{\"v\":1,\"k\":\"paint\",\"s\":\"00000000000000aa/velsen.hvo/care\",\"q\":2,\"h\":\"019b2c44d1e0-0001\","
		"\"e\":\"client\",\"i\":\"01JF8Z6K3Q9V0W1X2Y3Z4A5B6C\",\"n\":\"AAAAAAAAAAAAAAAAAAAAAA\"}",
		"{\"v\":1,\"k\":\"set\",\"s\":\"00000000000000aa/velsen.hvo/care\",\"q\":3,\"h\":\"019b2c44d1e0-0002\","
		"\"e\":\"client\",\"i\":\"01JF8Z6K3Q9V0W1X2Y3Z4A5B6C\",\"x\":{\"aura\":\"blue\",\"debts\":\"stable\"},"
		"\"u\":\"\",\"n\":\"AAAAAAAAAAAAAAAAAAAAAA\"}",
	};
	struct parcel *parcel = &world->parcels[world->parcel_count++];
	const char *folder = arena_print(world->arena, "%s/newer", world->room);

	parcel->path = craft_file(world->arena, folder, "00000000000000aa", "velsen.hvo", "care", 1, lines, 3);
	learn_file(world, parcel->path, &parcel->facts);
}

static void begin(struct world *world, const char *template)
{
	size_t count = 2 + below(world, 2);

	for (size_t i = 0; i < count; i++) {
		struct player *player = new_player(world);
		const char *path = new_path(world);
		copy_file(template, path);
		laptop_open(&player->laptop, path, random_below(&world->random, UINT64_MAX), world->now);
	}
	if (one_in(world, 2))
		add_newer(world);
}

/* All that was ever exported and not lost on the way reaches the first laptop, then all exchange all. */
static void exchange_all(struct world *world, struct seen *all)
{
	const char *folder = arena_print(world->arena, "%s/all", world->room);
	struct import_result result;

	for (size_t i = 0; i < world->parcel_count; i++)
		receive_parcels(world, &world->players[below(world, world->player_count)], &i, 1);
	for (size_t i = 0; i < world->player_count; i++) {
		laptop_export(&world->players[i].laptop, folder);
		join(all, &world->players[i].seen);
	}
	for (size_t i = 0; i < world->player_count; i++) {
		laptop_import_folder(&world->players[i].laptop, world->arena, folder, &result);
		for (size_t k = 0; k < result.count; k++)
			if (result.files[k].state > IMPORT_KNOWN)
				laptop_die("refused: %s: %s", result.files[k].path, result.files[k].why.text);
		world->players[i].seen = *all;
	}
}

static void check_end(struct world *world, const struct seen *all)
{
	const char *first = laptop_snapshot(&world->players[0].laptop, world->arena), *again;
	struct player *last = &world->players[world->player_count - 1];
	struct error err;

	for (size_t i = 0; i < world->player_count; i++) {
		struct seen held = { { 0 } };
		if (gather(world, &world->players[i], NULL, &held) != 0 || memcmp(&held, all, sizeof held) != 0)
			laptop_die(
				"%s does not hold exactly the records that there are", world->players[i].laptop.path);
		check_player(world, &world->players[i]);
		if (i && strcmp(first, laptop_snapshot(&world->players[i].laptop, world->arena)) != 0)
			laptop_die("%s shows something else:\n%s\n%s", world->players[i].laptop.path, first,
				laptop_snapshot(&world->players[i].laptop, world->arena));
	}
	must(store_verify(last->laptop.store, NULL, NULL, NULL, NULL, &err), &err);
	must(store_rebuild(last->laptop.store, NULL, NULL, &err), &err);
	check_player(world, last);
	again = laptop_snapshot(&last->laptop, world->arena);
	if (strcmp(first, again) != 0)
		laptop_die("a rebuild gives other tables:\n%s\n%s", first, again);
}

static void play_seed(struct world *world, const char *room, const char *template, uint64_t seed)
{
	struct seen all = { { 0 } };
	char path[400];

	memset(world, 0, sizeof *world);
	snprintf(path, sizeof path, "%s/%" PRIu64, room, seed);
	mkdir(path, 0700);
	world->seed = seed;
	world->room = path;
	world->now = INT64_C(1794000000000);
	random_seed(&world->random, seed);
	arena_open(&world->arena);
	begin(world, template);
	for (size_t i = 0; i < STEPS; i++)
		step(world);
	exchange_all(world, &all);
	check_end(world, &all);
	for (size_t i = 0; i < world->player_count; i++)
		laptop_close(&world->players[i].laptop);
	arena_close(&world->arena);
	laptop_leave(path);
}

/* One checked copy of an empty file: each laptop begins as a copy of it, which draws its own writer. */
static void make_template(const char *room, char out[220])
{
	struct laptop laptop;
	struct error err;
	char first[220];

	snprintf(first, sizeof first, "%s/empty", room);
	snprintf(out, 220, "%s/template", room);
	laptop_create(&laptop, first, 1, INT64_C(1794000000000));
	must(store_backup(laptop.store, out, &err), &err);
	laptop_close(&laptop);
}

static uint64_t number_from(const char *name, const char *other, uint64_t usual)
{
	const char *text = getenv(name) ? getenv(name) : getenv(other);

	return text ? strtoull(text, NULL, 10) : usual;
}

int main(void)
{
	uint64_t from = number_from("TAFEL_SEED", "TEST_SEED", 1),
		 count = number_from("TAFEL_SEEDS", "TEST_SEEDS", 500);
	static struct world world;
	char room[200], template[220], how[80];
	size_t records = 0;

	if (!leaf_open())
		return 1;
	laptop_room(room);
	make_template(room, template);
	laptop_replay(how);
	for (uint64_t seed = from; seed < from + count; seed++) {
		snprintf(how, sizeof how, "TAFEL_SEED=%" PRIu64 " TAFEL_SEEDS=1 build/test/sync-test_converge", seed);
		play_seed(&world, room, template, seed);
		records += world.fact_count;
	}
	laptop_leave(room);
	printf("%" PRIu64 " seeds, %zu records\n", count, records);
	return 0;
}
