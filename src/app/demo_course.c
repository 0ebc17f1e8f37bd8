#include "demo_course.h"

#include <string.h>

#include "store/store.h"

/* Days behind the proposal of a home. */
enum { JUDGED = 1, ANSWERED = 7, DRAWN = 9, TRIAGED_BEFORE = 4 };

enum { SUBMITTED, COMPLETE, TRIAGED, SCHEDULED, PROPOSED, VIEWING, ACCEPTED, CONTRACT, LIVING, STEPS };

static const struct {
	const char *step, *role;
	int minute;
} path[STEPS] = {
	[SUBMITTED] = { "submitted", "applying_care", 9 * 60 },
	[COMPLETE] = { "complete", "servicepunt", 9 * 60 + 30 },
	[TRIAGED] = { "triaged", "servicepunt", 10 * 60 },
	[SCHEDULED] = { "scheduled", "servicepunt", 10 * 60 + 30 },
	[PROPOSED] = { "proposed", "association", 11 * 60 },
	[VIEWING] = { "viewing", "ambulant_care", 11 * 60 + 30 },
	[ACCEPTED] = { "accepted", "client", 12 * 60 },
	[CONTRACT] = { "contract", "association", 12 * 60 + 30 },
	[LIVING] = { "living", "association", 12 * 60 + 45 },
};

/* Of a day that is not there none can be reckoned. */
static int64_t from(int64_t day, int64_t days)
{
	return day == UNKNOWN ? UNKNOWN : day + days;
}

static int64_t day_of_step(const struct demo_case *c, size_t step)
{
	int64_t triaged = from(c->scheduled, -TRIAGED_BEFORE);
	const int64_t days[STEPS] = {
		[SUBMITTED] = c->received,
		[COMPLETE] = c->complete,
		[TRIAGED] = triaged > c->complete ? triaged : c->complete,
		[SCHEDULED] = c->scheduled,
		[PROPOSED] = c->proposed,
		[VIEWING] = from(c->proposed, JUDGED),
		[ACCEPTED] = from(c->proposed, ANSWERED),
		[CONTRACT] = from(c->proposed, DRAWN),
		[LIVING] = c->key,
	};

	return days[step];
}

static const char *before(const struct demo_case *c, size_t step)
{
	if (step == SUBMITTED)
		return "draft";
	if (step == PROPOSED)
		return strcmp(c->outcome, "admit_conditional") ? "admitted" : "admitted_conditional";
	return path[step - 1].step;
}

/* Who speaks for a role; a client has no name in an entry. */
static const char *name_of(const struct demo_case *c, const char *role)
{
	if (!strcmp(role, "client"))
		return NULL;
	if (!strcmp(role, "servicepunt"))
		return "F. Kramer";
	if (!strcmp(role, "association"))
		return c->forum == DEMO_ZUID ? "S. van Dam" : "O. Peeters";
	return c->worker;
}

bool demo_write_step(struct demo *demo, const struct demo_case *c, const struct demo_step *step, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	int64_t at = step->day * MINUTES_PER_DAY + step->minute;

	if (!c->told)
		return true;
	write_add(&cells, "application", c->application);
	write_add(&cells, "step_before", step->before);
	write_add(&cells, "step_after", step->after);
	write_add(&cells, "set_at", time_write(demo->row, at < demo->now ? at : demo->now));
	write_add(&cells, "set_by", strcmp(step->role, "servicepunt") ? NULL : demo->servicepunt);
	write_add(&cells, "role", step->role);
	write_add(&cells, "name", name_of(c, step->role));
	write_add(&cells, "reason", step->reason);
	write_add(&cells, "note", step->note);
	write_add(&cells, "passed_gates", step->passed);
	write_add(&cells, "passed_why", step->why);
	write_add(&cells, "arrangement", app_codebook(demo->app)->arrangement);
	return demo_enter(demo, &entity_step_change, c, NULL, &cells, err);
}

bool demo_write_course(
	struct demo *demo, const struct demo_case *c, const char *first, const char *last, struct error *err)
{
	size_t at = 0;

	while (at < STEPS && strcmp(path[at].step, first))
		at++;
	for (; at < STEPS; at++) {
		const struct demo_step step = { .before = before(c, at),
			.after = path[at].step,
			.role = path[at].role,
			.day = day_of_step(c, at),
			.minute = path[at].minute };

		if (!demo_write_step(demo, c, &step, err))
			return false;
		if (!strcmp(path[at].step, last))
			break;
	}
	return true;
}
