/*
 * Intake: a sheet of applications becomes clients and applications, all rows or none. Headings and values are known by
 * assets/intake/nl.csv; the table follows from the municipality. A row whose case number is here already adds nothing.
 */
#ifndef APP_INTAKE_H
#define APP_INTAKE_H

#include "app/app.h"

enum { INTAKE_FILE_MAX = 64 * 1024 * 1024, INTAKE_PROBLEMS_MAX = 50 };

struct intake_options {
	const char *path;
	bool dry_run;        /* check and tell, write nothing */
	const int64_t *skip; /* rows of the sheet to leave out, as a spreadsheet counts (the heading is 1) */
	size_t skip_count;
	const char *const *ignore; /* headings of columns to leave out */
	size_t ignore_count;
};

/* A sentence about a row or a column. */
struct intake_note {
	int64_t row;        /* 0: the whole sheet */
	const char *column; /* heading; NULL: none */
	const char *number; /* case number; NULL: not known */
	const char *text;   /* translated */
};

/* What one fact is missing in: "The ambulant care provider is not known." and the case numbers. */
struct intake_missing {
	const char *text;
	const char *const *numbers;
	size_t count;
};

struct intake_result {
	size_t read;      /* rows with something in them, without the heading and those skipped */
	size_t taken;     /* new applications (with dry_run: that would come in) */
	size_t complete;  /* of those, at the step "complete"; the others are "submitted" */
	size_t known;     /* case numbers that are here already */
	size_t differing; /* of those, with other values in the sheet; left as they are here */
	size_t skipped;
	struct intake_note *problems; /* why nothing was taken in, at most INTAKE_PROBLEMS_MAX */
	size_t problem_count;
	struct intake_note *notes; /* things to look at: differences, days to come, care providers not known */
	size_t note_count;
	struct intake_missing *missing; /* what is not complete, in the order of the gates */
	size_t missing_count;
};

/* Takes a sheet in, in one use case. All memory of the result is in the arena. False: nothing was written; err tells the
 * first thing, result->problems all of them. */
MUST_CHECK bool intake_run(
	struct app *, struct arena *, const struct intake_options *, struct intake_result *, struct error *);

/* The result in sentences, one a line, in the language of the screen. */
const char *intake_report(struct arena *, const struct intake_options *, const struct intake_result *);

#endif
