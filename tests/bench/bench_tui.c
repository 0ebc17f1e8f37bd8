/*
 * Measures a program on a terminal of 120x40 beside a floor, by turns, in one run.
 *
 * Usage: bench_tui WHAT [OPTION...] -- PROGRAM [ARGUMENT...] -- FLOOR [ARGUMENT...]
 * WHAT is
 *	start	from fork to the last byte of the first screen, a process for each run
 *	key	from a key to the last byte of its answer; both programs stay open
 *	search	from a letter to the last byte of the first screenful (the count may follow), against one key of the floor
 *	save	from a key to the last byte; the floor is floor_save, which tells its own time
 * Options: -n RUNS (20), -m TEXT on the first screen of the program (1 Wachtrij), -k KEY to measure (j), -K KEY of the floor (as -k),
 *	-b KEYS before each measured key, for both (as "Home" before "End"), -o KEYS to open with, once, for the program only,
 *	-e KEYS before each measured key, for the program only, -l LETTERS to search for, -q KEYS that end the program (C-q), -L ROWS that may come late (2).
 * Prints one line: WHAT, median and 99th percentile in µs for program and floor, median bytes of both, greatest memory of both in KiB,
 * runs, and how many answers of the program had no byte. Ends with 1 and a reason on stderr if a program did not do its part.
 *
 * An answer is complete when the program sleeps in read or poll and nothing is on its way. The time that counts is that of the last byte, not
 * of the moment at which we saw so. This process sleeps until bytes come: one that looks all the time takes a processor from what it measures.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/term.h"

#define ROWS 40
#define COLS 120
#define LIMIT 60000 /* ms */
#define WARM 3      /* runs that do not count */

struct side {
	const char *const *argv;
	const char *mark, *open, *before, *key, *quit;
	struct term *term;
	long *usec, *bytes;
	size_t count;
	long memory, silent;
};

struct options {
	size_t runs;
	int late;
	const char *both, *letters;
};

static int by_size(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	return (x > y) - (x < y);
}

static long part_of(long *values, size_t count, size_t percent)
{
	size_t n = (count * percent + 99) / 100;

	qsort(values, count, sizeof(*values), by_size);
	return values[n ? n - 1 : 0];
}

static void note(struct side *s, size_t run, long usec, long bytes)
{
	if (run < WARM)
		return;
	s->usec[s->count] = usec;
	s->bytes[s->count++] = bytes;
}

/* ---- opening and ending ---- */

static bool open_side(struct side *s)
{
	if (!term_open(&s->term, &(struct term_options){ .rows = ROWS, .cols = COLS, .argv = s->argv }))
		return false;
	/* A program may rest before its screen is there, to ask the terminal something. */
	while (term_wait_quiet(s->term, LIMIT)) {
		if (!s->mark || term_find(s->term, s->mark, NULL, NULL))
			return true;
		if (term_ended(s->term, NULL) || term_now() - term_started(s->term) > LIMIT * 1000)
			break;
	}
	term_dump(s->term, "no first screen");
	return false;
}

static void end_side(struct side *s)
{
	struct rusage use;

	if (!s->term)
		return;
	if (!s->quit || !term_keys(s->term, s->quit) || !term_wait_exit(s->term, 5000)) {
		term_signal(s->term, SIGTERM);
		(void)term_wait_exit(s->term, 5000);
	}
	use = term_usage(s->term);
	if (use.ru_maxrss > s->memory)
		s->memory = use.ru_maxrss;
	term_close(&s->term);
}

/* ---- one measurement ---- */

static bool start_once(struct side *s, size_t run)
{
	if (!open_side(s))
		return false;
	note(s, run, (long)(term_last_byte(s->term) - term_started(s->term)), (long)term_received(s->term));
	end_side(s);
	return true;
}

static bool press(struct term *t, const char *keys)
{
	return !keys || (term_keys(t, keys) && term_wait_quiet(t, LIMIT));
}

static bool key_once(struct side *s, const char *key, size_t run, int late)
{
	int64_t sent, when;

	term_mark(s->term);
	sent = term_now();
	if (!term_key(s->term, key))
		return false;
	if (!(late >= 0 ? term_wait_settled(s->term, late, LIMIT, &when) : term_wait_quiet(s->term, LIMIT)))
		return false;
	if (late < 0)
		when = term_last_byte(s->term);
	if (term_ended(s->term, NULL)) {
		term_dump(s->term, "the program ended");
		return false;
	}
	if (when < sent)
		s->silent++;
	else
		note(s, run, (long)(when - sent), (long)term_received(s->term));
	return true;
}

static bool key_by_turns(struct side *ours, struct side *floor, const struct options *o)
{
	struct side *sides[] = { ours, floor };

	for (size_t run = 0; run < o->runs + WARM; run++) {
		for (int i = 0; i < 2; i++) {
			if (!press(sides[i]->term, o->both) || !press(sides[i]->term, sides[i]->before))
				return false;
			if (!key_once(sides[i], sides[i]->key, run, -1))
				return false;
		}
	}
	return true;
}

