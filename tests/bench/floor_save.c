/* Floor of "one field edited and saved": one transaction that inserts one row of so many bytes, as durable as our store.
 * Usage: floor_save NEW-DATABASE BYTES [COUNT]
 * With COUNT, that many transactions, then the median and the 99th percentile in microseconds. Without it, one transaction for each
 * key on the terminal, and its microseconds on the screen; q ends. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static sqlite3 *db;
static sqlite3_stmt *begin, *insert, *commit;

static void check(int rc, int good)
{
	if (rc == good)
		return;
	fprintf(stderr, "floor_save: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static void open_database(const char *path)
{
	unlink(path);
	check(sqlite3_open(path, &db), SQLITE_OK);
	check(sqlite3_exec(db,
		      "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY;"
		      "CREATE TABLE op (n INTEGER PRIMARY KEY, line TEXT NOT NULL)",
		      NULL, NULL, NULL),
		SQLITE_OK);
	check(sqlite3_prepare_v2(db, "BEGIN IMMEDIATE", -1, &begin, NULL), SQLITE_OK);
	check(sqlite3_prepare_v2(db, "INSERT INTO op (line) VALUES (?)", -1, &insert, NULL), SQLITE_OK);
	check(sqlite3_prepare_v2(db, "COMMIT", -1, &commit, NULL), SQLITE_OK);
}

static void run(sqlite3_stmt *s)
{
	check(sqlite3_step(s), SQLITE_DONE);
	sqlite3_reset(s);
}

static long save(const char *line, int bytes)
{
	struct timespec a, b;

	clock_gettime(CLOCK_MONOTONIC, &a);
	run(begin);
	check(sqlite3_bind_text(insert, 1, line, bytes, SQLITE_STATIC), SQLITE_OK);
	run(insert);
	run(commit);
	clock_gettime(CLOCK_MONOTONIC, &b);
	return (long)(b.tv_sec - a.tv_sec) * 1000000 + (b.tv_nsec - a.tv_nsec) / 1000;
}

static int by_size(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	return (x > y) - (x < y);
}

static void save_many(const char *line, int bytes, size_t count)
{
	long *usec = calloc(count, sizeof(*usec));

	if (!usec)
		exit(1);
	for (size_t i = 0; i < count; i++)
		usec[i] = save(line, bytes);
	qsort(usec, count, sizeof(*usec), by_size);
	printf("%ld %ld\n", usec[count / 2], usec[(count * 99 + 99) / 100 - 1]);
	free(usec);
}

static void save_by_key(const char *line, int bytes)
{
	struct termios mode;
	char key;

	if (tcgetattr(STDIN_FILENO, &mode) == 0) {
		mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
		tcsetattr(STDIN_FILENO, TCSANOW, &mode);
	}
	while (read(STDIN_FILENO, &key, 1) == 1 && key != 'q') {
		printf("\033[H\033[2J%ld", save(line, bytes));
		fflush(stdout);
	}
}

int main(int argc, char **argv)
{
	int bytes = argc > 2 ? atoi(argv[2]) : 0;
	size_t count = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
	char *line;

	if (bytes <= 0 || (argc > 3 && !count)) {
		fprintf(stderr, "usage: floor_save NEW-DATABASE BYTES [COUNT]\n");
		return 2;
	}
	line = malloc((size_t)bytes);
	if (!line)
		return 1;
	memset(line, 'x', (size_t)bytes);
	open_database(argv[1]);
	if (count)
		save_many(line, bytes, count);
	else
		save_by_key(line, bytes);
	sqlite3_finalize(begin);
	sqlite3_finalize(insert);
	sqlite3_finalize(commit);
	sqlite3_close(db);
	unlink(argv[1]);
	free(line);
	return 0;
}
