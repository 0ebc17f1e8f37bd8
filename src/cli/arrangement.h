/*
 * What a new version of an arrangement changes, in words. Private to cli.
 */
#ifndef CLI_ARRANGEMENT_H
#define CLI_ARRANGEMENT_H

#include "app/arrange.h"
#include "command.h"

/* What differs by list, then which running cases change and how; on stdout. */
void arrangement_print(struct cli *, const struct arrange_preview *);

#endif
