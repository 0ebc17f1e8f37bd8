/* Meetings of the practice region: who is there, and what is on the agenda. */
#include <string.h>

#include "app/course.h"
#include "demo_parts.h"
#include "store/store.h"

enum { HOUR = 60 };

static int64_t today_start(const struct demo *demo)
{
	int64_t first = demo->today * MINUTES_PER_DAY, start = demo->now - 42;

	return start > first ? start : first;
}

static bool write_meeting(struct demo *demo, size_t forum, int64_t starts, char id[ID_TEXT], struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	int64_t day = starts / MINUTES_PER_DAY;
	bool past = day < demo->today;

	write_add(&cells, "forum", demo_forums[forum]);
	write_add(&cells, "starts", time_write(demo->row, starts));
	write_add(&cells, "ends", time_write(demo->row, starts + 2 * HOUR));
	write_add(&cells, "place", "Gemeentehuis, zaal 2");
	write_add(&cells, "chair", demo->chairs[forum]);
	write_add(&cells, "papers_sent", day <= demo->today ? day_write(demo->row, day - 7) : NULL);
	write_add(&cells, "confidential_read", day <= demo->today ? "true" : NULL);
	write_add(&cells, "closed", past ? "true" : "false");
	store_new_id(demo->app->store, id);
	demo->count->meetings++;
	return demo_save(demo, &entity_meeting, id, demo_forums[forum], &cells, err);
}

/* Who was asked for the whole meeting: seven, of whom one is not there. */
static bool write_attendance(struct demo *demo, size_t forum, struct error *err)
{
	static const struct {
		const char *role, *name, *state;
	} people[] = {
		{ "chair", NULL, "present" },
		{ "servicepunt", "F. Kramer", "present" },
		{ "municipality", "R. Çelik", "present" },
		{ "ambulant_care", "J. Bakker", "present" },
		{ "association", "S. van Dam", "present" },
		{ "welfare", "E. Vermeer", "present" },
		{ "expert", "U. Prins", "absent" },
	};

	for (size_t i = 0; i < ARRAY_LEN(people); i++) {
		struct write_cells cells = { .arena = demo->row };
		char id[ID_TEXT];

		write_add(&cells, "meeting", demo->meetings[forum]);
		write_add(&cells, "role", people[i].role);
		write_add(&cells, "name", people[i].name);
		write_add(&cells, "state", people[i].state);
		store_new_id(demo->app->store, id);
		if (!demo_save(demo, &entity_attendance, id, demo_forums[forum], &cells, err))
			return false;
	}
	return true;
}

/* Who is asked in with a reason for one case only, or steps aside for it. */
static const struct guest {
	const char *client, *role, *name, *state, *reason, *ground, *says;
} guests[] = {
	{ "Marco", "police", "T. Visser", "invited", "gevraagd om de verloren woning van 2021",
		"eigen grond van de politie, op papier bij het Servicepunt", "no_objection" },
	{ "Ruth", "cjg", "N. Haddad", "invited", "drie kinderen, de oudste wisselt van school", NULL, NULL },
	{ "Kees", "chair", "A. de Wit", "stepped_aside", "kent de cliënt", NULL, NULL },
};

static const struct guest *guest_of(const struct demo_case *c, const char *role)
{
	for (size_t i = 0; c->story && i < ARRAY_LEN(guests); i++)
		if (!strcmp(guests[i].client, c->story->name) && (!role || !strcmp(guests[i].role, role)))
			return &guests[i];
	return NULL;
}

static bool write_invited(struct demo *demo, const struct demo_case *c, const char *meeting, const char *role,
	const struct guest *guest, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	char id[ID_TEXT];

	write_add(&cells, "meeting", meeting);
	write_add(&cells, "application", c->application);
	write_add(&cells, "role", role);
	write_add(&cells, "state", guest ? guest->state : "invited");
	if (guest) {
		write_add(&cells, "name", guest->name);
		write_add(&cells, "reason", guest->reason);
		write_add(&cells, "ground", guest->ground);
		write_add(&cells, "says", guest->says);
	}
	store_new_id(demo->app->store, id);
	return demo_save(demo, &entity_attendance, id, demo_scope(demo, c), &cells, err);
}

