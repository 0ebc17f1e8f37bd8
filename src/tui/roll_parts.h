/* What the rolls share in telling rows and asking for them; private to roll_*.c. */
#ifndef TUI_ROLL_PARTS_H
#define TUI_ROLL_PARTS_H

#include "app/casuistry.h"
#include "tui/roll.h"

/* First name of who it is of; who is shielded has none. "" when it is not known. */
const char *roll_name(const struct concern *of);

/* A state with how late it is: "open, 3 d late". */
const char *roll_state(struct arena *, const char *state, int64_t days_late);

/* The value of a field for people; "" when it is not known. */
const char *roll_label(struct ui *, struct arena *, const struct entity *, const char *field, const void *row);

/* "Label: value" lines of those fields (ends with NULL) that are known. */
const char *roll_tell(struct ui *, struct arena *, const struct entity *, const void *row, const char *const *fields);

/* The case for a new row: that of the roll, else the one on the table; NULL and a hint when there is none. */
const char *roll_case(struct ui *, const struct roll *);

/* "New incident: ZK-2026-0042": what is new, and for which case. */
const char *roll_case_title(struct ui *, const struct roll *, const char *what);

/* What an ask gave for a field, as a day; UNKNOWN when it is none. */
int64_t roll_day(struct ui *, const char *const *pairs, size_t count, const char *field);

/* A new row of an entity on the case of the roll, else the one on the table (none: on no case). */
bool roll_make(struct ui *, const struct roll *, const struct entity *, const char *const *pairs, size_t count,
	struct error *);

/* For dialogs that ask why: refuses blanks. */
bool roll_check_words(struct ui *, void *from, const char *text, struct error *);

/* The number of a case; NULL: it is not here. */
const char *roll_number(struct ui *, const char *application);

#endif
