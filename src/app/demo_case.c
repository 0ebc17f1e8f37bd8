/* One case through time: applying, the decision, a home, the key, the end. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "demo_parts.h"
#include "store/store.h"

/* The cell at hand and what invents it: fixed by the case, so that order of writing changes nothing. */
struct writer {
	struct demo *demo;
	struct demo_case *c;
	struct random random;
	struct write_cells cells;
};

static struct writer writer_of(struct demo *demo, struct demo_case *c, uint64_t part)
{
	struct writer w = { .demo = demo, .c = c, .cells = { .arena = demo->row } };

	random_seed(&w.random, c->seed * 31 + part);
	return w;
}

static void put(struct writer *w, const char *name, const char *value)
{
	write_add(&w->cells, name, value);
}

static void put_day(struct writer *w, const char *name, int64_t day)
{
	put(w, name, day_write(w->demo->row, day));
}

static void put_count(struct writer *w, const char *name, uint64_t number)
{
	put(w, name, arena_print(w->demo->row, "%llu", (unsigned long long)number));
}

static uint64_t below(struct writer *w, uint64_t bound)
{
	return random_below(&w->random, bound);
}

static bool chance(struct writer *w, unsigned percent)
{
	return below(w, 100) < percent;
}

static const char *pick(struct writer *w, const char *const *texts)
{
	return demo_pick(&w->random, texts);
}

static int year_of(int64_t day)
{
	int year, month, day_of_month;

	day_split(day, &year, &month, &day_of_month);
	return year;
}

/* "entity.field=value" of a story; "@2026-11-19" is a day of the drawings, an empty value takes the cell away. */
static const char *moved_value(struct demo *demo, const char *value)
{
	if (*value == '@')
		return day_write(demo->row, demo_day(demo, value + 1));
	return *value ? value : NULL;
}

void demo_add_story(
	struct demo *demo, const struct demo_case *c, const struct entity *entity, struct write_cells *cells)
{
	size_t length = strlen(entity->name);

	for (size_t i = 0; c->story && c->story->more && c->story->more[i]; i++) {
		const char *line = c->story->more[i], *equals = strchr(line, '=');

		if (strncmp(line, entity->name, length) || line[length] != '.')
			continue;
		line += length + 1;
		write_add(cells, arena_copy(demo->row, line, (size_t)(equals - line)), moved_value(demo, equals + 1));
	}
}

/* ---- applying ---- */

static void put_person(struct writer *w)
{
	static const char *const stays[] = { "sheltered_living", "sheltered_living", "shelter", "shelter",
		"womens_shelter", "youth_care", "supported_home", NULL };
	const struct demo_story *story = w->c->story;
	int born = story ? story->born : year_of(w->demo->today) - 19 - (int)below(w, 50);

	w->c->born = born;
	put(w, "call_name", story ? story->name : pick(w, demo_names));
	put_count(w, "birth_year", (uint64_t)born);
	put(w, "origin", w->c->municipality);
	put(w, "origin_neighbourhood",
		story && story->neighbourhood ? story->neighbourhood
					      : pick(w, demo_town(w->c->municipality)->neighbourhoods));
	put(w, "regional_tie", chance(w, 95) ? "yes" : "no");
	put(w, "present_stay", born > year_of(w->demo->today) - 22 ? "youth_care" : pick(w, stays));
	put_day(w, "present_stay_since", w->c->received - 200 - (int64_t)below(w, 600));
	if (!story && w->c->forum == DEMO_HEEMSKERK && w->c->row == DEMO_LANDED && !w->c->nth)
		put(w, "shielded", "true");
}

static int age_of(const struct writer *w)
{
	return year_of(w->demo->today) - w->c->born;
}