/* Who is asked in for a case: as the matrix of the arrangement has it, and the guests. */
static bool write_invitees(struct demo *demo, const struct demo_case *c, const char *meeting, struct error *err)
{
	const struct guest *guest = guest_of(c, NULL);
	struct course_invitee *lines;
	size_t count;

	if (!course_invitees(demo->app, demo->row, c->application, c->weight, &lines, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *role = lines[i].role->code;
		bool asked = lines[i].mark == 'R' || lines[i].mark == 'I';

		if (asked && !guest_of(c, role) && !write_invited(demo, c, meeting, role, NULL, err))
			return false;
	}
	return !guest || write_invited(demo, c, meeting, guest->role, guest, err);
}

static const char *item_state(const struct demo_case *c, bool today)
{
	bool decided = today && c->row != DEMO_PROPOSED && c->decided != UNKNOWN;

	return decided ? "discussed" : today && c->story && c->story->now ? "now" : "ready";
}

static bool write_item(struct demo *demo, const struct demo_case *c, bool today, size_t position, struct error *err)
{
	static const char *const minutes[] = { "5", "10", "20" };
	struct write_cells cells = { .arena = demo->row };
	const struct demo_story *story = c->story;
	size_t weight = !strcmp(c->weight, "light") ? 0 : !strcmp(c->weight, "medium") ? 1 : 2;
	int64_t starts = today ? today_start(demo) : (demo->today + 14) * MINUTES_PER_DAY + 13 * HOUR;
	char id[ID_TEXT];

	write_add(&cells, "meeting", today ? demo->meetings[c->forum] : demo->next[c->forum]);
	write_add(&cells, "application", c->application);
	write_add(&cells, "position", arena_print(demo->row, "%zu", position));
	write_add(&cells, "minutes", minutes[weight]);
	write_add(&cells, "starts", time_write(demo->row, starts + 12 * (int64_t)(position - 1)));
	write_add(&cells, "asked", story && story->asked ? story->asked : "Toelaten?");
	write_add(&cells, "state", item_state(c, today));
	write_add(&cells, "shared_sentence", story ? story->sentence : "Ik wil graag een eigen plek waar ik rust heb.");
	write_add(&cells, "client_invited", day_write(demo->row, demo->today - 7));
	store_new_id(demo->app->store, id);
	return demo_save(demo, &entity_agenda_item, id, demo_forums[c->forum], &cells, err) &&
		write_invitees(demo, c, today ? demo->meetings[c->forum] : demo->next[c->forum], err);
}

static bool is_on_agenda(const struct demo_case *c)
{
	return c->row >= DEMO_LIGHT && c->row <= DEMO_HEAVY;
}

/* Next time come those who are on hold by then, and one who has seen a home. */
static bool comes_next(const struct demo_case *c)
{
	return c->told && (c->row == DEMO_HOLD || (c->row == DEMO_PROPOSED && c->nth == 1));
}

/* Its places on the two agendas; 0: none. Stories have theirs, the others come behind them, and those who do not fit the
 * next time. */
struct places {
	size_t taken, next; /* so far */
	size_t today, later;
};

static void take_places(const struct demo_case *c, size_t seats, struct places *places)
{
	size_t story = c->story ? (size_t)c->story->position : 0;
	bool waits = !story && is_on_agenda(c);

	places->today = story ? story : waits && places->taken < seats ? ++places->taken : 0;
	waits = (waits && !places->today) || comes_next(c);
	places->later = waits && places->next < 3 * seats ? ++places->next : 0;
}

static bool write_items(struct demo *demo, size_t forum, struct error *err)
{
	static const size_t seats[DEMO_FORUM_COUNT] = { 5, 4, 6, 9 };
	struct places places = { 0, 0, 0, 0 };

	for (size_t i = 0; i < demo->case_count; i++)
		places.taken += demo->cases[i].forum == forum && demo->cases[i].story && demo->cases[i].story->position;
	for (size_t i = 0; i < demo->case_count; i++) {
		const struct demo_case *c = &demo->cases[i];

		if (c->forum != forum)
			continue;
		take_places(c, seats[forum], &places);
		arena_reset(demo->row);
		if ((places.today && !write_item(demo, c, true, places.today, err)) ||
			(places.later && !write_item(demo, c, false, places.later, err)))
			return false;
	}
	return true;
}

bool demo_write_meetings(struct demo *demo, struct error *err)
{
	char past[ID_TEXT];

	for (size_t i = 0; i < DEMO_FORUM_COUNT; i++) {
		arena_reset(demo->row);
		if (!write_meeting(demo, i, (demo->today - 14) * MINUTES_PER_DAY + 13 * HOUR, past, err) ||
			!write_meeting(demo, i, today_start(demo), demo->meetings[i], err) ||
			!write_meeting(demo, i, (demo->today + 14) * MINUTES_PER_DAY + 13 * HOUR, demo->next[i], err) ||
			!write_attendance(demo, i, err) || !write_items(demo, i, err))
			return false;
	}
	return true;
}
