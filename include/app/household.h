/*
 * Shared homes: who joins and leaves by the rules of the arrangement, roles at the home, support that goes up and down,
 * telling the neighbours, their questions; and the weekly list of homes that come free.
 */
#ifndef APP_HOUSEHOLD_H
#define APP_HOUSEHOLD_H

#include "app/app.h"
#include "rules/household.h"

struct household_sheet {
	struct household *household;
	struct home **homes;
	size_t home_count;
	struct member **members; /* those who live there first, then who left */
	size_t member_count, living;
	struct home_role **roles;
	size_t role_count;
	struct verdict verdict; /* what to look at: places, end of the agreement, cost sharers, terms, ages */
	struct neighbour_question **questions;
	size_t question_count, questions_late;
	struct communication **communications;
	size_t communication_count;
	struct finding **findings;
	size_t finding_count;
};
MUST_CHECK bool household_load(
	struct app *, struct arena *, const char *household, struct household_sheet **, struct error *);

/* May somebody join? Reasons in words (age, places, homes, lead organisation …). */
MUST_CHECK bool household_verdict(
	struct app *, struct arena *, const struct member *, struct verdict *, struct error *);

/* A member joins: `pairs` are FIELD=VALUE of the member. What can be known is filled in: the day (today), the only home,
 * until when the stay is expected. The first one makes the home lived in. E_INPUT with the reasons when the rules say no
 * and passed_why is NULL. *told: what to look at, a sentence a line; NULL: nothing. */
MUST_CHECK bool household_join(struct app *, struct arena *, const char *household, const char *const *pairs,
	size_t count, const char *passed_why, const char **id, const char **told, struct error *);
/* Leaves, with where to (list "way_out") and why (may be NULL). Roles that the member had end on that day. */
MUST_CHECK bool household_leave(struct app *, struct arena *, const char *member, int64_t day, const char *way_out,
	const char *why, struct error *);

/* Support from a day on, for a case or a member (the other NULL); hours in thousandths a week. *told: up or down, and from
 * what. */
MUST_CHECK bool support_set(struct app *, struct arena *, const char *application, const char *member, int64_t day,
	int64_t hours, const char *why, const char *agreed_by, const char **told, struct error *);
/* The series in order of day. */
MUST_CHECK bool support_list(struct app *, struct arena *, const char *application, const char *member,
	struct support_level ***, size_t *count, struct error *);

/* Neighbours' questions: open ones first, the oldest before; then the answered ones, the newest before. `home` NULL: of
 * all homes of the own table. *late counts among all open ones. `late`: open over the arrangement's term in working days. */
struct question_line {
	struct neighbour_question *question;
	const char *home;  /* number */
	int64_t answer_by; /* last day of the term */
	bool late;
	int64_t minutes; /* from receipt to answer; UNKNOWN while open */
};
MUST_CHECK bool question_list(struct app *, struct arena *, const char *home, bool open_only, size_t limit,
	struct question_line **, size_t *count, size_t *late, struct error *);
/* `at` UNKNOWN: now; `way` NULL: not told. *told: a name stands in the text, which is kept all the same; NULL: none. */
MUST_CHECK bool question_ask(struct app *, struct arena *, const char *home, const char *text, const char *way,
	int64_t at, const char **id, const char **told, struct error *);
/* `at` UNKNOWN: now. E_INPUT: it was answered already, or lies before the question. */
MUST_CHECK bool question_answer(struct app *, struct arena *, const char *question, const char *answer, const char *by,
	int64_t at, struct error *);

/* The weekly list of homes that are free or come free, by day, up to `until` (last day); from the day `from` on, UNKNOWN:
 * also what should have come free before. Of a municipality, or all (NULL). */
MUST_CHECK bool home_list_free(struct app *, struct arena *, const char *municipality, int64_t from, int64_t until,
	struct home ***, size_t *count, struct error *);

/* To whom a home goes (list "destination") and who decided, today. E_INPUT: the arrangement has no such destination. */
MUST_CHECK bool home_assign(
	struct app *, struct arena *, const char *home, const char *destination, const char *by, struct error *);

#endif
