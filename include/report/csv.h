/*
 * Rows as CSV for spreadsheets: RFC 4180, CRLF at line ends, headings are wire names ("id" first), values the wire text
 * (dates as 2026-12-03), flags true and false, elements of sets and scores with a comma between, unknown empty. A text
 * that a spreadsheet would take for a formula (a leading = + - @ tab or CR) gets a ' before it.
 */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include "model/entity.h"
#include "report/sink.h"

/* Each is one line with its end. `scratch` is for the work; the caller empties it now and then. */
void csv_heading(struct sink *, const struct entity *);
void csv_row(struct sink *, struct arena *scratch, const struct entity *, const void *row);

/* One value, guarded and quoted where that is needed; NULL is empty. */
void csv_value(struct sink *, const char *text);

#endif
