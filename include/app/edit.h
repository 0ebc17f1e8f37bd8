/*
 * Changing rows: one field at a time, as a form does, or several, as the command line does. Undo is one more use case.
 */
#ifndef APP_EDIT_H
#define APP_EDIT_H

#include "app/app.h"

/* What a form saw of a row when it was loaded: a change that arrives after that stays as a difference. Opaque. */
struct edit_seen;

/* Loads a row for a form: `row` is a struct of entity->size, *seen what was seen (both in the arena). */
MUST_CHECK bool edit_look(struct app *, struct arena *, const struct entity *, const char *id, void *row,
	struct edit_seen **seen, struct error *);

/* Parses what a person typed for one field and saves it when it is good. *saved false with no error: it was that
 * value already. `seen` may be NULL: all known heads are replaced. On E_INPUT nothing was saved and err is the
 * sentence to show beside the field. After a save call edit_look again before the next one. */
MUST_CHECK bool edit_field(struct app *, const struct entity *, const char *id, const struct field *, const char *typed,
	const struct edit_seen *seen, bool *saved, struct error *);

/* Only checks, as the form does while one types: is it good? */
MUST_CHECK bool edit_check(struct app *, const struct field *, const char *typed, struct error *);

/* Text of a field as a form shows it for typing: what edit_field reads back as the same value. */
const char *edit_text(struct app *, struct arena *, const struct field *, const void *row);

/* Drafts: what was typed and is not good yet. Saved on this device only, until the field is saved. NULL text drops
 * it. */
struct edit_draft {
	const char *entity, *id, *field, *text;
	int64_t time; /* when it was kept: local wall-clock minutes */
};
MUST_CHECK bool edit_save_draft(
	struct app *, const struct entity *, const char *id, const struct field *, const char *text, struct error *);
MUST_CHECK bool edit_list_drafts(struct app *, struct arena *, struct edit_draft **, size_t *count, struct error *);

/* `F=V` pairs of the command line on a row: wire names, values as people type or as wire; `F=` clears; names of a
 * client field on an application go to its client. All or nothing. DERIVED fields are refused with what does write
 * them. */
MUST_CHECK bool edit_assign(
	struct app *, const struct entity *, const char *id, const char *const *pairs, size_t count, struct error *);

/* Undoes the newest use case of this device; again: the one before it. *told says what was undone, and what was
 * left since it was changed by someone else. E_MISSING: nothing to undo, or it was no work of the hand: an
 * arrangement that was loaded, an intake of many rows. */
MUST_CHECK bool edit_undo(struct app *, struct arena *, const char **told, struct error *);

/* Makes the last undo undone; only directly after it. */
MUST_CHECK bool edit_redo(struct app *, struct arena *, const char **told, struct error *);

/* A new row of an entity made by hand (home, complex, person, party, meeting): returns its id, with a number when the
 * entity has one. */
MUST_CHECK bool edit_new(struct app *, struct arena *, const struct entity *, const char *const *pairs, size_t count,
	const char **id, struct error *);

/* The choices of a field for a type-ahead list: code and text, those whose text holds `typed` (accents free), at
 * most `limit`; *total counts all that fit. Works for choice, code, flag, set, scores and ref. Of a ref to what
 * grows with the file (homes, cases, proposals, meetings) it is the one row whose number or id was typed, or none. */
struct option {
	const char *code, *text, *beside; /* beside: a second column (place), or NULL */
};
MUST_CHECK bool edit_options(struct app *, struct arena *, const struct field *, const char *typed, size_t limit,
	struct option **, size_t *count, size_t *total, struct error *);

/* History of one row for people: newest first, one line a change. */
struct past {
	int64_t time;      /* local wall-clock minutes */
	int64_t arrival;   /* number of the change in this file: 1, 2, 3 … */
	const char *who;   /* name of the person, or of the device */
	const char *field; /* translated label; NULL for a whole entry */
	const char *cell;  /* wire name */
	const char *value; /* formatted; "" for cleared */
	const char *wire;  /* the same as it is kept; NULL: cleared */
	bool present;      /* this is the value now */
	const char *state; /* NULL, or "from a newer version", "refused" */
};
MUST_CHECK bool edit_history(struct app *, struct arena *, const struct entity *, const char *id, const char *cell,
	struct past **, size_t *count, struct error *);

/* The newest changes of one field and its elements, at most `limit` records of them: what a form shows beside it. */
MUST_CHECK bool edit_field_history(struct app *, struct arena *, const struct entity *, const char *id,
	const struct field *, size_t limit, struct past **, size_t *count, struct error *);

#endif
