/* People who work, complexes, homes and meetings of the practice region. */
#include <stdio.h>
#include <string.h>

#include "demo_parts.h"
#include "store/store.h"

enum { HOMES_FREE = 9, HOMES_EXPECTED = 24, HOMES_SURE = 8, HOMES_WAITING = HOMES_FREE + HOMES_EXPECTED, HOUR = 60 };

static const char region[] = "regio";

static bool save(struct demo *demo, const struct entity *entity, const char *id, const char *scope,
	struct write_cells *cells, struct error *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < cells->count; i++)
		if (cells->cells[i].value)
			cells->cells[kept++] = cells->cells[i];
	return store_set(demo->app->store, entity, id, scope, cells->cells, kept, err);
}

/* ---- people ---- */

static bool write_party(
	struct demo *demo, const char *id, const char *name, const char *kind, const char *place, struct error *err)
{
	const struct cell cells[] = { { "name", name }, { "kind", kind }, { "place", place }, { "status", "joined" } };

	return store_set(demo->app->store, &entity_party, id, region, cells, ARRAY_LEN(cells), err);
}

static bool write_parties(struct demo *demo, struct error *err)
{
	static const struct {
		const char *id, *name, *kind, *place;
	} parties[] = {
		{ "de_oever", "De Oever", "care", "Haarlem" },
		{ "de_opstap", "De Opstap", "care", "Heemskerk" },
		{ "door_en_ver", "Door & Ver", "care", "Velsen" },
		{ "corporatie_a", "Corporatie A (voorbeeld)", "association", "Haarlem" },
		{ "corporatie_b", "Corporatie B (voorbeeld)", "association", "Velsen" },
		{ "corporatie_c", "Corporatie C (voorbeeld)", "association", "Beverwijk" },
	};

	for (size_t i = 0; i < ARRAY_LEN(parties); i++)
		if (!write_party(demo, parties[i].id, parties[i].name, parties[i].kind, parties[i].place, err))
			return false;
	return true;
}

static bool write_person(struct demo *demo, const char *name, const char *role, const char *party, const char *forum,
	char id[ID_TEXT], struct error *err)
{
	struct write_cells cells = { .arena = demo->row };

	write_add(&cells, "name", name);
	write_add(&cells, "role", role);
	write_add(&cells, "party", party);
	write_add(&cells, "forum", forum);
	store_new_id(demo->app->store, id);
	return save(demo, &entity_person, id, region, &cells, err);
}

static bool write_chairs(struct demo *demo, struct error *err)
{
	static const char *const names[DEMO_FORUM_COUNT] = { "B. Groen", "C. Duin", "M. van der Zee", NULL };

	for (size_t i = 0; i < DEMO_FORUM_COUNT; i++)
		if (names[i] && !write_person(demo, names[i], "chair", NULL, demo_forums[i], demo->chairs[i], err))
			return false;
	snprintf(demo->chairs[DEMO_ZUID], ID_TEXT, "%s", demo->app->person);
	return true;
}

bool demo_write_people(struct demo *demo, struct error *err)
{
	static const struct {
		const char *name, *role, *party;
	} people[] = {
		{ "F. Kramer", "servicepunt", "servicepunt" },
		{ "L. Hendriks", "support_worker", "de_opstap" },
		{ "J. Bakker", "support_worker", "de_oever" },
		{ "M. Öztürk", "support_worker", "de_oever" },
		{ "S. van Dam", "association", "corporatie_a" },
		{ "O. Peeters", "association", "corporatie_b" },
		{ "R. Çelik", "municipality", "gemeente_haarlem" },
		{ "E. Vermeer", "welfare", "dock" },
		{ "U. Prins", "expert", NULL },
	};
	char id[ID_TEXT];

	if (!write_parties(demo, err) || !write_chairs(demo, err))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(people); i++)
		if (!write_person(demo, people[i].name, people[i].role, people[i].party, NULL, id, err))
			return false;
	return true;
}

/* ---- complexes ---- */

static size_t count_names(const char *const *names)
{
	size_t count = 0;

	while (names[count])
		count++;
	return count;
}

/* The first is Parkrand in Schalkwijk, as drawn; after that the towns take turns. */
static void name_complex(struct demo *demo, size_t at)
{
	struct demo_complex *complex = &demo->complexes[at];
	size_t names = count_names(demo_complexes), towns = demo_town_count;

	complex->town = &demo_towns[(at + 2) % towns];
	complex->name = at < names ? demo_complexes[at]
				   : arena_print(demo->arena, "%s %zu", demo_complexes[at % names], at / names + 1);
	complex->neighbourhood = complex->town->neighbourhoods[at / towns % count_names(complex->town->neighbourhoods)];
}

