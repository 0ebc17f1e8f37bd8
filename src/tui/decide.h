/* The decision dialog: its state, and how it is drawn. Private to decide*.c. */
#ifndef TUI_DECIDE_H
#define TUI_DECIDE_H

#include "app/decide.h"
#include "decide_question.h"

enum { QUESTIONS_MAX = 12, POOL_MAX = 40, BUTTONS = 2 };

struct deciding {
	struct dossier *dossier;
	const struct code_entry **outcomes;
	size_t outcome_count;
	int at;                          /* outcome with the focus; -1: [Back] */
	bool asking;                     /* the questions of outcomes[at] are on the screen */
	struct question *pool[POOL_MAX]; /* every question that was asked: an answer stays when the outcome changes */
	size_t pool_count;
	struct question *questions[QUESTIONS_MAX];
	size_t question_count;
	size_t focus; /* question, then [Back], then [Record] */
	struct decide decide;
	const char **warnings;
	size_t warning_count;
	int64_t guard; /* see dialog_enter */
};

/* The outcome with the focus; NULL: none. */
const struct code_entry *decide_outcome(const struct deciding *);

void decide_draw_outcomes(struct ui *, const struct deciding *, const struct pane *);
void decide_draw_questions(struct ui *, const struct deciding *, const struct pane *);

/* Where the questions lie: from row `top` on, beginning with the one that lets the focused one show whole. */
size_t decide_first_question(struct ui *, const struct deciding *, const struct pane *, int *top);

#endif
