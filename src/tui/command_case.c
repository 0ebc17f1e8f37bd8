/* What the action table does with the case on the table and with the queue. */
#include <stdio.h>
#include <string.h>

#include "app/decide.h"
#include "app/edit.h"
#include "panel_desk.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/screen.h"

static bool has_case(struct ui *ui)
{
	if (!desk_case(ui))
		screen_hint(ui, "%s", _("There is no case on the table."));
	return desk_case(ui) != NULL;
}

/* ---- filter ------------------------------------------------------------------------------------------------------- */

/* One line of the filter list: what it sets. */
struct filter_line {
	size_t offset; /* of the code in struct queue_filter; SIZE_MAX: everything; SIZE_MAX - 1: missing only */
	const char *code, *text;
};

struct filter_list {
	struct filter_line lines[80];
	const char *texts[80];
	size_t count;
};

static void add_filter(struct filter_list *list, size_t offset, const char *code, const char *text)
{
	if (list->count == ARRAY_LEN(list->lines))
		return;
	list->texts[list->count] = text;
	list->lines[list->count++] = (struct filter_line){ offset, code, text };
}

static void add_codes(
	struct ui *ui, struct filter_list *list, const char *name, size_t offset, const char *label, bool queued_only)
{
	size_t count;
	const struct code_entry *entries = codebook_list(app_codebook(ui->app), name, &count);

	for (size_t i = 0; i < count; i++)
		if (!queued_only || entries[i].step.queued)
			add_filter(list, offset, entries[i].code,
				arena_print(
					ui->frame, "%s: %s", label, ui->app->dutch ? entries[i].nl : entries[i].en));
}

static void fill_filters(struct ui *ui, struct filter_list *list)
{
	const struct choice *weight = entity_field(&entity_application, "weight")->choices;

	add_filter(list, SIZE_MAX, NULL, _("All cases"));
	add_filter(list, SIZE_MAX - 1, NULL, _("Something missing or late"));
	for (; weight->code; weight++)
		add_filter(list, offsetof(struct queue_filter, weight), weight->code,
			arena_print(ui->frame, "%s: %s", _("Weight"), _(weight->label)));
	add_codes(ui, list, "municipality", offsetof(struct queue_filter, municipality), _("Municipality"), false);
	add_codes(ui, list, "step", offsetof(struct queue_filter, step), _("Step"), true);
}

static void set_filter(struct ui *ui, const struct filter_line *line)
{
	struct queue_filter *filter = &desk_of(ui)->queue.filter;

	if (line->offset == SIZE_MAX)
		*filter = (struct queue_filter){ 0 };
	else if (line->offset == SIZE_MAX - 1)
		filter->missing_only = !filter->missing_only;
	else
		*(const char **)((char *)filter + line->offset) = arena_text(ui->app->arena, line->code);
	desk_restart(ui);
	if (line->offset != SIZE_MAX)
		screen_hint(ui, "%s", _("The queue is filtered. Backspace shows all cases again."));
}

static void filter_chosen(struct ui *ui, void *from, int line)
{
	struct filter_list list = { .count = 0 };

	(void)from;
	fill_filters(ui, &list);
	if (line >= 0 && (size_t)line < list.count)
		set_filter(ui, &list.lines[line]);
}

void run_filter(struct ui *ui)
{
	struct filter_list list = { .count = 0 };

	fill_filters(ui, &list);
	dialog_choose(ui,
		&(struct dialog_choose){ .title = _("Filter the queue"),
			.lines = list.texts,
			.count = list.count,
			.done = filter_chosen });
}

void run_clear_filter(struct ui *ui)
{
	desk_of(ui)->queue.filter = (struct queue_filter){ 0 };
	desk_restart(ui);
}

void run_sort(struct ui *ui)
{
	struct desk *desk = desk_of(ui);

	desk->queue.sort = (desk->queue.sort + 1) % QUEUE_SORT_COUNT;
	desk_restart(ui);
}

/* ---- case by case ------------------------------------------------------------------------------------------------- */

