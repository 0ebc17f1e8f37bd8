/*
 * Differences in the practice file. Private to app. First what was changed here, then what was changed elsewhere by
 * somebody who had not seen that; each in an open use case.
 */
#ifndef APP_DEMO_DIFFER_H
#define APP_DEMO_DIFFER_H

#include "demo_parts.h"

MUST_CHECK bool demo_differ_here(struct demo *, struct error *);
MUST_CHECK bool demo_differ_there(struct demo *, struct error *);

#endif
