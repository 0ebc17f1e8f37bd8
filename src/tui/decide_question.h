/* One field of a decision that the dialog asks for. With options it is chosen, without it is typed. */
#ifndef TUI_DECIDE_QUESTION_H
#define TUI_DECIDE_QUESTION_H

#include "app/edit.h"
#include "model/entity.h"
#include "tui/line.h"
#include "tui/screen.h"

struct question {
	const struct field *field;
	const char *reasons; /* kind of the reasons that may be chosen; NULL: not a reason, or none asked for */
	struct line line;
	struct option *options; /* NULL: typed */
	size_t option_count;
	int at; /* chosen option; -1: not answered */
	char problem[ERROR_TEXT_MAX];
};

/* A new one in the arena; reasons: see there. */
struct question *question_open(struct ui *, struct arena *, const struct field *, const char *reasons);

bool question_answered(const struct question *);

/* Takes the answer over into the decision; false: it is not good, and the question says why. */
bool question_take(struct ui *, struct arena *, struct question *, struct decision *);

/* Rows that it takes in so many columns: itself, what is wrong with it and what follows from it. */
int question_rows(struct ui *, const struct question *, int cols);

/* Draws it from that row on; needed: the outcome asks for an answer. */
void question_draw(struct ui *, struct question *, const struct pane *, int row, bool focused, bool needed);

/* Typing, or the arrows and digits of a choice. */
bool question_key(struct ui *, struct question *, const struct event *);

/* A click in the row that it was drawn in; true: its list of choices is wanted. */
bool question_click(struct question *, const struct pane *, int col);

/* What can be done with it, in a few words. */
const char *question_hint(const struct question *);

#endif
