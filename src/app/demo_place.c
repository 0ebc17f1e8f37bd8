/* People who work, complexes and homes of the practice region. */
#include <stdio.h>
#include <string.h>

#include "demo_parts.h"
#include "store/store.h"

enum { HOMES_FREE = 9, HOMES_EXPECTED = 24, HOMES_SURE = 8, HOMES_WAITING = HOMES_FREE + HOMES_EXPECTED };

static const char region[] = "regio";

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
	return demo_save(demo, &entity_person, id, region, &cells, err);
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
	for (size_t i = 0; i < ARRAY_LEN(people); i++) {
		if (!write_person(demo, people[i].name, people[i].role, people[i].party, NULL, id, err))
			return false;
		if (!strcmp(people[i].role, "servicepunt"))
			snprintf(demo->servicepunt, ID_TEXT, "%s", id);
		if (!strcmp(people[i].name, "J. Bakker"))
			snprintf(demo->care_worker, ID_TEXT, "%s", id);
	}
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
	return demo_save(demo, &entity_complex, complex->id, region, &cells, err);
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
	demo_put_day(&w->cells, name, day);
}

static uint64_t below(struct home_writer *w, uint64_t bound)
{
	return random_below(&w->random, bound);
}

/* Numbers of stories, and those of shared homes, which are told. */
static bool is_home_taken(const char *number)
{
	const struct demo_story *story;

	if (!strncmp(number, DEMO_SHARED_HOMES, strlen(DEMO_SHARED_HOMES)) && strlen(number) == strlen("W-0901"))
		return true;
	for (size_t i = 0; (story = demo_story(i)); i++)
		if (story->home && !strcmp(story->home, number))
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

bool demo_write_home(struct demo *demo, struct demo_case *c, const char *offer, struct error *err)
{
	struct home_writer w = { .demo = demo, .c = c, .cells = { .arena = demo->row }, .free_from = c->key };

	random_seed(&w.random, c->seed * 31 + 20);
	w.complex = c->story && c->story->now ? &demo->complexes[0] : pick_complex(demo, c->municipality, &w.random);
	put_place(&w, offer);
	put(&w, "certainty", "sure");
	put_day(&w, "keys_on", c->key);
	put_day(&w, "offered_on", c->proposed);
	put_day(&w, "let_on", strcmp(offer, "let") ? UNKNOWN : c->key);
	put(&w, "held_by", strcmp(offer, "proposed") ? NULL : c->proposal);
	put_building(&w);
	put_surroundings(&w);
	demo_add_story(demo, c, &entity_home, &w.cells);
	store_new_id(demo->app->store, c->home);
	demo->count->homes++;
	return demo_save(demo, &entity_home, c->home, region, &w.cells, err);
}

/* Where homes come free: not in the smallest municipalities, of which the maximum is reached. */
static const struct demo_complex *pick_waiting(const struct demo *demo, size_t at, struct random *random)
{
	static const char *const towns[] = { "haarlem", "velsen", "beverwijk", "haarlem", "heemskerk", "haarlem",
		"heemstede", "haarlem" };

	return pick_complex(demo, towns[at % ARRAY_LEN(towns)], random);
}

static bool write_waiting_home(struct demo *demo, size_t at, size_t free_count, size_t sure_count, struct error *err)
{
	struct home_writer w = { .demo = demo, .cells = { .arena = demo->row } };
	bool is_free = at < free_count;
	char id[ID_TEXT];

	arena_reset(demo->row);
	random_seed(&w.random, demo->options->seed * 77003 + at);
	w.free_from = is_free ? demo->today - (int64_t)below(&w, 20) : demo->today + 10 + (int64_t)below(&w, 80);
	w.complex = pick_waiting(demo, at, &w.random);
	put_day(&w, "offered_on", is_free ? w.free_from - 10 : UNKNOWN);
	put_place(&w, is_free ? "free" : "expected");
	put(&w, "certainty", is_free || at < free_count + sure_count ? "sure" : "expected");
	put_building(&w);
	put_surroundings(&w);
	store_new_id(demo->app->store, id);
	demo->count->homes++;
	return demo_save(demo, &entity_home, id, region, &w.cells, err);
}

/* The home that was refused two days ago is free again, and here already. */
static bool has_refused(const struct demo *demo)
{
	for (size_t i = 0; i < demo->case_count; i++)
		if (demo->cases[i].row == DEMO_LANDED && *demo->cases[i].home)
			return true;
	return false;
}

bool demo_write_homes(struct demo *demo, struct error *err)
{
	size_t wanted = demo->options->homes, free_count, sure_count, total;

	if (!wanted)
		wanted = (demo->case_count * HOMES_WAITING + DEMO_APPLICATIONS / 2) / DEMO_APPLICATIONS;
	free_count = (wanted * HOMES_FREE + HOMES_WAITING / 2) / HOMES_WAITING;
	sure_count = (wanted * HOMES_SURE + HOMES_WAITING / 2) / HOMES_WAITING;
	total = wanted;
	if (has_refused(demo) && free_count) {
		free_count--;
		total--;
	}
	for (size_t i = 0; i < total; i++)
		if (!write_waiting_home(demo, i, free_count, sure_count, err))
			return false;
	return true;
}
