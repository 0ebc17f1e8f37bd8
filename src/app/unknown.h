/* Names of fields that are none, with the one that was perhaps meant; private to app. */
#ifndef APP_UNKNOWN_H
#define APP_UNKNOWN_H

#include "base/error.h"
#include "model/entity.h"

/* Fills err with a sentence about `name`; of an application the fields of its client are near as well. Returns false. */
bool unknown_field(const struct entity *, const char *name, struct error *);

#endif
