/*
 * Which columns the table of an entity shows.
 */
#ifndef CLI_COLUMNS_H
#define CLI_COLUMNS_H

#include "model/entity.h"
#include "print.h"

enum { COLUMNS_MAX = 8 };

struct columns {
	const struct field *fields[COLUMNS_MAX]; /* NULL: the id */
	struct print_column columns[COLUMNS_MAX];
	size_t count;
};

/* The columns of an entity, headings translated. One that the table does not know gets its id, number and title. */
void columns_of(const struct entity *, struct columns *);

/* The cells of one row, in the arena. */
void columns_cells(struct arena *, const struct columns *, const struct context *, const void *row,
	const char *cells[COLUMNS_MAX]);

#endif
