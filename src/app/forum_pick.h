/*
 * Which table something goes to, from the tables of the arrangement. Private to app.
 */
#ifndef APP_FORUM_PICK_H
#define APP_FORUM_PICK_H

#include "app/app.h"

/* The table of a kind ("casuistry"; NULL: the kind that the arrangement names first) that covers a municipality (NULL: any,
 * but only when there is just one). *id NULL: there is none. */
MUST_CHECK bool forum_pick(
	struct app *, struct arena *, const char *kind, const char *municipality, const char **id, struct error *);

#endif
