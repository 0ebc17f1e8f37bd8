/*
 * The heads of a row in one blob beside it: one read and one write per record, whatever the number of cells. Layout:
 * a byte of flags, the stakes, the waits, the contested cells, each with their number before them; numbers are varints
 * of 7 bits a byte, low ones first.
 */
#include <string.h>

#include "inner.h"

enum { FLAG_REMOVED = 1, FLAG_MOVED = 2, STAMP_BYTES = 8 };

struct reader {
	const unsigned char *at, *end;
	bool broken;
};

static uint64_t read_number(struct reader *from)
{
	uint64_t number = 0;

	for (int shift = 0; shift < 63 && from->at < from->end; shift += 7) {
		unsigned char byte = *from->at++;

		number |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return number;
	}
	from->broken = true;
	return 0;
}

/* A number of things of at least `size` bytes each: never more than the bytes that are left. */
static size_t read_count(struct reader *from, size_t size)
{
	uint64_t count = read_number(from);

	if (count > (uint64_t)(from->end - from->at) / size) {
		from->broken = true;
		return 0;
	}
	return (size_t)count;
}

static void read_bytes(struct reader *from, void *out, size_t length)
{
	if ((size_t)(from->end - from->at) < length) {
		from->broken = true;
		memset(out, 0, length);
		return;
	}
	memcpy(out, from->at, length);
	from->at += length;
}

static int64_t *read_cells(struct reader *from, struct arena *arena, size_t count)
{
	int64_t *cells = arena_alloc(arena, count * sizeof *cells);

	for (size_t i = 0; i < count && !from->broken; i++)
		cells[i] = (int64_t)read_number(from);
	return cells;
}

static void read_stakes(struct reader *from, struct heads *heads)
{
	heads->stake_count = read_count(from, OP_BYTES + STAMP_BYTES);
	heads->stake_room = heads->stake_count + 1;
	heads->stakes = arena_alloc(heads->arena, heads->stake_room * sizeof *heads->stakes);
	for (size_t i = 0; i < heads->stake_count && !from->broken; i++) {
		struct stake *stake = &heads->stakes[i];
		unsigned char stamp[STAMP_BYTES];

		read_bytes(from, stake->op.bytes, OP_BYTES);
		read_bytes(from, stamp, STAMP_BYTES);
		for (size_t b = 0; b < STAMP_BYTES; b++)
			stake->stamp.value = stake->stamp.value << 8 | stamp[b];
		stake->covered = read_number(from) & 1;
		stake->count = read_count(from, 1);
		stake->cells = read_cells(from, heads->arena, stake->count);
	}
}

static void read_waits(struct reader *from, struct heads *heads)
{
	heads->wait_count = heads->wait_room = read_count(from, OP_BYTES);
	heads->waits = arena_alloc(heads->arena, heads->wait_count * sizeof *heads->waits);
	for (size_t i = 0; i < heads->wait_count && !from->broken; i++) {
		struct wait *wait = &heads->waits[i];

		read_bytes(from, wait->op.bytes, OP_BYTES);
		wait->count = read_count(from, 1);
		wait->cells = read_cells(from, heads->arena, wait->count);
	}
}

bool heads_read(struct heads *heads, struct arena *arena, const void *bytes, size_t length, struct error *err)
{
	struct reader from = { bytes, (const unsigned char *)bytes + length, false };
	unsigned char flags = 0;

	*heads = (struct heads){ .arena = arena };
	if (!length)
		return true;
	read_bytes(&from, &flags, 1);
	heads->removed = flags & FLAG_REMOVED;
	heads->moved = flags & FLAG_MOVED;
	read_stakes(&from, heads);
	read_waits(&from, heads);
	heads->contested_count = heads->contested_room = read_count(&from, 1);
	heads->contested = read_cells(&from, arena, heads->contested_count);
	if (from.broken || from.at != from.end)
		return fail(err, E_FORMAT, _("The tables are damaged. The records are safe: run tafel rebuild."));
	return true;
}

static void write_number(struct buffer *to, uint64_t number)
{
	unsigned char bytes[10];
	size_t length = 0;

	for (; number > 0x7f; number >>= 7)
		bytes[length++] = (unsigned char)(number | 0x80);
	bytes[length++] = (unsigned char)number;
	buffer_add(to, bytes, length);
}

static void write_cells(struct buffer *to, const int64_t *cells, size_t count)
{
	write_number(to, count);
	for (size_t i = 0; i < count; i++)
		write_number(to, (uint64_t)cells[i]);
}

