#include "faultfs.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

enum { FILES = 16, SECTOR = 512, NAME = 200 };

enum step_kind { STEP_MAKE, STEP_WRITE, STEP_TRUNCATE, STEP_SYNC, STEP_REMOVE };

struct step {
	enum step_kind kind;
	int file;
	bool lasting; /* a removal with a sync of the folder */
	int64_t at;
	size_t length;
	unsigned char *bytes;
};

struct known {
	char name[NAME];      /* without its folder */
	unsigned char *bytes; /* as it was when the record began */
	size_t length;
	bool there;
};

struct faultfs {
	sqlite3_vfs vfs;
	sqlite3_vfs *under;
	unsigned kinds;
	int64_t countdown, failures, room;
	bool stay, limited, recording, lie;
	struct known files[FILES];
	int file_count;
	struct step *steps;
	size_t step_count, step_room;
};

/* SQLite gives room for this and, behind it, for the file of the VFS under us. */
struct file {
	sqlite3_file base;
	struct faultfs *fs;
	int known; /* -1: not recorded */
};

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "faultfs: %s\n", what);
	abort();
}

static void *have(void *memory)
{
	if (!memory)
		die("no memory");
	return memory;
}

static sqlite3_file *under(sqlite3_file *file)
{
	return (sqlite3_file *)((struct file *)file + 1);
}

/* Does this call fail? */
static bool fails(struct faultfs *fs, unsigned kind)
{
	if (!(fs->kinds & kind) || fs->countdown <= 0)
		return false;
	if (fs->countdown > 1) {
		fs->countdown--;
		return false;
	}
	if (!fs->stay)
		fs->countdown = 0;
	fs->failures++;
	return true;
}

/* ---- the record */

static struct step *add_step(struct faultfs *fs, enum step_kind kind, int known)
{
	if (fs->step_count == fs->step_room) {
		fs->step_room = fs->step_room ? fs->step_room * 2 : 1024;
		fs->steps = have(realloc(fs->steps, fs->step_room * sizeof *fs->steps));
	}
	fs->steps[fs->step_count] = (struct step){ .kind = kind, .file = known };
	return &fs->steps[fs->step_count++];
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static int known_named(const struct faultfs *fs, const char *path)
{
	for (int i = 0; i < fs->file_count; i++)
		if (!strcmp(fs->files[i].name, last_part(path)))
			return i;
	return -1;
}

static void read_whole(struct known *known, const char *path)
{
	FILE *in = fopen(path, "rb");
	long length;

	if (!in)
		return;
	known->there = true;
	if (fseek(in, 0, SEEK_END) != 0 || (length = ftell(in)) < 0 || fseek(in, 0, SEEK_SET) != 0)
		die("cannot read a file");
	known->bytes = have(malloc((size_t)length + 1));
	known->length = fread(known->bytes, 1, (size_t)length, in);
	fclose(in);
}

/* Called before the file is opened, to see it as it was. */
static int recognise(struct faultfs *fs, const char *path)
{
	int known;

	if (!fs->recording || !path)
		return -1;
	known = known_named(fs, path);
	if (known < 0) {
		if (fs->file_count == FILES)
			die("too many files");
		known = fs->file_count++;
		snprintf(fs->files[known].name, NAME, "%s", last_part(path));
		read_whole(&fs->files[known], path);
	}
	if (access(path, F_OK) != 0)
		add_step(fs, STEP_MAKE, known);
	return known;
}

/* ---- calls on a file */

static int close_file(sqlite3_file *file)
{
	return under(file)->pMethods ? under(file)->pMethods->xClose(under(file)) : SQLITE_OK;
}

static int read_file(sqlite3_file *file, void *out, int length, sqlite3_int64 at)
{
	if (fails(((struct file *)file)->fs, FAULT_READ))
		return SQLITE_IOERR_READ;
	return under(file)->pMethods->xRead(under(file), out, length, at);
}

static bool is_full(struct file *f, int64_t end)
{
	struct faultfs *fs = f->fs;
	sqlite3_int64 size = 0;

	if (!fs->limited || under(&f->base)->pMethods->xFileSize(under(&f->base), &size) != SQLITE_OK || end <= size)
		return false;
	if (end - size <= fs->room) {
		fs->room -= end - size;
		return false;
	}
	fs->failures++;
	return true;
}

static int write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
	struct file *f = (struct file *)file;

	if (fails(f->fs, FAULT_WRITE))
		return SQLITE_IOERR_WRITE;
	if (is_full(f, at + length))
		return SQLITE_FULL;
	if (f->known >= 0) {
		struct step *step = add_step(f->fs, STEP_WRITE, f->known);

		step->at = at;
		step->length = (size_t)length;
		step->bytes = have(malloc((size_t)length + 1));
		memcpy(step->bytes, bytes, (size_t)length);
	}
	return under(file)->pMethods->xWrite(under(file), bytes, length, at);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
	struct file *f = (struct file *)file;

