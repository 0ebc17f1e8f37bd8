/*
 * A disk that fails, for tests: a SQLite VFS in front of the system's own. While it is open, every file that SQLite
 * opens in this process goes through it. It can
 *
 *	- let a chosen call fail (reading, writing, syncing, opening, removing), once or from then on;
 *	- be full: files may grow by so many bytes and no further;
 *	- keep a record of all that is written and synced, and lay down the files as a power cut at any step could leave
 *	  them: what was synced is there, and of the rest every write, or every 512 bytes of one, is there or not.
 *
 * SQLite's contract with the disk is taken as it stands: a sync makes lasting what was written before it, a write does
 * not harm bytes beside it, and removing with a sync of the folder lasts.
 */
#ifndef TESTS_FAULTFS_H
#define TESTS_FAULTFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct faultfs;

enum {
	FAULT_READ = 1,
	FAULT_WRITE = 2,
	FAULT_SYNC = 4,
	FAULT_TRUNCATE = 8,
	FAULT_OPEN = 16,
	FAULT_REMOVE = 32,
	FAULT_CHANGE = FAULT_WRITE | FAULT_SYNC | FAULT_TRUNCATE | FAULT_OPEN | FAULT_REMOVE,
};

/* Puts itself before the system's VFS until faultfs_close, for files opened from now on. */
void faultfs_open(struct faultfs **);
void faultfs_close(struct faultfs **);

/* The nth call (1, 2 …) from now of one of these kinds fails with SQLITE_IOERR (opening: SQLITE_CANTOPEN), and with
 * `stay` all later ones too. nth 0: nothing fails. */
void faultfs_fail(struct faultfs *, unsigned kinds, int64_t nth, bool stay);

/* How many calls have failed since faultfs_fail or faultfs_room. */
int64_t faultfs_failures(const struct faultfs *);

/* Files may grow by `bytes` together; then SQLITE_FULL. Below zero: there is room. */
void faultfs_room(struct faultfs *, int64_t bytes);

/* Starts or stops the record. Files that SQLite opens while it is on are in it; what they hold then is lasting. */
void faultfs_record(struct faultfs *, bool on);

/* Syncs do nothing, as with a disk that lies: to see that a test of power cuts notices. */
void faultfs_lie(struct faultfs *, bool lie);

/* Steps in the record so far. */
size_t faultfs_steps(const struct faultfs *);

/* Writes the files of the record into `folder`, under their own names, as a power cut after `step` steps may have left
 * them; the seed says which. */
void faultfs_cut(struct faultfs *, size_t step, uint64_t seed, const char *folder);

#endif
