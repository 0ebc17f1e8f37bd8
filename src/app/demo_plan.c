/* Who is where, and when what happened: the table of the practice region in the size that was asked for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demo_parts.h"

enum { SLOTS = DEMO_ROW_COUNT * DEMO_FORUM_COUNT, LANDING_MIN = 182, YEARS = 400 };

/* The practice region: 423 people. A row below is a step, a column a table. */
static const size_t region[DEMO_ROW_COUNT][DEMO_FORUM_COUNT] = {
	[DEMO_DRAFT] = { 2, 2, 3, 5 },
	[DEMO_SUBMITTED] = { 2, 1, 2, 6 },
	[DEMO_COMPLETE] = { 1, 1, 2, 4 },
	[DEMO_LIGHT] = { 2, 2, 3, 4 },
	[DEMO_MEDIUM] = { 2, 1, 2, 4 },
	[DEMO_HEAVY] = { 1, 1, 1, 1 },
	[DEMO_HOLD] = { 2, 1, 2, 5 },
	[DEMO_LANDING] = { 3, 2, 5, 11 },
	[DEMO_LANDED] = { 2, 2, 3, 8 },
	[DEMO_PROPOSED] = { 1, 1, 2, 4 },
	[DEMO_CONTRACT] = { 1, 1, 2, 3 },
	[DEMO_LIVING] = { 14, 9, 22, 68 },
	[DEMO_LIVING_LAST] = { 12, 8, 19, 57 },
	[DEMO_SETTLED] = { 8, 5, 10, 29 },
	[DEMO_LEFT] = { 2, 2, 4, 12 },
	[DEMO_DECLINED] = { 2, 1, 3, 11 },
	[DEMO_WITHDRAWN] = { 1, 1, 2, 5 },
};

size_t demo_region(enum demo_row row, size_t forum)
{
	return region[row][forum];
}

/* Where those of Zuid-Kennemerland with a key this year live. */
static const struct {
	const char *town;
	size_t share;
} zuid[] = { { "haarlem", 61 }, { "heemstede", 4 }, { "bloemendaal", 1 }, { "zandvoort", 2 } };

int64_t demo_day(const struct demo *demo, const char *drawn)
{
	int64_t day;

	return drawn && day_read(drawn, &day) ? day + demo->shift : UNKNOWN;
}

static int64_t between(struct random *random, int64_t low, int64_t high)
{
	return low >= high ? low : low + (int64_t)random_below(random, (uint64_t)(high - low + 1));
}

/* Shares of `total` by largest remainder; the first of equal ones gets it. */
static void apportion(const size_t *shares, size_t count, size_t total, size_t *out)
{
	size_t sum = 0, given = 0, taken[SLOTS] = { 0 };

	for (size_t i = 0; i < count; i++)
		sum += shares[i];
	for (size_t i = 0; i < count; i++)
		given += out[i] = shares[i] * total / sum;
	for (; given < total; given++) {
		size_t best = count;

		for (size_t i = 0; i < count; i++)
			if (!taken[i] && (best == count || shares[i] * total % sum > shares[best] * total % sum))
				best = i;
		taken[best] = 1;
		out[best]++;
	}
}

/* ---- the days of a case, by the row it stands in ---- */

typedef void plan_days(const struct demo *, struct demo_case *, struct random *);

static int64_t year_start(const struct demo *demo, int years_ago)
{
	int year, month, day;

	day_split(demo->today, &year, &month, &day);
	return day_of(year - years_ago, 1, 1);
}

/* Evenly over first..last by its place in the row. */
static int64_t spread(const struct demo_case *c, int64_t first, int64_t last)
{
	return last <= first ? last : first + (last - first) * (int64_t)c->nth / (int64_t)c->of;
}

static void plan_early(const struct demo *demo, struct demo_case *c, struct random *random)
{
	c->received = demo->today - between(random, 1, c->row == DEMO_DRAFT ? 6 : 9);
}

static void plan_complete(const struct demo *demo, struct demo_case *c, struct random *random)
{
	c->received = demo->today - between(random, 5, 11);
	c->complete = demo->today - between(random, 1, 4);
}

