/*
 * Gates: facts that must be known before a step (lists in the arrangement, design: defaults 2). A gate gives its reason
 * in words and never blocks: it can be passed with a reason and a name.
 */
#ifndef RULES_GATE_H
#define RULES_GATE_H

#include "base/arena.h"
#include "model/codebook.h"
#include "model/entity.h"

struct gate_facts {
	const struct application *application;
	const struct client *client;
	const struct proposal *proposal; /* NULL: none */
	const struct home *home;         /* NULL: none */
	int64_t today;
};

struct gate_check {
	const struct code_entry *gate;
	const char *text;                /* reason in the language of the codebook */
};

/* The gates before `step` that are not met, in the arrangement's order. */
size_t gate_check(struct arena *, const struct codebook *, const struct gate_facts *, const char *step,
		  struct gate_check **out);

#endif
