#include "demo_talks.h"

#include <string.h>

#include "rules/planner.h"
#include "store/store.h"

enum { EARLY_DAYS = 4, TIMES_DAYS = 21, HOUR = 60, FIRST_HOUR = 9, HOURS = 7 };

static bool is_number(const struct demo_case *c, const char *number)
{
	return !strcmp(c->number, number);
}

/* Two that should have been held and were not. */
static bool is_late(const struct demo_case *c, const struct code_entry *moment)
{
	static const struct {
		const char *number, *moment;
	} late[] = { { "ZK-2025-0088", "evaluation_3" }, { "ZK-2024-0103", "support_end" } };

	for (size_t i = 0; i < ARRAY_LEN(late); i++)
		if (c->story && is_number(c, late[i].number) && !strcmp(moment->code, late[i].moment))
			return true;
	return false;
}

/* ---- which there are ---- */

static bool is_living(const struct demo_case *c)
{
	return c->row == DEMO_LIVING || c->row == DEMO_LIVING_LAST;
}

static bool is_closed(const struct demo_case *c)
{
	return c->row == DEMO_SETTLED || c->row == DEMO_LEFT;
}

/* Of who has left only the last talk is here, and the call that some asked for. */
static bool is_kept(struct demo *demo, const struct demo_case *c, const struct code_entry *moment, int64_t due)
{
	bool call = !strcmp(moment->code, "pilot_light");

	if (codebook_flag(moment, "household") || codebook_value(demo->row, moment, "if"))
		return false;
	if (!is_closed(c))
		return !call || c->nth % 3 == 0 || c->story;
	if (call)
		return c->row == DEMO_SETTLED && c->nth % 3 == 0;
	return codebook_holds(moment, "marks", "support_end") && due <= c->closed;
}

static int64_t due_of(struct demo *demo, const struct demo_case *c, const struct code_entry *moment)
{
	bool admitted = c->decided != UNKNOWN && !strncmp(c->outcome, "admit", 5);
	bool ahead = c->row == DEMO_PROPOSED || c->row == DEMO_CONTRACT;
	int64_t due;

	if (codebook_holds(moment, "anchor", "admission"))
		return admitted && !is_closed(c) ? planner_due(moment, "admission", c->decided) : UNKNOWN;
	if ((!ahead && !is_living(c) && !is_closed(c)) || !codebook_holds(moment, "anchor", "key"))
		return UNKNOWN;
	due = planner_due(moment, "key", c->key);
	/* of a key that is only wished what had to be done by now was done, and the rest comes with the contract */
	if (c->row == DEMO_PROPOSED && due >= demo->today)
		return UNKNOWN;
	return ahead && due > c->key ? UNKNOWN : due;
}

/* A few days early, as planned; the key on its day, the landing when it began. */
static int64_t held_on(const struct demo *demo, const struct demo_case *c, const struct code_entry *moment, int64_t due)
{
	int64_t from = codebook_holds(moment, "anchor", "admission") || due < c->key ? c->decided : c->key;
	int64_t early = (int64_t)((c->seed + (uint64_t)due) % EARLY_DAYS);

	if (codebook_holds(moment, "marks", "landing") && c->landing != UNKNOWN && c->landing < demo->today)
		return c->landing;
	/* what falls in these days was done before them, but in the stories */
	if (!c->story && due >= demo->today && due < demo->today + EARLY_DAYS && due > c->key &&
		demo->today - 1 - early > from)
		return demo->today - 1 - early;
	if (due >= demo->today || is_late(c, moment))
		return UNKNOWN;
	if (due == c->key || due - early < from)
		return due > from ? due : from;
	return due - early;
}

void demo_plan_talks(struct demo *demo, size_t of)
{
	struct demo_case *c = &demo->cases[of];
	size_t count;
	const struct code_entry *moments = codebook_list(app_codebook(demo->app), "moment", &count);

	arena_reset(demo->row);
	if (!c->told)
		return;
	c->talks = arena_alloc(demo->arena, (count + 1) * sizeof(*c->talks));
	for (size_t i = 0; i < count; i++) {
		int64_t due = due_of(demo, c, &moments[i]);
		struct demo_talk *talk = &c->talks[c->talk_count];

		if (due == UNKNOWN || !is_kept(demo, c, &moments[i], due))
			continue;
		*talk = (struct demo_talk){
			.moment = &moments[i], .due = due, .held = held_on(demo, c, &moments[i], due)
		};
		demo_add_event(demo, of, DEMO_TALKS, talk->held);
		c->talk_count++;
	}
}