/* A table meets on Thursdays. */
static int64_t thursday(int64_t day)
{
	return day - (day_weekday(day) + 3) % 7;
}

/* One in eight waits longer than the term. */
static void plan_agenda(const struct demo *demo, struct demo_case *c, struct random *random)
{
	c->received = demo->today - (random_below(random, 8) ? between(random, 20, 40) : between(random, 46, 58));
}

static void plan_hold(const struct demo *demo, struct demo_case *c, struct random *random)
{
	c->decided = thursday(demo->today - between(random, 10, 42));
	c->received = c->decided - between(random, 25, 50);
}

static void plan_before_landing(struct demo_case *c, struct random *random)
{
	c->decided = thursday(c->landing - between(random, 4, 8));
	c->received = c->decided - between(random, 18, 48);
}

/* Those that nobody has touched for some weeks: admitted, and between two talks. */
static bool is_quiet(const struct demo_case *c)
{
	static const struct {
		size_t forum, nth;
		enum demo_row row;
	} quiet[] = { { DEMO_ZUID, 6, DEMO_LANDED }, { DEMO_ZUID, 9, DEMO_LANDING },
		{ DEMO_BEVERWIJK, 1, DEMO_LANDED } };

	for (size_t i = 0; i < ARRAY_LEN(quiet); i++)
		if (c->forum == quiet[i].forum && c->row == quiet[i].row && c->nth == quiet[i].nth)
			return true;
	return false;
}

static void plan_landing(const struct demo *demo, struct demo_case *c, struct random *random)
{
	bool landed = c->row == DEMO_LANDED;

	c->quiet = is_quiet(c);
	c->landing = demo->today - (landed ? between(random, LANDING_MIN, 260) : between(random, 3, LANDING_MIN - 4));
	if (c->quiet)
		c->landing = demo->today - (landed ? LANDING_MIN + 48 : LANDING_MIN - 62);
	plan_before_landing(c, random);
}

static void plan_proposed(const struct demo *demo, struct demo_case *c, struct random *random)
{
	bool contract = c->row == DEMO_CONTRACT;

	c->proposed = demo->today - (contract ? between(random, 12, 25) : between(random, 1, 4));
	c->key = demo->today + (contract ? between(random, 5, 20) : between(random, 20, 40));
	c->landing = c->key - between(random, LANDING_MIN + 10, 270);
	if (c->landing > c->proposed - 20)
		c->landing = c->proposed - 20;
	plan_before_landing(c, random);
}

/* No key in the first weeks of a year: its home would have been offered in the year before. And nobody has lived there
 * for 21 months yet, when is asked how to go on. */
static void plan_living(const struct demo *demo, struct demo_case *c, struct random *random)
{
	bool last_year = c->row == DEMO_LIVING_LAST;
	int64_t first = year_start(demo, last_year) + 18, last = last_year ? year_start(demo, 0) - 1 : demo->today - 1;
	int64_t review = day_add_months(demo->today, -21) + 6;

	c->key = spread(c, first > review ? first : review, last);
	c->landing = c->key - between(random, LANDING_MIN, 240);
	plan_before_landing(c, random);
}

static void plan_closed(const struct demo *demo, struct demo_case *c, struct random *random)
{
	c->key = spread(c, year_start(demo, 2), day_add_months(demo->today, -24) - 1);
	c->closed = day_add_months(c->key, 24);
	c->landing = c->key - between(random, LANDING_MIN, 240);
	plan_before_landing(c, random);
}

static void plan_declined(const struct demo *demo, struct demo_case *c, struct random *random)
{
	c->decided = thursday(spread(c, year_start(demo, 0) + 7, demo->today - 3));
	c->received = c->decided - between(random, 18, 45);
}

static void plan_withdrawn(const struct demo *demo, struct demo_case *c, struct random *random)
{
	c->closed = spread(c, year_start(demo, 0), demo->today - 1);
	c->received = c->closed - between(random, 12, 90);
}

