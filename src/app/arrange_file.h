/*
 * An arrangement file as it stands: read, scanned, checked and taken apart into codes and rows; private to app.
 */
#ifndef APP_ARRANGE_FILE_H
#define APP_ARRANGE_FILE_H

#include <cjson/cJSON.h>

#include "base/arena.h"
#include "base/id.h"
#include "model/entity.h"
#include "store/codes.h"

#define ARRANGE_FORMAT "tafel-arrangement.5"

/* What a member of an entry must be. */
enum member_kind {
	MEMBER_LINE,  /* text of one line, at most 400 characters */
	MEMBER_SHORT, /* text of at most 14 columns */
	MEMBER_NAME,  /* text of at most 80 characters */
	MEMBER_CODE,  /* a code of one of the lists in `of` */
	MEMBER_CODES, /* an array of such codes */
	MEMBER_FLAG,
	MEMBER_DAY,
	MEMBER_STATUS, /* a choice of party.status */
	MEMBER_TERM,   /* {"workdays": n}, {"days": n} or {"weeks": n} */
	MEMBER_BOTH,   /* {"nl": text, "en": text} */
	MEMBER_WORDS,  /* array of what a gate needs: rules/gate.h */
	MEMBER_FIELDS, /* array of fields of a decision */
	MEMBER_SETS,   /* array of what an outcome sets: model/codebook.h */
	MEMBER_LINES,  /* array of texts of one line */
	MEMBER_KIND_COUNT,
};

struct member_rule {
	const char *key;
	enum member_kind kind;
	bool needed;
	const char *of; /* keys of lists, blanks between */
};

/* One list of the file: its key there, its name among the codes, the member that becomes code.about. */
struct list_rule {
	const char *key, *list, *about;
	bool needed;
	const struct member_rule *members; /* beside code, nl, en, nl_short, en_short, source; ends with {NULL} */
};

/* All lists, in the order of dependence; ends with {NULL}. */
extern const struct list_rule arrange_lists[];

/* A row that the arrangement defines. */
struct arrange_row {
	const struct entity *entity;
	const char *id;
	const struct cell *cells;
	size_t count;
};

struct arrange_file {
	const char *code, *title_nl, *title_en;
	int64_t version;
	const char *text; /* as it is kept: NFC, no outer blanks */
	size_t length;
	char hash[2 * HASH_BYTES + 1];
	struct code *codes;
	size_t code_count;
	struct arrange_row *rows; /* the arrangement, its parties and its tables */
	size_t row_count;
};

/* Reads a text as an arrangement; `name` stands in errors. All memory in the arena. */
MUST_CHECK bool arrange_parse(
	struct arena *, const char *name, const char *text, size_t length, struct arrange_file *, struct error *);

/* Is every part of the file there and right? (arrange_check.c) */
MUST_CHECK bool arrange_check_root(struct arena *, const cJSON *root, struct error *);

/* Takes a checked file apart (arrange_code.c). */
void arrange_make_codes(struct arena *, const cJSON *root, struct arrange_file *);
void arrange_make_rows(struct arena *, const cJSON *root, struct arrange_file *);

/* The value of a key in code.more, in the arena; NULL: not there. */
const char *arrange_more(struct arena *, const char *more, const char *key);

#endif
