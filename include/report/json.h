/*
 * Rows as JSON. One row is a flat object: "id", then every field by its wire name in the order of the field table.
 * Unknown is null, counts are numbers, flags booleans, sets arrays of codes, scores arrays of "code=value", all else is
 * the wire text as a string. These shapes stay for ever; a later version only adds fields.
 *
 * The text is written straight, without cJSON: a tree per row took more time than all the rest of a snapshot.
 */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "model/entity.h"
#include "report/sink.h"

/* {"id":"…","call_name":"…",…} without line end. `scratch` is for the work; the caller empties it at
 * times. */
void json_row(struct sink *, struct arena *scratch, const struct entity *, const void *row);

/* One row of an array, one row a line; `index` counts them from 0. Ends with json_array_end, count 0 when there are
 * none; the line end after the array is the caller's. */
void json_array_row(struct sink *, struct arena *scratch, size_t index, const struct entity *, const void *row);
void json_array_end(struct sink *, size_t count);

/* A string with quotes, with " \ and control characters escaped; NULL is null. Bytes are taken to be UTF-8. */
void json_string(struct sink *, const char *text);

#endif
