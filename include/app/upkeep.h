/*
 * Looking after the file: proving it sound, making its tables anew, a checked copy.
 */
#ifndef APP_UPKEEP_H
#define APP_UPKEEP_H

#include "app/app.h"

/* Called now and then with what is done and what there is in all. */
typedef void upkeep_progress(void *from, int64_t done, int64_t total);

/* Hears every sentence about what is wrong. */
typedef void upkeep_report(void *from, const char *sentence);

/* What was found in a sound file. */
struct upkeep_count {
	int64_t records, newer_fields, quarantined, differences;
};

/* Recomputes chains and tables. False with E_FORMAT: something is wrong; `report` (may be NULL) heard all of it. */
MUST_CHECK bool upkeep_verify(struct app *, upkeep_report *, void *report_from, upkeep_progress *, void *progress_from,
	struct upkeep_count *, struct error *);

/* Makes the tables anew from the records, the lists of the arrangement too. */
MUST_CHECK bool upkeep_rebuild(struct app *, upkeep_progress *, void *from, struct error *);

/* Writes a checked copy to a new file. */
MUST_CHECK bool upkeep_backup(struct app *, const char *path, struct error *);

/* Makes the folder in which a file is to come, and those above it, for this user only. True when it is there already. */
MUST_CHECK bool upkeep_make_folder(const char *file, struct error *);

/* Removes a file that was begun and is of no use, with what SQLite and the lock left beside it. It must be closed. */
void upkeep_remove(const char *file);

#endif
