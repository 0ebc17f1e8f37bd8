/*
 * Arrangements: a file of lists (man tafel-arrangement) becomes records, and the lists in force become tables. A file is
 * read when it is loaded, never at start. All or nothing: a file with one thing wrong in it changes nothing.
 */
#ifndef APP_ARRANGE_H
#define APP_ARRANGE_H

#include "app/app.h"

/* Loads an arrangement into the open file, in a use case of its own: `file` is the path of a file, or the code of one
 * that comes with the program ("pact"). Writes its row and its text (cut in pieces), its parties and its tables where
 * they differ from what is here, makes it the arrangement in force and fills the code tables. The same file twice writes
 * no records. E_INPUT: the file is wrong; err names the place in it, the value and what would be right. */
MUST_CHECK bool arrange_load(struct app *, const char *file, struct error *);

/* Checks a file without loading it. */
MUST_CHECK bool arrange_check(struct app *, const char *file, struct error *);

/* Fills the code tables again from the records: the highest version of the arrangement in force of which all pieces are
 * here and the hash fits. Nothing happens when there is none. Called when codes_are_stale. */
MUST_CHECK bool arrange_refresh(struct app *, struct error *);

/* The lists in force, from the code tables; in `arena`, in the language of the app. Empty when nothing is loaded. */
MUST_CHECK bool arrange_codebook(struct app *, struct arena *, struct codebook **, struct error *);

#endif