/* The next or previous case of today's agenda; without an agenda, of the queue. */
static void go_along(struct ui *ui, int by)
{
	const struct agenda *agenda = desk_agenda(ui);
	int at = by > 0 ? -1 : (int)agenda->count;
	char id[64];

	for (size_t i = 0; desk_case(ui) && i < agenda->count; i++)
		if (agenda->lines[i].item->application && !strcmp(agenda->lines[i].item->application, desk_case(ui)))
			at = (int)i;
	at += by;
	if (!agenda->count) {
		desk_move(ui, by, desk_of(ui)->rows);
		return;
	}
	if (at < 0 || at >= (int)agenda->count || !agenda->lines[at].item->application) {
		screen_hint(ui, "%s",
			by > 0 ? _("This is the last case of the agenda.")
			       : _("This is the first case of the agenda."));
		return;
	}
	snprintf(id, sizeof(id), "%s", agenda->lines[at].item->application);
	desk_show_case(ui, id);
}

void run_next_case(struct ui *ui)
{
	go_along(ui, 1);
}

void run_previous_case(struct ui *ui)
{
	go_along(ui, -1);
}

void run_missing(struct ui *ui)
{
	const struct dossier *dossier = desk_dossier(ui);
	struct buffer text = { .arena = ui->frame };

	if (!has_case(ui) || !dossier)
		return;
	for (size_t i = 0; i < dossier->missing_count; i++)
		buffer_print(&text, "? %s\n", dossier->missing[i].text);
	if (!dossier->missing_count && desk_is_incomplete(ui, dossier))
		buffer_text(&text, _("? Care provider, letter or permission: see the lines with ? in panel 2.\n"));
	if (dossier->term_ends != UNKNOWN)
		buffer_print(&text, "\n%s",
			arena_print(ui->frame, _("The term of this step ends on %s."),
				day_format(ui->frame, dossier->term_ends)));
	dialog_tell(ui, _("What is missing"), desk_is_incomplete(ui, dossier) ? text.text : _("Nothing is missing."));
}

/* Why does this home fit? Every rule with what is asked and what is offered. */
void run_fit(struct ui *ui)
{
	static const char *const signs[] = { [FIT_YES] = "+", [FIT_LOOK] = "!", [FIT_NO] = "x", [FIT_ASK] = "?" };
	const struct desk *desk = desk_of(ui);
	struct buffer text = { .arena = ui->frame };

	if (!has_case(ui))
		return;
	if (!desk_dossier(ui) || !desk_dossier(ui)->home) {
		screen_hint(ui, "%s", _("No home is proposed for this case yet."));
		return;
	}
	for (size_t i = 0; i < desk->fit_count; i++)
		buffer_print(&text, "%s %s: %s / %s\n", signs[desk->fit[i].fit], desk->fit[i].rule, desk->fit[i].asked,
			desk->fit[i].offered);
	buffer_print(&text, "\n%s", _("The program reckons. The table decides."));
	dialog_tell(ui, _("Does this home fit? (asked / offered)"), text.text);
}

/* ---- undo --------------------------------------------------------------------------------------------------------- */

static void tell(struct ui *ui, bool good, const char *told, const struct error *err)
{
	if (!good) {
		screen_fail(ui, err);
		return;
	}
	screen_say(ui, "%s", told);
	screen_changed(ui);
}

void run_undo(struct ui *ui)
{
	const char *told = "";
	struct error err;
	bool good;

	if (!ui->app->store)
		return;
	good = edit_undo(ui->app, ui->frame, &told, &err);
	tell(ui, good, told, &err);
}

void run_redo(struct ui *ui)
{
	const char *told = "";
	struct error err;
	bool good;

	if (!ui->app->store)
		return;
	good = edit_redo(ui->app, ui->frame, &told, &err);
	tell(ui, good, told, &err);
}

static void withdraw(struct ui *ui, void *from, const char *reason)
{
	const char *left = NULL;
	struct error err;
	bool good;

	(void)from;
	if (!reason || !desk_case(ui))
		return;
	good = decide_withdraw(ui->app, ui->frame, desk_case(ui), reason, &left, &err);
	tell(ui, good,
		left ? arena_print(ui->frame, "%s %s.", _("The decision is withdrawn."), left)
		     : _("The decision is withdrawn. It stays in the log."),
		&err);
}

void run_withdraw(struct ui *ui)
{
	if (!has_case(ui))
		return;
	dialog_input(ui,
		&(struct dialog_input){ .title = _("Withdraw the last decision"),
			.text = _("It stays in the log, marked as withdrawn. Why?"),
			.max = 200,
			.done = withdraw });
}