/* ---- writing ---- */

/* "client<tab>association" as the elements of a set. */
static void put_roles(struct write_cells *cells, const char *field, const char *roles)
{
	while (roles && *roles) {
		size_t length = strcspn(roles, "\t");

		write_add(cells, arena_print(cells->arena, "%s.%.*s", field, (int)length, roles), "true");
		roles += length + (roles[length] == '\t');
	}
}

static bool write_talk(struct demo *demo, const struct demo_case *c, struct demo_talk *talk, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	const char *roles = codebook_value(demo->row, talk->moment, "attends");
	bool held = talk->held != UNKNOWN;

	write_add(&cells, "application", c->application);
	write_add(&cells, "moment", talk->moment->code);
	demo_put_day(&cells, "due", talk->due);
	demo_put_day(&cells, "first_due", talk->due);
	write_add(&cells, "state", held ? "held" : "to_plan");
	demo_put_day(&cells, "held_on", talk->held);
	if (held)
		put_roles(&cells, "attended", roles);
	if (held && codebook_value(demo->row, talk->moment, "checklist"))
		put_roles(&cells, "agreed", roles);
	store_new_id(demo->app->store, talk->id);
	return demo_save(demo, &entity_appointment, talk->id, demo_scope(demo, c), &cells, err);
}

bool demo_write_held(struct demo *demo, struct demo_case *c, int64_t day, struct error *err)
{
	for (size_t i = 0; i < c->talk_count; i++) {
		struct demo_talk *talk = &c->talks[i];

		if (!*talk->id && talk->held != UNKNOWN && talk->held <= day && !write_talk(demo, c, talk, err))
			return false;
	}
	return true;
}

bool demo_write_open(struct demo *demo, struct demo_case *c, const char *anchor, struct error *err)
{
	for (size_t i = 0; i < c->talk_count; i++) {
		struct demo_talk *talk = &c->talks[i];

		if (!*talk->id && talk->held == UNKNOWN && codebook_holds(talk->moment, "anchor", anchor) &&
			!write_talk(demo, c, talk, err))
			return false;
	}
	return true;
}

/* ---- times ---- */

/* Two of three have a time; now and then one was moved. */
static bool write_time(struct demo *demo, const struct demo_case *c, const struct demo_talk *talk, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	uint64_t odd = c->seed + (uint64_t)talk->due;
	int64_t day = day_weekday(talk->due) > 5 ? talk->due - 2 : talk->due;

	if (odd % 3 == 0 || day <= demo->today)
		return true;
	if (odd % 11 == 0) {
		write_add(&cells, "state", "moved");
		demo_put_day(&cells, "due", talk->due + 7);
		write_add(&cells, "reason", "De cliënt werkt die dag.");
	} else {
		write_add(&cells, "state", "planned");
		write_add(&cells, "planned_by", c->worker);
		write_add(&cells, "planned_at",
			time_write(demo->row,
				day * MINUTES_PER_DAY + (FIRST_HOUR + (int64_t)(odd % HOURS)) * HOUR +
					(odd % 2 ? HOUR / 2 : 0)));
	}
	return demo_save(demo, &entity_appointment, talk->id, NULL, &cells, err);
}

bool demo_write_times(struct demo *demo, struct error *err)
{
	for (size_t i = 0; i < demo->case_count; i++) {
		const struct demo_case *c = &demo->cases[i];

		arena_reset(demo->row);
		for (size_t t = 0; !c->story && t < c->talk_count; t++)
			if (*c->talks[t].id && c->talks[t].held == UNKNOWN &&
				c->talks[t].due <= demo->today + TIMES_DAYS && !write_time(demo, c, &c->talks[t], err))
				return false;
	}
	return true;
}
