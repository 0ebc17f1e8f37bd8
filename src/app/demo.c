#include "app/demo.h"

#include <string.h>
#include <sys/stat.h>

#include "app/arrange.h"
#include "app/upkeep.h"
#include "demo_differ.h"
#include "demo_parts.h"
#include "demo_talks.h"
#include "demo_told.h"
#include "store/store.h"

enum {
	EVENTS_MAX = 20000,
	EVENTS_LARGE = 8000,
	DAYS_SMALL = 14,
	DAYS_LAST = 2,
	DAYS_NEAR = 42,
	DAYS_LARGE = 70,
	MINUTE_MS = 60 * 1000,
	PROGRESS_STEP = 1000
};
static const int64_t day_ms = INT64_C(24) * 60 * MINUTE_MS;

static bool not_practice(const char *path, struct error *err)
{
	return fail(err, E_INPUT, _("%s is not a practice file. It was left as it is. Name another file."), path);
}

/* Only a practice file may be replaced. */
static bool check_place(struct app *app, const char *path, struct error *err)
{
	struct store_host host = { &app->clock, &app->random, NULL, "" };
	struct store *store = NULL;
	const char *practice = NULL;
	struct stat st;
	bool good;

	if (lstat(path, &st))
		return true;
	if (!S_ISREG(st.st_mode) || !store_open(&store, path, &host, err))
		return S_ISREG(st.st_mode) && err->code == E_BUSY ? false : not_practice(path, err);
	good = store_setting(store, app->arena, "practice", &practice, err);
	store_close(&store);
	if (!good || !practice || strcmp(practice, "true"))
		return not_practice(path, err);
	upkeep_remove(path);
	return true;
}

/* ---- the clock of the story ---- */

static void set_clock(struct demo *demo, int64_t ms)
{
	demo->app->clock.fixed_ms = ms;
}

/* Noon-like: the hour that it is now, on an earlier day. */
static void set_day(struct demo *demo, int64_t day)
{
	set_clock(demo, demo->now_ms + (day - demo->today) * day_ms);
}

static void stop_clock(struct demo *demo)
{
	struct clock *clock = &demo->app->clock;

	demo->now_ms = clock_ms(clock);
	demo->now = clock_time(clock);
	demo->today = clock_today(clock);
	demo->shift = demo->today - day_of(2026, 11, 19);
	clock->fixed_offset = (int)(clock_local(clock, demo->now_ms) - demo->now_ms / MINUTE_MS);
	clock->fixed = true;
	set_clock(demo, demo->now_ms);
}

/* ---- writing ---- */

typedef bool write_part(struct demo *, struct error *);

static bool in_use_case_of(struct demo *demo, const char *person, write_part *part, struct error *err)
{
	if (!store_begin(demo->app->store, person, err))
		return false;
	arena_reset(demo->row);
	if (part(demo, err))
		return store_commit(demo->app->store, err);
	store_rollback(demo->app->store);
	return false;
}

static bool in_use_case(struct demo *demo, write_part *part, struct error *err)
{
	return in_use_case_of(demo, demo->app->person, part, err);
}

static bool write_start(struct demo *demo, struct error *err)
{
	return demo_write_people(demo, err) && demo_write_complexes(demo, err) && demo_write_region(demo, err);
}

/* Of who is on the table now every change stands on its own day: of them is asked what was known when. */
static bool is_lead(const struct demo *demo, const struct demo_event *event)
{
	const struct demo_story *story = event->what == DEMO_TELLS ? NULL : demo->cases[event->of].story;

	return story && story->now;
}

/* How many days a use case may hold: two weeks, in the last weeks two days, or more in a large file, where many small
 * transactions would write the same pages over and over. */
static int64_t window_days(const struct demo *demo, const struct demo_event *first)
{
	if (is_lead(demo, first))
		return 1;
	if (demo->event_count > EVENTS_LARGE)
		return DAYS_LARGE;
	return first->day + DAYS_NEAR > demo->today ? DAYS_LAST : DAYS_SMALL;
}

/* Where a use case that begins with event `first` must end at the latest. Decisions of today each have their own
 * minute. */
static size_t window_end(const struct demo *demo, size_t first, int64_t before)
{
	int64_t from = demo->events[first].day, to = from + window_days(demo, &demo->events[first]);
	bool alone = is_lead(demo, &demo->events[first]);
	size_t at = first + 1;

	if (from == demo->today)
		return at;
	while (at < demo->event_count && at - first < EVENTS_MAX && demo->events[at].day < to &&
		demo->events[at].day < before && (alone || !is_lead(demo, &demo->events[at])))
		at++;
	return at;
}

/* Talks that were held are new rows: they wait for nothing. */
static size_t *chunk_of(struct demo *demo, const struct demo_event *event)
{
	if (event->what == DEMO_TELLS)
		return demo_told_chunk(demo, event->of);
	return event->what == DEMO_TALKS ? NULL : &demo->cases[event->of].chunk;
}

/* A cell is set once in a use case, so a case comes once: its later events go behind, into the next one. Gives the end
 * of those that stay. */
static size_t part_events(struct demo *demo, size_t first, size_t end)
{
	size_t kept = first, later = 0;

	demo->chunk++;
	for (size_t i = first; i < end; i++) {
		size_t *chunk = chunk_of(demo, &demo->events[i]);

		if (chunk && *chunk == demo->chunk) {
			demo->later[later++] = demo->events[i];
			continue;
		}
		if (chunk)
			*chunk = demo->chunk;
		demo->events[kept++] = demo->events[i];
	}
	memcpy(demo->events + kept, demo->later, later * sizeof(*demo->later));
	return kept;
}

