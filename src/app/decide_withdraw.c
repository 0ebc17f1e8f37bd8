/* Withdrawing a decision: what it did goes back. */
#include <string.h>

#include "app/decide.h"
#include "said.h"
#include "store/store.h"
#include "undo.h"

static const struct decision *newest_standing(void **rows, size_t count)
{
	const struct decision *newest = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct decision *decision = rows[i];

		if (decision->withdrawn == 1)
			continue;
		if (!newest || decision->decided_at > newest->decided_at ||
			(decision->decided_at == newest->decided_at && decision->row.key > newest->row.key))
			newest = decision;
	}
	return newest;
}

/* Appends the changes of one row that were written in the same use case as `with`. */
static bool gather(struct app *app, struct arena *arena, const struct entity *entity, const char *id,
	const struct change *with, struct change *changes, size_t room, size_t *count, struct error *err)
{
	struct change *history;
	size_t length;

	if (!store_history(app->store, arena, entity, id, &history, &length, err))
		return false;
	for (size_t i = 0; i < length && *count < room; i++)
		if (history[i].record.stamp.value == with->record.stamp.value &&
			!strcmp(history[i].record.writer, with->record.writer) && !said_by_move(&history[i].record))
			changes[(*count)++] = history[i];
	return true;
}

enum { USE_CASE_MAX = 400, ROWS_MAX = 1000 };

/* Rows that hang on the case and may have been touched or made with the decision. */
static const struct entity *const parts[] = { &entity_agenda_item, &entity_condition, &entity_promise, &entity_incident,
	&entity_appointment, &entity_attendance };

/* What the decision did to the proposals of the case and their homes. */
static bool gather_proposals(struct app *app, struct arena *arena, const struct decision *decision,
	struct change *changes, size_t *count, struct error *err)
{
	void **rows;
	size_t proposals;

	if (!store_list_by(app->store, arena, &entity_proposal, "application", decision->application, ROWS_MAX, &rows,
		    &proposals, err))
		return false;
	for (size_t i = 0; i < proposals; i++) {
		const struct proposal *proposal = rows[i];

		if (!gather(app, arena, &entity_proposal, proposal->row.id, &changes[0], changes, USE_CASE_MAX, count,
			    err) ||
			(proposal->home &&
				!gather(app, arena, &entity_home, proposal->home, &changes[0], changes, USE_CASE_MAX,
					count, err)))
			return false;
	}
	return true;
}

static bool gather_parts(struct app *app, struct arena *arena, const struct decision *decision, struct change *changes,
	size_t *count, struct error *err)
{
	for (size_t p = 0; p < ARRAY_LEN(parts); p++) {
		void **rows;
		size_t items;

		if (!store_list_by(app->store, arena, parts[p], "application", decision->application, ROWS_MAX, &rows,
			    &items, err))
			return false;
		for (size_t i = 0; i < items; i++)
			if (!gather(app, arena, parts[p], ((struct row *)rows[i])->id, &changes[0], changes,
				    USE_CASE_MAX, count, err))
				return false;
	}
	return true;
}

/* The record that added the entry; a correction of it may have arrived before. NULL: not here. */
static struct change *entry_of(struct change *history, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (history[i].record.kind == RECORD_ADD && history[i].applied)
			return &history[i];
	return NULL;
}

static bool gather_use_case(struct app *app, struct arena *arena, const struct decision *decision,
	struct change *changes, size_t *count, struct error *err)
{
	struct application application;
	struct change *own, *added;
	size_t length;

	*count = 0;
	if (!store_history(app->store, arena, &entity_decision, decision->row.id, &own, &length, err) ||
		!store_load(app->store, arena, &entity_application, decision->application, &application, err))
		return false;
	added = entry_of(own, length);
	if (!added)
		return fail(err, E_FORMAT, _("The record of this decision is not here. Run: tafel verify."));
	changes[(*count)++] = *added;
	return gather(app, arena, &entity_application, decision->application, added, changes, USE_CASE_MAX, count,
		       err) &&
		(!application.client ||
			gather(app, arena, &entity_client, application.client, added, changes, USE_CASE_MAX, count,
				err)) &&
		gather_proposals(app, arena, decision, changes, count, err) &&
		gather_parts(app, arena, decision, changes, count, err);
}

bool decide_withdraw(struct app *app, struct arena *arena, const char *application, const char *reason,
	const char **left, struct error *err)
{
	struct change *changes = arena_alloc(arena, USE_CASE_MAX * sizeof(*changes));
	const struct decision *decision;
	size_t count;
	void **rows;

	if (!store_list_by(app->store, arena, &entity_decision, "application", application, 1000, &rows, &count, err))
		return false;
	decision = newest_standing(rows, count);
	if (!decision)
		return fail(err, E_MISSING, _("There is no decision on this case to withdraw."));
	if (!gather_use_case(app, arena, decision, changes, &count, err) || !store_begin(app->store, app->person, err))
		return false;
	if (undo_changes(app, arena, changes, count, reason, left, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
