/* Appointments come into being from the arrangement's moments, and go along when the day they count from changes. */
#include <string.h>

#include "base/day.h"
#include "moment_parts.h"
#include "rules/gate.h"
#include "store/store.h"

/* One appointment, there already or to be made: its cells are written once, at the end. */
struct talk {
	const struct code_entry *moment;
	const struct appointment *row; /* NULL: new */
	const char *state;
	int64_t due; /* both as they will be */
	struct write_cells cells;
};

struct making {
	struct app *app;
	struct arena *arena;
	struct moment_owner owner;
	struct client *client; /* NULL: not here */
	struct talk *talks;
	size_t count, room;
	size_t made;
};

static void add_talk(struct making *m, const struct code_entry *moment, const struct appointment *row)
{
	m->talks = arena_grow(m->arena, m->talks, m->count, &m->room, sizeof(*m->talks));
	m->talks[m->count++] = (struct talk){
		.moment = moment,
		.row = row,
		.state = row ? row->state : NULL,
		.due = row ? row->due : UNKNOWN,
		.cells = { .arena = m->arena },
	};
}

static bool is_open(const struct talk *talk)
{
	return moment_is_open(&(struct appointment){ .state = talk->state });
}

static void put_day(struct talk *talk, const char *name, int64_t day)
{
	write_add(&talk->cells, name, day_write(talk->cells.arena, day));
}

static void put_state(struct talk *talk, const char *state, const char *reason)
{
	talk->state = state;
	write_add(&talk->cells, "state", state);
	if (reason)
		write_add(&talk->cells, "reason", reason);
}

static void put_due(struct talk *talk, int64_t due)
{
	talk->due = due;
	put_day(talk, "due", due);
}

/* The newest of that moment; NULL: none yet. */
static struct talk *find_talk(struct making *m, const char *moment)
{
	struct talk *found = NULL;

	for (size_t i = 0; i < m->count; i++)
		if (m->talks[i].moment && !strcmp(m->talks[i].moment->code, moment))
			found = &m->talks[i];
	return found;
}

static bool load_client(struct making *m, struct error *err)
{
	const struct application *application = m->owner.application;
	struct client *client = arena_alloc(m->arena, sizeof(*client));
	struct error why = { E_NONE, "" };

	if (!application || !application->client)
		return true;
	if (!store_load(m->app->store, m->arena, &entity_client, application->client, client, &why))
		return why.code == E_MISSING || fail(err, why.code, "%s", why.text);
	m->client = client;
	return true;
}

