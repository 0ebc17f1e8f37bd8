/* What a refused home causes: what the reason's `then` says, as data of the arrangement. */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "propose_parts.h"
#include "store/store.h"

enum { PARKED_FOR_MAX = 200 };

const struct refuser refuser_care = { "care", "refused_care", false };
const struct refuser refuser_client = { "client", "refused_client", false };
const struct refuser refuser_association = { "association", "refused_association", true };

/* ---- the reason ------------------------------------------------------------------------------------------------- */

static const char *list_reasons(const struct placing *placing, const char *kind)
{
	size_t count;
	const struct code_entry *reasons = codebook_list(placing->book, "decline", &count);
	struct buffer list = { .arena = placing->arena };

	for (size_t i = 0; i < count; i++)
		if (reasons[i].reason.kind && !strcmp(reasons[i].reason.kind, kind))
			buffer_print(&list, "%s%s", list.length ? ", " : "", reasons[i].code);
	return list.length ? list.text : _("none");
}

static bool asks_until(const struct placing *placing, const struct code_entry *reason)
{
	const char *park = codebook_value(placing->arena, reason, "then.park");

	return park && !strcmp(park, "date");
}

bool refusal_check(struct placing *placing, const struct refuser *refuser, const struct propose_verdict *given,
	const struct code_entry **reason, struct error *err)
{
	const struct code_entry *entry = codebook_find(placing->book, "decline", given->reason);

	*reason = entry;
	if (!given->reason || !*given->reason)
		return fail(err, E_INPUT, _("A refusal needs a reason. Nothing was recorded. Possible: %s."),
			list_reasons(placing, refuser->kind));
	if (!entry || !entry->reason.kind || strcmp(entry->reason.kind, refuser->kind) != 0)
		return fail(err, E_INPUT, _("%s: \"%s\" is not possible here. Nothing was recorded. Possible: %s."),
			_("Reason"), given->reason, list_reasons(placing, refuser->kind));
	if (asks_until(placing, entry) && given->until == UNKNOWN)
		return fail(err, E_INPUT, _("This reason asks until when. Nothing was recorded. Give a day."));
	if (asks_until(placing, entry) && given->until <= app_today(placing->app))
		return fail(err, E_INPUT, _("%s does not lie ahead. Nothing was recorded. Give a later day."),
			day_format(placing->arena, given->until));
	return true;
}

/* ---- where the case goes back to -------------------------------------------------------------------------------- */

/* A case that was admitted on conditions does not lose them by a home that did not fit. */
static bool is_refusal_step(const struct placing *placing, const struct code_entry *first, const char *code)
{
	const struct code_entry *step = code ? codebook_find(placing->book, "step", code) : NULL;

	return codebook_holds(step, "event", "refusal") ||
		(codebook_holds(first, "event", "admission") && codebook_holds(step, "event", "conditional"));
}