static plan_days *const plans[DEMO_ROW_COUNT] = {
	[DEMO_DRAFT] = plan_early,
	[DEMO_SUBMITTED] = plan_early,
	[DEMO_COMPLETE] = plan_complete,
	[DEMO_LIGHT] = plan_agenda,
	[DEMO_MEDIUM] = plan_agenda,
	[DEMO_HEAVY] = plan_agenda,
	[DEMO_HOLD] = plan_hold,
	[DEMO_LANDING] = plan_landing,
	[DEMO_LANDED] = plan_landing,
	[DEMO_PROPOSED] = plan_proposed,
	[DEMO_CONTRACT] = plan_proposed,
	[DEMO_LIVING] = plan_living,
	[DEMO_LIVING_LAST] = plan_living,
	[DEMO_SETTLED] = plan_closed,
	[DEMO_LEFT] = plan_closed,
	[DEMO_DECLINED] = plan_declined,
	[DEMO_WITHDRAWN] = plan_withdrawn,
};

static void take(int64_t *to, int64_t day)
{
	if (day != UNKNOWN)
		*to = day;
}

/* What a story does not tell follows from what it tells. */
static void plan_story(const struct demo *demo, struct demo_case *c, struct random *random)
{
	const struct demo_story *story = c->story;

	c->decided = c->landing = c->proposed = c->key = c->closed = UNKNOWN;
	take(&c->received, demo_day(demo, story->received));
	take(&c->landing, demo_day(demo, story->landing));
	take(&c->proposed, demo_day(demo, story->proposed));
	take(&c->key, demo_day(demo, story->key));
	take(&c->closed, demo_day(demo, story->closed));
	if (c->landing != UNKNOWN)
		c->decided = thursday(c->landing - between(random, 4, 8));
	take(&c->decided, demo_day(demo, story->decided));
}

/* ---- what a case is ---- */

static const char *pick_weight(struct random *random)
{
	uint64_t x = random_below(random, 100);

	return x < 45 ? "light" : x < 85 ? "medium" : "heavy";
}

static const char *pick_town(const struct demo_case *c, struct random *random)
{
	uint64_t x = random_below(random, 100);

	if (c->forum != DEMO_ZUID)
		return demo_forums[c->forum];
	/* in the smallest ones there is no room for another home */
	if (c->row == DEMO_PROPOSED || c->row == DEMO_CONTRACT)
		return x < 90 ? "haarlem" : "heemstede";
	return x < 82 ? "haarlem" : x < 91 ? "heemstede" : x < 97 ? "zandvoort" : "bloemendaal";
}

/* Of 20 who leave after two years: 12 with other support, 5 moved on, 3 ended early. */
static const char *left_step(size_t nth)
{
	static const char letters[] = "ccmceccmccmceccmcecm";
	char letter = letters[nth % (sizeof letters - 1)];

	return letter == 'c' ? "continued_support" : letter == 'm' ? "moved_on" : "ended_early";
}

/* Days behind Friday. */
static int weekend(int64_t day)
{
	enum { FRIDAY = 5 };
	int over = day_weekday(day) - FRIDAY;

	return over > 0 ? over : 0;
}

/* Nobody applies or gets a key in the weekend. */
static void avoid_weekend(const struct demo *demo, struct demo_case *c)
{
	int over;

	if (c->story)
		return;
	c->received -= weekend(c->received);
	over = c->key == UNKNOWN ? 0 : weekend(c->key);
	if (c->key > demo->today) {
		c->key += over ? 3 - over : 0;
	} else if (over) {
		c->key -= over;
		c->landing -= over;
	}
}

/* What follows from the days that a case has; a home is offered four weeks before its key, in the same year. */
static void plan_rest(const struct demo *demo, struct demo_case *c)
{
	int64_t to = c->decided, year;
	int y, month, day;

	avoid_weekend(demo, c);
	if (c->complete == UNKNOWN)
		c->complete = day_add_workdays(c->received, 2);
	if (c->row >= DEMO_LIGHT && c->row <= DEMO_HEAVY)
		to = c->story && c->story->moved ? demo_day(demo, c->story->moved) : demo->today;
	if (to != UNKNOWN) {
		c->complete = c->complete < to ? c->complete : to;
		c->scheduled = to - 9 > c->complete ? to - 9 : c->complete;
	}
	if (c->key == UNKNOWN || c->proposed != UNKNOWN)
		return;
	day_split(c->key, &y, &month, &day);
	year = day_of(y, 1, 2);
	c->proposed = c->key - 28 > year ? c->key - 28 : year;
}