static bool write_complex(struct demo *demo, size_t at, struct error *err)
{
	struct demo_complex *complex = &demo->complexes[at];
	struct write_cells cells = { .arena = demo->row };
	uint64_t share = at ? 8 + at * 7 % 30 : 27;

	name_complex(demo, at);
	store_new_id(demo->app->store, complex->id);
	write_add(&cells, "name", complex->name);
	write_add(&cells, "association", complex->town->association);
	write_add(&cells, "municipality", complex->town->code);
	write_add(&cells, "neighbourhood", complex->neighbourhood);
	write_add(&cells, "manager", at % 3 == 1 ? "false" : "true");
	write_add(&cells, "homes", arena_print(demo->row, "%zu", 24 + at * 13 % 140));
	write_add(&cells, "special_share", arena_print(demo->row, "%llu", (unsigned long long)share));
	write_add(&cells, "special_limit", "30");
	return save(demo, &entity_complex, complex->id, region, &cells, err);
}

bool demo_write_complexes(struct demo *demo, struct error *err)
{
	demo->complex_count = 3 * demo_town_count + demo->case_count / 60;
	demo->complexes = arena_alloc(demo->arena, demo->complex_count * sizeof(*demo->complexes));
	for (size_t i = 0; i < demo->complex_count; i++) {
		arena_reset(demo->row);
		if (!write_complex(demo, i, err))
			return false;
	}
	return true;
}

static const struct demo_complex *pick_complex(const struct demo *demo, const char *town, struct random *random)
{
	size_t index = (size_t)(demo_town(town) - demo_towns), first = (index + demo_town_count - 2) % demo_town_count;
	size_t many = (demo->complex_count - first + demo_town_count - 1) / demo_town_count;

	return &demo->complexes[first + demo_town_count * random_below(random, many)];
}

/* ---- homes ---- */

/* What is invented for one home. */
struct home_writer {
	struct demo *demo;
	const struct demo_case *c; /* NULL: free or expected */
	struct random random;
	struct write_cells cells;
	const struct demo_complex *complex;
	int64_t free_from;
};

static void put(struct home_writer *w, const char *name, const char *value)
{
	write_add(&w->cells, name, value);
}

static void put_number(struct home_writer *w, const char *name, uint64_t number)
{
	put(w, name, arena_print(w->demo->row, "%llu", (unsigned long long)number));
}

static void put_day(struct home_writer *w, const char *name, int64_t day)
{
	put(w, name, day_write(w->demo->row, day));
}

static uint64_t below(struct home_writer *w, uint64_t bound)
{
	return random_below(&w->random, bound);
}

static bool is_home_taken(const char *number)
{
	for (size_t i = 0; i < demo_story_count; i++)
		if (demo_stories[i].home && !strcmp(demo_stories[i].home, number))
			return true;
	return false;
}

static const char *home_number(struct home_writer *w)
{
	const struct demo_story *story = w->c ? w->c->story : NULL;
	const char *number;

	if (story && story->home)
		return story->home;
	do
		number = arena_print(w->demo->row, "W-%04zu", ++w->demo->homes);
	while (is_home_taken(number));
	return number;
}

static void put_building(struct home_writer *w)
{
	static const char *const kinds[] = { "apartment", "apartment", "apartment", "studio", "house", NULL };
	static const char *const labels[] = { "a", "b", "b", "c", "c", "d", NULL };
	uint64_t rooms = 1 + below(w, 4), floor = below(w, 6);

	put(w, "kind", demo_pick(&w->random, kinds));
	put_number(w, "rooms", rooms);
	put_number(w, "area", 26 + 13 * rooms + below(w, 9));
	put_number(w, "floor", floor);
	put(w, "lift", floor > 2 || below(w, 3) == 0 ? "true" : "false");
	put(w, "thresholds", below(w, 3) ? "false" : "true");
	put(w, "rent",
		arena_print(w->demo->row, "%llu.%02llu", (unsigned long long)(430 + 55 * rooms + below(w, 80)),
			(unsigned long long)below(w, 100)));
	put(w, "service_costs", arena_print(w->demo->row, "%llu.50", (unsigned long long)(20 + below(w, 40))));
	put(w, "energy_label", demo_pick(&w->random, labels));
	put(w, "contract_forms.tripartite", "true");
	put(w, "pets", below(w, 4) ? "allowed" : "not_allowed");
}

