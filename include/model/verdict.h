/*
 * What a rule says: reasons in words, each with its weight. A verdict advises; people decide. Rules make them, screens
 * and the command line show them.
 */
#ifndef MODEL_VERDICT_H
#define MODEL_VERDICT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum verdict_level {
	VERDICT_YES,  /* + fits */
	VERDICT_LOOK, /* ! look at this */
	VERDICT_ASK,  /* ? not known: ask */
	VERDICT_NO,   /* x does not fit; may be passed with a reason and a name */
};

struct verdict_reason {
	enum verdict_level level;
	const char *code;   /* of the rule, for JSON and tests: "age" */
	const char *text;   /* translated sentence */
	const char *source; /* where the rule comes from; NULL */
};

/* Start with {.arena = a}. */
struct verdict {
	struct arena *arena;
	struct verdict_reason *reasons;
	size_t count, room;
};

/* Adds a reason; the text is translated, printf, and copied into the arena. */
void verdict_add(struct verdict *, enum verdict_level, const char *code, const char *source, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* The heaviest level of its reasons; VERDICT_YES without any. */
enum verdict_level verdict_level(const struct verdict *);

#endif
