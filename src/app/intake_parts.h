/*
 * Inside of the intake: headings and values of nl.csv, one row at a time. Private to app.
 */
#ifndef APP_INTAKE_PARTS_H
#define APP_INTAKE_PARTS_H

#include "app/intake.h"
#include "csv.h"

/* A word that stands for a code: "midden" for medium. NULL: not known. */
struct intake_word {
	const char *text, *folded, *code;
};

struct intake_words {
	struct intake_word *words;
	size_t count, room;
};

/* One column of the sheet. */
struct intake_column {
	const char *heading;
	const struct entity *entity; /* client or application; NULL: left out */
	const struct field *field;
	bool ignored;
	struct intake_words words;
};

/* The heading of a field: `application.number`, "Aanvraagnr". */
struct intake_heading {
	const struct entity *entity;
	const struct field *field;
	const char *text, *folded;
};

struct intake_place {
	const char *municipality, *forum;
};

struct intake_number {
	const char *number;
	int64_t row;
};

/* Notes that grow. */
struct intake_notes {
	struct intake_note *items;
	size_t count, room;
};

struct intake {
	struct app *app;
	struct arena *arena;     /* the caller's: all that the result shows */
	struct arena *row_arena; /* of one row */
	const struct intake_options *options;
	struct intake_result *result;
	const struct context *context;
	struct intake_heading *headings;
	size_t heading_count, heading_room;
	struct csv_row *values; /* rows of nl.csv with words */
	size_t value_count, value_room;
	struct intake_words unknown; /* words that stand for "not known" anywhere */
	struct intake_words parties; /* care providers by name */
	struct intake_words municipalities;
	struct intake_place *places;
	size_t place_count, place_room;
	struct intake_column *columns;
	size_t column_count;
	struct intake_number *numbers;
	size_t number_count, number_room;
	struct intake_notes problems, notes;
	size_t problem_total;
	bool second;          /* second pass: notes are taken, rows are written */
	const char **reasons; /* code of each gate in result->missing */
	size_t missing_room;
};

/* One row of the sheet, read. */
struct intake_row {
	int64_t row;
	struct client client;
	struct application application;
	bool good;
};

/* Grows an array in an arena by one and gives the new last element. */
void *intake_grow(struct arena *, void *array, size_t *count, size_t *room, size_t size);

/* What the sheet calls a field, or may call it when it has no such column. (intake_row.c) */
const char *intake_heading_of(const struct intake *, const struct field *);

void intake_problem(struct intake *, int64_t row, const char *column, const char *text);
void intake_tell(struct intake *, int64_t row, const char *column, const char *number, const char *text);

/* Reads assets/intake/nl.csv and the parties and tables of the file. (intake_map.c) */
MUST_CHECK bool intake_open_map(struct intake *, struct error *);

/* Makes columns of the heading row; problems are noted. (intake_map.c) */
void intake_read_headings(struct intake *, const struct csv_row *);

/* The word that was meant; false: none. *code NULL: not known. */
bool intake_word(const struct intake_words *, const char *folded, const char **code);

/* The word that is nearest to `typed`, for "did you mean"; NULL when there is no word at all. */
const char *intake_nearest(const struct intake_words *, const char *typed);

/* Reads the cells of a row into client and application; problems are noted and row->good is false then.
 * (intake_row.c) */
void intake_read_row(struct intake *, const struct csv_row *, struct intake_row *);

#endif
