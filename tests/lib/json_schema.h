/*
 * A checker for the part of JSON Schema 2020-12 that the schemas under assets/schema use. A keyword that it does not know
 * is an error, so that no part of a schema goes unchecked.
 */
#ifndef JSON_SCHEMA_H
#define JSON_SCHEMA_H

#include <cjson/cJSON.h>
#include <stdbool.h>

/* Does the value fit the schema? Else *why (may be NULL) tells a keyword and where, in memory that the next call reuses.
 * An unknown keyword or a broken reference ends the program. */
bool json_schema_fits(const cJSON *schema, const cJSON *value, const char **why);

#endif
