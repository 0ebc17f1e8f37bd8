/* `tafel list queue`: the queue of the own table, in its order. */
#ifndef CLI_QUEUE_H
#define CLI_QUEUE_H

#include "command.h"

MUST_CHECK bool queue_list(struct cli *, struct error *);

#endif
