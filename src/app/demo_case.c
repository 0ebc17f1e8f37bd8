/* One case through time until a home: applying, the table, what follows from its decision. */
#include <ctype.h>
#include <string.h>

#include "app/course.h"
#include "base/text.h"
#include "demo_course.h"
#include "demo_home.h"
#include "demo_talks.h"
#include "demo_told.h"
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

static const char *value_of(const struct write_cells *cells, const char *name)
{
	for (size_t i = 0; i < cells->count; i++)
		if (!strcmp(cells->cells[i].name, name))
			return cells->cells[i].value;
	return NULL;
}

/* ---- applying ---- */

static void put_person(struct writer *w)
{
	static const char *const stays[] = { "sheltered_living", "sheltered_living", "shelter", "shelter",
		"womens_shelter", "youth_care", "supported_home", NULL };
	const struct demo_story *story = w->c->story;
	int born = story ? story->born : year_of(w->demo->today) - 19 - (int)below(w, 50);

	w->c->born = born;
	w->c->name = story ? story->name : pick(w, demo_names);
	put(w, "call_name", w->c->name);
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

/* Scope at the time of applying: another table may have had the case first. */
static const char *first_scope(struct writer *w, const char *care)
{
	const struct demo_story *story = w->c->story;
	bool moved = story && story->moved;

	return write_case_scope(
		w->demo->row, demo_forums[moved ? story->moved_from : w->c->forum], moved ? story->moved_care : care);
}

static bool save(struct writer *w, const struct entity *entity, const char *id, const char *scope, struct error *err)
{
	demo_add_story(w->demo, w->c, entity, &w->cells);
	return demo_save(w->demo, entity, id, scope, &w->cells, err);
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
	bool moved = w->c->story && w->c->story->moved;

	put(w, "applying_care", moved ? w->c->story->moved_care : w->c->care);
	put(w, "ambulant_care", moved ? w->c->story->moved_care : care);
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
	put(&w, "forum", demo_forums[c->story && c->story->moved ? c->story->moved_from : c->forum]);
	put(&w, "responsible", early && chance(&w, 60) ? NULL : c->municipality);
	put(&w, "step", first_step(c));
	put_day(&w, "step_since", early ? c->received : c->complete > demo->today ? demo->today : c->complete);
	put(&w, "weight", early ? NULL : c->weight);
	put_care(&w, care);
	put_letter(&w);
	store_new_id(demo->app->store, c->application);
	if (!save(&w, &entity_application, c->application, scope, err))
		return false;
	c->worker = value_of(&w.cells, "support_worker"); /* a story may have its own */
	return true;
}

static bool apply(struct demo *demo, struct demo_case *c, struct error *err)
{
	/* Of the incomplete ones every third waits for an ambulant care provider. */
	const char *care = c->row == DEMO_SUBMITTED && c->nth % 3 == 0 ? NULL : c->care;
	struct writer w = writer_of(demo, c, 0);
	const char *scope = first_scope(&w, care);

	return write_client(demo, c, scope, err) && write_application(demo, c, scope, care, err) &&
		(c->row == DEMO_DRAFT ||
			demo_write_course(
				demo, c, "submitted", c->row == DEMO_SUBMITTED ? "submitted" : "complete", err));
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
		"support_not_wanted", "not_own_wish", NULL };

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
	put(w, "step_before", "scheduled");
	put_day(w, "before_since", w->c->scheduled);
	put(w, "note", w->c->story ? w->c->story->note : NULL);
	if (!strcmp(w->c->outcome, "hold"))
		put_hold(w);
	else if (!strcmp(w->c->outcome, "decline"))
		put_decline(w);
	else
		put_admit(w);
}

static bool step(struct writer *w, struct error *err)
{
	return demo_save(w->demo, &entity_application, w->c->application, NULL, &w->cells, err);
}

/* Of an admission on a condition: what, by whom, and what follows when it is not met. */
static bool write_condition(struct writer *of, const char *decision, struct error *err)
{
	struct writer w = writer_of(of->demo, of->c, 10);
	struct demo_case *c = of->c;

	if (!c->told || strcmp(c->outcome, "admit_conditional"))
		return true;
	put(&w, "application", c->application);
	put(&w, "decision", decision);
	put(&w, "what", value_of(&of->cells, "conditions"));
	put(&w, "owner", value_of(&of->cells, "condition_owner"));
	put(&w, "due", value_of(&of->cells, "until"));
	put(&w, "if_not", "terug naar de tafel");
	put(&w, "state", "open");
	store_new_id(of->demo->app->store, c->condition);
	return demo_save(of->demo, &entity_condition, c->condition, demo_scope(of->demo, c), &w.cells, err);
}