/* Each letter is one run; a full word is taken back with Backspace and typed anew. The floor starts again at its top after each word. */
static bool search_by_turns(struct side *ours, struct side *floor, const struct options *o)
{
	size_t letters = strlen(o->letters), at = 0;
	char letter[2] = "";

	for (size_t run = 0; run < o->runs + WARM; run++) {
		if (at == letters) {
			for (; at > 0; at--)
				if (!press(ours->term, "Backspace"))
					return false;
			if (!press(floor->term, "Home"))
				return false;
		}
		letter[0] = o->letters[at++];
		if (!key_once(ours, letter, run, o->late) || !key_once(floor, floor->key, run, -1))
			return false;
	}
	return true;
}

/* The edit differs from run to run, so that there is something to save: a letter more, a letter less. */
static bool save_by_turns(struct side *ours, struct side *floor, const struct options *o)
{
	for (size_t run = 0; run < o->runs + WARM; run++) {
		if (!press(ours->term, ours->before) || !press(ours->term, run % 2 ? "Backspace" : "x"))
			return false;
		if (!key_once(ours, ours->key, run, -1) || !press(floor->term, "Enter"))
			return false;
		note(floor, run, atol(term_row(floor->term, 0)), 0);
	}
	return true;
}

/* ---- the whole ---- */

static bool measure(const char *what, struct side *ours, struct side *floor, const struct options *o)
{
	bool good = true;

	if (strcmp(what, "start") == 0) {
		for (size_t run = 0; good && run < o->runs + WARM; run++)
			good = start_once(ours, run) && start_once(floor, run);
		return good;
	}
	if (!open_side(ours) || !open_side(floor) || !press(ours->term, ours->open))
		return false;
	if (strcmp(what, "key") == 0)
		return key_by_turns(ours, floor, o);
	if (strcmp(what, "search") == 0)
		return search_by_turns(ours, floor, o);
	return save_by_turns(ours, floor, o);
}

static int print(const char *what, struct side *ours, struct side *floor)
{
	if ((size_t)ours->silent > ours->count / 10 || !ours->count || !floor->count) {
		fprintf(stderr,
			"bench_tui: %s: %ld keys of the program and %ld of the floor changed nothing on the screen\n",
			what, ours->silent, floor->silent);
		return 1;
	}
	printf("%s %ld %ld %ld %ld %ld %ld %ld %ld %zu %ld\n", what, part_of(ours->usec, ours->count, 50),
		part_of(ours->usec, ours->count, 99), part_of(floor->usec, floor->count, 50),
		part_of(floor->usec, floor->count, 99), part_of(ours->bytes, ours->count, 50),
		part_of(floor->bytes, floor->count, 50), ours->memory, floor->memory, ours->count, ours->silent);
	return 0;
}

static int usage(void)
{
	fputs("usage: bench_tui start|key|search|save [-n RUNS] [-m TEXT] [-k KEY] [-K KEY] [-b KEYS] [-o KEYS] [-e KEYS] [-l LETTERS] [-q KEYS] [-L ROWS]"
	      " -- PROGRAM [ARGUMENT...] -- FLOOR [ARGUMENT...]\n",
		stderr);
	return 2;
}

static bool known(const char *what)
{
	return strcmp(what, "start") == 0 || strcmp(what, "key") == 0 || strcmp(what, "search") == 0 ||
		strcmp(what, "save") == 0;
}

static bool read_options(int argc, char **argv, struct options *o, struct side *ours, struct side *floor)
{
	int c;

	while ((c = getopt(argc, argv, "n:m:k:K:b:o:e:l:q:L:")) != -1) {
		switch (c) {
		case 'n': o->runs = strtoul(optarg, NULL, 10); break;
		case 'm': ours->mark = optarg; break;
		case 'k': ours->key = optarg; break;
		case 'K': floor->key = optarg; break;
		case 'b': o->both = optarg; break;
		case 'o': ours->open = optarg; break;
		case 'e': ours->before = optarg; break;
		case 'l': o->letters = optarg; break;
		case 'q': ours->quit = optarg; break;
		case 'L': o->late = atoi(optarg); break;
		default: return false;
		}
	}
	if (!floor->key)
		floor->key = ours->key;
	return o->runs > 0 && o->letters[0];
}

int main(int argc, char **argv)
{
	struct options o = { .runs = 20, .late = 2, .letters = "meh" };
	struct side ours = { .mark = "1 Wachtrij", .key = "j", .quit = "C-q" }, floor = { .quit = "q" };
	int split, status = 1;

	if (argc < 2 || !known(argv[1]) || !read_options(argc - 1, argv + 1, &o, &ours, &floor))
		return usage();
	for (split = optind + 1; split < argc && strcmp(argv[split], "--") != 0; split++)
		;
	if (split + 1 >= argc || split == optind + 1)
		return usage();
	argv[split] = NULL;
	ours.argv = (const char *const *)argv + optind + 1;
	floor.argv = (const char *const *)argv + split + 1;
	for (struct side *s = &ours; s; s = s == &ours ? &floor : NULL) {
		s->usec = calloc(o.runs, sizeof(long));
		s->bytes = calloc(o.runs, sizeof(long));
		if (!s->usec || !s->bytes)
			return 1;
	}
	if (measure(argv[1], &ours, &floor, &o)) {
		end_side(&ours);
		end_side(&floor);
		status = print(argv[1], &ours, &floor);
	}
	term_close(&ours.term);
	term_close(&floor.term);
	free(ours.usec);
	free(ours.bytes);
	free(floor.usec);
	free(floor.bytes);
	return status;
}
