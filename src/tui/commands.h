/*
 * What the lines of the action table do, beyond the core. Each is called with the meeting screen or a form on top; each
 * says in the message line why it cannot be done now ("There is no case on the table.").
 */
#ifndef TUI_COMMANDS_H
#define TUI_COMMANDS_H

struct ui;

/* panels */
void command_edit(struct ui *);           /* F2 e: the form over the row that the focused panel shows */
void command_find(struct ui *);           /* F3 / */
void command_filter(struct ui *);         /* F4 f */
void command_clear_filter(struct ui *);   /* Backspace */
void command_decide(struct ui *);         /* F8 b */
void command_withdraw(struct ui *);       /* withdraws the newest decision on the case */
void command_undo(struct ui *);           /* Ctrl+Z */
void command_redo(struct ui *);           /* Ctrl+Y */
void command_previous_case(struct ui *);  /* [ */
void command_next_case(struct ui *);      /* ] */
void command_sort(struct ui *);           /* next order of the queue: wait, weight, step */
void command_missing(struct ui *);        /* what is missing in this case */
void command_fit(struct ui *);            /* F5 p: why this home fits, rule by rule */

/* forms */
void command_edit_case(struct ui *);      /* the form over client and application of the case */
void command_edit_home(struct ui *);      /* the form over the proposed home */
void command_history(struct ui *);        /* every change of the row */

#endif