	if (fails(f->fs, FAULT_TRUNCATE))
		return SQLITE_IOERR_TRUNCATE;
	if (f->known >= 0)
		add_step(f->fs, STEP_TRUNCATE, f->known)->at = size;
	return under(file)->pMethods->xTruncate(under(file), size);
}

static int sync_file(sqlite3_file *file, int flags)
{
	struct file *f = (struct file *)file;

	if (fails(f->fs, FAULT_SYNC))
		return SQLITE_IOERR_FSYNC;
	if (f->known >= 0 && !f->fs->lie)
		add_step(f->fs, STEP_SYNC, f->known);
	return under(file)->pMethods->xSync(under(file), flags);
}

static int size_of_file(sqlite3_file *file, sqlite3_int64 *size)
{
	return under(file)->pMethods->xFileSize(under(file), size);
}

static int lock_file(sqlite3_file *file, int level)
{
	return under(file)->pMethods->xLock(under(file), level);
}

static int unlock_file(sqlite3_file *file, int level)
{
	return under(file)->pMethods->xUnlock(under(file), level);
}

static int is_reserved(sqlite3_file *file, int *out)
{
	return under(file)->pMethods->xCheckReservedLock(under(file), out);
}

static int control_file(sqlite3_file *file, int op, void *argument)
{
	return under(file)->pMethods->xFileControl(under(file), op, argument);
}

static int sector_size(sqlite3_file *file)
{
	return under(file)->pMethods->xSectorSize(under(file));
}

static int traits(sqlite3_file *file)
{
	return under(file)->pMethods->xDeviceCharacteristics(under(file));
}

/* Version 1: no shared memory and no memory map, so that nothing passes beside us. */
static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = close_file,
	.xRead = read_file,
	.xWrite = write_file,
	.xTruncate = truncate_file,
	.xSync = sync_file,
	.xFileSize = size_of_file,
	.xLock = lock_file,
	.xUnlock = unlock_file,
	.xCheckReservedLock = is_reserved,
	.xFileControl = control_file,
	.xSectorSize = sector_size,
	.xDeviceCharacteristics = traits,
};

/* ---- calls on names */

static int open_any(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *got)
{
	struct faultfs *fs = vfs->pAppData;
	struct file *f = (struct file *)file;
	int code;

	*f = (struct file){ .fs = fs, .known = -1 };
	if (fails(fs, FAULT_OPEN))
		return SQLITE_CANTOPEN;
	f->known = recognise(fs, path);
	under(file)->pMethods = NULL;
	code = fs->under->xOpen(fs->under, path, under(file), flags, got);
	if (under(file)->pMethods)
		f->base.pMethods = &methods;
	return code;
}

static int remove_any(sqlite3_vfs *vfs, const char *path, int sync)
{
	struct faultfs *fs = vfs->pAppData;
	int known = fs->recording ? known_named(fs, path) : -1;

	if (fails(fs, FAULT_REMOVE))
		return SQLITE_IOERR_DELETE;
	if (known >= 0)
		add_step(fs, STEP_REMOVE, known)->lasting = sync != 0 && !fs->lie;
	return fs->under->xDelete(fs->under, path, sync);
}

static int access_any(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
	struct faultfs *fs = vfs->pAppData;

	return fs->under->xAccess(fs->under, path, flags, out);
}

static int full_name(sqlite3_vfs *vfs, const char *path, int room, char *out)
{
	struct faultfs *fs = vfs->pAppData;

	return fs->under->xFullPathname(fs->under, path, room, out);
}

static int last_error(sqlite3_vfs *vfs, int room, char *out)
{
	(void)vfs;
	if (room > 0)
		*out = '\0';
	return 0;
}

void faultfs_open(struct faultfs **out)
{
	struct faultfs *fs = have(calloc(1, sizeof *fs));

	fs->under = sqlite3_vfs_find(NULL);
	fs->vfs = *fs->under;
	fs->vfs.pNext = NULL;
	fs->vfs.zName = "faultfs";
	fs->vfs.pAppData = fs;
	fs->vfs.szOsFile = (int)sizeof(struct file) + fs->under->szOsFile;
	fs->vfs.xOpen = open_any;
	fs->vfs.xDelete = remove_any;
	fs->vfs.xAccess = access_any;
	fs->vfs.xFullPathname = full_name;
	fs->vfs.xGetLastError = last_error;
	if (sqlite3_vfs_register(&fs->vfs, 1) != SQLITE_OK)
		die("SQLite does not take it");
	*out = fs;
}

void faultfs_close(struct faultfs **out)
{
	struct faultfs *fs = *out;

	sqlite3_vfs_unregister(&fs->vfs);
	sqlite3_vfs_register(fs->under, 1);
	for (size_t i = 0; i < fs->step_count; i++)
		free(fs->steps[i].bytes);
	for (int i = 0; i < fs->file_count; i++)
		free(fs->files[i].bytes);
	free(fs->steps);
	free(fs);
	*out = NULL;
}

