#include "record/leaf.h"

#include <sodium.h>
#include <string.h>

#include "base/id.h"

_Static_assert(sizeof(crypto_generichash_state) <= sizeof((struct hash_stream){ { 0 } }.state), "state fits");
_Static_assert(SALT_BYTES >= crypto_generichash_KEYBYTES_MIN, "a salt is a key");

bool leaf_open(void)
{
	return sodium_init() >= 0;
}

struct hash leaf_of(const char *line, size_t length, const unsigned char salt[SALT_BYTES])
{
	struct hash leaf;

	crypto_generichash(leaf.bytes, HASH_BYTES, (const unsigned char *)line, length, salt, SALT_BYTES);
	return leaf;
}

struct hash link_after(const struct hash *before, const struct hash *leaf)
{
	unsigned char both[2 * HASH_BYTES];

	memcpy(both, before->bytes, HASH_BYTES);
	memcpy(both + HASH_BYTES, leaf->bytes, HASH_BYTES);
	return hash_of(both, sizeof both);
}

struct op_id op_of(const struct hash *leaf)
{
	struct op_id op;

	memcpy(op.bytes, leaf->bytes, OP_BYTES);
	return op;
}

struct hash hash_of(const void *bytes, size_t length)
{
	struct hash hash;

	crypto_generichash(hash.bytes, HASH_BYTES, bytes, length, NULL, 0);
	return hash;
}

static crypto_generichash_state *state_of(struct hash_stream *stream)
{
	return (void *)stream->state;
}

void hash_begin(struct hash_stream *stream)
{
	crypto_generichash_init(state_of(stream), NULL, 0, HASH_BYTES);
}

void hash_add(struct hash_stream *stream, const void *bytes, size_t length)
{
	crypto_generichash_update(state_of(stream), bytes, length);
}

struct hash hash_end(struct hash_stream *stream)
{
	struct hash hash;

	crypto_generichash_final(state_of(stream), hash.bytes, HASH_BYTES);
	return hash;
}

void op_write(const struct op_id *op, char out[OP_TEXT])
{
	base64url_write(op->bytes, OP_BYTES, out);
}

bool op_read(const char *text, struct op_id *op)
{
	return strlen(text) == OP_TEXT - 1 && base64url_read(text, OP_TEXT - 1, op->bytes, OP_BYTES);
}

int op_compare(const struct op_id *a, const struct op_id *b)
{
	return memcmp(a->bytes, b->bytes, OP_BYTES);
}

void hash_write(const struct hash *hash, char out[2 * HASH_BYTES + 1])
{
	sodium_bin2hex(out, 2 * HASH_BYTES + 1, hash->bytes, HASH_BYTES);
}

bool hash_read(const char *hex, struct hash *hash)
{
	if (strlen(hex) != 2 * HASH_BYTES || strspn(hex, "0123456789abcdef") != 2 * HASH_BYTES)
		return false;
	return sodium_hex2bin(hash->bytes, HASH_BYTES, hex, 2 * HASH_BYTES, NULL, NULL, NULL) == 0;
}
