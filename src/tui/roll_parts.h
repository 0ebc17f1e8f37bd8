/* What the rolls share in telling rows and asking for them; private to roll_*.c. */
#ifndef TUI_ROLL_PARTS_H
#define TUI_ROLL_PARTS_H

#include "app/casuistry.h"
#include "tui/roll.h"

enum { ROLL_KIND = 22, ROLL_WHEN = 12, ROLL_WHO = 20 };

/* Number of the case and first name in columns; who is shielded has no name. */
const char *roll_of(struct arena *, const struct concern *);

/* The value of a field for people; "" when it is not known. */
const char *roll_label(struct ui *, struct arena *, const struct entity *, const char *field, const void *row);

/* "Label: value" lines of those fields (ends with NULL) that are known. */
const char *roll_tell(struct ui *, struct arena *, const struct entity *, const void *row, const char *const *fields);

/* The case for a new row: that of the roll, else the one on the table; NULL and a hint when there is none. */
const char *roll_case(struct ui *, const struct roll *);

/* What an ask gave for a field, as a day; UNKNOWN when it is none. */
int64_t roll_day(struct ui *, const char *const *pairs, size_t count, const char *field);

/* For dialogs that ask why: refuses blanks. */
bool roll_check_words(struct ui *, void *from, const char *text, struct error *);

#endif
