/* What happens, in order of day. */
#include <stdlib.h>
#include <string.h>

#include "demo_parts.h"
#include "demo_talks.h"
#include "demo_told.h"

enum { UNTOUCHED_DAYS = 20, JUDGED_AFTER = 55, SIGNED_AFTER = 12, TOUCHED_WITHIN = 17 };

void demo_add_event(struct demo *demo, size_t of, enum demo_happening what, int64_t day)
{
	if (day == UNKNOWN)
		return;
	demo->events =
		arena_grow(demo->arena, demo->events, demo->event_count, &demo->event_room, sizeof(*demo->events));
	demo->events[demo->event_count++] = (struct demo_event){ day > demo->today ? demo->today : day, of, what };
}

static bool has_moved(const struct demo_case *c)
{
	return c->row >= DEMO_LIVING && c->row <= DEMO_LEFT;
}

bool demo_is_scheduled(const struct demo *demo, const struct demo_case *c)
{
	bool agenda = c->row >= DEMO_LIGHT && c->row <= DEMO_HEAVY;

	return c->scheduled != UNKNOWN && (agenda || c->story || c->decided == demo->today);
}

/* Somebody does something with a case that waits, now and then. */
static int64_t touched_on(const struct demo *demo, const struct demo_case *c)
{
	bool waits = c->row == DEMO_HOLD || c->row == DEMO_LANDING || c->row == DEMO_LANDED;

	if (!waits || !c->told || c->quiet || c->decided > demo->today - UNTOUCHED_DAYS)
		return UNKNOWN;
	return demo->today - 2 - (int64_t)(c->seed % TOUCHED_WITHIN);
}

static int64_t judged_on(const struct demo *demo, const struct demo_case *c)
{
	bool conditional = c->decided != UNKNOWN && !strcmp(c->outcome, "admit_conditional");
	bool past = conditional && c->decided + JUDGED_AFTER < demo->today;

	return past && c->told && !c->quiet ? c->decided + JUDGED_AFTER : UNKNOWN;
}

static void add_events(struct demo *demo, size_t of)
{
	const struct demo_case *c = &demo->cases[of];
	bool moved = has_moved(c);

	demo_add_event(demo, of, DEMO_APPLIES, c->received);
	demo_add_event(demo, of, DEMO_SCHEDULED, demo_is_scheduled(demo, c) ? c->scheduled : UNKNOWN);
	demo_add_event(demo, of, DEMO_MOVES_TABLE, c->story ? demo_day(demo, c->story->moved) : UNKNOWN);
	demo_add_event(demo, of, DEMO_DECIDED, c->decided);
	demo_add_event(demo, of, DEMO_IS_PROPOSED, moved ? UNKNOWN : c->proposed);
	demo_add_event(demo, of, DEMO_SIGNS, c->row == DEMO_CONTRACT ? c->proposed + SIGNED_AFTER : UNKNOWN);
	demo_add_event(demo, of, DEMO_MOVES_IN, moved ? c->key : UNKNOWN);
	demo_add_event(demo, of, DEMO_CLOSES, c->closed);
	demo_add_event(demo, of, DEMO_IS_TOUCHED, touched_on(demo, c));
	demo_add_event(demo, of, DEMO_IS_JUDGED, judged_on(demo, c));
	demo_plan_talks(demo, of);
}

static int compare_events(const void *a, const void *b)
{
	const struct demo_event *first = a, *second = b;

	if (first->day != second->day)
		return first->day < second->day ? -1 : 1;
	if (first->of != second->of)
		return first->of < second->of ? -1 : 1;
	return (int)first->what - (int)second->what;
}

void demo_plan_events(struct demo *demo)
{
	for (size_t i = 0; i < demo->case_count; i++)
		add_events(demo, i);
	demo_plan_told(demo);
	qsort(demo->events, demo->event_count, sizeof(*demo->events), compare_events);
}
