/*
 * An arrangement file as it stands: read, scanned, checked and taken apart into codes and rows; private to app.
 *
 * arrange_rules.c  which lists and members there are: one table, read by all that follows
 * arrange_check.c  is each member there and of the right kind, arrange_word.c the words with a grammar of their own
 * arrange_graph.c  what only shows over several entries: steps that nothing leads to, loops, sums
 * arrange_code.c   from a checked file to codes and rows, arrange_book.c from codes to the codebook
 * arrange_line.c   on which line of the text a member stands
 */
#ifndef APP_ARRANGE_FILE_H
#define APP_ARRANGE_FILE_H

#include <cjson/cJSON.h>

#include "app/app.h"
#include "base/id.h"
#include "model/entity.h"
#include "store/codes.h"

#define ARRANGE_FORMAT "tafel-arrangement.5"

enum { ARRANGE_LINE_MAX = 400, ARRANGE_SHORT_COLUMNS = 14, ARRANGE_ENTRIES_MAX = 500, ARRANGE_LISTS_MAX = 64 };

/* What a member must be. */
enum member_kind {
	MEMBER_LINE,    /* text of one line, at most `max` characters (0: 400) */
	MEMBER_SHORT,   /* text of at most 14 columns */
	MEMBER_OWN,     /* a code of its own: a-z, 0-9 and _ */
	MEMBER_CODE,    /* a code of one of the lists in `of` */
	MEMBER_CODES,   /* an array of such codes */
	MEMBER_CHOICE,  /* one of the words in `of` */
	MEMBER_CHOICES, /* an array of such words */
	MEMBER_FLAG,
	MEMBER_DAY,
	MEMBER_NUMBER, /* a whole number from min to max */
	MEMBER_PREFIX, /* 1 to 6 capital letters */
	MEMBER_SPAN,   /* an object with one of workdays, days, weeks, months, from min to max */
	MEMBER_OBJECT, /* an object with `members` */
	MEMBER_LIST,   /* an array of such objects */
	MEMBER_WORDS,  /* array of what must hold: rules/gate.h */
	MEMBER_FIELDS, /* array of fields of the entity `of` */
	MEMBER_FIELD,  /* a field of the entity `of` */
	MEMBER_SETS,   /* array of what a step or outcome sets from fields of the entity `of`: model/codebook.h */
	MEMBER_LINES,  /* array of texts of one line */
	MEMBER_KIND_COUNT,
};

struct member_rule {
	const char *key;
	enum member_kind kind;
	bool needed;
	const char *of; /* keys of lists, words or an entity, blanks between */
	int64_t min, max;
	const struct member_rule *members; /* of an object; ends with {NULL} */
};

/* One list of the file: its key there, its name among the codes, the member that becomes code.about. */
struct list_rule {
	const char *key, *list, *about;
	bool needed;
	const struct member_rule *texts;   /* code, nl, en …: common to most lists; ends with {NULL} */
	const struct member_rule *members; /* beside those; ends with {NULL} */
};

/* All lists, in the order of dependence; ends with {NULL}. */
extern const struct list_rule arrange_lists[];

/* What stands in the file beside the lists: head, and what speaks of their codes; each ends with {NULL}. */
extern const struct member_rule arrange_head[], arrange_tail[];

/* Members of `quota`, and lists that are made of what stands within others: "question", "quota". Among
 * arrange_lists they have no key. */
extern const struct member_rule arrange_question_members[], arrange_quota_members[], arrange_quota_figures[];

/* Where the check is: the file's root, the path of the value at hand, and the path at which it found something. */
struct place {
	struct arena *arena;
	const cJSON *root;
	const char *path;
	const char **wrong;
	bool kept; /* a text from the records: see arrange_parse_kept */
};

/* A row that the arrangement defines. */
struct arrange_row {
	const struct entity *entity;
	const char *id;
	const struct cell *cells;
	size_t count;
	bool careful; /* what people wrote in it since the last load stays */
};

struct arrange_file {
	const char *code, *title_nl, *title_en;
	int64_t version;
	const char *text; /* as it is kept: NFC, no outer blanks */
	size_t length;
	char hash[2 * HASH_BYTES + 1];
	struct code *codes;
	size_t code_count, code_room;
	struct arrange_row *rows; /* the arrangement, its parties, its tables and its figures */
	size_t row_count, row_room;
};

/* Reads a text as an arrangement; `name` stands in errors. All memory in the arena. */
MUST_CHECK bool arrange_parse(
	struct arena *, const char *name, const char *text, size_t length, struct arrange_file *, struct error *);

/* The same for a text that the records hold. Some program took it once, maybe an older one that looked at less, or a newer
 * one that knows more: keys that are not known here, and what only shows over several entries, are no reason to go
 * without it. */
MUST_CHECK bool arrange_parse_kept(
	struct arena *, const char *name, const char *text, size_t length, struct arrange_file *, struct error *);

/* Reads a file, or what comes with the program under that name; and may it be loaded here? (arrange.c) */
MUST_CHECK bool arrange_read(struct arena *, const char *name, struct arrange_file *, struct error *);
MUST_CHECK bool arrange_check_version(struct app *, struct arena *, const struct arrange_file *, struct error *);

/* Every version whose pieces are here and whose hash fits, of an arrangement that this file holds. (arrange.c) */
MUST_CHECK bool arrange_versions(
	struct app *, struct arena *, const char *code, struct arrange_file **, size_t *count, struct error *);

/* The ids of all arrangements that this file has a row of. (arrange.c) */
MUST_CHECK bool arrange_codes(struct app *, struct arena *, const char ***, size_t *count, struct error *);

/* Is every part of the file there and right? *wrong: path of what is not. (arrange_check.c) */
MUST_CHECK bool arrange_check_root(struct arena *, const cJSON *root, bool kept, const char **wrong, struct error *);

/* The checks over several entries, of a file whose members are all right (arrange_graph.c). */
MUST_CHECK bool arrange_check_whole(const struct place *, struct error *);

/* The line of a text that passed the scanner, from 1, on which the member with this path stands ("steps[3].turn"); of
 * what it is missing in when it is not there (arrange_line.c). */
size_t arrange_line(const char *text, const char *path);

/* For the checks among themselves: "PATH is VALUE, but must be RIGHT.", and any other sentence about the place. */
bool arrange_wrong(const struct place *, const cJSON *value, const char *right, struct error *);
bool arrange_refuse(const struct place *, struct error *, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Kinds with a grammar of their own (arrange_word.c). */
typedef bool member_check(const struct place *, const struct member_rule *, const cJSON *, struct error *);
member_check arrange_check_word, arrange_check_field, arrange_check_set;
extern const char *const arrange_plain_words[];            /* "@sharing" …; ends with NULL */
extern const struct entity *const arrange_word_entities[]; /* whose fields a word may name; ends with NULL */

/* Takes a checked file apart (arrange_code.c). */
void arrange_make_codes(struct arena *, const cJSON *root, struct arrange_file *);
void arrange_make_rows(struct arena *, const cJSON *root, struct arrange_file *);

/* The code of what stands within another: "evaluation_home". */
const char *arrange_joined(struct arena *, const char *first, const char *second);

/* A codebook from codes that lie by list, then rank (arrange_book.c). */
struct codebook *arrange_make_book(struct arena *, const struct code *, size_t count, bool dutch);

/* The value of a key in code.more, in the arena; NULL: not there. */
const char *arrange_more(struct arena *, const char *more, const char *key);

#endif
