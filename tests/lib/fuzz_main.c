/*
 * Runs a fuzz target without libFuzzer, for the suite: first every file of the corpus as it is, then a fixed number of inputs made
 * from them by a seeded generator, so that a failure comes back with the same seed.
 *
 *	fuzz_NAME [-n RUNS] [-s SEED] [-c FOLDER FOR CRASHES] [FILE OR FOLDER]...
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { INPUT_MAX = 1 << 17, CORPUS_MAX = 4096 };

struct input {
	unsigned char *bytes;
	size_t size;
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
__attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv);
__attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)(void));

static struct input corpus[CORPUS_MAX];
static size_t corpus_count;
static unsigned char input[INPUT_MAX];
static size_t input_size;
static const char *crash_folder = ".";
static const char *program = "fuzz";
static unsigned long seed = 1;
static unsigned long run;
static uint64_t state;

static uint64_t draw(void)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static size_t below(size_t n)
{
	return n ? (size_t)(draw() % n) : 0;
}

/* Called on the way down, so it keeps to plain system calls. */
static void keep_input(void)
{
	char path[1024];
	snprintf(path, sizeof path, "%s/%s-seed%lu-run%lu", crash_folder, program, seed, run);
	mkdir(crash_folder, 0755);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	if (fd < 0)
		return;
	if (write(fd, input, input_size) == (ssize_t)input_size)
		fprintf(stderr, "%s: seed %lu, run %lu: the input is kept in %s\n", program, seed, run, path);
	close(fd);
}

static void on_signal(int number)
{
	keep_input();
	signal(number, SIG_DFL);
	raise(number);
}

static void add_file(const char *path)
{
	FILE *f = corpus_count < CORPUS_MAX ? fopen(path, "rb") : NULL;
	if (!f)
		return;
	size_t size = fread(input, 1, sizeof input, f);
	fclose(f);
	unsigned char *bytes = malloc(size + 1);
	if (!bytes)
		exit(1);
	memcpy(bytes, input, size);
	corpus[corpus_count++] = (struct input){ bytes, size };
}

static void add_path(const char *path)
{
	struct stat st;
	if (stat(path, &st) != 0)
		return;
	if (!S_ISDIR(st.st_mode)) {
		add_file(path);
		return;
	}
	struct dirent **names = NULL;
	int count = scandir(path, &names, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		char full[4096];
		if (names[i]->d_name[0] != '.' &&
			(size_t)snprintf(full, sizeof full, "%s/%s", path, names[i]->d_name) < sizeof full)
			add_path(full);
		free(names[i]);
	}
	free(names);
}

/* Takes n bytes out at `at` and puts m bytes in. */
static void splice(size_t at, size_t n, const unsigned char *bytes, size_t m)
{
	if (at > input_size)
		at = input_size;
	if (n > input_size - at)
		n = input_size - at;
	if (input_size - n + m > INPUT_MAX)
		return;
	memmove(input + at + m, input + at + n, input_size - at - n);
	if (m)
		memcpy(input + at, bytes, m);
	input_size = input_size - n + m;
}

/* Pieces that tend to hurt readers of text, JSON and CSV. */
static const struct {
	const char *bytes;
	size_t size;
} pieces[] = {
#define PIECE(s)                                                                                                       \
	{                                                                                                              \
		s, sizeof(s) - 1                                                                                       \
	}
	PIECE("\0"),
	PIECE("\""),
	PIECE("\\"),
	PIECE("\\u0000"),
	PIECE("\\ud800"),
	PIECE("\\u00e9"),
	PIECE("{"),
	PIECE("}"),
	PIECE("["),
	PIECE("]"),
	PIECE("[[[[[[[[[["),
	PIECE(","),
	PIECE(":"),
	PIECE("\n"),
	PIECE("\r\n"),
	PIECE("\t"),
	PIECE(";"),
	PIECE("null"),
	PIECE("true"),
	PIECE("-0"),
	PIECE("1e400"),
	PIECE("9007199254740993"),
	PIECE("-9223372036854775809"),
	PIECE("0.5"),
	PIECE("\xef\xbb\xbf"),
	PIECE("\xc3\xa9"),
	PIECE("e\xcc\x81"),
	PIECE("\xc0\x80"),
	PIECE("\xed\xa0\x80"),
	PIECE("\xf4\x90\x80\x80"),
	PIECE("\xe2\x80\xae"),
	PIECE("\x1b[31m"),
	PIECE("\xff"),
	PIECE("2026-02-30"),
	PIECE("31-11-2026"),
	PIECE("=1+1"),
	PIECE("\x80"),
	PIECE("\x7f"),
#undef PIECE
};

