/*
 * stdout as a sink for reports.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "command.h"
#include "report/sink.h"

struct output {
	struct cli *cli;
	bool exact;          /* JSON and CSV into a file or pipe: byte for byte */
	struct arena *arena; /* of `rest` */
	struct buffer rest;  /* on a terminal: the line that is not whole yet */
	struct sink sink;
};

/* `data`: JSON or CSV, which stays exact but on a terminal; else text for people, always made safe. */
void output_open(struct output **, struct cli *, bool data);

/* Hands on the rest and closes. False: it could not be written. */
MUST_CHECK bool output_close(struct output **, struct error *);

#endif
