/* Names that people mistype, and the nearest one that there is. */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include "command.h"

/* Finds the nearest name to what was typed; offer names one by one. */
struct nearest {
	const char *typed;
	const char *name; /* nearest so far, NULL: none is near */
	int distance;
};
struct nearest nearest_to(const char *typed);
void nearest_offer(struct nearest *, const char *name);

/* The entity that KIND names, singular or plural. False: there is none; err says what was perhaps meant, wrong use. */
MUST_CHECK bool nearest_kind(struct cli *, const char *typed, const struct entity **, struct error *);

#endif
