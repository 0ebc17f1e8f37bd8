/*
 * Asking for some fields of an entity, one question at a time: a list to choose from where the field has one, else a
 * place to type. Esc goes one question back, with what was answered; from the first one it stops, and nothing is kept.
 */
#ifndef TUI_ASK_H
#define TUI_ASK_H

#include "app/edit.h"
#include "model/entity.h"
#include "tui/screen.h"

enum { ASK_MAX = 12 };

/* The answers so far, FIELD=VALUE. */
struct asked {
	const char *const *pairs;
	size_t count;
};

struct ask {
	const char *title; /* translated */
	const struct entity *entity;
	const char *fields[ASK_MAX + 1]; /* wire names; ends with NULL */
	const char *values[ASK_MAX + 1]; /* what stands there at first, by field; NULL: nothing */
	const char *needs[ASK_MAX + 1];  /* those that must be answered; none: what the entity requires */
	/* Choices of a field where the asker knows better than the field: true, and *count of them. None: the question is
	 * left out. NULL function: the field knows. */
	bool (*choices)(
		struct ui *, void *from, const char *field, const struct asked *, struct option **, size_t *count);
	/* Pairs FIELD=VALUE of what was answered, in order; in the arena of the view below until it closes. False: it
	 * could not be recorded, the message says why, and the last question comes back. */
	bool (*done)(struct ui *, void *from, const char *const *pairs, size_t count);
	void *from; /* lives as long as the view below */
};

/* Copied; the first question lies on top when it returns. */
void ask_open(struct ui *, const struct ask *);

/* The value of a field among pairs; NULL: not answered. */
const char *ask_value(const char *const *pairs, size_t count, const char *field);

#endif
