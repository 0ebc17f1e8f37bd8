/*
 * Errors as sentences. Every function that can fail returns bool and takes a `struct error *` that lives on the
 * caller's stack: no global state, nothing to free. The text is for a person: what happened, what is safe, what now.
 *
 *	if (!field)
 *		return fail(err, E_INPUT, _("no such field: %s"), name);
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <libintl.h>
#include <stdbool.h>
#include <stddef.h>

/* Messages go through gettext; N_ marks a literal that is translated later, where it is shown. */
#define _(text) gettext(text)
#define N_(text) text

/* Number of elements of an array (not of a pointer). */
#define ARRAY_LEN(array) (sizeof(array) / sizeof((array)[0]))

/* The result of a function that can fail must be looked at. */
#define MUST_CHECK __attribute__((warn_unused_result))

/* A code exists only for what a caller acts on. */
enum error_code {
	E_NONE,
	E_INPUT,    /* what the user or a file gave is wrong; exit 1 (2 for wrong options) */
	E_MISSING,  /* what was asked for is not there; exit 3 */
	E_CONFLICT, /* differences wait for a choice; exit 4 */
	E_BUSY,     /* another program holds the file; exit 5 */
	E_STORE,    /* the disk or the database refused; nothing was saved */
	E_FORMAT,   /* not a tafel file, damaged, or from a newer version */
	E_SEAL,     /* passphrase or key does not fit; exit 6 */
};

enum { ERROR_TEXT_MAX = 600 };

struct error {
	enum error_code code;
	char text[ERROR_TEXT_MAX]; /* whole UTF-8, cut at a character */
};

/* Fills err (which may be NULL) and returns false, so that `return fail(…)` reads as a sentence. */
bool fail(struct error *err, enum error_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Puts `format` before the text that err already has ("row 17: …"); keeps its code. Returns false. */
bool fail_within(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Memory ran out: says so on stderr and raises SIGABRT, after which the handler of main restores the terminal. */
_Noreturn void out_of_memory(void);

#endif
