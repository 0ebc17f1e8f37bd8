/*
 * Hashes of records and chains (libsodium's BLAKE2b: in Debian, audited, no start-up cost). leaf = BLAKE2b-256(key =
 * salt, line bytes); link(q) = BLAKE2b-256(link(q-1) ‖ leaf(q)); link(0) is 32 zero bytes.
 */
#ifndef RECORD_LEAF_H
#define RECORD_LEAF_H

#include "record/line.h"

struct hash {
	unsigned char bytes[HASH_BYTES];
};

/* Call once before the others; false: libsodium does not start. */
bool leaf_open(void);

struct hash leaf_of(const char *line, size_t length, const unsigned char salt[SALT_BYTES]);
struct hash link_after(const struct hash *before, const struct hash *leaf);
struct op_id op_of(const struct hash *leaf);

/* BLAKE2b-256 of bytes without a key: content hash of arrangement texts and export files. */
struct hash hash_of(const void *bytes, size_t length);

/* The same, bit by bit. `state` is opaque and aligned. */
struct hash_stream {
	unsigned char state[512] __attribute__((aligned(64)));
};
void hash_begin(struct hash_stream *);
void hash_add(struct hash_stream *, const void *bytes, size_t length);
struct hash hash_end(struct hash_stream *);

void op_write(const struct op_id *, char out[OP_TEXT]);
bool op_read(const char *text, struct op_id *);
int op_compare(const struct op_id *, const struct op_id *);
void hash_write(const struct hash *, char out[2 * HASH_BYTES + 1]); /* hex */
bool hash_read(const char *hex, struct hash *);

#endif
