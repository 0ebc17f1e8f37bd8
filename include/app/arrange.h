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

/* One version of an arrangement: of those that this file holds, and of those that come with the program and are not in
 * it. */
struct arrange_version {
	const char *code, *title, *source; /* title in the language of the app; source may be NULL */
	int64_t version, valid_from, valid_to;
	const char *status; /* code, as the file says; NULL */
	bool here;          /* this file holds it */
	bool in_force;      /* here, and the highest version of it */
	bool own;           /* in force for cases that name no arrangement */
};

/* By code, the highest version first; app->store may be NULL, then only what comes with the program. */
MUST_CHECK bool arrange_list(struct app *, struct arena *, struct arrange_version **, size_t *count, struct error *);

/* What loading a file does to the cases that run under the version in force. */
enum arrange_effect {
	ARRANGE_STEP_GONE,    /* the step that they are in no longer exists */
	ARRANGE_ENDS,         /* the step becomes an end */
	ARRANGE_QUEUE_ENTERS, /* they come into the queue of their table */
	ARRANGE_QUEUE_LEAVES, /* they drop out of it */
	ARRANGE_TERM,         /* their term ends on another day */
	ARRANGE_EFFECTS,
};

enum { ARRANGE_CASES_SHOWN = 20 };

struct arrange_change {
	enum arrange_effect effect;
	const char *step, *name; /* code, and text in the version in force */
	struct arrange_case {
		const char *number;
		int64_t before, after; /* last day of the term; UNKNOWN: none */
	} cases[ARRANGE_CASES_SHOWN];
	size_t count; /* of all cases; at most the first ARRANGE_CASES_SHOWN are told */
};

struct arrange_preview {
	const char *code;
	int64_t before, after; /* versions; before UNKNOWN: it is not here yet */
	struct arrange_change *changes;
	size_t count;
	size_t cases;       /* running cases that something changes for */
	const char **lists; /* what else differs, a sentence for each list: "gates: 2 new, 1 changed" */
	size_t list_count;
};

/* Looks, and loads nothing. Refuses what arrange_load refuses. */
MUST_CHECK bool arrange_look(struct app *, struct arena *, const char *file, struct arrange_preview *, struct error *);

#endif
