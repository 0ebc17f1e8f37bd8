#include "facts.h"

#include <string.h>

#include "app/propose.h"
#include "app/quota.h"
#include "base/day.h"
#include "rules/planner.h"
#include "store/store.h"

/* The first evaluation is 3 months after the key (design: defaults 6); with some room. */
enum { ROWS_MAX = 1000, FIRST_TALKS_DAYS = 100 };

struct gathering {
	struct app *app;
	struct arena *arena;
	const struct codebook *book;
	const struct facts_of *of;
	struct gate_facts *facts;
};

static bool is_word(const char *text, const char *word)
{
	return text && !strcmp(text, word);
}

static enum gate_fact fact(bool holds)
{
	return holds ? FACT_HOLDS : FACT_FAILS;
}

static const char *case_of(const struct gathering *g)
{
	return g->of->application->row.id;
}

bool facts_row(struct app *app, struct arena *arena, const struct entity *entity, const char *id, void **row,
	struct error *err)
{
	struct error why = { E_NONE, "" };
	void *loaded = arena_alloc(arena, entity->size);

	*row = NULL;
	if (!id || !*id)
		return true;
	if (!store_load(app->store, arena, entity, id, loaded, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	if (!((struct row *)loaded)->gone)
		*row = loaded;
	return true;
}

/* Rows of an entity that point at the case. */
static bool list_of_case(
	const struct gathering *g, const struct entity *entity, void ***rows, size_t *count, struct error *err)
{
	return store_list_by(g->app->store, g->arena, entity, "application", case_of(g), ROWS_MAX, rows, count, err);
}

/* ---- rows --------------------------------------------------------------------------------------------------------- */

bool facts_contract(struct app *app, struct arena *arena, const char *application, const struct contract **contract,
	struct error *err)
{
	void **rows;
	size_t count;

	*contract = NULL;
	if (!store_list_by(
		    app->store, arena, &entity_contract, "application", application, ROWS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct contract *row = rows[i];

		if (!*contract || row->drawn_on >= (*contract)->drawn_on)
			*contract = row;
	}
	return true;
}

static bool load_contract(struct gathering *g, struct error *err)
{
	return facts_contract(g->app, g->arena, case_of(g), &g->facts->contract, err);
}

/* The place on an agenda that counts: that of the latest meeting. */
static bool load_agenda(struct gathering *g, struct error *err)
{
	void **rows, *meeting;
	size_t count;

	if (!list_of_case(g, &entity_agenda_item, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct agenda_item *item = rows[i];

		if (!facts_row(g->app, g->arena, &entity_meeting, item->meeting, &meeting, err))
			return false;
		if (g->facts->agenda_item &&
			(!meeting || !g->facts->meeting ||
				((struct meeting *)meeting)->starts < g->facts->meeting->starts))
			continue;
		g->facts->agenda_item = item;
		g->facts->meeting = meeting;
	}
	return true;
}

/* The home of who lives in a shared home, or the only one that there is. */
static bool home_of_member(struct gathering *g, const struct member *member, struct error *err)
{
	void **homes, *home;
	size_t count;

	if (member->left_on != UNKNOWN)
		return true;
	if (member->home) {
		if (!facts_row(g->app, g->arena, &entity_home, member->home, &home, err))
			return false;
		g->facts->home = home;
		return true;
	}
	if (!store_list_by(g->app->store, g->arena, &entity_home, "household", member->household, ROWS_MAX, &homes,
		    &count, err))
		return false;
	if (count == 1)
		g->facts->home = homes[0];
	return true;
}

/* Nobody proposes a shared home: where an arrangement has them, the home is that of the member. */
static bool find_shared_home(struct gathering *g, struct error *err)
{
	void **members;
	size_t count, rules;

	codebook_list(g->book, "household_rule", &rules);
	if (g->facts->home || !rules)
		return true;
	if (!list_of_case(g, &entity_member, &members, &count, err))
		return false;
	for (size_t i = 0; i < count && !g->facts->home; i++)
		if (!home_of_member(g, members[i], err))
			return false;
	return true;
}

/* ---- words with an @ ---------------------------------------------------------------------------------------------- */

static bool has_rival(const struct gathering *g, void **rows, size_t count)
{
	const struct proposal *own = g->of->proposal;

	for (size_t i = 0; i < count; i++) {
		const struct proposal *other = rows[i];

		if (propose_is_standing(other) && (!own || !own->row.id || strcmp(own->row.id, other->row.id) != 0))
			return true;
	}
	return false;
}

static bool find_rivals(struct gathering *g, struct error *err)
{
	bool rival;
	void **rows;
	size_t count;

	if (!list_of_case(g, &entity_proposal, &rows, &count, err))
		return false;
	rival = has_rival(g, rows, count);
	if (!rival && g->of->home) {
		if (!store_list_by(g->app->store, g->arena, &entity_proposal, "home", g->of->home->row.id, ROWS_MAX,
			    &rows, &count, err))
			return false;
		rival = has_rival(g, rows, count);
	}
	g->facts->plain.one_proposal = fact(!rival);
	return true;
}

/* A home that was offered already has its place in the count: then only a maximum that is passed counts. Once the home is
 * proposed it is not asked again: the sum of a whole year is no work for each key. */
static bool find_room(struct gathering *g, struct error *err)
{
	const struct home *home = g->of->home;
	struct error why = { E_NONE, "" };
	struct quota_sheet *sheet;

	if (!home || !home->municipality || (g->of->proposal && g->of->proposal->row.id))
		return true;
	if (!quota_load(g->app, g->arena, UNKNOWN, &sheet, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	for (size_t i = 0; i < sheet->count; i++)
		if (is_word(sheet->lines[i].municipality, home->municipality) && sheet->lines[i].room != UNKNOWN)
			g->facts->plain.room_in_maximum =
				fact(sheet->lines[i].room >= (home->offered_on == UNKNOWN ? 1 : 0));
	return true;
}

static bool count_invitees(struct gathering *g, struct error *err)
{
	size_t invited = 0, without_reason = 0, count;
	void **rows;

	if (!list_of_case(g, &entity_attendance, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct attendance *row = rows[i];
		const struct code_entry *line = codebook_find(g->book, "attendance", row->role);

		invited++;
		without_reason += codebook_flag(line, "reason_needed") && !row->reason && !row->ground;
	}
	g->facts->plain.invitees = fact(invited > 0);
	g->facts->plain.police_reason = fact(!without_reason);
	return true;
}

static bool has_signed(void **rows, size_t count, const char *contract, const char *role)
{
	for (size_t i = 0; i < count; i++) {
		const struct signature *row = rows[i];

		if (is_word(row->contract, contract) && is_word(row->role, role))
			return true;
	}
	return false;
}

/* Who has not signed yet. Without a contract nobody has. */
static bool find_signers(struct gathering *g, struct error *err)
{
	const struct contract *contract = g->facts->contract;
	const struct code_entry *form =
		contract && contract->form ? codebook_find(g->book, "contract_form", contract->form) : NULL;
	const char *at = codebook_value(g->arena, form, "signatories");
	struct buffer list = { .arena = g->arena };
	void **rows;
	size_t count;

	if (!list_of_case(g, &entity_signature, &rows, &count, err))
		return false;
	if (!contract)
		buffer_text(&list, _("everybody"));
	while (contract && at && *at) {
		size_t length = strcspn(at, "\t");
		const char *role = arena_copy(g->arena, at, length);

		if (!has_signed(rows, count, contract->row.id, role))
			buffer_print(&list, "%s%s", list.length ? ", " : "", codebook_text(g->book, "role", role));
		at += length + (at[length] == '\t');
	}
	g->facts->plain.signers = list.text;
	g->facts->plain.signatures = fact(!list.length);
	return true;
}

static bool is_done(const struct appointment *talk)
{
	return is_word(talk->state, "held") || is_word(talk->state, "dropped");
}

static bool is_planned(const struct appointment *talk)
{
	return is_done(talk) || talk->planned_at != UNKNOWN;
}

/* Is this the talk at the end of the support (moment: marks support_end)? What comes after it is no talk of the case. */
static bool ends_support(const struct gathering *g, const struct appointment *talk)
{
	return talk && codebook_holds(codebook_find(g->book, "moment", talk->moment), "marks", "support_end");
}

/* Does the arrangement ask for talks in that time after the key? */
static bool asks_talks(const struct gathering *g, int64_t key, int64_t days)
{
	size_t count;
	const struct code_entry *moments = codebook_list(g->book, "moment", &count);

	for (size_t i = 0; i < count; i++) {
		int64_t due = codebook_flag(&moments[i], "household") ? UNKNOWN : planner_due(&moments[i], "key", key);

		if (due != UNKNOWN && due > key && due <= key + days)
			return true;
	}
	return false;
}

/* Talks until some days after the key (figure talks_planned_days) have a time; the handing over of the key itself is no
 * talk. The last talk is the one at the end of the support, else the one that is due last. */
static bool look_at_talks(struct gathering *g, struct error *err)
{
	int64_t days = codebook_figure(g->book, "talks_planned_days", FIRST_TALKS_DAYS);
	const struct appointment *last = NULL;
	int64_t key = g->of->application->key_on != UNKNOWN ? g->of->application->key_on : app_today(g->app);
	size_t count, first = 0, planned = 0;
	void **rows;

	if (!list_of_case(g, &entity_appointment, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct appointment *talk = rows[i];

		if (talk->due != UNKNOWN && talk->due > key && talk->due <= key + days) {
			first++;
			planned += is_planned(talk);
		}
		if (!ends_support(g, last) && (!last || talk->due > last->due || ends_support(g, talk)))
			last = talk;
	}
	g->facts->plain.talks_planned = fact(first ? planned == first : !asks_talks(g, key, days));
	g->facts->plain.last_talk = fact(last && is_done(last));
	return true;
}

static bool look_at_conditions(struct gathering *g, struct error *err)
{
	void **rows;
	size_t count, open = 0;

	if (!list_of_case(g, &entity_condition, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		open += !is_word(((const struct condition *)rows[i])->state, "met");
	g->facts->plain.conditions_met = fact(!open);
	return true;
}

static bool look_at_experts(struct gathering *g, struct error *err)
{
	void **rows;
	size_t count, agreed = 0;

	if (!list_of_case(g, &entity_expert, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		agreed += ((const struct expert *)rows[i])->client_agrees == 1;
	g->facts->plain.client_agrees = fact(agreed > 0);
	return true;
}

bool facts_experts(struct app *app, struct arena *arena, struct gate_facts *facts, struct error *err)
{
	const struct facts_of of = { .application = facts->application };
	struct gathering g = { .app = app, .arena = arena, .of = &of, .facts = facts };

	return look_at_experts(&g, err);
}

/* The rule of the arrangement with bounds of age; NULL: none. */
static const struct code_entry *age_rule(const struct codebook *book)
{
	size_t count;
	const struct code_entry *rules = codebook_list(book, "household_rule", &count);

	for (size_t i = 0; i < count; i++)
		if (codebook_number(&rules[i], "age.min") != UNKNOWN ||
			codebook_number(&rules[i], "age.max") != UNKNOWN)
			return &rules[i];
	return NULL;
}

static bool fits_age(const struct code_entry *rule, int64_t age)
{
	int64_t min = codebook_number(rule, "age.min"), max = codebook_number(rule, "age.max");

	return (min == UNKNOWN || age >= min) && (max == UNKNOWN || age <= max);
}

/* The age of the day of admission, once there is one. Of the client only the year of birth is known: an age that fits
 * before and after the birthday, or neither time. */
static bool look_at_age(struct gathering *g, struct error *err)
{
	const struct code_entry *rule = age_rule(g->book);
	int64_t admitted = g->of->application->admitted_on;
	int year, month, day;
	bool before, after;

	(void)err;
	if (!rule || !g->of->client || g->of->client->birth_year == UNKNOWN)
		return true;
	day_split(admitted == UNKNOWN ? app_today(g->app) : admitted, &year, &month, &day);
	after = fits_age(rule, year - g->of->client->birth_year);
	before = fits_age(rule, year - g->of->client->birth_year - 1);
	if (after == before)
		g->facts->plain.age = fact(after);
	return true;
}

static void count_told(void **rows, size_t count, size_t *done, size_t *open)
{
	for (size_t i = 0; i < count; i++)
		++*(((const struct communication *)rows[i])->done_on != UNKNOWN ? done : open);
}

static bool look_at_neighbours(struct gathering *g, struct error *err)
{
	const struct home *home = g->facts->home;
	size_t done = 0, open = 0, count;
	void **rows;

	if (!home)
		return true;
	if (!store_list_by(
		    g->app->store, g->arena, &entity_communication, "home", home->row.id, ROWS_MAX, &rows, &count, err))
		return false;
	count_told(rows, count, &done, &open);
	g->facts->plain.neighbours_told = fact(done && !open);
	return true;
}

/* What a word in a gate makes it worth to look at, in this order: signatures are of the contract. */
static const struct {
	const char *words[3];
	bool (*gather)(struct gathering *, struct error *);
} gatherers[] = {
	{ { "home.", "@neighbours_told", NULL }, find_shared_home },
	{ { "contract.", "@signatures", NULL }, load_contract },
	{ { "agenda_item.", "meeting.", NULL }, load_agenda },
	{ { "@one_proposal", NULL }, find_rivals },
	{ { "@room_in_maximum", NULL }, find_room },
	{ { "@invitees", "@police_reason", NULL }, count_invitees },
	{ { "@signatures", NULL }, find_signers },
	{ { "@talks_planned", "@last_talk", NULL }, look_at_talks },
	{ { "@conditions_met", NULL }, look_at_conditions },
	{ { "@client_agrees", NULL }, look_at_experts },
	{ { "@age", NULL }, look_at_age },
	{ { "@neighbours_told", NULL }, look_at_neighbours },
};

bool gate_facts_of(struct app *app, struct arena *arena, const struct codebook *book, const struct facts_of *of,
	const char *until, struct gate_facts *facts, struct error *err)
{
	struct gathering g = { app, arena, book, of, facts };

	*facts = (struct gate_facts){ .application = of->application,
		.client = of->client,
		.proposal = of->proposal,
		.home = of->home,
		.today = app_today(app) };
	for (size_t i = 0; i < ARRAY_LEN(gatherers); i++) {
		bool asked = false;

		for (const char *const *word = gatherers[i].words; *word; word++)
			asked = asked || gate_asks(book, until, *word);
		if (asked && !gatherers[i].gather(&g, err))
			return false;
	}
	return true;
}
