/* Where the lines of a text that is being edited lie. Private to base. */
#ifndef BASE_EDIT_LAYOUT_H
#define BASE_EDIT_LAYOUT_H

#include "base/edit.h"

/* A visible line: bytes start to start + length; blanks at a wrap are in no line. */
struct edit_line {
	size_t number, start, length;
	bool last;
};

/* Line `number`, or the last one; the one that holds the byte `at`. A single line is the whole text. */
struct edit_line edit_line_at(const struct edit *, size_t number);
struct edit_line edit_line_of(const struct edit *, size_t at);

/* Columns from the start of a line to a byte, and the byte nearest to a column. */
int edit_column(const struct edit *, struct edit_line, size_t at);
size_t edit_offset(const struct edit *, struct edit_line, int column);

#endif
