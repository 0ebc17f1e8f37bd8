/*
 * The program behind screens and command line: one `struct app` holds the file, the clock, the random source and what
 * is known of who works with it. Use cases take it as their first argument; there is no other state.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/field.h"
#include "model/codebook.h"
#include "model/entity.h"

struct store;

/* The lists of an arrangement by the name that was asked for: "friends_leiderdorp", "pact/1". */
struct app_book {
	const char *name;
	const struct codebook *book;
};

/* What undo and redo did in this session, so that a second Ctrl+Z goes one further back. */
enum { APP_UNDO_MAX = 64 };
struct app_undo {
	uint64_t newest;           /* stamp of the newest own use case at the last look; another starts afresh */
	size_t appended;           /* use cases that undo and redo have written since then */
	size_t undone;             /* how many of the ones before are undone now */
	size_t redoable;           /* how many of those redo still knows, at most APP_UNDO_MAX */
	size_t done[APP_UNDO_MAX]; /* ring, by `undone`: which of `appended` it was, from 1; 0: it wrote nothing */
};

struct app {
	struct clock clock;
	struct random random;
	struct store *store;       /* NULL until app_open or app_create */
	struct arena *arena;       /* lives as long as the app: what stands below */
	const char *path;          /* of the file */
	const char *person;        /* id of who works here, "" when not told */
	const char *person_name;   /* "A. de Wit"; "" */
	const char *role;          /* code: "chair"; "" */
	const char *forum;         /* code of the own table; "" for all (Servicepunt) */
	const char *arrangement;   /* code of the arrangement in force; "" */
	bool practice;             /* a practice file: banner OEFENEN */
	struct codebook *codebook; /* the arrangement's lists; loaded at first need, see app_codebook */
	struct app_book *books;    /* those of others, see app_codebook_of */
	size_t book_count, book_room;
	bool dutch; /* which of nl and en the screens show */
	struct app_undo undo;
	const char *state_dir; /* of this device: drafts of copies, last writer; NULL in tests */
};

/* Clock, random source and language; no file yet. False: TAFEL_NOW is wrong. */
MUST_CHECK bool app_start(struct app *, struct error *);

/* Opens the file (see store_open for what can go wrong) and reads who works here. */
MUST_CHECK bool app_open(struct app *, const char *path, struct error *);

/* What a new file begins with. */
struct app_setup {
	const char *arrangement; /* code or path of an arrangement file: "pact" */
	const char *forum;       /* code of a table, or "all" */
	const char *name, *role; /* of the person */
	bool practice;
};
MUST_CHECK bool app_create(struct app *, const char *path, const struct app_setup *, struct error *);

void app_close(struct app *);

/* Today and now by the app's clock. */
int64_t app_today(const struct app *);

/* The lists of the arrangement in force; loads them when that has not happened yet. Never NULL (empty when none). */
const struct codebook *app_codebook(struct app *);

/* The lists of one arrangement that this file holds ("friends_leiderdorp"), or of one version of it ("pact/1", as a
 * decision names it); of the own one for NULL, "" and for what is not here. Loaded at first need, kept as long as the
 * app. */
const struct codebook *app_codebook_of(struct app *, const char *arrangement);

/* An arrangement was loaded or came: the lists are read again at the next need. */
void app_forget_codebooks(struct app *);

/* Context for field_parse and field_format: today, labels of codes and names of refs. Lives in `arena`. */
const struct context *app_context(struct app *, struct arena *);

/* Text of a code of a list, or name of the row that a ref points at, in the language of the screen; the code itself
 * when it is not known ("value from a newer version" is the caller's to say). */
const char *app_label(struct app *, struct arena *, const struct field *, const char *code);

#endif
