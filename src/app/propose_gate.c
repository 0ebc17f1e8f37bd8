#include <stdarg.h>
#include <string.h>

#include "propose_parts.h"
#include "rules/gate.h"
#include "store/store.h"

/* ---- loading ---------------------------------------------------------------------------------------------------- */

static bool is_same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

bool placing_load_contract(struct placing *placing, struct error *err)
{
	void **rows;
	size_t count;

	placing->contract = NULL;
	if (!store_list_by(placing->app->store, placing->arena, &entity_contract, "application",
		    placing->application->row.id, PROPOSALS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct contract *contract = rows[i];

		if (is_same(contract->home, placing->home ? placing->home->row.id : NULL))
			placing->contract = contract;
	}
	return true;
}

bool placing_load(
	struct app *app, struct arena *arena, const char *application, struct placing *placing, struct error *err)
{
	*placing =
		(struct placing){ .app = app, .arena = arena, .told = { .arena = arena }, .note = step_note_of(arena) };
	if (!standing_load(app, arena, application, true, &placing->standing, err))
		return false;
	placing->dossier = placing->standing.dossier;
	placing->application = placing->standing.application;
	placing->book = placing->standing.book;
	placing->proposal = placing->dossier->proposal;
	placing->home = placing->dossier->home;
	return placing_load_contract(placing, err);
}

bool placing_load_proposed(
	struct app *app, struct arena *arena, const char *application, struct placing *placing, struct error *err)
{
	if (!placing_load(app, arena, application, placing, err))
		return false;
	if (placing->proposal)
		return true;
	return fail(err, E_INPUT, _("No home is proposed for %s. Nothing was recorded. First propose one."),
		placing->application->number ? placing->application->number : application);
}

void placing_tell(struct placing *placing, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	if (placing->told.length)
		buffer_text(&placing->told, " ");
	buffer_text(&placing->told, arena_vprint(placing->arena, format, args));
	va_end(args);
}

/* ---- steps ------------------------------------------------------------------------------------------------------ */

static size_t rank_of(const struct codebook *book, const char *step)
{
	size_t count, i = 0;
	const struct code_entry *steps = codebook_list(book, "step", &count);

	while (i < count && strcmp(steps[i].code, step) != 0)
		i++;
	return i;
}

bool placing_step(struct placing *placing, const char *event, const char **step, struct error *err)
{
	const struct code_entry *target = codebook_event_step(placing->book, event);
	const char *now = placing->standing.step;
	const struct code_entry *at = now ? codebook_find(placing->book, "step", now) : NULL;
	bool further = at && target && rank_of(placing->book, now) >= rank_of(placing->book, target->code);

	*step = target ? target->code : NULL;
	if (!target || !at)
		return true;
	if (at->step.final)
		return fail(err, E_INPUT, _("This case has ended: %s. Nothing was recorded."),
			codebook_text(placing->book, "step", now));
	if (codebook_holds(target, "from", now))
		return true;
	if (further)
		*step = now;
	if (further || !codebook_value(placing->arena, target, "from"))
		return true;
	return fail(err, E_INPUT, _("From the step \"%s\" a case does not go to \"%s\". Nothing was recorded."),
		codebook_text(placing->book, "step", now), codebook_text(placing->book, "step", target->code));
}

bool placing_is_past(const struct placing *placing, const char *event)
{
	const struct code_entry *target = codebook_event_step(placing->book, event);
	const char *now = placing->standing.step;

	return target && now && rank_of(placing->book, now) >= rank_of(placing->book, target->code);
}

bool placing_enter(struct placing *placing, const char *step, struct error *err)
{
	const char *id;

	placing->note.proposal = placing->proposal ? placing->proposal->row.id : NULL;
	placing->note.home = placing->home ? placing->home->row.id : NULL;
	return step_enter(placing->app, placing->arena, placing->application, step, &placing->note, &id, err);
}

/* ---- gates ------------------------------------------------------------------------------------------------------ */

void placing_add_unmet(struct placing *placing, const char *code, const char *text)
{
	for (size_t i = 0; i < placing->unmet_count; i++)
		if (!strcmp(placing->unmet[i].code, code) && !strcmp(placing->unmet[i].text, text))
			return;
	placing->unmet = arena_grow(
		placing->arena, placing->unmet, placing->unmet_count, &placing->unmet_room, sizeof(*placing->unmet));
	placing->unmet[placing->unmet_count++] = (struct unmet){ code, text };
}

/* Is this code one of "a, b, c"? */
static bool names(const char *codes, const char *code)
{
	size_t length = strlen(code);

	while (codes && *codes) {
		size_t next = strcspn(codes, ",");

		if (next == length && !memcmp(codes, code, length))
			return true;
		codes += next;
		codes += strspn(codes, ", ");
	}
	return false;
}

bool placing_judge(struct placing *placing, const char *step, struct error *err)
{
	const struct facts_of of = { .application = placing->application,
		.client = placing->dossier->client,
		.proposal = placing->proposal,
		.home = placing->home };
	struct gate_facts facts;
	struct gate_check *gates = NULL;
	size_t count;

	if (!step)
		return true;
	if (!gate_facts_of(placing->app, placing->arena, placing->book, &of, step, &facts, err))
		return false;
	count = standing_unmet(&placing->standing, &facts, step, &gates);
	for (size_t i = 0; i < count; i++)
		if (!codebook_has_word(gates[i].gate->gate_needs, EXCLUSIVE_WORD))
			placing_add_unmet(placing, gates[i].gate->code, gates[i].text);
	return true;
}

const char *placing_gates(const struct placing *placing)
{
	struct buffer list = { .arena = placing->arena };

	buffer_text(&list, "");
	for (size_t i = 0; i < placing->unmet_count; i++)
		if (!names(list.text, placing->unmet[i].code) &&
			list.length + strlen(placing->unmet[i].code) + 2 < PASSED_GATES_MAX)
			buffer_print(&list, "%s%s", list.length ? ", " : "", placing->unmet[i].code);
	return list.text;
}

bool placing_pass(struct placing *placing, const char *why, struct error *err)
{
	struct buffer list = { .arena = placing->arena };

	if (!placing->unmet_count)
		return true;
	placing->note.passed_gates = placing_gates(placing);
	placing->note.passed_why = why;
	if (why && *why)
		return true;
	for (size_t i = 0; i < placing->unmet_count; i++)
		buffer_print(&list, " %s", placing->unmet[i].text);
	return fail(err, E_INPUT, _("Nothing was recorded. It can be done with a reason. Not met:%s"), list.text);
}
