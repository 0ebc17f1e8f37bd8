#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inner.h"

/* An empty file that VACUUM INTO may fill, readable by its owner alone. */
static bool make_empty(const char *path, struct error *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return fail(err, E_STORE, _("%s cannot be made: %s"), path, strerror(errno));
	close(fd);
	return true;
}

static bool copy_into(struct store *store, const char *path, struct error *err)
{
	sqlite3_stmt *vacuum;
	bool row, good;

	if (!sql_prepare(store, "VACUUM INTO ?", &vacuum, err))
		return false;
	sqlite3_bind_text(vacuum, 1, path, -1, SQLITE_STATIC);
	good = sql_step(store, vacuum, &row, err);
	sqlite3_finalize(vacuum);
	return good;
}

static bool check_pages(struct store *copy, struct error *err)
{
	sqlite3_stmt *check;
	const char *text;
	bool row, good;

	if (!sql_prepare(copy, "PRAGMA integrity_check(1)", &check, err))
		return false;
	good = sql_step(copy, check, &row, err);
	text = good && row ? (const char *)sqlite3_column_text(check, 0) : "ok";
	if (good && (!text || strcmp(text, "ok")))
		good = fail(err, E_FORMAT, _("The copy is not sound (%s). No backup was kept."), text ? text : "?");
	sqlite3_finalize(check);
	return good;
}

/* The copy draws a writer of its own; whose place it takes is remembered. */
static bool clear_writer(struct store *copy, struct error *err)
{
	return sql_exec(copy,
		"DELETE FROM setting WHERE name = 'writer_before' AND EXISTS (SELECT 1 FROM setting WHERE name = 'writer');"
		"UPDATE setting SET name = 'writer_before' WHERE name = 'writer'",
		err);
}

static bool finish_copy(struct store *store, const char *path, struct error *err)
{
	struct store_host host = store->host;
	struct store *copy;
	bool good;

	if (!store_open(&copy, path, &host, err))
		return false;
	good = check_pages(copy, err) && verify_chains(copy, NULL, NULL, NULL, NULL, err) && clear_writer(copy, err);
	store_close(&copy);
	return good;
}

static bool sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return good;
}

/* Gives the copy its name without ever taking the place of another file; a file system without links gets a look
 * first. */
static bool put_in_place(const char *made, const char *path, struct error *err)
{
	char folder[4096];
	struct stat there;
	int code;

	if (link(made, path) == 0) {
		unlink(made);
	} else {
		code = errno;
		if (code == EEXIST || lstat(path, &there) == 0)
			return fail(err, E_INPUT, _("%s is there already. It was left alone."), path);
		if (rename(made, path) != 0)
			return fail(err, E_STORE, _("%s cannot be made: %s"), path, strerror(errno));
	}
	snprintf(folder, sizeof folder, "%s", path);
	return sync_path(dirname(folder), O_RDONLY | O_DIRECTORY) ||
		fail(err, E_STORE, _("%s is written, but the disk does not confirm it."), path);
}

bool store_backup(struct store *store, const char *path, struct error *err)
{
	char made[4096];
	struct stat there;

	if (store->in_use_case || store->in_import || store->in_batch)
		return fail(err, E_STORE, _("A change is still open. This is a mistake in the program."));
	if (lstat(path, &there) == 0)
		return fail(err, E_INPUT, _("%s is there already. It was left alone."), path);
	if (snprintf(made, sizeof made, "%s.%ld.part", path, (long)getpid()) >= (int)sizeof made)
		return fail(err, E_INPUT, _("The name of the file is too long."));
	if (!make_empty(made, err))
		return false;
	if (copy_into(store, made, err) && finish_copy(store, made, err)) {
		if (!sync_path(made, O_RDONLY))
			fail(err, E_STORE, _("The disk does not confirm the copy. No backup was kept."));
		else if (put_in_place(made, path, err))
			return true;
	}
	unlink(made);
	return false;
}
