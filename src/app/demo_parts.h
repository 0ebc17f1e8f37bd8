/*
 * Inside of the practice file: who there is (names, stories), when what happens (plan) and how it is written. Private
 * to app. Days are those of the drawings, Thursday 19-11-2026 being "today"; `shift` moves them to the real today.
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

/* A person of the drawings or of a life story. Days as in the drawings, "2026-11-19". */
struct demo_story {
	size_t forum;
	enum demo_row row;
	const char *number; /* "ZK-2026-0042"; NULL: the next free one */
	const char *name, *municipality, *neighbourhood, *weight, *care, *sentence, *step;
	int born;
	const char *received, *decided, *landing, *proposed, *key, *closed;
	const char *outcome; /* of the decision; NULL: by the row */
	const char *reason;  /* of a decline, hold or withdrawal */
	const char *home;    /* number; NULL: the next free one */
	const char *form;    /* of the contract */
	const char *asked;   /* at today's meeting; NULL: not on its agenda */
	int position;        /* on the agenda */
	bool now;            /* is being discussed */
	const char *const *
		more; /* "client.debts=stable", "home.rooms=3", "application.support_from=@2026-12-15"; NULL at the end */
};

extern const struct demo_story demo_stories[];
extern const size_t demo_story_count;

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

struct demo_case {
	uint64_t seed;
	const struct demo_story *story; /* NULL: anyone */
	size_t forum;
	enum demo_row row;
	int born;
	size_t nth, of; /* its place in the row of its table */
	const char *municipality, *care, *weight, *step, *outcome, *form;
	int64_t received, complete, decided, landing, proposed, key, closed; /* UNKNOWN: not (yet) */
	char number[24];
	char client[ID_TEXT], application[ID_TEXT], home[ID_TEXT], proposal[ID_TEXT];
	size_t chunk; /* use case in which it was last written */
};

/* What happens to a case on a day. */
enum demo_happening {
	DEMO_APPLIES,
	DEMO_DECIDED,
	DEMO_SCHEDULED,
	DEMO_IS_PROPOSED,
	DEMO_MOVES_IN,
	DEMO_CLOSES,
	DEMO_HAPPENING_COUNT
};

struct demo_event {
	int64_t day;
	size_t of;
	enum demo_happening what;
};

struct demo_complex {
	char id[ID_TEXT];
	const struct demo_town *town;
	const char *name, *neighbourhood;
};

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
	size_t event_count;
	struct demo_event *later; /* room for those that must wait for the next use case */
	struct demo_complex *complexes;
	size_t complex_count;
	size_t homes; /* numbers given out */
	char chairs[DEMO_FORUM_COUNT][ID_TEXT], meetings[DEMO_FORUM_COUNT][ID_TEXT], next[DEMO_FORUM_COUNT][ID_TEXT];
	size_t chunk;
};

/* A day of the drawings, moved. NULL: UNKNOWN. */
int64_t demo_day(const struct demo *, const char *drawn);

/* Makes cases and events, in the order in which they are written. (demo_plan.c) */
void demo_plan(struct demo *);

/* Persons, parties, complexes; before the cases. (demo_place.c) */
MUST_CHECK bool demo_write_people(struct demo *, struct error *);
MUST_CHECK bool demo_write_complexes(struct demo *, struct error *);
/* Homes that are free or expected. */
MUST_CHECK bool demo_write_homes(struct demo *, struct error *);
/* Meetings of today and of the next time, with their agendas. */
MUST_CHECK bool demo_write_meetings(struct demo *, struct error *);

/* A home for a case, or without one; `offer` as in home.def. */
MUST_CHECK bool demo_write_home(
	struct demo *, const struct demo_case *, const char *offer, char id[ID_TEXT], struct error *);

/* Writes what happens to a case; in an open use case. (demo_case.c) */
MUST_CHECK bool demo_write_event(struct demo *, const struct demo_event *, struct error *);

/* Cells of a story that are about `entity`. */
void demo_add_story(struct demo *, const struct demo_case *, const struct entity *, struct write_cells *);

#endif
