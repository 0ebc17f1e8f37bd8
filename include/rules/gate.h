/*
 * Gates: facts that must be known before a step (lists in the arrangement, design: defaults 2). A gate gives its reason
 * in words and never blocks: it can be passed with a reason and a name.
 *
 * What a gate needs is data: words separated by blanks, all of which must hold. A word may name several with | between:
 * one of them is enough. A word about a row that is not here is not judged.
 *	client.debts          the field is known; a flag must be true
 *	!home.open_nuisance   the flag is known and false; any other field is not known
 *	application.motivation|application.motivation_on
 *	contract.form=care_lease, contract.form!=care_lease   the field is, or is not, that value (one not known is not it)
 *	decision.messenger    judged while a decision is taken whose outcome asks for that field
 *	@sharing              the client's permission to share is there: not withdrawn, not past its last day
 *	@landing              26 weeks (figure landing_weeks) lie between the start of the soft landing and the key (or today)
 *	@capacity             the capacity of the neighbourhood is known and not older than 6 months (capacity_months)
 *	@one_proposal         neither the case nor the home has another open proposal
 *	@room_in_maximum      the municipality of the home has room in its maximum; not judged while that is not known
 *	@invitees             somebody is invited for this case
 *	@police_reason        who is only asked with a reason (attendance: reason_needed) has one
 *	@signatures           everybody whose signature the contract form asks for has signed; {who} and {wie} in the text
 *	                      become the roles that are missing
 *	@talks_planned        the talks until 100 days behind the key (talks_planned_days) have a time, where there are such talks
 *	@last_talk            the last talk was held
 *	@conditions_met       no condition is open or not met
 *	@client_agrees        the client agrees to an expert by experience
 *	@card                 every fixed question of the arrangement has an answer
 *	@age                  the age fits the rules of the shared home; not judged while that is not known
 *	@neighbours_told      the neighbours of the home were told in each way that was planned; at least one
 * Words speak of: application client proposal home decision contract agenda_item meeting.
 * A gate may stand before several steps. A gate without words is left to the table.
 */
#ifndef RULES_GATE_H
#define RULES_GATE_H

#include "base/arena.h"
#include "model/codebook.h"
#include "model/entity.h"

/* What holds when the arrangement does not tell it (figures landing_weeks and capacity_months). */
enum { LANDING_WEEKS = 26, CAPACITY_MONTHS = 6 };

/* A fact that is counted or answered elsewhere (app fills it in): yes, no, or not judged here. */
enum gate_fact { FACT_NOT_JUDGED, FACT_HOLDS, FACT_FAILS };

/* Facts behind the words with @ that are no field. Left at zero none of them is judged. */
struct gate_plain {
	enum gate_fact one_proposal, room_in_maximum, invitees, police_reason, signatures, talks_planned, last_talk,
		conditions_met, client_agrees, age, neighbours_told;
	const char *signers; /* roles that have not signed, in words; NULL: none */
};

struct gate_facts {
	const struct application *application;
	const struct client *client;     /* NULL: not here */
	const struct proposal *proposal; /* NULL: none */
	const struct home *home;         /* NULL: none; gates that ask for a home are then not judged */
	const struct decision *decision; /* NULL: none is being taken */
	const char *asked;               /* fields of it that its outcome asks for, blanks between */
	int64_t today;
	const struct contract *contract;       /* NULL: none drawn up */
	const struct agenda_item *agenda_item; /* NULL: on no agenda */
	const struct meeting *meeting;         /* of that agenda item; NULL */
	struct gate_plain plain;
};

struct gate_check {
	const struct code_entry *gate;
	const char *text; /* reason in the language of the codebook */
};

/* The gates before `step` that are not met, in the arrangement's order. */
size_t gate_check(
	struct arena *, const struct codebook *, const struct gate_facts *, const char *step, struct gate_check **out);

/* The same for every step up to and including `step`. */
size_t gate_check_until(
	struct arena *, const struct codebook *, const struct gate_facts *, const char *step, struct gate_check **out);

/* The gates that a decision or a step passes which takes a case from one step to another, in the arrangement's order:
 * none when it goes back or when no gate stands before `to`; those before `to` alone when that is an end, or the step
 * that the case is in already (a second home proposed); else all up to `to`. */
size_t gate_check_passage(struct arena *, const struct codebook *, const struct gate_facts *, const char *from,
	const char *to, struct gate_check **out);

/* Is this gate met? *text: its reason in the language of the codebook. */
bool gate_is_met(struct arena *, const struct codebook *, const struct gate_facts *, const struct code_entry *gate,
	const char **text);

/* Does what the words say hold (blanks or tabs between; NULL and "": yes)? For any list that has such words: the `when`
 * of attendance, the `if` of a moment. */
bool gate_words_hold(struct arena *, const struct codebook *, const struct gate_facts *, const char *words);

/* Does a gate before a step up to `until` (NULL: before any) need this word? "contract." stands for every field of that
 * row. */
bool gate_asks(const struct codebook *, const char *until, const char *word);

/* The same of one gate. */
bool gate_speaks_of(const struct code_entry *gate, const char *word);

/* Could this word of a file ever be judged: a name with @ from the list above, or a field of those rows, also with ! = or
 * != and with | between? False for "client.dept", "@landng", "contract.form=". */
bool gate_word_known(const char *word);

/* The words with an @ one after another, from 0; NULL behind the last. */
const char *gate_named_word(size_t index);

/* Is the permission to share there today? Days as in struct application. */
bool gate_is_shared(int64_t share_on, int64_t share_until, int64_t share_withdrawn, int64_t today);

/* The days that the soft landing takes at least. */
int64_t gate_landing_days(const struct codebook *);

/* The earliest honest key day: start of the soft landing plus those weeks, not before today. UNKNOWN when the landing has
 * not begun. */
int64_t gate_earliest_key(const struct codebook *, const struct application *, int64_t today);

#endif