static void put_surroundings(struct home_writer *w)
{
	static const char *const capacities[] = { "strong", "medium", "medium", "fragile", NULL };
	static const char *const bustles[] = { "quiet", "medium", "busy", NULL };
	int64_t asked = w->free_from < w->demo->today ? w->free_from : w->demo->today;

	put(w, "open_nuisance", "false");
	put(w, "capacity", demo_pick(&w->random, capacities));
	put_day(w, "capacity_on", asked - 20 - (int64_t)below(w, 100));
	put(w, "capacity_by", "sociaal beheer");
	put(w, "bustle", demo_pick(&w->random, bustles));
	put_number(w, "placed_complex", below(w, 9));
}

static void put_place(struct home_writer *w, const char *offer)
{
	put(w, "number", home_number(w));
	put(w, "complex", w->complex->id);
	put(w, "association", w->complex->town->association);
	put(w, "municipality", w->complex->town->code);
	put(w, "neighbourhood", w->complex->neighbourhood);
	put(w, "address", arena_print(w->demo->row, "Voorbeeldstraat %llu", (unsigned long long)(1 + below(w, 240))));
	put_day(w, "free_from", w->free_from);
	put(w, "offer", offer);
}

bool demo_write_home(
	struct demo *demo, const struct demo_case *c, const char *offer, char id[ID_TEXT], struct error *err)
{
	struct home_writer w = { .demo = demo, .c = c, .cells = { .arena = demo->row }, .free_from = c->key };

	random_seed(&w.random, c->seed * 31 + 20);
	w.complex = c->story && c->story->now ? &demo->complexes[0] : pick_complex(demo, c->municipality, &w.random);
	put_place(&w, offer);
	put(&w, "certainty", "sure");
	put_day(&w, "keys_on", c->key);
	put(&w, "held_by", strcmp(offer, "proposed") && strcmp(offer, "accepted") ? NULL : c->proposal);
	put_building(&w);
	put_surroundings(&w);
	demo_add_story(demo, c, &entity_home, &w.cells);
	store_new_id(demo->app->store, id);
	demo->count->homes++;
	return save(demo, &entity_home, id, region, &w.cells, err);
}

static bool write_waiting_home(struct demo *demo, size_t at, size_t free_count, size_t sure_count, struct error *err)
{
	struct home_writer w = { .demo = demo, .cells = { .arena = demo->row } };
	bool is_free = at < free_count;
	char id[ID_TEXT];

	arena_reset(demo->row);
	random_seed(&w.random, demo->options->seed * 77003 + at);
	w.free_from = is_free ? demo->today - (int64_t)below(&w, 20) : demo->today + 10 + (int64_t)below(&w, 80);
	w.complex = &demo->complexes[below(&w, demo->complex_count)];
	put_place(&w, is_free ? "free" : "expected");
	put(&w, "certainty", is_free || at < free_count + sure_count ? "sure" : "expected");
	put_building(&w);
	put_surroundings(&w);
	store_new_id(demo->app->store, id);
	demo->count->homes++;
	return save(demo, &entity_home, id, region, &w.cells, err);
}

static const struct demo_case *find_refused(const struct demo *demo)
{
	for (size_t i = 0; i < demo->case_count; i++)
		if (demo->cases[i].row == DEMO_LANDED && demo->cases[i].story && demo->cases[i].story->home)
			return &demo->cases[i];
	return NULL;
}

/* The home that was refused two days ago is free again; the reason stays with the client. */
static bool write_refused_home(struct demo *demo, const struct demo_case *c, struct error *err)
{
	struct demo_case before = *c;
	struct write_cells proposal = { .arena = demo->row };
	char id[ID_TEXT], proposal_id[ID_TEXT];

	before.key = demo->today + 12;
	store_new_id(demo->app->store, proposal_id);
	if (!demo_write_home(demo, &before, "free", id, err))
		return false;
	write_add(&proposal, "application", c->application);
	write_add(&proposal, "home", id);
	write_add(&proposal, "proposed_on", day_write(demo->row, demo->today - 9));
	write_add(&proposal, "state", "refused_client");
	write_add(&proposal, "care_judgement", "fits");
	write_add(&proposal, "judged_on", day_write(demo->row, demo->today - 7));
	write_add(&proposal, "viewing_on", day_write(demo->row, demo->today - 3));
	write_add(&proposal, "client_answer", "no");
	write_add(&proposal, "answered_on", day_write(demo->row, demo->today - 2));
	write_add(&proposal, "reason", "client_safety");
	return save(demo, &entity_proposal, proposal_id, write_case_scope(demo->row, demo_forums[c->forum], c->care),
		&proposal, err);
}

