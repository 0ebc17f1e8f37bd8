/*
 * Inside of the practice file: who there is (names, stories), when what happens (plan, talks) and how it is written.
 * Private to app. Days are those of the drawings, Thursday 19-11-2026 being "today"; `shift` moves them to the real
 * today.
 *
 * What happens lies in one list of events, in order of day, and is written with the clock set to that day: so the past is
 * as it would have been. Most events are of a case and are invented; some are told line by line (struct demo_told).
 */
#ifndef APP_DEMO_PARTS_H
#define APP_DEMO_PARTS_H

#include "app/demo.h"
#include "base/id.h"
#include "write.h"

/* Rows of the table that tells how many people are where. */
enum demo_row {
	DEMO_DRAFT,
	DEMO_SUBMITTED,
	DEMO_COMPLETE,
	DEMO_LIGHT,
	DEMO_MEDIUM,
	DEMO_HEAVY,
	DEMO_HOLD,
	DEMO_LANDING, /* under 26 weeks */
	DEMO_LANDED,  /* 26 weeks or more */
	DEMO_PROPOSED,
	DEMO_CONTRACT,
	DEMO_LIVING,      /* key this year */
	DEMO_LIVING_LAST, /* key last year */
	DEMO_SETTLED,
	DEMO_LEFT, /* after two years, but not settled */
	DEMO_DECLINED,
	DEMO_WITHDRAWN,
	DEMO_ROW_COUNT,
};

enum { DEMO_FORUM_COUNT = 4, DEMO_BEVERWIJK = 0, DEMO_HEEMSKERK, DEMO_VELSEN, DEMO_ZUID, DEMO_TEXT = 48 };

extern const char *const demo_forums[DEMO_FORUM_COUNT];

/* How numbers of told homes begin: W-0901 to W-0909. */
#define DEMO_SHARED_HOMES "W-090"

/* How many people are in a row of a table (demo_plan.c). */
size_t demo_region(enum demo_row, size_t forum);

/* A person of the drawings or of a life story. Days as in the drawings, "2026-11-19". */
struct demo_story {
	size_t forum;
	enum demo_row row;
	const char *number; /* "ZK-2026-0042"; NULL: the next free one */
	const char *name, *municipality, *neighbourhood, *weight, *care, *sentence, *step;
	int born;
	const char *received, *decided, *landing, *proposed, *key, *closed;
	const char *outcome;    /* of the decision; NULL: by the row */
	const char *reason;     /* of a decline, hold or withdrawal */
	const char *note;       /* of the decision; NULL: none */
	const char *home;       /* number; NULL: the next free one */
	const char *lives_in;   /* key of a told home that is shared; NULL: a home of their own */
	const char *form;       /* of the contract */
	const char *asked;      /* at today's meeting; NULL: not on its agenda */
	int position;           /* on the agenda */
	bool now;               /* is being discussed */
	const char *moved;      /* day on which another table passed the case on to this one; NULL: it began here */
	size_t moved_from;      /* that table */
	const char *moved_care; /* ambulant care provider until then */
	const char *const *
		more; /* "client.debts=stable", "home.rooms=3", "application.support_from=@2026-12-15"; NULL at the end */
};

/* The stories in their order: those of the drawings, then the life stories; NULL behind the last. */
extern const struct demo_story demo_drawn[], demo_lived[];
extern const size_t demo_drawn_count, demo_lived_count;
const struct demo_story *demo_story(size_t at);

/* A municipality with what is in it. */
struct demo_town {
	const char *code, *association;
	size_t forum;
	const char *const *neighbourhoods; /* NULL at the end */
};

extern const struct demo_town demo_towns[];
extern const size_t demo_town_count;
const struct demo_town *demo_town(const char *code);

/* Invented texts; NULL at the end. */
extern const char *const demo_names[],
	*const demo_workers[], *const demo_letters[], *const demo_profiles[],
							      *const demo_days[],
								      *const demo_networks[],
									      *const demo_cares[],
										      *const demo_complexes[],
											      *const demo_plans[];
const char *demo_pick(struct random *, const char *const *texts);

/* A talk of a case. */
struct demo_talk {
	const struct code_entry *moment;
	int64_t due, held; /* held UNKNOWN: not yet */
	char id[ID_TEXT];  /* "" until it is written */
};

struct demo_case {
	uint64_t seed;
	const struct demo_story *story; /* NULL: anyone */
	size_t forum;
	enum demo_row row;
	int born;
	size_t nth, of; /* its place in the row of its table */
	bool told;  /* one of the region as drawn: with talks, contract and course; in a large file others have none */
	bool quiet; /* nobody has touched it for some weeks */
	const char *municipality, *care, *weight, *step, *outcome, *form;
	const char *name, *worker; /* of the client; of the support worker */
	/* UNKNOWN: not (yet) */
	int64_t received, complete, scheduled, decided, landing, proposed, key, closed;
	char number[24];
	char client[ID_TEXT], application[ID_TEXT], home[ID_TEXT], proposal[ID_TEXT], contract[ID_TEXT];
	char condition[ID_TEXT];
	struct demo_talk *talks;
	size_t talk_count;
	size_t chunk; /* use case in which it was last written */
};