static bool start(struct making *m, const char *application, const char *household, struct error *err)
{
	struct appointment **rows;
	size_t count;

	if (!moment_owner_load(m->app, m->arena, application, household, &m->owner, err) || !load_client(m, err) ||
		!moment_rows(m->app, m->arena, application, household, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		add_talk(m, codebook_find(m->owner.book, "moment", rows[i]->moment), rows[i]);
	return true;
}

static void make_talk(struct making *m, const struct code_entry *moment, int64_t due)
{
	struct talk *talk;

	add_talk(m, moment, NULL);
	talk = &m->talks[m->count - 1];
	if (m->owner.application)
		write_add(&talk->cells, "application", m->owner.application->row.id);
	else
		write_add(&talk->cells, "household", m->owner.household->row.id);
	write_add(&talk->cells, "moment", moment->code);
	put_due(talk, due);
	put_day(talk, "first_due", due);
	put_state(talk, "to_plan", NULL);
}

/* The day that it counts from is another one. A time that was agreed for the old day no longer holds. */
static void move_talk(struct talk *talk, int64_t due)
{
	struct arena *arena = talk->cells.arena;

	put_state(talk, "moved",
		arena_print(arena, _("The day that it counts from has changed. It was due on %s."),
			day_format(arena, talk->due)));
	put_due(talk, due);
	put_day(talk, "first_due", due);
	write_add(&talk->cells, "planned_at", NULL);
}

/* Of a moment that may come again (a talk after each time-out), one that is done makes room for the next; so does one
 * that was dropped, when the case begins anew. */
static void take_moment(struct making *m, const struct code_entry *moment, const char *anchor, int64_t due)
{
	struct talk *talk = find_talk(m, moment->code);

	if (!talk)
		make_talk(m, moment, due);
	else if (!talk->row || talk->row->first_due == due)
		return;
	else if (is_open(talk))
		move_talk(talk, due);
	else if (!strcmp(anchor, "return") || (due >= app_today(m->app) && !strcmp(talk->state, "dropped")))
		make_talk(m, moment, due);
}

/* A second anchor only brings the last day forward; what somebody moved with a reason stays there. */
static void bound_moment(const struct making *m, struct talk *talk, int64_t latest)
{
	if (!talk || !is_open(talk) || !strcmp(talk->state, "moved") || talk->due <= latest)
		return;
	put_state(talk, talk->state,
		arena_print(m->arena, _("The key day asks for it by %s. It was due on %s."),
			day_format(m->arena, latest), day_format(m->arena, talk->due)));
	put_due(talk, latest);
}

/* At T0 itself: the key is handed over, and what had to be done before it and never was planned is no longer to be. */
static void settle_key(struct making *m, const struct code_entry *moment, int64_t key)
{
	struct talk *talk = find_talk(m, moment->code);

	if (!talk || key > app_today(m->app))
		return;
	if (planner_due(moment, "key", key) == key && is_open(talk)) {
		put_state(talk, "held", NULL);
		put_day(talk, "held_on", key);
	} else if (!talk->row && planner_is_before(moment, "key")) {
		put_state(talk, "dropped", _("The key came before this was planned."));
	}
}

/* Does what the moment asks of the case hold (its `if`)? */
static bool is_meant(const struct making *m, const struct code_entry *moment)
{
	const struct gate_facts facts = {
		.application = m->owner.application,
		.client = m->client,
		.today = app_today(m->app),
	};

	return gate_words_hold(m->arena, m->owner.book, &facts, codebook_value(m->arena, moment, "if"));
}

/* `before`: the key is wished or agreed, not handed over: only what comes before it and the key itself. */
static void take_anchor(struct making *m, const char *anchor, int64_t day, bool before)
{
	size_t count;
	const struct code_entry *moments = codebook_list(m->owner.book, "moment", &count);

	for (size_t i = 0; i < count; i++) {
		const struct code_entry *moment = &moments[i];
		int64_t due = planner_due(moment, anchor, day);

		if (due == UNKNOWN || codebook_flag(moment, "household") != (m->owner.household != NULL) ||
			(before && due > day) || !is_meant(m, moment))
			continue;
		if (!codebook_holds(moment, "anchor", anchor)) {
			bound_moment(m, find_talk(m, moment->code), due);
			continue;
		}
		take_moment(m, moment, anchor, due);
		if (!before && !strcmp(anchor, "key"))
			settle_key(m, moment, day);
	}
}

static bool write_talk(struct making *m, const struct talk *talk, struct error *err)
{
	char id[ID_TEXT];

	if (!talk->cells.count)
		return true;
	if (!talk->row) {
		store_new_id(m->app->store, id);
		m->made++;
	}
	return store_set(m->app->store, &entity_appointment, talk->row ? talk->row->row.id : id, m->owner.scope,
		talk->cells.cells, talk->cells.count, err);
}

static bool finish(struct making *m, size_t *made, struct error *err)
{
	for (size_t i = 0; i < m->count; i++)
		if (!write_talk(m, &m->talks[i], err))
			return false;
	*made = m->made;
	return true;
}

static int64_t wished_key(const struct application *application)
{
	return application->key_on != UNKNOWN ? application->key_on : application->key_wish;
}

bool moment_make(struct app *app, struct arena *arena, const char *application, const char *household,
	const char *anchor, int64_t day, size_t *made, struct error *err)
{
	struct making m = { .app = app, .arena = arena };

	*made = 0;
	if (!start(&m, application, household, err))
		return false;
	take_anchor(&m, anchor, day, false);
	if (m.owner.application && !strcmp(anchor, "admission") && wished_key(m.owner.application) != UNKNOWN)
		take_anchor(&m, "key", wished_key(m.owner.application), true);
	return finish(&m, made, err);
}

bool moment_make_before(
	struct app *app, struct arena *arena, const char *application, int64_t key, size_t *made, struct error *err)
{
	struct making m = { .app = app, .arena = arena };

	*made = 0;
	if (!start(&m, application, NULL, err))
		return false;
	take_anchor(&m, "key", key, true);
	return finish(&m, made, err);
}

/* ---- following a day that was typed ----------------------------------------------------------------------------- */

/* Was the key handed over already? Then moments after it are there. */
static bool is_handed_over(const struct making *m)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->talks[i].moment && codebook_holds(m->talks[i].moment, "anchor", "key") &&
			planner_due(m->talks[i].moment, "key", 0) > 0)
			return true;
	return false;
}

/* Before an admission nothing is planned towards a key, wherever there is one. */
static bool is_admitted(const struct making *m)
{
	return m->owner.application->admitted_on != UNKNOWN || !codebook_event_step(m->owner.book, "admission");
}

/* While the contract is being signed the first talks behind the key have to be planned, so they are there by then. */
static bool is_signing(const struct making *m)
{
	return codebook_holds(codebook_find(m->owner.book, "step", m->owner.application->step), "event", "contract");
}

static const char *value_of(const struct cell *cells, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(cells[i].name, name))
			return cells[i].value;
	return NULL;
}

