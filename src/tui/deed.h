/*
 * Something that is to be recorded on a case (a step, a home, a judgement, a signature, a key): first tried as it is; when
 * gates are not met these are told, and with a reason it is done all the same. Private to screen_course*.c, to_key.c,
 * triage.c.
 */
#ifndef TUI_DEED_H
#define TUI_DEED_H

#include "app/edit.h"
#include "model/codebook.h"
#include "tui/ask.h"
#include "tui/screen.h"

struct deed {
	const char *application, *number;
	const struct codebook *book;   /* of the arrangement that the case follows */
	const struct code_entry *step; /* that it sets, or whose roles and reasons it has; NULL */
	const char *reasons;           /* kind of its reasons; NULL: none */
	bool on_behalf;                /* role and name are asked in any case */
	const char *done;              /* translated: said when it is recorded */
	/* Does it; *told: what follows from it, NULL: nothing. */
	bool (*record)(struct ui *, struct deed *, const char *passed_why, const char **told, struct error *);
	/* What is not met, a sentence each; NULL: the refusal tells it. */
	bool (*warnings)(struct ui *, struct deed *, const char ***warnings, size_t *count, struct error *);
	/* What was answered. */
	const char *role, *name, *reason, *note, *verdict, *code, *home;
	int64_t day, until;
	const char *const *pairs;
	size_t pair_count;
};

/* A deed on a case, in the arena of the view on top; NULL: the case cannot be read, and the message says why. */
struct deed *deed_on(struct ui *, const char *application);

/* Tries it; asks for a reason when gates are not met. */
void deed_try(struct ui *, struct deed *);

/* For struct ask over step_change: who (role, name), reason, until, note, as the step has them; what the deed does not ask
 * is left out. `from` is the deed. */
bool deed_choices(struct ui *, void *from, const char *field, const struct asked *, struct option **, size_t *count);

/* Takes over what such an ask gave. */
void deed_take(struct ui *, struct deed *, const char *const *pairs, size_t count);

/* All that: asks who, reason, until and note in a dialog with that title, and tries it. */
void deed_ask(struct ui *, struct deed *, const char *title);

/* "admitted", and with a reason behind it. */
const char *deed_step_text(const struct deed *);

#endif
