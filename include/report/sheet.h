/*
 * One row as a sheet for people: its groups, and in each the labels with their values. What is not known stands in one
 * line at the end of its group; what is required and not known has a line and a mark of its own.
 */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include "model/entity.h"
#include "report/sink.h"

enum { SHEET_COLUMNS_MIN = 50 };

/* Lines of at most `columns` columns, SHEET_COLUMNS_MIN or more; none for fields that are HIDDEN. The text is not yet made safe for
 * a terminal. All work is in `arena`. */
void sheet_print(
	struct sink *, struct arena *, const struct entity *, const struct context *, const void *row, int columns);

/* A heading with a line under it. */
void sheet_heading(struct sink *, struct arena *, const char *text);

#endif