static void write_stake(struct buffer *to, const struct stake *stake)
{
	unsigned char stamp[STAMP_BYTES];

	for (size_t b = 0; b < STAMP_BYTES; b++)
		stamp[b] = (unsigned char)(stake->stamp.value >> (56 - 8 * b));
	buffer_add(to, stake->op.bytes, OP_BYTES);
	buffer_add(to, stamp, STAMP_BYTES);
	write_number(to, stake->covered);
	write_cells(to, stake->cells, stake->count);
}

void heads_write(const struct heads *heads, struct buffer *to)
{
	unsigned char flags = (unsigned char)((heads->removed ? FLAG_REMOVED : 0) | (heads->moved ? FLAG_MOVED : 0));

	buffer_add(to, &flags, 1);
	write_number(to, heads->stake_count);
	for (size_t i = 0; i < heads->stake_count; i++)
		write_stake(to, &heads->stakes[i]);
	write_number(to, heads->wait_count);
	for (size_t i = 0; i < heads->wait_count; i++) {
		buffer_add(to, heads->waits[i].op.bytes, OP_BYTES);
		write_cells(to, heads->waits[i].cells, heads->waits[i].count);
	}
	write_cells(to, heads->contested, heads->contested_count);
}

bool cells_hold(const int64_t *cells, size_t count, int64_t cell)
{
	for (size_t i = 0; i < count; i++)
		if (cells[i] == cell)
			return true;
	return false;
}

struct stake *heads_find(const struct heads *heads, const struct op_id *op)
{
	for (size_t i = heads->stake_count; i--;)
		if (!memcmp(&heads->stakes[i].op, op, sizeof *op))
			return &heads->stakes[i];
	return NULL;
}

void heads_add(struct heads *heads, const struct stake *stake)
{
	heads->stakes = arena_grow(heads->arena, heads->stakes, heads->stake_count, &heads->stake_room, sizeof *stake);
	heads->stakes[heads->stake_count++] = *stake;
}

bool heads_drop(struct stake *stake, int64_t cell)
{
	for (size_t i = 0; i < stake->count; i++)
		if (stake->cells[i] == cell) {
			memmove(&stake->cells[i], &stake->cells[i + 1], (stake->count - i - 1) * sizeof *stake->cells);
			stake->count--;
			return true;
		}
	return false;
}

/* Takes out the stakes that are no head any more. */
void heads_sweep(struct heads *heads)
{
	size_t kept = 0;

	for (size_t i = 0; i < heads->stake_count; i++)
		if (heads->stakes[i].count)
			heads->stakes[kept++] = heads->stakes[i];
	heads->stake_count = kept;
}

void heads_await(struct heads *heads, const struct op_id *op, const int64_t *cells, size_t count)
{
	struct wait *wait = NULL;
	int64_t *all;

	for (size_t i = 0; i < heads->wait_count && !wait; i++)
		if (!memcmp(&heads->waits[i].op, op, sizeof *op))
			wait = &heads->waits[i];
	if (!wait) {
		heads->waits =
			arena_grow(heads->arena, heads->waits, heads->wait_count, &heads->wait_room, sizeof *wait);
		wait = &heads->waits[heads->wait_count++];
		*wait = (struct wait){ .op = *op };
	}
	all = arena_alloc(heads->arena, (wait->count + count) * sizeof *all);
	if (wait->count)
		memcpy(all, wait->cells, wait->count * sizeof *all);
	wait->cells = all;
	for (size_t i = 0; i < count; i++)
		if (!cells_hold(all, wait->count, cells[i]))
			all[wait->count++] = cells[i];
}

bool heads_take_wait(struct heads *heads, const struct op_id *op, struct wait *out)
{
	for (size_t i = 0; i < heads->wait_count; i++)
		if (!memcmp(&heads->waits[i].op, op, sizeof *op)) {
			*out = heads->waits[i];
			heads->waits[i] = heads->waits[--heads->wait_count];
			return true;
		}
	*out = (struct wait){ 0 };
	return false;
}

void heads_contest(struct heads *heads, int64_t cell, bool contested)
{
	size_t i = 0;

	while (i < heads->contested_count && heads->contested[i] != cell)
		i++;
	if (!contested && i < heads->contested_count) {
		heads->contested[i] = heads->contested[--heads->contested_count];
	} else if (contested && i == heads->contested_count) {
		heads->contested =
			arena_grow(heads->arena, heads->contested, i, &heads->contested_room, sizeof *heads->contested);
		heads->contested[heads->contested_count++] = cell;
	}
}
