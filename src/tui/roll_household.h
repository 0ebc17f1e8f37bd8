/* What can be done with one shared home, each asking what it needs; private to roll_household*.c. */
#ifndef TUI_ROLL_HOUSEHOLD_H
#define TUI_ROLL_HOUSEHOLD_H

#include "tui/roll.h"

void household_new_member(struct ui *, struct roll *);
void household_member_leaves(struct ui *, struct roll *);
void household_set_support(struct ui *, struct roll *);
void household_new_role(struct ui *, struct roll *);
void household_tell_neighbours(struct ui *, struct roll *);
void household_new_finding(struct ui *, struct roll *);
void household_show_questions(struct ui *, struct roll *);
void household_add_home(struct ui *, struct roll *);

/* What neighbours asked about one home; NULL: about all of the own table. (roll_question.c) */
void questions_open(struct ui *, const char *home, const char *about);

#endif
