/*
 * What the subcommands about shared homes share.
 */
#ifndef CLI_HOUSEHOLD_H
#define CLI_HOUSEHOLD_H

#include "app/household.h"
#include "command.h"

/* The shared home that was typed: its id, a unique beginning of it, or its name. */
MUST_CHECK bool household_find(struct cli *, const char *typed, const char **id, struct error *);

/* A member: its id, or HOUSEHOLD/NAME: of several of that name the one who lives there, else the last who left. */
MUST_CHECK bool household_find_member(struct cli *, const char *typed, const char **id, struct error *);

/* Sentences on stderr, one a line, each with its mark. NULL: none. */
void household_warn(struct cli *, const char *told);

#endif
