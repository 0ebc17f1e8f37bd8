/* The value of a set or of scores: one element per line, sorted by code, "days=yes\nown_will=no". Private to base. */
#ifndef BASE_ELEMENTS_H
#define BASE_ELEMENTS_H

#include "base/field.h"

/* Is this a code that an element of the field can have? */
bool element_check(struct arena *, const struct field *, const char *code, struct error *);

/* `all` with the element put in its place, or taken out when value is NULL. value "" stands for an element of a set.
 * `all` may be NULL; NULL comes back when nothing is left. */
const char *element_put(struct arena *, const char *all, const char *code, const char *value);

/* The value of one element ("" in a set), NULL when it is not there. */
const char *element_get(struct arena *, const char *all, const char *code);

#endif
