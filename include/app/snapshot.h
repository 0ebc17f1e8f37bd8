/* `tafel snapshot`: the present state as one JSON document (format: report/snapshot.h). */
#ifndef APP_SNAPSHOT_H
#define APP_SNAPSHOT_H

#include "app/app.h"
#include "report/sink.h"

/* Writes the document through `write` in pieces; flat memory but for the list of differences. False: the file could not
 * be read, or `write` said so. */
MUST_CHECK bool snapshot_write(struct app *, sink_write *, void *from, struct error *);

#endif
