/*
 * kill -9 at random moments of a writing session. A child writes through the store and tells on a pipe what is saved,
 * after store_commit returned; the parent kills it somewhere, opens the file and looks: all that was told is there,
 * whole, in the fields and in the records, and the file goes on. Run with a number of kills and a seed:
 *
 *	sync-test_kill [KILLS [SEED]]
 *
 * Each edit is one use case with two records (classes basic and care), so that half an edit would show. Every so often
 * the child makes its tables anew or a backup between edits, which must not be able to lose anything either.
 */
#include "laptop.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	ROWS = 8,
	KILLS = 240,
	KILLS_SLOW = 60,
	EDITS_UNTIL_KILL = 12,
	DRAFT_EVERY = 5,
	REBUILD_EVERY = 97,
	BACKUP_EVERY = 61
};

static const int64_t noon = INT64_C(1795089600000);

struct session {
	char folder[200], path[256], state[256];
	char rows[ROWS][ID_TEXT];
	int64_t saved, draft; /* numbers of the last edit and the last draft that were told */
	int64_t base;         /* records before the first edit */
	int halfway, untold;  /* kills within a transaction; kills between saving and telling */
	char writer[WRITER_TEXT];
};

static struct store_host host_for(struct session *s, struct clock *clock, struct random *random, uint64_t seed)
{
	*clock = (struct clock){ .fixed = true, .fixed_ms = noon };
	random_seed(random, seed);
	return (struct store_host){ .clock = clock, .random = random, .state_dir = s->state, .holder = "A. de Wit" };
}

/* ---- the child */

static void edit(struct store *store, const char *id, int64_t number)
{
	char text[32];
	struct cell cells[] = { { "call_name", text }, { "school", text } };
	struct error err;

	snprintf(text, sizeof text, "edit %lld", (long long)number);
	if (!store_begin(store, "anna", &err) || !store_set(store, &entity_client, id, "velsen.hvo", cells, 2, &err) ||
		!store_commit(store, &err))
		laptop_die("edit %lld: %s", (long long)number, err.text);
}

static void draft(struct store *store, int64_t number)
{
	char text[32];
	struct error err;

	snprintf(text, sizeof text, "draft %lld", (long long)number);
	if (!store_save_draft(store, "client", "x", "birth_year", text, &err))
		laptop_die("draft %lld: %s", (long long)number, err.text);
}

static void upkeep(struct session *s, struct store *store, int64_t number)
{
	char path[300];
	struct error err;

	snprintf(path, sizeof path, "%s/copy", s->folder);
	if (number % REBUILD_EVERY == 0 && !store_rebuild(store, NULL, NULL, &err))
		laptop_die("rebuild: %s", err.text);
	if (number % BACKUP_EVERY)
		return;
	if (!store_backup(store, path, &err))
		laptop_die("backup: %s", err.text);
	unlink(path);
}

/* What is told: a number; below zero a draft. */
static void tell(int out, int64_t number)
{
	if (write(out, &number, sizeof number) != (ssize_t)sizeof number)
		laptop_die("tell: %s", strerror(errno));
}

static _Noreturn void write_for_ever(struct session *s, uint64_t seed, int out)
{
	struct clock clock;
	struct random random;
	struct store_host host = host_for(s, &clock, &random, seed);
	struct store *store;
	struct error err;

	if (!store_open(&store, s->path, &host, &err))
		laptop_die("the child opens: %s", err.text);
	for (int64_t n = s->saved + 1;; n++) {
		clock.fixed_ms += 10;
		edit(store, s->rows[n % ROWS], n);
		tell(out, n);
		if (n % DRAFT_EVERY == 0) {
			draft(store, n);
			tell(out, -n);
		}
		upkeep(s, store, n);
	}
}

/* ---- the parent */

static void hear(struct session *s, int64_t number)
{
	if (number < 0)
		s->draft = -number;
	else
		s->saved = number;
}

static void check_draft(struct session *s, struct store *store, struct arena *arena)
{
	struct draft *drafts;
	struct error err;
	size_t count;

	if (!store_list_drafts(store, arena, &drafts, &count, &err))
		laptop_die("drafts: %s", err.text);
	if (s->draft && (count != 1 || strtoll(drafts[0].text + strlen("draft "), NULL, 10) < s->draft))
		laptop_die("draft %lld was told and is not there", (long long)s->draft);
}

/* The number of the edit that the row has; dies when it has half of one. */
static int64_t edit_in(struct session *s, struct store *store, struct arena *arena, size_t row)
{
	struct client client;
	struct error err;

	if (!store_load(store, arena, &entity_client, s->rows[row], &client, &err)) {
		if (err.code == E_MISSING)
			return 0;
		laptop_die("load row %zu: %s", row, err.text);
	}
	if (!client.call_name || !client.school || strcmp(client.call_name, client.school) != 0)
		laptop_die("row %zu has half an edit: %s, %s", row, client.call_name ? client.call_name : "-",
			client.school ? client.school : "-");
	return strtoll(client.call_name + strlen("edit "), NULL, 10);
}

static int64_t last_of_row(int64_t upto, size_t row)
{
	while (upto > 0 && (size_t)(upto % ROWS) != row)
		upto--;
	return upto;
}

static void hear_report(void *from, const char *sentence)
{
	(void)from;
	fprintf(stderr, "verify: %s\n", sentence);
}