void faultfs_fail(struct faultfs *fs, unsigned kinds, int64_t nth, bool stay)
{
	fs->kinds = kinds;
	fs->countdown = nth;
	fs->stay = stay;
	fs->failures = 0;
}

int64_t faultfs_failures(const struct faultfs *fs)
{
	return fs->failures;
}

void faultfs_room(struct faultfs *fs, int64_t bytes)
{
	fs->limited = bytes >= 0;
	fs->room = bytes;
	fs->failures = 0;
}

void faultfs_record(struct faultfs *fs, bool on)
{
	fs->recording = on;
}

void faultfs_lie(struct faultfs *fs, bool lie)
{
	fs->lie = lie;
}

size_t faultfs_steps(const struct faultfs *fs)
{
	return fs->step_count;
}

/* ---- what a power cut leaves */

/* A file on the disk while the steps are replayed. */
struct image {
	unsigned char *bytes;
	size_t length, room;
	bool there;
	size_t synced;    /* steps before this one have reached the disk */
	bool maybe_there; /* made or removed since, and the folder not synced */
};

static void resize(struct image *image, size_t length)
{
	if (length > image->room) {
		image->room = length * 2;
		image->bytes = have(realloc(image->bytes, image->room));
	}
	if (length > image->length)
		memset(image->bytes + image->length, 0, length - image->length);
	image->length = length;
}

static void put(struct image *image, const struct step *step, size_t from, size_t length)
{
	size_t at = (size_t)step->at + from;

	if (at + length > image->length)
		resize(image, at + length);
	memcpy(image->bytes + at, step->bytes + from, length);
}

/* The sectors that a write touches, each there or not. */
static void tear(struct image *image, const struct step *step, struct random *dice)
{
	for (size_t from = 0, length; from < step->length; from += length) {
		length = SECTOR - ((size_t)step->at + from) % SECTOR;
		if (length > step->length - from)
			length = step->length - from;
		if (random_below(dice, 2))
			put(image, step, from, length);
	}
}

static void apply(struct image *image, const struct step *step)
{
	if (step->kind == STEP_WRITE)
		put(image, step, 0, step->length);
	else if (step->kind == STEP_TRUNCATE)
		resize(image, (size_t)step->at);
}

enum way { WAY_NONE, WAY_ALL, WAY_SOME, WAY_TORN, WAY_COUNT };

static void apply_unsynced(struct image *image, const struct step *step, enum way way, struct random *dice)
{
	if (way == WAY_TORN && step->kind == STEP_WRITE)
		tear(image, step, dice);
	else if (way == WAY_ALL || (way != WAY_NONE && random_below(dice, 2)))
		apply(image, step);
}

/* A new or removed name is sure once the folder was synced: SQLite does that with the first sync of a new journal. */
static void follow_name(struct image *image, const struct step *step)
{
	if (step->kind == STEP_MAKE) {
		resize(image, 0);
		image->there = image->maybe_there = true;
	} else if (step->kind == STEP_REMOVE) {
		image->there = false;
		image->maybe_there = !step->lasting;
	} else if (step->kind == STEP_SYNC) {
		image->maybe_there = false;
	}
}

static void replay(struct faultfs *fs, int file, size_t count, enum way way, struct random *dice, struct image *image)
{
	const struct known *known = &fs->files[file];

	image->there = known->there;
	resize(image, known->length);
	if (known->length)
		memcpy(image->bytes, known->bytes, known->length);
	for (size_t i = 0; i < count; i++)
		if (fs->steps[i].file == file && fs->steps[i].kind == STEP_SYNC)
			image->synced = i;
	for (size_t i = 0; i < count; i++) {
		if (fs->steps[i].file != file)
			continue;
		follow_name(image, &fs->steps[i]);
		if (i < image->synced)
			apply(image, &fs->steps[i]);
		else
			apply_unsynced(image, &fs->steps[i], way, dice);
	}
	if (image->maybe_there && way != WAY_ALL)
		image->there = way == WAY_NONE ? !image->there : random_below(dice, 2);
}

static void lay_down(const char *folder, const char *name, const struct image *image)
{
	char path[2 * NAME];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	remove(path);
	if (!image->there)
		return;
	out = fopen(path, "wb");
	if (!out || (image->length && fwrite(image->bytes, 1, image->length, out) != image->length) || fclose(out) != 0)
		die("cannot lay down a file");
}

void faultfs_cut(struct faultfs *fs, size_t step, uint64_t seed, const char *folder)
{
	struct random dice;
	enum way way;

	random_seed(&dice, seed);
	way = (enum way)random_below(&dice, WAY_COUNT);
	for (int i = 0; i < fs->file_count; i++) {
		struct image image = { 0 };

		replay(fs, i, step, way, &dice, &image);
		lay_down(folder, fs->files[i].name, &image);
		free(image.bytes);
	}
}