bool refusal_step(struct placing *placing, const char **step, struct error *err)
{
	const struct code_entry *first = codebook_event_step(placing->book, "refusal");
	const char *before = NULL;
	int64_t at = UNKNOWN;
	void **rows;
	size_t count;

	if (!store_list_by(placing->app->store, placing->arena, &entity_step_change, "application",
		    placing->application->row.id, PROPOSALS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct step_change *change = rows[i];

		if (change->withdrawn != 1 && is_refusal_step(placing, first, change->step_before) &&
			change->set_at >= at) {
			before = change->step_before;
			at = change->set_at;
		}
	}
	*step = before ? before : first ? first->code : NULL;
	return true;
}

/* ---- what is counted -------------------------------------------------------------------------------------------- */

/* Earlier refusals of this side that count, and this one. */
static bool count_refusals(
	struct placing *placing, const struct refuser *refuser, bool counts, int64_t *times, struct error *err)
{
	void **rows;
	size_t count;

	*times = counts ? 1 : 0;
	if (!store_list_by(placing->app->store, placing->arena, &entity_proposal, "application",
		    placing->application->row.id, PROPOSALS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct proposal *proposal = rows[i];

		if (proposal->counted == 1 && proposal->state && !strcmp(proposal->state, refuser->state) &&
			strcmp(proposal->row.id, placing->proposal->row.id) != 0)
			++*times;
	}
	return true;
}

/* A talk at a table is put on its agenda, or asked for when there is no meeting yet; not later than `last`. */
static bool ask_talk(
	struct placing *placing, const char *forum_kind, const char *asked, int64_t last, struct error *err)
{
	const char *table = codebook_text(placing->book, "forum_kind", forum_kind);
	int64_t day;

	if (!refusal_schedule(placing, forum_kind, asked, last, &day, err))
		return false;
	if (day != UNKNOWN)
		placing_tell(placing, _("It is on the agenda of %s: %s."), day_format(placing->arena, day), table);
	else if (last != UNKNOWN)
		placing_tell(placing, _("It has to be on an agenda by %s: %s. No meeting is known yet."),
			day_format(placing->arena, last), table);
	else
		placing_tell(placing, _("It has to be on an agenda: %s. No meeting is known yet."), table);
	return true;
}

static bool ask_talks(struct placing *placing, const struct refuser *refuser, const struct code_entry *reason,
	bool counts, struct error *err)
{
	const char *talk = codebook_value(placing->arena, reason, "then.talk");
	const char *table = codebook_value(placing->arena, reason, "then.forum_kind");
	int64_t wanted = codebook_number(reason, "then.times"), times;
	struct code_span within = codebook_span(reason, "then.within");

	if (!count_refusals(placing, refuser, counts, &times, err))
		return false;
	if (wanted == UNKNOWN)
		wanted = codebook_figure(
			placing->book, arena_print(placing->arena, "%s_refusals_talk", refuser->kind), UNKNOWN);
	if (counts)
		placing_tell(placing, _("Refusals that count: %lld."), (long long)times);
	if (counts && talk && wanted != UNKNOWN && times >= wanted &&
		!ask_talk(placing, talk, _("Talk: homes were refused several times"), UNKNOWN, err))
		return false;
	return !table ||
		ask_talk(placing, table, codebook_text(placing->book, "decline", reason->code),
			codebook_day_after(within, app_today(placing->app)), err);
}

/* ---- what is noted ---------------------------------------------------------------------------------------------- */

/* Is this place one of "a, b, c"? */
static bool is_noted(const char *places, const char *place)
{
	size_t length = strlen(place);

	while (places && *places) {
		size_t next = strcspn(places, ",;");

		if (next == length && !strncmp(places, place, length))
			return true;
		places += next;
		places += strspn(places, ",; ");
	}
	return false;
}

/* Only the place is noted, never why (design: domain 5). */
static void note_area(struct placing *placing)
{
	const struct field *field = entity_field(&entity_client, "not_in");
	const char *now = placing->dossier->client->not_in;
	const char *place = placing->home ? placing->home->neighbourhood : NULL, *next;

	if (!place || !*place) {
		placing_tell(placing, _("The neighbourhood of this home is not known, so it is not noted."));
		return;
	}
	if (is_noted(now, place))
		return;
	next = now && *now ? arena_print(placing->arena, "%s, %s", now, place) : place;
	if ((int64_t)text_length(next) > field->max) {
		placing_tell(placing, _("%s does not fit any more in \"%s\"."), place, _(field->label));
		return;
	}
	write_add(&placing->note.also_client, field->name, next);
	placing_tell(placing, _("No home is asked for in %s from now on."), place);
}

/* Everybody at the table reads what a case waits for: the text of the reason, or of its class when it leaves a blank to
 * fill in; what is wanted (a proof) stands in the note. */
static const char *waits_for(
	struct placing *placing, const struct propose_verdict *given, const struct code_entry *reason, bool until_in)
{
	const char *text = codebook_text(placing->book, "decline", reason->code);

	if (until_in && given->note && *given->note)
		text = given->note;
	else if (strchr(text, '{'))
		text = codebook_text(placing->book, "reason_class", reason->reason.class);
	return text_fit(placing->arena, text, PARKED_FOR_MAX);
}

static void note_park(struct placing *placing, const struct propose_verdict *given, const struct code_entry *reason,
	struct write_cells *cells)
{
	const char *park = codebook_value(placing->arena, reason, "then.park"), *why, *until;
	bool until_in = park && strcmp(park, "date") != 0;

	if (!park)
		return;
	why = waits_for(placing, given, reason, until_in);
	if (!codebook_flag(reason, "then.area"))
		write_add(&placing->note.also, "parked_for", why);
	if (until_in) {
		placing_tell(placing, _("The case waits until this is in: %s."), why);
		return;
	}
	until = day_write(placing->arena, given->until);
	placing->note.until = given->until;
	write_add(&placing->note.also, "parked_until", until);
	write_add(cells, "parked_until", until);
	placing_tell(placing, _("The case waits until %s."), day_format(placing->arena, given->until));
}

static void tell_consequence(struct placing *placing, const struct code_entry *reason)
{
	const char *text = placing->book->dutch ? reason->reason.consequence_nl : reason->reason.consequence_en;

	if (text && *text)
		placing_tell(placing, "%s", text);
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

static bool free_home(
	struct placing *placing, const struct refuser *refuser, const struct code_entry *reason, struct error *err)
{
	bool gone = refuser->keeps_home && !codebook_flag(reason, "then.frees");

	if (placing->home)
		placing_tell(placing, gone ? _("%s is no longer offered.") : _("%s is free again."),
			placing->home->number ? placing->home->number : "");
	return release_home(placing->app, placing->arena, placing->proposal, gone ? "gone" : "free", err) &&
		release_contract(placing->app, placing->arena, placing->proposal, err);
}

bool refusal_write(struct placing *placing, const struct refuser *refuser, const struct propose_verdict *given,
	const struct code_entry *reason, struct write_cells *cells, struct error *err)
{
	bool hidden = codebook_flag(reason, "then.area"), counts = codebook_flag(reason, "then.counts");
	const char *step = codebook_value(placing->arena, reason, "then.to");

	write_add(cells, "state", refuser->state);
	write_add(cells, "reason", reason->code);
	write_add(cells, "counted", counts ? "true" : "false");
	if (given->note && *given->note)
		write_add(cells, "remark", given->note);
	tell_consequence(placing, reason);
	if (hidden)
		note_area(placing);
	note_park(placing, given, reason, cells);
	if (!step && !refusal_step(placing, &step, err))
		return false;
	/* the entry is read by more people than the proposal: a place that is avoided has no reason there, and what was
	 * explained stays with the proposal */
	placing->note.reason = hidden ? NULL : reason->code;
	return store_set(placing->app->store, &entity_proposal, placing->proposal->row.id, NULL, cells->cells,
		       cells->count, err) &&
		free_home(placing, refuser, reason, err) &&
		placing_enter(placing, step ? step : placing->application->step, err) &&
		ask_talks(placing, refuser, reason, counts, err);
}