static void put_household(struct writer *w)
{
	uint64_t adults = chance(w, 85) ? 1 : 2, children = chance(w, 65) ? 0 : 1 + below(w, 3);
	bool weekends = children && chance(w, 40);

	put_count(w, "adults", adults);
	put_count(w, "children", children);
	if (children) {
		put_count(w, "children_ages", 1 + below(w, age_of(w) > 32 ? 15 : (uint64_t)(age_of(w) - 17)));
		put(w, "children_stay", weekends ? "weekends" : "always");
	}
	put_count(w, "rent_persons", weekends ? adults : adults + children);
	put_count(w, "rooms_min", children ? 2 + (children + 1) / 2 : 1 + below(w, 2));
}

static void put_money(struct writer *w)
{
	static const char *const incomes[] = { "benefit", "benefit", "work", "wajong", NULL };
	static const char *const young[] = { "study", "study", "work", "benefit", NULL };
	static const char *const bands[] = { "a", "b", "b", "c", NULL };
	static const char *const debts[] = { "none", "stable", "stable", "unstable", NULL };
	const char *owed = pick(w, debts);

	put(w, "income_kind", age_of(w) >= 67 ? "pension" : pick(w, age_of(w) < 25 ? young : incomes));
	put(w, "income_band", pick(w, bands));
	put(w, "rent_max", arena_print(w->demo->row, "%llu.00", (unsigned long long)(560 + 10 * below(w, 20))));
	put(w, "debts", owed);
	if (strcmp(owed, "none"))
		put(w, below(w, 2) ? "proof.budget_plan" : "proof.income_management", "true");
}

static void put_support(struct writer *w)
{
	static const char *const risks[] = { "low", "low", "low", "some", "high", NULL };

	put(w, "hours_now",
		arena_print(w->demo->row, chance(w, 30) ? "%llu.5" : "%llu", (unsigned long long)(1 + below(w, 7))));
	put(w, "nuisance_risk", pick(w, risks));
	put(w, "hard_times", pick(w, demo_plans));
	put(w, "days", pick(w, demo_days));
	put(w, "network", pick(w, demo_networks));
}

static void put_criteria(struct writer *w)
{
	static const char *const codes[] = { "own_will", "support_ready", "open_to_contact", "living_skills",
		"paying_skills", "money_stable", "days", "steady" };
	/* Mehmet and others of the drawings have their own. */
	bool told = w->c->story && w->c->story->now && w->c->row == DEMO_PROPOSED;

	for (size_t i = 0; !told && i < ARRAY_LEN(codes); i++)
		put(w, arena_print(w->demo->row, "criteria.%s", codes[i]),
			chance(w, 82)           ? "yes"
				: chance(w, 85) ? "conditional"
						: "no");
}

static void put_wishes(struct writer *w)
{
	static const char *const wishes[] = { "wishes.quiet", "wishes.garden", "wishes.near_school", "wishes.near_work",
		"wishes.near_family", "wishes.lively", NULL };
	static const char *const pets[] = { "none", "none", "none", "cat", "dog", NULL };

	put(w, pick(w, wishes), "true");
	put(w, "pet", pick(w, pets));
	if (chance(w, 12))
		put(w, "no_stairs", "true");
	put(w, "profile", pick(w, demo_profiles));
}

/* Who is not complete yet lacks what a support worker has still to bring. */
static void take_away(struct writer *w)
{
	if (w->c->row != DEMO_DRAFT && w->c->row != DEMO_SUBMITTED)
		return;
	put(w, "profile", NULL);
	if (chance(w, 50))
		put(w, "debts", NULL);
	if (w->c->row == DEMO_DRAFT && chance(w, 50))
		put(w, "present_stay", NULL);
}

/* Cells without a value are no part of a new row. */
static size_t drop_empty(struct write_cells *cells)
{
	size_t kept = 0;

	for (size_t i = 0; i < cells->count; i++)
		if (cells->cells[i].value)
			cells->cells[kept++] = cells->cells[i];
	return cells->count = kept;
}

static const char *scope_of(struct writer *w, const char *care)
{
	return write_case_scope(w->demo->row, demo_forums[w->c->forum], care);
}

