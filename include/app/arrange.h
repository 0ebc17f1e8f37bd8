/*
 * Arrangements: a file of lists (man tafel-arrangement) becomes records, and the lists in force become tables. A file is
 * read when it is loaded, never at start. All or nothing: a file with one thing wrong in it changes nothing.
 */
#ifndef APP_ARRANGE_H
#define APP_ARRANGE_H

#include "app/app.h"

/* Loads an arrangement into the open file, in a use case of its own: `file` is the path of a file, or the code of one
 * that comes with the program ("pact"). Writes its row and its text (cut in pieces), its parties, its tables and the
 * figures of its maximum where they differ from what is here, and fills the code tables. The first one that is loaded
 * becomes the own one; another comes beside it. Figures that somebody changed since the last load stay. The same file
 * twice writes no records. E_INPUT: the file is wrong (err names line, place, value and what would be right), or its
 * version is here with another text. */
MUST_CHECK bool arrange_load(struct app *, const char *file, struct error *);

/* Checks a file without loading it. */
MUST_CHECK bool arrange_check(struct app *, const char *file, struct error *);

/* Fills the code tables again from the records, of all arrangements that are here: of each the highest version of which
 * all pieces are here and the hash fits. Called when codes_are_stale. */
MUST_CHECK bool arrange_refresh(struct app *, struct error *);

/* The lists of an arrangement (NULL: the own one), from the code tables; in `arena`, in the language of the app. Empty
 * when it is not here. */
MUST_CHECK bool arrange_codebook(
	struct app *, struct arena *, const char *arrangement, struct codebook **, struct error *);

/* The lists as one version had them, from the records. E_MISSING: that version is not here. */
MUST_CHECK bool arrange_codebook_version(
	struct app *, struct arena *, const char *arrangement, int64_t version, struct codebook **, struct error *);

#endif