static void make_case(struct demo *demo, struct demo_case *c, size_t *left)
{
	static const char *const steps[DEMO_ROW_COUNT] = {
		[DEMO_DRAFT] = "draft",
		[DEMO_SUBMITTED] = "submitted",
		[DEMO_COMPLETE] = "complete",
		[DEMO_LIGHT] = "scheduled",
		[DEMO_MEDIUM] = "scheduled",
		[DEMO_HEAVY] = "scheduled",
		[DEMO_HOLD] = "on_hold",
		[DEMO_LANDING] = "admitted",
		[DEMO_LANDED] = "admitted",
		[DEMO_PROPOSED] = "proposed",
		[DEMO_CONTRACT] = "contract",
		[DEMO_LIVING] = "living",
		[DEMO_LIVING_LAST] = "living",
		[DEMO_SETTLED] = "settled",
		[DEMO_DECLINED] = "declined",
		[DEMO_WITHDRAWN] = "withdrawn",
	};
	static const char *const weights[] = { "light", "medium", "heavy" };
	struct random random;

	random_seed(&random, c->seed);
	c->received = c->complete = c->scheduled = c->decided = UNKNOWN;
	c->landing = c->proposed = c->key = c->closed = UNKNOWN;
	plans[c->row](demo, c, &random);
	if (c->story)
		plan_story(demo, c, &random);
	plan_rest(demo, c);
	c->municipality = c->story ? c->story->municipality : pick_town(c, &random);
	c->care = c->story ? c->story->care : demo_pick(&random, demo_cares);
	c->weight = c->row >= DEMO_LIGHT && c->row <= DEMO_HEAVY ? weights[c->row - DEMO_LIGHT] : pick_weight(&random);
	c->weight = c->story ? c->story->weight : c->weight;
	c->step = c->row == DEMO_LEFT && !(c->story && c->story->step) ? left_step((*left)++) : steps[c->row];
	if (c->row == DEMO_PROPOSED && c->nth % 2)
		c->step = "viewing";
	c->outcome = c->row == DEMO_HOLD   ? "hold"
		: c->row == DEMO_DECLINED  ? "decline"
		: random_below(&random, 4) ? "admit"
					   : "admit_conditional";
	if (c->story) {
		c->step = c->story->step ? c->story->step : c->step;
		c->outcome = c->story->outcome ? c->story->outcome : c->outcome;
		c->form = c->story->form;
	}
}

/* ---- all of them ---- */

static const struct demo_story *story_of(size_t forum, enum demo_row row, size_t nth)
{
	const struct demo_story *story;

	for (size_t i = 0; (story = demo_story(i)); i++)
		if (story->forum == forum && story->row == row && nth-- == 0)
			return story;
	return NULL;
}

static void make_cases(struct demo *demo)
{
	size_t counts[SLOTS], left = 0;

	apportion(&region[0][0], SLOTS, demo->case_count, counts);
	demo->cases = arena_alloc(demo->arena, demo->case_count * sizeof(*demo->cases));
	for (size_t slot = 0, at = 0; slot < SLOTS; slot++) {
		for (size_t nth = 0; nth < counts[slot]; nth++, at++) {
			struct demo_case *c = &demo->cases[at];

			c->seed = demo->options->seed * 1000003 + at;
			c->forum = slot % DEMO_FORUM_COUNT;
			c->row = (enum demo_row)(slot / DEMO_FORUM_COUNT);
			c->nth = nth;
			c->of = counts[slot];
			c->told = nth < demo_region(c->row, c->forum);
			c->story = story_of(c->forum, c->row, nth);
			make_case(demo, c, &left);
		}
	}
}