static bool save(struct writer *w, const struct entity *entity, const char *id, const char *scope, struct error *err)
{
	demo_add_story(w->demo, w->c, entity, &w->cells);
	drop_empty(&w->cells);
	return store_set(w->demo->app->store, entity, id, scope, w->cells.cells, w->cells.count, err);
}

static bool write_client(struct demo *demo, struct demo_case *c, const char *scope, struct error *err)
{
	struct writer w = writer_of(demo, c, 1);

	put_person(&w);
	put_household(&w);
	put_money(&w);
	put_support(&w);
	put_criteria(&w);
	put_wishes(&w);
	take_away(&w);
	store_new_id(demo->app->store, c->client);
	return save(&w, &entity_client, c->client, scope, err);
}

static void put_care(struct writer *w, const char *care)
{
	const char *worker = pick(w, demo_workers), *backup = pick(w, demo_workers);

	put(w, "applying_care", w->c->care);
	put(w, "ambulant_care", care);
	put(w, "support_worker", worker);
	put(w, "support_backup", strcmp(worker, backup) ? backup : "A. Kuiper");
	put(w, "support_phone",
		arena_print(w->demo->row, "06 00 00 %02llu %02llu", (unsigned long long)below(w, 100),
			(unsigned long long)below(w, 100)));
	put(w, "two_years", care ? "true" : NULL);
	put_day(w, "care_decision_until", w->c->received + 400 + (int64_t)below(w, 700));
	put(w, "local_contact", chance(w, 50) ? "Dock, wijkcoach" : "Welschap, buurtwerker");
}

static void put_letter(struct writer *w)
{
	const struct demo_story *story = w->c->story;

	if (w->c->row == DEMO_DRAFT && w->c->nth % 2)
		return;
	put_day(w, "motivation_on", w->c->received - (int64_t)below(w, 8));
	put(w, "motivation", story ? story->sentence : pick(w, demo_letters));
	if (w->c->row == DEMO_DRAFT)
		return;
	put_day(w, "share_on", w->c->received - (int64_t)below(w, 8));
	put(w, "share_what", "profiel naar de corporatie, zorgvragen naar de tafel");
}

static const char *first_step(const struct demo_case *c)
{
	return c->row == DEMO_DRAFT ? "draft" : c->row == DEMO_SUBMITTED ? "submitted" : "complete";
}

static bool write_application(
	struct demo *demo, struct demo_case *c, const char *scope, const char *care, struct error *err)
{
	struct writer w = writer_of(demo, c, 2);
	bool early = c->row == DEMO_DRAFT || c->row == DEMO_SUBMITTED;

	put(&w, "number", c->number);
	put(&w, "client", c->client);
	put_day(&w, "received", c->received);
	put(&w, "forum", demo_forums[c->forum]);
	put(&w, "responsible", early && chance(&w, 60) ? NULL : c->municipality);
	put(&w, "step", first_step(c));
	put_day(&w, "step_since", early ? c->received : c->complete > demo->today ? demo->today : c->complete);
	put(&w, "weight", early ? NULL : c->weight);
	put_care(&w, care);
	put_letter(&w);
	store_new_id(demo->app->store, c->application);
	return save(&w, &entity_application, c->application, scope, err);
}

static bool apply(struct demo *demo, struct demo_case *c, struct error *err)
{
	/* Of the incomplete ones every third waits for an ambulant care provider. */
	const char *care = c->row == DEMO_SUBMITTED && c->nth % 3 == 0 ? NULL : c->care;
	struct writer w = writer_of(demo, c, 0);
	const char *scope = scope_of(&w, care);

	return write_client(demo, c, scope, err) && write_application(demo, c, scope, care, err);
}

/* ---- the table ---- */

static const char *hold_reason(struct writer *w)
{
	static const char *const reasons[] = { "missing_decision", "missing_decision", "missing_document",
		"missing_party", "ask_client", NULL };

	return w->c->story && w->c->story->reason ? w->c->story->reason : pick(w, reasons);
}

