/*
 * A field is data, a kind is code. An entity is an array of fields; SQL columns, forms, sheets, command line, JSON,
 * CSV, search and privacy class all read that array. One line in include/model/ENTITY.def is one field, everywhere.
 *
 * Values of a row take one of two shapes, told by kind->number:
 *	number   int64_t, UNKNOWN when not known: count, decimal (thousandths), money (cents), day, time, flag (0 or 1)
 *	text     const char *, NULL when not known: text, note, choice, code, ref, and the two kinds with elements:
 *	         set     codes, one per line, sorted: "garden\nquiet"
 *	         scores  code=value, one per line, sorted by code: "days=yes\nown_will=conditional"
 * Each element of a set or scores is a cell of its own on the wire, `field.code` ("true", or the value, or null).
 * Where the codes of the elements come from: .list or .ref when there is one, else .choices. The values of scores that
 * have a .list are .choices, or, without choices, a line of text of at most .max code points.
 */
#ifndef BASE_FIELD_H
#define BASE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/error.h"

struct field;

/* Who may see a field; streams are split by it (design: sync, section 3). Order and spelling are wire. */
enum field_class { CLASS_BASIC, CLASS_PROFILE, CLASS_CARE, CLASS_DECISION, CLASS_LOG, CLASS_COUNT };

extern const char *const class_names[CLASS_COUNT];

enum field_flag {
	REQUIRED = 1 << 0, /* counts in "required 26/29"; never blocks saving */
	PERSONAL = 1 << 1, /* tells who someone is: hidden from lists that are shown to a room */
	SEARCHED = 1 << 2, /* its words are found by F3 */
	DERIVED = 1 << 3,  /* written by use cases only: never by set, intake or a form (step, numbers) */
	HIDDEN = 1 << 4,   /* not in forms and sheets (held_by); still in JSON and CSV */
};

/* One code of a fixed list with its text (a message id). */
struct choice {
	const char *code, *label;
};

#define ONE_OF(...) ((const struct choice[]){ __VA_ARGS__, { NULL, NULL } })

/* What `parse` and `format` need to know beside the field. */
struct context {
	int64_t today; /* anchors "tomorrow" */
	/* Label of a code of a list of the arrangement or of a ref in the language of the screen, NULL when it is not
	 * known; may be NULL itself. `field` has .list or .ref. The text lives in the arena. */
	const char *(*label)(void *from, struct arena *, const struct field *, const char *code);
	/* The code that a person meant with `typed` (a code, a label, or its unique beginning, accents free); NULL: none
	 * or more than one. */
	const char *(*code)(void *from, struct arena *, const struct field *, const char *typed);
	void *from;
};

struct kind {
	const char *name;
	bool number;   /* int64_t in the row and INTEGER in SQL; else const char * and TEXT */
	bool elements; /* every element is a cell of its own */
	/* Wire text to value and back: strict, one spelling per value, no locale. `value` points at int64_t or
	 * const char *. For set and scores `read`/`write` work on ONE element's value; see field_cell_*. write gives NULL
	 * for an unknown value. */
	bool (*read)(struct arena *, const struct field *, const char *wire, void *value, struct error *);
	const char *(*write)(struct arena *, const struct field *, const void *value);
	/* What people type and see. parse of "" gives unknown. For set and scores: the whole value, codes by comma. */
	bool (*parse)(struct arena *, const struct field *, const struct context *, const char *typed, void *value,
		struct error *);
	const char *(*format)(struct arena *, const struct field *, const struct context *, const void *value);
};

struct field {
	const struct kind *kind;
	const char *name;  /* wire name, for ever */
	size_t offset;     /* of the member in the row struct */
	const char *label; /* message id; the Dutch label is at most 24 columns, or .brief at most 14 stands in */
	const char *brief; /* short message id where the label does not fit; NULL: none */
	const char *help;  /* one sentence for the form's explanation box; NULL: none */
	const char *group; /* message id of the form's part */
	const char *was;   /* earlier wire name; NULL: none */
	const struct choice *choices; /* kind choice, set and scores over a fixed list; ends with {NULL} */
	const char *list;             /* kind code, set and scores over a list of the arrangement: its name */
	const char *ref;              /* kind ref: name of the entity that is pointed at */
	int64_t min, max; /* numbers: bounds in the value's own unit when max > min; texts: max = most code points */
	enum field_class class;
	unsigned flags;
};

extern const struct kind kind_text, kind_note, kind_count, kind_decimal, kind_day, kind_time, kind_money, kind_flag,
	kind_choice, kind_code, kind_set, kind_scores, kind_ref;

/* All kinds by name, for the golden listing; ends with NULL. */
extern const struct kind *const all_kinds[];

/* Members of row structs are declared by kind: KIND_value NAME. */
typedef const char *text_value, *note_value, *choice_value, *code_value, *set_value, *scores_value, *ref_value;
typedef int64_t count_value, decimal_value, day_value, time_value, money_value, flag_value;

/* The member of `row` that a field describes. */
const int64_t *field_number(const struct field *, const void *row);
const char *const *field_text(const struct field *, const void *row);
void *field_at(const struct field *, void *row);

/* Is the value known (number ≠ UNKNOWN, text neither NULL nor "")? */
bool field_is_known(const struct field *, const void *row);

/* Sets the member to unknown. */
void field_clear(const struct field *, void *row);

/* Puts the wire value of one cell into the row: `element` is the part after the dot for set and scores, else NULL;
 * wire NULL clears (one element, or with element NULL the whole field). Also checks bounds and lists of choices (codes
 * of arrangement lists are not known here). False leaves the row alone. */
MUST_CHECK bool field_cell_read(
	struct arena *, const struct field *, void *row, const char *element, const char *wire, struct error *);

/* Wire value of a cell, NULL when unknown. For set and scores with element NULL: the first element. */
const char *field_cell_write(struct arena *, const struct field *, const void *row, const char *element);

/* Walks the elements of a set or scores value: *at starts as the value; sets code and value (NULL for set) in the
 * arena; false at the end. */
bool field_next_element(struct arena *, const char **at, const char **code, const char **value);

/* Parse and format of the whole field for people. parse checks bounds too, and leaves the row alone when it fails; the
 * message does not name the field (a form shows it beside it; others put the label before it with fail_within). The
 * whole of a set is "garden, quiet", of scores "days: yes; own will: no" (or = and line breaks). */
MUST_CHECK bool field_parse(
	struct arena *, const struct field *, const struct context *, const char *typed, void *row, struct error *);
const char *field_format(struct arena *, const struct field *, const struct context *, const void *row);

/* Label of a code of a fixed list (translated), or NULL. */
const char *field_choice_label(const struct field *, const char *code);

#endif
