#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"

void random_open(struct random *source)
{
	*source = (struct random){ .seeded = false };
}

/* splitmix64, as its authors advise for seeding xoshiro (Blackman and Vigna, prng.di.unimi.it). */
void random_seed(struct random *source, uint64_t seed)
{
	source->seeded = true;
	for (size_t i = 0; i < ARRAY_LEN(source->state); i++) {
		uint64_t z = seed += 0x9E3779B97F4A7C15u;

		z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
		z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
		source->state[i] = z ^ (z >> 31);
	}
}

static uint64_t rotate(uint64_t x, int by)
{
	return (x << by) | (x >> (64 - by));
}

/* xoshiro256** */
static uint64_t next_seeded(uint64_t s[4])
{
	uint64_t result = rotate(s[1] * 5, 7) * 9, shifted = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= shifted;
	s[3] = rotate(s[3], 45);
	return result;
}

static void system_bytes(unsigned char *out, size_t length)
{
	while (length) {
		ssize_t n = getrandom(out, length, 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			/* Going on with guessable ids and keys is worse than stopping. */
			fputs("tafel: the system gives no random numbers. What was saved is safe.\n", stderr);
			abort();
		}
		out += n;
		length -= (size_t)n;
	}
}

void random_bytes(struct random *source, void *out, size_t length)
{
	unsigned char *bytes = out;

	if (!source->seeded) {
		system_bytes(bytes, length);
		return;
	}
	for (size_t i = 0; i < length; i += 8) {
		uint64_t x = next_seeded(source->state);

		for (size_t j = i; j < length && j < i + 8; j++, x >>= 8)
			bytes[j] = (unsigned char)x;
	}
}

static uint64_t next_number(struct random *source)
{
	unsigned char bytes[8];
	uint64_t x = 0;

	random_bytes(source, bytes, sizeof bytes);
	for (size_t i = sizeof bytes; i-- > 0;)
		x = x << 8 | bytes[i];
	return x;
}

/* Numbers under the remainder are thrown away, so that each outcome is as likely. */
uint64_t random_below(struct random *source, uint64_t bound)
{
	uint64_t unfair = -bound % bound, x;

	do
		x = next_number(source);
	while (x < unfair);
	return x % bound;
}