static void mutate(void)
{
	unsigned char byte = (unsigned char)draw();
	size_t at = below(input_size + 1);
	switch (below(8)) {
	case 0:
		if (at < input_size)
			input[at] ^= (unsigned char)(1u << below(8));
		break;
	case 1: splice(at, 1, &byte, 1); break;
	case 2: splice(at, 0, &byte, 1); break;
	case 3: splice(at, 1 + below(16), NULL, 0); break;
	case 4: {
		size_t which = below(sizeof pieces / sizeof pieces[0]);
		splice(at, below(2), (const unsigned char *)pieces[which].bytes, pieces[which].size);
		break;
	}
	case 5: input_size = at; break;
	case 6: {
		const struct input *other = corpus_count ? &corpus[below(corpus_count)] : NULL;
		if (other && other->size) {
			size_t from = below(other->size);
			splice(at, below(32), other->bytes + from, below(other->size - from) + 1);
		}
		break;
	}
	default: {
		unsigned char copy[64];
		size_t size = below(sizeof copy);
		if (at + size <= input_size) {
			memcpy(copy, input + at, size);
			splice(below(input_size + 1), 0, copy, size);
		}
	}
	}
}

static void try(const unsigned char *bytes, size_t size)
{
	/* A block of exactly this size, so that a sanitizer sees one byte read too far. */
	unsigned char *exact = malloc(size ? size : 1);
	if (!exact)
		exit(1);
	memcpy(exact, bytes, size);
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
}

int main(int argc, char **argv)
{
	unsigned long runs = 10000;
	program = strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
	for (int opt; (opt = getopt(argc, argv, "n:s:c:")) != -1;) {
		switch (opt) {
		case 'n': runs = strtoul(optarg, NULL, 10); break;
		case 's': seed = strtoul(optarg, NULL, 10); break;
		case 'c': crash_folder = optarg; break;
		default: return 2;
		}
	}
	if (LLVMFuzzerInitialize)
		LLVMFuzzerInitialize(&argc, &argv);
	for (int i = optind; i < argc; i++)
		add_path(argv[i]);
	if (__sanitizer_set_death_callback)
		__sanitizer_set_death_callback(keep_input);
	signal(SIGSEGV, on_signal);
	signal(SIGABRT, on_signal);
	signal(SIGBUS, on_signal);
	signal(SIGFPE, on_signal);
	signal(SIGILL, on_signal);
	signal(SIGTRAP, on_signal);

	for (size_t i = 0; i < corpus_count; i++) {
		memcpy(input, corpus[i].bytes, corpus[i].size);
		input_size = corpus[i].size;
		try(input, input_size);
	}
	for (run = 1; run <= runs; run++) {
		state = seed * 1000003u + run;
		const struct input *from = corpus_count ? &corpus[below(corpus_count)] : NULL;
		input_size = from ? from->size : 0;
		if (from)
			memcpy(input, from->bytes, from->size);
		for (size_t i = 1 + below(6); i > 0; i--)
			mutate();
		try(input, input_size);
	}
	printf("%zu files and %lu inputs made from them, seed %lu\n", corpus_count, runs, seed);
	for (size_t i = 0; i < corpus_count; i++)
		free(corpus[i].bytes);
	return 0;
}
