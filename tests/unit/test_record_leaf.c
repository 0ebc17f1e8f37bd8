/* Hashes against constants that python3 -c 'hashlib.blake2b(…, key=…, digest_size=32)' gives. */
#include "record/leaf.h" /* before cmocka, which has a macro fail() */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

enum { BIG = 100000 };

static const unsigned char counting[SALT_BYTES] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };

/* Byte i is i % 251. */
static const unsigned char *big(void)
{
	static unsigned char bytes[BIG];

	for (size_t i = 0; i < BIG; i++)
		bytes[i] = (unsigned char)(i % 251);
	return bytes;
}

static void assert_hash(struct hash hash, const char *hex)
{
	char text[2 * HASH_BYTES + 1];

	hash_write(&hash, text);
	assert_string_equal(text, hex);
}

static void test_leaf_and_link(void **state)
{
	struct hash start = { { 0 } }, leaf = leaf_of("{\"v\":1}", 7, counting), link, last;
	unsigned char high[SALT_BYTES];

	(void)state;
	assert_hash(leaf, "4beb929ba33c5247dd3216ca67f7ae04135ce8dd9fd6a0ab1bff50aad7c0bb99");
	link = link_after(&start, &leaf);
	assert_hash(link, "1cd12033e8677f802037c14e322e3a742ee78377e46f870d20d7154c344750ff");
	memset(high, 0xff, sizeof high);
	leaf = leaf_of("", 0, high);
	assert_hash(leaf, "3817339f6498f5acb250a48e7fefef1d0708a504fdaa29d91508fcb9a1c03fee");
	last = link_after(&link, &leaf);
	assert_hash(last, "7821bae2a2884483211e8a6ee6a88989c873ee4266df9e21bfbfa7280ef24a4e");
	assert_hash(leaf_of((const char *)big(), 65536, counting),
		"0a15880fa4c9eb5d233d949826af9160f5569cf2e3e3bfa77a16a32538cef1eb");
}

static void test_every_part_counts(void **state)
{
	unsigned char salt[SALT_BYTES];
	struct hash leaf = leaf_of("{\"v\":1}", 7, counting), other, ab, ba;

	(void)state;
	for (size_t i = 0; i < SALT_BYTES; i++) {
		memcpy(salt, counting, sizeof salt);
		salt[i] ^= 1;
		other = leaf_of("{\"v\":1}", 7, salt);
		assert_memory_not_equal(leaf.bytes, other.bytes, HASH_BYTES);
	}
	other = leaf_of("{\"v\":2}", 7, counting);
	assert_memory_not_equal(leaf.bytes, other.bytes, HASH_BYTES);
	ab = link_after(&leaf, &other);
	ba = link_after(&other, &leaf);
	assert_memory_not_equal(ab.bytes, ba.bytes, HASH_BYTES);
}

static void test_hash_of(void **state)
{
	(void)state;
	assert_hash(hash_of("", 0), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
	assert_hash(hash_of("abc", 3), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
	assert_hash(hash_of(big(), BIG), "916cfaa800ee55811e82095babeb88ea29c9ef8a36e8d7e20c7b772c344c9e1c");
}

static void test_bit_by_bit_is_the_same(void **state)
{
	static const size_t steps[] = { 1, 7, 127, 128, 129, 4096, BIG };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		struct hash_stream stream;
		const unsigned char *bytes = big();

		hash_begin(&stream);
		for (size_t at = 0; at < BIG; at += steps[i])
			hash_add(&stream, bytes + at, BIG - at < steps[i] ? BIG - at : steps[i]);
		assert_hash(hash_end(&stream), "916cfaa800ee55811e82095babeb88ea29c9ef8a36e8d7e20c7b772c344c9e1c");
	}
}

static void test_op_ids(void **state)
{
	static const char *const bad[] = {
		"",
		"S-uSm6M8UkfdMhbKZ_eu",
		"S-uSm6M8UkfdMhbKZ_euBAA",
		"S-uSm6M8UkfdMhbKZ_euBA==",
		"S+uSm6M8UkfdMhbKZ_euBA",
		"S/uSm6M8UkfdMhbKZ_euBA",
		"S uSm6M8UkfdMhbKZ_euBA",
		"S-uSm6M8UkfdMhbKZ_euBB",
		"S-uSm6M8UkfdMhbKZ_euB\xc3",
	};
	struct hash leaf = leaf_of("{\"v\":1}", 7, counting);
	struct op_id op = op_of(&leaf), read, next;
	char text[OP_TEXT];

	(void)state;
	op_write(&op, text);
	assert_string_equal(text, "S-uSm6M8UkfdMhbKZ_euBA");
	assert_true(op_read(text, &read));
	assert_int_equal(op_compare(&op, &read), 0);
	next = op;
	next.bytes[OP_BYTES - 1]++;
	assert_true(op_compare(&op, &next) < 0 && op_compare(&next, &op) > 0);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(op_read(bad[i], &read));
}

static void test_hash_text(void **state)
{
	static const char *const bad[] = {
		"",
		"0e",
		"0E5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
		"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a",
		"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a80",
		"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3ag",
		"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8g",
		" e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
	};
	struct hash hash = hash_of("", 0), read;

	(void)state;
	assert_true(hash_read("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8", &read));
	assert_memory_equal(hash.bytes, read.bytes, HASH_BYTES);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(hash_read(bad[i], &read));
}

static int start(void **state)
{
	(void)state;
	return leaf_open() ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_leaf_and_link),
		cmocka_unit_test(test_every_part_counts),
		cmocka_unit_test(test_hash_of),
		cmocka_unit_test(test_bit_by_bit_is_the_same),
		cmocka_unit_test(test_op_ids),
		cmocka_unit_test(test_hash_text),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