/* Keys of this year in Zuid-Kennemerland, by municipality as the table has them. */
static void place_keys(struct demo *demo)
{
	size_t shares[ARRAY_LEN(zuid)], rooms[ARRAY_LEN(zuid)], total = 0;

	for (size_t i = 0; i < demo->case_count; i++)
		total += demo->cases[i].forum == DEMO_ZUID && demo->cases[i].row == DEMO_LIVING;
	for (size_t i = 0; i < ARRAY_LEN(zuid); i++)
		shares[i] = zuid[i].share;
	apportion(shares, ARRAY_LEN(zuid), total, rooms);
	for (size_t i = 0; i < demo->case_count; i++) {
		struct demo_case *c = &demo->cases[i];
		size_t at = 0;

		if (c->forum != DEMO_ZUID || c->row != DEMO_LIVING)
			continue;
		while (at + 1 < ARRAY_LEN(zuid) && (!rooms[at] || (c->story && strcmp(c->municipality, zuid[at].town))))
			at++;
		rooms[at] -= rooms[at] > 0;
		c->municipality = zuid[at].town;
	}
}

static bool is_living(const struct demo_case *c)
{
	return c->row == DEMO_LIVING || c->row == DEMO_LIVING_LAST;
}

/* Of 209 who live somewhere 30 have a contract in the name of the care provider. */
static void give_forms(struct demo *demo)
{
	size_t living = 0, open = 0, leases = 0, at = 0, wanted;

	for (size_t i = 0; i < demo->case_count; i++) {
		const struct demo_case *c = &demo->cases[i];

		living += is_living(c);
		open += is_living(c) && !c->form;
		leases += is_living(c) && c->form && !strcmp(c->form, "care_lease");
	}
	wanted = (living * 30 + 104) / 209;
	wanted -= leases < wanted ? leases : wanted;
	for (size_t i = 0; i < demo->case_count; i++) {
		struct demo_case *c = &demo->cases[i];

		if (is_living(c) && !c->form) {
			c->form = (at + 1) * wanted / open != at * wanted / open ? "care_lease" : "tripartite";
			at++;
		}
		if (!c->form)
			c->form = "tripartite";
	}
}

/* ---- numbers ---- */

struct arrived {
	int64_t day;
	size_t of;
};

static int compare_arrived(const void *a, const void *b)
{
	const struct arrived *first = a, *second = b;

	if (first->day != second->day)
		return first->day < second->day ? -1 : 1;
	return (first->of > second->of) - (first->of < second->of);
}

static bool is_reserved(const char *number)
{
	const struct demo_story *story;

	for (size_t i = 0; (story = demo_story(i)); i++)
		if (story->number && !strcmp(story->number, number))
			return true;
	return false;
}

static void next_number(struct demo_case *c, unsigned *last)
{
	int year, month, day;

	day_split(c->received, &year, &month, &day);
	do
		snprintf(c->number, sizeof c->number, "ZK-%d-%04u", year, ++last[year % YEARS]);
	while (is_reserved(c->number));
}

static void give_numbers(struct demo *demo)
{
	struct arrived *order = arena_alloc(demo->arena, demo->case_count * sizeof(*order));
	unsigned last[YEARS] = { 0 };

	for (size_t i = 0; i < demo->case_count; i++)
		order[i] = (struct arrived){ demo->cases[i].received, i };
	qsort(order, demo->case_count, sizeof(*order), compare_arrived);
	for (size_t i = 0; i < demo->case_count; i++) {
		struct demo_case *c = &demo->cases[order[i].of];

		if (c->story && c->story->number)
			snprintf(c->number, sizeof c->number, "%s", c->story->number);
		else
			next_number(c, last);
	}
}

void demo_plan(struct demo *demo)
{
	make_cases(demo);
	place_keys(demo);
	give_forms(demo);
	give_numbers(demo);
}

struct demo_case *demo_find(const struct demo *demo, const char *name)
{
	for (size_t i = 0; i < demo->case_count; i++) {
		const struct demo_story *story = demo->cases[i].story;

		if (story && (!strcmp(story->name, name) || (story->number && !strcmp(story->number, name))))
			return &demo->cases[i];
	}
	return NULL;
}
