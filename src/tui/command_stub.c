/* Stands in for the commands until they are there: delete the ones you make. */
#include "tui/commands.h"

#include "tui/screen.h"

static void not_yet(struct ui *ui)
{
	screen_hint(ui, "%s", _("That cannot be done yet."));
}

void run_edit(struct ui *ui)
{
	not_yet(ui);
}

void run_edit_case(struct ui *ui)
{
	not_yet(ui);
}

void run_edit_home(struct ui *ui)
{
	not_yet(ui);
}

void command_case_history(struct ui *ui)
{
	not_yet(ui);
}
