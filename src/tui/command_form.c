/* What the action table does with forms: the row that a panel shows, opened for editing or as its history. */
#include "app/dossier.h"
#include "base/text.h"
#include "tui/commands.h"
#include "tui/form.h"
#include "tui/panel.h"

static struct dossier *dossier_now(struct ui *ui)
{
	const char *id = desk_case(ui);
	struct dossier *dossier;
	struct error err;

	if (!id) {
		screen_hint(ui, "%s", _("There is no case on the table."));
		return NULL;
	}
	if (dossier_load(ui->app, ui->frame, id, &dossier, &err))
		return dossier;
	screen_fail(ui, &err);
	return NULL;
}

/* The rows of the case on the table: the client first, as far as its records have arrived. 0: none, said why. */
static size_t case_targets(struct ui *ui, struct form_target targets[FORM_ROWS], const char **number)
{
	const struct dossier *dossier = dossier_now(ui);
	size_t count = 0;

	if (!dossier)
		return 0;
	if (dossier->client->row.id)
		targets[count++] = (struct form_target){ &entity_client, dossier->client->row.id };
	targets[count++] = (struct form_target){ &entity_application, dossier->application->row.id };
	*number = dossier->application->number;
	return count;
}

static size_t home_targets(struct ui *ui, struct form_target targets[FORM_ROWS], const char **number)
{
	const struct dossier *dossier = dossier_now(ui);

	if (!dossier)
		return 0;
	if (!dossier->home) {
		screen_hint(ui, "%s", _("There is no proposed home in this case yet."));
		return 0;
	}
	targets[0] = (struct form_target){ &entity_home, dossier->home->row.id };
	*number = dossier->home->number;
	return 1;
}

void run_edit_case(struct ui *ui)
{
	struct form_target targets[FORM_ROWS];
	const char *number;
	size_t count = case_targets(ui, targets, &number);

	if (count)
		form_open(ui, _("Edit client"), targets, count);
}

void run_edit_home(struct ui *ui)
{
	struct form_target targets[FORM_ROWS];
	const char *number;
	size_t count = home_targets(ui, targets, &number);

	if (count)
		form_open(ui, _("Edit home"), targets, count);
}

static void tell_about_decisions(struct ui *ui)
{
	screen_say(ui, "%s", _("A decision never changes. Record a new one with F8, or undo the last with Ctrl+Z."));
}

void run_edit(struct ui *ui)
{
	static void (*const edits[PANEL_COUNT])(struct ui *) = {
		[PANEL_QUEUE] = run_edit_case,
		[PANEL_CLIENT] = run_edit_case,
		[PANEL_HOME] = run_edit_home,
		[PANEL_DECISIONS] = tell_about_decisions,
	};

	edits[ui->meeting->focus](ui);
}

void command_case_history(struct ui *ui)
{
	struct form_target targets[FORM_ROWS];
	const char *number = NULL;
	const struct dossier *dossier = dossier_now(ui);
	bool home = dossier && dossier->home && ui->meeting->focus == PANEL_HOME;
	size_t count = 0;

	if (dossier)
		count = home ? home_targets(ui, targets, &number) : case_targets(ui, targets, &number);
	if (count)
		history_open(ui, arena_print(ui->frame, _("History of %s"), number ? number : ""), targets, count);
}
