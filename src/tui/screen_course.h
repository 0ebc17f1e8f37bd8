/* The course of a case: its state, shared by drawing and keys. Private to screen_course*.c. */
#ifndef TUI_SCREEN_COURSE_H
#define TUI_SCREEN_COURSE_H

#include "app/course.h"
#include "tui/list.h"
#include "tui/screen.h"

/* A line of the list: a heading, a note, the home, a step that may follow, or something that happened. */
struct course_row {
	const char *text; /* heading, note, home */
	enum style style;
	bool heading, home;
	const struct course_line *line;
	const struct course_next *next;
};

struct course_view {
	struct arena *rows_arena; /* new at each load */
	const char *application, *number, *name;
	struct course *course;
	const struct codebook *book; /* of the arrangement that the case follows */
	struct course_row *rows;
	struct list list;
	bool dutch;
};

/* Lines of the list, and the whole of one. (screen_course_rows.c) */
void course_make_rows(struct ui *, struct course_view *);
const char *course_line_text(void *from, struct arena *, size_t i, int columns, enum style *);
const char *course_row_whole(struct ui *, const struct course_view *, const struct course_row *);
const char *course_name(const struct course_view *, const struct code_entry *);

/* Enter on a step that may follow: asks what it needs and sets it. (screen_course_act.c) */
void course_start_step(struct ui *, struct course_view *, const struct course_next *);

/* A case that ended is taken up again; asks why. */
void course_ask_reopen(struct ui *, struct course_view *);

/* From a home to a key: what can be recorded now, in a list. (to_key.c) */
void to_key_list(struct ui *, const char *application);

/* What belongs to a step of that case by its event; false: it is an ordinary step. */
bool to_key_step(struct ui *, const char *application, const struct code_entry *step);

/* Weight and who is asked in. (triage.c) */
void triage_open(struct ui *, const char *application);

#endif
