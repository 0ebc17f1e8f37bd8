/*
 * The lists of the arrangement in force, in memory: steps, outcomes, reasons, roles, municipalities … A few hundred
 * rows that rules and screens look things up in. Filled by app from the store's tables (never from the file at start).
 */
#ifndef MODEL_CODEBOOK_H
#define MODEL_CODEBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* What a step is: list "step". */
struct code_step {
	bool queued;                      /* cases in it stand in the queue of the table */
	bool final;                       /* the end of a case */
	const char *turn;                 /* role or party kind whose turn it is; NULL */
	int64_t term_workdays, term_days; /* how long it may take; UNKNOWN when no term */
};

/* What an outcome is: list "outcome". */
struct code_outcome {
	const char *forum_kind; /* kind of table that may choose it: "assessment" */
	const char *from;       /* steps from which, separated by blanks; "" or NULL: any that is not final */
	const char *to;         /* step after it; NULL: the step stays */
	bool plain;             /* a plain yes: nothing must be asked */
	const char *asks;       /* decision fields that the dialog asks for, in order, separated by blanks */
	const char *needs;      /* of those, the ones without which a warning is given */
	const char *reasons;    /* kind of the reasons to choose from ("decline", "hold"); NULL: none */
	/* What it sets, blanks between: "admitted_on=today hold_until=until proposal.state='viewing'": a field of the
	 * application or, with their name before it, of the proposal or its home becomes today, the value of a field of
	 * the decision, or what stands between the '' (nothing between them: not known). NULL: none. */
	const char *sets;
};

/* What a reason is: list "decline". */
struct code_reason {
	const char *kind;  /* hold, decline, care, client, association, withdrawn, ended */
	const char *class; /* fixable, timing, elsewhere, choice, home, objection */
	const char *consequence_nl, *consequence_en;
};

/* A length of time of the arrangement: one of the four is known, the others are UNKNOWN; all UNKNOWN: there is none. */
struct code_span {
	int64_t workdays, days, months; /* weeks are read as days; each may be negative (before the anchor) */
};

struct code_entry {
	const char *list, *code;
	const char *nl, *en;             /* whole text */
	const char *nl_short, *en_short; /* at most 14 columns, or NULL */
	const char *about;               /* what it hangs on: kind of a reason, checklist of a question …; NULL */
	const char *more;                /* the rest of it as lines key=value; for codebook_value and its kind */
	const char *gate_before;         /* list "gate": steps it stands before, blanks between; NULL elsewhere */
	const char *gate_needs;          /* list "gate": what must hold, see rules/gate.h; may be NULL */
	struct code_step step;
	struct code_outcome outcome;
	struct code_reason reason;
};

struct codebook {
	const char *arrangement;               /* code and version, "pact/1" */
	const char *case_prefix, *home_prefix; /* "ZK", "W" */
	struct code_entry *entries;            /* by list, then rank */
	size_t count;
	bool dutch;
};

/* The entry, or NULL. */
const struct code_entry *codebook_find(const struct codebook *, const char *list, const char *code);

/* First entry of a list and their number. */
const struct code_entry *codebook_list(const struct codebook *, const char *list, size_t *count);

/* Text in the language of the codebook; `code` itself when it is not in the list, "" for NULL. The short one falls back
 * on the whole text. */
const char *codebook_text(const struct codebook *, const char *list, const char *code);
const char *codebook_short(const struct codebook *, const char *list, const char *code);

/*
 * Any other member of an entry, as it stands in the file (man tafel-arrangement): "checklist", or of an inner object
 * "after.weeks"; elements of an array have a tab between them. The value lies in the arena; NULL: not there.
 */
const char *codebook_value(struct arena *, const struct code_entry *, const char *key);
int64_t codebook_number(const struct code_entry *, const char *key);               /* UNKNOWN: not there */
bool codebook_flag(const struct code_entry *, const char *key);                    /* false: not there, or false */
bool codebook_holds(const struct code_entry *, const char *key, const char *word); /* an element of an array is that */
struct code_span codebook_span(const struct code_entry *, const char *key);        /* {"weeks": 26} under that key */

/* The day that lies that far behind `from`; UNKNOWN when either is. */
int64_t codebook_day_after(struct code_span, int64_t from);

/* A number of the arrangement that rules need (list "figure": "landing_weeks", "answer_workdays" …), or `otherwise`
 * when the arrangement does not tell it. */
int64_t codebook_figure(const struct codebook *, const char *code, int64_t otherwise);

/* The step that a case enters when this happens (member "event" of a step: "admission", "proposal", "key" …); NULL: the
 * arrangement has none. */
const struct code_entry *codebook_event_step(const struct codebook *, const char *event);

/* Does a list of words separated by blanks hold this word? NULL list: no. */
bool codebook_has_word(const char *words, const char *word);

#endif