static bool follow_key(struct app *app, struct arena *arena, const char *application, struct error *err)
{
	struct making m = { .app = app, .arena = arena };
	bool handed_over;
	size_t made;
	int64_t key;

	if (!start(&m, application, NULL, err))
		return false;
	handed_over = is_handed_over(&m) && !is_signing(&m);
	key = handed_over ? m.owner.application->key_on : wished_key(m.owner.application);
	if (key == UNKNOWN || (!handed_over && !is_admitted(&m)))
		return true;
	take_anchor(&m, "key", key, !handed_over && !(is_signing(&m) && key > app_today(app)));
	return finish(&m, &made, err);
}

bool moment_follow_cells(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	const struct cell *cells, size_t count, struct error *err)
{
	const char *starts;
	int64_t day;
	size_t made;

	if (entity == &entity_application && (value_of(cells, count, "key_on") || value_of(cells, count, "key_wish")))
		return follow_key(app, arena, id, err);
	starts = entity == &entity_household ? value_of(cells, count, "starts") : NULL;
	if (!starts || !day_read(starts, &day))
		return true;
	return moment_make(app, arena, NULL, id, "household", day, &made, err);
}

/* ---- following a step ------------------------------------------------------------------------------------------- */

static const char *end_reason(struct arena *arena, const char *step)
{
	return arena_print(arena, _("The case ended: %s."), step);
}

/* After the end of a case nobody holds these talks any more. One that settled goes on with what is still to come. */
static void drop_talks(struct making *m, const struct code_entry *step)
{
	bool goes_on = codebook_holds(step, "event", "settlement");
	const char *reason = end_reason(m->arena, m->owner.book->dutch ? step->nl : step->en);

	for (size_t i = 0; i < m->count; i++) {
		struct talk *talk = &m->talks[i];

		if (is_open(talk) && (!goes_on || talk->due < app_today(m->app)))
			put_state(talk, "dropped", reason);
	}
}

/* Was it dropped by the end of the case, and not by somebody? */
static bool ended_with_case(const struct making *m, const struct talk *talk)
{
	size_t count;
	const struct code_entry *steps = codebook_list(m->owner.book, "step", &count);
	const char *reason = talk->row ? talk->row->reason : NULL;

	if (!reason || !talk->state || strcmp(talk->state, "dropped") != 0)
		return false;
	for (size_t i = 0; i < count; i++)
		if (steps[i].step.final &&
			(!strcmp(reason, end_reason(m->arena, steps[i].nl)) ||
				!strcmp(reason, end_reason(m->arena, steps[i].en))))
			return true;
	return false;
}

/* A case that was reopened behind its admission has its talks again; one before it gets new ones when it is admitted. */
static void restore_talks(struct making *m, const struct code_entry *step)
{
	const struct code_entry *admission = codebook_event_step(m->owner.book, "admission");

	/* entries of a list lie one behind another, in the arrangement's order */
	if (admission && step < admission)
		return;
	for (size_t i = 0; i < m->count; i++) {
		struct talk *talk = &m->talks[i];

		if (!ended_with_case(m, talk))
			continue;
		put_state(talk, "to_plan", NULL);
		write_add(&talk->cells, "reason", NULL);
	}
}

/* With a contract the key comes near: on the day that was agreed or wished for, else when the lease begins. */
static bool take_contract(struct making *m, struct error *err)
{
	enum { CONTRACTS_MAX = 20 };
	int64_t key = wished_key(m->owner.application);
	size_t count;
	void **rows;

	if (key == UNKNOWN) {
		if (!store_list_by(m->app->store, m->arena, &entity_contract, "application",
			    m->owner.application->row.id, CONTRACTS_MAX, &rows, &count, err))
			return false;
		for (size_t i = 0; i < count; i++)
			if (!((struct row *)rows[i])->gone)
				key = ((struct contract *)rows[i])->lease_from;
	}
	if (key != UNKNOWN)
		take_anchor(m, "key", key, true);
	return true;
}

bool moment_follow_step(
	struct app *app, struct arena *arena, const char *application, const char *step, int64_t day, struct error *err)
{
	struct making m = { .app = app, .arena = arena };
	const struct code_entry *entry;
	size_t made;

	if (!moment_owner_load(app, arena, application, NULL, &m.owner, err))
		return false;
	entry = codebook_find(m.owner.book, "step", step);
	/* back in it after a home was refused: admitted is the day on which it was */
	if (m.owner.application && m.owner.application->admitted_on != UNKNOWN)
		day = m.owner.application->admitted_on;
	if (codebook_holds(entry, "event", "admission") || codebook_holds(entry, "event", "conditional"))
		return moment_make(app, arena, application, NULL, "admission", day, &made, err);
	if (!entry || !start(&m, application, NULL, err))
		return !entry;
	if (entry->step.final)
		drop_talks(&m, entry);
	else
		restore_talks(&m, entry);
	if (codebook_holds(entry, "event", "contract") && !take_contract(&m, err))
		return false;
	return finish(&m, &made, err);
}