/* What the decision makes of the application. */
static void put_step(struct writer *of, const struct writer *decision)
{
	const struct demo_case *c = of->c;
	bool admitted = !strncmp(c->outcome, "admit", 5), hold = !strcmp(c->outcome, "hold");

	put(of, "step", value_of(&decision->cells, "step_after"));
	put_day(of, "step_since", c->decided);
	put(of, "hold_until", hold ? value_of(&decision->cells, "until") : NULL);
	demo_put_day(&of->cells, "admitted_on", admitted ? c->decided : UNKNOWN);
	demo_put_day(&of->cells, "searching_since", admitted ? c->decided : UNKNOWN);
	demo_put_day(&of->cells, "landing_since", c->landing);
	demo_put_day(&of->cells, "ended_on", admitted || hold ? UNKNOWN : c->decided);
}

static bool decide(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct writer w = writer_of(demo, c, 3), of = writer_of(demo, c, 4);
	char id[ID_TEXT];

	put_decision(&w);
	put_step(&of, &w);
	return (demo_is_scheduled(demo, c) || demo_write_course(demo, c, "triaged", "scheduled", err)) &&
		demo_enter(demo, &entity_decision, c, id, &w.cells, err) && step(&of, err) &&
		write_condition(&w, id, err) && demo_write_open(demo, c, "admission", err);
}

static bool schedule(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct writer w = writer_of(demo, c, 5);

	put(&w, "step", "scheduled");
	put_day(&w, "step_since", c->scheduled);
	return demo_write_course(demo, c, "triaged", "scheduled", err) && step(&w, err);
}

/* ---- afterwards ---- */

/* Another table takes the case over, by agreement of both chairs: its number and its waiting days stay. */
static bool move_table(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct writer w = writer_of(demo, c, 11), of = writer_of(demo, c, 12);
	struct demo_case before = *c;
	int64_t day = demo_day(demo, c->story->moved);

	before.forum = c->story->moved_from;
	before.care = c->story->moved_care;
	put(&w, "application", c->application);
	put(&w, "forum", demo_forums[before.forum]);
	put(&w, "arrangement", app_codebook(demo->app)->arrangement);
	put(&w, "decided_at", time_write(demo->row, day * MINUTES_PER_DAY + 13 * 60 + 20));
	put(&w, "decided_by", demo->chairs[before.forum]);
	put(&w, "outcome", "transfer");
	put(&w, "step_before", "scheduled");
	put(&w, "step_after", "scheduled");
	put(&w, "to_forum", demo_forums[c->forum]);
	put(&w, "note", "Beide voorzitters zijn akkoord. De wachtdagen blijven staan.");
	put(&w, "messenger", c->worker);
	c->worker = pick(&of, demo_workers);
	put(&of, "forum", demo_forums[c->forum]);
	put(&of, "ambulant_care", c->care);
	put(&of, "support_worker", c->worker);
	return demo_enter(demo, &entity_decision, &before, NULL, &w.cells, err) && step(&of, err) &&
		course_move(demo->app, demo->row, c->application, demo_scope(demo, c), err);
}

/* Somebody asked how it goes. */
static bool touch(struct demo *demo, struct demo_case *c, struct error *err)
{
	static const char *const notes[] = {
		"Gebeld. Alles gaat door zoals afgesproken.",
		"Samen naar het buurthuis geweest. Ging goed.",
		"Nieuwe werktijden: bellen kan na vier uur.",
		"De papieren voor de gemeente zijn ingevuld.",
		"Kijkt uit naar de eigen plek. Wacht rustig.",
		NULL,
	};
	struct writer w = writer_of(demo, c, 13);

	put(&w, "remark", pick(&w, notes));
	return step(&w, err);
}

/* Most conditions are met. */
static bool judge_condition(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct writer w = writer_of(demo, c, 14);
	bool met = chance(&w, 85);

	put(&w, "state", met ? "met" : "not_met");
	put_day(&w, "judged_on", c->decided + 55);
	put(&w, "remark", met ? NULL : "De tafel heeft het besproken; het gaat door.");
	return demo_save(demo, &entity_condition, c->condition, NULL, &w.cells, err);
}

bool demo_write_event(struct demo *demo, const struct demo_event *event, struct error *err)
{
	static bool (*const writers[DEMO_TALKS])(struct demo *, struct demo_case *, struct error *) = {
		[DEMO_APPLIES] = apply,
		[DEMO_SCHEDULED] = schedule,
		[DEMO_DECIDED] = decide,
		[DEMO_MOVES_TABLE] = move_table,
		[DEMO_IS_PROPOSED] = demo_propose,
		[DEMO_SIGNS] = demo_sign,
		[DEMO_MOVES_IN] = demo_move_in,
		[DEMO_CLOSES] = demo_close,
		[DEMO_IS_TOUCHED] = touch,
		[DEMO_IS_JUDGED] = judge_condition,
	};

	arena_reset(demo->row);
	if (event->what == DEMO_TELLS)
		return demo_write_told(demo, event->of, err);
	if (event->what == DEMO_TALKS)
		return demo_write_held(demo, &demo->cases[event->of], event->day, err);
	return writers[event->what](demo, &demo->cases[event->of], err);
}