bool demo_write_homes(struct demo *demo, struct error *err)
{
	size_t wanted = demo->options->homes, free_count, sure_count, total;
	const struct demo_case *refused = find_refused(demo);

	if (!wanted)
		wanted = (demo->case_count * HOMES_WAITING + DEMO_APPLICATIONS / 2) / DEMO_APPLICATIONS;
	free_count = (wanted * HOMES_FREE + HOMES_WAITING / 2) / HOMES_WAITING;
	sure_count = (wanted * HOMES_SURE + HOMES_WAITING / 2) / HOMES_WAITING;
	total = wanted;
	if (refused && free_count) {
		free_count--;
		total--;
		if (!write_refused_home(demo, refused, err))
			return false;
	}
	for (size_t i = 0; i < total; i++)
		if (!write_waiting_home(demo, i, free_count, sure_count, err))
			return false;
	return true;
}

/* ---- meetings ---- */

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
	return save(demo, &entity_meeting, id, demo_forums[forum], &cells, err);
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
		if (!save(demo, &entity_attendance, id, demo_forums[forum], &cells, err))
			return false;
	}
	return true;
}

/* Who is there for one case only, or steps aside for it. */
static bool write_guests(struct demo *demo, const struct demo_case *c, struct error *err)
{
	static const struct {
		const char *client, *role, *name, *state, *reason;
	} guests[] = {
		{ "Marco", "police", "T. Visser", "invited", "gevraagd om de verloren woning van 2021" },
		{ "Ruth", "cjg", "N. Haddad", "invited", "drie kinderen, de oudste wisselt van school" },
		{ "Kees", "chair", "A. de Wit", "stepped_aside", "kent de cliënt" },
	};

	for (size_t i = 0; c->story && i < ARRAY_LEN(guests); i++) {
		struct write_cells cells = { .arena = demo->row };
		char id[ID_TEXT];

		if (strcmp(guests[i].client, c->story->name))
			continue;
		write_add(&cells, "meeting", demo->meetings[c->forum]);
		write_add(&cells, "application", c->application);
		write_add(&cells, "role", guests[i].role);
		write_add(&cells, "name", guests[i].name);
		write_add(&cells, "state", guests[i].state);
		write_add(&cells, "reason", guests[i].reason);
		store_new_id(demo->app->store, id);
		return save(demo, &entity_attendance, id, write_case_scope(demo->row, demo_forums[c->forum], c->care),
			&cells, err);
	}
	return true;
}

/* The client is always asked in, for the own case. */
static bool invite_client(struct demo *demo, const struct demo_case *c, bool today, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	char id[ID_TEXT];

	write_add(&cells, "meeting", today ? demo->meetings[c->forum] : demo->next[c->forum]);
	write_add(&cells, "application", c->application);
	write_add(&cells, "role", "client");
	write_add(&cells, "state", "invited");
	store_new_id(demo->app->store, id);
	return save(demo, &entity_attendance, id, write_case_scope(demo->row, demo_forums[c->forum], c->care), &cells,
		err);
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
	return save(demo, &entity_agenda_item, id, demo_forums[c->forum], &cells, err) &&
		invite_client(demo, c, today, err) &&
		(!today || write_guests(demo, c, err));
}

static bool is_on_agenda(const struct demo_case *c)
{
	return c->row >= DEMO_LIGHT && c->row <= DEMO_HEAVY;
}

/* Stories have their place; the others come behind them, those who do not fit the next time. */
static bool write_items(struct demo *demo, size_t forum, struct error *err)
{
	static const size_t seats[DEMO_FORUM_COUNT] = { 5, 4, 6, 9 };
	size_t told = 0, taken, next = 0;

	for (size_t i = 0; i < demo->case_count; i++)
		told += demo->cases[i].forum == forum && demo->cases[i].story && demo->cases[i].story->position;
	taken = told;
	for (size_t i = 0; i < demo->case_count; i++) {
		const struct demo_case *c = &demo->cases[i];
		bool placed = c->story && c->story->position, today = placed || taken < seats[forum];

		if (c->forum != forum || (!placed && (!is_on_agenda(c) || next >= 3 * seats[forum])))
			continue;
		arena_reset(demo->row);
		if (!write_item(demo, c, today, placed ? (size_t)c->story->position : today ? ++taken : ++next, err))
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
