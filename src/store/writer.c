/*
 * Whose hand writes in this file. A writer is drawn anew when a file is made, copied or restored, so that two files
 * never
 * go on in one stream. How that is noticed: a file has a random name of its own (setting "file"); for each place where
 * such a file was written, state_dir holds FILEID.DEVICE-INODE with the last writer and the number of its records.
 *
 *	no such entry        the file was copied, moved to another disk or comes from elsewhere: a new writer
 *	another writer in it, or more records than the file has: an older copy was put back: a new writer
 *
 * A renamed file keeps device and inode, and so its writer. The entry is written after each commit without a sync:
 * after
 * a crash it is behind the file, which does no harm; lost altogether, it costs a new writer.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inner.h"

enum { FILE_ID = 17, STATE_TEXT = 64 };

static void draw(struct store *store, char out[WRITER_TEXT])
{
	unsigned char bytes[8];

	random_bytes(store->host.random, bytes, sizeof bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

static bool file_id(struct store *store, char out[FILE_ID], struct error *err)
{
	const char *id;

	if (!store_setting(store, store->work, "file", &id, err))
		return false;
	if (id && strlen(id) == FILE_ID - 1) {
		memcpy(out, id, FILE_ID);
		return true;
	}
	draw(store, out);
	return setting_put(store, "file", out, err);
}

static bool state_path(struct store *store, const char *id, char *out, size_t size)
{
	struct stat file;

	return stat(store->path, &file) == 0 &&
		snprintf(out, size, "%s/%s.%llx-%llx", store->host.state_dir, id, (unsigned long long)file.st_dev,
			(unsigned long long)file.st_ino) < (int)size;
}

static bool state_fits(struct store *store, const char *path)
{
	char text[STATE_TEXT] = "", *end;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	ssize_t length = fd < 0 ? 0 : read(fd, text, sizeof text - 1);

	if (fd >= 0)
		close(fd);
	if (length < WRITER_TEXT || strncmp(text, store->writer, WRITER_TEXT - 1))
		return false;
	return strtoll(text + WRITER_TEXT - 1, &end, 10) <= store->own_count && *end == '\n';
}

bool writer_read(struct store *store, struct error *err)
{
	sqlite3_stmt *count;
	const char *writer;
	bool row;

	if (*store->writer)
		return true;
	if (!store_setting(store, store->work, "writer", &writer, err))
		return false;
	snprintf(store->writer, sizeof store->writer, "%s", writer ? writer : "");
	if (!sql_first(store, SQL_OWN_COUNT, &count, &row, err, "s", store->writer))
		return false;
	store->own_count = row ? sqlite3_column_int64(count, 0) : 0;
	sqlite3_reset(count);
	return true;
}

/* The writer of the file that this one is a backup of. */
static bool read_before(struct store *store, char old[WRITER_TEXT], struct error *err)
{
	const char *before;

	if (!store_setting(store, store->work, "writer_before", &before, err))
		return false;
	snprintf(old, WRITER_TEXT, "%s", before ? before : "");
	return true;
}

bool writer_check(struct store *store, bool *fresh, char old[WRITER_TEXT], struct error *err)
{
	char id[FILE_ID], path[4096];

	*fresh = false;
	if (store->writer_checked)
		return true;
	if (!writer_read(store, err) || !file_id(store, id, err))
		return false;
	memcpy(old, store->writer, WRITER_TEXT);
	if (!*old && !read_before(store, old, err))
		return false;
	store->writer_checked = true;
	if (*store->writer &&
		(!store->host.state_dir || (state_path(store, id, path, sizeof path) && state_fits(store, path))))
		return true;
	draw(store, store->writer);
	store->own_count = 0;
	*fresh = true;
	return setting_put(store, "writer", store->writer, err);
}

void writer_remember(struct store *store)
{
	char text[STATE_TEXT], path[4096];
	const char *id;
	struct error err;
	int fd, length;

	if (!store->host.state_dir || !store_setting(store, store->work, "file", &id, &err) || !id ||
		!state_path(store, id, path, sizeof path))
		return;
	fd = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	length = snprintf(text, sizeof text, "%s %20lld\n", store->writer, (long long)store->own_count);
	if (pwrite(fd, text, (size_t)length, 0) != length)
		unlink(path); /* none is safe, a wrong one is not */
	close(fd);
}