static const char *decline_reason(struct writer *w)
{
	static const char *const reasons[] = { "not_target_group", "other_region", "needs_day_and_night", "too_early",
		"money_unstable", "no_provider", "support_not_wanted", "not_own_wish", NULL };

	return w->c->story && w->c->story->reason ? w->c->story->reason : pick(w, reasons);
}

static void put_hold(struct writer *w)
{
	put(w, "step_after", "on_hold");
	put(w, "reason", hold_reason(w));
	put(w, "needed", "beschikking van de gemeente");
	put(w, "needed_from", arena_print(w->demo->row, "gemeente %s", w->c->municipality));
	put_day(w, "until", w->demo->today + 14 + 7 * (int64_t)(w->c->story ? 0 : below(w, 5)));
}

/* Codes of municipalities are their names in small letters. */
static const char *municipality_name(struct writer *w)
{
	const char *code = w->c->municipality;

	return arena_print(w->demo->row, "gemeente %c%s", toupper((unsigned char)*code), code + 1);
}

static void put_decline(struct writer *w)
{
	put(w, "step_after", "declined");
	put(w, "reason", decline_reason(w));
	put(w, "messenger", pick(w, demo_workers));
	put(w, "formal_by", municipality_name(w));
	put(w, "objection", "bezwaar bij de gemeente binnen zes weken");
}

static void put_admit(struct writer *w)
{
	bool conditional = !strcmp(w->c->outcome, "admit_conditional");

	put(w, "step_after", conditional ? "admitted_conditional" : "admitted");
	put(w, "contract_form", w->c->form);
	put(w, "two_years_enough", strcmp(w->c->form, "care_lease") ? "yes" : "no");
	put(w, "messenger", pick(w, demo_workers));
	put_day(w, "told_by", w->c->decided + 2);
	put(w, "formal_by", municipality_name(w));
	put(w, "objection", "bezwaar bij de gemeente binnen zes weken");
	if (!conditional)
		return;
	put(w, "conditions", "Contact met de begeleider blijft twee jaar.");
	put(w, "condition_owner", pick(w, demo_workers));
	put_day(w, "until", w->c->decided + 60);
}

/* Today's decisions fell just before now; all others on an afternoon. */
static int64_t decided_at(struct writer *w)
{
	int64_t first = w->demo->today * MINUTES_PER_DAY, ago = !strcmp(w->c->outcome, "hold") ? 37 : 2;

	if (w->c->decided < w->demo->today)
		return w->c->decided * MINUTES_PER_DAY + 13 * 60 + 5 * (int64_t)below(w, 24);
	return w->demo->now - ago > first ? w->demo->now - ago : first;
}

static void put_decision(struct writer *w)
{
	const struct demo *demo = w->demo;

	put(w, "application", w->c->application);
	put(w, "forum", demo_forums[w->c->forum]);
	put(w, "meeting", w->c->decided == demo->today ? demo->meetings[w->c->forum] : NULL);
	put(w, "arrangement", app_codebook(demo->app)->arrangement);
	put(w, "decided_at", time_write(demo->row, decided_at(w)));
	put(w, "decided_by", demo->chairs[w->c->forum]);
	put(w, "outcome", w->c->outcome);
	put(w, "step_before", w->c->decided == demo->today ? "scheduled" : "complete");
	if (!strcmp(w->c->outcome, "hold"))
		put_hold(w);
	else if (!strcmp(w->c->outcome, "decline"))
		put_decline(w);
	else
		put_admit(w);
}

static const char *value_of(const struct write_cells *cells, const char *name)
{
	for (size_t i = 0; i < cells->count; i++)
		if (!strcmp(cells->cells[i].name, name))
			return cells->cells[i].value;
	return NULL;
}

static bool step(struct writer *w, struct error *err)
{
	drop_empty(&w->cells);
	return store_set(
		w->demo->app->store, &entity_application, w->c->application, NULL, w->cells.cells, w->cells.count, err);
}