/* What happens to a case on a day; DEMO_TELLS: a line of what is told. */
enum demo_happening {
	DEMO_APPLIES,
	DEMO_SCHEDULED,
	DEMO_DECIDED,
	DEMO_MOVES_TABLE,
	DEMO_IS_PROPOSED,
	DEMO_SIGNS,
	DEMO_MOVES_IN,
	DEMO_CLOSES,
	DEMO_IS_TOUCHED,
	DEMO_IS_JUDGED, /* the condition of its admission */
	DEMO_TALKS,
	DEMO_TELLS,
	DEMO_HAPPENING_COUNT
};

struct demo_event {
	int64_t day;
	size_t of; /* place in cases; of DEMO_TELLS in the told lines */
	enum demo_happening what;
};

struct demo_complex {
	char id[ID_TEXT];
	const struct demo_town *town;
	const char *name, *neighbourhood;
};

/* A row that told lines make and come back to. */
struct demo_kept {
	const char *key;
	char id[ID_TEXT]; /* "" until it is written */
	size_t made_by;   /* line */
	size_t chunk;
};

/* Heads that somebody saw before writing. */
struct demo_seen {
	const struct op_id *ops;
	size_t count;
};
enum { DEMO_DIFFERENCES = 4 };

struct demo {
	struct app *app;
	const struct demo_options *options;
	struct demo_count *count;
	struct arena *arena;  /* all of the making */
	struct arena *row;    /* one row */
	int64_t today, shift; /* day; days since the drawings */
	int64_t now;          /* local minutes */
	int64_t now_ms;
	struct demo_case *cases;
	size_t case_count;
	struct demo_event *events;
	size_t event_count, event_room;
	struct demo_event *later; /* room for those that must wait for the next use case */
	struct demo_complex *complexes;
	size_t complex_count;
	struct demo_kept *kept;
	size_t kept_count, kept_room;
	size_t homes; /* numbers given out */
	char chairs[DEMO_FORUM_COUNT][ID_TEXT], meetings[DEMO_FORUM_COUNT][ID_TEXT], next[DEMO_FORUM_COUNT][ID_TEXT];
	char servicepunt[ID_TEXT], care_worker[ID_TEXT]; /* people: F. Kramer, J. Bakker */
	struct demo_seen seen[DEMO_DIFFERENCES];
	size_t chunk;
};

/* A day of the drawings, moved. NULL: UNKNOWN. */
int64_t demo_day(const struct demo *, const char *drawn);

/* The case of a story, by its name or number; NULL: it is not in a file of this size. */
struct demo_case *demo_find(const struct demo *, const char *name);

/* Makes the cases, in the order in which they are written (demo_plan.c); and when the lists of the arrangement are there,
 * the events (demo_event.c). */
void demo_plan(struct demo *);
void demo_plan_events(struct demo *);
/* Does it come on the agenda on a day of its own? Of others that is written with the decision. */
bool demo_is_scheduled(const struct demo *, const struct demo_case *);
void demo_add_event(struct demo *, size_t of, enum demo_happening, int64_t day);

/* ---- cells and rows (demo_row.c) ---- */

void demo_put_day(struct write_cells *, const char *name, int64_t day);
void demo_put_number(struct write_cells *, const char *name, uint64_t number);

/* A new or known row; cells without a value are no part of it. */
MUST_CHECK bool demo_save(
	struct demo *, const struct entity *, const char *id, const char *scope, struct write_cells *, struct error *);

/* An entry on a case; `id` of the new one may be NULL. */
MUST_CHECK bool demo_enter(
	struct demo *, const struct entity *, const struct demo_case *, char *id, struct write_cells *, struct error *);

/* Scope of a case. */
const char *demo_scope(const struct demo *, const struct demo_case *);

/* "entity.field=value" of a story; "@2026-11-19" is a day of the drawings, "@2026-11-17T09:10" a moment, an empty value
 * takes the cell away. */
const char *demo_moved_value(const struct demo *, const char *value);
void demo_add_story(struct demo *, const struct demo_case *, const struct entity *, struct write_cells *);

/* ---- what is written, each in an open use case ---- */

/* Figures of the maximum and neighbourhoods; before the cases. (demo_region.c) */
MUST_CHECK bool demo_write_region(struct demo *, struct error *);

/* Persons, parties, complexes; before the cases. (demo_place.c) */
MUST_CHECK bool demo_write_people(struct demo *, struct error *);
MUST_CHECK bool demo_write_complexes(struct demo *, struct error *);
/* Homes that are free or expected. */
MUST_CHECK bool demo_write_homes(struct demo *, struct error *);
/* A home for a case; `offer` as in home.def. */
MUST_CHECK bool demo_write_home(struct demo *, struct demo_case *, const char *offer, struct error *);

/* Meetings of today and of the next time, with their agendas. (demo_meeting.c) */
MUST_CHECK bool demo_write_meetings(struct demo *, struct error *);

/* What happens to a case. (demo_case.c; later ones demo_home.c) */
MUST_CHECK bool demo_write_event(struct demo *, const struct demo_event *, struct error *);

#endif
