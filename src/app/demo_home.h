/*
 * A home for a case of the practice file: proposed, signed for, moved into, and what came of it. Private to app.
 */
#ifndef APP_DEMO_HOME_H
#define APP_DEMO_HOME_H

#include "demo_parts.h"

MUST_CHECK bool demo_propose(struct demo *, struct demo_case *, struct error *);
MUST_CHECK bool demo_sign(struct demo *, struct demo_case *, struct error *);
MUST_CHECK bool demo_move_in(struct demo *, struct demo_case *, struct error *);

/* Also the end of a case that never had one. */
MUST_CHECK bool demo_close(struct demo *, struct demo_case *, struct error *);

#endif