static bool write_chunk(struct demo *demo, size_t first, size_t end, struct error *err)
{
	if (!store_begin(demo->app->store, demo->app->person, err))
		return false;
	for (size_t i = first; i < end; i++) {
		if (!demo_write_event(demo, &demo->events[i], err)) {
			store_rollback(demo->app->store);
			return false;
		}
	}
	return store_commit(demo->app->store, err);
}

static void tell(const struct demo *demo, size_t before, size_t done)
{
	if (demo->options->progress && (before / PROGRESS_STEP != done / PROGRESS_STEP || done == demo->event_count))
		demo->options->progress(demo->options->from, done, demo->event_count);
}

/* Today's decisions fell a few minutes ago. */
static void set_event_clock(struct demo *demo, size_t first, size_t end)
{
	const struct demo_event *event = &demo->events[first];
	const struct demo_case *c = event->what == DEMO_DECIDED ? &demo->cases[event->of] : NULL;

	set_day(demo, demo->events[end - 1].day);
	if (event->day == demo->today && c)
		set_clock(demo, demo->now_ms - (strcmp(c->outcome, "hold") ? 2 : 37) * (int64_t)MINUTE_MS);
}

static bool write_events(struct demo *demo, size_t *at, int64_t before, struct error *err)
{
	while (*at < demo->event_count && demo->events[*at].day < before) {
		size_t end = part_events(demo, *at, window_end(demo, *at, before));

		set_event_clock(demo, *at, end);
		if (!write_chunk(demo, *at, end, err))
			return false;
		tell(demo, *at, end);
		*at = end;
	}
	return true;
}

/* What is written at once on a day, at a clock time of it; in the name of a person. */
static bool write_on(struct demo *demo, size_t *at, int64_t day, int64_t minute, const char *person, write_part *part,
	struct error *err)
{
	if (!write_events(demo, at, day, err))
		return false;
	set_day(demo, day);
	set_clock(demo, demo->app->clock.fixed_ms + (minute - demo->now % MINUTES_PER_DAY) * (int64_t)MINUTE_MS);
	return in_use_case_of(demo, person, part, err);
}

/* The last days: some talks get their time, and two people change the same fields. */
static bool write_last_days(struct demo *demo, size_t *at, struct error *err)
{
	const char *own = demo->app->person;
	int64_t today = demo->today;

	return write_on(demo, at, today - 3, 9 * 60, own, demo_write_times, err) &&
		write_on(demo, at, today - 2, 10 * 60 + 12, own, demo_differ_here, err) &&
		write_on(demo, at, today - 1, 16 * 60 + 40, demo->care_worker, demo_differ_there, err) &&
		write_events(demo, at, today, err);
}

static bool write_all(struct demo *demo, struct error *err)
{
	size_t at = 0;

	if (!in_use_case(demo, write_start, err) || !write_last_days(demo, &at, err))
		return false;
	set_clock(demo, demo->now_ms - 50 * (int64_t)MINUTE_MS);
	return in_use_case(demo, demo_write_homes, err) && in_use_case(demo, demo_write_meetings, err) &&
		write_events(demo, &at, INT64_MAX, err);
}

static bool count_changes(struct demo *demo, struct error *err)
{
	struct store_count count;

	if (!store_counts(demo->app->store, &count, err))
		return false;
	demo->count->applications = demo->case_count;
	demo->count->changes = (size_t)count.records;
	return true;
}

/* The day before which nothing happens; shared homes were there two years ago. */
static int64_t first_day(const struct demo *demo)
{
	int64_t first = demo_day(demo, "2025-06-01");

	for (size_t i = 0; i < demo->case_count; i++)
		first = demo->cases[i].received < first ? demo->cases[i].received : first;
	return first;
}

/* Arrangements beside the own one, of which the region has homes. */
static bool load_others(struct demo *demo, struct error *err)
{
	static const char *const others[] = { "friends_leiderdorp", "bw_light_leiden", "decentrale_opvang" };

	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (!arrange_load(demo->app, others[i], err))
			return false;
	return true;
}

static bool make(struct demo *demo, struct error *err)
{
	static const struct app_setup setup = { "pact", "zuid_kennemerland", "A. de Wit", "chair", true };

	demo_plan(demo);
	demo->later = arena_alloc(demo->arena, EVENTS_MAX * sizeof(*demo->later));
	set_day(demo, first_day(demo) - 1);
	if (!app_create(demo->app, demo->options->path, &setup, err) || !load_others(demo, err))
		return false;
	demo_plan_events(demo);
	return write_all(demo, err) && count_changes(demo, err);
}

bool demo_make(struct app *app, const struct demo_options *options, struct demo_count *count, struct error *err)
{
	struct demo_options own = *options;
	struct demo demo = { .app = app, .options = &own, .count = count };
	struct clock clock = app->clock;
	const char *state = app->state_dir;
	bool good;

	memset(count, 0, sizeof(*count));
	own.seed = own.seed ? own.seed : DEMO_SEED;
	demo.case_count = own.applications ? own.applications : DEMO_APPLICATIONS;
	if (!check_place(app, own.path, err))
		return false;
	arena_open(&demo.arena);
	arena_open(&demo.row);
	stop_clock(&demo);
	/* The same seed gives the same writer on every laptop: so it is not noted as this device's own, and the next open of
	 * the file draws another one. */
	app->state_dir = NULL;
	random_seed(&app->random, own.seed);
	good = make(&demo, err);
	app->state_dir = state;
	app->clock = clock;
	random_open(&app->random);
	arena_close(&demo.row);
	arena_close(&demo.arena);
	if (!good && app->store) {
		store_close(&app->store);
		upkeep_remove(own.path);
	}
	return good;
}
