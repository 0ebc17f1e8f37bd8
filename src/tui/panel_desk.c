#include "panel_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/screen.h"

struct desk *desk_of(struct ui *ui)
{
	return ui->meeting->desk;
}

/* ---- the case ----------------------------------------------------------------------------------------------------- */

struct dossier *desk_dossier(struct ui *ui)
{
	struct desk *desk = desk_of(ui);
	struct error err;

	if (!desk->case_stale || !desk_has_file(ui))
		return desk->dossier;
	desk->case_stale = false;
	desk->dossier = NULL;
	desk->fit_count = 0;
	desk->client.told = desk->home.told = false;
	arena_reset(desk->case_arena);
	if (!*desk->chosen)
		return NULL;
	if (!dossier_load(ui->app, desk->case_arena, desk->chosen, &desk->dossier, &err) ||
		!dossier_fit(ui->app, desk->case_arena, desk->dossier, &desk->fit, &desk->fit_count, &err)) {
		screen_fail(ui, &err);
		desk->dossier = NULL;
	}
	return desk->dossier;
}

bool desk_is_incomplete(struct ui *ui, const struct dossier *dossier)
{
	const struct application *application = dossier->application;
	bool shared = application->share_on != UNKNOWN && application->share_withdrawn == UNKNOWN &&
		(application->share_until == UNKNOWN || application->share_until >= app_today(ui->app));

	return dossier->missing_count || !application->ambulant_care || application->motivation_on == UNKNOWN ||
		!shared;
}

const struct facts *desk_facts(struct ui *ui, struct facts *facts, bool wide, facts_tell *tell)
{
	bool here = desk_dossier(ui) != NULL;

	if (facts->told && facts->wide == wide)
		return facts;
	facts->arena = desk_of(ui)->case_arena;
	facts->count = 0;
	facts->told = true;
	facts->wide = wide;
	if (here)
		tell(ui, facts);
	return facts;
}

static void load_log(struct ui *ui)
{
	struct desk *desk = desk_of(ui);
	struct error err;

	if (!desk->log_stale || !desk_has_file(ui))
		return;
	desk->log_stale = false;
	desk->log_count = 0;
	desk->agenda = NULL;
	arena_reset(desk->log_arena);
	if (!dossier_log(ui->app, desk->log_arena, ui->app->forum, NULL, desk->log_limit, &desk->log, &desk->log_count,
		    &err) ||
		!agenda_today(ui->app, desk->log_arena, &desk->agenda, &err))
		screen_fail(ui, &err);
}

size_t desk_log(struct ui *ui, struct logged **log)
{
	struct desk *desk = desk_of(ui);

	load_log(ui);
	if (desk->log_at + 1 >= desk->log_limit && desk->log_count == desk->log_limit &&
		desk->log_limit < DESK_LOG_MAX) {
		desk->log_limit *= 2;
		desk->log_stale = true;
		load_log(ui);
	}
	*log = desk->log;
	return desk->log_count;
}

const struct agenda *desk_agenda(struct ui *ui)
{
	static const struct agenda none;

	load_log(ui);
	return desk_of(ui)->agenda ? desk_of(ui)->agenda : &none;
}

/* ---- what the frame asks ------------------------------------------------------------------------------------------ */

void desk_open(struct ui *ui, struct desk **out)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	if (!desk)
		out_of_memory();
	arena_open(&desk->window_arena);
	arena_open(&desk->case_arena);
	arena_open(&desk->log_arena);
	desk->queue.forum = ui->app->forum ? ui->app->forum : "";
	desk->case_stale = desk->log_stale = true;
	desk->log_limit = DESK_LOG_FIRST;
	*out = desk;
}

void desk_close(struct desk **desk)
{
	if (!*desk)
		return;
	arena_close(&(*desk)->window_arena);
	arena_close(&(*desk)->case_arena);
	arena_close(&(*desk)->log_arena);
	free(*desk);
	*desk = NULL;
}

void desk_count(struct ui *ui)
{
	struct desk *desk = desk_of(ui);
	struct error err;

	if (!queue_count_slice(ui->app, &desk->queue, desk->anchored ? &desk->anchor : NULL, &desk->counting, &err)) {
		desk->counting.done = true;
		screen_fail(ui, &err);
	}
	if (desk->counting.done && desk->anchored)
		desk_set_rank(desk, desk->counting.before + 1 + desk->moved);
}

bool desk_idle(struct ui *ui)
{
	struct desk *desk = desk_of(ui);

	if (!desk_has_file(ui))
		return false;
	if (desk->searching) {
		desk_search_on(ui);
		screen_redraw(ui);
		return true;
	}
	if (desk->counting.done)
		return false;
	desk_count(ui);
	if (desk->counting.done)
		screen_redraw(ui);
	return !desk->counting.done;
}

void desk_changed(struct ui *ui)
{
	struct desk *desk = desk_of(ui);

	desk->case_stale = desk->log_stale = true;
	desk->log_at = 0; /* what was just recorded stands there */
	desk->window_stale = true;
}

const char *desk_case(struct ui *ui)
{
	const struct desk *desk = desk_of(ui);

	return *desk->chosen ? desk->chosen : NULL;
}

void desk_show_case(struct ui *ui, const char *application)
{
	struct desk *desk = desk_of(ui);

	snprintf(desk->chosen, sizeof(desk->chosen), "%s", application);
	desk_forget_case(desk);
	if (desk_find_chosen(desk) == desk->count && !desk_show_around(ui, desk->rows))
		return;
	desk->at = desk_find_chosen(desk);
	desk_lose_rank(desk, &desk->lines[desk->at].place);
}

/* "case 3 of 9" on the agenda of today, else its place in the queue. */
static const char *where_is(struct ui *ui, struct arena *arena)
{
	const struct desk *desk = desk_of(ui);
	const struct agenda *agenda = desk_agenda(ui);

	for (size_t i = 0; i < agenda->count; i++)
		if (agenda->lines[i].item->application && !strcmp(agenda->lines[i].item->application, desk->chosen))
			return arena_print(arena, _("case %zu of %zu"), i + 1, agenda->count);
	if (!*desk->chosen || !desk->rank || desk_find_chosen(desk) == desk->count)
		return NULL;
	return arena_print(arena, _("queue, case %lld"), (long long)desk->rank);
}

void desk_status(struct ui *ui, struct arena *arena, struct status *status)
{
	static const struct field forum = { .kind = &kind_ref, .ref = "forum" };
	static const struct field person = { .kind = &kind_ref, .ref = "person" };
	const struct agenda *agenda = desk_agenda(ui);

	*status = (struct status){ 0 };
	if (!desk_has_file(ui))
		return;
	status->forum = *ui->app->forum
		? arena_print(arena, _("Table %s"), app_label(ui->app, arena, &forum, ui->app->forum))
		: _("All tables");
	if (agenda->meeting && agenda->meeting->chair)
		status->chair = app_label(ui->app, arena, &person, agenda->meeting->chair);
	status->where = where_is(ui, arena);
	status->present = agenda->present;
	status->invited = agenda->invited;
}
