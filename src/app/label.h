/*
 * What labels and type-ahead lists share; private to app.
 */
#ifndef APP_LABEL_H
#define APP_LABEL_H

#include "app/app.h"

/* May all rows of this entity be looked at on a key press? Those of a region are few (parties, people, tables,
 * complexes), shared homes too; homes and whatever belongs to a case or a table grow with the file. */
bool label_is_walked(const struct entity *);

#endif
