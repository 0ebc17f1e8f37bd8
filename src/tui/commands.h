/*
 * What the lines of the action table do, beyond the core. Each is called with the meeting screen or a form on top; each
 * says in the message line why it cannot be done now ("There is no case on the table."). They begin with run_, since
 * command_ belongs to the command line.
 */
#ifndef TUI_COMMANDS_H
#define TUI_COMMANDS_H

struct ui;

/* panels */
void run_edit(struct ui *);          /* F2 e: the form over the row that the focused panel shows */
void run_find(struct ui *);          /* F3 / */
void run_filter(struct ui *);        /* F4 f */
void run_clear_filter(struct ui *);  /* Backspace */
void run_decide(struct ui *);        /* F8 b */
void run_withdraw(struct ui *);      /* withdraws the newest decision on the case */
void run_undo(struct ui *);          /* Ctrl+Z */
void run_redo(struct ui *);          /* Ctrl+Y */
void run_previous_case(struct ui *); /* [ */
void run_next_case(struct ui *);     /* ] */
void run_sort(struct ui *);          /* next order of the queue: wait, weight, step */
void run_missing(struct ui *);       /* what is missing in this case */
void run_fit(struct ui *);           /* F5 p: why this home fits, rule by rule */

/* screens beside the four panels */
void run_agenda(struct ui *);    /* F7 a: talks that are late or coming */
void run_course(struct ui *);    /* c: the course of the case on the table, with gates and terms */
void run_incidents(struct ui *); /* i */
void run_time_outs(struct ui *); /* t */
void run_hurdles(struct ui *);   /* d */
void run_recipes(struct ui *);
void run_promises(struct ui *);   /* l */
void run_households(struct ui *); /* r: shared homes */
void run_questions(struct ui *);  /* u: what neighbours asked */
void run_quota(struct ui *);      /* F9 v: the maximum per municipality */

void run_to_key(struct ui *);     /* y: from a home to its key, what can be recorded now */
void run_propose(struct ui *);    /* a home for the case on the table */
void run_triage(struct ui *);     /* z: weight, and who is asked in */

/* The same screens of one case; NULL: of all. */
void agenda_open(struct ui *, const char *application, const char *number);
void incidents_open(struct ui *, const char *application, const char *number);
void time_outs_open(struct ui *, const char *application, const char *number);
void hurdles_open(struct ui *, const char *application, const char *number);
void promises_open(struct ui *, const char *application, const char *number);

/* forms */
void run_edit_case(struct ui *);        /* the form over client and application of the case */
void run_edit_home(struct ui *);        /* the form over the proposed home */
void command_case_history(struct ui *); /* every change of the row */

#endif