/* One more edit than was told may be there: saved, and killed before it could be told. */
static void check(struct session *s, uint64_t seed)
{
	struct clock clock;
	struct random random;
	struct store_host host = host_for(s, &clock, &random, seed);
	struct store_count counts;
	struct store *store;
	struct arena *arena;
	struct error err;
	int64_t found = 0;

	arena_open(&arena);
	if (!store_open(&store, s->path, &host, &err))
		laptop_die("opening after the kill: %s", err.text);
	for (size_t i = 0; i < ROWS; i++) {
		int64_t number = edit_in(s, store, arena, i);

		found = number > found ? number : found;
	}
	if (found < s->saved || found > s->saved + 1)
		laptop_die("edit %lld was told, %lld is the last that is there", (long long)s->saved, (long long)found);
	for (size_t i = 0; i < ROWS; i++)
		if (edit_in(s, store, arena, i) != last_of_row(found, i))
			laptop_die("row %zu lacks edit %lld", i, (long long)last_of_row(found, i));
	check_draft(s, store, arena);
	if (!store_verify(store, hear_report, NULL, NULL, NULL, &err) || !store_counts(store, &counts, &err))
		laptop_die("verify: %s", err.text);
	if (counts.records != s->base + 2 * found)
		laptop_die("%lld records for %lld edits", (long long)counts.records, (long long)found);
	s->untold += found > s->saved;
	s->saved = found + 1;
	edit(store, s->rows[s->saved % ROWS], s->saved);
	if (strcmp(store_writer(store), s->writer) != 0)
		laptop_die("a kill made the file look like a copy: a new writer was drawn");
	store_close(&store);
	arena_close(&arena);
}

/* A random moment is the point here; nothing is expected of the time that passes. */
static void pass(uint64_t microseconds)
{
	struct timespec t = { .tv_nsec = (long)microseconds * 1000 };

	nanosleep(&t, NULL);
}

/* A journal that is not empty: the kill came in the middle of a transaction. */
static bool is_halfway(const struct session *s)
{
	char path[300];
	struct stat journal;

	snprintf(path, sizeof path, "%s-journal", s->path);
	return stat(path, &journal) == 0 && journal.st_size > 0;
}

/* What a killed backup left is the user's to look at; here it would only stand in the way of the next one. */
static void drop_copies(const struct session *s)
{
	char path[300];

	snprintf(path, sizeof path, "%s/copy", s->folder);
	unlink(path);
}

static void kill_once(struct session *s, struct random *dice)
{
	uint64_t seed = random_below(dice, UINT64_MAX), edits = random_below(dice, EDITS_UNTIL_KILL);
	int64_t number;
	int ends[2], status;
	pid_t child;

	if (pipe(ends) < 0 || (child = fork()) < 0)
		laptop_die("fork: %s", strerror(errno));
	if (!child) {
		close(ends[0]);
		write_for_ever(s, seed, ends[1]);
	}
	close(ends[1]);
	for (uint64_t i = 0; i < edits && read(ends[0], &number, sizeof number) == (ssize_t)sizeof number; i++)
		hear(s, number);
	pass(random_below(dice, 2500));
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
		laptop_die("the child ended by itself");
	while (read(ends[0], &number, sizeof number) == (ssize_t)sizeof number)
		hear(s, number);
	close(ends[0]);
	s->halfway += is_halfway(s);
	drop_copies(s);
	check(s, seed + 1);
}

static void begin(struct session *s, uint64_t seed)
{
	struct clock clock;
	struct random random;
	struct store_host host;
	struct store_count counts;
	struct store *store;
	struct error err;

	laptop_room(s->folder);
	snprintf(s->path, sizeof s->path, "%s/a.db", s->folder);
	snprintf(s->state, sizeof s->state, "%s", s->folder);
	host = host_for(s, &clock, &random, seed);
	if (!store_create(&store, s->path, &host, &err))
		laptop_die("create: %s", err.text);
	for (size_t i = 0; i < ROWS; i++)
		store_new_id(store, s->rows[i]);
	s->saved = 1;
	edit(store, s->rows[1], 1);
	snprintf(s->writer, sizeof s->writer, "%s", store_writer(store));
	if (!store_counts(store, &counts, &err))
		laptop_die("counts: %s", err.text);
	s->base = counts.records - 2;
	store_close(&store);
}

int main(int argc, char **argv)
{
	const char *asked = getenv("TEST_SEED");
	const char *sanitise = getenv("SANITISE");
	int kills = argc > 1 ? atoi(argv[1]) : sanitise && *sanitise ? KILLS_SLOW : KILLS;
	uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : asked ? strtoull(asked, NULL, 10) : 1;
	struct session session = { 0 };
	struct random dice;
	char how[80];

	random_seed(&dice, seed);
	begin(&session, seed);
	for (int i = 0; i < kills; i++) {
		snprintf(how, sizeof how, "sync-test_kill %d %llu, kill %d", kills, (unsigned long long)seed, i + 1);
		laptop_replay(how);
		kill_once(&session, &dice);
	}
	printf("%d kills, %d of them within a transaction, %d between saving and telling; %lld edits, nothing lost\n",
		kills, session.halfway, session.untold, (long long)session.saved);
	if (kills >= KILLS_SLOW && session.halfway < kills / 20)
		laptop_die("too few kills came within a transaction: this test shows nothing");
	laptop_leave(session.folder);
	return 0;
}