static bool decide(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct writer w = writer_of(demo, c, 3), of = writer_of(demo, c, 4);
	const struct row_name about[] = { { &entity_application, c->application }, { &entity_client, c->client } };
	char id[ID_TEXT];

	put_decision(&w);
	drop_empty(&w.cells);
	store_new_id(demo->app->store, id);
	put(&of, "step", value_of(&w.cells, "step_after"));
	put_day(&of, "step_since", c->decided);
	put(&of, "hold_until", strcmp(c->outcome, "hold") ? NULL : value_of(&w.cells, "until"));
	put_day(&of, "admitted_on", strncmp(c->outcome, "admit", 5) ? UNKNOWN : c->decided);
	put_day(&of, "landing_since", c->landing);
	return store_add(demo->app->store, &entity_decision, id, scope_of(&w, c->care), w.cells.cells, w.cells.count,
		       about, ARRAY_LEN(about), err) &&
		step(&of, err);
}

static bool schedule(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct writer w = writer_of(demo, c, 5);

	put(&w, "step", "scheduled");
	put_day(&w, "step_since", c->complete);
	return step(&w, err);
}

/* ---- a home ---- */

static bool write_proposal(struct demo *demo, struct demo_case *c, const char *state, struct error *err)
{
	struct writer w = writer_of(demo, c, 6);
	bool open = !strcmp(state, "open"), viewing = !strcmp(state, "viewing");

	put(&w, "application", c->application);
	put(&w, "home", c->home);
	put_day(&w, "proposed_on", c->proposed != UNKNOWN ? c->proposed : c->key - 28);
	put(&w, "state", state);
	if (!open) {
		put_day(&w, "viewing_on", viewing ? demo->today + 2 : c->key - 18);
		put(&w, "client_answer", viewing ? NULL : "yes");
	}
	if (c->proposed != UNKNOWN && !open) {
		put(&w, "care_judgement", "fits");
		put_day(&w, "judged_on", c->proposed + 1);
	}
	return save(&w, &entity_proposal, c->proposal, scope_of(&w, c->care), err);
}

static bool propose(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct writer w = writer_of(demo, c, 7);
	bool contract = c->row == DEMO_CONTRACT, viewing = !strcmp(c->step, "viewing");

	store_new_id(demo->app->store, c->proposal);
	put(&w, "step", c->step);
	put_day(&w, "step_since", c->proposed);
	put_day(&w, "key_on", contract ? c->key : UNKNOWN);
	return demo_write_home(demo, c, contract ? "accepted" : "proposed", c->home, err) &&
		write_proposal(demo, c,
			contract          ? "accepted"
				: viewing ? "viewing"
					  : "open",
			err) &&
		step(&w, err);
}

static bool move_in(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct writer w = writer_of(demo, c, 8);

	store_new_id(demo->app->store, c->proposal);
	put(&w, "step", "living");
	put_day(&w, "step_since", c->key);
	put_day(&w, "key_on", c->key);
	return demo_write_home(demo, c, "let", c->home, err) && write_proposal(demo, c, "accepted", err) &&
		step(&w, err);
}

static bool close_case(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct writer w = writer_of(demo, c, 9);

	put(&w, "step", c->step);
	put_day(&w, "step_since", c->closed);
	return step(&w, err);
}

bool demo_write_event(struct demo *demo, const struct demo_event *event, struct error *err)
{
	static bool (*const writers[DEMO_HAPPENING_COUNT])(struct demo *, struct demo_case *, struct error *) = {
		[DEMO_APPLIES] = apply,
		[DEMO_SCHEDULED] = schedule,
		[DEMO_DECIDED] = decide,
		[DEMO_IS_PROPOSED] = propose,
		[DEMO_MOVES_IN] = move_in,
		[DEMO_CLOSES] = close_case,
	};

	arena_reset(demo->row);
	return writers[event->what](demo, &demo->cases[event->of], err);
}
