/*
 * One change is one JSON line (format: man tafel-sync). Its raw bytes are what is hashed, stored and forwarded; they
 * are never written again from their parts. A record writes one row, one class.
 */
#ifndef RECORD_LINE_H
#define RECORD_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "record/stamp.h"

enum {
	RECORD_VERSION = 1,
	WRITER_TEXT = 17, /* 16 hex digits and NUL */
	SCOPE_TEXT = 84,  /* table.party and NUL: two codes of 40, a dot */
	OP_BYTES = 16,    /* an op id: first half of the leaf */
	OP_TEXT = 23,     /* as base64url, and NUL */
	SALT_BYTES = 16,
	HASH_BYTES = 32,
	CLASS_TEXT = 16,
	RECORD_CODE_MAX = 40,
	RECORD_ID_MAX = 64,    /* entity, row id, user: A-Z a-z 0-9 _ - */
	RECORD_CELL_MAX = 128, /* name of a cell: A-Z a-z 0-9 _ . ~ - */
	RECORD_OPS_MAX = 1024, /* op ids in "o", and in "a" */
};

enum record_kind { RECORD_SET, RECORD_ADD, RECORD_FIX, RECORD_MOVE, RECORD_FORGET, RECORD_KIND_COUNT, RECORD_OTHER };

struct op_id {
	unsigned char bytes[OP_BYTES];
};

struct cell {
	const char *name;  /* "debts", "proof.budget_plan", "~" */
	const char *value; /* wire text; NULL: not known */
};

struct record {
	int version;           /* a higher one than RECORD_VERSION is kept and forwarded, not applied */
	enum record_kind kind; /* RECORD_OTHER: a kind from a newer version */
	char writer[WRITER_TEXT];
	char scope[SCOPE_TEXT];
	char class[CLASS_TEXT]; /* a wire name; may be one that we do not know */
	int64_t number;         /* q: 1, 2, 3 … in its stream */
	struct stamp stamp;
	const char *entity, *id;  /* wire name of the entity, id of the row */
	const struct cell *cells; /* x */
	size_t cell_count;
	const struct op_id *replaces; /* o */
	size_t replaces_count;
	const struct op_id *about; /* a */
	size_t about_count;
	bool restates;    /* r: a set that says again, in another scope, what the row was when it moved there */
	const char *user; /* u: id of the person, or "" */
	unsigned char salt[SALT_BYTES];
};

/*
 * Reads one line (without its line end), which is scanned first. False: it is not a record; err says what part of it is
 * wrong. All memory is in the arena. Unknown keys are passed over. Of a line of a higher version or of an unknown kind
 * only v, k, s, q, h and n need be good, so that it can be kept and passed on: `entity` and `id` may then be NULL, and
 * cells, parents and user are not read. Look at `version` before `kind`.
 */
MUST_CHECK bool record_read(struct arena *, const char *line, size_t length, struct record *, struct error *);

/*
 * Writes the line (NUL-ended, without line end) with its keys in the order of the man page, "o" and "a" sorted by their
 * bytes and each named once. What is written can be read. False: it would be longer than 64 KiB, or a part is missing
 * or not as the format wants it (a control character in a value, one cell twice, `about` on anything but an add).
 */
MUST_CHECK bool record_write(struct arena *, const struct record *, const char **line, size_t *length, struct error *);

/* Reads "writer/scope/class" as it stands in "s" and in the head of an export file. False: it has another form. */
MUST_CHECK bool record_read_stream(
	const char *text, char writer[WRITER_TEXT], char scope[SCOPE_TEXT], char class[CLASS_TEXT]);

/* One code, or two with a dot between: "regio", "velsen", "velsen.hvo". */
bool record_is_scope(const char *);

/* Wire names: "set", "add" … */
extern const char *const record_kind_names[RECORD_KIND_COUNT];

#endif
