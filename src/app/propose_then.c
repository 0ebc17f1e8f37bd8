/* What a refused home causes: what the reason's `then` says, as data of the arrangement. */
#include <string.h>

#include "base/day.h"
#include "consequence.h"
#include "propose_parts.h"
#include "store/store.h"

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

/* What the reason causes; what is explained is told to everybody only when it is the proof that the case waits for. */
static struct consequence consequence_here(
	const struct placing *placing, const struct propose_verdict *given, const struct code_entry *reason)
{
	const char *park = codebook_value(placing->arena, reason, "then.park");

	return consequence_of(
		&placing->standing, reason, given->until, park && strcmp(park, "date") != 0 ? given->note : NULL);
}

bool refusal_check(struct placing *placing, const struct refuser *refuser, const struct propose_verdict *given,
	const struct code_entry **reason, struct error *err)
{
	const struct code_entry *entry = codebook_find(placing->book, "decline", given->reason);
	struct consequence consequence;

	*reason = entry;
	if (!given->reason || !*given->reason)
		return fail(err, E_INPUT, _("A refusal needs a reason. Nothing was recorded. Possible: %s."),
			list_reasons(placing, refuser->kind));
	if (!entry || !entry->reason.kind || strcmp(entry->reason.kind, refuser->kind) != 0)
		return fail(err, E_INPUT, _("%s: \"%s\" is not possible here. Nothing was recorded. Possible: %s."),
			_("Reason"), given->reason, list_reasons(placing, refuser->kind));
	consequence = consequence_here(placing, given, entry);
	return consequence_check(&consequence, err);
}

/* ---- where the case goes back to -------------------------------------------------------------------------------- */

const char *refusal_step(const struct placing *placing)
{
	const struct standing *standing = &placing->standing;
	const struct code_entry *first = codebook_event_step(placing->book, "refusal");

	for (size_t i = standing->change_count; i > 0; i--)
		if (standing->changes[i - 1]->withdrawn != 1 &&
			codebook_holds(codebook_find(placing->book, "step", standing->changes[i - 1]->step_before),
				"event", "refusal"))
			return standing->changes[i - 1]->step_before;
	return first ? first->code : NULL;
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

static void tell_consequence(struct placing *placing, const struct code_entry *reason)
{
	const char *text = placing->book->dutch ? reason->reason.consequence_nl : reason->reason.consequence_en;

	if (text && *text)
		placing_tell(placing, "%s", text);
}

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

/* The entry is read by more people than the proposal: of a place that is avoided it has no reason, and what was explained
 * stays with the proposal. */
static void note_reason(struct placing *placing, const struct propose_verdict *given, const struct code_entry *reason)
{
	const char *park = codebook_value(placing->arena, reason, "then.park");

	placing->note.reason = codebook_flag(reason, "then.area") ? NULL : reason->code;
	if (park && !strcmp(park, "date"))
		placing->note.until = given->until;
}

/* A case with another proposal that stands goes on with that one. */
static bool step_after(
	struct placing *placing, const struct consequence *consequence, const char **step, struct error *err)
{
	const struct code_entry *proposal = codebook_event_step(placing->book, "proposal");
	void **rows;
	size_t count;

	*step = consequence_step(consequence, refusal_step(placing));
	if (!store_list_by(placing->app->store, placing->arena, &entity_proposal, "application",
		    placing->application->row.id, PROPOSALS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (propose_is_standing(rows[i]) && strcmp(((struct row *)rows[i])->id, placing->proposal->row.id) != 0)
			*step = proposal ? proposal->code : NULL;
	*step = *step ? *step : placing->application->step;
	return true;
}

bool refusal_write(struct placing *placing, const struct refuser *refuser, const struct propose_verdict *given,
	const struct code_entry *reason, struct write_cells *cells, struct error *err)
{
	struct consequence consequence = consequence_here(placing, given, reason);
	const char *step;

	write_add(cells, "state", refuser->state);
	write_add(cells, "reason", reason->code);
	write_add(cells, "counted", "false");
	if (given->note && *given->note)
		write_add(cells, "remark", given->note);
	consequence_add(&consequence, &placing->note.also, &placing->note.also_client, cells);
	note_reason(placing, given, reason);
	if (placing->note.until != UNKNOWN)
		write_add(cells, "parked_until", day_write(placing->arena, placing->note.until));
	tell_consequence(placing, reason);
	if (!step_after(placing, &consequence, &step, err) ||
		!store_set(placing->app->store, &entity_proposal, placing->proposal->row.id, NULL, cells->cells,
			cells->count, err) ||
		!free_home(placing, refuser, reason, err) || !placing_enter(placing, step, err) ||
		!consequence_talks(&consequence, err))
		return false;
	if (consequence.told.length)
		placing_tell(placing, "%s", consequence.told.text);
	return true;
}
