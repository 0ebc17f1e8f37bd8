#include "base/id.h"

#include <string.h>

enum { ULID_LENGTH = 26, CODE_MAX = 40 };

static const char crockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/* `letters` letters of five bits each from the low end of `bits`. */
static void write_letters(uint64_t bits, int letters, char *out)
{
	while (letters-- > 0) {
		out[letters] = crockford[bits & 31];
		bits >>= 5;
	}
}

void id_make(struct random *source, int64_t ms, char out[ID_TEXT])
{
	unsigned char bytes[10];
	uint64_t high = 0, low = 0;

	random_bytes(source, bytes, sizeof bytes);
	for (int i = 0; i < 5; i++) {
		high = high << 8 | bytes[i];
		low = low << 8 | bytes[i + 5];
	}
	write_letters((uint64_t)ms & 0xFFFFFFFFFFFF, 10, out);
	write_letters(high, 8, out + 10);
	write_letters(low, 8, out + 18);
	out[ULID_LENGTH] = '\0';
}

bool id_is_ulid(const char *text)
{
	/* The first letter holds three bits only. */
	return strlen(text) == ULID_LENGTH && strspn(text, crockford) == ULID_LENGTH && text[0] <= '7';
}

bool id_is_code(const char *text)
{
	size_t length = strlen(text);

	return length >= 1 && length <= CODE_MAX && length != ULID_LENGTH &&
		strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_") == length;
}

void base64url_write(const unsigned char *bytes, size_t length, char *out)
{
	uint32_t bits = 0;
	int held = 0;

	for (size_t i = 0; i < length; i++) {
		bits = bits << 8 | bytes[i];
		for (held += 8; held >= 6; held -= 6)
			*out++ = base64[bits >> (held - 6) & 63];
	}
	if (held)
		*out++ = base64[bits << (6 - held) & 63];
	*out = '\0';
}

bool base64url_read(const char *text, size_t text_length, unsigned char *out, size_t length)
{
	uint32_t bits = 0;
	int held = 0;

	if (text_length != length / 3 * 4 + (length % 3 * 4 + 2) / 3)
		return false;
	for (size_t i = 0; i < text_length; i++) {
		const char *letter = text[i] ? strchr(base64, text[i]) : NULL;

		if (!letter)
			return false;
		bits = bits << 6 | (uint32_t)(letter - base64);
		held += 6;
		if (held >= 8) {
			held -= 8;
			*out++ = (unsigned char)(bits >> held);
		}
	}
	/* Bits that stand for nothing must be zero, or one value had several spellings. */
	return (bits & ((1u << held) - 1)) == 0;
}
